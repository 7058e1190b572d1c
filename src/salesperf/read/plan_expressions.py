"""Every expression of a plan, read where it stands: parsed, then checked against what it may name there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import Expr, refs
from salesperf.read.expression_scope import Scope
from salesperf.read.expression_types import Wanted, check_expression
from salesperf.read.expressions import parse_expression

if TYPE_CHECKING:
    from salesperf.read.source_map import Loc, SourceMap


_ARITHMETIC = ("+", "-", "*", "/")


@dataclass(frozen=True, slots=True)
class Names:
    """What an expression may name; of `broken` ones the type is unknown, for their own expression is wrong."""

    scope: Scope
    broken: frozenset[str] = frozenset()

    def plus(self, name: str, kind: str | None) -> Names:
        """With one more name; without a type it is broken."""
        if kind is None:
            return replace(self, broken=self.broken | {name})
        return self.plus_all({name: kind})

    def plus_all(self, types: Mapping[str, str]) -> Names:
        """With more names."""
        return replace(self, scope=replace(self.scope, names={**self.scope.names, **types}))


@dataclass(frozen=True, slots=True)
class Typed:
    """An expression and the type it comes to."""

    expr: Expr
    kind: str


@dataclass(frozen=True, slots=True)
class ExpressionReader:
    """Reads one expression after another; what is wrong gathers in `found`."""

    source: SourceMap
    lost: frozenset[str] = frozenset()
    found: list[Diagnostic] = field(default_factory=list)

    def typed(self, text: str | None, loc: Loc, names: Names, wanted: Wanted) -> Typed | None:
        """The expression at `loc`; None where there is none or it is wrong.

        What uses a broken or lost name is not judged: that fault is already told.
        """
        expr = self.parsed(text, loc)
        if text is None or expr is None or self._rests_on_faults(expr, names):
            return None
        kind, found = check_expression(expr, names.scope, wanted, text, self.source.span(loc))
        self.found.extend(_untyped(each, names.scope) for each in found)
        return Typed(expr, kind) if kind else None

    def _rests_on_faults(self, expr: Expr, names: Names) -> bool:
        paths = refs(expr)
        return bool(names.broken & {".".join(path) for path in paths} or self.lost & {path[0] for path in paths})

    def condition(self, text: str | None, loc: Loc, names: Names) -> Expr | None:
        """The condition at `loc`; None where there is none or it is wrong."""
        typed = self.typed(text, loc, names, "condition")
        return typed.expr if typed else None

    def parsed(self, text: str | None, loc: Loc) -> Expr | None:
        """The expression at `loc`, its names unread; None where there is none or it does not parse."""
        if text is None:
            return None
        expr, found = parse_expression(text, self.source.span(loc))
        self.found.extend(found)
        return expr


def _untyped(found: Diagnostic, scope: Scope) -> Diagnostic:
    """A field that stands where a number belongs, and is text: most often the plan gives it no type."""
    params = found.params
    operands = [params.get("part", "")] if found.rule == "wrong-operand" else []
    if found.rule == "mixed-types" and params["operator"] in _ARITHMETIC:
        operands = [params[side] for side in ("left", "right") if params[f"{side}_type"] == "text"]
    field = next((operand for operand in operands if scope.names.get(operand) == "text"), "")
    if not field:
        return found
    return replace(found, rule="text-needs-type", params={"part": field, "operator": params["operator"]})
