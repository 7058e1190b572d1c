"""The names that an expression may use, and the findings about its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from salesperf.diagnostics import suggest
from salesperf.model.expr import Expr, Ref, Text
from salesperf.read.expression_tokens import Fault

NUMBERS = ("money", "number", "integer", "ratio")
MOST_LISTED = 24


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression may name: dotted path -> type, and header of a file -> the plan's name for that column.

    Types are `money number integer ratio date text flag`.
    """

    names: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)

    def type_of(self, expr: Expr) -> str | None:
        """The type of a column; None for any other part and for a name that is not known."""
        return self.names.get(dotted(expr)) if isinstance(expr, Ref) else None

    @property
    def listed(self) -> str:
        """The names for a message, in order; not all of a long list."""
        names = sorted(self.names)
        return ", ".join(names[:MOST_LISTED]) + (" …" if len(names) > MOST_LISTED else "")


class Typed(NamedTuple):
    """A part of an expression and the type it comes to; `null` is the type of what is always missing."""

    expr: Expr
    kind: str

    @property
    def group(self) -> str:
        """The types that may be compared and joined: all kinds of numbers are one."""
        return "number" if self.kind in NUMBERS else self.kind

    @property
    def spoken(self) -> str:
        """The type as messages call it."""
        return "condition" if self.kind == "flag" else self.kind


class Findings(NamedTuple):
    """Collects what is wrong with the parts of one text."""

    text: str
    faults: list[Fault]

    def add(self, rule: str, part: Expr, **params: str) -> None:
        """Report a part; its own source is always one of the figures, as `part`."""
        self.faults.append(Fault(rule, *part.at, {"part": self.source(part), **params}))

    def source(self, part: Expr) -> str:
        """The part as it is written, on one line, cut off where it is long."""
        written = " ".join(self.text[part.at[0] : part.at[1]].split())
        return written if len(written) <= 60 else written[:59] + "…"

    def unknown(self, ref: Ref, scope: Scope) -> None:
        """A name that is not there: misspelt, or a header where the plan's own name belongs."""
        name = dotted(ref)
        own_name = scope.headers.get(name, "")
        rule = "unknown-column" if name.isascii() and not own_name else "header-as-column"
        self.add(rule, ref, known=scope.listed, near=own_name or suggest(name, scope.names))

    def mismatch(self, left: Typed, right: Typed, operator: str) -> None:
        """Two parts whose types cannot be compared or joined."""
        text = left if left.kind == "text" else right
        if {left.kind, right.kind} == {"date", "text"} and isinstance(text.expr, Text):
            self.add("text-as-date", text.expr, instead=f"date '{_iso(text.expr.value)}'")
            return
        params = {
            "operator": operator,
            "left": self.source(left.expr),
            "left_type": left.spoken,
            "right": self.source(right.expr),
            "right_type": right.spoken,
            "instead": _plain_number(text.expr) if "number" in (left.group, right.group) else "",
        }
        self.faults.append(Fault("mixed-types", left.expr.at[0], right.expr.at[1], params))


def dotted(ref: Ref) -> str:
    """The name as it is written: `deals.stage`."""
    return ".".join(ref.path)


def is_unquoted(word: Expr, beside: Expr, scope: Scope) -> bool:
    """Whether the word names nothing and stands beside a column of text: then its quotes are missing."""
    if not isinstance(word, Ref) or dotted(word) in scope.names or dotted(word) in scope.headers:
        return False
    return scope.type_of(beside) == "text"


def _plain_number(expr: Expr) -> str:
    """The number that a literal text holds, or ''."""
    value = expr.value if isinstance(expr, Text) else ""
    return value if value.isascii() and value.replace(".", "", 1).isdecimal() else ""


def _iso(text: str) -> str:
    """The date that a text looks like, in the form that the language reads; else an example of that form."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(parts) == 3 and len(parts[0]) == 4 and all(part.isdecimal() for part in parts):
        return f"{parts[0]}-{parts[1]:0>2}-{parts[2]:0>2}"
    return "2026-07-01"
