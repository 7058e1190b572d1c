"""A seeded quarter of deals, with its roster and goals, as CSV: `python benchmarks/generate.py --rows 1000000`.

The same rows, people and seed give the same bytes. Files are cached under `out/bench/`, one folder per size.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb
import numpy as np

CACHE = Path(__file__).resolve().parent.parent / "out" / "bench"
FIRST_DAY, DAYS = "2026-07-01", 92
STAGES = ("open", "won", "lost")
REGIONS = ("east", "south", "west", "north")
PRODUCTS = 24
CUSTOMERS_EACH = 200

DEALS_SQL = f"""
select 'D' || lpad(id::varchar, 8, '0') as id,
       'E' || lpad(owner::varchar, 5, '0') as owner,
       case when partner > 0 then 'E' || lpad(partner::varchar, 5, '0') end as partner,
       'C' || lpad(customer::varchar, 7, '0') as customer,
       (amount::decimal(12, 0) * 0.01)::decimal(14, 2) as amount,
       (cost::decimal(12, 0) * 0.01)::decimal(14, 2) as cost,
       (date '{FIRST_DAY}' + day)::date as signed,
       {list(STAGES)}[stage + 1] as stage,
       'P' || lpad(product::varchar, 2, '0') as product,
       {list(REGIONS)}[region + 1] as region
from codes
"""


def deal_codes(rows: int, people: int, seed: int, partner_share: float, shuffled: bool) -> dict[str, np.ndarray]:
    """The deals as integers, one array a column: money in cents, days from the quarter's first, people from 1."""
    draw = np.random.default_rng(seed)
    ids = np.arange(1, rows + 1, dtype=np.int32)
    owner = draw.integers(1, people + 1, rows, dtype=np.int32)
    amount = np.clip(draw.lognormal(12.7, 0.9, rows), 10_000, 90_000_000).astype(np.int64)
    partner = draw.integers(1, people + 1, rows, dtype=np.int32)
    return {
        "id": np.random.default_rng(seed).permutation(ids) if shuffled else ids,
        "owner": owner,
        "partner": np.where(draw.random(rows) < partner_share, partner, 0),
        "customer": (owner - 1) * CUSTOMERS_EACH + draw.integers(0, CUSTOMERS_EACH, rows, dtype=np.int32),
        "amount": amount,
        "cost": (amount * draw.uniform(0.35, 0.8, rows)).astype(np.int64),
        "day": draw.integers(0, DAYS, rows, dtype=np.int32),
        "stage": draw.choice(len(STAGES), rows, p=[0.25, 0.35, 0.4]).astype(np.int32),
        "product": draw.integers(1, PRODUCTS + 1, rows, dtype=np.int32),
        "region": draw.integers(0, len(REGIONS), rows, dtype=np.int32),
    }


def write_deals(path: Path, codes: dict[str, np.ndarray]) -> None:
    """Write the deals in the order of the arrays."""
    with duckdb.connect() as connection:
        connection.register("codes", codes)
        connection.execute(f"copy ({DEALS_SQL}) to '{path}' (format csv, header)")


def write_people(folder: Path, people: int, goal: int) -> None:
    """Write the roster and one quarter's revenue goal for everybody, spread from 70 % to 130 % of `goal`."""
    ids = [f"E{number:05d}" for number in range(1, people + 1)]
    roster = [f"{id_},Person {id_[1:]},Team {int(id_[1:]) % 40 + 1},rep,2024-01-01" for id_ in ids]
    goals = [f"{id_},revenue,2026-Q3,{goal * (70 + number * 7 % 61) // 100}" for number, id_ in enumerate(ids)]
    (folder / "roster.csv").write_text("\n".join(["id,name,team,role,start", *roster, ""]), "utf-8")
    (folder / "goals.csv").write_text("\n".join(["person,measure,period,goal", *goals, ""]), "utf-8")


def data_folder(rows: int, people: int, seed: int, partner_share: float, shuffled: bool) -> Path:
    """The folder with `deals.csv`, `roster.csv` and `goals.csv` of that size; made at the first call."""
    folder = CACHE / f"deals-{rows}-{people}-{seed}-{partner_share:g}{'-shuffled' * shuffled}"
    if not folder.exists():
        unfinished = folder.with_name(folder.name + ".unfinished")
        unfinished.mkdir(parents=True, exist_ok=True)
        write_deals(unfinished / "deals.csv", deal_codes(rows, people, seed, partner_share, shuffled))
        write_people(unfinished, people, goal=rows // people * 5_000)
        unfinished.rename(folder)
    return folder


def main() -> None:
    """Print the folder's path."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--partner-share", type=float, default=0.2, help="part of the deals that have a partner")
    parser.add_argument("--shuffled", action="store_true", help="ids in any order; else they rise, as in most exports")
    chosen = parser.parse_args()
    print(data_folder(chosen.rows, chosen.people, chosen.seed, chosen.partner_share, chosen.shuffled))


if __name__ == "__main__":
    main()
