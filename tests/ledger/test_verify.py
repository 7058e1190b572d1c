"""`verify` finds every byte of a run folder that has changed, and every figure that comes out otherwise."""

from __future__ import annotations

import re

from companies_ledger import Company


def test_verify_finds_what_has_changed(company: Company) -> None:
    company.months("2026-07")
    assert company.score("2026-08", "", "--statements").code == 0
    whole = company.call("verify", "2026-08", "--recompute", "--data", "data", "--ledger", company.ledger)
    assert (whole.code, whole.err) == (0, "")
    assert re.search(r"\d+ figures are the same again", whole.out)
    for path in sorted(each for each in (company.folder / "2026-08").rglob("*") if each.is_file()):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert company.call("verify", "2026-08").code != 0, path.name
        path.write_bytes(data)
    assert company.call("verify", "2026-08").code == 0
