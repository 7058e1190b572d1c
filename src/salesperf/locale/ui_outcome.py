"""What is said when a command cannot go on: name -> (English, Chinese)."""

OUTCOME = {
    "output": ("cannot write {path}: {reason}", "无法写入 {path}：{reason}"),
    "stdout": ("standard output", "标准输出"),
    "not-a-run-folder": (
        "it exists and is not a run folder (it has no run.json); nothing was replaced",
        "它已存在，但不是运行文件夹（没有 run.json）；未作任何替换",
    ),
    "not-a-diff-folder": (
        "it exists and holds no earlier comparison (it has no diff.json); nothing was replaced",
        "它已存在，但不是之前的对照结果（没有 diff.json）；未作任何替换",
    ),
    "not-a-statements-folder": (
        "it exists and holds no earlier statements (it has no index.csv); nothing was replaced",
        "它已存在，但不是之前的对账单（没有 index.csv）；未作任何替换",
    ),
    "interrupted": ("interrupted: nothing was published", "已中断：未发布任何结果"),
    "bug": (
        "this is a fault of salesperf, not of your files: {kind}: {reason}",
        "这是 salesperf 自身的错误，与您的文件无关：{kind}：{reason}",
    ),
    "bug-hint": (
        "hint: run it again with --traceback and send us what it prints",
        "hint: 请加上 --traceback 再运行一次，并把输出发给我们",
    ),
    "error": ("error", "错误"),
}
