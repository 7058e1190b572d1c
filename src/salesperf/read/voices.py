"""What people say beside their pay, from its tables: wishes, votes on sections of the plan, acknowledgements."""

from __future__ import annotations

from salesperf.diagnostics import Cell
from salesperf.model.consulted import Voices
from salesperf.model.period import Window
from salesperf.read.voice_rows import Company, Listener
from salesperf.read.votes import read_acknowledgements, read_votes
from salesperf.read.wishes import read_wishes


def read_voices(company: Company) -> tuple[Voices, Listener]:
    """Everything that was said in every table that the plan names; the account of their rows."""
    here, asked = Listener(company), company.plan.consultation
    wishes = tuple(read_wishes(here))
    votes = tuple(read_votes(here, asked.votes)) if asked and asked.votes else ()
    signed = tuple(read_acknowledgements(here, asked.acknowledgements)) if asked and asked.acknowledgements else ()
    return Voices(wishes, votes, signed, tuple(here.out)), here


def not_counting(voices: Voices, period: Window) -> list[tuple[Cell, str]]:
    """The sound rows that do not count in a period, each with the reason."""
    other = [wish.place for wish in voices.wishes if wish.window and wish.window.end not in period]
    return [*voices.out, *((place, "out-of-period") for place in other)]
