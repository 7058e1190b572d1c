"""`salesperf ledger`: balances, one person's account, whether the ledger is whole, and everything in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Traceback
from salesperf.locale.texts import counted, text

if TYPE_CHECKING:
    from salesperf.locale.languages import Language
    from salesperf.model.account import Booked
    from salesperf.write.csv_tables import Value
    from salesperf.write.styled import Line

Action = Literal["balance", "statement", "verify", "export"]
Format = Literal["text", "json", "csv"]
ENTRY = ("plan", "period", "id", "person_id", "entry", "rule", "element", "window", "day", "line", "lot", "amount",
         "currency", "reason", "approver")  # fmt: skip


def ledger(
    action: Annotated[Action, typer.Argument(metavar="ACTION", show_default=False)],
    file: Annotated[Path, typer.Argument(metavar="LEDGER", show_default=False)],
    person: Annotated[str, typer.Option("--person", metavar="ID", show_default=False)] = "",
    head: Annotated[str, typer.Option("--head", metavar="DIGEST", show_default=False)] = "",
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    traceback: Traceback = False,
) -> Exit:
    """Print what is asked for; nothing is changed."""
    match action:
        case "balance":
            _balance(file, person, format_, lang)
        case "statement":
            return _statement(file, person, format_, lang)
        case "verify":
            _verify(file, head, format_, lang)
        case "export":
            _export(file, person, format_)
    return Exit.FINE


def _balance(file: Path, person: str, format_: Format, lang: Language) -> None:
    from salesperf.ledger.accounts import balances
    from salesperf.write.ledger_text import balance_lines

    found = balances(file, _known(file, person))
    rows = [(each.plan, each.person, each.currency, each.account, each.amount) for each in found]
    if format_ == "text":
        _show(balance_lines(found, lang))
    else:
        _write("balance", ("plan", "person_id", "currency", "account", "amount"), rows, format_)


def _statement(file: Path, person: str, format_: Format, lang: Language) -> Exit:
    from salesperf.ledger.accounts import balances, booked
    from salesperf.write.ledger_text import balance_lines, statement_lines

    if not person:
        sys.stderr.write(f"{text('outcome.error', lang)}: {text('ledger.whose', lang)}\n")
        return Exit.USAGE
    entries = booked(file, _known(file, person))
    if format_ == "text":
        _show([*statement_lines(entries, lang), (), *balance_lines(balances(file, person), lang)])
    else:
        _write("statement", ENTRY, map(_row, entries), format_)
    return Exit.FINE


def _verify(file: Path, head: str, format_: Format, lang: Language) -> None:
    from salesperf.ledger.proof import prove

    found = prove(file, head)
    if format_ == "text":
        counts = {"periods": f"{found.periods:,}", "entries": f"{found.entries:,}"}
        sys.stdout.write(f"{counted('ledger.whole', lang, found.rows, **counts)}\n")
        sys.stdout.write(f"{text('ledger.head', lang, head=found.head)}\n")
    else:
        _write("verify", ("periods", "entries", "rows", "head"), [astuple(found)], format_)


def _export(file: Path, person: str, format_: Format) -> None:
    """As CSV the entries, as JSON every table."""
    from salesperf.ledger.accounts import booked, tables

    if format_ == "json":
        sys.stdout.write(
            json.dumps({"schema": "salesperf.ledger/1", **tables(file)}, ensure_ascii=False, indent=1) + "\n"
        )
    else:
        _write("export", ENTRY, map(_row, booked(file, _known(file, person))), "csv")


def _known(file: Path, person: str) -> str:
    """The person, '' for everybody; raises Problems for one who has no entry."""
    from salesperf.diagnostics import Cell, Diagnostic, Problems, suggest
    from salesperf.ledger.accounts import people

    known = people(file) if person else []
    if person and person not in known:
        params = {"person": person, "near": suggest(person, known)}
        raise Problems([Diagnostic("person-not-in-ledger", Cell(str(file)), params)])
    return person


def _row(booked: Booked) -> tuple[Value, ...]:
    e = booked.entry
    where = e.rule, e.element, e.window, e.day, e.line, e.lot
    return (booked.plan, booked.period, e.id, e.person, e.kind, *where, e.amount, e.currency, e.reason, e.approver)


def _show(lines: Iterable[Line]) -> None:
    from salesperf.write.styled import show

    show(lines, sys.stdout)


def _write(what: str, header: Sequence[str], rows: Iterable[Sequence[Value]], format_: Format) -> None:
    from salesperf.write.csv_tables import cell, csv_bytes

    if format_ == "csv":
        sys.stdout.write(csv_bytes(header, rows).decode("utf-8-sig").replace("\r\n", "\n"))
        return
    told = [
        {name: value if isinstance(value, (str, int)) else cell(value) for name, value in zip(header, row, strict=True)}
        for row in rows
    ]
    sys.stdout.write(
        json.dumps({"schema": f"salesperf.ledger.{what}/1", "rows": told}, ensure_ascii=False, indent=1) + "\n"
    )
