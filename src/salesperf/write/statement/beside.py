"""What a person has beside their pay: rewards, and whether they have seen the plan's text."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Given
from salesperf.model.statement import Statement
from salesperf.write.explanation_beside import SEEN, award_figure, award_words, seen_words
from salesperf.write.statement.grid import Cell, Row, figure_cell, heads


def beside_rows(told: Statement, lang: Language) -> Iterator[Row]:
    """A row for each award; of a choice that has been made only the form that was chosen. Nothing without any."""
    awards, seen = [each for each in told.tree.awards if each.award.chosen is not False], told.tree.acknowledged
    if awards:
        yield Row()
        yield heads((text("account.rewards", lang), "text"), ("", "count"), (text("account.figure", lang), "money"))
        yield from (_award(given, told.digits, lang) for given in awards)
    if seen is not None:
        yield Row()
        yield Row(
            (Cell(seen_words(seen, told.tree.digest, lang), look="muted" if seen.state in SEEN else "alert"),), tall=2
        )


def _award(given: Given, digits: int, lang: Language) -> Row:
    day = given.award.day
    words = [award_words(given, lang), *([day.isoformat()] if day else [])]
    label = visible(f"{given.label} {given.award.window.name}")
    said = text("statement.comma", lang).join(word for word in words if word)
    return Row((Cell(label), Cell(said, "count", "muted"), figure_cell(award_figure(given, digits))), "body")
