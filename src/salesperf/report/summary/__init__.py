"""Results -> the manager's page, section by section, still without a language's sentences or a file format."""

from __future__ import annotations

from salesperf.diagnostics import errors
from salesperf.locale.languages import Language
from salesperf.model.page import said
from salesperf.model.results import Results
from salesperf.model.standings import EarlierPlaces
from salesperf.model.summary import Head, Summary, Verdict
from salesperf.report.explaining.known import Where
from salesperf.report.labels import label
from salesperf.report.notices import notices
from salesperf.report.summary.beside import beside
from salesperf.report.summary.cost import cost
from salesperf.report.summary.follow import follow
from salesperf.report.summary.measures import measures
from salesperf.report.summary.quality import quality
from salesperf.report.summary.ranking import ranking
from salesperf.report.summary.scene import Scene
from salesperf.report.summary.spread import spread
from salesperf.report.summary.teams import teams
from salesperf.report.summary.verify import verify
from salesperf.report.summary.windows import windows


def summary(
    results: Results, version: str, lang: Language, where: Where | None = None, earlier: EarlierPlaces | None = None
) -> Summary:
    """The page of a run by the tool's `version`; the plan's own labels are in the language asked for.

    `where` finds the line of the plan for a place in its tree; without it, nobody's calculation is on the page.
    """
    scene = Scene(results, lang, where, earlier or EarlierPlaces())
    return Summary(
        head=_head(scene),
        verdict=_verdict(results),
        cost=cost(scene),
        ranking=ranking(scene),
        follow=follow(scene),
        spread=spread(scene),
        teams=teams(scene),
        measures=measures(scene),
        windows=windows(scene),
        beside=beside(scene),
        quality=quality(results),
        verify=verify(results, version),
    )


def _head(scene: Scene) -> Head:
    plan = scene.results.plan
    return Head(
        title=label(plan.title, plan.plan, scene.lang),
        plan=plan.plan,
        version=plan.version,
        period=scene.results.period,
        first=plan.effective.from_,
        last=plan.effective.to,
        people=len(scene.lines),
        teams=len({line.team for line in scene.lines if line.team}),
        currency=plan.currency,
        notices=notices(scene.results, scene.lang),
    )


def _verdict(results: Results) -> Verdict:
    """A period is closed only when every row is accounted for and every amount is known."""
    wrong = len(errors(results.found))
    against = {"verdict.quarantined": len(results.quarantined), "verdict.errors": wrong}
    reasons = tuple(said(key, count=count) for key, count in against.items() if count)
    return Verdict(not reasons, reasons or (said("verdict.closable"),))
