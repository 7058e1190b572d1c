"""What is settled, sorted out by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from salesperf.model.ledger import Entry
from salesperf.model.results import Earning
from salesperf.stages.settlement.book import Own


def by_person(earnings: Iterable[Earning], late: Mapping[str, Sequence[Entry]]) -> dict[str, Own]:
    """The earnings of each person, in their order, and the differences of closed periods."""
    earned: defaultdict[str, list[Earning]] = defaultdict(list)
    for each in earnings:
        earned[each.person].append(each)
    people = dict.fromkeys([*earned, *late])
    return {person: Own(tuple(earned[person]), tuple(late.get(person, ()))) for person in people}
