"""What a tree promises, looked for by reading the printed digits as a person would: nothing of the engine is used."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salesperf.model.explanation import Figure, Node
from salesperf.write.explanation_words import shown


def broken(node: Node) -> list[str]:
    """Every figure that its printed terms or children do not give; none where the promise is kept."""
    return list(_broken(node, node.kind))


def read(figure: Figure) -> Fraction:
    """A printed figure as a number: `12.5%` is 1/8, `1,250.00` is 1250."""
    text = shown(figure).replace(",", "")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _broken(node: Node, path: str) -> Iterator[str]:
    for child in node.children:
        yield from _broken(child, f"{path} > {child.kind} {child.name}")
    if node.figure is None:
        return
    entering = [child for child in node.children if child.enters]
    if node.terms and not _same(_by_terms(node), node.figure):
        yield f"{path}: {[(t.sign, shown(t.figure)) for t in node.terms]} is not {shown(node.figure)}"
    if entering and not _same(_by_children(entering), node.figure):
        yield f"{path}: {[(c.enters, c.figure and shown(c.figure)) for c in entering]} is not {shown(node.figure)}"


def _by_terms(node: Node) -> Fraction:
    total = read(node.terms[0].figure)
    for term in node.terms[1:]:
        value = read(term.figure)
        match term.sign:
            case "+":
                total += value
            case "-":
                total -= value
            case "×":
                total *= value
            case _:
                total /= value
    return total


def _by_children(children: list[Node]) -> Fraction:
    total: Fraction | None = None
    for child in children:
        assert child.figure is not None
        value = read(child.figure)
        match child.enters:
            case _ if total is None:
                total = value
            case "+":
                total += value
            case "×":
                total *= value
            case "min":
                total = min(total, value)
            case _:
                total = max(total, value)
    return total or Fraction(0)


def _same(found: Fraction, printed: Figure) -> bool:
    """Equal once rounded half up to the digits printed."""
    decimals = printed.digits + (2 if printed.unit == "ratio" else 0)
    steps = abs(found) * 10**decimals
    rounded = Fraction(int(steps + Fraction(1, 2)), 10**decimals)
    return (rounded if found >= 0 else -rounded) == read(printed)
