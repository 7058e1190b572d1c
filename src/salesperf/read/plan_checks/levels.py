"""Differential overrides price the records of people below, each by one rate of its own."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr_lines import has_exact_lines
from salesperf.model.plan import Override
from salesperf.read.plan_checks.subject import Subject


def check_levels(subject: Subject) -> Iterator[Diagnostic]:
    """The measure is a sum or count of the credit of reports or of everybody below."""
    for name, element in subject.plan.elements.items():
        if not isinstance(element, Override) or element.differential is None or not element.measure:
            continue
        measure, work = subject.plan.measures.get(element.measure), subject.work.measures.get(element.measure)
        loc = ("elements", name, "measure")
        if measure is not None and measure.whose not in ("reports", "tree"):
            yield subject.fault("levels-not-below", loc, element=name, measure=element.measure, whose=measure.whose)
        elif measure is not None and (work is None or not has_exact_lines(work.value)):
            yield subject.fault("levels-of-no-sum", loc, element=name, measure=element.measure)
