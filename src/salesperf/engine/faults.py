"""Records that cannot be used as they are, kept with the field and the rule until every check has spoken."""

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

    def add(self, fault: Fault) -> None:
        """Note one fault; the same of the same cell is told once."""
        self._by_source[fault.source].setdefault((fault.record, fault.field, fault.rule), fault)

    def __iter__(self) -> Iterator[Fault]:
        """Every fault, by source in the order in which they were first met."""
        return (fault for faults in self._by_source.values() for fault in faults.values())

    def set_aside(self, source: str) -> dict[int, Fault]:
        """The records of a source that are not used, each with its first fault."""
        first: dict[int, Fault] = {}
        for fault in self._by_source[source].values():
            if not fault.warning:
                first.setdefault(fault.record, fault)
        return first

    def seal(self, store: DuckStore, source: str) -> None:
        """Write the records set aside so far to the table `bad_<source>`, which keeps them out of `good_<source>`."""
        store.fill(bad_table(source), [("_rid", "BIGINT")], [(record,) for record in sorted(self.set_aside(source))])
        clean = f"SELECT *, rowid AS _rid FROM {quoted('rec_' + source)}"
        if self.set_aside(source):
            clean += f" WHERE rowid NOT IN (SELECT _rid FROM {quoted(bad_table(source))})"
        store.run(f"CREATE OR REPLACE VIEW {quoted('good_' + source)} AS {clean}")


def bad_table(source: str) -> str:
    """The table that holds the records of a source that are set aside."""
    return f"bad_{source}"
