"""The frame of a plan: rounding, calendar, variables, currencies."""

from datetime import date
from fractions import Fraction
from typing import Annotated
from typing import Literal as Word

from salesperf.model.plan.base import Keys, Part, any_of, needs, only, required
from salesperf.model.plan.fields import (
    Currency,
    DataPath,
    Day,
    DayOfYear,
    Every,
    Exact,
    Money,
    NameText,
    Scalar,
    Shapes,
    Text,
    TimeZone,
    keyed,
    shape,
)
from salesperf.model.plan.sources import Columns, TableSpec
from salesperf.model.plan.values import Value
from salesperf.model.scalar_words import CURRENCY, NAME, MonthDay, pay_currency

Pattern = Word["months", "4-4-5", "4-5-4", "5-4-4"]
DayWord = Word["record", "period_end", "period_average", "payment"]
Weekday = Word["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Rounding(Part):
    """How and where figures are rounded; no `step`: the currency's own."""

    step: Money | None = None
    mode: Word["half_up", "half_even", "down", "up"] = "half_up"
    at: Word["earning", "every_step", "payment"] = "earning"


class OwnPeriod(Part):
    """One period of the company's own; without `to` it lasts until the next of its cadence starts."""

    name: Text | None = None
    from_: Day
    to: Day | None = None
    every: Every | None = None


class OwnPeriods(TableSpec):
    """The company's own periods, from a file, written out, or both; the last without `to` ends at `until`."""

    key_rules = (any_of("files", "rows"), needs("files", "columns"), needs("columns", "files"))
    files: DataPath | None = None
    columns: Annotated[Columns, Keys(required("from"), only("name", "from", "to", "every"))] = {}
    rows: tuple[OwnPeriod, ...] = ()
    every: Every | None = None
    until: Day | None = None


class CalendarSpec(Part):
    """Fiscal year, weeks and working days."""

    year_starts: DayOfYear = MonthDay(1, 1)
    year_named_by: Word["start", "end"] = "start"
    pattern: Annotated[
        Pattern | OwnPeriods,
        Shapes(shape, text=Pattern, map=OwnPeriods),
    ] = "months"
    two_weeks_from: Day | None = None
    week_starts: Weekday = "monday"
    workdays: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")
    holidays: Annotated[
        Word["none"] | tuple[date, ...],
        Shapes(shape, text=Word["none"], list=tuple[Day, ...]),
    ] = "none"
    month_one: Word["hire_month", "first_full_month"] = "hire_month"
    timezone: TimeZone | None = None


class Variable(Part):
    """A figure that differs by person, role or team; the most specific wins: person, role, team, default."""

    key_rules = (any_of("default", "team", "role", "person"),)
    default: Value | None = None
    team: dict[Text, Value] = {}
    role: dict[Text, Value] = {}
    person: dict[Text, Value] = {}


def _rate_day(raw: object) -> str:
    return "text" if isinstance(raw, str) and raw[:1].isdigit() else "word"


class RatesFile(TableSpec):
    """Exchange rates by day: one unit of `currency` is `rate` in plan currency."""

    files: DataPath
    columns: Annotated[Columns, Keys(required("currency", "date", "rate"))]


Rates = Annotated[
    dict[str, Fraction] | RatesFile,
    Shapes(keyed("files"), map=dict[Currency, Exact], files=RatesFile),
]
RateDay = Annotated[
    DayWord | date,
    Shapes(_rate_day, word=DayWord, text=Day),
]


class Conversion(Part):
    """Which rates convert, and of which day."""

    rates: NameText
    date: RateDay


class PaymentConversion(Conversion):
    """Into which currency pay is converted: a code, or a column of people that holds one."""

    to: Annotated[str, Scalar(pay_currency, f"{CURRENCY}|{NAME}")]


class Currencies(Part):
    """Foreign money: records are converted before they are credited, payments after everything else."""

    rates: dict[NameText, Rates]
    records: Conversion | None = None
    payment: PaymentConversion | None = None
