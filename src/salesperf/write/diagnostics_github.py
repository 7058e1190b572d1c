"""Diagnostics as GitHub workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from salesperf.diagnostics import Cell, Diagnostic, Span
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.visible import visible
from salesperf.write.diagnostics_text import place_text


def diagnostics_github(found: Iterable[Diagnostic], lang: Language) -> str:
    """One command a line: `::error file=...,line=..,col=..,title=rule::message`."""
    return "".join(_command(diagnostic, lang) + "\n" for diagnostic in found)


def _command(diagnostic: Diagnostic, lang: Language) -> str:
    sentences = fill(diagnostic, lang)
    properties = {**_place(diagnostic), "title": diagnostic.rule}
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    cell = place_text(diagnostic.place, lang) if isinstance(diagnostic.place, Cell) else ""
    said = "\n".join(part for part in (sentences.message, cell, sentences.note, sentences.hint) if part)
    return f"::{diagnostic.severity} {named}::{_data(said)}"


def _place(diagnostic: Diagnostic) -> dict[str, str]:
    place = diagnostic.place
    file = visible(place.file) if place else ""
    if isinstance(place, Span):
        end = place.column + place.length - 1
        return {"file": file, "line": f"{place.line}", "col": f"{place.column}", "endColumn": f"{end}"}
    return {"file": file} if place else {}


def _data(value: str) -> str:
    """Escaped as the runner expects it: a percent sign first, then what would end the command.

    >>> _data("90%\\nnext")
    '90%25%0Anext'
    """
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
