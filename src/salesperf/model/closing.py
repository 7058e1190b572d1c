"""What closing a period puts into the ledger, beside the entries themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from salesperf.model.ledger import Entry, PaidLine
from salesperf.model.period import Window


@dataclass(frozen=True, slots=True)
class Accepted:
    """A row that was set aside, and why the period is closed without it; `approver` may be ''."""

    file: str
    sheet: str
    row: int
    rule: str
    reason: str
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """A finished run about to be closed.

    `run_sha256` is the digest of its results, `head` that of the ledger it was scored on. `inputs` and `files` hold
    the digest of every file that the run read and wrote, by name; `lines` are those that later clawbacks and releases
    may ask for.
    """

    plan: str
    version: str
    period: Window
    plan_sha256: str
    run_sha256: str
    head: str
    entries: tuple[Entry, ...]
    lines: Iterable[PaidLine] = ()
    accepted: tuple[Accepted, ...] = ()
    plan_texts: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closed:
    """What became of it: the ledger's new head, how many rows were written, or that this very run was closed before."""

    head: str
    again: bool = False
    entries: int = 0
    lines: int = 0
