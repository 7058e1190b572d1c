"""Rewards and what clawbacks take from results, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.model.plan import Plan
from salesperf.model.plan.beside import Choice, Grant, Honour, RewardKind
from salesperf.model.scalar_words import Duration
from salesperf.report.labels import label
from salesperf.report.plan_text import plan_text
from salesperf.report.sentences_modifiers import word


def beside_sentences(plan: Plan, lang: Language) -> list[str]:
    """A sentence for each clawback that reduces results, then one for each reward, in the plan's order."""
    return [*_reductions(plan, lang), *(_reward(plan, name, each, lang) for name, each in plan.rewards.items())]


def _reductions(plan: Plan, lang: Language) -> Iterator[str]:
    for name, rule in plan.settlement.clawbacks.items():
        if rule.attainment == "reduce":
            said = text("sentence.reduces", lang, source=rule.source)
            yield text("sentence.whole", lang, label=name, parts=said)


def _reward(plan: Plan, name: str, reward: RewardKind, lang: Language) -> str:
    parts = [text("sentence.for", lang, condition=reward.for_)] if reward.for_ is not None else []
    match reward:
        case Honour():
            parts.append(_honour(plan, reward, lang))
        case Choice():
            options = text("sentence.comma", lang).join(f"{key} {plan_text(v)}" for key, v in reward.options.items())
            parts.append(text("sentence.choice", lang, element=_label(plan, reward.element, lang), options=options))
        case Grant():
            vests = word("and", lang).join(
                text("sentence.vest", lang, share=_share(each.share), after=_lasting(each.after, lang))
                for each in reward.vest
            )
            parts.append(text("sentence.grant", lang, units=reward.units, vests=vests))
            parts += [text("sentence.grant-if", lang, condition=reward.if_)] if reward.if_ is not None else []
    said = text("sentence.comma", lang).join([*parts, word("beside", lang)])
    return text("sentence.whole", lang, label=label(reward.label, name, lang), parts=said)


def _share(share: Fraction) -> str:
    """A part as a percentage, or as a fraction where that has no end.

    >>> _share(Fraction(1, 4)), _share(Fraction(1, 3))
    ('25%', '1/3')
    """
    said = plan_text(share)
    return str(share) if "…" in said else said


def _lasting(duration: Duration, lang: Language) -> str:
    return counted(f"sentence.lasting-{duration.unit}", lang, duration.count)


def _honour(plan: Plan, reward: Honour, lang: Language) -> str:
    if reward.rank is None:
        return text("sentence.honour-when", lang, condition=reward.when or "")
    return text("sentence.honour", lang, rank=_label(plan, reward.rank, lang), top=str(reward.top))


def _label(plan: Plan, name: str, lang: Language) -> str:
    found = {**plan.measures, **plan.scorecards, **plan.elements}.get(name)
    return label(found.label, name, lang) if found is not None else name
