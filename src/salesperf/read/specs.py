"""From the plan's words about a table to what the reader needs to know about it."""

from __future__ import annotations

from salesperf.model.cells import UNITS
from salesperf.model.plan import Plan, Source, TableSpec
from salesperf.model.table import SourceSpec


def table_spec(name: str, table: TableSpec, plan: Plan, types: dict[str, str] | None = None) -> SourceSpec:
    """The specification of a source, the roster, the goals or any other table; `types` stand before the plan's own."""
    files = str(getattr(table, "files", None) or "")
    return SourceSpec(
        name=name,
        files=(files,),
        columns=dict(getattr(table, "columns", {})),
        key=table.key if isinstance(table, Source) else (),
        sheet=table.sheet or "",
        header_row=table.header_row,
        encoding=table.encoding or "",
        decimal=table.decimal or ".",
        date_format=table.date_format,
        types={**table.types, **(types or {})},
        units=dict(table.units),
        aliases={field: dict(pairs) for field, pairs in table.aliases.items()},
        currency=plan.currency,
    )


def multipliers(table: TableSpec) -> dict[str, int]:
    """What each field with a unit is multiplied by."""
    return {field: UNITS[unit] for field, unit in table.units.items()}
