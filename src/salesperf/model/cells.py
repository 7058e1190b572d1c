"""Cells: from the text of a cell to an exact value of the declared type, or to the rule that the text breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from salesperf.model.dates import read_date

CellValue = Decimal | Fraction | int | date | str | None
UNITS: Mapping[str, int] = {"万": 10_000, "千": 1_000, "亿": 100_000_000, "k": 1_000, "m": 1_000_000}
MOST_DIGITS = 18
_EXACT = Context(prec=1000)

_SIGNS = {
    **{
        "HK$": ("HKD",),
        "US$": ("USD",),
        "NT$": ("TWD",),
        "S$": ("SGD",),
        "A$": ("AUD",),
        "C$": ("CAD",),
        "R$": ("BRL",),
    },
    **{"₩": ("KRW",), "₹": ("INR",), "₽": ("RUB",), "฿": ("THB",), "₫": ("VND",), "₺": ("TRY",), "₱": ("PHP",)},
    "円": ("JPY",),
    "¥": ("CNY", "JPY"),
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"),
    "€": ("EUR",),
    "£": ("GBP",),
    "元": ("CNY", "HKD", "TWD"),
    "RMB": ("CNY",),
}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ODD_SIGNS = {0x2212: "-", 0xFFE5: "¥", 0xFFE1: "£", 0xA0: " ", 0x3000: " ", 0x2007: " ", 0x2009: " ", 0x202F: " "}
_PLAIN = _FULL_WIDTH | _ODD_SIGNS
_INVISIBLE = "\ufeff\u200b\u200e\u200f"
_ERROR = re.compile(r"#(N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)")
_WRAPPING = re.compile(
    r"(?P<sign>[-+]?) ?(?P<before>(?:HK|US|NT|[SACR])?\$|[¥€£₩₹₽฿₫₺₱]|[A-Z]{3}(?![A-Z]))? ?(?P<inner>[-+]?) ?"
    r"(?P<figure>[\d.][\d.,' ’]*?) ?(?P<unit>[万千亿kKmM]?) ?(?P<after>[¥$€£₩₹₽฿₫₺₱元円]|[A-Z]{3})?(?P<trailing>-?)",
    re.ASCII,
)
_EUROPEAN = re.compile(r"[^\d]*(\d{1,3}([. ']\d{3})+,\d+|\d+,(?!\d{3}\D*$)\d+)[^\d]*", re.ASCII)
_POINTED = re.compile(r"[^\d]*(\d{1,3}(,\d{3})+|\d+)\.\d+[^\d]*", re.ASCII)
_REFUSED = (
    (re.compile(r"[-–—―﹣]+"), "amount-is-dash"),
    (re.compile(r".*%"), "amount-is-percent"),
    (re.compile(r"[-+]?[\d.]+[eE][-+]?\d+", re.ASCII), "amount-has-exponent"),
)


@dataclass(frozen=True, slots=True)
class Notation:
    """How the cells of a table are written. An empty `currency` lets every currency sign pass.

    Times with an offset are days in `timezone`; without one nobody knows which day they are.
    """

    decimal: str = "."
    date_format: str | None = None
    currency: str = ""
    timezone: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """A cell's value, or None with the rule it breaks; with `warning`, the value stands and the rule is only told."""

    value: CellValue
    rule: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False


def convert(text: str, type_: str, notation: Notation = Notation(), unit: int = 1) -> Converted:
    """Read one cell as money, number, integer, ratio, date or text; a blank cell is None without a rule.

    `unit` multiplies money, numbers and integers. Figures are exact: what a spreadsheet stores as a binary number must
    arrive as the 15 digits it displays.

    >>> convert("(¥1,234.50)", "money").value
    Decimal('-1234.50')
    >>> convert("85%", "ratio").value
    Fraction(17, 20)
    >>> convert("1.250,00", "money").rule
    'amount-decimal-comma'
    """
    text = trimmed(text)
    if not text:
        return Converted(None)
    if type_ == "text":
        return Converted(text)
    if _ERROR.fullmatch(text):
        return _broken("cell-is-error", text)
    plain = text.translate(_PLAIN).strip()
    return _READERS[type_](plain, text, notation, unit)


def trimmed(text: str) -> str:
    """The text without blanks and invisible marks at its ends (no-break, ideographic and zero-width ones too)."""
    return text.strip().strip(_INVISIBLE).strip()


def _broken(rule: str, text: str, **params: str) -> Converted:
    return Converted(None, rule, {"text": shortened(text), **params})


