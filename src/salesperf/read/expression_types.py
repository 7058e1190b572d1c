"""Checks what an expression means: its columns exist, its operators fit, its aggregates stand where they may.

A part with a fault of its own has no type (None), and nothing more is said about what is built on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from salesperf.diagnostics import Diagnostic, Span
from salesperf.model.expr import COMPARISONS, Call, Case, Day, Expr, Null, Num, Op, Ref, Text, aggregates
from salesperf.read.expression_scope import NUMBERS, Findings, Scope, Typed, is_unquoted
from salesperf.read.expression_tokens import diagnostics

Wanted = Literal["condition", "field", "figure", "total"]

_COMPARABLE = (*NUMBERS, "date", "text")
_LITERALS = {Text: "text", Day: "date", Null: "null"}


def check_expression(
    expr: Expr, scope: Scope, wanted: Wanted, text: str, at: Span
) -> tuple[str | None, list[Diagnostic]]:
    """The type that an expression comes to, or None with what is wrong; `text` and `at` are what it was read from.

    `wanted` is a `condition`, a `field` (whatever a column can hold), a `figure` (a number), or a `total`: a number
    over many records, in which columns stand inside aggregates only. Nothing else may aggregate.
    """
    findings = Findings(text, [])
    checker = _Checker(scope, findings, wanted == "total")
    kind = checker.type_of(expr)
    if kind is not None:
        _check_result(Typed(expr, kind), wanted, findings)
    found = diagnostics(findings.faults, text, at)
    return None if found else kind, found


def _check_result(result: Typed, wanted: Wanted, findings: Findings) -> None:
    if result.kind == "null":
        findings.add("always-missing", result.expr)
    elif wanted == "condition" and result.kind != "flag":
        findings.add("not-a-condition", result.expr, type=result.spoken)
    elif wanted == "field" and result.kind == "flag":
        findings.add("condition-as-field", result.expr)
    elif wanted in ("figure", "total") and result.group != "number":
        findings.add("not-a-figure", result.expr, type=result.spoken)
    elif wanted == "total" and not aggregates(result.expr):
        findings.add("aggregate-missing", result.expr)


class _Checker(NamedTuple):
    scope: Scope
    findings: Findings
    over_records: bool  # here a column has many values, one for each record
    inside: str = ""  # the aggregate around this part

    def type_of(self, expr: Expr) -> str | None:
        match expr:
            case Num(value):
                return "integer" if value.denominator == 1 else "number"
            case Text() | Day() | Null():
                return _LITERALS[type(expr)]
            case Ref():
                return self.column(expr)
            case Case(whens, otherwise):
                self.conditions([condition for condition, _ in whens])
                return self.common([*(then for _, then in whens), otherwise], "case")
            case Call():
                return self.aggregate(expr) if expr.is_aggregate else self.scalar(expr)
            case Op():
                return self.operator(expr)

    def typed(self, parts: Sequence[Expr]) -> list[Typed]:
        """The parts that have a type; the others have been reported."""
        return [Typed(part, kind) for part in parts if (kind := self.type_of(part)) is not None]

    def column(self, ref: Ref) -> str | None:
        kind = self.scope.type_of(ref)
        if kind is None:
            self.findings.unknown(ref, self.scope)
        elif self.over_records:
            self.findings.add("column-outside-aggregate", ref)
            return None
        return kind

    def conditions(self, parts: Sequence[Expr]) -> str:
        for part in self.typed(parts):
            if part.kind != "flag":
                self.findings.add("not-a-condition", part.expr, type=part.spoken)
        return "flag"

    def operator(self, expr: Op) -> str | None:
        if expr.op in ("and", "or", "not"):
            return self.conditions(expr.args)
        if expr.op == "neg":
            return self.one_of(expr.args[0], NUMBERS, "-")
        if expr.op in ("+", "-", "*", "/"):
            return self.arithmetic(expr)
        if expr.op == "is_null":
            self.type_of(expr.args[0])
        elif expr.op in COMPARISONS and is_unquoted(expr.args[0], expr.args[1], self.scope):
            self.compare(expr.op, expr.args[1], expr.args[:1])
        else:
            self.compare(expr.op, expr.args[0], expr.args[1:])
        return "flag"

    def compare(self, operator: str, value: Expr, others: Sequence[Expr]) -> None:
        unquoted = [other for other in others if is_unquoted(other, value, self.scope)]
        for word in unquoted:
            self.findings.add("unquoted-text", word, known=self.scope.listed)
        value_kind = self.type_of(value)
        for other in self.typed([other for other in others if other not in unquoted]):
            if value_kind is not None:
                self.comparable(Typed(value, value_kind), other, operator)

    def comparable(self, left: Typed, right: Typed, operator: str) -> None:
        kinds = ("text",) if operator == "like" else _COMPARABLE
        null = next((part for part in (left, right) if part.kind == "null"), None)
        if null:
            self.findings.add("compared-with-null", null.expr, operator=operator)
        elif left.group != right.group:
            self.findings.mismatch(left, right, operator)
        elif left.kind not in kinds:
            self.findings.add("wrong-operand", left.expr, operator=operator, type=left.spoken)

    def arithmetic(self, expr: Op) -> str | None:
        parts = self.typed(expr.args)
        if len(parts) < 2:
            return None
        left, right = parts
        if left.kind == "date" and expr.op in ("+", "-"):
            return self.days(expr.op, right)
        if left.group == right.group == "number":
            return _figure(expr.op, left.kind, right.kind)
        wrong = next(part for part in parts if part.group != "number")
        if wrong.kind == "null":
            self.findings.add("always-missing", wrong.expr)
        elif left.group != right.group:
            self.findings.mismatch(left, right, expr.op)
        else:
            self.findings.add("wrong-operand", wrong.expr, operator=expr.op, type=wrong.spoken)
        return None

    def days(self, operator: str, other: Typed) -> str | None:
        if other.kind == "integer":
            return "date"
        if other.kind == "date" and operator == "-":
            return "integer"
        self.findings.add("days-not-whole", other.expr)
        return None

    def one_of(self, part: Expr, kinds: Sequence[str], operator: str) -> str | None:
        kind = self.type_of(part)
        if kind is None or kind in kinds:
            return kind
        self.findings.add("wrong-operand", part, operator=operator, type=Typed(part, kind).spoken)
        return None

    def scalar(self, call: Call) -> str | None:
        if call.name in ("floor", "ceil"):
            kind = self.one_of(call.args[0], NUMBERS, call.name)
            return "money" if kind == "money" else kind and "integer"
        if call.name == "months_between":
            kinds = [self.one_of(arg, ("date",), call.name) for arg in call.args]
            return "integer" if all(kinds) else None
        return self.common(call.args, call.name)

    def common(self, values: Sequence[Expr], operator: str) -> str | None:
        """The one type that all the values have; `null` goes with any."""
        parts = self.typed(values)
        if len(parts) < len(values):
            return None
        present = [part for part in parts if part.kind != "null"]
        if not present:
            return "null"
        for part in present[1:]:
            if part.group != present[0].group:
                self.findings.mismatch(present[0], part, operator)
                return None
        return _widest([part.kind for part in present])

    def aggregate(self, call: Call) -> str | None:
        if self.inside:
            self.findings.add("nested-aggregate", call, outer=self.inside)
            return None
        if not self.over_records:
            self.findings.add("aggregate-not-allowed", call)
            return None
        inner = self._replace(over_records=False, inside=call.name)
        if call.where is not None:
            inner.conditions([call.where])
        return inner.counted(call)

    def counted(self, call: Call) -> str | None:
        if call.name == "count":
            return "integer"
        if call.name == "count_if":
            self.conditions(call.args)
            return "integer"
        if call.name in ("count_distinct", "count_new"):
            return self.one_of(call.args[0], _COMPARABLE, call.name) and "integer"
        kinds = (*NUMBERS, "date") if call.name in ("min", "max") else NUMBERS
        kind = self.one_of(call.args[0], kinds, call.name)
        return "number" if kind == "integer" and call.name == "avg" else kind


def _figure(op: str, one: str, other: str) -> str:
    """The type of a sum, product or quotient: money over money is a ratio, money times or over a number is money."""
    if op != "/":
        return _widest([one, other])
    if one == other:
        return "number" if one == "number" else "ratio"
    return "number" if other == "money" or one == "integer" else one


def _widest(kinds: Sequence[str]) -> str:
    """The type of numbers of several types taken together; any other type is the same throughout."""
    return next((kind for kind in ("money", "number", "ratio", "integer") if kind in kinds), kinds[0])
