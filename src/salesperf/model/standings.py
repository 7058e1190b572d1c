"""Who is where in a period, ready to be shown: one line a person, and what the lines add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's line. `place` is `11`, `11=` where it is shared, '' without a score; attainment is of one measure."""

    place: str
    person: str
    name: str
    team: str
    score: Fraction | None
    earned: Decimal
    attainment: Fraction | None
    band: str = ""


@dataclass(frozen=True, slots=True)
class Standings:
    """All lines of a period, best first, those without a place last. `measure` names what the attainment is of.

    `ratio` is False where people are ranked by a figure that is no percentage. `ranked_by` names the score and its
    window. `expected` is what all of it was expected to cost, `due` the day of payment; None where nobody said.
    """

    plan: str
    version: str
    period: str
    currency: str
    measure: str
    ratio: bool
    lines: tuple[Standing, ...]
    ranked_by: str = ""
    expected: Decimal | None = None
    due: date | None = None

    @property
    def earned(self) -> Decimal:
        """What all people earned together."""
        return sum((line.earned for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True)
class EarlierPlaces:
    """What was ranked by and a person's id -> the place in an earlier run; `sha256` of the file that says so."""

    places: Mapping[tuple[str, str], int] = field(default_factory=dict)
    sha256: str = ""
