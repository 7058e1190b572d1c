"""Nothing is made of itself: derived measures, goals of goals, earnings of earnings, variables of variables."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import refs
from salesperf.model.plan import GoalSum, Name
from salesperf.read.plan_checks.names import ENTER_WORDS
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_checks.uses import uses
from salesperf.read.plan_checks.walk import walk
from salesperf.read.source_map import Loc

Graph = dict[str, dict[str, Loc]]


def check_cycles(subject: Subject) -> Iterator[Diagnostic]:
    """Each ring of names once, at the reference that closes it."""
    graph = _graph(subject)
    done: set[str] = set()
    for start in graph:
        for ring in _rings(graph, start, (), done):
            loc = graph[ring[-1]][ring[0]]
            yield subject.fault("goes-round", loc, name=ring[0], path=" → ".join((*ring, ring[0])))


def _rings(graph: Graph, name: str, path: tuple[str, ...], done: set[str]) -> Iterator[tuple[str, ...]]:
    if name in path:
        yield path[path.index(name) :]
    elif name not in done:
        for other in graph.get(name, ()):
            yield from _rings(graph, other, (*path, name), done)
        done.add(name)


def _graph(subject: Subject) -> Graph:
    """Name -> the names that it is made of, each with the place where it is written."""
    graph: Graph = {}
    for loc, name in _references(subject):
        graph.setdefault(str(loc[1]), {}).setdefault(name, loc)
    for name, measure in subject.plan.measures.items():
        if isinstance(measure.goal, GoalSum):
            loc = ("measures", name, "goal", "sum")
            graph.setdefault(f"{name}.goal", {}).setdefault(f"{measure.goal.sum}.goal", loc)
    return graph


def _references(subject: Subject) -> Iterator[tuple[Loc, str]]:
    """Places of measures, scorecards, elements and variables, and the name that each of them leans on."""
    for name, derived in subject.work.derived.items():
        yield from ((("measures", name, "value"), path[0]) for path in sorted(refs(derived.value)))
    for loc, expr in subject.work.conditions.items():
        if loc[0] in ("scorecards", "elements"):
            yield from ((loc, path[0]) for path in sorted(refs(expr)))
    yield from _in_elements(subject)
    for name, card in subject.plan.scorecards.items():
        yield from ((("scorecards", name, "measures", measure), measure) for measure in card.measures)
    for section in ("variables", "measures", "scorecards", "elements"):
        for loc, value in walk(getattr(subject.plan, section), (section,)):
            if isinstance(value, Name):
                yield loc, value.name.split(".")[0]
    for use in uses(subject.plan):
        enter = use.table.enter
        if use.loc[0] in ("measures", "scorecards", "elements") and isinstance(enter, str) and enter not in ENTER_WORDS:
            yield use.loc, enter.split(".")[0]


def _in_elements(subject: Subject) -> Iterator[tuple[Loc, str]]:
    for name, element in subject.plan.elements.items():
        loc = ("elements", name)
        for key in ("measure", "scorecard", "rank", "share_by"):
            if (leaned_on := getattr(element, key, None)) and (key, leaned_on) != ("share_by", "equal"):
                yield (*loc, key), str(leaned_on).split(".")[0]
        for index, reference in enumerate(getattr(element, "then", ())):
            yield (*loc, "then", index), reference.split(".")[0]
        for index, other in enumerate(getattr(element, "earnings_of", ())):
            yield (*loc, "earnings_of", index), other
