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
    "duplicates-left-out": (
        (
            "records with the key of another one are left out, as the plan says: {count}",
            "the first is this one; of its key this record counts: {first}",
            "",
        ),
        ("按方案约定，编号重复的记录已排除：{count} 条", "第一条在此；该编号计入的是：{first}", ""),
    ),
}
