"""Results, grouped by person once, so that a page for each of thousands does not look through everybody's figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from salesperf.diagnostics import Diagnostic
from salesperf.model.consulted import Acknowledged
from salesperf.model.ledger import Entry
from salesperf.model.period import Window
from salesperf.model.results import Award, CardResult, Earning, MeasureResult, Results, StatedGoal
from salesperf.report.boards import Board, boards


class _OfPerson(Protocol):
    @property
    def person(self) -> str: ...


Each = TypeVar("Each", bound=_OfPerson)


@dataclass(frozen=True, slots=True)
class ByPerson:
    """The figures of a run by person id, in the run's order; goals by measure and holder. Who has none is absent."""

    results: Results
    measures: Mapping[str, tuple[MeasureResult, ...]]
    cards: Mapping[str, tuple[CardResult, ...]]
    earnings: Mapping[str, tuple[Earning, ...]]
    goals: Mapping[tuple[str, str], tuple[tuple[Window, StatedGoal], ...]]
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    boards: tuple[Board, ...] = ()
    awards: Mapping[str, tuple[Award, ...]] = field(default_factory=dict)
    acknowledged: Mapping[str, Acknowledged] = field(default_factory=dict)

    def quarantined(self, person: str) -> tuple[Diagnostic, ...]:
        """The findings on records that name the person and were set aside."""
        return tuple(self.results.quarantined[number] for number in self.results.concerned.get(person, ()))


def by_person(results: Results) -> ByPerson:
    """Group a run."""
    goals: defaultdict[tuple[str, str], list[tuple[Window, StatedGoal]]] = defaultdict(list)
    for (measure, holder, window), stated in results.stated_goals.items():
        goals[measure, holder].append((window, stated))
    by_holder = {key: tuple(found) for key, found in goals.items()}
    figures = _grouped(results.measures), _grouped(results.cards), _grouped(results.earnings)
    return ByPerson(
        results,
        *figures,
        by_holder,
        _grouped(results.entries),
        tuple(boards(results)),
        _grouped(results.awards),
        {each.person: each for each in (results.consulted.acknowledged if results.consulted else ())},
    )


def _grouped(rows: Iterable[Each]) -> dict[str, tuple[Each, ...]]:
    found: defaultdict[str, list[Each]] = defaultdict(list)
    for row in rows:
        found[row.person].append(row)
    return {person: tuple(own) for person, own in found.items()}
