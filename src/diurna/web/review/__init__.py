"""Review on the desk: draw a sample, judge it by keyboard, read the report.

    shown.py     what the pages show, as values: samples, a record with its marks, an article read in full
    showing.py   how these are made of a store
    pages.py     pages and their JSON twins
    acts.py      what forms do: draw, judge, add what was missed, mark as read, undo
    files.py     the report and gold as files

Who judges stands in the address (`reviewer=Anna`), so that two reviewers can work on one desk; none sees the other's marks
before the report.
"""

from fastapi import APIRouter

from diurna.web.review import acts, files, pages

# The rooms' routes, in one list.
ROUTERS = (pages.router, acts.router, files.router)

router = APIRouter()
for each in ROUTERS:
    router.include_router(each)
