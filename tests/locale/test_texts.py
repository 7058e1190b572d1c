"""Texts and sentences say the same in both languages: same figures, nothing empty, nothing left in English."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from salesperf.diagnostics import Diagnostic
from salesperf.locale.languages import choose
from salesperf.locale.rules import AREAS, RULES, Rule, Sentences
from salesperf.locale.sentences import fill
from salesperf.locale.texts import TEXTS
from salesperf.locale.visible import visible

CHINESE = re.compile("[\u4e00-\u9fff]")
SAME_IN_BOTH = re.compile(r"help\.example\..*")


def figures(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_texts(key: str) -> None:
    en, zh = TEXTS[key]
    assert figures(en) == figures(zh)
    assert en
    assert zh
    assert not CHINESE.search(en)
    assert (
        SAME_IN_BOTH.fullmatch(key) or CHINESE.search(zh) or not re.search("[a-z]{3}", re.sub(r"`[^`]*`|{\w+}", "", zh))
    )


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_rules(rule: Rule) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    for part in ("message", "note", "hint"):
        en, zh = getattr(rule.en, part), getattr(rule.zh, part)
        assert bool(en) == bool(zh)
        assert figures(en) == figures(zh)
        assert CHINESE.search(zh) or not re.search(r"\w", re.sub(r"`[^`]*`|{\w+}", "", zh))
    assert rule.en.message


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule of the tests' own."""
    sentences = Sentences("no `{part}`", "known: {known}", "try `{near}`")
    monkeypatch.setitem(RULES, "here", Rule("here", sentences, sentences))


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
    names = [name for rules in AREAS.values() for name in rules]
    assert sorted(names) == sorted(set(names))
