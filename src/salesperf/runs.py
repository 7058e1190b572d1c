"""Finished runs, opened again: results and plan from the folder, and one person's records from its large files.

run = read_run(Path("out/2026-09"))
tree = explained(run, "E0107", lang="zh")
"""

from __future__ import annotations

import difflib

from salesperf.diagnostics import Diagnostic, Problems, suggest
from salesperf.engine.stored import credit_lines
from salesperf.locale.languages import Language
from salesperf.model.explanation import Explanation
from salesperf.model.results import Results
from salesperf.read.run_folder import StoredRun, read_run
from salesperf.report.explanation import explain, setting

__all__ = ["StoredRun", "explained", "read_run"]


def explained(run: StoredRun, person: str, element: str = "", lang: Language = "en") -> Explanation:
    """A person's pay with every record behind it; the person by id, or by a name that only one has.

    Raises Problems for whom or what the run does not have, OSError where a large file is missing.
    """
    who = _person(run.results, person)
    what = _element(run.results, who, element) if element else ""
    lines = credit_lines(run.folder, who)
    return explain(setting(run.results, run.plan_file.source.span, lang), who, lines, what)


def _person(results: Results, wanted: str) -> str:
    people = results.roster.people
    if wanted in people:
        return wanted
    named = [person.id for person in people.values() if person.name == wanted]
    if len(named) == 1:
        return named[0]
    words = {word: person.id for person in people.values() for word in (person.id, person.name)}
    ids = named or [words[word] for word in difflib.get_close_matches(wanted, words, n=3, cutoff=0.5)]
    near = ", ".join(f"`{each}` {people[each].name}".strip() for each in dict.fromkeys(ids))
    raise Problems([Diagnostic("person-not-in-run", None, {"person": wanted, "near": near})])


def _element(results: Results, person: str, wanted: str) -> str:
    known = list(dict.fromkeys(each.element for each in results.earnings if each.person == person))
    if wanted in known:
        return wanted
    who = f"{person} {results.roster.people[person].name}".strip()
    params = {"element": wanted, "person": who, "known": ", ".join(known), "near": suggest(wanted, known)}
    raise Problems([Diagnostic("element-not-earned", None, params)])
