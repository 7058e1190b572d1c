"""Many people at once: score against pay, and how figures are spread."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.model.page import Number, Said, Shown
from salesperf.model.summary.people import Many


@dataclass(frozen=True, slots=True)
class Dot:
    """A person in the chart of score and pay; `named` are those whose places are furthest apart."""

    name: str
    score: Fraction
    earned: Fraction
    named: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """A person whose place by score and place by pay are far apart, and what of the plan bears on the pay."""

    person: str
    name: str
    score: Fraction
    by_score: int
    earned: Decimal
    by_pay: int
    elements: tuple[tuple[str, Decimal], ...]
    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """Score against pay. `rho` is None where there are too few people, or one side is all equal."""

    answer: Said
    rule: Said
    by: str
    ratio: bool
    dots: tuple[Dot, ...]
    middle: tuple[Fraction, Fraction] | None
    rho: Number | None
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """How one figure is spread over people; money with its `decimals`, or ratios (None). `goal` is a place in it."""

    label: Said
    people: Many
    decimals: int | None = None
    goal: Fraction | None = None

    @property
    def quarters(self) -> tuple[Shown, ...]:
        """The quartiles as they are shown."""
        decimals = self.decimals
        return tuple(each if decimals is None else Number(each, decimals) for each in self.people.quarters)


@dataclass(frozen=True, slots=True)
class Spread:
    """How attainment and pay are spread over people."""

    answer: Said
    distributions: tuple[Distribution, ...]
