"""What `salesperf test` says: name -> (English, Chinese); `one|many` where the count decides."""

WORKED = {
    "passed": ("passed ", "通过"),
    "differs": ("differs", "不符"),
    "none": ("the plan has no examples", "方案没有示例"),
    "figures": ("{count} figure|{count} figures", "{count} 个数"),
    "examples": (
        "{count} example, {figures} compared|{count} examples, {figures} compared",
        "{count} 个示例，核对 {figures}",
    ),
}
