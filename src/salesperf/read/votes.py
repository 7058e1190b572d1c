"""Votes on sections of the plan, and who has seen its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Cell, suggest
from salesperf.model.consulted import Acknowledgement, Vote
from salesperf.model.plan.beside import Acknowledgements, Votes
from salesperf.read.plan_sections import sections
from salesperf.read.table_cells import TableRow, spot
from salesperf.read.voice_rows import Listener

_DIGEST = re.compile(r"[0-9a-f]{16,64}")


def read_votes(here: Listener, asked: Votes) -> Iterator[Vote]:
    """The votes that count, without whose they are: one of each person and section, on the scale, in time."""
    known, first = sections(here.company.plan), dict[tuple[str, str], Cell]()
    for row in here.rows("votes", asked):
        if not row.text("vote"):
            here.out.append((row.place, "no-vote"))
            continue
        vote = _vote(here, row, asked, known)
        if vote is None:
            continue
        earlier = first.setdefault((here.person(row), vote.section), row.place)
        if earlier == row.place:
            yield vote
        else:
            row.tell("vote-twice", "section", {"section": vote.section, "first": spot(earlier)})


def _vote(here: Listener, row: TableRow, asked: Votes, known: Mapping[str, str]) -> Vote | None:
    """A sound vote; what is told of others does not name the person beside the vote."""
    before, text = len(here.found), row.text("section")
    here.filled(row, ("person", "section", *(("date",) if asked.closes else ())))
    here.person(row)
    if text and text not in known:
        row.tell("unknown-section", "section", {"section": text, "near": suggest(text, known)})
    day, value = row.value("date", "date"), row.value("vote", "number")
    _check_scale(row, asked, value)
    if not here.sound_since(before) or not isinstance(value, Decimal | int):
        return None
    if asked.closes and isinstance(day, date) and day > asked.closes:
        here.out.append((row.place, "voting-closed"))
        return None
    return Vote(known[text], Fraction(value), row.text("comment"))


def _check_scale(row: TableRow, asked: Votes, value: object) -> None:
    low, high = asked.scale
    if isinstance(value, Decimal | int) and not low <= value <= high:
        row.tell("vote-off-scale", "vote", {"text": row.text("vote"), "low": f"{low:f}", "high": f"{high:f}"})


def read_acknowledgements(here: Listener, asked: Acknowledgements) -> Iterator[Acknowledgement]:
    """Every acknowledgement, of whatever text."""
    for row in here.rows("acknowledgements", asked):
        before, text = len(here.found), row.text("plan_sha256")
        here.filled(row, ("person", "plan_sha256", *(("date",) if asked.due else ())))
        person, day = here.person(row), row.value("date", "date")
        if text and not _DIGEST.fullmatch(text.lower()):
            row.tell("not-a-digest", "plan_sha256", {"text": text})
        if here.sound_since(before):
            yield Acknowledgement(person, text.lower(), day if isinstance(day, date) else None)
