"""The frame of a plan: rounding, calendar, variables, currencies."""

from typing import Annotated
from typing import Literal as Word

from pydantic import Discriminator, Tag

from salesperf.model.plan.base import (
    Currency,
    DataPath,
    Day,
    DayOfYear,
    Every,
    Exact,
    Money,
    NameText,
    Part,
    Text,
    any_of,
    has,
    needs,
    one_of,
    scalar,
    shape,
)
from salesperf.model.plan.sources import Columns, TableSpec
from salesperf.model.plan.values import Value, keyed
from salesperf.model.scalar_words import CURRENCY, NAME, MonthDay, pay_currency

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
    """The company's own periods, from a file or written out; the last without `to` ends at `until`."""

    key_rules = (one_of("files", "rows"), needs("files", "columns"), needs("columns", "files"))
    files: DataPath | None = None
    columns: Annotated[Columns, has("from")] = {}
    rows: tuple[OwnPeriod, ...] = ()
    every: Every | None = None
    until: Day | None = None


class CalendarSpec(Part):
    """Fiscal year, weeks and working days."""

    year_starts: DayOfYear = MonthDay(1, 1)
    year_named_by: Word["start", "end"] = "start"
    pattern: Annotated[
        Annotated[Word["months", "4-4-5", "4-5-4", "5-4-4"], Tag("<text>")] | Annotated[OwnPeriods, Tag("<map>")],
        Discriminator(shape),
    ] = "months"
    two_weeks_from: Day | None = None
    week_starts: Weekday = "monday"
    workdays: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")
    holidays: Annotated[
        Annotated[Word["none"], Tag("<text>")] | Annotated[tuple[Day, ...], Tag("<list>")],
        Discriminator(shape),
    ] = "none"
    month_one: Word["hire_month", "first_full_month"] = "hire_month"


class Variable(Part):
    """A figure that differs by person, role or team; the most specific wins: person, role, team, default."""

    key_rules = (any_of("default", "team", "role", "person"),)
    default: Value | None = None
    team: dict[Text, Value] = {}
    role: dict[Text, Value] = {}
    person: dict[Text, Value] = {}


class RatesFile(TableSpec):
    """Exchange rates by day: one unit of `currency` is `rate` in plan currency."""

    files: DataPath
    columns: Annotated[Columns, has("currency", "date", "rate")]


Rates = Annotated[
    Annotated[dict[Currency, Exact], Tag("<map>")] | Annotated[RatesFile, Tag("<files>")],
    keyed("files"),
]
RateDay = Annotated[
    Annotated[Word["record", "period_end", "period_average", "payment"], Tag("<word>")] | Annotated[Day, Tag("<text>")],
    keyed(words=("record", "period_end", "period_average", "payment")),
]


class Conversion(Part):
    """Which rates convert, and of which day."""

    rates: NameText
    date: RateDay


class PaymentConversion(Conversion):
    """Into which currency pay is converted: a code, or a column of people that holds one."""

    to: Annotated[str, *scalar(pay_currency, f"{CURRENCY}|{NAME}")]


class Currencies(Part):
    """Foreign money: records are converted before they are credited, payments after everything else."""

    rates: dict[NameText, Rates]
    records: Conversion | None = None
    payment: PaymentConversion | None = None
