"""What may be missing in a period, and where the plan must therefore say what happens then."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import Expr, Num, Op, refs, walk
from salesperf.model.plan import Name
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_conditions import gates
from salesperf.read.plan_measures import is_total


def may_be_missing(subject: Subject, reference: str) -> bool:
    """Whether a measure or scorecard, or what is made of it, can be without a figure: few records, a divisor of 0."""
    name, _, part = reference.partition(".")
    if name in subject.plan.scorecards:
        return _measure(subject, part) if part in subject.plan.measures else _card(subject, name)
    return part != "goal" and _measure(subject, name)


def _measure(subject: Subject, name: str, seen: frozenset[str] = frozenset()) -> bool:
    measure, derived = subject.work.measures.get(name), subject.work.derived.get(name)
    if measure:
        return measure.at_least > 0 or not is_total(measure.value)
    if derived is None or name in seen:
        return False
    within = (_measure(subject, path[0], seen | {name}) for path in refs(derived.value))
    return any(_divides(node) for node in walk(derived.value)) or any(within)


def _divides(node: Expr) -> bool:
    return isinstance(node, Op) and node.op == "/" and not isinstance(node.args[1], Num)


def _card(subject: Subject, name: str) -> bool:
    card = subject.plan.scorecards[name]
    absent = [_measure(subject, measure) for measure in card.measures]
    return (card.missing == "leave_out" and any(absent)) or (card.missing == "redistribute" and all(absent))


def check_missing(subject: Subject) -> Iterator[Diagnostic]:
    """Scorecards, gates and factors of what may be missing say what then."""
    for name, card in subject.plan.scorecards.items():
        absent = [measure for measure in card.measures if may_be_missing(subject, measure)]
        if absent and card.missing is None:
            yield subject.fault_at_key(
                "score-missing-unsaid", ("scorecards", name), card=name, measures=", ".join(absent)
            )
    yield from _gates(subject)
    for name, element in subject.plan.elements.items():
        for index, factor in enumerate(element.multiply):
            by = factor.by.name if isinstance(factor.by, Name) else ""
            if factor.missing is None and by and may_be_missing(subject, by):
                loc = ("elements", name, "multiply", index, "by")
                yield subject.fault("factor-missing-unsaid", loc, owner=name, figure=by)


def _gates(subject: Subject) -> Iterator[Diagnostic]:
    for loc, gate in gates(subject.plan):
        expr = subject.work.conditions.get(loc)
        names = sorted(".".join(path) for path in refs(expr)) if expr is not None else []
        absent = [name for name in names if gate.until == "before" or may_be_missing(subject, name)]
        if gate.missing is None and absent:
            yield subject.fault("gate-missing-unsaid", loc, owner=str(loc[1]), figure=absent[0])
