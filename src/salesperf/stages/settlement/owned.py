"""What is settled, sorted out by person: earnings, amounts entered by hand, and the lines that events name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from salesperf.diagnostics import Diagnostic
from salesperf.model.ledger import Entry, History, PaidLine
from salesperf.model.plan import Holdback, Plan
from salesperf.model.results import Earning
from salesperf.model.settling import Adjustment, Event, Loc, Named, NoRecords, Question, Records
from salesperf.model.work import EventWork
from salesperf.stages.facts import Facts
from salesperf.stages.settlement.book import Own
from salesperf.stages.settlement.holdbacks import by_line
from salesperf.stages.settlement.reductions import Anew, clawback_at, first_day

Person = str


@dataclass(frozen=True)
class Material:
    """What a run settles, before it is sorted out by person."""

    earnings: Sequence[Earning]
    history: History = field(default_factory=History)
    records: Records = field(default_factory=NoRecords)
    adjustments: Sequence[Adjustment] = ()
    differences: Sequence[Entry] = ()
    anew: Mapping[Person, Anew] = field(default_factory=dict)


@dataclass
class _Sorted:
    """One heap for each person."""

    earnings: defaultdict[Person, list[Earning]] = field(default_factory=lambda: defaultdict(list))
    adjustments: defaultdict[Person, list[Adjustment]] = field(default_factory=lambda: defaultdict(list))
    differences: defaultdict[Person, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    lines: defaultdict[Person, dict[tuple[str, str], list[PaidLine]]] = field(default_factory=lambda: defaultdict(dict))
    named: defaultdict[Person, dict[Loc, list[Named]]] = field(default_factory=lambda: defaultdict(dict))


def by_person(facts: Facts, material: Material) -> tuple[dict[Person, Own], list[Diagnostic]]:
    """Everything that is settled of each person, and the events of this period that name nothing."""
    heaps, found = _Sorted(), list[Diagnostic]()
    for earning in material.earnings:
        heaps.earnings[earning.person].append(earning)
    for adjustment in material.adjustments:
        heaps.adjustments[adjustment.person].append(adjustment)
    for difference in material.differences:
        heaps.differences[difference.person].append(difference)
    held = [name for rule in facts.plan.settlement.holdbacks.values() if by_line(facts.plan, rule) for name in rule.of]
    for line in _whole(material.records.lines(held) if held else ()):
        heaps.lines[line.person].setdefault((line.element, line.window), []).append(line)
    for event in facts.work.events:
        pairs, strangers = _pairs(facts, material, event)
        found += strangers
        for pair in pairs:
            heaps.named[pair[1].person].setdefault(event.loc, []).append(pair)
    holds = _holds(facts, material)
    people = {person for heap in vars(heaps).values() for person in heap} | set(material.history.entries)
    return {person: _own(heaps, person, holds, material.anew.get(person, {})) for person in people}, found


def _own(heaps: _Sorted, person: Person, holds: Mapping[Loc, Mapping[str, bool | None]], anew: Anew) -> Own:
    return Own(
        tuple(heaps.earnings.get(person, ())),
        tuple(heaps.differences.get(person, ())),
        tuple(heaps.adjustments.get(person, ())),
        {mark: tuple(lines) for mark, lines in heaps.lines.get(person, {}).items()},
        {loc: tuple(pairs) for loc, pairs in heaps.named.get(person, {}).items()},
        holds,
        anew,
    )


def _pairs(facts: Facts, material: Material, event: EventWork) -> tuple[list[Named], list[Diagnostic]]:
    """Every event since the account began, with each line that it names."""
    start = first_day(facts.plan, facts.calendar, facts.period, material.history, event)
    question = Question(event.source, event.record, event.date, start, facts.period.end, event.figures)
    events = material.records.events(question)
    lines: defaultdict[str, list[PaidLine]] = defaultdict(list)
    for value, line in _lines(facts.plan, facts.work.naming, material, event, list({e.value: e for e in events})):
        lines[value].append(line)
    strangers = []
    if event.loc[1] == "clawbacks":
        strangers = [_nameless(event, each) for each in events if _is_nameless(facts, material, event, each, lines)]
    return [(each, line) for each in events for line in lines.get(each.value, ())], strangers


def _is_nameless(
    facts: Facts, material: Material, event: EventWork, each: Event, lines: Mapping[str, Sequence[PaidLine]]
) -> bool:
    """Whether an event of the period names nothing: no line, and no record that it took back before it was paid."""
    told = (str(event.loc[2]), each.key) in material.records.reduced
    return each.day in facts.period and each.value not in lines and not told


def _lines(
    plan: Plan, naming: Mapping[str, Sequence[str]], material: Material, event: EventWork, values: list[str]
) -> Iterator[tuple[str, PaidLine]]:
    """The lines of closed periods and of this run with one of the values, each with its value."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for element in event.elements:
        measure = plan.measures.get(getattr(plan.elements[element], "measure", None) or "")
        named = measure is not None and event.record in naming.get(measure.from_ or "", ())
        by_name[event.record if named else "key"].append(element)
    for name, elements in by_name.items() if values else ():
        past = material.history.lines.matching(elements, name, values)
        now = _left(plan, event, material.records.matching(elements, name, values))
        for line in _whole([*past, *now]):
            yield line.key if name == "key" else line.fields[name].strip(), line


def _left(plan: Plan, event: EventWork, lines: Sequence[PaidLine]) -> Sequence[PaidLine]:
    """This run's lines: where a record was reduced before it was paid, nothing more is taken of its pay."""
    rule = clawback_at(plan, event)
    reduced = rule is not None and rule.attainment == "reduce"
    return [replace(line, pay=Decimal(0)) for line in lines] if reduced else lines


def _whole(lines: Iterable[PaidLine]) -> list[PaidLine]:
    """One line for each person, element, window and record: what several shares of it paid, together."""
    found: dict[tuple[str, ...], PaidLine] = {}
    for line in lines:
        mark = (line.person, line.element, line.window, line.key)
        known = found.get(mark)
        found[mark] = line if known is None else replace(known, pay=Decimal(known.pay + line.pay))
    return list(found.values())


def _nameless(event: EventWork, each: Event) -> Diagnostic:
    params = {"rule": str(event.loc[2]), "key": each.key, "field": event.record, "value": each.value}
    return Diagnostic("event-without-record", each.place, params, "warning")


def _holds(facts: Facts, material: Material) -> dict[Loc, Mapping[str, bool | None]]:
    """Of which held records the conditions of releases hold."""
    found: dict[Loc, Mapping[str, bool | None]] = {}
    for name, rule in facts.plan.settlement.holdbacks.items():
        locs = [("settlement", "holdbacks", name, "release", number, "if") for number in range(_releases(rule))]
        asked = [loc for loc in locs if loc in facts.work.conditions]
        if asked:
            entries = [e for own in material.history.entries.values() for e in own if e.rule == name and e.line]
            keys = [entry.line for entry in entries] + [line.key for line in material.records.lines(rule.of)]
            for loc in asked:
                known = [material.records.holds(loc, source, keys) for source in _sources(facts.plan, rule)]
                found[loc] = {key: value for each in known for key, value in each.items()}
    return found


def _sources(plan: Plan, rule: Holdback) -> list[str]:
    """The sources of the records on which the held elements pay."""
    measures = (getattr(plan.elements[name], "measure", None) for name in rule.of)
    found = (plan.measures[name].from_ for name in measures if name)
    return list(dict.fromkeys(source for source in found if source))


def _releases(rule: Holdback) -> int:
    return len(rule.release) if isinstance(rule.release, tuple) else 0
