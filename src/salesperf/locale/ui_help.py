"""Help pages and usage errors: name -> (English, Chinese).

`<command>` says what a command does, `<command>.<parameter>` what one of its parameters is for, `any.<parameter>` one
that commands share; `example.<command>` is a line to try.
"""

HELP = {
    "usage": ("Usage:", "用法："),
    "options-word": ("[OPTIONS]", "[选项]"),
    "command-word": ("COMMAND", "命令"),
    "examples": ("Example:", "示例："),
    "arguments": ("Arguments:", "参数："),
    "options": ("Options:", "选项："),
    "commands": ("Commands:", "命令："),
    "salesperf": (
        "Sales incentive plans as files: scores, ranks and exact pay from your spreadsheets",
        "把销售激励方案写成文件：由表格得出得分、名次和精确到分的薪酬",
    ),
    "example.salesperf": ("salesperf init demo", "salesperf init demo"),
    "init": ("Make a working folder: a plan, sample data, a README", "建立工作文件夹：方案、样例数据和说明"),
    "example.init": ("salesperf init demo --example en-saas", "salesperf init demo --example cn-direct"),
    "init.folder": ("the folder to make", "要建立的文件夹"),
    "init.example": ("which example (by language: cn-direct, en-saas)", "用哪个样例（按语言取 cn-direct 或 en-saas）"),
    "validate": ("Check a plan, and with --data what it reads", "检查方案；加 --data 时也检查它读取的数据"),
    "example.validate": (
        "salesperf validate plan.yaml --data data",
        "salesperf validate plan.yaml --data data",
    ),
    "validate.plans": ("one or more plan files", "一份或多份方案文件"),
    "validate.data": ("folder of the exports: check columns, people, goals", "数据文件夹：检查列、人员和目标"),
    "validate.format": ("text, json or github (default text)", "text、json 或 github（默认 text）"),
    "score": ("The month end: scores, ranks and pay of one period", "月末核算：一个周期的得分、名次和薪酬"),
    "example.score": (
        "salesperf score plan.yaml --period 2026-09 --data data --out out/2026-09",
        "salesperf score plan.yaml --period 2026-09 --data data --out out/2026-09",
    ),
    "score.plan": ("the plan file", "方案文件"),
    "score.period": ("2026-09, 2026-Q3, 2026-H2 or 2026", "2026-09、2026-Q3、2026-H2 或 2026"),
    "score.data": ("folder of the exports", "数据文件夹"),
    "score.out": ("run folder to write; an earlier run there is replaced", "写入的运行文件夹；原有的运行结果会被替换"),
    "score.previous": ("an earlier run folder: show how ranks have moved", "之前的运行文件夹：显示名次的变动"),
    "score.show_pay": ("also pay in ranking.xlsx", "ranking.xlsx 里也列出薪酬"),
    "score.statements": ("also one workbook a person", "另为每人写一份对账单"),
    "score.format": ("text or json (default text)", "text 或 json（默认 text）"),
    "explain": ("One person's pay, from the amount down to the record", "一个人的薪酬，从金额一直到每一笔记录"),
    "example.explain": ("salesperf explain out/2026-09 S101", "salesperf explain out/2026-09 E0107"),
    "explain.run": ("the run folder that `score --out` wrote", "`score --out` 写出的运行文件夹"),
    "explain.person": ("a person's id, or a name that only one has", "工号，或不重名的姓名"),
    "explain.element": ("one element only, by its name in the plan", "只看一项，按方案里的名称"),
    "explain.every": ("list every record, not the first 12 alone", "列出每一笔记录，不止前 12 笔"),
    "explain.format": ("text or json (default text)", "text 或 json（默认 text）"),
    "schema": ("Print the JSON Schema of plans, for editors", "输出方案的 JSON Schema，供编辑器使用"),
    "example.schema": ("salesperf schema > plan.schema.json", "salesperf schema > plan.schema.json"),
    "any.lang": ("zh or en (default: the locale)", "zh 或 en（默认随系统语言）"),
    "any.quiet": ("print problems only", "只输出问题"),
    "any.traceback": ("on a fault of salesperf, print the stack", "程序自身出错时输出调用栈"),
    "any.version": ("print the version", "输出版本号"),
    "any.help": ("show this page", "显示本页"),
}

USAGE = {
    "option": ("there is no option `{name}`", "没有选项 `{name}`"),
    "command": ("there is no command `{name}`", "没有命令 `{name}`"),
    "command-missing": ("a command is missing", "缺少命令"),
    "missing": ("`{name}` is missing", "缺少 `{name}`"),
    "value": ("`{value}` is not one of {known} (`{name}`)", "`{name}` 只能取 {known}，不能是 `{value}`"),
    "value-missing": ("`{name}` is given without a value", "`{name}` 后面缺少取值"),
    "extra": ("`{name}` is one argument too many", "多了参数 `{name}`"),
    "statements": ("--statements is not there yet: leave it out", "--statements 尚未实现：请去掉这个选项"),
    "near": ("hint: did you mean `{near}`?", "hint: 是不是 `{near}`？"),
    "try": ("hint: `{command} --help` shows what there is", "hint: 用 `{command} --help` 查看用法"),
}
