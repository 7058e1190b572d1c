"""Records that cannot be used as they are, kept with the field and the rule until every check has spoken.

Beside them the rows that are no records of their own: totals, furniture, duplicates that the plan does not want.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from salesperf.engine.duck import DuckStore, quoted


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of one record; with `warning` the record is used all the same."""

    source: str
    record: int
    field: str
    rule: str
    params: Mapping[str, str]
    warning: bool = False


class Faults:
    """All faults of a run by source. The first fault of a record is the one that is told as its reason."""

    def __init__(self) -> None:
        """No faults yet."""
        self._by_source: defaultdict[str, dict[tuple[int, str, str], Fault]] = defaultdict(dict)
        self._left_out: defaultdict[str, dict[int, str]] = defaultdict(dict)

    def add(self, fault: Fault) -> None:
        """Note one fault; the same of the same cell is told once, and none of a row that was left out."""
        if fault.record in self._left_out[fault.source]:
            return
        self._by_source[fault.source].setdefault((fault.record, fault.field, fault.rule), fault)

    def __iter__(self) -> Iterator[Fault]:
        """Every fault, by source in the order in which they were first met."""
        return (fault for faults in self._by_source.values() for fault in faults.values())

    def of(self, source: str) -> Iterator[Fault]:
        """The faults of one source."""
        yield from list(self._by_source[source].values())

    def set_aside(self, source: str) -> dict[int, Fault]:
        """The records of a source that are not used, each with its first fault."""
        first: dict[int, Fault] = {}
        for fault in self._by_source[source].values():
            if not fault.warning:
                first.setdefault(fault.record, fault)
        return first

    def leave_out(self, source: str, records: Mapping[int, str]) -> None:
        """Keep rows out that are no records, each for its reason: nothing can be wrong with them any more."""
        self._left_out[source].update(records)

    def take_back(self, source: str, record: int) -> None:
        """A row was left out for a reason that does not hold."""
        del self._left_out[source][record]

    def left_out(self, source: str) -> Mapping[int, str]:
        """The rows of a source that are no records, with the reason of each."""
        return self._left_out[source]

    def seal(self, store: DuckStore, source: str) -> None:
        """Write the records set aside or left out so far to `bad_<source>`, which keeps them out of `good_<source>`."""
        unusable = sorted(self.set_aside(source).keys() | self.left_out(source).keys())
        store.fill(bad_table(source), [("_rid", "BIGINT")], [(record,) for record in unusable])
        clean = f"SELECT *, rowid AS _rid FROM {quoted('rec_' + source)}"
        if unusable:
            clean += f" WHERE rowid NOT IN (SELECT _rid FROM {quoted(bad_table(source))})"
        store.run(f"CREATE OR REPLACE VIEW {quoted('good_' + source)} AS {clean}")


def bad_table(source: str) -> str:
    """The table that holds the records of a source that are set aside or left out."""
    return f"bad_{source}"
