"""The workbooks of a run: made side by side where there are many, put in place by one rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from salesperf.locale.languages import Language
from salesperf.read.run_folder import read_run
from salesperf.statements import StatementDesk
from salesperf.write.csv_tables import csv_bytes
from salesperf.write.file_names import file_names
from salesperf.write.run_folder import Content, publish
from salesperf.write.statement.book import statement_bytes

FOLDER, INDEX = "statements", "index.csv"
ALONE = 50
"""So many are made in one process: starting others would take longer."""

BATCH = 8

Written = Callable[[int, int], None]
"""Is told how many of how many are done."""


def write_statements(desk: StatementDesk, people: Sequence[str], told: Written) -> Path:
    """Write a workbook for each of the people, and the index, to the run's folder `statements`; an earlier one goes."""
    out = desk.run.folder / FOLDER
    names = file_names(desk.people, ".xlsx")
    persons = desk.names(people)
    index = csv_bytes(("person_id", "person", "file"), [(each, persons[each], names[each]) for each in people])
    with TemporaryDirectory(prefix=".statements-", dir=desk.run.folder) as scratch:
        made = {each: Path(scratch) / names[each] for each in people}
        for done, _ in enumerate(_all(desk, made), 1):
            told(done, len(made))
        files: dict[str, Content] = {path.name: _mover(path) for path in made.values()}
        publish({**files, INDEX: index}, out, INDEX)
    return out


def _mover(path: Path) -> Callable[[Path], None]:
    def move(to: Path) -> None:
        shutil.move(path, to)

    return move


def _all(desk: StatementDesk, made: dict[str, Path]) -> Iterator[str]:
    """Make every workbook, here or in as many processes as there are cores; whose is done."""
    if len(made) <= ALONE:
        for person, path in made.items():
            yield _write(desk, person, path)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        job = partial(_write_apart, desk.run.folder, desk.lang)
        yield from pool.map(job, made.keys(), made.values(), chunksize=BATCH)


def _write_apart(folder: Path, lang: Language, person: str, path: Path) -> str:
    return _write(_desk(folder, lang), person, path)


@cache
def _desk(folder: Path, lang: Language) -> StatementDesk:
    """The run, opened once in each process."""
    return StatementDesk(read_run(folder), lang)


def _write(desk: StatementDesk, person: str, path: Path) -> str:
    path.write_bytes(statement_bytes(desk.of(person), desk.lang, version("salesperf")))
    return person
