"""How findings are counted and places named: name -> (English, Chinese); `one|many` where the count decides."""

FINDINGS = {
    "errors": ("{count} error|{count} errors", "{count} 个错误"),
    "warnings": ("{count} warning|{count} warnings", "{count} 个警告"),
    "separator": (", ", "，"),
    "none": ("no problems found", "没有发现问题"),
}

PLACE = {
    "sheet": ("sheet {sheet}", "工作表 {sheet}"),
    "cell": ("cell {cell}", "单元格 {cell}"),
    "row": ("row {row}", "第 {row} 行"),
    "column": ("column {letter}", "{letter} 列"),
    "header": (" (column `{header}`)", "（列 `{header}`）"),
    "separator": (", ", "，"),
}
