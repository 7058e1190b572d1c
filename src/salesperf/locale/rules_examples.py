"""Rules about the worked examples of a plan: name -> ((message, note, hint) in English, the same in Chinese)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "example-differs": (
        (
            "`{name}` comes to {found}, and the example expects {expected}",
            "missing because of: {why}",
            "mend the plan, or the example",
        ),
        ("`{name}` 算得 {found}，示例期望 {expected}", "缺少该数的原因：{why}", "请修改方案，或修改示例"),
    ),
    "example-without-error": (
        ("the example expects the error `{rule}`, and it did not occur", "found: {found}", ""),
        ("示例期望错误 `{rule}`，但没有出现", "出现的有：{found}", ""),
    ),
    "example-not-run": (
        ("the example cannot be run: {rules}", "", ""),
        ("示例无法运行：{rules}", "", ""),
    ),
    "example-name-unknown": (
        (
            "an example cannot use `{name}` here",
            "known: {known}",
            "did you mean `{near}`?",
        ),
        ("示例此处不能用 `{name}`", "可用的有：{known}", "是否想写 `{near}`？"),
    ),
    "example-needs-records": (
        (
            "`{element}` prices or limits single records, so a figure for `{measure}` alone does not say what it pays",
            "",
            "give `records` instead of the figure",
        ),
        ("`{element}` 逐条计价或对单笔记录设有上限，只给 `{measure}` 的合计无法得出结果", "", "请改为给出 `records`"),
    ),
    "examples-need-data": (
        ("the plan's calendar is a table of the data folder", "", "add `--data DIR`"),
        ("方案的周期表在数据文件夹里", "", "请加上 `--data 文件夹`"),
    ),
}
