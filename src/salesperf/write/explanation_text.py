"""One person's pay in a terminal: the calculation, the measures, the records behind them. 100 columns at most."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from salesperf.diagnostics import Cell
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.credited import CreditLine
from salesperf.model.explanation import Account, Explanation, Figure, Measured
from salesperf.write.cells import left, width
from salesperf.write.console import bar
from salesperf.write.diagnostics_text import place_text as cell_text
from salesperf.write.explanation_ahead import ahead_texts
from salesperf.write.explanation_beside import acknowledgement_lines, award_lines
from salesperf.write.explanation_entries import entry_lines
from salesperf.write.explanation_rows import calculation_rows, row_lines
from salesperf.write.explanation_words import place_text, shown
from salesperf.write.figures import money, percent
from salesperf.write.styled import ALERT, MUTED, PLACE, STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines

SHOWN = 12
"""How many records of an account are listed unless all are asked for."""


def explanation_lines(tree: Explanation, lang: Language, every: bool = False) -> list[Line]:
    """The whole page; with `every`, each record."""
    blocks = [
        [_head(tree, lang)],
        [*row_lines(calculation_rows(tree, lang), lang), _legend(tree, lang)],
        entry_lines(tree, lang),
        award_lines(tree, lang),
        acknowledgement_lines(tree, lang),
        _measures(tree, lang),
        _ahead(tree, lang),
        *(_account(account, lang, every) for account in tree.accounts),
        _quarantined(tree, lang),
    ]
    return [line for block in blocks if block for line in (*block, ())][:-1]


def _head(tree: Explanation, lang: Language) -> Line:
    plan = text("explain.plan", lang, plan=visible(tree.plan), version=visible(tree.version))
    known = [tree.person, tree.team, tree.role, tree.period.name]
    return (
        (visible(tree.name or tree.person), STRONG),
        ("  " + "  ".join([visible(w) for w in known if w] + [plan]), MUTED),
    )


def _legend(tree: Explanation, lang: Language) -> Line:
    return ((text("explain.legend", lang, file=visible(tree.plan_file)), MUTED),)


def _measures(tree: Explanation, lang: Language) -> list[Line]:
    """What was reached of each goal, with a bar, and the cell in which the goal stands."""
    if not tree.measures:
        return []
    names = ("measure", "window", "actual", "goal", "attainment")
    columns = [Column(text(f"explain.{name}", lang), figures=name in names[2:]) for name in names]
    columns += [Column("", optional=True), Column(text("explain.records", lang), figures=True)]
    columns += [Column(text("explain.goal-place", lang), optional=True)]
    return table_lines(columns, [_measure(each, tree, lang) for each in tree.measures])


def _measure(each: Measured, tree: Explanation, lang: Language) -> list[Piece]:
    window = each.window.name if each.closed else text("explain.running", lang, window=each.window.name)
    style = "" if each.closed else MUTED
    reached = each.attainment is not None and each.attainment >= 1
    place = place_text(each.goal_place, tree.plan_file)
    return [
        (visible(each.label), style),
        (visible(window), MUTED),
        (_or_dash(each.actual), style),
        (_or_dash(each.goal), style),
        ("-" if each.attainment is None else percent(each.attainment), style),
        (bar(each.attainment), PLACE if reached else MUTED),
        (f"{each.n:,}", MUTED),
        (place, MUTED),
    ]


def _ahead(tree: Explanation, lang: Language) -> list[Line]:
    """What is still to be reached, and what it pays."""
    said = ahead_texts(tree, lang)
    return [((text("explain.ahead", lang), STRONG),), *((("  " + each, ""),) for each in said)] if said else []


def _account(account: Account, lang: Language, every: bool) -> list[Line]:
    """The records of an element, or of a source, and what they come to."""
    kind = "account" if account.element else "counted"
    title = counted(f"explain.{kind}", lang, len(account.lines), label=visible(account.label), window=account.window)
    lines = account.lines if every else account.lines[:SHOWN]
    rest = len(account.lines) - len(lines)
    more: list[Line] = [((f"  {text('explain.more', lang, count=f'{rest:,}')}", MUTED),)] if rest else []
    if account.earlier:
        more.append(((f"  {text('explain.earlier', lang, count=f'{account.earlier:,}')}", MUTED),))
    table = _paid(lines, lang, _extras(account)) if account.element else _counted(lines, lang)
    return [((title, STRONG), *_together(account, lang)), *(_indented(line) for line in table), *more]


def _together(account: Account, lang: Language) -> list[Piece]:
    """The sum of the records, and the named amounts beside them."""
    if account.pay is None:
        return []
    said = [text("explain.together", lang, pay=shown(account.pay))]
    said += [text(f"explain.further-{what}", lang, amount=shown(amount)) for what, amount in account.further]
    return [("  " + text("explain.separator", lang).join(said), "")]


def _extras(account: Account) -> tuple[str, ...]:
    """The further columns: whose credit it is, and what priced each record."""
    return (("credited",) if account.of_others else ()) + (("priced-by",) if account.priced_apart else ())


def _paid(lines: Sequence[CreditLine], lang: Language, extras: tuple[str, ...]) -> list[Line]:
    names = ("date", "key", "place", *extras, "credit", "sum", "tier", "pay")
    columns = [
        Column(text(f"explain.{name}", lang), name in names[-4:], optional=name in ("sum", "tier", "place"))
        for name in names
    ]
    return table_lines(columns, [_paid_row(line, extras) for line in lines], 2)


def _paid_row(line: CreditLine, extras: tuple[str, ...]) -> list[Piece]:
    return [
        *_record(line),
        *((visible(line.whose if name == "credited" else line.priced_by), MUTED) for name in extras),
        ("" if line.credit is None else money(_short(line.credit)), ""),
        ("" if line.running is None else money(_short(line.running)), MUTED),
        ("" if line.tier is None else str(line.tier), MUTED),
        ("" if line.pay is None else money(line.pay), ""),
    ]


def _counted(lines: Sequence[CreditLine], lang: Language) -> list[Line]:
    names = ("date", "key", "place", "share")
    columns = [Column(text(f"explain.{name}", lang), name == "share") for name in names]
    rows = [[*_record(line), (f"{_short(line.share * 100, 0):f}%", "")] for line in lines]
    return table_lines(columns, rows, 2)


def _record(line: CreditLine) -> list[Piece]:
    day = line.date.isoformat() if line.date else ""
    return [(day, MUTED), (visible(line.key), ""), (visible(f"{line.file}:{line.row}"), MUTED)]


def _quarantined(tree: Explanation, lang: Language) -> list[Line]:
    """The records that name this person and are not in any figure above."""
    if not tree.quarantined:
        return []
    places = [cell_text(d.place, lang) if isinstance(d.place, Cell) else "" for d in tree.quarantined]
    column = max(map(width, places))
    title = counted("explain.quarantined", lang, len(places))
    return [
        ((title, ALERT),),
        *(
            ((f"  {left(place, column)}  ", ""), (fill(found, lang).message, ""))
            for place, found in zip(places, tree.quarantined, strict=True)
        ),
    ]


def _indented(line: Line) -> Line:
    return (("  ", ""), *line)


def _or_dash(figure: Figure | None) -> str:
    return "-" if figure is None else shown(figure)


def _short(value: Decimal, least: int = 2) -> Decimal:
    """Without zeros at the end, but with so many decimals at least."""
    exponent = value.normalize().as_tuple().exponent
    return value.quantize(Decimal(1).scaleb(min(exponent if isinstance(exponent, int) else 0, -least)))
