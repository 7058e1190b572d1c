"""What a YAML parser says about broken text, said again so that the writer can mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from salesperf.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    import yaml

# The parser's own words -> our rule, and whether the place is where the broken thing began.
_RULES = (
    (r"unexpected end of stream|unexpected document indicator", "unclosed-quote", True),
    (r"',' or '[]}]'", "unclosed-bracket", True),
    (r"could not find expected ':'", "missing-colon", True),
    (r"mapping values are not allowed", "colon-in-text", False),
    (r"cannot start any token", "quotes-needed", False),
    (r"expected (<block end>|key|'-' indicator|<document start>)", "wrong-indent", False),
)


class Mark(Protocol):
    """A position of the parser, counted from 0."""

    line: int
    column: int


MOST_DEPTH = 40


def syntax_fault(error: yaml.MarkedYAMLError, lines: list[str], file: str) -> Diagnostic:
    """The one finding after which nothing more of the file can be read."""
    here = error.problem_mark or error.context_mark
    problem = str(error.problem or error)
    if "nesting depth" in problem:  # the scanner reads ahead, and has a limit of its own
        return Diagnostic("too-deep", _span(here, file), {"most": str(MOST_DEPTH)})
    typed = _typing_fault(here, lines, file)
    if typed:
        return typed
    for pattern, rule, at_start in _RULES:
        if re.search(pattern, problem):
            mark = (error.context_mark or here) if at_start else here
            sign = _sign(mark, lines)
            stray = rule == "wrong-indent" and sign in ("]", "}")
            return Diagnostic("stray-bracket" if stray else rule, _span(mark, file), {"sign": sign})
    return Diagnostic("broken-yaml", _span(here, file), {"problem": problem})


def _typing_fault(mark: Mark | None, lines: list[str], file: str) -> Diagnostic | None:
    """Signs that a keyboard makes in place of others, in the line of the fault or the one before it."""
    for number in (mark.line, mark.line - 1) if mark else ():
        line = lines[number] if 0 <= number < len(lines) else ""
        if found := re.match(r" *\t", line):
            return Diagnostic("tab-indent", Span(file, number + 1, found.end()))
        if found := re.search(r"^[^#'\"]*?：", line):
            return Diagnostic("full-width-colon", Span(file, number + 1, found.end()))
    return None


def _span(mark: Mark | None, file: str) -> Span:
    return Span(file, mark.line + 1, mark.column + 1) if mark else Span(file, 1, 1)


def _sign(mark: Mark | None, lines: list[str]) -> str:
    if not mark or mark.line >= len(lines):
        return ""
    return lines[mark.line][mark.column : mark.column + 1]
