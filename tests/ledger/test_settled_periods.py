"""Settlement goes on from the ledger file: lots, lines and what names them come back as they were closed."""

from __future__ import annotations

from companies_ledger import PLAN, Company

SOURCES = """\
  ends: {files: ends.csv, key: row, columns: {contract: contract, ended: ended}, types: {ended: date}}
  receipts:
    files: receipts.csv
    key: row
    columns: {contract: contract, got: got, part: part}
    types: {got: date, part: ratio}
people:"""
SETTLEMENT = """\
settlement:
  holdbacks:
    cash: {of: [commission], share: 50%, release: {source: receipts, record: contract, date: got, part: part}}
  clawbacks: {churn: {source: ends, record: contract, date: ended, of: [commission], instalments: 2}}
"""
DEALS = """\
no,owner,amount,day,contract
D1,E1,1000,2026-07-02,K 1
D2,E1,600,2026-07-20,"K, 1"
D3,E1,3000,2026-08-05,K2
D4,E1,1000,2026-09-09,K3
D5,E1,800,2026-10-10,K4
"""


def test_events_name_lines_of_closed_periods_by_a_field(company: Company) -> None:
    plan = PLAN.replace("amount: amount, day: day}", "amount: amount, day: day, contract: contract}")
    (company.folder / "plan.yaml").write_text(plan.replace("people:", SOURCES, 1) + SETTLEMENT, "utf-8")
    data = company.folder / "data"
    (data / "deals.csv").write_text(DEALS, "utf-8")
    (data / "ends.csv").write_text('row,contract,ended\n1,"K, 1",2026-08-20\n', "utf-8")
    (data / "receipts.csv").write_text("row,contract,got,part\n1,K 1,2026-08-02,50%\n2,K 1,2026-09-02,50%\n", "utf-8")
    company.months("2026-07", "2026-08", "2026-09")
    assert company.rows(_QUERY.format("2026-07")) == [
        ("earning", "80.00", ""),
        *_held("D1 25.00 D2 15.00"),
        _paid("40"),
    ]
    assert company.rows(_QUERY.format("2026-08")) == [
        ("earning", "150.00", ""),
        *_held("D3 75.00"),
        ("forfeit", "15.00", "D2"),
        ("clawback_due", "15.00", "D2"),
        ("clawback", "7.50", "D2"),
        ("release", "12.50", "D1"),
        _paid("80"),
    ]
    assert company.rows(_QUERY.format("2026-09")) == [
        ("earning", "50.00", ""),
        *_held("D4 25.00"),
        ("clawback", "7.50", "D2"),
        ("release", "12.50", "D1"),
        _paid("30"),
    ]


_QUERY = (
    "SELECT kind, amount, line FROM entries e JOIN periods p ON p.number = e.\"close\" WHERE p.period = '{}' "
    "ORDER BY e.number"
)


def _held(words: str) -> list[tuple[str, str, str]]:
    lines = words.split()
    return [("holdback", amount, line) for line, amount in zip(lines[::2], lines[1::2], strict=True)]


def _paid(amount: str) -> tuple[str, str, str]:
    return "payment", f"{amount}.00", ""
