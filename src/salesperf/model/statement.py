"""What one person's statement is made of: the tree of their pay, how their records were priced, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from salesperf.model.credited import ExcludedRow
from salesperf.model.explanation import Explanation, Figure, Node
from salesperf.model.ledger import Entry
from salesperf.model.notices import Notices
from salesperf.model.sheet import Place


@dataclass(frozen=True, slots=True)
class Slab:
    """From `start` on, pay is `rate` · x + `fixed`; `fixed` is the quick deduction, with its sign.

    `label` is the bound as a part of the goal, '' where bounds are amounts.
    """

    start: Fraction
    inclusive: bool
    rate: Fraction
    fixed: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Pricing:
    """How the records of one element and window were priced: a line pays round(G(after)) - round(G(before)).

    G(x) = `factor` · F(x) - `less`, where F runs through the slabs, turned round below zero if `mirrored`. With `each`
    a record is priced by itself. `digits` are the decimals that pay is rounded to, `places` those of the credit.
    """

    slabs: tuple[Slab, ...]
    factor: Fraction
    before: Fraction
    less: Fraction
    each: bool
    mirrored: bool
    digits: int
    places: int

    def slab(self, x: Fraction) -> int:
        """The slab that holds x, from 0."""
        size = self._size(x)
        found = (i for i, s in enumerate(self.slabs) if size > s.start or (s.inclusive and size == s.start))
        return max(found, default=0)

    def paid(self, x: Fraction) -> Fraction:
        """F(x), before factor and what was paid before."""
        slab, turned = self.slabs[self.slab(x)], self.mirrored and x < 0
        value = slab.rate * self._size(x) + slab.fixed
        return -value if turned else value

    def worth(self, x: Fraction) -> Fraction:
        """G(x), not rounded."""
        return self.factor * self.paid(x) - self.less

    def rounded_worth(self, x: Fraction) -> Fraction:
        """G(x) to its digits, half away from zero."""
        return Figure(self.worth(x), "money", self.digits).printed

    def _size(self, x: Fraction) -> Fraction:
        return abs(x) if self.mirrored else x


@dataclass(frozen=True, slots=True)
class Graded:
    """How records below a level were priced: a line pays what it adds to the rounded sum of credit × rate × `factor`.

    `rates` are the differences, one a line; `by_ratio` says that they are parts of the credit and not money for a unit.
    That sum is kept to `exact` decimals, pay to `digits`, and credit has `places`.
    """

    rates: tuple[Fraction, ...]
    factor: Fraction
    by_ratio: bool
    exact: int
    digits: int
    places: int

    def worths(self, credits: Iterable[Fraction]) -> Iterator[Fraction]:
        """The sum after each line.

        >>> made = Graded((Fraction(1, 100), Fraction(3, 100)), Fraction(1), True, 4, 2, 2)
        >>> [str(worth) for worth in made.worths([Fraction("33.35"), Fraction("-10")])]
        ['667/2000', '67/2000']
        """
        total = Fraction(0)
        for credit, rate in zip(credits, self.rates, strict=True):
            total = Figure(total + credit * rate * self.factor, "money", self.exact).printed
            yield total


@dataclass(frozen=True, slots=True)
class CardView:
    """A scorecard in one window as the nodes that give its score; without a score, its parts alone."""

    name: str
    label: str
    window: str
    closed: bool
    score: Figure | None
    nodes: tuple[Node, ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """A place in a ranking of so many people."""

    label: str
    place: Place
    among: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A setting of the plan that applied to the person: where it stands, what it sets, and to what."""

    part: str
    what: str
    setting: str
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything that one person's workbook shows. `pricings` and `graded` go by element and window.

    `answers` are the sources of which only counts and averages are shown, `asked` the measures that take them; `least`
    is the fewest records of a measure from which its figure is shown. `entries` are the movements of the person's
    account; `settled` is what settlement leaves to be paid, `paid` the payments with their currency.
    """

    tree: Explanation
    digits: int
    pricings: dict[tuple[str, str], Pricing]
    cards: tuple[CardView, ...]
    stands: tuple[Stand, ...]
    clauses: tuple[Clause, ...]
    excluded: tuple[ExcludedRow, ...]
    answers: frozenset[str]
    asked: frozenset[str]
    least: dict[str, int]
    earned: Decimal
    notices: Notices = field(default_factory=Notices)
    entries: tuple[Entry, ...] = ()
    graded: dict[tuple[str, str], Graded] = field(default_factory=dict)
    settled: Decimal | None = None
    paid: tuple[Decimal, str] | None = None
