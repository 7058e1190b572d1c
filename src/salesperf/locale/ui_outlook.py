"""What is expected, which band a score is in, when pay is due and until when to ask: name -> (English, Chinese)."""

PAGE_OUTLOOK = {
    "cost.expected": ("Expected", "预期"),
    "cost.expected-stated": ("as the plan's budgets say", "按方案预算"),
    "cost.expected-goals": ("when everybody is exactly at goal", "全员正好 100% 达标时的成本"),
    "cost.expected-both": (
        "budgets where the plan has them, else everybody exactly at goal",
        "方案写明预算的按预算，其余按全员正好达标",
    ),
    "cost.answer-expected": (
        "{people} people earned {earned}, {part} of what is expected; {element} is {share} of it.",
        "{people} 人共计提 {earned}，为预期的 {part}；其中{element}占 {share}。",
    ),
    "cost.tick": ("Line in the bar: expected.", "条形里的竖线：预期。"),
    "cost.bar": ("{earned} earned, {expected} expected", "计提 {earned}，预期 {expected}"),
    "due.answer": ("pay due on {day}", "{day} 发放"),
    "due.ask": ("questions until {day}", "疑问截至 {day}"),
    "rank.band": ("{band}: {by} {bound}", "{band}：{by} {bound}"),
    "rank.band-none": ("In no band", "不在任何等级"),
    "rank.from": ("from {bound}", "{bound} 起"),
    "rank.below": ("below {bound}", "{bound} 以下"),
    "rank.up-to": ("up to {bound}", "不超过 {bound}"),
    "rank.above": ("above {bound}", "{bound} 以上"),
    "rank.band-people": (
        "{count} person, {share} of what the ranked earned|{count} people, {share} of what the ranked earned",
        "{count} 人，占有名次者计提的 {share}",
    ),
}
RANKING_OUTLOOK = {
    "band": ("Band", "等级"),
}
SCORE_OUTLOOK = {
    "band": ("Band", "等级"),
    "expected": ("expected {expected} ({part})", "预期 {expected}（{part}）"),
    "due": ("pay due on {day}", "{day} 发放"),
}
STATEMENT_OUTLOOK = {
    "due": ("To be paid on {day}", "{day} 发放"),
    "next-pays": ("+{pays} up to there, then {rate}", "到那里可再得 {pays}，之后按 {rate}"),
    "to-goal": ("To the goal: {label}", "距目标：{label}"),
    "band": ("Band: {label}", "等级：{label}"),
    "ask-by": ("By {day}, write into the yellow cells and send this file to {whom}.",
               "请于 {day} 前（含当日）在黄色格里写下疑问，把本文件发给{whom}。"),
    "ask-to": ("Write into the yellow cells and send this file to {whom}.",
               "在黄色格里写下疑问，把本文件发给{whom}。"),
    "ask-until": ("By {day}, write into the yellow cells and send this file back to whoever sent it to you.",
                  "请于 {day} 前（含当日）在黄色格里写下疑问，把本文件发回给发给你的人。"),
}  # fmt: skip
