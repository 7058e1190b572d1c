"""One finding of every shape: in a plan, behind Chinese text, in a cell, in a file, nowhere; with hostile text."""

from __future__ import annotations

from salesperf.diagnostics import Cell, Diagnostic, Span
from salesperf.locale.sentences import Sentences

PLAN = "plans/直销.2026-07.yaml"
LINES = [""] * 120
LINES[8] = "  csat: {from: feedback, where: 关系 = '客户', every: quarter}"
LINES[117] = "\trevenue: 1,5"
SOURCES = {PLAN: LINES}

SENTENCES = {
    ("unknown-column", "en"): Sentences(
        "`{part}` is not defined here", "defined here: {known}", "did you mean `{near}`?"
    ),
    ("unknown-column", "zh"): Sentences("这里没有 `{part}`", "可以用：{known}", "是否想写 `{near}`？"),
    ("amount-not-a-number", "en"): Sentences("`{text}` is not a number", hint="write digits, for example `1,250.00`"),
    ("amount-not-a-number", "zh"): Sentences("`{text}` 不是数字", hint="请写数字，例如 `1,250.00`"),
    ("not-found", "en"): Sentences("there is no file `{path}`"),
    ("not-found", "zh"): Sentences("没有文件 `{path}`"),
}
"""Rules of the tests' own, so that the kept texts change with the writers alone."""

FOUND = [
    Diagnostic(
        "unknown-column", Span(PLAN, 9, 33, 2), {"part": "关系", "known": "subject, relation", "near": "relation"}
    ),
    Diagnostic("unknown-column", Span(PLAN, 118, 2, 7), {"part": "revenue", "known": "measures", "near": ""}),
    Diagnostic("unknown-column", Span(PLAN, 9, 10, 400), {"part": "from"}),
    Diagnostic("amount-not-a-number", Cell("october.xlsx", "Orders", 118, "F", "Net Value"), {"text": "1.250,00 €"}),
    Diagnostic("amount-not-a-number", Cell("回款_2026-09.csv", "", 7, "C", "回款金额"), {"text": "90%"}, "warning"),
    Diagnostic("not-found", Cell("roster.xlsx", "Staff", 4), {"path": "x"}, "warning"),
    Diagnostic("not-found", Cell("deals.csv"), {"path": "x"}),
    Diagnostic("amount-not-a-number", Cell("a\x1b[2J.csv", "", 2), {"text": "[bold]x[/]\x07\u202e\nnext"}),
    Diagnostic("not-found", None, {"path": "nowhere.yaml"}),
    Diagnostic("not-found", Span("nowhere,a:b.yaml", 1, 1), {"path": "nowhere.yaml"}),
]
