"""Rules about closing periods and about ledger files: name -> (English, Chinese), each (message, note, hint)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "closed-by-other-run": (
        (
            "{period} is closed by another run",
            "closed: {closed}; this run: {run}",
            "a closed period never changes: score the next one, the difference enters there",
        ),
        ("{period} 已由另一次运行关账", "已关账：{closed}；本次运行：{run}", "已关账的周期不再改动：差额记入下一周期"),
    ),
    "period-not-next": (
        (
            "{period} does not follow {last}, the last closed period",
            "the next period begins on {due}",
            "close the periods in their order",
        ),
        ("{period} 不是 {last}（最近关账的周期）的下一周期", "下一周期从 {due} 开始", "请按顺序关账"),
    ),
    "scored-on-other-ledger": (
        (
            "the run of {period} was not made on what the ledger holds now",
            "ledger: {head}; run: {found}",
            "score it again with this ledger, then close it",
        ),
        ("{period} 的运行不是在台账的现状上得出的", "台账：{head}；运行：{found}", "请用这个台账重新核算，然后关账"),
    ),
    "ledger-locked": (
        (
            "somebody else is closing in this ledger",
            "process {pid} on {host}, since {since}",
            "try again when it is done",
        ),
        ("台账正由他人关账", "{host} 上的进程 {pid}，自 {since} 起", "请待其结束后再试"),
    ),
    "ledger-busy": (
        ("the ledger is in use by another program", "", "close the program that has it open, then try again"),
        ("台账正被另一个程序占用", "", "请关闭占用它的程序后再试"),
    ),
    "ledger-not-found": (
        ("there is no ledger `{file}`", "", "`salesperf close` makes it with the first period"),
        ("没有台账「{file}」", "", "`salesperf close` 在第一个周期关账时建立它"),
    ),
    "not-a-ledger": (
        ("`{file}` is not a ledger of salesperf", "", "name the file that `salesperf close` wrote"),
        ("「{file}」不是 salesperf 的台账", "", "请指明 `salesperf close` 写出的文件"),
    ),
    "ledger-of-newer-version": (
        ("the ledger was written by a later version", "it says {found}, known is {known}", "update salesperf"),
        ("台账由更新的版本写出", "文件写着 {found}，本版本只认 {known}", "请更新 salesperf"),
    ),
    "ledger-damaged": (
        ("the ledger cannot be read", "{reason}", "bring back the last good copy; its runs can be closed again"),
        ("台账读不出来", "{reason}", "请恢复最近的完好副本；其后的运行可以重新关账"),
    ),
    "ledger-guards-changed": (
        ("somebody has changed the tables or the guards of the ledger", "{reason}", "bring back the last good copy"),
        ("台账的表结构或保护被改动", "{reason}", "请恢复最近的完好副本"),
    ),
    "ledger-row-damaged": (
        ("row {number} of the ledger is not as it was closed", "{row}", "bring back the last good copy"),
        ("台账第 {number} 行已不是关账时的样子", "{row}", "请恢复最近的完好副本"),
    ),
    "ledger-row-missing": (
        ("rows {first} to {last} of the ledger are missing", "", "bring back the last good copy"),
        ("台账缺少第 {first} 至 {last} 行", "", "请恢复最近的完好副本"),
    ),
    "ledger-head-missing": (
        ("no period of the ledger was closed with the head {head}", "", "bring back the last good copy"),
        ("台账里没有末端摘要为 {head} 的关账", "", "请恢复最近的完好副本"),
    ),
    "person-not-in-ledger": (
        ("nobody in the ledger has the id `{person}`", "", "did you mean `{near}`?"),
        ("台账里没有工号「{person}」", "", "是不是「{near}」？"),
    ),
    "payable-left": (
        ("{person} is left with {amount} {currency} neither paid, kept nor carried", "", ""),
        ("{person} 有 {amount} {currency} 既未发放，也未留存或结转", "", ""),
    ),
    "balance-differs": (
        (
            "`{account}` of {person} does not add up in {currency}",
            "balance kept: {kept}; its entries make {made}",
            "`salesperf ledger verify` names the damaged entry",
        ),
        (
            "{person} 的「{account}」（{currency}）对不上",
            "记录的余额：{kept}；分录合计 {made}",
            "`salesperf ledger verify` 会指出损坏的分录",
        ),
    ),
    "payroll-differs": (
        (
            "the payment of {person} is not what payroll says",
            "account: {paid} {currency}; payroll.csv: {listed} {currency}",
            "",
        ),
        ("{person} 的发放额与薪资文件不一致", "账户：{paid} {currency}；payroll.csv：{listed} {currency}", ""),
    ),
    "row-not-accepted": (
        (
            "nothing is closed while this row is set aside ({rule})",
            "",
            'mend it and score again, or accept it: --accept "{row}=reason"',
        ),
        ("这一行被搁置（{rule}），不能关账", "", '请改正后重新核算，或说明理由予以接受：--accept "{row}=理由"'),
    ),
    "row-not-set-aside": (
        ("a row is accepted that the run did not set aside", "", "name file, sheet and row as excluded.csv does"),
        ("所接受的行在本次运行中并未被搁置", "", "请按 excluded.csv 的写法给出文件、工作表和行号"),
    ),
    "acceptance-incomplete": (
        (
            "an accepted row is told incompletely",
            "missing or unreadable: {columns}",
            "file, row, reason and approver must be filled; sheet may be empty",
        ),
        ("接受的行说明不全", "缺少或无法识别：{columns}", "文件、行号、理由和审批人都要填写；工作表可以为空"),
    ),
    "file-changed": (
        ("`{file}` is not as the run left it", "", "score the period again: the same files give the same run"),
        ("「{file}」已不是运行时写出的样子", "", "请重新核算该周期：同样的文件得出同样的结果"),
    ),
    "file-missing": (
        ("`{file}` is missing from the run folder", "", "score the period again: the same files give the same run"),
        ("运行文件夹里缺少「{file}」", "", "请重新核算该周期：同样的文件得出同样的结果"),
    ),
    "file-not-listed": (
        ("`{file}` is in the run folder but not of the run", "", "move it elsewhere"),
        ("「{file}」在运行文件夹里，却不是这次运行写出的", "", "请把它移到别处"),
    ),
    "table-differs": (
        ("`{file}` does not say what the run found", "", "score the period again: the same files give the same run"),
        ("「{file}」与运行的结果不符", "", "请重新核算该周期：同样的文件得出同样的结果"),
    ),
    "record-differs": (
        (
            "`{name}` in run.json is not what the run found",
            "",
            "score the period again: the same files give the same run",
        ),
        ("run.json 里的「{name}」与运行的结果不符", "", "请重新核算该周期：同样的文件得出同样的结果"),
    ),
    "input-changed": (
        ("`{file}` of {source} is not the file that the run read", "", "put the file back that the run read"),
        ("{source} 的「{file}」不是运行时读取的文件", "", "请放回运行时读取的文件"),
    ),
    "figure-differs": (
        ("a figure comes out otherwise: {what}", "in the run: {kept}; now: {made}", ""),
        ("一个数重新计算后不同：{what}", "运行时：{kept}；现在：{made}", ""),
    ),
    "results-differ": (
        (
            "the results are not those of a new run",
            "",
            "score the period again, and compare the runs with `salesperf diff`",
        ),
        ("结果与重新计算的不同", "", "请重新核算该周期，并用 `salesperf diff` 比较两次运行"),
    ),
}
