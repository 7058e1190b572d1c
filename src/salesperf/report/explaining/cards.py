"""A scorecard taken apart: each measure's score × weight, then what gate, floor and cap make of their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import prod

from salesperf.model.explanation import Fact, Node, Term, exact, gathered
from salesperf.model.plan import Gate, Weighed
from salesperf.model.results import CardPart, CardResult
from salesperf.report.explaining import digits
from salesperf.report.explaining.known import Known, Loc


def card_nodes(known: Known, card: CardResult) -> tuple[Node, ...]:
    """The nodes that add up to the score of a card; without a score, its parts as they are."""
    spec = known.plan.scorecards[card.card]
    loc: Loc = ("scorecards", card.card)
    parts = _aligned([_part(known, part, spec.measures[part.measure], loc) for part in card.parts])
    if card.score is None:
        return tuple(replace(part, enters="") for part in parts)
    limits = limit_nodes(known, spec.floor, spec.cap, loc)
    gates = _gates(spec.gate, parts, limits, card.score)
    nodes = (*parts, *(replace(gate, place=known.where((*loc, "gate"))) for gate in gates), *limits)
    return nodes if gathered(nodes, exact) == card.score else tuple(replace(part, enters="") for part in parts)


def limit_nodes(known: Known, floor: Fraction | None, cap: Fraction | None, loc: Loc) -> tuple[Node, ...]:
    """A most and a least, in the order in which they hold: the floor is the stronger promise."""
    most = (
        [Node("limit", "cap", figure=digits.rate(cap), enters="min", place=known.where((*loc, "cap")))]
        if cap is not None
        else []
    )
    least = (
        [Node("limit", "floor", figure=digits.rate(floor), enters="max", place=known.where((*loc, "floor")))]
        if floor is not None
        else []
    )
    return (*most, *least)


def attained(
    known: Known, measure: str, actual: Fraction | None, goal: Fraction | None, value: Fraction | None
) -> Node:
    """Actual against goal, in the way of the measure; without terms where the attainment is not their quotient."""
    facts: dict[str, Fact] = {}
    if actual is not None:
        facts["actual"] = known.measured(measure, actual)
    if goal is not None:
        facts["goal"] = known.measured(measure, goal)
    place = known.where(("measures", measure))
    node = Node(
        "attainment", measure, known.label(measure), None, "", (), facts, (), place, _goal(known, measure, goal)
    )
    if value is None or actual is None or goal is None:
        return node
    how = known.plan.measures[measure].attainment
    above, below = (goal, actual) if how == "inverse" else (actual, goal)
    terms = (Term("+", known.measured(measure, above)), Term("÷", known.measured(measure, below)))
    is_quotient = how != "difference" and bool(below) and above / below == value
    return replace(
        node, figure=digits.score(value), terms=terms if is_quotient else (), remarks=() if is_quotient else (how,)
    )


def _goal(known: Known, measure: str, goal: Fraction | None) -> tuple[Node, ...]:
    """The goal with the cell that states it: as it stands there, or the part of it that holds for this person."""
    stated = known.stated_goal(measure, goal)
    if stated is None or goal is None:
        return ()
    window, found = stated
    node = Node("goal", measure, "", known.measured(measure, goal), place=found.place)
    whole = Fraction(found.amount)
    if whole in (goal, 0):
        return (node,)
    terms = (Term("+", known.measured(measure, whole)), Term("×", digits.score(goal / whole)))
    return (replace(node, terms=terms, facts={"window": window.name}, remarks=("part-of",)),)


def _part(known: Known, part: CardPart, spec: Weighed, loc: Loc) -> Node:
    """Score × weight, with the attainment and the score before it."""
    here: Loc = (*loc, "measures", part.measure)
    attainment = attained(known, part.measure, part.actual.value, part.goal, part.attainment)
    score = _score(known, part, spec, here)
    facts: dict[str, Fact] = {"n": part.actual.n, **attainment.facts, "weight": digits.rate(part.weight)}
    remarks = ("redistributed",) if part.score is not None and part.weight != spec.weight else ()
    node = Node("part", part.measure, known.label(part.measure), None, "+", (), facts, remarks, known.where(here))
    if part.score is None or part.weighted is None:
        least = known.plan.measures[part.measure].at_least
        short = part.actual.n < (least or 0)
        more: dict[str, Fact] = {"least": least} if least and short else {}
        return replace(node, enters="", facts={**facts, **more}, remarks=("too-few",) if short else ("not-scored",))
    terms = (Term("+", digits.score(part.score)), Term("×", digits.rate(part.weight)))
    children = (attainment,) if score is None else (attainment, score)
    return replace(node, figure=digits.score(part.weighted), terms=terms, children=children)


def _score(known: Known, part: CardPart, spec: Weighed, loc: Loc) -> Node | None:
    """How the attainment became the score; None where it is the score."""
    if part.score is None or part.score == part.attainment:
        return None
    limited = [name for name, limit in (("cap", spec.cap), ("floor", spec.floor)) if limit == part.score]
    remarks = (f"at-{limited[0]}",) if limited else ("by-table",) if spec.table else ()
    table = spec.table if spec.table and not limited else ""
    place = known.where(("rate_tables", table)) if table else known.where((*loc, limited[0]) if limited else loc)
    facts: dict[str, Fact] = {"table": known.label(table)} if table else {}
    return Node("score", table, "", digits.score(part.score), "", (), facts, remarks, place)


def _aligned(parts: Sequence[Node]) -> list[Node]:
    """All with the digits of the longest."""
    most = max((part.figure.digits for part in parts if part.figure), default=0)
    return [replace(part, figure=replace(part.figure, digits=most)) if part.figure else part for part in parts]


def _gates(gates: Sequence[Gate], parts: Sequence[Node], limits: Sequence[Node], score: Fraction) -> tuple[Node, ...]:
    """The factor of the gates that were not met: whichever of them explain the score."""
    factors = [gate.else_ for gate in gates if isinstance(gate.else_, Fraction)]
    for count in range(len(factors) + 1):
        for chosen in combinations(factors, count):
            node = Node("gate", figure=digits.rate(prod(chosen, start=Fraction(1))), enters="×", remarks=("not-met",))
            shown = (node,) if chosen else ()
            if gathered([*parts, *shown, *limits], exact) == score:
                return shown
    return ()
