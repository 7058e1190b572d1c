"""The ranked people by bands of the score, best first; one group without a heading where the plan has no bands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from salesperf.model.page import Said, said
from salesperf.model.plan import Band, Literal
from salesperf.model.summary.people import Group, PersonLine
from salesperf.report.bands import band_number, bands_of
from salesperf.report.labels import label
from salesperf.report.summary.names import ranked_label
from salesperf.report.summary.scene import Scene


def groups(scene: Scene, lines: list[PersonLine]) -> tuple[Group, ...]:
    """The lines in their own order, which is that of their scores, so that each band is one stretch of them."""
    bands = bands_of(scene.results.plan, scene.first.by) if scene.first else ()
    if not bands:
        return (Group(None, None, tuple(lines)),) if lines else ()
    whole = sum((line.earned for line in lines), Decimal(0))
    scores = {line.person: line.score for line in scene.ranked}
    return tuple(
        _group(_heading(scene, bands, number), tuple(own), whole)
        for number, own in groupby(lines, key=lambda line: band_number(bands, scores[line.person]))
    )


def _group(heading: Said, lines: tuple[PersonLine, ...], whole: Decimal) -> Group:
    earned = sum((line.earned for line in lines), Decimal(0))
    share = Fraction(earned) / Fraction(whole) if whole > 0 else None
    return Group(heading, said("rank.band-people", count=len(lines), share=share), lines)


def _heading(scene: Scene, bands: Sequence[Band], number: int) -> Said:
    if number < 0 or scene.first is None:
        return said("rank.band-none")
    by = ranked_label(scene.results, scene.first.by, scene.lang)
    return said("rank.band", band=label(bands[number].label, "", scene.lang), by=by, bound=_bound(bands, number))


def _bound(bands: Sequence[Band], number: int) -> Said:
    """Where the band starts; of one that starts at 0 or below, where the next one does."""
    start, inside = _start(bands[number]), bands[number].inside
    if start.amount > 0 or number + 1 == len(bands):
        return said("rank.from" if inside else "rank.above", bound=start.text)
    following = bands[number + 1]
    return said("rank.below" if following.inside else "rank.up-to", bound=_start(following).text)


def _start(band: Band) -> Literal:
    assert isinstance(band.start, Literal), "bands start at ratios"
    return band.start
