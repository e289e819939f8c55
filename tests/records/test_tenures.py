"""Who held which office when."""

import datetime as dt

from diurna.records import Entity
from diurna.records.entity import Tenure

MAYOR = Tenure(start=dt.date(2010, 3, 1), end=dt.date(2014, 2, 28), sectors=("GOV",), office="mayor")
SOTO = Entity(id="e", kind="person", name="Ana Soto", country="CHL", sectors=("ELI",), tenures=(MAYOR,))


def test_someone_is_who_they_were_on_the_day():
    """On the first and the last day of a tenure its office counts, and on no other day."""
    days = [dt.date(2010, 2, 28), dt.date(2010, 3, 1), dt.date(2014, 2, 28), dt.date(2014, 3, 1)]

    assert [SOTO.on(day).code for day in days] == ["CHL-ELI", "CHL-GOV", "CHL-GOV", "CHL-ELI"]
    assert SOTO.on(dt.date(2012, 1, 1)).office == "mayor"


def test_a_tenure_without_end_goes_on():
    """An open end is no end."""
    assert Tenure(start=dt.date(2010, 1, 1), end=None, sectors=(), office=None).covers(dt.date(2030, 1, 1))
