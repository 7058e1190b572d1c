"""What is taken back of a line: what is still held of it is cancelled first, the paid part is owed back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from salesperf.model.durations import add_duration, whole_months
from salesperf.model.ledger import Entry, Kind, PaidLine
from salesperf.model.plan import Clawback
from salesperf.model.results import Step
from salesperf.model.settling import Event, Loc
from salesperf.stages.ratetable import value_at
from salesperf.stages.settlement.book import ZERO, Book
from salesperf.stages.settlement.named import named_now
from salesperf.stages.settlement.reductions import WANTED, last_day
from salesperf.stages.settlement.scope import is_for, scene_of
from salesperf.stages.values import curve

CANCELS: dict[str, Kind] = {"holdback": "forfeit", "deferral": "vesting_lost"}


def claw_back(book: Book) -> Book:
    """Every line that an event of this turn takes back."""
    for name, rule in book.facts.plan.settlement.clawbacks.items():
        loc: Loc = ("settlement", "clawbacks", name)
        if not is_for(book, loc, scene_of(book, book.turn.window)):
            continue
        until = last_day(book.facts.plan, book.facts.calendar, book.facts.period, rule, book.turn.end)
        for event, line in named_now(book, loc, until):
            if _in_time(rule, event, line):
                book = book.plus(_taken(book, name, rule, event, line))
    return book


def _in_time(rule: Clawback, event: Event, line: PaidLine) -> bool:
    return rule.within is None or event.day <= add_duration(line.day, rule.within.count, rule.within.unit)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a line's pay, as magnitudes; a return's line has pay below zero, and is given back."""

    held: Decimal
    back: Decimal
    lost: Decimal


def _taken(book: Book, name: str, rule: Clawback, event: Event, line: PaidLine) -> Iterator[Entry]:
    """The cancelled part and the part that is owed back, each with what it was worked out from."""
    sign = -1 if line.pay < 0 else 1
    pay, fate = abs(line.pay), _fate(book, line)
    share = _share(book, rule, event, line)
    wanted = min(book.round(share * Fraction(pay)), pay - fate.back)
    where = {"rule": name, "element": line.element, "window": line.window, "line": line.key, "reason": event.key}
    loc: Loc = ("settlement", "clawbacks", name)
    steps = [
        Step("pay", line.key, Fraction(line.pay), loc),
        Step("share", name, share, (*loc, "table" if rule.table else "share")),
    ]
    if rule.attainment == "reduce":
        steps.append(Step(WANTED, line.key, Fraction(sign * wanted), (*loc, "attainment")))
    more: dict[str, Any] = {**where, "steps": tuple(steps)}
    rest = wanted
    for account in ("held", "deferred"):
        for lot in book.lots(account):
            entry = lot.entry
            if (entry.element, entry.window, entry.line) == (line.element, line.window, line.key):
                part = min(rest, abs(lot.left))
                rest -= part
                if part:
                    yield book.move(CANCELS[entry.kind], sign * part, lot=entry.id, **more)
    if rule.take == "paid_part":
        rest = min(rest, pay - fate.held - fate.lost - fate.back)
    yield book.move("clawback_due", sign * max(rest, ZERO), **more)


def _fate(book: Book, line: PaidLine) -> Taken:
    """How much of a line is still held, was taken back already, or was lost."""
    own = [e for e in book.entries if (e.element, e.window, e.line) == (line.element, line.window, line.key)]
    clawbacks = book.facts.plan.settlement.clawbacks

    def total(*kinds: str, taken: bool | None = None) -> Decimal:
        found = (e for e in own if e.kind in kinds and taken in (None, e.rule in clawbacks and bool(e.reason)))
        return abs(sum((entry.amount for entry in found), ZERO))

    gone = total("forfeit", "vesting_lost")
    held = total("holdback", "deferral") - total("release", "vesting") - gone
    back = total("clawback_due") + total("forfeit", "vesting_lost", taken=True)
    return Taken(held, back, total("forfeit", "vesting_lost", taken=False))


def _share(book: Book, rule: Clawback, event: Event, line: PaidLine) -> Fraction:
    if rule.table is None:
        return rule.share
    scene = scene_of(book, book.turn.window)
    drawn = curve(book.facts.plan.rate_tables[rule.table], scene.number if scene else lambda name: None, book.turn.end)
    return value_at(drawn, Fraction(whole_months(line.day, event.day)))
