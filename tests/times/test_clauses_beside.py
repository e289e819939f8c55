"""Days of an event that stand in the clause beside or above it, or behind a noun of its own."""

import pytest
from test_told import dates

SAID = """
    Chad     Chad  PROPN NNP 2 nsubj
    said     say   VERB  VBD 0 root
    on       on    ADP   IN  4 case
    Monday   Monday PROPN NNP 2 obl
    {doer}
    had      have  AUX   VBD 7 aux
    expelled expel VERB  VBN 2 ccomp
    envoys   envoy NOUN  NNS 7 obj
"""


@pytest.mark.parametrize(
    ("doer", "basis"), [("it it PRON PRP 7 nsubj", "anchored"), ("Mali Mali PROPN NNP 7 nsubj", "published")]
)
def test_what_one_tells_of_oneself_is_of_the_day_on_which_it_is_told(doer: str, basis: str):
    """In English "Chad said on Monday it had expelled envoys": what Mali had done may be older."""
    (when,) = dates(SAID.format(doer=doer), events={"expelled": "SANCTION"})

    assert when.basis == basis


MEANWHILE = """
    Lee      Lee   PROPN NNP 2 nsubj
    called   call  VERB  VBD 4 ccomp
    it       it    PRON  PRP 2 obj
    said     say   VERB  VBD 0 root
    {mark}   {mark} SCONJ IN 7 mark
    he       he    PRON  PRP 7 nsubj
    visited  visit VERB  VBD 4 advcl
    Oslo     Oslo  PROPN NNP 7 obj
    on       on    ADP   IN 10 case
    Monday   Monday PROPN NNP 7 obl
"""


@pytest.mark.parametrize(("mark", "basis"), [("while", "anchored"), ("although", "published")])
def test_words_spoken_while_something_happens_are_of_its_day(mark: str, basis: str):
    """In English "said, while he visited Oslo on Monday" was said on Monday."""
    (when,) = dates(MEANWHILE.format(mark=mark), events={"called": "ACCUSE"})

    assert when.basis == basis


UNTIL = """
    He      he    PRON PRP 3 nsubj:pass
    was     be    AUX  VBD 3 aux:pass
    held    hold  VERB VBN 0 root
    {case}  {case} ADP IN 5 case
    {year}  {year} NUM CD 3 obl
"""


@pytest.mark.parametrize(
    ("case", "year", "end"),
    [("until", "1974", "1974-12-31"), ("by", "1974", "2024-05-15"), ("until", "2030", "2024-05-15")],
)
def test_what_lasted_until_a_year_ended_with_it(case: str, year: str, end: str):
    """In English "Was held until 1974" had its end then; "by 1974" and what is still ahead say no such thing."""
    (when,) = dates(UNTIL.format(case=case, year=year), events={"held": "COERCE"})

    assert str(when.end) == end


SERVED = """
    He        he     PRON  PRP 2 nsubj
    served    serve  VERB  VBD 0 root
    until     until  ADP   IN  4 case
    2018      2018   NUM   CD  2 obl
    {verb}
"""


@pytest.mark.parametrize(
    ("verb", "word", "start"),
    [
        ("resigning resign VERB VBG 2 advcl", "resigning", "2018-01-01"),
        ("praising praise VERB VBG 2 advcl", "praising", "2024-05-15"),
    ],
)
def test_who_leaves_an_office_leaves_it_when_it_ends(verb: str, word: str, start: str):
    """In English "Served until 2018, resigning in protest" is of 2018."""
    (when,) = dates(SERVED.format(verb=verb), events={word: "RETREAT"})

    assert str(when.start) == start


LATER = """
    Kenya    Kenya PROPN NNP 2 nsubj
    expelled expel VERB VBD 0 root
    him      he    PRON PRP 2 obj
    on       on    ADP  IN  6 case
    May      May   PROPN NNP 6 nmod
    3        3     NUM  CD  2 obl
    and      and   CCONJ CC 9 cc
    {adverb} {adverb} ADV RB 9 advmod
    barred   bar   VERB VBD 2 conj
    her      she   PRON PRP 9 obj
"""


