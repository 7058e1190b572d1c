"""How many decimals the money of a plan has."""

from __future__ import annotations

from decimal import Decimal

from salesperf.model.plan import Plan


def digits(plan: Plan) -> int:
    """Those of the plan's rounding step, but never fewer than the currency has."""
    from babel.numbers import get_currency_precision

    step = plan.rounding.step or Decimal(1)
    exponent = step.normalize().as_tuple().exponent
    return max(get_currency_precision(plan.currency), -exponent if isinstance(exponent, int) else 0)
