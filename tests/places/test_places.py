"""Placing events: which toponym says where which event happened."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.places import PlaceEvents
from diurna.places.gazetteer import Gazetteer
from diurna.records import Coding, Draft, Span, Where

STAGE = PlaceEvents(Gazetteer())


def placed(sentence: str, names: Sequence[str], **events: str) -> tuple[Coding, list[Where | None]]:
    """Place one draft for each word=TYPE of `events`; `names` are the sentence's LOC names in order."""
    coding = make_coding(sentence, names=[(name, "LOC") for name in names])
    drafts = []
    for word, event in events.items():
        token = next(token for token in coding.analysis.tokens if token.text == word)
        drafts.append(Draft(id=word, sentence=1, trigger=token.span, predicate=token.index, event=event))
    coding = STAGE(replace(coding, drafts=tuple(drafts)))
    return coding, [draft.place for draft in coding.drafts]


def name_of(place: Where | None) -> str | None:
    return place.text if place else None


OBLIQUE = """
    Envoys   envoy NOUN  NNS 2 nsubj
    met      meet  VERB  VBD 0 root
    in       in    ADP   IN  4 case
    Nairobi  Nairobi PROPN NNP 2 obl
"""


def test_adverbial_of_place_in_the_own_clause():
    """The words "Met in Nairobi": text, offsets, name, country, coordinates, id and evidence."""
    coding, (place,) = placed(OBLIQUE, ["Nairobi"], met="CONSULT")

    assert place is not None
    assert (place.text, place.name, place.country, place.geonames) == ("Nairobi", "Nairobi", "KEN", 184745)
    assert coding.article.text[place.start : place.end] == "Nairobi"
    assert place.latitude == pytest.approx(-1.28, abs=0.1)
    (evidence,) = coding.drafts[0].evidence
    assert (evidence.field, evidence.rule) == ("place", "place.in")


def test_a_country_is_a_place_with_a_middle():
    """The words "Met in Kenya": the country's code, id and middle."""
    _, (place,) = placed(OBLIQUE.replace("Nairobi", "Kenya"), ["Kenya"], met="CONSULT")

    assert place is not None
    assert (place.name, place.country, place.geonames, place.latitude) == ("Kenya", "KEN", 192950, 1.0)


def test_an_unknown_name_is_kept_as_words():
    """A place that the gazetteer lacks has its words and nothing else."""
    _, (place,) = placed(OBLIQUE.replace("Nairobi", "Qarvuun"), ["Qarvuun"], met="CONSULT")

    assert place is not None
    assert (place.name, place.country, place.geonames) == ("Qarvuun", None, None)


def test_a_name_of_another_kind_is_no_place():
    """The words "Talks in Nairobi" needs a toponym: without one the place stays None."""
    coding = make_coding(OBLIQUE.replace("Nairobi", "earnest"))
    draft = Draft(id="met", sentence=1, trigger=coding.analysis.tokens[1].span, predicate=1, event="CONSULT")

    assert STAGE(replace(coding, drafts=(draft,))).drafts[0].place is None


HOLDER = """
    Police    police NOUN NNS 2 nsubj
    fired     fire   VERB VBD 0 root
    shots     shot   NOUN NNS 2 obj
    in        in     ADP  IN  5 case
    {town}    {town} PROPN NNP 2 obl
    ,         ,      PUNCT , 7 punct
    {holder}  {holder} PROPN NNP 5 appos
"""


@pytest.mark.parametrize(
    ("town", "holder", "name", "country", "region_longitude"),
    [
        ("Paris", "Texas", "Paris", "USA", -95.6),
        ("Paris", "France", "Paris", "FRA", 2.3),
        ("Zvecan", "Kosovo", "Zvečan", "XKX", 20.8),
        ("Tripoli", "Lebanon", "Tripoli", "LBN", 35.8),
        ("Tripoli", "Libya", "Tripoli", "LBY", 13.2),
    ],
)
def test_the_name_behind_the_comma_holds_the_first(
    town: str, holder: str, name: str, country: str, region_longitude: float
):
    """The words "X, Y": X is the place, and lies in Y."""
    _, (place,) = placed(HOLDER.format(town=town, holder=holder), [town, holder], fired="ASSAULT")

    assert place is not None
    assert (place.text, place.name, place.country) == (town, name, country)
    assert place.longitude == pytest.approx(region_longitude, abs=0.3)


