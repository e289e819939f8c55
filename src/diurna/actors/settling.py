"""Readings that the rest of the article settles: a title shared by several names, "officers", "the coalition"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from diurna.actors.descriptions import Description, singular_office
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.sectors import IRREGULAR_FORCES
from diurna.records import Analysis
from diurna.records.analysis import base

ARMS_OF_STATE = frozenset({"MIL", "COP"})


def share_titles(analysis: Analysis, phrases: Sequence[Phrase], out: list[Description]) -> None:
    """Give all names after a plural title that title: "ministers Ana Kostova and Ivan Petrov", "two mayors, A and B,"."""
    sharing: set[int] = set()
    for one, other in pairwise(phrases):
        if other.core.kind != "person" or other.title or other.places:
            continue
        between = [token.text.lower() for token in analysis.tokens[one.last : other.first]]
        shared = out[one.number]
        if one.core.kind == "agent" and one.plural and between == [","] and _lists(analysis, one, other):
            out[other.number] = _share(out[other.number], shared)
            sharing.add(other.number)
            continue
        if one.core.kind != "person":
            continue
        plural = one.title is not None and analysis.tokens[one.title.last - 1].xpos in ("NNS", "NNPS")
        if between in (["and"], [","], [",", "and"]) and (plural or one.number in sharing):
            out[other.number] = _share(out[other.number], shared)
            out[one.number] = replace(shared, office=singular_office(shared.office))
            sharing.add(other.number)


def share_homes(analysis: Analysis, phrases: Sequence[Phrase], out: list[Description]) -> None:
    """Give a bare noun after "and" the nationality before the first: "Turkish police and soldiers", not "and two rebels".

    One side's armed men are not the other's: "Turkish soldiers and rebels".
    """
    for one, other in pairwise(phrases):
        between = [token.text.lower() for token in analysis.tokens[one.last : other.first]]
        if between not in (["and"], ["or"]) or not _is_bare(other):
            continue
        home = one.places[0] if one.core.kind == "agent" and len(one.places) == 1 else one.core
        shared, own = out[one.number], out[other.number]
        armed = [bool(IRREGULAR_FORCES.intersection(side.sectors)) for side in (shared, own)]
        same = analysis.sentence_of(analysis.tokens[one.head]) == analysis.sentence_of(analysis.tokens[other.head])
        # "The US military", a body of the lexicon's, begins with its country as well.
        forces = home.kind == "body" and home.last - home.first > 1 and ARMS_OF_STATE.intersection(home.sectors)
        adjective = home is not one.core and home.kind in ("adjective", "country")
        nationality = home.country is not None and (adjective or forces)
        if (
            nationality
            and home.country == shared.country
            and same
            and armed[0] == armed[1]
            and own.home is None
            and not own.members
        ):
            out[other.number] = replace(own, country=home.country, evidence=(*own.evidence, *shared.evidence[1:2]))


def _is_bare(phrase: Phrase) -> bool:
    """Whether a noun in the plural stands by itself: "and soldiers", not "and some soldiers", "and its soldiers"."""
    alone = phrase.first == phrase.core.first and phrase.owner is None and not phrase.of
    return phrase.core.kind == "agent" and phrase.plural and alone and not phrase.places


def _share(name: Description, shared: Description) -> Description:
    """A name with what a title in the plural tells of all who bear it."""
    return replace(
        name,
        country=shared.country,
        short=shared.short,
        sectors=shared.sectors,
        office=singular_office(shared.office),
        evidence=(*name.evidence, *shared.evidence[1:]),
    )


def _lists(analysis: Analysis, title: Phrase, name: Phrase) -> bool:
    """Whether a name after a comma is one of those a plural title speaks of: "two mayors, A and B,", by tree or number."""
    token = analysis.tokens[name.head]
    apposed = base(token.relation) == "appos" and title.first <= token.head < title.last
    return apposed or analysis.tokens[title.first].upos == "NUM"


def settle_officers(phrases: Sequence[Phrase], out: list[Description]) -> None:
    """Read "officers" as the police's in an article that tells of no soldiers."""
    told = {sector for phrase in phrases if not _is_officer(phrase) for sector in out[phrase.number].sectors}
    if "MIL" not in told:
        for phrase in phrases:
            if _is_officer(phrase) and out[phrase.number].sectors == ("MIL",):
                out[phrase.number] = replace(out[phrase.number], sectors=("COP",))


def settle_coalitions(phrases: Sequence[Phrase], out: list[Description]) -> None:
    """Read "the coalition" as one of armies in an article that tells of troops and rebels and of no parties."""
    bare = [
        phrase
        for phrase in phrases
        if phrase.core.agent is not None and phrase.core.agent.phrase == "coalition" and not phrase.agents
    ]
    alone = {phrase.number for phrase in bare}
    told = {sector for phrase in phrases if phrase.number not in alone for sector in out[phrase.number].sectors}
    if "MIL" in told and told & IRREGULAR_FORCES and not told & {"PTY", "LEG", "OPP"}:
        for phrase in bare:
            if out[phrase.number].sectors == ("PTY",):
                out[phrase.number] = replace(out[phrase.number], sectors=("MIL",))


def _is_officer(phrase: Phrase) -> bool:
    return phrase.title is not None and phrase.title.agent is not None and phrase.title.agent.phrase == "officer"


def settle_deputies(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Read "deputies" as a sheriff's in the United States, where no house has any, and wherever a sheriff is told of."""
    sheriff = any("sheriff" in phrase.core.agent.phrase for phrase in phrases if phrase.core.agent is not None)
    for phrase in phrases:
        referent = resolution.referents.get(resolution.of_phrase[phrase.number])
        agent = phrase.core.agent
        if agent is None or agent.phrase != "deputy" or referent.sectors != ("LEG",):
            continue
        if sheriff or referent.country == "USA":
            referent.sectors = ("COP",)
            resolution.note(phrase.number, "setting.deputies")
