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
    """The ISO 4217 code that a name or spelling means; any other text comes back as it is.

    >>> currency_code("人民币"), currency_code("ｃｎｙ"), currency_code("won")
    ('CNY', 'CNY', 'won')
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    if plain in _NAMES:
        return _NAMES[plain]
    return plain if plain == text or plain in _codes() else text


def _codes() -> set[str]:
    from babel.numbers import list_currencies

    return list_currencies()
