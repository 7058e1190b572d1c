"""Rewards beside pay, which none of them changes: lists of honour, earnings in another form, units that vest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.consulted import Wish
from salesperf.model.durations import add_duration
from salesperf.model.expr_eval import evaluate
from salesperf.model.period import Window
from salesperf.model.plan.beside import Choice, Grant, Honour
from salesperf.model.plan.settlement import EMPLOYED
from salesperf.model.results import Award, Earning
from salesperf.stages.agenda import Agenda, reward_every
from salesperf.stages.contest import better_of
from salesperf.stages.facts import Facts
from salesperf.stages.missing import Missing
from salesperf.stages.ranking import Rank, ranks
from salesperf.stages.rounding import allocate, round_to
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import Stretch
from salesperf.stages.together import result_of

UNIT = Decimal(1)
NAMED = 10
"""How many of the people who have not chosen a warning names."""
Earned = Mapping[tuple[str, str], Mapping[Window, Fraction | None]]


def awards(
    facts: Facts, agenda: Agenda, earnings: Sequence[Earning], wishes: Sequence[Wish] = ()
) -> tuple[list[Award], list[Diagnostic]]:
    """What every reward of the plan comes to, in the plan's order, and which choices people have not made."""
    found: list[Award] = []
    for name, reward in facts.plan.rewards.items():
        match reward:
            case Honour():
                for window in agenda.closing(reward_every(facts.plan, reward, facts.period)):
                    found += _honoured(_scenes(facts, name, window, _earned(earnings)), name, reward)
            case Choice():
                found += _offered(facts, name, reward, earnings, wishes)
            case Grant():
                for scene in _scenes(facts, name, facts.period, {}):
                    found += _granted(scene, name, reward)
    return found, list(_unsaid(facts, found))


def _earned(earnings: Sequence[Earning]) -> Earned:
    found: dict[tuple[str, str], dict[Window, Fraction | None]] = {}
    for each in earnings:
        amount = None if each.earned is None else Fraction(each.earned)
        found.setdefault((each.element, each.person), {})[each.window] = amount
    return found


def _scenes(facts: Facts, name: str, window: Window, earned: Earned) -> list[Scene]:
    """Everybody whom a reward is for in a window; places are among them."""
    asked, found = facts.work.conditions.get(("rewards", name, "for")), list[Scene]()
    for person in facts.roster.people:
        row = facts.row(person, window)
        scene = Scene(facts, person, Stretch.of(window), row, earned)
        if row is not None and (asked is None or evaluate(asked, scene.value) is True):
            found.append(scene)
    among = tuple(scene.person for scene in found)
    return [Scene(facts, s.person, s.stretch, s.row, earned, among) for s in found]


def _honoured(scenes: Sequence[Scene], name: str, reward: Honour) -> Iterator[Award]:
    if reward.rank is None:
        for scene in scenes:
            if evaluate(scene.facts.work.conditions["rewards", name, "when"], scene.value) is True:
                yield Award(scene.person, name, "honour", scene.window)
        return
    if not scenes:
        return
    results = {scene.person: _result(scene, reward.rank) for scene in scenes}
    found = {who: rank for who, rank in ranks(results, better_of(scenes[0], reward.rank)).items() if rank is not None}
    for person, place in sorted(_listed(found, reward).items(), key=lambda each: each[1]):
        yield Award(person, name, "honour", scenes[0].window, reward.rank, Fraction(place))


def _result(scene: Scene, reference: str) -> Fraction | None:
    """Who has no figure is not named."""
    try:
        return result_of(scene, reference)
    except Missing:
        return None


def _listed(found: Mapping[str, Rank], reward: Honour) -> dict[str, int]:
    """Place by person, of those who are among the best.

    The tied are named together; with `stop` not those who would not all find room, with `each_dense` nobody's place is
    skipped after them.
    """
    top, places = reward.top or 0, {person: rank.place for person, rank in found.items()}
    if reward.ties == "each_dense":
        dense = {place: number for number, place in enumerate(sorted(set(places.values())), 1)}
        places = {person: dense[place] for person, place in places.items()}
    if reward.ties == "stop":
        places = {who: place for who, place in places.items() if place + found[who].sharing - 1 <= top}
    return {person: place for person, place in places.items() if place <= top}


def _offered(
    facts: Facts, name: str, reward: Choice, earnings: Sequence[Earning], wishes: Sequence[Wish]
) -> Iterator[Award]:
    """What an earning is worth in each form, and which of them the person wishes. Nobody's wish is guessed."""
    asked, said = facts.work.conditions.get(("rewards", name, "for")), defaultdict[str, list[Wish]](list)
    for wish in wishes:
        if wish.reward == name:
            said[wish.person].append(wish)
    for each in earnings:
        if each.element == reward.element and each.earned:
            row = facts.row(each.person, each.window)
            scene = Scene(facts, each.person, Stretch.of(each.window), row)
            if asked is None or evaluate(asked, scene.value) is True:
                wished = _wished(said.get(each.person, ()), each.window)
                for option, share in reward.options.items():
                    worth = round_to(share * Fraction(each.earned), facts.step, facts.plan.rounding.mode)
                    chosen = None if wished is None else option == wished
                    yield Award(each.person, name, "choice", each.window, option, Fraction(worth), chosen=chosen)


def _wished(own: Sequence[Wish], window: Window) -> str | None:
    """The option that a person wishes in a window: that of a period which it ends in, else that of every period."""
    dated = [wish.option for wish in own if wish.window and window.end in wish.window]
    options = dated or [wish.option for wish in own if wish.window is None]
    return options[0] if options else None


def _unsaid(facts: Facts, found: Sequence[Award]) -> Iterator[Diagnostic]:
    """One warning for each choice that is asked for and that somebody has not made."""
    for name, reward in facts.plan.rewards.items():
        if isinstance(reward, Choice) and reward.preferences is not None:
            silent = list(dict.fromkeys(a.person for a in found if a.reward == name and a.chosen is None))
            if silent:
                people = ", ".join(f"{who} {facts.person(who).name}".strip() for who in silent[:NAMED])
                params = {"reward": name, "count": str(len(silent)), "people": people}
                yield Diagnostic("wish-missing", None, params, "warning")


def _granted(scene: Scene, name: str, reward: Grant) -> Iterator[Award]:
    """Units by the day on which they vest, as whole units that add up to the grant."""
    start = granted_on(scene)
    units = allocate(Decimal(reward.units), [vest.share for vest in reward.vest], UNIT)
    for vest, part in zip(reward.vest, units, strict=True):
        day = add_duration(start, vest.after.count, vest.after.unit)
        yield Award(scene.person, name, "grant", scene.window, _fate(scene, name, reward, day), Fraction(part), day)


def granted_on(scene: Scene) -> date:
    """The plan's first day, or the person's where they came later."""
    hired, first = scene.facts.person(scene.person).hired, scene.facts.plan.effective.from_
    return max(hired, first) if hired else first


def _fate(scene: Scene, name: str, reward: Grant, day: date) -> str:
    if reward.if_ == EMPLOYED:
        there = any(row.overlaps(day, day) for row in scene.facts.person(scene.person).rows)
        return "lost" if not there else "vested" if day <= scene.day else "waiting"
    if day > scene.day:
        return "waiting"
    asked = scene.facts.work.conditions.get(("rewards", name, "if"))
    return "vested" if asked is None or evaluate(asked, scene.value) is True else "lost"
