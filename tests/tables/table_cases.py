"""A small sales table to spoil, and what comes of reading it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from salesperf.diagnostics import Diagnostic
from salesperf.locale.sentences import sentences_of
from salesperf.model.table import BadRow, Extract, SourceSpec
from salesperf.read.tables import open_table, rows

SPEC = SourceSpec(
    name="sales",
    files=("*",),
    columns={"deal": "deal_id", "owner": "负责人", "amount": "amount"},
    key=("deal_id",),
    types={"amount": "money"},
)
HEADER = "deal_id,负责人,amount\n"
BODY = "D1,张三,1000.00\nD2,李四,2500.50\n"
WANTED = {2: ("D1", "张三", "1000.00"), 3: ("D2", "李四", "2500.50")}


@dataclass(frozen=True)
class Read:
    """What reading a folder gave: records by row, rows set aside, rules with the row of their place."""

    extracts: list[Extract]
    bad: list[BadRow]
    found: list[Diagnostic]

    @property
    def records(self) -> dict[int, tuple[str, ...]]:
        return {row.row: tuple(row.cells.values()) for extract in self.extracts for row in rows(extract)}

    @property
    def rules(self) -> list[tuple[str, int]]:
        return [(it.rule, getattr(it.place, "row", 0)) for it in self.found]

    @property
    def set_aside(self) -> list[tuple[int, str]]:
        return [(row.row, row.rule) for row in self.bad]


def read(folder: Path, **changes: object) -> Read:
    """Read all files of a folder; every finding must have its sentences."""
    scratch = folder.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    found = Read(*open_table(replace(SPEC, **changes), folder, scratch))  # type: ignore[arg-type]
    for rule, params in [(it.rule, it.params) for it in (*found.found, *found.bad)]:
        _fills(rule, params)
    return found


def _fills(rule: str, params: Mapping[str, str]) -> None:
    for sentences in (sentences_of(rule, "en"), sentences_of(rule, "zh")):
        for sentence in (sentences.message, sentences.note, sentences.hint):
            sentence.format(**params)


def read_bytes(folder: Path, content: bytes, **changes: object) -> Read:
    """Read one file with this content."""
    (folder / "sales.csv").write_bytes(content)
    return read(folder, **changes)
