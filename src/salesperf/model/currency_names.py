"""Currencies as people and programs write them."""

from __future__ import annotations

import unicodedata

_NAMES = {
    "RMB": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "美金": "USD",
    "US$": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "港币": "HKD",
    "港元": "HKD",
    "HK$": "HKD",
}


def currency_code(text: str) -> str:
    """The ISO code that a name or spelling means; any other text comes back without blanks around, in capitals.

    >>> currency_code("人民币"), currency_code("ｃｎｙ"), currency_code("USD")
    ('CNY', 'CNY', 'USD')
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    return _NAMES.get(plain, plain)
