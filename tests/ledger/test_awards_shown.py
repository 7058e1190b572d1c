"""Rewards in the run folder, and in `explain` of a run that is read back."""

from __future__ import annotations

import json

from companies_ledger import PLAN, Company

REWARDS = """\
rewards:
  best: {kind: honour, rank: sold, top: 1, ties: each}
  form: {kind: choice, element: commission, options: {cash: 100%, trip: 95%}}
"""


def test_they_are_listed_and_explained(company: Company) -> None:
    (company.folder / "plan.yaml").write_text(PLAN + REWARDS, "utf-8")
    assert company.score("2026-08").code == 0
    rows = (company.folder / "2026-08" / "rewards.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == "person_id,person,reward,kind,window,what,figure,day,chosen"
    assert [row.split(",", 2)[2] for row in rows[1:]] == [
        "best,honour,2026-08,sold,1,,",
        "form,choice,2026-08,cash,150,,",
        "form,choice,2026-08,trip,142.5,,",
    ]
    shown = company.call("explain", "2026-08", "E1").out
    assert "Beside pay" in shown
    assert "142.50" in shown
    page = json.loads(company.call("explain", "2026-08", "E1", "--format", "json").out)
    assert page["rewards"][0] == {
        "reward": "best",
        "kind": "honour",
        "window": "2026-08",
        "what": "sold",
        "figure": "1",
    }
    assert company.call("verify", "2026-08").code == 0
