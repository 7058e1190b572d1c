"""One person's statement as a workbook whose totals are formulas down to the record."""
