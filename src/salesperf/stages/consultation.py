"""What votes and acknowledgements come to. Nothing here changes pay, and nothing says who voted what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from salesperf.model.consulted import Acknowledged, Acknowledgement, Consulted, SectionVotes, Voices
from salesperf.model.people import Roster
from salesperf.model.period import Window
from salesperf.model.plan import Plan
from salesperf.model.plan.beside import Acknowledgements


def consulted(plan: Plan, digest: str, roster: Roster, period: Window, voices: Voices) -> Consulted | None:
    """What the plan's consultation comes to; None where it has none. `digest` is that of this text of the plan."""
    asked = plan.consultation
    if asked is None:
        return None
    votes = tuple(_sections(voices, asked.votes.show_from)) if asked.votes else ()
    return Consulted(votes, tuple(_states(asked.acknowledgements, digest, roster, period, voices.acknowledgements)))


def _sections(voices: Voices, show_from: int) -> Iterator[SectionVotes]:
    """Comments stand in the order of their texts, which says nothing of whose they are."""
    for section in dict.fromkeys(sorted(vote.section for vote in voices.votes)):
        own = [vote for vote in voices.votes if vote.section == section]
        if len(own) < max(show_from, 1):
            yield SectionVotes(section)
            continue
        mean, spread = mean_and_spread([vote.value for vote in own])
        yield SectionVotes(section, len(own), mean, spread, tuple(sorted(v.comment for v in own if v.comment)))


def mean_and_spread(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """The mean, and how far from it a value is on average.

    >>> mean_and_spread([Fraction(2), Fraction(2), Fraction(-1)])
    (Fraction(1, 1), Fraction(4, 3))
    """
    mean = sum(values, Fraction(0)) / len(values)
    return mean, sum((abs(value - mean) for value in values), Fraction(0)) / len(values)


def _states(
    asked: Acknowledgements | None, digest: str, roster: Roster, period: Window, given: Iterable[Acknowledgement]
) -> Iterator[Acknowledged]:
    """Everybody who is employed in the period."""
    if asked is None:
        return
    by_person: dict[str, list[Acknowledgement]] = {}
    for each in given:
        by_person.setdefault(each.person, []).append(each)
    for person in roster.people:
        if roster.row_at(person, period) is not None:
            yield _state(person, asked, digest, by_person.get(person, []))


def _state(person: str, asked: Acknowledgements, digest: str, given: Sequence[Acknowledgement]) -> Acknowledged:
    """The first acknowledgement of this text counts; without one, the last of another."""
    days = [each.day for each in given if digest.startswith(each.digest)]
    if days:
        first = min((day for day in days if day), default=None)
        late = asked.due is not None and first is not None and first > asked.due
        return Acknowledged(person, "late" if late else "acknowledged", first)
    if given:
        return Acknowledged(person, "other_text", max((each.day for each in given if each.day), default=None))
    return Acknowledged(person, "missing")
