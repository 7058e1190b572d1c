"""Cases as data: a plan, small tables and the figures that the case's own rule gives; one runner for all of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import yaml

from periods import Accounts, is_settled, moved, score_in
from salesperf.diagnostics import Problems
from salesperf.model.ledger import EFFECTS
from salesperf.model.results import Earning, Results
from salesperf.model.scalars import Literal
from salesperf.read.plan_file import load_plan
from salesperf.worked.trial import trials

HERE = Path(__file__).parent
NO_DEALS = {"deals.csv": "id,owner,amount,dated"}
KINDS = (
    "example",
    "paid",
    "entry",
    "owed",
    "held",
    "net",
    "payments",
    "earned",
    "line",
    "lines",
    "windows",
    "actual",
    "goal",
    "attainment",
    "score",
    "payout",
    "rate",
)


@dataclass(frozen=True)
class Run:
    """One plan on one set of tables, with the figures expected of it."""

    case: str
    number: int
    said: dict[str, Any]

    def __str__(self) -> str:
        """As a test's id."""
        return f"{self.case}-{self.number}"

    @property
    def periods(self) -> list[dict[str, Any]]:
        """The periods to run, one after another; mostly one alone."""
        return list(self.said.get("periods", [self.said]))

    @property
    def expected(self) -> list[dict[str, Any]]:
        """The figures, in the order of the file."""
        return [asked for period in self.periods for asked in period["expect"]]


def read_runs() -> list[Run]:
    """Every run of every case, and of our own worked sums."""
    files = [*sorted((HERE / "cases").glob("*.yaml")), *sorted((HERE / "worked").glob("*.yaml"))]
    cases = (yaml.safe_load(path.read_text("utf-8")) for path in files)
    return [Run(case["case"], n, run) for case in cases for n, run in enumerate(case["runs"], 1)]


def pending() -> list[dict[str, Any]]:
    """What is not paid yet: whole cases, or the figures named."""
    return list(yaml.safe_load((HERE / "pending.yaml").read_text("utf-8")))


def refusals(run: Run, folder: Path) -> set[str]:
    """The rules that stop the run; none if it runs."""
    try:
        scored(run, folder)
    except Problems as problems:
        return {found.rule for found in problems.diagnostics}
    return set()


def scored(run: Run, folder: Path) -> list[tuple[Results, Accounts]]:
    """The real pipeline on the case's plan and tables, period after period, each on the accounts of those before it."""
    shutil.copy(HERE / "base.yaml", folder / "base.yaml")
    (folder / "plan.yaml").write_text(run.said["plan"], "utf-8")
    data = folder / "data"
    data.mkdir()
    accounts, found = Accounts(), []
    for period in run.periods:
        for name, text in (NO_DEALS | run.said.get("tables", {}) | period.get("tables", {})).items():
            (data / name).write_text(text, "utf-8")
        results = score_in(accounts, folder / "plan.yaml", data, str(period.get("period", "2026-03")))
        found.append((results, deepcopy(accounts)))
    return found


def figure(results: Results, accounts: Accounts, asked: dict[str, Any], folder: Path) -> Fraction:
    """The figure asked for; attainments, scores, payouts and rates in percent, as cases print them."""
    kind = next(kind for kind in KINDS if kind in asked)
    if kind == "example":
        return _sought(asked["example"], folder)
    if kind in ("paid", "entry", "owed", "held", "net", "payments"):
        return Fraction(_settled(results, accounts, asked, kind))
    people = asked["person"] if isinstance(asked["person"], list) else [asked["person"]]
    return sum((FIGURES[kind](results, asked, person, folder) for person in people), Fraction(0))


def holders(results: Results, asked: dict[str, Any]) -> list[str]:
    """Who has the place asked for in a contest."""
    places = {e.person: step.value for e in results.earnings if e.element == asked["element"] for step in e.steps
              if step.what == "place"}  # fmt: skip
    return [person for person, place in places.items() if place == asked["place"]]


def _sought(name: str, folder: Path) -> Fraction:
    """What an example of the plan seeks, if it comes out as the example expects."""
    file = load_plan(folder / "plan.yaml")
    (trial,) = [trial for trial in trials(file) if trial.name == name]
    assert trial.found == ()
    assert file.plan is not None
    (example,) = [example for example in file.plan.examples if example.name == name]
    (expected,) = example.expect.values()
    assert isinstance(expected, Literal)
    return expected.amount


