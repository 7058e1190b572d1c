"""Whole files: what is read, from where, under which digest, and what no file may do."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from salesperf.model.plan import Commission, Dated, Duration, ExprText, Label, Literal, Name, Plan
from salesperf.read.plan_file import PlanFile, load_plan, plan_from_bytes

HERE = Path(__file__).parent
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")


def read(text: str) -> PlanFile:
    return plan_from_bytes(text.encode(), Path("plan.yaml"))


def rules(file: PlanFile) -> list[str]:
    return [diagnostic.rule for diagnostic in file.found]


def plan_in(name: str) -> Plan:
    file = load_plan(HERE / name)
    assert file.found == ()
    assert file.plan is not None
    return file.plan


def test_a_chinese_plan() -> None:
    plan = plan_in("direct-sales-cn.yaml")
    assert plan.title == Label(zh="直销团队激励方案", en="Direct sales incentive plan")
    assert plan.effective.from_ == date(2026, 7, 1)
    assert plan.rounding.step == Decimal("0.01")
    assert plan.sources["receipts"].joins == {"deal": "deals"}
    assert plan.crediting["deals"].unclaimed == "first"
    assert plan.crediting["deals"].overlays == "none"
    assert plan.measures["win_rate"].goal == Literal("ratio", Fraction(3, 10), "30%")
    assert plan.measures["win_rate"].value == ExprText("count_if(stage = '赢单') / count_if(stage in ('赢单', '输单'))")
    assert [tier.gives for tier in plan.rate_tables["ladder"].tiers] == ["rate", "rate", "rate"]
    assert plan.scorecards["monthly"].measures["revenue"].weight == Fraction(7, 10)
    assert plan.elements["commission"].multiply[0].cap == Fraction(6, 5)
    assert plan.settlement.clawbacks["churn"].within == Duration(180, "day")
    assert plan.examples[0].given.figures["monthly"] == Literal("ratio", Fraction(1), "100%")


def test_an_english_plan() -> None:
    plan = plan_in("quota-saas-en.yaml")
    table = plan.rate_tables["accelerator"]
    assert table.base_rate == Name("target_incentive / goal")
    assert [(tier.inside, tier.value.kind, tier.value.amount) for tier in table.tiers] == [
        (True, "multiple", Fraction(1)),
        (False, "multiple", Fraction(7, 5)),
        (False, "multiple", Fraction(9, 5)),
    ]
    override = plan.elements["lead_override"]
    assert override.kind == "override"
    assert override.earnings_of == ("commission",)
    assert plan.currencies is not None
    assert plan.currencies.rates["booking"] == {"EUR": Fraction(11, 10), "GBP": Fraction(5, 4)}


def test_defaults() -> None:
    plan = read(BASE).plan
    assert plan is not None
    element = plan.elements["commission"]
    assert isinstance(element, Commission)
    assert (element.prorate, element.gate, element.cap, element.accrue) == ("none", (), None, "period")
    assert (plan.rounding.mode, plan.rounding.at, plan.rounding.step) == ("half_up", "earning", None)
    assert plan.calendar.year_starts == (1, 1)
    assert plan.settlement.payment.minimum == 0
    assert plan.measures["revenue"].goal == "none"
    assert plan.rate_tables["ladder"].enter == "amount"


def test_dated_values() -> None:
    plan = read(BASE.replace("amount: 500", "amount: {2026-10-01: 600, 2026-07-01: 500}")).plan
    assert plan is not None
    amount = plan.elements["bonus"].amount
    assert isinstance(amount, Dated)
    assert amount.on(date(2026, 9, 30)) == Literal("number", Fraction(500), "500")
    assert amount.on(date(2026, 10, 1)) == Literal("number", Fraction(600), "600")
    assert amount.on(date(2026, 6, 30)) is None


def test_values_by_group_and_across() -> None:
    tiers = "{from: 0, rate: {new: 8%, renewal: base_pct}}"
    text = BASE.replace("{from: 0, rate: 4%}", tiers).replace("{from: 150_000, rate: 6%}", "{above: 5, pay: [1, 2]}")
    plan = read(text).plan
    assert plan is not None
    by, across = plan.rate_tables["ladder"].tiers
    assert by.value == {"new": Literal("ratio", Fraction(2, 25), "8%"), "renewal": Name("base_pct")}
    assert [leaf.amount for leaf in across.value] == [1, 2]
    assert (across.inside, across.start.amount) == (False, 5)


def test_own_periods_and_aliases() -> None:
    extra = """calendar:
  pattern:
    rows: [{name: Q1, from: 2026-05-31, every: quarter}, {from: 2026-08-31, to: 2026-11-29}]
    every: quarter
    until: 2027-05-30
