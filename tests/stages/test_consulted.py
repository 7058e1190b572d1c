"""Wishes, votes and acknowledgements: what counts, what is shown, what is set aside; pay stays what it is."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from companies import place_of, run, write
from salesperf.cli.main import answer
from salesperf.model.consulted import Acknowledged, SectionVotes
from salesperf.read.plan_file import load_plan

FILES = {
    "deals.csv": "key,owner,amount,day\nd1,a,900,2026-09-02\nd2,b,900,2026-09-03\nd3,c,500,2026-09-04\n",
    "people.csv": "id,name,from,to\na,Ann,2026-01-01,\n"
    "b,Bo,2026-01-01,\nc,Cy,2026-03-16,\nd,Di,2026-01-01,2026-06-30\n",
}
PLAN = """\
measures: {sold: {from: deals, value: sum(amount), date: day, every: month, unit: money}}
elements: {pay: {kind: commission, label: Provision, measure: sold, rate: 10%}}
"""
CHOICE = """\
rewards:
  form:
    kind: choice
    element: pay
    options: {cash: 100%, trip: 95%}
    preferences: {files: wishes.csv, columns: {person: who, option: form, period: month}}
"""
VOTES = """\
consultation:
  votes:
    files: votes.csv
    columns: {person: who, section: about, vote: vote, comment: said, date: day}
    scale: [-2, 2]
    closes: 2026-06-20
    show_from: 3
"""
SIGNED = """\
consultation:
  acknowledgements: {files: seen.csv, columns: {person: who, plan_sha256: plan, date: day}, due: 2026-07-15}
"""


def company(folder: Path, section: str, **tables: str) -> Path:
    plan = write(folder, {"files": FILES, "plan": PLAN + section})
    for name, text in tables.items():
        (folder / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
    return plan


def test_a_choice_of_the_period_stands_before_that_of_every_period(tmp_path: Path) -> None:
    wishes = "who,form,month\na,cash,\na,trip,2026-09\nb,trip,2026-08\nc,trip,\nb,plane,\n"
    ran = run(tmp_path, company(tmp_path, CHOICE, wishes=wishes))
    assert [(a.person, a.what, a.chosen) for a in ran.results.awards] == [
        ("a", "cash", False), ("a", "trip", True),
        ("b", "cash", None), ("b", "trip", None),
        ("c", "cash", False), ("c", "trip", True),
    ]  # fmt: skip
    assert {e.person: str(e.earned) for e in ran.results.earnings if e.earned} == {
        "a": "90.00",
        "b": "90.00",
        "c": "50.00",
    }
    (file,) = (each for each in ran.results.inputs if each.source == "preferences")
    assert (file.read, file.used, file.quarantined, file.out_of_scope) == (5, 3, 1, 1)
    told = {each.rule: dict(each.params) for each in ran.results.found}
    assert told["unknown-option"]["option"] == "plane"
    assert told["wish-missing"] == {"reward": "form", "count": "1", "people": "b Bo"}


def test_votes_are_counted_without_whose_they_are(tmp_path: Path) -> None:
    """Provision: 2, 1 and -1 have the mean 2/3; on average they are (4/3 + 1/3 + 5/3) / 3 = 10/9 away from it."""
    votes = (
        "who,about,vote,said,day\n"
        "a,Provision,2,zu viel,2026-06-01\nb,pay,1,,2026-06-20\nc,elements.pay,-1,besser so,2026-06-02\n"
        "d,pay,2,spät,2026-06-21\na,settlement,1,,2026-06-01\nb,settlement,,,2026-06-01\n"
        "c,settlement,3,,2026-06-01\na,pay,-2,,2026-06-03\nx,pay,1,,2026-06-01\na,payout,1,,2026-06-01\n"
    )
    ran = run(tmp_path, company(tmp_path, VOTES + "settlement: {payment: {every: month}}\n", votes=votes))
    assert ran.results.consulted is not None
    assert ran.results.consulted.votes == (
        SectionVotes("elements.pay", 3, Fraction(2, 3), Fraction(10, 9), ("besser so", "zu viel")),
        SectionVotes("settlement"),
    )
    (file,) = (each for each in ran.results.inputs if each.source == "votes")
    assert (file.read, file.used, file.quarantined, file.out_of_scope) == (10, 4, 4, 2)
    assert sorted(row["reason"] for row in ran.excluded if row["file"] == "votes.csv") == [
        "no-vote", "unknown-section", "voice-of-nobody", "vote-off-scale", "vote-twice", "voting-closed"
    ]  # fmt: skip
    assert [f"{each.rule} {place_of(each)}" for each in ran.results.found if each.severity == "error"] == [
        "vote-off-scale votes.csv C8", "vote-twice votes.csv B9", "voice-of-nobody votes.csv A10",
        "unknown-section votes.csv B11",
    ]  # fmt: skip


def test_nothing_of_a_run_says_who_voted_what(tmp_path: Path) -> None:
    votes = "who,about,vote,said,day\na,pay,1,first-words,2026-06-01\nb,pay,1,,2026-06-01\nc,pay,7,,2026-06-01\n"
    plan = company(tmp_path, VOTES, votes=votes)
    out = tmp_path / "run"
    code = answer(
        ["score", str(plan), "--data", str(tmp_path / "data"), "--period", "2026-09", "--out", str(out)], "en"
    )
    assert code == 1
    for path in out.rglob("*"):
        assert b"first-words" not in path.read_bytes(), path
    assert (out / "votes.csv").read_text("utf-8-sig").splitlines() == [
        "section,votes,mean,spread,comment",
        "elements.pay,,,,",
    ]
    (bad,) = (row for row in (out / "excluded.csv").read_text("utf-8-sig").splitlines() if "vote-off-scale" in row)
    assert bad.replace(chr(34), "") == "votes.csv,,4,C vote,quarantined,vote-off-scale,,7"
    assert json.loads((out / "results.json").read_text("utf-8"))["consulted"]["votes"] == [
        ["elements.pay", None, None, None, []]
    ]


def test_who_has_acknowledged_this_text_of_the_plan(tmp_path: Path) -> None:
    plan = company(tmp_path, SIGNED)
    digest, other = load_plan(plan).digest, "0" * 64
    rows = f"a,{other},2026-06-01\na,{digest},2026-07-02\na,{digest.upper()},2026-07-01\nb,{digest[:16]},2026-07-16\n"
    seen = f"who,plan,day\n{rows}c,{other},2026-07-03\nd,{digest},2026-06-03\na,seen,2026-07-01\nb,{digest},\n"
    (tmp_path / "data" / "seen.csv").write_text(seen, encoding="utf-8")
    ran = run(tmp_path, plan)
    assert ran.results.consulted is not None
    assert [(each.person, each.state, str(each.day)) for each in ran.results.consulted.acknowledged] == [
        ("a", "acknowledged", "2026-07-01"), ("b", "late", "2026-07-16"), ("c", "other_text", "2026-07-03")
    ]  # fmt: skip
    (file,) = (each for each in ran.results.inputs if each.source == "acknowledgements")
    assert (file.read, file.used, file.quarantined, file.out_of_scope) == (8, 6, 2, 0)
    assert sorted(each.rule for each in ran.results.found) == ["cell-empty", "not-a-digest"]


def test_who_has_acknowledged_nothing_is_missing(tmp_path: Path) -> None:
    ran = run(tmp_path, company(tmp_path, SIGNED, seen="who,plan,day\n"))
    assert ran.results.consulted is not None
    assert ran.results.consulted.acknowledged == tuple(Acknowledged(person, "missing") for person in "abc")
