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
