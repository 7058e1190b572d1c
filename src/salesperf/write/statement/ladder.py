"""The rate table of an element as its records ran through it, with everything that their formulas refer to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.explanation import Account, Figure, Node
from salesperf.model.sheet import Kind
from salesperf.model.statement import Pricing, Statement
from salesperf.write.explanation_words import label_of
from salesperf.write.statement.factors import factor_formula
from salesperf.write.statement.formulas import Key, cell_name, rate_digits, tier_of, worth_of
from salesperf.write.statement.grid import EMPTY, Cell, Formula, Ref, Row, figure_cell, heads, money
from salesperf.write.statement.lines import key_of, line, said_of

ZERO = Fraction(0)


def ladder_rows(told: Statement, node: Node, account: Account, lang: Language) -> Iterator[Row]:
    """The tiers, what was before and what is now, and the factors."""
    key = key_of(node)
    pricing = told.pricings[key]
    credit = sum((Fraction(each.credit or 0) for each in account.lines), ZERO)
    yield from _slabs(pricing, key, credit, lang)
    yield from _amounts(pricing, key, credit, len(account.lines), lang)
    yield from factor_rows(told, node, pricing.factor, lang)
    if pricing.less:
        yield line(text("statement.paid-before", lang), "", _named(pricing.less, pricing, cell_name(key, "less")))
    if not pricing.each and pricing.rounded_worth(pricing.before):
        yield from _opening(pricing, key, lang)


def _slabs(pricing: Pricing, key: Key, credit: Fraction, lang: Language) -> Iterator[Row]:
    """Bounds, rates and quick deductions; of a marginal table also how much of the period lies in each tier."""
    parts = _parts(pricing, credit)
    names = ("slab", "", "slab-from", "rate", "slab-fixed", *(("slab-amount", "slab-pay") if parts else ("", "")))
    kinds: tuple[Kind, ...] = ("text", "text", "money", "ratio", "money", "money", "money")
    yield heads(*((text(f"statement.{n}", lang) if n else "", k) for n, k in zip(names, kinds, strict=True)))
    for number, slab in enumerate(pricing.slabs, 1):
        above = "" if slab.inclusive else text("statement.slab-above", lang)
        cells = (
            Cell(f"{number}   {slab.label}".rstrip()),
            Cell(above, look="muted", name=cell_name(key, f"above.{number}")),
            money(slab.start, pricing.places, name=cell_name(key, f"start.{number}")),
            Cell(slab.rate, "ratio", digits=rate_digits([slab.rate]), name=cell_name(key, f"rate.{number}")),
            money(slab.fixed, pricing.places, name=cell_name(key, f"fixed.{number}")),
        )
        yield Row((*cells, *(_part(parts[number - 1], pricing, key, number) if parts else (EMPTY, EMPTY))), "body")
    if parts:
        yield _sum(parts, pricing, key, lang)


def _parts(pricing: Pricing, credit: Fraction) -> list[Fraction]:
    """How much of the period lies in each tier; [] where tiers do not each price their own part only."""
    slabs, now = pricing.slabs, pricing.before + credit
    steady = all(
        low.rate * high.start + low.fixed == high.rate * high.start + high.fixed for low, high in pairwise(slabs)
    )
    if pricing.each or not steady or min(pricing.before, now) < 0 or slabs[0].start != 0 or slabs[0].fixed:
        return []
    if pricing.less != pricing.factor * pricing.paid(pricing.before):
        return []
    ends = [*(slab.start for slab in slabs[1:]), max(now, pricing.before)]
    low, high = sorted((pricing.before, now))
    sign = 1 if now >= pricing.before else -1
    return [
        sign * max(ZERO, (min(high, end) if n < len(slabs) - 1 else high) - max(low, slab.start))
        for n, (slab, end) in enumerate(zip(slabs, ends, strict=True))
    ]


def _part(part: Fraction, pricing: Pricing, key: Key, number: int) -> tuple[Cell, Cell]:
    amount, rate = Ref(cell_name(key, f"part.{number}")), Ref(cell_name(key, f"rate.{number}"))
    now, before = Ref(cell_name(key, "now")), Ref(cell_name(key, "before"))
    start = Ref(cell_name(key, f"start.{number}"))
    after = Ref(cell_name(key, f"start.{number + 1}")) if number < len(pricing.slabs) else None

    def held(x: Ref) -> Formula:
        return ("MAX(0,MIN(", x, ",", after, ")-", start, ")") if after else ("MAX(0,", x, "-", start, ")")

    pays = part * pricing.slabs[number - 1].rate
    own = cell_name(key, f"partpay.{number}")
    return (
        money(part, pricing.places, name=amount.name, formula=(*held(now), "-", *held(before))),
        money(pays, pricing.digits + 1, name=own, formula=(amount, "*", rate)),
    )


def _sum(parts: list[Fraction], pricing: Pricing, key: Key, lang: Language) -> Row:
    last = len(pricing.slabs)
    pays = sum((part * slab.rate for part, slab in zip(parts, pricing.slabs, strict=True)), ZERO)
    sums = [
        ("SUM(", Ref(cell_name(key, f"{what}.1"), cell_name(key, f"{what}.{last}")), ")")
        for what in ("part", "partpay")
    ]
    cells = (
        money(sum(parts, ZERO), pricing.places, formula=sums[0]),
        money(pays, pricing.digits + 1, formula=sums[1]),
    )
    return Row((Cell(text("statement.slab-sum", lang)), *(EMPTY,) * 4, *cells), "total")


def _amounts(pricing: Pricing, key: Key, credit: Fraction, count: int, lang: Language) -> Iterator[Row]:
    now, before = Ref(cell_name(key, "now")), Ref(cell_name(key, "before"))
    credits = Ref(cell_name(key, "credit.1"), cell_name(key, f"credit.{count}"))
    own = Ref(cell_name(key, "credited"))
    yield line(text("statement.before", lang), "", _named(pricing.before, pricing, before.name))
    own_cell = money(credit, pricing.places, name=own.name, formula=("SUM(", credits, ")"))
    yield line(text("statement.this-period", lang), "", own_cell)
    total = money(pricing.before + credit, pricing.places, name=now.name, formula=(before, "+", own))
    yield line(text("statement.now", lang), "", total)


def _named(value: Fraction, pricing: Pricing, name: str) -> Cell:
    """A figure with as many decimals as it has, up to six."""
    places = next((n for n in range(pricing.places, 7) if (value * 10**n).denominator == 1), 6)
    return money(value, places, name=name)


def factor_rows(told: Statement, node: Node, factor: Fraction, lang: Language) -> Iterator[Row]:
    """What multiplies the table's pay, and the product where there are several."""
    key = key_of(node)
    found = [each for each in node.children if each.kind in ("factor", "gate") and each.figure is not None]
    for number, each in enumerate(found, 1):
        name = cell_name(key, "factor" if len(found) == 1 else f"factor.{number}")
        cell = figure_cell(each.figure, name=name, formula=factor_formula(told, each))
        yield line(label_of(each, lang), said_of(each, lang), cell)
    if len(found) > 1:
        parts = [(Ref(cell_name(key, f"factor.{number}")),) for number in range(1, len(found) + 1)]
        formula = tuple(piece for n, part in enumerate(parts) for piece in (("*", *part) if n else part))
        total = Figure(factor, "ratio", 4)
        yield line(
            text("statement.factor-all", lang), "", figure_cell(total, name=cell_name(key, "factor"), formula=formula)
        )


def _opening(pricing: Pricing, key: Key, lang: Language) -> Iterator[Row]:
    before, tier = Ref(cell_name(key, "before")), Ref(cell_name(key, "before-tier"))
    number = Cell(pricing.slab(pricing.before) + 1, "count", formula=tier_of(before, key, pricing), name=tier.name)
    worth = money(
        pricing.rounded_worth(pricing.before), pricing.digits,
        name=cell_name(key, "opening"), formula=worth_of(before, tier, key, pricing),
    )  # fmt: skip
    yield line(text("statement.opening", lang), "", worth, number)
