"""Rules about elements of all their people at once, pools and contests: as in `rules_pay`."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "fund-differs": (
        (
            "`{name}` may differ from person to person, and the fund of `{element}` is one for all who share it",
            "",
            "use a measure with `whose: company`, or `whose: team` and `per: team`; what is each member's own belongs "
            "under `share_by` or `member_gate`",
        ),
        (
            "`{name}` 可能因人而异，而 `{element}` 的奖金包对所有分享者只有一个",
            "",
            "请用 `whose: company` 的指标，或 `whose: team` 加 `per: team`；因人而异的放在 `share_by` 或 `member_gate`",
        ),
    ),
    "contest-limit-side": (
        ("`{word}` would keep the best results of `{rank}` out", "", "write `{other}`"),
        ("`{word}` 会把 `{rank}` 最好的成绩排除在外", "", "请写 `{other}`"),
    ),
    "prize-tied": (
        (
            "tied for place {place} of `{element}` in {period}: {people}; the prizes there differ",
            "the plan says `ties: stop`",
            "add a key to `then`, or say `ties: share`, `each` or `each_dense`",
        ),
        (
            "`{element}` {period} 第 {place} 名并列：{people}；这几个名次的奖金不同",
            "方案写的是 `ties: stop`",
            "请在 `then` 里加一个比较项，或写 `ties: share`、`each` 或 `each_dense`",
        ),
    ),
    "others-figure-missing": (
        (
            "`{element}` in {period}: no amount for {count} others, because one figure of {cause} is missing",
            "places and shares depend on everybody's figures",
            "",
        ),
        (
            "`{element}` {period}：另有 {count} 人没有金额，因为 {cause} 缺一个数",
            "名次和份额取决于所有人的数",
            "",
        ),
    ),
    "fund-unshared": (
        (
            "nobody shares {amount} of `{fund}` in {period}",
            "nobody there has a weight above 0; the plan says `unshared: {unshared}`",
            "",
        ),
        (
            "`{fund}` {period} 的 {amount} 无人分享",
            "没有人的权重大于 0；方案写的是 `unshared: {unshared}`",
            "",
        ),
    ),
}
