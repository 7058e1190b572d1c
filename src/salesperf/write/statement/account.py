"""The Account page: every movement from what was earned to what is paid, with what is due after each."""

from __future__ import annotations

from decimal import Decimal

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.ledger import EFFECTS, Entry
from salesperf.model.statement import Statement
from salesperf.write.statement.formulas import cell_name
from salesperf.write.statement.grid import EMPTY, Cell, Formula, Page, Ref, Row, heads, money
from salesperf.write.statement.lines import key_of

WIDTHS = (24, 24, 14, 16, 16, 44)
PLAIN = frozenset({"earning", "payment"})


def is_settled(told: Statement) -> bool:
    """Whether anything but earning and paying has happened."""
    return any(entry.kind not in PLAIN for entry in told.entries)


def account_page(told: Statement, lang: Language) -> Page:
    """A row for each entry; amounts that change what is due have their sign, and the last column but one adds up."""
    rows = [Row((Cell(text("account.title", lang), look="title"),)), Row(), _heads(lang)]
    due = Decimal(0)
    for number, entry in enumerate(told.entries):
        effect = _effect(told, entry)
        due += effect or Decimal(0)
        rows.append(_row(told, entry, number, due, lang))
    if told.entries:
        rows.append(Row())
        rows.append(Row((Cell(text("account.how", lang), look="muted"),)))
    return Page("account", tuple(rows), WIDTHS, frozen=3, wide=True)


def _heads(lang: Language) -> Row:
    named = [text(f"account.{name}", lang) for name in ("movement", "of", "window", "amount", "due", "note")]
    kinds = ("text", "text", "count", "money", "money", "text")
    return heads(*zip(named, kinds, strict=True))  # type: ignore[arg-type]


def _effect(told: Statement, entry: Entry) -> Decimal | None:
    """What the entry changes of what is due in plan currency; None where it moves other accounts, or other money."""
    sign = EFFECTS[entry.kind].get("payable")
    return None if sign is None or entry.currency != told.tree.currency else sign * entry.amount


def _row(told: Statement, entry: Entry, number: int, due: Decimal, lang: Language) -> Row:
    effect = _effect(told, entry)
    before: Formula = (Ref(f"due.{number - 1}"),) if number else ("0",)
    if effect is None:
        amount = Cell(f"{entry.amount:f} {entry.currency}", "count", "muted")
        running = money(due, told.digits, name=f"due.{number}", formula=before)
    else:
        amount = money(effect, told.digits, name=f"moved.{number}", formula=_formula(told, entry, before))
        running = money(due, told.digits, name=f"due.{number}", formula=(*before, "+", Ref(f"moved.{number}")))
    of = told.tree.names.get(entry.element, entry.element) or entry.rule
    cells = (Cell(text(f"ledger.entry-{entry.kind}", lang)), Cell(visible(of)), Cell(visible(entry.window), "count"))
    return Row((*cells, amount, running, Cell(_note(entry, lang))), "body")


def _formula(told: Statement, entry: Entry, before: Formula) -> Formula:
    """An earning is what the Tiers page says, a payment all that is due; amounts of rules are the settlement's."""
    if entry.kind == "payment" and not entry.rule:
        return ("-(", *before, ")")
    if entry.kind == "earning":
        keys = [key_of(node) for node in told.tree.earned.children if node.figure is not None]
        if (entry.element, entry.window) in keys:
            return (Ref(cell_name((entry.element, entry.window), "earned")),)
    return ()


def _note(entry: Entry, lang: Language) -> str:
    """The rule, the record, the reason and who approved it; and what the entry moves beside what is due."""
    moved = [
        text(f"account.moves-{account}", lang, sign="+" if sign > 0 else "−")
        for account, sign in EFFECTS[entry.kind].items()
        if account != "payable"
    ]
    approved = text("account.approved", lang, name=visible(entry.approver)) if entry.approver else ""
    parts = (entry.rule if entry.element else "", entry.line, entry.reason)
    return text("statement.comma", lang).join(
        [*(visible(part) for part in parts if part), *filter(None, [approved]), *moved]
    )


def paid_cell(told: Statement) -> Cell:
    """What is paid in plan currency, at the last entry that pays; empty where nothing is."""
    for number, entry in reversed(list(enumerate(told.entries))):
        if entry.kind == "payment" and _effect(told, entry) is not None:
            return money(entry.amount, told.digits, formula=("-", Ref(f"moved.{number}")))
    return EMPTY
