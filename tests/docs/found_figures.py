"""What a run says of a line that an example expects, in the example's own notation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import duckdb
from doc_examples import Expected

from periods import Accounts
from salesperf.model.ledger import Account
from salesperf.model.results import Earning, Results

BALANCES: dict[str, Account] = {
    "owed": "owed", "held": "held", "deferred": "deferred", "clawed": "clawed", "carried": "carried"
}  # fmt: skip
Figure = Fraction | Decimal | int | None
Dated = TypeVar("Dated")


def same(expected: str, figure: Figure) -> bool:
    """Whether a figure is the one that is written: `1,100.00`, `80%`, `1/3`, `0.333…`, `none`."""
    if expected == "none" or figure is None:
        return expected == "none" and figure is None
    percent = expected.endswith("%")
    written = expected.removesuffix("%").replace(",", "")
    exact = Fraction(figure) * (100 if percent else 1)
    if not written.endswith("…"):
        return Fraction(written) == exact
    digits = written[:-1]
    unit = Fraction(1, 10 ** len(digits.partition(".")[2]))
    return Fraction(digits) <= exact < Fraction(digits) + unit and Fraction(digits) != exact


def check(results: Results, accounts: Accounts, folder: Path, line: Expected) -> str:
    """'' if the run says so too, else what it says instead."""
    if line.figure.endswith(".csv"):
        return _compare_rows(results, line)
    name, _, part = line.figure.partition("@")[0].partition(".")
    if name in BALANCES:
        return _compare(line.value, accounts.balance(line.who, BALANCES[name]))
    if name in ("paid", "entry"):
        return _compare(line.value, _moved(results, line.who, name, part))
    plan = results.plan
    if name in plan.elements:
        return _compare_earning(results, folder, line, name, part)
    return _compare(line.value, _beside_pay(results, line, name, part))


def _beside_pay(results: Results, line: Expected, name: str, part: str) -> Figure | str:
    if name in results.plan.rewards:
        return _awarded(results, line.who, name)
    if name in results.plan.scorecards:
        return _of_card(results, line, name, part)
    return _of_measure(results, line, name, part)


def _moved(results: Results, who: str, name: str, part: str) -> Decimal:
    """What was paid, by a rule's own name where it pays by itself; or what the entries of a kind come to."""
    mine = [entry for entry in results.entries if entry.person == who]
    if name == "entry":
        return sum((entry.amount for entry in mine if entry.kind == part), Decimal(0))
    return sum((entry.amount for entry in mine if entry.kind == "payment" and entry.rule == part), Decimal(0))


def _awarded(results: Results, who: str, name: str) -> str:
    """What a reward gives, one after the other: places, forms of an earning, units."""
    mine = [each for each in results.awards if (each.person, each.reward) == (who, name)]
    words = [[each.what, "" if each.figure is None else str(each.figure)] for each in mine]
    return ", ".join(" ".join(filter(None, each)) or "named" for each in words) or "none"


def findings(results: Results) -> list[str]:
    """The rules of everything that the run found fault with."""
    told = [*results.quarantined, *(each for each in results.found if each.rule != "tier-jump")]
    return sorted({each.rule for each in told})


def _compare(expected: str, figure: Figure | str) -> str:
    if isinstance(figure, str):
        return "" if figure == expected else figure
    return "" if same(expected, figure) else str(figure)


def _one(line: Expected, found: Iterable[Dated], window: Callable[[Dated], str]) -> Dated:
    """The only one of the window that the line names, or the only one at all."""
    wanted = line.figure.partition("@")[2]
    matching = [each for each in found if wanted in ("", window(each))]
    assert len(matching) == 1, f"line {line.line}: {[window(each) for each in matching]} for {line.figure}"
    return matching[0]


def _compare_earning(results: Results, folder: Path, line: Expected, name: str, part: str) -> str:
    mine = [e for e in results.earnings if (e.person, e.element) == (line.who, name)]
    if line.value == "not in scope":
        return "" if not mine else str(mine[0].earned)
    earning = _one(line, mine, lambda each: each.window.name)
    if part == "further":
        return _compare(line.value, ", ".join(f"{what} {amount}" for what, amount in earning.further) or "none")
    if part == "lines":
        return _compare(line.value, _lines(results, folder, earning))
    if line.value.startswith("none: "):
        return "" if not earning.earned and earning.reason == line.value[6:] else f"{earning.earned} {earning.reason}"
    return _compare(line.value, earning.earned)


def _lines(results: Results, folder: Path, earning: Earning) -> str:
    path = folder / "credits.parquet"
    results.bulk["credits.parquet"](path)
    rows = duckdb.execute(
        f"SELECT pay FROM '{path}' WHERE person_id = ? AND element = ? AND period = ? ORDER BY date, key, part",
        [earning.person, earning.element, earning.window.name],
    ).fetchall()
    return re.sub(r"\+ -", "- ", " + ".join(f"{pay:,}" for (pay,) in rows)) or "none"


def _of_card(results: Results, line: Expected, name: str, part: str) -> Figure | str:
    if part == "place":
        ranks = [each for each in results.ranking if (each.person, each.by) == (line.who, name)]
        rank = _one(line, ranks, lambda each: each.window.name) if ranks else None
        return f"{rank.place}{'=' if rank.tied else ''}" if rank else "none"
    mine = [each for each in results.cards if (each.person, each.card) == (line.who, name)]
    if line.value == "not in scope":
        return line.value if not mine else str(mine[0].score)
    card = _one(line, mine, lambda each: each.window.name)
    if not part:
        return card.score if card.score is not None or ":" not in line.value else f"none: {card.reason}"
    return next(each.score for each in card.parts if each.measure == part)


def _of_measure(results: Results, line: Expected, name: str, part: str) -> Figure:
    mine = [each for each in results.measures if (each.person, each.measure) == (line.who, name)]
    found = _one(line, mine, lambda each: each.window.name)
    return {"": found.actual, "goal": found.goal, "attainment": found.attainment, "n": found.n}[part]


def _compare_rows(results: Results, line: Expected) -> str:
    file = next(each for each in results.inputs if each.file == line.figure)
    counts = {"used": file.used, "quarantined": file.quarantined, "out of scope": file.out_of_scope}
    return _compare(line.value, ", ".join(f"{count} {word}" for word, count in counts.items() if count))
