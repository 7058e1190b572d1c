"""Lines with a figure of their own: priced by a field of the record, by the whole record, or each in its own column."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from salesperf.model.curve import Curve, Piece
from salesperf.model.plan import Commission, EnterField, Plan, Pool, RateTable
from salesperf.model.rating import Manner, PersonRate
from salesperf.stages.curve import lines
from salesperf.stages.entry import ZERO, Entry, enter
from salesperf.stages.pay_ladder import on_pay
from salesperf.stages.ratetable import mirrored, pieces, scale
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import accrued
from salesperf.stages.values import curve

ONE = Fraction(1)


def is_of_lines(scene: Scene, table: RateTable) -> bool:
    """Whether a table gives single lines their own figure, so that no function of the sum tells the whole."""
    return isinstance(table.enter, EnterField) or table.enter == "record" or by_of_records(scene.facts.plan, table)


def by_of_records(plan: Plan, table: RateTable) -> bool:
    """Whether `by` is a field of the records; a column of people with that name goes first."""
    return table.by is not None and table.by not in plan.people.columns


def of_lines(scene: Scene, element: Commission | Pool, table: RateTable, factor: Fraction) -> tuple[PersonRate, Manner]:
    """How a person's lines are priced, `factor` included."""
    words = words_of(table) if by_of_records(scene.facts.plan, table) else ()
    manner = Manner(column=str(table.by), words=words) if words else Manner()
    if isinstance(table.enter, EnterField) or table.enter == "record":
        return _found(scene, table, factor, manner)
    entries = [enter(scene, element, table, table.accrue, word) for word in words]
    if table.enter == "pay":
        return _filled(scene, table, factor, manner)
    before = ZERO if table.accrue == "each" else entries[0].before
    return PersonRate(before, ZERO, _columns(entries, factor), mirrored(entries[0].curve)), manner


def words_of(table: RateTable) -> tuple[str, ...]:
    """The words for which a table with `by` has values, in the order of the plan."""
    found = (word for tier in table.tiers if isinstance(tier.value, dict) for word in tier.value)
    return tuple(dict.fromkeys(found))


def _columns(entries: list[Entry], factor: Fraction) -> tuple[tuple[Piece, ...], ...]:
    return tuple(tuple(scale(entry.drawn, ONE, factor)) for entry in entries)


def _found(scene: Scene, table: RateTable, factor: Fraction, manner: Manner) -> tuple[PersonRate, Manner]:
    """Each record enters by itself: with a field, for v × its credit or its share; whole, for F × its share."""
    curves = [curve(table, scene.number, scene.day, word) for word in manner.words or ("",)]
    if table.enter == "record":
        columns = tuple(tuple(scale(pieces(each), ONE, factor)) for each in curves)
        return PersonRate(ZERO, ZERO, columns, mirrored(curves[0])), replace(manner, enter="record", times="share")
    assert isinstance(table.enter, EnterField)
    gives_rate = table.tiers[0].gives == "rate"
    most = curves[0].result_cap if gives_rate else None
    rate = PersonRate(
        ZERO,
        ZERO,
        tuple(tuple(scale(_values(each), ONE, factor)) for each in curves),
        mirrored=False,
        cap_record=None if most is None else abs(factor) * most,
    )
    return rate, replace(manner, enter="field", field=table.enter.field, times="credit" if gives_rate else "share")


def _values(table: Curve) -> tuple[Piece, ...]:
    """v(x) as pieces; the cap of the result is in it for `pay`, for it limits v × credit where v is a rate."""
    return tuple(
        Piece(
            each.start,
            each.inclusive,
            each.at_zero,
            each.slope,
            ZERO,
            table.result_cap if each.value_kind != "rate" else None,
        )
        for each in lines(table)
    )


def _filled(scene: Scene, table: RateTable, factor: Fraction, manner: Manner) -> tuple[PersonRate, Manner]:
    """Bounds on the pay of all columns together: each line goes on where the one before it has left off."""
    curves = [curve(table, scene.number, scene.day, word) for word in manner.words]
    columns = tuple(_on_pay(each) for each in curves)
    since, _ = accrued(scene.stretch, table.accrue, scene.facts.calendar)
    rate = PersonRate(ZERO, ZERO, columns, mirrored=True, factor=factor)
    return rate, replace(manner, filled_since=since.start)


def _on_pay(table: Curve) -> tuple[Piece, ...]:
    """Tiers whose bounds are on the pay; at the cap of the result they end."""
    most = table.result_cap
    found = [Piece(tier.bound, True, ZERO, tier.value) for tier in on_pay(table) if most is None or tier.bound < most]
    return (*found, *([] if most is None else [Piece(most, True, ZERO, ZERO)]))