"""
    text = BASE.replace("types: {amount", "aliases: {stage: {Won: won, WON: won}}\n    types: {amount") + extra
    file = read(text)
    assert file.found == ()
    assert file.plan is not None
    assert file.plan.sources["deals"].aliases == {"stage": {"Won": "won", "WON": "won"}}
    pattern = file.plan.calendar.pattern
    assert not isinstance(pattern, str)
    assert [row.to for row in pattern.rows] == [None, date(2026, 11, 29)]


def test_a_bom_and_windows_line_ends_change_nothing() -> None:
    windows = b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode()
    file = plan_from_bytes(windows, Path("plan.yaml"))
    assert (file.found, file.digest) == ((), read(BASE).digest)


def test_the_encoding_is_named() -> None:
    file = plan_from_bytes(BASE.encode("gb18030"), Path("plan.yaml"))
    (found,) = file.found
    assert (found.rule, found.place.line, found.params["near"]) == ("not-utf-8", 9, "GB18030")  # type: ignore[union-attr]


def test_utf_16() -> None:
    (found,) = plan_from_bytes(BASE.encode("utf-16"), Path("plan.yaml")).found
    assert found.params["near"] == "UTF-16"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(opening: str) -> None:
    assert "too-deep" in rules(read("plan: " + opening * 3000)) or rules(read(opening * 3000)) == ["too-deep"]


def test_size_is_bounded() -> None:
    assert rules(read("# " + "x" * 2_000_000)) == ["file-too-large"]


def test_no_file(tmp_path: Path) -> None:
    assert rules(load_plan(tmp_path / "plan.yaml")) == ["plan-not-found"]
    assert rules(load_plan(tmp_path)) == ["plan-unreadable"]


def test_thousands_of_faults_are_counted() -> None:
    found = read(BASE + "".join(f"key_{n}: x\n" for n in range(1000))).found
    assert len(found) == 201
    assert "800" in {diagnostic.params.get("count") for diagnostic in found}


def test_digest_is_of_the_meaning() -> None:
    digest = read(BASE).digest
    reordered = BASE.replace("currency: CNY\n", "") + "currency: 'CNY' # the same\n"
    assert read(reordered).digest == digest
    assert read(BASE.replace("4%", "4.0%")).digest != digest
    assert digest == "0511172218f93519bcf02538a043a9e28d967b38a680a9fe5c8634f0b799a7f3"


def test_extends(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    own = "extends: base.yaml\nversion: 2026-10\nelements:\n  bonus: {amount: 5万}\nremove: [elements.commission]\n"
    (tmp_path / "plan.yaml").write_text(own, encoding="utf-8")
    file = load_plan(tmp_path / "plan.yaml")
    assert rules(file) == ["unit-in-number"]
    assert file.source.text_of(("version",)) == "2026-10"
    assert file.source.span(("currency",)).file.endswith("base.yaml")
    assert file.source.span(("elements", "bonus", "amount")).file.endswith("plan.yaml")
    (tmp_path / "plan.yaml").write_text(own.replace("5万", "700"), encoding="utf-8")
    plan = load_plan(tmp_path / "plan.yaml").plan
    assert plan is not None
    assert list(plan.elements) == ["bonus"]
    assert plan.elements["bonus"].amount == Literal("number", Fraction(700), "700")


@pytest.mark.parametrize(
    ("own", "rule"),
    [
        ("extends: nowhere.yaml", "base-not-found"),
        ("extends: ../base.yaml", "path-outside"),
        ("extends: /etc/passwd", "path-outside"),
        ("extends: [base.yaml]", "not-a-scalar"),
        ("extends: chain.yaml", "extends-twice"),
        ("extends: base.yaml\nremove: [elements.nothing]", "nothing-to-remove"),
        ("extends: base.yaml\nremove: elements", "not-a-list"),
        ("extends: broken.yaml", "unclosed-bracket"),
    ],
)
def test_extends_refused(tmp_path: Path, own: str, rule: str) -> None:
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "chain.yaml").write_text("extends: base.yaml\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("a: [1\n", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(own, encoding="utf-8")
    assert rules(load_plan(tmp_path / "plan.yaml")) == [rule]


def test_places_inside_texts() -> None:
    text = BASE.replace("value: sum(amount)", 'value: "sum(amount)"').replace("plan: base", "plan: base # 😀直销")
    source = read(text).source
    loc = ("measures", "revenue", "value")
    span = source.inside(loc, 4, 10)
    assert source.excerpt(span) == "amount"
    assert (span.line, span.column) == (13, 38)
    assert source.excerpt(source.span(loc, key=True)) == "value"
    assert source.excerpt(source.span(("elements", "nothing", "rate"))) == "elements"


def test_reading_a_plan_stays_light() -> None:
    code = (
        "import sys; from pathlib import Path; from salesperf.read.plan_file import load_plan;"
        f"load_plan(Path({str(HERE / 'base.yaml')!r}));"
        "print({'pandas', 'duckdb', 'openpyxl', 'sqlglot', 'python_calamine'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
