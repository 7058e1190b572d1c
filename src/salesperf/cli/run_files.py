"""A run as the files of its folder."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path

from salesperf.locale.languages import Language
from salesperf.model.results import Results
from salesperf.model.standings import EarlierPlaces
from salesperf.model.stored import FILE
from salesperf.read.digests import digests_of
from salesperf.report.explaining.known import Where
from salesperf.report.ranking_book import ranking_book
from salesperf.report.run_dump import run_dump
from salesperf.report.run_record import run_record
from salesperf.report.run_tables import run_tables
from salesperf.report.summary import summary
from salesperf.write.csv_tables import csv_bytes
from salesperf.write.page.pages import summary_page
from salesperf.write.run_folder import MARK, Content
from salesperf.write.workbook import book_bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """What decides on the pages of a run beside its results: the same choices give the same bytes."""

    lang: Language
    show_pay: bool = False
    earlier: EarlierPlaces = field(default_factory=EarlierPlaces)

    def options(self) -> dict[str, object]:
        """The choices as `run.json` keeps them; an earlier run by the digest of its places."""
        return {"lang": self.lang, "show_pay": self.show_pay, "previous": self.earlier.sha256}


def run_files(results: Results, shown: Shown, where: Where) -> dict[str, Content]:
    """Every file by its name in the folder; the record of the run comes last.

    `where` finds the line of the plan for a place in its tree.
    """
    tables = {f"{table.name}.csv": csv_bytes(table.header, table.rows) for table in run_tables(results)}
    ranking = book_bytes(ranking_book(results, shown.lang, earlier=shown.earlier, show_pay=shown.show_pay))
    page = summary_page(summary(results, version("salesperf"), shown.lang, where, shown.earlier), shown.lang)
    pages: dict[str, Content] = {"ranking.xlsx": ranking, "summary.html": page, FILE: results_text(results).encode()}
    return {**tables, **pages, **results.bulk, MARK: partial(_write_record, results, shown)}


def results_text(results: Results) -> str:
    """The text of `results.json`: without blanks, it is for programs."""
    return json.dumps(run_dump(results), ensure_ascii=False, separators=(",", ":")) + "\n"


def _write_record(results: Results, shown: Shown, path: Path) -> None:
    """Write `run.json` beside the files that it lists, all of which are there."""
    record = run_record(results, version("salesperf"), shown.options(), digests_of(path.parent))
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", "utf-8")
