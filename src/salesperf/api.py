"""The Python API: read a plan, run a period, look at the results as pandas frames.

    from salesperf import load_plan, score

    plan = load_plan("plans/en-saas.yaml")
    run = score(plan, "samples/en-saas", "2026-09")
    run.ranking; run.scores; run.payouts
    print(run.trace("S101"))

Money and figures in the frames are `Decimal`: money exact, every other figure to 12 decimals, half up. The exact
fractions are in `run.results`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic, Problems, errors
from salesperf.read.plan_file import PlanFile
from salesperf.read.plan_file import load_plan as read_plan

if TYPE_CHECKING:
    import pandas as pd

    from salesperf.model.results import Earning, Results
    from salesperf.report.run_tables import Table, Value

DIGITS = 12


def load_plan(path: str | Path) -> PlanFile:
    """Read and check a plan; raises `salesperf.diagnostics.Problems` where its shape or types are wrong."""
    plan = read_plan(Path(path))
    if errors(plan.found):
        raise Problems(plan.found)
    return plan


def score(plan: PlanFile | str | Path, data: str | Path, period: str) -> Run:
    """Run one period on a folder of exports; raises `Problems` where plan, period or a whole table cannot be used.

    Rows that cannot be used are in `run.quarantined`; the others are paid.
    """
    from salesperf.pipeline import score_plan

    read = plan if isinstance(plan, PlanFile) else load_plan(plan)
    return Run(score_plan(read, Path(data), period), read)


@dataclass(frozen=True)
class Run:
    """A finished run. `results` holds everything exactly; the frames hold the same rows as the run folder's files."""

    results: Results
    plan: PlanFile

    @property
    def ranking(self) -> pd.DataFrame:
        """Places: `person_id, person, team, ranked_by, window, place, tied, value`."""
        from salesperf.report.run_tables import ranking

        return _frame(ranking(self.results))

    @property
    def scores(self) -> pd.DataFrame:
        """Every measure of every person: actual, goal, attainment, score, weight, weighted, n."""
        from salesperf.report.run_tables import scores

        return _frame(scores(self.results))

    @property
    def payouts(self) -> pd.DataFrame:
        """What every element earned everybody, in plan currency; missing amounts are None with a reason."""
        from salesperf.report.run_tables import payouts

        return _frame(payouts(self.results))

    @property
    def quarantined(self) -> tuple[Diagnostic, ...]:
        """The rows that were not used because something is wrong with them, each at its cell."""
        return self.results.quarantined

    def trace(self, person: str) -> Trace:
        """How a person's pay came about; raises KeyError for an id that is not on the roster."""
        if person not in self.results.roster.people:
            raise KeyError(person)
        return Trace(self, person)


@dataclass(frozen=True)
class Trace:
    """One person's pay, step by step. Printed, it is an indented calculation; `steps` and `lines` are frames."""

    run: Run
    person: str

    @property
    def earnings(self) -> tuple[Earning, ...]:
        """What each element earned, with its steps."""
        return tuple(each for each in self.run.results.earnings if each.person == self.person)

    @property
    def steps(self) -> pd.DataFrame:
        """Every step: element, window, what it is, of what, its value, and the line of the plan that rules it."""
        import pandas as pd

        rows = [
            (each.element, each.window.name, step.what, step.of, _plain(step.value), step.note, self._line(step.loc))
            for each in self.earnings
            for step in each.steps
        ]
        return pd.DataFrame(rows, columns=["element", "window", "what", "of", "value", "note", "plan_line"])

    @property
    def lines(self) -> pd.DataFrame:
        """Every credited record of the person with file, row, share, running total, tier and pay."""
        import pandas as pd

        from salesperf.engine.duck import parquet_rows
        from salesperf.scratch import Scratch

        with Scratch() as folder:
            path = Path(folder) / "credits.parquet"
            self.run.results.bulk["credits.parquet"](path)
            names, rows = parquet_rows(path, "person_id", self.person)
            return pd.DataFrame(rows, columns=names)

    def _line(self, loc: tuple[str | int, ...]) -> int | None:
        return self.run.plan.source.span(loc).line if loc else None

    def __str__(self) -> str:
        """The calculation as indented text: the amount first, the steps under it."""
        who = self.run.results.roster.people[self.person]
        currency = self.run.results.plan.currency
        head = f"{who.id} {who.name}  {self.run.results.period.name}  {self.run.results.earned(self.person)} {currency}"
        return "\n".join([head, *(line for each in self.earnings for line in _told(each))])


def _told(earning: Earning) -> list[str]:
    amount = earning.reason if earning.earned is None else f"{earning.earned}"
    lines = [f"  {earning.element}  {earning.window.name}  {amount}"]
    lines += [f"    {step.what} {step.of}: {_plain(step.value)} {step.note}".rstrip() for step in earning.steps]
    return lines + [f"    {name}: {value:+}" for name, value in earning.further]


def _frame(table: Table) -> pd.DataFrame:
    import pandas as pd

    rows = [tuple(_plain(value) for value in row) for row in table.rows]
    return pd.DataFrame(rows, columns=list(table.header))


def _plain(value: Value) -> str | bool | int | Decimal | None:
    """A value as a notebook shows it: fractions to 12 decimals, without trailing zeros."""
    if not isinstance(value, Fraction):
        return value
    from salesperf.stages.rounding import round_to

    rounded = round_to(value, Decimal(1).scaleb(-DIGITS)).normalize()
    return rounded if rounded.as_tuple().exponent <= 0 else rounded.quantize(Decimal(1))  # type: ignore[operator]
