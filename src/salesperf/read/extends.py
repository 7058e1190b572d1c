"""`extends`: a plan that says only how it differs from another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from salesperf.diagnostics import Diagnostic, Problems, Span, suggest
from salesperf.model.scalar_words import data_path
from salesperf.model.scalars import ScalarError
from salesperf.read.nodes import Entry, ListNode, MapNode, Node, TextNode
from salesperf.read.yaml_nodes import YamlFile, read_yaml
from salesperf.read.yaml_text import plan_bytes

Opened = Callable[[Path], bytes]


def read_base(plan: MapNode, folder: Path, opened: Opened = plan_bytes) -> YamlFile:
    """The file that `extends` names, beside the plan or below it; raises `Problems` if there is none to read.

    `opened` gives the bytes of a file, or raises OSError.
    """
    node = plan.entries["extends"].node
    name = _base_name(node)
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _refused("path-outside", node.span, text=name)
    try:
        base = read_yaml(opened(path), path.as_posix())
    except OSError:
        there = plans_beside(path)
        raise _refused(
            "base-not-found", node.span, text=name, there=listed(there), near=suggest(path.as_posix(), there)
        ) from None
    if base.root and "extends" in base.root.entries:
        raise _refused("extends-twice", base.root.entries["extends"].key)
    return base


def plans_beside(path: Path) -> list[str]:
    """The plans in the folder of a path that leads to none."""
    return sorted(each.as_posix() for kind in ("*.yaml", "*.yml") for each in path.parent.glob(kind))


def listed(names: Iterable[str]) -> str:
    """The names for a message."""
    return ", ".join(f"`{name}`" for name in names)


def merge(base: Node, over: Node) -> Node:
    """Maps merge key by key, anything else replaces; every text keeps the place where it is written."""
    if not (isinstance(base, MapNode) and isinstance(over, MapNode)):
        return over
    entries = dict(base.entries)
    for key, entry in over.entries.items():
        entries[key] = Entry(entry.key, merge(entries[key].node, entry.node)) if key in entries else entry
    return MapNode(entries, over.span)


def without(root: MapNode, removed: Node) -> tuple[MapNode, list[Diagnostic]]:
    """The tree without the dotted paths that `remove` lists."""
    if not isinstance(removed, ListNode):
        return root, [Diagnostic("not-a-list", removed.span, {"key": "remove"})]
    found: list[Diagnostic] = []
    for item in removed.items:
        path = item.text.split(".") if isinstance(item, TextNode) else []
        smaller = _remove(root, path)
        if smaller is None:
            params = {"text": ".".join(path), **_instead(root, path)}
            found.append(Diagnostic("nothing-to-remove", item.span, params))
        root = smaller or root
    return root, found


def without_own_keys(root: MapNode) -> MapNode:
    """The plan itself, without what says how it was put together."""
    return MapNode({k: e for k, e in root.entries.items() if k not in {"extends", "remove"}}, root.span)


def _remove(node: Node, path: list[str]) -> MapNode | None:
    """The map without what stands at `path`; None where nothing stands there."""
    if not (path and isinstance(node, MapNode) and path[0] in node.entries):
        return None
    entries = dict(node.entries)
    entry = entries.pop(path[0])
    if path[1:]:
        smaller = _remove(entry.node, path[1:])
        if smaller is None:
            return None
        entries[path[0]] = Entry(entry.key, smaller)
    # Popped and put back, a key would move to the end: the order of the file is kept instead.
    return MapNode({key: entries[key] for key in node.entries if key in entries}, node.span)


def _instead(node: Node, path: list[str]) -> dict[str, str]:
    """What stands where a path leads nowhere: in the last map that it reaches."""
    depth = 0
    while isinstance(node, MapNode) and path[depth:] and path[depth] in node.entries:
        node, depth = node.entries[path[depth]].node, depth + 1
    if not (isinstance(node, MapNode) and path[depth:]):
        return {}
    near = suggest(path[depth], node.entries)
    return {"known": listed(node.entries), "near": ".".join([*path[:depth], near, *path[depth + 1 :]]) if near else ""}


def _base_name(node: Node) -> str:
    if not isinstance(node, TextNode):
        raise _refused("not-a-scalar", node.span, key="extends")
    try:
        return data_path(node.text)
    except ScalarError as fault:
        raise Problems([Diagnostic(fault.rule, node.span, {"key": "extends", **fault.params})]) from None


def _refused(rule: str, span: Span, **params: str) -> Problems:
    return Problems([Diagnostic(rule, span, params)])
