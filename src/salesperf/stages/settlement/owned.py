"""What is settled, sorted out by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from salesperf.model.results import Earning
from salesperf.stages.settlement.book import Own


def by_person(earnings: Iterable[Earning]) -> dict[str, Own]:
    """The earnings of each person, in their order."""
    earned: defaultdict[str, list[Earning]] = defaultdict(list)
    for each in earnings:
        earned[each.person].append(each)
    return {person: Own(earnings=tuple(own)) for person, own in earned.items()}
