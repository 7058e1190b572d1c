"""What lies ahead of a person: the next tier, and what it pays."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from salesperf.read.run_folder import read_run
from salesperf.runs import explained
from salesperf.write.explanation_ahead import ahead_texts


def test_next_tier_and_what_it_pays(runs: dict[str, Path]) -> None:
    """S103 has 62,925 of a quota of 165,000; up to it each 1.00 pays 15,000 / 165,000: 9,279.55 less half a cent."""
    tree = explained(read_run(runs["en-saas"]), "S103")
    found = next(each for each in tree.ahead if each.element == tree.earned.children[0].name)
    assert found.rest is not None and found.rest.value == 102_075
    assert found.pays is not None and found.pays.value == Fraction("9279.54")


def test_in_words(runs: dict[str, Path]) -> None:
    run = read_run(runs["cn-direct"])
    assert ahead_texts(explained(run, "E0107"), "en")[0] == "Commission 2026-09: on the highest tier, 2.2%"
    assert ahead_texts(explained(run, "E0107", lang="zh"), "zh")[0] == "回款提成 2026-09：已在最高档，2.2%"
