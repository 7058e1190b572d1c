"""Two rules of one stage that would move the same money of the same person: told, not settled."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from salesperf.model.plan import Guarantee, Holdback
from salesperf.stages.missing import Missing
from salesperf.stages.settlement.book import Book
from salesperf.stages.settlement.scope import is_for, is_in_force, scene_of

STAGES = ("holdbacks", "guarantees", "draws")


def check_rules(book: Book) -> Book:
    """The account as it is. Raises Missing where two rules of a stage meet."""
    for stage in STAGES:
        rules: Mapping[str, Holdback | Guarantee] = getattr(book.facts.plan.settlement, stage)
        for one, other in combinations(rules, 2):
            shared = [each for each in _elements(book, rules[one]) if each in _elements(book, rules[other])]
            if shared and all(_is_meant(book, stage, name, rules[name]) for name in (one, other)):
                raise Missing("settlement-rules-meet", first=one, second=other, element=shared[0], stage=f"`{stage}`")
    return book


def _elements(book: Book, rule: Holdback | Guarantee) -> tuple[str, ...]:
    return rule.of or tuple(book.facts.plan.elements)


def _is_meant(book: Book, stage: str, name: str, rule: Holdback | Guarantee) -> bool:
    loc, window = ("settlement", stage, name), book.turn.window
    if isinstance(rule, Guarantee):
        return is_in_force(book, loc, rule, window)
    return is_for(book, loc, scene_of(book, window))
