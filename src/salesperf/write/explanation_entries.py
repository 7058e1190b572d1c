"""A person's account in a terminal: from what was earned to what is paid, with what is due after each movement."""

from __future__ import annotations

from decimal import Decimal

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Explanation
from salesperf.model.ledger import EFFECTS, Entry
from salesperf.write.figures import money
from salesperf.write.styled import MUTED, STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines

PLAIN = frozenset({"earning", "payment"})


def entry_lines(tree: Explanation, lang: Language) -> list[Line]:
    """A line for each movement; nothing where what is earned is paid as it is."""
    if not any(entry.kind not in PLAIN for entry in tree.entries):
        return []
    names = ("movement", "of", "window", "amount", "due", "note")
    columns = [Column(text(f"account.{n}", lang), n in ("amount", "due"), optional=n == "note") for n in names]
    rows, due = list[list[Piece]](), Decimal(0)
    for entry in tree.entries:
        effect = payable_effect(entry, tree.currency)
        due += effect or 0
        of = tree.names.get(entry.element, entry.element) or entry.rule
        rows.append(_row(entry, of, effect, due, lang))
    return [((text("account.title", lang), MUTED),), *table_lines(columns, rows)]


def payable_effect(entry: Entry, currency: str) -> Decimal | None:
    """What the entry changes of what is due; None where it moves other accounts, or money of another currency."""
    sign = EFFECTS[entry.kind].get("payable")
    return None if sign is None or entry.currency != currency else sign * entry.amount


def _row(entry: Entry, of: str, effect: Decimal | None, due: Decimal, lang: Language) -> list[Piece]:
    style = STRONG if entry.kind == "payment" else MUTED if effect is None else ""
    amount = f"({money(entry.amount)} {entry.currency})" if effect is None else money(effect)
    approved = text("account.approved", lang, name=visible(entry.approver)) if entry.approver else ""
    note = [visible(part) for part in (entry.rule if entry.element else "", entry.line, entry.reason) if part]
    return [
        (text(f"ledger.entry-{entry.kind}", lang), style),
        (visible(of), style),
        (visible(entry.window), MUTED),
        (amount, style),
        (money(due), MUTED),
        (text("statement.comma", lang).join([*note, *([approved] if approved else [])]), MUTED),
    ]
