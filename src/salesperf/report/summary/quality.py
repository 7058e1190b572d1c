"""Whether the data is sound: every row of every file accounted for, and what was found in them."""

from __future__ import annotations

from collections import Counter, defaultdict

from salesperf.model.page import Said, said
from salesperf.model.results import Results
from salesperf.model.summary.proof import Quality, SetAside

LISTED = 200
"""How many quarantined rows, and how many findings, the page lists; all are in excluded.csv and on the terminal."""


def quality(results: Results) -> Quality:
    """Rows by file, the quarantined ones at their cells, and the findings of the run."""
    files = results.inputs
    return Quality(
        answer=_answer(results),
        files=files,
        read=sum(each.read for each in files),
        used=sum(each.used for each in files),
        quarantined=sum(each.quarantined for each in files),
        out_of_scope=sum(each.out_of_scope for each in files),
        reasons=tuple(Counter(each.rule for each in results.quarantined).most_common()),
        listed=_listed(results),
        findings=results.found[:LISTED],
    )


def _listed(results: Results) -> tuple[SetAside, ...]:
    people: defaultdict[int, list[str]] = defaultdict(list)
    for person, positions in results.concerned.items():
        known = results.roster.people.get(person)
        for position in positions:
            people[position].append(f"{person} {known.name}".strip() if known else person)
    first = results.quarantined[:LISTED]
    return tuple(SetAside(found, tuple(people[position])) for position, found in enumerate(first))


def _answer(results: Results) -> Said:
    read, aside = sum(each.read for each in results.inputs), len(results.quarantined)
    if aside:
        return said("quality.quarantined", read=read, count=aside)
    return said("quality.sound", read=read)
