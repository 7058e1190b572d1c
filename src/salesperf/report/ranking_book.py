"""Results -> `ranking.xlsx`: people, teams and a sheet for each measure."""

from __future__ import annotations

from dataclasses import replace

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.results import Results
from salesperf.model.sheet import Book, said
from salesperf.model.standings import EarlierPlaces
from salesperf.report.boards import boards
from salesperf.report.labels import label
from salesperf.report.money import digits
from salesperf.report.ranking_measures import measure_sheets
from salesperf.report.ranking_people import people_sheet
from salesperf.report.ranking_teams import teams_sheet


def ranking_book(results: Results, lang: Language, *, earlier: EarlierPlaces, show_pay: bool) -> Book:
    """The workbook of places; `earlier` adds the movement since another run, `show_pay` what everybody earned."""
    plan, found = results.plan, boards(results)
    title = f"{label(plan.title, plan.plan, lang)} {plan.version} · {results.period.name}"
    sheets = [
        people_sheet(results, found, earlier, lang, show_pay),
        teams_sheet(results, found[0], lang, show_pay) if found else None,
        *measure_sheets(results, lang),
    ]
    titled = tuple(replace(sheet, title=(title, text("ranking.of", lang, sheet=sheet.name))) for sheet in said(sheets))
    return Book(title, results.period.end, digits(plan), titled)
