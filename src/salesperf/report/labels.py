"""The plan's own names in the reader's language."""

from __future__ import annotations

from salesperf.model.plan.fields import Label


def label(given: Label | str | None, name: str, lang: str) -> str:
    """The label in this language, else in the other, else the name that the plan uses.

    >>> label("Cash", "revenue", "zh"), label(None, "revenue", "zh"), label(Label(zh="回款额"), "revenue", "en")
    ('Cash', 'revenue', '回款额')
    """
    if isinstance(given, Label):
        texts = (given.zh, given.en) if lang == "zh" else (given.en, given.zh)
        return texts[0] or texts[1] or name
    return given or name