@pytest.mark.parametrize(("adverb", "end"), [("later", "2024-05-15"), ("formally", "2024-05-03")])
def test_what_is_done_later_is_done_some_day_after(adverb: str, end: str):
    """In English "Expelled him on May 3 and later barred her": between then and the day of publication."""
    _, when = dates(LATER.format(adverb=adverb), events={"expelled": "SANCTION", "barred": "COERCE"})

    assert (str(when.start), str(when.end)) == ("2024-05-03", end)


AFTER_PROTESTS = """
    It        it    PRON PRP 3 nsubj:pass
    was       be    AUX  VBD 3 aux:pass
    dropped   drop  VERB VBN 0 root
    {case}    {case} ADP IN 8 case
    last      last  ADJ  JJ  6 amod
    week      week  NOUN NN  8 nmod:poss
    's        's    PART POS 6 case
    protests  protest NOUN NNS 3 obl
"""


@pytest.mark.parametrize("case", ["after", "by"])
def test_a_day_with_a_noun_is_that_nouns_whatever_stands_before_it(case: str):
    """In English "Dropped after last week's protests": the protests were last week, not after it."""
    (when,) = dates(AFTER_PROTESTS.format(case=case), events={"protests": "PROTEST"})

    assert (str(when.start), str(when.end)) == ("2024-05-06", "2024-05-12")


SINCE_TRUCE = """
    {case}   {case} ADP IN 3 case
    the      the   DET  DT 3 det
    truce    truce NOUN NN 8 obl
    on       on    ADP  IN 5 case
    May      May   PROPN NNP 3 nmod
    2        2     NUM  CD 5 nummod
    they     they  PRON PRP 8 nsubj
    freed    free  VERB VBD 0 root
    men      man   NOUN NNS 8 obj
"""


@pytest.mark.parametrize(("case", "end"), [("Since", "2024-05-15"), ("At", "2024-05-02")])
def test_since_opens_the_day_of_the_noun_behind_it(case: str, end: str):
    """In English "Since the truce on May 2" is from May 2 to the day of publication."""
    (when,) = dates(SINCE_TRUCE.format(case=case), events={"freed": "RETREAT"})

    assert (str(when.start), str(when.end)) == ("2024-05-02", end)


SINCE_BEGAN = """
    Men      man   NOUN NNS 4 nsubj:pass
    {aux}
    been     be    AUX  VBN 4 aux:pass
    held     hold  VERB VBN 0 root
    since    since SCONJ IN 7 mark
    protests protest NOUN NNS 7 nsubj
    began    begin VERB VBD 4 advcl
    in       in    ADP  IN  9 case
    March    March PROPN NNP 7 obl
"""


@pytest.mark.parametrize(
    ("aux", "start"), [("have have AUX VBP 4 aux", "2024-03-01"), ("had have AUX VBD 4 aux", None)]
)
def test_since_something_began_goes_on_to_the_day_of_publication(aux: str, start: str | None):
    """In English "Have been held since protests began in March" is from March 1 on; "had been held" tells no such span."""
    (when,) = dates(SINCE_BEGAN.format(aux=aux), events={"held": "COERCE"})

    assert (str(when.start), str(when.end)) == (start or "2024-05-15", "2024-05-15")


REPORTED = """
    A        a     DET  DT  2 det
    bomb     bomb  NOUN NN  6 nsubj:pass
    was      be    AUX  VBD 6 aux:pass
    on       on    ADP  IN  5 case
    Monday   Monday PROPN NNP 6 obl
    reported report VERB VBN 0 root
    to       to    PART TO {at} mark
    {verb}
    men      man   NOUN NNS {at} obj
"""


