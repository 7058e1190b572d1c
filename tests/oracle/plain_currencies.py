"""Foreign money from section 14 of the plan language: records before they are credited, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from plain_days import Span, holding, number, rounded, total

UNITS = {"USD": "0.01", "EUR": "0.01", "GBP": "0.01", "JPY": "1"}
Rows = Sequence[Mapping[str, Any]]


class Exchange:
    """The conversions of a plan; `period` is the run's, `rows` every table by name."""

    def __init__(self, plan: Mapping[str, Any], rows: Mapping[str, Rows], period: Span) -> None:
        self.plan, self.rows, self.period = plan, rows, period
        self.said = plan["currencies"]

    def rate(self, key: str, currency: str, day: date, every: str) -> Fraction | None:
        """What a unit is worth for what is dated so, in windows of a cadence; None without a rate."""
        said = self.said[key]
        if currency == self.plan["currency"]:
            return Fraction(1)
        rates, window = self.said["rates"][said["rates"]], holding(every, day)
        if "files" not in rates:
            return number(rates[currency]) if currency in rates else None
        known = {
            date.fromisoformat(row["date"]): Fraction(row["rate"])
            for row in self.rows[said["rates"]]
            if row["currency"] == currency
        }
        if said["date"] == "period_average":
            inside = [rate for at, rate in known.items() if window.first <= at <= window.last]
            return total(inside) / len(inside) if inside else None
        days = {"record": day, "period_end": window.last, "payment": self.period.last}
        return known.get(days[said["date"]] if said["date"] in days else date.fromisoformat(said["date"]))

    def converted(self, source: str, every: str) -> dict[str, Rows]:
        """The tables with a source's money in plan currency; records without a rate are set aside."""
        found = []
        for row in self.rows[source]:
            rate = self.rate("records", row["money"], date.fromisoformat(row["day"]), every)
            if rate is not None:
                found.append({**row, "amount": str(self._amount(row, rate))})
        return {**self.rows, source: found}

    def _amount(self, row: Mapping[str, Any], rate: Fraction) -> Fraction | Decimal:
        amount = Fraction(row["amount"]) * rate
        at_once = self.plan["rounding"].get("at") == "every_step" and row["money"] != self.plan["currency"]
        return rounded(amount, self.plan["rounding"]) if at_once else amount

    def paid(self, due: Decimal, currency: str) -> Decimal | None:
        """What is due, in the currency in which it is paid; None without a rate."""
        if due < 0:
            return Decimal(0)
        if currency == self.plan["currency"]:
            return rounded(Fraction(due), self.plan["rounding"])
        rate = self.rate("payment", currency, self.period.last, self.period.every)
        if rate is None:
            return None
        return rounded(Fraction(due) / rate, {**self.plan["rounding"], "step": UNITS[currency]})
