"""Rules about data: name -> ((message, note, hint) in English, the same in Chinese)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # files
    "file-not-found": (
        ("no file matches `{pattern}` in `{folder}`", "files there: {there}", "did you mean `{near}`?"),
        ("`{folder}` 中没有与 `{pattern}` 相符的文件", "该处的文件：{there}", "是否想写 `{near}`？"),
    ),
    "file-outside-data": (
        ("`{pattern}` leads out of the data folder `{folder}`", "", "put the file into the data folder"),
        ("`{pattern}` 指向数据文件夹 `{folder}` 之外", "", "请把文件放进数据文件夹"),
    ),
    "file-empty": (
        ("the file is empty", "", "export it again"),
        ("文件是空的", "", "请重新导出"),
    ),
    "file-not-permitted": (
        ("the file may not be read", "", "close it in other programs, or ask for the right to read it"),
        ("没有读取该文件的权限", "", "请在其他程序中关闭它，或申请读取权限"),
    ),
    "file-is-no-table": (
        ("this is {kind}, not a table", "", "open it in a spreadsheet program and save it as xlsx or CSV"),
        ("这是 {kind} 文件，不是表格", "", "请用电子表格软件打开，另存为 xlsx 或 CSV"),
    ),
    "workbook-encrypted": (
        ("the workbook is protected by a password", "", "save it without a password"),
        ("工作簿设有打开密码", "", "请去掉密码后另存"),
    ),
    "workbook-damaged": (
        ("the workbook cannot be read: {why}", "", "open it in a spreadsheet program and save it again"),
        ("工作簿无法读取：{why}", "", "请用电子表格软件打开后重新保存"),
    ),
    "workbook-part-twice": (
        (
            "the workbook holds the part `{part}` twice, and programs disagree on which counts",
            "",
            "open it in a spreadsheet program and save it again",
        ),
        ("工作簿中有两份 `{part}`，各软件取哪一份并不一致", "", "请用电子表格软件打开后重新保存"),
    ),
    "workbook-too-large": (
        (
            "the workbook is not opened: `{part}` would unpack to {size}",
            "",
            "save the sheet that is read as a workbook of its own, or as CSV",
        ),
        ("未打开该工作簿：`{part}` 解压后将达 {size}", "", "请把要读取的工作表单独另存，或存为 CSV"),
    ),
    "workbook-doctype": (
        (
            "the workbook is not opened: `{part}` declares a document type, which can pull in other text or files",
            "",
            "no spreadsheet program writes one: find out where the file comes from",
        ),
        (
            "未打开该工作簿：`{part}` 声明了文档类型（DOCTYPE），可能引入其他内容或文件",
            "",
            "电子表格软件不会写出这种内容：请查明文件来源",
        ),
    ),
    "sheet-too-sparse": (
        (
            "the sheet reaches to {cell}, but holds only {filled} cells",
            "",
            "delete the cell far away, or copy the table into a new sheet",
        ),
        ("工作表延伸到 {cell}，却只有 {filled} 个单元格", "", "请删除远处的单元格，或把表格复制到新工作表"),
    ),
    "unknown-sheet": (
        ("there is no sheet `{sheet}`", "sheets here: {there}", "did you mean `{near}`?"),
        ("没有名为 `{sheet}` 的工作表", "现有工作表：{there}", "是否想写 `{near}`？"),
    ),
    "no-visible-sheet": (
        ("no visible sheet to read", "sheets here: {there}", "name a hidden sheet with `sheet`, or unhide it"),
        ("没有可读的可见工作表", "现有工作表：{there}", "请用 `sheet` 指明隐藏的工作表，或取消隐藏"),
    ),
    "hidden-sheet-ignored": (
        (
            "the hidden sheet `{sheet}` has the same columns and is not read",
            "`{used}` is read",
            "if it is the right one, name it with `sheet`",
        ),
        ("隐藏的工作表 `{sheet}` 也有这些列，但未读取", "读取的是 `{used}`", "如需读取，请用 `sheet` 指明"),
    ),
    "hidden-rows-read": (
        (
            "hidden rows are read like all others: {rows}",
            "",
            "delete the rows that do not count, or filter with `where`",
        ),
        ("隐藏的行照常读取：{rows}", "", "不应计入的行请删除，或用 `where` 筛除"),
    ),
    "hidden-columns-read": (
        ("hidden columns are read: {columns}", "", "unhide them, or leave them out of `columns`"),
        ("隐藏的列照常读取：{columns}", "", "请取消隐藏，或从 `columns` 中去掉"),
    ),
    "merged-cells-filled": (
        (
            "merged cells: the text is repeated in rows {rows}",
            "amounts are never repeated",
            "undo the merge if the text is meant for its first row alone",
        ),
        ("合并单元格：其内容已填入第 {rows} 行", "金额从不重复填入", "若只属于第一行，请取消合并"),
    ),
    "parquet-small-table": (
        ("people and goals are not read from Parquet", "", "save this table as CSV or xlsx"),
        ("人员与目标不能从 Parquet 读取", "", "请把这张表另存为 CSV 或 xlsx"),
    ),
    # encodings
    "encoding-mixed": (
        ("most of the file is UTF-8, but not this row", "", "save the whole file as UTF-8"),
        ("文件大部分是 UTF-8，这一行却不是", "", "请把整个文件存为 UTF-8"),
    ),
    "encoding-wrong": (
        ("the bytes of this row are not `{encoding}`", "", "leave `encoding` out, or save the file as UTF-8"),
        ("这一行的字节不是 `{encoding}`", "", "请去掉 `encoding`，或把文件存为 UTF-8"),
    ),
    "encoding-unknown": (
        (
            "the file is neither UTF-8 nor GB18030",
            "it may be `{guess}`",
            "declare it with `encoding`, or save the file as UTF-8",
        ),
        ("文件既不是 UTF-8 也不是 GB18030", "可能是 `{guess}`", "请用 `encoding` 声明，或把文件存为 UTF-8"),
    ),
    "encoding-guessed": (
        ("read as `{encoding}`, which the file does not say", "", "declare it with `encoding: {encoding}`"),
        ("按 `{encoding}` 读取，文件本身并未标明", "", "请用 `encoding: {encoding}` 声明"),
    ),
    "unknown-encoding": (
        ("`{encoding}` is no encoding", "", "for example `utf-8`, `gb18030`, `utf-16-le`, `cp1252`"),
        ("没有名为 `{encoding}` 的编码", "", "例如 `utf-8`、`gb18030`、`utf-16-le`、`cp1252`"),
    ),
    # headers and rows
    "no-header-row": (
        ("no row holds the headers", "", "check the sheet, or say where they are with `header_row`"),
        ("找不到表头行", "", "请检查工作表，或用 `header_row` 指明表头所在行"),
    ),
    "header-row-found": (
        ("the headers were found in row {row}; the rows above are not read", "", "`header_row: {row}` says so"),
        ("表头在第 {row} 行，其上各行不读取", "", "可写明 `header_row: {row}`"),
    ),
    "unknown-header": (
        ("there is no column `{header}` in row {row}", "columns there: {there}", "did you mean `{near}`?"),
        ("第 {row} 行没有 `{header}` 这一列", "现有的列：{there}", "是否想写 `{near}`？"),
    ),
    "duplicate-header": (
        ("the column `{header}` is there more than once: {letters}", "", "rename all but one of them"),
        ("`{header}` 这一列出现多次：{letters}", "", "请只保留一个，其余改名"),
    ),
    "row-width": (
        ("the row has {got} fields, the header {wanted}", "", "put quotes around a text that holds the delimiter"),
        ("这一行有 {got} 个字段，表头有 {wanted} 个", "", "内容含分隔符时请加引号"),
    ),
    "all-rows-width": (
        (
            "every row has {got} fields, but the header {wanted}",
            "",
            "give each column one header, and put quotes around a text that holds the delimiter",
        ),
        ("每一行都有 {got} 个字段，表头却有 {wanted} 个", "", "请让每一列都有且只有一个表头；内容含分隔符时请加引号"),
    ),
    "header-repeated": (
        ("the headers again: no record", "", "delete the row, or put the second table into a file of its own"),
        ("表头重复出现，不是记录", "", "请删去这一行，或把第二张表另存为文件"),
    ),
    "quote-not-closed": (
        ("a quote opens here and never closes", "", 'write `""` for a quote inside a quoted text'),
        ("此处的引号一直没有闭合", "", '引号内的引号请写成 `""`'),
    ),
    "number-lost-digits": (
        (
            "a number of more than 15 digits: the file has lost the last ones",
            "",
            "format the column as text before the numbers are entered, and export again",
        ),
        ("数字超过 15 位，文件已丢失末尾几位", "", "请先把该列设为文本格式再录入，然后重新导出"),
    ),
    "formula-without-value": (
        (
            "the cell holds a formula without its value, so nobody can tell what it shows",
            "",
            "open the file in a spreadsheet program, let it calculate, and save it",
        ),
        ("单元格只有公式而没有结果，无法得知显示的是什么", "", "请用电子表格软件打开，重新计算后保存"),
    ),
    "cell-stored-twice": (
        (
            "the file stores this cell twice, with values of its own each time",
            "",
            "open it in a spreadsheet program, check the cell, and save it",
        ),
        ("文件把这个单元格存了两次，各有其值", "", "请用电子表格软件打开，核对该单元格后保存"),
    ),
    # cells
    "cell-is-error": (
        ("the cell holds the error `{text}`", "", "mend the formula in the spreadsheet"),
        ("单元格是错误值 `{text}`", "", "请在电子表格中修正公式"),
    ),
    "amount-not-a-number": (
        ("`{text}` is not a number", "", "write digits, for example `1,250.00`"),
        ("`{text}` 不是数字", "", "请写数字，例如 `1,250.00`"),
    ),
    "amount-is-dash": (
        ("`{text}` is a dash, not a number", "", "write `0`, or what is meant"),
        ("`{text}` 是横线，不是数字", "", "请写 `0`，或写出实际数字"),
    ),
    "amount-is-percent": (
        ("`{text}` is a percentage; an amount is wanted", "", "declare the column as `ratio`, or write the amount"),
        ("`{text}` 是百分比，这里需要金额或数量", "", "请把该列的类型写为 `ratio`，或填写金额"),
    ),
    "amount-has-exponent": (
        ("`{text}` has an exponent, so digits may be lost", "", "write all digits"),
        ("`{text}` 是科学计数法，可能已丢失位数", "", "请写出全部数字"),
    ),
    "amount-decimal-comma": (
        ("`{text}` has a decimal comma", "", 'declare it with `decimal: ","`'),
        ("`{text}` 以逗号作小数点", "", '请用 `decimal: ","` 声明'),
    ),
    "amount-decimal-point": (
        ("`{text}` has a decimal point, the plan declares a comma", "", "leave `decimal` out, or mend the cell"),
        ("`{text}` 以点作小数点，方案声明的却是逗号", "", "请去掉 `decimal`，或改正单元格"),
    ),
    "amount-other-currency": (
        ("`{text}` is in `{found}`, not in {currency}", "", "convert it, or leave the record out"),
        ("`{text}` 的币种是 `{found}`，不是 {currency}", "", "请先折算，或不计入该记录"),
    ),
    "column-decimal-comma": (
        ("every figure of `{field}` has a decimal comma: `{text}`", "", 'add `decimal: ","` to source `{source}`'),
        ("`{field}` 整列都以逗号作小数点：`{text}`", "", '请在来源 `{source}` 里加上 `decimal: ","`'),
    ),
    "column-decimal-point": (
        (
            "every figure of `{field}` has a decimal point, and the plan declares a comma: `{text}`",
            "",
            "leave `decimal` out of source `{source}`",
        ),
        ("`{field}` 整列都以点作小数点，方案声明的却是逗号：`{text}`", "", "请从来源 `{source}` 中去掉 `decimal`"),
    ),
    "currency-by-name": (
        ("`{text}` is taken for {currency}", "", "write the code, or say it with `aliases`"),
        ("`{text}` 按 {currency} 处理", "", "请写币种代码，或用 `aliases` 说明"),
    ),
    "outside-limits": (
        ("`{text}` is outside the limits of the plan: {limits}", "", "mend the cell, or change `limits`"),
        ("`{text}` 超出方案规定的范围：{limits}", "", "请改正单元格，或修改 `limits`"),
    ),
    "text-too-long": (
        (
            "the text has {length} characters, and a cell of a spreadsheet holds {most}: `{text}`",
            "",
            "shorten it; often a quote that never closes has swallowed the rows below",
        ),
        (
            "文本有 {length} 个字符，电子表格的单元格只能放 {most} 个：`{text}`",
            "",
            "请缩短；常见原因是引号没有闭合，吞掉了后面的行",
        ),
    ),
    "unseen-characters": (
        ("`{text}` holds control characters, which nobody sees", "", "delete them where the text is entered"),
        ("`{text}` 含有看不见的控制字符", "", "请在录入处删除"),
    ),
    "many-columns": (
        (
            "the table has {count} columns",
            "",
            "check that rows and columns are not swapped; drop columns that nobody needs",
        ),
        ("表格有 {count} 列", "", "请检查行列是否颠倒；不用的列可以删去"),
    ),
    "amount-too-precise": (
        ("`{text}` has more than {most} decimals", "", "round it in the source"),
        ("`{text}` 的小数超过 {most} 位", "", "请在源数据中先舍入"),
    ),
    "amount-too-large": (
        ("`{text}` has more than {most} digits before the decimal point", "", "check the cell"),
        ("`{text}` 的整数部分超过 {most} 位", "", "请检查单元格"),
    ),
    "amount-unit-in-cell": (
        ("`{text}` is read as {value}", "", "write the number out, or give the whole column a unit with `units`"),
        ("`{text}` 按 {value} 读取", "", "请写出完整数字，或用 `units` 为整列指定单位"),
    ),
    "amount-unit-twice": (
        ("`{text}` has a unit of its own in a column that `units` multiplies", "", "write the number without it"),
        ("`{text}` 自带单位，而 `units` 已为该列指定单位", "", "请去掉单元格中的单位"),
    ),
    "integer-has-fraction": (
        ("`{text}` is not a whole number", "", "mend the cell, or declare the column as `number`"),
        ("`{text}` 不是整数", "", "请改正单元格，或把该列的类型写为 `number`"),
    ),
    "ratio-without-percent": (
        ("`{text}` may be a percentage or a multiple", "", "write `{text}%`"),
        ("`{text}` 可能是百分比，也可能是倍数", "", "请写成 `{text}%`"),
    ),
    "date-not-a-date": (
        ("`{text}` is not a date", "", "write `2026-09-30`"),
        ("`{text}` 不是日期", "", "请写成 `2026-09-30`"),
    ),
    "date-impossible": (
        ("there is no such day as `{text}`", "", "mend the cell"),
        ("没有 `{text}` 这一天", "", "请改正单元格"),
    ),
    "date-ambiguous": (
        (
            "`{text}`: day or month first?",
            "",
            'say it with `date_format`: `"{format}"`, or day and month the other way round',
        ),
        ("`{text}` 先写日还是先写月？", "", '请用 `date_format` 说明：`"{format}"`，或日月对调'),
    ),
    "date-not-in-format": (
        ("`{text}` does not fit the date format `{format}`", "", "mend the cell; `2026-09-30` always fits"),
        ("`{text}` 不符合日期格式 `{format}`", "", "请改正单元格；`2026-09-30` 总能读取"),
    ),
    "date-two-digit-year": (
        ("the year of `{text}` has two digits", "", "write four digits, or give the column a `date_format`"),
        ("`{text}` 的年份只有两位", "", "请写四位年份，或为该列给出 `date_format`"),
    ),
    "date-is-serial": (
        (
            "`{text}` is a spreadsheet's day number, not a date",
            "mostly {day}; workbooks from old Macs count from 1904",
            "format the column as a date and export again",
        ),
        (
            "`{text}` 是电子表格的日期序号，不是日期",
            "一般为 {day}；旧版 Mac 工作簿从 1904 年起算",
            "请把该列设为日期格式后重新导出",
        ),
    ),
    "date-in-zone": (
        ("`{text}` is {value} in {timezone}", "", "export dates without a time, or times of one place"),
        ("`{text}` 在 {timezone} 是 {value}", "", "请导出不带时间的日期，或同一地点的时间"),
    ),
    "date-has-offset": (
        (
            "`{text}` is a time with the offset `{offset}`: which day it is depends on the place",
            "",
            "export dates without a time, or name the place in `calendar.timezone`",
        ),
        (
            "`{text}` 带时区 `{offset}`，属于哪一天取决于地点",
            "",
            "请导出不带时间的日期，或在 `calendar.timezone` 写明地点",
        ),
    ),
}
