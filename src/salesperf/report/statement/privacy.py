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
        return re.compile(words_pattern({word for person in self.roster.people.values() for word in _words(person)}))

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


def words_pattern(words: set[str]) -> str:
    """A pattern of all words, the longest that fits first, in time that does not grow with their number.

    >>> words_pattern({"E1", "E12", "李雷"})
    '(?<![A-Za-z0-9_])E1(?:2(?![A-Za-z0-9_])|(?![A-Za-z0-9_]))|李雷'
    """
    firsts = sorted({word[0] for word in words})
    return "|".join(_start(each) + _from(each, [w[1:] for w in words if w[0] == each]) for each in firsts) or r"(?!)"


def _from(before: str, rests: list[str]) -> str:
    """What may follow after a character, and the character itself."""
    nexts = sorted({rest[0] for rest in rests if rest})
    found = [_from(each, [rest[1:] for rest in rests if rest[:1] == each]) for each in nexts]
    if "" in rests:
        found.append(_end(before))
    return re.escape(before) + (found[0] if len(found) == 1 else f"(?:{'|'.join(found)})")


def _start(character: str) -> str:
    """Not in the midst of a longer word; Chinese has no such ends."""
    return r"(?<![A-Za-z0-9_])" if re.match(r"\w", character, re.ASCII) else ""


def _end(character: str) -> str:
    return r"(?![A-Za-z0-9_])" if re.match(r"\w", character, re.ASCII) else ""
