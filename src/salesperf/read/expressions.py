"""Reads an expression: a Pratt parser over the tokens. What it does not know does not parse.

From weak to strong: `or`, `and`, `not`, comparisons (which do not chain), `+ -`, `* /`, the sign of a number.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from salesperf.diagnostics import Diagnostic, Span
from salesperf.model.expr import COMPARISONS, Call, Case, Day, Expr, Null, Num, Op, Ref, Text, children
from salesperf.read.expression_calls import check_call, check_filter, count_fault
from salesperf.read.expression_tokens import Fault, Token, diagnostics, tokenize

MOST_CHARACTERS = 10_000
DEEPEST = 50

_CASE = ("case", "when", "then", "else", "end")
_REFUSED = ("select", "true", "false")
_RESERVED = frozenset(("and", "or", "not", "in", "between", "is", "null", "like", "distinct", *_CASE, *_REFUSED))
_NOT, _COMPARISON, _SIGN = 30, 40, 70
_STRENGTH = (
    {"or": 10, "and": 20, "+": 50, "-": 50, "*": 60, "/": 60}
    | dict.fromkeys(COMPARISONS, _COMPARISON)
    | dict.fromkeys(("in", "between", "is", "like", "not"), _COMPARISON)
)


class _Stop(Exception):  # noqa: N818 - leaves the parser where nothing after it could be understood
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def parse_expression(text: str, at: Span) -> tuple[Expr | None, list[Diagnostic]]:
    """The tree of an expression, or None with what is wrong; `at` is the scalar that holds the text.

    >>> parse_expression("sum(amount)", Span("plan.yaml", 1, 1))[0].name
    'sum'
    """
    if len(text) > MOST_CHARACTERS:
        return None, [Diagnostic("expression-too-long", at, {"length": str(len(text)), "most": str(MOST_CHARACTERS)})]
    tokens, faults = tokenize(text)
    expr = None
    if all(token.kind != "refused" for token in tokens):
        parser = _Parser(text, tokens, faults)
        expr = parser.whole()
    return None if faults else expr, diagnostics(faults, text, at)


class _Parser:
    def __init__(self, text: str, tokens: list[Token], faults: list[Fault]) -> None:
        self.text, self.tokens, self.faults = text, tokens, faults
        self.next = 0
        self.depth = 0

    def whole(self) -> Expr | None:
        try:
            expr = self.expression(0)
            if not self.ended:
                raise self.unexpected()
            _refuse_deep(expr)
        except _Stop as stop:
            self.faults.append(stop.fault)
            return None
        return expr

    @property
    def token(self) -> Token:
        return self.tokens[self.next]

    @property
    def ended(self) -> bool:
        return self.token.kind == "end"

    @property
    def word(self) -> str:
        """The sign or keyword that comes next, keywords in lower case; '' before anything else."""
        return _word(self.token)

    def take(self) -> Token:
        token = self.token
        self.next += 1
        return token

    def accept(self, word: str) -> bool:
        if self.word != word:
            return False
        self.next += 1
        return True

    def expect(self, word: str) -> Token:
        if self.word != word:
            raise self.unexpected(word)
        return self.take()

    def unexpected(self, expected: str = "") -> _Stop:
        token = self.token
        if self.ended:
            return _Stop(Fault("expression-unfinished", max(token.start - 1, 0), token.end, {"expected": expected}))
        found = self.text[token.start : token.end]
        rule = "not-in-expressions" if _word(token) in _REFUSED else "expression-syntax"
        return _Stop(Fault(rule, token.start, token.end, {"found": found, "expected": expected}))

    def span_from(self, start: int) -> tuple[int, int]:
        return start, self.tokens[self.next - 1].end

    def expression(self, strength: int) -> Expr:
        """Everything that binds more tightly than `strength`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Stop(_too_deep(self.token.start, self.token.end))
        left = self.prefix(strength)
        compared = False
        while (found := _STRENGTH.get(self.word, 0)) > strength:
            if compared and found == _COMPARISON:
                raise _Stop(Fault("chained-comparison", self.token.start, self.token.end, {"found": self.word}))
            compared = found == _COMPARISON
            left = self.infix(left)
        self.depth -= 1
        return left

    def prefix(self, strength: int) -> Expr:
        token, word = self.token, self.word
        if token.kind == "name":
            return self.named(token, word, strength)
        if token.kind in ("number", "text"):
            self.take()
            span = (token.start, token.end)
            return Text(token.text, span) if token.kind == "text" else Num(Fraction(token.text), span)
        if word == "-":
            self.take()
            return Op("neg", (self.expression(_SIGN),), self.span_from(token.start))
        if word != "(":
            raise self.unexpected()
        self.take()
        inner = self.expression(0)
        self.expect(")")
        return replace(inner, at=self.span_from(token.start))

    def named(self, token: Token, word: str, strength: int) -> Expr:
        if word == "not" and strength <= _NOT:
            self.take()
            return Op("not", (self.expression(_NOT),), self.span_from(token.start))
        if word == "case":
            return self.case()
        if word == "null":
            self.take()
            return Null((token.start, token.end))
        if word in _RESERVED:
            raise self.unexpected()
        self.take()
        if token.text.lower() == "date" and self.token.kind == "text":
            return self.day(token)
        if self.word == "(":
            return self.call(token)
        return Ref(tuple(token.text.split(".")), (token.start, token.end))

    def day(self, start: Token) -> Expr:
        written = self.take()
        span = self.span_from(start.start)
        try:
            if len(written.text) != 10:
                raise ValueError
            return Day(date.fromisoformat(written.text), span)
        except ValueError:
            self.faults.append(Fault("not-a-date", written.start, written.end, {"found": written.text}))
            return Null(span)

    def case(self) -> Expr:
        start = self.expect("case").start
        whens = []
        if self.word != "when":
            raise self.unexpected("when")
        while self.accept("when"):
            condition = self.expression(0)
            self.expect("then")
            whens.append((condition, self.expression(0)))
        otherwise: Expr = self.expression(0) if self.accept("else") else Null()
        self.expect("end")
        return Case(tuple(whens), otherwise, self.span_from(start))

    def call(self, name: Token) -> Expr:
        function, args = self.arguments(name)
        span = self.span_from(name.start)
        fault = check_call(function, args, name, span)
        if fault:
            self.faults.append(fault)
        where = self.filter(function)
        return Call(function, args, where, self.span_from(name.start))

    def arguments(self, name: Token) -> tuple[str, tuple[Expr, ...]]:
        function = name.text.lower()
        self.expect("(")
        if function == "count" and self.accept("*"):
            self.expect(")")
            return "count", ()
        if function == "count" and self.accept("distinct"):
            value = self.expression(0)
            self.expect(")")
            return "count_distinct", (value,)
        args = () if self.word == ")" else self.listed()
        self.expect(")")
        if function == "count":
            start, end = self.span_from(name.start)
            self.faults.append(count_fault(args, self.text, start, end))
        return function, args

    def listed(self) -> tuple[Expr, ...]:
        values = [self.expression(0)]
        while self.accept(","):
            values.append(self.expression(0))
        return tuple(values)

    def filter(self, function: str) -> Expr | None:
        token = self.token
        if token.kind != "name" or token.text.lower() != "filter":
            return None
        self.take()
        self.expect("(")
        if self.token.text.lower() != "where":
            raise self.unexpected("where")
        self.take()
        where = self.expression(0)
        self.expect(")")
        fault = check_filter(function, token)
        if fault:
            self.faults.append(fault)
        return where

    def infix(self, left: Expr) -> Expr:
        start = left.at[0]
        word = self.word
        if word in ("is", "not", "in", "between", "like"):
            negated = self.accept("not")
            test = self.test(left, start, negated)
            return Op("not", (test,), test.at) if negated else test
        self.take()
        right = self.expression(_STRENGTH[word])
        parts = _same(word, left) + _same(word, right)
        return Op(word, parts, self.span_from(start))

    def test(self, left: Expr, start: int, negated: bool) -> Expr:
        if not negated and self.accept("is"):
            return self.missing(left, start)
        if self.accept("in"):
            self.expect("(")
            listed = self.listed()
            self.expect(")")
            return Op("in", (left, *listed), self.span_from(start))
        if self.accept("between"):
            low = self.expression(_COMPARISON)
            self.expect("and")
            return Op("between", (left, low, self.expression(_COMPARISON)), self.span_from(start))
        self.expect("like")
        return Op("like", (left, self.expression(_COMPARISON)), self.span_from(start))

    def missing(self, left: Expr, start: int) -> Expr:
        negated = self.accept("not")
        self.expect("null")
        test = Op("is_null", (left,), self.span_from(start))
        return Op("not", (test,), test.at) if negated else test


def _word(token: Token) -> str:
    if token.kind == "name":
        word = token.text.lower()
        return word if word in _RESERVED else ""
    return token.text if token.kind == "sign" else ""


def _same(word: str, expr: Expr) -> tuple[Expr, ...]:
    """The parts of `a and b` inside a longer `and`, likewise of `or`: a long list of conditions is not a deep one."""
    return expr.args if word in ("and", "or") and isinstance(expr, Op) and expr.op == word else (expr,)


def _refuse_deep(expr: Expr) -> None:
    level: list[Expr] = [expr]
    for _ in range(DEEPEST):
        level = [part for node in level for part in children(node)]
    if level:
        raise _Stop(_too_deep(*expr.at))


def _too_deep(start: int, end: int) -> Fault:
    return Fault("expression-too-deep", start, end, {"most": str(DEEPEST)})
