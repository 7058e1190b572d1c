"""Gates, factors, limits and proration of an element in words."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.locale.languages import Language
from salesperf.locale.texts import known, text
from salesperf.model.plan import Cap, Element, Gate, Interim, Multiply, Plan, Prorate
from salesperf.model.plan.modifiers import COMPARISONS
from salesperf.report.labels import label
from salesperf.report.plan_text import entries, plan_text

LONG = ("quarter", "half", "year")


def word(key: str, lang: Language) -> str:
    """A word of the sentences."""
    return text(f"sentence.{key}", lang)


def modifiers(plan: Plan, element: Element, lang: Language) -> Iterator[str]:
    """What changes the pay, in the order in which it is applied."""
    for gate in element.gate:
        yield _gate(gate, lang)
    for factor in element.multiply:
        yield _factor(plan, factor, lang)
    if element.cap is not None:
        yield from _cap(element.cap, lang)
    if element.floor is not None:
        yield text("sentence.floor", lang, value=plan_text(element.floor.period))
    if isinstance(element.prorate, Prorate):
        by = f"clause.is-{element.prorate.by}"
        yield text("sentence.prorate", lang, by=text(by, lang) if known(by) else element.prorate.by)
    if element.interim is not None:
        yield _interim(element.interim, lang)


def _gate(gate: Gate, lang: Language) -> str:
    bound = next(
        (
            text(f"sentence.bound-{key}", lang, value=plan_text(value))
            for key in COMPARISONS
            if (value := entries(gate)[key]) is not None
        ),
        word("gate-true", lang),
    )
    ratio = plan_text(gate.else_)
    kind = "other" if ratio.startswith("{") else "none" if ratio == "0%" else "ratio"
    said = text(f"sentence.gate-{kind}", lang, check=gate.check, bound=bound, else_=ratio.strip("{}"))
    over = [text("sentence.over", lang, window=word(f"window-{gate.over}", lang))] if gate.over else []
    each = [text("sentence.in-each", lang, window=word(f"window-{gate.each}", lang))] if gate.each else []
    return word("and", lang).join([said, *each, *over])


def _factor(plan: Plan, factor: Multiply, lang: Language) -> str:
    if factor.lookup is not None:
        return text("sentence.factor-lookup", lang, by=factor.lookup)
    name = plan_text(factor.by)
    found = {**plan.measures, **plan.scorecards, **plan.elements}.get(name)
    parts = [text("sentence.factor", lang, by=label(found.label, name, lang) if found is not None else name)]
    for key in ("floor", "cap"):
        limit = getattr(factor, key)
        if limit is not None:
            parts.append(text(f"sentence.within-{key}", lang, **{key: plan_text(limit)}))
    return word("and", lang).join(parts)


def _cap(cap: Cap, lang: Language) -> Iterator[str]:
    if cap.record is not None:
        yield text("sentence.cap-record", lang, value=_most(cap, cap.record, lang))
    if cap.period is not None:
        yield text("sentence.cap-period", lang, value=_most(cap, cap.period, lang))
    for window in LONG:
        value = getattr(cap, window)
        if value is not None:
            yield text("sentence.cap", lang, value=_most(cap, value, lang), window=word(f"window-{window}", lang))
    if cap.excess == "carry":
        yield word("cap-carry", lang)


def _most(cap: Cap, value: object, lang: Language) -> str:
    amount = plan_text(value)
    return text("sentence.share-of", lang, share=amount, amount=cap.of) if cap.of and "%" in amount else amount


def _interim(interim: Interim, lang: Language) -> str:
    if interim.share is not None:
        window = word(f"window-{interim.every}", lang)
        return text("sentence.interim-share", lang, share=plan_text(interim.share), window=window)
    if interim.table is not None:
        return text("sentence.interim-table", lang, table=interim.table)
    return text("sentence.interim-rate", lang, rate=plan_text(interim.rate))
