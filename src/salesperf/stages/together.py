"""Elements that are worked out for all their people at once: who is together, and what each of them is compared by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.stages.cards import score_of
from salesperf.stages.missing import Missing
from salesperf.stages.pricing import Priced
from salesperf.stages.scene import Member, Scene


@dataclass
class Prices:
    """What an element comes to for each person, or what is missing; `found` is what else is to be told of it."""

    priced: dict[str, Priced] = field(default_factory=dict)
    failed: dict[str, Missing] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def fail_all(self, group: Sequence[Member], missing: Missing) -> None:
        """One missing figure leaves everybody without an amount: the others wait for that of the one."""
        causes = [member for member in group if member.scene.person == missing.params.get("person")]
        others = [member for member in group if member not in causes]
        waiting = Missing("others-figure-missing", cause=who(causes), count=str(len(others)), people=who(others))
        self.failed |= {member.scene.person: waiting for member in others}
        self.failed |= {member.scene.person: missing for member in causes}


@dataclass
class LeftOver:
    """What earlier windows leave to later ones.

    By element and person what caps cut, by element and group the funds that nobody shared.
    """

    cut: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    unshared: dict[tuple[str, str], Decimal] = field(default_factory=dict)


def who(members: Iterable[Member]) -> str:
    """Their ids and names in a line."""
    people = (member.scene.facts.person(member.scene.person) for member in members)
    return ", ".join(f"{person.id} {person.name}".strip() for person in people)


def groups(members: Iterable[Member], per: str | None) -> tuple[dict[str, list[Member]], dict[str, Missing]]:
    """The people of each value of a column, by id; all in one group without a column. Who has no value is in none."""
    found: dict[str, list[Member]] = {}
    without: dict[str, Missing] = {}
    for member in sorted(members, key=lambda each: each.scene.person):
        value = member.scene.value((per,)) if per else ""
        if value is None:
            without[member.scene.person] = Missing("value-missing", name=str(per), person=member.scene.person)
        else:
            found.setdefault(str(value), []).append(member)
    return dict(sorted(found.items())), without


def result_of(scene: Scene, reference: str) -> Fraction | None:
    """The figure that people are compared by; None where there is no result. Raises Missing where there must be one."""
    name, _, part = reference.partition(".")
    plan = scene.facts.plan
    if name in plan.scorecards:
        return None if score_of(scene.with_card(name), name) is None else scene.number(reference)
    value = scene.number(reference)
    if value is not None or (name in plan.measures and scene.number(name) is None):
        return value
    if part == "attainment":
        rule = "goal-missing" if scene.number(f"{name}.goal") is None else "goal-not-above-0"
        raise Missing(rule, measure=name, person=scene.person, period=scene.window.name)
    raise Missing("value-missing", name=reference, person=scene.person)
