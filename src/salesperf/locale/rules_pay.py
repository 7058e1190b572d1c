"""Rules about tables, scores and pay: name -> ((message, note, hint) in English, the same in Chinese)."""

_VARIABLE = "from variable `{variable}`"
_VARIABLE_ZH = "来自变量 `{variable}`"
_NEAR = "write `{near}`"
_NEAR_ZH = "请写 `{near}`"

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "tiers-not-rising": (
        (
            "the bound `{bound}` does not lie above `{before}`, the one before it",
            "tiers rise; `from: {before}` then `above: {before}` makes a tier of one point",
            "write the bounds from low to high",
        ),
        (
            "下限 `{bound}` 没有高于前一档的 `{before}`",
            "各档下限逐档升高；`from: {before}` 之后写 `above: {before}` 表示单点档",
            "请把各档下限从低到高排列",
        ),
    ),
    "matrix-mode": (
        ("`{table}` has two axes, and `{mode}` knows one", "", "write `step` or `interpolated`"),
        ("`{table}` 有两个维度，而 `{mode}` 只能有一个", "", "请写 `step` 或 `interpolated`"),
    ),
    "value-not-of-mode": (
        (
            "a tier of mode `{mode}` has no `{word}`",
            "it has: {known}",
            "write one of these, or give the tier a `mode` of its own",
        ),
        ("`{mode}` 方式的档没有 `{word}`", "可以写：{known}", "请写其中之一，或给这一档单独写 `mode`"),
    ),
    "no-line-between": (
        (
            "no straight line leads from a `{before}` to a `{word}`",
            "the tier before is interpolated",
            "write `{before}` here too",
        ),
        ("`{before}` 与 `{word}` 之间无法连成直线", "前一档是线性插值", "这里也写 `{before}`"),
    ),
    "values-without-across": (
        ("a list of values needs a second axis", "", "add `across` to rate table `{table}`, or write one value"),
        ("一列数值需要第二个维度", "", "请在费率表 `{table}` 中加上 `across`，或只写一个值"),
    ),
    "values-without-by": (
        ("values by word need to know the words of what", "", "add `by` to rate table `{table}`, or write one value"),
        ("按词取值时要写明是哪个字段的词", "", "请在费率表 `{table}` 中加上 `by`，或只写一个值"),
    ),
    "row-not-as-wide": (
        ("there are {needed} bounds across, and {given} values here", "", "write one value for each bound of `across`"),
        ("横向有 {needed} 个下限，这里却有 {given} 个值", "", "请为 `across` 的每个下限各写一个值"),
    ),
    "multiple-of-nothing": (
        ("`{text}` is a multiple, and rate table `{table}` has no `base_rate`", "", "add `base_rate`, or write a rate"),
        ("`{text}` 是倍数，而费率表 `{table}` 没有 `base_rate`", "", "请加上 `base_rate`，或直接写费率"),
    ),
    "rate-beside-base-rate": (
        (
            "`{text}` is no multiple of the `base_rate` of rate table `{table}`",
            "",
            "write a multiple such as `1.5x`, or remove `base_rate`",
        ),
        (
            "费率表 `{table}` 有 `base_rate`，`{text}` 却不是它的倍数",
            "",
            "请写成 `1.5x` 这样的倍数，或删除 `base_rate`",
        ),
    ),
    "value-not-money": (
        ("`{text}` is not an amount, and money belongs here", _VARIABLE, "write an amount, such as `1_500`"),
        ("`{text}` 不是金额，这里应是金额", _VARIABLE_ZH, "请写金额，例如 `1_500`"),
    ),
    "value-not-a-ratio": (
        ("`{text}` is a plain number, and a ratio belongs here", "", _NEAR),
        ("`{text}` 是普通数字，这里应是比率", "", _NEAR_ZH),
    ),
    "bound-not-a-ratio": (
        ("the table is entered with `{entered}`, a ratio, and the bound `{text}` is a plain number", "", _NEAR),
        ("入表量 `{entered}` 是比率，下限 `{text}` 却是普通数字", "", _NEAR_ZH),
    ),
    "bound-not-a-number": (
        (
            "the table is entered with `{entered}`, which is no ratio, and the bound `{text}` is one",
            "",
            "write an amount or a count, such as `50_000`",
        ),
        ("入表量 `{entered}` 不是比率，下限 `{text}` 却是比率", "", "请写金额或数量，例如 `50_000`"),
    ),
    "table-gives-other": (
        (
            "`{owner}` needs a table of {wanted}, and `{table}` gives `{gives}`",
            "the table is defined at {place}",
            "name a table that gives {wanted}",
        ),
        (
            "`{owner}` 需要给出 {wanted} 的表，而 `{table}` 给出的是 `{gives}`",
            "该表定义在 {place}",
            "请换一张给出 {wanted} 的表",
        ),
    ),
    "table-entered-otherwise": (
        (
            "`{table}` is entered with `{enter}`, which `{owner}` does not have",
            "the table is defined at {place}",
            "here it can be entered with {known}, or a reference",
        ),
        ("`{table}` 的入表量是 `{enter}`，而 `{owner}` 没有这个量", "该表定义在 {place}", "这里可用：{known}，或引用"),
    ),
    "marginal-off-base": (
        (
            "`{table}` is marginal and entered with `{enter}`, and `{owner}` pays on something else",
            "only what is paid on can be priced part by part",
            "write `retroactive`, `step` or `interpolated`",
        ),
        (
            "`{table}` 是超额累进，入表量是 `{enter}`，而 `{owner}` 的计提基数是别的量",
            "只有计提基数本身才能分段计价",
            "请写 `retroactive`、`step` 或 `interpolated`",
        ),
    ),
    "amount-beside-pay": (
        ("`{element}` has an amount, and its table `{table}` gives money already", "", "remove one of them"),
        ("`{element}` 写了金额，而它的表 `{table}` 已经给出金额", "", "请只保留一个"),
    ),
    "amount-missing": (
        ("`{element}` does not say of which amount it pays a part", "", "add `amount`, or a table of `pay`"),
        ("`{element}` 没有写按多少金额发放", "", "请加上 `amount`，或改用给出 `pay` 的表"),
    ),
    "payout-missing": (
        (
            "`{element}` pays in full whatever happens",
            "a bonus depends on a scorecard, a measure, a table or a gate",
            "add one of them, or write `kind: fixed`",
        ),
        (
            "`{element}` 无论结果如何都全额发放",
            "奖金要取决于记分卡、指标、费率表或门槛",
            "请加上其中之一，或写 `kind: fixed`",
        ),
    ),
    "percent-rate-on-units": (
        (
            "`{text}` is a percentage, and `{owner}` is paid on {unit}",
            _VARIABLE,
            "write money for each of them, such as `50`",
        ),
        ("`{text}` 是百分比，而 `{owner}` 按 {unit} 计提", _VARIABLE_ZH, "请写每单位的金额，例如 `50`"),
    ),
    "per-unit-rate-on-money": (
        ("`{text}` is a plain number, and `{owner}` is a share of money", _VARIABLE, _NEAR),
        ("`{text}` 是普通数字，而 `{owner}` 按金额的比例计提", _VARIABLE_ZH, _NEAR_ZH),
    ),
    "rate-over-100": (
        ("`{text}` is more than the whole: `{owner}` is a share of money", _VARIABLE, "write a rate of at most `100%`"),
        ("`{owner}` 的费率 `{text}` 超过了 100%", _VARIABLE_ZH, "请写不超过 `100%` 的费率"),
    ),
    "negative-rate": (
        ("a rate on money is not negative: `{text}`", _VARIABLE, "a deduction is a negative `pay`"),
        ("金额的费率不能为负：`{text}`", _VARIABLE_ZH, "要扣款请写负的 `pay`"),
    ),
    "limit-of-nothing": (
        ("`{text}` limits `{owner}` to a share of nothing named", "", "add `of`, or write an amount"),
        ("`{owner}` 的限额 `{text}` 没有写是谁的比例", "", "请加上 `of`，或写金额"),
    ),
    "factor-not-a-ratio": (
        ("`{text}` is a plain number, and a factor is a ratio or a multiple", _VARIABLE, "write `{near}`, or `1.5x`"),
        ("`{text}` 是普通数字，系数要写成比率或倍数", _VARIABLE_ZH, "请写 `{near}`，或 `1.5x`"),
    ),
    "score-missing-unsaid": (
        (
            "a score may be missing in `{card}`, and the plan does not say what happens then",
            "may be missing: {measures}",
            "add `missing: redistribute`, `zero`, `leave_out` or `stop`",
        ),
        (
            "`{card}` 的得分可能缺失，但方案没有写缺失时怎么办",
            "可能缺失的指标：{measures}",
            "请加上 `missing: redistribute`、`zero`、`leave_out` 或 `stop`",
        ),
    ),
    "gate-missing-unsaid": (
        (
            "`{figure}` may be missing, and the gate of `{owner}` does not say what happens then",
            "",
            "add `missing: pass`, `fail` or `stop`",
        ),
        ("`{figure}` 可能缺失，但 `{owner}` 的门槛没有写缺失时怎么办", "", "请加上 `missing: pass`、`fail` 或 `stop`"),
    ),
    "factor-missing-unsaid": (
        (
            "`{figure}` may be missing, and `{owner}` does not say what it is multiplied with then",
            "",
            "add `missing: pass` (no factor) or `stop`",
        ),
        ("`{figure}` 可能缺失，但 `{owner}` 没有写缺失时的系数", "", "请加上 `missing: pass`（不乘系数）或 `stop`"),
    ),
    "tier-jump": (
        (
            "pay leaps at a bound of rate table `{table}`: {jumps}",
            "at its bounds a little more or less makes all that difference",
            "leave it if that is meant; `marginal` and `interpolated` do not leap",
        ),
        (
            "费率表 `{table}` 在界限处有跳变：{jumps}",
            "在界限上多一点或少一点，差额就有这么大",
            "若本意如此，可不理会；`marginal` 和 `interpolated` 没有跳变",
        ),
    ),
    "gate-without-comparison": (
        ("the gate does not say what `{figure}` must be", "", "add `at_least`, `above`, `at_most`, `below` or `is`"),
        ("门槛没有写 `{figure}` 要达到多少", "", "请加上 `at_least`、`above`、`at_most`、`below` 或 `is`"),
    ),
    "gate-not-a-ratio": (
        ("`{figure}` is a ratio, and `{text}` is a plain number", _VARIABLE, _NEAR),
        ("`{figure}` 是比率，`{text}` 却是普通数字", _VARIABLE_ZH, _NEAR_ZH),
    ),
    "gate-not-a-number": (
        ("`{figure}` is no ratio, and `{text}` is one", _VARIABLE, "write a plain number, or compare an attainment"),
        ("`{figure}` 不是比率，`{text}` 却是比率", _VARIABLE_ZH, "请写普通数字，或改为比较达成率"),
    ),
    "gate-never-opens": (
        ("`{figure}` never gets there: this gate stays shut", "its reach: {reach}", "write a bound inside its reach"),
        ("`{figure}` 不可能达到这个值：门槛永远过不了", "它的范围：{reach}", "请写范围之内的值"),
    ),
    "over-shorter": (
        ("`{owner}` is paid for each {every}, and its gate looks over a {over} only", "", "remove `over`"),
        ("`{owner}` 按 `{every}` 计算，门槛却只看一个 `{over}`", "", "请删除 `over`"),
    ),
    "else-without-base": (
        ("`{owner}` has no base that another rate could price", "", "write a ratio after `else`"),
        ("`{owner}` 没有可以改用其他费率计价的基数", "", "`else` 之后请写比率"),
    ),
}
