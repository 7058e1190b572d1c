"""Diagnostics on their way to the reader: text on stderr, JSON and GitHub commands on stdout."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from salesperf.cli.options import FindingsFormat
from salesperf.diagnostics import Diagnostic, Span
from salesperf.locale.languages import Language

# what YAML counts as the end of a line
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def print_findings(found: Sequence[Diagnostic], lang: Language, format_: FindingsFormat = "text") -> None:
    """Print every finding and how many there are; as text, nothing where there is none."""
    if format_ == "json":
        from salesperf.write.diagnostics_json import diagnostics_json

        sys.stdout.write(diagnostics_json(found, lang))
    elif format_ == "github":
        from salesperf.write.diagnostics_github import diagnostics_github

        sys.stdout.write(diagnostics_github(found, lang))
    elif found:
        from salesperf.write.diagnostics_text import diagnostic_lines, summary_line
        from salesperf.write.styled import show

        show([*diagnostic_lines(found, lang, _sources(found)), summary_line(found, lang)], sys.stderr)


def _sources(found: Iterable[Diagnostic]) -> dict[str, list[str]]:
    """The lines of the text files that the findings point into; a file that cannot be read has none."""
    files = {diagnostic.place.file for diagnostic in found if isinstance(diagnostic.place, Span)}
    return {file: _lines(Path(file)) for file in files}


def _lines(file: Path) -> list[str]:
    """Nothing of what can be read only once, or never ends."""
    if not file.is_file():
        return []
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _LINE_END.split(file.read_text(encoding))
        except UnicodeDecodeError:
            continue
        except OSError:
            break
    return []
