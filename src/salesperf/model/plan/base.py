"""What every part of a plan is made of: a strict frozen model with rules about its set of keys."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from salesperf.model.scalars import ScalarError

KeyRule = Callable[[Mapping[str, Any]], Iterator[ScalarError]]


class Part(BaseModel):
    """A map of the plan: frozen, and without keys that nobody knows. YAML's `from` is `from_` here."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.rstrip("_"),
    )
    key_rules: ClassVar[tuple[KeyRule, ...]] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _check_keys(cls, data: Any, build: ModelWrapValidatorHandler["Part"]) -> "Part":
        part: Part = _checked(data, build, _rules(cls))
        return part


class Keys:
    """Rules about the keys of a free map."""

    __slots__ = ("rules",)

    def __init__(self, *rules: KeyRule) -> None:
        """All of them are checked."""
        self.rules = rules

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Around the map's own schema."""
        rules = self.rules
        return core_schema.no_info_wrap_validator_function(
            lambda data, build: _checked(data, build, rules), handler(source)
        )


def required(*keys: str) -> KeyRule:
    """Every one of these keys."""

    def check(found: Mapping[str, Any]) -> Iterator[ScalarError]:
        return (ScalarError("missing-key", key=key) for key in keys if key not in found)

    return check


def only(*keys: str) -> KeyRule:
    """No other than these keys."""

    def check(found: Mapping[str, Any]) -> Iterator[ScalarError]:
        return (ScalarError("unknown-key", key=key, known=_listed(keys)) for key in found if key not in keys)

    return check


def one_of(*keys: str) -> KeyRule:
    """Exactly one of these keys."""

    def check(found: Mapping[str, Any]) -> Iterator[ScalarError]:
        yield from any_of(*keys)(found)
        yield from at_most_one(*keys)(found)

    return check


def any_of(*keys: str) -> KeyRule:
    """At least one of these keys."""

    def check(found: Mapping[str, Any]) -> Iterator[ScalarError]:
        if not any(key in found for key in keys):
            yield ScalarError("missing-choice", keys=_listed(keys))

    return check


def at_most_one(*keys: str) -> KeyRule:
    """None or one of these keys."""

    def check(found: Mapping[str, Any]) -> Iterator[ScalarError]:
        first, *others = [key for key in found if key in keys] or [""]
        return (ScalarError("keys-exclude", key=key, other=first) for key in others)

    return check


def needs(key: str, other: str) -> KeyRule:
    """Where `key` stands, `other` must stand too."""

    def check(found: Mapping[str, Any]) -> Iterator[ScalarError]:
        if key in found and other not in found:
            yield ScalarError("key-needs", key=key, other=other)

    return check


def needs_column(key: str, column: str) -> KeyRule:
    """Where `key` stands, the table's `columns` must map `column`."""

    def check(found: Mapping[str, Any]) -> Iterator[ScalarError]:
        columns = found.get("columns")
        if key in found and isinstance(columns, dict) and column not in columns:
            yield ScalarError("key-needs", key=key, other=f"columns.{column}")

    return check


@cache
def _rules(part: type[Part]) -> tuple[KeyRule, ...]:
    if part.model_config["extra"] != "forbid":
        return part.key_rules
    return (only(*(str(field.alias) for field in part.model_fields.values())), *part.key_rules)


def _checked(data: Any, build: Callable[[Any], Any], rules: tuple[KeyRule, ...]) -> Any:
    """Report what is wrong with the set of keys together with what is wrong inside, not after it."""
    faults = [fault for rule in rules for fault in rule(data)] if isinstance(data, dict) else []
    if not faults:
        return build(data)
    details = [_detail(fault, data) for fault in faults]
    try:
        build(data)
    except ValidationError as inside:
        details += inside.errors(include_url=False)  # type: ignore[arg-type]
    raise ValidationError.from_exception_data("", details)


def _detail(fault: ScalarError, data: Any) -> InitErrorDetails:
    """At the key that the fault names, so that its place can be shown."""
    key = fault.params.get("key", "")
    return InitErrorDetails(
        type=PydanticCustomError("value_error", "", {"error": fault}), loc=(key,) if key else (), input=data
    )


def _listed(keys: tuple[str, ...]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
