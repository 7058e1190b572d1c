"""Wishes: in which form people take an earning."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import suggest
from salesperf.model.consulted import Wish
from salesperf.model.period import Window
from salesperf.model.plan.beside import Choice
from salesperf.read.adjustments import named_window
from salesperf.read.table_cells import TableRow, spot
from salesperf.read.voice_rows import Listener


def read_wishes(here: Listener) -> Iterator[Wish]:
    """One wish of each choice for each person and period; a second one counts as little as an unknown option."""
    for name, reward in here.company.plan.rewards.items():
        if not isinstance(reward, Choice) or reward.preferences is None:
            continue
        found: dict[tuple[str, Window | None], Wish] = {}
        for row in here.rows("preferences", reward.preferences):
            wish = _wish(here, row, name, reward)
            first = found.setdefault((wish.person, wish.window), wish) if wish else None
            if first is not wish and first:
                row.tell("wish-twice", "option", {"person": first.person, "first": spot(first.place)})
        yield from found.values()


def _wish(here: Listener, row: TableRow, name: str, reward: Choice) -> Wish | None:
    before, option = len(here.found), row.text("option")
    here.filled(row, ("person", "option"))
    person = here.person(row)
    if option and option not in reward.options:
        params = {"option": option, "known": ", ".join(reward.options), "near": suggest(option, reward.options)}
        row.tell("unknown-option", "option", {"reward": name, **params})
    window = named_window(row, here.company.calendar, "wish-of-no-period") if row.text("period") else None
    return Wish(name, person, option, window, row.place) if here.sound_since(before) else None
