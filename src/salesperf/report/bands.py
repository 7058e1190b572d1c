"""Which band of a scorecard a score lies in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from salesperf.model.plan import Band, Literal, Plan
from salesperf.report.labels import label


def band_number(bands: Sequence[Band], score: Fraction | None) -> int:
    """The band that holds a score, from 0 for the lowest; -1 below the first band, or without a score."""
    if score is None:
        return -1
    held = [number for number, band in enumerate(bands) if _holds(band, score)]
    return max(held, default=-1)


def band_label(plan: Plan, card: str, score: Fraction | None, lang: str) -> str:
    """The band's label in the scorecard of that name; '' without one."""
    bands = bands_of(plan, card)
    number = band_number(bands, score)
    return label(bands[number].label, "", lang) if number >= 0 else ""


def bands_of(plan: Plan, card: str) -> tuple[Band, ...]:
    """A scorecard's bands from the lowest; none for what is no scorecard."""
    return plan.scorecards[card].bands if card in plan.scorecards else ()


def _holds(band: Band, score: Fraction) -> bool:
    start = band.start
    assert isinstance(start, Literal), "bands start at ratios"
    return score > start.amount or (band.inside and score == start.amount)
