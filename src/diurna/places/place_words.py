"""Words around place names, and words that only look like them, as sets."""

from diurna.places.place import Kind

# What a word behind or before a name says of the kind of place.
QUALIFIERS: dict[str, Kind] = {
    **dict.fromkeys(("county", "parish", "district", "raion", "borough", "counties", "parishes", "districts"), "county"),
    **dict.fromkeys(
        ("state", "province", "region", "oblast", "governorate", "prefecture", "department", "canton", "krai", "voivodeship",
         "states", "provinces", "regions", "governorates", "oblasts", "prefectures"), "region"),
    **dict.fromkeys(("city", "town", "village", "township", "suburb", "cities", "towns", "villages", "municipality"), "town"),
}  # fmt: skip
PLURALS = frozenset(word for word in QUALIFIERS if word.endswith("s"))
# Names that end so are of buildings, roads, grounds and bodies: no gazetteer of towns and countries has them.
SITES = frozenset(
    """school schools hospital hospitals center centre university college academy church cathedral mosque temple synagogue
    airport airfield airbase base station stadium arena park zoo museum library theater theatre hall hotel inn motel
    restaurant mall plaza square street st avenue ave road rd boulevard blvd lane ln drive dr parkway pkwy highway hwy
    route freeway expressway interstate bypass loop court courthouse ct circle trail bridge tunnel dam prison jail
    penitentiary cemetery farm farms ranch market store shop building tower towers house apartments complex club clinic
    facility institute laboratory lab office headquarters campus field fields forest wilderness reserve refuge room pier
    terminal mill mine plant refinery casino gallery monument memorial palace barracks camp fire police department
    elementary high middle capitol gardens garden racecourse turnpike pike manor estates villas""".split()
)
# Sites that are place names like those of towns, though no gazetteer of towns has them.
ROADS = frozenset(
    """street st avenue ave road rd boulevard blvd lane ln drive dr parkway pkwy highway hwy route freeway expressway
    interstate bypass trail bridge tunnel turnpike pike park forest wilderness refuge airport square""".split()
)
NUMBERED = frozenset("highway hwy route interstate motorway road autobahn area district zone block".split())
# Illnesses are called after places: "West Nile virus".
ILLNESSES = frozenset("virus viruses fever hemorrhagic haemorrhagic syndrome disease flu strain encephalitis".split())
# Capitalised words that are no name by themselves, though some town somewhere is called so.
NO_NAMES = frozenset(
    """city state county town village north south east west northern southern eastern western central center centre highway
    route road street avenue school university college hospital church park police department office officer board court
    council senate congress house parliament government ministry minister president republic union federation party national
    international county division bureau agency authority commission committee council corporation company bank group
    association society institute foundation news times post herald press star sun tribune journal gazette media market
    station hall lot block sens sen gov rep del lt sgt capt col gen maj mr mrs ms dr st nov dec jan feb mar apr jun jul aug
    sept oct lord lady king queen prince sir god bible summit bond christ christmas easter ramadan passover
    region district province area patrol force order security field lake river mount port island beach valley hill hills
    officer leader superior fiscal intervention energy human industry alliance university""".split()
) | {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
TOLD_BY = {"in", "near", "at", "from", "outside", "of", "to", "around", "across", "on", "off", "along", "through", "inside",
           "towards", "toward", "into", "between", "by", "over"}  # fmt: skip
LOCATING = {
    "in",
    "near",
    "outside",
    "across",
    "throughout",
    "around",
    "inside",
    "toward",
    "towards",
    "into",
    "downtown",
}
# Behind the name of a town they tell whose they are: "a Longview woman".
PEOPLE = frozenset(
    """resident residents man men woman women boy girl teen teenager native couple family mayor police official officials
    councilman councilwoman firefighter firefighters businessman lawyer attorney area suburb neighborhood neighbourhood
    mother father teacher student students voters motorist driver authorities officers""".split()
)
