"""A person's pay as a tree: every figure with what it is made of, where it comes from, and digits to redo it by hand.

The tree is neutral: no sentences, no layout. A node's `kind` and `remarks` are keys of the catalogue (`explain.<key>`),
filled with its `facts`; names that the plan labels are in `label` already. A terminal, a workbook and a page show the
same tree.

What the tree promises: taken with the digits that are printed, a node's `terms`, and those of its children that enter
into it, give the node's own printed figure (`worked_out` and `gathered`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from salesperf.diagnostics import Diagnostic, Place
from salesperf.model.consulted import Acknowledged
from salesperf.model.credited import CreditLine
from salesperf.model.ledger import Entry
from salesperf.model.period import Window
from salesperf.model.results import Award

Unit = Literal["money", "ratio", "number"]
Sign = Literal["+", "-", "×", "÷"]
Enters = Literal["", "+", "×", "min", "max"]
Kind = Literal[
    "earned", "element", "lines", "priced", "base", "tier", "paid-before", "table-cap", "factor", "payout", "amount",
    "part", "attainment", "goal", "score", "earned-by", "interim", "gate", "limit", "cap", "floor", "prorate",
    "prize", "result", "tie-break", "share", "fund", "weight", "weights", "carried", "remainder",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact value and how many decimals of it are printed, half away from zero; of a ratio, of its percentage."""

    value: Fraction
    unit: Unit = "money"
    digits: int = 2

    @property
    def printed(self) -> Fraction:
        """The value that its printed digits stand for.

        >>> Figure(Fraction(2, 3), "ratio", 1).printed, Figure(Fraction(-5, 1000)).printed
        (Fraction(667, 1000), Fraction(-1, 100))
        """
        scale = 10 ** (self.digits + 2 * (self.unit == "ratio"))
        size = (2 * abs(self.value.numerator) * scale + self.value.denominator) // (2 * self.value.denominator)
        return Fraction(size if self.value > 0 else -size, scale)


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of a calculation in a line, from left to right; the first has the sign `+`."""

    sign: Sign
    figure: Figure


Fact = Figure | str | int


@dataclass(frozen=True, slots=True)
class Node:
    """A figure, what it is made of, and where it comes from.

    `name` is the plan's name of what the node speaks of, `label` the same in the reader's language. `enters` says what
    the node does to its parent: children are taken in order, each added, multiplied, or a most (`min`) or a least
    (`max`); with '' it only supports another one. `place` is a line of the plan or a cell of the data. `finding` says
    why there is no figure.
    """

    kind: Kind
    name: str = ""
    label: str = ""
    figure: Figure | None = None
    enters: Enters = ""
    terms: tuple[Term, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    place: Place = None
    children: tuple[Node, ...] = ()
    finding: Diagnostic | None = None

    def child(self, kind: Kind) -> Node | None:
        """The first child of a kind."""
        return next((each for each in self.children if each.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Given:
    """What a reward gives, with the labels of the reward and of what places go by, in the reader's language."""

    award: Award
    label: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure in one window: what was reached, and where the goal stands. `n` counts its records."""

    name: str
    label: str
    window: Window
    closed: bool
    actual: Figure | None
    goal: Figure | None
    attainment: Fraction | None
    n: int
    goal_place: Place = None
    place: Place = None


@dataclass(frozen=True, slots=True)
class Account:
    """The credited records of one element and window. `pay` is their sum, `further` the named amounts beside them.

    Without an element: the records of a source that only count for measures; `earlier` more of them lie before every
    window of the run, and only tell which of the others are new.
    """

    element: str
    label: str
    window: str
    lines: tuple[CreditLine, ...]
    pay: Figure | None = None
    further: tuple[tuple[str, Figure], ...] = ()
    earlier: int = 0

    @property
    def of_others(self) -> bool:
        """Whether the person is paid on somebody else's credit, or on the company's."""
        return any(line.credited_id != line.person for line in self.lines)

    @property
    def priced_apart(self) -> bool:
        """Whether single records had a column of a table, a row of a lookup or a factor of their own."""
        return any(line.priced_by for line in self.lines)


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next tier of an element in a window: so much further, which pays so much more; from there on its `rate`.

    On the last tier there is no `rest` and nothing more that it `pays`, and `rate` is that of the tier itself.
    """

    element: str
    label: str
    window: str
    rate: Figure
    rest: Figure | None = None
    pays: Figure | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that made one person's pay of a period. `plan_file` is what places without another file speak of.

    `entries` are the movements of the account, from what was earned to what is paid, `names` what the elements in them
    are called; `awards` are beside pay; `ahead` are the next tiers.
    """

    person: str
    name: str
    team: str
    role: str
    period: Window
    currency: str
    plan: str
    version: str
    plan_file: str
    digest: str
    earned: Node
    measures: tuple[Measured, ...] = ()
    accounts: tuple[Account, ...] = ()
    quarantined: tuple[Diagnostic, ...] = ()
    entries: tuple[Entry, ...] = ()
    awards: tuple[Given, ...] = ()
    acknowledged: Acknowledged | None = None
    ahead: tuple[Ahead, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


Reading = Callable[[Figure], Fraction]


def printed(figure: Figure) -> Fraction:
    """The figure as it is printed."""
    return figure.printed


def exact(figure: Figure) -> Fraction:
    """The figure as it is."""
    return figure.value


def worked_out(terms: Sequence[Term], read: Reading = printed) -> Fraction | None:
    """The terms from left to right; None without any, or where one divides by 0.

    >>> rate = Figure(Fraction(1, 3), "ratio", 2)
    >>> worked_out([Term("+", Figure(Fraction(300))), Term("×", rate)])
    Fraction(9999, 100)
    """
    total: Fraction | None = None
    for term in terms:
        value = read(term.figure)
        if total is None:
            total = value if term.sign != "-" else -value
        elif term.sign == "÷" and not value:
            return None
        else:
            total = _CALCULATE[term.sign](total, value)
    return total


def gathered(children: Sequence[Node], read: Reading = printed) -> Fraction | None:
    """What the children that enter come to, in their order; None where none enters.

    >>> parts = [Node("amount", figure=Figure(Fraction(1000)), enters="+"),
    ...          Node("payout", figure=Figure(Fraction(3, 2), "ratio", 1), enters="×"),
    ...          Node("cap", figure=Figure(Fraction(1200)), enters="min")]
    >>> gathered(parts)
    Fraction(1200, 1)
    """
    total: Fraction | None = None
    for child in children:
        if child.enters and child.figure is not None:
            value = read(child.figure)
            total = value if total is None else _CALCULATE[child.enters](total, value)
    return total


_CALCULATE: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add, "-": operator.sub, "×": operator.mul, "÷": operator.truediv, "min": min, "max": max,
}  # fmt: skip
