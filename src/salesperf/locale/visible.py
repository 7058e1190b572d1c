"""Text from data made safe to print: what a terminal would obey, or not show, is written as an escape."""

from __future__ import annotations

import re

# C0 and C1 controls, zero-width characters, line separators, bidirectional overrides, lone surrogates
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""The same text with every unseen character as an escape; what is visible already stays as it is.

    >>> visible("a\x1b[31mb\tc"), visible("林若溪\u202e")
    ('a\\x1b[31mb\\tc', '林若溪\\u202e')
    """
    return _UNSEEN.sub(_escape, text)


def visible_json(text: str) -> str:
    r"""JSON with the unseen characters of its strings as JSON escapes; what it says stays the same.

    >>> print(visible_json('{"name": "a\x9bb"}'))
    {"name": "a\u009bb"}
    """
    return _UNSEEN.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
