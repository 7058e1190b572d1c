"""The worked examples of a plan, run through the same pipeline as a month end, and compared exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from salesperf.diagnostics import Diagnostic, Problems, errors
from salesperf.model.calendar import Calendar
from salesperf.model.given import Given
from salesperf.model.ledger import ClosedPeriod, Entry, History
from salesperf.model.period import PeriodError
from salesperf.model.plan import Example
from salesperf.model.scalars import Literal
from salesperf.pipeline import score_plan
from salesperf.pipeline.plan_work import read_work, sound
from salesperf.read.calendar_table import read_calendar
from salesperf.read.plan_file import PlanFile
from salesperf.scratch import Scratch
from salesperf.worked.expected import Outcome
from salesperf.worked.figures import shown
from salesperf.worked.scene import PERSON, Act, acts, given_of, lay_out
from salesperf.worked.seek import least

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """One worked example, run: its name, how many figures were compared, and what differed."""

    name: str
    compared: int
    found: tuple[Diagnostic, ...]


def trials(file: PlanFile, data_dir: Path | None = None) -> Iterator[Trial]:
    """Every example of a plan in its order; `data_dir` holds the tables that the plan itself names (own calendars)."""
    read_work(file)
    plan = sound(file)
    with Scratch() as scratch:
        calendar, _, found = read_calendar(plan, data_dir, Path(scratch))
        if calendar is None or errors(found):
            raise Problems(found or [Diagnostic("examples-need-data", file.source.span(("calendar",)), {})])
        for number in range(len(plan.examples)):
            yield _trial(file, number, calendar)


def _trial(file: PlanFile, number: int, calendar: Calendar) -> Trial:
    example = sound(file).examples[number]
    try:
        return _acted(file, number, acts(sound(file), calendar, number))
    except PeriodError as error:
        place = file.source.span(("examples", number))
        return Trial(example.name, 0, (Diagnostic(error.rule, place, error.params),))


def _acted(file: PlanFile, number: int, scenes: Sequence[Act]) -> Trial:
    """One example through all of its periods; each begins with what those before it left on the account."""
    example = sound(file).examples[number]
    found: list[Diagnostic] = []
    closed, entries = list[ClosedPeriod](), list[Entry]()
    for count, act in enumerate(scenes, start=1):
        history = History(tuple(closed), {PERSON: tuple(entries)})
        stage = Stage(file, scenes[:count], number, history)
        result = stage.run()
        if isinstance(result, Problems):
            found += list(_stopped(file, act, result.diagnostics))
            break
        entries += [entry for entry in result.results.entries if entry.person == PERSON]
        closed.append(_closed(file, act))
        outcome = Outcome(result.results, tuple(entries))
        found += _compare(file, act, outcome, stage)
    return Trial(example.name, sum(len(act.expect) for act in scenes), tuple(found))


@dataclass(frozen=True, slots=True)
class Stage:
    """One period of an example with everything that its run needs."""

    file: PlanFile
    acted: Sequence[Act]
    number: int
    history: History

    def run(self) -> Outcome | Problems:
        """A run of the period; Problems where there can be none."""
        with Scratch() as folder:
            try:
                results = score_plan(
                    self.alone(Path(folder)), Path(folder), self.window, past=lambda _: self.history, given=self.given()
                )
            except Problems as problems:
                return problems
            return Outcome(results, ())

    @property
    def window(self) -> str:
        """The name of the period."""
        return self.acted[-1].window.name

    @property
    def example(self) -> Example:
        """The example as the plan states it."""
        return sound(self.file).examples[self.number]

    def alone(self, folder: Path) -> PlanFile:
        """The plan, reading the files of the example's person, which are written into the folder."""
        return lay_out(self.file, self.example, self.acted, folder)

    def given(self, instead: Mapping[str, Fraction] | None = None) -> Given:
        """The figures that are stated, some of the last period's replaced."""
        stated = given_of(self.example, self.acted, sound(self.file))
        window, last = stated.periods[-1]
        return Given((*stated.periods[:-1], (window, {**last, **(instead or {})})))


def _closed(file: PlanFile, act: Act) -> ClosedPeriod:
    window = act.window
    return ClosedPeriod(window.name, window.start, window.end, sound(file).version, file.digest, "")


def _compare(file: PlanFile, act: Act, outcome: Outcome, stage: Stage) -> Iterator[Diagnostic]:
    rules = {each.rule for each in (*outcome.results.found, *outcome.results.quarantined)}
    seek = stage.example.seek
    for name, wanted in act.expect.items():
        place = file.source.span((*act.loc, "expect", name))
        if name == "error":
            if wanted not in rules:
                yield Diagnostic(
                    "example-without-error", place, {"rule": str(wanted), "found": ", ".join(sorted(rules))}
                )
            continue
        sought = seek is not None and seek.measure == name
        value = least(stage, seek) if seek is not None and sought else outcome.figure(name)
        if not isinstance(wanted, Literal) or value != wanted.amount:
            yield Diagnostic("example-differs", place, _params(name, wanted, value, outcome))


def _params(name: str, wanted: Literal | str, value: Fraction | None, outcome: Outcome) -> dict[str, str]:
    written = wanted.text if isinstance(wanted, Literal) else wanted
    why = "; ".join(sorted({d.rule for d in outcome.results.found if d.severity == "error"}))
    return {"name": name, "expected": written, "found": shown(value, wanted), "why": "" if value is not None else why}


def _stopped(file: PlanFile, act: Act, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Nothing could be computed: right where the example expects that very rule."""
    wanted = act.expect.get("error")
    rules = {each.rule for each in found}
    if isinstance(wanted, str) and wanted in rules:
        return
    yield Diagnostic("example-not-run", file.source.span(act.loc), {"rules": ", ".join(sorted(rules))})
    yield from found
