"""No other person's name or id, in no part of the file; and data stays data."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook  # type: ignore[import-untyped]
from statement_oracles import Made

from salesperf.diagnostics import Cell
from salesperf.locale.languages import LANGUAGES
from salesperf.model.credited import ExcludedRow
from salesperf.model.people import Person, PersonRow, Roster
from salesperf.read.run_folder import read_run
from salesperf.report.statement.privacy import STRUCK, Privacy
from salesperf.statements import StatementDesk
from salesperf.write.statement.book import statement_bytes


def parts_of(made: Made) -> str:
    with zipfile.ZipFile(made.path) as file:
        return "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


def test_nobody_else_is_in_the_file(statements: list[Made], runs: dict[str, Path]) -> None:
    people = {sample: read_run(folder).results.roster.people for sample, folder in runs.items()}
    for made in statements:
        written = parts_of(made)
        own = people[made.sample][made.told.tree.person]
        assert own.id in written and own.name in written
        others = [each for each in people[made.sample].values() if each.id != own.id]
        found = [
            word for each in others for word in (each.id, each.name) if re.search(rf"\b{re.escape(word)}\b", written)
        ]
        assert [word for word in found if word not in own.name] == []


def test_others_are_struck_out_of_what_data_says() -> None:
    row = PersonRow(None, None, "", "", "", {}, Cell("roster.csv"))
    people = {
        i: Person(i, name, f"{i}@x.cn", (row,)) for i, name in (("E1", "林若溪"), ("E2", "陈思源"), ("7", "Ann Lee"))
    }
    privacy = Privacy(Roster(people))
    said = "E1:50%;E2:50% 林若溪/陈思源 ann lee Ann Lee E2@x.cn E21 7"
    assert privacy.struck(said, "E1") == f"E1:50%;{STRUCK}:50% 林若溪/{STRUCK} ann lee {STRUCK} {STRUCK} E21 7"


def test_answers_are_never_listed(statements: list[Made]) -> None:
    for made in statements:
        answers = [line for a in made.told.tree.accounts if a.label in made.told.answers for line in a.lines]
        written = parts_of(made)
        assert made.told.answers and not any(line.key in written for line in answers)


def test_data_is_never_a_formula_or_a_link(statements: list[Made]) -> None:
    made = next(m for m in statements if m.lang == "en" and m.told.tree.accounts)
    evil = [
        '=cmd|"/c calc"!A1',
        "http://x.example/",
        "+1+1",
        "@SUM(A1)",
        "internal:'Plan'!A1",
        "a\x00b\x1b",
        "x" * 40_000,
    ]
    rows = tuple(ExcludedRow("=f.csv", "", 1, "=c", "out of scope", "out-of-period", "", text) for text in evil)
    lines = tuple(replace(line, key=key) for line, key in zip(made.told.tree.accounts[0].lines, evil, strict=False))
    accounts = (replace(made.told.tree.accounts[0], lines=lines), *made.told.tree.accounts[1:])
    tree = replace(made.told.tree, accounts=accounts, name="=1+1", team="http://x.example/")
    told = replace(made.told, tree=tree, excluded=rows, pricings={})
    made.path.with_suffix(".evil.xlsx").write_bytes(statement_bytes(told, "en", "0"))
    book = load_workbook(made.path.with_suffix(".evil.xlsx"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert not any("cmd" in text or "1+1" in text or "@" in text for text in formulas)
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert all(link.location and not link.target for link in links)
    assert sum(cell.value == evil[0] for cell in cells) >= 2


def test_no_language_mixes(runs: dict[str, Path]) -> None:
    """A plan with labels in both languages: no Chinese in an English statement but for names that data gives."""
    desks = {lang: StatementDesk(read_run(runs["en-saas"]), lang) for lang in LANGUAGES}
    told = {lang: desk.of("S103") for lang, desk in desks.items()}
    for lang, statement in told.items():
        with zipfile.ZipFile(io.BytesIO(statement_bytes(statement, lang, "0"))) as file:
            texts = re.findall(r"<t[^>]*>([^<]*)</t>", file.read("xl/sharedStrings.xml").decode())
        chinese = [text for text in texts if re.search("[\u4e00-\u9fff]", text)]
        assert (chinese == []) == (lang == "en")
        own = {"Commission", "Bookings", "Earned", "Measures", "Tier", "Amount", "Score", "Goal"}
        assert not own & set(texts) if lang == "zh" else own <= set(texts)
