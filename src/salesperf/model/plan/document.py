"""The whole plan: one attribute for each section."""

from salesperf.model.plan.base import Part
from salesperf.model.plan.beside import Consultation, Example, RewardKind
from salesperf.model.plan.credits import Crediting, Measure
from salesperf.model.plan.elements import Element, Scorecard
from salesperf.model.plan.fields import Currency, DateRange, NameText, PlanId, TextOrLabel
from salesperf.model.plan.identity import CalendarSpec, Currencies, Rounding, Variable
from salesperf.model.plan.notices import Questions
from salesperf.model.plan.settlement import Settlement
from salesperf.model.plan.sources import Adjustments, Goals, People, Source
from salesperf.model.plan.tables import Lookup, RateTable


class Plan(Part):
    """One version of one plan, for the dates in `effective`."""

    plan: PlanId
    version: PlanId
    effective: DateRange
    title: TextOrLabel | None = None
    objective: TextOrLabel | None = None
    owner: TextOrLabel | None = None
    currency: Currency
    rounding: Rounding = Rounding.model_construct()
    calendar: CalendarSpec = CalendarSpec.model_construct()
    sources: dict[NameText, Source] = {}
    people: People
    goals: Goals | None = None
    variables: dict[NameText, Variable] = {}
    crediting: dict[NameText, Crediting] = {}
    measures: dict[NameText, Measure] = {}
    rate_tables: dict[NameText, RateTable] = {}
    lookups: dict[NameText, Lookup] = {}
    scorecards: dict[NameText, Scorecard] = {}
    elements: dict[NameText, Element] = {}
    settlement: Settlement = Settlement.model_construct()
    currencies: Currencies | None = None
    adjustments: Adjustments | None = None
    rewards: dict[NameText, RewardKind] = {}
    questions: Questions | None = None
    consultation: Consultation | None = None
    examples: tuple[Example, ...] = ()
