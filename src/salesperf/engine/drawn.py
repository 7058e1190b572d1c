"""A person's pay function in whole numbers, as the engine's integers take it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

from salesperf.model.curve import Piece
from salesperf.model.rating import PersonRate

WholePiece = tuple[int, int, int, int, int | None, int | None]  # from which v, a, b, c, most, least


@dataclass(frozen=True, slots=True)
class Units:
    """What whole numbers stand for: units of what is entered, of the credit, and steps of the currency.

    `per` is what the result is multiplied by beside the piece: a unit of the credit, or 1.
    """

    entered: Fraction
    credit: Fraction
    step: Fraction
    per: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One person's G in whole numbers: steps = ±(a + b·v + c·v²) ÷ den - less ÷ den, with v in units of the column."""

    before: int
    less: int
    den: int
    columns: tuple[tuple[WholePiece, ...], ...]
    mirrored: bool
    cap: int | None

    def bound(self, most: int) -> int:
        """No intermediate figure is larger, for |v| up to `most`."""
        pieces = [piece for column in self.columns for piece in column]
        tops = [
            abs(a) + abs(b) * most + abs(c) * most**2 + max(abs(high or 0), abs(low or 0))
            for _, a, b, c, high, low in pieces
        ]
        return 4 * (max(tops) + abs(self.less) + self.den + abs(self.cap or 0))

    @property
    def opening(self) -> int:
        """G of what came before: what that is worth more today than has been paid for it."""
        turned = self.mirrored and self.before < 0
        size = -self.before if turned else self.before
        pieces = self.columns[0]
        _, a, b, c, most, least = next((p for p in reversed(pieces) if size >= p[0]), pieces[0])
        value = a + b * size + c * size * size
        value = value if most is None else min(value, most)
        value = value if least is None else max(value, least)
        return (-value if turned else value) - self.less


def draw(rate: PersonRate, units: Units) -> Drawn:
    """G in steps of the currency and whole units of what is entered.

    The bound of a piece becomes the least whole v that it holds, so that no division decides a tier.
    """
    steps = 1 / units.step
    exact = [[_in_units(piece, units.entered, steps * units.per) for piece in column] for column in rate.columns]
    less, cap = rate.less * steps, None if rate.cap_record is None else rate.cap_record * steps
    figures = [f for column in exact for p in column for f in (p.a, p.b, p.c, p.most, p.least) if f is not None]
    den = lcm(*(f.denominator for f in [*figures, less, cap or Fraction(0)]))
    columns = tuple(tuple(_whole(piece, den) for piece in column) for column in exact)
    before = rate.before / units.credit
    if before.denominator != 1:
        raise ValueError("what came before has more decimals than the records")
    return Drawn(int(before), int(less * den), den, columns, rate.mirrored, None if cap is None else int(cap * den))


def _in_units(piece: Piece, unit: Fraction, steps: Fraction) -> Piece:
    """The piece as steps of the currency over whole units, from the least whole v that it holds."""
    start = ceil(piece.start / unit) if piece.inclusive else floor(piece.start / unit) + 1
    limits = (None if limit is None else limit * steps for limit in (piece.most, piece.least))
    return Piece(Fraction(start), True, piece.a * steps, piece.b * unit * steps, piece.c * unit**2 * steps, *limits)


def _whole(piece: Piece, den: int) -> WholePiece:
    most, least = (None if limit is None else int(limit * den) for limit in (piece.most, piece.least))
    return int(piece.start), int(piece.a * den), int(piece.b * den), int(piece.c * den), most, least
