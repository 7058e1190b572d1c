"""Rows of a source that are no records: furniture is left out, and so are totals once they add up what they should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from salesperf.diagnostics import Diagnostic
from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.source import Loaded
from salesperf.model.cells import shortened
from salesperf.model.control_totals import Difference, Figures, difference
from salesperf.model.furniture import CELL_END, RowKind, counted, is_count_label, row_kind
from salesperf.model.table import BadRow, rows_text

ADDED = ("money", "number", "integer")
RECORDS = "*"  # among figures: how many records there are


@dataclass(frozen=True, slots=True)
class NoRecord:
    """A row that is no record: `record` where it became one all the same, `bad` where it was too short or too long."""

    extract: int
    row: int
    kind: RowKind
    cells: tuple[str, ...]
    record: int | None = None
    bad: BadRow | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """The rows of a source that are no records, in the order of files and rows."""

    rows: tuple[NoRecord, ...]

    @property
    def records(self) -> dict[int, str]:
        """Those that became records, each with its reason."""
        return {it.record: it.kind for it in self.rows if it.record is not None}


def find_no_records(store: DuckStore, loaded: Loaded) -> Aside:
    """Totals and furniture among the records, and among the rows that are not as wide as the header."""
    found = [*_among_records(store, loaded), *_among_bad_rows(loaded)]
    return Aside(tuple(sorted(found, key=lambda it: (it.extract, it.row))))


def _among_records(store: DuckStore, loaded: Loaded) -> Iterator[NoRecord]:
    table = quoted(loaded.table)
    if not loaded.rows or not store.rows(f"SELECT count(_cells) FROM {table}")[0][0]:
        return
    for record, row, text in store.rows(f"SELECT rowid, _row, _cells FROM {table} WHERE _cells IS NOT NULL ORDER BY 1"):
        cells = tuple(text.split(CELL_END))
        kind = row_kind(cells, loaded.source.furniture)
        if kind:
            number = loaded.extract_of(record)
            at = row or loaded.extracts[number].first_row + record - loaded.starts[number]
            yield NoRecord(number, at, kind, cells, record)


def _among_bad_rows(loaded: Loaded) -> Iterator[NoRecord]:
    numbers = {(extract.file, extract.sheet): number for number, extract in enumerate(loaded.extracts)}
    for bad in loaded.bad_rows:
        kind = "furniture-row" if bad.rule == "furniture-row" else row_kind(bad.cells, loaded.source.furniture)
        if kind:
            yield NoRecord(numbers[bad.file, bad.sheet], bad.row, kind, bad.cells, bad=bad)


def check_totals(store: DuckStore, loaded: Loaded, aside: Aside, faults: Faults) -> Loaded:
    """Compare the totals with what they total; one that adds up nothing is a fault. The rest is left out, and told."""
    if not aside.rows:
        return loaded
    wrong = dict(_differences(store, loaded, aside))
    bad = {id(it.bad) for it in aside.rows if it.bad}
    kept = [row for row in loaded.bad_rows if id(row) not in bad]
    left_out = []
    for it in aside.rows:
        off = wrong.get((it.extract, it.row))
        if off is not None and it.record is not None:
            faults.take_back(loaded.source.name, it.record)
            faults.add(Fault(loaded.source.name, it.record, off["field"], _rule(off), off))
        elif it.bad is not None and off is not None:
            kept.append(replace(it.bad, rule=_rule(off), params=off))
        elif it.bad is not None:
            left_out.append(replace(it.bad, rule=it.kind))
    out = [it for it in aside.rows if (it.extract, it.row) not in wrong]
    return replace(loaded, bad_rows=tuple(kept), left_out=tuple(left_out), notes=tuple(_notes(loaded, out)))


def _notes(loaded: Loaded, rows: Sequence[NoRecord]) -> Iterator[Diagnostic]:
    """One warning for the totals, and one for the furniture, of each table."""
    for number, kind in dict.fromkeys((it.extract, it.kind) for it in rows):
        extract, mine = loaded.extracts[number], [it for it in rows if (it.extract, it.kind) == (number, kind)]
        text = " ".join(mine[0].cells) or (mine[0].bad.text if mine[0].bad else "")
        params = {"rows": rows_text([it.row for it in mine]), "text": shortened(text)}
        yield Diagnostic(f"{kind}s-left-out", extract.place(mine[0].row), params, "warning")


def _differences(store: DuckStore, loaded: Loaded, aside: Aside) -> Iterator[tuple[tuple[int, int], Mapping[str, str]]]:
    fields = [name for name in loaded.extracts[0].columns if loaded.source.types.get(name) in ADDED]
    store.fill("no_record", [("_rid", "BIGINT")], [(record,) for record in aside.records])
    for number in dict.fromkeys(it.extract for it in aside.rows):
        totals = [it for it in aside.rows if it.extract == number and it.kind == "total-row"]
        sums = _sums_before(store, loaded, number, [it.row for it in totals], fields)
        for place, total in enumerate(totals, 1):
            off = difference(_stated(store, loaded, total, fields), place, sums)
            if off is not None:
                yield (
                    (number, total.row),
                    _params(off, [loaded.extracts[number].first_row - 1, *(t.row for t in totals)]),
                )


def _params(off: Difference, rows: Sequence[int]) -> Mapping[str, str]:
    """The figures for the sentence; `rows` are those of the header and of the totals."""
    first = rows[off.span.first] + 1
    last = str(rows[off.span.last] - 1) if off.span.last < len(rows) else ""
    records = {"field": off.field} if off.field != RECORDS else {"field": ""}
    return {**records, "total": _plain(off.total), "sum": _plain(off.added), "rows": f"{first}–{last}"}


def _rule(params: Mapping[str, str]) -> str:
    return "total-differs" if params["field"] else "count-differs"


def _plain(figure: Decimal | int) -> str:
    return f"{figure.normalize():f}" if isinstance(figure, Decimal) else str(figure)


def _sums_before(
    store: DuckStore, loaded: Loaded, number: int, rows: Sequence[int], fields: Sequence[str]
) -> list[Figures]:
    """For each of the total rows, and for the end, what all records before it add up to."""
    end = loaded.starts[number + 1] if number + 1 < len(loaded.starts) else loaded.rows
    store.fill("totals", [("_at", "BIGINT"), ("_nth", "INTEGER")], [(row, nth) for nth, row in enumerate(rows, 1)])
    figures = "".join(f", sum({quoted(name)})" for name in fields)
    shown = "".join(f", {quoted(name)}" for name in fields)
    found = store.rows(
        f"SELECT coalesce(_nth, 0), count(*){figures} FROM (SELECT {loaded.row_of(number, 'rowid')} AS _in{shown} "
        f"FROM {quoted(loaded.table)} WHERE rowid >= {loaded.starts[number]} AND rowid < {end} "
        "AND rowid NOT IN (SELECT _rid FROM no_record)) r ASOF LEFT JOIN totals t ON r._in >= t._at GROUP BY 1"
    )
    parts = {nth: dict(zip((RECORDS, *fields), sums, strict=True)) for nth, *sums in found}
    return list(accumulate((_figures(parts.get(nth, {})) for nth in range(len(rows) + 1)), _plus))


def _figures(found: Mapping[str, Decimal | int | None]) -> Figures:
    return {name: figure for name, figure in found.items() if figure is not None}


def _plus(before: Figures, more: Figures) -> Figures:
    return {name: before.get(name, 0) + more.get(name, 0) for name in {**before, **more}}


def _stated(store: DuckStore, loaded: Loaded, total: NoRecord, fields: Sequence[str]) -> Figures:
    """What a total row says: its figures by field, or how many records there should be."""
    count = next((n for cell in total.cells if (n := counted(cell)) is not None), None)
    if count is not None:
        return {RECORDS: count}
    figures = _of_record(store, loaded, total, fields) if total.record is not None else _of_cells(loaded, total, fields)
    if any(is_count_label(cell) for cell in total.cells):
        return dict.fromkeys([RECORDS][: len(figures)], next(iter(figures.values()), 0))
    return figures


def _of_record(store: DuckStore, loaded: Loaded, total: NoRecord, fields: Sequence[str]) -> Figures:
    shown = ", ".join(map(quoted, fields)) or "NULL"
    values = store.rows(f"SELECT {shown} FROM {quoted(loaded.table)} WHERE rowid = {total.record}")[0]
    return _figures(dict(zip(fields, values, strict=False)))


def _of_cells(loaded: Loaded, total: NoRecord, fields: Sequence[str]) -> Figures:
    extract = loaded.extracts[total.extract]
    shift = extract.row_column is not None
    texts = {name: extract.columns[name] - shift for name in fields}
    read = {
        name: loaded.source.convert(name, total.cells[at]).value for name, at in texts.items() if at < len(total.cells)
    }
    return {name: value for name, value in read.items() if isinstance(value, Decimal | int)}
