"""What worked examples name: references that can be stated, figures that can be expected, records of known sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.plan import Example, ExamplePeriod
from salesperf.read.plan_checks.line_tables import prices_records
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc

OF_ACCOUNT = ("payment", "held", "owed", "deferred", "carried", "error")
_OF_MEASURE = ("before", "goal", "attainment")
_OF_ELEMENT = ("effective_rate", "payout", "fund")


def check_examples(subject: Subject) -> Iterator[Diagnostic]:
    """Every name of every example, and figures that cannot say what single records pay."""
    for number, example in enumerate(subject.plan.examples):
        loc: Loc = ("examples", number)
        person = {"id", "tenure_months", *subject.plan.people.columns, *subject.plan.variables}
        yield from _unknown(subject, (*loc, "person"), example.person, person)
        for where, told in _periods(example, loc):
            yield from _unknown(subject, (*where, "given"), told.given.figures, _stated(subject))
            yield from _unknown(subject, (*where, "given", "records"), told.given.records, subject.plan.sources)
            expected = [name for name in told.expect if ".line." not in name]
            allowed = _expected(subject) | ({example.seek.measure} if example.seek else set())
            yield from _unknown(subject, (*where, "expect"), expected, allowed)
            yield from _per_record(subject, where, told)


def _periods(example: Example, loc: Loc) -> Iterator[tuple[Loc, Example | ExamplePeriod]]:
    yield loc, example
    for number, each in enumerate(example.periods):
        yield (*loc, "periods", number), each


def _unknown(subject: Subject, loc: Loc, names: Iterable[str], known: Collection[str]) -> Iterator[Diagnostic]:
    listed = sorted(known)
    for name in (each for each in names if each not in known):
        params = {"name": name, "known": ", ".join(listed), "near": suggest(name, listed)}
        yield subject.fault_at_key("example-name-unknown", (*loc, name), **params)


def _stated(subject: Subject) -> set[str]:
    """The references that an example may state."""
    plan = subject.plan
    found = {f"{measure}.{word}" for measure in plan.measures for word in _OF_MEASURE}
    found |= {f"{card}.{measure}" for card, spec in plan.scorecards.items() for measure in spec.measures}
    return found | {*plan.measures, *plan.scorecards, *plan.elements, *plan.variables, "tenure_months"}


def _expected(subject: Subject) -> set[str]:
    """The figures that an example may expect."""
    plan = subject.plan
    found = {f"{element}.{word}" for element in plan.elements for word in _OF_ELEMENT}
    found |= {f"{measure}.{word}" for measure in plan.measures for word in ("goal", "attainment")}
    found |= {f"{card}.{measure}" for card, spec in plan.scorecards.items() for measure in spec.measures}
    return found | {*plan.measures, *plan.scorecards, *plan.elements, *OF_ACCOUNT}


def _per_record(subject: Subject, loc: Loc, told: Example | ExamplePeriod) -> Iterator[Diagnostic]:
    """What is said of single records cannot be applied to a figure for all of them."""
    for name, element in subject.plan.elements.items():
        measure = getattr(element, "measure", None)
        if name in told.expect and measure in told.given.figures and prices_records(subject.plan, name):
            yield subject.fault_at_key(
                "example-needs-records", (*loc, "given", measure), element=name, measure=str(measure)
            )
