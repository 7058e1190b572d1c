"""Runs one after another on an account that is kept in memory: each finds the entries of those before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from salesperf.engine.stored import paid_lines
from salesperf.model.ledger import EFFECTS, Account, ClosedPeriod, Entry, History, PaidLine, balances
from salesperf.model.period import Window
from salesperf.model.results import Results
from salesperf.pipeline import score_plan
from salesperf.read.plan_file import load_plan


@dataclass(frozen=True)
class Lines:
    """The lines of closed periods, in memory."""

    lines: tuple[PaidLine, ...]

    def matching(self, elements: Sequence[str], name: str, values: Iterable[str]) -> Sequence[PaidLine]:
        """Those whose field, or key, has one of the values."""
        wanted = set(values)
        asked = [line for line in self.lines if line.element in elements]
        return [line for line in asked if (line.key if name == "key" else line.fields.get(name)) in wanted]


@dataclass
class Accounts:
    """What closed periods left behind, in memory; with `anew` they are worked out anew where records come late."""

    anew: bool = False
    closed: list[ClosedPeriod] = field(default_factory=list)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    lines: list[PaidLine] = field(default_factory=list)

    def past(self, period: Window) -> History:
        """Everything that was closed so far."""
        entries = {person: tuple(own) for person, own in self.entries.items()}
        return History(tuple(self.closed), entries, Lines(tuple(self.lines)))

    def close(self, results: Results) -> None:
        """Enter a finished run."""
        window, version = results.period, results.plan.version
        texts = results.plan_texts if self.anew else {}
        self.closed.append(ClosedPeriod(window.name, window.start, window.end, version, results.plan_sha256, "", texts))
        for entry in results.entries:
            self.entries.setdefault(entry.person, []).append(entry)
        with TemporaryDirectory() as folder:
            results.bulk["credits.parquet"](Path(folder) / "credits.parquet")
            self.lines += paid_lines(Path(folder), list(results.plan.elements))

    def balance(self, person: str, account: Account) -> Decimal:
        """What stands on a person's account, in all currencies together."""
        found = balances(self.entries.get(person, ()))
        return sum((amount for (_, name), amount in found.items() if name == account), Decimal(0))


def score_in(accounts: Accounts, plan: Path, data: Path, period: str) -> Results:
    """Run a period on the accounts and close it."""
    results = score_plan(load_plan(plan), data, period, past=accounts.past)
    accounts.close(results)
    return results


def moved(entries: Iterable[Entry], person: str, kind: str) -> Decimal:
    """What a person's entries of one kind come to."""
    return sum((entry.amount for entry in entries if entry.person == person and entry.kind == kind), Decimal(0))


def is_settled(entries: Iterable[Entry]) -> bool:
    """Whether the entries of a run leave nothing payable."""
    return not sum((EFFECTS[entry.kind].get("payable", 0) * entry.amount for entry in entries), Decimal(0))
