"""Words about pay on other people and pay on account, for explanations, statements and the summary."""

EXPLAIN = {
    "kind-interim": ("Pay on account set off", "扣回预发"),
    "say-on-account": ("on account", "预发"),
    "say-set-off": ("paid on account {paid}", "已预发 {paid}"),
    "further-interim": ("pay on account set off {amount}", "扣回预发 {amount}"),
}

STATEMENT = {"further-interim": ("Pay on account set off", "扣回预发")}

CLAUSES = {
    "earnings_of": ("on earnings of", "按计提发"),
    "interim": ("on account", "预发"),
    "whose-is-reports": ("direct reports", "直接下属"),
    "whose-is-tree": ("everybody below", "以下所有人"),
    "whose-is-own": ("own", "本人"),
    "whose-is-team": ("the team", "团队"),
    "whose-is-company": ("the company", "公司"),
    "is-spif": ("spif", "专项激励"),
    "is-override": ("override", "管理提成"),
}

ANSWERS = {"remark.interim": ("{element}: pay on account set off", "{element}：扣回预发")}
