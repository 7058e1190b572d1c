"""Which rate converts what: of the record's day, of its period, of a day that the plan names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.model.calendar import Calendar
from salesperf.model.currency import Conversion, RateSet
from salesperf.model.period import Window
from salesperf.model.plan import Plan

Rate = Callable[[str, date], Fraction | None]


def conversions(
    plan: Plan, calendar: Calendar, rates: Mapping[str, RateSet], period: Window, unit: Decimal
) -> dict[str, Conversion]:
    """By source, how its money becomes plan currency; amounts in plan currency are what they are.

    The period of a record is the window of its measures' cadence in which it lies. With `rounding.at: every_step` what
    was converted is rounded to the plan's step.
    """
    spec = plan.currencies.records if plan.currencies else None
    found = {}
    for name, source in plan.sources.items():
        measured = [measure for measure in plan.measures.values() if measure.from_ == name]
        if spec is None or not source.currency or not measured:
            continue
        rate = rate_of(rates[spec.rates], spec.date, plan.currency, _windows(calendar, measured[0].every), period)
        step = (plan.rounding.step or unit) if plan.rounding.at == "every_step" else None
        day = str(measured[0].date)
        found[name] = Conversion(source.currency, day, rate, spec.rates, step, plan.rounding.mode)
    return found


def _windows(calendar: Calendar, every: str) -> Callable[[date], Window]:
    return lambda day: calendar.window(every, day)


def rate_of(
    rates: RateSet, when: date | str, plan_currency: str, window_of: Callable[[date], Window], period: Window
) -> Rate:
    """What one unit of a currency is worth in plan currency for something that is dated so."""

    def rate(currency: str, day: date) -> Fraction | None:
        if currency == plan_currency:
            return Fraction(1)
        match when:
            case "record":
                return rates.on(currency, day)
            case "period_end":
                return rates.on(currency, window_of(day).end)
            case "period_average":
                return rates.mean(currency, window_of(day))
            case "payment":
                return rates.on(currency, period.end)
        return rates.on(currency, when) if isinstance(when, date) else None

    return rate
