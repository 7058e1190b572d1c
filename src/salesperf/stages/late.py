"""Closed periods worked out anew: what each would earn today, less what the ledger says it did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.durations import add_duration
from salesperf.model.ledger import ClosedPeriod, Entry, History
from salesperf.model.people import Roster
from salesperf.model.period import Window
from salesperf.model.plan import Plan
from salesperf.model.results import Earning, Step
from salesperf.model.scalar_words import Duration

WITHIN = Duration(12, "months")
"""How far back, where the plan does not say."""

_SETTLED = frozenset({"earning", "difference"})
Key = tuple[str, str, str]


def reopened(plan: Plan, history: History, period: Window) -> list[ClosedPeriod]:
    """The closed periods that are worked out anew: those that ended within the plan's limit before this one began."""
    late = plan.settlement.late
    if late == "none":
        return []
    within = WITHIN if late is None else late.within
    since = add_duration(period.start, -within.count, within.unit)
    return [closed for closed in history.closed if closed.end >= since and closed.plan_texts]


def earned_then(history: History) -> dict[Key, Decimal]:
    """By person, element and window, what the ledger holds: what was earned, and every difference since.

    What a rule gave back is no part of it: a clawback takes the same.
    """
    found: defaultdict[Key, Decimal] = defaultdict(Decimal)
    for person, entries in history.entries.items():
        for entry in entries:
            if entry.kind in _SETTLED and not entry.rule:
                found[person, entry.element, entry.window] += entry.amount
    return dict(found)


def differences(
    then: dict[Key, Decimal], now: Iterable[Earning], roster: Roster, currency: str
) -> tuple[list[Entry], list[Diagnostic]]:
    """An entry for everything that would be another amount today, and what cannot be said.

    Whose figure is missing today, or who is no longer on the roster, keeps what was earned: that is told.
    """
    entries, found, seen = list[Entry](), list[Diagnostic](), set[Key]()
    for earning in now:
        key = (earning.person, earning.element, earning.window.name)
        seen.add(key)
        if earning.earned is None:
            found.append(_told("late-figure-missing", key, missing=earning.reason))
            continue
        entries += _difference(key, then.get(key, Decimal(0)), earning.earned, currency)
    for key in [key for key in then if key not in seen]:
        if key[0] not in roster.people:
            found.append(_told("late-person-gone", key))
        else:
            entries += _difference(key, then[key], Decimal(0), currency)
    return entries, found


def _difference(key: Key, then: Decimal, now: Decimal, currency: str) -> list[Entry]:
    person, element, window = key
    if now == then:
        return []
    loc = ("elements", element)
    steps = (Step("then", element, Fraction(then), loc), Step("now", element, Fraction(now), loc))
    return [Entry("", person, "difference", now - then, currency, element=element, window=window, steps=steps)]


def _told(rule: str, key: Key, **params: str) -> Diagnostic:
    person, element, window = key
    return Diagnostic(rule, None, {"person": person, "element": element, "period": window, **params}, "warning")
