"""Gates: something to compare, in its own unit and over a window that holds it, and a bound that can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import Ref, refs
from salesperf.model.plan import Bonus, Commission, Gate, Literal, Pool
from salesperf.read.plan_checks.cadences import figure_every, longer, owner_every
from salesperf.read.plan_checks.figures import figures, respelt
from salesperf.read.plan_checks.reach import Reach, reach_of
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_conditions import compared, gates
from salesperf.read.plan_scopes import reference_types
from salesperf.read.source_map import Loc


def check_gates(subject: Subject) -> Iterator[Diagnostic]:
    """Every gate by itself."""
    types = reference_types(subject.plan)
    for loc, gate in gates(subject.plan):
        expr = subject.work.conditions.get(loc)
        comparison = compared(gate)
        if isinstance(expr, Ref):
            name = ".".join(expr.path)
            if not comparison:
                yield subject.fault("gate-without-comparison", loc, figure=name)
            yield from _unit(subject, (*loc[:-1], comparison), gate, name, types.get(name, ""))
        yield from _windows(subject, loc, gate)
        yield from _otherwise(subject, loc, gate)


def _unit(subject: Subject, loc: Loc, gate: Gate, name: str, kind: str) -> Iterator[Diagnostic]:
    wanted = {"ratio": "ratio", "money": "number", "number": "number", "integer": "number"}.get(kind)
    if wanted is None or loc[-1] == "is":
        return
    for place, literal, variable in figures(subject.plan, bound_of(gate), loc):
        if literal.kind != wanted:
            rule = "gate-not-a-ratio" if wanted == "ratio" else "gate-not-a-number"
            yield subject.fault(rule, place, **respelt(literal, figure=name, variable=variable))


def bound_of(gate: Gate) -> object:
    """The figure that the gate compares with, or None."""
    key = compared(gate)
    return getattr(gate, key) if key and key != "is" else None


def _windows(subject: Subject, loc: Loc, gate: Gate) -> Iterator[Diagnostic]:
    """A gate looks over the period or longer, at each shorter window in it, and at nothing that takes longer."""
    every = owner_every(subject.plan, loc)
    if every and gate.over and longer(every, gate.over):
        yield subject.fault("over-shorter", (*loc[:-1], "over"), over=gate.over, owner=str(loc[1]), every=every)
        return
    window = gate.over or every
    if window and gate.each and not longer(window, gate.each):
        params = {"owner": str(loc[1]), "window": window, "each": gate.each}
        yield subject.fault("each-not-shorter", (*loc[:-1], "each"), **params)
        return
    window = gate.each or window
    expr = subject.work.conditions.get(loc)
    for path in sorted(refs(expr)) if expr is not None and window else []:
        its = figure_every(subject.plan, path[0])
        if its and window and longer(its, window):
            params = {"owner": str(loc[1]), "every": window, "measure": path[0], "other": its}
            yield subject.fault("shorter-than-measure", loc, **params)


def _otherwise(subject: Subject, loc: Loc, gate: Gate) -> Iterator[Diagnostic]:
    """Another rate can only price what has a base and a rate or payout of its own."""
    element = subject.plan.elements.get(str(loc[1])) if loc[0] == "elements" and loc[2] == "gate" else None
    if not isinstance(gate.else_, Fraction) and not isinstance(element, Commission | Bonus | Pool):
        yield subject.fault_at_key("else-without-base", (*loc[:-1], "else"), owner=str(loc[1]))


def check_reach(subject: Subject) -> Iterator[Diagnostic]:
    """Gates that can never open, by themselves or together with those before them."""
    open_to: dict[tuple[Loc, str], Reach] = {}
    for loc, gate in gates(subject.plan):
        expr, bound = subject.work.conditions.get(loc), bound_of(gate)
        if not isinstance(expr, Ref) or not isinstance(bound, Literal) or gate.over:
            continue
        name, key = ".".join(expr.path), compared(gate)
        before = open_to.get((loc[:2], name)) or reach_of(subject.plan, name)
        after = before.within(key, bound.amount)
        if after.empty and not before.empty:
            yield subject.fault("gate-never-opens", (*loc[:-1], key), figure=name, reach=before.text)
        if gate.else_ == 0:
            open_to[loc[:2], name] = after
