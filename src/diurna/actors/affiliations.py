"""Whose somebody is whom the text names without a title, by what follows the name or by whose kin he is."""

from collections.abc import Mapping, Sequence

from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.words import KIN, words
from diurna.records import Analysis

# Before "of", these make somebody a body's: "a member of Hamas", "a figure in the movement".
BELONGING = words("member figure veteran operative activist associate cadre stalwart")
HELD = words("of in from with for")
LONG = 6  # words of "a senior and influential member of the"
# After these, "from" tells of a way and not of a home.
MOVING = words(
    "deport expel extradite remove take bring fly send return free rescue evacuate ban bar come arrive travel withdraw exile "
    "recall flee escape move transfer drive go get receive buy import smuggle save release call phone report broadcast"
)
COMING = words("bear hail come originate")


def tell_affiliations(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Tell a bare name whose it is by what follows.

    "Ana Soto, of the provincial council,", "Jan Bos, from Leeds,", "Jan Bos from Leeds", "Ali Omar, a member of Hamas,".
    """
    starts = {phrase.first: phrase for phrase in phrases}
    for phrase in phrases:
        person = resolution.referents.get(resolution.of_phrase[phrase.number])
        if phrase.core.kind != "person" or phrase.title is not None or person.office or person.sectors:
            continue
        found = _affiliation(analysis, phrase, starts)
        if found is None:
            continue
        other, comma, member = found
        body = resolution.referents.get(resolution.of_phrase[other.number])
        if person.home is None:
            person.country, person.short = body.country, body.short
        if (body.kind == "body" or member) and (comma or body.sectors):
            person.sectors = tuple(sector for sector in body.sectors if not (body.short and sector == "IGO"))
        resolution.note(phrase.number, "text.affiliation")


def _affiliation(analysis: Analysis, phrase: Phrase, starts: Mapping[int, Phrase]) -> tuple[Phrase, bool, bool] | None:
    """Whose a name is said to be, whether after a comma, and whether as a member; None if nothing follows that tells."""
    tokens = analysis.tokens
    at = phrase.last
    comma = at < len(tokens) and tokens[at].text == ","
    at += comma
    counted = starts.get(at) if comma else None
    if counted is not None and _is_one_member(analysis, counted):
        return counted, True, True
    held = _past_member(analysis, at) if comma else at
    member = held > at
    if held + 1 >= len(tokens) or tokens[held].text.lower() not in (HELD if member else ("of", "from")):
        return None
    other = starts.get(held + 1) or (starts.get(held + 2) if tokens[held + 1].upos == "DET" else None)
    if other is None or other.core.kind == "person" or (other.plural and not member):
        return None
    if not comma and tokens[held].text.lower() == "from" and not _is_home(analysis, phrase, other):
        return None  # "Ana Soto from the start", "took Jan Bos from Leeds"
    return other, comma, member


def _past_member(analysis: Analysis, at: int) -> int:
    """Where the preposition stands after "a senior member", the same place where no such noun is."""
    for index in range(at, min(at + LONG, len(analysis.tokens) - 1)):
        token = analysis.tokens[index]
        if token.lemma.lower() in BELONGING and analysis.tokens[index + 1].text.lower() in HELD:
            return index + 1
        if token.upos not in ("DET", "ADJ", "NOUN", "CCONJ", "ADV", "PUNCT") or token.text == ",":
            break
    return at


def _is_one_member(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a phrase counts one of a body's members: "a member of the provincial council"."""
    before = analysis.tokens[phrase.first : phrase.core.first]
    return any(token.text.lower() == "member" for token in before)


def _is_home(analysis: Analysis, person: Phrase, place: Phrase) -> bool:
    """Whether a place right after a name is its bearer's home: "Jan Bos from Leeds was jailed", not "deported Jan Bos from Peru"."""
    governor = analysis.head(analysis.tokens[place.head])
    inside = governor is not None and person.first <= governor.index < person.last
    moved = governor is not None and governor.lemma.lower() in MOVING
    return place.core.country is not None and (inside or (place.core.kind == "country" and not moved))


def tell_origins(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Tell a name without a country where its bearer comes from: "Jan Bos, who was born in Cairo,", "the son of Ali Omar".

    Kin are of one country, and what a clause tells of a birth is better than the country that an article plays in.
    """
    heads = {phrase.head: phrase for phrase in phrases}
    referents = resolution.referents
    for phrase in phrases:
        person = referents.get(resolution.of_phrase[phrase.number])
        if person.home or person.kind != "person" or person.members:
            continue
        if phrase.core.kind == "person":
            country = _birthplace(analysis, phrase, heads)
        else:
            kin = _kin(analysis, phrase, phrases)
            country = referents.get(resolution.of_phrase[kin.number]).country if kin is not None else None
        if country is not None:
            person.country = country
            resolution.note(phrase.number, "text.origin")


def _birthplace(analysis: Analysis, phrase: Phrase, heads: Mapping[int, Phrase]) -> str | None:
    for index in range(phrase.first, phrase.last):
        for clause in analysis.children(analysis.tokens[index], "acl", "acl:relcl", "advcl", "appos"):
            if clause.lemma.lower() not in COMING:
                continue
            for place in analysis.children(clause, "obl"):
                where = heads.get(place.index)
                if where is not None and analysis.case_of(place) in ("in", "from") and where.core.country:
                    return where.core.country
    return None


def _kin(analysis: Analysis, phrase: Phrase, phrases: Sequence[Phrase]) -> Phrase | None:
    """Whose kin a phrase tells: the name after "son of the late"."""
    agent = phrase.core.agent
    if agent is None or agent.phrase.lower() not in KIN or phrase.last + 1 >= len(analysis.tokens):
        return None
    following = phrases[phrase.number + 1] if phrase.number + 1 < len(phrases) else None
    if analysis.tokens[phrase.last].text.lower() != "of" or following is None or following.core.kind != "person":
        return None
    between = analysis.tokens[phrase.last + 1 : following.first]
    return following if all(token.upos in ("DET", "ADJ") for token in between) and len(between) < LONG else None
