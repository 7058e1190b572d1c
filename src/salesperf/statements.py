"""Statements of a finished run, person by person, from its folder.

desk = StatementDesk(read_run(Path("out/2026-09")), "zh")
made = [desk.of(person) for person in desk.people]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from salesperf.diagnostics import Diagnostic, Problems, suggest
from salesperf.engine.stored import lines_of, rows_by_person
from salesperf.locale.languages import Language
from salesperf.model.credited import ExcludedRow
from salesperf.model.statement import Statement
from salesperf.read.run_folder import StoredRun
from salesperf.report.explanation import setting
from salesperf.report.statement import PlanClauses, listed_people, statement
from salesperf.report.statement.privacy import Privacy


@dataclass(frozen=True)
class StatementDesk:
    """A run opened once, for as many statements as are asked for."""

    run: StoredRun
    lang: Language

    @property
    def people(self) -> list[str]:
        """Who gets a statement, in roster order."""
        return listed_people(self.run.results)

    @cached_property
    def _clauses(self) -> PlanClauses:
        return PlanClauses(setting(self.run.results, self.run.plan_file.source.span, self.lang))

    @cached_property
    def _privacy(self) -> Privacy:
        return Privacy(self.run.results.roster)

    @cached_property
    def _excluded(self) -> dict[str, list[ExcludedRow]]:
        return rows_by_person(self.run.folder)

    def of(self, person: str) -> Statement:
        """One person's statement. Raises KeyError for a stranger, OSError where a large file of the run is missing."""
        return next(self.of_all([person]))

    def of_all(self, people: Sequence[str]) -> Iterator[Statement]:
        """The statements of some people: the run's files are read once for all of them."""
        lines = lines_of(self.run.folder, people)
        for person in people:
            yield statement(self._clauses, self._privacy, person, lines[person], self._excluded.get(person, ()))

    def found(self, wanted: str) -> str:
        """The id of a person who has a statement. Raises Problems for a stranger."""
        people = self.people
        if wanted in people:
            return wanted
        near = suggest(wanted, people)
        raise Problems([Diagnostic("person-not-in-run", None, {"person": wanted, "near": f"`{near}`" if near else ""})])

    def names(self, people: Sequence[str]) -> dict[str, str]:
        """The people's names by id."""
        return {person: self.run.results.roster.people[person].name for person in people}
