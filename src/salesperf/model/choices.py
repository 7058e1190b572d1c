"""A choice that a plan makes, said or unsaid, and that changes pay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One key of one part. `topic` counts from 1; `setting` is '' where nothing is set and nothing applies."""

    topic: int
    of: str
    key: str
    setting: str
    default: bool


@dataclass(frozen=True, slots=True)
class TierRow:
    """A tier as it is printed: `from 0`, `4%`, what the table pays at the bound, and the quick deduction or ''.

    The deduction is v·b - F(b): within the tier, pay = v·x - deduction (速算扣除数).
    """

    bound: str
    value: str
    pays: str
    deduction: str


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A rate table with its sums worked out."""

    name: str
    rows: tuple[TierRow, ...]
