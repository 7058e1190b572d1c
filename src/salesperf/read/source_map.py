"""From a place in the plan's tree to the place in the file where it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salesperf.diagnostics import Span
from salesperf.read.nodes import ListNode, MapNode, Node, TextNode

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The merged tree of a plan, and the lines of every file that it was read from."""

    root: Node
    lines: Mapping[str, Sequence[str]]

    def span(self, loc: Loc, key: bool = False) -> Span:
        """Where a value stands, or its key; of what is not there, where the nearest thing around it stands.

        A map or list written in block style is shown by its key.
        """
        span, node = self.root.span, self.root
        by_key = span
        for part in loc:
            step = _step(node, part)
            if step is None:
                return by_key
            by_key, node = step
            span = node.span
        return by_key if key or not isinstance(node, TextNode) else span

    def inside(self, loc: Loc, start: int, end: int) -> Span:
        """A stretch of a text, by offsets in the text; the whole of it where it spans lines or holds escapes."""
        node = self.node(loc)
        span = self.span(loc)
        if not isinstance(node, TextNode) or node.style in {"|", ">"}:
            return span
        quote = len(node.style)
        written = self.excerpt(span)
        if written[quote : len(written) - quote] != node.text:
            return span
        return Span(span.file, span.line, span.column + quote + start, max(1, end - start))

    def text_of(self, loc: Loc) -> str:
        """The raw text at a place; '' for a map, a list, or nothing."""
        node = self.node(loc)
        return node.text if isinstance(node, TextNode) else ""

    def node(self, loc: Loc) -> Node | None:
        """The node at a place, or None."""
        node: Node = self.root
        for part in loc:
            step = _step(node, part)
            if step is None:
                return None
            node = step[1]
        return node

    def resolve(self, loc: Loc) -> Loc:
        """A place with the parts left out that do not exist in the tree, such as the name of a union's member."""
        kept: list[str | int] = []
        node: Node = self.root
        for part in loc:
            step = _step(node, part)
            if step is not None:
                kept.append(part)
                node = step[1]
        return tuple(kept)

    def excerpt(self, span: Span) -> str:
        """The stretch of the file that a span covers."""
        lines = self.lines.get(span.file, ())
        if span.line > len(lines):
            return ""
        return lines[span.line - 1][span.column - 1 : span.column - 1 + span.length]


def dotted(loc: Loc) -> str:
    """A place as a reader writes it.

    >>> dotted(("rate_tables", "ladder", "tiers", 0, "rate"))
    'rate_tables.ladder.tiers[1].rate'
    """
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return "".join(parts).removeprefix(".")


def _step(node: Node, part: str | int) -> tuple[Span, Node] | None:
    """The span of the key, or of the item, and the node under it."""
    if isinstance(node, MapNode) and isinstance(part, str) and part in node.entries:
        entry = node.entries[part]
        return entry.key, entry.node
    if isinstance(node, ListNode) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part].span, node.items[part]
    return None
