"""Make the sample tables again: `python samples/make_samples.py [FOLDER]`. The same bytes on every run."""

from __future__ import annotations

import sys
from pathlib import Path

import _cn_deals
import _cn_goals
import _cn_people
import _cn_receipts
import _cn_reviews
import _en_deals
import _en_people


def make_cn_direct(folder: Path) -> None:
    """Thirty reps of a Chinese direct sales force, January to October 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    people = _cn_people.reps()
    deals = _cn_deals.deals(people)
    _cn_people.write_roster(people, folder)
    _cn_goals.write_goals(people, folder)
    _cn_deals.write_deals(deals, folder)
    _cn_receipts.write_receipts(deals, people, folder)
    _cn_reviews.write_reviews(people, folder)


def make_en_saas(folder: Path) -> None:
    """Twelve account executives and two team leads, January to October 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    people = _en_people.sellers()
    _en_people.write_roster(people, folder)
    _en_people.write_quotas(people, folder)
    _en_deals.write_deals(_en_deals.deals(people), folder)
    _en_deals.write_surveys(people, folder)


def main(out: Path) -> None:
    """Write both sample folders below `out`."""
    make_cn_direct(out / "cn-direct")
    make_en_saas(out / "en-saas")
    print(f"samples written to {out}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
