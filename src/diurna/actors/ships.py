"""Warships by the letters that their navies put before a name: "USS Cole", "HMS Hood"."""

from collections.abc import Iterator, Sequence

from diurna.actors.units import Unit
from diurna.records import Token

NAVIES = {
    "USS": "USA",
    "USNS": "USA",
    "HMS": "GBR",
    "HMCS": "CAN",
    "HMAS": "AUS",
    "HMNZS": "NZL",
    "INS": "IND",
    "PNS": "PAK",
    "BRP": "PHL",
    "KRI": "IDN",
    "TCG": "TUR",
    "ROKS": "KOR",
    "JS": "JPN",
    "ARA": "ARG",
}


def find_ships(tokens: Sequence[Token]) -> Iterator[Unit]:
    """The warships that a sentence names."""
    for place, token in enumerate(tokens):
        country = NAVIES.get(token.text.replace(".", ""))
        end = place + 1
        while country and end < min(len(tokens), place + 4) and tokens[end].text[:1].isupper():
            if end > place + 1 and tokens[end].upos != "PROPN":
                break  # the name itself may be any word: "USS Gravely"
            end += 1
        if country and end > place + 1:
            name = " ".join(one.text for one in tokens[place:end])
            yield Unit(token.index, token.index + end - place, "body", "name.ship", name, country, sectors=("MIL",))
