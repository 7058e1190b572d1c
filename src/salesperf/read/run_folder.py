"""A finished run, read again from its folder: results and plan, without the data that they came from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.stored import FILE, SCHEMA, VERSION
from salesperf.read.plan_file import PlanFile, plan_from_bytes

if TYPE_CHECKING:
    from salesperf.model.results import Results

_DAMAGED = (KeyError, IndexError, TypeError, ValueError, AttributeError, ArithmeticError, InvalidOperation)


@dataclass(frozen=True)
class StoredRun:
    """A run and the plan that it was made with; the large files still lie in `folder`."""

    results: Results
    plan_file: PlanFile
    folder: Path


def read_run(folder: Path) -> StoredRun:
    """Open a run folder. Raises Problems for what is no run folder, is damaged, or was written by a later version."""
    page = _page(folder)
    try:
        plan_file = _plan_file(page)
        if plan_file.plan is None or plan_file.digest != page["plan"]["sha256"]:
            raise ValueError("the plan is not the one that its digest was made of")
        from salesperf.read.run_rows import results_of

        return StoredRun(results_of(page, plan_file.plan), plan_file, folder)
    except _DAMAGED as fault:
        raise _problem("run-damaged", folder / FILE, reason=f"{type(fault).__name__}: {fault}") from None


def _page(folder: Path) -> dict[str, Any]:
    """What the file says, once its version is known to be one of ours."""
    try:
        data = (folder / FILE).read_bytes()
    except OSError:
        raise _problem("run-not-found", folder, folder=str(folder), file=FILE) from None
    try:
        page: dict[str, Any] = json.loads(data)
        name, _, version = str(page["schema"]).partition("/")
        newer = name == SCHEMA and int(version) > VERSION
        if not newer and (name, int(version)) != (SCHEMA, VERSION):
            raise ValueError(f"schema {page['schema']}")
    except _DAMAGED as fault:
        raise _problem("run-damaged", folder / FILE, reason=f"{type(fault).__name__}: {fault}") from None
    if newer:
        raise _problem("run-of-newer-version", folder / FILE, found=page["schema"], known=f"{SCHEMA}/{VERSION}")
    return page


def _plan_file(page: dict[str, Any]) -> PlanFile:
    """The plan read anew from its text, so that every place in it has its line."""
    texts = {Path(name): text.encode() for name, text in page["plan"]["files"]}
    path = next(iter(texts))
    return plan_from_bytes(texts[path], path, texts.__getitem__)


def _problem(rule: str, place: Path, **params: str) -> Problems:
    return Problems([Diagnostic(rule, Cell(str(place)), params)])
