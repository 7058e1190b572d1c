"""An explanation for programs: the same tree, every figure exact and as it is printed; keys are the same everywhere."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from salesperf.diagnostics import Cell, Place, Span
from salesperf.locale.languages import Language
from salesperf.locale.visible import visible_json
from salesperf.model.credited import CreditLine
from salesperf.model.explanation import Account, Ahead, Explanation, Fact, Figure, Measured, Node, Term
from salesperf.model.ledger import Entry
from salesperf.model.results import Award
from salesperf.write.diagnostics_json import finding
from salesperf.write.explanation_words import shown

SCHEMA = "salesperf.explanation/1"

Json = dict[str, object]


def explanation_json(tree: Explanation, lang: Language) -> str:
    """The tree with all records; ends with a newline. The language decides on labels and on the words of findings."""
    page: Json = {
        "schema": SCHEMA,
        "person_id": tree.person,
        "person": tree.name,
        "team": tree.team,
        "role": tree.role,
        "period": tree.period.name,
        "currency": tree.currency,
        "plan": {"id": tree.plan, "version": tree.version, "file": tree.plan_file, "sha256": tree.digest},
        "earned": _node(tree.earned, lang),
        "measures": [_measured(each) for each in tree.measures],
        "accounts": [_account(each) for each in tree.accounts],
        "quarantined": [finding(each, lang) for each in tree.quarantined],
        "entries": [_entry(each) for each in tree.entries],
        "ahead": [_ahead(each) for each in tree.ahead],
    }
    if tree.awards:
        page["rewards"] = [_award(each.award) for each in tree.awards]
    if tree.acknowledged:
        day = tree.acknowledged.day
        page["acknowledged"] = {"state": tree.acknowledged.state, "day": day.isoformat() if day else None}
    return visible_json(json.dumps(page, ensure_ascii=False, indent=2, default=_plain)) + "\n"


def _ahead(each: Ahead) -> Json:
    named: Json = {"element": each.element, "label": each.label, "window": each.window}
    return named | {name: _figure(getattr(each, name)) for name in ("rate", "rest", "pays")}


def _entry(entry: Entry) -> Json:
    """A movement without what it does not have."""
    day = entry.day.isoformat() if entry.day else ""
    named = {name: getattr(entry, name) for name in ("rule", "element", "window", "line", "lot", "reason", "approver")}
    whole = {"id": entry.id, "kind": entry.kind, "amount": f"{entry.amount:f}", "currency": entry.currency, "day": day}
    return {name: value for name, value in (whole | named).items() if value}


def _award(award: Award) -> Json:
    """What a reward gives, without what it does not have."""
    figure = "" if award.figure is None else str(award.figure)
    day = award.day.isoformat() if award.day else ""
    whole = {"reward": award.reward, "kind": award.kind, "window": award.window.name, "what": award.what}
    chosen: Json = {} if award.chosen is None else {"chosen": award.chosen}
    return {**{name: value for name, value in (whole | {"figure": figure, "day": day}).items() if value}, **chosen}


def _node(node: Node, lang: Language) -> Json:
    """A node without what it does not have."""
    whole: Json = {
        "kind": node.kind,
        "name": node.name,
        "label": node.label,
        "figure": _figure(node.figure),
        "enters": node.enters,
        "terms": [_term(term) for term in node.terms],
        "facts": {name: _fact(value) for name, value in node.facts.items()},
        "remarks": list(node.remarks),
        "place": _place(node.place),
        "finding": finding(node.finding, lang) if node.finding else None,
        "children": [_node(child, lang) for child in node.children],
    }
    return {key: value for key, value in whole.items() if value or key == "kind"}


def _figure(figure: Figure | None) -> Json | None:
    if figure is None:
        return None
    return {"exact": str(figure.value), "printed": shown(figure), "unit": figure.unit}


def _term(term: Term) -> Json:
    return {"sign": term.sign, **(_figure(term.figure) or {})}


def _fact(value: Fact) -> object:
    return _figure(value) if isinstance(value, Figure) else value


def _place(place: Place) -> Json | None:
    match place:
        case Span(file, line, column):
            return {"file": file, "line": line, "column": column}
        case Cell(file, sheet, row, letter):
            return {"file": file, "sheet": sheet or None, "row": row or None, "column": letter or None}
    return None


def _measured(each: Measured) -> Json:
    return {
        "measure": each.name,
        "label": each.label,
        "window": each.window.name,
        "closed": each.closed,
        "actual": _figure(each.actual),
        "goal": _figure(each.goal),
        "attainment": None if each.attainment is None else str(each.attainment),
        "n": each.n,
        "goal_place": _place(each.goal_place),
        "place": _place(each.place),
    }


def _account(account: Account) -> Json:
    return {
        "element": account.element or None,
        "label": account.label,
        "window": account.window or None,
        "pay": _figure(account.pay),
        "earlier": account.earlier,
        "further": {what: _figure(amount) for what, amount in account.further},
        "records": [_line(line) for line in account.lines],
    }


def _line(line: CreditLine) -> Json:
    left_out = ("person", "element", "period")
    return {key: value for key, value in asdict(line).items() if key not in left_out}


def _plain(value: object) -> str:
    """Decimals with all their digits, days in ISO."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(type(value).__name__)
