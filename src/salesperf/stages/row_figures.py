"""What the rows of a lookup are worth on a day: once for everybody, but for rows that name a figure of the person."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal as Word

from salesperf.model.plan import Commission, Dated, Literal, Lookup, Name, Priced
from salesperf.model.rating import RowFigures, RowOf
from salesperf.stages.missing import Missing
from salesperf.stages.scene import Scene
from salesperf.stages.values import figure

Gives = Word["rate", "pay", "score", "none"]
ZERO = Fraction(0)
Named = dict[RowOf, Fraction]


def row_figures(scene: Scene, lookup: str, measure: str, gives: Gives) -> tuple[RowFigures, Named]:
    """The rows' figures of one kind, 0 where a row gives another; and those that are this person's. Raises Missing."""
    spec, work = scene.facts.plan.lookups[lookup], scene.facts.work.lookups[lookup, measure]
    mark = (lookup, gives, scene.day)
    if mark not in scene.facts.rows:
        scene.facts.rows[mark] = tuple(_on(scene, row, gives) for row in all_rows(spec))
    found = scene.facts.rows[mark]
    named = {(work.row, n): _of_person(scene, each) for n, each in enumerate(found) if isinstance(each, Name)}
    figures = [None if isinstance(each, Name) else each for each in found]
    return RowFigures(work.row, figures, texts(scene, lookup)), named


def all_rows(spec: Lookup) -> Sequence[Priced]:
    """The rows in their order, and what holds otherwise: nothing, where the plan says no more."""
    otherwise = spec.otherwise if isinstance(spec.otherwise, Priced) else Priced.model_construct()
    return *spec.rows, otherwise


def _on(scene: Scene, row: Priced, gives: Gives) -> Fraction | Name:
    value = None if gives == "none" else getattr(row, gives)
    leaf = value.on(scene.day) if isinstance(value, Dated) else value
    if leaf is None and value is not None:
        raise Missing("value-not-in-force", day=str(scene.day))
    return leaf.amount if isinstance(leaf, Literal) else leaf if isinstance(leaf, Name) else ZERO


def _of_person(scene: Scene, name: Name) -> Fraction:
    return figure(name, scene.number, scene.day)


def texts(scene: Scene, lookup: str) -> list[str]:
    """How each row is named beside the lines that it prices: its place in the lookup, and what it gives."""
    spec = scene.facts.plan.lookups[lookup]
    names = scene.facts.row_names.get(lookup) or [str(n) for n in range(1, len(spec.rows) + 1)]
    return [f"{lookup} {name}: {_text(row)}" for name, row in zip([*names, "-"], all_rows(spec), strict=True)]


def _text(row: Priced) -> str:
    value = row.table or row.rate or row.pay or row.score
    leaves = [leaf for _, leaf in value.leaves] if isinstance(value, Dated) else [value]
    return " / ".join(_leaf_text(leaf) for leaf in leaves if leaf is not None) or "0"


def _leaf_text(leaf: str | Literal | Name) -> str:
    return leaf if isinstance(leaf, str) else leaf.text if isinstance(leaf, Literal) else leaf.name


def line_factors(scene: Scene, element: Commission) -> tuple[tuple[RowFigures, ...], Named]:
    """The factors that single lines have from lookups. Raises Missing."""
    found: list[RowFigures] = []
    named: Named = {}
    for each in element.multiply:
        if each.lookup is not None:
            figures, own = row_figures(scene, each.lookup, str(element.measure), "score")
            found.append(figures)
            named |= own
    return tuple(found), named
