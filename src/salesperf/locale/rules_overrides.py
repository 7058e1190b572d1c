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
