"""What `score` prints: name -> (English, Chinese); `one|many` where the count decides."""

SCORE = {
    "rank": ("Rank", "名次"),
    "person": ("Person", "人员"),
    "id": ("Id", "工号"),
    "team": ("Team", "团队"),
    "score": ("Score", "得分"),
    "earned": ("Earned {currency}", "计提 {currency}"),
    "attained": ("Attained", "达成率"),
    "people": ("{count} person|{count} people", "{count} 人"),
    "unranked": ("{count} not ranked", "{count} 人未排名"),
    "legend": (
        "line: goal; = tie; all {count} places in ranking.csv",
        "竖线为目标；= 并列；全部 {count} 个名次见 ranking.csv",
    ),
    "quarantined": (
        "{count} row quarantined, credited to nobody|{count} rows quarantined, credited to nobody",
        "{count} 行被隔离，未计入任何人",
    ),
    "more": ("  and {count} more in excluded.csv", "  另有 {count} 行，见 excluded.csv"),
    "checked": (
        "{count} amount equals the sum of its lines|{count} amounts equal the sums of their lines",
        "{count} 笔金额与各自的明细之和相等",
    ),
    "next": ("next", "接下来"),
    "next-explain": ("one person's pay, down to the record", "一个人的薪酬，一直到每一笔记录"),
    "next-validate": ("the choices that the plan makes", "方案所作的选择"),
    "next-ranking.xlsx": ("everybody, in a spreadsheet", "全部人员，用表格软件打开"),
    "next-excluded.csv": ("every row that was not used, with the reason", "没有用到的每一行及其原因"),
    "exit": ("exit code {code}: {meaning}", "退出码 {code}：{meaning}"),
    "exit-0": ("fine", "正常"),
    "exit-1": ("problems in the data", "数据里有问题"),
}

INPUTS = {
    "file": ("Rows of", "各文件的行数"),
    "files": ("{count} file|{count} files", "{count} 个文件"),
    "read": ("read", "读取"),
    "used": ("used", "使用"),
    "set-aside": ("quarantined", "隔离"),
    "out-of-scope": ("out of scope", "不在范围"),
}

STAGES = {
    "plan": ("read plan", "读方案"),
    "data": ("read data", "读数据"),
    "credit": ("credit and measure", "归属与计量"),
    "pay": ("score and pay", "计分、计提"),
    "write": ("write", "写出"),
    "statements": ("statements", "对账单"),
}
