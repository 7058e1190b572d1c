"""Rules about foreign money: name -> ((message, note, hint) in English, the same in Chinese)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "currency-without-rates": (
        (
            "`{field}` holds the currency of each record, and the plan does not say how records are converted",
            "",
            "add `currencies` with `rates` and `records`",
        ),
        ("`{field}` 是每条记录的币种，但方案没有写明如何换算", "", "请增加 `currencies`，写明 `rates` 和 `records`"),
    ),
    "unknown-rates": (
        ("`{name}` is not a set of rates of this plan", "defined here: {known}", "did you mean `{near}`?"),
        ("方案没有名为 `{name}` 的汇率", "已定义：{known}", "是否想写 `{near}`？"),
    ),
    "payment-is-no-record": (
        (
            "a payment has no record whose day could be meant",
            "",
            "write `payment`, `period_end`, `period_average` or a date",
        ),
        ("发放没有对应的记录日期", "", "请写 `payment`、`period_end`、`period_average` 或一个日期"),
    ),
    "rate-without-end": (
        (
            "{rate} has no end as a decimal, and records are converted exactly",
            "",
            "write the decimals that your bank uses, or `rounding: {{at: every_step}}`",
        ),
        (
            "{rate} 写成小数没有尽头，而记录要精确换算",
            "",
            "请写出银行采用的小数，或写 `rounding: {{at: every_step}}`",
        ),
    ),
    "currency-day-unclear": (
        (
            "measures of this source use {several}: of which is the rate?",
            "",
            "take another source for the other measure, or convert with the rate of a date",
        ),
        ("这个来源的指标用到 {several}：按哪一个取汇率？", "", "请为另一指标另设来源，或改用某个固定日期的汇率"),
    ),
    "rate-missing": (
        (
            "`{rates}` has no rate for {currency} on {day}",
            "the nearest rate is never taken",
            "add the rate, and run it again",
        ),
        ("`{rates}` 中没有 {currency} 在 {day} 的汇率", "不会用相近日期的汇率代替", "请补上汇率后重新计算"),
    ),
    "payment-rate-missing": (
        (
            "{person} is paid in {currency}, and `{rates}` has no rate for {day}",
            "nothing is settled for this person",
            "add the rate, and run it again",
        ),
        ("{person} 以 {currency} 发放，而 `{rates}` 中没有 {day} 的汇率", "该人不做结算", "请补上汇率后重新计算"),
    ),
    "rate-twice": (
        ("a second rate for {currency} on {day}", "the first: {other}", "leave one of them"),
        ("{currency} 在 {day} 有第二个汇率", "第一个：{other}", "请只留一个"),
    ),
    "rate-not-above-0": (
        ("the rate `{text}` is not above 0",),
        ("汇率 `{text}` 不大于 0",),
    ),
}
