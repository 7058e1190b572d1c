"""What a cap is made of: the cap itself and what its window has earned before, each a cell that a formula refers to."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.explanation import Node, exact, gathered, worked_out
from salesperf.write.explanation_words import label_of
from salesperf.write.statement.grid import Cell, Formula, Ref, figure_cell, joined

PARTS = ("cap-most", "cap-earlier")


@dataclass(frozen=True, slots=True)
class CapPart:
    """A figure below a cap, so many steps in, and what it is called."""

    label: str
    cell: Cell
    depth: int


def cap_parts(cap: Node, name: str, lang: Language, depth: int = 1) -> tuple[list[CapPart], Formula]:
    """The figures below a cap whose cell has this name, and the cap as a formula of them; () where it is one figure."""
    if cap.figure is None or cap.kind != "cap":
        return [], ()
    if cap.children and gathered(cap.children, exact) == cap.figure.value:
        return _least(cap, name, lang, depth)
    if len(cap.terms) != len(PARTS) or worked_out(cap.terms, exact) != cap.figure.value:
        return [], ()
    most, earlier = (
        CapPart(text(f"statement.{part}", lang), figure_cell(term.figure, name=f"{name}.{part}", look="muted"), depth)
        for part, term in zip(PARTS, cap.terms, strict=True)
    )
    return [most, earlier], (Ref(most.cell.name), "-", Ref(earlier.cell.name))


def _least(cap: Node, name: str, lang: Language, depth: int) -> tuple[list[CapPart], Formula]:
    """Of several caps, each with its own figures, the least."""
    found: list[CapPart] = []
    cells: list[Formula] = []
    for number, child in enumerate(cap.children):
        own = f"{name}.{number}"
        parts, formula = cap_parts(child, own, lang, depth + 1)
        found += [CapPart(label_of(child, lang), figure_cell(child.figure, name=own, formula=formula), depth), *parts]
        cells.append((Ref(own),))
    return found, ("MIN(", *joined(cells, ","), ")")
