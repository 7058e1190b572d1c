"""Every rule a diagnostic may name, with its sentences in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.locale import (
    rules_calendar,
    rules_currencies,
    rules_data,
    rules_examples,
    rules_exports,
    rules_expressions,
    rules_folder,
    rules_late,
    rules_ledger,
    rules_lines,
    rules_meaning,
    rules_overrides,
    rules_pay,
    rules_people,
    rules_plan,
    rules_records,
    rules_run,
    rules_settlement,
    rules_template,
    rules_together,
)

AREAS = {
    "plan": rules_plan.RULES,
    "meaning": rules_meaning.RULES,
    "pay": rules_pay.RULES,
    "lines": rules_lines.RULES,
    "overrides": rules_overrides.RULES,
    "together": rules_together.RULES,
    "expressions": rules_expressions.RULES,
    "calendar": rules_calendar.RULES,
    "tables": rules_data.RULES,
    "exports": rules_exports.RULES,
    "people": rules_people.RULES,
    "records": rules_records.RULES,
    "currencies": rules_currencies.RULES,
    "run": rules_run.RULES,
    "settlement": rules_settlement.RULES,
    "folder": rules_folder.RULES,
    "template": rules_template.RULES,
    "ledger": rules_ledger.RULES,
    "late": rules_late.RULES,
    "examples": rules_examples.RULES,
}
"""The rules by what they are about, in the order in which a run meets them."""


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


RULES = {
    name: Rule(name, Sentences(*en), Sentences(*zh)) for rules in AREAS.values() for name, (en, zh) in rules.items()
}
