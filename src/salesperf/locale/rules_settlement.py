"""Rules about settlement: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "settlement-rules-overlap": (
        (
            "`{rule}` and `{other}` both settle `{element}`, and both for everybody",
            "two {stage} would move the same money",
            "tell them apart with `for` or `of`",
        ),
        (
            "`{rule}` 和 `{other}` 都结算 `{element}`，而且都适用于所有人",
            "两条 {stage} 规则会动同一笔钱",
            "请用 `for` 或 `of` 区分",
        ),
    ),
    "settlement-rules-meet": (
        (
            "`{first}` and `{second}` both settle `{element}` for {person}",
            "two {stage} would move the same money: nothing is settled for them in {period}",
            "tell them apart with `for` or `of`",
        ),
        (
            "`{first}` 和 `{second}` 都结算 {person} 的 `{element}`",
            "两条 {stage} 规则会动同一笔钱：{period} 暂不为此人结算",
            "请用 `for` 或 `of` 区分",
        ),
    ),
    "shorter-than-payment": (
        (
            "`{rule}` is settled every {every}, but payment is every {payment}",
            "what is promised is compared with what is paid",
            "write `every: {payment}` or a longer window",
        ),
        (
            "`{rule}` 按 {every} 结算，而发放按 {payment}",
            "承诺的金额是与每次发放相比的",
            "请写 `every: {payment}` 或更长的周期",
        ),
    ),
    "event-without-record": (
        (
            "`{value}` names no record that anything was paid on",
            "`{rule}` takes nothing back for {key}",
            "mend `{field}`, or close the period in which the record was paid: `salesperf close`",
        ),
        (
            "`{value}` 没有对应任何发放过的记录",
            "`{rule}` 不会因 {key} 追回任何金额",
            "请更正 `{field}`，或先对当时的周期关账：`salesperf close`",
        ),
    ),
    "held-record-missing": (
        (
            "the condition of `{holdback}` cannot be decided: record {key} is not in the data",
            "what is held for {person} waits",
            "export the record again",
        ),
        (
            "`{holdback}` 的条件无法判定：数据里没有记录 {key}",
            "{person} 的留存金额继续等待",
            "请重新导出这条记录",
        ),
    ),
    "part-missing": (
        (
            "row {key} frees a part of `{holdback}` that cannot be worked out",
            "for {person}: a figure of `part` is missing, or it divides by 0",
            "mend the row, or the record that it looks up",
        ),
        (
            "{key} 一行应释放 `{holdback}` 的多少，无法算出",
            "{person}：`part` 用到的数缺失，或除数为 0",
            "请更正这一行，或它所关联的记录",
        ),
    ),
    "adjustment-without-approver": (
        ("an adjustment that nobody has approved", "it is not paid", "fill the cell: who approved it"),
        ("调整没有审批人", "不予发放", "请填写审批人"),
    ),
    "adjustment-incomplete": (
        ("an adjustment without `{field}`", "it is not paid", "fill the cell"),
        ("调整缺少 `{field}`", "不予发放", "请填写这一格"),
    ),
    "adjustment-above-limit": (
        (
            "an adjustment of {amount} is above the limit of {most}",
            "for {person}",
            "split the decision, or raise `at_most`",
        ),
        ("调整金额 {amount} 超过上限 {most}", "{person}", "请走其他途径，或调高 `at_most`"),
    ),
    "adjustment-without-person": (
        ("an adjustment, but `{person}` is not on the roster", "", "did you mean `{near}`?"),
        ("有调整，但人员表里没有 `{person}`", "", "是不是 `{near}`？"),
    ),
    "adjustment-of-no-period": (
        ("`{text}` is no period of the calendar", "the adjustment is not paid", "write `2026-10`, `2026-Q4` or `2026`"),
        ("`{text}` 不是日历里的周期", "这笔调整不予发放", "请写 `2026-10`、`2026-Q4` 或 `2026`"),
    ),
    "draw-after-leaving": (
        (
            "{person} is no longer employed on {day}: the draw `{draw}` pays nothing more",
            "still owed: {owed}; asked for: {asked}",
            "settle the rest with an adjustment, or say `forgive_after`",
        ),
        (
            "{person} 在 {day} 已离职：预支 `{draw}` 不再发放",
            "尚欠 {owed}；本期申请 {asked}",
            "请用人工调整结清余额，或写 `forgive_after`",
        ),
    ),
}
