"""What the terminal says of rewards and of what people say: validate, score, explain, in both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Said

SCORE = ("score", "plan.yaml", "--period", "2026-09", "--data", "data", "--out", "run")
SENTENCES = {
    "en": [
        "  Star: the best 1 by Sales are named; pay stays as it is.",
        "  Steady: everybody is named of whom `sold >= 600` holds; pay stays as it is.",
        "  Form: Commission may be taken as cash 100%; trip 95%; pay stays as it is.",
        "  Shares: 300 units: 1/3 after 6 months, 2/3 after 1 year; each part only if employed; pay stays as it is.",
    ],
    "zh": [
        "  月度之星：按销售额公布前 1 名；不影响薪酬。",
        "  稳定奖：公布所有符合 `sold >= 600` 的人；不影响薪酬。",
        "  发放方式：提成可选择：cash 100%；trip 95%；不影响薪酬。",
        "  股权：300 个单位：6 个月后 1/3、1 年后 2/3；每一份的条件：employed；不影响薪酬。",
    ],
}


def test_each_reward_has_a_sentence(said: Said) -> None:
    for lang in ("en", "zh"):
        told = said.of(lang, "validate", "plan.yaml").splitlines()
        first = told.index(SENTENCES[lang][0])
        assert told[first : first + 4] == SENTENCES[lang]


def test_the_digest_that_people_sign_is_that_of_validate(said: Said) -> None:
    digest = said.of("en", "validate", "plan.yaml").splitlines()[1].removeprefix("digest of its text ")
    said.of("en", *SCORE)
    assert json.loads((said.folder / "run" / "run.json").read_text("utf-8"))["plan"]["sha256"] == digest


def test_a_run_counts_votes_and_acknowledgements(said: Said) -> None:
    told = said.of("en", *SCORE)
    assert "votes on 2 sections, 1 shown" in told
    assert "plan acknowledged by 1, late 1, another text 1, missing 1" in told
    told = said.of("zh", *SCORE)
    assert "2 个条款有意见，显示 1 个" in told
    assert "方案签收：1 人已签，1 人逾期，1 人签的是另一版，1 人未签" in told


def test_a_person_sees_what_is_theirs(said: Said) -> None:
    said.of("en", *SCORE)
    told = [" ".join(line.split()) for line in said.of("en", "explain", "run", "a").splitlines()]
    first = told.index("Beside pay")
    assert told[first + 2 : first + 8] == [
        "Star 2026-09 by Sales 1",
        "Steady 2026-09",
        "Form 2026-09 cash 100.00",
        "Form 2026-09 trip, chosen 95.00",
        "Shares 2026-09 vested 100 2026-07-01",
        "Shares 2026-09 vests later 200 2027-01-01",
    ]
    assert told[first + 9].endswith("was acknowledged on 2026-07-01.")
    page = json.loads(said.of("en", "explain", "run", "a", "--format", "json"))
    assert page["acknowledged"] == {"state": "acknowledged", "day": "2026-07-01"}
    assert [each.get("chosen") for each in page["rewards"]] == [None, None, False, True, None, None]


def test_the_states_in_words(said: Said) -> None:
    said.of("en", *SCORE)
    digest = json.loads((said.folder / "run" / "run.json").read_text("utf-8"))["plan"]["sha256"][:16]
    for lang, person, words in (
        ("en", "b", f"This text of the plan ({digest}…) was acknowledged late, on 2026-07-20."),
        ("zh", "b", f"已于 2026-07-20 逾期签收本版方案（{digest}…）。"),
        ("en", "c", f"Only another text of the plan was acknowledged, on 2026-07-01, not this one ({digest}…)."),
        ("zh", "c", f"2026-07-01 签收的是另一版方案，不是本版（{digest}…）。"),
        ("en", "d", f"The plan ({digest}…) is not acknowledged."),
        ("zh", "d", f"尚未签收本版方案（{digest}…）。"),
    ):
        assert words in said.of(lang, "explain", "run", person)  # type: ignore[arg-type]
