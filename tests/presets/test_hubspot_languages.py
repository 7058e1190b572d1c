"""A HubSpot export in any of its eleven languages is read with a plan that names the English headers."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml
from test_presets import EXPORTS, HERE, PEOPLE, PLAN

from salesperf.cli.main import answer
from salesperf.pipeline import score

HEADERS: dict[str, list[str]] = yaml.safe_load((HERE / "hubspot.yaml").read_text("utf-8"))
RECORDS = [
    ["8001", "Big one", "closedwon", "1000.50", "2026-09-03", "2026-01-02 10:00", "E1"],
    ["8002", "Small one", "closedwon", "200", "2026-09-30", "2026-01-02 10:00", "E2"],
]


@pytest.mark.parametrize("language", HEADERS)
def test_any_language(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = {"value": "sum(amount)", "unit": "money", "file": "deals.csv", "named": "preset: hubspot-deals, "}
    (tmp_path / "plan.yaml").write_text(PLAN.format(**said, source=EXPORTS["hubspot-deals"]["source"][1:-1]), "utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    with (tmp_path / "deals.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADERS[language], *RECORDS])
    results = score(tmp_path / "plan.yaml", tmp_path, "2026-09")
    assert {each.person: str(each.actual) for each in results.measures} == {"E1": "2001/2", "E2": "200"}
    assert results.quarantined == ()
    assert answer(["inspect", str(tmp_path / "deals.csv"), "--format", "json"], "en") == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["preset"] == "hubspot-deals"
