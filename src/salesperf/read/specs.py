"""From the plan's words about a table to what the reader needs to know about it."""

from __future__ import annotations

from salesperf.model.cells import UNITS
from salesperf.model.plan import Plan, Source, TableSpec
from salesperf.model.table import SourceSpec
from salesperf.read.presets import preset


def table_spec(name: str, table: TableSpec, plan: Plan, types: dict[str, str] | None = None) -> SourceSpec:
    """The specification of a source, the roster, the goals or any other table; `types` stand before the plan's own."""
    known = preset(table.preset) if table.preset else None
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
        date_format=table.date_format or (known.date_format if known else None),
        types={**table.types, **(types or {})},
        units=dict(table.units),
        aliases={field: dict(pairs) for field, pairs in table.aliases.items()},
        currency=plan.currency,
        timezone=plan.calendar.timezone or "",
        preset=known,
        currency_field=table.currency or "" if isinstance(table, Source) else "",
    )


def multipliers(table: TableSpec) -> dict[str, int]:
    """What each field with a unit is multiplied by."""
    return {field: UNITS[unit] for field, unit in table.units.items()}
