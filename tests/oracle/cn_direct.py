"""What `plans/cn-direct.yaml` pays on `samples/cn-direct`, worked out from the plan's text in loops over the files."""

from __future__ import annotations

from collections import defaultdict
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

REPS = ("新人", "销售", "资深销售")
ALLOWANCE = {"资深销售": 800, "主管": 3_000}
LADDER = ratios(("0", "0.01"), ("1000000", "0.015"), ("3000000", "0.022"))
TO_SCORE = ratios(("0", "0"), ("0.6", "0"), ("1", "1"), ("1.5", "1.5"))
RATING = ratios(("0", "0"), ("3", "0"), ("4.5", "1"), ("5", "1.2"))
LEAD = ratios(("0", "0"), ("0.8", "0.6"), ("0.95", "1"), ("1.1", "1.3"))
Value = Fraction | None
Card = dict[str, tuple[Value, Fraction]]

YEAR = months(2026)
QUARTERS = [joined(f"2026-Q{n + 1}", "quarter", YEAR[3 * n : 3 * n + 3]) for n in range(4)]
HALVES = [joined(f"2026-H{n + 1}", "half", YEAR[6 * n : 6 * n + 6]) for n in range(2)]
CALENDAR = {"month": YEAR, "quarter": QUARTERS, "half": HALVES}