CITY_OF = """
    Shells   shell NOUN  NNS 2 nsubj
    fell     fall  VERB  VBD 0 root
    near     near  ADP   IN  6 case
    the      the   DET   DT  6 det
    Syrian   Syrian ADJ  JJ  6 amod
    {noun}   {noun} NOUN NN  2 obl
    {link}
"""


@pytest.mark.parametrize(
    ("noun", "link"),
    [
        ("city", "of of ADP IN 8 case\nHoms Homs PROPN NNP 6 nmod"),
        ("city", ", , PUNCT , 8 punct\nHoms Homs PROPN NNP 6 appos"),
        ("town", "Homs Homs PROPN NNP 6 appos"),
        ("outskirts", "of of ADP IN 8 case\nHoms Homs PROPN NNP 6 nmod"),
    ],
)
def test_nouns_for_places_pass_on_their_name(noun: str, link: str):
    """The words "The city of X", "the city, X", "the outskirts of X" are at X."""
    _, (place,) = placed(CITY_OF.format(noun=noun, link=link), ["Homs"], fell="ASSAULT")

    assert name_of(place) == "Homs"


VISIT = """
    Lee      Lee    PROPN NNP 2 nsubj
    {verb}   {lemma} VERB VBD 0 root
    {link}   {link} ADP   IN  4 case
    Nairobi  Nairobi PROPN NNP 2 obl
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "link", "place"),
    [
        ("travelled", "travel", "to", "Nairobi"),
        ("wrote", "write", "to", None),
        ("arrived", "arrive", "at", "Nairobi"),
        ("returned", "return", "from", None),
    ],
)
def test_to_is_a_place_only_for_going(verb: str, lemma: str, link: str, place: str | None):
    """One travels to a place, but writes to a party; and nothing happens at where one comes from."""
    _, (found,) = placed(VISIT.format(verb=verb, lemma=lemma, link=link), ["Nairobi"], **{verb: "CONSULT"})

    assert name_of(found) == place


OBJECT = """
    Lee      Lee    PROPN NNP 2 nsubj
    {verb}   {lemma} VERB VBD 0 root
    {place}  {place} PROPN NNP 2 obj
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "place", "event", "found"),
    [
        ("visited", "visit", "Nairobi", "CONSULT", "Nairobi"),
        ("visited", "visit", "Kenya", "CONSULT", "Kenya"),
        ("bombed", "bomb", "Nairobi", "ASSAULT", "Nairobi"),
        ("attacked", "attack", "Kenya", "ASSAULT", None),
        ("thanked", "thank", "Nairobi", "SUPPORT", None),
    ],
)
def test_the_object_of_visiting_or_striking_is_the_place(
    verb: str, lemma: str, place: str, event: str, found: str | None
):
    """One visits places and bombs towns; a country attacked or a capital thanked is a party."""
    _, (where,) = placed(OBJECT.format(verb=verb, lemma=lemma, place=place), [place], **{verb: event})

    assert name_of(where) == found


SAID = """
    In       in    ADP   IN  2 case
    Nairobi  Nairobi PROPN NNP 4 obl
    Lee      Lee   PROPN NNP 4 nsubj
    said     say   VERB  VBD 0 root
    rebels   rebel NOUN  NNS 6 nsubj
    attacked attack VERB VBD 4 ccomp
    a        a     DET   DT  8 det
    camp     camp  NOUN  NN  6 obj
"""


