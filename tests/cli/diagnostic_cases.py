"""One finding of every shape: in a plan, behind Chinese text, in a cell, in a file, nowhere; with hostile text."""

from __future__ import annotations

from salesperf.diagnostics import Cell, Diagnostic, Span

PLAN = "plans/直销.2026-07.yaml"
LINES = [""] * 120
LINES[8] = "  csat: {from: feedback, where: 关系 = '客户', every: quarter}"
LINES[117] = "\trevenue: 1,5"
SOURCES = {PLAN: LINES}

FOUND = [
    Diagnostic(
        "unknown-column", Span(PLAN, 9, 33, 2), {"part": "关系", "known": "subject, relation", "near": "relation"}
    ),
    Diagnostic("unknown-key", Span(PLAN, 118, 2, 7), {"key": "revenue", "where": "plan", "known": "measures"}),
    Diagnostic("duplicate-key", Span(PLAN, 9, 10, 400), {"key": "from", "line": "9"}),
    Diagnostic("amount-not-a-number", Cell("october.xlsx", "Orders", 118, "F", "Net Value"), {"text": "1.250,00 €"}),
    Diagnostic("amount-is-dash", Cell("回款_2026-09.csv", "", 7, "C", "回款金额"), {"text": "－"}, "warning"),
    Diagnostic("empty-id", Cell("roster.xlsx", "Staff", 4), {}, "warning"),
    Diagnostic("file-empty", Cell("deals.csv"), {}),
    Diagnostic("amount-not-a-number", Cell("a\x1b[2J.csv", "", 2), {"text": "[bold]x[/]\x07\u202e"}),
    Diagnostic("plan-not-found", None, {"path": "nowhere.yaml"}),
    Diagnostic("plan-not-found", Span("nowhere.yaml", 1, 1), {"path": "nowhere.yaml"}),
]
