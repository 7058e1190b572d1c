"""The words of the program itself, by key `area.name`, in English and Chinese."""

from __future__ import annotations

from salesperf.locale import ui_findings, ui_help, ui_init, ui_outcome, ui_score
from salesperf.locale.languages import Language

TEXTS: dict[str, tuple[str, str]] = {
    f"{area}.{name}": pair
    for area, module in {
        "findings": ui_findings.FINDINGS,
        "place": ui_findings.PLACE,
        "help": ui_help.HELP,
        "usage": ui_help.USAGE,
        "init": ui_init.INIT,
        "outcome": ui_outcome.OUTCOME,
        "score": ui_score.SCORE,
        "stage": ui_score.STAGES,
    }.items()
    for name, pair in module.items()
}


def text(key: str, lang: Language, count: int | None = None, **figures: object) -> str:
    """The words under `key` with its figures filled in; `count` chooses between singular and plural (`one|many`).

    Raises KeyError for an unknown key or a missing figure.

    >>> text("findings.errors", "en", 1), text("findings.errors", "en", 2), text("findings.errors", "zh", 2)
    ('1 error', '2 errors', '2 个错误')
    """
    words = TEXTS[key][lang == "zh"]
    if count is None:
        return words.format_map(figures)
    singular, _, plural = words.partition("|")
    return (singular if count == 1 or not plural else plural).format_map({**figures, "count": f"{count:,}"})
