"""What a plan tells people beside their pay: bands of a score, and how to object to a statement."""

from typing import Annotated

from salesperf.model import scalars
from salesperf.model.plan.base import Part, any_of
from salesperf.model.plan.fields import Length, Scalar, TextOrLabel
from salesperf.model.plan.tables import Bound
from salesperf.model.scalars import Literal


def _literal_ratio(raw: str) -> Literal:
    return Literal("ratio", scalars.ratio(raw), raw)


BandStart = Annotated[Literal, Scalar(_literal_ratio, scalars.RATIO)]


class Band(Bound):
    """A name for the scores from a bound on; it pays nothing."""

    from_: BandStart | None = None
    above: BandStart | None = None
    label: TextOrLabel


class Questions(Part):
    """Until when, counted from the period's end, and to whom a statement may be objected to."""

    key_rules = (any_of("within", "to"),)
    within: Length | None = None
    to: TextOrLabel | None = None
