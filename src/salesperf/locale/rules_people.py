"""Rules about the roster and the goals: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # the roster
    "empty-id": (
        ("this person has no id", "", "give every row of the roster an id"),
        ("此人没有工号", "", "请为人员表的每一行填写工号"),
    ),
    "duplicate-id": (
        ("`{id}` is on the roster twice for the same dates", "the other row: {other}", "delete one, or date both rows"),
        ("`{id}` 在人员表中重复，且日期相同", "另一行：{other}", "请删去一行，或为两行写明起止日期"),
    ),
    "rows-overlap": (
        (
            "the dates of `{id}` overlap with another row",
            "the other row: {other}",
            "end the earlier row before this one begins",
        ),
        ("`{id}` 的日期与另一行重叠", "另一行：{other}", "请让前一行在这一行开始之前结束"),
    ),
    "dates-reversed": (
        ("the row ends on {to}, before it begins on {from}", "", "exchange the dates, or mend one"),
        ("结束日期 {to} 早于开始日期 {from}", "", "请对调或改正日期"),
    ),
    "unknown-manager": (
        ("the manager `{manager}` is not on the roster", "", "did you mean `{near}`?"),
        ("上级 `{manager}` 不在人员表中", "", "是否想写 `{near}`？"),
    ),
    "manager-circle": (
        ("these people report to one another: {circle}", "", "mend one manager"),
        ("汇报关系成环：{circle}", "", "请改正其中一位的上级"),
    ),
    # goals
    "goal-incomplete": (
        ("the goal has no `{field}`", "", "fill the cell, or delete the row"),
        ("这条目标缺少 `{field}`", "", "请填写该单元格，或删去这一行"),
    ),
    "duplicate-goal": (
        (
            "`{person}` has a second goal for `{measure}` in `{period}`",
            "the other row: {other}",
            "delete one of them",
        ),
        ("`{person}` 的 `{measure}` 在 `{period}` 有两个目标", "另一行：{other}", "请删去其中一个"),
    ),
    "goal-of-unknown-measure": (
        (
            "the plan has no measure `{measure}`",
            "measures: {known}",
            "did you mean `{near}`? another spelling goes into `goals.aliases`",
        ),
        ("方案里没有指标 `{measure}`", "已有：{known}", "是不是 `{near}`？不同的写法可写进 `goals.aliases`"),
    ),
    "goal-without-person": (
        ("a goal for `{measure}`, but `{person}` is not on the roster", "", "did you mean `{near}`?"),
        ("有 `{measure}` 的目标，但人员表里没有 `{person}`", "", "是不是 `{near}`？"),
    ),
    "goal-missing": (
        (
            "{person} has no goal for `{measure}` in {period}",
            "`{element}` cannot be worked out without it",
            "add a row to the goals table",
        ),
        ("{person} 没有 {period} 的 `{measure}` 目标", "没有它就无法计算 `{element}`", "请在目标表里补一行"),
    ),
    "people-without-goal": (
        (
            "no goal for `{measure}` in {period}: not scored, not ranked",
            "people without one: {count}: {people}",
            "add their goals, or say whom the scorecard is for (`for`)",
        ),
        (
            "没有 {period} 的 `{measure}` 目标：不计分，不排名",
            "{count} 人：{people}",
            "请补上目标，或用 `for` 说明记分卡适用于谁",
        ),
    ),
    "goal-not-above-0": (
        (
            "the goal of {person} for `{measure}` in {period} is not above 0",
            "",
            "write a goal above 0, or delete the row",
        ),
        ("{person} 的 `{measure}` 目标（{period}）不大于 0", "", "请写大于 0 的目标，或删去该行"),
    ),
    "alias-of-nobody": (
        ("the alias `{alias}` stands for `{person}`, who is not on the roster", "", "did you mean `{near}`?"),
        ("别名 `{alias}` 指向 `{person}`，而人员表里没有此人", "", "是否想写 `{near}`？"),
    ),
    "alias-is-an-id": (
        (
            "`{alias}` is an alias of `{person}` and somebody else's id",
            "",
            "an id is never another person's alias",
        ),
        ("`{alias}` 是 `{person}` 的别名，却又是另一人的编号", "", "编号不能作他人的别名"),
    ),
    "alias-of-two": (
        (
            "`{alias}` stands for `{person}` here and for `{other}` above",
            "",
            "delete one of the rows",
        ),
        ("`{alias}` 在此指 `{person}`，在上面指 `{other}`", "", "一个别名只能指一人：请删去其中一行"),
    ),
    "ids-look-alike": (
        ("the ids `{id}` and `{near}` are two people and look alike", "{detail}", "check that they are two people"),
        ("编号 `{id}` 与 `{near}` 是两个人，看起来却一样", "{detail}", "请确认确是两人"),
    ),
}
