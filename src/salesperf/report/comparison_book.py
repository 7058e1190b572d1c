"""A comparison -> sheets: the changes, the people, the periods, the elements, the records."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from salesperf.locale.exclusions import exclusion_words
from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.model.comparison import Amounts, Comparison, PersonChange
from salesperf.model.record_changes import RecordSide
from salesperf.model.sheet import Book, Column, Kind, Row, Sheet, Value, said


def comparison_book(found: Comparison, lang: Language) -> Book:
    """Every sheet that has something to say; the people always do."""
    title = f"{_sides(found, lang)} · {', '.join(found.new.periods)}"
    answer = _answer(found, lang)
    sheets = [_changes(found, lang), _people(found, lang), _periods(found, lang), _elements(found, lang)]
    titled = said((*sheets, _records(found, lang), _unused(found, lang)))
    return Book(
        title, found.periods[-1].end, found.digits, tuple(_titled(sheet, title, answer) for sheet in titled), answer
    )


def _titled(sheet: Sheet, title: str, answer: tuple[str, ...]) -> Sheet:
    lines = (title, *answer, sheet.name)
    return Sheet(sheet.name, sheet.columns, sheet.rows, lines, sheet.total, sheet.notes, sheet.fixed)


def _sides(found: Comparison, lang: Language) -> str:
    old, new = found.old, found.new
    if old.sha256 == new.sha256:
        return f"{old.plan} {old.version}"
    later = new.version if old.plan == new.plan else f"{new.plan} {new.version}"
    return text("diff.between", lang, old=f"{old.plan} {old.version}", new=later)


def _answer(found: Comparison, lang: Language) -> tuple[str, ...]:
    """What it costs, and how many gain and lose; then what was computed as if."""
    earned, same = found.earned, len(found.people) - found.gainers - found.losers
    counts = [counted("diff.gain", lang, found.gainers), counted("diff.lose", lang, found.losers)]
    figures = {"before": f"{earned.before:,f}", "after": f"{earned.after:,f}", "currency": found.currency}
    change = text("diff.total-change", lang, change=f"{earned.change:+,f}")
    cost = text("diff.total", lang, **figures) + change
    people = text("diff.comma", lang).join([*counts, counted("diff.same", lang, same)])
    as_if = (
        text("diff.as-if", lang, version=side.version, periods=", ".join(side.as_if))
        for side in (found.old, found.new)
        if side.as_if
    )
    return cost, people, *as_if


def _columns(lang: Language, **kinds: Kind) -> tuple[Column, ...]:
    return tuple(Column(text(f"diff.{name.replace('_', '-')}", lang), kind) for name, kind in kinds.items())


def _changes(found: Comparison, lang: Language) -> Sheet:
    unset = text("diff.unset", lang)
    rows = tuple((each.words, each.before or unset, each.after or unset) for each in found.changes)
    return Sheet(text("diff.of-changes", lang), _columns(lang, setting="text", old="text", new="text"), rows)


def _people(found: Comparison, lang: Language) -> Sheet:
    """Largest gain first, with the change of every element that changes for anybody."""
    changed = [name for name, each in _moved(found).items() if each]
    ranked = len(found.periods) == 1
    rows = tuple((*_who(p), *_sums(p.earned), *_ranks(p, ranked), *_parts(p, changed)) for p in found.people)
    all_changes = (found.by_element()[name].change for name in changed)
    everybody = counted("diff.people", lang, len(found.people))
    return Sheet(
        name=text("diff.of-people", lang),
        columns=(
            *_columns(lang, person="text", id="text", team="text", before="money", after="money", change="change"),
            *(_columns(lang, rank_before="place", rank_after="place", move="move") if ranked else ()),
            *(Column(found.elements[name], "change") for name in changed),
        ),
        rows=rows,
        total=(everybody, None, None, *_sums(found.earned), *((None,) * 3 if ranked else ()), *all_changes),
        fixed=1,
    )


def _periods(found: Comparison, lang: Language) -> Sheet | None:
    """A row for each person and period, where there are several."""
    if len(found.periods) == 1:
        return None
    columns = _columns(
        lang, period="text", person="text", id="text", team="text", before="money", after="money", change="change",
        rank_before="place", rank_after="place", move="move",
    )  # fmt: skip
    rows = tuple(
        (period.period, *_who(p), *_sums(p.earned), *_ranks(p, True)) for period in found.periods for p in period.people
    )
    total = (None, None, None, None, *_sums(found.earned), None, None, None)
    return Sheet(text("diff.of-periods", lang), columns, rows, total=total, fixed=2)


def _elements(found: Comparison, lang: Language) -> Sheet:
    rows = tuple((found.elements[name], *_sums(amounts)) for name, amounts in found.by_element().items())
    columns = _columns(lang, element="text", before="money", after="money", change="change")
    return Sheet(text("diff.of-elements", lang), columns, rows, total=(text("diff.all", lang), *_sums(found.earned)))


def _records(found: Comparison, lang: Language) -> Sheet | None:
    if found.records is None:
        return None
    columns = _columns(
        lang, what="text", source="text", key="text", file="text", row_number="count", date="date", who="text",
        credit_before="number", credit_after="number", pay_before="money", pay_after="money",
    )  # fmt: skip
    rows = tuple(
        (text(f"diff.kind-{each.kind}", lang), each.source, each.key, *_record(each.before, each.after))
        for each in found.records.records
    )
    return Sheet(text("diff.of-records", lang), columns, rows, fixed=3)


def _record(before: RecordSide | None, after: RecordSide | None) -> Iterator[Value]:
    known = after or before
    if known is not None:
        file = f"{known.file}, {known.sheet}" if known.sheet else known.file
        yield from (file, known.row, known.day, known.people)
        yield from (side.credit if side else None for side in (before, after))
        yield from (side.pay if side else None for side in (before, after))


def _unused(found: Comparison, lang: Language) -> Sheet | None:
    if found.records is None:
        return None
    columns = _columns(lang, file="text", sheet="text", reason="text", old="count", new="count")
    rows = tuple(
        (u.file, u.sheet, exclusion_words(u.status, u.reason, lang), u.before, u.after) for u in found.records.unused
    )
    return Sheet(text("diff.of-unused", lang), columns, rows)


def _who(person: PersonChange) -> Row:
    return person.name, person.person, person.team


def _sums(amounts: Amounts) -> Row:
    return amounts.before, amounts.after, amounts.change


def _ranks(person: PersonChange, ranked: bool) -> Row:
    return (*person.places, person.moved) if ranked else ()


def _parts(person: PersonChange, names: list[str]) -> Iterator[Value]:
    return (person.elements[name].change if name in person.elements else None for name in names)


def _moved(found: Comparison) -> dict[str, Decimal]:
    """Each element with how much it moves, gains and losses alike."""
    return {
        name: sum((abs(p.elements[name].change) for p in found.people if name in p.elements), Decimal(0))
        for name in found.elements
    }
