"""The account of every input row in a terminal: used + set aside + out of scope = read, file by file."""

from __future__ import annotations

from collections.abc import Sequence

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.results import InputFile
from salesperf.write.styled import ALERT, MUTED, STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines


def input_lines(files: Sequence[InputFile], lang: Language) -> list[Line]:
    """One line a file, and their sum."""
    headings = ("read", "used", "set-aside", "out-of-scope")
    columns = [Column(text("inputs.file", lang)), *(Column(text(f"inputs.{h}", lang), figures=True) for h in headings)]
    sums = tuple(map(sum, zip(*map(_counts, files), strict=True)))
    total = _row(counted("inputs.files", lang, len(files)), sums, STRONG)
    return table_lines(columns, [*(_row(_name(file), _counts(file), "") for file in files), total])


def _name(file: InputFile) -> str:
    return visible(f"{file.file}, {file.sheet}" if file.sheet else file.file)


def _counts(file: InputFile) -> tuple[int, ...]:
    return file.read, file.used, file.quarantined, file.out_of_scope


def _row(name: str, counts: tuple[int, ...], style: str) -> list[Piece]:
    read, used, set_aside, out_of_scope = counts
    return [
        (name, style),
        (f"{read:,}", style),
        (f"= {used:,}", style or MUTED),
        (f"+ {set_aside:,}", ALERT if set_aside else style or MUTED),
        (f"+ {out_of_scope:,}", style or MUTED),
    ]
