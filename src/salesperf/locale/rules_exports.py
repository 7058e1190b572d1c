"""Rules about what exports hold beside their records: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "total-rows-left-out": (
        (
            "total rows are no records and are left out: rows {rows}",
            "they add up what they should, where they state figures that the plan reads",
            "",
        ),
        ("合计行不是记录，已排除：第 {rows} 行", "凡写有方案所读数字的，都与其合计的记录相符", ""),
    ),
    "furniture-rows-left-out": (
        ("lines that the program prints around its records are left out: rows {rows}", "the first reads `{text}`", ""),
        ("导出程序附加的说明行不是记录，已排除：第 {rows} 行", "第一行为 `{text}`", ""),
    ),
    "total-row-in-table": (
        ("a total row is none of the table's, and is left out", "", ""),
        ("合计行不属于此表的内容，已排除", "", ""),
    ),
    "total-differs": (
        (
            "the total row says {total} in `{field}`, and no records add up to that",
            "nearest are rows {rows}: {sum}",
            "look for rows that are missing, there twice or changed by hand; if it is a record, fill its date and key",
        ),
        (
            "合计行的 `{field}` 为 {total}，但没有记录的合计与之相等",
            "最接近的是第 {rows} 行：{sum}",
            "请检查是否有缺漏、重复或手工改动的行；如果该行确是一条记录，请填写日期和编号",
        ),
    ),
    "count-differs": (
        (
            "the export says that it holds {total} records, and there are {sum}",
            "",
            "export again: the file may have been cut off or edited",
        ),
        ("导出文件写明共有 {total} 条记录，实际读到 {sum} 条", "", "请重新导出：文件可能被截断或改动过"),
    ),
    "unknown-preset": (
        ("there is no preset `{preset}`", "there are: {known}", "did you mean `{near}`?"),
        ("没有名为 `{preset}` 的预设", "可用的有：{known}", "是否想写 `{near}`？"),
    ),
    "preset-detected": (
        (
            "this looks like an export that the preset `{preset}` knows; it is read without it",
            "",
            "add `preset: {preset}` to `{source}`, and see `salesperf inspect` for what that changes",
        ),
        (
            "这看起来是预设 `{preset}` 认识的导出文件；现在没有用它来读",
            "",
            "可在 `{source}` 里加上 `preset: {preset}`；会有什么不同，见 `salesperf inspect`",
        ),
    ),
    "unit-not-declared": (
        (
            "above the header stands `{text}`, and the plan reads `{field}` as it is written",
            "",
            "if the amounts are in {unit}, add `units: {{{field}: {unit}}}` to the source",
        ),
        (
            "表头上方写着 `{text}`，而方案按原数读取 `{field}`",
            "",
            "如果金额以{unit}为单位，请在来源里加上 `units: {{{field}: {unit}}}`",
        ),
    ),
    "not-json": (
        ("this is no JSON document", "it reads `{text}`", "export again: the file may have been cut off or edited"),
        ("这不是 JSON 文档", "内容为 `{text}`", "请重新导出：文件可能被截断或改动过"),
    ),
    "duplicates-left-out": (
        (
            "records with the key of another one are left out, as the plan says: {count}",
            "the first is this one; of its key this record counts: {first}",
            "",
        ),
        ("按方案约定，编号重复的记录已排除：{count} 条", "第一条在此；该编号计入的是：{first}", ""),
    ),
}