def test_what_is_said_in_a_place_happened_elsewhere():
    """The place of saying is not that of what was said."""
    _, (said, attacked) = placed(SAID, ["Nairobi"], said="CONSULT", attacked="ASSAULT")

    assert name_of(said) == "Nairobi"
    assert attacked is None


LIGHT = """
    Envoys   envoy NOUN  NNS 2 nsubj
    held     hold  VERB  VBD 0 root
    talks    talk  NOUN  NNS 2 obj
    in       in    ADP   IN  5 case
    Nairobi  Nairobi PROPN NNP 2 obl
"""


def test_the_object_of_a_light_verb_happens_where_the_verb_says():
    """The words "Held talks in Nairobi" places the talks."""
    coding, (place,) = placed(LIGHT, ["Nairobi"], talks="CONSULT")

    assert name_of(place) == "Nairobi"
    assert coding.drafts[0].evidence[0].rule == "place.in.governing-clause"


ABOUT = """
    Lee       Lee    PROPN NNP 2 nsubj
    {verb}    {lemma} VERB VBD 0 root
    activists activist NOUN NNS 2 obj
    in        in     ADP   IN  5 case
    Nairobi   Nairobi PROPN NNP 3 nmod
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "event", "found"),
    [("arrested", "arrest", "COERCE", "Nairobi"), ("praised", "praise", "SUPPORT", None)],
)
def test_deeds_happen_where_their_things_are_words_do_not(verb: str, lemma: str, event: str, found: str | None):
    """Arresting activists in Nairobi happens there; praising them may happen anywhere."""
    _, (place,) = placed(ABOUT.format(verb=verb, lemma=lemma), ["Nairobi"], **{verb: event})

    assert name_of(place) == found


COMPOUND = """
    The      the   DET   DT  3 det
    {place}  {place} PROPN NNP 3 compound
    talks    talk  NOUN  NNS 4 nsubj
    failed   fail  VERB  VBD 0 root
"""


@pytest.mark.parametrize(("place", "found"), [("Geneva", "Geneva"), ("Syria", None)])
def test_a_city_before_a_noun_is_its_place_a_country_its_topic(place: str, found: str | None):
    """The words "The Geneva talks" were there, "the Syria talks" about it."""
    _, (where,) = placed(COMPOUND.format(place=place), [place], talks="CONSULT")

    assert name_of(where) == found


INITIAL = """
    In       in    ADP   IN  2 case
    Nairobi  Nairobi PROPN NNP 4 obl
    envoys   envoy NOUN  NNS 4 nsubj
    met      meet  VERB  VBD 0 root
    and      and   CCONJ CC  6 cc
    signed   sign  VERB  VBD 4 conj
    a        a     DET   DT  8 det
    pact     pact  NOUN  NN  6 obj
"""


def test_sentence_initial_place_holds_for_coordinate_events():
    """The words "In Nairobi, X met and signed" places both."""
    _, places = placed(INITIAL, ["Nairobi"], met="CONSULT", signed="AGREE")

    assert [name_of(place) for place in places] == ["Nairobi", "Nairobi"]


NESTED = """
    Police   police NOUN NNS 2 nsubj
    arrested arrest VERB VBD 0 root
    men      man   NOUN  NNS 2 obj
    who      who   PRON  WP  5 nsubj
    trained  train VERB  VBD 3 acl:relcl
    in       in    ADP   IN  7 case
    Nairobi  Nairobi PROPN NNP 5 obl
