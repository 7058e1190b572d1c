"""Accounts of a ledger in a terminal: what they hold, and how they came to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.account import PAID, Balance, Booked
from salesperf.model.ledger import EFFECTS
from salesperf.write.figures import money
from salesperf.write.styled import MUTED, STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines

_ACCOUNTS = (PAID, "held", "deferred", "owed", "clawed", "carried")


def balance_lines(found: Sequence[Balance], lang: Language) -> list[Line]:
    """A row for each person and currency; accounts in which nobody has anything are left out."""
    if not found:
        return [((text("ledger.nothing", lang), MUTED),)]
    shown = [name for name in _ACCOUNTS if name == PAID or any(each.account == name for each in found)]
    amounts = {(each.plan, each.person, each.currency, each.account): each.amount for each in found}
    plans = len({each.plan for each in found}) > 1
    first = ("plan", "person", "currency") if plans else ("person", "currency")
    columns = [Column(text(f"ledger.{name}", lang)) for name in first]
    columns += [Column(text(f"ledger.{name}", lang), figures=True) for name in shown]
    rows = []
    for key in dict.fromkeys(key[:3] for key in amounts):
        named = [(visible(part), "") for part in (key if plans else key[1:])]
        rows.append([*named, *(_amount(amounts.get((*key, name))) for name in shown)])
    return table_lines(columns, rows)


def statement_lines(entries: Iterable[Booked], lang: Language) -> list[Line]:
    """A row for each entry; `due` is what it adds to what is to be paid."""
    names = ("period", "entry", "of", "window", "line")
    columns = [Column(text(f"ledger.{name}", lang), optional=name in ("window", "line")) for name in names]
    columns += [Column(text(f"ledger.{name}", lang), figures=True) for name in ("amount", "payable")]
    columns += [Column(text("ledger.currency", lang)), Column(text("ledger.reason", lang), optional=True)]
    return table_lines(columns, [_entry(each, lang) for each in entries])


def _entry(booked: Booked, lang: Language) -> list[Piece]:
    e = booked.entry
    style = STRONG if e.kind == "payment" else ""
    told = (booked.period, text(f"ledger.entry-{e.kind}", lang), e.rule or e.element, e.window, e.line)
    due = EFFECTS[e.kind].get("payable", 0) * e.amount
    figures = [(money(e.amount), style), _amount(due or None)]
    return [*((visible(part), style) for part in told), *figures, (e.currency, MUTED), (visible(e.reason), MUTED)]


def _amount(amount: Decimal | None) -> Piece:
    return ("" if amount is None else money(amount), "")
