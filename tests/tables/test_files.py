"""Files: what a pattern finds, what stays outside, and what is no table at all."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest
from table_cases import BODY, HEADER, SPEC, read

from salesperf.diagnostics import Problems
from salesperf.model.table import Extract
from salesperf.read.tables import rows, with_headers

GOOD = HEADER + BODY


def test_a_pattern_finds_its_files_by_name(data: Path) -> None:
    for name in ("sales_2026-10.csv", "sales_2026-09.csv", "other.csv"):
        (data / name).write_text(GOOD, "utf-8")
    assert [it.file for it in read(data, files=("sales_*.csv",)).extracts] == ["sales_2026-09.csv", "sales_2026-10.csv"]


def test_a_folder_in_the_pattern_is_kept_in_the_name(data: Path) -> None:
    (data / "九月").mkdir()
    (data / "九月" / "sales.csv").write_text(GOOD, "utf-8")
    assert [it.file for it in read(data, files=("九月/*.csv",)).extracts] == ["九月/sales.csv"]


def test_accents_match_in_either_form(data: Path) -> None:
    (data / unicodedata.normalize("NFD", "résumé.csv")).write_text(GOOD, "utf-8")
    assert len(read(data, files=("résumé.csv",)).extracts) == 1


def test_a_missing_file_says_what_is_there(data: Path) -> None:
    (data / "回款_9月.csv").write_text(GOOD, "utf-8")
    (fault,) = read(data, files=("回款-9月.csv",)).found
    assert (fault.rule, fault.params["there"], fault.params["near"]) == (
        "file-not-found",
        "`回款_9月.csv`",
        "回款_9月.csv",
    )


@pytest.mark.parametrize("pattern", ["../*.csv", "/etc/passwd", "a/../../b.csv", "C:\\data\\a.csv", "..\\a.csv"])
def test_nothing_outside_the_folder_is_read(data: Path, pattern: str) -> None:
    (data.parent / "secret.csv").write_text(GOOD, "utf-8")
    assert read(data, files=(pattern,)).rules == [("file-outside-data", 0)]


def test_links_that_lead_outside_are_not_followed(data: Path) -> None:
    (data.parent / "secret.csv").write_text(GOOD, "utf-8")
    (data / "sales.csv").symlink_to(data.parent / "secret.csv")
    found = read(data)
    assert (found.extracts, found.rules) == ([], [("file-outside-data", 0)])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<html><table><tr><td>deal_id", "HTML"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML><html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08\x00", "GZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "OLE"),
    ],
)
def test_what_is_no_table_is_named(data: Path, content: bytes, kind: str) -> None:
    (data / "sales.xls").write_bytes(content)
    (fault,) = read(data).found
    assert (fault.rule, fault.params) == ("file-is-no-table", {"kind": kind})


def test_other_archives_are_no_workbooks(data: Path) -> None:
    with zipfile.ZipFile(data / "sales.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    (fault,) = read(data).found
    assert (fault.rule, fault.params) == ("file-is-no-table", {"kind": "ZIP"})


def test_a_locked_workbook_is_told_from_an_old_one(data: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    (data / "sales.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    assert read(data).rules == [("workbook-encrypted", 0)]


def test_an_empty_file_is_empty(data: Path) -> None:
    (data / "sales.xlsx").write_bytes(b"")
    assert read(data).rules == [("file-empty", 0)]


def test_a_file_that_may_not_be_read_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "sales.csv").write_text(GOOD, "utf-8")

    def locked(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", locked)
    assert read(data).rules == [("file-not-permitted", 0)]


def test_small_tables_are_not_read_from_parquet(data: Path) -> None:
    (data / "people.parquet").write_bytes(b"PAR1....PAR1")
    (extract,) = read(data).extracts
    with pytest.raises(Problems) as problems:
        list(rows(extract))
    assert [it.rule for it in problems.value.diagnostics] == ["parquet-small-table"]


def test_parquet_waits_for_its_headers(data: Path) -> None:
    (data / "sales.parquet").write_bytes(b"PAR1....PAR1")
    (extract,) = read(data).extracts
    assert isinstance(extract, Extract)
    assert (extract.format, extract.headers) == ("parquet", ())
    full, found = with_headers(extract, ["amount", "deal_id", "负责人"], SPEC)
    assert (found, full.columns, full.key) == ([], {"deal": 1, "owner": 2, "amount": 0}, (1,))
    assert [it.rule for it in with_headers(extract, ["amount"], SPEC)[1]] == ["unknown-header"] * 2
