"""How many digits a figure needs: few enough to read, and enough to redo the next figure to its last printed digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from salesperf.model.explanation import Figure, Node, Term, Unit, gathered, worked_out

MOST = 12
"""No figure is printed with more decimals than this."""

Fits = Callable[[Fraction], bool]


def decimals(value: Fraction, unit: Unit = "number") -> int | None:
    """How many decimals write the value out in full (of a ratio, its percentage); None where `MOST` do not.

    >>> decimals(Fraction(1, 8)), decimals(Fraction(3, 200), "ratio"), decimals(Fraction(1, 3))
    (3, 1, None)
    """
    rest = (value * (100 if unit == "ratio" else 1)).denominator
    return next((digits for digits in range(MOST + 1) if 10**digits % rest == 0), None)


def figure(value: Fraction, unit: Unit, least: int, most: int) -> Figure:
    """In full where `most` decimals are enough for it, else with `most`; never with fewer than `least`.

    >>> [figure(Fraction(each), "ratio", 1, 4).digits for each in ("6/5", "1/3", "0.12345")]
    [1, 4, 3]
    """
    needed = decimals(value, unit)
    return Figure(value, unit, most if needed is None else max(least, min(needed, most)))


def score(value: Fraction) -> Figure:
    """A score, an attainment or a factor."""
    return figure(value, "ratio", 1, 4)


def rate(value: Fraction) -> Figure:
    """A ratio as the plan writes it."""
    return figure(value, "ratio", 0, 6)


def number(value: Fraction) -> Figure:
    """A figure that is neither money nor a ratio."""
    return figure(value, "number", 0, 4)


def legible(node: Node, fits: Fits | None = None) -> Node:
    """The node with as many digits below it as give its printed figure again; `fits` decides, where it is rounded else.

    A figure that stands both in the terms and in a child has the same digits in both.
    """
    if node.figure is None:
        return replace(node, children=tuple(legible(child) for child in node.children))
    enough = fits or _gives(node.figure)
    terms = _widened_terms(node.terms, enough)
    children = _widened_children(_as_in_terms(node.children, terms), enough)
    return replace(node, terms=terms, children=tuple(legible(child) for child in children))


def _gives(wanted: Figure) -> Fits:
    return lambda value: replace(wanted, value=value).printed == wanted.printed


def _widened_terms(terms: tuple[Term, ...], enough: Fits) -> tuple[Term, ...]:
    for extra in range(MOST):
        tried = tuple(replace(term, figure=widened(term.figure, extra)) for term in terms)
        found = worked_out(tried)
        if found is None or enough(found):
            return tried
    return terms


def _widened_children(children: Sequence[Node], enough: Fits) -> tuple[Node, ...]:
    for extra in range(MOST):
        tried = tuple(
            replace(child, figure=widened(child.figure, extra)) if child.enters and child.figure else child
            for child in children
        )
        found = gathered(tried)
        if found is None or enough(found):
            return tried
    return tuple(children)


def widened(shown: Figure, extra: int) -> Figure:
    """With so many more decimals, as far as the value has any."""
    needed = decimals(shown.value, shown.unit)
    return replace(shown, digits=max(shown.digits, min(shown.digits + extra, MOST if needed is None else needed)))


def _as_in_terms(children: Sequence[Node], terms: Sequence[Term]) -> tuple[Node, ...]:
    used = {(term.figure.value, term.figure.unit): term.figure for term in terms}
    return tuple(
        replace(child, figure=used.get((child.figure.value, child.figure.unit), child.figure))
        if child.figure is not None and not child.enters
        else child
        for child in children
    )
