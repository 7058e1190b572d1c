"""An indented calculation for a terminal: amounts of one level share a column, the level above stands to its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Explanation, Node
from salesperf.write.cells import clipped, right, width
from salesperf.write.explanation_words import label_of, phrases, place_text, shown
from salesperf.write.styled import ALERT, MUTED, STRONG, Line, Piece
from salesperf.write.text_table import WIDTH

INSIDE = {"limit", "attainment"}
"""Kinds that are told in the line above them."""

BESIDE = {"base", "goal", "result", "tie-break", "weight", "weights"}
"""Kinds whose figure stands among the remarks: it is no part of the pay."""

STEPS = (10, 7, 4)
"""How far the columns of two levels stand apart: the first with which the remarks have room."""

REMARKS = 48
LONGEST = 44


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its level, what it is, its amount, and what is said beside it."""

    depth: int
    label: str
    amount: str
    said: tuple[str, ...]
    place: str
    style: str


def calculation_rows(tree: Explanation, lang: Language) -> list[Row]:
    """The sum, then every element with all that made it."""
    total = tree.earned.figure
    label = text("explain.earned", lang, currency=tree.currency)
    head = Row(0, label, shown(total) if total else "", (), "", STRONG)
    return [head, *(row for node in tree.earned.children for row in _rows(node, tree, lang, 1))]


def row_lines(rows: Sequence[Row], lang: Language) -> list[Line]:
    """The rows in at most `WIDTH` cells; remarks that have no room go on below, and no amount is ever cut."""
    edges = next((e for step in STEPS if (e := _edges(rows, step))[1] + 3 + REMARKS <= WIDTH), _edges(rows, STEPS[-1]))
    return [line for row in rows for line in _lines(row, edges, text("explain.separator", lang))]


def _rows(node: Node, tree: Explanation, lang: Language, depth: int) -> Iterator[Row]:
    if node.kind in INSIDE or (node.kind == "base" and not node.terms):
        return
    said = phrases(node, lang)
    if node.kind == "element" and node.facts.get("window") != tree.period.name:
        said = [visible(str(node.facts["window"])), *said]
    if node.finding is not None:
        said.append(fill(node.finding, lang).message)
    amount = shown(node.figure) if node.figure and node.kind not in BESIDE else ""
    if node.kind == "element" and not node.figure:
        amount = text("explain.no-figure", lang)
    alert = node.finding is not None or bool(
        {"not-met", "no-score", "no-result", "below-least", "too-few", "not-scored"} & set(node.remarks)
    )
    style = ALERT if alert else "" if depth == 1 else MUTED
    yield Row(depth, label_of(node, lang), amount, tuple(said), place_text(node.place, tree.plan_file), style)
    if node.kind != "part":  # it tells its attainment and score itself
        for child in node.children:
            yield from _rows(child, tree, lang, depth + 1)


def _edges(rows: Sequence[Row], step: int) -> dict[int, int]:
    """For each level the column in which its amounts end; the first two levels share theirs."""
    deepest = max(1, *(row.depth for row in rows))
    edges: dict[int, int] = {}
    for depth in range(deepest, 0, -1):
        here = [row for row in rows if max(row.depth, 1) == depth]
        own = max((_label_end(row) + (2 + width(row.amount) if row.amount else 0) for row in here), default=0)
        edges[depth] = max(own, edges[depth + 1] + step if depth < deepest else 0)
    return {**edges, 0: edges[1]}


def _label_end(row: Row) -> int:
    return 2 * row.depth + min(width(row.label), LONGEST)


def _lines(row: Row, edges: dict[int, int], separator: str) -> list[Line]:
    label = " " * (2 * row.depth) + clipped(row.label, LONGEST)
    amount = right(row.amount, edges[row.depth] - width(label))
    column = edges[1] + 3
    first: list[Piece] = [(label, row.style or ""), (amount, STRONG if row.depth == 0 else row.style)]
    told = _wrapped(row, WIDTH - column, separator)
    gap = " " * (column - edges[row.depth])
    lines: list[Line] = [(*first, (gap, ""), *told[0])] if told else [tuple(first)]
    return [*lines, *((((" " * column), ""), *more) for more in told[1:])]


def _wrapped(row: Row, room: int, separator: str) -> list[list[Piece]]:
    """The remarks in lines, broken between phrases first; the place comes last."""
    lines: list[str] = []
    for number, phrase in enumerate(row.said):
        mark = separator if number < len(row.said) - 1 else ""
        if lines and width(f"{lines[-1]}{phrase}{mark}".rstrip()) <= room:
            lines[-1] += phrase + mark
        else:
            lines += _broken(phrase + mark, room)
    lines = [line.rstrip() for line in lines]
    told: list[list[Piece]] = [[(line, row.style if row.style == ALERT else MUTED)] for line in lines]
    if not row.place:
        return told
    if told and width(lines[-1]) + 2 + width(row.place) <= room:
        told[-1].append((f"  {row.place}", MUTED))
        return told
    return [*told, [(row.place, MUTED)]]


def _broken(phrase: str, room: int) -> list[str]:
    """A long phrase, broken at its blanks."""
    lines = [""]
    for word in phrase.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= room or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
