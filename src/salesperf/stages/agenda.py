"""What a run has to find out: which windows of what, and for each measure every stretch that something will ask for.

The engine answers all requests of a source in one pass, so they must be known before the first amount is worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from salesperf.model.calendar import Calendar
from salesperf.model.days import joined
from salesperf.model.expr import aggregates, refs
from salesperf.model.period import CADENCES, Window
from salesperf.model.plan import Element, Gate, Multiply, Name, Override, Plan, RateTable, RewardKind
from salesperf.model.work import Request, Work
from salesperf.stages.dated import lookups_of, named_in, tables_of
from salesperf.stages.on_account import Paydays
from salesperf.stages.order import compared, in_order, paid_on, referred
from salesperf.stages.settlement.asked import asked_names
from salesperf.stages.stretches import BEGINNING, Stretch, accrued, gated, last_closed, looked_at

LONG_CAPS = ("quarter", "half", "year")


@dataclass(frozen=True)
class Agenda:
    """The plan's windows in one run: those that close in the period, the open ones, and earlier ones that count."""

    plan: Plan
    work: Work
    calendar: Calendar
    period: Window

    def closing(self, every: str) -> list[Window]:
        """The windows of a cadence that the run settles: they end in the period, and while the plan is in force."""
        return sorted(self._within_force(self.calendar.closing(every, self.period)))

    def seen(self, every: str) -> list[Stretch]:
        """The closing windows, and the running one as far as it is known."""
        running = self.calendar.running(every, self.period)
        stretches = [Stretch.of(window) for window in self.closing(every)]
        return [*stretches, Stretch.of(running, self.period.end)] if running else stretches

    def ending(self, first: date, last: date) -> list[tuple[str, Window]]:
        """Every element with each of its windows that ends between two days, both included."""
        found = ((name, window) for name, windows in self._windows.items() for window in windows)
        return [(name, window) for name, window in found if first <= window.end <= last]

    def reach(self, name: str, window: Window) -> date:
        """The first day that a window of an element looks back to."""
        element = self.plan.elements[name]
        stretch = _during(element, Stretch.of(window))
        held = [day for other in paid_on(self.plan, name) for day in self._reaches(name, window, other)]
        return min([window.start, *held, *(asked.start for asked in self._of_element(name, element, stretch))])

    def _reaches(self, name: str, window: Window, other: str) -> Iterator[date]:
        return (self.reach(other, each) for each in self._earned_in(name, window, other))

    def paid(self, name: str) -> list[Window]:
        """The windows of an element in order, with earlier ones where a longer cap or another element counts them."""
        return self._windows[name]

    @cached_property
    def _windows(self) -> Mapping[str, list[Window]]:
        """Every element's windows; those that other elements refer to come after them, as they have to be known."""
        found: dict[str, set[Window]] = {name: self._own(element) for name, element in self.plan.elements.items()}
        for name in reversed(in_order(self.plan, self.work)):
            for other, gate in referred(self.plan, self.work, name):
                every = every_of(self.plan, self.plan.elements[other], self.period)
                for window in found[name]:
                    found[other] |= self._within_force(self._looked_at(gate, window, every))
            for other in paid_on(self.plan, name):
                for window in found[name]:
                    found[other] |= self._within_force(self._earned_in(name, window, other))
        return {name: sorted(windows, key=lambda w: (w.end, w.start)) for name, windows in found.items()}

    def _own(self, element: Element) -> set[Window]:
        """The windows that close, and those before that longer caps count or that paid on account."""
        paydays = self.paydays(element)
        windows = sorted(self._within_force(paydays.ending(Stretch.of(self.period))))
        on_account = {each for window in windows for each in paydays.settled_by(window)}
        return self._within_force(on_account) | self._counted(element, windows)

    def paydays(self, element: Element) -> Paydays:
        """When an element pays."""
        return Paydays(self.plan, element, every_of(self.plan, element, self.period), self.calendar)

    def _counted(self, element: Element, windows: list[Window]) -> set[Window]:
        """Those windows, and the earlier ones that a longer cap counts."""
        long = [word for word in LONG_CAPS if element.cap is not None and getattr(element.cap, word) is not None]
        carries = carried_on(element)
        if not windows or not (long or carries):
            return set(windows)
        first = min(self.calendar.window(word, windows[0].end).start for word in long) if long else windows[0].start
        if carries:
            first = min(first, self.plan.effective.from_)
        before = Window(first, self.period.start, "", "")
        earlier = self.calendar.within(windows[0].every, before) if first < self.period.start else []
        return {*(w for w in self._within_force(earlier) if w.end < windows[0].start), *windows}

    def _looked_at(self, gate: Gate | None, window: Window, every: str) -> list[Window]:
        """The windows of an element of that cadence that a gate or factor sees from a window."""
        there = Stretch.of(window) if gate is None else gated(gate, Stretch.of(window), self.calendar)
        if there.is_empty:
            return []
        if CADENCES.index(every) > CADENCES.index(there.window.every):
            return [last_closed(every, there.end, self.calendar).window]
        return [w for w in self.calendar.within(every, there.window) if w.start <= there.end]

    def _earned_in(self, name: str, window: Window, other: str) -> set[Window]:
        """The windows of another element whose earnings a window of an element, or that of its table, holds."""
        accruals = _accruals(self.plan, self.plan.elements[name])
        stretches = (accrued(Stretch.of(window), accrue, self.calendar)[0] for accrue in accruals)
        paydays = self.paydays(self.plan.elements[other])
        return {each for stretch in stretches for each in paydays.ending(stretch)}

    def _within_force(self, windows: Iterable[Window]) -> set[Window]:
        force = self.plan.effective
        return {window for window in windows if force.from_ <= window.end <= force.to}

    def requests(self) -> list[Request]:
        """Every measure with every stretch of days, once each, in order."""
        asked: set[Request] = set()
        for name, measure in self.plan.measures.items():
            asked.update(self._of(name, self.seen(measure.every)))
        for card_name, card in self.plan.scorecards.items():
            asked.update(self._of_card(card_name, self.seen(card.every)))
        for name, element in self.plan.elements.items():
            for window in self.paid(name):
                asked.update(self._of_element(name, element, _during(element, Stretch.of(window))))
        for name, reward in self.plan.rewards.items():
            windows = self.closing(reward_every(self.plan, reward, self.period))
            for word in _looked_up(self.work, name, reward):
                asked.update(self._of_name(word, [Stretch.of(window) for window in windows]))
        for every, name in asked_names(self.plan, self.period):
            running = self.calendar.running(every, self.period)
            windows = [*self.closing(every), *([running] if running else [])]
            asked.update(self._of_name(name, [Stretch.of(window) for window in windows]))
        return sorted(asked)

    def _of(self, measure: str, stretches: Iterable[Stretch]) -> Iterator[Request]:
        """A measure, or the measures that it is derived from; a longer cadence is seen in its last closed window."""
        derived = self.work.derived.get(measure)
        for stretch in stretches:
            for part in [measure] if derived is None else sorted({path[0] for path in refs(derived.value)}):
                if part in self.work.derived:
                    yield from self._of(part, [stretch])
                elif not stretch.is_empty:
                    yield Request(part, stretch.start, stretch.end)
            every = self.plan.measures[measure].every
            if CADENCES.index(every) > CADENCES.index(stretch.window.every):
                yield from self._of(measure, [last_closed(every, stretch.end, self.calendar)])

    def _of_card(self, name: str, stretches: Iterable[Stretch]) -> Iterator[Request]:
        card = self.plan.scorecards[name]
        for stretch in stretches:
            for measure in card.measures:
                yield from self._of(measure, [stretch])
            yield from self._of_gates(card.gate, ("scorecards", name, "gate"), stretch)

    def _of_element(self, name: str, element: Element, stretch: Stretch) -> Iterator[Request]:
        tables = [self.plan.rate_tables[t] for t in sorted(set(_tables(self.plan, element)))]
        wide = [
            each for accrue in sorted(_accruals(self.plan, element)) for each in accrued(stretch, accrue, self.calendar)
        ]
        if (measure := _word(element, "measure")) is not None:
            yield from self._of(measure, wide)
            yield from self._of_parts(element, measure, wide)
        for used in sorted(_named(element, tables) | _of_rows(self.plan, element)):
            yield from self._of_name(used, wide if used in self.plan.measures else [stretch])
        if (card := _word(element, "scorecard")) is not None:
            yield from self._of_name(card, [stretch])
        for key in ("gate", "member_gate"):
            yield from self._of_gates(getattr(element, key, ()), ("elements", name, key), stretch)

    def _of_parts(self, element: Element, measure: str, stretches: Sequence[Stretch]) -> Iterator[Request]:
        """The records that a lookup sends to tables."""
        looked_up = self.work.lookups.get((_word(element, "lookup") or "", measure))
        for part in () if looked_up is None else looked_up.parts:
            if looked_up is not None and part in self.plan.rate_tables:
                there = (each for each in stretches if not each.is_empty)
                yield from (Request(looked_up.measure_of(part), each.start, each.end) for each in there)

    def _of_name(self, name: str, stretches: Iterable[Stretch]) -> Iterator[Request]:
        """Whatever a name needs: a measure in these stretches, a scorecard in its own windows."""
        if name in self.plan.measures:
            yield from self._of(name, stretches)
            yield from self._of(name, self._running(self.plan.measures[name].every, stretches))
        elif name in self.plan.scorecards:
            every = self.plan.scorecards[name].every
            for stretch in stretches:
                same = every == stretch.window.every
                yield from self._of_card(name, [stretch if same else last_closed(every, stretch.end, self.calendar)])
            yield from self._of_card(name, self._running(every, stretches))

    def _running(self, every: str, stretches: Iterable[Stretch]) -> list[Stretch]:
        return [Stretch.of(self.calendar.window(every, s.end), s.end) for s in stretches if not s.is_empty]

    def _of_gates(self, gates: Iterable[Gate], loc: tuple[str | int, ...], stretch: Stretch) -> Iterator[Request]:
        for number, gate in enumerate(gates):
            there = looked_at(gate, stretch, self.calendar)
            for path in sorted(refs(self.work.conditions[*loc, number, "check"])):
                yield from self._of_name(path[0], there)


