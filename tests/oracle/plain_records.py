"""Records priced by themselves, from section 9 of the plan language: one line after the other, in plain fractions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from plain_days import Span, allot, holding, number, rounded, total
from plain_table import PlainTable

CENT = Fraction(1, 100)
Row = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """A person's part of a record."""

    row: Row
    share: Fraction
    credit: Fraction

    @property
    def whole(self) -> Fraction:
        """The record's amount."""
        return Fraction(self.row["amount"])

    @property
    def day(self) -> date:
        return date.fromisoformat(self.row["day"])

    @property
    def sign(self) -> int:
        """-1 of a refund."""
        return -1 if self.whole < 0 else 1


class PlainRecords:
    """One person's pay by record."""

    def __init__(self, plan: Mapping[str, Any], deals: Sequence[Row], own: Row) -> None:
        self.plan, self.own = plan, own
        ordered = sorted(deals, key=lambda row: (row["day"], row["id"]))
        self.lines = [line for row in ordered for who, line in _parts(plan, row) if who == own["id"]]

    def earned(self, name: str, month: Span) -> Decimal:
        """What an element pays in a month."""
        said = self.plan["elements"][name]
        lines = [line for line in self.lines if line.day in month.days()]
        for gate in said.get("gate", []):
            if total(line.credit for line in lines) < number(gate["at_least"]):
                return Decimal(0)
        if name == "products":
            return self._rounded(total(self._by_column(lines, month)) * _factor(said))
        if name == "factored" and said["accrue"] == "period":
            return self._rounded(total(self._factored(line) for line in lines))
        price = {
            "looked_up": self._looked_up, "margins": self._by_margin, "records": self._whole, "factored": self._factored
        }[name]  # fmt: skip
        return sum((self._rounded(_limited(said, price(line)) * _factor(said)) for line in lines), Decimal(0))

    def _rounded(self, pay: Fraction) -> Decimal:
        return rounded(pay, self.plan["rounding"])

    def _looked_up(self, line: Line) -> Fraction:
        lookup = self.plan["lookups"]["found"]
        there = [row for row in lookup["rows"] if _fits(row, line)]
        if lookup["choose"] == "most_specific":
            there.sort(key=lambda row: [name not in row for name in ("product", "region")])
        row = there[0] if there else lookup["otherwise"]
        if row == "none":
            return Fraction(0)
        if "pay" in row:
            return number(row["pay"]) * line.share * line.sign
        return number(self.own["bonus_rate"] if row["rate"] == "bonus_rate" else row["rate"]) * line.credit

    def _by_margin(self, line: Line) -> Fraction:
        said = self.plan["rate_tables"]["by_margin"]
        found = PlainTable(said).value(Fraction(line.row["margin"]))
        return found * line.share * line.sign if "pay" in said["tiers"][0] else found * line.credit

    def _whole(self, line: Line) -> Fraction:
        return PlainTable(self.plan["rate_tables"]["whole"]).pay(line.whole) * line.share

    def _factored(self, line: Line) -> Fraction:
        rows = {row["product"]: row["score"] for row in self.plan["lookups"]["factors"]["rows"]}
        return number("4%") * line.credit * number(rows.get(line.row["product"], "100%"))

    def _by_column(self, lines: Sequence[Line], month: Span) -> Iterator[Fraction]:
        said = self.plan["rate_tables"]["columns"]
        window = holding("month" if said["accrue"] == "period" else said["accrue"], month.first)
        x = total(line.credit for line in self.lines if window.first <= line.day < month.first)
        for line in lines:
            tiers = [{**tier, "rate": tier["rate"][line.row["product"]]} for tier in said["tiers"]]
            table = PlainTable({**said, "tiers": tiers})
            yield table.pay(x + line.credit) - table.pay(x)
            x += line.credit


def _parts(plan: Mapping[str, Any], row: Row) -> Iterator[tuple[str, Line]]:
    """Each person's part: in cents by largest remainder."""
    whole = Fraction(row["amount"])
    if "crediting" not in plan or not row["partner"]:
        yield row["owner"], Line(row, Fraction(1), whole)
        return
    shares = [Fraction(3, 5), Fraction(2, 5)]
    credits = allot(whole, shares, CENT)
    for who, share, credit in zip((row["owner"], row["partner"]), shares, credits, strict=True):
        yield who, Line(row, share, credit)


def _fits(row: Mapping[str, str], line: Line) -> bool:
    named = all(line.row[name] == row[name] for name in ("customer", "product", "region") if name in row)
    dated = row.get("from", "") <= line.row["day"] <= row.get("to", "9999")
    return named and dated and ("where" not in row or line.whole >= 1000)


def _factor(said: Mapping[str, Any]) -> Fraction:
    return number(said["multiply"][0]["by"]) if "by" in said.get("multiply", [{}])[0] else Fraction(1)


def _limited(said: Mapping[str, Any], pay: Fraction) -> Fraction:
    if "cap" not in said:
        return pay
    most = number(said["cap"]["record"])
    return max(-most, min(most, pay))
