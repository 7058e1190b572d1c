"""Records with the key of another one: which of them counts is for the plan to say."""

from __future__ import annotations

from salesperf.engine.duck import DuckStore, literal, quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.source import SEPARATOR, Loaded

REASON = "duplicate-not-kept"


def find_duplicates(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """A record without a key is a fault. Of several with one key the plan's choice counts.

    By default that is the first, and the others are faults; else the others are left out, and told.
    """
    if not any(extract.key for extract in loaded.extracts) or _keys_rise(store, loaded):
        return
    name, table, empty = loaded.source.name, quoted(loaded.table), f"replace(_key, {literal(SEPARATOR)}, '') = ''"
    for (record,) in store.rows(f"SELECT rowid FROM {table} WHERE {empty} ORDER BY 1"):
        faults.add(Fault(name, record, "_key", "key-empty", {}))
    again = f"SELECT _key FROM {table} GROUP BY _key HAVING count(*) > 1"
    if not store.rows(f"SELECT count(*) FROM ({again})")[0][0]:
        return
    store.fill("no_record", [("_rid", "BIGINT")], [(record,) for record in faults.left_out(name)])
    found = store.rows(
        f"SELECT rowid, _key, first_value(rowid) OVER (PARTITION BY _key ORDER BY {_preference(loaded)}) FROM {table} "
        f"WHERE _key IN ({again}) AND NOT {empty} AND rowid NOT IN (SELECT _rid FROM no_record) ORDER BY 1"
    )
    _settle(loaded, faults, [(record, key, kept) for record, key, kept in found if record != kept])


def _preference(loaded: Loaded) -> str:
    match loaded.source.duplicates:
        case "last":
            return "rowid DESC"
        case "newest":
            return f"{quoted(loaded.source.newest)} DESC NULLS LAST, rowid DESC"
    return "rowid"


def _settle(loaded: Loaded, faults: Faults, others: list[tuple[int, str, int]]) -> None:
    """Set the others aside, or, where the plan says which one counts, leave them out and tell how many."""
    name, choice = loaded.source.name, loaded.source.duplicates
    for record, key, kept in others:
        params = {"key": key.replace(SEPARATOR, ", "), "first": str(kept)}
        if choice == "error":
            faults.add(Fault(name, record, "_key", "duplicate-record", params))
        else:
            told = {"first": str(kept), "count": "1"}
            faults.add(Fault(name, record, "_key", "duplicates-left-out", told, warning=True))
    if choice != "error":
        faults.leave_out(name, {record: REASON for record, _, _ in others})


def _keys_rise(store: DuckStore, loaded: Loaded) -> bool:
    """Whether every key is greater than the one before: exports mostly are so, and then none can be there twice."""
    query = f"SELECT _key, lag(_key) OVER () AS before FROM {quoted(loaded.table)}"
    least = min(len(extract.key) for extract in loaded.extracts)
    found = store.rows(f"SELECT count_if(_key <= before), count_if(_key = ''), count(*) FROM ({query})")[0]
    return least == 1 and found[0] == 0 and found[1] == 0
