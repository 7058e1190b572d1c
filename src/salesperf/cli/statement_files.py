"""The workbooks of a run: made side by side where there are many, put in place by one rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

from salesperf.locale.languages import Language
from salesperf.model.statement import Statement
from salesperf.read.digests import INDEX, STATEMENTS, sha256_of
from salesperf.read.run_folder import read_run
from salesperf.scratch import Scratch
from salesperf.statements import StatementDesk
from salesperf.write.csv_tables import csv_bytes
from salesperf.write.file_names import file_names
from salesperf.write.run_folder import Content, publish
from salesperf.write.statement.book import statement_bytes
from salesperf.write.statement.template import Template, filled

ALONE = 50
"""So many are made in one process: starting others would take longer."""

BATCH = 50
"""The run's large files are read once for so many people."""

Batch = list[tuple[str, Path]]

Written = Callable[[int, int], None]
"""Is told how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Form:
    """How workbooks are to be made: locked against slips or not, in the company's layout or in ours."""

    protect: bool
    template: Template | None


def write_statements(
    desk: StatementDesk,
    people: Sequence[str],
    told: Written,
    *,
    protect: bool = False,
    template: Template | None = None,
) -> Path:
    """Write a workbook for each of the people, and the index, to the run's folder `statements`.

    What was written for others before stays; with `protect` only what a reader may change is open to typing.
    Raises Problems where a list has no room in the template.
    """
    out = desk.run.folder / STATEMENTS
    names = file_names(desk.people, ".xlsx")
    persons = desk.names(desk.people)
    with Scratch(".statements-", desk.run.folder) as scratch:
        made = {each: Path(scratch) / names[each] for each in people}
        for done, _ in enumerate(_all(desk, made, Form(protect, template)), 1):
            told(done, len(made))
        kept = {each: out / names[each] for each in desk.people if each not in made and (out / names[each]).is_file()}
        ordered = {each: (made | kept)[each] for each in desk.people if each in made or each in kept}
        rows = [(each, persons[each], names[each], sha256_of(path)) for each, path in ordered.items()]
        index = csv_bytes(("person_id", "person", "file", "sha256"), rows)
        files: dict[str, Content] = {path.name: _mover(path) for path in made.values()}
        files |= {path.name: path.read_bytes() for path in kept.values()}
        publish({**files, INDEX: index}, out, INDEX)
    return out


def _mover(path: Path) -> Callable[[Path], None]:
    def move(to: Path) -> None:
        shutil.move(path, to)

    return move


def _all(desk: StatementDesk, made: dict[str, Path], form: Form) -> Iterator[str]:
    """Make every workbook, here or in as many processes as there are cores for this one; whose is done."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    batches = [list(made.items())[start : start + BATCH] for start in range(0, len(made), BATCH)]
    if len(made) <= ALONE or cores == 1:
        for batch in batches:
            yield from _write(desk, batch, form)
        return
    with ProcessPoolExecutor(cores) as pool:
        for done in pool.map(partial(_write_apart, desk.run.folder, desk.lang, form), batches):
            yield from done


def _write_apart(folder: Path, lang: Language, form: Form, batch: Batch) -> list[str]:
    return list(_write(_desk(folder, lang), batch, form))


@cache
def _desk(folder: Path, lang: Language) -> StatementDesk:
    """The run, opened once in each process."""
    return StatementDesk(read_run(folder), lang)


def _write(desk: StatementDesk, batch: Batch, form: Form) -> Iterator[str]:
    made_by = version("salesperf")
    for told, (person, path) in zip(desk.of_all([person for person, _ in batch]), batch, strict=True):
        path.write_bytes(_bytes(told, desk.lang, made_by, form))
        yield person


def _bytes(told: Statement, lang: Language, made_by: str, form: Form) -> bytes:
    if form.template is not None:
        return filled(form.template, told, lang, protect=form.protect)
    return statement_bytes(told, lang, made_by, protect=form.protect)
