"""Cuts the text of an expression into tokens, and names what no expression may hold.

A fault that is plain enough to mend (`"won"`, `2%`, `（`) still gives a token, so that one slip does not hide the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from salesperf.diagnostics import Diagnostic, Span

Kind = Literal["number", "text", "name", "sign", "refused", "end"]


class Token(NamedTuple):
    """A piece of the text; `text` is what it means (without quotes), `start` and `end` are offsets."""

    kind: Kind
    text: str
    start: int
    end: int


class Fault(NamedTuple):
    """What is wrong with the text from `start` to `end`."""

    rule: str
    start: int
    end: int
    params: Mapping[str, str] = {}


_PATTERN = re.compile(
    r"""(?P<space>\s+)
    |(?P<percent>[0-9][0-9_]*(?:\.[0-9]+)?\s*[%％])
    |(?P<number>(?:[0-9０-９]|\.[0-9])[\w.]*)
    |(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    |(?P<text>'(?:[^']|'')*')
    |(?P<double>"[^"]*")
    |(?P<curly>[‘’“”「『][^‘’“”「」『』]*[‘’“”」』])
    |(?P<refused>--|/\*|//|\*\*|\|\||::|==|&&|=>|=<)
    |(?P<sign><=|>=|!=|<>|[-+*/(),=<>])
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"[0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What stands in for a sign that people bring along from other languages; '' where nothing does.
_INSTEAD = {"==": "=", "&&": "and", "=>": ">=", "=<": "<=", "!": "not", "[": "(", "]": ")", "{": "(", "}": ")"}
_WIDE = {"×": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!=", "−": "-", "–": "-", "—": "-", "、": ",", "。": "."}


def tokenize(text: str) -> tuple[list[Token], list[Fault]]:
    """All tokens, closed by one of kind `end`, and every fault in the spelling."""
    tokens: list[Token] = []
    faults: list[Fault] = []
    for match in _PATTERN.finditer(text):
        if match.lastgroup == "space":
            continue
        token, fault = _token(match)
        tokens.append(token)
        faults.extend(fault)
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens, faults


def _token(match: re.Match[str]) -> tuple[Token, list[Fault]]:
    found, (start, end) = match[0], match.span()
    kind, text, rule, instead = _READERS[match.lastgroup or "other"](found)
    token = Token(kind, text, start, end)
    if not rule:
        return token, []
    return token, [Fault(rule, start, end, {"found": _printable(found), "instead": instead})]


_Reading = tuple[Kind, str, str, str]  # kind, meaning, rule that is broken or '', what to write instead


def _read_number(found: str) -> _Reading:
    if _NUMBER.fullmatch(found):
        return "number", found.replace("_", ""), "", ""
    narrow = _narrow(found)
    if narrow != found:
        return "refused", found, "full-width-character", narrow
    instead = "0" + found if _NUMBER.fullmatch("0" + found) else found.rstrip(".")
    return "refused", found, "number-form", instead if _NUMBER.fullmatch(instead) else ""


def _read_percent(found: str) -> _Reading:
    part = Decimal(found.rstrip("%％ \t\n").replace("_", "")).scaleb(-2)
    plain = f"{part:f}"
    return "number", plain, "percent-in-expression", plain


def _read_name(found: str) -> _Reading:
    narrow = _narrow(found)
    return ("name", narrow, "full-width-character", narrow) if narrow != found else ("name", found, "", "")


def _read_text(found: str) -> _Reading:
    if _CONTROL.search(found):
        return "refused", found, "not-in-expressions", ""
    return "text", found[1:-1].replace("''", "'"), "", ""


def _read_quoted(rule: str, found: str) -> _Reading:
    inner = found[1:-1]
    escaped = inner.replace("'", "''")
    return "text", inner, rule, f"'{escaped}'"


def _read_other(found: str) -> _Reading:
    if found == "'":
        return "refused", found, "unclosed-text", ""
    narrow = _narrow(found)
    if narrow != found:
        kind: Kind = "refused" if narrow in "'\".%" or narrow in _INSTEAD else "sign"
        return kind, narrow, "full-width-character", narrow
    return _read_refused(found)


def _read_refused(found: str) -> _Reading:
    instead = _INSTEAD.get(found, "")
    kind: Kind = "refused" if not instead else "name" if instead.isalpha() else "sign"
    return kind, instead, "not-in-expressions", instead


_READERS = {
    "percent": _read_percent,
    "number": _read_number,
    "name": _read_name,
    "text": _read_text,
    "double": lambda found: _read_quoted("double-quoted-text", found),
    "curly": lambda found: _read_quoted("full-width-character", found),
    "refused": _read_refused,
    "sign": lambda found: ("sign", "!=" if found == "<>" else found, "", ""),
    "other": _read_other,
}


def _narrow(text: str) -> str:
    """The text with every full-width form as its ASCII character."""
    return "".join(_narrow_characters(text))


def _narrow_characters(text: str) -> Iterator[str]:
    for character in text:
        if "！" <= character <= "～":
            yield chr(ord(character) - 0xFEE0)
        else:
            yield "'" if character in "‘’“”「」『』" else _WIDE.get(character, character)


def _printable(text: str) -> str:
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return shown if len(shown) <= 40 else shown[:39] + "…"


def place(at: Span, text: str, start: int, end: int) -> Span:
    """Where a part of an expression stands in its file.

    `at` is the scalar that holds the text. One that is as long as the text (or two longer: in quotes) is followed to
    the character; in one that is folded or escaped only its beginning is known.
    """
    if at.length == 1 or at.length == len(text):
        shift = 0
    elif at.length == len(text) + 2:
        shift = 1
    else:
        return at
    if "\n" in text:
        return at
    length = max(end - start, 1)
    return Span(at.file, at.line, at.column + shift + start, length)


def diagnostics(faults: list[Fault], text: str, at: Span) -> list[Diagnostic]:
    """The faults at their places in the file, in the order of the text."""
    ordered = sorted(faults, key=lambda fault: (fault.start, fault.end))
    return [Diagnostic(f.rule, place(at, text, f.start, f.end), f.params) for f in ordered]
