"""The words of the program itself, by key `area.name`, in English and Chinese."""

from __future__ import annotations

from salesperf.locale import (
    ui_account,
    ui_changes,
    ui_choices,
    ui_clauses,
    ui_diff,
    ui_explain,
    ui_findings,
    ui_help,
    ui_init,
    ui_inspect,
    ui_ledger,
    ui_outcome,
    ui_outlook,
    ui_overrides,
    ui_page,
    ui_page_answers,
    ui_ranking,
    ui_score,
    ui_sentences,
    ui_statement,
    ui_together,
    ui_worked,
)
from salesperf.locale.languages import Language

TEXTS: dict[str, tuple[str, str]] = {
    f"{area}.{name}": pair
    for area, module in {
        "change": ui_changes.PLAN_PARTS,
        "tier": ui_changes.TIER_BOUNDS,
        "choices": ui_choices.CHOICES,
        "clause": ui_clauses.CLAUSES | ui_together.CLAUSES | ui_overrides.CLAUSES,
        "diff": ui_diff.DIFF,
        "explain": ui_explain.EXPLAIN | ui_together.EXPLAIN | ui_overrides.EXPLAIN,
        "findings": ui_findings.FINDINGS,
        "place": ui_findings.PLACE,
        "help": ui_help.HELP,
        "usage": ui_help.USAGE,
        "init": ui_init.INIT,
        "inspect": ui_inspect.INSPECT,
        "ledger": ui_ledger.LEDGER,
        "verify": ui_ledger.VERIFY,
        "outcome": ui_outcome.OUTCOME,
        "inputs": ui_score.INPUTS,
        "ranking": ui_ranking.RANKING | ui_outlook.RANKING_OUTLOOK,
        "page": ui_page.PAGE
        | ui_page_answers.ANSWERS
        | ui_together.ANSWERS
        | ui_overrides.ANSWERS
        | ui_outlook.PAGE_OUTLOOK,
        "score": ui_score.SCORE | ui_outlook.SCORE_OUTLOOK,
        "stage": ui_score.STAGES,
        "statement": ui_statement.STATEMENT | ui_overrides.STATEMENT | ui_outlook.STATEMENT_OUTLOOK,
        "sentence": ui_sentences.SENTENCES,
        "account": ui_account.ACCOUNT,
        "worked": ui_worked.WORKED,
    }.items()
    for name, pair in module.items()
}


def text(key: str, lang: Language, **figures: object) -> str:
    """The words under `key` with their figures; KeyError where the key or a figure is missing.

    >>> text("place.sheet", "en", sheet="Orders"), text("place.sheet", "zh", sheet="Orders")
    ('sheet Orders', '工作表 Orders')
    """
    return TEXTS[key][lang == "zh"].format_map(figures)


def counted(key: str, lang: Language, count: int, **figures: object) -> str:
    """Words that depend on a count, written `one|many`; the figure `{count}` has its thousands separated.

    >>> counted("findings.errors", "en", 1), counted("findings.errors", "en", 2000), counted("findings.errors", "zh", 2)
    ('1 error', '2,000 errors', '2 个错误')
    """
    singular, _, plural = TEXTS[key][lang == "zh"].partition("|")
    return (singular if count == 1 or not plural else plural).format_map({**figures, "count": f"{count:,}"})
