"""Two plans side by side, setting by setting: what differs in meaning, not in spelling, order or comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from salesperf.model.plan import Dated, Plan
from salesperf.model.plan.base import Part
from salesperf.model.plan.tables import Bound
from salesperf.model.scalar_words import ExprText
from salesperf.model.scalars import Literal
from salesperf.report.plan_text import entries, plan_text

Loc = tuple[str | int, ...]

NAMED_APART = ("plan", "version", "effective", "examples")
"""What every version has of its own, and what checks a plan rather than pays."""

_TELLING = ("from", "above", "to", "check", "by", "lookup", "currency", "table")
"""Keys that tell one item of a list from the others, the first that it has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two plans differ; `items` says for each list on the way which of its items is meant."""

    loc: Loc
    items: tuple[str, ...]
    before: object
    after: object


def differences(old: Plan, new: Plan) -> Iterator[Difference]:
    """Every setting that differs, in the order of the plan's sections."""
    before, after = entries(old), entries(new)
    for section in before:
        if section not in NAMED_APART:
            yield from _between(before[section], after[section], (section,), ())


def _between(old: object, new: object, loc: Loc, items: tuple[str, ...]) -> Iterator[Difference]:
    if _same(old, new):
        return
    if isinstance(old, Part) and isinstance(new, Part):
        yield from _maps(entries(old), entries(new), loc, items)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _maps(old, new, loc, items)
    elif _parts(old) and _parts(new):
        yield from _lists(old, new, loc, items)  # type: ignore[arg-type]
    else:
        yield Difference(loc, items, old, new)


def _maps(
    old: Mapping[str, object], new: Mapping[str, object], loc: Loc, items: tuple[str, ...]
) -> Iterator[Difference]:
    for key in dict.fromkeys((*old, *new)):
        yield from _between(old.get(key), new.get(key), (*loc, key), items)


def _lists(old: Sequence[Part], new: Sequence[Part], loc: Loc, items: tuple[str, ...]) -> Iterator[Difference]:
    """Items are paired by what tells them apart, those left over by their order; `loc` counts in the new list."""
    for before, after in _pairs([telling(part) for part in old], [telling(part) for part in new]):
        if before is None and after is not None:
            yield Difference((*loc, after), (*items, telling(new[after])), None, new[after])
        elif after is None and before is not None:
            yield Difference((*loc, before), (*items, telling(old[before])), old[before], None)
        elif before is not None and after is not None:
            yield from _between(old[before], new[after], (*loc, after), (*items, telling(new[after])))


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Positions that belong together, in order.

    >>> list(_pairs(["0", "100", "300"], ["0", "50", "100", "400"]))
    [(0, 0), (None, 1), (1, 2), (2, 3)]
    """
    for kind, start, end, begin, finish in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        length = max(end - start, finish - begin) if kind != "equal" else end - start
        for step in range(length):
            yield start + step if start + step < end else None, begin + step if begin + step < finish else None


def telling(part: object) -> str:
    """What tells an item of a list from the others: where a tier starts, who is credited, what is checked."""
    if isinstance(part, Bound):
        return f"{'from' if part.inside else 'above'} {plan_text(part.start)}"
    found = entries(part) if isinstance(part, Part) else {}
    return next((plan_text(found[key]) for key in _TELLING if found.get(key) is not None), "")


def _parts(value: object) -> bool:
    """A list of parts, not of mere words or figures; also an empty one."""
    return isinstance(value, tuple) and all(isinstance(each, Part) for each in value)


def _same(old: object, new: object) -> bool:
    """Figures are the same in any spelling, expressions with any blanks between their words."""
    if isinstance(old, Literal) and isinstance(new, Literal):
        return (old.kind, old.amount) == (new.kind, new.amount)
    if isinstance(old, ExprText) and isinstance(new, ExprText):
        return old.split() == new.split()
    if isinstance(old, Dated) and isinstance(new, Dated):
        return _same(old.leaves, new.leaves)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(_same, old, new))
    return old == new
