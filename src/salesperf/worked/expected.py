"""What a run says under the names that a worked example may expect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from salesperf.model.ledger import Account, Entry, balances
from salesperf.model.results import Earning, Results
from salesperf.scratch import Scratch
from salesperf.worked.scene import PERSON

OF_ACCOUNT: dict[str, Account] = {"held": "held", "owed": "owed", "deferred": "deferred", "carried": "carried"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run of an example, and the person's entries in all of its periods so far."""

    results: Results
    entries: Sequence[Entry]

    def figure(self, name: str) -> Fraction | None:
        """The figure under a name; None where it is missing, or nothing has that name."""
        first, _, rest = name.partition(".")
        plan = self.results.plan
        if first in plan.elements:
            return self._of_element(first, rest)
        if first in plan.measures:
            return self._of_measure(first, rest)
        if first in plan.scorecards:
            return self._of_card(first, rest)
        return self._of_account(name)

    def _of_element(self, name: str, rest: str) -> Fraction | None:
        earnings = [e for e in self.results.earnings if e.person == PERSON and e.element == name]
        if rest.startswith("line."):
            return self._line(name, rest.removeprefix("line."))
        earned = _added(e.earned for e in earnings)
        if rest == "effective_rate":
            base = _added(_step(e, "base") for e in earnings)
            return earned / base if earned is not None and base else None
        return _added(_step(e, rest) for e in earnings) if rest else earned

    def _line(self, element: str, key: str) -> Fraction | None:
        from salesperf.engine.stored import CREDITS, credit_lines

        with Scratch() as folder:
            self.results.bulk[CREDITS](Path(folder) / CREDITS)
            lines = credit_lines(Path(folder), PERSON, element)
        return _added(line.pay for line in lines if line.key == key)

    def _of_measure(self, name: str, rest: str) -> Fraction | None:
        found = [m for m in self.results.measures if m.person == PERSON and m.measure == name and m.closed]
        return getattr(found[-1], rest or "actual", None) if found else None

    def _of_card(self, name: str, rest: str) -> Fraction | None:
        found = [card for card in self.results.cards if card.person == PERSON and card.card == name and card.closed]
        if not found:
            return None
        return next((part.score for part in found[-1].parts if part.measure == rest), None) if rest else found[-1].score

    def _of_account(self, name: str) -> Fraction | None:
        if name == "payment":
            now = [e.amount for e in self.results.entries if e.person == PERSON and e.kind == "payment"]
            return _added(now) if now else Fraction(0)
        account = OF_ACCOUNT.get(name)
        if account is None:
            return None
        found = balances(self.entries).items()
        return sum((Fraction(amount) for (_, of), amount in found if of == account), Fraction(0))


def _step(earning: Earning, what: str) -> Fraction | None:
    return next((step.value for step in earning.steps if step.what == what), None)


def _added(amounts: Iterable[Decimal | Fraction | None]) -> Fraction | None:
    """The sum; None where there is nothing to add, or one is missing."""
    known = list(amounts)
    if not known or any(each is None for each in known):
        return None
    return sum((Fraction(each) for each in known if each is not None), Fraction(0))
