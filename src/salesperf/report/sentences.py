"""Each element of a plan in a sentence that can be read aloud: what it pays, to whom, on what, within which limits."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.locale.languages import Language
from salesperf.locale.texts import known, text
from salesperf.model.plan import Bonus, Commission, Contest, Element, Fixed, Plan, Pool, RateTable, Tier
from salesperf.model.plan.elements import TopPrize
from salesperf.report.labels import label
from salesperf.report.plan_text import plan_text
from salesperf.report.sentences_modifiers import modifiers, word


def sentences(plan: Plan, lang: Language) -> list[str]:
    """A sentence for each element, in the plan's order."""
    return [_sentence(plan, name, element, lang) for name, element in plan.elements.items()]


def _sentence(plan: Plan, name: str, element: Element, lang: Language) -> str:
    parts = [*_scope(plan, element, lang), *_pays(plan, element, lang), *modifiers(plan, element, lang)]
    said = text("sentence.comma", lang).join(part for part in parts if part)
    return text("sentence.whole", lang, label=label(element.label, name, lang), parts=said)


def _scope(plan: Plan, element: Element, lang: Language) -> Iterator[str]:
    """When, and for whom."""
    every = element.every or _cadence(plan, element)
    if every:
        yield text("sentence.every", lang, window=word(f"window-{every}", lang))
    if element.during is not None:
        yield text("sentence.during", lang, first=element.during.from_, last=element.during.to)
    if element.for_ is not None:
        yield text("sentence.for", lang, condition=element.for_)


def _cadence(plan: Plan, element: Element) -> str | None:
    measure, card = getattr(element, "measure", None), getattr(element, "scorecard", None)
    found = plan.measures.get(measure or "") or plan.scorecards.get(card or "")
    return found.every if found else plan.settlement.payment.every


def _pays(plan: Plan, element: Element, lang: Language) -> Iterator[str]:
    match element:
        case Commission():
            yield from _commission(plan, element, lang)
        case Bonus() | Fixed():
            yield from _bonus(plan, element, lang)
        case Contest():
            yield from _contest(plan, element, lang)
        case Pool():
            yield from _pool(plan, element, lang)


def _commission(plan: Plan, element: Commission, lang: Language) -> Iterator[str]:
    base = _base(plan, element, lang)
    accrue = element.accrue
    if element.table is not None:
        table = plan.rate_tables[element.table]
        yield _table("table", element.table, table, lang, base=base)
        accrue = table.accrue
    elif element.lookup is not None:
        yield text("sentence.lookup", lang, base=base, lookup=element.lookup)
        accrue = "each"
    elif element.rate is not None:
        yield text("sentence.rate", lang, base=base, rate=plan_text(element.rate))
    if getattr(element, "differential", None) is not None:
        yield text("sentence.difference", lang, base=base)
    if accrue == "each":
        yield word("accrue-each", lang)
    elif accrue != "period":
        yield text("sentence.accrue", lang, window=word(f"window-{accrue}", lang))


def _base(plan: Plan, element: Commission, lang: Language) -> str:
    if element.measure is not None:
        return _named(plan, element.measure, lang)
    names = word("and", lang).join(_named(plan, name, lang) for name in element.earnings_of)
    return text("sentence.base-earnings", lang, elements=names, whose=_clause(element.whose or "own", lang))


def _table(key: str, name: str, table: RateTable, lang: Language, **more: str) -> str:
    tiers = word("and", lang).join(
        text(f"tier.{'from' if tier.inside else 'above'}", lang, bound=plan_text(tier.start))
        + " "
        + plan_text(tier.value)
        for tier in table.tiers
    )
    said = text(f"sentence.{key}", lang, table=name, mode=_clause(table.mode, lang), tiers=tiers, **more)
    if table.enter == "amount":
        return said
    entered = text("sentence.entered", lang, entered=plan_text(table.enter))
    return text("sentence.comma", lang).join((said, entered))


def _from(tier: Tier, lang: Language) -> str:
    return text(f"tier.{'from' if tier.inside else 'above'}", lang, bound=plan_text(tier.start))


def _bonus(plan: Plan, element: Bonus | Fixed, lang: Language) -> Iterator[str]:
    if element.amount is not None:
        amount = plan_text(element.amount)
        whole = element.share == 1
        yield amount if whole else text("sentence.share-of", lang, amount=amount, share=plan_text(element.share))
    if isinstance(element, Fixed):
        return
    if element.scorecard is not None:
        yield text("sentence.payout-scorecard", lang, card=_named(plan, element.scorecard, lang))
    if element.measure is not None:
        yield text("sentence.payout-measure", lang, measure=_named(plan, element.measure, lang))
    if element.table is not None:
        yield _table("payout-table", element.table, plan.rate_tables[element.table], lang)


def _contest(plan: Plan, element: Contest, lang: Language) -> Iterator[str]:
    rank = _named(plan, element.rank, lang)
    if isinstance(element.prizes, TopPrize):
        figures = {"amount": plan_text(element.prizes.amount), "top": str(element.prizes.top)}
        yield text("sentence.contest-top", lang, rank=rank, **figures)
    else:
        prizes = word("and", lang).join(map(plan_text, element.prizes))
        yield text("sentence.contest", lang, rank=rank, prizes=prizes)
    for side in ("at_least", "at_most"):
        bound = getattr(element, side)
        if bound is not None:
            yield text(f"sentence.bound-{side}", lang, value=plan_text(bound))
    if element.then:
        keys = word("and", lang).join(_named(plan, key, lang) for key in element.then)
        yield text("sentence.then", lang, keys=keys)
    yield word(f"ties-{element.ties}", lang)
    if element.per is not None:
        yield text("sentence.per", lang, per=element.per)


def _pool(plan: Plan, element: Pool, lang: Language) -> Iterator[str]:
    by = "share-equal" if element.share_by == "equal" else "share-by"
    shared = text(f"sentence.{by}", lang, name=_named(plan, element.share_by, lang))
    yield text("sentence.pool", lang, fund=_fund(plan, element, lang), by=shared)
    if element.per is not None:
        yield text("sentence.per", lang, per=element.per)
    if element.unshared == "carry":
        yield word("unshared-carry", lang)


def _fund(plan: Plan, element: Pool, lang: Language) -> str:
    if element.amount is not None:
        return plan_text(element.amount)
    base = _named(plan, element.measure or "", lang)
    if element.table is not None:
        return _table("table", element.table, plan.rate_tables[element.table], lang, base=base)
    return text("sentence.rate", lang, base=base, rate=plan_text(element.rate)) if element.rate is not None else base


def _named(plan: Plan, reference: str, lang: Language) -> str:
    """A reference with its first name by its label."""
    name, dot, rest = reference.partition(".")
    found = {**plan.measures, **plan.scorecards, **plan.elements}.get(name)
    return (label(found.label, name, lang) if found is not None else name) + dot + rest


def _clause(said: str, lang: Language) -> str:
    key = f"clause.is-{said}"
    return text(key, lang) if known(key) else said
