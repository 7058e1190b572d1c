"""The examples that come with the package, and how one becomes a working folder."""

from __future__ import annotations

import errno
import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from salesperf.locale.languages import Language
from salesperf.locale.texts import text


@dataclass(frozen=True, slots=True)
class Example:
    """A plan with sample data; `period` is one that the data holds whole."""

    name: str
    period: str

    @property
    def plan(self) -> Path:
        """The plan file, in an installed package or in a checkout."""
        return _shipped(f"plans/{self.name}.yaml")

    @property
    def data(self) -> Path:
        """The folder of exports, in an installed package or in a checkout."""
        return _shipped(f"samples/{self.name}")


EXAMPLES = {example.name: example for example in (Example("cn-direct", "2026-09"), Example("en-saas", "2026-09"))}


def copy_example(example: Example, folder: Path, lang: Language) -> int:
    """Write plan, data and README into `folder` and answer how many files that is.

    Raises FileExistsError, before anything is written, where a file of that name is there already.
    """
    sources = {folder / "plan.yaml": example.plan}
    sources |= {folder / "data" / source.name: source for source in sorted(example.data.iterdir()) if source.is_file()}
    readme = folder / "README.md"
    for target in (*sources, readme):
        if target.exists():
            raise FileExistsError(errno.EEXIST, text("init.exists", lang), str(target))
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for target, source in sources.items():
        shutil.copyfile(source, target)
    commands = "\n".join(next_commands(example))
    readme.write_text(text("init.readme", lang, name=example.name, period=example.period, commands=commands), "utf-8")
    return len(sources) + 1


def next_commands(example: Example) -> list[str]:
    """What to try, in this order, from inside the folder."""
    return [
        "salesperf validate plan.yaml --data data",
        f"salesperf score plan.yaml --period {example.period} --data data --out out/{example.period}",
        "salesperf schema > plan.schema.json",
    ]


def _shipped(path: str) -> Path:
    """A path under `salesperf/examples` of a wheel, or else under the root of the checkout."""
    package = Path(str(files("salesperf")))
    shipped = package / "examples" / path
    return shipped if shipped.exists() else package.parents[1] / path
