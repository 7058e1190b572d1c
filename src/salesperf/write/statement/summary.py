"""The Summary page: what is earned, of what it is made, where to check it, and where the person stands."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from babel.dates import format_date

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Figure, Node
from salesperf.model.period import Window
from salesperf.model.statement import Pricing, Stand, Statement
from salesperf.write import figures
from salesperf.write.explanation_words import shown
from salesperf.write.statement.account import is_settled, paid_cell
from salesperf.write.statement.attained import Attained, attained
from salesperf.write.statement.beside import beside_rows
from salesperf.write.statement.formulas import cell_name
from salesperf.write.statement.grid import EMPTY, Cell, Chart, Formula, Page, Ref, Row, figure_cell, heads, money
from salesperf.write.statement.lines import key_of

WIDTHS = (30, 24, 18)
CHART_ROWS = 13


def summary_page(told: Statement, lang: Language) -> Page:
    """Three columns, for a phone."""
    rows = [*_head(told, lang), Row(), *_elements(told, lang), Row(), *_stand(told, lang), *beside_rows(told, lang)]
    missing = len(told.tree.quarantined)
    if missing:
        rows += [Row(), Row((Cell(counted("statement.not-counted", lang, missing), look="alert"),), tall=2)]
    chart = _chart(told, len(rows) + 2, lang)
    if chart is not None:
        rows += [Row(), Row((Cell(text("statement.chart", lang), look="muted"),)), *(Row(),) * CHART_ROWS]
    return Page("summary", tuple(rows), WIDTHS, 0, single=True, chart=chart)


def _head(told: Statement, lang: Language) -> list[Row]:
    tree = told.tree
    who = "  ".join(visible(each) for each in (tree.name, tree.person, tree.team) if each)
    plan = text("statement.plan-version", lang, plan=visible(tree.plan), version=visible(tree.version))
    currency = text("statement.amounts-in", lang, currency=tree.currency)
    return [
        Row((Cell(text("statement.title", lang), look="title"),)),
        Row((Cell(period_words(tree.period, lang), look="muted"), EMPTY, Cell(currency, "count", look="muted"))),
        Row((Cell(who, look="strong"), EMPTY, Cell(plan, "count", look="muted"))),
        Row(),
        Row((Cell(text("statement.earned-now", lang), look="muted"),)),
        Row((money(told.earned, told.digits, look="big", formula=(Ref("earned"),)),), tall=2),
        *_due(told, lang),
    ]


def _due(told: Statement, lang: Language) -> list[Row]:
    day = told.notices.due
    return [Row((Cell(text("statement.due", lang, day=day.isoformat()), look="muted"),))] if day else []


def period_words(period: Window, lang: Language) -> str:
    """A month in words; any other period by its name.

    >>> from datetime import date
    >>> september = Window(date(2026, 9, 1), date(2026, 9, 30), "month", "2026-09")
    >>> period_words(september, "zh"), period_words(september, "en")
    ('2026 年 9 月', 'September 2026')
    """
    if period.every != "month" or period.name != f"{period.start:%Y-%m}":
        return visible(period.name)
    pattern = "y 年 M 月" if lang == "zh" else "MMMM y"
    return format_date(period.start, pattern, locale=lang)


def _elements(told: Statement, lang: Language) -> Iterator[Row]:
    names = [text(f"statement.{name}", lang) for name in ("made-of", "where", "amount")]
    yield heads((names[0], "text"), (names[1], "count"), (names[2], "money"))
    nodes = told.tree.earned.children
    for number, node in enumerate(nodes):
        yield Row(
            (Cell(_label(told, node)), _link("tiers", lang), _amount(told, node, f"element.{number}", lang)), "body"
        )
    ends = Ref("element.0", f"element.{len(nodes) - 1}")
    formula: Formula = ("SUM(", ends, ")") if nodes else ()
    total = money(told.earned, told.digits, name="earned", formula=formula)
    yield Row((Cell(text("statement.earned", lang)), EMPTY, total), "total")
    if is_settled(told):
        yield Row((Cell(text("account.paid", lang)), _link("account", lang), paid_cell(told)), "total")


def _label(told: Statement, node: Node) -> str:
    window = str(node.facts["window"])
    return visible(node.label if window == told.tree.period.name else f"{node.label} {window}")


def _link(page: str, lang: Language) -> Cell:
    label = text("statement.to", lang, page=text(f"statement.page-{page}", lang))
    return Cell(label, "count", "link", link=page)


def _amount(told: Statement, node: Node, name: str, lang: Language) -> Cell:
    if node.figure is None:
        return Cell(text("explain.no-figure", lang), "count", "alert", name=name)
    return money(node.figure.value, told.digits, name=name, formula=(Ref(cell_name(key_of(node), "earned")),))


def _stand(told: Statement, lang: Language) -> Iterator[Row]:
    yield heads((text("statement.stand", lang), "text"), ("", "count"), ("", "money"))
    for number, each in enumerate(attained(told)):
        yield _attained(each, number, lang)
    for card in told.cards:
        if card.score is not None and card.closed:
            label = f"{card.label} {card.window}"
            cell = figure_cell(_short(card.score), formula=(Ref(f"score|{card.name}|{card.window}"),))
            band = Cell(text("statement.band", lang, label=visible(card.band)), "count", "muted") if card.band else None
            yield Row((Cell(visible(label)), band or _link("measures", lang), cell), "body")
    for stand in told.stands:
        yield _rank(stand, lang)
    for key, pricing in told.pricings.items():
        yield from _next_tier(told, key, pricing, lang)
    yield from _to_goals(told, lang)


def _attained(each: Attained, number: int, lang: Language) -> Row:
    label = text("statement.attainment-of", lang, label=visible(each.label))
    window = "" if each.closed else f"  {text('statement.running', lang, window=visible(each.window))}"
    goal = text("statement.goal-of", lang, goal=shown(each.goal)) if each.goal else ""
    value = figure_cell(Figure(each.value, "ratio", 1), formula=(Ref(f"chart|value.{number}"),))
    return Row((Cell(label), Cell(goal + window, "count", "muted"), value), "body")


def _short(score: Figure) -> Figure:
    return Figure(score.value, "ratio", 1)


def _rank(stand: Stand, lang: Language) -> Row:
    kind = "of-people-tied" if stand.place.tied else "of-people"
    label = text("statement.rank", lang, label=visible(stand.label))
    among = Cell(text(f"statement.{kind}", lang, count=f"{stand.among:,}"), "count", "muted")
    return Row((Cell(label), among, Cell(stand.place.number, "count")), "body")


def _next_tier(told: Statement, key: tuple[str, str], pricing: Pricing, lang: Language) -> Iterator[Row]:
    """How far it is to the next bound, the rate there, and what is earned on the way."""
    if pricing.each or len(pricing.slabs) < 2:
        return
    lines = next(a.lines for a in told.tree.accounts if (a.element, a.window) == key)
    now = pricing.before + sum(Fraction(line.credit or 0) for line in lines)
    tier = pricing.slab(now)
    name = next(node.label for node in told.tree.earned.children if key_of(node) == key)
    label = text("statement.next-tier", lang, label=visible(name))
    if tier + 1 == len(pricing.slabs):
        said = text("statement.top-tier", lang, rate=figures.percent(pricing.slabs[tier].rate, 2))
        yield Row((Cell(label), Cell(said, "count", "muted"), figure_cell(None)), "body")
        return
    bound = pricing.slabs[tier + 1].start
    more = pricing.rounded_worth(bound) - pricing.rounded_worth(now)
    rate = figures.percent(pricing.slabs[tier + 1].rate, 2)
    said = text("statement.next-rate", lang, rate=rate)
    rest = bound - now
    formula: Formula = (Ref(cell_name(key, f"start.{tier + 2}")), "-", Ref(cell_name(key, "now")))
    yield Row((Cell(label), Cell(said, "count", "muted"), money(rest, pricing.places, formula=formula)), "body")
    pays = text("statement.next-pays", lang, label=visible(name))
    yield Row((Cell(pays), EMPTY, money(more, pricing.digits)), "body")


def _to_goals(told: Statement, lang: Language) -> Iterator[Row]:
    """What is missing to the goals of windows that still run."""
    for each in told.tree.measures:
        if each.closed or each.actual is None or each.goal is None or each.name in told.asked:
            continue
        rest = each.goal.value - each.actual.value
        if rest > 0 and each.attainment is not None and each.attainment < 1:
            label = text("statement.to-goal", lang, label=visible(each.label))
            window = text("statement.running", lang, window=visible(each.window.name))
            cell = figure_cell(Figure(rest, each.goal.unit, each.goal.digits))
            yield Row((Cell(label), Cell(window, "count", "muted"), cell), "body")


def _chart(told: Statement, row: int, lang: Language) -> Chart | None:
    found = attained(told)
    if not found:
        return None
    last = len(found) - 1
    said = "; ".join(f"{visible(each.label)} {figures.percent(each.value)}" for each in found)
    labels, values, goal = (Ref(f"chart|{what}.0", f"chart|{what}.{last}") for what in ("label", "value", "goal"))
    names = (text("statement.attainment", lang), text("statement.chart-goal", lang))
    shown = tuple((visible(each.label), each.value) for each in found)
    return Chart(labels, values, goal, shown, names, text("statement.chart-alt", lang, figures=said), row)
