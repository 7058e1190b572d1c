"""What every section of the page looks at: the results, the standings, and the ranking that the run names first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from salesperf.model.results import Results
from salesperf.model.standings import EarlierPlaces, Standing
from salesperf.report.reached import ByMeasure, Leading, Reached, leading, reached
from salesperf.report.standings import standings


@dataclass(frozen=True)
class Scene:
    """A run before the page; what is worked out from it is worked out once."""

    results: Results
    lang: str
    earlier: EarlierPlaces

    @cached_property
    def lines(self) -> tuple[Standing, ...]:
        """Everybody's line, ranked people first."""
        return standings(self.results, self.lang).lines

    @cached_property
    def ranked(self) -> tuple[Standing, ...]:
        """The lines with a place."""
        return tuple(line for line in self.lines if line.place)

    @cached_property
    def first(self) -> Leading | None:
        """The ranking that the run names first."""
        return leading(self.results)

    @cached_property
    def reached(self) -> ByMeasure:
        """How far everybody got in every measure."""
        return reached(self.results)

    @cached_property
    def figures(self) -> Mapping[str, Reached]:
        """How far everybody got in the measure that weighs most."""
        return self.reached.get((self.first.measure, self.first.window), {}) if self.first else {}
