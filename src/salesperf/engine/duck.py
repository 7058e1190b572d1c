"""The engine's only door to DuckDB: statements in, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from errno import EIO
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import duckdb
from sqlglot import exp

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.engine.sql_kinds import ExpressionOverflow

Statement = str | exp.Expr
MEMORY = "1400MB"
SHORT = 6  # decimals up to which sums of amounts fit into 64 bits


class DuckStore:
    """DuckDB in memory, spilling to `scratch` when the records outgrow it; never touches the network."""

    def __init__(self, scratch: Path) -> None:
        """Open an empty database that may use `scratch` for what does not fit in memory."""
        self.connection = duckdb.connect(
            ":memory:",
            config={
                "temp_directory": str(scratch),
                "memory_limit": MEMORY,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            },
        )

    def run(self, statement: Statement) -> None:
        """Carry out one statement."""
        self.connection.execute(text(statement))

    def rows(self, statement: Statement) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(text(statement)).fetchall()

    def fill(self, table: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> None:
        """A new table of typed columns with a few rows from Python."""
        shape = ", ".join(f"unnest(?::{kind}[]) AS {quoted(name)}" for name, kind in columns)
        lists = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
        self.connection.execute(f"CREATE OR REPLACE TABLE {quoted(table)} AS SELECT {shape}", lists)

    def scales_of(self, query: str) -> dict[str, int]:
        """The decimals of each decimal column of a query's answer."""
        shape = self.shape(query)
        return {
            name: int(kind.rstrip(")").split(",")[1]) for name, kind in shape.items() if kind.startswith("DECIMAL(")
        }

    def shape(self, query: str) -> dict[str, str]:
        """The columns of a query's answer with their SQL types."""
        return {row[0]: row[1] for row in self.rows(f"DESCRIBE {query}")}

    def shape_of(self, relation: str) -> dict[str, str]:
        """The columns of a table or view with their SQL types."""
        return self.shape(f"SELECT * FROM {quoted(relation)}")

    def close(self) -> None:
        """Give back memory and files."""
        self.connection.close()


def parquet_rows(path: Path, column: str, value: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of a Parquet file's columns, and its rows in which one of them has this value."""
    query = f"SELECT * FROM read_parquet($path) WHERE {quoted(column)} = $value"
    with duckdb.connect() as connection:
        found = connection.execute(query, {"path": str(path), "value": value})
        return [each[0] for each in found.description or ()], found.fetchall()


def parquet_to_csv(path: Path, csv: Path) -> None:
    """Write a Parquet file as CSV, every value as text; raises Problems where it is damaged."""
    try:
        with duckdb.connect() as connection:
            connection.execute(
                f"COPY (FROM read_parquet({literal(str(path))})) TO {literal(str(csv))} (HEADER, DELIMITER ',')"
            )
    except duckdb.Error as error:
        raise parquet_damaged(path.name, error) from error


def parquet_damaged(file: str, error: duckdb.Error) -> Problems:
    """What to raise where the engine cannot open a Parquet file."""
    return Problems([Diagnostic("parquet-damaged", Cell(file), {"why": _first_line(error)})])


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Tell what the engine cannot do with sound input: raises Problems, or OSError where the disk fails.

    `what` names whose figures they are: a source, a measure, an element.
    """
    try:
        yield
    except (duckdb.OutOfRangeException, duckdb.ConversionException, ExpressionOverflow) as error:
        raise Problems([Diagnostic("figure-too-long", None, {"of": what, "text": _first_line(error)})]) from error
    except duckdb.OutOfMemoryException as error:
        params = {"of": what, "limit": MEMORY, "text": _first_line(error)}
        raise Problems([Diagnostic("memory-exhausted", None, params)]) from error
    except duckdb.IOException as error:
        raise OSError(EIO, _first_line(error), gettempdir()) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def text(statement: Statement) -> str:
    """The statement in DuckDB's dialect."""
    return statement if isinstance(statement, str) else statement.sql(dialect="duckdb")


def quoted(name: str) -> str:
    """An identifier, quoted.

    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A text literal, escaped.

    >>> literal("O'Hara")
    "'O''Hara'"
    """
    return "'" + value.replace("'", "''") + "'"


def whole(value: str, places: int, *, wide: bool) -> str:
    """SQL: a decimal as a whole number of 10^-places, exactly; what is not `wide` may overflow, and is faster."""
    decimal = f"CAST({value} AS DECIMAL(38,{places}))"
    if wide and places:
        return f"CAST(replace(CAST({decimal} AS VARCHAR), '.', '') AS HUGEINT)"
    if not places:
        return f"CAST({value} AS {'HUGEINT' if wide else 'BIGINT'})"
    if places <= SHORT:
        return f"CAST(CAST({value} AS DECIMAL(18,{places})) * {10**places} AS BIGINT)"
    return f"CAST({decimal} * CAST({10**places} AS DECIMAL({places + 1},0)) AS HUGEINT)"
