"""What the models refuse, said as findings of the plan language: rule, place and figures, in no library's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.scalars import ScalarError
from salesperf.read.nodes import ListNode, MapNode, Node, TextNode
from salesperf.read.source_map import Loc, SourceMap, dotted

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MOST_FINDINGS = 200
_WANTED = {
    "model_type": "not-a-map",
    "model_attributes_type": "not-a-map",
    "dict_type": "not-a-map",
    "list_type": "not-a-list",
    "tuple_type": "not-a-list",
}


def findings(error: ValidationError, source: SourceMap) -> list[Diagnostic]:
    """Every fault once; at most `MOST_FINDINGS`, and then how many are left out."""
    details = [detail for detail in error.errors(include_url=False) if detail["type"] != "extra_forbidden"]
    found = list(_without_echoes(d for detail in details[:MOST_FINDINGS] for d in _finding(detail, source)))
    if len(details) > MOST_FINDINGS:
        left_out = str(len(details) - MOST_FINDINGS)
        found.append(Diagnostic("more-findings", None, {"count": left_out}))
    return found


def nothing_written(node: Node) -> Iterator[Diagnostic]:
    """Keys without a value, and empty lists and maps: a plan says what it means or leaves the key out."""
    if isinstance(node, MapNode):
        for key, entry in node.entries.items():
            yield from _empty(key, entry.node) or nothing_written(entry.node)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _empty("", item) or nothing_written(item)


def _empty(key: str, node: Node) -> list[Diagnostic]:
    children = node.items if isinstance(node, ListNode) else node.entries if isinstance(node, MapNode) else "text"
    empty = not children or (isinstance(node, TextNode) and node.empty)
    return [Diagnostic("empty-value", node.span, {"key": key})] if empty else []


def _finding(detail: ErrorDetails, source: SourceMap) -> Iterator[Diagnostic]:
    kind, given = detail["type"], detail["loc"]
    at_key = given[-1:] == ("[key]",)
    loc = source.resolve(given)
    node = source.node(loc)
    if isinstance(node, TextNode) and node.void and not at_key:
        return
    fault = _fault(kind, detail, node)
    if fault.rule in {"unknown-key", "missing-key"}:
        key = str(given[-1]) if fault.rule == "unknown-key" else fault.params["key"]
        parent = loc[:-1] if fault.rule == "unknown-key" else loc
        yield _about_key(fault, key, parent, source)
        return
    if fault.rule == "unknown-word" and kind.startswith("union_tag"):
        loc = (*loc, "kind")
    named = at_key or fault.rule in {"keys-exclude", "key-needs", "missing-choice"}
    params = {"key": str(loc[-1]) if loc else "", "where": dotted(loc), **fault.params}
    yield Diagnostic(fault.rule, source.span(loc, key=named), params)


def _fault(kind: str, detail: ErrorDetails, node: Node | None) -> ScalarError:
    """The library's finding as a rule of ours."""
    context = detail.get("ctx", {})
    last = "kind" if kind == "union_tag_not_found" else detail["loc"][-1]
    if kind in {"missing", "union_tag_not_found"} and isinstance(last, str):
        return ScalarError("missing-key", key=last)
    if kind in {"missing", "too_long", "too_short"}:
        return ScalarError("wrong-length")
    if kind == "union_tag_invalid" and context["discriminator"] == "'kind'":
        return _unknown_word(context["tag"], context["expected_tags"])
    if kind == "literal_error":
        return _unknown_word(detail["input"], context["expected"])
    ours = context.get("error")
    return ours if isinstance(ours, ScalarError) else _wrong_shape(kind, node)


def _wrong_shape(kind: str, node: Node | None) -> ScalarError:
    """What a node is not, or, where it may be one of several things, what it is."""
    text = node.text if isinstance(node, TextNode) else ""
    if "：" in text:
        return ScalarError("full-width-colon", text=text)
    is_one = "unexpected-text" if text else "unexpected-list" if isinstance(node, ListNode) else "unexpected-map"
    return ScalarError(_WANTED.get(kind, is_one), text=text)


def _unknown_word(word: Any, expected: str) -> ScalarError:
    if not isinstance(word, str):
        return ScalarError("not-a-scalar")
    known = re.findall(r"'([^']*)'", expected)
    return ScalarError("unknown-word", word=word, known=_listed(known), near=_near(word, known))


def _about_key(fault: ScalarError, key: str, parent: Loc, source: SourceMap) -> Diagnostic:
    """Unknown keys are shown themselves, missing ones by the map that should hold them."""
    where = dotted(parent) or source.span(()).file
    if fault.rule == "missing-key":
        return Diagnostic("missing-key", source.span(parent, key=True), {"key": key, "where": where})
    known = fault.params["known"]
    near = _near(key, re.findall(r"`([^`]*)`", known))
    params = {"key": key, "where": where, "known": known, "near": near}
    return Diagnostic("unknown-key", source.span((*parent, key), key=True), params)


def _without_echoes(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A misspelt key is not missing as well; and nothing is said twice."""
    kept = list(dict.fromkeys((d.rule, d.place, tuple(d.params.items())) for d in found))
    misspelt = {(dict(params)["where"], dict(params)["near"]) for rule, _, params in kept if rule == "unknown-key"}
    for rule, place, params in kept:
        figures = dict(params)
        if rule != "missing-key" or (figures["where"], figures["key"]) not in misspelt:
            yield Diagnostic(rule, place, figures)


def _near(word: str, known: Iterable[str]) -> str:
    return suggest(unicodedata.normalize("NFKC", word).strip().lower().replace("-", "_"), known)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
