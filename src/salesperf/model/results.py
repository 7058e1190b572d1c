"""What a run finds out: figures per person, measure, scorecard and element, and the account of every input row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Cell, Diagnostic

if TYPE_CHECKING:
    from salesperf.model.consulted import Consulted
    from salesperf.model.ledger import Entry
    from salesperf.model.people import Roster
    from salesperf.model.period import Window
    from salesperf.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Actual:
    """What a measure came to in a stretch of days: `value` is None where it is missing; `n` counts its records."""

    value: Fraction | None
    n: int


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """One measure of one person in one window; `closed` is False while the window is still running."""

    person: str
    measure: str
    window: Window
    closed: bool
    actual: Fraction | None
    goal: Fraction | None
    attainment: Fraction | None
    n: int


@dataclass(frozen=True, slots=True)
class CardPart:
    """A measure inside a scorecard: its score, the weight that counted and their product."""

    measure: str
    actual: Actual
    goal: Fraction | None
    attainment: Fraction | None
    score: Fraction | None
    weight: Fraction
    weighted: Fraction | None


@dataclass(frozen=True, slots=True)
class CardResult:
    """A scorecard of one person in one window; without a score, `reason` names why."""

    person: str
    card: str
    window: Window
    closed: bool
    score: Fraction | None
    parts: tuple[CardPart, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how an amount was made: `what` is a fixed word, `of` the plan's name it speaks of.

    `loc` is the place in the plan that rules it (see `SourceMap.span`); `value` is exact and unrounded.
    """

    what: str
    of: str
    value: Fraction | None
    loc: tuple[str | int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Earning:
    """What one element earned a person in one window.

    `earned` is None where a figure is missing that the plan does not do without: `reason` then names the rule.
    `lines` is the sum of the element's lines; `further` are the named lines (carried, cap, floor, prorate, opening)
    that take that sum to `earned`. `left_over` is what its cap keeps for the next window.
    """

    person: str
    element: str
    kind: str
    window: Window
    earned: Decimal | None
    steps: tuple[Step, ...] = ()
    lines: Decimal | None = None
    further: tuple[tuple[str, Decimal], ...] = ()
    reason: str = ""
    left_over: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Expected:
    """What an element is expected to cost for everybody in one window; None where the plan and its goals cannot tell.

    `stated`: it is the plan's own budget, else what everybody earns exactly at goal.
    """

    element: str
    window: Window
    cost: Decimal | None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Award:
    """What a reward gives beside pay, which it never changes.

    `honour`: `what` is what places go by, `figure` the place; both empty of a condition. `choice`: an option, what the
    earning is worth in that form, and whether it is `chosen`, None where the person has not said. `grant`: `vested`,
    `waiting` or `lost`, units, and the day on which they vest.
    """

    person: str
    reward: str
    kind: str
    window: Window
    what: str = ""
    figure: Fraction | None = None
    day: date | None = None
    chosen: bool | None = None


@dataclass(frozen=True, slots=True)
class RankRow:
    """A place in a ranking: `by` names the scorecard or measure, `value` what was compared; equal values share."""

    person: str
    by: str
    window: Window
    place: int
    tied: bool
    value: Fraction


@dataclass(frozen=True, slots=True)
class InputFile:
    """The account of one file's rows: used + quarantined + out_of_scope = read."""

    source: str
    file: str
    sheet: str
    sha256: str
    size: int
    read: int
    used: int
    quarantined: int
    out_of_scope: int


@dataclass(frozen=True, slots=True)
class StatedGoal:
    """A goal as the goals table states it, before it is spread, ramped or prorated."""

    amount: Decimal
    place: Cell


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that a run found out. `bulk` writes what is too large to hold here, by file name.

    `plan_texts` holds the plan's file, and the base that it extends, by name. `stated_goals` are those of the goals
    table that share a day with the period, by measure, holder (as written there) and window. `concerned` lists for a
    person the positions in `quarantined` of the records that name them. `entries` are what the settlement makes of the
    earnings, and `ledger_head` is the digest of the ledger's last entry before this period, '' where nothing is closed.
    """

    plan: Plan
    plan_sha256: str
    period: Window
    roster: Roster
    measures: tuple[MeasureResult, ...]
    cards: tuple[CardResult, ...]
    earnings: tuple[Earning, ...]
    ranking: tuple[RankRow, ...]
    inputs: tuple[InputFile, ...]
    quarantined: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]
    bulk: Mapping[str, Callable[[Path], None]] = field(default_factory=dict)
    lines_checked: int = 0
    plan_texts: Mapping[str, str] = field(default_factory=dict)
    stated_goals: Mapping[tuple[str, str, Window], StatedGoal] = field(default_factory=dict)
    concerned: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    ledger_head: str = ""
    expected: tuple[Expected, ...] = ()
    awards: tuple[Award, ...] = ()
    consulted: Consulted | None = None

    def earned(self, person: str) -> Decimal:
        """The sum of a person's earnings of the period, in plan currency."""
        return sum((e.earned for e in self.earnings if e.person == person and e.earned is not None), Decimal(0))
