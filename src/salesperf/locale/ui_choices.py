"""The choices that `validate` prints: name -> (English, Chinese). `unset-<key>`: what holds where nothing is set."""

CHOICES = {
    "default": (" (default)", "（默认）"),
    "topic-1": ("tier mode, and what a table is entered with", "阶梯方式与入表量"),
    "topic-2": ("accrual", "累计口径"),
    "topic-3": ("bounds: `from` holds the bound, `above` does not", "界限：`from` 含界限本身，`above` 不含"),
    "topic-4": ("rounding", "舍入"),
    "topic-5": ("caps, floors, beyond the last tier", "封顶、保底与超出末档"),
    "topic-6": ("missing data", "缺失数据"),
    "topic-7": ("amount, date and filter of measures", "指标的金额、日期与筛选"),
    "topic-8": ("splits, overlays, whose credit", "分成、叠加与归属"),
    "topic-9": ("matrix look-up", "二维查表"),
    "topic-10": ("draws", "预支"),
    "topic-11": ("clawback", "追回"),
    "topic-12": ("proration, moves, leavers", "折算、调岗与离职"),
    "topic-13": ("cadence and calendar", "周期与日历"),
    "topic-14": ("ties", "并列"),
    "unset-step": ("the currency's own", "币种最小单位"),
    "unset-cap": ("none", "无"),
    "unset-where": ("all records", "全部记录"),
    "unset-at_least": ("0 for sums and counts, else 1", "合计与计数为 0，其余为 1"),
}
