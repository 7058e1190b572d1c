"""What `plans/en-saas.yaml` pays on `samples/en-saas`, worked out from the plan's text in loops over the files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from by_hand import (
    Credit,
    Expected,
    Post,
    Span,
    cents,
    credits,
    exact,
    joined,
    last_post,
    marginal,
    months,
    ratios,
    step,
    straight,
    table,
    workbook,
)

CSAT = ratios(("1", "0"), ("3.5", "0"), ("4.4", "1"), ("5", "1.3"))
LEAD = ratios(("0", "0"), ("0.75", "0.6"), ("1", "1"), ("1.2", "1.4"))
RAMP = ratios(("1", "0.4"), ("4", "0.7"), ("7", "1"))
ACCELERATOR = ratios(("0", "1"), ("1", "1.4"), ("1.4", "1.8"))
KICKER = {"Enterprise": Fraction(15, 1000), "Mid-market": Fraction(1, 100)}
NEVER = date.max
Value = Fraction | None
Card = dict[str, tuple[Value, Fraction]]

YEAR = months(2026)
QUARTERS = [
    joined(name, "quarter", YEAR[3 * n : 3 * n + 3])
    for n, name in enumerate(("2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2"))
]
HALVES = [joined(name, "half", YEAR[6 * n : 6 * n + 6]) for n, name in enumerate(("2026-H2", "2027-H1"))]
CALENDAR = {"month": YEAR, "quarter": QUARTERS, "half": HALVES}


def quarter_of(day: date) -> Span:
    return next(span for span in QUARTERS if span.first <= day <= span.last)


class EnSaas:
    """One run: the period, and every file read anew."""

    def __init__(self, folder: Path, period: str) -> None:
        self.period = next(span for spans in CALENDAR.values() for span in spans if span.name == period)
        self.posts = {r["ID"]: self._post(r) for r in workbook(folder / "roster.xlsx")}
        self.quotas = {(r["ID"], r["Quarter"]): exact(r["Quota"]) for r in workbook(folder / "quotas.xlsx")}
        self.deal_rows = table(folder / "deals.csv", "utf-8-sig")
        self.survey_rows = table(folder / "csat.csv", "utf-8-sig")
        closed = [d for d in self.deal_rows if d["Stage"] in ("Closed Won", "Closed Lost")]
        for deal in closed:
            deal["day"] = date.fromisoformat(deal["Close Date"])
        shared = credits(closed, ("Opportunity ID", "Owner ID", "Partner ID", "ACV"), (70, 30))
        self.deals = [c for c in shared if self._there(c)]
        answers = [
            Credit(r["Owner ID"], date.fromisoformat(r["Responded On"]), r["Survey ID"], 0, exact(r["Score"]), r)
            for r in self.survey_rows
        ]
        self.surveys = [c for c in answers if self._there(c)]

    @staticmethod
    def _post(r: dict[str, Any]) -> Post:
        last = r["End"].date() if r["End"] else NEVER
        target = exact(r["Quarterly Target"])
        return Post(r["ID"], r["Team"], r["Role"], r["Manager ID"] or "", r["Start"].date(), last, target)

    def _there(self, credit: Credit) -> bool:
        return self.posts[credit.person].first <= credit.day <= self.posts[credit.person].last

    def employed(self, person: str, span: Span) -> bool:
        return last_post([self.posts[person]], span) is not None

    def seen(self, every: str) -> list[tuple[Span, date, bool]]:
        closing = [(s, s.last, True) for s in CALENDAR[every] if self.period.first <= s.last <= self.period.last]
        open_ = [(s, self.period.last, False) for s in CALENDAR[every] if s.first <= self.period.last < s.last]
        return closing + open_

    # measures and goals

    def mine(self, found: list[Credit], people: list[str], first: date, last: date) -> list[Credit]:
        return [c for c in found if c.person in people and first <= c.day <= last]

    def bookings(self, people: list[str], first: date, last: date) -> tuple[Fraction, int]:
        won = [c.amount for c in self.mine(self.deals, people, first, last) if c.record["Stage"] == "Closed Won"]
        return sum(won, Fraction(0)), len(won)

    def win_rate(self, person: str, first: date, last: date) -> tuple[Value, int]:
        stages = [c.record["Stage"] for c in self.mine(self.deals, [person], first, last)]
        return (Fraction(stages.count("Closed Won"), len(stages)) if len(stages) >= 8 else None), len(stages)

    def csat(self, person: str, first: date, last: date) -> tuple[Value, int]:
        scores = [c.amount for c in self.mine(self.surveys, [person], first, last)]
        return (sum(scores, Fraction(0)) / len(scores) if len(scores) >= 6 else None), len(scores)

    def reports(self, person: str) -> list[str]:
        return [other for other, post in self.posts.items() if post.manager == person]

    def quota(self, person: str, quarter: Span) -> Value:
        """The quarter's quota x the mean ramp of its months x the days of employment."""
        quota = self.quotas.get((person, quarter.name))
        if quota is None:
            return None
        post = self.posts[person]
        inside = [month for month in YEAR if quarter.first <= month.first <= quarter.last]
        tenures = [max(1, 12 * (m.last.year - post.first.year) + m.last.month - post.first.month + 1) for m in inside]
        ramp = sum((step(RAMP, Fraction(tenure)) for tenure in tenures), Fraction(0)) / 3
        return quota * ramp * post.days_in(quarter) / quarter.days

    def team_quota(self, person: str, quarter: Span) -> Value:
        quotas = [self.quota(other, quarter) for other in self.reports(person) if self.employed(other, quarter)]
        known = [quota for quota in quotas if quota is not None]
        return sum(known, Fraction(0)) if known else None

    # the whole run

    def expected(self) -> Expected:
        found = Expected()
        for person in self.posts:
            self._measure(found, person)
            self._score(found, person)
            self._pay(found, person)
        self._account(found)
        return found

    def _known(self, person: str, every: str) -> list[tuple[Span, date, bool]]:
        post = self.posts[person]
        return [s for s in self.seen(every) if post.first <= s[1] and s[0].first <= post.last]

    def _measure(self, found: Expected, person: str) -> None:
        def put(name: str, span: Span, closed: bool, came: tuple[Value, int], goal: Value) -> None:
            attained = None if came[0] is None or not goal else came[0] / goal
            found.measures[person, name, span.name] = (closed, came[0], goal, attained, came[1])

        for span, last, closed in self._known(person, "month"):
            put("bookings", span, closed, self.bookings([person], span.first, last), None)
            put("team_bookings", span, closed, self.bookings(self.reports(person), span.first, last), None)
        for span, last, closed in self._known(person, "quarter"):
            put("win_rate", span, closed, self.win_rate(person, span.first, last), Fraction(28, 100))
            put("csat", span, closed, self.csat(person, span.first, last), Fraction(44, 10))

    def performance(self, person: str, span: Span, last: date) -> Card:
        quota = self.quota(person, span)
        assert quota
        rate, csat = self.win_rate(person, span.first, last)[0], self.csat(person, span.first, last)[0]
        card: Card = {
            "bookings": (min(self.bookings([person], span.first, last)[0] / quota, Fraction(150, 100)), Fraction(70)),
            "win_rate": (None if rate is None else min(rate / Fraction(28, 100), Fraction(120, 100)), Fraction(15)),
            "csat": (None if csat is None else straight(CSAT, csat), Fraction(15)),
        }
        there = {name: part for name, part in card.items() if part[0] is not None}
        left = sum((weight for _, weight in there.values()), Fraction(0))
        return {name: (score, weight / left) for name, (score, weight) in there.items()}

    def _score(self, found: Expected, person: str) -> None:
        for span, last, closed in self._known(person, "quarter"):
            csat = self.csat(person, span.first, last)[0]
            service = None if csat is None else straight(CSAT, csat)
            found.cards[person, "service", span.name] = (closed, service)
            if service is not None:
                found.parts[person, "service", span.name, "csat"] = (service, Fraction(1))
            if self.posts[person].role != "AE":
                continue
            card = self.performance(person, span, last)
            total = sum((score * weight for score, weight in card.values() if score is not None), Fraction(0))
            found.cards[person, "performance", span.name] = (closed, total)
            for measure, (score, weight) in card.items():
                assert score is not None
                found.parts[person, "performance", span.name, measure] = (score, weight)

    # pay

    def _pay(self, found: Expected, person: str) -> None:
        post = self.posts[person]
        for span, _, closed in self.seen("month"):
            if not closed or not self.employed(person, span):
                continue
            if post.role == "lead":
                found.earned[person, "lead_allowance", span.name] = Decimal("600.00")
            else:
                self._commission(found, post, span)
        for span, _, closed in self.seen("quarter"):
            if not closed or not self.employed(person, span):
                continue
            if post.role == "lead":
                quota = self.team_quota(person, span)
                assert quota
                attained = self.bookings(self.reports(person), span.first, span.last)[0] / quota
                found.earned[person, "lead_bonus", span.name] = cents(post.target * step(LEAD, attained))
            else:
                self._kicker(found, post, span)
                self._csat_bonus(found, post, span)

    def accelerated(self, post: Post, quota: Fraction, booked: Fraction) -> Fraction:
        """Target pay for the quota, in parts of attainment: every dollar in the tier into which it falls."""
        return post.target * marginal(ACCELERATOR, booked / quota)

    def _commission(self, found: Expected, post: Post, span: Span) -> None:
        """Each month of the quarter in turn, for the cap on the quarter counts what the months before have earned."""
        quarter = quarter_of(span.last)
        quota = self.quota(post.person, quarter)
        assert quota
        earned = Decimal(0)
        for month in (m for m in YEAR if quarter.first <= m.first <= span.first):
            if not post.days_in(month):
                continue
            lines = sorted(
                self.mine(self.deals, [post.person], month.first, month.last), key=lambda c: (c.day, c.key, c.part)
            )
            so_far = before = self.bookings([post.person], quarter.first, month.first - date.resolution)[0]
            base, paid = self.accelerated(post, quota, before), Decimal(0)
            for credit in (c for c in lines if c.record["Stage"] == "Closed Won"):
                so_far += credit.amount
                now = cents(self.accelerated(post, quota, so_far) - base)
                if month == span:
                    found.lines[post.person, "commission", span.name, credit.key, credit.part] = now - paid
                paid = now
            total = self.accelerated(post, quota, so_far) - base
            amount = cents(min(total, 3 * post.target - Fraction(earned)))
            earned += amount
        found.earned[post.person, "commission", span.name] = amount

    def _kicker(self, found: Expected, post: Post, span: Span) -> None:
        quota = self.quota(post.person, span)
        assert quota
        won = [
            c for c in self.mine(self.deals, [post.person], span.first, span.last) if c.record["Stage"] == "Closed Won"
        ]
        so_far, paid = Fraction(0), Decimal(0)
        for credit in sorted(won, key=lambda c: (c.day, c.key, c.part)):
            so_far += credit.amount
            now = self._kicked(post, quota, so_far)
            found.lines[post.person, "over_quota_kicker", span.name, credit.key, credit.part] = now - paid
            paid = now
        found.earned[post.person, "over_quota_kicker", span.name] = paid

    def _kicked(self, post: Post, quota: Fraction, booked: Fraction) -> Decimal:
        reached = booked >= quota * Fraction(110, 100)
        return cents(booked * KICKER[post.team]) if reached else Decimal("0.00")

    def _csat_bonus(self, found: Expected, post: Post, span: Span) -> None:
        csat = self.csat(post.person, span.first, span.last)[0]
        quota = self.quota(post.person, span)
        assert quota
        full = self.bookings([post.person], span.first, span.last)[0] >= quota * Fraction(60, 100)
        score = Fraction(0) if csat is None else straight(CSAT, csat)
        share = Fraction(post.days_in(span), span.days) * (1 if full else Fraction(1, 2))
        found.earned[post.person, "csat_bonus", span.name] = cents(post.target * Fraction(10, 100) * score * share)

    # every row

    def _account(self, found: Expected) -> None:
        first, last = quarter_of(self.period.first).first, self.period.last
        deals = {c.key for c in self.deals if first <= c.day <= last}
        answers = {c.key for c in self.surveys if first <= c.day <= last}
        found.used["deals.csv"] = (len(self.deal_rows), len(deals))
        found.used["csat.csv"] = (len(self.survey_rows), len(answers))
        found.used["roster.xlsx"] = (len(self.posts),) * 2
        found.used["quotas.xlsx"] = (len(self.quotas),) * 2
