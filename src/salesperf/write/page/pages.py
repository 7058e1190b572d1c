"""Each page of a run as one self-contained file."""

from __future__ import annotations

from salesperf.locale.languages import Language
from salesperf.model.summary import Summary
from salesperf.write.page.environment import environment
from salesperf.write.page.parts import policy, script, style


def summary_page(summary: Summary, lang: Language) -> bytes:
    """The manager's page as the bytes of `summary.html`."""
    head = summary.head
    css, own = style(f"{head.plan} {head.version} · {head.period.name}"), script()
    page = environment(lang).get_template("summary.html")
    return page.render(page=summary, style=css, script=own, policy=policy(css, own)).encode()
