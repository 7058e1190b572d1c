"""Whether a hostile input ended as it should: every complaint, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from bad_input_cases import BadInput, Where
from bad_input_outputs import hostile_outputs
from bad_input_runs import Observed

MOST_SECONDS, MOST_MEGABYTES = 10.0, 1024.0


def complaints(case: BadInput, seen: Observed) -> list[str]:
    """What is not as the manifest wants it; empty where all is well."""
    return [*_ending(case, seen), *_figures(case, seen), *_places(case, seen), *_limits(seen), *hostile_outputs(seen)]


def _ending(case: BadInput, seen: Observed) -> Iterator[str]:
    if seen.outcome not in case.expect:
        yield f"ended as {seen.outcome}, not {'|'.join(case.expect)}: {_told(seen)}"
    code = 1 if seen.outcome in ("error", "quarantine") else 0
    if (seen.validated.code, seen.scored.code) != (code, code):
        yield f"exit {seen.validated.code} and {seen.scored.code}, not {code}"
    has_errors = any(finding["severity"] == "error" for finding in seen.findings)
    if has_errors != (seen.validated.code == 1):
        yield "exit status and JSON findings differ"
    told = seen.scored.err + " ".join(row["reason"] for row in seen.excluded)
    for rule in sorted({finding["rule"] for finding in seen.findings} - set(re.findall(r"[a-z0-9-]+", told))):
        yield f"score does not tell {rule}"


def _figures(case: BadInput, seen: Observed) -> Iterator[str]:
    if seen.outcome == "quarantine" and case.quarantined:
        rows = {int(row["row"]) for row in seen.excluded}
        if rows != set(case.quarantined):
            yield f"rows {sorted(rows)} are quarantined, not {case.quarantined}"
    alternative = seen.outcome == "quarantine" and "accept" in "".join(case.expect) and bool(case.quarantined)
    if seen.outcome == "error" or alternative:
        return
    if case.rows_ok is not None and seen.rows_ok != case.rows_ok:
        yield f"{seen.rows_ok} rows are used, not {case.rows_ok}"
    if case.total and seen.total != Fraction(case.total):
        yield f"the total is {float(seen.total)}, not {case.total}"


def _places(case: BadInput, seen: Observed) -> Iterator[str]:
    """The place must be named by what was found, and for quarantined rows by `excluded.csv` too."""
    if seen.outcome == "accept":
        return
    found = [finding for finding in seen.findings if _names(finding, case.where)]
    if not found:
        yield f"no message names {case.where}: {_told(seen)}"
    named = {number for finding in found for number in _rows(finding, case.where)}
    if set(case.where.rows) - named:
        yield f"rows {sorted(set(case.where.rows) - named)} are not named: {_told(seen)}"


def _names(finding: dict[str, Any], where: Where) -> bool:
    if where.line:
        return bool(finding["line"] == where.line)
    said = f"{finding['message']} {finding['note'] or ''}"
    letter = re.sub(r"\d", "", finding["cell"] or "")
    of_column = not where.columns or any(
        column in (finding["header"], letter) or re.search(rf"\b{column}\b", said) for column in where.columns
    )
    of_sheet = not where.sheet or where.sheet == finding["sheet"] or f"`{where.sheet}`" in said
    return of_column and of_sheet


def _rows(finding: dict[str, Any], where: Where) -> set[int]:
    said = f"{finding['message']} {finding['note'] or ''}"
    return {row for row in where.rows if row == finding["row"] or re.search(rf"\b{row}\b", said)}


def _limits(seen: Observed) -> Iterator[str]:
    if seen.seconds > MOST_SECONDS:
        yield f"took {seen.seconds:.1f} s"
    if seen.megabytes > MOST_MEGABYTES:
        yield f"took {seen.megabytes:.0f} MB"
    for ended in (seen.validated, seen.scored):
        if "Traceback" in ended.err + ended.out or ended.code == 70:
            yield f"traceback: {ended.err[-300:]}"


def _told(seen: Observed) -> str:
    return "; ".join(
        f"{f['severity']} {f['rule']} {f['sheet'] or ''} {f['cell'] or f['row'] or f['line'] or ''}"
        for f in seen.findings
    )
