"""The parameters that several commands share. Their help stands in `salesperf.locale.ui_help`, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from salesperf.locale.languages import Language

FindingsFormat = Literal["text", "json", "github"]

Plan = Annotated[Path, typer.Argument(metavar="PLAN", show_default=False)]
Lang = Annotated[Language, typer.Option("--lang", metavar="zh|en", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", show_default=False)]
Traceback = Annotated[bool, typer.Option("--traceback", show_default=False)]
