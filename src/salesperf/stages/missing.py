"""A figure that is not there, where pay cannot do without it."""

from __future__ import annotations


class Missing(Exception):  # noqa: N818 - what is wrong with one figure of one person
    """A figure that an amount cannot do without; `rule` and `params` make its diagnostic."""

    def __init__(self, rule: str, **params: str) -> None:
        """Keep the rule's name and the figures for its sentences."""
        self.rule = rule
        self.params = params
        super().__init__(rule)
