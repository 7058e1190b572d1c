"""What can still be judged in a plan whose shape has faults: every part without one, as if the others were away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from salesperf.diagnostics import Diagnostic, Span, suggest
from salesperf.read.nodes import MapNode, raw

if TYPE_CHECKING:
    from salesperf.model.plan import Plan
    from salesperf.read.plan_file import PlanFile

_STAND_INS: dict[str, Any] = {
    "plan": "plan",
    "version": "1",
    "currency": "XXX",
    "effective": {"from": "2000-01-01", "to": "2000-12-31"},
}
_NAMED = frozenset(
    {"sources", "variables", "crediting", "measures", "rate_tables", "lookups", "scorecards", "elements"}
)
_RESTS_ON = {
    "effective-cuts-month": ("effective", "calendar"),
    "during-outside-effective": ("effective",),
    "two-weeks-without-start": ("calendar",),
    "goals-section-missing": ("goals",),
}
_MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The sound rest of a plan; `lost` are the parts left out: `("measures", "revenue")`, `("calendar",)`."""

    plan: Plan
    lost: frozenset[tuple[str, ...]]


def everything_wrong(plan_file: PlanFile) -> list[Diagnostic]:
    """The faults of shape, and those of meaning in all that has none; what rests on a lost part is not judged.

    In the order of the file.
    """
    from salesperf.read.plan_checks import check_plan
    from salesperf.read.plan_work import work_of

    found, root = list(plan_file.found), plan_file.source.root
    salvaged = _salvage(raw(root)) if isinstance(root, MapNode) and root.entries else None
    if salvaged is None:
        return found
    names = frozenset(path[1] for path in salvaged.lost if len(path) > 1)
    rest = replace(plan_file, plan=salvaged.plan)
    work, more = work_of(rest, names)
    sections = {path[0] for path in salvaged.lost}
    judged = [d for d in [*more, *check_plan(rest, work, names)] if not sections & {*_RESTS_ON.get(d.rule, ())}]
    told = {d.place for d in found}
    return sorted([*found, *(d for d in judged if d.place not in told)], key=_in_file)


def _in_file(diagnostic: Diagnostic) -> tuple[str, int, int]:
    place = diagnostic.place
    return (place.file, place.line, place.column) if isinstance(place, Span) else ("\U0010ffff", 0, 0)


def _salvage(tree: dict[str, Any]) -> Salvaged | None:
    """Leave out what has a fault until the rest is sound; None where too much hangs on it."""
    from pydantic import ValidationError

    from salesperf.model.plan import Plan

    lost: set[tuple[str, ...]] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return Salvaged(Plan.model_validate(tree), frozenset(lost))
        except ValidationError as error:
            paths = {_part(detail["loc"]) for detail in error.errors(include_url=False, include_input=False)}
        meant = {(suggest(path[0], Plan.model_fields),) for path in paths if path[0] not in Plan.model_fields}
        if any(_hangs_on(path) for path in paths | meant):
            return None
        for path in paths:
            _leave_out(tree, path)
        lost |= paths | meant
    return None


def _part(loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The part of the plan that a fault makes unusable: a named thing, or a whole section."""
    depth = 3 if loc[:2] == ("people", "types") else 2 if loc[0] in _NAMED else 1
    return tuple(map(str, loc[:depth]))


def _hangs_on(path: tuple[str, ...]) -> bool:
    """Whether hardly anything can be judged without the part: people, or a whole section of names."""
    return len(path) == 1 and path[0] in ("people", *_NAMED)


def _leave_out(tree: dict[str, Any], path: tuple[str, ...]) -> None:
    """Remove a part; of what no plan can do without, put something sound in its place."""
    *above, key = path
    for step in above:
        tree = tree[step]
    if above == ["people", "types"]:
        tree[key] = "money"
    elif not above and key in _STAND_INS:
        tree[key] = _STAND_INS[key]
    else:
        tree.pop(key, None)
