"""Lines of a calculation: what it is, how, and its amount in the last column."""

from __future__ import annotations

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.explanation import Node
from salesperf.model.statement import Statement
from salesperf.write.explanation_words import phrases
from salesperf.write.statement.formulas import Key, cell_name
from salesperf.write.statement.grid import EMPTY, Cell, Formula, Row, money

COLUMNS = 7


def key_of(node: Node) -> Key:
    """An element's name and its window."""
    return node.name, str(node.facts["window"])


def line(label: str, said: str, amount: Cell, aside: Cell = EMPTY, depth: int = 0) -> Row:
    """One line; `aside` stands before the amount: a limit, beside what it did."""
    gap = (EMPTY,) * (COLUMNS - 4)
    return Row(
        (Cell("    " * depth + label, look="muted" if depth else ""), Cell(said, look="muted"), *gap, aside, amount),
        "body",
    )


def said_of(node: Node, lang: Language) -> str:
    """What is said beside a node's figure."""
    return text("explain.separator", lang).join(phrases(node, lang))


def earned_row(told: Statement, node: Node, formula: Formula, lang: Language) -> Row:
    """The last line of a block: what the element earned, under the name that the Summary asks for."""
    assert node.figure is not None
    cell = money(node.figure.value, told.digits, name=cell_name(key_of(node), "earned"), formula=formula)
    return Row((Cell(text("statement.earned", lang)), *(EMPTY,) * (COLUMNS - 2), cell), "total")
