"""The lookups of a plan as the engine sees them: how their rows part the records of each measure they are used on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from salesperf.model.expr import Expr, Num, Op, Ref
from salesperf.model.plan import Commission, Lookup, Plan, Priced
from salesperf.model.work import AMOUNTS, NO_ROW, RATES, LookupRow, LookupRows, LookupWork, MeasureWork, Work


def lookup_work(plan: Plan, measures: Mapping[str, MeasureWork]) -> dict[tuple[str, str], LookupWork]:
    """Every lookup with each measure whose records it prices, or gives a factor to."""
    found = {}
    for name, measure, priced in sorted(set(_uses(plan))):
        if name in plan.lookups and measure in measures:
            parts = (NO_ROW, RATES, AMOUNTS, *_tables(plan.lookups[name])) if priced else ()
            row, part = (f"_{word} {name} {measure}" for word in ("row", "part"))
            found[name, measure] = LookupWork(name, measure, row, part, parts)
    return found


def _uses(plan: Plan) -> Iterator[tuple[str, str, bool]]:
    for element in plan.elements.values():
        if isinstance(element, Commission) and element.measure:
            if element.lookup:
                yield element.lookup, element.measure, True
            yield from ((each.lookup, element.measure, False) for each in element.multiply if each.lookup)


def _tables(lookup: Lookup) -> list[str]:
    rows = (*lookup.rows, *([lookup.otherwise] if isinstance(lookup.otherwise, Priced) else []))
    return list(dict.fromkeys(row.table for row in rows if row.table))


def measures_of_parts(
    lookups: Mapping[tuple[str, str], LookupWork], measures: Mapping[str, MeasureWork]
) -> dict[str, MeasureWork]:
    """A measure for the records of each part."""
    return {
        each.measure_of(part): replace(
            measures[each.measure],
            name=each.measure_of(part),
            where=_also(measures[each.measure].where, Op("=", (Ref((each.part,)), Num(Fraction(number))))),
            at_least=0,
            part_of=each.measure,
        )
        for each in lookups.values()
        for number, part in enumerate(each.parts)
    }


def _also(where: Expr | None, condition: Expr) -> Expr:
    return condition if where is None else Op("and", (where, condition))


def lookup_rows(plan: Plan, work: Work) -> list[LookupRows]:
    """The rows of every lookup for the engine; the plan's lookups hold those of their files."""
    return [_rows(plan.lookups[name], each, work) for (name, _), each in work.lookups.items()]


def _rows(lookup: Lookup, asked: LookupWork, work: Work) -> LookupRows:
    found = []
    for number, row in enumerate(lookup.rows):
        where = work.conditions.get(("lookups", asked.name, "rows", number, "where"))
        found.append((number, LookupRow(row.fields, _part(row, asked), row.from_, row.to, where)))
    if lookup.choose == "most_specific":
        found.sort(key=lambda each: ([field not in each[1].fields for field in lookup.match], each[0]))
    otherwise = lookup.otherwise
    if isinstance(otherwise, Priced):
        return LookupRows(asked, tuple(found), len(lookup.rows), _part(otherwise, asked))
    return LookupRows(asked, tuple(found), len(lookup.rows), 0 if otherwise == "none" else None)


def _part(row: Priced, asked: LookupWork) -> int:
    if not asked.parts:
        return 0
    word = row.table or (RATES if row.rate is not None else AMOUNTS if row.pay is not None else NO_ROW)
    return asked.parts.index(word)
