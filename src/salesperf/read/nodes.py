"""A YAML file as a tree of raw texts, each with its place: all that is known of a plan before it is checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from salesperf.diagnostics import Span


class TextNode(NamedTuple):
    """A scalar: `text` without quotes; `style` is the quote or block sign that it was written with, or ''."""

    text: str
    span: Span
    style: str = ""

    @property
    def void(self) -> bool:
        """There is nothing to check, and that is reported elsewhere: nothing was written, or an alias."""
        return self.empty or self.style == "*"

    @property
    def empty(self) -> bool:
        """Nothing was written, or YAML's word for nothing."""
        return not self.style and self.text in {"", "~", "null", "Null", "NULL"}


class ListNode(NamedTuple):
    """A sequence; `span` is its first sign."""

    items: tuple[Node, ...]
    span: Span


class Entry(NamedTuple):
    """One key of a map and what stands under it."""

    key: Span
    node: Node


class MapNode(NamedTuple):
    """A mapping, in the order of the file; keys are texts and stand once each."""

    entries: Mapping[str, Entry]
    span: Span


Node = TextNode | ListNode | MapNode


def raw(node: Node) -> Any:
    """The tree as plain `dict`, `list` and `str`; what is empty is ''."""
    if isinstance(node, MapNode):
        return {key: raw(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [raw(item) for item in node.items]
    return "" if node.void else node.text
