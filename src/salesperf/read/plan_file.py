"""A plan file, read: its text, its tree with places, its models, its digest, and all that is wrong with its shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic, Problems, Span, errors, suggest
from salesperf.read.extends import Opened, listed, merge, plans_beside, read_base, without, without_own_keys
from salesperf.read.nodes import MapNode, raw
from salesperf.read.plan_findings import findings, nothing_written
from salesperf.read.source_map import SourceMap
from salesperf.read.yaml_nodes import YamlFile, read_yaml
from salesperf.read.yaml_text import plan_bytes

if TYPE_CHECKING:
    from salesperf.model.plan import Plan

__all__ = ["PlanFile", "SourceMap", "load_plan", "plan_from_bytes"]

_AT_THE_END = Span("\U0010ffff", 1, 1)


@dataclass(frozen=True)
class PlanFile:
    """`plan` is None where `found` holds an error; `text` is the file as written, `source` has its base merged in."""

    plan: Plan | None
    source: SourceMap
    text: str
    found: tuple[Diagnostic, ...]
    path: Path

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the merged plan.

        Comments, blanks, quotes and the order of keys do not count; the order of lists and the spelling of figures do.
        """
        import hashlib
        import json

        canonical = json.dumps(raw(self.source.root), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    @property
    def texts(self) -> dict[str, str]:
        """The plan's file, and the base that it extends, by name inside the plan's folder."""
        folder = self.path.parent.as_posix()
        return {file.removeprefix(f"{folder}/"): "\n".join(lines) for file, lines in self.source.lines.items()}


def load_plan(path: Path) -> PlanFile:
    """Read and check a plan for shape and types; never raises for what a file may hold."""
    try:
        data = plan_bytes(path)
    except OSError as fault:
        return _unread(path, YamlFile(None, (), (_no_file(path, fault),)))
    return plan_from_bytes(data, path)


def plan_from_bytes(data: bytes, path: Path, opened: Opened = plan_bytes) -> PlanFile:
    """As `load_plan`, for a plan that is at hand; `path` names it, and `extends` is `opened` beside it."""
    own = read_yaml(data, path.as_posix())
    if own.root is None:
        return _unread(path, own)
    lines = {own.root.span.file: own.lines}
    found = list(own.found)
    root = _merged(own.root, partial(read_base, folder=path.parent, opened=opened), lines, found)
    if root is None:
        return _unread(path, YamlFile(None, own.lines, tuple(found)))
    source = SourceMap(root, lines)
    found += nothing_written(root)
    plan, faults = _validated(source)
    found += faults
    text = "\n".join(own.lines)
    return PlanFile(None if errors(found) else plan, source, text, _in_order(found), path)


def _no_file(path: Path, fault: OSError) -> Diagnostic:
    """Why there is no plan, and which plans there are instead."""
    if not isinstance(fault, FileNotFoundError):
        reason = fault.strerror or type(fault).__name__
        return Diagnostic("plan-unreadable", None, {"path": path.as_posix(), "reason": reason})
    there = plans_beside(path)
    near = suggest(path.as_posix(), there)
    return Diagnostic("plan-not-found", None, {"path": path.as_posix(), "there": listed(there), "near": near})


def _merged(
    root: MapNode, base_of: Callable[[MapNode], YamlFile], lines: dict[str, tuple[str, ...]], found: list[Diagnostic]
) -> MapNode | None:
    """The plan with its base, without what it removes; None where the base cannot be read. `lines` gain the base's."""
    merged = root
    if "extends" in root.entries:
        try:
            base = base_of(root)
        except Problems as stopped:
            found += stopped.diagnostics
            return None
        found += base.found
        if base.root is None:
            return None
        lines[base.root.span.file] = base.lines
        merged = _over(base.root, root)
    if "remove" in root.entries:
        merged, faults = _removed(merged, root)
        found += faults
    return without_own_keys(merged)


def _over(base: MapNode, root: MapNode) -> MapNode:
    merged = merge(base, root)
    assert isinstance(merged, MapNode)
    return merged


def _removed(merged: MapNode, root: MapNode) -> tuple[MapNode, list[Diagnostic]]:
    entry = root.entries["remove"]
    if "extends" not in root.entries:
        return merged, [Diagnostic("key-needs", entry.key, {"key": "remove", "other": "extends"})]
    return without(merged, entry.node)


def _validated(source: SourceMap) -> tuple[Plan | None, list[Diagnostic]]:
    from pydantic import ValidationError

    from salesperf.model.plan import Plan

    try:
        return Plan.model_validate(raw(source.root)), []
    except ValidationError as error:
        return None, findings(error, source)


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """As one reads the file; what was found first stays first at one place, and what has none comes last."""
    return tuple(sorted(found, key=lambda d: d.place if isinstance(d.place, Span) else _AT_THE_END))


def _unread(path: Path, own: YamlFile) -> PlanFile:
    file = path.as_posix()
    source = SourceMap(MapNode({}, Span(file, 1, 1)), {file: own.lines})
    return PlanFile(None, source, "\n".join(own.lines), own.found, path)
