"""Records below a level, each with its own rate: the columns that price them, and what multiplies them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.credited import CreditLine
from salesperf.model.explanation import Node
from salesperf.model.statement import Graded, Statement
from salesperf.write.statement.formulas import Key, cell_name, rate_digits, rounded
from salesperf.write.statement.grid import EMPTY, Beside, Column, Formula, Ref, Row
from salesperf.write.statement.ladder import factor_rows
from salesperf.write.statement.lines import key_of, line, said_of


def graded_columns(lines: Sequence[CreditLine], key: Key, made: Graded) -> tuple[Column, ...]:
    """Running total, rate, worth and pay: a line's rate is what it says beside the record, and no tier has it."""
    credit, so_far, rate, worth = (Beside(cell_name(key, what)) for what in ("credit", "sofar", "rate", "worth"))
    above = rounded((Beside(so_far.name, above=True), "+", credit), made.places)
    digits = rate_digits(made.rates) if made.by_ratio else made.digits
    worths = tuple(made.worths(Fraction(line.credit or 0) for line in lines))
    return (
        Column(tuple(line.credit for line in lines), "money", "open", made.places, name=credit.name),
        Column(tuple(line.running for line in lines), "money", "", made.places, above, (credit,), so_far.name),
        Column((None,) * len(lines)),
        Column(made.rates, "ratio" if made.by_ratio else "money", digits=digits, name=rate.name),
        Column(worths, "money", "", made.exact, *_worth(credit, rate, worth, key, made), worth.name),
        Column(
            tuple(line.pay for line in lines), "money", "", made.digits, *_pay(worth, made.digits),
            cell_name(key, "pay"),
        ),
    )  # fmt: skip


def _worth(credit: Beside, rate: Beside, worth: Beside, key: Key, made: Graded) -> tuple[Formula, Formula]:
    """What all records so far are worth, not rounded to the currency yet, and that of the first one."""
    factor: Formula = ("*", Ref(cell_name(key, "factor"))) if made.factor != 1 else ()
    own: Formula = (credit, "*", rate, *factor)
    return rounded((Beside(worth.name, above=True), "+", *own), made.exact), rounded(own, made.exact)


def _pay(worth: Beside, digits: int) -> tuple[Formula, Formula]:
    """What the rounded worth has risen by, and that of the first one."""
    now, before = rounded((worth,), digits), rounded((Beside(worth.name, above=True),), digits)
    return rounded((*now, "-", *before), digits), now


def graded_rows(told: Statement, node: Node, lang: Language) -> Iterator[Row]:
    """The own rate in words, and the factors of all records."""
    if (lines := node.child("lines")) is not None:
        yield line(text("statement.rate", lang), said_of(lines, lang), EMPTY)
    yield from factor_rows(told, node, told.graded[key_of(node)].factor, lang)