@pytest.mark.parametrize(
    ("verb", "at", "word", "basis"),
    [
        ("have have AUX VB 9 aux\n    killed kill VERB VBN 6 xcomp", 9, "killed", "anchored"),
        ("kill kill VERB VB 6 xcomp", 8, "kill", "published"),
    ],
)
def test_what_is_reported_to_have_been_done_is_of_that_day(verb: str, at: int, word: str, basis: str):
    """In English "Was reported on Monday to have killed men" is of Monday; an infinitive without "have" lies ahead."""
    (when,) = dates(REPORTED.format(verb=verb, at=at), events={word: "ASSAULT"})

    assert when.basis == basis


THREW = """
    On       on    ADP  IN  2 case
    Monday   Monday PROPN NNP 4 obl
    they     they  PRON PRP 4 nsubj
    blocked  block VERB VBD 0 root
    roads    road  NOUN NNS 4 obj
    {mark}   {mark} SCONJ IN {at} mark
    {verb}
    stones   stone NOUN NNS {at} obj
"""


@pytest.mark.parametrize(
    ("mark", "verb", "at", "basis"),
    [
        ("as", "threw throw VERB VBD 4 advcl", 7, "anchored"),
        ("because", "threw throw VERB VBD 4 advcl", 7, "published"),
    ],
)
def test_as_tells_what_happens_with_it(mark: str, verb: str, at: int, basis: str):
    """In English "Blocked roads on Monday as they threw stones" is one day; a reason may be older."""
    (when,) = dates(THREW.format(mark=mark, verb=verb, at=at), events={"threw": "PROTEST"})

    assert when.basis == basis


SET_FOR = """
    Courts   court NOUN NNS 2 nsubj
    {verb}
    an       a     DET  DT  4 det
    order    order NOUN NN  2 obj
    set      set   VERB VBN 4 acl
    for      for   ADP  IN  7 case
    Friday   Friday PROPN NNP 5 obl
"""


def test_a_day_set_for_later_does_not_date_what_is_done_now():
    """In English "Issued an order set for Friday": the day of what is ordered."""
    (when,) = dates(SET_FOR.format(verb="issued issue VERB VBD 0 root"), events={"issued": "REQUEST"})

    assert when.basis == "published"


VOTED = """
    They     they  PRON PRP 2 nsubj
    {verb}
    in       in    ADP  IN  6 case
    the      the   DET  DT  6 det
    2016     2016  NUM  CD  6 nummod
    {noun}
"""


@pytest.mark.parametrize(
    ("verb", "noun", "word", "start"),
    [
        ("voted vote VERB VBD 0 root", "referendum referendum NOUN NN 2 obl", "voted", "2016-01-01"),
        ("died die VERB VBD 0 root", "bombing bombing NOUN NN 2 obl", "died", "2016-01-01"),
        ("named name VERB VBD 0 root", "bombing bombing NOUN NN 2 obl", "named", "2024-05-15"),
        ("voted vote VERB VBD 0 root", "report report NOUN NN 2 obl", "voted", "2024-05-15"),
    ],
)
def test_who_takes_part_does_so_in_its_year(verb: str, noun: str, word: str, start: str):
    """In English "Voted in the 2016 referendum" is of 2016; who is named in a case of that year is named today."""
    (when,) = dates(VOTED.format(verb=verb, noun=noun), events={word: "ACCUSE"})

    assert str(when.start) == start


SEIZED = """
    Troops   troop NOUN NNS 2 nsubj
    seized   seize VERB VBD 0 root
    power    power NOUN NN  2 obj
    on       on    ADP  IN  6 case
    November November PROPN NNP 6 compound
    15       15    NUM  CD  2 obl
    ,        ,     PUNCT ,  8 punct
    2017     2017  NUM  CD  6 nmod
    .        .     PUNCT .  2 punct
"""
RESIGNED = """
    He       he    PRON PRP {at} nsubj
    {verb}
    on       on    ADP  IN  {day} case
    {month}  {month} PROPN NNP {day} compound
    21       21    NUM  CD  {at} obl
"""


