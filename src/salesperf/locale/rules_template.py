"""Rules about a company's own layout of statements: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "template-unreadable": (
        ("the template cannot be read: {why}", "", "save it as an Excel workbook (.xlsx)"),
        ("模板读不出来：{why}", "", "请另存为 Excel 工作簿（.xlsx）"),
    ),
    "template-unknown-name": (
        ("the template has the name `{name}`, and nothing is called so", "known: {known}", "did you mean `{near}`?"),
        ("模板里的名称 `{name}` 不对应任何内容", "可用的名称：{known}", "是否想写 `{near}`？"),
    ),
    "template-name-without-cell": (
        ("the name `{name}` stands for no cell of the template", "it says `{refers}`", "let it refer to one cell"),
        ("模板里的名称 `{name}` 没有指向单元格", "它写的是 `{refers}`", "请让它指向一个单元格"),
    ),
    "template-without-names": (
        ("the template names no cell to fill", "known: {known}", "name the cells, each for what it is to show"),
        ("模板里没有可以填写的名称", "可用的名称：{known}", "请给要填写的单元格定义名称"),
    ),
    "template-no-room": (
        (
            "`{name}` has {count} rows for {person}, and {cell} below it is taken",
            "",
            "put lists side by side, with nothing below them",
        ),
        ("`{name}` 对 {person} 有 {count} 行，而下方的 {cell} 已有内容", "", "请把清单并排放置，下方留空"),
    ),
}
