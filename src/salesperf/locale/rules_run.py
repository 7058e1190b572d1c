"""Rules about a run and the figures that pay needs: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "data-folder-not-found": (
        ("there is no folder `{folder}`", "", "name the folder that holds the exports: `--data FOLDER`"),
        ("没有文件夹 `{folder}`", "", "请用 `--data 文件夹` 指明导出文件所在的位置"),
    ),
    "not-a-run-folder": (
        ("`{folder}` is not the folder of a finished run", "", "name the folder that `salesperf score --out` wrote"),
        ("`{folder}` 不是一次运行的结果文件夹", "", "请给出 `salesperf score --out` 写出的文件夹"),
    ),
    "currencies-differ": (
        ("the plans pay in different currencies", "{old} and {new}", "compare plans of one currency"),
        ("两个方案的币种不同", "{old} 和 {new}", "请比较同一币种的方案"),
    ),
    "period-outside-effective": (
        (
            "{period} does not end inside the dates that version {version} governs",
            "from {from} to {to}, both included",
            "choose another period, or the plan version that governs it",
        ),
        (
            "{period} 的最后一天不在 {version} 版方案的生效期内",
            "生效期 {from} 至 {to}",
            "请换一个周期，或用当时生效的版本",
        ),
    ),
    "value-not-in-force": (
        ("no value is in force on {day}", "for {person} in `{element}`", "add one that begins earlier"),
        ("{day} 没有生效的取值", "{person} 的 `{element}`", "请补上更早生效的取值"),
    ),
    "value-missing": (
        ("{person} has no `{name}`", "`{element}` needs it", "fill the cell in the roster"),
        ("{person} 没有 `{name}`", "`{element}` 要用到它", "请在人员表里填写"),
    ),
    "no-value-for-person": (
        ("the variable `{name}` has no value for {person}", "", "add a `default`, or a value for the role or person"),
        ("变量 `{name}` 对 {person} 没有取值", "", "请加上 `default`，或该岗位、该人员的取值"),
    ),
    "no-column-for-person": (
        ("the rate table has no column `{column}` for {person}", "its columns: {known}", "add the column"),
        ("费率表里没有 {person} 的那一列：`{column}`", "已有：{known}", "请补上这一列"),
    ),
    "goal-missing-for-rate": (
        ("`{name}` needs a goal, and {person} has none in {period}", "", "add a row to the goals table"),
        ("`{name}` 要用到目标，而 {person} 在 {period} 没有目标", "", "请在目标表里补一行"),
    ),
    "gate-value-missing": (
        ("the gate `{check}` of `{element}` cannot be decided for {person}", "", "say `missing: pass` or `fail`"),
        ("{person} 的门槛 `{check}`（`{element}`）无法判定", "", "请写明 `missing: pass` 或 `fail`"),
    ),
    "factor-missing": (
        ("the factor `{name}` of `{element}` has no value for {person}", "", "say `missing: pass`, or mend the data"),
        ("{person} 的系数 `{name}`（`{element}`）没有取值", "", "请写明 `missing: pass`，或补上数据"),
    ),
    "measure-missing": (
        (
            "`{measure}` has no value for {person} in {period}",
            "`{element}` needs it",
            "mend the data, leave such people out with `for`, or pay by a scorecard: it can say what then",
        ),
        (
            "{person} 在 {period} 没有 `{measure}`",
            "`{element}` 要用到它",
            "请补上数据，用 `for` 排除这些人，或改用记分卡：它可以写明缺失时怎么办",
        ),
    ),
    "below-first-tier": (
        (
            "{value} is below the first tier, and the table says `below: stop`",
            "for {person} in `{element}`",
            "add a lower tier, or write `below: none` or `below: first`",
        ),
        (
            "{value} 低于第一档，而费率表写了 `below: stop`",
            "{person} 的 `{element}`",
            "请补上更低的一档，或写 `below: none` 或 `below: first`",
        ),
    ),
    "entered-value-missing": (
        (
            "the rate table of `{element}` is entered with `{name}`, which {person} does not have",
            "",
            "mend the data, or leave such people out with `for`",
        ),
        ("`{element}` 的费率表要用 `{name}` 查表，而 {person} 没有这个值", "", "请补上数据，或用 `for` 排除这些人"),
    ),
    "score-missing": (
        (
            "`{measure}` has no score for {person}, and the scorecard `{scorecard}` does not go on without it",
            "",
            "mend the data, or say `missing: zero`, `redistribute` or `leave_out`",
        ),
        (
            "{person} 的 `{measure}` 没有得分，而记分卡 `{scorecard}` 缺了它就不计分",
            "",
            "请补上数据，或写 `missing: zero`、`redistribute`、`leave_out`",
        ),
    ),
    "not-in-scorecard": (
        ("`{element}` pays {person} by the scorecard `{scorecard}`, which is not for them", "", "align the two `for`"),
        ("`{element}` 按记分卡 `{scorecard}` 计发，而它不适用于 {person}", "", "请让两处 `for` 一致"),
    ),
}
