"""Whether the data is sound: every row of every file accounted for, and what was found in them."""

from __future__ import annotations

from collections import Counter

from salesperf.model.page import Said, said
from salesperf.model.results import Results
from salesperf.model.summary import Quality

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
        listed=results.quarantined[:LISTED],
        findings=results.found[:LISTED],
    )


def _answer(results: Results) -> Said:
    read, aside = sum(each.read for each in results.inputs), len(results.quarantined)
    if aside:
        return said("quality.quarantined", read=read, count=aside)
    return said("quality.sound", read=read)
