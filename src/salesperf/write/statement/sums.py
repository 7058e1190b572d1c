"""From the sum of an element's records to what it earned: earlier records, cap, floor and proration, each a line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.explanation import Account, Figure, Node
from salesperf.model.statement import Statement
from salesperf.write.explanation_words import label_of
from salesperf.write.statement.capped import CapPart, cap_parts
from salesperf.write.statement.formulas import Key, cell_name, rounded
from salesperf.write.statement.grid import EMPTY, Cell, Formula, Ref, Row, figure_cell, money
from salesperf.write.statement.lines import earned_row, key_of, line, said_of

LIMITS = ("interim", "carried", "cap", "floor", "prorate")


def sum_rows(told: Statement, node: Node, account: Account, lang: Language) -> Iterator[Row]:
    """The lines from the records to the amount; together they are the amount, to the cent."""
    key, further = key_of(node), {what: figure.value for what, figure in account.further}
    total = sum((Fraction(each.pay or 0) for each in account.lines), Fraction(0))
    pays = Ref(cell_name(key, "pay.1"), cell_name(key, f"pay.{len(account.lines)}"))
    first = money(total, told.digits, name=cell_name(key, "further.0"), formula=("SUM(", pays, ")"))
    yield line(text("statement.sum-of-records", lang), "", first)
    count = 0
    if opening := further.pop("opening", Fraction(0)):
        count, total = 1, total + opening
        yield line(text("statement.further-opening", lang), "", _opening(told, key, opening))
    for limit in (each for each in node.children if each.kind in LIMITS):
        count += 1
        own = further.pop(limit.kind, Fraction(0))
        yield from _limit_rows(told, key, limit, (count, own, total), lang)
        total += own
    for what, amount in further.items():
        count += 1
        yield line(
            text(f"statement.further-{what}", lang),
            "",
            money(amount, told.digits, name=cell_name(key, f"further.{count}")),
        )
    yield earned_row(told, node, ("SUM(", _so_far(key, count + 1), ")"), lang)


def _so_far(key: Key, count: int) -> Ref:
    """The lines before one."""
    return Ref(cell_name(key, "further.0"), cell_name(key, f"further.{count - 1}"))


def _opening(told: Statement, key: Key, opening: Fraction) -> Cell:
    """Earlier records are worth more or less than was paid for them: what the records' own formulas start from."""
    pricing = told.pricings.get(key)
    same = pricing is not None and not pricing.each and pricing.rounded_worth(pricing.before) == opening
    formula: Formula = (Ref(cell_name(key, "opening")),) if same else ()
    return money(opening, told.digits, name=cell_name(key, "further.1"), formula=formula)


def _limit_rows(
    told: Statement, key: Key, limit: Node, at: tuple[int, Fraction, Fraction], lang: Language
) -> Iterator[Row]:
    """What a limit took or gave, the limit, below it what that is made of; formulas where they give the same cent."""
    number, own, before = at
    own_name = cell_name(key, f"further.{number}")
    aside = EMPTY
    formula: Formula = ()
    parts: list[CapPart] = []
    if limit.enters and limit.figure is not None:
        parts, inside = cap_parts(limit, cell_name(key, f"limit.{number}"), lang)
        aside = figure_cell(limit.figure, name=cell_name(key, f"limit.{number}"), formula=inside)
        if _after(limit, before, told.digits) - before == own:
            formula = _effect(limit, Ref(aside.name), _so_far(key, number), told.digits)
    yield line(
        label_of(limit, lang), said_of(limit, lang), money(own, told.digits, name=own_name, formula=formula), aside
    )
    yield from (line(part.label, "", EMPTY, part.cell, part.depth) for part in parts)


def _after(limit: Node, before: Fraction, digits: int) -> Fraction:
    assert limit.figure is not None
    value = limit.figure.value
    found = {"min": min(before, value), "max": max(before, value), "×": before * value}.get(
        limit.enters, before + value
    )
    return Figure(found, "money", digits).printed


def _effect(limit: Node, value: Ref, so_far: Ref, digits: int) -> Formula:
    if limit.enters == "+":
        return (value,)
    total: Formula = ("SUM(", so_far, ")")
    inside: Formula = (
        (*total, "*", value) if limit.enters == "×" else (f"{limit.enters.upper()}(", *total, ",", value, ")")
    )
    return rounded((*rounded(inside, digits), "-", *total), digits)
