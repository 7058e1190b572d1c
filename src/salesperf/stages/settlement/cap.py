"""The most that a person earns in a window, all elements together; the excess is lost, or waits for room."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from salesperf.model.ledger import Entry
from salesperf.model.period import Window
from salesperf.model.plan import TotalCap
from salesperf.model.results import Step
from salesperf.stages.limit_values import limit_of
from salesperf.stages.rounding import allocate
from salesperf.stages.scene import Scene
from salesperf.stages.settlement.book import ZERO, Book, draw_on
from salesperf.stages.settlement.carried_excess import waiting
from salesperf.stages.settlement.scope import scene_of

WINDOWS = ("period", "quarter", "half", "year")
RULE = "cap"
SIGNS = {"earning": 1, "difference": 1, "cut": -1}


def cap(book: Book) -> Book:
    """What is earned beyond the cap is cut from the elements in proportion; with `carry`, room is filled again."""
    rule, scene = book.facts.plan.settlement.cap, scene_of(book, book.turn.window)
    if rule is None or scene is None:
        return book
    now = _earned(book, Window(book.turn.start, book.turn.end, "", ""))
    room, limit = _room(book, rule, scene, now)
    step = Step("limit", RULE, limit, ("settlement", "cap"))
    if now > room:
        return book.plus(_cut(book, min(now - max(room, ZERO), now), step))
    if rule.excess == "carry":
        return book.plus(_returned(book, room - now, step))
    return book


def _earned(book: Book, window: Window) -> Decimal:
    found = (SIGNS.get(entry.kind, 0) * entry.amount for entry in book.within(window))
    return sum(found, ZERO)


def _room(book: Book, rule: TotalCap, scene: Scene, now: Decimal) -> tuple[Decimal, Fraction]:
    """What the tightest of the caps leaves for this turn, and that cap. Raises Missing."""
    found = []
    for word in WINDOWS:
        value = getattr(rule, word)
        if value is not None:
            turn = book.turn.window
            window = turn if word == "period" else book.facts.calendar.window(word, turn.end)
            limit = limit_of(scene, value, rule.of)
            found.append((book.round(limit) - (_earned(book, window) - now), limit))
    return min(found)


def _cut(book: Book, excess: Decimal, step: Step) -> list[Entry]:
    """The excess by element and window, in proportion to what they earned in this turn."""
    earned: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for entry in book.made:
        if entry.kind in ("earning", "difference") and entry.day == book.turn.end:
            earned[entry.element, entry.window] += entry.amount
    shares = [max(Fraction(amount), Fraction(0)) for amount in earned.values()]
    if excess <= 0 or not any(shares):
        return []
    parts = allocate(excess, shares, book.facts.step)
    return [
        book.move("cut", part, rule=RULE, element=element, window=window, steps=(step,))
        for (element, window), part in zip(earned, parts, strict=True)
        if part
    ]


def _returned(book: Book, room: Decimal, step: Step) -> list[Entry]:
    """What earlier caps cut and this one has room for, the oldest first."""
    return [
        book.move(
            "cut", -part, rule=RULE, element=lot.entry.element, window=lot.entry.window, lot=lot.entry.id, steps=(step,)
        )
        for lot, part in draw_on(waiting(book.entries), room)
    ]
