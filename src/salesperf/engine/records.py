"""What an expression over a credited line says of the whole record, before anybody has a share of it."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from salesperf.model.expr import Case, Expr, Null, Num, Op, Ref, rebuild, refs, walk
from salesperf.model.work import SourceWork

SHARE = ("share",)  # what only a credited line has
RECORD = "_record "
"""Before the name of a field in `line_s`: the figure of the whole record, of which the field is a share."""


def of_record(condition: Expr | None) -> Expr | None:
    """The parts of a condition that do not depend on anybody's share; None where nothing is left.

    >>> won, large = Ref(("won",)), Op(">", (Ref(SHARE), Num(Fraction(1, 2))))
    >>> of_record(Op("and", (won, large))) == won, of_record(large)
    (True, None)
    """
    if condition is None or SHARE not in refs(condition):
        return condition
    if not isinstance(condition, Op) or condition.op != "and":
        return None
    kept = [part for arg in condition.args if (part := of_record(arg)) is not None]
    return Op("and", tuple(kept)) if len(kept) > 1 else next(iter(kept), None)


def over_record(condition: Expr, parted: Collection[str]) -> Expr:
    """A condition on a credited line that asks for the record's own figures where the line has a share of them.

    >>> over_record(Op(">", (Ref(("amount",)), Num(Fraction(5)))), ["amount"]).args[0]
    Ref(path=('_record amount',), at=(0, 0))
    """
    if isinstance(condition, Ref):
        name = ".".join(condition.path)
        return Ref((RECORD + name,)) if name in parted else condition
    return rebuild(condition, lambda part: over_record(part, parted))


def figure_of_record(value: Expr) -> Expr | None:
    """The figure as of the whole record, 0 where a `case` leaves it out on purpose; None where that is no number."""
    found = _whole(value)
    return None if any(isinstance(node, Null) for node in walk(found)) else found


def _whole(expr: Expr) -> Expr:
    match expr:
        case Ref(path) if path == SHARE:
            return Num(Fraction(1))
        case Case(whens, otherwise, at):
            kept = tuple((_whole(when), _left_out(then)) for when, then in whens)
            return Case(kept, _left_out(otherwise), at)
    return rebuild(expr, _whole)


def _left_out(branch: Expr) -> Expr:
    return Num(Fraction(0)) if isinstance(branch, Null) else _whole(branch)


def base_fields(work: SourceWork, value: Expr) -> set[str]:
    """The columns that a figure is made of, those under derived fields too."""
    found: set[str] = set()
    for path in refs(value):
        name = ".".join(path)
        found |= base_fields(work, work.derive[name]) if name in work.derive else {name}
    return found
