"""The Measures page: each scorecard with its parts, the measures outside of them, and the attainments of the chart."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Figure, Measured, Node
from salesperf.model.sheet import Kind
from salesperf.model.statement import CardView, Statement
from salesperf.write.explanation_words import label_of
from salesperf.write.statement.attained import chart_rows, in_card, measure_name, too_few
from salesperf.write.statement.factors import gathered_formula, gives, score_name
from salesperf.write.statement.grid import EMPTY, Cell, Formula, Page, Ref, Row, figure_cell, heads
from salesperf.write.statement.lines import said_of

WIDTHS = (28, 10, 16, 16, 12, 12, 10, 14)
PARTS = ("measure", "count", "actual", "goal", "attainment", "score", "weight", "weighted")


def measures_page(told: Statement, lang: Language) -> Page:
    """Scorecards first; what stands in one is not said again below."""
    top = [Row((Cell(text("statement.page-measures", lang), look="title"),))]
    cards = [row for card in told.cards for row in (Row(), *_card(told, card, lang))]
    others = [each for each in told.tree.measures if not in_card(told, each)]
    asked = [each for each in others if each.name in told.asked]
    plain = [each for each in others if each.name not in told.asked]
    rows = (
        *top,
        *cards,
        *(_table(told, plain, "other-measures", lang) if plain else ()),
        *(_table(told, asked, "answers", lang) if asked else ()),
        *chart_rows(told, lang),
    )
    return Page("measures", rows, WIDTHS, len(top))


def _card(told: Statement, card: CardView, lang: Language) -> Iterator[Row]:
    window = visible(card.window)
    window = window if card.closed else text("statement.running", lang, window=window)
    yield Row((Cell(text("statement.measures-of", lang, card=visible(card.label), window=window), look="section"),))
    yield heads(*((text(f"statement.{name}", lang), "text" if name == "measure" else "money") for name in PARTS))
    live = card.score is not None and gives(card.nodes, card.score.value)
    cells = [Ref(f"{score_name(card)}|{number}") for number in range(len(card.nodes))]
    for node, cell in zip(card.nodes, cells, strict=True):
        yield _part(told, node, cell, lang) if node.kind == "part" else _limit(node, cell, lang)
    formula = gathered_formula(card.nodes, cells) if live else ()
    score = figure_cell(card.score, name=score_name(card), formula=formula)
    yield Row((Cell(text("statement.total-score", lang)), *(EMPTY,) * (len(PARTS) - 2), score), "total")


def _limit(node: Node, cell: Ref, lang: Language) -> Row:
    """A gate, cap or floor of the whole card."""
    gap = (EMPTY,) * (len(PARTS) - 3)
    return Row(
        (
            Cell(label_of(node, lang)),
            Cell(said_of(node, lang), look="muted"),
            *gap,
            figure_cell(node.figure, name=cell.name),
        ),
        "body",
    )


def _part(told: Statement, node: Node, cell: Ref, lang: Language) -> Row:
    """A measure with what was reached, its score and its weight; too few answers to show are not shown."""
    facts, least = node.facts, told.least.get(node.name, 1)
    count = facts.get("n", 0)
    if too_few(told, node):
        said = Cell(text("statement.fewer-than", lang, least=least), "count", look="muted")
        return Row((Cell(visible(node.label)), said, *(figure_cell(None),) * (len(PARTS) - 2)), "body")
    names = {part: f"{cell.name}|{part}" for part in ("actual", "goal", "attainment", "score", "weight")}
    reached, given = node.child("attainment"), node.child("score")
    scored = bool(node.terms)
    score = (given or reached) if scored else None
    same: Formula = (Ref(names["attainment"]),) if scored and given is None and reached is not None else ()
    weighted: Formula = (Ref(names["score"]), "*", Ref(names["weight"])) if scored else ()
    cells = (
        figure_cell(_fact(node, "actual"), name=names["actual"]),
        figure_cell(_fact(node, "goal"), name=names["goal"]),
        figure_cell(_own(reached), name=names["attainment"], formula=_quotient(reached, names)),
        figure_cell(_own(score), name=names["score"], formula=same),
        figure_cell(_fact(node, "weight"), name=names["weight"]),
        figure_cell(node.figure, name=cell.name, formula=weighted),
    )
    return Row((Cell(visible(node.label)), Cell(count if isinstance(count, int) else None, "count"), *cells), "body")


def _own(node: Node | None) -> Figure | None:
    return node.figure if node else None


def _fact(node: Node, name: str) -> Figure | None:
    fact = node.facts.get(name)
    return fact if isinstance(fact, Figure) else None


def _quotient(attainment: Node | None, names: dict[str, str]) -> Formula:
    """Actual ÷ goal, or goal ÷ actual where less is better."""
    if attainment is None or not attainment.terms:
        return ()
    actual = attainment.facts.get("actual")
    straight = isinstance(actual, Figure) and attainment.terms[0].figure.value == actual.value
    above, below = ("actual", "goal") if straight else ("goal", "actual")
    return Ref(names[above]), "/", Ref(names[below])


def _table(told: Statement, measures: list[Measured], title: str, lang: Language) -> Iterator[Row]:
    """Measures that no scorecard of the person holds."""
    yield Row()
    yield Row((Cell(text(f"statement.{title}", lang), look="section"),))
    if title == "answers":
        yield Row((Cell(text("statement.answers-note", lang), look="muted"),))
    count, actual = ("answer-count", "average") if title == "answers" else ("count", "actual")
    names = ("measure", count, actual, "goal", "attainment")
    window: tuple[str, Kind] = (text("statement.window", lang), "text")
    yield heads(*((text(f"statement.{n}", lang), "text" if n == "measure" else "money") for n in names), window)
    for each in measures:
        yield _measure(told, each, lang)


def _measure(told: Statement, each: Measured, lang: Language) -> Row:
    name = visible(each.window.name)
    window = Cell(name if each.closed else text("statement.running", lang, window=name), look="muted")
    least = told.least.get(each.name, 1)
    if each.name in told.asked and each.n < least:
        few = Cell(text("statement.fewer-than", lang, least=least), "count", look="muted")
        return Row((Cell(visible(each.label)), few, *(figure_cell(None),) * 3, window), "body")
    name = measure_name(each)
    attainment = None if each.attainment is None else Figure(each.attainment, "ratio", 1)
    live = each.actual and each.goal and each.goal.value and each.actual.value / each.goal.value == each.attainment
    formula: Formula = (Ref(f"{name}|actual"), "/", Ref(f"{name}|goal")) if live else ()
    return Row(
        (
            Cell(visible(each.label)),
            Cell(each.n, "count"),
            figure_cell(each.actual, name=f"{name}|actual"),
            figure_cell(each.goal, name=f"{name}|goal"),
            figure_cell(attainment, name=f"{name}|attainment", formula=formula),
            window,
        ),
        "body",
    )
