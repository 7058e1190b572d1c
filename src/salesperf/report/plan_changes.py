"""Two plans -> the list of changes in words: "tier 2 of `ladder`: 1.5% -> 1.8%"."""

from __future__ import annotations

from functools import cache

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.plan import Plan, Split, Tier
from salesperf.model.plan_change import PlanChange
from salesperf.report.plan_text import plan_text
from salesperf.report.plan_walk import Difference, differences


def plan_changes(old: Plan, new: Plan, lang: Language) -> tuple[PlanChange, ...]:
    """Every setting that the plans have otherwise, in a plan's order; what each version has of its own is left out."""
    return tuple(
        PlanChange(_words(found, lang), found.loc, _setting(found.before), _setting(found.after))
        for found in differences(old, new)
    )


def _setting(value: object) -> str:
    """Of a tier or a split what it gives: where it starts, and who gets it, is said in words."""
    match value:
        case Tier():
            return plan_text(value.value)
        case Split():
            return plan_text(value.share)
    return plan_text(value)


def _words(found: Difference, lang: Language) -> str:
    """The longest phrase that fits, and the keys that it leaves unsaid."""
    pattern = max((p for p in _patterns() if _fits(p, found.loc)), key=lambda p: (len(p), -p.count("*")))
    names = [str(step) for wild, step in zip(pattern, found.loc, strict=False) if wild == "*"]
    indexes = [step for step in found.loc if isinstance(step, int)]
    figures = {
        "name": names[0] if names else "",
        "part": names[1] if len(names) > 1 else "",
        "n": indexes[0] + 1 if indexes else "",
        "item": _item(found, lang),
    }
    what = text(f"change.{'.'.join(pattern)}", lang, **figures)
    rest = found.loc[len(pattern) :]
    return text("change.rest", lang, what=what, rest=_dotted(rest)) if rest else what


def _item(found: Difference, lang: Language) -> str:
    """What tells the first list's item from the others; of a tier, where it starts."""
    if not found.items:
        return ""
    side, _, bound = found.items[0].partition(" ")
    if found.loc[0] == "rate_tables" and bound:
        return text(f"tier.{side}", lang, bound=bound)
    return found.items[0]


PARTS = (
    "title",
    "objective",
    "owner",
    "currency",
    "rounding",
    "questions",
    "calendar",
    "sources.*",
    "sources.*.where",
    "people",
    "goals",
    "variables.*",
    "variables.*.default",
    "variables.*.team.*",
    "variables.*.role.*",
    "variables.*.person.*",
    "crediting.*",
    "crediting.*.splits.#",
    "crediting.*.splits.#.share",
    "crediting.*.overlays.#",
    "crediting.*.overlays.#.share",
    "measures.*",
    "measures.*.value",
    "measures.*.where",
    "measures.*.goal",
    "measures.*.every",
    "measures.*.at_least",
    "rate_tables.*",
    "rate_tables.*.mode",
    "rate_tables.*.enter",
    "rate_tables.*.accrue",
    "rate_tables.*.tiers.#",
    "rate_tables.*.tiers.#.rate",
    "rate_tables.*.tiers.#.pay",
    "rate_tables.*.tiers.#.score",
    "rate_tables.*.tiers.#.goal",
    "rate_tables.*.tiers.#.from",
    "rate_tables.*.tiers.#.above",
    "rate_tables.*.cap.rate",
    "rate_tables.*.cap.result",
    "lookups.*",
    "lookups.*.rows.#",
    "scorecards.*",
    "scorecards.*.measures.*",
    "scorecards.*.measures.*.weight",
    "scorecards.*.measures.*.table",
    "scorecards.*.measures.*.cap",
    "scorecards.*.measures.*.floor",
    "scorecards.*.missing",
    "scorecards.*.cap",
    "scorecards.*.floor",
    "elements.*",
    "elements.*.kind",
    "elements.*.for",
    "elements.*.rate",
    "elements.*.amount",
    "elements.*.share",
    "elements.*.table",
    "elements.*.measure",
    "elements.*.prizes",
    "elements.*.multiply.#",
    "elements.*.multiply.#.floor",
    "elements.*.multiply.#.cap",
    "elements.*.gate.#",
    "elements.*.gate.#.at_least",
    "elements.*.gate.#.at_most",
    "elements.*.gate.#.else",
    "elements.*.cap",
    "elements.*.cap.record",
    "elements.*.cap.period",
    "elements.*.cap.quarter",
    "elements.*.cap.half",
    "elements.*.cap.year",
    "elements.*.cap.excess",
    "elements.*.floor",
    "elements.*.floor.period",
    "elements.*.prorate",
    "settlement.cap",
    "settlement.clawbacks.*",
    "settlement.holdbacks.*",
    "settlement.holdbacks.*.share",
    "settlement.guarantees.*",
    "settlement.guarantees.*.amount",
    "settlement.draws.*",
    "settlement.draws.*.amount",
    "settlement.payment",
    "currencies",
    "adjustments",
    "rewards.*",
    "consultation",
)
"""The places in a plan whose changes have words of their own: `*` is any name, `#` any position."""


@cache
def _patterns() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(key.split(".")) for key in PARTS)


def _fits(pattern: tuple[str, ...], loc: tuple[str | int, ...]) -> bool:
    if len(pattern) > len(loc):
        return False
    return all(
        wild == step or (wild == "*" and isinstance(step, str)) or (wild == "#" and isinstance(step, int))
        for wild, step in zip(pattern, loc, strict=False)
    )


def _dotted(loc: tuple[str | int, ...]) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
