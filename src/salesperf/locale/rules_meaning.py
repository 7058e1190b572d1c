"""Rules about what a plan means: name -> ((message, note, hint) in English, the same in Chinese)."""

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "source-missing": (
        (
            "measure `{measure}` looks at records, and does not say of which source",
            "",
            "add `from` and `date`; or write an expression over other measures",
        ),
        ("指标 `{measure}` 要看记录，却没有写来源", "", "加上 `from` 和 `date`；或者改成由其他指标计算的表达式"),
    ),
}
