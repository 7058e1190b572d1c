"""New files in the scratch folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def new_csv(scratch_dir: Path) -> Path:
    """An empty CSV file of a name that nothing else has; nothing holds it open."""
    handle, name = tempfile.mkstemp(suffix=".csv", dir=scratch_dir)
    os.close(handle)
    return Path(name)
