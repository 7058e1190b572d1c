"""Why a row of an input was not used, in words."""

from __future__ import annotations

from salesperf.locale.languages import Language
from salesperf.locale.texts import known, text


def state_words(status: str, lang: Language) -> str:
    """`quarantined` and `out of scope` in the reader's language.

    >>> state_words("out of scope", "zh")
    '不在范围'
    """
    return text(f"statement.state-{status.replace(' ', '-')}", lang)


def reason_words(reason: str, lang: Language) -> str:
    """A fixed reason in words; the name of a rule stays as it is, since it is looked up by it.

    >>> reason_words("filtered-by-plan", "zh"), reason_words("unknown-person", "zh")
    ('方案筛除', 'unknown-person')
    """
    key = f"statement.reason-{reason}"
    return text(key, lang) if known(key) else reason


def exclusion_words(status: str, reason: str, lang: Language) -> str:
    """Both in one cell.

    >>> exclusion_words("quarantined", "rate-missing", "zh"), exclusion_words("quarantined", "rate-missing", "en")
    ('隔离：rate-missing', 'quarantined: rate-missing')
    """
    return text("diff.not-used-because", lang, state=state_words(status, lang), reason=reason_words(reason, lang))
