"""The calculation of an element that is not paid by the record: a bonus, fixed pay, a commission on a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesperf.locale.languages import Language
from salesperf.model.explanation import Figure, Node, exact, gathered
from salesperf.model.statement import Statement
from salesperf.write.explanation_words import label_of
from salesperf.write.statement.capped import cap_parts
from salesperf.write.statement.factors import factor_formula, gathered_formula, terms_formula
from salesperf.write.statement.formulas import cell_name, rounded
from salesperf.write.statement.grid import Cell, Formula, Ref, Row, figure_cell
from salesperf.write.statement.lines import earned_row, key_of, line, said_of

INSIDE = ("limit", "part", "attainment", "lines")
"""Kinds that are told elsewhere: on the Measures page, or in the line above them."""


def working_rows(told: Statement, node: Node, lang: Language) -> Iterator[Row]:
    """Each step with its figure, and the amount as a formula of those that enter into it."""
    key = key_of(node)
    cells = [Ref(cell_name(key, f"step.{number}")) for number in range(len(node.children))]
    for child, cell in zip(node.children, cells, strict=True):
        parts, inside = cap_parts(child, cell.name, lang)
        formula = factor_formula(told, child) if child.kind in ("factor", "payout") else inside or _own(child)
        yield line(label_of(child, lang), said_of(child, lang), _figure(child, cell.name, formula))
        yield from (line(part.label, "", part.cell, depth=part.depth) for part in parts)
        yield from _below(() if parts else child.children, lang, 1)
    yield earned_row(told, node, _total(told, node, cells), lang)


def _total(told: Statement, node: Node, cells: Sequence[Ref]) -> Formula:
    assert node.figure is not None
    found = gathered(node.children, exact)
    if found is None or Figure(found, "money", told.digits).printed != node.figure.value:
        return ()
    return rounded(gathered_formula(node.children, cells), told.digits)


def _own(child: Node) -> Formula:
    return terms_formula(child.terms, child.figure.value if child.figure else None)


def _figure(child: Node, name: str, formula: Formula) -> Cell:
    return figure_cell(child.figure, name=name, formula=formula) if child.figure else Cell(name=name)


def _below(children: Sequence[Node], lang: Language, depth: int) -> Iterator[Row]:
    for child in children:
        if child.kind not in INSIDE:
            cell = figure_cell(child.figure, look="muted") if child.figure else Cell()
            yield line(label_of(child, lang), said_of(child, lang), cell, depth=depth)
            yield from _below(child.children, lang, depth + 1)
