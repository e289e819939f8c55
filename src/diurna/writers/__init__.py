"""How records are shown and written.

    jsonl.py     one JSON object a line, as the contract has it
    tabular.py   flat rows: CSV and Parquet, one list of documented columns
    table.py     for a reader at a terminal
    page.py      one self-contained HTML page, the words of each record marked
    people.py    who was named with which office, and when
    claims.py    who said what: quotations rather than events
    explain.py   why each field of a record is what it is
    marks.py     where the words of a record stand in its article
    labels.py    how fields are worded, the same everywhere

Text from outside is hostile until shown otherwise: nothing in it acts on a terminal, a browser or a spreadsheet.
"""

from diurna.writers.claims import claim_rows, render_claims, write_claims_jsonl
from diurna.writers.explain import render_explanation
from diurna.writers.jsonl import json_line, write_jsonl
from diurna.writers.page import write_page
from diurna.writers.people import PersonSeen, collect_people, render_people, write_people_csv, write_people_jsonl
from diurna.writers.table import render_article
from diurna.writers.tabular import COLUMNS, Column, write_csv, write_parquet

__all__ = [
    "COLUMNS",
    "Column",
    "PersonSeen",
    "claim_rows",
    "collect_people",
    "json_line",
    "render_article",
    "render_claims",
    "render_explanation",
    "render_people",
    "write_claims_jsonl",
    "write_csv",
    "write_jsonl",
    "write_page",
    "write_parquet",
    "write_people_csv",
    "write_people_jsonl",
]