def every_of(plan: Plan, element: Element, period: Window) -> str:
    """An element's cadence: its own, else that of its measure or scorecard, else the payment's, else the run's."""
    if element.every is not None:
        return element.every
    owner = next((word for key in ("measure", "scorecard", "rank") if (word := _word(element, key))), "").split(".")[0]
    figure = plan.measures.get(owner) or plan.scorecards.get(owner)
    if figure is not None:
        return figure.every
    payment = plan.settlement.payment
    return (payment.every if payment else None) or period.every


def reward_every(plan: Plan, reward: RewardKind, period: Window) -> str:
    """A reward's cadence: its own, else that of what it ranks by, else the run's."""
    name = (getattr(reward, "rank", None) or "").split(".")[0]
    figure = plan.measures.get(name) or plan.scorecards.get(name)
    return reward.every or (figure.every if figure is not None else period.every)


def _looked_up(work: Work, name: str, reward: RewardKind) -> list[str]:
    """The first words of what a reward ranks by, and of its condition."""
    condition, rank = work.conditions.get(("rewards", name, "when")), getattr(reward, "rank", None)
    found = {path[0] for path in refs(condition)} if condition is not None else set()
    return sorted(found | ({rank.split(".")[0]} if rank else set()))


def carried_on(element: Element) -> bool:
    """Whether anything of an element is left over for later windows, so that all of them must be worked out."""
    cut = element.cap is not None and element.cap.excess == "carry"
    return cut or getattr(element, "unshared", "lost") == "carry"


