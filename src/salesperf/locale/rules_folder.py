"""Rules about run folders that are opened again: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "run-not-found": (
        ("`{folder}` is not a run folder", "it has no {file}", "name the folder that `salesperf score --out` wrote"),
        ("「{folder}」不是运行文件夹", "里面没有 {file}", "请指明 `salesperf score --out` 写出的文件夹"),
    ),
    "run-damaged": (
        ("the run cannot be read", "{reason}", "score the period again: the same files give the same run"),
        ("这次运行的结果读不出来", "{reason}", "请重新核算该周期：同样的文件得出同样的结果"),
    ),
    "run-of-newer-version": (
        ("the run was written by a later version", "it says {found}, known is {known}", "update salesperf"),
        ("这次运行由更新的版本写出", "文件写着 {found}，本版本只认 {known}", "请更新 salesperf"),
    ),
    "person-not-in-run": (
        ("nobody in this run is called `{person}`", "", "did you mean {near}?"),
        ("这次运行里没有「{person}」", "", "是不是 {near}？"),
    ),
    "element-not-earned": (
        ("`{element}` pays {person} nothing in this run", "what there is: {known}", "did you mean `{near}`?"),
        ("这次运行里 {person} 没有「{element}」这一项", "现有：{known}", "是不是「{near}」？"),
    ),
}
