"""Crediting: whose record it is, and how much of it.

A record that goes whole to one person keeps its amounts as they are; anything else is parted in currency steps by
largest remainder on absolute values, the sign restored, ties by the order of the credit rows. What lies below one step
goes with the part that would have had the next step, so that parts always add up to the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.engine.duck import DuckStore, literal, quoted, whole
from salesperf.engine.records import RECORD
from salesperf.engine.relations import condition
from salesperf.model.work import Crediting, CreditRow, SourceWork

NARROW = 18  # digits of the usual decimal
SHARE_PLACES = 12
FIELD_PLACES = 18


def build_parts(store: DuckStore, work: SourceWork) -> None:
    """The table `part_s`: every share of every record as `num` of `den`, before it is looked up who takes it.

    An empty share, or one of 0, is no share, unless the whole record has no other.
    """
    credit_rows = (*work.crediting.splits, *work.crediting.overlays)
    union = " UNION ALL ".join(
        _part_rows(store, work, row, number, split=number < len(work.crediting.splits))
        for number, row in enumerate(credit_rows)
    )
    same = "list_reduce(list(den) OVER record, lambda a, b: a * b // gcd(a, b))"
    common = (
        f"SELECT * EXCLUDE (num, den), CAST(num * ({same} // den) AS HUGEINT) AS num, CAST({same} AS HUGEINT) AS den "
        f"FROM (SELECT * REPLACE (coalesce(num, 0) AS num) FROM ({union})) WHERE _split OR who IS NOT NULL "
        "WINDOW record AS (PARTITION BY _rid, _split) QUALIFY num <> 0 OR (_split AND bool_and(num = 0) OVER record)"
    )
    store.run(f"CREATE OR REPLACE TABLE {quoted('part_' + work.name)} AS {_claimed(common, work.crediting.unclaimed)}")


def _part_rows(store: DuckStore, work: SourceWork, row: CreditRow, number: int, *, split: bool) -> str:
    full, who, part = "full_" + work.name, f"nullif(trim({quoted(row.to)}), '')", str(number * 1000)
    num, den = _share(work.crediting, row, split=split)
    source = f"(SELECT * FROM {quoted(full)} WHERE {condition(store, full, row.where)})"
    if row.to in work.lists:
        cells = f"string_split({quoted(row.to)}, {literal(work.lists[row.to])})"
        source = f"(SELECT *, list_filter({cells}, lambda one: trim(one) <> '') AS _list FROM {source})"
        source = f"(SELECT *, unnest(_list) AS _one, unnest(range(len(_list))) AS _nth FROM {source})"
        who, part = "trim(_one)", f"{number * 1000} + _nth"
        den = f"{den} * len(_list)" if split else den
    return (
        f"SELECT _rid, CAST({part} AS INTEGER) AS _part, {str(split).lower()} AS _split, {who} AS who, "
        f"CAST({num} AS HUGEINT) AS num, CAST({den} AS HUGEINT) AS den FROM {source}"
    )


def _share(crediting: Crediting, row: CreditRow, *, split: bool) -> tuple[str, str]:
    """The share of a row as two integers in SQL; `equal` takes what the literal shares of the other rows leave."""
    if isinstance(row.share, str):
        return f"CAST({quoted(row.share)} AS DECIMAL(20,{FIELD_PLACES})) * {10**FIELD_PLACES}", str(10**FIELD_PLACES)
    share = row.share
    if share is None:
        taken = [other.share for other in crediting.splits if isinstance(other.share, Fraction)]
        share = 1 - sum(taken, Fraction(0)) if split else Fraction(1)
    return str(share.numerator), str(share.denominator)


def _claimed(parts: str, unclaimed: str) -> str:
    """Shares without a person go where the plan says; a record that nobody claims keeps its empty parts."""
    filled = "sum(CASE WHEN who IS NOT NULL THEN num END) OVER record"
    if unclaimed not in {"first", "spread"}:
        return parts
    if unclaimed == "first":
        is_first = "_part = min(CASE WHEN who IS NOT NULL THEN _part END) OVER record"
        num, den = f"CASE WHEN {is_first} THEN num + den - {filled} ELSE num END", "den"
    else:
        num, den = "num", f"coalesce({filled}, den)"
    return (
        f"SELECT _rid, _part, _split, who, CAST(CASE WHEN _split THEN {num} ELSE num END AS HUGEINT) AS num, "
        f"CAST(CASE WHEN _split THEN {den} ELSE den END AS HUGEINT) AS den FROM ({parts}) "
        "WINDOW record AS (PARTITION BY _rid, _split) QUALIFY who IS NOT NULL OR count(who) OVER record = 0"
    )


def build_credits(store: DuckStore, work: SourceWork, step: Decimal) -> None:
    """The view `line_s`: a row per record and credited person, with `_pid`, `_part`, `_split`, `share` and amounts.

    `share` has 12 decimals; exactly it is `_num` of `_den`. What is parted is there undivided, too: `_record amount`.
    """
    view = f"CREATE OR REPLACE VIEW {quoted('line_' + work.name)} AS "
    full = quoted("full_" + work.name)
    if work.crediting.is_whole or work.crediting.is_house:
        store.run(view + whole_credits(work, full, "JOIN"))
        return
    money = parted_fields(work)
    credit = quoted("credit_" + work.name)
    store.run(f"CREATE OR REPLACE TABLE {credit} AS {_parted(store, work, money, step)}")
    own = ", ".join(f"r.{quoted(name)} AS {quoted(RECORD + name)}" for name in money)
    record = f"r.* EXCLUDE ({', '.join(map(quoted, money))}), {own}" if money else "r.*"
    store.run(f"{view} SELECT {record}, c.* EXCLUDE (_rid) FROM {full} r JOIN {credit} c ON r._rid = c._rid")


def parted_fields(work: SourceWork) -> list[str]:
    """The fields of which a credited line has a share; none where records go whole to one person."""
    if work.crediting.is_whole or work.crediting.is_house:
        return []
    return [name for name, kind in work.types.items() if kind == "money" and "." not in name]


def whole_credits(work: SourceWork, records: str, join: str) -> str:
    """A query for records that go whole to one person, each with that person; to nobody where they are the house's."""
    whole_share = "0 AS _part, true AS _split, 1::HUGEINT AS _num, 1::HUGEINT AS _den, 1::DECIMAL(18,12) AS share"
    if work.crediting.is_house:
        return f"SELECT r.*, NULL::INTEGER AS _pid, {whole_share} FROM {records} r"
    owner = quoted(work.crediting.splits[0].to)
    return (
        f"SELECT r.*, p._pid, {whole_share}, p.* EXCLUDE (_pid, _id) FROM {records} r {join} people p "
        f"ON r.{owner} = p._id"
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that is parted: its SQL, its decimals, and the step in which it is, as so many of the last decimal."""

    name: str
    value: str
    places: int
    unit: int


def _parted(store: DuckStore, work: SourceWork, money: list[str], step: Decimal) -> str:
    full, part = quoted("full_" + work.name), quoted("part_" + work.name)
    shape = store.shape_of("full_" + work.name)
    amounts = [amount_of(name, shape[name], step) for name in money]
    amounts.append(Amount("share", str(10**SHARE_PLACES), SHARE_PLACES, 1))
    divided = ", ".join(_divided(n, amount) for n, amount in enumerate(amounts))
    ranked = ", ".join(
        f"row_number() OVER (PARTITION BY _rid, _split ORDER BY r{n} DESC, _part) AS k{n}, "
        f"whole{n} - sum(q{n}) OVER (PARTITION BY _rid, _split) AS left{n}"
        for n in range(len(amounts))
    )
    given = ", ".join(_given(n, amount) for n, amount in enumerate(amounts))
    return (
        f"SELECT g._rid, p._pid, p.* EXCLUDE (_pid, _id), _part, _split, num AS _num, den AS _den, {given} "
        f"FROM (SELECT *, {ranked} FROM (SELECT t.*, {divided} FROM {part} t JOIN {full} r ON t._rid = r._rid)) g "
        "JOIN people p ON g.who = p._id"
    )


def amount_of(name: str, column_type: str, step: Decimal) -> Amount:
    width, scale = (int(digits) for digits in column_type.removeprefix("DECIMAL(").rstrip(")").split(","))
    places = max(scale, -int(step.normalize().as_tuple().exponent))
    value = whole(f"r.{quoted(name)}", places, wide=width > NARROW or places > scale)
    return Amount(quoted(name), value, places, int(step.scaleb(places)))


def _divided(number: int, amount: Amount) -> str:
    """Quotient and remainder in steps of one amount, worked on integers."""
    value, whole_value = amount.value, f"abs({amount.value})::HUGEINT"
    unit = amount.unit
    return (
        f"sign({value}) AS sign{number}, {whole_value} AS a{number}, {whole_value} // {unit} AS whole{number}, "
        f"{whole_value} % {unit} AS rest{number}, {unit}::HUGEINT AS unit{number}, "
        f"({whole_value} * t.num) // (t.den * {unit}) AS q{number}, "
        f"({whole_value} * t.num) % (t.den * {unit}) AS r{number}"
    )


def _given(n: int, amount: Amount) -> str:
    """The amount of one part: by largest remainder for a split, rounded half up for an overlay."""
    places = amount.places
    split = (
        f"(q{n} + CASE WHEN k{n} <= left{n} THEN 1 ELSE 0 END) * unit{n} "
        f"+ CASE WHEN k{n} = left{n} + 1 THEN rest{n} ELSE 0 END"
    )
    overlay = (
        f"CASE WHEN num = den THEN a{n} ELSE (2 * a{n} * num + den * unit{n}) // (2 * den * unit{n}) * unit{n} END"
    )
    scaled = f"CAST(CASE WHEN _split THEN {split} ELSE {overlay} END * sign{n} AS DECIMAL(28,0))"
    one = f"CAST('{Decimal(1).scaleb(-places):f}' AS DECIMAL({places + 1},{places}))"
    return f"CAST({scaled} * {one} AS DECIMAL(38,{places})) AS {amount.name}"
