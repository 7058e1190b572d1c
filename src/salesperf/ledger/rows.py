"""Entries, lines and periods as rows of the ledger, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from salesperf.ledger.chain import Row, canonical
from salesperf.model.closing import Accepted, Closing
from salesperf.model.ledger import ClosedPeriod, Entry, PaidLine
from salesperf.model.results import Step
from salesperf.model.stored import get_ratio, put_ratio


def plain(amount: Decimal) -> str:
    """An amount with all its digits and no exponent.

    >>> plain(Decimal("1E+3")), plain(Decimal("-12.50"))
    ('1000', '-12.50')
    """
    return f"{amount:f}"


def period_row(closing: Closing) -> Row:
    """The row of `periods`, without its number."""
    window = closing.period
    days = window.start.isoformat(), window.end.isoformat()
    papers = {"plan": dict(closing.plan_texts), "inputs": dict(closing.inputs), "files": dict(closing.files)}
    digests = closing.plan_sha256, closing.run_sha256, closing.head
    return (closing.plan, closing.version, window.name, window.every, *days, *digests, canonical(papers))


def accepted_row(close: int, a: Accepted) -> Row:
    """The row of `accepted`."""
    return close, a.file, a.sheet, a.row, a.rule, a.reason, a.approver


def entry_row(close: int, e: Entry) -> Row:
    """The row of `entries`."""
    steps = canonical([[s.what, s.of, put_ratio(s.value), list(s.loc), s.note] for s in e.steps])
    where = e.rule, e.element, e.window, e.day.isoformat() if e.day else "", e.line, e.lot
    return close, e.id, e.person, e.kind, plain(e.amount), e.currency, *where, e.reason, e.approver, steps


def line_row(close: int, p: PaidLine) -> Row:
    """The row of `lines`."""
    fields = canonical(dict(p.fields))
    return close, p.person, p.element, p.window, p.key, p.day.isoformat(), plain(p.pay), fields


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry again, from the columns after `close`."""
    number, person, kind, amount, currency, rule, element, window, day, line, lot, reason, approver, steps = row
    where = rule, element, window, date.fromisoformat(day) if day else None, line, lot, reason, approver
    found = tuple(
        Step(what, of, get_ratio(value), tuple(loc), note) for what, of, value, loc, note in json.loads(steps)
    )
    return Entry(number, person, kind, Decimal(amount), currency, *where, found)


def line_of(row: Sequence[Any]) -> PaidLine:
    """The line again, from the columns after `close`."""
    person, element, window, key, day, pay, fields = row
    return PaidLine(person, element, window, key, date.fromisoformat(day), Decimal(pay), json.loads(fields))


def closed_period(row: Sequence[Any]) -> ClosedPeriod:
    """The period again, from `period, first, last, version, plan_sha256, run_sha256, papers`."""
    period, first, last, version, plan_sha256, run_sha256, papers = row
    days = date.fromisoformat(first), date.fromisoformat(last)
    return ClosedPeriod(period, *days, version, plan_sha256, run_sha256, json.loads(papers)["plan"])
