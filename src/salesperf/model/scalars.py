"""Numbers as a plan writes them: raw text in, exact figures out, and a named fault for everything else.

YAML's own numbers are never used: `010` is eight to one reader and ten to another, `1:10` is a number to a third, and a
float cannot hold `0.1`. One way to write each figure is accepted here; what comes near it is refused with that way.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_INTEGER = r"(?:0|[1-9][0-9]{0,2}(?:_[0-9]{3})+|[1-9][0-9]*)"
NUMBER = rf"-?{_INTEGER}(?:\.[0-9]+)?"
RATIO = rf"{NUMBER}%|-?{_INTEGER}/{_INTEGER}"
MULTIPLE = rf"{NUMBER}x"
MOST_DIGITS = 30
_LARGE_UNITS = {"万": 4, "千": 3, "亿": 8, "k": 3, "K": 3, "m": 6, "M": 6}
_MINUS_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-"})
_NOT_FINITE = re.compile(r"[-+]?\.?(?:inf|infinity|nan)", re.IGNORECASE)


class ScalarError(ValueError):
    """A text that its field cannot take: the rule it breaks and the figures for the rule's sentences."""

    def __init__(self, rule: str, **params: str) -> None:
        """Keep rule and params; empty params leave their note or hint out."""
        self.rule = rule
        self.params = params
        super().__init__(rule)


