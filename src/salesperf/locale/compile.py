"""Compile the catalogues: `python -m salesperf.locale.compile`, or `make catalogues`; nothing of a run needs it."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent


def compile_all() -> None:
    """Write the `.mo` beside every `.po`."""
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))


if __name__ == "__main__":
    compile_all()
