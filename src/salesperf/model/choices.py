"""A choice that a plan makes, said or unsaid, and that changes pay."""

from __future__ import annotations

from typing import NamedTuple


class Choice(NamedTuple):
    """One key of one part. `topic` counts from 1; `setting` is '' where nothing is set and nothing applies."""

    topic: int
    of: str
    key: str
    setting: str
    default: bool


class TierRow(NamedTuple):
    """A tier as it is printed: `from 0`, `4%`, what the table pays at the bound, and the quick deduction or ''.

    The deduction is v·b - F(b): within the tier, pay = v·x - deduction (速算扣除数).
    """

    bound: str
    value: str
    pays: str
    deduction: str


class PrintedTable(NamedTuple):
    """A rate table with its sums worked out."""

    name: str
    rows: tuple[TierRow, ...]
