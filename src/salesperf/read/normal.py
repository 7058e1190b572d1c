"""Headers and cells as they are compared: width, case and blanks do not count."""

from __future__ import annotations

import unicodedata


def normal(header: str) -> str:
    """The header as it is compared.

    >>> normal(" Ａmount\\n（RMB） ")
    'amount (rmb)'
    """
    return folded(header.replace("\u200b", "").replace("\ufeff", ""))


def folded(text: str) -> str:
    """The text in one width and case, with single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
