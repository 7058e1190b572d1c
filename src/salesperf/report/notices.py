"""When the pay of a run is due, and until when and whom to ask."""

from __future__ import annotations

from datetime import date

from salesperf.model.durations import add_duration
from salesperf.model.notices import Notices
from salesperf.model.results import Results
from salesperf.model.scalar_words import Duration
from salesperf.report.labels import label


def notices(results: Results, lang: str) -> Notices:
    """The days of a run; None for what the plan does not say, and for a payment that is not of this period."""
    plan, period = results.plan, results.period
    payment, questions = plan.settlement.payment, plan.questions
    paid_now = payment.every in (None, period.every)
    return Notices(
        due=_after(period.end, payment.after) if paid_now else None,
        ask_until=_after(period.end, questions.within) if questions else None,
        ask_whom=label(questions.to, "", lang) if questions else "",
    )


def _after(day: date, length: Duration | None) -> date | None:
    return None if length is None else add_duration(day, length.count, length.unit)
