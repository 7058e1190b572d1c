"""The Records page: every credited record with the formulas that price it, then what was not credited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from salesperf.diagnostics import Cell as Place
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import known, text
from salesperf.model.credited import CreditLine, ExcludedRow
from salesperf.model.explanation import Account
from salesperf.model.sheet import Kind
from salesperf.model.statement import Pricing, Statement
from salesperf.write.statement.formulas import Key, cell_name, rounded, tier_of, worth_of
from salesperf.write.statement.grid import EMPTY, Cell, Formula, Look, Page, Ref, Row, heads, money

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
    note = text("statement.records-note" if told.pricings else "statement.records-title", lang)
    top = [
        Row((Cell(text("statement.page-records", lang), look="title"),)),
        Row((Cell(note, look="muted"),)),
        heads(*((text(f"statement.{name}", lang), kind) for name, kind in _columns(extras))),
    ]
    total = _total(told, lang, extras) if credited else Row((Cell(text("statement.no-records", lang), look="muted"),))
    last = len(top) + len(credited) - 1
    rows = (*top, *credited, total, Row(), *_excluded(told, lang))
    widths = (WIDTHS[0], *(extra.width for extra in extras), *WIDTHS[1:])
    return Page("records", rows, widths, len(top), (len(top) - 1, last) if credited else None, wide=True)


def _columns(extras: Extras) -> tuple[tuple[str, Kind], ...]:
    return HEADS[0], *((extra.name, "text") for extra in extras), *HEADS[1:]


def _credited(told: Statement, lang: Language, extras: Extras) -> Iterator[Row]:
    for account in told.tree.accounts:
        key = (account.element, account.window)
        if account.element:
            for number in range(1, len(account.lines) + 1):
                yield _paid_row(account, key, number, told, extras)
        elif account.label not in told.answers:
            label = text("statement.for-measures", lang, source=account.label)
            yield from (Row((*_record(line, label, extras), *(EMPTY,) * 6), "body") for line in account.lines)


def _record(line: CreditLine, label: str, extras: Extras) -> tuple[Cell, ...]:
    more = (Cell(extra.told(line)) for extra in extras)
    return (
        Cell(label), *more, Cell(line.date, "date"), Cell(line.key), Cell(line.file), Cell(line.row, "count"),
        Cell(Fraction(line.share), "ratio", digits=0 if line.share * 100 % 1 == 0 else 2),
    )  # fmt: skip


def _paid_row(account: Account, key: Key, number: int, told: Statement, extras: Extras) -> Row:
    line, pricing = account.lines[number - 1], told.pricings.get(key)
    head = _record(line, account.label, extras)
    if pricing is None:
        return Row((*head, *_plain(line, key, number, told.digits)), "body")
    return Row((*head, *_priced(line, key, number, pricing)), "body")


def _plain(line: CreditLine, key: Key, number: int, digits: int) -> tuple[Cell, ...]:
    """Amounts alone."""
    credit = EMPTY if line.credit is None else money(line.credit, digits, name=cell_name(key, f"credit.{number}"))
    so_far = EMPTY if line.running is None else money(line.running, digits)
    tier = EMPTY if line.tier is None else Cell(line.tier, "count")
    pay = EMPTY if line.pay is None else money(line.pay, digits, name=cell_name(key, f"pay.{number}"))
    return credit, so_far, tier, EMPTY, EMPTY, pay


def _priced(line: CreditLine, key: Key, number: int, pricing: Pricing) -> tuple[Cell, ...]:
    """Running total, tier, rate, worth and pay, each a formula of the cells before it."""
    assert line.credit is not None and line.running is not None and line.tier is not None and line.pay is not None
    credit, so_far, tier, worth = (
        Ref(cell_name(key, f"{what}.{number}")) for what in ("credit", "sofar", "tier", "worth")
    )
    x = credit if pricing.each else so_far
    slab = pricing.slabs[line.tier - 1]
    rates = Ref(cell_name(key, "rate.1"), cell_name(key, f"rate.{len(pricing.slabs)}"))
    entered = Fraction(line.credit if pricing.each else line.running)
    return (
        money(line.credit, pricing.places, name=credit.name, look="open"),
        money(line.running, pricing.places, name=so_far.name, formula=_so_far(key, number, pricing)),
        Cell(line.tier, "count", formula=tier_of(x, key, pricing), name=tier.name),
        Cell(slab.rate, "ratio", digits=_rate_digits(slab.rate), formula=("INDEX(", rates, ",", tier, ")")),
        money(pricing.rounded_worth(entered), pricing.digits, name=worth.name, formula=worth_of(x, tier, key, pricing)),
        money(line.pay, pricing.digits, name=cell_name(key, f"pay.{number}"), formula=_pay(key, number, pricing)),
    )


def _so_far(key: Key, number: int, pricing: Pricing) -> Formula:
    credit = Ref(cell_name(key, f"credit.{number}"))
    if number > 1:
        return rounded((Ref(cell_name(key, f"sofar.{number - 1}")), "+", credit), pricing.places)
    return rounded((Ref(cell_name(key, "before")), "+", credit), pricing.places) if pricing.before else (credit,)


def _pay(key: Key, number: int, pricing: Pricing) -> Formula:
    """What the running worth has risen by; of a record priced by itself, its worth."""
    worth = Ref(cell_name(key, f"worth.{number}"))
    if pricing.each:
        return (worth,)
    if number > 1:
        return rounded((worth, "-", Ref(cell_name(key, f"worth.{number - 1}"))), pricing.digits)
    opening = pricing.rounded_worth(pricing.before)
    return rounded((worth, "-", Ref(cell_name(key, "opening"))), pricing.digits) if opening else (worth,)


def _rate_digits(rate: Fraction) -> int:
    """As many decimals of a percentage as the rate has, from one to four."""
    return next((n for n in range(1, 4) if (rate * 100 * 10**n).denominator == 1), 4)


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
        state = text(f"statement.state-{row.status.replace(' ', '-')}", lang)
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
    return [(row, fill(at[1], lang).message if at else _word(row.reason, lang)) for row, at in found]


def _of_finding(place: Place, rule: str, person: str) -> ExcludedRow:
    return ExcludedRow(place.file, place.sheet, place.row, place.header, "quarantined", rule, person, "")


def _word(reason: str, lang: Language) -> str:
    key = f"statement.reason-{reason}"
    return text(key, lang) if known(key) else reason
