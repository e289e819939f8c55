"""Small actor tables for the tests, so that no change of the shipped ones moves them."""

from diurna.lexicons.actors import ActorLexicon

COUNTRIES = [
    ("serbia", "SRB", "Serbia", "Serbian", "Serbs|Serb|Serbians", "Belgrade"),
    ("kosovo", "XKX", "Kosovo", "Kosovar|Kosovan", "Kosovars", "Pristina|Prishtina"),
    ("russia", "RUS", "Russia|Russian Federation", "Russian", "Russians", "Moscow|the Kremlin|Kremlin"),
    ("uk", "GBR", "United Kingdom|UK|Britain|U.K.", "British", "Britons", "London|Downing Street"),
    ("usa", "USA", "United States|US|U.S.|America", "American", "Americans", "Washington|White House"),
    ("ukraine", "UKR", "Ukraine", "Ukrainian", "Ukrainians", "Kyiv"),
    ("france", "FRA", "France", "French", "French", "Paris"),
    ("germany", "DEU", "Germany", "German", "Germans", "Berlin"),
    ("turkey", "TUR", "Turkey|Türkiye", "Turkish", "Turks", "Ankara"),
    ("macedonia", "MKD", "North Macedonia", "Macedonian", "Macedonians", "Skopje"),
]
BODIES = [
    ("eu", "EU", "European Union", "", "IGO", "igo"),
    ("un", "UN", "United Nations", "", "IGO", "igo"),
    ("hamas", "Hamas", "Hamas", "PSE", "REB", "rebel"),
]
AGENTS = [
    ("police", "police", "COP", ""),
    ("soldier", "soldier", "MIL", ""),
    ("forces", "forces", "MIL", ""),
    ("army", "army", "MIL", ""),
    ("rebel", "rebel", "REB", ""),
    ("protester", "protester", "OPP", ""),
    ("resident", "resident", "CVL", ""),
    ("government", "government", "GOV", ""),
    ("parliament", "parliament", "LEG", ""),
    ("officials", "official", "GOV", ""),
    ("commander", "commander", "MIL", "yes"),
    ("minister", "minister", "GOV", "yes"),
    ("interior", "interior minister", "GOV", "yes"),
    ("foreign", "foreign minister", "GOV", "yes"),
    ("president", "president", "GOV", "yes"),
    ("pm", "prime minister", "GOV", "yes"),
    ("chief", "chief", "GOV", "yes"),
    ("policechief", "police chief", "COP", "yes"),
    ("diplomat", "diplomat", "GOV", "yes"),
    ("spokesman", "spokesman", "GOV", "yes"),
    ("king", "king", "GOV", "yes"),
]
LEADERS = [
    ("putin", "Vladimir Putin", "Putin", "RUS", "GOV", "president", "2012-05-07", ""),
    ("merkel", "Angela Merkel", "Merkel", "DEU", "GOV", "chancellor", "2005-11-22", "2021-12-08"),
    ("leyen", "Ursula von der Leyen", "", "EU", "GOV", "president", "2019-12-01", ""),
]


def rows(columns: str, entries: list[tuple[str, ...]]) -> list[dict[str, str]]:
    """Entries as `read_table` gives them."""
    return [
        dict(zip(columns.split(), (*entry, ""), strict=True)) | {"line": str(number)}
        for number, entry in enumerate(entries, start=2)
    ]


LEXICON = ActorLexicon(
    rows("id code names adjectives people seats note", COUNTRIES),
    rows("id short names country sectors kind note", BODIES),
    rows("id phrase sectors office note", AGENTS),
    rows("id name aliases country sectors office from to note", LEADERS),
)
