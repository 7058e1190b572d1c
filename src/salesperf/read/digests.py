"""The digests of a run folder's files: what `run.json` lists, and what `verify` and `close` compare."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from salesperf.diagnostics import Cell, Diagnostic, Problems

RECORD = "run.json"
STATEMENTS, INDEX = "statements", "index.csv"


def sha256_of(path: Path) -> str:
    """The digest of a file. Raises OSError where it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digests_of(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder, by its path inside it with `/`, sorted; not those that a crash left."""
    found = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return {name: sha256_of(path) for name, path in found if not name.startswith(".")}


def listed_record(folder: Path) -> dict[str, Any]:
    """What `run.json` says. Raises Problems where it cannot be read."""
    try:
        page: dict[str, Any] = json.loads((folder / RECORD).read_bytes())
        return {**page, "files": dict(page["files"])}
    except OSError:
        raise Problems(
            [Diagnostic("run-not-found", Cell(str(folder)), {"folder": str(folder), "file": RECORD})]
        ) from None
    except (ValueError, KeyError, TypeError) as fault:
        params = {"reason": f"{type(fault).__name__}: {fault}"}
        raise Problems([Diagnostic("run-damaged", Cell(str(folder / RECORD)), params)]) from None