@pytest.mark.parametrize(
    ("verb", "at", "month", "start"),
    [
        ("resigned resign VERB VBD 0 root", 2, "November", "2017-11-21"),
        ("resigned resign VERB VBD 0 root", 2, "March", "2024-03-21"),
        ("will will AUX MD 3 aux\n    resign resign VERB VB 0 root", 3, "November", "2024-11-21"),
    ],
)
def test_a_tale_of_long_ago_keeps_its_year(verb: str, at: int, month: str, start: str):
    """After "on November 15, 2017" a "November 21" in the past is of 2017; another season, and what is ahead, is not."""
    word = verb.split("\n")[-1].split()[0]
    (when,) = dates(SEIZED, RESIGNED.format(verb=verb, at=at, day=at + 3, month=month), events={word: "RETREAT"})

    assert str(when.start) == start


SINCE_THEN = """
    Since    since ADP  IN  2 case
    {then}   then  ADV  RB  5 obl
    it       it    PRON PRP 5 nsubj
    has      have  AUX  VBZ 5 aux
    arrested arrest VERB VBN 0 root
    many     many  ADJ  JJ  5 obj
"""


def test_since_then_is_since_what_was_spoken_of():
    """After "on November 15, 2017", "since then" is from that day to the day of publication; basis anchored."""
    (when,) = dates(SEIZED, SINCE_THEN.format(then="then"), events={"arrested": "COERCE"})

    assert (str(when.start), str(when.end), when.text, when.basis) == ("2017-11-15", "2024-05-15", "then", "anchored")


def test_since_then_without_a_day_before_it_dates_nothing():
    """Nothing was spoken of: the day of publication stands in."""
    (when,) = dates(SINCE_THEN.format(then="then"), events={"arrested": "COERCE"})

    assert when.basis == "published"


WEEKEND = """
    They     they  PRON PRP 2 nsubj
    {verb}
    him      he    PRON PRP {at} obj
    this     this  DET  DT  {day} det
    weekend  weekend NOUN NN {at} obl:tmod
"""


@pytest.mark.parametrize(
    ("verb", "at", "start"),
    [
        ("met meet VERB VBD 0 root", 2, "2024-05-11"),
        ("will will AUX MD 3 aux\n    meet meet VERB VB 0 root", 3, "2024-05-18"),
    ],
)
def test_this_weekend_is_the_one_the_tense_tells(verb: str, at: int, start: str):
    """On a Wednesday, whom they "met this weekend" they met on the last one."""
    word = verb.split("\n")[-1].split()[0]
    (when,) = dates(WEEKEND.format(verb=verb, at=at, day=at + 3), events={word: "CONSULT"})

    assert str(when.start) == start


DUE = """
    They     they  PRON PRP 3 nsubj
    will     will  AUX  MD  3 aux
    withdraw withdraw VERB VB 0 root
    {case}   {case} ADP IN 5 case
    Friday   Friday PROPN NNP 3 obl
"""


@pytest.mark.parametrize(("case", "end"), [("by", "2024-05-17"), ("until", "2024-05-15")])
def test_what_will_be_done_by_a_day_is_done_between_now_and_then(case: str, end: str):
    """In English "Will withdraw by Friday" has from the day of publication to Friday; "until" says when it ends."""
    (when,) = dates(DUE.format(case=case), events={"withdraw": "RETREAT"}, status="future")

    assert (str(when.start), str(when.end)) == ("2024-05-15", end)


SHUT = """
    They     they  PRON PRP 2 nsubj
    shut     shut  VERB VBD 0 root
    and      and   CCONJ CC 4 cc
    seized   seize VERB VBD 2 conj
    it       it    PRON PRP 4 obj
    in       in    ADP  IN  7 case
    2018     2018  NUM  CD  2 obl
"""


def test_a_year_behind_two_verbs_is_of_both():
    """In English "Shut and seized it in 2018": both were then, whichever verb the tree hangs the year from."""
    first, second = dates(SHUT, events={"shut": "COERCE", "seized": "COERCE"})

    assert str(first.start) == str(second.start) == "2018-01-01"


