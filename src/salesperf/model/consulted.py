"""What people say beside their pay: which form they wish, what they think of the plan, that they have read it.

A vote holds no person: from where it is read on, nobody can tell who voted what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from salesperf.diagnostics import Cell
from salesperf.model.period import Window

Seen = Literal["acknowledged", "late", "other_text", "missing"]


@dataclass(frozen=True, slots=True)
class Wish:
    """The form in which a person takes an earning; without a window in every period."""

    reward: str
    person: str
    option: str
    window: Window | None
    place: Cell


@dataclass(frozen=True, slots=True)
class Vote:
    """A figure for a section of the plan, perhaps with a comment."""

    section: str
    value: Fraction
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A person has seen the text whose digest begins with `digest`."""

    person: str
    digest: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Voices:
    """Everything that was said, as it was read; `out` are sound rows that do not count, each with the reason."""

    wishes: Sequence[Wish] = ()
    votes: Sequence[Vote] = ()
    acknowledgements: Sequence[Acknowledgement] = ()
    out: Sequence[tuple[Cell, str]] = ()


@dataclass(frozen=True, slots=True)
class SectionVotes:
    """What the votes on a section come to; everything is None, and nothing is quoted, where too few voted.

    `spread` is the average distance of a vote from `mean`.
    """

    section: str
    n: int | None = None
    mean: Fraction | None = None
    spread: Fraction | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Whether a person has seen this very text of the plan; `day` is that of what they acknowledged last."""

    person: str
    state: Seen
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Consulted:
    """What the consultation comes to: votes by section in the plan's order, acknowledgements in roster order."""

    votes: tuple[SectionVotes, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()

    def in_state(self) -> Mapping[Seen, int]:
        """How many people are in each state."""
        states: tuple[Seen, ...] = ("acknowledged", "late", "other_text", "missing")
        return {state: sum(each.state == state for each in self.acknowledged) for state in states}
