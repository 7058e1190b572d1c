"""Which elements refer to which, and the order in which each finds what it refers to."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.model.expr import refs
from salesperf.model.plan import Gate, Name, Plan
from salesperf.model.work import Work


def in_order(plan: Plan, work: Work) -> list[str]:
    """The elements in the plan's order, each after the elements that its gates and multipliers refer to."""
    done: list[str] = []

    def place(name: str, path: tuple[str, ...]) -> None:
        if name in done or name in path:
            return
        for other, _ in sorted(referred(plan, work, name), key=lambda found: found[0]):
            place(other, (*path, name))
        done.append(name)

    for name in plan.elements:
        place(name, ())
    return done


def referred(plan: Plan, work: Work, name: str) -> Iterator[tuple[str, Gate | None]]:
    """The elements that an element refers to, each with the gate that looks at it, if it is one."""
    element = plan.elements[name]
    for number, gate in enumerate(element.gate):
        for path in sorted(refs(work.conditions["elements", name, "gate", number, "check"])):
            if path[0] in plan.elements:
                yield path[0], gate
    for each in element.multiply:
        if isinstance(each.by, Name) and each.by.name.split(".")[0] in plan.elements:
            yield each.by.name.split(".")[0], None