@dataclass(frozen=True, slots=True)
class Literal:
    """A figure: `kind` is `ratio`, `multiple` or `number`; `amount` is exact (30 % is 3/10); `text` as written."""

    kind: str
    amount: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A figure that stands elsewhere: `base_pct`, or a reference such as `revenue.attainment`."""

    name: str


def decimal(text: str) -> Decimal:
    """Money or a plain number, as exact as written.

    >>> decimal("5_000.00"), decimal("-12.5")
    (Decimal('5000.00'), Decimal('-12.5'))
    """
    if not re.fullmatch(NUMBER, text):
        raise _fault(text, NUMBER, "not-a-number", str)
    _check_length(text)
    return Decimal(text)


def count(text: str) -> int:
    """A whole number from 0.

    >>> count("1_000")
    1000
    """
    if not re.fullmatch(_INTEGER, text):
        raise _fault(text, _INTEGER, "not-a-count", str)
    _check_length(text)
    return int(text)


def ratio(text: str) -> Fraction:
    """A percentage or an exact fraction; a bare number is refused, for nobody can tell 1.5 from 1.5 %.

    >>> ratio("1.5%"), ratio("1/3")
    (Fraction(3, 200), Fraction(1, 3))
    """
    if not re.fullmatch(RATIO, text):
        raise _fault(text, RATIO, "not-a-ratio", str) if not re.fullmatch(NUMBER, text) else _bare(text)
    _check_length(text)
    return _percent(text) if text.endswith("%") else _quotient(text)


def multiple(text: str) -> Fraction:
    """So many times something.

    >>> multiple("1.5x")
    Fraction(3, 2)
    """
    if not re.fullmatch(MULTIPLE, text):
        raise _fault(text, MULTIPLE, "not-a-multiple", lambda near: near if near.endswith("x") else f"{near}x")
    return Fraction(decimal(text[:-1]))


def exact(text: str) -> Fraction:
    """A factor, such as an exchange rate: a number or a quotient.

    >>> exact("1.25"), exact("4/3")
    (Fraction(5, 4), Fraction(4, 3))
    """
    if re.fullmatch(rf"{_INTEGER}/{_INTEGER}", text):
        return _quotient(text)
    return Fraction(decimal(text))


def literal(text: str) -> Literal:
    """A figure whose form tells its kind.

    >>> literal("30%").amount, literal("1.5x").kind, literal("5_000").kind
    (Fraction(3, 10), 'multiple', 'number')
    """
    if text.endswith(("%", "％")) or "/" in text:
        return Literal("ratio", ratio(text), text)
    if re.fullmatch(r".*[0-9]\s*[x×]", text):
        return Literal("multiple", multiple(text), text)
    return Literal("number", Fraction(decimal(text)), text)


def looks_numeric(text: str) -> bool:
    """Whether the writer meant a figure: a digit, sign or point in front, or a word for infinity."""
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS_SIGNS)
    return plain[:1] in tuple("0123456789+-.") or bool(_NOT_FINITE.fullmatch(plain))


def _percent(text: str) -> Fraction:
    return Fraction(Decimal(text[:-1])) / 100


def _quotient(text: str) -> Fraction:
    above, below = text.split("/")
    if not int(below):
        raise ScalarError("divided-by-zero", text=text)
    return Fraction(int(above), int(below))


def _check_length(text: str) -> None:
    digits = sum(c.isdigit() for c in text)
    if digits > MOST_DIGITS:
        raise ScalarError("too-many-digits", text=f"{text[:12]}…", digits=str(digits), most=str(MOST_DIGITS))


def _bare(text: str) -> ScalarError:
    """`0.015` was a fraction of one, `15` a percentage; between them the writer must say."""
    amount = Decimal(text)
    near = f"{(amount * 100).normalize():f}%" if abs(amount) <= 1 else f"{text}%"
    return ScalarError("bare-ratio", text=text, near=near)


def _fault(text: str, pattern: str, otherwise: str, finish: Callable[[str], str]) -> ScalarError:
    """The most telling rule that `text` breaks, with the accepted way to write it where there is one."""
    if len(text) > 2 * MOST_DIGITS:
        return ScalarError("too-many-digits", text=f"{text[:12]}…", digits=str(len(text)), most=str(MOST_DIGITS))
    near = finish(_mend(text))
    near = near if re.fullmatch(pattern, near) and len(near) <= MOST_DIGITS else ""
    return ScalarError(_defect(text) or otherwise, text=text, near=near)


def _defect(text: str) -> str:
    """The rule for a way of writing that is known and refused, or ''."""
    known = (
        (r".*[０-９％．，－＋].*", "full-width-figure"),
        (r"-?[0-9]{1,3}(,[0-9]+)+(\.[0-9]+)?[%x]?", "comma-in-number"),
        (r"-?[0-9.]+[eE][-+]?[0-9]+", "exponent-in-number"),
        (r"-?[0-9._]+\s*[万千亿kKmM]", "unit-in-number"),
        (r"-?0[0-9_]+(\.[0-9]+)?[%x]?", "leading-zero"),
        (r"-?[0-9]+(_[0-9]*)+(\.[0-9]+)?[%x]?", "uneven-grouping"),
    )
    return next((rule for pattern, rule in known if re.fullmatch(pattern, text)), "")


def _mend(text: str) -> str:
    """What was meant, as far as form alone can tell.

    >>> _mend("１０．５％"), _mend("1,000"), _mend("1e3"), _mend("5万"), _mend("010"), _mend("+.5"), _mend("1,5")
    ('10.5%', '1_000', '1_000', '50_000', '10', '0.5', '')
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS_SIGNS).replace("×", "x").replace(" ", "")
    found = re.fullmatch(r"([-+]?)([0-9_,]*)(\.[0-9]+)?(?:[eE]\+?([0-9]{1,2})|([万千亿kKmM]))?([%x]?)", plain)
    if not found or not (found[2] or found[3]):
        return ""
    sign, whole, decimals, power, unit, mark = found.groups(default="")
    if "," in whole and not re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", whole):
        return ""
    shift = int(power) if power else _LARGE_UNITS.get(unit, 0)
    digits = Decimal((whole.replace("_", "").replace(",", "") or "0") + decimals)
    grouped = shift or "," in whole or "_" in whole
    figure = f"{digits.scaleb(shift):,f}".replace(",", "_") if grouped else f"{digits:f}"
    return sign.strip("+") + figure + mark
