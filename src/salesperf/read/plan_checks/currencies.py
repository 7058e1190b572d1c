"""Foreign money: rates that exist, that can be kept exactly, and that belong to one day of a record."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan.identity import Currencies
from salesperf.model.spelling import number_text
from salesperf.read.plan_checks.subject import Subject

MOST_PLACES = 12


def check_currencies(subject: Subject) -> Iterator[Diagnostic]:
    """A source with a currency needs rates; conversions name rates that are there, of a day that there is."""
    spec = subject.plan.currencies
    for name, source in subject.plan.sources.items():
        if source.currency and (spec is None or spec.records is None):
            yield subject.fault("currency-without-rates", ("sources", name, "currency"), field=source.currency)
    if spec is None:
        return
    for key in ("records", "payment"):
        conversion = getattr(spec, key)
        if conversion is not None and conversion.rates not in spec.rates:
            place = ("currencies", key, "rates")
            yield subject.unknown("unknown-rates", place, conversion.rates, ("currencies", "rates"))
    if spec.payment is not None and spec.payment.date == "record":
        yield subject.fault("payment-is-no-record", ("currencies", "payment", "date"))
    yield from _above_0(subject, spec)
    yield from _exact(subject, spec)
    yield from _one_day(subject, spec)


def _above_0(subject: Subject, spec: Currencies) -> Iterator[Diagnostic]:
    """A rate of 0 would turn money into nothing, and one below it a sale into a debt."""
    for name, rates in spec.rates.items():
        for currency, rate in (rates if isinstance(rates, dict) else {}).items():
            if rate <= 0:
                yield subject.fault("rate-not-above-0", ("currencies", "rates", name, currency), text=number_text(rate))


def _exact(subject: Subject, spec: Currencies) -> Iterator[Diagnostic]:
    """Records are converted exactly: a rate without end can only be used where every step is rounded."""
    if spec.records is None or subject.plan.rounding.at == "every_step":
        return
    rates = spec.rates.get(spec.records.rates)
    for currency, rate in (rates if isinstance(rates, dict) else {}).items():
        if (rate * 10**MOST_PLACES).denominator != 1:
            loc = ("currencies", "rates", spec.records.rates, currency)
            yield subject.fault("rate-without-end", loc, rate=_written(rate))


def _written(rate: Fraction) -> str:
    return f"{rate.numerator}/{rate.denominator}"


def _one_day(subject: Subject, spec: Currencies) -> Iterator[Diagnostic]:
    """The measures of a source with a currency put its records on one date, in windows of one cadence."""
    for name, source in subject.plan.sources.items():
        measured = [measure for measure in subject.plan.measures.values() if measure.from_ == name]
        days = list(dict.fromkeys(str(measure.date) for measure in measured))
        cadences = list(dict.fromkeys(measure.every for measure in measured))
        by_window = spec.records is not None and spec.records.date in ("period_end", "period_average")
        if source.currency and spec.records is not None and (len(days) != 1 or (by_window and len(cadences) > 1)):
            several = cadences if len(days) == 1 else days
            yield subject.fault(
                "currency-day-unclear", ("sources", name, "currency"), several=", ".join(several) or "–"
            )
