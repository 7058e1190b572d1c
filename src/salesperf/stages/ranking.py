"""Places among people: the tied all have the better place, and the places after them are skipped (1, 1, 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Literal

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Rank:
    """`place` is 1 + how many did strictly better, out of `placed` people; so many of them are `sharing` it."""

    place: int
    placed: int
    sharing: int

    @property
    def tied(self) -> bool:
        """Whether somebody else has the same place."""
        return self.sharing > 1

    @property
    def top(self) -> Fraction:
        """The place as a share of those placed: `at_most 20 %` is the best fifth."""
        return Fraction(self.place, self.placed)

    @property
    def top_strict(self) -> Fraction:
        """As `top`, but the tied all have the worst of the places that they occupy."""
        return Fraction(self.place + self.sharing - 1, self.placed)


def ranks(values: Mapping[str, Fraction | None], better: Better = "higher") -> dict[str, Rank | None]:
    """Each one's rank, in the order given; who has no value is not ranked, nor counted.

    >>> found = ranks({"an": Fraction(9), "bo": Fraction(7), "cy": Fraction(9), "di": None})
    >>> [(name, rank and rank.place) for name, rank in found.items()]
    [('an', 1), ('bo', 3), ('cy', 1), ('di', None)]
    """
    return ranks_by_keys({name: (value,) for name, value in values.items()}, (better,))


def ranks_by_keys(keys: Mapping[str, Sequence[Fraction | None]], better: Sequence[Better]) -> dict[str, Rank | None]:
    """Ranks by the first key, the tied by the next, and so on; `better` says for each key which way is up.

    Without the first key one is not ranked; without a later one, one comes after those that have it.
    """
    merits = {name: _merit(each, better) for name, each in keys.items() if each[0] is not None}
    shared = Counter(merits.values())
    best_first = sorted(shared)
    ahead = dict(zip(best_first, accumulate((shared[merit] for merit in best_first), initial=0), strict=False))
    found = {merit: Rank(ahead[merit] + 1, len(merits), count) for merit, count in shared.items()}
    return {name: found[merits[name]] if name in merits else None for name in keys}


def _merit(keys: Sequence[Fraction | None], better: Sequence[Better]) -> tuple[tuple[bool, Fraction], ...]:
    """Keys that compare as lower = better, a missing one last."""
    return tuple(
        (key is None, Fraction(0) if key is None else key if way == "lower" else -key)
        for key, way in zip(keys, better, strict=True)
    )
