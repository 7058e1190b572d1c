"""The people of the Chinese sample: a director, four leads, thirty reps, with what chance gives each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from _chance import bell, between, stream
from _days import add_months, last_day
from _files import write_xlsx

DIRECTOR = ("E0001", "周启航", date(2015, 4, 1))
LEADS = {
    "华东组": ("E0011", "沈立峰", date(2016, 3, 14)),
    "华南组": ("E0012", "何静", date(2017, 8, 1)),
    "华北组": ("E0013", "高明远", date(2016, 11, 7)),
    "西部组": ("E0014", "马晓燕", date(2018, 5, 2)),
}
BONUS = {"总监": 36_000, "主管": 24_000, "资深销售": 18_000, "销售": 12_000, "新人": 6_000}
BOOK = {"资深销售": 520_000, "销售": 400_000, "新人": 300_000}
RAMP = (0.35, 0.55, 0.75, 0.9)
REPS = """
E0101 陈思远 华东组 资深销售 2018-03-05
E0102 陈思源 华东组 销售 2021-07-12
E0103 王婷 华东组 销售 2022-02-21
E0104 顾一诺 华东组 销售 2023-06-01
E0105 徐子涵 华东组 销售 2022-09-13
E0106 陆嘉言 华东组 资深销售 2017-10-09
E0107 林若溪 华东组 销售 2021-04-06
E0108 邵文博 华东组 新人 2026-03-02
E0109 林若曦 华南组 资深销售 2019-01-14
E0110 黄志强 华南组 销售 2020-06-22
E0111 梁咏欣 华南组 销售 2022-05-05
E0112 李伟 华南组 销售 2021-11-15
E0113 李玮 华南组 销售 2023-03-20
E0114 郑浩然 华南组 销售 2022-08-08
E0115 罗敏 华南组 资深销售 2018-07-02
E0116 蔡俊杰 华南组 销售 2024-02-26
E0117 王婷婷 华北组 销售 2022-03-07
E0118 张磊 华北组 资深销售 2017-05-15
E0119 刘洋 华北组 销售 2020-09-01
E0120 赵雪 华北组 销售 2023-07-10
E0121 孙鹏 华北组 销售 2021-02-22
E0122 杨帆 华北组 销售 2022-06-13 2026-09-18
E0123 韩雨桐 华北组 新人 2026-05-11
E0124 古丽娜尔·艾山 西部组 资深销售 2019-06-03
E0125 唐小川 西部组 销售 2021-03-29
E0126 冯丽娟 西部组 销售 2022-10-17
E0127 曾凡 西部组 销售 2023-04-10
E0128 欧阳锦程 华东组>西部组@2026-07-01 销售 2021-09-06
E0129 程一鸣 西部组 新人 2026-08-17
E0130 向阳 西部组 销售 2020-12-07
"""


@dataclass(frozen=True)
class Rep:
    """One salesperson: what the roster says, and what nobody can see: book, skill, win rate, kindness."""

    id: str
    name: str
    teams: tuple[tuple[str, date], ...]
    role: str
    left: date | None
    book: float
    skill: float
    win_rate: float
    delight: float

    @property
    def hired(self) -> date:
        """The first day."""
        return self.teams[0][1]

    def team_on(self, day: date) -> str:
        """The team of a day; of an earlier day the first."""
        return [team for team, since in self.teams if since <= day or since == self.hired][-1]

    def at_work(self, day: date) -> bool:
        """Whether employed on this day."""
        return self.hired <= day <= (self.left or date.max)

    def days_of(self, month: date) -> tuple[date, date]:
        """First and last day employed within a month; the first is after the last if there is none."""
        return max(month, self.hired), min(last_day(month), self.left or date.max)

    def ramp(self, month: date) -> float:
        """How far a newcomer has come in this month of employment: 1 when fully productive."""
        tenure = (month.year - self.hired.year) * 12 + month.month - self.hired.month
        return RAMP[tenure] if 0 <= tenure < len(RAMP) else 1.0


def reps() -> list[Rep]:
    """All thirty."""
    return [_rep(line.split()) for line in REPS.strip().splitlines()]


def write_roster(people: list[Rep], folder: Path) -> None:
    """花名册.xlsx: one row per person; a person who moved has one row per team."""
    header = ["工号", "姓名", "团队", "岗位", "上级工号", "入职日期", "离职日期", "目标奖金"]
    rows: list[list[object]] = [
        [DIRECTOR[0], DIRECTOR[1], "总部", "总监", None, DIRECTOR[2], None, Decimal(BONUS["总监"])]
    ]
    rows += [
        [lead, name, team, "主管", DIRECTOR[0], hired, None, Decimal(BONUS["主管"])]
        for team, (lead, name, hired) in LEADS.items()
    ]
    rows += [row for rep in people for row in _roster_rows(rep)]
    write_xlsx(folder / "花名册.xlsx", "花名册", header, rows)


def _roster_rows(rep: Rep) -> list[list[object]]:
    ends = [_day_before(since) for _, since in rep.teams[1:]] + [rep.left]
    return [
        [rep.id, rep.name, team, rep.role, LEADS[team][0], since, end, Decimal(BONUS[rep.role])]
        for (team, since), end in zip(rep.teams, ends, strict=True)
    ]


def _rep(row: list[str]) -> Rep:
    id, name, team, role, hired, *left = row
    chance = stream("person", id)
    return Rep(
        id=id,
        name=name,
        teams=_teams(team, date.fromisoformat(hired)),
        role=role,
        left=date.fromisoformat(left[0]) if left else None,
        book=BOOK[role] * between(chance, 0.85, 1.15),
        skill=bell(chance, 1.1, 0.13, 0.75, 1.4),
        win_rate=bell(chance, 0.32, 0.06, 0.22, 0.43),
        delight=between(chance, 0.52, 0.84),
    )


def _teams(text: str, hired: date) -> tuple[tuple[str, date], ...]:
    first, _, move = text.partition(">")
    if not move:
        return ((first, hired),)
    second, since = move.split("@")
    return ((first, hired), (second, date.fromisoformat(since)))


def _day_before(first_of_month: date) -> date:
    return last_day(add_months(first_of_month, -1))
