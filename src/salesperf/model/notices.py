"""What a run tells people beside their figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Notices:
    """When pay is due, the last day for questions, and to whom; None or '' for what the plan does not say."""

    due: date | None = None
    ask_until: date | None = None
    ask_whom: str = ""