def shortened(text: str, most: int = 60) -> str:
    """The text on one line, cut to what a message can hold.

    >>> shortened("a" * 100, 5)
    'aaaa…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _amount(plain: str, text: str, notation: Notation, unit: int) -> Converted:
    inside = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else plain
    parts = _WRAPPING.fullmatch(inside)
    signs = [] if parts is None else [s for s in parts.group("sign", "inner", "trailing") if s]
    digits = _digits(parts["figure"], notation.decimal) if parts else None
    if parts is None or digits is None or len(signs) + (inside is not plain) > 1:
        return _broken(_why_not(plain, notation.decimal), text)
    found = _foreign(parts, notation.currency)
    if found:
        return _broken("amount-other-currency", text, found=found, currency=notation.currency)
    negative = inside is not plain or "-" in signs
    return _scaled(Decimal("-" + digits if negative else digits), parts["unit"].lower(), text, unit)


def _why_not(plain: str, decimal: str) -> str:
    if decimal == "." and _EUROPEAN.fullmatch(plain):
        return "amount-decimal-comma"
    if decimal == "," and _POINTED.fullmatch(plain):
        return "amount-decimal-point"
    return next((rule for shape, rule in _REFUSED if shape.fullmatch(plain)), "amount-not-a-number")


def _foreign(parts: re.Match[str], currency: str) -> str:
    """The first currency sign or code in a cell that is not the currency, or ''."""
    signs = (str(sign) for sign in parts.group("before", "after") if sign)
    return next((sign for sign in signs if currency and not fits_currency(sign, currency)), "")


def fits_currency(sign: str, currency: str) -> bool:
    """Whether a sign or code beside a figure can mean the currency.

    >>> fits_currency("$", "CAD"), fits_currency("USD", "CAD")
    (True, False)
    """
    return currency == sign or currency in _SIGNS.get(sign, ())


def _digits(figure: str, decimal: str) -> str | None:
    """The figure with a point and without groups, or None where the groups are not of three."""
    whole, point, fraction = figure.partition(decimal)
    groups = {mark for mark in whole if not mark.isdigit()}
    if len(groups) > 1 or groups & {decimal} or (fraction and not fraction.isdigit()):
        return None
    mark = groups.pop() if groups else ""
    pieces = whole.split(mark) if mark else [whole]
    if mark and (not 1 <= len(pieces[0]) <= 3 or any(len(piece) != 3 for piece in pieces[1:])):
        return None
    digits = "".join(pieces)
    return f"{digits or '0'}{'.' if point else ''}{fraction}" if digits or fraction else None


def _scaled(amount: Decimal, cell_unit: str, text: str, unit: int) -> Converted:
    if cell_unit and unit != 1:
        return _broken("amount-unit-twice", text)
    value = _EXACT.multiply(amount, UNITS[cell_unit] if cell_unit else unit)
    whole, _, fraction = format(value.copy_abs(), "f").partition(".")
    if len(fraction) > MOST_DIGITS:
        return _broken("amount-too-precise", text, most=str(MOST_DIGITS))
    if len(whole.lstrip("0")) > MOST_DIGITS:
        return _broken("amount-too-large", text, most=str(MOST_DIGITS))
    value = value if value else value.copy_abs()
    if cell_unit:
        return Converted(value, "amount-unit-in-cell", {"text": text, "value": format(value, "f")}, warning=True)
    return Converted(value)


def _integer(plain: str, text: str, notation: Notation, unit: int) -> Converted:
    found = _amount(plain, text, notation, unit)
    if not isinstance(found.value, Decimal):
        return found
    if found.value != int(found.value):
        return _broken("integer-has-fraction", text)
    return Converted(int(found.value), found.rule, found.params, found.warning)


def _ratio(plain: str, text: str, notation: Notation, unit: int) -> Converted:
    """A percentage, or a bare figure below 2, as spreadsheets store their percent cells: 1.2 is 120 %."""
    percent = plain.endswith("%")
    found = _amount(plain.removesuffix("%").rstrip(), text, notation, 1)
    if not isinstance(found.value, Decimal):
        return found
    if found.warning:
        return _broken("amount-not-a-number", text)
    if not percent and abs(found.value) >= 2:
        return _broken("ratio-without-percent", text)
    return Converted(Fraction(found.value) / (100 if percent else 1))


def _date(plain: str, text: str, notation: Notation, unit: int) -> Converted:
    day, rule, params = read_date(plain, notation.date_format, notation.timezone)
    if day is None:
        return _broken(rule, text, **params)
    return Converted(day, rule, {"text": shortened(text), "value": str(day), **params} if rule else {}, bool(rule))


_READERS: Mapping[str, Callable[[str, str, Notation, int], Converted]] = {
    "money": _amount,
    "number": _amount,
    "integer": _integer,
    "ratio": _ratio,
    "date": _date,
}
