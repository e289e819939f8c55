"""Organisations: what a body is that no lexicon knows, by the words of its name ("the Honduran Congress")."""

from collections.abc import Sequence

from diurna.actors.words import words

# The word that tells stands last in "Kampala High Court", before a preposition in "League for the Defence of ...".
# Words that name many sorts of bodies (council, front, centre, institute, commission, group) are left out.
KINDS = {
    "LEG": words("congress parliament assembly senate legislature knesset duma diet bundestag sejm"),
    "JUD": words("court tribunal courts judiciary"),
    "EDU": words("university college school academy polytechnic"),
    "HLH": words("hospital clinic infirmary"),
    "REL": words("church diocese archdiocese mosque synagogue seminary synod monastery"),
    "COP": words("police gendarmerie constabulary"),
    "MIL": words("army navy regiment battalion"),
    "MED": words("newspaper radio television tv gazette herald tribune"),
    "PTY": words("party"),
    "GOV": words("ministry municipality"),
    "BUS": words("bank company corporation corp inc ltd plc airlines airways bhd gmbh llc"),
    "NGO": words("foundation charity observatory"),
}
# Bodies of civil life are told by what they are for; a league or a union of itself may be anything.
LEAGUES = words(
    "league association society committee federation network centre center organization organisation union forum initiative"
)
CAUSES = words(
    "rights humanitarian environment environmental environmentalist conservation relief aid liberties youth civic transparency"
)
WORKERS = words(
    "workers worker teachers miners labour labor trade employees railwaymen dockers drivers nurses farmworkers unions"
)
STUDENTS = words("students student students' pupils university")
# A committee of a parliament's, by what it sits on; others may be anybody's.
SITTINGS = words(
    "oversight judiciary appropriations intelligence ethics accounts budget rules senate house parliamentary select "
    "relations affairs"
)
# Of police, where the name says so: "Huntsville Police Department", "Harris County Sheriff's Office".
OFFICES = words("department service force office directorate headquarters academy")
POLICE = words("police sheriff sheriff's sheriffs gendarmerie")
# Of the state, where the name says whose: "Federal Aviation Office", "Kenya Wildlife Service".
AUTHORITIES = words(
    "agency authority administration office service bureau directorate inspectorate commission department institute"
)
STATELY = words("federal national state central government")
ELECTORAL = words("election elections electoral")
BALLOTS = words("board commission committee body authority council tribunal")
NEWS = words("news press media information broadcasting television")
PREPOSITIONS = words("of for in against on to and")


def sectors_of_name(name: Sequence[str], *, of_a_country: bool = False) -> tuple[str, ...]:
    """The sectors of a body by the words of its name, none where they do not tell.

    `of_a_country` says that the name tells a country, so that an agency or a service is the state's.

    >>> sectors_of_name("Algerian League for the Defence of Human Rights".split())
    ('NGO',)
    >>> sectors_of_name("National Union of Railway Workers".split()), sectors_of_name("Kampala Accord".split())
    (('LAB',), ())
    >>> sectors_of_name("Leeds Police Department".split()), sectors_of_name("Ohio Department of Parks".split())
    (('COP',), ('GOV',))
    >>> sectors_of_name("Federal Aviation Office".split()), sectors_of_name("Acme Cleaning Service".split())
    (('GOV',), ())
    """
    lower = [word.lower().rstrip(".") for word in name]
    end = next((place for place, word in enumerate(lower) if word in PREPOSITIONS and place), len(lower))
    head = lower[end - 1] if len(lower) > 1 else ""
    if head == "congress" and not WORKERS.isdisjoint(lower):
        return ("LAB",)  # "Congress of South African Trade Unions"
    if head in ("committee", "subcommittee", "committees") and not SITTINGS.isdisjoint(lower):
        return ("LEG",)
    if head in OFFICES | AUTHORITIES and not POLICE.isdisjoint(lower):
        return ("COP",)
    if head in BALLOTS and not ELECTORAL.isdisjoint(lower):
        return ("GOV",)
    if head in AUTHORITIES and (of_a_country or not STATELY.isdisjoint(lower[:2])):
        return ("GOV",) if NEWS.isdisjoint(lower) else ("MED",)
    if head == "department" and "university" not in lower:
        return ("GOV",)
    if head in LEAGUES:
        if not STUDENTS.isdisjoint(lower):
            return ("EDU",)
        if not WORKERS.isdisjoint(lower):
            return ("LAB",)
        return ("NGO",) if not CAUSES.isdisjoint(lower) else ()
    return next(((sector,) for sector, heads in KINDS.items() if head in heads), ())
