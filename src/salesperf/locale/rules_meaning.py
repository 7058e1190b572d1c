"""Rules about what a plan names and measures: name -> ((message, note, hint) in English, the same in Chinese)."""

_DEFINED = ("defined here: {known}", "did you mean `{near}`?")
_DEFINED_ZH = ("方案里定义了：{known}", "是否想写 `{near}`？")
_NEED_100 = "they must add up to 100%"
_NEED_100_ZH = "合计必须是 100%"

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "unknown-source": (
        ("`{owner}` uses source `{name}`, which this plan does not define", *_DEFINED),
        ("`{owner}` 用到来源 `{name}`，但方案里没有定义", *_DEFINED_ZH),
    ),
    "unknown-measure": (
        ("`{owner}` uses measure `{name}`, which this plan does not define", *_DEFINED),
        ("`{owner}` 用到指标 `{name}`，但方案里没有定义", *_DEFINED_ZH),
    ),
    "unknown-rate-table": (
        ("`{owner}` uses rate table `{name}`, which this plan does not define", *_DEFINED),
        ("`{owner}` 用到费率表 `{name}`，但方案里没有定义", *_DEFINED_ZH),
    ),
    "unknown-lookup": (
        ("`{owner}` uses lookup `{name}`, which this plan does not define", *_DEFINED),
        ("`{owner}` 用到查找表 `{name}`，但方案里没有定义", *_DEFINED_ZH),
    ),
    "unknown-scorecard": (
        ("`{owner}` uses scorecard `{name}`, which this plan does not define", *_DEFINED),
        ("`{owner}` 用到记分卡 `{name}`，但方案里没有定义", *_DEFINED_ZH),
    ),
    "unknown-element": (
        ("`{owner}` uses element `{name}`, which this plan does not define", *_DEFINED),
        ("`{owner}` 用到薪酬项 `{name}`，但方案里没有定义", *_DEFINED_ZH),
    ),
    "unknown-name": (
        ("`{name}` is neither a variable nor a column of people", *_DEFINED),
        ("`{name}` 既不是变量，也不是人员表的列", *_DEFINED_ZH),
    ),
    "unknown-reference": (
        ("`{name}` names no figure of this plan", *_DEFINED),
        ("方案里没有 `{name}` 这个数", *_DEFINED_ZH),
    ),
    "unknown-field": (
        ("there is no field `{field}` here", "fields: {known}", "did you mean `{near}`?"),
        ("此处没有字段 `{field}`", "字段有：{known}", "是否想写 `{near}`？"),
    ),
    "name-twice": (
        (
            "`{name}` is already the name of something else, at {first}",
            "measures, scorecards, elements, variables and columns of people share one set of names",
            "give one of them another name",
        ),
        (
            "名称 `{name}` 在 {first} 已经用过",
            "指标、记分卡、薪酬项、变量和人员表的列共用一套名称",
            "请给其中一个另起名称",
        ),
    ),
    "name-not-a-figure": (
        (
            "`{name}` is of type {type}, and a figure belongs here",
            "",
            "if the column holds amounts, add `{column}: money` to `types` of `people`",
        ),
        (
            "`{name}` 的类型是 {type}，这里应是数字",
            "",
            "如果这一列是金额，请在 `people` 的 `types` 中加上 `{column}: money`",
        ),
    ),
    "goes-round": (
        ("`{name}` is made of itself", "{path}", "break the circle at one of these names"),
        ("`{name}` 的计算用到了它自己", "{path}", "请在其中一处断开"),
    ),
    "ends-before-start": (
        ("the last day, {end}, lies before the first, {start}", "", "exchange the two days, or mend one"),
        ("截止日 {end} 早于起始日 {start}", "", "请对调或改正日期"),
    ),
    "effective-cuts-month": (
        (
            "{day} is not where a month of this calendar begins or ends",
            "a period belongs to one version",
            "write {near}",
        ),
        ("{day} 不在月度周期的起止边界上", "一个考核周期只能属于一个方案版本", "请写 {near}"),
    ),
    "during-outside-effective": (
        (
            "`{element}` is for days that the plan does not govern",
            "the plan governs {start} to {end}",
            "choose days inside, or write it into the version that governs them",
        ),
        (
            "`{element}` 的期间不在方案的生效期内",
            "方案的生效期是 {start} 至 {end}",
            "请改为生效期内的日期，或写进管辖该期间的版本",
        ),
    ),
    "limits-of-no-number": (
        ("`{field}` is of type {type}, which has no limits", "", "declare it as `money`, `number` or `integer`"),
        ("`{field}` 的类型是 {type}，没有大小范围", "", "请把类型写为 `money`、`number` 或 `integer`"),
    ),
    "unit-of-no-number": (
        ("`{field}` is of type {type}, and `{unit}` multiplies numbers", "", "add `{field}: money` to `types`"),
        ("`{field}` 的类型是 {type}，而单位 `{unit}` 只能用于数字", "", "请在 `types` 中加上 `{field}: money`"),
    ),
    "reserved-field": (
        ("`{field}` is each person's share of a record, so no field can have this name", "", "choose another name"),
        ("`{field}` 表示每人在一条记录中的份额，字段不能用这个名称", "", "请换一个名称"),
    ),
    "field-twice": (
        ("`{field}` is already a column, at {first}", "", "give the derived field a name of its own"),
        ("`{field}` 已经是一列，见 {first}", "", "请给派生字段另起名称"),
    ),
    "text-needs-type": (
        (
            "`{part}` is text, and `{operator}` needs a number",
            "columns are text until the plan says otherwise",
            "add `{part}: money` to `types` of its source",
        ),
        (
            "`{part}` 是文本，而 `{operator}` 需要数字",
            "方案没有写明类型的列都是文本",
            "请在它的来源的 `types` 中加上 `{part}: money`",
        ),
    ),
    "people-column-missing": (
        (
            "`{owner}` needs a column `{column}` of people",
            "columns: {known}",
            "add `{column}` to `columns` of `people`",
        ),
        (
            "`{owner}` 需要人员表有 `{column}` 列",
            "现有的列：{known}",
            "请在 `people` 的 `columns` 中加上 `{column}`",
        ),
    ),
    "owner-field-missing": (
        (
            "source `{owner}` has no field `owner` that says whose a record is",
            "fields here: {known}",
            "map a column to `owner`, or name another field in `crediting`",
        ),
        (
            "来源 `{owner}` 没有字段 `owner`，不知道记录归谁",
            "现有的字段：{known}",
            "请把一列映射为 `owner`，或在 `crediting` 中写明用哪个字段",
        ),
    ),
    "id-not-text": (
        ("`{field}` holds ids of people, and its type is {type}", "", "leave out its type: ids are text"),
        ("`{field}` 存放人员编号，类型却是 {type}", "", "去掉它的类型：编号是文本"),
    ),
    "equal-without-list": (
        (
            "`equal` shares among the people in one cell, and `{field}` holds a single id",
            "",
            "add `{field}` to `lists` of source `{source}`, or write a share",
        ),
        (
            "`equal` 在一个单元格的多人之间平分，而 `{field}` 只有一个编号",
            "",
            "请在来源 `{source}` 的 `lists` 中加上 `{field}`，或写明份额",
        ),
    ),
    "splits-not-100": (
        ("the splits of `{owner}` add up to {sum}", _NEED_100, "change one of them by {gap}"),
        ("`{owner}` 的分成合计为 {sum}", _NEED_100_ZH, "请把其中一项调整 {gap}"),
    ),
    "spread-not-100": (
        ("the parts of the year add up to {sum}", _NEED_100, "change one of them by {gap}"),
        ("各时段的权重合计为 {sum}", _NEED_100_ZH, "请把其中一项调整 {gap}"),
    ),
    "weights-not-100": (
        ("the weights of `{owner}` add up to {sum}", _NEED_100, "change one of them by {gap}"),
        ("`{owner}` 的权重合计为 {sum}", _NEED_100_ZH, "请把其中一项调整 {gap}"),
    ),
    "releases-not-100": (
        ("the releases of `{owner}` add up to {sum}", _NEED_100, "change one of them by {gap}"),
        ("`{owner}` 的各次释放合计为 {sum}", _NEED_100_ZH, "请把其中一项调整 {gap}"),
    ),
    "vests-not-100": (
        ("the vesting shares of `{owner}` add up to {sum}", _NEED_100, "change one of them by {gap}"),
        ("`{owner}` 的归属比例合计为 {sum}", _NEED_100_ZH, "请把其中一项调整 {gap}"),
    ),
    "source-missing": (
        (
            "measure `{measure}` looks at records, and does not say of which source",
            "",
            "add `from` and `date`; or write an expression over other measures",
        ),
        ("指标 `{measure}` 要看记录，却没有写来源", "", "加上 `from` 和 `date`；或者改成由其他指标计算的表达式"),
    ),
    "key-of-records": (
        (
            "`{word}` chooses records, and measure `{measure}` is made of other measures",
            "",
            "say it in those measures, or add `from` and `date`",
        ),
        ("`{word}` 用来挑选记录，而指标 `{measure}` 由其他指标算出", "", "请写在那些指标里，或加上 `from` 和 `date`"),
    ),
    "measure-date-not-a-date": (
        (
            "measure `{measure}` is dated by `{field}`, which is of type {type}",
            "",
            "add `{field}: date` to `types` of source `{source}`",
        ),
        (
            "指标 `{measure}` 按 `{field}` 归入周期，而它的类型是 {type}",
            "",
            "请在来源 `{source}` 的 `types` 中加上 `{field}: date`",
        ),
    ),
    "goal-needed": (
        (
            "`{owner}` compares `{measure}` with its goal, and it has none",
            "the measure is defined at {place}",
            "add `goal: required` there, or a figure",
        ),
        (
            "`{owner}` 要把 `{measure}` 与目标相比，但它没有目标",
            "该指标定义在 {place}",
            "请在那里加上 `goal: required` 或目标值",
        ),
    ),
    "goal-not-positive": (
        ("the goal of `{measure}` is {text}, and nothing can be divided by it", "", "write a goal above 0"),
        ("`{measure}` 的目标是 {text}，达成率无法计算", "", "目标必须大于 0"),
    ),
    "goals-section-missing": (
        (
            "`{measure}` needs a goal for everybody, and this plan names no table of goals",
            "",
            "add a `goals` section, or write the goal here",
        ),
        ("`{measure}` 要求每人有目标，但方案没有写目标表", "", "请加上 `goals` 一节，或在这里写目标值"),
    ),
    "goal-not-a-ratio": (
        ("`{measure}` is a ratio, and its goal `{text}` is not", "from variable `{variable}`", "write `{near}`"),
        ("`{measure}` 是比率，目标 `{text}` 却不是", "来自变量 `{variable}`", "请写 `{near}`"),
    ),
    "goal-not-a-number": (
        (
            "`{measure}` is counted in {unit}, and its goal `{text}` is not a plain number",
            "from variable `{variable}`",
            "write a goal in {unit}",
        ),
        ("`{measure}` 的单位是 {unit}，目标 `{text}` 却不是数字", "来自变量 `{variable}`", "请按 {unit} 写目标"),
    ),
    "goal-per-shorter": (
        (
            "goals of `{measure}` are given for each {per}, and it is measured over each {every}",
            "a goal for a shorter window cannot serve a longer one",
            "write `goal_per: {every}` or longer, or leave it out",
        ),
        (
            "`{measure}` 按 `{every}` 考核，目标却按更短的 `{per}` 给出",
            "短周期的目标不能用于更长的周期",
            "请写 `goal_per: {every}` 或更长，或删去",
        ),
    ),
    "goal-window-unsaid": (
        (
            "`{owner}` compares with a goal over a {over}, and does not say with which one",
            "`whole`: the full goal of that window; `to_date`: the goals of its periods so far",
            "add `goal: whole` or `goal: to_date`",
        ),
        (
            "`{owner}` 在 `{over}` 范围内与目标相比，却没有写用哪个目标",
            "`whole`：整个时段的目标；`to_date`：到目前为止各周期的目标",
            "请加上 `goal: whole` 或 `goal: to_date`",
        ),
    ),
    "shorter-than-measure": (
        (
            "`{owner}` looks at each {every}, and `{measure}` is known for each {other} only",
            "",
            "write `{other}` or longer, or measure more often",
        ),
        (
            "`{owner}` 按 `{every}` 计算，而 `{measure}` 每 `{other}` 才有一个值",
            "",
            "请改为 `{other}` 或更长，或提高指标的频率",
        ),
    ),
    "not-paid-yet": (
        (
            "`{what}` is understood, and not computed yet",
            "no run pays or changes anything by it",
            "leave it out to score the rest",
        ),
        ("`{what}` 可以读懂，但尚未实现计算", "目前的计算不会据此发放或改变任何金额", "去掉它，其余部分就能计算"),
    ),
}
