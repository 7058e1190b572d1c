"""Rules about plan: name -> ((message, note, hint) in English, the same in Chinese)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # the file
    "plan-not-found": (
        ("there is no file `{path}`", "plans there: {there}", "did you mean `{near}`?"),
        ("没有文件 `{path}`", "该处的方案：{there}", "是否想写 `{near}`？"),
    ),
    "plan-unreadable": (
        ("`{path}` cannot be read: {reason}", "", "name a plan file that you may read"),
        ("无法读取 `{path}`：{reason}", "", "请指明一份可以读取的方案文件"),
    ),
    "file-too-large": (
        ("the plan has {size} bytes; {most} are allowed", "", "a plan is text: keep the data in files of its own"),
        ("方案文件有 {size} 字节，最多允许 {most} 字节", "", "方案只写规则，数据请放在单独的文件里"),
    ),
    "not-utf-8": (
        ("byte {offset} ({byte}) is not UTF-8 text", "", "the file looks like {near}: save it as UTF-8"),
        ("第 {offset} 字节（{byte}）不是 UTF-8 文本", "", "文件像是 {near} 编码，请另存为 UTF-8"),
    ),
    "control-character": (
        ("an invisible character ({code}) stands here", "", "delete it and type the text again"),
        ("此处有一个看不见的字符（{code}）", "", "请删除后重新输入"),
    ),
    "empty-plan": (
        ("the plan is empty", "", "`salesperf init` writes one to start from"),
        ("方案是空的", "", "可用 `salesperf init` 生成一份作为起点"),
    ),
    "root-not-a-map": (
        ("a plan consists of keys and values, such as `plan: field-sales`",),
        ("方案由键和值组成，例如 `plan: field-sales`",),
    ),
    "several-documents": (
        ("a second document starts here", "", "one file holds one plan: remove the line `---`"),
        ("此处开始了第二个文档", "", "一个文件只写一份方案，请删除 `---` 这一行"),
    ),
    # the writing
    "tab-indent": (
        ("the line is indented with a tab", "", "use spaces"),
        ("这一行用制表符缩进", "", "请改用空格"),
    ),
    "full-width-colon": (
        ("a full-width colon `：` stands here", "", "write `: ` (colon and space)"),
        ("此处是全角冒号 `：`", "", "请写半角冒号加空格 `: `"),
    ),
    "missing-colon": (
        (
            "this line is neither `key: value` nor part of the text above it",
            "",
            "write a colon and a space after the key",
        ),
        ("这一行既不是 `键: 值`，也不是上一行文字的延续", "", "请在键后写半角冒号加空格"),
    ),
    "colon-in-text": (
        ("a second `: ` in one value", "", "quote a text that holds `: `, or indent the line like its neighbours"),
        ("一个值里出现了第二个 `: `", "", "含有 `: ` 的文字要加引号；若是新的键，请与相邻各行对齐"),
    ),
    "unclosed-quote": (
        ("the quote {sign} that opens here is never closed", "", "write it again where the text ends"),
        ("此处的引号 {sign} 没有配对", "", "请在文字结尾处再写一个"),
    ),
    "unclosed-bracket": (
        (
            "the `{sign}` that opens here is not closed, or a comma is missing in it",
            "",
            "close as many brackets as you open, and put a comma between two items",
        ),
        ("此处的 `{sign}` 没有配对，或其中缺少逗号", "", "请检查括号是否成对、各项之间是否有逗号"),
    ),
    "stray-bracket": (
        ("this `{sign}` closes nothing", "", "remove it"),
        ("这个 `{sign}` 没有与之配对的开括号", "", "请删除"),
    ),
    "quotes-needed": (
        ("a text cannot begin with `{sign}` here", "", "put it into quotes"),
        ("此处的文字不能以 `{sign}` 开头", "", "请加引号"),
    ),
    "wrong-indent": (
        ("the line is not indented like its neighbours", "", "begin it in the same column as they do"),
        ("这一行的缩进与相邻各行不一致", "", "请与它们从同一列开始"),
    ),
    "broken-yaml": (
        ("this is not YAML", "the reader says: {problem}", "in single quotes no sign has a meaning of its own"),
        ("不符合 YAML 语法", "解析器提示：{problem}", "放进单引号，任何符号都只是文字"),
    ),
    "too-deep": (
        ("more than {most} levels, one inside the other", "", "close the brackets that are open before this one"),
        ("嵌套超过 {most} 层", "", "请先闭合前面的括号"),
    ),
    "duplicate-key": (
        ("`{key}` stands twice in one map", "first in line {line}", "rename or remove one of them"),
        ("同一处写了两次 `{key}`", "第一次在第 {line} 行", "请改名或删除其中一个"),
    ),
    "key-not-a-text": (
        ("a key must be a word", "", "write `key: value`"),
        ("键必须是一个词", "", "请写成 `键: 值`"),
    ),
    "anchor-or-alias": (
        (
            "`{name}` is an anchor or alias",
            "",
            "plans do not use them: write the value out, as a variable, or in a base plan (`extends`)",
        ),
        ("`{name}` 是锚点或别名", "", "方案中不使用：请直接写出值，或用变量（variables）、基础方案（extends）"),
    ),
    "merge-key": (
        ("`<<` is not used in plans", "", "write the keys out, or use a base plan (`extends`)"),
        ("方案中不使用 `<<`", "", "请直接写出各键，或用基础方案（extends）"),
    ),
    "explicit-tag": (
        ("`{tag}` is a tag, and plans do not use them", "", "write the text alone, in quotes if it begins with `!`"),
        ("`{tag}` 是标签，方案中不使用", "", "只写文字本身；以 `!` 开头的文字要加引号"),
    ),
    # put together from two files
    "path-outside": (
        ("`{text}` leads out of its folder", "", "put the file into the folder or one below it"),
        ("`{text}` 指向文件夹之外", "", "请把文件放进该文件夹或其子文件夹"),
    ),
    "base-not-found": (
        ("there is no base plan `{text}` beside this plan", "plans there: {there}", "did you mean `{near}`?"),
        ("本方案旁边没有基础方案 `{text}`", "该处的方案：{there}", "是否想写 `{near}`？"),
    ),
    "extends-twice": (
        (
            "a base plan cannot extend another one",
            "",
            "plans extend one level deep: move what is shared into this file",
        ),
        ("基础方案不能再继承另一份方案", "", "只能继承一层：请把共用内容移到本文件"),
    ),
    "nothing-to-remove": (
        ("there is no `{text}` to remove", "there is: {known}", "did you mean `{near}`?"),
        ("没有可删除的 `{text}`", "现有：{known}", "是否想写 `{near}`？"),
    ),
    # keys
    "unknown-key": (
        ("`{key}` is not a key of `{where}`", "keys here: {known}", "did you mean `{near}`?"),
        ("`{where}` 中没有 `{key}` 这个键", "此处的键：{known}", "是否想写 `{near}`？"),
    ),
    "missing-key": (
        ("`{where}` lacks `{key}`", "", "add `{key}: …` there"),
        ("`{where}` 缺少 `{key}`", "", "请在该处加上 `{key}: …`"),
    ),
    "missing-choice": (
        ("`{where}` needs one of {keys}", "", "add the one that is meant"),
        ("`{where}` 需要写 {keys} 之一", "", "请加上其中一个"),
    ),
    "keys-exclude": (
        ("`{key}` and `{other}` exclude each other", "", "keep one of them"),
        ("`{key}` 与 `{other}` 不能同时写", "", "请只保留一个"),
    ),
    "key-needs": (
        ("`{key}` needs `{other}` beside it", "", "add `{other}`, or remove `{key}`"),
        ("写了 `{key}`，就还要写 `{other}`", "", "请加上 `{other}`，或删除 `{key}`"),
    ),
    "empty-value": (
        ("nothing is written here", "", "write a value, or remove the key"),
        ("此处没有内容", "", "请写上值，或删除这个键"),
    ),
    "more-findings": (
        ("{count} more findings are not listed", "", "mend the ones above first"),
        ("还有 {count} 个问题未列出", "", "请先修改上面的问题"),
    ),
    # shapes
    "not-a-map": (
        ("`{where}` takes keys and values, not this", "", "write them in lines of their own, indented"),
        ("`{where}` 之下应是若干 `键: 值`", "", "请另起行、缩进后逐个写出"),
    ),
    "not-a-list": (
        ("`{where}` takes a list", "", "write `[a, b]`, or lines that begin with `- `"),
        ("`{where}` 应是列表", "", "写成 `[a, b]`，或每行以 `- ` 开头"),
    ),
    "not-a-scalar": (
        (
            "`{where}` takes a single value, not a list or a map",
            "",
            "write it without brackets, on the line of its key",
        ),
        ("`{where}` 应是单个值，不能是列表或键值对", "", "请去掉括号，写在键的同一行"),
    ),
    "unexpected-text": (
        (
            "`{text}` is a text, and `{where}` takes a list or a map",
            "",
            "write `[a, b]`, or keys and values in lines of their own",
        ),
        ("`{where}` 应是列表或键值对，不能是文字 `{text}`", "", "写成 `[a, b]`，或另起行逐个写出 `键: 值`"),
    ),
    "unexpected-list": (
        ("`{where}` does not take a list", "", "write it without `[ ]`"),
        ("`{where}` 不能是列表", "", "请去掉 `[ ]`"),
    ),
    "unexpected-map": (
        ("`{where}` does not take keys of its own", "", "write a word, or a list: `[{{…}}]`"),
        ("`{where}` 之下不能再写键", "", "请写一个词，或写成列表 `[{{…}}]`"),
    ),
    "wrong-length": (
        ("`{where}` takes exactly two items", "", "write the lowest and the highest: `[-2, 2]`"),
        ("`{where}` 只能写两项", "", "请写最低和最高：`[-2, 2]`"),
    ),
    # words
    "unknown-word": (
        ("`{word}` is not a word for `{where}`", "words here: {known}", "did you mean `{near}`?"),
        ("`{where}` 不能写 `{word}`", "可选：{known}", "是否想写 `{near}`？"),
    ),
    "reserved-word": (
        ("`{text}` cannot be used: YAML readers take it for a truth value or for nothing", "", "choose another word"),
        ("不能使用 `{text}`：YAML 会把它当成真假值或空值", "", "请换一个词"),
    ),
    "not-a-name": (
        ("`{text}` is not a name", "names are `snake_case`: small letters, digits, `_`", "write `{near}`"),
        ("`{text}` 不能作名称", "名称用小写字母、数字和下划线，以字母开头", "请写 `{near}`"),
    ),
    "not-a-reference": (
        ("`{text}` does not name anything", "names look like `revenue` or `revenue.attainment`", "write `{near}`"),
        ("`{text}` 不是名称", "名称形如 `revenue` 或 `revenue.attainment`", "请写 `{near}`"),
    ),
    "not-an-id": (
        ("`{text}` goes into file names", "", "use letters, digits, `.`, `_` and `-` alone"),
        ("`{text}` 会用于文件名", "", "只用文字、数字、`.`、`_` 和 `-`"),
    ),
    "not-a-timezone": (
        ("`{text}` is not a time zone", "", "write its IANA name, such as `Asia/Shanghai`"),
        ("`{text}` 不是时区", "", "请写 IANA 名称，例如 `Asia/Shanghai`"),
    ),
    "not-a-currency": (
        (
            "`{text}` is not a currency",
            "a currency is its code of three capital letters, such as `CNY`",
            "write `{near}`",
        ),
        ("`{text}` 不是币种", "币种写三个大写字母的代码，例如 `CNY`", "请写 `{near}`"),
    ),
    # figures
    "bare-ratio": (
        ("`{text}` says neither percent nor fraction", "", "write `{near}`"),
        ("`{text}` 没有写百分号", "", "请写 `{near}`"),
    ),
    "not-a-ratio": (
        ("`{text}` is not a ratio", "ratios look like `1.5%` or `1/3`", "write `{near}`"),
        ("`{text}` 不是比率", "比率形如 `1.5%` 或 `1/3`", "请写 `{near}`"),
    ),
    "not-a-multiple": (
        ("`{text}` is not a multiple", "multiples look like `1.5x`", "write `{near}`"),
        ("`{text}` 不是倍数", "倍数形如 `1.5x`", "请写 `{near}`"),
    ),
    "not-a-number": (
        ("`{text}` is not a number", "numbers look like `5_000.00`", "write `{near}`"),
        ("`{text}` 不是数字", "数字形如 `5_000.00`", "请写 `{near}`"),
    ),
    "not-a-count": (
        ("`{text}` is not a whole number from 0", "", "write `{near}`"),
        ("`{text}` 不是非负整数", "", "请写 `{near}`"),
    ),
    "not-a-value": (
        ("`{text}` is neither a figure nor a name", "figures look like `5%`, `1.5x`, `5_000`; names like `base_pct`"),
        ("`{text}` 既不是数值也不是名称", "数值形如 `5%`、`1.5x`、`5_000`；名称形如 `base_pct`"),
    ),
    "divided-by-zero": (
        ("`{text}` divides by zero", "", "write a percentage, or another divisor"),
        ("`{text}` 的除数是零", "", "请写百分比，或换一个除数"),
    ),
    "too-many-digits": (
        ("`{text}` has {digits} digits; {most} are allowed", "", "check how many there should be"),
        ("`{text}` 有 {digits} 位，最多 {most} 位", "", "请核对位数"),
    ),
    "full-width-figure": (
        ("`{text}` is written with full-width signs", "", "write `{near}`"),
        ("`{text}` 用了全角字符", "", "请写 `{near}`"),
    ),
    "comma-in-number": (
        ("`{text}` holds a comma", "a comma ends a value inside `[ ]` and `{{ }}`", "write `{near}`"),
        ("`{text}` 含有逗号", "在 `[ ]` 和 `{{ }}` 里逗号表示一项结束", "请写 `{near}`"),
    ),
    "exponent-in-number": (
        ("`{text}` is written with an exponent", "", "write `{near}`"),
        ("`{text}` 用了科学计数法", "", "请写 `{near}`"),
    ),
    "unit-in-number": (
        ("`{text}` holds a unit", "", "write `{near}`"),
        ("`{text}` 带有单位", "", "请写 `{near}`"),
    ),
    "leading-zero": (
        (
            "`{text}` begins with a zero",
            "YAML may take it for octal, or for the end of `1,000`",
            "write `{near}`",
        ),
        ("`{text}` 以零开头", "YAML 可能把它当成八进制，也可能是 `1,000` 的后半截", "请写 `{near}`"),
    ),
    "uneven-grouping": (
        ("`{text}` is not grouped by threes", "", "write `{near}`"),
        ("`{text}` 没有按三位分组", "", "请写 `{near}`"),
    ),
    # dates
    "unreadable-date": (
        ("`{text}` is not a date", "dates look like `2026-07-01`", "write `{near}`"),
        ("`{text}` 不是日期", "日期形如 `2026-07-01`", "请写 `{near}`"),
    ),
    "no-such-day": (
        ("there is no day `{text}`", "", "check the month and the day"),
        ("没有 `{text}` 这一天", "", "请核对月和日"),
    ),
    "not-a-month-day": (
        ("`{text}` is not a day of the year", "", "write month and day: `04-01`"),
        ("`{text}` 不是一年中的日期", "", "请写月和日，例如 `04-01`"),
    ),
    "not-a-season": (
        ("`{text}` is not a part of the year", "", "write `Q1` to `Q4`, or `M01` to `M12`"),
        ("`{text}` 不是一年中的时段", "", "请写 `Q1` 到 `Q4`，或 `M01` 到 `M12`"),
    ),
    "not-a-duration": (
        ("`{text}` is not a length of time", "lengths look like `180 days`, `6 months`, `1 year`", "write `{near}`"),
        ("`{text}` 不是时长", "时长形如 `180 days`、`6 months`、`1 year`", "请写 `{near}`"),
    ),
}
