"""A choice that a plan makes, said or unsaid, and that changes pay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One key of one part of a plan. `topic` counts from 1; `setting` is '' where nothing is set and nothing applies."""

    topic: int
    of: str
    key: str
    setting: str
    default: bool
