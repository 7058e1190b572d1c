"""Which elements refer to which, and the order in which each finds what it refers to."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.model.expr import refs
from salesperf.model.plan import Contest, Element, Gate, Name, Plan, Pool
from salesperf.model.work import Work


def in_order(plan: Plan, work: Work) -> list[str]:
    """The elements in the plan's order, those on earnings last; each after the elements that it refers to."""
    done: list[str] = []

    def place(name: str, path: tuple[str, ...]) -> None:
        if name in done or name in path:
            return
        others = {other for other, _ in referred(plan, work, name)}
        for other in sorted(others.union(paid_on(plan, name))):
            place(other, (*path, name))
        done.append(name)

    for name in sorted(plan.elements, key=lambda each: _turn(plan.elements[each])):
        place(name, ())
    return done


def _turn(element: Element) -> int:
    """Own elements, then those of all people at once, then what is paid on earnings."""
    return 2 if getattr(element, "earnings_of", ()) else 1 if isinstance(element, Contest | Pool) else 0


def compared(element: Element) -> tuple[str, ...]:
    """The references by which an element compares its people or weighs them."""
    if isinstance(element, Contest):
        return (element.rank, *element.then)
    return (element.share_by,) if isinstance(element, Pool) and element.share_by != "equal" else ()


def paid_on(plan: Plan, name: str) -> tuple[str, ...]:
    """The elements on whose earnings an element is paid."""
    return tuple(getattr(plan.elements[name], "earnings_of", ()))


def referred(plan: Plan, work: Work, name: str) -> Iterator[tuple[str, Gate | None]]:
    """The elements that an element refers to, each with the gate that looks at it, if it is one."""
    element = plan.elements[name]
    for key in ("gate", "member_gate"):
        for number, gate in enumerate(getattr(element, key, ())):
            for path in sorted(refs(work.conditions["elements", name, key, number, "check"])):
                if path[0] in plan.elements:
                    yield path[0], gate
    yield from ((owner, None) for each in compared(element) if (owner := each.split(".")[0]) in plan.elements)
    for each in element.multiply:
        if isinstance(each.by, Name) and each.by.name.split(".")[0] in plan.elements:
            yield each.by.name.split(".")[0], None
