"""Small companies drawn from a seed: a roster with moves and leavers, deals, marks and goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from plain_days import Post

ALWAYS, FOREVER = date(1900, 1, 1), date(2100, 1, 1)
NEW_YEAR = date(2026, 1, 1)
HEADERS = {
    "people": ("id", "team", "role", "manager", "target_incentive", "salary", "from", "to"),
    "deals": ("id", "owner", "partner", "helper", "amount", "stage", "day"),
    "marks": ("id", "owner", "mark", "day"),
    "goals": ("person", "measure", "period", "goal"),
}
Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Company:
    """Everything that a run reads, but the plan. `more` are further columns of the roster, by person."""

    posts: Mapping[str, Sequence[Post]]
    rows: Mapping[str, Rows]
    more: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def tables(self) -> dict[str, str]:
        """As CSV files."""
        people = [
            {**_roster_row(post), **self.more.get(post.id, {})} for posts in self.posts.values() for post in posts
        ]
        every = {**self.rows, "people": people}
        return {f"{name}.csv": _csv(_header(name, rows), rows) for name, rows in every.items()}


def _header(name: str, rows: Rows) -> Sequence[str]:
    """The columns that every company has, then those of this one."""
    return tuple(dict.fromkeys([*HEADERS.get(name, ()), *(key for row in rows for key in row)]))


def _roster_row(post: Post) -> dict[str, str]:
    first = "" if post.first == ALWAYS else str(post.first)
    last = "" if post.last == FOREVER else str(post.last)
    texts = {"id": post.id, "team": post.team, "role": post.role, "manager": post.manager}
    return {
        **texts,
        "target_incentive": str(post.target_incentive),
        "salary": str(post.salary),
        "from": first,
        "to": last,
    }


def _csv(header: Sequence[str], rows: Rows) -> str:
    return "\n".join([",".join(header), *(",".join(row.get(name, "") for name in header) for row in rows)]) + "\n"


def drawn_company(random: Random, measures: Sequence[str], *, divided: bool) -> Company:
    """`measures` are those that need goals from the table, which are `divided` or written for each month."""
    ids = [f"p{n + 1}" for n in range(random.randint(3, 8))]
    posts = {person: _career(random, person, ids[:n]) for n, person in enumerate(ids)}
    rows = {
        "deals": _deals(random, ids),
        "marks": _marks(random, ids),
        "goals": [row for person in ids for name in measures for row in _goals(random, person, name, divided=divided)],
    }
    return Company(posts, rows)


def _career(random: Random, person: str, above: Sequence[str]) -> list[Post]:
    """One row, or two or three that follow one another; at times a late start, a leaver, a gap."""
    first = random.choice([ALWAYS, ALWAYS, date(2025, 3, 9), _day(random, 8)])
    last = FOREVER if random.random() < 0.8 else _day(random, 12)
    if last <= first:
        last = FOREVER
    post = Post(
        person, *_seat(random, above), random.choice([1_000, 3_000, 777]), 100 * random.randint(5, 90), first, last
    )
    if random.random() < 0.6:
        return [post]
    moved = max(_day(random, 12), first + timedelta(1))
    if moved >= last:
        return [post]
    back = moved + timedelta(random.choice([0, 0, 0, 11]))
    team, role, manager = _seat(random, above)
    after = replace(post, team=team, role=role, manager=manager, salary=100 * random.randint(5, 90), first=back)
    return [replace(post, last=moved - timedelta(1)), after] if back <= last else [replace(post, last=moved)]


def _seat(random: Random, above: Sequence[str]) -> tuple[str, str, str]:
    manager = random.choice([*above, ""]) if above else ""
    return random.choice(["north", "south"]), random.choice(["rep", "lead"]), manager


def _day(random: Random, months: int = 12) -> date:
    return NEW_YEAR + timedelta(random.randrange(months * 30))


def _amount(random: Random) -> str:
    shape = random.random()
    if shape < 0.08:
        return "0"
    if shape < 0.14:
        return f"{random.randint(-30_000, 90_000) / 1000:.3f}"
    if shape < 0.3:
        return str(random.choice([100, 200, 500, 1_000, -100, -500]))
    cents = random.randint(-60_000, 200_000)
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def _deals(random: Random, ids: Sequence[str]) -> Rows:
    found: list[dict[str, str]] = []
    for n in range(random.randint(10, 45)):
        amount, day = _amount(random), str(_day(random))
        whose = {"owner": random.choice(ids), "partner": random.choice([*ids, ""]), "helper": random.choice([*ids, ""])}
        found.append(
            {"id": f"d{n:02}", **whose, "amount": amount, "stage": random.choice(["won", "won", "lost"]), "day": day}
        )
        if random.random() < 0.08 and not amount.startswith("-"):
            found.append({**found[-1], "id": f"d{n:02}r", "amount": f"-{amount}", "day": str(_day(random))})
    return found


def _marks(random: Random, ids: Sequence[str]) -> Rows:
    marks = [f"{random.randint(10, 50) / 10}" for _ in range(random.randint(0, 40))]
    return [
        {"id": f"m{n}", "owner": random.choice(ids), "mark": mark, "day": str(_day(random))}
        for n, mark in enumerate(marks)
    ]


def _goals(random: Random, person: str, measure: str, *, divided: bool) -> Rows:
    periods = [f"2026-{month:02}" for month in range(1, 13)]
    if divided:
        periods = random.choice([["2026"], ["2026", "2026-05"], ["2026", "2026-Q3"]])
    most = 12 if "2026" in periods else 1
    goals = [(period, random.choice([100, 500, 1_000, 2_500.5, 777.77]) * most) for period in periods]
    return [{"person": person, "measure": measure, "period": period, "goal": f"{goal:.2f}"} for period, goal in goals]
