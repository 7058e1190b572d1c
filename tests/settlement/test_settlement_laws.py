"""Laws of settlement over plans, sales and cancellations made up by Hypothesis, run after run."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companies import write
from periods import Accounts, is_settled, score_in

MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04")
PEOPLE = "id,from,to\na,2025-01-01,\nb,2025-01-01,2026-03-10\n"
LAWS = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
PLAN = """
measures: {sales: {from: deals, value: sum(amount), date: day, every: month, unit: money}}
elements:
  commission: {kind: commission, measure: sales, rate: 10%}
  second: {kind: commission, measure: sales, rate: 3%}
settlement:
"""

amounts = st.integers(-300_000, 900_000).map(lambda cents: Decimal(cents) / 100)
deals = st.lists(st.tuples(st.sampled_from(MONTHS), st.sampled_from("ab"), amounts), min_size=1, max_size=8)
cancelled = st.dictionaries(st.integers(1, 8), st.sampled_from(MONTHS), max_size=4)
percent = st.integers(1, 100).map(lambda n: f"{n}%")


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Any mixture of rules."""
    found = []
    if draw(st.booleans()):
        found.append(
            f"  cap: {{period: {draw(st.integers(50, 900))}, excess: {draw(st.sampled_from(('lost', 'carry')))}}}"
        )
    if draw(st.booleans()):
        first = draw(st.integers(1, 99))
        releases = f"[{{after: 1 month, share: {first}%}}, {{after: 2 months, share: {100 - first}%, if: employed}}]"
        found.append(f"  holdbacks: {{kept: {{of: [commission], share: {draw(percent)}, release: {releases}}}}}")
    if draw(st.booleans()):
        more = f"share: {draw(percent)}, instalments: {draw(st.integers(1, 3))}, at_most: {draw(percent)}"
        take = draw(st.sampled_from(("paid_part", "all")))
        found.append(
            f"  clawbacks: {{churn: {{source: lost, record: deal, date: day, of: [commission], take: {take}, {more}}}}}"
        )
    if draw(st.booleans()):
        found.append(f"  guarantees: {{least: {{of: [second], amount: {draw(st.integers(0, 300))}}}}}")
    if draw(st.booleans()):
        pays = draw(st.sampled_from(("top_up", "added", "advance")))
        found.append(f"  draws: {{loan: {{of: [commission], amount: {draw(st.integers(0, 400))}, pays: {pays}}}}}")
    minimum = f"minimum: {draw(st.integers(0, 100))}, negative: {draw(st.sampled_from(('carry', 'write_off')))}"
    found.append(f"  payment: {{every: {draw(st.sampled_from(('month', 'quarter')))}, {minimum}}}")
    return "\n".join(found)


@LAWS
@given(deals, cancelled, rules())
def test_every_account_adds_up(sold: list[tuple[str, str, Decimal]], lost: dict[int, str], said: str) -> None:
    with TemporaryDirectory() as name:
        folder, accounts = Path(name), Accounts()
        plan = write(folder, {"files": _files(sold, lost), "plan": PLAN + said})
        for month in MONTHS:
            results = score_in(accounts, plan, folder / "data", month)
            assert not [found for found in results.found if found.severity == "error"]
            assert is_settled(results.entries)
            _holds_of_accounts(accounts)


def _files(sold: list[tuple[str, str, Decimal]], lost: dict[int, str]) -> dict[str, str]:
    rows = [f"D{n},{owner},{amount},{month}-10" for n, (month, owner, amount) in enumerate(sold, 1)]
    gone = [f"C{n},D{n},{month}-20" for n, month in lost.items() if n <= len(sold)]
    return {
        "people.csv": PEOPLE,
        "deals.csv": "\n".join(["id,owner,amount,day", *rows, ""]),
        "lost.csv": "\n".join(["row,deal,day", *gone, ""]),
    }


def _holds_of_accounts(accounts: Accounts) -> None:
    for person, entries in accounts.entries.items():
        assert accounts.balance(person, "owed") >= 0
        assert len({entry.id for entry in entries}) == len(entries)
        for lot in (entry for entry in entries if entry.kind == "holdback"):
            drawn = sum(e.amount for e in entries if e.lot == lot.id and e.kind in ("release", "forfeit"))
            assert abs(drawn) <= abs(lot.amount)
            assert drawn * lot.amount >= 0
        back = {e.line: Decimal(0) for e in entries if e.rule == "churn"}
        for each in entries:
            if each.rule == "churn" and each.kind in ("clawback_due", "forfeit"):
                back[each.line] += each.amount
        paid = {line.key: line.pay for line in accounts.lines if line.element == "commission"}
        assert all(abs(amount) <= abs(paid[key]) for key, amount in back.items())


@pytest.mark.parametrize("share", ["1/3", "40%", "99%"])
def test_what_is_held_is_released_or_lost_whole(share: str, tmp_path: Path) -> None:
    """Three releases of amounts that do not divide, of earnings that do not either."""
    release = "[{after: 1 month, share: 1/3}, {after: 2 months, share: 1/3}, {after: 3 months, share: 1/3}]"
    said = f"  holdbacks: {{kept: {{of: [commission, second], share: {share}, release: {release}}}}}"
    sold = [
        ("2026-01", "a", Decimal("100.01")),
        ("2026-01", "a", Decimal("77.77")),
        ("2026-01", "b", Decimal("-55.55")),
    ]
    plan, accounts = write(tmp_path, {"files": _files(sold, {}), "plan": PLAN + said}), Accounts()
    for month in MONTHS:
        score_in(accounts, plan, tmp_path / "data", month)
    for person in "ab":
        kinds = {kind: _total(accounts, person, kind) for kind in ("earning", "holdback", "release")}
        assert accounts.balance(person, "held") == 0
        assert kinds["holdback"] == kinds["release"]
        assert abs(Fraction(kinds["holdback"]) - Fraction(kinds["earning"]) * _ratio(share)) <= Fraction(1, 100)


def _total(accounts: Accounts, person: str, kind: str) -> Decimal:
    return sum((entry.amount for entry in accounts.entries[person] if entry.kind == kind), Decimal(0))


def _ratio(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
