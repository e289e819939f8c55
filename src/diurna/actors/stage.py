"""The resolving stage: mentions, whom they refer to, and how these are coded."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from diurna.actors.anaphors import Anaphor
from diurna.actors.appositions import tell_owned
from diurna.actors.coreference import resolve_phrases
from diurna.actors.deeds import join_headline, join_identified, join_sufferers, join_suspects, tell_deeds
from diurna.actors.finding import find_units
from diurna.actors.home_places import HomePlaces
from diurna.actors.learned_codes import CodeModel, add_learned_codes, shipped_codes
from diurna.actors.phrases import Phrase
from diurna.actors.private import tell_alike, tell_one_army, tell_one_state, tell_private, tell_side
from diurna.actors.pronouns import resolve_pronouns
from diurna.actors.quotations import tell_government, tell_quoted
from diurna.actors.reading import find_phrases
from diurna.actors.resolution import Resolution
from diurna.actors.resolve import describe_phrases
from diurna.actors.setting import add_settings
from diurna.actors.settling import settle_deputies
from diurna.actors.spells import by_surname
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.named import Spell
from diurna.records import Analysis, Coding, Entity, Evidence, Mention, Span


class ResolveActors:
    """Adds entities and mentions to a coding. Its lexicons are read once, when it is made."""

    name = "actors"
    needs = frozenset({"analysis"})
    adds = frozenset({"entities", "mentions"})

    def __init__(
        self,
        lexicon: ActorLexicon | None = None,
        gazetteer: HomePlaces | None = None,
        *,
        learned: CodeModel | Literal["shipped"] | None = "shipped",
    ) -> None:
        """Resolve by a lexicon and a gazetteer, the shipped ones where none is given; without `learned`, by rules alone."""
        self.lexicon = lexicon if lexicon is not None else ActorLexicon.shipped()
        self.own_tables = lexicon is not None
        self.learned = shipped_codes() if learned == "shipped" else learned
        self.gazetteer = gazetteer if gazetteer is not None else HomePlaces()
        self.lasting = lasting_spells(self.lexicon.spells)
        self.surnames = by_surname(self.lexicon.spells)
        self.international = {short for short, sectors in self.lexicon.bodies.items() if "IGO" in sectors}

    def __call__(self, coding: Coding) -> Coding:
        """Resolve the parties of one article.

        1. Find phrases. 2. Describe them by their own words. 3. Join those that refer to the same party, and tell persons
        by their deeds. 4. Give those without a country that of their setting. 5. Resolve pronouns. 6. Write mentions and
        entities. 7. Add the codes that were learned.
        """
        phrases, resolution = self.resolve_names(coding)
        anaphors = resolve_pronouns(coding.analysis, coding.article.text, phrases, resolution)
        written = write_records(coding, phrases, anaphors, resolution, self.lexicon.bodies)
        return written if self.learned is None else add_learned_codes(written, self.learned, protected=self.own_tables)

    def resolve_names(self, coding: Coding) -> tuple[list[Phrase], Resolution]:
        """The first four steps: all phrases that may name a party, and what they refer to, before any pronoun is read."""
        analysis, article = coding.analysis, coding.article
        phrases = find_phrases(analysis, find_units(analysis, self.lexicon, self.gazetteer, article.published))
        descriptions = describe_phrases(analysis, article.text, phrases)
        spells = self.lexicon.spells if article.published is not None else self.lasting
        resolution = resolve_phrases(
            analysis, phrases, descriptions, spells, article.published, self.surnames, self.international
        )
        join_identified(analysis, phrases, resolution)
        join_headline(analysis, phrases, resolution)
        join_sufferers(analysis, phrases, resolution)
        tell_quoted(analysis, article.text, phrases, resolution)
        tell_deeds(analysis, phrases, resolution)
        join_suspects(analysis, phrases, resolution)
        setting = add_settings(analysis, article, phrases, resolution, self.lexicon, self.gazetteer)
        tell_government(analysis, article.text, phrases, resolution)
        tell_alike(analysis, phrases, resolution)
        tell_one_army(analysis, phrases, resolution)
        tell_side(phrases, resolution)
        tell_one_state(phrases, resolution)
        settle_deputies(phrases, resolution)
        tell_owned(phrases, resolution)
        about = setting.country if not (setting.contested or setting.scene) else None
        tell_private(analysis, phrases, resolution, about)
        return phrases, resolution


def lasting_spells(spells: Mapping[tuple[str, ...], Sequence[Spell]]) -> dict[tuple[str, ...], Sequence[Spell]]:
    """The spells as they are read where no day of publication is known: those that go on, if any, hold on any day."""
    return {
        keys: [replace(one, start=None, end=None) if one.end is None else one for one in found]
        for keys, found in spells.items()
    }


def write_records(
    coding: Coding,
    phrases: list[Phrase],
    anaphors: list[Anaphor],
    resolution: Resolution,
    bodies: Mapping[str, tuple[str, ...]],
) -> Coding:
    """Turn phrases and anaphors into mentions in text order, and what they refer to into entities.

    `bodies` are the sectors of international bodies by their short names.
    """
    analysis, article = coding.analysis, coding.article
    ids: dict[int, str] = {}
    mentions: dict[int, Mention] = {}
    used: dict[int, None] = {}

    def mark(number: int) -> str:
        root = resolution.referents.find(number)
        if root not in ids:
            used[root] = None
            first = len(ids)
            ids[root] = content_id(article.id, "entity", resolution.referents.everyone[root].name, str(first))
            for member in resolution.referents.everyone[root].members:
                mark(member)
        return ids[root]

    found: list[tuple[int, Phrase | Anaphor]] = [(phrase.first, phrase) for phrase in phrases]
    found.extend((anaphor.first, anaphor) for anaphor in anaphors)
    for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].last)):
        if one.head in mentions:
            continue
        span = token_span(analysis, one.first, one.last)
        if isinstance(one, Phrase):
            kind, number = mention_kind(one), resolution.of_phrase[one.number]
            evidence = tuple(resolution.evidence[one.number])
        else:
            kind, number = "pronoun", one.referent
            evidence = (Evidence("entity", one.rule, span),)
        mentions[one.head] = Mention(
            id=content_id(article.id, "mention", str(span.start), str(span.end), str(one.head)),
            span=span,
            head=one.head,
            kind=kind,
            entity=mark(number),
            evidence=tuple(dict.fromkeys(replace(item, span=item.span or span) for item in evidence)),
        )
    return replace(
        coding,
        entities=tuple(write_entity(resolution, root, ids, bodies) for root in used),
        mentions=tuple(mentions.values()),
    )


def write_entity(
    resolution: Resolution, root: int, ids: dict[int, str], bodies: Mapping[str, tuple[str, ...]]
) -> Entity:
    """The record of one referent; whoever belongs to an international body has its sector, too.

    All who are the United Nations' are IGO, and its soldiers IGO and MIL; an NGO's spokesman has nothing but the NGO's.
    """
    referent = resolution.referents.everyone[root]
    body = bodies.get(referent.short, ()) if referent.short else ()
    shared = tuple(sector for sector in body if sector == "IGO" or not referent.sectors)
    own = referent.sectors
    if referent.short is not None:
        own = tuple(sector for sector in own if sector != "GOV")  # "the commissioner" of the African Union
    return Entity(
        id=ids[root],
        kind=referent.kind,
        name=referent.name,
        country=referent.country,
        short=referent.short,
        sectors=tuple(dict.fromkeys((*shared, *own))),
        office=referent.office,
        members=tuple(dict.fromkeys(ids[resolution.referents.find(member)] for member in referent.members)),
        tenures=referent.tenures if referent.sectors == ("ELI",) else (),
    )


def mention_kind(phrase: Phrase) -> str:
    """What kind of mention a phrase is."""
    kind = phrase.core.kind
    if kind == "agent":
        return "title" if phrase.office else "group"
    if kind in ("adjective", "people"):
        return "nationality"
    return "metonym" if kind == "seat" else "name"


def token_span(analysis: Analysis, first: int, last: int) -> Span:
    """The characters of tokens `first` to `last` (exclusive)."""
    return Span(analysis.tokens[first].span.start, analysis.tokens[last - 1].span.end)


def content_id(*parts: str) -> str:
    """An id made of what it stands for (16 hex digits)."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