PROMISED = """
    They      they  PRON PRP 3 nsubj
    have      have  AUX  VBP 3 aux
    marched   march VERB VBN 0 root
    since     since ADP  IN  5 case
    March     March PROPN NNP 3 obl
    ,         ,     PUNCT ,  9 punct
    {mark}    {mark} ADV WRB 9 advmod
    Diaz      Diaz  PROPN NNP 9 nsubj
    promised  promise VERB VBD 3 advcl
    reforms   reform NOUN NNS 9 obj
"""


@pytest.mark.parametrize(("mark", "end"), [("when", "2024-03-31"), ("while", "2024-05-15")])
def test_what_stands_behind_a_day_with_when_was_then(mark: str, end: str):
    """In English "Have marched since March, when Diaz promised reforms": marched since, promised in March."""
    marched, promised = dates(PROMISED.format(mark=mark), events={"marched": "PROTEST", "promised": "AGREE"})

    assert str(marched.end) == "2024-05-15"
    assert str(promised.end) == end


CONDEMNING = """
    Chad       Chad  PROPN NNP 2 nsubj
    issued     issue VERB VBD 0 root
    a          a     DET  DT  4 det
    {noun}     {noun} NOUN NN 2 obj
    on         on    ADP  IN  6 case
    Monday     Monday PROPN NNP 2 obl
    condemning condemn VERB VBG 4 acl
    raids      raid  NOUN NNS 7 obj
"""


@pytest.mark.parametrize(("noun", "basis"), [("statement", "anchored"), ("stamp", "published")])
def test_what_a_text_says_it_says_when_it_is_issued(noun: str, basis: str):
    """In English "Issued a statement on Monday condemning raids" condemned them on Monday."""
    (when,) = dates(CONDEMNING.format(noun=noun), events={"condemning": "ACCUSE"})

    assert when.basis == basis


KIDNAPPED = """
    They      they  PRON PRP 2 nsubj
    found     find  VERB VBD 0 root
    a         a     DET  DT  4 det
    priest    priest NOUN NN 2 obj
    kidnapped kidnap VERB VBN 4 acl
    and       and   CCONJ CC 7 cc
    killed    kill  VERB {tag} 5 conj
    by        by    ADP  IN  9 case
    rebels    rebel NOUN NNS 7 obl
    in        in    ADP  IN  11 case
    2016      2016  NUM  CD  7 obl
"""


@pytest.mark.parametrize("tag", ["VBN", "VBD"])
def test_two_participles_with_one_agent_share_their_year(tag: str):
    """In English "A priest kidnapped and killed by rebels in 2016": both in 2016, whatever the tagger takes the second for."""
    kidnapped, killed = dates(KIDNAPPED.format(tag=tag), events={"kidnapped": "ASSAULT", "killed": "ASSAULT"})

    assert str(kidnapped.start) == str(killed.start) == "2016-01-01"


SWORN_IN = """
    She      she   PRON PRP 2 nsubj
    left     leave VERB VBD 0 root
    on       on    ADP  IN  4 case
    {when}   {when} PROPN NNP 2 obl
    {mark}   {mark} ADP IN  7 mark
    he       he    PRON PRP 7 nsubj
    resigned resign VERB VBD 2 advcl
"""


@pytest.mark.parametrize(
    ("mark", "when", "start", "end"),
    [
        ("after", "Monday", "None", "2024-05-13"),
        ("because", "Monday", "2024-05-15", "2024-05-15"),
        ("after", "April", "2024-05-15", "2024-05-15"),
    ],
)
def test_what_is_over_when_a_day_comes_lies_before_it(mark: str, when: str, start: str, end: str):
    """In English "Left on Monday after he resigned": he did by Monday; a reason may go on, and a month is no day."""
    (found,) = dates(SWORN_IN.format(mark=mark, when=when), events={"resigned": "RETREAT"})

    assert (str(found.start), str(found.end)) == (start, end)


BACKED = """
    Diaz      Diaz PROPN NNP 2 nsubj
    {verb}
    the       the  DET  DT  5 det
    2012      2012 NUM  CD  5 nummod
    campaign  campaign NOUN NN 2 obj
"""


