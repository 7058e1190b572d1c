"""Consultation: a scale of votes has a lower and an upper end."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.read.plan_checks.subject import Subject


def check_consultation(subject: Subject) -> Iterator[Diagnostic]:
    """The scale rises."""
    asked = subject.plan.consultation
    if asked and asked.votes and asked.votes.scale[0] >= asked.votes.scale[1]:
        low, high = asked.votes.scale
        loc = ("consultation", "votes", "scale")
        yield subject.fault("scale-not-rising", loc, low=f"{low:f}", high=f"{high:f}")
