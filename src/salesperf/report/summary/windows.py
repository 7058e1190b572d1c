"""The windows of the plan's cadences: those that the run settles, and those that still run."""

from __future__ import annotations

from decimal import Decimal

from salesperf.model.page import Said, said
from salesperf.model.period import Window
from salesperf.model.summary.amounts import WindowLine, Windows
from salesperf.report.summary.names import element_label, measure_label, ranked_label
from salesperf.report.summary.scene import Scene

DAYS_A_MONTH = 30


def windows(scene: Scene) -> Windows:
    """Every window that a measure, a scorecard or an element has in the run, in order of time."""
    results = scene.results
    seen = {m.window for m in results.measures} | {c.window for c in results.cards}
    seen |= {e.window for e in results.earnings}
    lines = tuple(_line(scene, window) for window in sorted(seen, key=lambda window: (window.end, window.start)))
    return Windows(_answer(lines), lines)


def _answer(lines: tuple[WindowLine, ...]) -> Said:
    running = [line.window for line in lines if not line.closed]
    if not running:
        return said("window.closed", count=len(lines))
    last = max(window.end for window in running)
    return said("window.running", closed=len(lines) - len(running), count=len(running), last=last)


def _line(scene: Scene, window: Window) -> WindowLine:
    results, lang = scene.results, scene.lang
    closed = window.end <= results.period.end
    cells = max(1, (window.days + DAYS_A_MONTH // 2) // DAYS_A_MONTH)
    over = min((results.period.end - window.start).days + 1, window.days)
    earnings = [each for each in results.earnings if each.window == window]
    elements = dict.fromkeys(each.element for each in earnings)
    return WindowLine(
        window=window,
        closed=closed,
        cells=cells,
        done=cells if closed else cells * over // window.days,
        holds=_holds(scene, window),
        pays=tuple(element_label(results, name, lang) for name in elements),
        earned=sum((each.earned for each in earnings if each.earned is not None), Decimal(0)) if closed else None,
    )


def _holds(scene: Scene, window: Window) -> tuple[str, ...]:
    """What is counted and scored in the window: measures, then scorecards."""
    results, lang = scene.results, scene.lang
    names = dict.fromkeys(m.measure for m in results.measures if m.window == window)
    cards = dict.fromkeys(c.card for c in results.cards if c.window == window)
    return (
        *(measure_label(results, name, lang) for name in names),
        *(ranked_label(results, name, lang) for name in cards),
    )
