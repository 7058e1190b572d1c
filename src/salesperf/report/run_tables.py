"""Results -> the tables of a run folder. Names and headings are the same in every language; rows keep plan order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.model.consulted import SectionVotes
from salesperf.model.results import CardPart, CardResult, MeasureResult, RankRow, Results
from salesperf.report.payroll import payroll_amounts

Value = str | bool | int | Decimal | Fraction | None
Row = tuple[Value, ...]

PERSON = ("person_id", "person")


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the run folder: its name without an ending, its headings and rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def run_tables(results: Results) -> tuple[Table, ...]:
    """Every small table of the run; the large ones are `results.bulk`."""
    tables = scores(results), ranking(results), payouts(results), ledger(results), payroll(results)
    beside = [rewards(results)] if results.plan.rewards else []
    return (*tables, *beside, *consultation(results))


def scores(results: Results) -> Table:
    """Every measure in every window: inside a scorecard with score and weight, outside with its figures alone."""
    header = (*PERSON, "measure", "cadence", "window", "state", "scorecard", "actual", "goal", "attainment", "score",
              "weight", "weighted", "n")  # fmt: skip
    scored = {(card.person, part.measure, card.window) for card in results.cards for part in card.parts}
    cards = (_card_row(results, card, part) for card in results.cards for part in card.parts)
    alone = (_measure_row(results, m) for m in results.measures if (m.person, m.measure, m.window) not in scored)
    return Table("scores", header, (*cards, *alone))


def ranking(results: Results) -> Table:
    """Every place of every ranking; people who share a place have the same number and `tied`."""
    header = (*PERSON, "team", "ranked_by", "window", "place", "tied", "value")
    rows = ((*_person(results, r.person), _team(results, r), r.by, r.window.name, r.place, r.tied, r.value)
            for r in results.ranking)  # fmt: skip
    return Table("ranking", header, tuple(rows))


def payouts(results: Results) -> Table:
    """What each element earned each person; an amount that a figure is missing for is empty and says why."""
    header = (*PERSON, "element", "kind", "window", "earned", "currency", "reason")
    rows = ((*_person(results, e.person), e.element, e.kind, e.window.name, e.earned, results.plan.currency, e.reason)
            for e in results.earnings)  # fmt: skip
    return Table("payouts", header, tuple(rows))


def ledger(results: Results) -> Table:
    """The movements on each person's account, in the order in which they were made."""
    header = (*PERSON, "entry", "element", "window", "amount", "currency", "id", "rule", "day", "line", "lot", "reason",
              "approver")  # fmt: skip
    rows = ((*_person(results, e.person), e.kind, e.element, e.window, e.amount, e.currency, e.id, e.rule,
             e.day.isoformat() if e.day else None, e.line, e.lot, e.reason, e.approver)
            for e in results.entries)  # fmt: skip
    return Table("ledger", header, tuple(rows))


def payroll(results: Results) -> Table:
    """What is paid, by person, day and earning code; the rows of a person and day add up to what is paid then.

    The code is the settlement rule's name, or else the element's code or name, or else the kind of movement.
    """
    amounts = payroll_amounts(results)
    rows = ((*_person(results, person), code, amount, currency, day.isoformat() if day else None)
            for (person, code, currency, day), amount in amounts.items() if amount)  # fmt: skip
    return Table("payroll", (*PERSON, "earning_code", "amount", "currency", "paid_on"), tuple(rows))


def rewards(results: Results) -> Table:
    """What rewards give beside pay: places of honour, forms of an earning, units by the day on which they vest."""
    header = (*PERSON, "reward", "kind", "window", "what", "figure", "day", "chosen")
    rows = ((*_person(results, a.person), a.reward, a.kind, a.window.name, a.what, a.figure,
             a.day.isoformat() if a.day else None, a.chosen) for a in results.awards)  # fmt: skip
    return Table("rewards", header, tuple(rows))


def consultation(results: Results) -> tuple[Table, ...]:
    """Votes by section, each with its comments in rows of their own; who has seen the plan's text."""
    found, asked = results.consulted, results.plan.consultation
    if found is None or asked is None:
        return ()
    tables = []
    if asked.votes:
        header = ("section", "votes", "mean", "spread", "comment")
        tables.append(Table("votes", header, tuple(row for each in found.votes for row in _section_rows(each))))
    if asked.acknowledgements:
        rows = ((*_person(results, each.person), each.state, each.day.isoformat() if each.day else None)
                for each in found.acknowledged)  # fmt: skip
        tables.append(Table("acknowledgements", (*PERSON, "state", "day"), tuple(rows)))
    return tuple(tables)


def _section_rows(votes: SectionVotes) -> Iterator[Row]:
    yield (votes.section, votes.n, votes.mean, votes.spread, None)
    yield from ((votes.section, None, None, None, comment) for comment in votes.comments)


def _card_row(results: Results, card: CardResult, part: CardPart) -> Row:
    cadence, state = card.window.every, _state(card.closed)
    figures = (part.actual.value, part.goal, part.attainment, part.score, part.weight, part.weighted, part.actual.n)
    return (*_person(results, card.person), part.measure, cadence, card.window.name, state, card.card, *figures)


def _measure_row(results: Results, m: MeasureResult) -> Row:
    figures = (m.actual, m.goal, m.attainment, None, None, None, m.n)
    return (*_person(results, m.person), m.measure, m.window.every, m.window.name, _state(m.closed), "", *figures)


def _person(results: Results, person: str) -> tuple[str, str]:
    known = results.roster.people.get(person)
    return person, known.name if known else ""


def _team(results: Results, rank: RankRow) -> str:
    row = results.roster.row_at(rank.person, rank.window)
    return row.team if row else ""


def _state(closed: bool) -> str:
    return "closed" if closed else "running"
