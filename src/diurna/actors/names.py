"""Who is who by name: surnames to full names, the same description to the same party, capitals to the body they shorten."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from diurna.actors.descriptions import Description
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution, office_key
from diurna.actors.words import KIN
from diurna.lexicons.keys import name_keys

SHORTEST = 4  # letters of a name's first word that may stand for all of it


def join_names(phrases: Sequence[Phrase], descriptions: Sequence[Description], resolution: Resolution) -> None:
    """Give each person one referent: full names first, then surnames and given names that fit one of them."""
    referents = resolution.referents
    full: dict[tuple[str, ...], int] = {}
    ends: dict[tuple[str, str], int] = {}
    by_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    persons = [(phrase, name_keys(phrase.name)) for phrase in phrases if phrase.core.kind == "person"]
    longest_first = sorted(persons, key=lambda pair: (-len(pair[1]), pair[0].number))
    surnames = Counter(words[-1] for words in {words for _, words in persons if len(words) > 1})
    for phrase, words in longest_first:
        description = descriptions[phrase.number]
        if not words:
            words = name_keys([description.name]) or (description.name,)
        known = full.get(words)
        if known is None and len(words) > 1:
            known = ends.get((words[0], words[-1]))
        rule = "coref.name"
        if known is None:
            family = surnames if _is_kin(phrase) else None
            known = _by_part(phrase.number, words, description, by_word, resolution, family)
            rule = "coref.surname"
        if known is None:
            known = referents.add(description, words)
        else:
            referents.enrich(known, description)
            resolution.note(phrase.number, rule)
        if words not in full:
            full[words] = known
        if len(words) > 1:
            ends.setdefault((words[0], words[-1]), known)
            # Of "Ana Soto Vega" the first surname is the one in use.
            for word in {words[0], words[-1], *words[1:][-2:-1]}:
                by_word[word].append((phrase.number, known))
        resolution.of_phrase[phrase.number] = known


def _is_kin(phrase: Phrase) -> bool:
    """Whether someone is introduced as a relative: "his brother Mahinda"."""
    return phrase.title is not None and phrase.title.agent is not None and phrase.title.agent.phrase.lower() in KIN


def _by_part(
    number: int,
    words: tuple[str, ...],
    description: Description,
    by_word: Mapping[str, Sequence[tuple[int, int]]],
    resolution: Resolution,
    family: Mapping[str, int] | None = None,
) -> int | None:
    """The person whose name ends, or else begins, with these words; of several the nearest before.

    `family` counts the bearers of each surname, and is given for someone's relative: "his brother Mahinda" is a person
    of that given name only where another of the article shares the surname.
    """
    referents = resolution.referents
    endings: list[tuple[int, int]] = []
    middles: list[tuple[int, int]] = []
    beginnings: list[tuple[int, int]] = []
    for at, known in by_word.get(words[-1], ()):
        name = referents.get(known).name_words
        home = referents.get(known).home
        if description.home and home and description.home != home:
            continue
        if name[-len(words) :] == words:
            endings.append((at, known))
        elif len(words) == 1 and len(name) > 2 and name[-2] == words[0]:
            middles.append((at, known))
        elif len(words) == 1 and name[0] == words[0]:
            office = referents.get(known).office
            at_odds = bool(description.office and office and office_key(description.office) != office_key(office))
            if not at_odds and (family is None or family.get(name[-1], 0) > 1):
                beginnings.append((at, known))
    for found in (endings, middles, beginnings):
        if found:
            before = [pair for pair in found if pair[0] < number]
            return max(before)[1] if before else min(found)[1]
    return None


def join_descriptions(phrases: Sequence[Phrase], descriptions: Sequence[Description], resolution: Resolution) -> None:
    """Give all other phrases their referents: the same words for the same home are the same party."""
    referents = resolution.referents
    known: dict[tuple[object, ...], int] = {}
    initials: dict[str, int] = {}
    beginnings = _beginnings(phrases, descriptions)
    for phrase in phrases:
        if phrase.core.kind == "person":
            continue
        description = descriptions[phrase.number]
        whole = beginnings.get(description.name) if phrase.core.kind == "name" else None
        if whole is not None:
            description = whole
            resolution.note(phrase.number, "coref.short_name")
        key = _key(phrase, description)
        found = known.get(key) if key else None
        if found is None and phrase.core.kind == "name":
            found = initials.get(description.name.replace(".", ""))
            if found is not None:
                resolution.note(phrase.number, "coref.acronym")
        if found is None:
            found = referents.add(description)
            if key:
                known[key] = found
            letters = "".join(word[0] for word in description.name.split() if word[:1].isupper())
            if description.kind == "body" and len(letters) > 1:
                initials.setdefault(letters, found)
        resolution.of_phrase[phrase.number] = found


def _beginnings(phrases: Sequence[Phrase], descriptions: Sequence[Description]) -> dict[str, Description]:
    """By their first word, the organisations of an article of which a name tells more: "Aras" for "Aras Air of Iran"."""
    found: dict[str, Description | None] = {}
    for phrase in phrases:
        description = descriptions[phrase.number]
        words = description.name.split()
        if (
            phrase.core.kind not in ("name", "body")
            or len(words) < 2
            or len(words[0]) < SHORTEST
            or not words[0].istitle()
        ):
            continue
        told = found.get(words[0], description)
        same = told is not None and told.name.split()[1] == words[1]
        found[words[0]] = (told if told.home else description) if same and told is not None else None
    return {word: whole for word, whole in found.items() if whole is not None}


def _key(phrase: Phrase, description: Description) -> tuple[object, ...] | None:
    if description.kind == "country" and description.country:
        return description.kind, description.country
    if phrase.core.kind != "agent" or phrase.core.agent is None:
        return description.kind, description.name, description.home
    if description.members:
        return "members", description.office, tuple(member.home for member in description.members)
    if description.home is None:
        # "a soldier" and "a soldier" may be two men, "protesters" are taken for the same, but not his and her opponents.
        if phrase.owner is not None:
            return None
        return ("plural", phrase.core.agent.id, description.name) if phrase.plural else None
    # "A Serbian soldier" again need not be the same one; holders of an office are.
    if description.kind == "person" and not (description.office and not phrase.plural):
        return ("definite", phrase.core.agent.id, description.home) if phrase.definite else None
    what = office_key(description.office) or phrase.core.agent.id
    # "Leeds Grammar School" and "Harrow School" are two, though both are Britain's.
    local = () if description.office else tuple(unit.name for unit in phrase.places if unit.kind == "place")
    return what, description.home, description.sectors, description.kind, local
