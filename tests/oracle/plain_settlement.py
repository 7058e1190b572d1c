"""Settlement from section 13 of the plan language: one person's account, month after month, in plain figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from plain_days import Span, allot, holding, number, parts, rounded, total

CENT, HALF_UP = Fraction(1, 100), {"step": "0.01", "mode": "half_up"}
ZERO = Fraction(0)


@dataclass(frozen=True)
class Sold:
    """A deal with what each element pays on it."""

    key: str
    day: date
    pay: Mapping[str, Fraction]


@dataclass
class Lot:
    """What is held of one earning, or of one record of it; `open` are the parts that are still to come, by date."""

    element: str
    key: str
    whole: Fraction
    left: Fraction
    open: list[tuple[date, Fraction, Mapping[str, str]]]
    freed: Fraction = ZERO


@dataclass
class Due:
    """What is to be taken back, in instalments; `turns` is how many payments have been asked so far."""

    parts: list[Fraction]
    taken: Fraction = ZERO
    turns: int = 0

    @property
    def left(self) -> Fraction:
        return total(self.parts) - self.taken


@dataclass(frozen=True)
class Told:
    """What a month came to."""

    paid: Fraction
    held: Fraction
    owed: Fraction
    clawed: Fraction
    carried: Fraction


@dataclass
class PlainAccount:
    """The account of somebody who is there from `first` to `last`; `said` is the plan's section."""

    said: Mapping[str, Any]
    first: date
    last: date
    sold: Sequence[Sold]
    lost: Mapping[str, date]
    lots: list[Lot] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    owed: Fraction = ZERO
    carried: Fraction = ZERO
    waiting: Fraction = ZERO  # carried inside the open payment window
    over: Fraction = ZERO  # what the cap has cut and keeps
    window: list[tuple[str, Fraction]] = field(default_factory=list)  # what came to be payable in it, by element
    earned: dict[Span, Fraction] = field(default_factory=dict)
    taken_back: dict[str, Fraction] = field(default_factory=dict)

    def month(self, span: Span) -> Told:
        """Settle one month; a payment is made with the last of its window."""
        window = holding(self.said["payment"].get("every", "month"), span.first)
        moved = self._earn(span)
        moved += self._hold(span)
        self._take(span)
        closes = window.last == span.last
        payable = self.waiting + total(amount for _, amount in moved)
        if closes:
            back = self._instalments(payable)
            payable -= back
            moved.append(("commission", -back))  # what drawn clawbacks take from
        released = self._release(span)
        moved += released
        payable += total(amount for _, amount in released)
        self.window += moved
        if not closes:
            self.waiting = payable
            return self._told(ZERO)
        paid = self._pay(window, payable)
        self.window, self.waiting = [], ZERO
        return self._told(paid)

    def _told(self, paid: Fraction) -> Told:
        held = total(lot.left for lot in self.lots)
        clawed = total(due.left for due in self.dues)
        return Told(paid, held, self.owed, clawed, self.carried + self.waiting)

    def _there(self, span: Span) -> bool:
        return self.first <= span.last and self.last >= span.first

    def _earn(self, span: Span) -> list[tuple[str, Fraction]]:
        found: dict[str, Fraction] = {}
        for deal in self._deals(span):
            for element, pay in deal.pay.items():
                found[element] = found.get(element, ZERO) + pay
        cut = self._cut(span, total(found.values()))
        if not cut or not found:
            return [*found.items(), ("", -cut)]
        return [*found.items(), *zip(found, self._parted(-cut, found), strict=True)]

    def _parted(self, cut: Fraction, found: Mapping[str, Fraction]) -> list[Fraction]:
        weights = [max(each, ZERO) for each in found.values()]
        return allot(cut, weights if any(weights) else [Fraction(1)] * len(weights), CENT)

    def _deals(self, span: Span) -> list[Sold]:
        return [
            deal for deal in self.sold if span.first <= deal.day <= span.last and self.first <= deal.day <= self.last
        ]

    def _cut(self, span: Span, earned: Fraction) -> Fraction:
        cap = self.said.get("cap")
        if cap is None:
            return ZERO
        rooms = []
        for every in ("period", "quarter"):
            if every in cap:
                longer = self.said["payment"].get("every", "month") if every == "period" else every
                before = parts("month", holding(longer, span.first))
                rooms.append(number(cap[every]) - total(self.earned.get(each, ZERO) for each in before))
        room = min(rooms)
        cut = max(earned - room, ZERO)
        given = min(self.over, max(room - earned, ZERO)) if cap["excess"] == "carry" else ZERO
        if cap["excess"] == "carry":
            self.over += cut - given
        self.earned[span] = earned - cut + given
        return cut - given

    def _hold(self, span: Span) -> list[tuple[str, Fraction]]:
        found: list[tuple[str, Fraction]] = []
        for rule in self.said.get("holdbacks", {}).values():
            for element in rule["of"]:
                for key, pay in self._held_by(element, span):
                    amount = Fraction(rounded(pay * number(rule["share"]), HALF_UP))
                    opened = [(_after(span.last, each), number(each["share"]), each) for each in rule["release"]]
                    self.lots.append(Lot(element, key, amount, amount, opened))
                    found.append((element, -amount))
        return found

    def _held_by(self, element: str, span: Span) -> list[tuple[str, Fraction]]:
        """The records of an earning where a clawback may name them, else the earning."""
        pays = [(deal.key, deal.pay[element]) for deal in self._deals(span)]
        named = any(element in rule["of"] for rule in self.said.get("clawbacks", {}).values())
        return pays if named else [("", total(pay for _, pay in pays))]

    def _take(self, span: Span) -> None:
        """Cancelled from what is held, the rest owed back."""
        for rule in self.said.get("clawbacks", {}).values():
            for deal in self.sold:
                gone = self.lost.get(deal.key)
                there = self.first <= deal.day <= self.last and deal.day <= span.last
                if gone is None or not there or not span.first <= gone <= span.last:
                    continue
                if "within" in rule and gone > deal.day + timedelta(int(rule["within"].split()[0])):
                    continue
                for element in rule["of"]:
                    self._take_line(rule, deal, element)

    def _take_line(self, rule: Mapping[str, Any], deal: Sold, element: str) -> None:
        left = Fraction(rounded(deal.pay[element] * number(rule["share"]), HALF_UP))
        lots = [lot for lot in self.lots if (lot.element, lot.key) == (element, deal.key)]
        held = total(lot.left for lot in lots)
        for lot in lots:
            cancelled = min(lot.left, left)
            lot.left -= cancelled
            left -= cancelled
        if rule.get("take", "paid_part") == "paid_part":
            left = min(left, deal.pay[element] - held)
        if left:
            n = int(rule.get("instalments", "1"))
            self.dues.append(Due(allot(left, [Fraction(1)] * n, CENT)))

    def _instalments(self, payable: Fraction) -> Fraction:
        back = ZERO
        for rule in self.said.get("clawbacks", {}).values():
            room = Fraction(rounded(max(payable, ZERO) * number(rule.get("at_most", "100%")), HALF_UP))
            for due in self.dues:
                due.turns += 1
                asked = total(due.parts[: due.turns]) - due.taken
                taken = min(asked, room - back)
                due.taken += taken
                back += taken
        return back

    def _release(self, span: Span) -> list[tuple[str, Fraction]]:
        found: list[tuple[str, Fraction]] = []
        for lot in self.lots:
            for part in sorted((each for each in lot.open if each[0] <= span.last), key=lambda each: each[0]):
                due, _, rule = part
                place = lot.open.index(part)
                amount = allot(lot.left, [share for _, share, _ in lot.open], CENT)[place]
                lot.open.pop(place)
                lot.left -= amount
                if rule.get("if") == "employed" and not self.first <= due <= self.last:
                    continue
                lot.freed += amount
                found.append((lot.element, amount))
        return found

    def _pay(self, window: Span, payable: Fraction) -> Fraction:
        prepaid = ZERO
        for rule in self.said.get("guarantees", {}).values():
            if self._there(window) and window.last < _until(self.first, rule):
                amount = number(rule["amount"])
                compared = total(each for name, each in self.window if name in rule["of"])
                payable += amount if rule.get("pays", "top_up") == "added" else max(ZERO, amount - compared)
        for rule in self.said.get("draws", {}).values():
            payable, prepaid = self._draw(rule, window, payable)
        return self._due(payable) + prepaid

    def _draw(self, rule: Mapping[str, Any], window: Span, payable: Fraction) -> tuple[Fraction, Fraction]:
        stays = self._there(window) and self.last >= window.last
        amount = number(rule["amount"]) if stays else ZERO
        keep = number(rule["keep"]) if "keep" in rule else number(rule["amount"]) if rule["pays"] == "top_up" else ZERO
        prepaid = ZERO
        if rule["pays"] == "advance":
            self.owed += amount
            prepaid = amount
        above = max(payable - (keep if stays else ZERO), ZERO)
        most = Fraction(rounded(max(payable, ZERO) * number(rule.get("recover_at_most", "100%")), HALF_UP))
        if rule["pays"] == "top_up":
            amount = max(ZERO, amount - payable)
        back = ZERO if rule["pays"] == "top_up" and amount else min(self.owed, above, most)
        self.owed -= back
        payable -= back
        if rule["pays"] != "advance":
            self.owed += amount
            payable += amount
        return payable, prepaid

    def _due(self, payable: Fraction) -> Fraction:
        said = self.said["payment"]
        due = payable + self.carried
        self.carried = ZERO
        if due < 0:
            if said.get("negative", "carry") == "carry":
                self.carried = due
            return due if said.get("negative") == "pay" else ZERO
        if due < number(said.get("minimum", "0")) and said.get("below_minimum", "carry") == "carry":
            self.carried = due
            return ZERO
        return due


def _after(day: date, said: Mapping[str, str]) -> date:
    """So long after the day, or the end of the quarter or half year that holds it."""
    if "at" in said:
        return holding(said["at"].removesuffix("_end"), day).last
    months = day.year * 12 + day.month - 1 + int(said["after"].split()[0])
    last = holding("month", date(months // 12, months % 12 + 1, 1)).last
    return last.replace(day=min(day.day, last.day))


def _until(hired: date, rule: Mapping[str, str]) -> date:
    return _after(hired, {"after": rule["first"]}) if "first" in rule else date.max


def cents(amount: Fraction) -> Decimal:
    """An amount of whole cents as it is printed."""
    assert (amount * 100).denominator == 1
    return Decimal(int(amount * 100)).scaleb(-2)
