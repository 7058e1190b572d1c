"""The least that DuckDB must do: read the deals with declared types and group them by owner. Takes the data folder."""

import sys

import duckdb

TYPES = {
    "id": "VARCHAR",
    "owner": "VARCHAR",
    "partner": "VARCHAR",
    "customer": "VARCHAR",
    "amount": "DECIMAL(18, 4)",
    "cost": "DECIMAL(18, 4)",
    "signed": "DATE",
    "stage": "VARCHAR",
    "product": "VARCHAR",
    "region": "VARCHAR",
}

QUERY = f"""
select owner,
       sum(amount) as revenue,
       sum(amount - cost) as margin,
       count_if(stage = 'won') as won_deals,
       count_if(stage = 'won') / count_if(stage in ('won', 'lost')) as win_rate,
       avg(amount) as average_deal,
       count(distinct customer) as customers
from read_csv($file, columns = {TYPES}, header = true, auto_detect = false)
where signed between date '2026-07-01' and date '2026-09-30'
group by owner
order by owner
"""

people = duckdb.execute(QUERY, {"file": f"{sys.argv[1]}/deals.csv"}).fetchall()
print(len(people), sum(row[1] for row in people))
