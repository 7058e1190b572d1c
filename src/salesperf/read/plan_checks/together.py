"""Elements of all their people at once: a fund is one for everybody in it, no contest keeps the best out."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import refs
from salesperf.model.plan import Contest, Measure, Name, Plan, Pool
from salesperf.read.plan_checks.names import ENTER_WORDS, TARGET, TARGET_OVER_GOAL
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_checks.uses import uses
from salesperf.read.plan_checks.walk import walk
from salesperf.read.plan_scopes import RANKED
from salesperf.read.source_map import Loc

_FUND = ("amount", "rate", "gate", "multiply")


def check_funds(subject: Subject) -> Iterator[Diagnostic]:
    """Whatever the fund of a pool is made of is one figure for all its people."""
    for name, element in subject.plan.elements.items():
        if isinstance(element, Pool):
            for loc, reference in _made_of(subject, name, element):
                if _differs(subject, reference, element.per):
                    params = {"name": reference, "element": name, "per": element.per or ""}
                    yield subject.fault("fund-differs", loc, **params)


def _made_of(subject: Subject, name: str, element: Pool) -> Iterator[tuple[Loc, str]]:
    """Every reference of a fund with its place."""
    loc: Loc = ("elements", name)
    if element.measure:
        yield (*loc, "measure"), element.measure
    for key in _FUND:
        yield from _named((*loc, key), getattr(element, key))
    for number in range(len(element.gate)):
        check: Loc = (*loc, "gate", number, "check")
        if (condition := subject.work.conditions.get(check)) is not None:
            yield from ((check, ".".join(path)) for path in sorted(refs(condition)))
    for use in uses(subject.plan):
        if use.loc[:2] == loc:
            yield from _named(use.at_table, use.table)
            axes = [use.table.enter, *([use.table.across.enter] if use.table.across else [])]
            own = f"{element.measure}.attainment" if "attainment" in axes else ""
            entered = [str(axis) for axis in axes if axis not in ENTER_WORDS]
            yield from ((use.loc, each) for each in (own, *entered, use.table.by) if each)


def _named(loc: Loc, value: object) -> Iterator[tuple[Loc, str]]:
    for place, leaf in walk(value, loc):
        if isinstance(leaf, Name):
            yield place, TARGET if leaf.name == TARGET_OVER_GOAL else leaf.name


def _differs(subject: Subject, reference: str, per: str | None) -> bool:
    """Whether a reference may have another figure for another person of the same group."""
    plan = subject.plan
    name, _, part = reference.partition(".")
    if name in plan.measures:
        return _of_measure(subject, name, part, per)
    if name in plan.scorecards:
        parts = (_differs(subject, f"{measure}.attainment", per) for measure in plan.scorecards[name].measures)
        return part in RANKED or any(parts)
    if name in plan.variables:
        spec = plan.variables[name]
        named = (leaf for _, leaf in _named((), spec) if leaf != name)
        by_team = bool(spec.team) and per != "team"
        return bool(spec.person or spec.role or by_team) or any(_differs(subject, leaf, per) for leaf in named)
    return name != per


def _of_measure(subject: Subject, name: str, part: str, per: str | None) -> bool:
    measure, derived = subject.plan.measures[name], subject.work.derived.get(name)
    whole = measure.whose == "company" or (measure.whose == "team" and per == "team")
    parts = [".".join(path) for path in sorted(refs(derived.value))] if derived is not None else []
    actual = not whole if derived is None else any(_differs(subject, each, per) for each in parts)
    match part:
        case "":
            return actual
        case "goal":
            return _goal_differs(subject, measure, whole=whole, per=per)
        case "attainment":
            return actual or _goal_differs(subject, measure, whole=whole, per=per)
        case _:
            return True


def _goal_differs(subject: Subject, measure: Measure, *, whole: bool, per: str | None) -> bool:
    """A goal is each person's own where their tenure, their days or their own figures are in it."""
    if measure.ramp or measure.prorate != "none":
        return True
    named = list(_named((), measure.goal))
    if named or measure.goal in ("required", "none") or hasattr(measure.goal, "sum") or hasattr(measure.goal, "table"):
        own = hasattr(measure.goal, "table") or any(_differs(subject, leaf, per) for _, leaf in named)
        return own or (not named and not whole)
    return False


def check_contests(subject: Subject) -> Iterator[Diagnostic]:
    """The least result is a lower bound where more is better, and an upper one where less is."""
    for name, element in subject.plan.elements.items():
        if isinstance(element, Contest):
            wrong = "at_least" if _less_is_better(subject.plan, element.rank) else "at_most"
            if getattr(element, wrong) is not None:
                other = "at_most" if wrong == "at_least" else "at_least"
                loc = ("elements", name, wrong)
                yield subject.fault_at_key("contest-limit-side", loc, word=wrong, other=other, rank=element.rank)


def _less_is_better(plan: Plan, reference: str) -> bool:
    name, _, part = reference.partition(".")
    measure = plan.measures.get(name)
    return part in RANKED or (measure is not None and not part and measure.better == "lower")
