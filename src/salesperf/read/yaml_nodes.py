"""Strict reading of YAML: maps, lists and raw texts, each with its place, and nothing else that YAML can do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from salesperf.diagnostics import Diagnostic, Problems, Span
from salesperf.read.nodes import Entry, ListNode, MapNode, Node, TextNode
from salesperf.read.yaml_syntax import MOST_DEPTH, syntax_fault
from salesperf.read.yaml_text import decode

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file holds: `root` is None for a file that cannot be read on; `lines` serve excerpts."""

    root: MapNode | None
    lines: tuple[str, ...]
    found: tuple[Diagnostic, ...]


def read_yaml(data: bytes, file: str) -> YamlFile:
    """Read one document whose root is a map; everything refused is found, each at its place."""
    try:
        text = decode(data, file)
    except Problems as stopped:
        return YamlFile(None, (), stopped.diagnostics)
    lines = text.split("\n")
    reader = _Reader(file, lines, yaml.parse(text, Loader=_Loader))
    try:
        root = reader.document()
    except Problems as stopped:
        return YamlFile(None, tuple(lines), (*reader.found, *stopped.diagnostics))
    except yaml.MarkedYAMLError as error:
        return YamlFile(None, tuple(lines), (*reader.found, syntax_fault(error, lines, file)))
    return YamlFile(root, tuple(lines), tuple(reader.found))


@dataclass(slots=True)
class _Reader:
    """Turns parser events into nodes; recursion is bounded by `MOST_DEPTH`, so no input can exhaust the stack."""

    file: str
    lines: list[str]
    events: Iterator[yaml.Event]
    found: list[Diagnostic] = field(default_factory=list)

    def document(self) -> MapNode | None:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise Problems([Diagnostic("empty-plan", Span(self.file, 1, 1))])
        root = self._node(next(self.events), 0)
        next(self.events)
        another = next(self.events)
        if isinstance(another, yaml.DocumentStartEvent):
            self._refuse("several-documents", self._span(another))
        if isinstance(root, MapNode):
            return root
        empty = isinstance(root, TextNode) and root.empty
        self.found.append(Diagnostic("empty-plan" if empty else "root-not-a-map", root.span))
        return None

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._refuse_sharing(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(event, self._deeper(event, depth))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, self._deeper(event, depth))
        return self._text(event)

    def _map(self, start: yaml.MappingStartEvent, depth: int) -> MapNode:
        entries: dict[str, Entry] = {}
        previous: Node | None = None
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth)
            node = self._node(next(self.events), depth)
            if self._fits(key, node, entries, previous):
                assert isinstance(key, TextNode)
                entries[key.text] = Entry(key.span, node)
                previous = node
        return MapNode(entries, self._span(start))

    def _fits(self, key: Node, node: Node, entries: dict[str, Entry], previous: Node | None) -> bool:
        """Whether a key may stand; if not, why is reported."""
        if not isinstance(key, TextNode) or key.void or not key.text:
            return self._refuse("key-not-a-text", key.span)
        if key.text in entries:
            first = entries[key.text].key
            return self._refuse("duplicate-key", key.span, key=key.text, line=str(first.line))
        if key.text == "<<" and not key.style:
            return self._refuse("merge-key", key.span)
        if cut := _cut_number(previous, key, node):
            return self._refuse("comma-in-number", key.span, text=cut, near=_grouped(cut))
        return True

    def _list(self, start: yaml.SequenceStartEvent, depth: int) -> ListNode:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth))
        return ListNode(tuple(items), self._span(start))

    def _text(self, event: yaml.Event) -> TextNode:
        if isinstance(event, yaml.AliasEvent):
            return TextNode("", self._span(event), "*")
        assert isinstance(event, yaml.ScalarEvent)
        return TextNode(event.value, self._span(event), event.style or "")

    def _deeper(self, event: yaml.Event, depth: int) -> int:
        if depth >= MOST_DEPTH:
            raise Problems([Diagnostic("too-deep", self._span(event), {"most": str(MOST_DEPTH)})])
        return depth + 1

    def _refuse_sharing(self, event: yaml.Event) -> None:
        """Anchors and aliases make a text count in two places, tags make it something else than text."""
        if anchor := getattr(event, "anchor", ""):
            self._refuse("anchor-or-alias", self._span(event), name=anchor)
        if tag := getattr(event, "tag", ""):
            self._refuse("explicit-tag", self._span(event), tag=tag.replace("tag:yaml.org,2002:", "!!"))

    def _refuse(self, rule: str, span: Span, **params: str) -> bool:
        self.found.append(Diagnostic(rule, span, params))
        return False

    def _span(self, event: yaml.Event) -> Span:
        """To the end of what is written, or of its first line."""
        start, end = event.start_mark, event.end_mark
        assert start and end
        last = end.column if end.line == start.line else len(self.lines[start.line])
        return Span(self.file, start.line + 1, start.column + 1, max(1, last - start.column))


def _cut_number(previous: Node | None, key: TextNode, node: Node) -> str:
    """`{from: 100,000}` is read as `from: 100` and a key `000` without value: the number that was meant, or ''."""
    if not (isinstance(previous, TextNode) and isinstance(node, TextNode) and node.empty):
        return ""
    digits = re.fullmatch(r"-?[0-9]+", previous.text) and re.fullmatch(r"[0-9]+(\.[0-9]+)?[%x]?", key.text)
    return f"{previous.text},{key.text}" if digits else ""


def _grouped(cut: str) -> str:
    """`100,000` as a plan writes it; '' for what is not grouped by threes, such as `1,5`."""
    return cut.replace(",", "_") if re.fullmatch(r"-?[0-9]{1,3},[0-9]{3}(\.[0-9]+)?[%x]?", cut) else ""
