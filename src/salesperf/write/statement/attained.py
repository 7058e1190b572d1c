"""The attainments that the Summary shows, and the cells that its chart is drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Figure, Measured, Node
from salesperf.model.statement import Statement
from salesperf.write.statement.factors import score_name
from salesperf.write.statement.grid import Cell, Ref, Row, figure_cell, heads


@dataclass(frozen=True, slots=True)
class Attained:
    """How far a measure got in a window, and the cell of the Measures page that says so."""

    name: str
    label: str
    window: str
    closed: bool
    value: Fraction
    goal: Figure | None
    cell: str


def attained(told: Statement) -> list[Attained]:
    """Each measure once: those of scorecards, then others that something is paid on; closed windows come first."""
    found: dict[tuple[str, str], Attained] = {}
    for each in (*_of_cards(told), *_of_others(told)):
        found.setdefault((each.name, each.window), each)
    return sorted(found.values(), key=lambda each: not each.closed)


def too_few(told: Statement, node: Node) -> bool:
    """Whether fewer have answered than the plan asks for, so that nothing of it is shown."""
    count = node.facts.get("n", 0)
    return node.name in told.asked and isinstance(count, int) and count < told.least.get(node.name, 1)


def hidden(told: Statement, each: Measured) -> bool:
    """The same of a measure by itself."""
    return each.name in told.asked and each.n < told.least.get(each.name, 1)


def in_card(told: Statement, each: Measured) -> bool:
    """Whether a scorecard of the same window holds the measure."""
    return any(
        card.window == each.window.name and any(node.name == each.name for node in card.nodes) for card in told.cards
    )


def measure_name(each: Measured) -> str:
    """What other pages call a measure outside of scorecards."""
    return f"measure|{each.name}|{each.window.name}"


def chart_rows(told: Statement, lang: Language) -> Iterator[Row]:
    """The table that the chart is drawn from."""
    found = attained(told)
    if not found:
        return
    yield Row()
    yield Row((Cell(text("statement.attained-chart", lang), look="section"),))
    yield heads((text("statement.measure", lang), "text"), (text("statement.attainment", lang), "money"),
                (text("statement.goal", lang), "money"))  # fmt: skip
    for number, each in enumerate(found):
        value = figure_cell(Figure(each.value, "ratio", 1), name=f"chart|value.{number}", formula=(Ref(each.cell),))
        goal = Cell(Fraction(1), "ratio", digits=0, name=f"chart|goal.{number}")
        yield Row((Cell(visible(each.label), name=f"chart|label.{number}"), value, goal), "body")


def _of_cards(told: Statement) -> Iterator[Attained]:
    for card in told.cards:
        for number, node in enumerate(card.nodes):
            reached, goal = node.child("attainment"), node.facts.get("goal")
            if reached is not None and reached.figure is not None and not too_few(told, node):
                shown = goal if isinstance(goal, Figure) else None
                cell = f"{score_name(card)}|{number}|attainment"
                yield Attained(node.name, node.label, card.window, card.closed, reached.figure.value, shown, cell)


def _of_others(told: Statement) -> Iterator[Attained]:
    paid_on = {node.name for node in _below(told.tree.earned)}
    for each in (each for each in told.tree.measures if not hidden(told, each)):
        if each.attainment is not None and each.name in paid_on and not in_card(told, each):
            name, window = measure_name(each), each.window.name
            yield Attained(each.name, each.label, window, each.closed, each.attainment, each.goal, f"{name}|attainment")


def _below(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _below(child)
