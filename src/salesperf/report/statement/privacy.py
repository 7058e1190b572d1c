"""What data says of other people is struck out before it reaches somebody's statement."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from salesperf.diagnostics import Diagnostic
from salesperf.model.people import Person, Roster

STRUCK = "***"
SHORTEST = 2
"""Words of one character are too common to be told from other text."""


@dataclass(frozen=True)
class Privacy:
    """The ids, names and addresses of everybody on the roster."""

    roster: Roster

    @cached_property
    def _everybody(self) -> re.Pattern[str]:
        words = {word for person in self.roster.people.values() for word in _words(person)}
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(_alone, longest_first)) or r"(?!)")

    def struck(self, text: str, person: str) -> str:
        """The text without the ids and names of anybody but the person.

        >>> from salesperf.diagnostics import Cell
        >>> from salesperf.model.people import PersonRow
        >>> row = PersonRow(None, None, "", "", "", {}, Cell("roster.csv"))
        >>> people = {i: Person(i, name, "", (row,)) for i, name in (("E1", "林若溪"), ("E12", "Ann Lee"))}
        >>> Privacy(Roster(people)).struck("E1:80%; E12:20% (Ann Lee), E123", "E1")
        'E1:80%; ***:20% (***), E123'
        """
        own = _words(self.roster.people[person])
        return self._everybody.sub(lambda found: found[0] if found[0] in own else STRUCK, text)

    def struck_in(self, finding: Diagnostic, person: str) -> Diagnostic:
        """The finding without other people in its figures."""
        return replace(finding, params={name: self.struck(value, person) for name, value in finding.params.items()})


def _words(person: Person) -> set[str]:
    return {word for word in (person.id, person.name, person.email) if len(word) >= SHORTEST}


def _alone(word: str) -> str:
    """The word where it is not a part of a longer one; Chinese has no such ends."""
    start = r"(?<![A-Za-z0-9_])" if re.match(r"\w", word, re.ASCII) else ""
    end = r"(?![A-Za-z0-9_])" if re.search(r"\w$", word, re.ASCII) else ""
    return f"{start}{re.escape(word)}{end}"
