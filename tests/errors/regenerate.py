"""Write what the commands of `tests/errors/` say now into their cases, and `docs/errors.md`: `make golden`."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from error_cases import HERE, LANGUAGES, TOGETHER, Case, cases, lay_out, read_case, said
from error_pages import page

PAGE = HERE.parents[1] / "docs" / "errors.md"


def main() -> None:
    """Run every case in both languages."""
    with ProcessPoolExecutor() as pool:
        renewed = list(pool.map(_renewed, cases()))
    for case in (*renewed, _renewed(read_case(TOGETHER))):
        _write(case)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page({case.rule: case for case in renewed}), "utf-8")


def _renewed(case: Case) -> Case:
    with TemporaryDirectory() as folder:
        lay_out(case, Path(folder))
        return replace(case, **said(case, Path(folder))[1])


def _write(case: Case) -> None:
    """Keep what people wrote, up to `en:`."""
    head = re.split(r"(?m)^en:", case.path.read_text("utf-8"), maxsplit=1)[0]
    blocks = [f"{lang}: |\n{_indented(getattr(case, lang))}" for lang in LANGUAGES]
    case.path.write_text(head.rstrip() + "\n" + "".join(blocks) if head.strip() else "".join(blocks), "utf-8")


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))


if __name__ == "__main__":
    main()
