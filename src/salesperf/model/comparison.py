"""Two runs, or two plans run on the same data, side by side: what changes for each person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesperf.model.plan_change import PlanChange
from salesperf.model.record_changes import RecordChanges
from salesperf.model.sheet import Place

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What was earned before and after."""

    before: Decimal = NOTHING
    after: Decimal = NOTHING

    @property
    def change(self) -> Decimal:
        """More than 0 for a gain."""
        return self.after - self.before

    def __add__(self, other: Amounts) -> Amounts:
        """Side by side."""
        return Amounts(self.before + other.before, self.after + other.after)


def total(amounts: Iterable[Amounts]) -> Amounts:
    """All of them together."""
    return sum(amounts, Amounts())


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One person: what each element earned on either side, and the place in the leading ranking of either side."""

    person: str
    name: str
    team: str
    elements: Mapping[str, Amounts]
    places: tuple[Place | None, Place | None] = (None, None)

    @property
    def earned(self) -> Amounts:
        """All elements together."""
        return total(self.elements.values())

    @property
    def moved(self) -> int | None:
        """Places won (lost, below 0); None without a place on both sides."""
        before, after = self.places
        return before.number - after.number if before and after else None


@dataclass(frozen=True, slots=True)
class PeriodChange:
    """Everybody in one period, largest gain first. `ranked_by` names the leading ranking of the new side."""

    period: str
    end: date
    ranked_by: str
    people: tuple[PersonChange, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What was run: a plan's version and digest, for which periods; `as_if` are those that it does not govern."""

    plan: str
    version: str
    sha256: str
    periods: tuple[str, ...]
    as_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, period by period. `elements` maps names to labels; `unpaid` counts amounts that miss a figure.

    `records` is there where two finished runs were compared: what their data says otherwise.
    """

    old: Side
    new: Side
    currency: str
    digits: int
    elements: Mapping[str, str]
    changes: tuple[PlanChange, ...]
    periods: tuple[PeriodChange, ...]
    people: tuple[PersonChange, ...]
    unpaid: tuple[int, int] = (0, 0)
    records: RecordChanges | None = None

    @property
    def earned(self) -> Amounts:
        """What all people earned together in all periods."""
        return total(person.earned for person in self.people)

    @property
    def gainers(self) -> int:
        """How many people earn more."""
        return sum(person.earned.change > 0 for person in self.people)

    @property
    def losers(self) -> int:
        """How many people earn less."""
        return sum(person.earned.change < 0 for person in self.people)

    def by_element(self) -> dict[str, Amounts]:
        """Each element over all people and periods, in plan order."""
        nobody = Amounts()
        return {name: total(p.elements.get(name, nobody) for p in self.people) for name in self.elements}

    @property
    def differs(self) -> bool:
        """Whether anything at all is otherwise: a setting, an amount, a place, a record."""
        moved = any(p.places[0] != p.places[1] for period in self.periods for p in period.people)
        paid = any(a.change for period in self.periods for p in period.people for a in p.elements.values())
        return bool(self.changes) or paid or moved or bool(self.records and self.records.differ)
