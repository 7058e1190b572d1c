"""What stands beside pay: rewards, and what people said of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.model.page import Said, Shown
from salesperf.model.period import Window


@dataclass(frozen=True, slots=True)
class AwardLine:
    """What a reward gives in one window: to how many people, how much in all, and to whom where it names people."""

    reward: str
    window: Window
    what: Said | str
    people: int
    figure: Shown
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteLine:
    """The votes on a section; nothing but its name where too few have voted."""

    section: str
    n: int | None
    mean: Shown
    spread: Shown
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """How many people have acknowledged the plan's text so far, or have not, and who."""

    state: Said
    people: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything beside pay; `show_from` is the least number of votes of which anything is shown."""

    answer: Said
    awards: tuple[AwardLine, ...]
    votes: tuple[VoteLine, ...]
    seen: tuple[SeenLine, ...]
    show_from: int