def _word(element: Element, key: str) -> str | None:
    """What an element names under a key that not every kind has."""
    found = getattr(element, key, None)
    return str(found) if found is not None else None


def _during(element: Element, stretch: Stretch) -> Stretch:
    return stretch.inside(element.during.from_, element.during.to) if element.during else stretch


def _accruals(plan: Plan, element: Element) -> set[str]:
    """The windows over which the rates and tables of an element run."""
    return {
        "period",
        getattr(element, "accrue", "period"),
        *(plan.rate_tables[name].accrue for name in _tables(plan, element)),
    }


def _tables(plan: Plan, element: Element) -> Iterator[str]:
    yield from tables_of(plan, element)
    for each in element.multiply:
        if each.table:
            yield each.table
    if isinstance(element, Override) and element.differential is not None and element.differential.table:
        yield element.differential.table
    if element.interim is not None and element.interim.table:
        yield element.interim.table


def _of_rows(plan: Plan, element: Element) -> set[str]:
    """The first words of what the rows of lookups name."""
    found = (value.name for name in lookups_of(element) for value in named_in(plan.lookups[name]))
    return {name.split(".")[0] for name in found}


def _named(element: Element, tables: Iterable[RateTable]) -> set[str]:
    """The first words of every reference in multipliers, tables, and what compares or weighs people."""
    limits = (getattr(element, key, None) for key in ("at_least", "at_most"))
    found = {*compared(element), *(limit.name for limit in limits if isinstance(limit, Name))}
    for each in element.multiply:
        found |= _names(each)
    for table in tables:
        entered = [table.enter, *([table.across.enter] if table.across else [])]
        found |= {str(name) for name in entered if isinstance(name, str)}
        found |= {v.name for tier in table.tiers for v in (tier.start, tier.value) if isinstance(v, Name)}
    return {name.split(".")[0] for name in found}


def _names(factor: Multiply) -> set[str]:
    return {factor.by.name} if isinstance(factor.by, Name) else set()


def stretches_of(requests: Iterable[Request], work: Work) -> Mapping[str, list[tuple[date, date]]]:
    """For each measure the days in which anything asks for it, overlapping stretches joined.

    Whether a customer is new depends on all records before: so they count as asked for.
    """
    by_measure: dict[str, list[tuple[date, date]]] = {name: [] for name in work.measures}
    for request in requests:
        asks_new = any(call.name == "count_new" for call in aggregates(work.measures[request.measure].value))
        by_measure[request.measure].append((BEGINNING if asks_new else request.start, request.end))
    return {name: joined(found) for name, found in by_measure.items()}
