"""Lookups whose rows stand in sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.intake.folder import Folder
from salesperf.model.plan import Plan
from salesperf.model.table import Extract
from salesperf.read.lookup_rows import equal_rows
from salesperf.read.lookup_sheet import read_lookup


@dataclass(frozen=True)
class Sheets:
    """The plan with the rows of its lookups; the files that they stand in, and what each row is called."""

    plan: Plan
    files: dict[str, list[Extract]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def read_lookups(folder: Folder) -> Sheets:
    """The lookups that stand in sheets. What is wrong with a row stops the run: nobody can tell whom it concerns."""
    sheets = Sheets(folder.plan)
    lookups = dict(folder.plan.lookups)
    for name, lookup in folder.plan.lookups.items():
        if lookup.files is not None:
            opened = folder.open(name, lookup)
            read = read_lookup(opened.extracts, opened.spec, lookup)
            lookups[name] = lookup.model_copy(update={"rows": read.rows})
            sheets.files[f"lookups.{name}"], sheets.names[name] = opened.extracts, read.names
            sheets.found.extend([*opened.found, *opened.with_broken(read.found)])
            sheets.found.extend(_equal(name, read.places, pair) for pair in equal_rows(lookups[name]))
    return replace(sheets, plan=folder.plan.model_copy(update={"lookups": lookups}))


def _equal(name: str, places: Sequence[Cell], pair: tuple[int, int]) -> Diagnostic:
    first, second = (places[number] for number in pair)
    where = f"{first.file}{f'!{first.sheet}' if first.sheet else ''}:{first.row}"
    return Diagnostic("lookup-rows-equal", second, {"lookup": name, "first": where})
