"""Lines of text with the names of styles, shown with colours only where a reader can see them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

Piece = tuple[str, str]
"""A stretch of text and the name of its style ('' for none): an ANSI colour, `bold`, or both."""

Line = tuple[Piece, ...]

STRONG, PLACE, ALERT, MUTED = "bold", "blue", "bold yellow", "bright_black"


def plain(lines: Iterable[Line]) -> str:
    """The lines without styles, each ended by a newline.

    >>> plain([(("error", "bold"), (": no such file", ""))])
    'error: no such file\\n'
    """
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def show(lines: Iterable[Line], stream: TextIO) -> None:
    """Print the lines: styled on a terminal, plain in a file or pipe, for `TERM=dumb` and under `NO_COLOR`."""
    if not coloured(stream):
        stream.write(plain(lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, color_system="standard", force_terminal=True, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line))


def coloured(stream: TextIO) -> bool:
    """Whether the stream is a terminal whose reader has not asked for plain text."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
