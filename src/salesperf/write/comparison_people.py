"""Who gains and who loses in a terminal: amounts first, a bar beside them; what does not fit is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.comparison import Amounts, Comparison, PersonChange, total
from salesperf.write.cells import width
from salesperf.write.figures import money, signed
from salesperf.write.styled import ALERT, MUTED, PLACE, STRONG, Line, Piece
from salesperf.write.text_table import WIDTH, Column, table_lines

FIRST, LAST = 8, 5
"""How many rows of a long list are shown; all are in diff.csv."""

_BAR = 12
_MOST_ELEMENTS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A column, what stands in it for a person, and under all of them."""

    column: Column
    piece: Callable[[PersonChange], Piece]
    total: str = ""


def people_lines(found: Comparison, lang: Language) -> list[Line]:
    """Everybody whose pay changes, largest gain first, in the widest layout that fits.

    Where nobody's pay changes, those whose rank does; else nothing.
    """
    paid = [person for person in found.people if person.earned.change]
    people = paid or [person for person in found.people if person.moved]
    tables = (_table(people, layout) for layout in _layouts(found, people, lang)) if people else iter(())
    table: list[Line] = []
    for table in tables:
        if max(sum(width(piece) for piece, _ in line) for line in table) <= WIDTH:
            break
    return table


def _layouts(found: Comparison, people: Sequence[PersonChange], lang: Language) -> Iterator[list[Shown]]:
    """From the richest to the barest: ranks go first, then bars, then ids, then elements, the last one first."""
    name, person_id, ranks = _who(found, lang), [_id(lang)], _ranks(lang) if _moves(people) else []
    amounts, bar = _amounts(found, lang), [_bars(people)]
    changed = _changed(found)
    for count in range(min(_MOST_ELEMENTS, len(changed)), -1, -1):
        elements = _elements(found, changed[:count], changed[count:], lang)
        yield [name, *person_id, *ranks, *amounts, *elements, *bar]
        yield [name, *person_id, *amounts, *elements, *bar]
        yield [name, *person_id, *amounts, *elements]
        yield [name, *amounts, *elements]


def _table(people: Sequence[PersonChange], layout: Sequence[Shown]) -> list[Line]:
    long = len(people) > FIRST + LAST
    rows = [[shown.piece(person) for shown in layout] for person in people]
    gap = [[("...", MUTED), *[("", "")] * (len(layout) - 1)]]
    kept = [*rows[:FIRST], *gap, *rows[-LAST:]] if long else rows
    table = table_lines([shown.column for shown in layout], [*kept, [(shown.total, STRONG) for shown in layout]])
    return [*table[:-1], (), table[-1]]


def _who(found: Comparison, lang: Language) -> Shown:
    everybody = counted("diff.people", lang, len(found.people))
    return Shown(Column(text("diff.person", lang)), lambda person: (visible(person.name), ""), everybody)


def _id(lang: Language) -> Shown:
    return Shown(Column(text("diff.id", lang)), lambda person: (visible(person.person), MUTED))


def _moves(people: Sequence[PersonChange]) -> bool:
    return any(person.moved for person in people)


def _ranks(lang: Language) -> list[Shown]:
    """The new rank, and how many places were won or lost."""
    return [
        Shown(Column(text("diff.rank", lang), True), lambda person: (str(person.places[1] or "-"), "")),
        Shown(
            Column(text("diff.move", lang), True), lambda person: (f"{person.moved:+}" if person.moved else "", MUTED)
        ),
    ]


def _amounts(found: Comparison, lang: Language) -> list[Shown]:
    earned = found.earned
    return [
        Shown(_figures("before", lang), lambda person: (money(person.earned.before), ""), money(earned.before)),
        Shown(_figures("after", lang), lambda person: (money(person.earned.after), ""), money(earned.after)),
        Shown(_figures("change", lang), _change, signed(earned.change)),
    ]


def _figures(name: str, lang: Language) -> Column:
    return Column(text(f"diff.{name}", lang), figures=True)


def _change(person: PersonChange) -> Piece:
    change = person.earned.change
    return signed(change), f"bold {PLACE}" if change > 0 else ALERT if change < 0 else ""


def _changed(found: Comparison) -> list[str]:
    """The elements that pay somebody otherwise, the one that moves most first."""
    moved = {
        name: sum((abs(p.elements[name].change) for p in found.people if name in p.elements), Decimal(0))
        for name in found.elements
    }
    return sorted((name for name in moved if moved[name]), key=lambda name: -moved[name])


def _elements(found: Comparison, apart: Sequence[str], others: Sequence[str], lang: Language) -> list[Shown]:
    """A column for each of the first elements, and one for all others together."""
    groups = [(visible(found.elements[name]), [name]) for name in apart]
    groups += [(text("diff.others", lang), list(others))] if others else []
    return [
        Shown(
            Column(f"{'+' if index else '='} {heading}", figures=True),
            lambda person, names=names: (_part(person, names), MUTED),  # type: ignore[misc]
            signed(total(_of(person, names) for person in found.people).change),
        )
        for index, (heading, names) in enumerate(groups)
    ]


def _part(person: PersonChange, names: Sequence[str]) -> str:
    change = _of(person, names).change
    return signed(change) if change else "-"


def _of(person: PersonChange, names: Sequence[str]) -> Amounts:
    return total(person.elements[name] for name in names if name in person.elements)


def _bars(people: Sequence[PersonChange]) -> Shown:
    """Losses to the left of a line and gains to the right, on one scale."""
    largest = max(abs(person.earned.change) for person in people) or Decimal(1)
    lengths = {person.person: int(abs(person.earned.change) / largest * _BAR + Decimal("0.5")) for person in people}
    left = max((lengths[person.person] for person in people if person.earned.change < 0), default=0)

    def bar(person: PersonChange) -> Piece:
        drawn = "=" * lengths[person.person]
        gains = person.earned.change > 0
        return (" " * left + "|" + drawn, PLACE) if gains else (f"{drawn:>{left}}|", ALERT.removeprefix("bold "))

    return Shown(Column(""), bar)
