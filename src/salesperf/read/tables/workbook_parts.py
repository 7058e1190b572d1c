"""Where the parts of an xlsx file are: the XML of a sheet, and the cell styles that say more than the number."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from zipfile import ZipFile

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


def marked_styles(archive: ZipFile) -> Mapping[str, str]:
    """The styles that show a number as a percentage or in a currency: style -> `%`, or the currency's sign or code."""
    try:
        xml = archive.read("xl/styles.xml")
    except KeyError:
        return {}
    formats = {it["numFmtId"]: mark(it.get("formatCode", "")) for it in map(attributes, _FORMAT.findall(xml))}
    marks = {**_PERCENT, **{number: found for number, found in formats.items() if found}}
    styles = _CELL_STYLES.search(xml)
    used = [attributes(it).get("numFmtId", "") for it in _STYLE.findall(styles[0])] if styles else []
    return {str(style): marks[number] for style, number in enumerate(used) if number in marks}


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