def rounded(value: Fraction, like: str) -> Decimal:
    """Half up to as many decimals as the case prints."""
    places = -int(Decimal(like).as_tuple().exponent)
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _settled(results: Results, accounts: Accounts, asked: dict[str, Any], kind: str) -> Decimal | int:
    """What a run moved on a person's account, or what stands on it afterwards."""
    assert is_settled(results.entries)
    person = asked.get("person", "")
    match kind:
        case "paid":
            paid = [
                e for e in results.entries if e.kind == "payment" and e.person == person and e.rule == asked["paid"]
            ]
            return sum((e.amount for e in paid), Decimal(0))
        case "payments":
            return len([e for e in results.entries if e.kind == "payment"])
        case "entry":
            return moved(results.entries, person, asked["entry"])
        case "net":
            entries = accounts.entries[person] if "ever" in asked else results.entries
            own = [e for e in entries if e.person == person and e.element == asked["net"]]
            own = [e for e in own if e.kind != asked.get("less")]
            return sum((EFFECTS[e.kind].get("payable", 0) * e.amount for e in own), Decimal(0))
        case "owed":
            return accounts.balance(person, "owed")
        case _:
            return accounts.balance(person, "held")


def _earnings(results: Results, asked: dict[str, Any], person: str, kind: str) -> list[Earning]:
    elements = asked[kind] if isinstance(asked[kind], list) else [asked[kind]]
    found = [e for e in results.earnings if e.person == person and e.element in elements]
    return [e for e in found if asked.get("window", e.window.name) == e.window.name]


def _earned(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
    found = _earnings(results, asked, person, "earned")
    assert found, f"{person} has no such earning"
    amounts = [e.earned for e in found if e.earned is not None]
    assert len(amounts) == len(found), [e.reason for e in found]
    return Fraction(sum(amounts))


def _credits(results: Results, folder: Path, where: str, *values: str) -> list[tuple[Decimal]]:
    path = folder / "credits.parquet"
    results.bulk["credits.parquet"](path)
    return duckdb.execute(f"SELECT pay FROM read_parquet(?) WHERE {where}", [str(path), *values]).fetchall()


def _line(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
    element = asked.get("element", "commission")
    found = _credits(results, folder, "person_id = ? AND key = ? AND element = ?", person, asked["line"], element)
    assert len(found) == 1
    return Fraction(found[0][0])


def _lines(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
    return Fraction(len(_credits(results, folder, "person_id = ? AND element = ?", person, asked["lines"])))


def _windows(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
    return Fraction(len(_earnings(results, asked, person, "windows")))


def _measured(kind: str, times: int = 1) -> Callable[[Results, dict[str, Any], str, Path], Fraction]:
    def of(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
        found = [m for m in results.measures if m.person == person and m.measure == asked[kind] and m.closed]
        assert len(found) == 1
        return Fraction(getattr(found[0], kind)) * times

    return of


def _score(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
    (found,) = [card.score for card in results.cards if card.person == person and card.card == asked["score"]]
    assert found is not None
    return found * 100


def _step(results: Results, asked: dict[str, Any], person: str, kind: str, what: str) -> Fraction:
    (earning,) = _earnings(results, asked, person, kind)
    (value,) = [step.value for step in earning.steps if step.what == what]
    assert value is not None
    return value


def _payout(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
    return _step(results, asked, person, "payout", "payout") * 100


def _rate(results: Results, asked: dict[str, Any], person: str, folder: Path) -> Fraction:
    (earning,) = _earnings(results, asked, person, "rate")
    assert earning.earned is not None
    return Fraction(earning.earned) / _step(results, asked, person, "rate", "base") * 100


FIGURES: dict[str, Callable[[Results, dict[str, Any], str, Path], Fraction]] = {
    "earned": _earned,
    "line": _line,
    "lines": _lines,
    "windows": _windows,
    "actual": _measured("actual"),
    "goal": _measured("goal"),
    "attainment": _measured("attainment", 100),
    "score": _score,
    "payout": _payout,
    "rate": _rate,
}
