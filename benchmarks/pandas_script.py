"""The six measures as an analyst would write them with pandas. Takes the data folder."""

import sys

import pandas as pd

deals = pd.read_csv(f"{sys.argv[1]}/deals.csv", parse_dates=["signed"])
deals = deals[deals["signed"].between("2026-07-01", "2026-09-30")]
deals["margin"] = deals["amount"] - deals["cost"]
deals["won"] = deals["stage"] == "won"
deals["decided"] = deals["stage"].isin(["won", "lost"])

people = deals.groupby("owner").agg(
    revenue=("amount", "sum"),
    margin=("margin", "sum"),
    won_deals=("won", "sum"),
    decided=("decided", "sum"),
    average_deal=("amount", "mean"),
    customers=("customer", "nunique"),
)
people["win_rate"] = people["won_deals"] / people["decided"]
print(len(people), people["revenue"].sum())
