"""The weighted score of a scorecard, and what a missing measure does to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Missing = Literal["zero", "redistribute", "leave_out", "stop"]


class MissingScore(ValueError):  # noqa: N818 - named for what is wrong
    """A measure is missing on a scorecard that says `missing: stop`; `names` are the missing ones."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """Keep the names in the scorecard's order."""
        self.names = names
        super().__init__(", ".join(names))


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure's score (None: missing), not yet limited to its own floor and cap."""

    name: str
    weight: Fraction
    score: Fraction | None
    floor: Fraction | None = None
    cap: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one measure adds: `weighted` = weight_used × score; a missing score stays None and adds 0."""

    name: str
    weight_used: Fraction
    score: Fraction | None
    weighted: Fraction


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a card, None if there is none, and its parts in the card's order."""

    score: Fraction | None
    parts: tuple[Part, ...]


def weighted(
    measures: Sequence[Measured],
    missing: Missing = "stop",
    *,
    gate: Fraction = Fraction(1),
    floor: Fraction | None = None,
    cap: Fraction | None = None,
) -> Scored:
    """Each score within its own limits × weight, added up, × gate, within the card's limits. Raises MissingScore.

    >>> results = [("sales", 40, 100), ("calls", 30, 80), ("csat", 30, 120)]
    >>> card = [Measured(name, Fraction(w, 100), Fraction(s, 100), cap=Fraction(1)) for name, w, s in results]
    >>> weighted(card).score
    Fraction(47, 50)
    """
    absent = tuple(measure.name for measure in measures if measure.score is None)
    if absent and missing == "stop":
        raise MissingScore(absent)
    present = sum((measure.weight for measure in measures if measure.score is not None), Fraction(0))
    shared_out = missing == "redistribute" and present > 0
    parts = tuple(_part(measure, present if shared_out else None) for measure in measures)
    if absent and (missing == "leave_out" or (missing == "redistribute" and not present)):
        return Scored(None, parts)
    total = sum((part.weighted for part in parts), Fraction(0))
    return Scored(within(total * gate, floor, cap), parts)


def within(x: Fraction, floor: Fraction | None, cap: Fraction | None) -> Fraction:
    """x limited by the cap, then by the floor: a floor is the stronger promise.

    >>> within(Fraction(3), None, Fraction(2)), within(Fraction(3), Fraction(4), Fraction(2))
    (Fraction(2, 1), Fraction(4, 1))
    """
    capped = x if cap is None else min(x, cap)
    return capped if floor is None else max(capped, floor)


def _part(measure: Measured, present: Fraction | None) -> Part:
    """`present` is the weight of the measures that have a score, if they take over that of the missing."""
    weight = measure.weight if present is None else measure.weight / present
    if measure.score is None:
        return Part(measure.name, weight if present is None else Fraction(0), None, Fraction(0))
    score = within(measure.score, measure.floor, measure.cap)
    return Part(measure.name, weight, score, weight * score)
