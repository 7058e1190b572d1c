"""Results -> what `results.json` says: everything but the large files, exactly, so that a run can be opened again.

Rows are lists, and what repeats (people, windows, places in the plan) stands once in a list and is named by its number:
a run of thousands of people stays small and quick. No clock, host or folder is in it: equal runs have equal bytes.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from salesperf.diagnostics import Diagnostic, Place, Span
from salesperf.model.consulted import Consulted
from salesperf.model.ledger import Entry
from salesperf.model.people import Person, Roster
from salesperf.model.period import Window
from salesperf.model.results import Award, CardPart, CardResult, Earning, MeasureResult, RankRow, Results, Step
from salesperf.model.stored import (
    SCHEMA,
    VERSION,
    Json,
    put_column,
    put_day,
    put_money,
    put_place,
    put_ratio,
)

Key = TypeVar("Key", bound=Hashable)


def run_dump(results: Results) -> dict[str, Json]:
    """The results as JSON with sorted keys; `salesperf.read.run_folder` makes them out of it again."""
    dump = _Dump(results)
    body: dict[str, Json] = {
        "cards": [dump.card(each) for each in results.cards],
        "concerned": {person: list(positions) for person, positions in results.concerned.items()},
        "earnings": [dump.earning(each) for each in results.earnings],
        "entries": [dump.entry(each) for each in results.entries],
        "expected": [[e.element, dump.window(e.window), put_money(e.cost), e.stated] for e in results.expected],
        "found": [dump.finding(each) for each in results.found],
        "goals": [
            [measure, holder, dump.window(window), put_money(stated.amount), put_place(stated.place)]
            for (measure, holder, window), stated in results.stated_goals.items()
        ],
        "inputs": [
            [f.source, f.file, f.sheet, f.sha256, f.size, f.read, f.used, f.quarantined, f.out_of_scope]
            for f in results.inputs
        ],
        "ledger_head": results.ledger_head,
        "lines_checked": results.lines_checked,
        "measures": [dump.measure(each) for each in results.measures],
        "period": dump.window(results.period),
        "plan": {
            "files": [[name, text] for name, text in results.plan_texts.items()],
            "sha256": results.plan_sha256,
        },
        "quarantined": [dump.finding(each) for each in results.quarantined],
        "ranking": [dump.rank(each) for each in results.ranking],
        "roster": _roster(results.roster),
        "schema": f"{SCHEMA}/{VERSION}",
    }
    if results.awards:
        body["awards"] = [dump.award(each) for each in results.awards]
    if results.consulted:
        body["consulted"] = dump.consulted(results.consulted)
    lists: dict[str, Json] = {
        "locs": [list(loc) for loc in dump.locs],
        "people": list(dump.people),
        "windows": [[w.start.isoformat(), w.end.isoformat(), w.every, w.name] for w in dump.windows],
    }
    return dict(sorted({**body, **lists}.items()))


@dataclass(slots=True)
class _Dump:
    """Rows of a run; the lists of what repeats grow as rows are made."""

    results: Results
    people: dict[str, int] = field(default_factory=dict)
    windows: dict[Window, int] = field(default_factory=dict)
    locs: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)

    def window(self, window: Window) -> int:
        """By identity first: the results hold every window, and comparing days a hundred thousand times takes long."""
        number = self.known.get(id(window))
        if number is None:
            number = self.known[id(window)] = _number(self.windows, window)
        return number

    def measure(self, m: MeasureResult) -> Json:
        figures = [put_ratio(m.actual), put_ratio(m.goal), put_ratio(m.attainment)]
        return [_number(self.people, m.person), m.measure, self.window(m.window), m.closed, *figures, m.n]

    def card(self, c: CardResult) -> Json:
        row: list[Json] = [_number(self.people, c.person), c.card, self.window(c.window), c.closed, put_ratio(c.score)]
        return [*row, [_part(part) for part in c.parts], c.reason]

    def earning(self, e: Earning) -> Json:
        row: list[Json] = [_number(self.people, e.person), e.element, e.kind, self.window(e.window)]
        further: Json = [[what, put_money(amount)] for what, amount in e.further]
        return [*row, put_money(e.earned), self._steps(e.steps), put_money(e.lines), further, e.reason]

    def _steps(self, steps: tuple[Step, ...]) -> Json:
        return [[s.what, s.of, put_ratio(s.value), _number(self.locs, s.loc), s.note] for s in steps]

    def entry(self, e: Entry) -> Json:
        row: list[Json] = [e.id, _number(self.people, e.person), e.kind, put_money(e.amount), e.currency]
        row += [e.rule, e.element, e.window, put_day(e.day), e.line, e.lot, e.reason, e.approver]
        return [*row, self._steps(e.steps)]

    def award(self, a: Award) -> Json:
        row: list[Json] = [_number(self.people, a.person), a.reward, a.kind, self.window(a.window), a.what]
        return [*row, put_ratio(a.figure), put_day(a.day), a.chosen]

    def consulted(self, c: Consulted) -> Json:
        votes: Json = [[v.section, v.n, put_ratio(v.mean), put_ratio(v.spread), list(v.comments)] for v in c.votes]
        seen: Json = [[_number(self.people, a.person), a.state, put_day(a.day)] for a in c.acknowledged]
        return {"votes": votes, "acknowledged": seen}

    def rank(self, r: RankRow) -> Json:
        return [_number(self.people, r.person), r.by, self.window(r.window), r.place, r.tied, put_ratio(r.value)]

    def finding(self, d: Diagnostic) -> Json:
        return [d.rule, put_place(self._here(d.place)), dict(sorted(d.params.items())), d.severity]

    def _here(self, place: Place) -> Place:
        """A line of the plan by the file's own name, without the folder that it was in."""
        if not isinstance(place, Span):
            return place
        names = [name for name in self.results.plan_texts if place.file == name or place.file.endswith(f"/{name}")]
        return replace(place, file=names[0] if names else place.file.rpartition("/")[2])


def _number(known: dict[Key, int], value: Key) -> int:
    """The value's place in the list of what was met so far."""
    return known.setdefault(value, len(known))


def _part(p: CardPart) -> Json:
    figures = [put_ratio(each) for each in (p.goal, p.attainment, p.score, p.weight, p.weighted)]
    return [p.measure, put_ratio(p.actual.value), p.actual.n, *figures]


def _roster(roster: Roster) -> Json:
    return {"columns": list(roster.columns), "people": [_person(person) for person in roster.people.values()]}


def _person(person: Person) -> Json:
    rows: Json = [
        [
            put_day(row.start),
            put_day(row.end),
            row.team,
            row.role,
            row.manager,
            {name: put_column(value) for name, value in row.columns.items()},
            put_place(row.place),
        ]
        for row in person.rows
    ]
    return [person.id, person.name, person.email, rows]
