"""Two sides of the same periods -> what changes for each person.

Which change of a plan causes which part of a difference is not told here: a comparison holds the changes and the
amounts, element by element, side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from salesperf.diagnostics import Diagnostic, Problems
from salesperf.locale.languages import Language
from salesperf.model.comparison import NOTHING, Amounts, Comparison, PeriodChange, PersonChange, Side
from salesperf.model.results import Results
from salesperf.model.sheet import Place
from salesperf.report.boards import board_name, boards, listed, team_of
from salesperf.report.labels import label
from salesperf.report.money import digits
from salesperf.report.plan_changes import plan_changes


@dataclass(frozen=True, slots=True)
class Runs:
    """One side: the results of each period; `as_if` are those that the plan does not govern."""

    results: Sequence[Results]
    as_if: tuple[str, ...] = ()


def compare_runs(old: Runs, new: Runs, folders: tuple[Path, Path], lang: Language) -> Comparison:
    """Two finished runs, each of one period: also what their data says otherwise, record by record."""
    from salesperf.engine.compare_runs import record_changes

    return replace(compare(old, new, lang), records=record_changes(*folders))


def compare(old: Runs, new: Runs, lang: Language) -> Comparison:
    """Period by period; both sides hold the same number of periods. Raises Problems where currencies differ."""
    before, after = old.results[0].plan, new.results[0].plan
    if before.currency != after.currency:
        raise Problems([Diagnostic("currencies-differ", None, {"old": before.currency, "new": after.currency})])
    periods = tuple(_period(*pair, lang) for pair in zip(old.results, new.results, strict=True))
    elements = before.elements | after.elements
    return Comparison(
        old=_side(old),
        new=_side(new),
        currency=after.currency,
        digits=max(digits(before), digits(after)),
        elements={name: label(element.label, name, lang) for name, element in elements.items()},
        changes=plan_changes(before, after, lang),
        periods=periods,
        people=periods[0].people if len(periods) == 1 else _together(periods),
        unpaid=(_unpaid(old), _unpaid(new)),
    )


def _side(runs: Runs) -> Side:
    first = runs.results[0]
    periods = tuple(results.period.name for results in runs.results)
    return Side(first.plan.plan, first.plan.version, first.plan_sha256, periods, runs.as_if)


def _unpaid(runs: Runs) -> int:
    return sum(earning.earned is None for results in runs.results for earning in results.earnings)


def _period(old: Results, new: Results, lang: Language) -> PeriodChange:
    before, after = _paid(old), _paid(new)
    standing = boards(new)[:1]
    places = _places(old), _places(new)
    people = [
        PersonChange(
            person,
            *_known(new if person in new.roster.people else old, person),
            _amounts(before[person], after[person]),
            (places[0].get(person), places[1].get(person)),
        )
        for person in dict.fromkeys((*listed(new, standing), *listed(old, [])))
    ]
    ranked_by = board_name(new, standing[0], lang) if standing else ""
    return PeriodChange(new.period.name, new.period.end, ranked_by, _by_gain(people))


def _paid(results: Results) -> defaultdict[str, dict[str, Decimal]]:
    """Person -> element -> what it earned in the period; an amount that misses a figure counts as nothing."""
    found: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    for earning in results.earnings:
        so_far = found[earning.person].get(earning.element, NOTHING)
        found[earning.person][earning.element] = so_far + (earning.earned or 0)
    return found


def _amounts(before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> dict[str, Amounts]:
    names = dict.fromkeys((*before, *after))
    return {name: Amounts(before.get(name, NOTHING), after.get(name, NOTHING)) for name in names}


def _places(results: Results) -> dict[str, Place]:
    first = boards(results)[:1]
    return {person: Place(row.place, row.tied) for board in first for person, row in board.rows.items()}


def _known(results: Results, person: str) -> tuple[str, str]:
    """Name and team."""
    return results.roster.people[person].name, team_of(results, person, results.period)


def _together(periods: Sequence[PeriodChange]) -> tuple[PersonChange, ...]:
    """Everybody over all periods, without places."""
    found: dict[str, PersonChange] = {}
    for each in (person for period in periods for person in period.people):
        known = found.get(each.person)
        sums = dict(known.elements) if known else {}
        for name, amounts in each.elements.items():
            sums[name] = sums.get(name, Amounts()) + amounts
        found[each.person] = PersonChange(each.person, each.name, each.team, sums)
    return _by_gain(found.values())


def _by_gain(people: Iterable[PersonChange]) -> tuple[PersonChange, ...]:
    return tuple(sorted(people, key=lambda person: -person.earned.change))
