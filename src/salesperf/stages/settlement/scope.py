"""Whom a rule is for, over which window it is settled, what it comes to, and which entries it looks at."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from salesperf.model.durations import add_duration
from salesperf.model.expr_eval import evaluate
from salesperf.model.ledger import EFFECTS, Entry
from salesperf.model.period import Window
from salesperf.model.plan import Guarantee, Plan, Prorate, TableUse
from salesperf.model.settling import Loc
from salesperf.stages.goals import interval, share_present
from salesperf.stages.look_up import looked_up
from salesperf.stages.scene import Scene
from salesperf.stages.settlement.book import Book
from salesperf.stages.settlement.turns import payment_every
from salesperf.stages.stretches import Stretch
from salesperf.stages.values import figure

EARNED = frozenset({"earning", "difference", "cut"})
LENT = frozenset({"draw_advance", "draw_recovery", "carry_in", "carry_out", "payment", "write_off"})


def scene_of(book: Book, window: Window) -> Scene | None:
    """The person in a window, by the row that counts, or the last one before it; None for a stranger."""
    facts = book.facts
    known = facts.roster.people.get(book.person)
    if known is None:
        return None
    before = [row for row in known.rows if row.start is None or row.start <= window.end]
    row = facts.row(book.person, window) or (before[-1] if before else None)
    earned: dict[tuple[str, str], dict[Window, Fraction | None]] = {}
    for each in book.own.earnings:
        earned.setdefault((each.element, book.person), {})[each.window] = _exact(each.earned)
    return Scene(facts, book.person, Stretch.of(window), row, earned)


def _exact(amount: Decimal | None) -> Fraction | None:
    return None if amount is None else Fraction(amount)


def is_for(book: Book, loc: Loc, scene: Scene | None) -> bool:
    """Whether the rule at `loc` is for the person; a rule for everybody also is for who is no longer on the roster."""
    condition = book.facts.work.conditions.get((*loc, "for"))
    return condition is None or (scene is not None and evaluate(condition, scene.value) is True)


def is_employed(book: Book, window: Window) -> bool:
    """Whether the roster has the person on any day of a window."""
    return book.facts.roster.row_at(book.person, window) is not None


def settled_window(book: Book, rule: Guarantee) -> Window | None:
    """The window over which a guarantee or draw is settled in this turn; None before that window's last payment."""
    plan, calendar = book.facts.plan, book.facts.calendar
    paid = payment_every(plan, book.facts.period)
    if rule.every in (None, paid):
        return book.turn.window
    window = calendar.window(rule.every or paid, book.turn.window.end)
    return window if max(calendar.within(paid, window)) == book.turn.window else None


def is_in_force(book: Book, loc: Loc, rule: Guarantee, window: Window) -> bool:
    """Whether the person is promised something by the rule in that window: employed, meant, and not for too long.

    Who has no first day counts as employed from the beginning, so the first months are over.
    """
    if not is_employed(book, window) or not is_for(book, loc, scene_of(book, window)):
        return False
    hired = book.facts.person(book.person).hired
    if rule.first is None:
        return True
    return hired is not None and window.end < add_duration(hired, rule.first.count, rule.first.unit)


def amount_of(book: Book, rule: Guarantee, window: Window) -> Fraction:
    """What the rule promises the person for a window. Raises Missing."""
    scene = scene_of(book, window)
    assert scene is not None, "who is not on the roster is promised nothing"
    if isinstance(rule.amount, TableUse):
        amount = looked_up(scene, book.facts.plan.rate_tables[rule.amount.table])
    else:
        amount = figure(rule.amount, scene.number, scene.day)
    if isinstance(rule.prorate, Prorate):
        present = [interval(row) for row in book.facts.person(book.person).rows_in(window)]
        amount *= share_present(book.facts, book.person, present, window, rule.prorate)
    return amount


def compared(book: Book, rule: Guarantee, window: Window, *, earned: bool, given: bool) -> Decimal:
    """What the rule's elements came to in a window: as earned, or as payable; `given`: with what guarantees gave."""
    plan = book.facts.plan
    counted = frozenset() if plan.adjustments and plan.adjustments.as_ == "payment" else frozenset({"adjustment"})
    left_out = LENT | ({"adjustment"} - counted) | (frozenset() if given else {"guarantee"})
    total = Decimal(0)
    for entry in book.within(window):
        wanted = entry.kind in EARNED | counted if earned else entry.kind not in left_out
        if wanted and covers(plan, rule.of, entry):
            total += EFFECTS[entry.kind].get("payable", 0) * entry.amount
    return total


def covers(plan: Plan, elements: Iterable[str], entry: Entry) -> bool:
    """Whether an entry moves money of any of the elements; of a person's money as a whole every element is part."""
    asked = set(elements)
    if entry.element or not asked:
        return not asked or entry.element in asked
    guarantee = plan.settlement.guarantees.get(entry.rule) if entry.kind == "guarantee" else None
    return guarantee is None or not guarantee.of or bool(asked & set(guarantee.of))