"""


def test_a_place_in_a_relative_clause_stays_there():
    """Men who trained in Nairobi were not therefore arrested there."""
    _, (place,) = placed(NESTED, ["Nairobi"], arrested="COERCE")

    assert place is None


def test_a_city_beats_the_country_around_it():
    """Of two places in one clause, the more exact one is taken."""
    sentence = OBLIQUE + "in in ADP IN 6 case\nKenya Kenya PROPN NNP 2 obl"

    _, (place,) = placed(sentence, ["Nairobi", "Kenya"], met="CONSULT")

    assert name_of(place) == "Nairobi"


def test_a_direction_before_a_name_does_not_hide_it():
    """Of the words "northern Kenya", taken for one name, Kenya is the name."""
    sentence = """
        Rebels   rebel NOUN  NNS 2 nsubj
        fought   fight VERB  VBD 0 root
        in       in    ADP   IN  5 case
        northern northern ADJ JJ 5 amod
        Kenya    Kenya PROPN NNP 2 obl
    """
    _, (place,) = placed(sentence, ["northern Kenya"], fought="ASSAULT")

    assert place is not None
    assert (place.text, place.country) == ("Kenya", "KEN")


RESULT = """
    Shells   shell NOUN  NNS 2 nsubj
    hit      hit   VERB  VBD 0 root
    Nairobi  Nairobi PROPN NNP 2 obj
    ,        ,     PUNCT ,   5 punct
    killing  kill  VERB  VBG 2 advcl
    two      two   NUM   CD  5 obj
"""


def test_a_participle_shares_the_place_of_its_clause():
    """The words "Hit Nairobi, killing two": the killing was there too."""
    _, places = placed(RESULT, ["Nairobi"], hit="ASSAULT", killing="ASSAULT")

    assert [name_of(place) for place in places] == ["Nairobi", "Nairobi"]


@pytest.mark.parametrize(("case", "place"), [("after", None), ("during", "Nairobi")])
def test_a_happening_before_the_deed_has_a_place_of_its_own(case: str, place: str | None):
    """Who was arrested after a fire in a city need not have been there; during one, he was."""
    _, (found,) = placed(
        f"""
        Police   police NOUN  NNS 2 nsubj
        arrested arrest VERB  VBD 0 root
        him      he     PRON  PRP 2 obj
        {case}   {case} ADP   IN  6 case
        a        a      DET   DT  6 det
        fire     fire   NOUN  NN  2 obl
        in       in     ADP   IN  8 case
        Nairobi  Nairobi PROPN NNP 6 nmod
        """,
        ["Nairobi"],
        arrested="COERCE",
    )

    assert name_of(found) == place


def test_what_a_court_finds_happened_elsewhere():
    """A trial in one city for a deed says nothing of where the deed was done."""
    _, (found,) = placed(
        """
        He        he      PRON  PRP 3 nsubj:pass
        was       be      AUX   VBD 3 aux:pass
        convicted convict VERB  VBN 0 root
        in        in      ADP   IN  5 case
        Nairobi   Nairobi PROPN NNP 3 obl
        of        of      SCONJ IN  7 mark
        attacking attack  VERB  VBG 3 advcl
        farmers   farmer  NOUN  NNS 7 obj
        """,
        ["Nairobi"],
        attacking="ASSAULT",
    )

    assert found is None


INVADED = """
    Troops    troop  NOUN  NNS 2 nsubj
    invaded   invade VERB  VBD 0 root
    {place}
