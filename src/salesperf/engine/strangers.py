"""Texts that should name somebody on the roster and do not: whom they may mean, and why they are not taken so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salesperf.diagnostics import suggest
from salesperf.engine.duck import DuckStore
from salesperf.engine.faults import Fault
from salesperf.engine.source import Source
from salesperf.model.look_alike import Known

MOST_LOOKED_FOR, MOST_KNOWN = 100, 5_000


class Strangers:
    """What the texts of one source that name nobody look like."""

    def __init__(self, store: DuckStore, source: Source, texts: Sequence[str]) -> None:
        """Compare them with the ids, and with whatever else people are called in the source."""
        self.source = source
        called = {text: person for names in source.people.values() for text, person in names.items()}
        ids = [person for (person,) in store.rows("SELECT _id FROM people")] if texts else []
        self.called = called
        self.known = Known([*ids, *called])
        self.near = near_words(texts, [*ids, *called])

    def fault(self, record: int, field: str, text: str) -> Fault:
        """Why a record that names nobody is set aside, with what was probably meant."""
        name, params = self.source.name, {"person": text, "source": self.source.name}
        if text in self.source.namesakes:
            return Fault(name, record, field, "name-of-several", {**params, "ids": self.source.namesakes[text]})
        like = self.known.like(text)
        if like is not None:
            params |= {"near": like.known, "id": self.called.get(like.known, like.known), "detail": like.detail}
            return Fault(name, record, field, f"person-by-{like.likeness}", params)
        return Fault(name, record, field, "unknown-person", {**params, "near": self.near.get(text, "")})


def near_words(values: Iterable[str], words: Sequence[str]) -> dict[str, str]:
    """The known word most like each value, for so few of either that looking takes no time."""
    asked = list(dict.fromkeys(values))[:MOST_LOOKED_FOR]
    return {value: suggest(value, words) for value in asked} if len(words) <= MOST_KNOWN else {}
