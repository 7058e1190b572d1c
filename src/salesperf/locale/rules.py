"""Every rule a diagnostic may name, with its sentences in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.locale import (
    rules_data,
    rules_expressions,
    rules_meaning,
    rules_pay,
    rules_plan,
    rules_records,
    rules_run,
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language of a rule; `note` and `hint` may be ''. Figures stand in braces: `{name}`."""

    message: str
    note: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: the same name in every language."""

    name: str
    en: Sentences
    zh: Sentences


def _table() -> dict[str, Rule]:
    modules = (rules_plan, rules_meaning, rules_pay, rules_expressions, rules_data, rules_records, rules_run)
    return {
        name: Rule(name, Sentences(*en), Sentences(*zh))
        for module in modules
        for name, (en, zh) in module.RULES.items()
    }


RULES = _table()
