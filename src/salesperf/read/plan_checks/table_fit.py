"""A rate table must fit what uses it: what it gives, what it is entered with, in what its bounds are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Bonus, Bound, EnterField, Literal
from salesperf.read.plan_checks.figures import respelt
from salesperf.read.plan_checks.names import ENTER_WORDS
from salesperf.read.plan_checks.subject import Subject, owner
from salesperf.read.plan_checks.tiers import bound_key, values
from salesperf.read.plan_checks.uses import Use, bounds_in, uses, written
from salesperf.read.source_map import Loc

_GIVES = {
    "commission": ("rate", "pay"),
    "bonus": ("rate", "score", "pay"),
    "score": ("score",),
    "factor": ("score",),
    "ramp": ("score",),
    "goal": ("goal",),
    "guarantee": ("pay",),
    "clawback": ("score",),
    "level": ("rate",),
}


def check_table_fit(subject: Subject) -> Iterator[Diagnostic]:
    """Every use of every table."""
    for use in uses(subject.plan):
        yield from _gives(subject, use)
        yield from _entered(subject, use)
        yield from _marginal(subject, use)
        yield from _bounds(subject, use)


def check_value_units(subject: Subject) -> Iterator[Diagnostic]:
    """`pay` is money and `score` a ratio, whatever the table is used for."""
    for name, table in subject.plan.rate_tables.items():
        for loc, key, literal in values(table, ("rate_tables", name)):
            wanted = {"pay": "number", "score": "ratio"}.get(key, literal.kind)
            if literal.kind != wanted:
                yield subject.fault("value-not-money" if key == "pay" else "value-not-a-ratio", loc, **respelt(literal))


def _gives(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    wanted = _GIVES[use.role]
    other = next((tier.gives for tier in use.table.tiers if tier.gives not in wanted), "")
    if other:
        params = {"owner": owner(use.loc), "table": use.name, "gives": other, "wanted": " / ".join(wanted)}
        yield subject.fault("table-gives-other", use.loc, **params, place=subject.position(use.at_table))


def _entered(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """The words for what a table is entered with need something that they can mean."""
    known = _meant(subject, use)
    enter = use.table.enter
    word = "field" if isinstance(enter, EnterField) else enter if enter in ENTER_WORDS else ""
    if word and known is not None and word not in known:
        params = {"owner": owner(use.loc), "table": use.name, "enter": word, "known": ", ".join(known)}
        yield subject.fault("table-entered-otherwise", use.loc, **params, place=subject.position(use.at_table))


def _meant(subject: Subject, use: Use) -> tuple[str, ...] | None:
    """The words that mean something here, other references apart; None where every word does."""
    if use.role == "factor":
        return None
    if use.role in ("score", "level"):
        return ("amount", "attainment")
    if use.role == "bonus":
        return ("score",) if use.card else ("amount", "attainment") if use.measure else ()
    if use.role != "commission":
        return ()
    if use.element:
        return ("amount", "pay", "record", "field")
    return ("amount", "attainment", "pay", "record", "field") if use.measure else ("amount",)


def _marginal(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """Parts of a quantity can only be priced one by one where the quantity is what is paid on."""
    if use.role not in ("commission", "bonus", "level") or (use.role != "level" and use.table.enter in _own(use)):
        return
    for index, tier in enumerate(use.table.tiers):
        if (tier.mode or use.table.mode) == "marginal":
            loc: Loc = (*use.at_table, "tiers", index, "mode") if tier.mode else (*use.at_table, "mode")
            yield subject.fault(
                "marginal-off-base", loc, table=use.name, enter=written(use.table.enter), owner=owner(use.loc)
            )
            return


def _own(use: Use) -> tuple[str, ...]:
    """The ways to write the base itself, or how far it is attained."""
    if use.element:
        return ("amount", "pay", "record")
    named = (use.measure, f"{use.measure}.attainment") if use.measure else (use.card,)
    return (*ENTER_WORDS, *named)


def _bounds(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """Bounds are ratios where a ratio enters, else numbers."""
    axes: list[tuple[Loc, str | EnterField, Sequence[Bound]]] = [(("tiers",), use.table.enter, use.table.tiers)]
    if use.table.across:
        axes.append((("across", "bounds"), use.table.across.enter, use.table.across.bounds))
    for loc, enter, bounds in axes:
        wanted = bounds_in(subject, use, enter)
        for index, bound in enumerate(bounds):
            yield from _bound(subject, (*use.at_table, *loc, index), bound, wanted, written(enter))


def _bound(subject: Subject, loc: Loc, bound: Bound, wanted: str, entered: str) -> Iterator[Diagnostic]:
    start = bound.start
    if wanted and isinstance(start, Literal) and start.kind != wanted:
        rule = "bound-not-a-ratio" if wanted == "ratio" else "bound-not-a-number"
        yield subject.fault(rule, (*loc, bound_key(bound)), **respelt(start, entered=entered))


def check_bonus_tables(subject: Subject) -> Iterator[Diagnostic]:
    """A bonus takes its money from `amount` or from a table of `pay`, and its payout from somewhere."""
    for name, element in subject.plan.elements.items():
        if isinstance(element, Bonus):
            yield from _bonus(subject, ("elements", name), element)


def _bonus(subject: Subject, loc: Loc, bonus: Bonus) -> Iterator[Diagnostic]:
    table = subject.plan.rate_tables.get(bonus.table or "")
    pays = table is not None and any(tier.gives == "pay" for tier in table.tiers)
    if bonus.amount is not None and pays:
        yield subject.fault_at_key("amount-beside-pay", (*loc, "amount"), element=str(loc[1]), table=str(bonus.table))
    if bonus.amount is None and not pays and (table or not bonus.table):
        yield subject.fault_at_key("amount-missing", loc, element=str(loc[1]))
    if not (bonus.scorecard or bonus.measure or bonus.table or bonus.gate):
        yield subject.fault_at_key("payout-missing", loc, element=str(loc[1]))
