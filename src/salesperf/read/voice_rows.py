"""The rows of what people say, each held against the roster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, errors, suggest
from salesperf.model.calendar import Calendar
from salesperf.model.people import Roster
from salesperf.model.plan import Plan, TableSpec
from salesperf.model.table import Extract
from salesperf.read.specs import table_spec
from salesperf.read.table_cells import TableRow, table_rows
from salesperf.read.tables import open_table


@dataclass(frozen=True)
class Company:
    """What rows are held against: the plan, the calendar, people and what else they are called; where files lie."""

    plan: Plan
    data_dir: Path
    scratch: Path
    calendar: Calendar
    roster: Roster
    aliases: Mapping[str, str]


@dataclass(frozen=True)
class Listener:
    """Files by table and what is wrong with them, what is wrong with their rows, rows that do not count and why."""

    company: Company
    files: dict[str, list[Extract]] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    out: list[tuple[Cell, str]] = field(default_factory=list)

    def rows(self, name: str, table: TableSpec) -> list[TableRow]:
        """The rows of a table that can be read as such."""
        spec = table_spec(name, table, self.company.plan)
        extracts, broken, faults = open_table(spec, self.company.data_dir, self.company.scratch)
        self.files.setdefault(name, []).extend(extracts)
        self.faults.extend(faults)
        self.found.extend(bad.diagnostic for bad in broken)
        return list(table_rows(extracts, spec, self.found))

    def person(self, row: TableRow) -> str:
        """The id of whom a row names; '' and told where the roster has nobody."""
        text, people = row.text("person"), self.company.roster.people
        person = self.company.aliases.get(text, text)
        if person in people:
            return person
        if person:
            row.tell("voice-of-nobody", "person", {"person": person, "near": suggest(person, people)})
        return ""

    def filled(self, row: TableRow, names: Sequence[str]) -> None:
        """Tell of every cell that must not be empty."""
        for name in names:
            if not row.text(name):
                row.tell("cell-empty", name, {"field": name})

    def sound_since(self, count: int) -> bool:
        """Whether nothing but warnings came after the first `count` findings."""
        return not errors(self.found[count:])
