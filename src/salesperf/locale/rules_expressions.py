"""Rules about expressions: name -> ((message, note, hint) in English, the same in Chinese)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "aggregate-missing": (
        (
            "`{part}` gives no figure over many records",
            "a measure adds up, counts or averages its records",
            "write for example `sum({part})`",
        ),
        ("`{part}` 得不出多条记录的汇总值", "指标要对记录求和、计数或求平均", "例如写成 `sum({part})`"),
    ),
    "aggregate-not-allowed": (
        ("`{part}` looks at many records, and here there is one at a time", "", "put it into a measure and name that"),
        ("`{part}` 要看多条记录，而这里一次只有一条", "", "把它写成指标，再引用指标名"),
    ),
    "always-missing": (
        ("`{part}` is always missing", "null joined with anything is null", "remove it, or ask with `is null`"),
        ("`{part}` 永远是缺失值", "null 与任何值运算都还是 null", "请删去，或用 `is null` 判断"),
    ),
    "chained-comparison": (
        (
            "a second comparison `{found}` cannot follow the first",
            "",
            "write `x between a and b`, or join two comparisons with `and`",
        ),
        ("比较不能连写：这里又出现了 `{found}`", "", "写成 `x between a and b`，或用 `and` 连接两个比较"),
    ),
    "column-outside-aggregate": (
        ("`{part}` differs from record to record, so it cannot stand outside an aggregate", "", "write `sum({part})`"),
        ("`{part}` 每条记录都不同，不能放在聚合函数之外", "", "写成 `sum({part})`"),
    ),
    "compared-with-null": (
        ("nothing compares with null: `{operator}` is never true here", "", "write `is null` or `is not null`"),
        ("任何值都不能与 null 比较：这里的 `{operator}` 永远不成立", "", "写成 `is null` 或 `is not null`"),
    ),
    "condition-as-field": (
        (
            "`{part}` is a condition, and a field holds a number, a date or text",
            "",
            "write `case when {part} then 1 else 0 end`",
        ),
        ("`{part}` 是条件，而字段只能是数字、日期或文本", "", "写成 `case when {part} then 1 else 0 end`"),
    ),
    "count-of-values": (
        (
            "`{found}` would count whatever is not empty, also a condition that is false",
            "for records: `count(*)`; for different values: `count(distinct {inner})`",
            "for a condition: `count_if({inner})`",
        ),
        (
            "`{found}` 会把所有非空值都算进去，不成立的条件也算",
            "数记录写 `count(*)`；数不同的值写 `count(distinct {inner})`",
            "数符合条件的记录写 `count_if({inner})`",
        ),
    ),
    "days-not-whole": (
        ("a number of whole days belongs here", "", "a field of type `integer`, or `floor(…)`"),
        ("这里应是整数天数", "", "用类型为 `integer` 的字段，或 `floor(…)`"),
    ),
    "double-quoted-text": (
        ("text stands in single quotes, not in double ones: `{found}`", "", "write `{instead}`"),
        ("文本要用单引号，不用双引号：`{found}`", "", "写成 `{instead}`"),
    ),
    "expression-syntax": (
        ("`{found}` does not fit here", "expected: `{expected}`", "remove it, or write what is missing before it"),
        ("这里不应出现 `{found}`", "此处应为 `{expected}`", "请删去，或补上它前面缺少的部分"),
    ),
    "expression-too-deep": (
        ("the expression is nested more than {most} levels deep", "", "split it: derived fields, several measures"),
        ("表达式嵌套超过 {most} 层", "", "把它拆开：用派生字段或多个指标"),
    ),
    "expression-too-long": (
        (
            "the expression has {length} characters; {most} are the most",
            "",
            "split it: derived fields, several measures",
        ),
        ("表达式有 {length} 个字符，最多 {most} 个", "", "把它拆开：用派生字段或多个指标"),
    ),
    "expression-unfinished": (
        ("the expression ends before it is complete", "expected: `{expected}`", "write the rest"),
        ("表达式没有写完", "此处应为 `{expected}`", "请把它写完"),
    ),
    "filter-without-aggregate": (
        (
            "`{function}` takes no filter: it looks at one record",
            "",
            "filters go after sum, avg, min, max and the counts",
        ),
        ("`{function}` 不能带 filter：它只看一条记录", "", "filter 只能写在 sum、avg、min、max 和各种计数之后"),
    ),
    "full-width-character": (
        ("`{found}` is a full-width character", "", "write `{instead}`"),
        ("`{found}` 是全角字符", "", "改成半角 `{instead}`"),
    ),
    "header-as-column": (
        (
            "`{part}` is not a name of this plan",
            "a column is called by its key in the plan, not by its header; keys here: {known}",
            "write `{near}`",
        ),
        ("`{part}` 不是方案里的名称", "列要用方案里的键名，而不是表头；这里的键：{known}", "写成 `{near}`"),
    ),
    "mixed-types": (
        (
            "`{operator}` cannot join `{left}` ({left_type}) and `{right}` ({right_type})",
            "",
            "a number has no quotes: `{instead}`",
        ),
        ("`{operator}` 不能用于 `{left}`（{left_type}）和 `{right}`（{right_type}）", "", "数字不加引号：`{instead}`"),
    ),
    "nested-aggregate": (
        (
            "`{part}` stands inside `{outer}`, and one aggregate cannot look into another",
            "",
            "work the inner one out in a measure of its own",
        ),
        ("`{part}` 写在 `{outer}` 里面，聚合函数不能嵌套", "", "把里层写成单独的指标"),
    ),
    "not-a-condition": (
        ("`{part}` is of type {type}, and a condition belongs here", "", "compare it with something"),
        ("`{part}` 的类型是 {type}，这里应是条件", "", "把它与某个值比较"),
    ),
    "not-a-date": (
        ("`{found}` is not a date", "", "write year, month and day: `date '2026-07-01'`"),
        ("`{found}` 不是日期", "", "写全年、月、日：`date '2026-07-01'`"),
    ),
    "not-a-figure": (
        ("`{part}` is of type {type}, and a number belongs here", "", "use a column of numbers"),
        ("`{part}` 的类型是 {type}，这里应是数字", "", "请用数字类型的列"),
    ),
    "not-in-expressions": (
        ("`{found}` is not part of the expression language", "", "write `{instead}`"),
        ("表达式里不能使用 `{found}`", "", "写成 `{instead}`"),
    ),
    "number-form": (
        (
            "`{found}` is not a number as expressions write it",
            "digits, with `_` between them and one decimal point: `50_000`, `0.25`",
            "write `{instead}`",
        ),
        ("`{found}` 不是表达式里的数字写法", "只用数字、其间的 `_` 和一个小数点：`50_000`、`0.25`", "写成 `{instead}`"),
    ),
    "percent-in-expression": (
        ("percentages are written as decimals here: `{found}`", "", "write `{instead}`"),
        ("表达式里的百分比要写成小数：`{found}`", "", "写成 `{instead}`"),
    ),
    "text-as-date": (
        ("`{part}` is text, and it is compared with a date", "", "write `{instead}`"),
        ("`{part}` 是文本，却在与日期比较", "", "写成 `{instead}`"),
    ),
    "unclosed-text": (
        (
            "the text that begins here has no closing quote",
            "a quote inside text is written twice: `''`",
            "write `'` where the text ends",
        ),
        ("这里开始的文本没有结束的引号", "文本里的单引号要写两个：`''`", "请在文本结尾处写 `'`"),
    ),
    "unknown-column": (
        ("`{part}` is not defined here", "defined here: {known}", "did you mean `{near}`?"),
        ("这里没有 `{part}`", "可以用：{known}", "是否想写 `{near}`？"),
    ),
    "unknown-function": (
        ("there is no function `{function}`", "functions: {known}", "write `{instead}`"),
        ("没有函数 `{function}`", "可用的函数：{known}", "写成 `{instead}`"),
    ),
    "unquoted-text": (
        ("`{part}` is neither a column nor text in quotes", "columns here: {known}", "if it is text, write `'{part}'`"),
        ("`{part}` 既不是列，也不是带引号的文本", "这里的列：{known}", "如果是文本，写成 `'{part}'`"),
    ),
    "wrong-argument-count": (
        ("arguments of `{function}`: {needed} needed, {given} given", "", "write `{instead}`"),
        ("`{function}` 需要 {needed} 个参数，这里有 {given} 个", "", "写成 `{instead}`"),
    ),
    "wrong-operand": (
        (
            "`{operator}` cannot take `{part}`, which is of type {type}",
            "",
            "use a field of another type; `types` of a source declares them",
        ),
        (
            "`{operator}` 不能用于 `{part}`，它的类型是 {type}",
            "",
            "请换一个类型合适的字段；字段类型写在来源的 `types` 里",
        ),
    ),
}
