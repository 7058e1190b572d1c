"""A page speaks one language: no label of the other, in text or in what a screen reader hears."""

from __future__ import annotations

import re
from pathlib import Path

from page_runs import Parsed, page, sample

import salesperf
from catalogues import TEXTS

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
NAMES = re.compile(r"direct-sales-cn|salesperf|[\w.-]+\.(xlsx|csv|yaml)|SHA|SQL|\b[0-9a-f]{64}\b")
"""What is the same in every language: ids, file names, digests."""


def test_the_english_page_of_english_data_has_no_chinese() -> None:
    assert not CHINESE.search(page(sample("en-saas"), "en"))


def test_the_chinese_page_of_chinese_data_has_no_english() -> None:
    plan = sample("cn-direct").results.plan
    named = re.compile("|".join([NAMES.pattern, *plan.rate_tables, *plan.variables, plan.currency]))
    texts = [named.sub("", text) for text in Parsed(page(sample("cn-direct"), "zh")).texts]
    assert [text for text in texts if re.search("[A-Za-z]{3}", text)] == []


def test_pages_name_their_language() -> None:
    assert '<html lang="en">' in page(sample("en-saas"), "en")
    assert '<html lang="zh-CN">' in page(sample("en-saas"), "zh")


def test_no_label_of_the_other_language() -> None:
    """English data on a Chinese page, and the other way round: every label whole, wherever it stands."""
    for name, lang, other in (("en-saas", "zh", 0), ("cn-direct", "en", 1)):
        said = set(Parsed(page(sample(name), lang)).texts) - {each.sheet for each in sample(name).results.inputs}
        pairs = [pair for key, pair in TEXTS.items() if key.startswith("page.") and pair[0] != pair[1]]
        labels = {form for pair in pairs for form in pair[other]}
        assert said & labels == set()


def test_every_text_of_the_catalogue_is_used() -> None:
    """Keys stand in templates or code as they are, or are put together there from a stem and a word of the model."""
    root = Path(salesperf.__file__).parent
    files = [*root.rglob("templates/**/*.html"), *root.rglob("report/**/*.py"), *root.rglob("write/**/*.py")]
    written = "".join(path.read_text("utf-8") for path in files).replace("'", '"')
    stems = set(re.findall(r'"([a-z]+\.)["{]', written))
    keys = [key.removeprefix("page.") for key in TEXTS if key.startswith("page.")]
    put_together = {key for key in keys if key.partition(".")[0] + "." in stems or key.endswith(".short")}
    assert [key for key in keys if f'"{key}"' not in written and key not in put_together] == []
