"""A company's own layout: what is named is filled, everything else stays as it is."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import PIL.Image
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from salesperf.cli.main import answer
from salesperf.diagnostics import Problems
from salesperf.model.statement import Statement
from salesperf.read.run_folder import read_run
from salesperf.statements import StatementDesk
from salesperf.write.statement.template import Template, checked, filled
from salesperf.write.statement.template_losses import losses
from salesperf.write.statement.template_names import known_names

DOCS = Path(__file__).parents[2] / "docs" / "statement-template.md"
NAMES = {"sp_person": "B1", "sp_earned": "B2", "sp_record_key": "A6", "sp_record_pay": "B6", "SP_Pay_Date": "B3"}


def template(names: dict[str, str], below: str = "") -> Template:
    """A layout with a formula, a bold first row and somebody's name as its author."""
    book = Workbook()
    page = book.active
    page.title = "Pay"
    page["C2"], page["A8"] = "=B2*2", below or None
    page["B6"].font, page["B6"].number_format = Font(bold=True), "0.000"
    for name, cell in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"Pay!${cell[0]}${cell[1:]}")
    book.properties.creator = "Somebody Else"
    file = io.BytesIO()
    book.save(file)
    return Template("company.xlsx", file.getvalue())


@pytest.fixture
def told(runs: dict[str, Path]) -> Statement:
    """What S103 is told."""
    return StatementDesk(read_run(runs["en-saas"]), "en").of("S103")


def test_named_cells_are_filled_and_all_else_stays(told: Statement) -> None:
    made = load_workbook(io.BytesIO(filled(template(NAMES), told, "en")))
    page = made["Pay"]
    assert (page["B1"].value, page["B2"].value, page["C2"].value) == ("Priya Raman", 5881.36, "=B2*2")
    lines = [line for account in told.tree.accounts if account.label not in told.answers for line in account.lines]
    assert len(lines) > 3
    assert [page.cell(6 + n, 1).value for n in range(len(lines))] == [line.key for line in lines]
    pays = [page.cell(6 + n, 2).value for n in range(len(lines))]
    assert pays == [None if line.pay is None else float(line.pay) for line in lines]
    last = page.cell(5 + len(lines), 2)
    assert last.font.bold and last.number_format == "0.000"
    assert made.properties.creator != "Somebody Else"


def test_the_bytes_are_the_same_each_time(told: Statement) -> None:
    layout = template(NAMES)
    assert filled(layout, told, "en") == filled(layout, told, "en")


@pytest.mark.parametrize("name", ["=1+1", "#N/A", "+1", "@x", "a\x1bb"])
def test_text_is_never_a_formula(told: Statement, name: str) -> None:
    hostile = replace(told, tree=replace(told.tree, name=name))
    cell = load_workbook(io.BytesIO(filled(template(NAMES), hostile, "en")))["Pay"]["B1"]
    assert (cell.data_type, cell.value) == ("s", name.replace("\x1b", "\\x1b"))


def test_a_list_never_runs_over_anything(told: Statement) -> None:
    with pytest.raises(Problems, match="template-no-room"):
        filled(template({"sp_record_key": "A6", "sp_element": "A8"}), told, "en")
    with pytest.raises(Problems, match="template-no-room"):
        filled(template({"sp_record_key": "A6"}, below="Signature"), told, "en")


def test_all_unknown_names_are_told_at_once() -> None:
    with pytest.raises(Problems) as found:
        checked(template({"sp_eraned": "A1", "sp_x": "A2", "sp_paid": "A3"}))
    assert [(d.rule, d.params["name"]) for d in found.value.diagnostics] == [
        ("template-unknown-name", "sp_eraned"),
        ("template-unknown-name", "sp_x"),
    ]
    assert found.value.diagnostics[0].params["near"] == "sp_earned"


def test_a_picture_is_kept(told: Statement) -> None:
    layout = template(NAMES)
    book, saved = load_workbook(io.BytesIO(layout.content)), io.BytesIO()
    PIL.Image.new("RGB", (40, 20), "teal").save(saved, "png")
    logo = saved.getvalue()
    book["Pay"].add_image(Image(saved), "D1")
    file = io.BytesIO()
    book.save(file)
    layout = Template("company.xlsx", file.getvalue())
    assert losses(layout) == []
    made = filled(layout, told, "en")
    assert made == filled(layout, told, "en")
    (kept,) = load_workbook(io.BytesIO(made))["Pay"]._images
    assert (kept.width, kept.height, kept._data()) == (40, 20, logo)


def test_the_page_lists_every_name() -> None:
    assert re.findall(r"`(sp_\w+)`", DOCS.read_text("utf-8")) == known_names()


def test_the_command_writes_in_the_layout(runs: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "company.xlsx"
    path.write_bytes(template(NAMES).content)
    arguments = ["statements", str(runs["cn-direct"]), "--template", str(path), "--quiet"]
    assert answer(arguments, "zh") == 0
    written = next((runs["cn-direct"] / "statements").glob("*.xlsx"))
    assert load_workbook(written).sheetnames == ["Pay"]
