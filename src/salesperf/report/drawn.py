"""Rate tables as far as the plan alone draws them: without the figures of any person."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.model.curve import Curve
from salesperf.model.plan import Literal, Plan, RateTable
from salesperf.stages.missing import Missing
from salesperf.stages.pay_ladder import on_base
from salesperf.stages.values import curve

PERCENT = ("attainment", "score")
BASES = ("amount", "attainment", "score", "pay", "record")
"""What a table may be entered with so that F is pay, not only a rate that is found."""


def pays_percent(table: RateTable) -> bool:
    """Whether F is a ratio, of what 100 % of the entered quantity stands for; else it is money."""
    kind = table.tiers[0].gives
    return kind == "score" or (kind == "rate" and table.enter in PERCENT)


def drawn_tables(plan: Plan) -> Iterator[tuple[str, RateTable, Curve]]:
    """Each table whose figures are all literal, drawn as of the plan's first day; multiples stand for themselves.

    A table entered with `pay` is drawn on the base, and ends with its first tier of nothing.
    """
    for name, table in plan.rate_tables.items():
        if table.across is None and table.by is None:
            bare = table if isinstance(table.base_rate, Literal) else table.model_copy(update={"base_rate": None})
            try:
                drawn = curve(bare, _nobody, plan.effective.from_)
                yield name, table, on_base(drawn) if table.enter == "pay" else drawn
            except Missing:
                continue


def _nobody(name: str) -> None:
    return None
