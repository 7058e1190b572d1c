"""What every element pays, written from section 11 and 12 of the plan language: one person and window at a time."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from plain_days import (
    MONTHS,
    ONE,
    MissingFigure,
    Span,
    holding,
    number,
    on,
    part_of,
    parts,
    present,
    rounded,
    total,
    weight_of,
)
from plain_figures import Credit, clipped
from plain_measures import Measured
from plain_shared import Paid, Shares
from plain_table import PlainTable


@dataclass(frozen=True)
class Terms:
    """What gates and multipliers make of the pay: a factor, or another price for the base."""

    factor: Fraction
    instead: Mapping[str, Any] = field(default_factory=dict)


class Payroll:
    """Earnings of a drawn company; each is worked out once and kept."""

    def __init__(self, known: Measured) -> None:
        self.known, self.plan = known, known.plan
        self.kept: dict[tuple[str, str, Span], Paid | None] = {}

    def every(self, name: str) -> str:
        """How often an element pays."""
        said = self.plan["elements"][name]
        paid_on = said.get("measure") and self.plan["measures"][said["measure"]]
        card = said.get("scorecard") and self.plan["scorecards"][said["scorecard"]]
        return str(said.get("every") or (paid_on or card)["every"])

    def scope(self, name: str, person: str, span: Span) -> bool:
        """Employed and in `for` by the row that counts; of a prorated element, on any day."""
        said, posts = self.plan["elements"][name], self.known.posts[person]
        during = said.get("during", {"from": "0001-01-01", "to": "9999-12-31"})
        if str(span.last) < during["from"] or str(span.first) > during["to"]:
            return False
        if "prorate" in said:
            return bool(present(posts, said, "counted", span))
        return person in self.known.employed(span, said)

    def paid(self, name: str, person: str, span: Span) -> Paid | None:
        """The earning with its lines; None where the element is not for the person."""
        key = (name, person, span)
        if key not in self.kept:
            self.kept[key] = self._paid(name, person, span) if self.scope(name, person, span) else None
        return self.kept[key]

    def _paid(self, name: str, person: str, span: Span) -> Paid:
        said = self.plan["elements"][name]
        try:
            if said["kind"] in ("contest", "pool"):
                return Shares(self, name, span).paid(person)
            if "earnings_of" in said:
                return self.limited(name, person, span, self._on_earnings(said, person, span), None)
            if said["kind"] in ("commission", "spif", "override"):
                return self._commission(name, person, span)
            terms = self.terms(said, person, span)
            amount = self.amount(said, person, span) * terms.factor
            payout = self._payout(said, person, span, amount)
            if payout is None and "scorecard" not in said:
                return Paid(None)
            return self.limited(name, person, span, payout or Fraction(0), None)
        except MissingFigure:
            return Paid(None)

    def terms(self, said: Mapping[str, Any], person: str, span: Span) -> Terms:
        """All gates, then all multipliers."""
        factor, instead, known = ONE, {}, self.known.within(said)
        for gate in said.get("gate", ()):
            if self._passes(known, gate, person, span):
                continue
            otherwise = gate.get("else", "0%")
            if isinstance(otherwise, str):
                factor *= number(otherwise)
            else:
                instead = instead or otherwise
        for multiplier in said.get("multiply", ()):
            factor *= self._factor(known, multiplier, person, span)
        return Terms(factor, instead)

    def _passes(self, known: Measured, gate: Mapping[str, Any], person: str, span: Span) -> bool:
        if gate["check"] not in self.plan["elements"]:
            return known.passes(gate, person, span)
        every = self.every(gate["check"])
        closed = parts(every, Span(span.first.replace(month=1, day=1), span.last, "year"))
        earned = self.paid(gate["check"], person, closed[-1]) if closed else None
        if earned is None or earned.earned is None:
            if gate.get("missing", "stop") == "stop":
                raise MissingFigure("gate-value-missing")
            return bool(gate["missing"] == "pass")
        return Fraction(earned.earned) >= number(gate["at_least"])

    def _factor(self, known: Measured, said: Mapping[str, Any], person: str, span: Span) -> Fraction:
        x = known.reference(said["by"], person, span)
        if x is None:
            if said.get("missing", "stop") == "stop":
                raise MissingFigure("multiplier-missing")
            return ONE
        return clipped(PlainTable(self.plan["rate_tables"][said["table"]]).pay(x) if "table" in said else x, said)

    def amount(self, said: Mapping[str, Any], person: str, span: Span) -> Fraction:
        """`amount` × `share`; a prorated element weighs the rows of a move by their days, here to one whole."""
        share = number(said.get("share", "100%"))
        text = said.get("amount", "0")
        if text not in ("salary", "target_incentive"):
            return self.variable(said, text, person, span) * share
        prorate = said.get("prorate")
        if not prorate:
            return Fraction(getattr(self.known.within(said).seat(person, span), text)) * share
        days = present(self.known.posts[person], said, prorate.get("start_day", "counted"), span)
        weights = {day: weight_of(day, prorate["by"]) for day in days}
        if not sum(weights.values()):
            return Fraction(0)
        weighed = sum(weights[day] * getattr(post, text) for day, post in days.items())
        return Fraction(weighed, sum(weights.values())) * share

    def variable(self, element: Mapping[str, Any], text: str, person: str, span: Span) -> Fraction:
        """A literal, or the most specific figure of a variable for the row that counts."""
        said = self.plan.get("variables", {}).get(text)
        if said is None:
            return number(text)
        post = self.known.within(element).seat(person, span)
        assert post is not None
        for which, key in (("person", person), ("role", post.role), ("team", post.team)):
            if key in said.get(which, {}):
                return number(said[which][key])
        return number(said["default"])

    def _payout(self, said: Mapping[str, Any], person: str, span: Span, amount: Fraction) -> Fraction | None:
        table = self.plan["rate_tables"].get(said.get("table"))
        if said["kind"] == "fixed" or not {"measure", "scorecard", "table"} & set(said):
            return amount
        x = self._entered(said, table, person, span)
        if x is None:
            return None
        if table is None:
            return amount * x
        found = PlainTable(table).pay(x)
        return found * self.terms(said, person, span).factor if "amount" not in said else amount * found

    def _entered(
        self, said: Mapping[str, Any], table: Mapping[str, Any] | None, person: str, span: Span
    ) -> Fraction | None:
        if "scorecard" in said:
            return self.known.within(said).score(said["scorecard"], person, span)
        if table is not None and table.get("enter", "amount") == "amount":
            return self.known.within(said).value(said["measure"], person, span)
        return self.known.within(said).attainment(said["measure"], person, span)

    def _commission(self, name: str, person: str, span: Span) -> Paid:
        said = self.plan["elements"][name]
        terms = self.terms(said, person, span)
        records = self._records(said, person, span.first, span.last, span)
        figures = self._running(said, person, span, records, terms)
        if said.get("accrue", self.table(said).get("accrue")) == "each":
            amounts = [rounded(figure * terms.factor, self.known.rounding) for figure in figures]
            pay = Fraction(sum(amounts, Decimal(0)))
        else:
            running = itertools.accumulate(figures, initial=self._opening(said, person, span, terms))
            sums = [each * terms.factor for each in running]
            steps = [rounded(each, self.known.rounding) for each in sums]
            amounts = [after - before for before, after in itertools.pairwise(steps)]
            pay = sums[-1]
        lines = tuple((credit.day, amount) for credit, amount in zip(records, amounts, strict=True))
        return self.limited(name, person, span, pay, lines)

    def table(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        return dict(self.plan["rate_tables"][said["table"]]) if "table" in said else {}

    def _records(self, said: Mapping[str, Any], person: str, first: date, last: date, span: Span) -> list[Credit]:
        return self.known.within(said).counted(said["measure"], person, first, last, span)

    def _running(
        self, said: Mapping[str, Any], person: str, span: Span, records: Sequence[Credit], terms: Terms
    ) -> list[Fraction]:
        """What each record adds, before factors; a cap per record limits both ways."""
        cap = number(said["cap"]["record"]) if "record" in said.get("cap", {}) else None
        priced = {**said, **terms.instead}
        if "rate" in terms.instead:
            priced.pop("table", None)
        table = self.table(priced)
        adds = [self._added(said["measure"], credit) for credit in records]
        if said.get("accrue", table.get("accrue")) == "each":
            found = [self.price(priced, table, person, span, x, on_the_way=False) for x in adds]
        else:
            x, found = self._before(said, table, person, span), []
            low = self.price(priced, table, person, span, x)
            for added in adds:
                x += added
                high = self.price(priced, table, person, span, x)
                found.append(high - low)
                low = high
            self.price(priced, table, person, span, x, on_the_way=False)
        return [each if cap is None else max(min(each, cap), -cap) for each in found]

    def _added(self, measure: str, credit: Credit) -> Fraction:
        return ONE if self.plan["measures"][measure]["value"] == "count(*)" else credit.amount

    def _accrual(self, said: Mapping[str, Any], table: Mapping[str, Any], span: Span) -> Span:
        over = said.get("accrue", table.get("accrue", "period"))
        return span if over in ("period", "each") or MONTHS[over] <= MONTHS[span.every] else holding(over, span.first)

    def _before(self, said: Mapping[str, Any], table: Mapping[str, Any], person: str, span: Span) -> Fraction:
        """x at the start of the window."""
        longer = self._accrual(said, table, span)
        if longer.first == span.first:
            return Fraction(0)
        earlier = date.fromordinal(span.first.toordinal() - 1)
        return total(self._added(said["measure"], c) for c in self._records(said, person, longer.first, earlier, span))

    def _opening(self, said: Mapping[str, Any], person: str, span: Span, terms: Terms) -> Fraction:
        """What earlier records are worth today, less what they were worth then: nothing at a window's start."""
        priced = {**said, **terms.instead}
        if "rate" in terms.instead:
            priced.pop("table", None)
        table = self.table(priced)
        longer, before = self._accrual(said, table, span), self._before(said, table, person, span)
        worth = self.price(priced, table, person, span, before)
        there = any(post.first < span.first and post.last >= longer.first for post in self.known.posts[person])
        if longer.first == span.first or not (there or before):
            return worth
        then = [p for p in parts(span.every, longer) if p.last < span.first][-1]
        records = self._records(said, person, longer.first, then.last, then)
        return worth - self.price(
            priced,
            table,
            person,
            then if table.get("goal") == "to_date" else span,
            total(self._added(said["measure"], c) for c in records),
        )

    def price(
        self,
        said: Mapping[str, Any],
        table: Mapping[str, Any],
        person: str,
        span: Span,
        x: Fraction,
        *,
        on_the_way: bool = True,
    ) -> Fraction:
        """F(x) × U in money."""
        if not table:
            return self.variable(said, said["rate"], person, span) * x
        enter = table.get("enter", "amount")
        if enter not in ("amount", "attainment"):
            figure = self.known.within(said).reference(enter, person, span)
            if figure is None:
                raise MissingFigure("rate-not-found")
            return PlainTable(table).value(figure) * x
        goal = self._goal(said, table, person, span) if enter == "attainment" or "base_rate" in table else ONE
        base = Fraction(self._target(said, person, span)) / goal if "base_rate" in table else None
        return PlainTable(table, goal if enter == "attainment" else ONE, base).pay(x, on_the_way=on_the_way)

    def _target(self, said: Mapping[str, Any], person: str, span: Span) -> int:
        post = self.known.within(said).seat(person, span)
        assert post is not None
        return post.target_incentive

    def _goal(self, said: Mapping[str, Any], table: Mapping[str, Any], person: str, span: Span) -> Fraction:
        longer = self._accrual(said, table, span)
        so_far = [p for p in parts(span.every, longer) if p.last <= span.last]
        alone = longer == span
        name = said["measure"]
        goal = (
            self.known.goal(name, person, span)
            if alone
            else self.known.goal_over(name, person, longer, so_far, table["goal"])
        )
        if goal is None or goal <= 0:
            raise MissingFigure("goal-missing")
        return goal

    def _on_earnings(self, said: Mapping[str, Any], person: str, span: Span) -> Fraction:
        terms = self.terms(said, person, span)
        base = total(self._share_of(name, said["whose"], person, span) for name in said["earnings_of"])
        return (
            self.price({**said, "rate": said.get("rate", "0%")}, self.table(said), person, span, base, on_the_way=False)
            * terms.factor
        )

    def _share_of(self, name: str, whose: str, person: str, span: Span) -> Fraction:
        """Earnings whose window ends here: lines by who led on their day, the rest by who leads at the end."""
        found = Fraction(0)
        for other in sorted(self.known.posts):
            for window in parts(self.every(name), span):
                paid = self.paid(name, other, window)
                if paid is None:
                    continue
                if whose == "own" and other != person:
                    continue
                if paid.earned is None:
                    if self._leads(whose, person, other, window.last, span):
                        raise MissingFigure("earning-missing")
                    continue
                lines = paid.lines or ()
                rest = paid.earned - sum((amount for _, amount in lines), Decimal(0))
                by_end = self._by_end(name)
                for day, amount in (*lines, (window.last, rest)):
                    day = window.last if by_end else day  # noqa: PLW2901 - who led is asked of one day
                    if amount and self._leads(whose, person, other, day, span):
                        found += Fraction(amount)
        return found

    def _by_end(self, name: str) -> bool:
        source = self.plan["measures"].get(self.plan["elements"][name].get("measure"), {}).get("from", "")
        return bool(self.plan.get("crediting", {}).get(source, {}).get("moves") == "period_end")

    def _leads(self, whose: str, person: str, other: str, day: date, span: Span) -> bool:
        if whose == "own":
            return person == other
        post = on(self.known.posts[other], day)
        if post is None:
            post = self.known.nearest(other, day)
        at = Span(day, day, "day") if whose == "tree" else span
        return self.known.theirs(whose, person, other, post, at)

    def limited(
        self, name: str, person: str, span: Span, pay: Fraction, lines: tuple[tuple[date, Decimal], ...] | None
    ) -> Paid:
        """Cap, floor, proration, rounding; with what a cap carries, proration first."""
        said = self.plan["elements"][name]
        prorate = "none" if said["kind"] == "pool" else said.get("prorate", "none")
        share = part_of(self.known.posts[person], said, prorate, span)
        cap = said.get("cap", {})
        carries = cap.get("excess") == "carry"
        first = carries or cap.get("prorated") == "never"
        if first:
            pay *= share
        if carries:
            pay += Fraction(self._carried(name, person, span))
        scale = share if carries else ONE
        most = self._most(name, person, span, scale)
        capped = pay if most is None else min(pay, most)
        left = rounded(pay, self.known.rounding) - rounded(capped, self.known.rounding) if carries else Decimal(0)
        if "floor" in said:
            capped = max(capped, number(said["floor"]["period"]) * scale)
        earned = rounded(capped if first else capped * share, self.known.rounding)
        return Paid(earned, lines, left)

    def _most(self, name: str, person: str, span: Span, scale: Fraction) -> Fraction | None:
        said = self.plan["elements"][name]
        cap = said.get("cap", {})
        mosts = []
        for every in ("period", *MONTHS):
            if every not in cap:
                continue
            limit = number(cap[every]) * (Fraction(self._target(said, person, span)) if "of" in cap else 1)
            if every != "period":
                longer = holding(every, span.first)
                earlier = [p for p in parts(span.every, longer) if p.last < span.first]
                limit -= total(Fraction(self._earned(name, person, p)) for p in earlier)
            mosts.append(limit * scale)
        return min(mosts, default=None)

    def _earned(self, name: str, person: str, span: Span) -> Decimal:
        paid = self.paid(name, person, span)
        return Decimal(0) if paid is None or paid.earned is None else paid.earned

    def _carried(self, name: str, person: str, span: Span) -> Decimal:
        """What is left from the last earlier window in which the element was for the person."""
        year = holding("year", span.first)
        for earlier in reversed([p for p in parts(span.every, year) if p.last < span.first]):
            paid = self.paid(name, person, earlier)
            if paid is not None and paid.earned is not None:
                return paid.left_over
        return Decimal(0)
