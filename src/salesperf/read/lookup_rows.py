"""Rows of a lookup of which none wins over the other: they name the same, and some record may match both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from salesperf.model.plan import Lookup, LookupRow


def equal_rows(lookup: Lookup) -> Iterator[tuple[int, int]]:
    """The positions of every two such rows. Rows with a condition are taken in their order, and equal to none."""
    alike: defaultdict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for number, row in enumerate(lookup.rows):
        if row.where is None:
            alike[tuple(sorted((k, v) for k, v in row.fields.items() if k in lookup.match))].append(number)
    for numbers in alike.values():
        for one, other in combinations(numbers, 2):
            if _meet(lookup.rows[one], lookup.rows[other], lookup):
                yield one, other


def _meet(one: LookupRow, other: LookupRow, lookup: Lookup) -> bool:
    """Whether one record may match both: with `first` only where the later one can never be reached."""
    fields, further = one.fields, other.fields
    eligible = [name for name in lookup.only_for if name in fields and name in further]
    if any(fields[name] != further[name] for name in eligible):
        return False
    if lookup.choose == "first" and fields != further:
        return False
    return (one.from_ or date.min) <= (other.to or date.max) and (other.from_ or date.min) <= (one.to or date.max)
