"""Rules about late records of closed periods: name -> ((message, note, hint) in English, the same in Chinese)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "late-not-worked-out": (
        (
            "closed periods cannot be worked out anew: {periods}",
            "because of: {rules}",
            "validate the plan version of that time with today's data",
        ),
        ("已关账的周期无法重新核算：{periods}", "原因：{rules}", "请用今天的数据检查当时的方案版本"),
    ),
    "late-records-absent": (
        (
            "the data holds no record of {period} any more, so nothing of that closed period is changed",
            "",
            "keep its exports in the data folder, if late records are to be paid",
        ),
        (
            "数据里已没有 {period} 的记录，该已关账周期保持不变",
            "",
            "如要补发迟到的记录，请把当期的导出文件留在数据文件夹里",
        ),
    ),
    "late-figure-missing": (
        (
            "`{element}` of {person} in {period} keeps what was earned: a figure for it is missing today",
            "missing: {missing}",
            "",
        ),
        ("{person} 在 {period} 的 `{element}` 保持原计提：今天缺少所需的数", "缺少：{missing}", ""),
    ),
    "late-person-gone": (
        (
            "{person} is no longer on the roster, and keeps what `{element}` earned in {period}",
            "",
            "leave people on the roster, with the day on which they left",
        ),
        (
            "{person} 已不在人员表上，`{element}` 在 {period} 的计提保持不变",
            "",
            "请把离职人员留在人员表上，并写明离职日期",
        ),
    ),
}
