"""Sales incentive plans as files: scores, ranks and exact, explained pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salesperf.api import Run, load_plan, score

__all__ = ["Run", "load_plan", "score"]


def __getattr__(name: str) -> Any:
    """The API, imported when it is first asked for: the command line does without."""
    if name in __all__:
        from salesperf import api

        return getattr(api, name)
    raise AttributeError(f"module 'salesperf' has no attribute {name!r}")
