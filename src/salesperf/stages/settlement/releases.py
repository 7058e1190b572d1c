"""What was held is due after a time or at a window's end: paid where its condition holds, else lost or waiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from salesperf.model.durations import add_duration
from salesperf.model.ledger import Account, Entry, Kind
from salesperf.model.plan import Holdback
from salesperf.model.plan.settlement import EMPLOYED, Release
from salesperf.model.results import Step
from salesperf.model.settling import Loc
from salesperf.stages.rounding import allocate
from salesperf.stages.settlement.book import Book, Lot

ACCOUNTS: dict[str, Account] = {"holdback": "held", "deferral": "deferred"}
FREED: dict[str, Kind] = {"holdback": "release", "deferral": "vesting"}
LOST: dict[str, Kind] = {"holdback": "forfeit", "deferral": "vesting_lost"}


def release(book: Book) -> Book:
    """Every part that is due by the end of this turn, in the order in which the plan lists them."""
    for name, rule in book.facts.plan.settlement.holdbacks.items():
        for number, each in enumerate(rule.release if isinstance(rule.release, tuple) else ()):
            loc = ("settlement", "holdbacks", name, "release", number)
            for lot, day in _due(book, rule, each, loc):
                book = _settle(book, rule, lot, loc, _holds(book, lot, each, loc, day))
    return book


def _due(book: Book, rule: Holdback, each: Release, loc: Loc) -> Iterator[tuple[Lot, date]]:
    """The lots of which this part is due and not settled, with the day."""
    for lot in book.lots(ACCOUNTS[rule.as_], rule=str(loc[2])):
        day = due_day(book, lot, each)
        if day > book.turn.end or any(_is_of(entry, lot, loc) for entry in book.entries):
            continue
        yield lot, day


def _settle(book: Book, rule: Holdback, lot: Lot, loc: Loc, holds: bool | None) -> Book:
    """Free or lost; what cannot be decided waits, and is told."""
    assert isinstance(rule.release, tuple)
    if holds is None:
        return book.tell("held-record-missing", holdback=str(loc[2]), key=lot.entry.line or lot.entry.element)
    if not holds and rule.release[int(loc[4])].else_ == "wait":
        return book
    return book.plus([_part(book, rule, lot, loc, FREED[rule.as_] if holds else LOST[rule.as_])])


def due_day(book: Book, lot: Lot, each: Release) -> date:
    """When a part is due, counted from the end of the window in which it was earned."""
    earned = book.facts.calendar.period(lot.entry.window).end
    if each.after is not None:
        return add_duration(earned, each.after.count, each.after.unit)
    return book.facts.calendar.window(str(each.at).removesuffix("_end"), earned).end


def _is_of(entry: Entry, lot: Lot, loc: Loc) -> bool:
    """Whether the entry settles that part of the lot."""
    return entry.lot == lot.entry.id and any(step.loc == loc for step in entry.steps)


def _holds(book: Book, lot: Lot, each: Release, loc: Loc, day: date) -> bool | None:
    """Whether the condition holds: of employment on the day it was due, or today where it waits; None: not known."""
    if each.if_ is None:
        return True
    if each.if_ == EMPLOYED:
        asked = book.turn.end if each.else_ == "wait" else day
        return book.facts.roster.row_on(book.person, asked) is not None
    return book.own.holds.get((*loc, "if"), {}).get(lot.entry.line)


def _part(book: Book, rule: Holdback, lot: Lot, loc: Loc, kind: Kind) -> Entry:
    """The part's share of what is left, among the parts still to come: so the parts add up to the whole."""
    assert isinstance(rule.release, tuple)
    done = {step.loc for entry in book.entries if entry.lot == lot.entry.id for step in entry.steps}
    open_parts = [(number, each.share) for number, each in enumerate(rule.release) if (*loc[:4], number) not in done]
    amounts = allocate(lot.left, [share for _, share in open_parts], book.facts.step)
    amount = dict(zip((number for number, _ in open_parts), amounts, strict=True))[int(loc[4])]
    step = Step("part", str(loc[2]), Fraction(rule.release[int(loc[4])].share), loc)
    entry = lot.entry
    where = {"rule": entry.rule, "element": entry.element, "window": entry.window, "line": entry.line}
    return book.move(kind, amount, lot=entry.id, steps=(step,), **where)
