"""The names that a page shows, in the reader's language."""

from __future__ import annotations

from salesperf.model.results import Results
from salesperf.report.labels import label


def measure_label(results: Results, measure: str, lang: str) -> str:
    """A measure's label."""
    return label(results.plan.measures[measure].label, measure, lang)


def ranked_label(results: Results, by: str, lang: str) -> str:
    """The label of what people are ranked by: a scorecard or a measure."""
    spec = results.plan.scorecards.get(by) or results.plan.measures[by]
    return label(spec.label, by, lang)


def element_label(results: Results, element: str, lang: str) -> str:
    """An element's label."""
    return label(results.plan.elements[element].label, element, lang)
