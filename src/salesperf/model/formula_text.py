r"""Text that a spreadsheet would take for a formula, made safe for CSV files.

Such text gets an apostrophe in front. So does text that already has apostrophes before such a character: taking one
apostrophe off therefore always gives the text back.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def no_formula(text: str) -> str:
    """The text as a CSV cell may hold it.

    >>> no_formula("=1+1"), no_formula("'=1+1"), no_formula("林若溪")
    ("'=1+1", "''=1+1", '林若溪')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def as_written(text: str) -> str:
    """The text of such a cell, given back.

    >>> as_written("'=1+1"), as_written("'s-Gravenhage")
    ('=1+1', "'s-Gravenhage")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
