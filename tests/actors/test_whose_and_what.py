"""Whose a party is and what it is by the words beside it and by what was named before, on sentences that the shipped model reads."""

import datetime as dt

import pytest

from builders import rules_coder
from diurna.actors.home_places import shipped_places
from diurna.actors.organisations import sectors_of_name
from diurna.articles import article_from_text
from diurna.lexicons.keys import name_keys, split_words

CASES = {
    "who leads a body is coded by the body's name": (
        "The general manager of Oman Media spoke. The owner of a newspaper was jailed. A gun owner was jailed.",
        {"The general manager": "OMN-MED", "The owner": "MED", "A gun owner": "BUS"},
    ),
    "a possessor without a country tells a sector": (
        "The hospital's director fled. The rebels' leader fled. The protesters' leader fled.",
        {"director": "HLH", "leader": "GOV"},
    ),
    "a union's president governs nobody": (
        "Dockers Union president Sipho Dube rejected the offer.",
        {"Union president Sipho Dube": "LAB"},
    ),
    "a deputy of a minister's sits in no house": (
        "Ghana's finance minister sacked his deputy. The U.S. deputy UN ambassador left.",
        {"his deputy": "GHA-GOV", "The U.S. deputy UN ambassador": "USA-GOV"},
    ),
    "whom a body has for a country is the body's": (
        "The UN's Syria envoy met rebels. Amnesty International's Turkey director was held.",
        {"Syria envoy": "UN", "Turkey director": "AMNESTY-NGO"},
    ),
    "born and based say less than another country": (
        "The Afghan-born U.S. envoy left. A Lebanese-born French businessman fled. A London-based company sued Kenya.",
        {"The Afghan-born U.S. envoy": "USA-GOV", "A Lebanese-born French businessman": "FRA-BUS", "A London-based company": "GBR-BUS"},
    ),
    "past a hyphen to whom a party belongs": (
        "Rebels attacked Yemen's Saudi-backed government. The leader of the Iran-backed Houthi rebels fled.",
        {"Saudi-backed government": "YEM-GOV", "The leader": "YEM-REB"},
    ),
    "who is loyal to somebody is of his country": (
        "Forces loyal to Libyan commander Ali Omar shelled the airport. Fighters loyal to Yemen's president fled.",
        {"Forces": "LBY-MIL", "Fighters": "YEM-UAF"},
    ),
    "a nationality before both of two nouns": (
        "Turkish police and soldiers raided a village. US troops and insurgents clashed. Kenyan police and two protesters died.",
        {"soldiers": "TUR-MIL", "insurgents": "REB", "two protesters": "CVL"},
    ),
    "a state's agency by the place in its name": (
        "The Ohio Department of Natural Resources fined him. The Kenya Wildlife Service sued. The Oregon Water Authority sued.",
        {"Ohio Department of Natural Resources": "USA-GOV", "Kenya Wildlife Service": "KEN-GOV", "The Oregon Water Authority": "USA-GOV"},
    ),
    "a name hangs from its noun, not from a noun inside": (
        "The United States Commission on International Religious Freedom criticized the move.",
        {"United States Commission on International Religious Freedom": "USA-GOV"},
    ),
    "a captain of a ship that is no navy's": (
        "The captain of a rescue ship was held. Captain Jan Bos was held.",
        {"The captain": "LAB", "Captain Jan Bos": "MIL"},
    ),
    "a warship by its letters": (
        "The USS Gravely shot down a missile.",
        {"USS Gravely": "USA-MIL"},
    ),
    "a member by what stands behind the name": (
        "Abu Omar, a member of Hamas, fled. Ana Soto, a member of the city council in Chile, sued.",
        {"Abu Omar": "PSE-REB", "Ana Soto": "CHL-GOV"},
    ),
    "where somebody was born, if nothing else tells": (
        "Hassan Fathy, who was born in Egypt, was charged in Milan. Ann Lee, an ethnic Palestinian, was charged.",
        {"Hassan Fathy": "EGY-CVL", "Ann Lee": "PSE-CVL"},
    ),
    "from somewhere, unless he was moved": (
        "US prosecutors charged Min Ho Park from South Korea. Peru deported Jan Bos from Lima.",
        {"Min Ho Park": "KOR-CVL", "Jan Bos": "CVL"},
    ),
    "a lawyer of a body is the body's, the next one is not": (
        "A lawyer for Greenpeace spoke. An attorney left.",
        {"A lawyer": "GREENPEACE-NGO", "An attorney": "JUD"},
    ),
    "those who contend with a politician": (
        "Russia's president jailed his opponents. Critics of the president fled.",
        {"his opponents": "RUS-OPP"},
    ),
    "nobody under negation": (
        "He did not hurt anybody. They hurt anyone.",
        {"anyone": "CVL"},
    ),
    "a priest by his title, a father by none": (
        "On Monday Father Marco Conti spoke. His father Marco Conti spoke.",
        {"Father Marco Conti": "REL"},
    ),
    "a party of a creed is a party": (
        "Tunisia's Islamist Ennahda party protested. Islamist fighters fled.",
        {"Islamist Ennahda party": "TUN-PTY", "Islamist fighters": "TUN-REB"},
    ),
    "who is behind a government is not who governs": (
        "The military-backed government fell.",
        {"The military-backed government": "GOV"},
    ),
}  # fmt: skip
TOLD_AGAIN = {
    "a company by what it makes": (
        "Toyota closed a plant in Kenya. The carmaker sacked workers.",
        {"The carmaker": "JPN-MNC"},
    ),
    "one of two companies cannot be told by what it makes": (
        "Toyota sued Boeing. The carmaker protested.",
        {"The carmaker": "BUS"},
    ),
    "a body by its seat and its noun": (
        "The European Court of Justice ruled on Monday. The Luxembourg-based court sided with a bank.",
        {"The Luxembourg-based court": "EU-JUD"},
    ),
    "a seat is a home where nothing was told before": (
        "Poland lost on Monday. The Luxembourg-based court sided with a bank.",
        {"The Luxembourg-based court": "LUX-JUD"},
    ),
    "a bloc": ("Poland sued the European Union. The bloc rejected it.", {"The bloc": "EU"}),
    "a rights group": ("Amnesty International accused Iran. The rights group spoke.", {"The rights group": "AMNESTY-NGO"}),
    "a body by the noun before its name": (
        "Jabu Nkosi, chief executive of the power company Eskom, resigned.",
        {"the power company": "ZAF-BUS", "Jabu Nkosi": "ZAF-BUS"},
    ),
    "two schools of one country are two": (
        "Leeds Grammar School closed. Harrow School stayed open.",
        {"Leeds Grammar School": "GBR-EDU", "Harrow School": "GBR-EDU"},
    ),
    "what a country does to its own people": (
        "Vietnam jailed a prominent blogger. Turkey sentenced two smugglers. Belarus freed opposition figure Vera Novik.",
        {"a prominent blogger": "VNM-MED", "two smugglers": "CRM", "opposition figure Vera Novik": "BLR-OPP"},
    ),
    "a government by the surname of its head": (
        "Ortega's government expelled monks.",
        {"government": "NIC-GOV"},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def coder():
    """One coder for all tests of the module."""
    return rules_coder()


def codes(coder, text):
    """The code of each mention by its words, the last of the same words."""
    coding = coder.code_article(article_from_text(text, published=dt.date(2024, 5, 15)))
    return {mention.span.of(text): coding.entity(mention).code for mention in coding.mentions}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_words_beside_a_party_tell_its_code(coder, text, expected):
    """Each construction gives its party this code, and the look-alike beside it another."""
    found = codes(coder, text)

    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.parametrize(("text", "expected"), TOLD_AGAIN.values(), ids=TOLD_AGAIN)
def test_a_party_told_of_again_keeps_its_code(coder, text, expected):
    """Nouns take up the body that was named before where it alone can be meant."""
    found = codes(coder, text)

    assert {words: found.get(words) for words in expected} == expected


def test_schools_of_one_country_are_different_parties(coder):
    """Two houses with names of their own are two, though country and sector are the same."""
    text = "Leeds Grammar School closed. Harrow School stayed open."
    coding = coder.code_article(article_from_text(text, published=dt.date(2024, 5, 15)))

    schools = {coding.entity(one).id for one in coding.mentions if one.span.of(text).endswith("School")}

    assert len(schools) == 2


def test_nobody_is_no_party(coder):
    """Under a negation "anybody" means nobody, and makes no mention."""
    assert "anybody" not in codes(coder, "He did not hurt anybody in Kenya.")


@pytest.mark.parametrize(
    ("name", "of_a_country", "expected"),
    [
        ("Federal Aviation Office", False, ("GOV",)),
        ("Wildlife Service", True, ("GOV",)),
        ("Acme Cleaning Service", False, ()),
        ("National News Agency", False, ("MED",)),
        ("Elections Supervisory Board", False, ("GOV",)),
        ("Leeds University Students Union", False, ("EDU",)),
        ("Congress of Railway Unions", False, ("LAB",)),
        ("Metropolitan Police Bureau", False, ("COP",)),
    ],
)
def test_a_body_by_its_name(name, of_a_country, expected):
    """The noun that a name hangs from tells the sector; an agency is a state's where the name says so."""
    assert sectors_of_name(name.split(), of_a_country=of_a_country) == expected


@pytest.mark.parametrize(
    ("name", "country"),
    [("Guangdong", "CHN"), ("Inner Mongolia", "CHN"), ("Anbar", "IRQ"), ("West Java", "IDN"), ("Victoria", "AUS"), ("Punjab", "PAK")],
)  # fmt: skip
def test_provinces_by_their_english_names(name, country):
    """Provinces are found as English news names them; of several countries' the best known stands first."""
    place = shipped_places().entries[name_keys(split_words(name))]

    assert place.country == country
