"""Whatever a file holds, reading it ends in a plan or in findings with a place, never in an exception."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from salesperf.diagnostics import Span
from salesperf.locale.sentences import fill
from salesperf.read.plan_file import plan_from_bytes

HERE = Path(__file__).parent
PLANS = [(HERE / name).read_text(encoding="utf-8") for name in ("base.yaml", "quota-saas-en.yaml")]
WORDS = ["：", "，", "５", "no", "null", "<<", "\x00", "\ufeff", "010", "- "]
SIGNS = st.sampled_from([*"{}[]:,-#&*!|>'\"%@`~\t\n ", *WORDS])


def check(data: bytes) -> None:
    file = plan_from_bytes(data, Path("plan.yaml"))
    assert (file.plan is None) == bool(file.found)
    for diagnostic in file.found:
        assert isinstance(diagnostic.place, Span)
        assert diagnostic.place.line >= 1 and diagnostic.place.column >= 1
        assert fill(diagnostic, "en").message and fill(diagnostic, "zh").message


@given(st.binary(max_size=200))
def test_bytes(data: bytes) -> None:
    check(data)


@given(st.text(max_size=200))
def test_texts(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLANS), st.data())
def test_one_sign_more_less_or_other(plan: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(plan) - 1))
    width = data.draw(st.integers(0, 12))
    check((plan[:at] + data.draw(SIGNS | st.just("")) + plan[at + width :]).encode())


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PLANS), st.data())
def test_one_line_gone_or_moved(plan: str, data: st.DataObject) -> None:
    lines = plan.split("\n")
    line = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
    if data.draw(st.booleans()):
        lines.insert(data.draw(st.integers(0, len(lines))), line)
    check("\n".join(lines).encode())
