"""Rules about pay on other people and pay on account: as in `rules_pay`."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "needs-records": (
        (
            "`{element}` is paid on earnings, and `{key}` needs records",
            "an earning is one amount for its whole window",
            "leave it out, or pay on a `measure` with `whose`",
        ),
        (
            "`{element}` 按别的薪酬项计提，而 `{key}` 需要逐条记录",
            "一项计提在整个窗口里只有一个金额",
            "请去掉它，或改用带 `whose` 的 `measure`",
        ),
    ),
    "levels-not-below": (
        (
            "`{element}` pays by level, and `{measure}` is `whose: {whose}`",
            "levels stand above the person whose credit it is",
            "use a measure with `whose: tree`, or `whose: reports` to pay the direct manager alone",
        ),
        (
            "`{element}` 按级差发，而 `{measure}` 是 `whose: {whose}`",
            "级差是业绩本人之上各级的",
            "请用 `whose: tree` 的指标；只发直接上级则用 `whose: reports`",
        ),
    ),
    "levels-of-no-sum": (
        (
            "`{element}` pays by level on each record, and `{measure}` is no sum or count of records",
            "",
            "use a measure whose `value` is a `sum` or a `count`",
        ),
        (
            "`{element}` 逐条按级差发，而 `{measure}` 不是记录的合计或计数",
            "",
            "请用 `value` 为 `sum` 或 `count` 的指标",
        ),
    ),
    "level-without-rate": (
        (
            "`{element}` of {person} in {period} needs the rate of {level}, who has none",
            "what a level is paid depends on the rates below it ({cause})",
            "give everybody a rate; `0%` is one",
        ),
        (
            "{person} 的 `{element}`（{period}）要用 {level} 的费率，而其没有费率",
            "某一级的级差取决于其下各级的费率（{cause}）",
            "请给每个人一个费率，`0%` 也可以",
        ),
    ),
    "on-account-missing": (
        (
            "`{element}` of {person} in {period} settles what {first} to {last} paid on account: an amount is missing",
            "",
            "mend what is missing there first",
        ),
        (
            "{person} 的 `{element}`（{period}）要结清 {first} 至 {last} 的预发，而其中有一期没有金额",
            "",
            "请先补上那里缺少的数据",
        ),
    ),
    "interim-not-settled": (
        (
            "`{element}` pays on account every {every} and settles over `{over}`: nothing is longer than that",
            "`interim` pays while a longer window is open, and is set off when that closes",
            "let the rate or table accrue over a `quarter`, `half` or `year`; let a bonus be longer than its `interim`",
        ),
        (
            "`{element}` 每 {every} 预发，却按 `{over}` 结算：没有更长的窗口",
            "`interim` 在较长的窗口未结束时预发，窗口结束时扣回",
            "提成：让费率或费率表按 `quarter`、`half` 或 `year` 累计；奖金：周期要比 `interim` 的长",
        ),
    ),
    "interim-other-kind": (
        (
            "`{key}` under `interim` says nothing for `{element}`, which is of kind `{kind}`",
            "commissions pay a `rate` or `table` of each period on account, a bonus a `share` of its amount",
            "",
        ),
        (
            "`{element}` 是 `{kind}`，`interim` 里的 `{key}` 对它没有意义",
            "提成按每期的 `rate` 或 `table` 预发，奖金按其金额的 `share` 预发",
            "",
        ),
    ),
    "interim-by-line": (
        (
            "`{element}` prices each record by itself (`{key}`), so there is no result to settle pay on account with",
            "",
            "use a table that is entered with the amount or the attainment, or leave `interim` out",
        ),
        (
            "`{element}` 逐条定价（`{key}`），没有可以结清预发的总结果",
            "",
            "请用按金额或达成率入表的费率表，或去掉 `interim`",
        ),
    ),
    "interim-window-cut": (
        (
            "`{element}` settles over a whole `{window}`, and {day} cuts one in two",
            "what was paid on account outside is not known to a run; what is never settled would stay paid",
            "let {key} begin and end with the {window}",
        ),
        (
            "`{element}` 按整个 `{window}` 结算，而 {day} 把它截成两段",
            "区间之外的预发，计算时并不知道；结不清的预发会一直留着",
            "请让{key} 与 {window} 同起同止",
        ),
    ),
    "earning-missing": (
        (
            "`{element}` of {person} in {period} needs `{other}` of {earner} in {window}, and there is no amount",
            "",
            "mend what is missing there first",
        ),
        (
            "{person} 的 `{element}`（{period}）要用 {earner} 的 `{other}`（{window}），而它没有金额",
            "",
            "请先补上那里缺少的数据",
        ),
    ),
}
