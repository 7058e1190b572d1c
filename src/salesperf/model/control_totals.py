"""Control totals: which records above it a total row adds up, if any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Figures = Mapping[str, Decimal | int]
# A spreadsheet adds binary numbers: what is left of their fifteen digits is no difference.
_NOISE = Fraction(1, 10**12)


@dataclass(frozen=True, slots=True)
class Span:
    """Records between two total rows: from after number `first` up to number `last`; number 0 is the header."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that no span of records adds up to, beside the span that comes nearest."""

    field: str
    total: Decimal | int
    added: Decimal | int
    span: Span


def difference(total: Figures, number: int, sums: Sequence[Figures]) -> Difference | None:
    """What is wrong with total row `number` (from 1); `sums[i]` are those of all records before total row i + 1.

    The last of `sums` are those of all records. A total may add up the records since any earlier total row, or, where
    it stands above its records, those down to any later one. A field that a sum lacks is not compared.

    >>> sums = [{"amount": 30}, {"amount": 50}, {"amount": 50}]
    >>> difference({"amount": 20}, 2, sums), difference({"amount": 50}, 2, sums)
    (None, None)
    >>> difference({"amount": 60}, 2, sums)
    Difference(field='amount', total=60, added=50, span=Span(first=0, last=2))
    """
    if not total:
        return None
    best: tuple[Fraction, Difference] | None = None
    for span in _spans(number, len(sums)):
        added = {field: _before(sums, span.last, field) - _before(sums, span.first, field) for field in total}
        field = next((name for name in total if not _same(total[name], added[name])), "")
        if not field:
            return None
        off = abs(Fraction(total[field]) - Fraction(added[field]))
        if best is None or off < best[0]:
            best = off, Difference(field, total[field], added[field], span)
    return best[1] if best else None


def _spans(number: int, count: int) -> list[Span]:
    """The likely ones first: since the row before, from the header, then the others; then those below."""
    firsts = dict.fromkeys([number - 1, 0, *range(number - 2, 0, -1)])
    return [*(Span(first, number) for first in firsts), *(Span(number, last) for last in range(number + 1, count + 1))]


def _before(sums: Sequence[Figures], number: int, field: str) -> Decimal | int:
    return sums[number - 1].get(field, 0) if number else 0


def _same(total: Decimal | int, added: Decimal | int) -> bool:
    return total == added or abs(Fraction(total) - Fraction(added)) <= abs(Fraction(total)) * _NOISE
