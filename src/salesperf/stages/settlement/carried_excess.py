"""What a cap has cut and may still be given, where its excess is carried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from salesperf.model.ledger import Entry
from salesperf.stages.settlement.book import Lot


def waiting(entries: Iterable[Entry]) -> list[Lot]:
    """The cuts of a person with what has not been given back of them, the oldest first."""
    cuts = [entry for entry in entries if entry.kind == "cut"]
    back: defaultdict[str, Decimal] = defaultdict(Decimal)
    for entry in cuts:
        back[entry.lot] -= entry.amount if entry.lot else 0
    lots = (Lot(entry, entry.amount - back[entry.id]) for entry in cuts if not entry.lot)
    return [lot for lot in lots if lot.left > 0]