class CnDirect:
    """One run: the period, and every file read anew."""

    def __init__(self, folder: Path, period: str) -> None:
        self.folder = folder
        self.period = next(span for spans in CALENDAR.values() for span in spans if span.name == period)
        self.posts = self._posts()
        self.goals = {(r["工号"], r["指标"], r["期间"]): exact(r["目标"]) for r in workbook(folder / "目标.xlsx")}
        self._read()

    def _posts(self) -> dict[str, list[Post]]:
        found: defaultdict[str, list[Post]] = defaultdict(list)
        for r in workbook(self.folder / "花名册.xlsx"):
            last = r["离职日期"].date() if r["离职日期"] else date.max
            post = Post(
                r["工号"], r["团队"], r["岗位"], r["上级工号"] or "", r["入职日期"].date(), last, exact(r["目标奖金"])
            )
            found[post.person].append(post)
        return dict(found)

    def _read(self) -> None:
        self.deal_files = {p.name: workbook(p) for p in sorted(self.folder.glob("合同_*.xlsx"))}
        self.receipt_files = {p.name: table(p, "gb18030") for p in sorted(self.folder.glob("回款_*.csv"))}
        self.reviews = table(self.folder / "评价_2026.csv", "utf-8-sig")
        closed = [d for rows in self.deal_files.values() for d in rows if d["阶段"] in ("赢单", "输单")]
        receipts = [r for rows in self.receipt_files.values() for r in rows]
        for deal in closed:
            deal["day"] = deal["签约日期"].date()
        for row in receipts:
            row["day"] = date.fromisoformat(row["回款日期"])
        for row in self.reviews:
            row["day"] = date.fromisoformat(row["日期"])
        people = ("负责人工号", "协作人工号")
        self.deals = self._employed(credits(closed, ("合同编号", *people, "合同金额"), (80, 20)))
        self.receipts = self._employed(credits(receipts, ("回款编号", *people, "回款金额"), (80, 20)))
        feedback = [Credit(r["被评人"], r["day"], r["评价编号"], 0, exact(r["评分"]), r) for r in self.reviews]
        self.feedback = self._employed(feedback)
        firsts: dict[str, tuple[date, str]] = {}
        for deal in closed:
            if deal["阶段"] == "赢单":
                mark = (deal["day"], deal["合同编号"])
                firsts[deal["客户编号"]] = min(mark, firsts.get(deal["客户编号"], mark))
        self.firsts = {key for _, key in firsts.values()}

    def _employed(self, found: Any) -> list[Credit]:
        """A record outside all rows of its person is uncredited."""
        return [c for c in found if any(p.first <= c.day <= p.last for p in self.posts[c.person])]

    def post(self, person: str, span: Span) -> Post | None:
        return last_post(self.posts[person], span)

    def seen(self, every: str) -> list[tuple[Span, date, bool]]:
        """Windows that close in the period, and the one still open, as far as the period goes."""
        closing = [(s, s.last, True) for s in CALENDAR[every] if self.period.first <= s.last <= self.period.last]
        open_ = [(s, self.period.last, False) for s in CALENDAR[every] if s.first <= self.period.last < s.last]
        return closing + open_

    # measures: what each came to, of how many records

    def own(self, found: list[Credit], person: str, first: date, last: date) -> list[Credit]:
        return [c for c in found if c.person == person and first <= c.day <= last]

    def revenue(self, person: str, first: date, last: date) -> tuple[Fraction, int]:
        mine = self.own(self.receipts, person, first, last)
        return sum((c.amount for c in mine), Fraction(0)), len(mine)

    def win_rate(self, person: str, first: date, last: date) -> tuple[Value, int]:
        mine = self.own(self.deals, person, first, last)
        won = sum(1 for c in mine if c.record["阶段"] == "赢单")
        return (Fraction(won, len(mine)) if len(mine) >= 12 else None), len(mine)

    def rating(self, relation: str, least: int, person: str, days: tuple[date, date]) -> tuple[Value, int]:
        mine = [c.amount for c in self.own(self.feedback, person, *days) if c.record["关系"] == relation]
        return (sum(mine, Fraction(0)) / len(mine) if len(mine) >= least else None), len(mine)

    def new_customers(self, person: str, first: date, last: date) -> tuple[Fraction, int]:
        won = [c for c in self.own(self.deals, person, first, last) if c.record["阶段"] == "赢单"]
        return Fraction(sum(1 for c in won if c.key in self.firsts)), len(won)

    def team_revenue(self, team: str | None, first: date, last: date) -> tuple[Fraction, int]:
        """Of the people who were in the team on the day; of everybody where `team` is None."""
        found = [
            c.amount
            for c in self.receipts
            if first <= c.day <= last
            and (team is None or any(p.team == team for p in self.posts[c.person] if p.first <= c.day <= p.last))
        ]
        return sum(found, Fraction(0)), len(found)

    # goals

    def revenue_goal(self, person: str, month: Span) -> Value:
        """The month's goal, by the days of employment."""
        goal = self.goals.get((person, "回款额", month.name))
        present = sum(post.days_in(month) for post in self.posts[person])
        return None if goal is None else goal * present / month.days

    def group_goal(self, team: str | None, span: Span) -> Value:
        """The goals of the team's people in each month of the window; of everybody where `team` is None."""
        found: list[Fraction] = []
        for month in (m for m in YEAR if span.first <= m.first and m.last <= span.last):
            for person in self.posts:
                post = self.post(person, month)
                goal = self.revenue_goal(person, month)
                if post and goal is not None and team in (None, post.team):
                    found.append(goal)
        return sum(found, Fraction(0)) if found else None

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
        def there(span: Span, last: date) -> bool:
            return any(p.first <= last and span.first <= p.last for p in self.posts[person])

        return [seen for seen in self.seen(every) if there(seen[0], seen[1])]

    def _measure(self, found: Expected, person: str) -> None:
        def put(name: str, span: Span, closed: bool, came: tuple[Value, int], goal: Value) -> None:
            attained = None if came[0] is None or not goal else came[0] / goal
            found.measures[person, name, span.name] = (closed, came[0], goal, attained, came[1])

        for span, last, closed in self._known(person, "month"):
            post = self.post(person, span)
            assert post is not None
            team, days = post.team, (span.first, last)
            put("revenue", span, closed, self.revenue(person, *days), self.revenue_goal(person, span))
            put("win_rate", span, closed, self.win_rate(person, *days), Fraction(33, 100))
            put("team_revenue", span, closed, self.team_revenue(team, *days), self.group_goal(team, span))
            put("company_revenue", span, closed, self.team_revenue(None, *days), self.group_goal(None, span))
        for span, last, closed in self._known(person, "quarter"):
            goal = self.goals.get((person, "新客户数", span.name))
            put("new_customers", span, closed, self.new_customers(person, span.first, last), goal)
            put("csat", span, closed, self.rating("客户", 10, person, (span.first, last)), Fraction(9, 2))
        for span, last, closed in self._known(person, "half"):
            put("peer_review", span, closed, self.rating("同事", 3, person, (span.first, last)), Fraction(4))
            put("manager_review", span, closed, self.rating("上级", 1, person, (span.first, last)), Fraction(4))

    def monthly(self, person: str, span: Span, last: date) -> Card:
        revenue, goal = self.revenue(person, span.first, last)[0], self.revenue_goal(person, span)
        rate = self.win_rate(person, span.first, last)[0]
        assert goal
        return {
            "revenue": (straight(TO_SCORE, revenue / goal), Fraction(70, 100)),
            "win_rate": (None if rate is None else straight(TO_SCORE, rate / Fraction(33, 100)), Fraction(30, 100)),
        }

    def quarterly(self, person: str, span: Span, last: date) -> Card:
        csat = self.rating("客户", 10, person, (span.first, last))[0]
        new, goal = self.new_customers(person, span.first, last)[0], self.goals[person, "新客户数", span.name]
        return {
            "csat": (None if csat is None else straight(RATING, csat), Fraction(60, 100)),
            "new_customers": (min(straight(TO_SCORE, new / goal), Fraction(130, 100)), Fraction(40, 100)),
        }

    def half_year(self, person: str, span: Span, last: date) -> Card:
        peers = self.rating("同事", 3, person, (span.first, last))[0]
        boss = self.rating("上级", 1, person, (span.first, last))[0]
        return {
            "peer_review": (None if peers is None else straight(RATING, peers), Fraction(40, 100)),
            "manager_review": (None if boss is None else straight(RATING, boss), Fraction(60, 100)),
        }

    @staticmethod
    def redistributed(card: Card) -> Card:
        """The weight of what is missing goes to the others in proportion."""
        left = sum((weight for score, weight in card.values() if score is not None), Fraction(0))
        return {name: (score, weight / left) for name, (score, weight) in card.items() if score is not None}

    @staticmethod
    def total(card: Card) -> Value:
        if not card or any(score is None for score, _ in card.values()):
            return None
        return sum((score * weight for score, weight in card.values() if score is not None), Fraction(0))

    def _score(self, found: Expected, person: str) -> None:
        for every, name in (("month", "monthly"), ("quarter", "quarterly"), ("half", "half_year")):
            for span, last, closed in self._known(person, every):
                post = self.post(person, span)
                assert post is not None
                if every == "half":
                    card = self.half_year(person, span, last)
                elif post.role in REPS:
                    raw = (self.monthly if every == "month" else self.quarterly)(person, span, last)
                    card = self.redistributed(raw)
                else:
                    continue
                found.cards[person, name, span.name] = (closed, self.total(card))
                for measure, (score, weight) in card.items():
                    if self.total(card) is not None and score is not None:
                        found.parts[person, name, span.name, measure] = (score, weight)

    # pay

    def _pay(self, found: Expected, person: str) -> None:
        for span, _, closed in self.seen("month"):
            post = self.post(person, span)
            if closed and post:
                self._commission(found, person, span, post)
                self._allowance(found, person, span)
        for span, _, closed in self.seen("quarter"):
            post = self.post(person, span)
            if not closed or not post:
                continue
            self._quarter_bonus(found, person, span)
            if post.role in ("主管", "总监"):
                team = post.team if post.role == "主管" else None
                name = "lead_bonus" if team else "director_bonus"
                goal = self.group_goal(team, span)
                assert goal
                attained = self.team_revenue(team, span.first, span.last)[0] / goal
                found.earned[person, name, span.name] = cents(post.target * step(LEAD, attained))
        for span, _, closed in self.seen("half"):
            if closed and self.post(person, span):
                score = self.total(self.half_year(person, span, span.last))
                self._by_days(found, person, "half_bonus", span, Fraction(50, 100) * (score or 0))

    def _commission(self, found: Expected, person: str, span: Span, post: Post) -> None:
        if post.role not in REPS:
            return
        score = self.total(self.redistributed(self.monthly(person, span, span.last)))
        assert score is not None
        factor = min(max(score, Fraction(80, 100)), Fraction(120, 100))
        before = self.revenue(person, YEAR[0].first, span.first.replace(day=1) - YEAR[0].first.resolution)[0]
        base = marginal(LADDER, before)
        mine = sorted(self.own(self.receipts, person, span.first, span.last), key=lambda c: (c.day, c.key, c.part))
        so_far, paid = before, Decimal(0)
        for credit in mine:
            so_far += credit.amount
            now = cents(factor * (marginal(LADDER, so_far) - base))
            found.lines[person, "commission", span.name, credit.key, credit.part] = now - paid
            paid = now
        total = factor * (marginal(LADDER, so_far) - base)
        found.earned[person, "commission", span.name] = cents(max(min(total, Fraction(30_000)), Fraction(0)))

    def _allowance(self, found: Expected, person: str, span: Span) -> None:
        posts = [p for p in self.posts[person] if p.days_in(span) and p.role in ALLOWANCE]
        if posts:
            paid = sum((Fraction(ALLOWANCE[p.role] * p.days_in(span), span.days) for p in posts), Fraction(0))
            found.earned[person, "position_pay", span.name] = cents(paid)

    def _quarter_bonus(self, found: Expected, person: str, span: Span) -> None:
        if not any(p.role in REPS and p.days_in(span) for p in self.posts[person]):
            return
        csat = self.rating("客户", 10, person, (span.first, span.last))[0]
        score = self.total(self.redistributed(self.quarterly(person, span, span.last)))
        assert score is not None
        opened = csat is None or csat >= 4
        self._by_days(found, person, "quarter_bonus", span, Fraction(75, 100) * score * (1 if opened else 0))

    def _by_days(self, found: Expected, person: str, name: str, span: Span, factor: Fraction) -> None:
        """Target pay weighed by the days of each row inside the element's roles."""
        posts = [p for p in self.posts[person] if p.role in REPS and p.days_in(span)]
        if posts:
            target = sum((p.target * p.days_in(span) for p in posts), Fraction(0)) / span.days
            found.earned[person, name, span.name] = cents(target * factor)

    # every row

    def _account(self, found: Expected) -> None:
        last = self.period.last
        month_days = [(s.first, until) for s, until, _ in self.seen("month")]
        deals = {c.key for c in self.deals if self._deal_used(c, month_days, last)}
        receipts = {c.key for c in self.receipts if c.day <= last}
        spans = {"客户": self.seen("quarter"), "同事": self.seen("half"), "上级": self.seen("half")}
        reviews = {
            c.key
            for c in self.feedback
            if any(s.first <= c.day <= until for s, until, _ in spans.get(c.record["关系"], []))
        }
        for name, rows in self.deal_files.items():
            found.used[name] = (len(rows), sum(1 for row in rows if row["合同编号"] in deals))
        for name, rows in self.receipt_files.items():
            found.used[name] = (len(rows), sum(1 for row in rows if row["回款编号"] in receipts))
        found.used["评价_2026.csv"] = (len(self.reviews), len(reviews))
        found.used["花名册.xlsx"] = (sum(map(len, self.posts.values())),) * 2
        found.used["目标.xlsx"] = (len(self.goals),) * 2

    def _deal_used(self, credit: Credit, month_days: list[tuple[date, date]], last: date) -> bool:
        """Won deals of all time tell which customers are new; the win rate wants the months at hand."""
        won = credit.record["阶段"] == "赢单" and credit.day <= last
        return won or any(first <= credit.day <= until for first, until in month_days)
