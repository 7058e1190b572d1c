"""`salesperf schema`: the JSON Schema of plans, for editors."""

from __future__ import annotations

import sys

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Quiet, Traceback


def schema(lang: Lang = "en", quiet: Quiet = False, traceback: Traceback = False) -> Exit:
    """Print the schema on stdout."""
    import json

    from salesperf.read.plan_schema import plan_schema

    sys.stdout.write(json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n")
    return Exit.FINE
