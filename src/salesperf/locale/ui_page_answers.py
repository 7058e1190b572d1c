"""The sentences of summary.html, which state and never praise or guess: name -> (English, Chinese)."""

ANSWERS = {
    "verdict.closable": (
        "May be closed: every row is accounted for, every amount is known",
        "可以关账：每一行都有着落，每笔金额都已算出",
    ),
    "verdict.quarantined": (
        "{count} row quarantined: cannot close|{count} rows quarantined: cannot close",
        "{count} 行被隔离，不能关账",
    ),
    "verdict.errors": (
        "{count} error in the run: cannot close|{count} errors in the run: cannot close",
        "运行中有 {count} 处错误，不能关账",
    ),
    "cost.answer": (
        "{people} people earned {earned}; {element} is {share} of it.",
        "{people} 人共计提 {earned}，其中{element}占 {share}。",
    ),
    "cost.nothing": ("Nothing was earned in this period.", "本期没有计提。"),
    "cost.earned": ("Earned", "本期计提"),
    "cost.median": ("median {amount} a person", "人均中位 {amount}"),
    "cost.measured": ("{measure} {window}", "{measure} {window}"),
    "cost.of-goal": ("goal {goal}, attained {attained}", "目标 {goal}，达成 {attained}"),
    "rank.nobody": ("Nobody is ranked in this period.", "本期没有排名。"),
    "rank.reached": (
        "{reached} of {people} reached their goal of {measure}.",
        "{reached} / {people} 人达到{measure}目标。",
    ),
    "rank.answer": (
        "{reached} The first person earned {share} of what the ranked earned."
        "|{reached} The first {count} earned {share} of what the ranked earned.",
        "{reached}前 {count} 名占有名次者计提的 {share}。",
    ),
    "pay.answer": (
        "{how}: rank correlation {rho} over {people} people; {count} person is far apart."
        "|{how}: rank correlation {rho} over {people} people; {count} people are far apart.",
        "{how}：{people} 人的秩相关 {rho}，{count} 人相差很大。",
    ),
    "pay.strong": ("Largely", "大体是"),
    "pay.some": ("In part", "部分是"),
    "pay.none": ("Hardly", "几乎不是"),
    "pay.against": ("No, the other way round", "不是，方向相反"),
    "pay.no-rho": (
        "Cannot be said: all scores or all amounts are the same.",
        "无从判断：得分或金额全部相同。",
    ),
    "pay.rule": (
        "Far apart: at least {places} places between rank by score and rank by pay, a third of {people}.",
        "相差很大：得分名次与计提名次相差至少 {places} 位，即 {people} 人的三分之一。",
    ),
    "spread.answer": (
        "{what}: median {middle}, the middle half between {lower} and {upper}.",
        "{what}：中位 {middle}，中间一半在 {lower} 与 {upper} 之间。",
    ),
    "team.answer": (
        "{reached} of {count} team reached its goal; {last} is at {attained}."
        "|{reached} of {count} teams reached their goal; {last} is last with {attained}.",
        "{count} 个团队中 {reached} 个达到目标；最低为{last}，{attained}。",
    ),
    "team.plain": ("{count} team.|{count} teams.", "{count} 个团队。"),
    "measure.answer": (
        "{closed} closed, {count} still being collected.",
        "{closed} 项已关窗，{count} 项还在收集。",
    ),
    "window.closed": (
        "{count} window closes in this run; none is running.|{count} windows close in this run; none is running.",
        "{count} 个窗口本期关闭，没有进行中的窗口。",
    ),
    "window.running": (
        "{closed} close in this run; {count} is running until {last}, and nothing is earned for it yet."
        "|{closed} close in this run; {count} are running, the last until {last}, and nothing is earned for them yet.",
        "{closed} 个窗口本期关闭；{count} 个进行中，最晚 {last} 关闭，尚未计提。",
    ),
    "remark.too-few": (
        "{measure}: fewer than {least} records, not scored",
        "{measure}：不足 {least} 条记录，不计分",
    ),
    "remark.not-scored": ("{measure}: not scored in {card}", "{measure}：在{card}中不计分"),
    "remark.quarantined": (
        "has quarantined rows: the amount can change once they are mended",
        "名下有被隔离的行，更正后金额可能变化",
    ),
    "remark.unknown": ("{element}: a figure is missing, no amount yet", "{element}：缺少数据，尚无金额"),
    "remark.no-score": ("{element}: no score, nothing earned", "{element}：没有得分，未计提"),
    "remark.gate": ("{element}: a condition of the plan is not met", "{element}：未达到方案规定的门槛"),
    "remark.cap": ("{element}: limited by its cap", "{element}：达到封顶"),
    "remark.floor": ("{element}: raised to its floor", "{element}：按保底计"),
    "remark.prorate": ("{element}: prorated by days", "{element}：按在职天数折算"),
    "quality.sound": (
        "All {read} rows read are accounted for; none is quarantined.",
        "读取的 {read} 行全部有着落，没有被隔离的行。",
    ),
    "quality.quarantined": (
        "{count} of {read} rows is quarantined: fine to read, not yet to close."
        "|{count} of {read} rows are quarantined: fine to read, not yet to close.",
        "{read} 行里有 {count} 行被隔离：本期可以看，不能关账。",
    ),
    "quality.mend": (
        "Counted for nobody; mend them, or accept them by name with a reason, before closing.",
        "未计入任何人；更正，或具名说明理由接受后才能关账。",
    ),
    "verify.agree": ("All {count} checks hold.", "{count} 项核对全部成立。"),
    "verify.differ": ("Not all of the {count} checks hold.", "{count} 项核对没有全部成立。"),
    "verify.people": (
        "Earned = what {count} person earned|Earned = what {count} people earned, added up",
        "计提合计 = {count} 人之和",
    ),
    "verify.payroll": ("Payments in the account = payroll.csv", "台账发放合计 = payroll.csv 之和"),
    "verify.files": (
        "Files whose rows are used + quarantined + out of scope = read",
        "文件：使用 + 隔离 + 不在范围 = 读取",
    ),
    "verify.lines": (
        "Amounts = the sum of their lines, worked out twice",
        "金额 = 其明细之和，两种算法",
    ),
}
