"""Results and one person's records -> what their statement is made of (`salesperf.model.statement`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from salesperf.model.credited import CreditLine, ExcludedRow
from salesperf.model.explanation import Explanation
from salesperf.model.plan import Plan
from salesperf.model.results import Results
from salesperf.model.statement import CardView, Clause, Graded, Pricing, Stand, Statement
from salesperf.report.bands import band_label
from salesperf.report.boards import board_name
from salesperf.report.explaining import digits
from salesperf.report.explaining.cards import card_nodes
from salesperf.report.explaining.known import Known, Setting
from salesperf.report.explanation import explain
from salesperf.report.graded import graded
from salesperf.report.notices import notices
from salesperf.report.pricing import pricing
from salesperf.report.statement.account import paid, settled
from salesperf.report.statement.clauses import PlanClauses
from salesperf.report.statement.privacy import Privacy

__all__ = ["PlanClauses", "listed_people", "statement"]

_AVERAGE = re.compile(r"\bavg\s*\(", re.IGNORECASE)


def listed_people(results: Results) -> list[str]:
    """Who gets a statement: everybody who is employed in the period or earned something in it, in roster order."""
    paid = {earning.person for earning in results.earnings}
    return [p for p in results.roster.people if p in paid or results.roster.row_at(p, results.period)]


def statement(
    plan_clauses: PlanClauses,
    privacy: Privacy,
    person: str,
    lines: Sequence[CreditLine],
    excluded: Sequence[ExcludedRow],
) -> Statement:
    """One person's statement. Raises KeyError for who is not on the roster."""
    about = plan_clauses.about
    tree, results = explain(about, person, lines), about.run.results
    priced = _pricings(about, tree)
    tree = replace(tree, quarantined=tuple(privacy.struck_in(found, person) for found in tree.quarantined))
    plan, answers = results.plan, _answers(results.plan)
    entries = about.run.entries.get(person, ())
    return Statement(
        tree=tree,
        digits=about.money_digits,
        pricings={key: made for key, made in priced.items() if isinstance(made, Pricing)},
        cards=tuple(_cards(about, person)),
        stands=tuple(_stands(about, person)),
        clauses=tuple(_struck(privacy, person, clause) for clause in plan_clauses.of(tree)),
        excluded=tuple(replace(row, text=privacy.struck(row.text, person)) for row in excluded),
        answers=frozenset(answers),
        asked=frozenset(name for name, measure in plan.measures.items() if measure.from_ in answers),
        least={name: measure.at_least or 1 for name, measure in plan.measures.items()},
        earned=sum((e.earned for e in about.run.earnings.get(person, ()) if e.earned is not None), Decimal(0)),
        notices=notices(results, about.lang),
        graded={key: made for key, made in priced.items() if isinstance(made, Graded)},
        entries=tuple(replace(e, reason=privacy.struck(e.reason, person)) for e in entries),
        settled=settled(entries),
        paid=paid(entries),
    )


def _struck(privacy: Privacy, person: str, clause: Clause) -> Clause:
    setting = privacy.struck(clause.setting, person)
    return clause if setting == clause.setting else replace(clause, setting=setting)


def _pricings(about: Setting, tree: Explanation) -> dict[tuple[str, str], Pricing | Graded]:
    """How the records of each element and window were priced, where a spreadsheet can do the same."""
    found: dict[tuple[str, str], Pricing | Graded] = {}
    nodes = {(node.name, str(node.facts["window"])): node for node in tree.earned.children}
    accounts = {(account.element, account.window): account for account in tree.accounts}
    for earning in about.run.earnings.get(tree.person, ()):
        key = (earning.element, earning.window.name)
        if key in accounts and key in nodes:
            asked = (Known(about, tree.person, earning.window), earning, nodes[key], accounts[key])
            made = pricing(*asked) or graded(*asked)
            found |= {key: made} if made else {}
    return found


def _stands(about: Setting, person: str) -> Iterator[Stand]:
    for board in about.run.boards:
        if place := board.place(person):
            yield Stand(board_name(about.run.results, board, about.lang), place, len(board.rows))


def _answers(plan: Plan) -> list[str]:
    """The sources that measures only take averages of: what somebody answered is nobody else's business."""
    asked: dict[str, bool] = {}
    for measure in plan.measures.values():
        if measure.from_ and measure.value:
            asked[measure.from_] = asked.get(measure.from_, True) and bool(_AVERAGE.search(measure.value))
    return [source for source, averaged in asked.items() if averaged]


def _cards(about: Setting, person: str) -> Iterator[CardView]:
    """The person's scorecards that have anything to show, each taken apart."""
    for card in about.run.cards.get(person, ()):
        known = Known(about, person, card.window)
        nodes = card_nodes(known, card)
        if any(part.actual.n or part.score is not None for part in card.parts):
            score = None if card.score is None else digits.score(card.score)
            band = band_label(known.plan, card.card, card.score, about.lang) if card.closed else ""
            yield CardView(card.card, known.label(card.card), card.window.name, card.closed, score, nodes, band)
