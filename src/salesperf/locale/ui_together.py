"""Words about contests, pools and what is carried on, for explanations, statements and the summary."""

EXPLAIN = {
    "part-top_strict": ("rank share, the tied at their last place", "位次占比（并列取末位）"),
    "kind-prize": ("Prize", "奖金"),
    "kind-share": ("Share of the fund", "奖金包份额"),
    "kind-fund": ("Fund", "奖金包"),
    "kind-weight": ("Own weight", "本人权重"),
    "kind-weights": ("All weights", "权重合计"),
    "kind-carried": ("Carried from before", "上期结转"),
    "kind-remainder": ("To whole steps", "取整差额"),
    "say-placed": ("place {place} of {placed}", "{placed} 人中第 {place} 名"),
    "say-tied-share": (
        "place {place} of {placed}, {sharing} tied: the prizes of their places in equal parts",
        "{placed} 人中第 {place} 名，{sharing} 人并列：所占名次的奖金均分",
    ),
    "say-tied-each": (
        "place {place} of {placed}, {sharing} tied: the whole prize for each",
        "{placed} 人中第 {place} 名，{sharing} 人并列：每人全额",
    ),
    "say-tied-each_dense": (
        "place {place} of {placed}, {sharing} tied: the whole prize for each, no place skipped",
        "{placed} 人中第 {place} 名，{sharing} 人并列：每人全额，名次不跳过",
    ),
    "say-tied-stop": ("place {place} of {placed}, {sharing} tied", "{placed} 人中第 {place} 名，{sharing} 人并列"),
    "say-no-result": ("no result, so not in the contest", "没有成绩，不参赛"),
    "say-below-least": ("below the least result to take part", "未到参赛的最低成绩"),
    "say-below-0": ("below 0, counts as 0", "低于 0，按 0 计"),
    "say-fund-unshared": ("nobody has a weight above 0", "没有人的权重大于 0"),
    "further-carried": ("carried from before {amount}", "上期结转 {amount}"),
}

CLAUSES = {
    "rank": ("places by", "排名依据"),
    "then": ("ties are broken by", "并列时依次比较"),
    "prizes": ("prizes", "奖金"),
    "top": ("best", "前几名"),
    "ties": ("the tied", "并列"),
    "per": ("one for each", "分组"),
    "share_by": ("shared by", "分配依据"),
    "unshared": ("nobody to share", "无人分享时"),
    "member_gate": ("gate of a member", "成员门槛"),
    "is-contest": ("contest", "竞赛"),
    "is-pool": ("pool", "奖金包"),
    "is-share": ("share the prizes of their places", "均分所占名次的奖金"),
    "ties-is-each": ("the whole prize for each", "每人全额"),
    "is-each_dense": ("the whole prize for each, no place skipped", "每人全额，名次不跳过"),
    "is-carry": ("carried to the next period", "结转到下期"),
    "is-equal": ("in equal parts", "均分"),
}

ANSWERS = {
    "remark.no-result": ("{element}: no result, not in the contest", "{element}：没有成绩，未参赛"),
    "remark.below-least": ("{element}: below the least result to take part", "{element}：未到参赛的最低成绩"),
    "remark.fund-unshared": ("{element}: nobody has a weight, nothing shared", "{element}：没有人有权重，未分配"),
    "remark.carried": ("{element}: with what earlier caps had cut", "{element}：含以前封顶结转的部分"),
}
