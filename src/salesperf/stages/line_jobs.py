"""The lines of an element, priced by the engine for everybody at once who is priced in the same way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from salesperf.model.rating import PLAIN, LineJob, LineSum, Manner, PersonRate
from salesperf.stages.dated import Span
from salesperf.stages.facts import Facts
from salesperf.stages.pricing import Priced

RateLines = Callable[[LineJob], Mapping[str, LineSum]]
Mark = tuple[bool, Span, str, tuple[str | int, ...]]


@dataclass
class _Batch:
    """People priced together: their rates, and which of their ways of pricing it is."""

    manner: Manner
    rates: dict[str, PersonRate] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def line_sums(
    facts: Facts, named: tuple[str, str], priced: Mapping[str, Priced], rate_lines: RateLines
) -> Mapping[str, Mapping[int, LineSum]]:
    """Person -> number of the way of pricing -> what its lines come to; `named` are the element and the window."""
    found: defaultdict[str, dict[int, LineSum]] = defaultdict(dict)
    for (each, (start, end), measure, _), batch in _batches(priced):
        step, mode = facts.step, facts.plan.rounding.mode
        job = LineJob(named[0], measure, named[1], start, end, each, step, mode, batch.rates, batch.manner)
        for person, lines in rate_lines(job).items():
            number = batch.numbers[person]
            known = found[person].get(number)
            found[person][number] = lines if known is None else known.plus(lines)
    return found


def _batches(priced: Mapping[str, Priced]) -> Iterator[tuple[Mark, _Batch]]:
    """In the order of days; lines without a manner of their own are one batch, whatever prices them."""
    batches: dict[Mark, _Batch] = {}
    for person, each in priced.items():
        for number, way in enumerate(each.ways):
            for span, rate in way.rates:
                mark = (way.each, span, way.measure, () if way.manner == PLAIN else way.by)
                batch = batches.setdefault(mark, _Batch(way.manner))
                batch.rates[person], batch.numbers[person] = rate, number
    return iter(sorted(batches.items(), key=lambda found: found[0][:3]))
