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
