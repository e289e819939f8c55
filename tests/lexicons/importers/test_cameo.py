"""CAMEO's actor codes taken apart."""

import pytest

from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.custom import known_countries
from diurna.lexicons.importers.cameo import cameo_parts, split_code
from diurna.lexicons.sectors import SECTORS


@pytest.mark.parametrize(
    ("code", "home", "sectors"),
    [
        ("RUSGOV", "RUS", "GOV"),
        ("USAMIL", "USA", "MIL"),
        ("AFGGOVMIL", "AFG", "GOV|MIL"),
        ("IGOUNO", "UN", "IGO"),
        ("IGOUNOHLHWHO", "WHO", "IGO|HLH"),
        ("NGOHRIAMN", "AMNESTY", "NGO"),
        ("MNCUSAMED", "USA", "MNC|MED"),
        ("KSVGOV", "XKX", "GOV"),
        ("GBRFLKGOV", "FLK", "GOV"),
        ("COLINS", "COL", "REB"),
        ("MUSGOV", "MUS", "GOV"),
        ("INDMUS", "IND", "REL"),
        ("INDMUSUAF", "IND", "UAF"),
        ("INDHRI", "IND", "NGO"),
        ("ELI", None, "ELI"),
    ],
)
def test_parts(code, home, sectors):
    """Country or body, and sectors."""
    found = split_code(code)

    assert (found.short or found.country, "|".join(found.sectors)) == (home, sectors)


def test_an_agent_has_no_country():
    """What could be a country in an actor's code is a religion in an agent's."""
    assert split_code("MUSUAF", agent=True).sectors == ("UAF",)
    assert split_code("MUS", agent=True).country is None


def test_what_is_left_over_is_told():
    """Regions are details, what no table knows is unknown; an unknown country is kept as one."""
    found = split_code("GDLGOVQQQ")

    assert (found.country, found.unknown) == ("GDL", ("GDL", "QQQ"))
    assert split_code("NGOWST").details == ("WST",)


def test_the_table_names_what_there_is():
    """Sectors, countries and short names are those that Diurna knows."""
    shipped = ActorLexicon.shipped()
    shorts = {named.short for named in shipped.names.entries.values()}
    known = {"sector": SECTORS, "weak": SECTORS, "country": known_countries(), "short": shorts, "detail": {""}}

    for part, (kind, value) in cameo_parts().items():
        assert value in known[kind], part
