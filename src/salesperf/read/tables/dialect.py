"""How CSV is read everywhere here, so that a row is the same row to every reader."""

from __future__ import annotations

import csv

csv.field_size_limit(1 << 24)


class Export(csv.excel):
    """Quotes as spreadsheets write them; a blank before an opening quote belongs to no field."""

    skipinitialspace = True
