"""The words and figures of an explanation's nodes, in the reader's language: labels, calculations, remarks, places."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from salesperf.diagnostics import Cell, Place, Span
from salesperf.locale.languages import Language
from salesperf.locale.texts import known, text
from salesperf.locale.visible import visible
from salesperf.model.explanation import Fact, Figure, Node, Term
from salesperf.write.figures import number, percent

NAMED = ("element", "priced", "factor", "payout", "amount", "part", "base", "score", "result", "tie-break", "earned-by")
COMPARISONS = ("at_least", "above", "at_most", "below")


def shown(figure: Figure) -> str:
    """A figure with the digits that its place in the tree gives it.

    >>> from fractions import Fraction
    >>> shown(Figure(Fraction("1.149333"), "ratio", 4)), shown(Figure(Fraction(6_811_211, 1000), "money", 3))
    ('114.9333%', '6,811.211')
    """
    return percent(figure.value, figure.digits) if figure.unit == "ratio" else number(figure.value, figure.digits)


def label_of(node: Node, lang: Language) -> str:
    """What a node is called: the plan's word for it, else what it does."""
    if node.kind == "tier":
        side = f"tier-{node.facts['side']}" if node.name else "tier-below"
        return _say(side, node.facts, lang)
    if node.kind == "gate" and node.label:
        return text("explain.kind-gate-of", lang, label=visible(node.label))
    if node.kind in NAMED and node.label:
        return visible(node.label)
    own = f"kind-{node.kind}-{node.name}"
    kind = "kind-rate" if node.kind == "priced" else own if known(f"explain.{own}") else f"kind-{node.kind}"
    return text(f"explain.{kind}", lang)


def calculation(terms: Sequence[Term]) -> str:
    """The terms as one reads them: `680,150.34 × 2.2%`."""
    first, *others = terms
    return " ".join([shown(first.figure), *(f"{term.sign} {shown(term.figure)}" for term in others)])


def _equation(node: Node) -> str:
    """The calculation and what it comes to."""
    figure = shown(node.figure) if node.figure else ""
    return f"{calculation(node.terms)} = {figure}" if node.terms else figure


def chain(children: Sequence[Node]) -> str:
    """What is added and multiplied, in order; '' where a single figure is all there is.

    >>> from fractions import Fraction
    >>> half = Node("factor", figure=Figure(Fraction(1, 2), "ratio", 0), enters="×")
    >>> pay, back = (Node("amount", figure=Figure(Fraction(amount)), enters="+") for amount in (8000, -4800))
    >>> chain([pay, half, back]), chain([pay, back, half])
    ('8,000.00 × 50% - 4,800.00', '(8,000.00 - 4,800.00) × 50%')
    """
    entering = [
        (child.enters, shown(child.figure)) for child in children if child.enters in ("+", "×") and child.figure
    ]
    if len(entering) < 2:
        return ""
    said, is_sum = entering[0][1], False
    for sign, figure in entering[1:]:
        said = f"({said}) × {figure}" if sign == "×" and is_sum else f"{said} {sign} {figure}"
        is_sum = sign == "+"
    return said.replace("+ -", "- ")


def phrases(node: Node, lang: Language) -> list[str]:
    """Everything that is said beside a node's figure, in order."""
    match node.kind:
        case "element":
            told = {remark for child in node.children for remark in child.remarks}
            said = [chain(node.children), *_remarks(node, lang, told)]
        case "part":
            said = [*_of_part(node, lang), *_remarks(node, lang)]
        case "payout":
            attainment = node.child("attainment")
            said = [_equation(attainment) if attainment else "", *_remarks(node, lang)]
        case "gate":
            said = [*_of_gate(node, lang), *_remarks(node, lang)]
        case "base" | "attainment" | "goal" | "result" | "tie-break" | "weight" | "weights":
            said = [_equation(node), *_remarks(node, lang)]
        case "cap":
            said = [*_of_cap(node, lang), *_remarks(node, lang)]
        case _:
            said = [calculation(node.terms) if node.terms else "", *_remarks(node, lang)]
    if node.kind == "tier" and "amount" in node.facts:
        said.append(_say("at-amount", node.facts, lang))
    return [each for each in said if each]


def place_text(place: Place, plan_file: str) -> str:
    """Where a figure comes from: `[201]` is a line of the plan, `roster.xlsx:24` a row of the data."""
    match place:
        case Span(file, line):
            return f"[{line}]" if file == plan_file else f"[{visible(file.rpartition('/')[2])}:{line}]"
        case Cell(file=file, row=row):
            return visible(f"{file}:{row}" if row else file)
    return ""


def _of_part(node: Node, lang: Language) -> Iterator[str]:
    """Attainment, score and weight of a measure in a scorecard."""
    attainment, score = node.child("attainment"), node.child("score")
    if attainment is not None and attainment.figure:
        yield from phrases(attainment, lang) or [shown(attainment.figure)]
    elif "actual" in node.facts:
        yield _fact(node.facts["actual"])
    if score is not None and score.figure:
        at = next((remark for remark in score.remarks if remark.startswith("at-")), "score")
        yield text(f"explain.say-{at}", lang, score=shown(score.figure))
    if node.terms:
        yield f"× {shown(node.terms[-1].figure)}"


def _of_gate(node: Node, lang: Language) -> Iterator[str]:
    if "value" not in node.facts:
        yield text("explain.say-no-value", lang) if "comparison" in node.facts else ""
    else:
        word = str(node.facts.get("comparison", "found"))
        yield _say(f"say-{word}", node.facts, lang)


def _of_cap(node: Node, lang: Language) -> Iterator[str]:
    if "part" in node.facts:
        yield _say("say-most", node.facts, lang)
    if "earlier" in node.facts:
        yield _say("say-earlier", node.facts, lang)


def _remarks(node: Node, lang: Language, told: Container[str] = ()) -> Iterator[str]:
    """What the node's remarks say, but for those that are told elsewhere."""
    for remark in (each for each in node.remarks if each not in told):
        key = f"say-{_limited(node) if remark == 'limited' else remark}"
        if known(f"explain.{key}"):
            yield _say(key, node.facts, lang)


def _limited(node: Node) -> str:
    """Which limits a factor has, and whether the run keeps the score that they held."""
    if "score" not in node.facts:
        return "limited-value"
    known = [name for name in ("floor", "cap") if name in node.facts]
    return "limited" if len(known) == 2 else f"limited-{known[0]}" if known else "limited-value"


def _say(key: str, facts: Mapping[str, Fact], lang: Language) -> str:
    return text(f"explain.{key}", lang, **{name: _fact(value) for name, value in facts.items()})


def _fact(value: Fact) -> str:
    return shown(value) if isinstance(value, Figure) else visible(str(value))
