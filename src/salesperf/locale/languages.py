"""Which language to speak: asked for on the command line, else set for salesperf, else the locale's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_VARIABLES = ("SALESPERF_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def asked(arguments: Sequence[str]) -> str:
    """The last `--lang` among command-line arguments, or '': known before the command line is parsed.

    >>> asked(["validate", "plan.yaml", "--lang", "zh"]), asked(["--lang=en"]), asked(["--lang"])
    ('zh', 'en', '')
    """
    found = ""
    for position, argument in enumerate(arguments):
        if argument == "--lang":
            found = next(iter(arguments[position + 1 :]), "")
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return found


def choose(wanted: str, environment: Mapping[str, str]) -> Language:
    """Chinese for anything that starts with `zh`, English for the rest; the first variable that is set decides.

    >>> choose("", {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}), choose("", {"LANG": "zh_CN.UTF-8"}), choose("en", {})
    ('en', 'zh', 'en')
    """
    candidates = (wanted, *(environment.get(name, "") for name in _VARIABLES))
    first = next((candidate for candidate in candidates if candidate), "")
    return "zh" if first.lower().startswith("zh") else "en"
