"""Records that events took back before they are counted: gone with the whole of them, else with less money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from salesperf.engine.credit import Amount, amount_of
from salesperf.engine.duck import quoted
from salesperf.engine.happened import KEY, asks, value_of
from salesperf.engine.measure import Desk
from salesperf.engine.relations import full_records
from salesperf.model.settling import Reduced, Reduction

WHOLE = Fraction(1)


def take_back(desk: Desk, reductions: Sequence[Reduction], step: Decimal) -> set[Reduced]:
    """Give every view `full_s` only what is left of its records; the events that took something back."""
    shares: defaultdict[str, defaultdict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    found: set[Reduced] = set()
    for each in reductions:
        for record, event, share in (*_settled(desk, each), *_named(desk, each)):
            shares[each.source][record] += share
            found.add((each.rule, event))
    for source, taken in shares.items():
        _fill(desk, source, taken, step)
    return found


def taken_whole(desk: Desk, source: str) -> str:
    """SQL: whether nothing is left of a record of the source."""
    if source not in desk.taken:
        return "false"
    return f"_rid IN (SELECT _rid FROM {quoted('taken_' + source)} WHERE num = 0)"


def counted_records(desk: Desk, source: str) -> str:
    """A query for the records inside the source's filter, with what is left of them."""
    return desk.taken.get(source) or full_records(desk.store, desk.sources[source])


def _settled(desk: Desk, each: Reduction) -> Iterator[tuple[int, str, Fraction]]:
    """Events of closed periods, with the records that they took back then."""
    rows = [(event, key) for event, shares in each.settled.items() for key in shares]
    desk.store.fill("settled", [("event", "VARCHAR"), ("key", "VARCHAR")], rows)
    query = f"SELECT _rid, event, key FROM (SELECT _rid, {KEY} AS key FROM {quoted('all_' + each.source)}) "
    for record, event, key in desk.store.rows(f"{query} JOIN settled USING (key)"):
        yield record, event, each.settled[event][key]


def _named(desk: Desk, each: Reduction) -> Iterator[tuple[int, str, Fraction]]:
    """Events that are not settled, with the records that they name."""
    asked, store = each.question, desk.store
    name = KEY if each.named_by == "key" else value_of(each.named_by)
    days = ", ".join(map(quoted, each.dates))
    records = f"SELECT _rid, {name} AS value, [{days}] AS days FROM ({full_records(store, desk.sources[each.source])})"
    events = (
        f"SELECT {KEY} AS event, {value_of(asked.record)} AS value, {quoted(asked.date)} AS day "
        f"FROM ({full_records(store, desk.sources[asked.source])}) WHERE {asks(asked)}"
    )
    query = f"SELECT r._rid, event, day, days FROM ({events}) JOIN ({records}) r USING (value) ORDER BY day, event, 1"
    for record, event, day, days in store.rows(query):
        share = max((each.share(own, day) for own in days if own is not None), default=Fraction(0))
        if share and event not in each.settled:
            yield record, event, share


def _fill(desk: Desk, source: str, taken: dict[int, Fraction], step: Decimal) -> None:
    left = {record: max(WHOLE - share, Fraction(0)) for record, share in taken.items()}
    table, columns = "taken_" + source, [("_rid", "BIGINT"), ("num", "HUGEINT"), ("den", "HUGEINT")]
    desk.store.fill(table, columns, [(rid, part.numerator, part.denominator) for rid, part in left.items()])
    shape, work = desk.store.shape_of("full_" + source), desk.sources[source]
    money = [name for name, kind in work.types.items() if kind == "money" and "." not in name]
    amounts = [amount_of(name, shape[name], step) for name in money]
    replaced = ", ".join(f"{_left(each)} AS {each.name}" for each in amounts)
    query = (
        f"SELECT r.* {f'REPLACE ({replaced})' if replaced else ''} FROM ({full_records(desk.store, work)}) r "
        f"LEFT JOIN {quoted(table)} t ON t._rid = r._rid WHERE t.num IS NULL OR t.num <> 0"
    )
    desk.taken[source] = query
    desk.store.run(f"CREATE OR REPLACE VIEW {quoted('full_' + source)} AS {query}")


def _left(amount: Amount) -> str:
    """What is left of an amount, in currency steps, half up; what nothing was taken of stays to the last digit."""
    value = f"CAST({amount.value} AS HUGEINT)"
    doubled = f"2 * abs({value}) * t.num + t.den * {amount.unit}"
    steps = f"({doubled}) // (2 * t.den * {amount.unit}) * {amount.unit} * sign({value})"
    one = f"CAST('{Decimal(1).scaleb(-amount.places):f}' AS DECIMAL({amount.places + 1},{amount.places}))"
    scaled = f"CAST(CAST({steps} AS DECIMAL(28,0)) * {one} AS DECIMAL(38,{amount.places}))"
    return f"CASE WHEN t.num IS NULL THEN r.{amount.name} ELSE {scaled} END"
