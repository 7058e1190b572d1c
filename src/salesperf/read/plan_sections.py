"""The parts of a plan that people may speak of, by what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.model.plan import Plan
from salesperf.model.plan.fields import Label

_NAMED = (
    "elements",
    "scorecards",
    "measures",
    "rate_tables",
    "lookups",
    "rewards",
    "crediting",
    "sources",
    "variables",
)


def sections(plan: Plan) -> dict[str, str]:
    """What a part is called -> its path: top-level keys, paths, names and labels; `plan` is the whole of it."""
    found: dict[str, str] = {}
    for text, path in _called(plan):
        found.setdefault(text, path)
    return found


def _called(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from ((name, name) for name in type(plan).model_fields if getattr(plan, name) not in (None, {}, ()))
    for section in _NAMED:
        for name, part in getattr(plan, section).items():
            path = f"{section}.{name}"
            yield from ((text, path) for text in (path, name, *_labels(getattr(part, "label", None))))


def _labels(given: Label | str | None) -> Iterator[str]:
    texts = (given.zh, given.en) if isinstance(given, Label) else (given,)
    yield from (text for text in texts if text)
