"""The Records page: every credited record with the formulas that price it, then what was not credited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Cell as Place
from salesperf.locale.exclusions import reason_words, state_words
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import text
from salesperf.model.credited import CreditLine, ExcludedRow
from salesperf.model.explanation import Account
from salesperf.model.sheet import Kind
from salesperf.model.statement import Pricing, Statement
from salesperf.write.statement.formulas import Key, cell_name, rate_digits, rounded, tier_of, worth_of
from salesperf.write.statement.graded import graded_columns
from salesperf.write.statement.grid import (
    EMPTY,
    Beside,
    Block,
    Cell,
    Column,
    Formula,
    Look,
    Page,
    Ref,
    Row,
    heads,
    money,
)

HEADS: tuple[tuple[str, Kind], ...] = (
    ("element", "text"), ("date", "date"), ("key", "text"), ("file", "text"), ("row", "count"), ("share", "ratio"),
    ("credit", "money"), ("so-far", "money"), ("tier", "count"), ("rate", "ratio"), ("worth", "money"),
    ("pay", "money"),
)  # fmt: skip
WIDTHS = (16, 11, 20, 22, 7, 8, 15, 16, 6, 9, 15, 14)


@dataclass(frozen=True, slots=True)
class Extra:
    """A column more, after the first: whose credit it is, or what priced the record."""

    name: str
    width: int
    told: Callable[[CreditLine], str]


Extras = tuple[Extra, ...]
CREDITED = Extra("credited", 14, lambda line: line.whose)
PRICED_BY = Extra("priced-by", 26, lambda line: line.priced_by)


def records_page(told: Statement, lang: Language) -> Page:
    """Credited records first, those of one element and window together; the header row stays in sight.

    Who is paid on other people's credit has a column more, that names them; so have records that a column of a table, a
    row of a lookup or a factor of their own has priced.
    """
    accounts = told.tree.accounts
    extras = ((CREDITED,) if any(account.of_others for account in accounts) else ()) + (
        (PRICED_BY,) if any(account.priced_apart for account in accounts) else ()
    )
    credited = list(_credited(told, lang, extras))
    note = text("statement.records-note" if told.pricings or told.graded else "statement.records-title", lang)
    top = [
        Row((Cell(text("statement.page-records", lang), look="title"),)),
        Row((Cell(note, look="muted"),)),
        heads(*((text(f"statement.{name}", lang), kind) for name, kind in _columns(extras))),
    ]
    total = _total(told, lang, extras) if credited else Row((Cell(text("statement.no-records", lang), look="muted"),))
    last = len(top) + sum(block.height for block in credited) - 1
    rows: tuple[Row | Block, ...] = (*top, *credited, total, Row(), *_excluded(told, lang))
    widths = (WIDTHS[0], *(extra.width for extra in extras), *WIDTHS[1:])
    return Page("records", rows, widths, len(top), (len(top) - 1, last) if credited else None, wide=True)


def _columns(extras: Extras) -> tuple[tuple[str, Kind], ...]:
    return HEADS[0], *((extra.name, "text") for extra in extras), *HEADS[1:]


def _credited(told: Statement, lang: Language, extras: Extras) -> Iterator[Block]:
    for account in (account for account in told.tree.accounts if account.lines):
        if account.element:
            yield _paid_block(account, told, extras)
        elif account.label not in told.answers:
            label = text("statement.for-measures", lang, source=account.label)
            empty = Column((None,) * len(account.lines))
            yield Block((*_records(account.lines, label, extras), *(empty,) * 6))


def _records(lines: Sequence[CreditLine], label: str, extras: Extras) -> tuple[Column, ...]:
    shares = tuple(Fraction(line.share) for line in lines)
    return (
        Column((label,) * len(lines)),
        *(Column(tuple(extra.told(line) for line in lines)) for extra in extras),
        Column(tuple(line.date for line in lines), "date"),
        Column(tuple(line.key for line in lines)),
        Column(tuple(line.file for line in lines)),
        Column(tuple(line.row for line in lines), "count"),
        Column(shares, "ratio", digits=0 if all((share * 100).denominator == 1 for share in shares) else 2),
    )


def _paid_block(account: Account, told: Statement, extras: Extras) -> Block:
    key = (account.element, account.window)
    if key in told.graded:
        priced = graded_columns(account.lines, key, told.graded[key])
    elif key in told.pricings:
        priced = _priced(account.lines, key, told.pricings[key])
    else:
        priced = _plain(account.lines, key, told.digits)
    return Block((*_records(account.lines, account.label, extras), *priced))


def _plain(lines: Sequence[CreditLine], key: Key, digits: int) -> tuple[Column, ...]:
    """Amounts alone."""
    empty = Column((None,) * len(lines))
    return (
        Column(tuple(line.credit for line in lines), "money", digits=digits, name=cell_name(key, "credit")),
        Column(tuple(line.running for line in lines), "money", digits=digits),
        Column(tuple(line.tier for line in lines), "count"),
        empty,
        empty,
        Column(tuple(line.pay for line in lines), "money", digits=digits, name=cell_name(key, "pay")),
    )


def _priced(lines: Sequence[CreditLine], key: Key, pricing: Pricing) -> tuple[Column, ...]:
    """Running total, tier, rate, worth and pay, each a formula of the cells before it."""
    names = ("credit", "sofar", "tier", "worth")
    credit, so_far, tier, worth = (Beside(cell_name(key, what)) for what in names)
    x = credit if pricing.each else so_far
    rates = Ref(cell_name(key, "rate.1"), cell_name(key, f"rate.{len(pricing.slabs)}"))
    digits = rate_digits([slab.rate for slab in pricing.slabs])
    sofar_formulas, pay_formulas = _so_far(credit, so_far, key, pricing), _pay(worth, key, pricing)
    return (
        Column(tuple(line.credit for line in lines), "money", "open", pricing.places, name=credit.name),
        Column(tuple(line.running for line in lines), "money", "", pricing.places, *sofar_formulas, so_far.name),
        Column(tuple(line.tier for line in lines), "count", formula=tier_of(x, key, pricing), name=tier.name),
        Column(
            tuple(pricing.slabs[(line.tier or 1) - 1].rate for line in lines), "ratio", digits=digits,
            formula=("INDEX(", rates, ",", tier, ")"),
        ),
        Column(
            tuple(_worths(lines, pricing)), "money", "", pricing.digits,
            worth_of(x, tier, key, pricing), name=worth.name,
        ),
        Column(
            tuple(line.pay for line in lines), "money", "", pricing.digits, *pay_formulas, cell_name(key, "pay"),
        ),
    )  # fmt: skip


def _worths(lines: Sequence[CreditLine], pricing: Pricing) -> Iterator[Decimal]:
    """What the running totals are worth: each is worth more than the one before by what the record pays."""
    opening = pricing.rounded_worth(pricing.before)
    worth = Decimal(opening.numerator) / opening.denominator
    for line in lines:
        own = line.pay or Decimal(0)
        worth = own if pricing.each else worth + own
        yield worth


def _so_far(credit: Beside, so_far: Beside, key: Key, pricing: Pricing) -> tuple[Formula, Formula]:
    """The running total of each record, and that of the first one."""
    above = rounded((Beside(so_far.name, above=True), "+", credit), pricing.places)
    before = rounded((Ref(cell_name(key, "before")), "+", credit), pricing.places)
    return above, before if pricing.before else (credit,)


def _pay(worth: Beside, key: Key, pricing: Pricing) -> tuple[Formula, Formula]:
    """What the running worth has risen by, and that of the first one; of a record priced by itself, its worth."""
    if pricing.each:
        return (worth,), ()
    opening = rounded((worth, "-", Ref(cell_name(key, "opening"))), pricing.digits)
    first = opening if pricing.rounded_worth(pricing.before) else (worth,)
    return rounded((worth, "-", Beside(worth.name, above=True)), pricing.digits), first


def _total(told: Statement, lang: Language, extras: Extras) -> Row:
    paid = [a for a in told.tree.accounts if a.element]
    total = sum((line.pay for account in paid for line in account.lines if line.pay is not None), start=0 * told.earned)
    ranges = [
        Ref(cell_name((a.element, a.window), "pay.1"), cell_name((a.element, a.window), f"pay.{len(a.lines)}"))
        for a in paid
    ]
    cells: list[Formula] = [(r,) for r in ranges]
    parts = tuple(piece for number, cell in enumerate(cells) for piece in ((",", *cell) if number else cell))
    last = money(total, told.digits, formula=("SUM(", *parts, ")") if parts else ())
    return Row((Cell(text("statement.total", lang)), *(EMPTY,) * (len(_columns(extras)) - 2), last), "total")


def _excluded(told: Statement, lang: Language) -> Iterator[Row]:
    """Rows that name the person and were not used, and why."""
    yield Row((Cell(text("statement.excluded-title", lang), look="section"),))
    found = left_out(told, lang)
    if not found:
        yield Row((Cell(text("statement.excluded-none", lang), look="muted"),))
        return
    names = ("", "column", "text", "file", "row", "reason")
    yield heads(*((text(f"statement.{n}", lang) if n else "", "count" if n == "row" else "text") for n in names),
                *((("", "text"),) * (len(HEADS) - len(names))))  # fmt: skip
    for row, reason in found:
        state = state_words(row.status, lang)
        look: Look = "alert" if row.status == "quarantined" else "muted"
        cells = (Cell(state, look=look), Cell(row.column), Cell(row.text, look=look), Cell(row.file))
        rest = (EMPTY,) * (len(HEADS) - len(names))
        yield Row((*cells, Cell(row.row, "count"), Cell(reason, look=look), *rest), "body")


def left_out(told: Statement, lang: Language) -> list[tuple[ExcludedRow, str]]:
    """The rows with their reasons in words: a finding's sentence, or the fixed word of what is out of scope."""
    said = {(p.file, p.sheet, p.row): (p, d) for d in told.tree.quarantined if isinstance(p := d.place, Place)}
    rows = list(told.excluded)
    known = {(row.file, row.sheet, row.row) for row in rows}
    rows += [_of_finding(p, d.rule, told.tree.person) for at, (p, d) in said.items() if at not in known]
    found = [(row, said.get((row.file, row.sheet, row.row))) for row in rows]
    return [(row, fill(at[1], lang).message if at else reason_words(row.reason, lang)) for row, at in found]


def _of_finding(place: Place, rule: str, person: str) -> ExcludedRow:
    return ExcludedRow(place.file, place.sheet, place.row, place.header, "quarantined", rule, person, "")
