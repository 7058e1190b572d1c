"""The cases of `tests/errors/`: for each rule a folder with a change to a sound plan or its tables, and what is said.

A `case.yaml` holds
- `run`: the command or commands, without `salesperf` (`validate plan.yaml`), in a copy of `_bases/<base>` (`minimal`);
- `change`: file -> old text -> new text; `add`: file -> text at its end; `files`: file -> its content, null for none;
- `links`: file -> where it leads; `locked`: files that may not be read; `memory`: what the engine may use;
- `later`: file -> old text -> new text, `sql`: ledger -> statements, `cut`: file -> how many bytes are left, each done
  before the last command; `held`: a ledger in which somebody is closing meanwhile, `busy`: one that a program has open;
- `exit`: the code of the last command, 1 where nothing is said; digests and paths of the machine are left out;
- `last`: how many lines are kept, where the output is too long to keep;
- `when`: a sentence in each language, where the message does not say it all;
- `en`, `zh`: what the command says on stderr, written by `make golden`.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Sequence
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from error_contents import Content, content_bytes, text_of
from error_events import happen

from salesperf.cli.findings import print_findings
from salesperf.cli.main import answer
from salesperf.cli.outcome import outcome
from salesperf.diagnostics import Diagnostic
from salesperf.locale.languages import Language

HERE = Path(__file__).parent
CASE = "case.yaml"
LANGUAGES: tuple[Language, Language] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Case:
    """One rule's reproducer. The fields are the keys of its file."""

    rule: str
    base: str = "minimal"
    run: str | list[str] = "validate plan.yaml"
    change: dict[str, dict[str, Content]] = field(default_factory=dict)
    add: dict[str, Content] = field(default_factory=dict)
    files: dict[str, Content] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    locked: tuple[str, ...] = ()
    memory: str = ""
    later: dict[str, dict[str, str]] = field(default_factory=dict)
    sql: dict[str, list[str]] = field(default_factory=dict)
    cut: dict[str, int] = field(default_factory=dict)
    held: str = ""
    busy: str = ""
    exit: int = 1
    last: int | None = None
    when: dict[str, str] = field(default_factory=dict)
    en: str = ""
    zh: str = ""

    @property
    def commands(self) -> list[str]:
        """What is run, in turn; what the last one says is kept."""
        return [self.run] if isinstance(self.run, str) else self.run

    @property
    def path(self) -> Path:
        """Its file."""
        return HERE / self.rule / CASE


TOGETHER = HERE / "_together" / CASE
"""A plan with ten different mistakes."""


def cases() -> list[Case]:
    """Every case, by the name of its rule."""
    return [read_case(path) for path in sorted(HERE.glob(f"[a-z]*/{CASE}"))]


def read_case(path: Path) -> Case:
    """The case of one folder."""
    said: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) or {}
    return Case(path.parent.name, **said)


def lay_out(case: Case, folder: Path) -> None:
    """Make the files of a case in an empty folder; every text that is changed stands there exactly once."""
    shutil.copytree(HERE / "_bases" / case.base, folder, dirs_exist_ok=True)
    for name, content in changed(case).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content_bytes(content))
    for name, target in case.links.items():
        (folder / name).unlink()
        (folder / name).symlink_to(target)


def changed(case: Case) -> dict[str, Content]:
    """The files that differ from the base, with their content."""
    found = dict(case.files)
    for name, pairs in case.change.items():
        text = text_of(found.get(name, (HERE / "_bases" / case.base / name).read_text("utf-8")))
        for old, new in pairs.items():
            assert text.count(old) == 1, f"{case.rule}: {old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, text_of(new))
        found[name] = text
    for name, new in case.add.items():
        text = text_of(found.get(name, (HERE / "_bases" / case.base / name).read_text("utf-8")))
        found[name] = text + text_of(new)
    return found


def said(case: Case, folder: Path) -> tuple[int, dict[Language, str]]:
    """The exit code, and what the last command says on stderr in each language, in a folder that is laid out.

    Commands run once: what they find does not depend on the language in which it is told.
    """
    streams = {lang: io.StringIO() for lang in LANGUAGES}

    def tell(found: Sequence[Diagnostic], *_: object) -> None:
        for lang, stream in streams.items():
            with redirect_stderr(stream):
                print_findings(found, lang)

    with ExitStack() as stack:
        stack.enter_context(chdir(folder))
        stack.enter_context(redirect_stdout(io.StringIO()))
        stack.enter_context(redirect_stderr(streams["en"]))
        stack.enter_context(patch("salesperf.cli.findings.print_findings", tell))
        if case.memory:
            stack.enter_context(patch("salesperf.engine.duck.MEMORY", case.memory))
        if case.locked:
            stack.enter_context(patch.object(Path, "open", _refusing({folder / name for name in case.locked})))
        *before, last = (partial(answer, [*command.split(), "--lang", "en"], "en") for command in case.commands)
        for command in before:
            assert outcome(command, "en", traceback=False) in (0, 1)
        streams["en"].truncate(streams["en"].seek(0))
        streams["zh"].truncate(streams["zh"].seek(0))
        happen(case, folder, stack)
        code = outcome(last, "en", traceback=False)
    return int(code), {lang: _kept(stream.getvalue(), case.last) for lang, stream in streams.items()}


def _kept(text: str, last: int | None) -> str:
    named = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text)
    return "".join(named.splitlines(keepends=True)[-last:]) if last else named


def _refusing(locked: set[Path]) -> Any:
    """`Path.open` for a reader without permission: a mode would not stop an administrator."""
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.absolute() in locked:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    return refuse
