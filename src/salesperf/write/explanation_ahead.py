"""What lies ahead, in words: the next tiers, and the goals of windows that still run."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Ahead, Explanation, Figure, Measured
from salesperf.write.explanation_words import shown


def ahead_texts(tree: Explanation, lang: Language) -> list[str]:
    """A sentence for each tier and each goal that is still to be reached."""
    return [*(_tier(each, lang) for each in tree.ahead), *_goals(tree, lang)]


def _tier(each: Ahead, lang: Language) -> str:
    named = {"label": visible(each.label), "window": visible(each.window), "rate": shown(each.rate)}
    if each.rest is None or each.pays is None:
        return text("explain.ahead-top", lang, **named)
    kind = "ahead-tier" if each.rate.value else "ahead-amount"
    return text(f"explain.{kind}", lang, **named, rest=shown(each.rest), pays=shown(each.pays))


def _goals(tree: Explanation, lang: Language) -> Iterator[str]:
    """What is missing of amounts in windows that still run; an average has no such distance."""
    for each in tree.measures:
        rest = _missing(each)
        if rest is not None:
            window = text("explain.running", lang, window=visible(each.window.name))
            yield text("explain.ahead-goal", lang, label=visible(each.label), window=window, rest=shown(rest))


def _missing(each: Measured) -> Figure | None:
    if each.closed or each.actual is None or each.goal is None or each.attainment is None:
        return None
    if each.goal.unit != "money":
        return None
    rest = each.goal.value - each.actual.value
    return Figure(rest, each.goal.unit, each.goal.digits) if rest > 0 and each.attainment < 1 else None
