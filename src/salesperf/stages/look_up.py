"""What a table finds for one person when it is entered with a reference, a score, an attainment or a value."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.plan import RateTable
from salesperf.stages.grid import grid_value
from salesperf.stages.missing import Missing
from salesperf.stages.ratetable import payout, value_at
from salesperf.stages.scene import Scene
from salesperf.stages.values import curve, grid


def looked_up(scene: Scene, table: RateTable, word: str | None = None) -> Fraction:
    """v(x) of a table entered with a reference, along one axis or two; raises Missing where a figure is.

    `word` is the column of a table with `by`, the person's own if it is not given.
    """
    own = column(scene, table) if word is None else word
    entered = _entered(scene, str(table.enter))
    if table.across is not None:
        across = _entered(scene, str(table.across.enter))
        return grid_value(grid(table, scene.number, scene.day), entered, across)
    return value_at(curve(table, scene.number, scene.day, own), entered)


def _entered(scene: Scene, name: str) -> Fraction:
    value = scene.number(name)
    if value is None:
        raise Missing("entered-value-missing", name=name, person=scene.person)
    return value


def payout_of(scene: Scene, table: RateTable | None, entered: Fraction, goal: Fraction | None) -> Fraction:
    """What a bonus table makes of a score, an attainment or a measure's own value; without one, the figure itself."""
    if table is None:
        return entered
    return payout(curve(table, scene.number, scene.day, column(scene, table), goal), entered)


def column(scene: Scene, table: RateTable) -> str:
    """The person's own column of a table with `by`; '' where it has none."""
    return str(scene.value((table.by,)) or "") if table.by else ""
