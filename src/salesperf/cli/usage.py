"""Wrong usage in the reader's words: Typer says what is wrong, in English only."""

from __future__ import annotations

import re

from typer.exceptions import TyperException

from salesperf.locale.languages import Language
from salesperf.locale.texts import text

# Typer's sentence -> ours; a sentence that is not listed is shown as Typer wrote it.
_SENTENCES = {
    r"No such option: (?P<name>\S+)(?: \(Possible options: (?P<near>[^,)]+).*)?": "option",
    r"No such command '(?P<name>.*?)'.(?: Did you mean '(?P<near>.*?)'.*)?": "command",
    r"Missing command\.": "command-missing",
    r"Missing (?:argument|option) '(?P<name>.*?)'.*": "missing",
    r"Invalid value for '(?P<name>.*?)': (?:Value error, )?'(?P<value>.*)' is not one of (?P<known>.*)\.": "value",
    r"Option '(?P<name>.*?)' requires .*": "value-missing",
    r"Got unexpected extra argument\(s\) \((?P<name>.*)\)": "extra",
}


def usage_lines(error: TyperException, lang: Language) -> list[str]:
    """What is wrong, and what was perhaps meant or where to look."""
    said, near = _sentence(error.format_message(), lang)
    command = getattr(getattr(error, "ctx", None), "command_path", "salesperf")
    hint = text("usage.near", lang, near=near) if near else text("usage.try", lang, command=command)
    return [f"{text('outcome.error', lang)}: {said}", hint]


def _sentence(message: str, lang: Language) -> tuple[str, str]:
    """The sentence, and the name that is near a misspelt one ('' where there is none)."""
    for pattern, key in _SENTENCES.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            figures = found.groupdict(default="")
            return text(f"usage.{key}", lang, **figures), figures.get("near", "")
    return message, ""
