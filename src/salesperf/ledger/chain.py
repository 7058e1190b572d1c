"""The chain of digests: each row's digest is made of the row and of the digest of the row before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

Cell = str | int
Row = tuple[Cell, ...]


def canonical(value: object) -> str:
    """JSON as it is digested: sorted keys, no blanks, letters as they are.

    >>> canonical({"b": "12.50", "a": ["林", 1]})
    '{"a":["林",1],"b":"12.50"}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def link(before: str, table: str, row: Sequence[Cell]) -> str:
    """The digest of a row (its number first) after one with the digest `before`, '' for the first."""
    text = canonical([before, table, *row])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Chain:
    """Numbers and links the rows that are added, from the last row that is there."""

    def __init__(self, number: int, digest: str) -> None:
        """Go on after the row with this number and digest; 0 and '' begin a ledger."""
        self.number = number
        self.digest = digest

    def links(self, table: str, rows: Iterator[Row]) -> Iterator[Row]:
        """Each row with its number in front and its digest at the end."""
        for row in rows:
            self.number += 1
            numbered = (self.number, *row)
            self.digest = link(self.digest, table, numbered)
            yield (*numbered, self.digest)
