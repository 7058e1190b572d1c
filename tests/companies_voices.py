"""A company whose plan has every kind of reward, votes and acknowledgements, and whose people have hostile names."""

from __future__ import annotations

from pathlib import Path

import companies
from salesperf.read.plan_file import load_plan

PLAN = """\
title: {en: Field sales, zh: 外勤销售}
measures:
  sold: {label: {en: Sales, zh: 销售额}, from: deals, value: sum(amount), date: day, every: month, unit: money}
elements:
  pay: {label: {en: Commission, zh: 提成}, kind: commission, measure: sold, rate: 10%}
rewards:
  star: {label: {en: Star, zh: 月度之星}, kind: honour, rank: sold, top: 1, ties: each}
  steady: {label: {en: Steady, zh: 稳定奖}, kind: honour, when: sold >= 600}
  form:
    label: {en: Form, zh: 发放方式}
    kind: choice
    element: pay
    options: {cash: 100%, trip: 95%}
    preferences: {files: wishes.csv, columns: {person: who, option: form}}
  shares:
    label: {en: Shares, zh: 股权}
    kind: grant
    units: 300
    vest: [{after: 6 months, share: 1/3}, {after: 1 year, share: 2/3}]
    if: employed
consultation:
  votes:
    files: votes.csv
    columns: {person: who, section: about, vote: vote, comment: said}
    scale: [-2, 2]
    show_from: 3
  acknowledgements: {files: seen.csv, columns: {person: who, plan_sha256: plan, date: day}, due: 2026-07-15}
"""
FILES = {
    "deals.csv": "key,owner,amount,day\nd1,a,1000,2026-09-02\nd2,b,600,2026-09-03\nd3,c,500,2026-09-04\n",
    "people.csv": "id,name,from\na,安安,2026-01-01\nb,<b>波</b>,2026-01-01\nc,=1+1,2026-03-16\nd,丁丁,2026-01-01\n",
    "wishes.csv": "who,form\na,trip\nb,cash\n",
    "votes.csv": "who,about,vote,said\na,pay,2,太多\nb,pay,1,=cmd|x\nc,pay,-1,<script>9</script>\nd,settlement,1,少\n",
}
OTHER = "0" * 64


def made(folder: Path) -> Path:
    """The company's plan; a has acknowledged its text in time, b late, c another one, d none."""
    plan = companies.write(folder, {"files": FILES, "plan": PLAN})
    digest = load_plan(plan).digest
    rows = f"a,{digest},2026-07-01\nb,{digest[:16]},2026-07-20\nc,{OTHER},2026-07-01\n"
    (folder / "data" / "seen.csv").write_text(f"who,plan,day\n{rows}", "utf-8")
    return plan
