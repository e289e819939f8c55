"""The record over time: one DuckDB file, its tables, and the questions asked of it. SQL lives only here.

files.py     open and check the file; migrations
rows.py      codings to rows of the tables
connected.py the open file: rows in and out, transactions
store.py     Store: runs, adding, reading records back
filters.py   which records a question is about
questions.py the SQL of each answer
placed.py    places of articles, and the news that they are about
links.py     happenings that records are linked to
relations.py what records state of standing relations; spells.py: the relations that are kept
"""

from diurna.store.filters import Filter
from diurna.store.store import Store

__all__ = ["Filter", "Store"]
