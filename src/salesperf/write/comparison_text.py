"""A comparison in a terminal: what was changed, what it costs, who gains and who loses. 100 columns at most."""

from __future__ import annotations

from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.comparison import Amounts, Comparison, Side
from salesperf.model.plan_change import PlanChange
from salesperf.write.cells import clipped, width
from salesperf.write.comparison_people import people_lines
from salesperf.write.comparison_records import record_lines
from salesperf.write.figures import money, percent, signed
from salesperf.write.styled import ALERT, MUTED, PLACE, STRONG, Line, Piece
from salesperf.write.text_table import WIDTH, Column, table_lines

_SHORT = 24
"""How many cells a setting may take in the table; a longer one stands on a line of its own."""


def comparison_lines(found: Comparison, lang: Language) -> list[Line]:
    """Everything that a reader of the terminal needs to judge the difference."""
    parts = (
        _heading(found, lang),
        _changes(found, lang),
        record_lines(found, lang),
        _totals(found, lang),
        people_lines(found, lang),
    )
    return [line for part in parts if part for line in (*part, ())]


def _heading(found: Comparison, lang: Language) -> list[Line]:
    what = text("diff.runs" if found.records else "diff.plans", lang)
    old, new = _named(found.old, found.new, whole=True), _named(found.new, found.old, whole=False)
    periods = ", ".join(found.new.periods)
    if found.old.periods != found.new.periods:
        periods = text("diff.between", lang, old=", ".join(found.old.periods), new=periods)
    same = found.old.sha256 == found.new.sha256
    sides = old if same else text("diff.between", lang, old=old, new=new)
    lines: list[Line] = [((f"{what}  ", MUTED), (visible(sides), STRONG), (f"  {visible(periods)}", PLACE))]
    for side in (found.old, found.new):
        if side.as_if:
            as_if = text("diff.as-if", lang, version=visible(side.version), periods=", ".join(side.as_if))
            lines.append(((as_if, MUTED),))
    return lines


def _named(side: Side, other: Side, *, whole: bool) -> str:
    """The plan and its version, or the version alone; of equal ones the digest too, where that differs."""
    name = f"{side.plan} {side.version}" if whole or side.plan != other.plan else side.version
    alike = (side.plan, side.version) == (other.plan, other.version) and side.sha256 != other.sha256
    return f"{name} ({side.sha256[:8]})" if alike else name


def _changes(found: Comparison, lang: Language) -> list[Line]:
    """Short settings in a table; the others below it, the old one over the new."""
    if not found.changes:
        return [] if found.records else [((text("diff.same-plan", lang), MUTED),)]
    short = [change for change in found.changes if _fits(change)]
    columns = [Column(text("diff.setting", lang)), *(Column(text(f"diff.{s}", lang), True) for s in ("old", "new"))]
    table = table_lines(columns, [_change_row(change, lang) for change in short]) if short else []
    return [*table, *(line for change in found.changes if change not in short for line in _long(change, lang))]


def _fits(change: PlanChange) -> bool:
    texts = (change.before, change.after)
    return all(width(visible(each)) <= _SHORT for each in texts) and width(change.words) + 2 * _SHORT <= WIDTH


def _change_row(change: PlanChange, lang: Language) -> list[Piece]:
    return [(visible(change.words), ""), (_setting(change.before, lang), MUTED), (_setting(change.after, lang), "")]


def _long(change: PlanChange, lang: Language) -> list[Line]:
    sides = (("- ", change.before, MUTED), ("+ ", change.after, ""))
    return [
        ((visible(change.words), ""),),
        *(((clipped(f"    {sign}{_setting(setting, lang)}", WIDTH), style),) for sign, setting, style in sides),
    ]


def _setting(setting: str, lang: Language) -> str:
    return visible(setting) or text("diff.unset", lang)


def _share(earned: Amounts) -> str:
    """The change in percent of what was earned before; with two decimals where one would show nothing."""
    if not earned.before:
        return ""
    share = Fraction(earned.change) / Fraction(earned.before)
    return ("+" if share > 0 else "") + percent(share, 1 if not share or abs(share) >= Fraction(1, 1000) else 2)


def _totals(found: Comparison, lang: Language) -> list[Line]:
    """How many gain and lose, and what it costs altogether."""
    unchanged = len(found.people) - found.gainers - found.losers
    comma = text("diff.comma", lang)
    earned = found.earned
    figures = {"before": money(earned.before), "after": money(earned.after), "currency": found.currency}
    share = _share(earned)
    change = text(f"diff.total-{'share' if share else 'change'}", lang, change=signed(earned.change), share=share)
    lines: list[Line] = [
        (
            (counted("diff.gain", lang, found.gainers), f"bold {PLACE}" if found.gainers else MUTED),
            (comma, ""),
            (counted("diff.lose", lang, found.losers), ALERT if found.losers else MUTED),
            (comma, ""),
            (counted("diff.same", lang, unchanged), ""),
            ("    ", ""),
            (text("diff.total", lang, **figures), ""),
            (change, STRONG),
        )
    ]
    if any(found.unpaid):
        before, after = found.unpaid
        lines.append(((text("diff.unpaid", lang, before=before, after=after), ALERT),))
    return lines
