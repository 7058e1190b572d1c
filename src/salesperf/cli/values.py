"""What stands on the command line, as values: words, paths and texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import typer

_PLAIN = frozenset({str, bool, Path})


def with_plain_values(parameters: Iterable[Any]) -> list[Any]:
    """The parameters; words, paths and texts are read here, for which Typer would build a pydantic adapter each.

    A Typer that does not ask for `get_runtime_param` reads them itself: slower, but the same values.
    """
    found = list(parameters)
    for parameter in found:
        descriptor = parameter.type_descriptor
        if descriptor.choices or _types(descriptor) <= _PLAIN:
            parameter.get_runtime_param = _PlainValues
    return found


class _PlainValues:
    """Reads the values of a parameter."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value, or a tuple of them where there may be several; raises BadParameter for an unknown word."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        return tuple(_value(each, param, ctx) for each in value) if several else _value(value, param, ctx)


def _value(given: Any, param: Any, ctx: Any) -> Any:
    descriptor = param.type_descriptor
    if descriptor.choices and given not in descriptor.choices:
        known = ", ".join(map(repr, descriptor.choices))
        raise typer.BadParameter(f"{given!r} is not one of {known}.", ctx=ctx, param=param)
    return Path(given) if Path in _types(descriptor) else given


def _types(descriptor: Any) -> set[Any]:
    """The type, or that of the items of a list."""
    return set(get_args(descriptor.annotation)) if descriptor.is_list else {descriptor.annotation}
