"""What a person has beside their pay in a terminal: rewards, and whether they have seen the plan's text."""

from __future__ import annotations

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.consulted import Acknowledged
from salesperf.model.explanation import Explanation, Figure, Given
from salesperf.write.explanation_words import shown
from salesperf.write.styled import ALERT, MUTED, Line, Piece
from salesperf.write.text_table import Column, table_lines

SEEN = frozenset({"acknowledged", "late"})


def award_lines(tree: Explanation, lang: Language) -> list[Line]:
    """A line for each thing that rewards give beside pay; nothing where there is none."""
    if not tree.awards:
        return []
    names = ("of", "window", "note", "figure", "day")
    columns = [Column(text(f"account.{name}", lang), name == "figure") for name in names]
    digits = tree.earned.figure.digits if tree.earned.figure else 0
    rows = [_award(given, digits, lang) for given in tree.awards]
    return [((text("account.rewards", lang), MUTED),), *table_lines(columns, rows)]


def _award(given: Given, money_digits: int, lang: Language) -> list[Piece]:
    figure, day = award_figure(given, money_digits), given.award.day
    return [
        (visible(given.label), ""),
        (visible(given.award.window.name), MUTED),
        (award_words(given, lang), ""),
        ("" if figure is None else shown(figure), ""),
        (day.isoformat() if day else "", MUTED),
    ]


def award_figure(given: Given, money_digits: int) -> Figure | None:
    """A place, what an earning is worth in a form, or units."""
    award = given.award
    if award.figure is None:
        return None
    return Figure(
        award.figure, "money" if award.kind == "choice" else "number", money_digits * (award.kind == "choice")
    )


def award_words(given: Given, lang: Language) -> str:
    """What is given: by what a place is, a form of an earning and whether it is chosen, what became of units."""
    award = given.award
    match award.kind:
        case "grant":
            return text(f"account.award-{award.what}", lang)
        case "honour":
            return text("account.award-place", lang, of=visible(given.of)) if given.of else ""
        case _:
            return text("account.award-chosen", lang, what=visible(award.what)) if award.chosen else visible(award.what)


def acknowledgement_lines(tree: Explanation, lang: Language) -> list[Line]:
    """Whether the person has seen this very text; nothing where the plan does not ask."""
    seen = tree.acknowledged
    return [((seen_words(seen, tree.digest, lang), MUTED if seen.state in SEEN else ALERT),)] if seen else []


def seen_words(seen: Acknowledged, digest: str, lang: Language) -> str:
    """Whether a person has seen the text with this digest, and when."""
    dated = f"{seen.state}-on" if seen.day else seen.state
    day = seen.day.isoformat() if seen.day else ""
    return text(f"account.seen-{dated}", lang, day=day, digest=digest[:16])
