"""Words about pay on other people and pay on account, for explanations, statements and the summary."""

EXPLAIN = {
    "kind-interim": ("Pay on account set off", "扣回预发"),
    "say-by-level": (
        "own rate {own}, on each record less the highest rate below",
        "本人费率 {own}，逐条减去其下最高费率",
    ),
    "say-on-account": ("on account", "预发"),
    "say-set-off": ("paid on account {paid}", "已预发 {paid}"),
    "further-interim": ("pay on account set off {amount}", "扣回预发 {amount}"),
}

STATEMENT = {"further-interim": ("Pay on account set off", "扣回预发")}

CLAUSES = {
    "earnings_of": ("on earnings of", "按计提发"),
    "interim": ("on account", "预发"),
    "differential": ("by level", "级差"),
    "equal": ("equal level", "平级"),
    "whose-is-reports": ("direct reports", "直接下属"),
    "whose-is-tree": ("everybody below", "以下所有人"),
    "whose-is-own": ("own", "本人"),
    "whose-is-team": ("the team", "团队"),
    "whose-is-company": ("the company", "公司"),
    "is-spif": ("spif", "专项激励"),
    "is-override": ("override", "管理提成"),
}

ANSWERS = {"remark.interim": ("{element}: pay on account set off", "{element}：扣回预发")}
