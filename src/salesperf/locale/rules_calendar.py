"""Rules about periods and calendars: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "unknown-period": (
        ("`{text}` is not a period", "periods here are named like {examples}", "did you mean `{near}`?"),
        ("`{text}` 不是考核周期", "此处的周期这样写：{examples}", "是否想写 `{near}`？"),
    ),
    "full-width-period": (
        ("`{text}` is written with full-width characters", "", "write `{near}`"),
        ("`{text}` 用了全角字符", "", "请写 `{near}`"),
    ),
    "no-such-period": (
        ("there is no period `{text}`", "they run from `{first}` to `{last}`", "write one of these"),
        ("没有 `{text}` 这个周期", "可用的是 `{first}` 到 `{last}`", "请写其中之一"),
    ),
    "year-out-of-range": (
        ("the year of `{text}` is outside {first} to {last}", "", "check the year"),
        ("`{text}` 的年份不在 {first} 至 {last} 之间", "", "请核对年份"),
    ),
    "two-weeks-without-start": (
        (
            "`{every}` periods need a day on which one of them starts",
            "",
            "add `two_weeks_from` to `calendar`: the first day of any cycle",
        ),
        ("`{every}` 周期需要一个起始日", "", "请在 `calendar` 中加上 `two_weeks_from`：任意一个双周的第一天"),
    ),
    "cadence-not-in-calendar": (
        ("the calendar has no `{every}` periods", "its table has {known}", "add rows with `every` = `{every}`"),
        ("日历里没有 `{every}` 周期", "日历表中有：{known}", "请补上 `every` 为 `{every}` 的行"),
    ),
    "day-not-in-calendar": (
        (
            "{day} lies in no `{every}` period of the calendar",
            "they run from {first} to {last}",
            "add the missing periods to the table of the calendar",
        ),
        ("{day} 不在日历的任何 `{every}` 周期内", "这些周期从 {first} 到 {last}", "请在日历表中补上缺少的周期"),
    ),
    "months-of-shorter-period": (
        ("a `{every}` period cannot be prorated by months", "", "write `by: calendar_days`"),
        ("`{every}` 周期短于一个月，不能按月折算", "", "请写 `by: calendar_days`"),
    ),
    "unknown-cadence": (
        ("`{every}` is not a cadence", "a period lasts {known}", "did you mean `{near}`?"),
        ("`{every}` 不是周期类型", "可用的类型：{known}", "是否想写 `{near}`？"),
    ),
    "period-ends-before-start": (
        ("period `{name}` ends on {end}, before it starts on {start}", "", "exchange the dates, or mend one"),
        ("周期 `{name}` 的结束日 {end} 早于开始日 {start}", "", "请对调或改正日期"),
    ),
    "calendar-gap": (
        (
            "no `{every}` period holds the days from {first} to {last}",
            "",
            "a period without `to` lasts until the next one starts",
        ),
        ("{first} 至 {last} 不在任何 `{every}` 周期内", "", "不写 `to` 的周期到下一个周期开始前一天为止"),
    ),
    "calendar-overlap": (
        ("the `{every}` periods `{other}` and `{name}` both hold {day}", "", "end `{other}` before `{name}` starts"),
        ("`{every}` 周期 `{other}` 与 `{name}` 都包含 {day}", "", "请让 `{other}` 在 `{name}` 开始之前结束"),
    ),
    "period-name-twice": (
        ("two periods are called `{name}`: a `{other}` and a `{every}`", "", "give each row a `name` of its own"),
        ("有两个周期都叫 `{name}`：一个是 `{other}`，一个是 `{every}`", "", "请给每行写上各自的 `name`"),
    ),
}
