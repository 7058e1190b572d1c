"""Rules about records once they are read: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "unknown-person": (
        (
            "`{person}` is not on the roster (record {key})",
            "",
            "did you mean `{near}`?",
        ),
        ("人员表里没有 `{person}`（记录 {key}）", "", "是否想写 `{near}`？"),
    ),
    "person-by-form": (
        (
            "`{person}` is not on the roster, but `{near}` is: they differ in width, case or blanks (record {key})",
            "",
            "if it is the same, mend the cell, or list it in the table of `people.known_as`: `{person}` is `{id}`",
        ),
        (
            "人员表里没有 `{person}`，但有 `{near}`：两者的全半角、大小写或空格不同（记录 {key}）",
            "",
            "如是同一人，请改正单元格，或在 `people.known_as` 的表里写明 `{person}` 即 `{id}`",
        ),
    ),
    "person-by-letters": (
        (
            "`{person}` is not on the roster, but `{near}` is: some letters are of another alphabet (record {key})",
            "{detail}",
            "if it is the same, mend the cell, or list it in the table of `people.known_as`: `{person}` is `{id}`",
        ),
        (
            "人员表里没有 `{person}`，但有 `{near}`：其中有别的字母表的字母（记录 {key}）",
            "{detail}",
            "如是同一人，请改正单元格，或在 `people.known_as` 的表里写明 `{person}` 即 `{id}`",
        ),
    ),
    "person-by-zeros": (
        (
            "`{person}` is not on the roster, but `{near}` is: zeros in front are missing or too many (record {key})",
            "spreadsheets take zeros away where a column is not text",
            "if it is the same, mend the cell, or list it in the table of `people.known_as`: `{person}` is `{id}`",
        ),
        (
            "人员表里没有 `{person}`，但有 `{near}`：开头的 0 缺失或多余（记录 {key}）",
            "列不是文本格式时，表格软件会去掉开头的 0",
            "如是同一人，请改正单元格，或在 `people.known_as` 的表里写明 `{person}` 即 `{id}`",
        ),
    ),
    "person-by-length": (
        (
            "`{person}` is not on the roster, but `{near}` is: one Salesforce id, 15 or 18 characters (record {key})",
            "",
            "if it is the same, mend the cell, or list it in the table of `people.known_as`: `{person}` is `{id}`",
        ),
        (
            "人员表里没有 `{person}`，但有 `{near}`：同一个 Salesforce 编号的 15 位与 18 位写法（记录 {key}）",
            "",
            "如是同一人，请改正单元格，或在 `people.known_as` 的表里写明 `{person}` 即 `{id}`",
        ),
    ),
    "name-of-several": (
        (
            "`{person}` is the name of several people: {ids} (record {key})",
            "",
            "write their ids, or say in the table of `people.known_as` who is meant",
        ),
        ("有几个人都叫 `{person}`：{ids}（记录 {key}）", "", "请写编号，或在 `people.known_as` 的表里写明指谁"),
    ),
    "person-empty": (
        (
            "nobody is named in `{field}` (record {key})",
            "",
            "fill the cell, or say in the plan who has an unclaimed share (`crediting.{source}.unclaimed`)",
        ),
        (
            "`{field}` 没有写人（记录 {key}）",
            "",
            "请填写该单元格，或在方案里用 `crediting.{source}.unclaimed` 说明无人认领时归谁",
        ),
    ),
    "cell-empty": (
        ("`{field}` is empty, and the plan counts with it", "record {key}", "fill the cell; an empty one is not 0"),
        ("`{field}` 为空，而方案要用到它", "记录 {key}", "请填写该单元格；空白不等于 0"),
    ),
    "divided-by-0": (
        (
            "what the plan counts of record {key} cannot be worked out: a divisor is 0",
            "it is made of {fields}",
            "mend the cell, or leave such records out with `where`",
        ),
        ("记录 {key} 要计的数算不出来：除数为 0", "它由 {fields} 得出", "请改正单元格，或用 `where` 排除这类记录"),
    ),
    "figure-too-long": (
        (
            "a figure of `{of}` has more digits than can be counted exactly",
            "",
            "look for an amount that is far too large, or for a product of many decimals",
        ),
        ("`{of}` 里有一个数的位数太多，无法精确计算", "", "请检查是否有过大的金额，或小数位很多的乘积"),
    ),
    "memory-exhausted": (
        (
            "`{of}` needs more than the {limit} of memory that a run may use",
            "",
            "make room in the folder for temporary files, or give the records in smaller files of fewer periods",
        ),
        ("`{of}` 需要的内存超过一次运行可用的 {limit}", "", "请给临时文件夹留出空间，或减少一次运行的期间和记录"),
    ),
    "shares-not-100": (
        ("the shares of record {key} add up to {sum}", "they must add up to 100%", "mend the shares"),
        ("记录 {key} 的分成合计为 {sum}", "合计必须是 100%", "请改正分成"),
    ),
    "join-unmatched": (
        (
            "`{value}` is not in `{source}`: no record there has this key",
            "{count} records name it",
            "did you mean `{near}`? add `aliases: {{{field}: {{{value}: {near}}}}}` to the source",
        ),
        (
            "`{source}` 里没有 `{value}`：找不到这个键",
            "共 {count} 条记录写了它",
            "是不是 `{near}`？可在来源里加上 `aliases: {{{field}: {{{value}: {near}}}}}`",
        ),
    ),
    "date-far-off": (
        (
            "`{text}` lies more than {years} years ahead (record {key})",
            "",
            "mend the date; a slip of the pen would vanish among the records of other periods",
        ),
        ("`{text}` 在 {years} 年以后（记录 {key}）", "", "请改正日期；笔误的日期会混入其他期间的记录而消失"),
    ),
    "key-empty": (
        ("the record has no key", "", "fill the cell; without a key nobody can tell records apart"),
        ("这条记录没有编号", "", "请填写该单元格；没有编号就无法区分记录"),
    ),
    "duplicate-record": (
        (
            "`{key}` occurs again: the first record counts, and this one does not",
            "the first one: {first}",
            "delete one of them",
        ),
        ("编号 `{key}` 重复：首次出现的已计入，这一条不计", "首次出现：{first}", "请删去其中一条"),
    ),
}
