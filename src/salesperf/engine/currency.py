"""Money of records in plan currency: every amount × the rate of its record's currency and day, before it is credited.

Without rounding the product is an exact decimal; with a step it is worked on whole numbers, so that a rate may be any
fraction, and what is in plan currency already stays as it is. Amounts without a rate are empty, and `check_rates` says
so of those that count.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesperf.engine.duck import DuckStore, quoted, whole
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.pay_sql import rounded
from salesperf.model.currency import Conversion
from salesperf.model.work import SourceWork

RATED = "_rated"


def convert(store: DuckStore, work: SourceWork, conversion: Conversion) -> str:
    """The view of a source's good records with their money converted; `_rated` is false where there is no rate."""
    good = quoted("good_" + work.name)
    pairs = store.rows(
        f"SELECT DISTINCT {quoted(conversion.currency)}, {quoted(conversion.day)} FROM {good} "
        f"WHERE {quoted(conversion.currency)} IS NOT NULL AND {quoted(conversion.day)} IS NOT NULL ORDER BY ALL"
    )
    rates = [(*pair, rate) for pair in pairs if (rate := conversion.rate(*pair)) is not None]
    table = quoted("rates_" + work.name)
    _fill(store, "rates_" + work.name, rates)
    shape = store.shape_of("good_" + work.name)
    money = [name for name, kind in work.types.items() if kind == "money" and name in shape]
    changed = ", ".join(f"{_converted(name, shape[name], conversion)} AS {quoted(name)}" for name in money)
    replaced = f" REPLACE ({changed})" if changed else ""
    on = f"x.currency = g.{quoted(conversion.currency)} AND x.day = g.{quoted(conversion.day)}"
    converted = f"SELECT g.*{replaced}, x.num IS NOT NULL AS {RATED} FROM {good} g LEFT JOIN {table} x ON {on}"
    view = "money_" + work.name
    store.run(f"CREATE OR REPLACE VIEW {quoted(view)} AS {converted}")
    return view


def _fill(store: DuckStore, table: str, rates: list[tuple[str, object, Fraction]]) -> None:
    """The rates as fractions, and as decimals with as many places as the longest has."""
    places = max((_places(rate) or 0 for *_, rate in rates), default=0)
    columns = [("currency", "VARCHAR"), ("day", "DATE"), ("num", "HUGEINT"), ("den", "HUGEINT")]
    rows = [(currency, day, rate.numerator, rate.denominator, _decimal(rate, places)) for currency, day, rate in rates]
    store.fill(table, [*columns, ("rate", f"DECIMAL(18,{places})")], rows)


def _places(rate: Fraction) -> int | None:
    """The decimals of a rate; None where they do not end."""
    return next((n for n in range(19) if (rate * 10**n).denominator == 1), None)


def _decimal(rate: Fraction, places: int) -> Decimal | None:
    return None if _places(rate) is None else Decimal(int(rate * 10**places)).scaleb(-places)


def _converted(name: str, kind: str, conversion: Conversion) -> str:
    value = f"g.{quoted(name)}"
    if conversion.step is None:
        return f"({value} * x.rate)"
    places = int(kind.rstrip(")").split(",")[1]) if "," in kind else 0
    digits = max(-int(conversion.step.normalize().as_tuple().exponent), 0)
    steps = int(conversion.step.scaleb(digits))
    num = f"({whole(value, places, wide=True)} * x.num * {10**digits})"
    den = f"(x.den * {10**places * steps})"
    result = f"{rounded(num, conversion.mode, den)} * {steps}"
    one = f"CAST('{Decimal(1).scaleb(-digits):f}' AS DECIMAL({digits + 1},{digits}))"
    return f"CASE WHEN x.num = x.den THEN {value} ELSE CAST({result} AS DECIMAL(28,0)) * {one} END"


def check_rates(store: DuckStore, work: SourceWork, conversion: Conversion, counted: str, faults: Faults) -> None:
    """Records that count and have no currency, or one without a rate on their day, are set aside."""
    field = quoted(conversion.currency)
    lost = store.rows(
        f"SELECT _rid, {field}, {quoted(conversion.day)} FROM {quoted('full_' + work.name)} "
        f"WHERE NOT {RATED} AND ({counted}) ORDER BY 1"
    )
    for record, currency, day in lost:
        if not currency:
            faults.add(Fault(work.name, record, conversion.currency, "cell-empty", {"field": conversion.currency}))
        else:
            params = {"currency": currency, "day": str(day), "rates": conversion.rates}
            faults.add(Fault(work.name, record, conversion.currency, "rate-missing", params))
