"""What people are called in other tables: a table of aliases, names or addresses in place of ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.look_alike import Known
from salesperf.model.people import Roster
from salesperf.model.plan import Plan
from salesperf.model.table import Extract, SourceSpec
from salesperf.model.work import Work
from salesperf.read.table_cells import table_rows


def read_aliases(
    extracts: Sequence[Extract], spec: SourceSpec, roster: Roster
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Alias -> id of all rows, and what is wrong with them: an id of nobody, an id as alias, an alias of two people."""
    found: list[Diagnostic] = []
    aliases: dict[str, str] = {}
    for row in table_rows(extracts, spec, found):
        alias, person = row.text("alias"), row.text("id")
        params = {"alias": alias, "person": person}
        if person not in roster.people:
            row.tell("alias-of-nobody", "id", {**params, "near": suggest(person, roster.people)})
        elif not alias or (alias in roster.people and alias != person):
            row.tell("alias-is-an-id" if alias else "empty-id", "alias", params)
        elif aliases.setdefault(alias, person) != person:
            row.tell("alias-of-two", "alias", {**params, "other": aliases[alias]})
    return aliases, found


def ids_by(roster: Roster, by: str) -> tuple[dict[str, str], dict[str, str]]:
    """Name or email -> id where it is one person's; and of those that several people share, their ids."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for person in roster.people.values():
        if text := person.name if by == "name" else person.email:
            holders[text].append(person.id)
    several = {text: ", ".join(ids) for text, ids in holders.items() if len(ids) > 1}
    return {text: ids[0] for text, ids in holders.items() if len(ids) == 1}, several


def called_in(
    work: Work, plan: Plan, source: str, roster: Roster, aliases: dict[str, str]
) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """What people are called in each field of a source that names them -> their ids; and the ids of namesakes."""
    by = {**dict.fromkeys(_naming(work, source), "id"), **plan.sources[source].people_by}
    named = {word: ids_by(roster, word) for word in set(by.values()) - {"id"}}
    people = {field: {**(named[word][0] if word in named else {}), **aliases} for field, word in by.items()}
    namesakes = {text: ids for _, several in named.values() for text, ids in several.items() if text not in aliases}
    return {field: names for field, names in people.items() if names}, namesakes


def _naming(work: Work, source: str) -> list[str]:
    """The fields of a source that credit goes by, of its own records or of those that look it up."""
    found = []
    for each in work.sources.values():
        for row in (*each.crediting.splits, *each.crediting.overlays):
            joined, _, field = row.to.rpartition(".")
            if joined == source or (not joined and each.name == source):
                found.append(field)
    return [field for field in dict.fromkeys(found) if field in work.sources[source].types]


def look_alikes(roster: Roster) -> list[Diagnostic]:
    """Warnings for ids of the roster that a reader would take for one."""
    found = []
    known = Known(())
    for person in roster.people.values():
        like = known.like(person.id)
        if like is not None and like.likeness != "zeros":
            params = {"id": person.id, "near": like.known, "detail": like.detail}
            found.append(Diagnostic("ids-look-alike", person.rows[0].place, params, "warning"))
        known.add(person.id)
    return found
