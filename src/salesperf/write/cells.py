"""Text measured in terminal cells: a Chinese character takes two."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def width(text: str) -> int:
    """How many cells a terminal gives the text.

    >>> width("E0107"), width("林若溪")
    (5, 6)
    """
    return cell_len(text)


def left(text: str, cells: int) -> str:
    """Padded on the right to `cells`, never cut.

    >>> left("关系", 6) + "|"
    '关系  |'
    """
    return text + " " * (cells - width(text))


def right(text: str, cells: int) -> str:
    """Padded on the left to `cells`, never cut.

    >>> right("9.50", 7)
    '   9.50'
    """
    return " " * (cells - width(text)) + text


def clipped(text: str, cells: int) -> str:
    """The text itself, or as much of it as fits with three dots; for words, never for amounts.

    >>> clipped("林若溪", 6), clipped("客户满意度", 8)
    ('林若溪', '客户...')
    """
    return text if width(text) <= cells else set_cell_size(text, cells - 3).rstrip() + "..."
