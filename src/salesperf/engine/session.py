"""One run's use of the engine, from files to measures, lines and bulk files: what the pipeline calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from salesperf.diagnostics import Diagnostic
from salesperf.engine.account import input_files, settle, settle_left_out, write_excluded
from salesperf.engine.credit import build_credits, build_parts
from salesperf.engine.credits import Listed, name_people, write_credits
from salesperf.engine.currency import check_rates, convert
from salesperf.engine.duck import DuckStore, explained
from salesperf.engine.fault_cells import fault_diagnostics
from salesperf.engine.faults import Faults
from salesperf.engine.happened import RunRecords
from salesperf.engine.line_checks import check_lines
from salesperf.engine.lines import rate_lines
from salesperf.engine.load import load
from salesperf.engine.lookups import find_rows
from salesperf.engine.measure import Desk, Totals, measure
from salesperf.engine.newness import build_new, new_tables
from salesperf.engine.people import fill_people
from salesperf.engine.relations import Stretch, build_records
from salesperf.engine.sieve import (
    check_dates,
    check_events,
    check_fields,
    check_joins,
    check_people,
    check_shares,
    relevant,
)
from salesperf.engine.source import Loaded, Source
from salesperf.engine.taken_back import take_back
from salesperf.engine.under import lines_under
from salesperf.model.currency import Conversion
from salesperf.model.expr import Expr
from salesperf.model.people import Roster
from salesperf.model.rating import LineJob, LineSum, Whose
from salesperf.model.results import InputFile
from salesperf.model.settling import Loc, Reduced, Reduction
from salesperf.model.work import LineNeed, LookupRows, Request, Work


class Session:
    """The records of one run in DuckDB. `unit` is the currency's smallest, `scratch` for what memory cannot hold."""

    def __init__(self, work: Work, roster: Roster, unit: Decimal, scratch: Path) -> None:
        """Open the engine and give it the people."""
        self.store = DuckStore(scratch)
        staff = fill_people(self.store, roster)
        self.desk = Desk(self.store, work.sources, work.measures, staff, work.events, work.naming)
        self.roster = roster
        self.unit = unit
        self.faults = Faults()
        self.loaded: dict[str, Loaded] = {}
        self.jobs: list[LineJob] = []
        self.first_job = 0
        self.stretches: Mapping[str, Sequence[Stretch]] = {}
        self.conversions: Mapping[str, Conversion] = {}
        self.asked: RunRecords | None = None
        self.reduced: set[Reduced] = set()

    def load(self, source: Source) -> None:
        """Read a source's files."""
        with explained(source.name):
            self.loaded[source.name] = load(self.store, source, self.faults)
            self.faults.seal(self.store, source.name)

    def credit(
        self,
        stretches: Mapping[str, Sequence[Stretch]],
        needs: Sequence[LineNeed] = (),
        conversions: Mapping[str, Conversion] | None = None,
        lookups: Sequence[LookupRows] = (),
        reductions: Sequence[Reduction] = (),
    ) -> None:
        """Join, convert, check and credit the records of every source; `stretches` are the days measures ask for.

        `needs` are what records must say to be priced by themselves, `reductions` take some of them back.
        """
        self.stretches, self.conversions = stretches, conversions or {}
        sources, foreign = self.desk.sources, self.conversions
        converted = {name: convert(self.store, sources[name], foreign[name]) for name in self.loaded if name in foreign}
        for name in self.loaded:
            build_records(self.store, sources[name], converted)
        for name in self._asked():
            with explained(name):
                self._check_source(name)
        with explained(", ".join(each.question.source for each in reductions)):
            self.reduced = take_back(self.desk, reductions, self.unit)
        for name in self._counted():
            with explained(name):
                find_rows(self.desk, name, lookups, stretches)
                self._credit_source(name)
                check_lines(self.desk, name, needs, stretches, self.faults)
                if self.faults.set_aside(name):
                    self.faults.seal(self.store, name)
        for new, table in new_tables(self.desk.measures).items():
            build_new(self.store, table, new)

    def _counted(self) -> list[str]:
        """The sources that a measure counts; the others are joined, or only name records."""
        used = {asked.source for asked in self.desk.measures.values()}
        return [name for name in self.loaded if name in used]

    def _asked(self) -> list[str]:
        """The sources that are counted, or whose rows name records."""
        used = {*self._counted(), *(event.source for event in self.desk.events)}
        return [name for name in self.loaded if name in used]

    def _check_source(self, name: str) -> None:
        check_joins(self.desk, name, self.faults)
        if name in self.conversions:
            counted = relevant(self.desk, name, self.stretches)
            check_rates(self.store, self.desk.sources[name], self.conversions[name], counted, self.faults)
        self.faults.seal(self.store, name)
        check_dates(self.desk, name, self.stretches, self.faults)
        check_fields(self.desk, name, self.faults)
        check_events(self.desk, name, self.faults)
        self.faults.seal(self.store, name)

    def _credit_source(self, name: str) -> None:
        work = self.desk.sources[name]
        parted = not (work.crediting.is_whole or work.crediting.is_house)
        if parted:
            build_parts(self.store, work)
        if not work.crediting.is_house:
            check_people(self.desk, self.loaded[name], self.stretches, self.faults)
        if parted:
            check_shares(self.desk, name, self.faults)
        if self.faults.set_aside(name):
            self.faults.seal(self.store, name)
        build_credits(self.store, work, self.unit)

    def measure(self, requests: Sequence[Request]) -> dict[Request, Totals]:
        """The exact totals of every request."""
        with explained(", ".join(sorted({request.measure for request in requests}))):
            return measure(self.desk, requests)

    def begin(self) -> None:
        """From here on a period is paid; what lines came to for another one is of no concern to it."""
        self.first_job = len(self.jobs)

    def rate_lines(self, job: LineJob) -> dict[str, LineSum]:
        """Price the lines of an element; the sums by person."""
        self.jobs.append(job)
        with explained(job.element):
            return rate_lines(self.desk, job, len(self.jobs) - 1)

    def lines_under(self, element: str, window: str, whose: Whose) -> dict[tuple[str, str], Decimal]:
        """What the priced lines of an element in a window come to, by person and holder, on the day of each record."""
        jobs = {number: self.jobs[number] for number in range(self.first_job, len(self.jobs))}
        asked = {number: job for number, job in jobs.items() if (job.element, job.window) == (element, window)}
        with explained(element):
            return lines_under(self.desk, asked, whose)

    def records(self, since: date, conditions: Mapping[Loc, Expr]) -> RunRecords:
        """What settlement may ask, of the lines of windows that end from `since` on."""
        jobs = {number: job for number, job in enumerate(self.jobs) if job.end >= since}
        self.asked = RunRecords(self.desk, self.loaded, jobs, conditions, self.reduced)
        return self.asked

    def inputs(self) -> list[InputFile]:
        """The account of every file's rows."""
        with explained(", ".join(self.loaded)):
            settle(self.desk, self.loaded, self.stretches, self.asked.questions if self.asked else ())
            for each in self.loaded.values():
                settle_left_out(self.store, each, self.faults)
        return [file for each in self.loaded.values() for file in input_files(self.store, each, self.faults)]

    def diagnostics(self) -> list[Diagnostic]:
        """Every fault of a record at its cell, and every row that could not be read as a record."""
        broken = [bad.diagnostic for each in self.loaded.values() for bad in each.bad_rows]
        notes = [note for each in self.loaded.values() for note in each.notes]
        return [*broken, *notes, *fault_diagnostics(self.store, self.loaded, self.faults)]

    def write_credits(self, since: date, path: Path) -> None:
        """The credited lines as Parquet, without those of windows that ended before `since`."""
        jobs = {number: job for number, job in enumerate(self.jobs) if job.end >= since}
        with explained(path.name):
            name_people(self.desk, self.roster)
            write_credits(self.desk, self.loaded, Listed(jobs, self.stretches, since), path)

    def write_excluded(self, quarantined: Sequence[tuple[str, ...]], path: Path) -> None:
        """Every input row that was not used, as CSV."""
        with explained(path.name):
            write_excluded(self.store, list(self.loaded.values()), quarantined, path)
