"""Gates before an amount; cap, floor and proration after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from salesperf.model.explanation import Fact, Node, Term, exact, gathered
from salesperf.model.plan import Cap, Gate, Literal, Name, Prorate
from salesperf.model.results import Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.known import Known

COMPARISONS = ("at_least", "above", "at_most", "below")
WORDS = ("period", "quarter", "half", "year")


def gate_node(known: Known, gate: Gate, step: Step) -> Node:
    """A condition with what was found and what was asked; not met, it multiplies the pay or prices it otherwise."""
    window = step.of.removeprefix(str(gate.check))
    facts: dict[str, Fact] = {"check": known.referred_label(str(gate.check)) + window}
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

    `on_account` is what was paid so for the window that closes, `earlier` what the windows of caps have earned before.
    """

    known: Known
    element: str
    steps: tuple[Step, ...]
    on_account: Fraction = Fraction(0)
    earlier: Mapping[str, Fraction] = field(default_factory=dict)

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
        """The cap with what it comes to, the least of several; a cap on each record alone is told with the records."""
        cap = self.known.plan.elements[self.element].cap
        words = [word for word in WORDS if getattr(cap, word) is not None]
        if not isinstance(cap, Cap) or not words:
            return
        each = [self._left(cap, word, step) for word in words]
        node = each[0] if len(each) == 1 else Node("cap", place=self.known.where(step.loc), children=tuple(each))
        reached = after != before
        node = replace(node, remarks=("reached" if reached else "not-reached",))
        least = gathered(each, exact) if all(part.figure for part in each) else None
        if least is not None and min(before, least) == after:
            yield replace(node, figure=self.known.money(least), enters="min")
            return
        figure = self.known.money(after) if reached else None
        yield replace(node, figure=figure, enters="min" if reached else "", terms=(), children=())

    def _left(self, cap: Cap, word: str, step: Step) -> Node:
        """One cap, less what its window has earned before; no figure where the run does not keep what it is of."""
        most, earlier = self._of(getattr(cap, word), cap.of), self.earlier.get(word)
        node = Node("cap", word, enters="min", facts={"word": word}, place=self.known.where((*step.loc, word)))
        if most is None:
            return node
        facts: dict[str, Fact] = {
            **node.facts,
            "most": self.known.money(most),
            **self._share(getattr(cap, word), cap.of),
        }
        node = replace(node, facts=facts, figure=self.known.money(most))
        if earlier is None:
            return node
        terms = (Term("+", self.known.money(most)), Term("-", self.known.money(earlier)))
        facts |= {"earlier": self.known.money(earlier)}
        return replace(node, facts=facts, figure=self.known.money(most - earlier), terms=terms)

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
