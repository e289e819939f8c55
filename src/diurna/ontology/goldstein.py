"""Goldstein's scale: how much each CAMEO code adds to or takes from stability, -10 to 10."""

import csv
from collections.abc import Mapping
from functools import cache

from diurna.ontology.plover import DATA


@cache
def goldstein_scores() -> Mapping[str, float]:
    """The score of each CAMEO code, after Goldstein (1992) as carried over to CAMEO; codes without one are left out."""
    rows = csv.DictReader((DATA / "cameo.csv").read_text(encoding="utf-8").splitlines())
    return {row["cameo"]: float(row["goldstein"]) for row in rows if row["goldstein"]}
