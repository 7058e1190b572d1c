"""The names that a company's template may give to its cells, and what each of them shows.

A figure fills its cell, a list grows downwards from it. `docs/statement-template.md` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.credited import CreditLine
from salesperf.model.explanation import Account, Figure, Measured, Node
from salesperf.model.sheet import Value
from salesperf.model.statement import CardView, Statement
from salesperf.write.statement.attained import hidden
from salesperf.write.statement.records import left_out

PREFIX = "sp_"

FIGURES: dict[str, Callable[[Statement], Value]] = {
    "sp_person": lambda told: told.tree.name,
    "sp_person_id": lambda told: told.tree.person,
    "sp_team": lambda told: told.tree.team,
    "sp_role": lambda told: told.tree.role,
    "sp_period": lambda told: told.tree.period.name,
    "sp_period_start": lambda told: told.tree.period.start,
    "sp_period_end": lambda told: told.tree.period.end,
    "sp_plan": lambda told: told.tree.plan,
    "sp_version": lambda told: told.tree.version,
    "sp_currency": lambda told: told.tree.currency,
    "sp_earned": lambda told: told.earned,
    "sp_settled": lambda told: told.settled,
    "sp_paid": lambda told: told.paid[0] if told.paid else None,
    "sp_paid_currency": lambda told: told.paid[1] if told.paid else None,
    "sp_pay_date": lambda told: told.notices.due,
    "sp_questions_until": lambda told: told.notices.ask_until,
    "sp_questions_to": lambda told: told.notices.ask_whom,
    "sp_rank": lambda told: told.stands[0].place.number if told.stands else None,
    "sp_rank_of": lambda told: told.stands[0].among if told.stands else None,
    "sp_score": lambda told: card.score.value if (card := _scored(told)) and card.score else None,
    "sp_score_band": lambda told: card.band if (card := _scored(told)) else None,
}

LISTS = {
    "sp_element": ("element", "period", "amount"),
    "sp_measure": ("measure", "period", "count", "actual", "goal", "attainment", "score", "weight"),
    "sp_record": (
        "element", "credited", "date", "key", "file", "sheet", "row", "share", "credit", "so_far", "tier", "rate",
        "pay",
    ),
    "sp_excluded": ("text", "column", "file", "sheet", "row", "reason"),
}  # fmt: skip
"""Each list with its columns: `sp_record_pay`; a column that is called as its list has that name alone."""

Rows = Sequence[tuple[Value, ...]]


def list_names() -> dict[str, tuple[str, int]]:
    """The name of each column, with its list and its place there."""
    return {
        group if group == PREFIX + column else f"{group}_{column}": (group, place)
        for group, columns in LISTS.items()
        for place, column in enumerate(columns)
    }


def known_names() -> list[str]:
    """Every name that a template may use."""
    return [*FIGURES, *list_names()]


def values(told: Statement, lang: Language) -> dict[str, tuple[Value, ...]]:
    """What stands under each name from its cell downwards: one value of a figure, any number of a list."""
    tables: dict[str, Rows] = {
        "sp_element": [_element(node) for node in told.tree.earned.children],
        "sp_measure": [_measure(told, each, lang) for each in told.tree.measures],
        "sp_record": _records(told, lang),
        "sp_excluded": [(r.text, r.column, r.file, r.sheet, r.row, why) for r, why in left_out(told, lang)],
    }
    columns = {name: tuple(row[at] for row in tables[group]) for name, (group, at) in list_names().items()}
    return {**{name: (read(told),) for name, read in FIGURES.items()}, **columns}


def _scored(told: Statement) -> CardView | None:
    return next((card for card in told.cards if card.closed and card.score is not None), None)


def _element(node: Node) -> tuple[Value, ...]:
    return node.label, str(node.facts["window"]), _printed(node.figure)


def _measure(told: Statement, each: Measured, lang: Language) -> tuple[Value, ...]:
    """Of answers that are too few to show, only the name."""
    window = each.window.name if each.closed else text("statement.running", lang, window=each.window.name)
    if hidden(told, each):
        return each.label, window, *(None,) * (len(LISTS["sp_measure"]) - 2)
    part = _part(told, each)
    given = (part.child("score") or part.child("attainment")) if part is not None and part.terms else None
    weight = part.facts.get("weight") if part is not None else None
    return (
        each.label, window, each.n, _exact(each.actual), _exact(each.goal), each.attainment,
        _exact(given.figure if given else None), _exact(weight if isinstance(weight, Figure) else None),
    )  # fmt: skip


def _part(told: Statement, each: Measured) -> Node | None:
    """The measure in the scorecard that holds it."""
    nodes = (node for card in told.cards if card.window == each.window.name for node in card.nodes)
    return next((node for node in nodes if node.kind == "part" and node.name == each.name), None)


def _records(told: Statement, lang: Language) -> Rows:
    """Every credited record; of sources that people answered, none."""
    listed = [a for a in told.tree.accounts if a.element or a.label not in told.answers]
    return [
        _record(account, line, rate, lang)
        for account in listed
        for line, rate in zip(account.lines, _rates(told, account), strict=True)
    ]


def _rates(told: Statement, account: Account) -> Sequence[Fraction | None]:
    """The rate of each record, where it has one."""
    key = (account.element, account.window)
    if key in told.graded:
        return told.graded[key].rates
    slabs = told.pricings[key].slabs if key in told.pricings else ()
    return [slabs[line.tier - 1].rate if slabs and line.tier is not None else None for line in account.lines]


def _record(account: Account, line: CreditLine, rate: Fraction | None, lang: Language) -> tuple[Value, ...]:
    label = account.label if account.element else text("statement.for-measures", lang, source=account.label)
    return (
        label, line.whose, line.date, line.key, line.file, line.sheet, line.row, Fraction(line.share), line.credit,
        line.running, line.tier, rate, line.pay,
    )  # fmt: skip


def _printed(figure: Figure | None) -> Fraction | None:
    return figure.printed if figure is not None else None


def _exact(figure: Figure | None) -> Fraction | None:
    return figure.value if figure is not None else None
