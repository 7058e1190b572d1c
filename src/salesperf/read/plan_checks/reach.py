"""How far a figure can go, as far as the plan alone tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from salesperf.model.plan import Plan, Scorecard
from salesperf.model.spelling import number_text, percent_text


@dataclass(frozen=True, slots=True)
class Reach:
    """From `low` to `high`, each itself reached or not; None is without end."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_inside: bool = True
    high_inside: bool = True
    percent: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is left."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_inside and self.high_inside))

    @property
    def text(self) -> str:
        """`0% – 150%`; an open end is `…`."""
        spell = percent_text if self.percent else number_text
        ends = ("…" if end is None else spell(end) for end in (self.low, self.high))
        return " – ".join(ends)

    def within(self, key: str, bound: Fraction) -> Reach:
        """What is left of it under a comparison: `at_least above at_most below`.

        >>> Reach(high=Fraction(1)).within("above", Fraction(1)).empty
        True
        """
        inside = key in ("at_least", "at_most")
        if key in ("at_least", "above"):
            if self.low is not None and (self.low, not self.low_inside) >= (bound, not inside):
                return self
            return replace(self, low=bound, low_inside=inside)
        if self.high is not None and (self.high, self.high_inside) <= (bound, inside):
            return self
        return replace(self, high=bound, high_inside=inside)


_ONE = Fraction(1)
_TOP = Reach(Fraction(0), _ONE, low_inside=False, percent=True)
_OF_EVERY = {"place": Reach(low=_ONE), "top": _TOP, "top_strict": _TOP}


def reach_of(plan: Plan, reference: str) -> Reach:
    """The reach of a reference; of most there is no end."""
    name, _, part = reference.partition(".")
    if part in _OF_EVERY:
        return _OF_EVERY[part]
    card = plan.scorecards.get(name)
    if card is None:
        return Reach(low=_ONE) if reference == "tenure_months" else Reach(percent=part == "attainment")
    if not part:
        return Reach(card.floor, _most(card), percent=True)
    weighed = card.measures.get(part)
    return Reach(weighed.floor, weighed.cap, percent=True) if weighed else Reach()


def _most(card: Scorecard) -> Fraction | None:
    """The cap of a scorecard, or what its measures' caps allow."""
    within = [weighed.cap * weighed.weight for weighed in card.measures.values() if weighed.cap is not None]
    limits = [card.cap] if card.cap is not None else []
    if len(within) == len(card.measures):
        limits.append(sum(within, Fraction(0)))
    return min(limits, default=None)
