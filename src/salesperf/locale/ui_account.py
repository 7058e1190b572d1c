"""What a statement's account says: name -> (English, Chinese)."""

ACCOUNT = {
    "title": ("From earned to paid", "从计提到发放"),
    "movement": ("Movement", "变动"),
    "of": ("Of", "项目"),
    "window": ("Period", "周期"),
    "amount": ("Amount", "金额"),
    "due": ("Due so far", "累计应发"),
    "note": ("Note", "说明"),
    "how": (
        "Amounts without a sign of their own move other accounts than what is due.",
        "没有计入累计应发的金额只影响其他账户。",
    ),
    "paid": ("Paid", "发放"),
    "approved": ("approved by {name}", "审批人 {name}"),
    "moves-held": ("held {sign}", "留存 {sign}"),
    "moves-deferred": ("deferred {sign}", "递延 {sign}"),
    "moves-owed": ("owed {sign}", "欠款 {sign}"),
    "moves-clawed": ("to be clawed back {sign}", "待追回 {sign}"),
    "moves-carried": ("carried {sign}", "结转 {sign}"),
}
