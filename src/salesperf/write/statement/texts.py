"""The pages that hold no sums: the clauses of the plan, and how to ask."""

from __future__ import annotations

from itertools import groupby

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.statement import Clause, Statement
from salesperf.write.statement.grid import Cell, Page, Row, heads

QUESTIONS = 5
DIGEST = 16


def plan_page(told: Statement, lang: Language) -> Page:
    """Each setting that applied, as the plan writes it, with its line."""
    tree = told.tree
    note = text("statement.plan-note", lang, file=visible(tree.plan_file), digest=tree.digest[:DIGEST])
    names = ("part", "clause", "setting", "line")
    top = [
        Row((Cell(text("statement.plan-title", lang), look="title"),)),
        Row((Cell(f"{visible(tree.plan)} {visible(tree.version)}", look="strong"),)),
        Row((Cell(note, look="muted"),)),
        heads(*((text(f"statement.{name}", lang), "count" if name == "line" else "text") for name in names)),
    ]
    clauses = sorted(told.clauses, key=lambda clause: clause.line)
    rows = [row for _, own in groupby(clauses, key=lambda clause: clause.part) for row in _part(list(own))]
    return Page("plan", (*top, *rows), (26, 30, 54, 7), len(top))


def _part(clauses: list[Clause]) -> list[Row]:
    """The part is named once, on its first line."""
    return [
        Row(
            (
                Cell(visible(clause.part) if number == 0 else "", look="strong"),
                Cell(visible(clause.what), look="muted"),
                Cell(visible(clause.setting)),
                Cell(clause.line or None, "count", "muted"),
            ),
            "body",
        )
        for number, clause in enumerate(clauses)
    ]


def _how_to_ask(told: Statement, lang: Language) -> str:
    """Until when and to whom, as far as the plan says."""
    day, whom = told.notices.ask_until, visible(told.notices.ask_whom)
    way = "ask-by" if day and whom else "ask-until" if day else "ask-to" if whom else "questions-note"
    return text(f"statement.{way}", lang, day=day.isoformat() if day else "", whom=whom)


def questions_page(told: Statement, lang: Language, version: str) -> Page:
    """Cells to write into, and where most questions find their answer."""
    names = ("question-which", "question-why", "question-amount")
    empty = Row((Cell(look="input"), Cell(look="input"), Cell(None, "money", "input", told.digits)), "body", tall=2)
    first = [
        Row(
            (
                Cell(text(f"statement.look-{topic}", lang), look="strong"),
                Cell(text(f"statement.look-{topic}-at", lang)),
            ),
            "body",
        )
        for topic in ("missing", "low", "score", "rule")
    ]
    rows = (
        Row((Cell(text("statement.questions-title", lang), look="title"),)),
        Row((Cell(_how_to_ask(told, lang), look="muted"),)),
        Row(),
        heads(*((text(f"statement.{name}", lang), "money" if name == "question-amount" else "text") for name in names)),
        *(empty,) * QUESTIONS,
        Row(),
        Row((Cell(text("statement.look-first", lang), look="section"),)),
        *first,
        Row(),
        Row((Cell(text("statement.made-by", lang, run=told.tree.digest[:8], version=version), look="muted"),)),
    )
    return Page("questions", rows, (30, 62, 18))
