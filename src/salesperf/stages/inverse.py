"""A rate table read backwards: how much it takes to be paid so much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor

from salesperf.model.curve import Piece

CENT = Fraction(1, 100)


def inverse(drawn: Sequence[Piece], pay: Fraction, step: Fraction = CENT) -> Fraction | None:
    """The least multiple of `step`, from the first piece on, that pays at least `pay`; None where nothing does.

    A step, because there is no least amount `above` a bound, nor a fraction where a parabola crosses a sum. Of a table
    on attainment, pass its pieces `scale`d to amounts.

    >>> sliding = [(0, 0, 15), (2_000, -20, 16), (3_000, -50, 17)]
    >>> drawn = [Piece(Fraction(at), True, Fraction(a), Fraction(percent, 100)) for at, a, percent in sliding]
    >>> inverse(drawn, Fraction(460))
    Fraction(3000, 1)
    """
    ends: list[Piece | None] = [*drawn[1:], None]
    for piece, after in zip(drawn, ends, strict=True):
        first = _first_step(piece.start, piece.inclusive, step)
        last = None if after is None else _first_step(after.start, after.inclusive, step) - 1
        found = _least_step(piece, pay, step, first, last)
        if found is not None:
            return found * step
    return None


def _first_step(start: Fraction, inclusive: bool, step: Fraction) -> int:
    return ceil(start / step) if inclusive else floor(start / step) + 1


def _least_step(piece: Piece, pay: Fraction, step: Fraction, first: int, last: int | None) -> int | None:
    """The least whole k from first to last with piece(k·step) >= pay: at once, or where the piece rises."""

    def pays(k: int) -> bool:
        return piece.at(k * step) >= pay

    if (last is not None and first > last) or (piece.most is not None and piece.most < pay):
        return None
    if pays(first):
        return first
    low, high = _rising(piece, step, first, last)
    return _first(pays, low, high)


def _rising(piece: Piece, step: Fraction, first: int, last: int | None) -> tuple[int, int | None]:
    """The steps between which the piece does not fall; from its lowest, or to its highest, if it is a parabola."""
    if piece.c == 0:
        return (first, last) if piece.b > 0 else (first, first)
    turn = floor(-piece.b / (2 * piece.c * step) + Fraction(1, 2))
    if piece.c > 0:
        return max(first, turn), last
    return first, max(first, turn if last is None else min(last, turn))


def _first(true_from: Callable[[int], bool], low: int, high: int | None) -> int | None:
    """The least k from low to high of a condition that stays true once it is; without an end it must become true."""
    if high is None:
        width = 1
        while not true_from(low + width):
            width *= 2
        high = low + width
    if low > high or not true_from(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if true_from(middle) else (middle + 1, high)
    return low
