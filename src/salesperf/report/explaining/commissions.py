"""The base of a commission and what the rate table, or a single rate, makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from salesperf.model.curve import Curve
from salesperf.model.explanation import Fact, Figure, Node, Term
from salesperf.model.plan import Commission, Dated, Literal, Name, Pool, RateTable
from salesperf.model.results import Earning, Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.cards import attained
from salesperf.report.explaining.known import Known
from salesperf.report.explaining.tiers import Ladder, of_amount
from salesperf.stages.pay_ladder import on_base

ZERO = Fraction(0)


@dataclass(frozen=True)
class Base:
    """What a commission is paid on: `own` in its window, `before` earlier in the window of its rate table."""

    measure: str
    own: Fraction
    before: Fraction
    goal: Fraction | None

    @property
    def now(self) -> Fraction:
        """So far, with the own window."""
        return self.before + self.own


def priced_node(known: Known, element: Commission | Pool, earning: Earning) -> Node | None:
    """What was priced, with its tiers; None where nothing was."""
    steps = {step.what: step for step in earning.steps}
    priced, base = steps.get("priced"), _base(element, steps)
    if priced is None or priced.value is None:
        return None
    facts: dict[str, Fact] = {"measure": known.label(base.measure), "base": known.measured(base.measure, base.own)}
    if base.before:
        facts |= {"before": known.measured(base.measure, base.before), "now": known.measured(base.measure, base.now)}
    table = known.plan.rate_tables.get(priced.of) if priced.loc[0] == "rate_tables" else None
    node = Node("priced", priced.of if table else "", "", known.money(priced.value), "+", (), facts,
                ("so-far",) if base.before else ("on-base",), known.where(priced.loc))  # fmt: skip
    if table is None:
        return _at_rate(known, element, base, node, priced)
    node = replace(node, label=known.label(priced.of))
    own = _base_node(known, base)
    return (
        replace(node, children=(own, *_tiers(known, table, base, steps)))
        if _by_amount(table, base)
        else _looked_up(known, table, base, steps, replace(node, children=(own,)))
    )


def _base(element: Commission | Pool, steps: dict[str, Step]) -> Base:
    found = {what: step.value for what, step in steps.items()}
    return Base(str(element.measure), found.get("base") or ZERO, found.get("before") or ZERO, found.get("goal"))


def _base_node(known: Known, base: Base) -> Node:
    """The measure in the window of the table, against its goal."""
    result = known.measure(base.measure)
    same = result is not None and result.window == known.window and not base.before
    goal = base.goal if base.goal is not None else result.goal if same and result else None
    value = base.now / goal if goal else None
    node = attained(known, base.measure, base.now, goal, value)
    return replace(node, kind="base", facts={**node.facts, "own": known.measured(base.measure, base.own)})


def _by_amount(table: RateTable, base: Base) -> bool:
    return table.enter in ("amount", "pay", base.measure, "attainment", f"{base.measure}.attainment")


def _tiers(known: Known, table: RateTable, base: Base, steps: dict[str, Step]) -> tuple[Node, ...]:
    """One node for each tier; () where the run does not keep what the table was drawn with."""
    total, name = steps["priced"].value, steps["priced"].of
    by_goal = table.enter not in ("amount", "pay", base.measure)
    drawn = known.curve(table, base.goal)
    if drawn is None or total is None or (by_goal and not base.goal):
        return ()
    unit = base.goal if by_goal and base.goal else Fraction(1)
    drawn = on_base(drawn) if table.enter == "pay" else _on_amount(table, drawn, unit)

    def entered(x: Fraction) -> Figure:
        return known.measured(base.measure, x)

    return of_amount(
        base.now, base.before, total, Ladder(known, name, table, drawn, unit, base.goal, entered, known.money)
    )


def _on_amount(table: RateTable, drawn: Curve, goal: Fraction) -> Curve:
    """Bounds, and a cap of the result that is a ratio, times the goal."""
    cap = table.cap.result if table.cap else None
    most = drawn.result_cap
    if most is not None and isinstance(cap, Literal) and cap.kind == "ratio":
        most *= goal
    return replace(drawn, tiers=tuple(replace(t, bound=t.bound * goal) for t in drawn.tiers), result_cap=most)


def _looked_up(known: Known, table: RateTable, base: Base, steps: dict[str, Step], node: Node) -> Node:
    """A table entered with something else: the rate that it gave, on the base, or the amount itself."""
    entered, total = steps.get("entered"), steps["priced"].value
    facts = dict(node.facts)
    if entered is not None and entered.value is not None:
        facts |= {"entered": known.referred_label(entered.of), "value": known.referred(entered.of, entered.value)}
        node = replace(node, facts=facts, remarks=("entered",))
    if table.tiers[0].gives == "pay" or not base.own or total is None:
        return node
    terms = (Term("+", known.measured(base.measure, base.own)), Term("×", _rate(known, base, total / base.own)))
    return replace(node, terms=terms)


def _at_rate(known: Known, element: Commission | Pool, base: Base, node: Node, priced: Step) -> Node:
    """The base × a rate, from the element or from the gate that was not met."""
    value = priced.value or ZERO
    rate = value / base.own if base.own else _written(known, element)
    terms = (
        () if rate is None else (Term("+", known.measured(base.measure, base.own)), Term("×", _rate(known, base, rate)))
    )
    place = node.place if priced.loc[-1] != "rate" or element.rate is None else known.place_of(element.rate, priced.loc)
    remarks = node.remarks if base.before or not terms else ()
    return replace(node, remarks=remarks, terms=terms, place=place, children=(_base_node(known, base),))


def _written(known: Known, element: Commission | Pool) -> Fraction | None:
    rate: Literal | Name | Dated | None = element.rate
    return known.value(rate) if rate is not None else None


def _rate(known: Known, base: Base, value: Fraction) -> Figure:
    """A ratio of money, but money for each of what is counted."""
    return digits.rate(value) if known.plan.measures[base.measure].unit == "money" else known.money(value)
