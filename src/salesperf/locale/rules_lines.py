"""Rules about pricing single records: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "records-need-each": (
        (
            "`{table}` is entered with `{enter}`, which is said of one record, and accrues over `{accrue}`",
            "",
            "add `accrue: each` to the table: every record is priced by itself",
        ),
        (
            "`{table}` 的入表量 `{enter}` 是针对单条记录的，而累计口径是 `{accrue}`",
            "",
            "请在表里写 `accrue: each`：每条记录单独计价",
        ),
    ),
    "not-priced-by-record": (
        (
            "`{owner}` prices records one by one with `{table}`, and `{measure}` is not the sum of its records",
            "the table is defined at {place}",
            "pay on a measure that adds something up for each record, such as `sum(amount)` or `count(*)`",
        ),
        (
            "`{owner}` 用 `{table}` 逐条计价，而 `{measure}` 不是各条记录之和",
            "该表定义在 {place}",
            "请改用逐条相加的指标，例如 `sum(amount)` 或 `count(*)`",
        ),
    ),
    "field-table-mixed": (
        (
            "`{table}` is entered with a field of the records and gives `{first}` and `{word}`",
            "a rate is multiplied by the credit, an amount by the share",
            "make two tables and two elements of it",
        ),
        (
            "`{table}` 的入表量是记录的字段，却既给 `{first}` 又给 `{word}`",
            "比例乘以归属额，金额乘以分成",
            "请拆成两张表、两个薪酬项",
        ),
    ),
    "stop-of-records": (
        (
            "`{table}` is entered with a field of the records and says `below: stop`",
            "a single record does not stop anybody's pay",
            "leave it out (nothing is paid below), write `below: first`, or a lower first tier",
        ),
        (
            "`{table}` 的入表量是记录的字段，却写了 `below: stop`",
            "单条记录不会中止一个人的计提",
            "请去掉（低于首档不计），或写 `below: first`，或把首档写得更低",
        ),
    ),
    "pay-table-not-marginal": (
        (
            "`{table}` is entered with `pay` and has a tier that is `{mode}`",
            "the pay so far fills one tier after the other: each prices its own part",
            "write `marginal`",
        ),
        (
            "`{table}` 的入表量是 `pay`，却有 `{mode}` 的档",
            "已发的金额逐档填满，每档只对自己的部分计价",
            "请写 `marginal`",
        ),
    ),
    "pay-table-not-from-0": (
        (
            "`{table}` is entered with `pay` and does not begin at 0",
            "as long as nothing is paid, no bound on the pay can be reached",
            "begin with `from: 0`",
        ),
        ("`{table}` 的入表量是 `pay`，却不从 0 开始", "没有发过就永远到不了以金额为界的首档", "请从 `from: 0` 开始"),
    ),
    "column-field-not-text": (
        (
            "`{field}` has the type `{type}`, and the columns of a table are words",
            "",
            "derive a text from it: `derive: {{kind: case when … then 'a' else 'b' end}}`",
        ),
        (
            "`{field}` 的类型是 `{type}`，而表的列按文字区分",
            "",
            "请派生一个文字字段：`derive: {{kind: case when … then 'a' else 'b' end}}`",
        ),
    ),
    "columns-need-marginal": (
        (
            "`{table}` has columns by `{field}` on a running total, and a tier that is not marginal",
            "what one record adds would depend on the records of the other columns before it",
            "write `mode: marginal`, or `accrue: each`",
        ),
        (
            "`{table}` 在累计额上按 `{field}` 分列，却有不是超额累进的档",
            "一条记录带来的金额会取决于之前其他列的记录",
            "请写 `mode: marginal`，或 `accrue: each`",
        ),
    ),
    "columns-need-rates": (
        (
            "`{table}` has columns by `{field}` and gives something else than rates",
            "it is found once for all records together",
            "give rates, or write `accrue: each` with a field of the records",
        ),
        (
            "`{table}` 按 `{field}` 分列，给的却不是比例",
            "它对全部记录只查一次",
            "请给比例，或用记录的字段入表并写 `accrue: each`",
        ),
    ),
    "columns-goal-to-date": (
        (
            "`{table}` has columns by `{field}` and the goal to date",
            "a new goal would price earlier records anew, each in its own column",
            "write `goal: whole`",
        ),
        ("`{table}` 按 `{field}` 分列，又用至今目标", "新的目标会让之前各列的记录重新计价", "请写 `goal: whole`"),
    ),
    "column-without-value": (
        ("a tier of `{table}` has no value for {words}", "", "give every tier a value for each word, or one for all"),
        ("`{table}` 有一档没有 {words} 的值", "", "请每档都写齐各列的值，或只写一个通用的值"),
    ),
    "by-without-columns": (
        (
            "`{table}` says `by: {field}`, and no tier has values for its words",
            "",
            "write a map, as in `rate: {{new: 8%, renewal: 4%}}`, or leave `by` out",
        ),
        (
            "`{table}` 写了 `by: {field}`，却没有任何一档按它分列",
            "",
            "请写成 `rate: {{new: 8%, renewal: 4%}}` 这样，或去掉 `by`",
        ),
    ),
    "lookup-field-unmatched": (
        (
            "`{field}` is no field that this lookup matches",
            "it matches {known}",
            "did you mean `{near}`? else add it to `match`, or to `only_for`",
        ),
        ("该查找表不按 `{field}` 匹配", "它匹配的是 {known}", "是否想写 `{near}`？否则请加到 `match` 或 `only_for`"),
    ),
    "lookup-field-not-text": (
        (
            "`{field}` has the type `{type}`, and the rows of a lookup are matched by text",
            "",
            "leave it out of `types`, or derive a text from it",
        ),
        ("`{field}` 的类型是 `{type}`，而查找表按文字匹配", "", "请从 `types` 里去掉它，或派生一个文字字段"),
    ),
    "where-needs-first": (
        (
            "a row of `{lookup}` has a condition, and the most specific row is to win",
            "what is more specific, a field or a condition, nobody can say",
            "add `choose: first`: the first row that matches wins",
        ),
        (
            "`{lookup}` 有一行带条件，而规则是最具体的行优先",
            "字段与条件哪个更具体，无从判断",
            "请写 `choose: first`：以先匹配的行为准",
        ),
    ),
    "lookup-rows-equal": (
        (
            "two rows of `{lookup}` may match the same record, and neither wins",
            "the other is at {first}",
            "name a further field in one of them, part their days, or remove one",
        ),
        (
            "`{lookup}` 有两行会匹配同一条记录，分不出先后",
            "另一行在 {first}",
            "请在其中一行再写一个字段、分开日期，或删去一行",
        ),
    ),
    "lookup-gives-other": (
        (
            "a row of `{lookup}` gives `{word}`, and it is used at {place} for {wanted}",
            "",
            "rows under `lookup` give `rate`, `pay` or `table`; those under `multiply` give `score`",
        ),
        (
            "`{lookup}` 有一行给的是 `{word}`，而 {place} 处需要 {wanted}",
            "",
            "`lookup` 下的行给 `rate`、`pay` 或 `table`；`multiply` 下的行给 `score`",
        ),
    ),
    "lookup-gives-nothing": (
        ("the sheet of `{lookup}` has no column that gives anything", "", "map `rate`, `pay` or `score` in `columns`"),
        ("`{lookup}` 的数据表没有给出任何值的列", "", "请在 `columns` 里对应 `rate`、`pay` 或 `score`"),
    ),
    "lookup-row-gives": (
        (
            "a row of a lookup gives one thing, and this one gives {given}",
            "",
            "fill one of `rate`, `pay` and `score`",
        ),
        ("查找表的一行只能给一个值，这一行给了 {given}", "", "`rate`、`pay`、`score` 请只填一个"),
    ),
    "lookup-factor-off-lines": (
        (
            "`{element}` is of kind `{kind}` and has no records to which a lookup could give a factor",
            "",
            "use it on a commission, spif or override on a measure",
        ),
        (
            "`{element}` 的类型是 `{kind}`，没有可由查找表给系数的记录",
            "",
            "请用在以指标为基数的 `commission`、`spif` 或 `override` 上",
        ),
    ),
    "no-lookup-row": (
        (
            "no row of `{lookup}` matches record {key} ({said})",
            "",
            "add a row, mend the cell, or say what such records pay: `otherwise: none` or a rate",
        ),
        (
            "`{lookup}` 没有一行匹配记录 {key}（{said}）",
            "",
            "请加一行、改正单元格，或写明这类记录怎么付：`otherwise: none` 或一个比例",
        ),
    ),
    "no-column-for-record": (
        (
            "`{value}` has no column in the rate table (record {key})",
            "the table has columns for {known}",
            "did you mean `{near}`? add the word to every tier, or an alias to the source",
        ),
        (
            "费率表里没有 `{value}` 这一列（记录 {key}）",
            "表里有这些列：{known}",
            "是否想写 `{near}`？也可在每一档加上这个词，或在数据源里加别名",
        ),
    ),
}
