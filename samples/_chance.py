"""Chance that is the same on every run: one stream of random numbers per subject, so one change moves nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

SEED = "salesperf 2026"
T = TypeVar("T")


def stream(*subject: object) -> Random:
    """Random numbers that belong to this subject alone, such as ("deals", "E0107")."""
    return Random("/".join([SEED, *map(str, subject)]))


def between(chance: Random, low: float, high: float) -> float:
    """Evenly spread over low to high."""
    return low + (high - low) * chance.random()


def bell(chance: Random, mean: float, deviation: float, low: float, high: float) -> float:
    """Normally spread, held between low and high."""
    return min(high, max(low, chance.gauss(mean, deviation)))


def skewed(chance: Random, mean: float, sigma: float) -> float:
    """Log-normally spread around a mean: many small values, few large ones."""
    return mean * math.exp(chance.gauss(0, sigma) - sigma * sigma / 2)


def around(chance: Random, expected: float, deviation: float = 0.8, least: int = 0) -> int:
    """A whole number near what is expected."""
    return max(least, round(chance.gauss(expected, deviation)))


def one_of(chance: Random, values: Sequence[T]) -> T:
    """Any one of the values, all equally likely."""
    return values[int(chance.random() * len(values))]


def weighted(chance: Random, weights: dict[T, float]) -> T:
    """One of the keys, by their weights."""
    point = chance.random() * sum(weights.values())
    for value, weight in weights.items():
        point -= weight
        if point < 0:
            return value
    return next(reversed(weights))
