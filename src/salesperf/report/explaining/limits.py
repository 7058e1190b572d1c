"""Gates before an amount; cap, floor and proration after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from salesperf.model.explanation import Fact, Node
from salesperf.model.plan import Cap, Gate, Literal, Name, Prorate
from salesperf.model.results import Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.known import Known

COMPARISONS = ("at_least", "above", "at_most", "below")
WORDS = ("period", "quarter", "half", "year")


def gate_node(known: Known, gate: Gate, step: Step) -> Node:
    """A condition with what was found and what was asked; not met, it multiplies the pay or prices it otherwise."""
    facts: dict[str, Fact] = {"check": known.referred_label(str(gate.check))}
    if step.value is not None:
        facts["value"] = known.referred(str(gate.check), step.value)
    word = next((each for each in COMPARISONS if getattr(gate, each) is not None), "")
    bound = known.value(getattr(gate, word)) if word else None
    if bound is not None:
        facts["bound"] = replace(known.referred(str(gate.check), bound), digits=_short(known, gate, bound))
        facts["comparison"] = word
    node = Node("gate", str(gate.check), facts["check"], None, "", (), facts, (step.note,), known.where(step.loc))  # type: ignore[arg-type]
    if step.note == "met":
        return node
    if isinstance(gate.else_, Fraction):
        return replace(node, figure=digits.rate(gate.else_), enters="×")
    return replace(node, remarks=("not-met", "priced-otherwise"))


def _short(known: Known, gate: Gate, bound: Fraction) -> int:
    """A bound is shown as the plan writes it."""
    unit = known.referred(str(gate.check), bound).unit
    return digits.figure(bound, unit, known.money_digits if unit == "money" else 0, 6).digits


@dataclass(frozen=True)
class Limited:
    """What cap, floor and proration of an element did: `steps` hold the exact figure after each of them.

    `on_account` is what was paid so for the window that closes.
    """

    known: Known
    element: str
    steps: tuple[Step, ...]
    on_account: Fraction = Fraction(0)

    def nodes(self, total: Fraction) -> Iterator[Node]:
        """One node for each, from the figure before the first."""
        for step in self.steps:
            if step.value is None:
                continue
            if step.what == "interim":
                yield self._interim(step, total, step.value)
            elif step.what == "carried":
                yield from self._carried(step, total, step.value)
            elif step.what == "cap":
                yield from self._cap(step, total, step.value)
            elif step.what == "floor":
                yield self._floor(step, total, step.value)
            else:
                yield self._prorate(step, total, step.value)
            total = step.value

    def _interim(self, step: Step, before: Fraction, after: Fraction) -> Node:
        """What was paid on account, beside what the table has counted as paid before."""
        place = self.known.where(step.loc)
        facts: dict[str, Fact] = {"paid": self.known.money(self.on_account)}
        return Node("interim", "", "", self.known.money(after - before), "+", (), facts, ("set-off",), place)

    def _carried(self, step: Step, before: Fraction, after: Fraction) -> Iterator[Node]:
        """What the cap has cut from earlier windows."""
        if after != before:
            place = self.known.where((*step.loc, "excess"))
            yield Node("carried", "", "", self.known.money(after - before), "+", place=place)

    def _cap(self, step: Step, before: Fraction, after: Fraction) -> Iterator[Node]:
        """The cap with what it comes to; a cap on each record alone is told with the records."""
        cap = self.known.plan.elements[self.element].cap
        words = [word for word in WORDS if getattr(cap, word) is not None]
        if not isinstance(cap, Cap) or not words:
            return
        single = words[0] if len(words) == 1 else ""
        place = self.known.where((*step.loc, single) if single else step.loc)
        most = self._of(getattr(cap, single), cap.of) if single else None
        facts: dict[str, Fact] = {"word": single} if single else {}
        if most is not None:
            facts |= {"most": self.known.money(most), **self._share(getattr(cap, single), cap.of)}
        if after == before:
            figure = self.known.money(most) if single == "period" and most is not None else None
            yield Node("cap", single, "", figure, "min" if figure else "", (), facts, ("not-reached",), place)
            return
        if most is not None and single != "period":
            facts["earlier"] = self.known.money(most - after)
        yield Node("cap", single, "", self.known.money(after), "min", (), facts, ("reached",), place)

    def _floor(self, step: Step, before: Fraction, after: Fraction) -> Node:
        floor = self.known.plan.elements[self.element].floor
        least = self._of(floor.period, floor.of) if floor else None
        place, remark = self.known.where((*step.loc, "period")), "not-reached" if after == before else "reached"
        found = after if after != before else least if least is not None and least <= before else None
        if found is None:
            return Node("floor", remarks=(remark,), place=place)
        return Node("floor", figure=self.known.money(found), enters="max", remarks=(remark,), place=place)

    def _prorate(self, step: Step, before: Fraction, after: Fraction) -> Node:
        how = self.known.plan.elements[self.element].prorate
        place = self.known.where(step.loc)
        if not before:
            return Node("prorate", place=place, remarks=("of-nothing",))
        share = after / before
        facts: dict[str, Fact] = {"share": f"{share.numerator}/{share.denominator}"}
        days = share * self.known.window.days
        if isinstance(how, Prorate) and how.by == "calendar_days" and days.denominator == 1:
            facts = {"days": int(days), "of": self.known.window.days}
        remarks = ("whole",) if share == 1 else ("days" if "days" in facts else "share",)
        return Node("prorate", "", "", digits.score(share), "" if share == 1 else "×", (), facts, remarks, place)

    def _of(self, value: Literal | Name, of: str | None) -> Fraction | None:
        found = self.known.value(value)
        if found is None or of is None:
            return found
        whole = self.known.number(of)
        return None if whole is None else found * whole

    def _share(self, value: Literal | Name, of: str | None) -> dict[str, Fact]:
        """A cap that is a part of another figure says so."""
        found, whole = self.known.value(value), self.known.number(of) if of else None
        if found is None or whole is None or not of:
            return {}
        return {"part": digits.rate(found), "of": self.known.label(of), "whole": self.known.money(whole)}
