"""What every check looks at, and how it says what it finds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.plan import Plan
from salesperf.model.plan.base import Part
from salesperf.model.work import Work
from salesperf.read.plan_checks.walk import walk
from salesperf.read.source_map import Loc, SourceMap


@dataclass(frozen=True)
class Subject:
    """A plan of sound shape, where each part of it is written, and its expressions as far as they are sound."""

    plan: Plan
    source: SourceMap
    work: Work
    lost: frozenset[str] = frozenset()

    @cached_property
    def nodes(self) -> tuple[tuple[Loc, object], ...]:
        """Every part and figure of the plan with its place."""
        return tuple(walk(self.plan))

    @cached_property
    def parts(self) -> tuple[tuple[Loc, Part], ...]:
        """The maps of the plan that the language knows, with their places."""
        return tuple((loc, value) for loc, value in self.nodes if isinstance(value, Part))

    def fault(self, rule: str, loc: Loc, /, **params: str) -> Diagnostic:
        """A finding at a place of the plan."""
        return Diagnostic(rule, self.source.span(loc), params)

    def fault_at_key(self, rule: str, loc: Loc, /, **params: str) -> Diagnostic:
        """A finding at the key of a place."""
        return Diagnostic(rule, self.source.span(loc, key=True), params)

    def unknown(self, rule: str, loc: Loc, name: str, *sections: Loc, but: Collection[str] = ()) -> Diagnostic:
        """A finding about a name that none of the sections defines, with what they do define (`but` some)."""
        places = {each: (*section, each) for section in sections for each in self.names_in(section) if each not in but}
        known = ", ".join(f"{each} ({self.position(place)})" for each, place in places.items())
        return self.fault(rule, loc, name=name, owner=owner(loc), known=known, near=suggest(name, places))

    def names_in(self, section: Loc) -> Collection[str]:
        """The keys of a map of the plan as it is written."""
        node = self.source.node(section)
        return tuple(getattr(node, "entries", ()))

    def position(self, loc: Loc) -> str:
        """Line and column of a key; with the file, where that is another than the plan's own."""
        span = self.source.span(loc, key=True)
        within = f"{span.line}:{span.column}"
        return within if span.file == self.own_file else f"{span.file}:{within}"

    @property
    def own_file(self) -> str:
        """The plan's file, without the one that it extends."""
        return self.source.root.span.file


def owner(loc: Loc) -> str:
    """The named thing of the plan that a place belongs to: `commission` of `elements.commission.table`."""
    depth = 2 if loc[0] == "settlement" else 1
    return str(loc[min(depth, len(loc) - 1)])
