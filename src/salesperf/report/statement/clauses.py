"""The settings of the plan that applied to one person, in the plan's own order, with the lines where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from salesperf.locale.texts import known, text
from salesperf.model.explanation import Explanation, Node
from salesperf.model.plan import Band, RateTable, Tier
from salesperf.model.plan.base import Part
from salesperf.model.scalars import Literal
from salesperf.model.statement import Clause
from salesperf.report.explaining.known import Loc, Setting
from salesperf.report.labels import label
from salesperf.report.plan_text import entries, plan_text, written

_SECTIONS = ("measures", "rate_tables", "scorecards", "elements")
_UNSAID = {"label", "description", "for", "from", "columns", "types"}
"""Keys that name things, or that choose among people and files: not what a person's pay is made of."""


@dataclass(frozen=True)
class PlanClauses:
    """What the plan sets, for one person after the other: those who are paid by the same parts are told the same."""

    about: Setting
    _told: dict[frozenset[str], tuple[Clause, ...]] = field(default_factory=dict)

    def of(self, tree: Explanation) -> tuple[Clause, ...]:
        """Everything that the plan sets about what this person is measured and paid by."""
        used = frozenset(_used(tree) | _linked(self.about, _used(tree)))
        if used not in self._told:
            self._told[used] = tuple(_clauses(self.about, used))
        return self._told[used]


def _clauses(about: Setting, used: frozenset[str]) -> Iterator[Clause]:
    for section in _SECTIONS:
        for name, part in getattr(about.run.results.plan, section).items():
            if name in used:
                said = label(getattr(part, "label", None), name, about.lang)
                yield from _of_part(about, part, (section, name), said)


def _of_part(about: Setting, part: Part, loc: Loc, said: str) -> Iterator[Clause]:
    for key, value in entries(part).items():
        if key in written(part) and key not in _UNSAID:
            yield from _of_value(about, value, (*loc, key), (key,), said)


def _of_value(about: Setting, value: object, loc: Loc, keys: tuple[str, ...], said: str) -> Iterator[Clause]:
    """One clause for each setting that stands alone, and one for each item of a list."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _of_value(about, each, (*loc, name), (*keys, name), said)
    elif isinstance(value, tuple) and value and all(isinstance(each, Part) for each in value):
        for number, each in enumerate(value):
            yield from _of_value(about, each, (*loc, number), (*keys, str(number + 1)), said)
    elif isinstance(value, Part) and len(keys) == 1:
        for key in [key for key in entries(value) if key in written(value)]:
            yield from _of_value(about, entries(value)[key], (*loc, key), (*keys, key), said)
    elif setting := _setting(value, about, keys[-1]):
        yield Clause(said, _heading(keys, about), setting, about.where(loc).line)


def _heading(keys: tuple[str, ...], about: Setting) -> str:
    """The keys in words, names by their labels."""
    words = (text(f"clause.{key}", about.lang) if known(f"clause.{key}") else _labelled(about, key) for key in keys)
    return " ".join(words)


def _setting(value: object, about: Setting, key: str) -> str:
    """Words of the plan language and names of the plan in words, parts as lists of these; the rest as it is written."""
    lang = about.lang
    if isinstance(value, Tier | Band):
        side = "from" if value.inside else "above"
        bound = text(f"tier.{side}", lang, bound=_figure(value.start))
        gives = _figure(value.value) if isinstance(value, Tier) else label(value.label, "", lang)
        return text("statement.tier-gives", lang, bound=bound, value=gives)
    if isinstance(value, Part):
        told = {key: each for key, each in entries(value).items() if key in written(value)}
        return text("statement.comma", lang).join(
            f"{_heading((k,), about)} {_setting(v, about, k)}" for k, v in told.items()
        )
    said = _figure(value)
    words = (f"clause.{key}-is-{said}", f"clause.is-{said}")
    return next((text(word, lang) for word in words if known(word)), "") or _labelled(about, said)


def _figure(value: object) -> str:
    """As the plan writes it, but thousands as people write them.

    >>> from fractions import Fraction
    >>> _figure(Literal("number", Fraction(250000), "250_000"))
    '250,000'
    """
    return plan_text(value).replace("_", ",") if isinstance(value, Literal) else plan_text(value)


def _labelled(about: Setting, name: str) -> str:
    """A name of the plan by its label, a column of the roster by its heading."""
    plan = about.run.results.plan
    found = {**plan.measures, **plan.rate_tables, **plan.scorecards, **plan.elements}.get(name)
    return label(found.label, name, about.lang) if found is not None else plan.people.columns.get(name, name)


def _used(tree: Explanation) -> set[str]:
    """The names that the person's pay and measures speak of."""
    found = {each.name for each in tree.measures if each.goal is not None or each.n}
    found |= {str(node.facts.get("table", "")) for node in _nodes(tree.earned)}
    return found | {node.name.partition(".")[0] for node in _nodes(tree.earned) if node.name}


def _linked(about: Setting, used: set[str]) -> set[str]:
    """The tables that those use."""
    plan = about.run.results.plan
    found = {element.table for name, element in plan.elements.items() if name in used and hasattr(element, "table")}
    for name, card in plan.scorecards.items():
        if name in used:
            found |= {weighed.table for weighed in card.measures.values()}
    return {name for name in found if name and isinstance(plan.rate_tables.get(name), RateTable)}


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)
