"""Pages of cells before they have addresses: a formula speaks of other cells by name, and is resolved when laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from salesperf.model.explanation import Figure
from salesperf.model.sheet import Kind, Value

Look = Literal["", "title", "big", "head", "section", "strong", "muted", "alert", "link", "input", "open"]
Band = Literal["", "head", "body", "total"]
"""What a row of a table is; '' is a row outside of tables."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The cell of a name, or all cells from one name to another of the same page."""

    name: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """In a column's formula: the cell of another column of the block, in the same row or in the row above."""

    name: str
    above: bool = False


Formula = tuple[str | Ref | Beside, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, how it looks, and, of a formula, what the value is worked out from. `digits` of a ratio: of its percent.

    `link` names the page that a click leads to.
    """

    value: Value = None
    kind: Kind = "text"
    look: Look = ""
    digits: int | None = None
    formula: Formula = ()
    name: str = ""
    link: str = ""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the first column on. `tall` counts the lines that the row needs."""

    cells: tuple[Cell, ...] = ()
    band: Band = ""
    tall: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one kind, one below the other; those with a formula all have it, the first perhaps another one.

    The cells are called `name.1` to `name.<count>`; formulas of the block speak of them as `Beside(name)`.
    """

    values: tuple[Value, ...]
    kind: Kind = "text"
    look: Look = ""
    digits: int | None = None
    formula: Formula = ()
    first: Formula = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Many rows of one shape, column by column, each as long as the others."""

    columns: tuple[Column, ...]
    band: Band = "body"

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.columns[0].values)


@dataclass(frozen=True, slots=True)
class Chart:
    """Attainments as columns and the goal as a line across them: the cells that hold them, and what stands there."""

    labels: Ref
    values: Ref
    goal: Ref
    attained: tuple[tuple[str, Fraction], ...]
    names: tuple[str, str]
    alt: str
    row: int


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. `frozen` rows stay in sight; `filtered` is the first and the last row of a list. In print
    `wide` turns the paper, `single` keeps all on one sheet of it.
    """

    key: str
    rows: tuple[Row | Block, ...]
    widths: tuple[int, ...]
    frozen: int = 0
    filtered: tuple[int, int] | None = None
    wide: bool = False
    single: bool = False
    chart: Chart | None = None

    @property
    def height(self) -> int:
        """How many rows of the sheet."""
        return sum(row.height if isinstance(row, Block) else 1 for row in self.rows)


def figure_cell(figure: Figure | None, *, name: str = "", formula: Formula = (), look: Look = "") -> Cell:
    """A figure with the digits that it is printed with; a dash for none."""
    if figure is None:
        return Cell("—", "count", look or "muted", name=name)
    return Cell(figure.value, figure.unit, look, figure.digits, formula, name)


def money(amount: Decimal | Fraction, digits: int, *, name: str = "", formula: Formula = (), look: Look = "") -> Cell:
    """An amount in the plan's currency."""
    return Cell(amount, "money", look, digits, formula, name)


def heads(*headings: tuple[str, Kind]) -> Row:
    """The row over a table: each heading with the kind of what stands under it."""
    return Row(tuple(Cell(text, kind, "head") for text, kind in headings), "head")


def joined(parts: Sequence[Formula], between: str) -> Formula:
    """Formulas side by side.

    >>> joined([("1",), (Ref("a"), "*2")], "+")
    ('1', '+', Ref(name='a', last=''), '*2')
    """
    found: list[str | Ref | Beside] = []
    for number, part in enumerate(parts):
        found += [between, *part] if number else part
    return tuple(found)


def number_in_formula(value: Fraction) -> str:
    """An exact figure as a formula writes it: in full, or as a quotient.

    >>> number_in_formula(Fraction(3, 200)), number_in_formula(Fraction(1, 3)), number_in_formula(Fraction(-5))
    ('0.015', '(1/3)', '-5')
    """
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1 and value.denominator < 10**12:
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return f"({value.numerator}/{value.denominator})"


def numbered(page: Page) -> Iterator[tuple[int, Row | Block]]:
    """The rows and blocks with the number, from 0, of the row that they start at."""
    number = 0
    for row in page.rows:
        yield number, row
        number += row.height if isinstance(row, Block) else 1


def named_cells(pages: Sequence[Page]) -> Iterator[tuple[str, tuple[str, int, int]]]:
    """Every name with its page, row and column; of a block, those of the first and the last row."""
    for page in pages:
        for number, row in numbered(page):
            if isinstance(row, Block):
                yield from _ends(page.key, row, number)
            else:
                yield from ((c.name, (page.key, number, at)) for at, c in enumerate(row.cells) if c.name)


def _ends(page: str, block: Block, first: int) -> Iterator[tuple[str, tuple[str, int, int]]]:
    for at, column in enumerate(block.columns):
        if column.name:
            yield f"{column.name}.1", (page, first, at)
            yield f"{column.name}.{block.height}", (page, first + block.height - 1, at)
