"""A comparison as the files of its folder."""

from __future__ import annotations

import json

from salesperf.locale.languages import Language
from salesperf.model.comparison import Comparison
from salesperf.report.comparison_book import comparison_book
from salesperf.report.comparison_tables import comparison_record, comparison_tables
from salesperf.write.book_page import book_page
from salesperf.write.csv_tables import csv_bytes
from salesperf.write.run_folder import Content
from salesperf.write.workbook import book_bytes

MARK = "diff.json"
"""The file that tells a folder of a comparison."""


def diff_files(found: Comparison, lang: Language) -> dict[str, Content]:
    """Every file by its name in the folder; the record comes last."""
    book = comparison_book(found, lang)
    tables = {f"{table.name}.csv": csv_bytes(table.header, table.rows) for table in comparison_tables(found)}
    pages = {"diff.xlsx": book_bytes(book), "diff.html": book_page(book, "diff.html", lang)}
    return {**tables, **pages, MARK: record_text(found).encode()}


def record_text(found: Comparison) -> str:
    """The text of `diff.json`."""
    return json.dumps(comparison_record(found), ensure_ascii=False, indent=2) + "\n"
