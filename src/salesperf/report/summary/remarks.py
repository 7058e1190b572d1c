"""What the plan did to a person's figures or pay that the ranking's columns do not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesperf.model.page import Said, said
from salesperf.model.results import CardResult, Earning, Results
from salesperf.report.summary.names import element_label, measure_label, ranked_label
from salesperf.report.summary.scene import Scene

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def remarks(scene: Scene, person: str) -> list[Said]:
    """Measures that were not scored, gates, caps and proration that changed pay, amounts unknown, rows quarantined."""
    results, lang, found = scene.results, scene.lang, list[Said]()
    for card in scene.by_person.cards.get(person, ()):
        if card.closed:
            found += _not_scored(results, card, lang)
    for earning in scene.by_person.earnings.get(person, ()):
        found += _on_pay(results, earning, lang)
    if scene.by_person.quarantined(person):
        found.append(said("remark.quarantined"))
    return list(dict.fromkeys(found))


def lettered(told: Mapping[str, list[Said]]) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, Said]]]:
    """The letters of everybody's remarks, and each letter with its text, in order of first use."""
    letters: dict[Said, str] = {}
    for each in (text for texts in told.values() for text in texts):
        letters.setdefault(each, letter(len(letters)))
    marks = {person: tuple(letters[text] for text in texts) for person, texts in told.items()}
    return marks, [(mark, text) for text, mark in letters.items()]


def letter(number: int) -> str:
    """A letter for each number from 0, then two.

    >>> letter(0), letter(25), letter(26)
    ('a', 'z', 'aa')
    """
    before, last = divmod(number, len(LETTERS))
    return (letter(before - 1) if before else "") + LETTERS[last]


def _not_scored(results: Results, card: CardResult, lang: str) -> Iterator[Said]:
    for part in card.parts:
        if part.score is None:
            least = results.plan.measures[part.measure].at_least
            measure = measure_label(results, part.measure, lang)
            if least and part.actual.n < least:
                yield said("remark.too-few", measure=measure, least=least)
            else:
                yield said("remark.not-scored", measure=measure, card=ranked_label(results, card.card, lang))


def _on_pay(results: Results, earning: Earning, lang: str) -> Iterator[Said]:
    element = element_label(results, earning.element, lang)
    if earning.earned is None:
        yield said("remark.unknown", element=element)
    elif earning.reason:
        yield said(f"remark.{earning.reason}", element=element)
    if any(step.what == "gate" and step.note == "not-met" for step in earning.steps):
        yield said("remark.gate", element=element)
    for what, _ in earning.further:
        if what in ("interim", "carried", "cap", "floor", "prorate"):
            yield said(f"remark.{what}", element=element)
