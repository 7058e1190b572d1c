"""The JSON Schema of a plan, for editors that check and complete while one types."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from salesperf.model.plan import Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TOGETHER = {
    "extends": {"type": "string", "description": "The base plan, beside this one; maps merge key by key."},
    "remove": {"type": "array", "items": {"type": "string"}, "description": "Paths of the base to leave out."},
}


def plan_schema() -> dict[str, Any]:
    """Shape and types only, in draft 2020-12; a plan that extends another one need not hold the required keys.

    >>> plan_schema()["additionalProperties"]
    False
    """
    schema = Plan.model_json_schema(schema_generator=_PlanSchema)
    required = schema.pop("required")
    schema["properties"] |= _TOGETHER
    return {
        "$schema": DIALECT,
        "title": "salesperf plan",
        **schema,
        "if": {"not": {"required": ["extends"]}},
        "then": {"required": required},
    }


class _PlanSchema(GenerateJsonSchema):
    """Without titles that repeat the key, and without defaults that YAML cannot write."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: the key says it."""
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The default of words and texts; other values are Python's, not the plan's."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": default} if isinstance(default, str) and "$ref" not in inner else inner

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key that may be left out cannot hold null: nothing written is an error."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Closed: what its keys must look like is all that may stand in it."""
        found = super().dict_schema(schema)
        return {**found, "additionalProperties": False} if "patternProperties" in found else found

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Any of the members: a word such as `none` has the form of a name as well."""
        members = [self.generate_inner(choice) for choice in schema["choices"].values()]
        return {"anyOf": members}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """One line of description, and no title."""
        found = super().model_schema(schema)
        return {key: value for key, value in found.items() if key != "title"}
