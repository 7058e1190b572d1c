"""Where the parts of an xlsx file are: the XML of a sheet, and the cell styles that say more than the number."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from zipfile import ZipFile

from salesperf.read.tables.shown_figures import ShownFigure, shown_figure

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_PERCENT = {"9": "%", "10": "%"}
_QUOTED = re.compile(r'"([^"]*)"|\\.')
_BRACKET = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_SIGN = re.compile(r"[A-Z]{3}|[¥￥$€£]")


def sheet_part(archive: ZipFile, sheet: str) -> str:
    """The path of a sheet's XML inside the file, or ''."""
    sheets = (attributes(it[1]) for it in _SHEET.finditer(archive.read("xl/workbook.xml")))
    wanted = next((it.get("r:id", "") for it in sheets if it.get("name") == sheet), "")
    relations = (attributes(it[1]) for it in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels")))
    target = next((it.get("Target", "") for it in relations if wanted and it.get("Id") == wanted), "")
    return target.removeprefix("/") if target.startswith(("/", "xl/")) or not target else f"xl/{target}"


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes inside a tag, unescaped."""
    return {name.decode(): html.unescape(value.decode("utf-8", "replace")) for name, value in _ATTRIBUTE.findall(tag)}


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles that show a number otherwise: by style `%` or a currency's sign or code, and what is shown of it."""

    marks: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, ShownFigure] = field(default_factory=dict)


def styles_of(archive: ZipFile) -> Styles:
    """The cell styles of a workbook that say more than the number."""
    try:
        xml = archive.read("xl/styles.xml")
    except KeyError:
        return Styles()
    codes = {it["numFmtId"]: it.get("formatCode", "") for it in map(attributes, _FORMAT.findall(xml))}
    marks = {**_PERCENT, **{number: found for number, code in codes.items() if (found := mark(code))}}
    shown = {number: figure for number, code in codes.items() if (figure := shown_figure(code))}
    cells = _CELL_STYLES.search(xml)
    used = [attributes(it).get("numFmtId", "") for it in _STYLE.findall(cells[0])] if cells else []
    return Styles(
        {str(style): marks[number] for style, number in enumerate(used) if number in marks},
        {str(style): shown[number] for style, number in enumerate(used) if number in shown},
    )


def mark(code: str) -> str:
    """What a number format puts beside the figure: `%`, a currency, or ''.

    >>> mark("[$$-409]#,##0.00"), mark("0.0%"), mark('#,##0 "USD"'), mark("#,##0.00")
    ('$', '%', 'USD', '')
    """
    positive = code.partition(";")[0]
    bracket = _BRACKET.search(positive)
    bare = _QUOTED.sub("", _BRACKET.sub("", positive))
    if "%" in bare:
        return "%"
    texts = [bracket[1] if bracket else "", *(found[1] or "" for found in _QUOTED.finditer(positive))]
    signs = [found[0] for text in (*texts, re.sub(r"\[[^\]]*\]|[A-Za-z]", "", bare)) if (found := _SIGN.search(text))]
    return signs[0].replace("￥", "¥") if signs else ""
