"""Contests: prizes by place among all who take part, the tied as the plan says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.model.plan import Contest, Ties, TopPrize
from salesperf.model.results import Step
from salesperf.stages.cards import NO_SCORE
from salesperf.stages.entry import ZERO
from salesperf.stages.gates import Loc, decide, multiply
from salesperf.stages.missing import Missing
from salesperf.stages.pricing import Priced
from salesperf.stages.ranking import Better, Rank, ranks_by_keys
from salesperf.stages.rounding import allocate, sum_exact
from salesperf.stages.scene import RANKED, Member, Scene
from salesperf.stages.together import Prices, groups, result_of, who
from salesperf.stages.values import figure

NO_RESULT, BELOW_LEAST = "no-result", "below-least"


@dataclass(frozen=True, slots=True)
class Entrant:
    """Somebody with the figures that places go by; `why_not` names what keeps them from taking part."""

    member: Member
    keys: tuple[Fraction | None, ...]
    why_not: str = ""


def contest(members: Sequence[Member], name: str, element: Contest) -> Prices:
    """What everybody wins, one contest in each group; a figure that should be there and is not stops its contest."""
    together, without = groups(members, element.per)
    prices = Prices(failed=dict(without))
    for group in together.values():
        try:
            entrants = [_entrant(member, element) for member in group]
        except Missing as missing:
            prices.fail_all(group, missing)
            continue
        _compete(entrants, name, element, prices)
    return prices


def _entrant(member: Member, element: Contest) -> Entrant:
    scene = member.scene
    result = result_of(scene, element.rank)
    if result is None:
        by_score = element.rank.split(".")[0] in scene.facts.plan.scorecards
        return Entrant(member, (None,), NO_SCORE if by_score else NO_RESULT)
    keys = (result, *(result_of(scene, reference) for reference in element.then))
    return Entrant(member, keys, "" if _takes_part(scene, element, result) else BELOW_LEAST)


def _takes_part(scene: Scene, element: Contest, result: Fraction) -> bool:
    least, most = (
        None if limit is None else figure(limit, scene.number, scene.day)
        for limit in (element.at_least, element.at_most)
    )
    return (least is None or result >= least) and (most is None or result <= most)


def _compete(entrants: Sequence[Entrant], name: str, element: Contest, prices: Prices) -> None:
    """Places, prizes, and each one's prize through the gates and multipliers of their own."""
    scene = entrants[0].member.scene
    taking = {each.member.scene.person: each for each in entrants if not each.why_not}
    better = [better_of(scene, key) for key in (element.rank, *element.then)]
    found = ranks_by_keys({person: each.keys for person, each in taking.items()}, better)
    ranks = {person: rank for person, rank in found.items() if rank is not None}
    won = awarded(ranks, prizes_of(element), element.ties, scene.facts.step)
    stopped = _stopped(taking, ranks, won)
    for entrant in entrants:
        person = entrant.member.scene.person
        try:
            if person in stopped:
                raise stopped[person]
            prize = won.get(person) or Decimal(0)
            prices.priced[person] = _priced(entrant, name, element, ranks.get(person), prize)
        except Missing as missing:
            prices.failed[person] = missing


def _stopped(
    taking: Mapping[str, Entrant], ranks: Mapping[str, Rank], won: Mapping[str, Decimal | None]
) -> dict[str, Missing]:
    """What stops the tied of each place, the same for all of them."""
    tied: dict[int, list[str]] = {}
    for person, prize in won.items():
        if prize is None:
            tied.setdefault(ranks[person].place, []).append(person)
    found: dict[str, Missing] = {}
    for place, people in tied.items():
        params = {"place": str(place), "people": who(taking[person].member for person in people)}
        found |= dict.fromkeys(people, Missing("prize-tied", **params))
    return found


def better_of(scene: Scene, reference: str) -> Better:
    """Which way is up: a measure says it of its actual, places count from 1, of all else more is better."""
    name, _, part = reference.partition(".")
    measure = scene.facts.plan.measures.get(name)
    if part in RANKED:
        return "lower"
    return measure.better if measure is not None and not part else "higher"


def prizes_of(element: Contest) -> tuple[Decimal, ...]:
    """The prize of each place, from the first."""
    if isinstance(element.prizes, TopPrize):
        return (element.prizes.amount,) * element.prizes.top
    return element.prizes


def awarded(
    ranks: Mapping[str, Rank], prizes: Sequence[Decimal], ties: Ties, step: Decimal
) -> dict[str, Decimal | None]:
    """Each one's prize by the rule for ties, what is left of equal parts by id; None where the tied are to be stopped.

    >>> from salesperf.stages.ranking import ranks
    >>> found = ranks({"an": Fraction(9), "bo": Fraction(9), "cy": Fraction(7)})
    >>> prizes = (Decimal(8), Decimal(5), Decimal(3))
    >>> [list(map(str, awarded(found, prizes, ties, Decimal(1)).values())) for ties in ("share", "each", "each_dense")]
    [['7', '6', '3'], ['8', '8', '3'], ['8', '8', '5']]
    """
    places: dict[int, list[str]] = {}
    for person in sorted(ranks):
        places.setdefault(ranks[person].place, []).append(person)
    won: dict[str, Decimal | None] = {}
    for dense, place in enumerate(sorted(places), 1):
        first = dense if ties == "each_dense" else place
        tied = places[place]
        occupied = [prizes[at] if at < len(prizes) else Decimal(0) for at in range(first - 1, first - 1 + len(tied))]
        won |= zip(tied, _shared(occupied, ties, step), strict=True)
    return won


def _shared(occupied: Sequence[Decimal], ties: Ties, step: Decimal) -> Sequence[Decimal | None]:
    """What people who share some places have of the prizes there."""
    if ties == "share":
        return allocate(sum_exact(occupied), [Fraction(1)] * len(occupied), step)
    if ties == "stop" and len(set(occupied)) > 1:
        return [None] * len(occupied)
    return [occupied[0]] * len(occupied)


def _priced(entrant: Entrant, name: str, element: Contest, rank: Rank | None, prize: Decimal) -> Priced:
    """The prize through the gates and multipliers, with what the place was decided by."""
    scene, loc = entrant.member.scene, ("elements", name)
    results = _results(entrant, element, loc)
    if rank is None:
        return Priced(ZERO, results, reason=entrant.why_not)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    placed = (
        Step("place", name, Fraction(rank.place), (*loc, "rank"), "tied" if rank.tied else ""),
        Step("placed", name, Fraction(rank.placed), (*loc, "rank")),
        Step("sharing", name, Fraction(rank.sharing), (*loc, "ties")),
        Step("prize", name, Fraction(prize), (*loc, "prizes")),
    )
    return Priced(Fraction(prize) * gates.factor * factor, (*gates.steps, *results, *placed, *factors))


def _results(entrant: Entrant, element: Contest, loc: Loc) -> tuple[Step, ...]:
    """The figures compared, the result first."""
    result, *others = entrant.keys
    first = Step("result", element.rank, result, (*loc, "rank"), entrant.why_not)
    breaks = (
        Step("tie-break", reference, value, (*loc, "then", number))
        for number, (reference, value) in enumerate(zip(element.then, others, strict=False))
    )
    return (first, *breaks)
