"""What every part of a plan is made of: a strict frozen model with rules about its set of keys."""

from collections.abc import Callable, Collection
from typing import Any, ClassVar, NoReturn, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from salesperf.model.scalars import ScalarError

KeyRule = Callable[[Collection[str]], ScalarError | None]
T = TypeVar("T")


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
        """Report what is wrong with the set of keys together with what is wrong inside, not after it."""
        faults = _faults(cls.key_rules, data) if cls.key_rules and isinstance(data, dict) else []
        try:
            part = build(data)
        except ValidationError as inside:
            if faults:
                _raise_all(cls.__name__, [*inside.errors(include_url=False), *faults])  # type: ignore[list-item]
            raise
        if faults:
            _raise_all(cls.__name__, faults)
        return part


def one_of(*keys: str) -> KeyRule:
    """Exactly one of these keys."""

    def check(found: Collection[str]) -> ScalarError | None:
        return any_of(*keys)(found) or at_most_one(*keys)(found)

    return check


def any_of(*keys: str) -> KeyRule:
    """At least one of these keys."""

    def check(found: Collection[str]) -> ScalarError | None:
        return None if any(key in found for key in keys) else ScalarError("missing-choice", keys=_listed(keys))

    return check


def at_most_one(*keys: str) -> KeyRule:
    """None or one of these keys."""

    def check(found: Collection[str]) -> ScalarError | None:
        present = [key for key in keys if key in found]
        if len(present) < 2:
            return None
        return ScalarError("keys-exclude", key=present[1], other=present[0], keys=_listed(keys))

    return check


def needs(key: str, other: str) -> KeyRule:
    """Where `key` stands, `other` must stand too."""

    def check(found: Collection[str]) -> ScalarError | None:
        return ScalarError("key-needs", key=key, other=other) if key in found and other not in found else None

    return check


def has(*keys: str) -> AfterValidator:
    """A free map that must hold these keys."""

    def check(found: dict[str, T]) -> dict[str, T]:
        missing = [key for key in keys if key not in found]
        if missing:
            raise ScalarError("missing-entries", keys=_listed(missing))
        return found

    return AfterValidator(check)


def _faults(rules: Collection[KeyRule], data: dict[str, Any]) -> list[InitErrorDetails]:
    """One detail per broken rule, at the key it names, so that its place can be shown."""
    broken = [fault for rule in rules if (fault := rule(data))]
    return [
        InitErrorDetails(
            type=PydanticCustomError("value_error", "", {"error": fault}),
            loc=tuple(key for key in [fault.params.get("key", "")] if key),
            input=data,
        )
        for fault in broken
    ]


def _raise_all(title: str, details: list[InitErrorDetails]) -> NoReturn:
    raise ValidationError.from_exception_data(title, details)


def _listed(keys: Collection[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