@pytest.mark.parametrize(
    ("verb", "start"),
    [("backed back VERB VBD 0 root", "2012-01-01"), ("recalled recall VERB VBD 0 root", "2024-05-15")],
)
def test_a_campaign_is_backed_in_its_year(verb: str, start: str):
    """In English "Backed the 2012 campaign" is of 2012; recalled it is today."""
    (when,) = dates(BACKED.format(verb=verb), events={verb.split()[0]: "SUPPORT"})

    assert str(when.start) == start


HURT = """
    Two      two   NUM  CD  3 nsubj:pass
    were     be    AUX  VBD 3 aux:pass
    {first}
    and      and   CCONJ CC 6 cc
    eight    eight NUM  CD  6 nsubj
    hurt     hurt  VERB VBN 3 conj
    on       on    ADP  IN  8 case
    Monday   Monday PROPN NNP 6 obl
"""


@pytest.mark.parametrize(
    ("first", "basis"), [("killed kill VERB VBN 0 root", "anchored"), ("named name VERB VBN 0 root", "published")]
)
def test_people_killed_and_hurt_in_one_sentence_were_so_on_one_day(first: str, basis: str):
    """In English "Two were killed and eight hurt on Monday": both on Monday, though the second has a subject of its own."""
    (when,) = dates(HURT.format(first=first), events={first.split()[0]: "ASSAULT"})

    assert when.basis == basis


DISARMED = """
    Troops   troop  NOUN NNS 4 nsubj:pass
    {aux}
    been     be     AUX  VBN 4 aux:pass
    disarmed disarm VERB VBN 0 root
    by       by     ADP  IN  6 case
    2010     2010   NUM  CD  4 obl
"""


@pytest.mark.parametrize(
    ("aux", "end"), [("had have AUX VBD 4 aux", "2010-12-31"), ("have have AUX VBP 4 aux", "2024-05-15")]
)
def test_what_had_been_done_by_a_year_was_done_before_its_end(aux: str, end: str):
    """In English "Had been disarmed by 2010"; only the pluperfect looks back from there."""
    (when,) = dates(DISARMED.format(aux=aux), events={"disarmed": "RETREAT"})

    assert str(when.end) == end


FOLLOWED = """
    On       on   ADP   IN  2 case
    Friday   Friday PROPN NNP 4 obl
    Chad     Chad PROPN NNP 4 nsubj
    shelled  shell VERB VBD 0 root
    Goma     Goma PROPN NNP 4 obj
    {verb}
    {case}   {case} ADP IN 9 case
    a        a    DET   DT  9 det
    raid     raid NOUN  NN  6 {relation}
"""


@pytest.mark.parametrize(
    ("verb", "case", "relation", "end"),
    [
        ("followed follow VERB VBN 4 advcl", "by", "obl:agent", "2024-05-15"),
        ("launched launch VERB VBN 4 advcl", "by", "obl:agent", "2024-05-10"),
    ],
)
def test_what_followed_a_day_came_between_then_and_publication(verb: str, case: str, relation: str, end: str):
    """In English "shelled Goma on Friday, followed by a raid": the raid may be of any day since."""
    told = FOLLOWED.format(verb=verb, case=case, relation=relation)

    (when,) = dates(told, events={"raid": "ASSAULT"})

    assert (str(when.start), str(when.end)) == ("2024-05-10", end)


SPEAKING = """
    {verb}
    in       in   ADP   IN  3 case
    Oslo     Oslo PROPN NNP 1 obl
    on       on   ADP   IN  5 case
    Sunday   Sunday PROPN NNP 1 obl
    ,        ,    PUNCT ,   1 punct
    Lee      Lee  PROPN NNP 8 nsubj
    condemned condemn VERB VBD 0 root
    Chad     Chad PROPN NNP 8 obj
"""


