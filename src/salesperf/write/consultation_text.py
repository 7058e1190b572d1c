"""What was said of the plan, in a line or two of a terminal."""

from __future__ import annotations

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.model.consulted import Consulted
from salesperf.write.styled import MUTED, Line


def consultation_lines(consulted: Consulted | None, lang: Language) -> list[Line]:
    """How many sections have votes enough to be shown, and how many people are in each state; nothing without any."""
    if consulted is None:
        return []
    lines: list[Line] = []
    if consulted.votes:
        shown = sum(each.n is not None for each in consulted.votes)
        lines.append(((counted("score.votes", lang, len(consulted.votes), shown=shown), MUTED),))
    if consulted.acknowledged:
        states = {state: str(count) for state, count in consulted.in_state().items()}
        lines.append(((text("score.seen", lang, **states), MUTED),))
    return lines
