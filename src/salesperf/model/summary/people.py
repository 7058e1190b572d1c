"""The people of a run on its page: who is where, what made each amount, and the teams."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.model.explanation import Explanation
from salesperf.model.page import Said, Shown


@dataclass(frozen=True, slots=True)
class Many:
    """Figures of one kind, smallest first, at least one; `quarters` are lower quartile, median and upper quartile."""

    values: tuple[Fraction, ...]
    quarters: tuple[Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the ranking. `anchor` is unique in the page, `move` places won since an earlier run (lost: below 0).

    `marks` are letters of the remarks below the table, `calculation` what opens under the line.
    """

    anchor: str
    place: str
    move: int | None
    person: str
    name: str
    team: str
    actual: Shown
    attainment: Fraction | None
    others: tuple[Shown, ...]
    score: Shown
    earned: Decimal
    marks: tuple[str, ...]
    calculation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A letter of the ranking explained."""

    mark: str
    text: Said


@dataclass(frozen=True, slots=True)
class Group:
    """People one after the other in the ranking: those of one band with its heading, or all without one."""

    heading: Said | None
    together: Said | None
    lines: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everybody by place, then those without one. `points` are the attainments at which the plan's own table bends."""

    answer: Said
    by: str
    measure: str
    others: tuple[str, ...]
    points: tuple[Fraction, ...]
    groups: tuple[Group, ...]
    unranked: tuple[PersonLine, ...]
    actual: Shown
    attainment: Fraction | None
    earned: Decimal
    remarks: tuple[Remark, ...]
    moves: bool = False

    @property
    def ranked(self) -> tuple[PersonLine, ...]:
        """Everybody with a place, best first."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def explained(self) -> str:
        """The name of the plan's file whose lines the calculations name; '' without calculations."""
        found = next((line.calculation for line in (*self.ranked, *self.unranked) if line.calculation), None)
        return found.plan_file.rpartition("/")[2] if found else ""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team. `reached` of those with a goal reached it; `members` are their attainments."""

    name: str
    people: int
    actual: Shown
    attainment: Fraction | None
    members: Many | None
    reached: int
    score: Shown
    earned: Decimal
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Teams:
    """The teams by attainment, best first; the columns of the measure stand only where it is everybody's own."""

    answer: Said
    measure: str
    by: str
    lines: tuple[TeamLine, ...]
