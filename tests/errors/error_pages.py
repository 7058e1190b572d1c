"""`docs/errors.md`: every rule with its sentences, a reproducer and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import unified_diff

import yaml
from error_cases import HERE, Case, changed
from error_contents import Content, text_of

from salesperf.locale.rules import AREAS
from salesperf.locale.sentences import Sentences, sentences_of

HEAD = """# Errors · 错误说明

Every finding names its rule: `error[unknown-rate-table]`. Here is each rule with a reproducer: how the sound plan and
tables of [`tests/errors/_bases/minimal`](../tests/errors/_bases/minimal) are changed, the command, and what it says.
Written by `make golden` from `tests/errors/`; a test runs every reproducer in both languages.

每条提示都写明规则名，例如 `error[unknown-rate-table]`。下面列出全部规则，各附一个可复现的例子：对
[`tests/errors/_bases/minimal`](../tests/errors/_bases/minimal) 中正确的方案和数据作何改动、运行什么命令、得到什么提示。
本文件由 `make golden` 根据 `tests/errors/` 生成；测试会用两种语言逐一运行这些例子。
"""
MOST_LINES, MOST_SIGNS = 12, 150


def page(cases: Mapping[str, Case]) -> str:
    """The whole file."""
    areas = {area: [rule for rule in rules if rule in cases] for area, rules in AREAS.items()}
    about = yaml.safe_load((HERE / "_areas.yaml").read_text("utf-8"))
    parts = [HEAD, *(_links(about[area]["title"], rules) for area, rules in areas.items() if rules)]
    for area, rules in areas.items():
        parts += [f"## {about[area]['title']}\n"] if rules else []
        parts += [about[area]["intro"]] if "intro" in about[area] else []
        parts += [_section(rule, cases[rule]) for rule in rules]
    return "\n".join(parts)


def _links(title: str, rules: Iterable[str]) -> str:
    return f"**{title}**: " + " · ".join(f"[{rule}](#{rule})" for rule in rules) + "\n"


def _section(rule: str, case: Case) -> str:
    messages = "".join(f"- {_plain(sentences)}\n" for sentences in (sentences_of(rule, "en"), sentences_of(rule, "zh")))
    when = [case.when[lang] + "\n" for lang in ("en", "zh") if lang in case.when]
    reproducer = _fenced("diff", "\n".join(_changes(case)))
    commands = "".join(f"$ salesperf {command}\n" for command in case.commands)
    said = [_fenced("text", f"{commands}\n{_cut(case.en)}"), _fenced("text", _cut(case.zh))]
    return "\n".join(part for part in (f"### {rule}\n", messages, *when, reproducer, *said) if part)


def _plain(sentences: Sentences) -> str:
    return sentences.message.replace("{{", "{").replace("}}", "}")


def _fenced(kind: str, text: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text) if len(run) > 2), 3)
    return f"{fence}{kind}\n{text.rstrip()}\n{fence}\n" if text.strip() else ""


def _changes(case: Case) -> Iterable[str]:
    for name, content in changed(case).items():
        yield f"--- {name}"
        yield from _cut_lines(_change(case, name, content))
    for name, target in case.links.items():
        yield f"--- {name}"
        yield f"+ (a link to {target})"
    if case.memory:
        yield f"--- (memory limited to {case.memory})"
    for name in case.locked:
        yield f"--- {name}"
        yield "+ (may not be read)"


def _change(case: Case, name: str, content: Content) -> list[str]:
    """What is other than in the base, line by line; a file that is given as a whole, as a whole."""
    if content is None:
        return ["+ (no such file)"]
    if isinstance(content, list):
        return [line for part in content for line in _change(case, name, part)]
    if isinstance(content, dict) and "hex" in content:
        return [f"+ (bytes {content['hex']})"]
    if isinstance(content, dict) and "sheets" in content:
        return list(_sheets(content))
    lines = text_of(content).replace("\r\n", "\n").split("\n")
    if name in case.files:
        encoding = content.get("encoding") if isinstance(content, dict) else None
        shown = [f"+ {line}" for line in lines if line] or ["+ (empty)"]
        return shown + ([f"+ (in {encoding})"] if encoding else [])
    base = (HERE / "_bases" / case.base / name).read_text("utf-8").split("\n")
    different = list(unified_diff(base, lines, n=0, lineterm=""))[2:]
    return [f"{line[0]} {line[1:]}" for line in different if not line.startswith("@@")]


def _sheets(content: dict[str, Content]) -> Iterable[str]:
    """The cells of each sheet, and what is hidden or merged in it."""
    for name, rows in content["sheets"].items():
        hidden = content.get("hidden", {}).get(name, ())
        merged = content.get("merged", {}).get(name, ())
        yield f"+ sheet {name}" + (" (hidden)" if hidden == "sheet" else "")
        for number, row in enumerate(rows, 1):
            yield f"+   {number}: " + " | ".join("" if cell is None else str(cell) for cell in row)
        if hidden and hidden != "sheet":
            yield f"+   hidden: {', '.join(map(str, hidden))}"
        if merged:
            yield f"+   merged: {', '.join(merged)}"
        for cell, code in content.get("formats", {}).get(name, {}).items():
            yield f"+   {cell} shown as: {code}"


def _cut_lines(lines: list[str]) -> list[str]:
    shown = [line if len(line) <= MOST_SIGNS else f"{line[: MOST_SIGNS - 1]}…" for line in lines[:MOST_LINES]]
    return shown if len(lines) <= MOST_LINES else [*shown, f"+ … ({len(lines)})"]


def _cut(text: str) -> str:
    return "\n".join(line if len(line) <= MOST_SIGNS else f"{line[: MOST_SIGNS - 1]}…" for line in text.split("\n"))
