"""How to convince oneself: figures that must agree, and digests of everything that went in."""

from __future__ import annotations

from decimal import Decimal

from salesperf.model.page import said
from salesperf.model.results import Earning, Results
from salesperf.model.summary.proof import Check, Verify
from salesperf.report.run_tables import payroll
from salesperf.report.standings import total_earned


def verify(results: Results, version: str) -> Verify:
    """The sums taken on different ways, and the digest of the plan and of every input."""
    checks = _checks(results)
    agree = all(check.agrees for check in checks)
    answer = said("verify.agree" if agree else "verify.differ", count=len(checks))
    plan = (said("verify.plan", plan=results.plan.plan, version=results.plan.version), results.plan_sha256)
    inputs = {each.file: each.sha256 for each in results.inputs}
    return Verify(answer, checks, (plan, *inputs.items()), version)


def _checks(results: Results) -> tuple[Check, ...]:
    people = dict.fromkeys(earning.person for earning in results.earnings)
    by_person = sum((results.earned(person) for person in people), Decimal(0))
    by_code = sum((row[3] for row in payroll(results).rows if isinstance(row[3], Decimal)), Decimal(0))
    paid = sum((entry.amount for entry in results.entries if entry.kind == "payment"), Decimal(0))
    sound = [file for file in results.inputs if file.read == file.used + file.quarantined + file.out_of_scope]
    lined = [earning for earning in results.earnings if earning.lines is not None]
    return (
        Check(said("verify.people", count=len(people)), total_earned(results), by_person),
        Check(said("verify.payroll"), paid, by_code),
        Check(said("verify.lines"), len(lined), sum(_lines(earning) == earning.earned for earning in lined)),
        Check(said("verify.files"), len(results.inputs), len(sound)),
    )


def _lines(earning: Earning) -> Decimal | None:
    """The sum of the records' lines and of the named lines beside them."""
    return None if earning.lines is None else sum((amount for _, amount in earning.further), earning.lines)
