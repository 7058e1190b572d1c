"""The manager's page of a run, section by section, in the order of the questions that it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.page import Said, Shown
from salesperf.model.period import Window
from salesperf.model.results import InputFile


@dataclass(frozen=True, slots=True)
class Head:
    """What the page is about; `first` and `last` are the days that the plan governs."""

    title: str
    plan: str
    version: str
    period: Window
    first: date
    last: date
    people: int
    teams: int
    currency: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the period may be closed, and what stands against it."""

    closable: bool
    reasons: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """A large figure with what it is and one remark; the remark is None where there is nothing to compare with."""

    label: Said | str
    value: Shown
    remark: Said | None = None


@dataclass(frozen=True, slots=True)
class ElementLine:
    """What an element earned in one window; `people` counts those who earned something, `missing` those unknown."""

    name: str
    kind: str
    measure: str
    window: Window
    people: int
    earned: Decimal
    share: Fraction | None
    missing: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What the period costs."""

    answer: Said
    headlines: tuple[Headline, ...]
    lines: tuple[ElementLine, ...]
    people: int
    earned: Decimal

    @property
    def largest(self) -> Decimal:
        """The largest amount of a line, whatever its sign."""
        return max((abs(line.earned) for line in self.lines), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the ranking. `anchor` is unique in the page, `move` places won since an earlier run (lost: below 0).

    `marks` are letters of the remarks below the table.
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


@dataclass(frozen=True, slots=True)
class Remark:
    """A letter of the ranking explained."""

    mark: str
    text: Said


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everybody by place, then those without one. `points` are the attainments at which the plan's own table bends."""

    answer: Said
    by: str
    measure: str
    others: tuple[str, ...]
    points: tuple[Fraction, ...]
    ranked: tuple[PersonLine, ...]
    unranked: tuple[PersonLine, ...]
    actual: Shown
    attainment: Fraction | None
    earned: Decimal
    remarks: tuple[Remark, ...]
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Quality:
    """The account of every row, and what was found. `listed` are the first of `quarantined` rows, each at its cell."""

    answer: Said
    files: tuple[InputFile, ...]
    read: int
    used: int
    quarantined: int
    out_of_scope: int
    reasons: tuple[tuple[str, int], ...]
    listed: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Two figures that must agree."""

    text: Said
    one: Shown
    other: Shown

    @property
    def agrees(self) -> bool:
        """Whether they do."""
        return self.one == self.other


@dataclass(frozen=True, slots=True)
class Verify:
    """How to convince oneself: what must agree, and the digests of all that went in."""

    answer: Said
    checks: tuple[Check, ...]
    digests: tuple[tuple[Shown, str], ...]
    version: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole page."""

    head: Head
    verdict: Verdict
    cost: Cost
    ranking: Ranking
    quality: Quality
    verify: Verify
