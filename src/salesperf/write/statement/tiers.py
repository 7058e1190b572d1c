"""The Tiers page: how each element's amount was worked out, from the sum of its records or from its own figures."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Account, Node
from salesperf.model.statement import Statement
from salesperf.write.explanation_words import label_of
from salesperf.write.statement.formulas import Key
from salesperf.write.statement.graded import graded_rows
from salesperf.write.statement.grid import Cell, Page, Row, heads
from salesperf.write.statement.ladder import ladder_rows
from salesperf.write.statement.lines import key_of
from salesperf.write.statement.sums import sum_rows
from salesperf.write.statement.working import working_rows

WIDTHS = (30, 8, 16, 16, 16, 16, 16)


def tiers_page(told: Statement, lang: Language) -> Page:
    """One block for each element and window; the last cell of a block is what the element earned."""
    top = [
        Row((Cell(text("statement.page-tiers", lang), look="title"),)),
        Row((Cell(text("statement.tiers-title", lang), look="muted"),)),
    ]
    accounts = {(account.element, account.window): account for account in told.tree.accounts}
    blocks = [row for node in told.tree.earned.children for row in (Row(), *_block(told, node, accounts, lang))]
    return Page("tiers", (*top, *blocks), WIDTHS, len(top))


def _block(told: Statement, node: Node, accounts: dict[Key, Account], lang: Language) -> Iterator[Row]:
    key = key_of(node)
    account = accounts.get(key)
    yield Row((Cell(f"{label_of(node, lang)} {visible(key[1])}", look="section"),))
    if node.finding is not None or node.figure is None:
        said = fill(node.finding, lang).message if node.finding else text("explain.no-figure", lang)
        yield Row((Cell(said, look="alert"),))
        return
    if key in told.pricings and account is not None:
        yield from ladder_rows(told, node, account, lang)
    elif key in told.graded:
        yield from graded_rows(told, node, lang)
    elif account is not None:
        yield Row((Cell(text("statement.values-only", lang), look="muted"),))
    if account is not None:
        yield from sum_rows(told, node, account, lang)
    else:
        yield heads(*((text(f"statement.{n}", lang), "text") for n in ("step", "how")), *((("", "text"),) * 4),
                    (text("statement.amount", lang), "money"))  # fmt: skip
        yield from working_rows(told, node, lang)
