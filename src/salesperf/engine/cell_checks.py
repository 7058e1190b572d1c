"""What cells must be beyond their type: in a currency that is known, within limits, text that a cell can hold."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from salesperf.diagnostics import Diagnostic, Problems
from salesperf.engine.duck import DuckStore, literal, quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.reading import raw_column
from salesperf.engine.source import Loaded
from salesperf.model.cells import shortened
from salesperf.model.currency_names import currency_code
from salesperf.model.table import CURRENCY_OF

LONGEST_TEXT = 32_767  # characters in a cell of a spreadsheet
_CONTROLS = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]"
_MARK_RULES = {"amount-decimal-comma", "amount-decimal-point"}


def check_cells(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """Every check of single cells, once they have their types. Raises Problems where a whole column is misread."""
    _check_decimal_marks(store, loaded, faults)
    _name_currencies(store, loaded, faults)
    _check_beside(store, loaded, faults)
    _check_limits(store, loaded, faults)
    _check_texts(store, loaded, faults)


def _check_decimal_marks(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """Where every figure of a column has the other decimal mark, the plan is wrong and not the records."""
    broken: dict[str, list[Fault]] = {}
    for fault in faults.of(loaded.source.name):
        if fault.rule in _MARK_RULES:
            broken.setdefault(fault.field, []).append(fault)
    found = [
        _misread(store, loaded, field, mine)
        for field, mine in broken.items()
        if len(mine) > 1 and len(mine) == _filled(store, loaded, field)
    ]
    if found:
        raise Problems(found)


def _filled(store: DuckStore, loaded: Loaded, field: str) -> int:
    """How many cells of a field say anything."""
    some = f"{quoted(field)} IS NOT NULL OR {raw_column(field)} IS NOT NULL"
    return int(store.rows(f"SELECT count(*) FROM {quoted(loaded.table)} WHERE {some}")[0][0])


def _misread(store: DuckStore, loaded: Loaded, field: str, faults: Sequence[Fault]) -> Diagnostic:
    first = min(faults, key=lambda fault: fault.record)
    number = loaded.extract_of(first.record)
    row = f"SELECT {loaded.row_of(number, 'rowid')} FROM {quoted(loaded.table)} WHERE rowid = {first.record}"
    place = loaded.extracts[number].place(int(store.rows(row)[0][0]), field)
    params = {**first.params, "field": field, "source": loaded.source.name}
    return Diagnostic(first.rule.replace("amount", "column"), place, params)


def _name_currencies(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """Names of currencies become their codes; each cell with one is told."""
    own, name, table = loaded.source.currency_field, loaded.source.name, quoted(loaded.table)
    if own not in _fields(loaded):
        return
    texts = [text for (text,) in store.rows(f"SELECT DISTINCT {quoted(own)} FROM {table} ORDER BY 1") if text]
    named = {text: code for text in texts if (code := currency_code(text)) != text}
    for text, code in named.items():
        for (record,) in store.rows(f"SELECT rowid FROM {table} WHERE {quoted(own)} = {literal(text)} ORDER BY 1"):
            params = {"text": text, "currency": code}
            faults.add(Fault(name, record, own, "currency-by-name", params, warning=True))
    for text, code in named.items():
        store.run(f"UPDATE {table} SET {quoted(own)} = {literal(code)} WHERE {quoted(own)} = {literal(text)}")


def _check_beside(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """An amount whose currency stands beside it must be in the plan's."""
    for column in sorted({name for extract in loaded.extracts for name in extract.columns if _is_beside(name)}):
        field, code = column.removeprefix(CURRENCY_OF), f"upper({quoted(column)})"
        for record, amount, found in store.rows(
            f"SELECT rowid, CAST({quoted(field)} AS VARCHAR), {code} FROM {quoted(loaded.table)} "
            f"WHERE {code} <> {literal(loaded.source.currency)} AND {quoted(field)} IS NOT NULL ORDER BY 1"
        ):
            params = {"text": amount, "found": found, "currency": loaded.source.currency}
            faults.add(Fault(loaded.source.name, record, field, "amount-other-currency", params))


def _is_beside(name: str) -> bool:
    return name.startswith(CURRENCY_OF)


def _check_limits(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    for field, (least, most) in loaded.source.limits.items():
        beyond = [f"{quoted(field)} < {least}"] if least is not None else []
        beyond += [f"{quoted(field)} > {most}"] if most is not None else []
        for record, figure in store.rows(
            f"SELECT rowid, {quoted(field)} FROM {quoted(loaded.table)} WHERE {' OR '.join(beyond)} ORDER BY 1"
        ):
            params = {"text": format(Decimal(figure).normalize(), "f"), "limits": _limits(least, most)}
            faults.add(Fault(loaded.source.name, record, field, "outside-limits", params))


def _limits(least: Decimal | None, most: Decimal | None) -> str:
    return f"{least} – {most}" if None not in (least, most) else f"≥ {least}" if most is None else f"≤ {most}"


def _check_texts(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """Texts that no cell of a statement can hold are set aside; characters that nobody sees are told."""
    fields = [f for f in _fields(loaded) if loaded.source.types.get(f, "text") == "text"]
    if not fields or not loaded.rows:
        return
    table, name = quoted(loaded.table), loaded.source.name
    lengths = store.rows(f"SELECT {', '.join(f'max(strlen({quoted(field)}))' for field in fields)} FROM {table}")[0]
    for field in (field for field, most in zip(fields, lengths, strict=True) if (most or 0) > LONGEST_TEXT):
        for record, length, start in store.rows(
            f"SELECT rowid, length({quoted(field)}), left({quoted(field)}, 100) FROM {table} "
            f"WHERE length({quoted(field)}) > {LONGEST_TEXT} ORDER BY 1"
        ):
            params = {"text": shortened(start, 20), "length": f"{length:,}", "most": f"{LONGEST_TEXT:,}"}
            faults.add(Fault(name, record, field, "text-too-long", params))
    for field in fields if not all(extract.plain_text for extract in loaded.extracts) else ():
        for record, text in store.rows(
            f"SELECT rowid, {quoted(field)} FROM {table} "
            f"WHERE regexp_matches({quoted(field)}, {literal(_CONTROLS)}) ORDER BY 1"
        ):
            faults.add(Fault(name, record, field, "unseen-characters", {"text": shortened(text)}, warning=True))


def _fields(loaded: Loaded) -> list[str]:
    names = dict.fromkeys(name for extract in loaded.extracts for name in extract.columns)
    return [name for name in names if not _is_beside(name)]
