"""What the plan's parts came to: elements, measures and windows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.model.page import Said, Shown
from salesperf.model.period import Window
from salesperf.model.summary.people import Many


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
    expected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What the period costs; `expected` is the whole of it, None where that is not known of every element."""

    answer: Said
    headlines: tuple[Headline, ...]
    lines: tuple[ElementLine, ...]
    people: int
    earned: Decimal
    expected: Decimal | None = None

    @property
    def compared(self) -> bool:
        """Whether anything is known of what the elements were expected to cost."""
        return any(line.expected is not None for line in self.lines)

    @property
    def largest(self) -> Decimal:
        """The largest amount of a line, earned or expected, whatever its sign."""
        amounts = [amount for line in self.lines for amount in (line.earned, line.expected or Decimal(0))]
        return max(map(abs, amounts), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure in one window. `holders` says whose figures they are: people's, teams', or the company's.

    `strip` holds attainments where there are goals (`goal` is then 1), else the figures themselves.
    """

    name: str
    window: Window
    closed: bool
    holders: Said
    goal: Shown
    low: Shown
    middle: Shown
    high: Shown
    strip: Many | None
    against_goal: bool
    reached: int
    missing: int
    why: Said | None


@dataclass(frozen=True, slots=True)
class Measures:
    """Every measure of the plan."""

    answer: Said
    lines: tuple[MeasureLine, ...]


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window of the plan's cadences: `done` of its `cells` months are over. `earned` is None while it runs."""

    window: Window
    closed: bool
    cells: int
    done: int
    holds: tuple[str, ...]
    pays: tuple[str, ...]
    earned: Decimal | None


@dataclass(frozen=True, slots=True)
class Windows:
    """Which windows the run settles and which still run."""

    answer: Said
    lines: tuple[WindowLine, ...]
