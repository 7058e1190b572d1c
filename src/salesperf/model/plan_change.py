"""What one version of a plan says otherwise than another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One setting: in words, at its place in the plan, as the plans write it; '' where one of them says nothing."""

    words: str
    loc: tuple[str | int, ...]
    before: str
    after: str