"""


@pytest.mark.parametrize(
    "place",
    [
        "Kenya Kenya PROPN NNP 2 obj",
        "Kenya Kenya PROPN NNP 5 nmod:poss\n's 's PART POS 3 case\nnortheast northeast NOUN NN 2 obj",
    ],
)
def test_who_invades_a_country_is_there(place: str):
    """The words "Invaded Kenya" and "invaded Kenya's northeast" are in Kenya."""
    _, (where,) = placed(INVADED.format(place=place), ["Kenya"], invaded="ASSAULT")

    assert name_of(where) == "Kenya"


def test_the_town_before_a_site_is_the_place():
    """The words "At a Nairobi hotel" are in Nairobi."""
    _, (where,) = placed(
        """
        Gunmen   gunman NOUN  NNS 2 nsubj
        fired    fire   VERB  VBD 0 root
        at       at     ADP   IN  6 case
        a        a      DET   DT  6 det
        Nairobi  Nairobi PROPN NNP 6 compound
        hotel    hotel  NOUN  NN  2 obl
        """,
        ["Nairobi"],
        fired="ASSAULT",
    )

    assert name_of(where) == "Nairobi"


def test_headlines_put_the_place_before_the_blow():
    """The words "Nairobi blast kills two" are in Nairobi."""
    _, (where,) = placed(
        """
        Nairobi Nairobi PROPN NNP 2 compound
        blast   blast   NOUN  NN  3 nsubj
        kills   kill    VERB  VBZ 0 root
        two     two     NUM   CD  3 obj
        """,
        ["Nairobi"],
        kills="ASSAULT",
    )

    assert name_of(where) == "Nairobi"


def test_words_do_not_reach_into_what_they_ask_for():
    """Who urges firms to stop trading in a country need not be there."""
    _, (where,) = placed(
        """
        Lee     Lee    PROPN NNP 2 nsubj
        urged   urge   VERB  VBD 0 root
        firms   firm   NOUN  NNS 2 obj
        to      to     PART  TO  5 mark
        stop    stop   VERB  VB  2 xcomp
        trading trade  VERB  VBG 5 xcomp
        in      in     ADP   IN  8 case
        Nairobi Nairobi PROPN NNP 6 obl
        """,
        ["Nairobi"],
        urged="REQUEST",
    )

    assert where is None


def test_an_unknown_place_lies_where_it_is_told_to():
    """The words "Camp Qarvuun, Kenya": the camp has no point, but a country."""
    _, (where,) = placed(HOLDER.format(town="Qarvuun", holder="Kenya"), ["Qarvuun", "Kenya"], fired="ASSAULT")

    assert where is not None
    assert (where.text, where.country, where.latitude, where.geonames) == ("Qarvuun", "KEN", None, None)


def test_the_first_level_division_is_told():
    """A town's record names the state or province that it lies in."""
    _, (where,) = placed(HOLDER.format(town="Paris", holder="Texas"), ["Paris", "Texas"], fired="ASSAULT")

    assert where is not None
    assert where.region == "Texas"


def datelined(event: str, status: str = "actual", actor: str = "KEN") -> Where | None:
    """The place of a first sentence's event under the dateline of Nairobi, with an actor of a country."""
    dateline = "NAIROBI, Kenya (Agency) - "
    coding = make_coding(
        """
        Police  police NOUN NNS 2 nsubj
        {word}  {word} VERB VBD 0 root
        rebels  rebel  NOUN NNS 2 obj
        """.format(word="fought")
    )
    tokens = tuple(
        replace(token, span=Span(token.span.start + len(dateline), token.span.end + len(dateline)))
        for token in coding.analysis.tokens
    )
    sentence = replace(coding.analysis.sentences[0], span=Span(len(dateline), tokens[-1].span.end))
    article = replace(coding.article, text=dateline + coding.article.text, dateline=Span(0, len(dateline)))
    coding = replace(coding, article=article, analysis=replace(coding.analysis, tokens=tokens, sentences=(sentence,)))
    coding = with_parties(coding, {"Police": actor})
    draft = Draft(id="d", sentence=1, trigger=tokens[1].span, predicate=1, event=event, actors=("m0",), status=status)
    return STAGE(replace(coding, drafts=(draft,))).drafts[0].place


def test_deeds_of_the_first_sentences_are_where_the_dateline_is():
    """What a country's police do under a dateline of that country, without another place, was done there."""
    where = datelined("ASSAULT")

    assert where is not None
    assert (where.text, where.name, where.country) == ("NAIROBI", "Nairobi", "KEN")


@pytest.mark.parametrize(
    ("event", "status", "actor"),
    [("ACCUSE", "actual", "KEN"), ("ASSAULT", "future", "KEN"), ("ASSAULT", "actual", "UGA")],
)
def test_a_dateline_is_no_place_of_words_plans_or_foreigners(event: str, status: str, actor: str):
    """Words may be about what is elsewhere, plans are not done yet, and who is not at home there may be anywhere."""
    assert datelined(event, status, actor) is None


