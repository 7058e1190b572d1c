"""The lines that events name, in the turn in which they count: their own, or the first after it that is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesperf.model.settling import Loc, Named
from salesperf.stages.settlement.book import Book


def named_now(book: Book, loc: Loc, until: date | None = None) -> Iterator[Named]:
    """The events of a rule dated by the end of this turn, each with a line, that no entry is made of yet."""
    name = str(loc[2])
    done = {(entry.reason, entry.element, entry.window, entry.line) for entry in book.entries if entry.rule == name}
    for event, line in book.own.named.get(loc, ()):
        if event.day <= (until or book.turn.end) and (event.key, line.element, line.window, line.key) not in done:
            yield event, line
