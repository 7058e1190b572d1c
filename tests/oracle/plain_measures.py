"""Credit, measures, goals and scores of a drawn company, record by record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from plain_days import (
    MONTHS,
    ONE,
    MissingFigure,
    Post,
    Span,
    allot,
    counting,
    holding,
    number,
    on,
    part_of,
    parts,
    rounded,
    serves,
    total,
)
from plain_figures import Credit, aggregate, clipped, divided
from plain_table import PlainTable

WHERE: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "stage = 'won'": lambda record: record["stage"] == "won",
    "amount >= 200": lambda record: Fraction(record["amount"]) >= 200,
}
ADDS_UP = ("sum(amount)", "count(*)")
NOWHERE: Mapping[str, str] = {}


class Measured:
    """Everything that is known before pay. `posts` are a person's rows by date; `rows` the tables by name."""

    def __init__(
        self, plan: Mapping[str, Any], posts: Mapping[str, Sequence[Post]], rows: Mapping[str, Sequence[Any]]
    ) -> None:
        self.plan, self.posts, self.rows = plan, posts, rows
        self.rounding = {"step": "0.01", "mode": "half_up", **plan.get("rounding", {})}
        if self.rounding.get("at") == "payment":
            self.rounding["step"] = str(Decimal(self.rounding["step"]).scaleb(-6))
        self.step = Fraction(self.rounding["step"])
        self.cent = Fraction(1, 100)
        self.during, self.scope = ("0001-01-01", "9999-12-31"), NOWHERE
        self.seen: dict[str, Measured] = {}

    def within(self, said: Mapping[str, Any]) -> Measured:
        """The same as an element sees it: records in its `during` alone; where it is prorated, the rows in scope."""
        during = said.get("during", {"from": "0001-01-01", "to": "9999-12-31"})
        scope = {"for": said["for"]} if "prorate" in said and "for" in said else NOWHERE
        mark = f"{during} {scope}"
        if mark not in self.seen:
            view = Measured(self.plan, self.posts, self.rows)
            view.during, view.scope = (during["from"], during["to"]), scope
            self.seen[mark] = view
        return self.seen[mark]

    def seat(self, person: str, span: Span) -> Post | None:
        """The row that gives a person's figures: the one that counts, or the last in scope of what is prorated."""
        counted = self.row(person, span)
        if counted is None or serves(counted, self.scope):
            return counted
        inside = [post for post in self.posts[person] if post.first <= span.last and post.last >= span.first]
        return next((post for post in reversed(inside) if serves(post, self.scope)), counted)

    @cached_property
    def credits(self) -> dict[str, list[Credit]]:
        """By source, in the order of lines."""
        found = {
            source: [c for record in self.rows[source] for c in self._of(source, record)]
            for source in ("deals", "marks")
        }
        return {source: sorted(credits, key=lambda c: c.order) for source, credits in found.items()}

    def _of(self, source: str, record: Mapping[str, Any]) -> Iterator[Credit]:
        rules = self.plan.get("crediting", {}).get(source, {})
        amount, day = Fraction(record.get("amount", "0")), date.fromisoformat(record["day"])
        splits = rules.get("splits", [{"to": "owner", "share": "100%"}])
        part = 0
        for person, share in self._split(record, splits, rules.get("unclaimed", "stop"), amount):
            if person and self._there(person, day, rules):
                yield Credit(person, day, record["id"], part, share, record, overlay=False)
            part += 1
        for overlay in rules.get("overlays", ()):
            person = record[overlay["to"]]
            share = amount * number(overlay["share"])
            if number(overlay["share"]) != 1:
                share = Fraction(rounded(share, {"step": "0.01", "mode": "half_up"}))
            if person and self._there(person, day, rules):
                yield Credit(person, day, record["id"], part, share, record, overlay=True)
            part += 1

    def _split(
        self, record: Mapping[str, Any], splits: Sequence[Mapping[str, str]], unclaimed: str, amount: Fraction
    ) -> list[tuple[str, Fraction]]:
        people = [record[row["to"]] for row in splits]
        shares = [number(row["share"]) for row in splits]
        if not all(people):
            filled = [n for n, person in enumerate(people) if person]
            if unclaimed == "first":
                shares[filled[0]] += sum(shares[n] for n, person in enumerate(people) if not person)
            if unclaimed in ("first", "spread"):
                people, shares = [people[n] for n in filled], [shares[n] for n in filled]
        if len(people) == 1:
            return [(people[0], amount)]
        return list(zip(people, allot(amount, shares, self.cent), strict=True))

    def _there(self, person: str, day: date, rules: Mapping[str, Any]) -> bool:
        return on(self.posts[person], day) is not None or rules.get("leavers") == "credited"

    def row(self, person: str, span: Span) -> Post | None:
        """The roster's row that counts."""
        return counting(self.posts[person], span)

    def employed(self, span: Span, said: Mapping[str, str] | None = None) -> list[str]:
        """Who is there in the window, and in `for`, by id."""
        found = [(person, self.row(person, span)) for person in sorted(self.posts)]
        return [person for person, post in found if post is not None and serves(post, said or {})]

    def theirs(self, whose: str, person: str, credited: str, post: Post | None, span: Span) -> bool:
        """Whether the credit of somebody, whose row is `post`, is added up for the person."""
        mine = self.row(person, span)
        if whose == "company":
            return True
        if post is None:
            return False
        if whose == "team":
            return mine is not None and post.team == mine.team
        if whose == "reports":
            return post.manager == person != credited
        return person != credited and person in self._above(post, span)

    def _above(self, post: Post, span: Span) -> Iterator[str]:
        while post.manager:
            yield post.manager
            post = on(self.posts[post.manager], span.last) or self.nearest(post.manager, span.last)

    def counted(self, name: str, person: str, first: date, last: date, span: Span) -> list[Credit]:
        """The credits of a measure between two days; who leads whom follows the window."""
        said = self.plan["measures"][name]
        whose, kind = said.get("whose", "own"), said.get("credit", "both")
        moves = self.plan.get("crediting", {}).get(said["from"], {}).get("moves", "record_date")
        found = []
        for credit in self.credits[said["from"]]:
            if not self.during[0] <= str(credit.day) <= self.during[1]:
                continue
            if not first <= credit.day <= last or (kind != "both" and credit.overlay != (kind == "overlays")):
                continue
            if "where" in said and not WHERE[said["where"]](credit.record):
                continue
            at = credit.day if moves == "record_date" else span.last
            post = on(self.posts[credit.person], at) or self.nearest(credit.person, at)
            if (
                credit.person == person
                if whose == "own"
                else self.theirs(whose, person, credit.person, post, Span(at, at, "day") if whose == "tree" else span)
            ):
                found.append(credit)
        return found

    def nearest(self, person: str, day: date) -> Post:
        """Where somebody belongs who is not there: the row before the day, else the first."""
        before = [post for post in self.posts[person] if post.first <= day]
        return before[-1] if before else self.posts[person][0]

    def actual(self, name: str, person: str, first: date, last: date, span: Span) -> tuple[Fraction | None, int]:
        """What the measure came to, and how many records it counts."""
        said = self.plan["measures"][name]
        if "from" not in said:
            return self._composed(said, person, first, last, span)
        credits = self.counted(name, person, first, last, span)
        n = len(credits)
        least = int(said.get("at_least", 0 if said["value"] in ADDS_UP else 1))
        return (aggregate(said["value"], credits) if n >= least else None), n

    def _composed(
        self, said: Mapping[str, Any], person: str, first: date, last: date, span: Span
    ) -> tuple[Fraction | None, int]:
        (above, m), (below, n) = (self.actual(part, person, first, last, span) for part in said["value"].split(" / "))
        count = min(m, n)
        if above is None or not below or count < int(said.get("at_least", 0)):
            return None, count
        return above / below, count

    def value(self, name: str, person: str, span: Span) -> Fraction | None:
        """A measure's actual in a whole window."""
        return self.actual(name, person, span.first, span.last, span)[0]

    def goal(self, name: str, person: str, span: Span) -> Fraction | None:
        """Row or value, divided, ramped, prorated; of a longer window its own, or its periods' together."""
        said = self.plan["measures"][name]
        own = self._stated(name, person, span)
        if own is not None:
            scores = [self._ramp(said, person, month) for month in parts("month", span)]
            share = part_of(self.posts[person], {}, said.get("prorate", "none"), span)
            return own * total(scores) / len(scores) * share
        if span.every == said["every"] or said.get("goal", "none") == "none":
            return None
        periods = [p for p in parts(said["every"], span) if self.row(person, p) is not None]
        goals = [self.goal(name, person, period) for period in periods]
        if not goals or any(goal is None for goal in goals):
            return None
        added = total(goal for goal in goals if goal is not None)
        return added if said.get("value") in ADDS_UP else added / len(goals)

    def _ramp(self, said: Mapping[str, Any], person: str, month: Span) -> Fraction:
        if "ramp" not in said:
            return ONE
        return PlainTable(self.plan["rate_tables"][said["ramp"]]).value(Fraction(self.tenure(person, month.last)))

    def tenure(self, person: str, day: date) -> int:
        """Which month of employment holds the day."""
        hired = self.posts[person][0].first
        return max(1, (day.year - hired.year) * 12 + day.month - hired.month + 1) if hired.year > 2000 else 1

    def _stated(self, name: str, person: str, span: Span) -> Fraction | None:
        said = self.plan["measures"][name]
        stated = said.get("goal", "none")
        if stated == "none":
            return None
        if stated != "required":
            return number(stated) if span.every == said["every"] else None
        rows = {
            row["period"]: Fraction(row["goal"])
            for row in self.rows["goals"]
            if row["person"] == person and row["measure"] == name
        }
        if span.name in rows:
            return rows[span.name]
        if span.every != said["every"]:
            return None
        for every in ("quarter", "half", "year"):
            longer = holding(every, span.first)
            if MONTHS[every] > MONTHS[span.every] and longer.name in rows:
                return divided(rows[longer.name], self.plan["goals"].get("spread", "none"), longer, span)
        return None

    def attained(self, name: str, actual: Fraction | None, goal: Fraction | None) -> Fraction | None:
        """Attainment, or nothing where the goal is missing or not above 0."""
        way = self.plan["measures"][name].get("attainment", "ratio")
        if actual is None or goal is None or goal <= 0 or (way == "inverse" and actual <= 0):
            return None
        return {
            "ratio": lambda: actual / goal,
            "inverse": lambda: goal / actual,
            "difference": lambda: 2 - actual / goal,
        }[way]()

    def attainment(self, name: str, person: str, span: Span) -> Fraction | None:
        """Of a whole window."""
        return self.attained(name, self.value(name, person, span), self.goal(name, person, span))

    def score(self, card: str, person: str, span: Span) -> Fraction | None:
        """Σ weight × score, gate, cap, floor. Raises MissingFigure where the card stops; None: no score."""
        said = self.plan["scorecards"][card]
        scores = {name: self.part(card, name, person, span) for name in said["measures"]}
        weights = {name: number(each["weight"]) for name, each in said["measures"].items()}
        lacking = [name for name, score in scores.items() if score is None]
        if any(self.value(name, person, span) is not None for name in lacking):
            raise MissingFigure("goal-missing")
        policy = said.get("missing", "stop")
        if lacking and policy == "stop":
            raise MissingFigure("score-missing")
        if lacking and (policy == "leave_out" or (policy == "redistribute" and len(lacking) == len(scores))):
            return None
        left = total(weights[name] for name in scores if name not in lacking) if policy == "redistribute" else ONE
        score = total(weights[name] * (each or 0) for name, each in scores.items()) / left
        for gate in said.get("gate", ()):
            if not self.passes(gate, person, span):
                score *= number(gate.get("else", "0%"))
        return clipped(score, said)

    def part(self, card: str, name: str, person: str, span: Span) -> Fraction | None:
        """A measure's score in a card, before weighting."""
        said = self.plan["scorecards"][card]["measures"][name]
        table = self.plan["rate_tables"].get(said.get("table"))
        amount = table is not None and table.get("enter", "amount") == "amount"
        x = self.value(name, person, span) if amount else self.attainment(name, person, span)
        if x is None:
            return None
        return clipped(PlainTable(table).pay(x) if table else x, said)

    def passes(self, gate: Mapping[str, Any], person: str, span: Span) -> bool:
        """One gate, decided on exact figures. Raises MissingFigure where it stops."""
        if "is" in gate:
            return bool(getattr(self.seat(person, span), gate["check"]) == gate["is"])
        x = self.looked_at(gate, person, span)
        if x is None:
            if gate.get("missing", "stop") == "stop":
                raise MissingFigure("gate-value-missing")
            return bool(gate["missing"] == "pass")
        how = next(key for key in ("at_least", "above", "at_most", "below") if key in gate)
        y = number(gate[how])
        return {"at_least": x >= y, "above": x > y, "at_most": x <= y, "below": x < y}[how]

    def looked_at(self, gate: Mapping[str, Any], person: str, span: Span) -> Fraction | None:
        """The figure of a gate, over its own window or a longer one."""
        if "over" not in gate:
            return self.reference(gate["check"], person, span)
        name, _, figure = gate["check"].partition(".")
        longer = holding(gate["over"], span.first)
        periods = parts(span.every, longer)
        so_far = [p for p in periods if (p.last < span.first if gate.get("until") == "before" else p.last <= span.last)]
        if not so_far:
            return None
        whole = Measured(self.plan, self.posts, self.rows) if self.during[0] > "0001-01-01" else self
        seen = Span(longer.first, so_far[-1].last, "day")
        actual, _ = whole.actual(name, person, seen.first, seen.last, seen)
        if not figure:
            return actual
        return self.attained(name, actual, self.goal_over(name, person, longer, so_far, gate["goal"]))

    def goal_over(self, name: str, person: str, longer: Span, so_far: Sequence[Span], which: str) -> Fraction | None:
        """The goal of a longer window, or of its periods so far; in its last one that is the window's own."""
        if which == "whole" or so_far[-1].last == longer.last:
            return self.goal(name, person, longer)
        every = self.plan["measures"][name]["every"]
        periods = [p for span in so_far for p in parts(every, span) if self.row(person, p) is not None]
        goals = [self.goal(name, person, period) for period in periods]
        known = [goal for goal in goals if goal is not None]
        if not known or len(known) < len(goals):
            return None
        return total(known) if self.plan["measures"][name].get("value") in ADDS_UP else total(known) / len(known)

    def reference(self, text: str, person: str, span: Span) -> Fraction | None:
        """A person's own figure in a window."""
        name, _, figure = text.partition(".")
        if name == "tenure_months":
            return Fraction(self.tenure(person, span.last))
        if name in ("target_incentive", "salary"):
            return Fraction(getattr(self.seat(person, span), name))
        if name in self.plan["measures"]:
            return {"": self.value, "attainment": self.attainment, "goal": self.goal}[figure](name, person, span)
        if name in self.plan.get("scorecards", {}):
            return self.score(name, person, span)
        return number(text)