def test_a_headline_has_the_place_of_its_story():
    """The first event of the body that is like the headline's tells where that was."""
    headline = """
        Rebels  rebel NOUN NNS 2 nsubj
        kill    kill  VERB VBP 0 root
        guards  guard NOUN NNS 2 obj
    """
    coding = make_coding(headline, OBLIQUE.replace("met", "fought"), names=[("Nairobi", "LOC")], headline=True)
    tokens = coding.analysis.tokens
    first, second = (next(token for token in tokens if token.text == word) for word in ("kill", "fought"))
    drafts = tuple(
        Draft(id=token.text, sentence=number, trigger=token.span, predicate=token.index, event="ASSAULT")
        for number, token in enumerate((first, second))
    )

    placed_drafts = STAGE(replace(coding, drafts=drafts)).drafts

    assert [name_of(draft.place) for draft in placed_drafts] == ["Nairobi", "Nairobi"]
    assert placed_drafts[0].evidence[0].rule == "place.same-happening"


WITHDREW = """
    Chad     Chad PROPN NNP 2 nsubj
    {verb}
    troops   troop NOUN NNS 2 obj
    {case}
    Nairobi  Nairobi PROPN NNP {head} {relation}
"""


@pytest.mark.parametrize(
    ("verb", "case", "head", "relation", "place"),
    [
        ("withdrew withdraw VERB VBD 0 root", "from from ADP IN 5 case", 3, "nmod", "Nairobi"),
        ("evacuated evacuate VERB VBD 0 root", "from from ADP IN 5 case", 2, "obl", "Nairobi"),
        ("pulled pull VERB VBD 0 root", "out out ADP IN 6 case\n    of of ADP IN 6 case", 2, "obl", "Nairobi"),
        ("praised praise VERB VBD 0 root", "from from ADP IN 5 case", 3, "nmod", None),
        ("withdrew withdraw VERB VBD 0 root", "to to ADP IN 5 case", 2, "obl", None),
    ],
)
def test_what_is_left_is_where_it_is_left(verb: str, case: str, head: int, relation: str, place: str | None):
    """In English "withdrew troops from Nairobi"; troops "from Nairobi" that are praised may be anywhere."""
    word = verb.split()[0]
    told = WITHDREW.format(verb=verb, case=case, head=head, relation=relation)

    _, (found,) = placed(told, ["Nairobi"], **{word: "RETREAT"})

    assert name_of(found) == place


JAILED = """
    A        a    DET   DT  2 det
    {who}    {who} NOUN NN  5 nsubj
    in       in   ADP   IN  4 case
    Nairobi  Nairobi PROPN NNP 2 nmod
    jailed   jail VERB  VBD 0 root
    Lee      Lee  PROPN NNP 5 obj
"""


@pytest.mark.parametrize(("who", "place"), [("court", "Nairobi"), ("guest", None)])
def test_a_court_does_what_it_does_where_it_sits(who: str, place: str | None):
    """In English "A court in Nairobi jailed Lee"; who else is in a town may do so elsewhere."""
    _, (found,) = placed(JAILED.format(who=who), ["Nairobi"], jailed="SANCTION")

    assert name_of(found) == place


FILLED = """
    Miners   miner NOUN NNS 2 nsubj
    filled   fill VERB  VBD 0 root
    the      the  DET   DT  5 det
    Nairobi  Nairobi PROPN NNP 5 compound
    {thing}  {thing} NOUN NN 2 obj
"""


@pytest.mark.parametrize(("thing", "place"), [("street", "Nairobi"), ("form", None)])
def test_a_protest_that_fills_streets_is_in_their_town(thing: str, place: str | None):
    """In English "filled the Nairobi streets"; what else is called after a town may lie elsewhere."""
    _, (found,) = placed(FILLED.format(thing=thing), ["Nairobi"], filled="PROTEST")

    assert name_of(found) == place
