"""A plan, read and checked for shape: frozen models whose attributes are the keys of the plan language."""

from salesperf.model.plan.beside import Consultation, Example, ExamplePeriod, Given, RewardKind, Seek
from salesperf.model.plan.credits import Crediting, GoalSum, Measure, Split
from salesperf.model.plan.document import Plan
from salesperf.model.plan.elements import (
    Bonus,
    Commission,
    Contest,
    Differential,
    Element,
    Fixed,
    Override,
    Pool,
    Scorecard,
    Spif,
    Ties,
    TopPrize,
    Weighed,
)
from salesperf.model.plan.fields import DateRange, Label
from salesperf.model.plan.identity import CalendarSpec, Currencies, OwnPeriod, OwnPeriods, Rounding, Variable
from salesperf.model.plan.modifiers import Cap, Floor, Gate, Interim, Multiply, OtherRate, TotalCap
from salesperf.model.plan.notices import Band, Questions
from salesperf.model.plan.settlement import Clawback, Draw, Guarantee, Holdback, Payment, Settlement
from salesperf.model.plan.sources import Adjustments, Goals, People, Source, TableSpec
from salesperf.model.plan.tables import Across, Bound, Lookup, LookupRow, Priced, RateTable, TableCap, Tier
from salesperf.model.plan.values import Dated, EnterField, Prorate, TableUse, Value
from salesperf.model.scalar_words import Duration, ExprText, MonthDay
from salesperf.model.scalars import Literal, Name

__all__ = [
    "Across",
    "Adjustments",
    "Band",
    "Bonus",
    "Bound",
    "CalendarSpec",
    "Cap",
    "Clawback",
    "Commission",
    "Consultation",
    "Contest",
    "Crediting",
    "Currencies",
    "DateRange",
    "Dated",
    "Differential",
    "Draw",
    "Duration",
    "Element",
    "EnterField",
    "Example",
    "ExamplePeriod",
    "ExprText",
    "Fixed",
    "Floor",
    "Gate",
    "Given",
    "GoalSum",
    "Goals",
    "Guarantee",
    "Holdback",
    "Interim",
    "Label",
    "Literal",
    "Lookup",
    "LookupRow",
    "Measure",
    "MonthDay",
    "Multiply",
    "Name",
    "OtherRate",
    "Override",
    "OwnPeriod",
    "OwnPeriods",
    "Payment",
    "People",
    "Plan",
    "Pool",
    "Priced",
    "Prorate",
    "Questions",
    "RateTable",
    "RewardKind",
    "Rounding",
    "Scorecard",
    "Seek",
    "Settlement",
    "Source",
    "Spif",
    "Split",
    "TableCap",
    "TableSpec",
    "TableUse",
    "Tier",
    "Ties",
    "TopPrize",
    "TotalCap",
    "Value",
    "Variable",
    "Weighed",
]
