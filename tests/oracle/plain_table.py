"""A rate table as section 9 of the plan language defines it, in the unit of its bounds."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from plain_days import MissingFigure, number

VALUES = ("rate", "pay", "score", "goal")


class PlainTable:
    """F(x). `scale` turns bounds into amounts (the goal, for bounds in attainment); `base` is the base rate."""

    def __init__(self, said: Mapping[str, Any], scale: Fraction = Fraction(1), base: Fraction | None = None) -> None:
        self.said = said
        self.bounds = [number(tier.get("from") or tier["above"]) * scale for tier in said["tiers"]]
        self.inside = ["from" in tier for tier in said["tiers"]]
        self.modes = [tier.get("mode", said["mode"]) for tier in said["tiers"]]
        self.kinds = [next(kind for kind in VALUES if kind in tier) for tier in said["tiers"]]
        self.values = [number(tier[kind]) for tier, kind in zip(said["tiers"], self.kinds, strict=True)]
        if base is not None:
            self.values = [value * base for value in self.values]
        most = said.get("cap", {})
        if "rate" in most:
            rate = number(most["rate"])
            self.values = [min(v, rate) if k == "rate" else v for v, k in zip(self.values, self.kinds, strict=True)]
        self.most = number(most["result"]) if "result" in most else None

    def pay(self, x: Fraction, *, on_the_way: bool = False) -> Fraction:
        """F(x); below zero with the sign turned, unless the table gives scores. Only where x ends can it stop."""
        if x < 0 and self.bounds[0] >= 0 and not {"score", "goal"} & set(self.kinds):
            return -self.pay(-x, on_the_way=on_the_way)
        n = self._tier(x)
        if n is None and on_the_way and self.said.get("below") == "stop":
            return Fraction(0)
        found = self._below(x, rated=True) if n is None else self._in(n, x)
        return found if self.most is None else min(found, self.most)

    def value(self, x: Fraction) -> Fraction:
        """v(x): what the table finds where it is entered with something else than the base."""
        n = self._tier(x)
        if n is None:
            return self._below(x, rated=False)
        return self._line(n, x) if self.modes[n] == "interpolated" else self.values[n]

    def _tier(self, x: Fraction) -> int | None:
        reached = [n for n, bound in enumerate(self.bounds) if x > bound or (x == bound and self.inside[n])]
        return reached[-1] if reached else None

    def _below(self, x: Fraction, *, rated: bool) -> Fraction:
        below = self.said.get("below", "none")
        if below == "stop":
            raise MissingFigure("below-first-tier")
        if below == "none":
            return Fraction(0)
        return self.values[0] * (x if rated and self.kinds[0] == "rate" else 1)

    def _in(self, n: int, x: Fraction) -> Fraction:
        bound, value = self.bounds[n], self.values[n]
        if self.modes[n] == "marginal":
            first = value * bound if self.said.get("below") == "first" else Fraction(0)
            return (self._in(n - 1, bound) if n else first) + value * (x - bound)
        if self.modes[n] == "retroactive":
            return value * x
        if self.modes[n] == "step":
            return value
        return self._line(n, x) * (x if self.kinds[n] == "rate" else 1)

    def _line(self, n: int, x: Fraction) -> Fraction:
        last = n == len(self.bounds) - 1
        if last and self.said.get("beyond", "flat") == "flat":
            return self.values[n]
        left = n - 1 if last else n
        slope = (self.values[left + 1] - self.values[left]) / (self.bounds[left + 1] - self.bounds[left])
        return self.values[left] + slope * (x - self.bounds[left])
