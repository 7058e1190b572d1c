"""A prize with the place that won it, a share with the fund that it is of: elements of all their people at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from salesperf.model.explanation import Fact, Figure, Node, Term
from salesperf.model.plan import Contest, Name, Pool
from salesperf.model.results import Earning, Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.commissions import priced_node
from salesperf.report.explaining.factors import factor_node
from salesperf.report.explaining.known import Known
from salesperf.report.explaining.limits import gate_node

ZERO = Fraction(0)


def prize_nodes(known: Known, element: Contest, earning: Earning) -> Iterator[Node]:
    """The prize, under it the figures that places go by; without a place, why there is none."""
    steps = {step.what: step for step in earning.steps}
    compared = tuple(_compared(known, step) for step in earning.steps if step.what in ("result", "tie-break"))
    prize = steps.get("prize")
    if prize is None or prize.value is None:
        yield from compared
        return
    counts: dict[str, Fact] = {
        name: int(step.value) for name in ("place", "placed", "sharing") if (step := steps[name]).value is not None
    }
    tied = f"tied-{element.ties}" if steps["place"].note == "tied" else "placed"
    yield Node("prize", "", "", known.money(prize.value), "+", (), counts, (tied,), known.where(prize.loc), compared)


def _compared(known: Known, step: Step) -> Node:
    figure = None if step.value is None else known.referred(step.of, step.value)
    kind = "result" if step.what == "result" else "tie-break"
    remarks = (step.note,) if step.note else () if figure else ("no-value",)
    return Node(kind, step.of, known.referred_label(step.of), figure, remarks=remarks, place=known.where(step.loc))  # type: ignore[arg-type]


def share_nodes(known: Known, element: Pool, earning: Earning) -> Iterator[Node]:
    """Fund × own weight ÷ all weights, and what brings that to whole steps of the currency."""
    found = {step.what: step.value or ZERO for step in earning.steps}
    fund = _fund(known, element, earning)
    own, total, share = found["own-weight"], found["weights"], found["share"]
    place = known.where(("elements", earning.element, "share_by"))
    figure = _weight_figure(known, element)
    weights = (
        Node("weight", element.share_by, "", figure(own), children=tuple(_own(known, element, earning)), place=place),
        Node("weights", figure=figure(total), place=place),
    )
    if not total:
        yield replace(Node("share", "", "", known.money(ZERO), "+", place=place), children=(fund, *weights))
        return
    exact = found["fund"] * own / total
    terms = (Term("+", known.money(found["fund"])), Term("×", figure(own)), Term("÷", figure(total)))
    yield Node("share", "", "", known.money(exact), "+", terms, place=place, children=(fund, *weights))
    if share != exact:
        yield Node("remainder", "", "", known.money(share - exact), "+", place=place)


def _weight_figure(known: Known, element: Pool) -> Callable[[Fraction], Figure]:
    if element.share_by == "equal":
        return digits.number
    return lambda value: known.referred(element.share_by, value)


def _fund(known: Known, element: Pool, earning: Earning) -> Node:
    """The fund with all that made it."""
    steps = _until(earning.steps, "fund")
    nodes: list[Node] = []
    for step in steps:
        match step.what:
            case "amount":
                nodes.append(_amount(known, element, step))
            case "priced" if (priced := priced_node(known, element, earning)) is not None:
                nodes.append(priced)
            case "gate":
                nodes.append(gate_node(known, element.gate[step.loc[-1]], step))  # type: ignore[index]
            case "factor":
                nodes.append(factor_node(known, element.multiply[step.loc[-1]], step))  # type: ignore[index]
            case "carried-in":
                nodes.append(Node("carried", "", "", known.money(step.value or ZERO), "+", place=known.where(step.loc)))
    value = next(step.value or ZERO for step in steps if step.what == "fund")
    order = sorted(nodes, key=lambda node: (node.kind == "carried", node.enters == "×"))
    return Node(
        "fund", "", "", known.money(value), children=tuple(order), place=known.where(("elements", earning.element))
    )


def _amount(known: Known, element: Pool, step: Step) -> Node:
    name = element.amount.name if isinstance(element.amount, Name) else ""
    place = known.place_of(element.amount, step.loc) if element.amount is not None else None
    return Node("amount", name, known.label(name) if name else "", known.money(step.value or ZERO), "+", place=place)


def _until(steps: Iterable[Step], last: str) -> list[Step]:
    found: list[Step] = []
    for step in steps:
        found.append(step)
        if step.what == last:
            break
    return found


def _own(known: Known, element: Pool, earning: Earning) -> Iterator[Node]:
    """What a member's own weight was multiplied by, where it is anything but the figure itself."""
    steps = earning.steps[len(_until(earning.steps, "fund")) :]
    factors: list[Node] = []
    for step in steps:
        if step.what == "gate":
            factors.append(gate_node(known, element.member_gate[step.loc[-1]], step))  # type: ignore[index]
        elif step.what == "present" and step.value != 1:
            share = digits.score(step.value or ZERO)
            factors.append(Node("prorate", "", "", share, "×", place=known.where(step.loc)))
    weight = next(step for step in steps if step.what == "weight")
    if weight.value is None:
        yield Node("score", weight.of, known.referred_label(weight.of), remarks=("no-score",))
    elif element.share_by != "equal":
        counted = max(weight.value, ZERO)
        remarks = ("below-0",) if weight.value < 0 else ()
        enters = "+" if factors else ""
        yield Node("score", weight.of, known.referred_label(weight.of), known.referred(weight.of, counted), enters,  # type: ignore[arg-type]
                   remarks=remarks, place=known.where(weight.loc))  # fmt: skip
    yield from factors