@pytest.mark.parametrize(
    ("verb", "basis"),
    [("Speaking speak VERB VBG 8 advcl", "anchored"), ("Bombed bomb VERB VBN 8 advcl", "published")],
)
def test_what_one_says_one_says_where_one_speaks(verb: str, basis: str):
    """In English "Speaking in Oslo on Sunday, Lee condemned Chad"; other participles tell of other days."""
    (when,) = dates(SPEAKING.format(verb=verb), events={"condemned": "ACCUSE"})

    assert when.basis == basis


RECALLED = """
    Kenya    Kenya PROPN NNP 3 nsubj
    has      have AUX   VBZ 3 aux
    recalled recall VERB VBN 0 root
    envoys   envoy NOUN NNS 3 obj
    ,        ,    PUNCT ,   7 punct
    {doer}   {doer} NOUN NN 7 nsubj
    {verb}
    on       on   ADP   IN  9 case
    Monday   Monday PROPN NNP 7 obl
"""


@pytest.mark.parametrize(
    ("doer", "verb", "basis"),
    [
        ("ministry", "said say VERB VBD 3 parataxis", "anchored"),
        ("farmers", "marched march VERB VBD 3 parataxis", "published"),
    ],
)
def test_a_verb_of_saying_that_hangs_from_what_was_said_dates_it(doer: str, verb: str, basis: str):
    """In English "Kenya has recalled envoys, the ministry said on Monday", as some parsers hang it; not any sentence behind."""
    (when,) = dates(RECALLED.format(doer=doer, verb=verb), events={"recalled": "SANCTION"})

    assert when.basis == basis


TO = """
    Miners   miner NOUN NNS 2 nsubj
    marched  march VERB VBD 0 root
    on       on   ADP   IN  4 case
    Monday   Monday PROPN NNP 2 obl
    to       to   PART  TO  6 mark
    {verb}
    law      law  NOUN  NN  6 obj
"""


@pytest.mark.parametrize(("verb", "basis"), [("condemn condemn", "anchored"), ("repeal repeal", "published")])
def test_what_is_meant_by_a_deed_is_done_with_it(verb: str, basis: str):
    """In English "marched on Monday to condemn a law": they condemned it then; to have it repealed may take longer."""
    (when,) = dates(TO.format(verb=f"{verb} VERB VB 2 advcl"), events={verb.split()[0]: "ACCUSE"})

    assert when.basis == basis


BEGUN = """
    Sall     Sall PROPN NNP 2 nsubj
    held     hold VERB  VBD 0 root
    talks    talk NOUN  NNS 2 obj
    {which}
    {verb}
    on       on   ADP   IN  7 case
    Monday   Monday PROPN NNP 5 obl
"""


@pytest.mark.parametrize(
    ("which", "verb", "basis"),
    [
        ("which which PRON WDT 5 nsubj", "began begin VERB VBD 3 acl:relcl", "published"),
        ("already already ADV RB 5 advmod", "begun begin VERB VBN 3 acl", "anchored"),
    ],
)
def test_a_relative_clause_that_tells_a_beginning_dates_only_that(which: str, verb: str, basis: str):
    """In English "held talks which began on Monday": what else one did in them may be of another day."""
    (when,) = dates(BEGUN.format(which=which, verb=verb), events={"held": "CONSULT"})

    assert when.basis == basis


ALWAYS = """
    We       we   PRON  PRP 4 nsubj
    have     have AUX   VBP 4 aux
    {adverb} {adverb} ADV RB 4 advmod
    backed   back VERB  VBN 7 ccomp
    Kenya    Kenya PROPN NNP 4 obj
    Lee      Lee  PROPN NNP 7 nsubj
    said     say  VERB  VBD 0 root
    on       on   ADP   IN  9 case
    Monday   Monday PROPN NNP 7 obl
"""


@pytest.mark.parametrize(
    ("adverb", "basis"), [("now", "anchored"), ("always", "published"), ("repeatedly", "published")]
)
def test_what_has_always_been_is_not_of_the_day_on_which_it_is_told(adverb: str, basis: str):
    """In English "we have always backed Kenya, Lee said on Monday"."""
    (when,) = dates(ALWAYS.format(adverb=adverb), events={"backed": "SUPPORT"})

    assert when.basis == basis
