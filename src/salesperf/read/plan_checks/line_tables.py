"""Rate tables that price single records: by a field, by the whole record, in columns, with bounds on the pay itself."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr_lines import has_exact_lines
from salesperf.model.plan import EnterField, Literal, Plan, RateTable
from salesperf.read.plan_checks.fields import measured_types
from salesperf.read.plan_checks.subject import Subject, owner
from salesperf.read.plan_checks.uses import Use, uses, written
from salesperf.read.source_map import Loc


def check_line_tables(subject: Subject) -> Iterator[Diagnostic]:
    """Every use of a table on a base, as far as it prices records one by one."""
    for use in uses(subject.plan):
        if use.role != "commission":
            continue
        if isinstance(use.table.enter, EnterField) or use.table.enter == "record":
            yield from _each(subject, use)
            yield from _exact(subject, use)
        if isinstance(use.table.enter, EnterField):
            yield from _one_kind(subject, use)
        if use.table.below == "stop" and (use.table.accrue == "each" or _of_records(subject.plan, use.table)):
            yield subject.fault("stop-of-records", (*use.at_table, "below"), table=use.name)
        if use.table.enter == "pay":
            yield from _on_pay(subject, use)
        types = measured_types(subject, subject.plan.measures.get(use.measure))
        if use.table.by in types and use.table.by not in subject.plan.people.columns:
            yield from _exact(subject, use)
            yield from _columns(subject, use, types)


def prices_records(plan: Plan, name: str) -> bool:
    """Whether an element prices or limits single records, so that no figure for all of them tells what it pays."""
    element = plan.elements[name]
    if (element.cap is not None and element.cap.record) or any(factor.lookup for factor in element.multiply):
        return True
    tables = [use.table for use in uses(plan) if use.payer == name and use.role == "commission"]
    return bool(getattr(element, "lookup", None)) or any(_of_records(plan, table) for table in tables)


def _of_records(plan: Plan, table: RateTable) -> bool:
    by_field = table.by is not None and table.by not in plan.people.columns
    return isinstance(table.enter, EnterField) or table.enter == "record" or by_field


def _place(subject: Subject, use: Use, key: str) -> Loc:
    """The key of the table, or the table where it does not say it."""
    loc = (*use.at_table, key)
    return loc if subject.source.node(loc) is not None else (*use.at_table, "mode")


def _each(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """What is said of one record has no running sum."""
    if use.table.accrue != "each":
        params = {"table": use.name, "enter": written(use.table.enter), "accrue": use.table.accrue}
        yield subject.fault("records-need-each", _place(subject, use, "accrue"), **params)


def _exact(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """A measure that is not the sum of its records has nothing for each of them."""
    work = subject.work.measures.get(use.measure)
    known = use.measure in subject.plan.measures and use.measure not in subject.lost
    if known and (use.measure in subject.work.derived or (work is not None and not has_exact_lines(work.value))):
        params = {"owner": owner(use.loc), "table": use.name, "measure": use.measure}
        yield subject.fault("not-priced-by-record", use.loc, **params, place=subject.position(use.at_table))


def _one_kind(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """A rate is × the credit, an amount × the share: one table gives one of them."""
    first = use.table.tiers[0].gives
    for index, tier in enumerate(use.table.tiers):
        if tier.gives != first:
            loc = (*use.at_table, "tiers", index, tier.gives)
            yield subject.fault_at_key("field-table-mixed", loc, table=use.name, first=first, word=tier.gives)
            return


def _on_pay(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """The pay so far fills tier after tier, from nothing."""
    table = use.table
    for index, tier in enumerate(table.tiers):
        if (tier.mode or table.mode) != "marginal":
            loc: Loc = (*use.at_table, "tiers", index, "mode") if tier.mode else (*use.at_table, "mode")
            yield subject.fault("pay-table-not-marginal", loc, table=use.name, mode=tier.mode or table.mode)
            return
    start = table.tiers[0].start
    if not isinstance(start, Literal) or start.amount != 0:
        yield subject.fault("pay-table-not-from-0", (*use.at_table, "tiers", 0), table=use.name)


def _columns(subject: Subject, use: Use, types: dict[str, str]) -> Iterator[Diagnostic]:
    """Records find their column by a word; what one adds must not depend on what others have in theirs."""
    table, by = use.table, str(use.table.by)
    if types[by] != "text":
        yield subject.fault("column-field-not-text", (*use.at_table, "by"), field=by, type=types[by])
    yield from _words(subject, use)
    if table.accrue == "each":
        return
    own = table.enter in ("amount", "attainment", "pay", use.measure, f"{use.measure}.attainment")
    if own and not all((tier.mode or table.mode) == "marginal" for tier in table.tiers):
        yield subject.fault("columns-need-marginal", (*use.at_table, "by"), table=use.name, field=by)
    elif not own and any(tier.gives != "rate" for tier in table.tiers):
        yield subject.fault("columns-need-rates", (*use.at_table, "by"), table=use.name, field=by)
    elif table.goal == "to_date":
        yield subject.fault("columns-goal-to-date", (*use.at_table, "goal"), table=use.name, field=by)


def _words(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    """Every tier has a value for each word; one value alone is that of all."""
    known = _all_words(use.table)
    for index, tier in enumerate(use.table.tiers):
        lost = [word for word in known if isinstance(tier.value, dict) and word not in tier.value]
        if lost:
            loc = (*use.at_table, "tiers", index, tier.gives)
            yield subject.fault_at_key("column-without-value", loc, table=use.name, words=", ".join(lost))
    if not known:
        yield subject.fault("by-without-columns", (*use.at_table, "by"), table=use.name, field=str(use.table.by))


def _all_words(table: RateTable) -> list[str]:
    return list(dict.fromkeys(word for tier in table.tiers if isinstance(tier.value, dict) for word in tier.value))
