"""Texts and sentences say the same in both languages: same figures, nothing empty, nothing left in English."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from catalogues import AREAS, FOLDER, TEXTS, entries
from salesperf.diagnostics import Diagnostic
from salesperf.locale import rules
from salesperf.locale.languages import LANGUAGES, choose
from salesperf.locale.rules import RULES
from salesperf.locale.sentences import Sentences, fill, sentences_of
from salesperf.locale.visible import visible

CHINESE = re.compile("[\u4e00-\u9fff]")
SAME_IN_BOTH = re.compile(r"help\.example\..*")


def figures(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("area", AREAS)
def test_no_entry_is_missing(area: str) -> None:
    assert list(entries(area, "en")) == list(entries(area, "zh"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_catalogues_are_compiled(area: str, lang: str, tmp_path: Path) -> None:
    path = FOLDER / lang / "LC_MESSAGES" / f"{area}.po"
    with path.open("rb") as source, (tmp_path / "fresh.mo").open("wb") as target:
        write_mo(target, read_po(source))
    assert path.with_suffix(".mo").read_bytes() == (tmp_path / "fresh.mo").read_bytes(), "run `make catalogues`"


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_texts(key: str) -> None:
    english, (zh,) = TEXTS[key]
    assert set().union(*map(figures, english)) == figures(zh)
    for en in english:
        assert en
        assert not CHINESE.search(en)
    assert zh
    assert (
        SAME_IN_BOTH.fullmatch(key) or CHINESE.search(zh) or not re.search("[a-z]{3}", re.sub(r"`[^`]*`|{\w+}", "", zh))
    )


@pytest.mark.parametrize("rule", RULES)
def test_rules(rule: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rule)
    for en, zh in zip(sentences_of(rule, "en"), sentences_of(rule, "zh"), strict=True):
        assert bool(en) == bool(zh)
        assert figures(en) == figures(zh)
        assert CHINESE.search(zh) or not re.search(r"\w", re.sub(r"`[^`]*`|{\w+}", "", zh))
    assert sentences_of(rule, "en").message


def test_every_sentence_is_of_a_rule() -> None:
    said = {key.rpartition(".")[0] for area in rules.AREAS for key in entries(f"rules-{area}", "en")}
    assert said == set(RULES)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule of the tests' own."""
    sentences = Sentences("no `{part}`", "known: {known}", "try `{near}`")
    monkeypatch.setattr("salesperf.locale.sentences.sentences_of", lambda rule, lang: {"here": sentences}[rule])


@pytest.mark.usefixtures("here")
def test_a_note_or_hint_without_its_figure_is_left_out() -> None:
    column = Diagnostic("here", None, {"part": "a\x1b", "known": "b, c", "near": ""})
    assert fill(column, "en") == ("no `a\\x1b`", "known: b, c", "")
    assert fill(Diagnostic("here", None, {"part": "a", "near": "b"}), "en") == ("no `a`", "", "try `b`")


@pytest.mark.usefixtures("here")
def test_a_message_without_its_figure_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        fill(Diagnostic("here"), "en")


@pytest.mark.parametrize(
    ("wanted", "environment", "lang"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        ("", {"SALESPERF_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ("", {"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("", {}, "en"),
    ],
)
def test_languages(wanted: str, environment: dict[str, str], lang: str) -> None:
    assert choose(wanted, environment) == lang


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x202E, 0x2066, 0xFEFF, 0xD800])
def test_nothing_unseen_is_printed(code: int) -> None:
    assert visible(f"a{chr(code)}b").isascii()
    assert visible(f"a{chr(code)}b").isprintable()


def test_a_rule_name_is_given_once() -> None:
    names = [name for area in rules.AREAS.values() for name in area]
    assert sorted(names) == sorted(set(names))
