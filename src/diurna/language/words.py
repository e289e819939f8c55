"""Text to words, as spans: one pattern of our own, because Universal Dependencies splits
hyphens, slashes and contractions as no library does (`benchmarks/splitting.py` has the figures). The treebanks EWT
and GUM differ here and there; the pattern follows both where it can, and GUM, the newer, on hyphens.
"""

import re

from diurna.records import Span

ABBREVIATIONS = (
    "Mr Mrs Ms Dr St Jr Sr Gen Col Sen Sens Rep Reps Gov Lt Sgt Capt Maj Prof Rev Hon Pres Adm Cmdr Cpl Pvt Brig Supt Insp "
    "Fr Messrs Mme Mlle Inc Corp Co Ltd Bros Assn Univ Dept Ft Mt Blvd Ave Attn vs al approx esp "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Tue Tues Thur Thurs Fri Ph.D M.Sc a.m p.m e.g i.e U.S U.N U.K E.U D.C"
)
# With a full stop only before a number, "No. 5", "c. 1500"; elsewhere they are words ("No.", "vitamin C.").
BEFORE_NUMBERS = "No no Nos nos Vol vol Art art Fig fig Sec sec c ca b d r p pp"
# With a full stop only where the sentence goes on; at its end, the stop is the sentence's.
INSIDE_SENTENCES = "etc Mon Wed Sat"
# Written on with a hyphen, these make one word ("anti-war", "e-mail"); all other hyphens stand alone ("US-led").
PREFIXES = (
    "ante anti arch bi bio co counter cross cyber de e ex extra inter intra macro mega micro mid mini multi neo non over "
    "para peri post pre pro pseudo psycho re semi socio sub super trans tri ultra uh"
)
# No capitals throughout: "UN-led" is led by the UN.
BOTH_CASES = " ".join((PREFIXES, PREFIXES.title()))
# Split off a number: "100km", "$5m", "7:30pm". (No "s", "th", "D" or "G": "1990s", "5th", "3D", "5G" are whole.)
UNITS = (
    "am pm AM PM k K m M mn bn tn mm cm km kg mg ml cc ft in lb lbs oz mph kph kmh hrs hr min mins sec yrs "
    "Hz kHz MHz GHz KB MB GB TB kb mb gb kW MW GW kWh MWh"
)
NEGATED = "do does did wo ca is are was were could would should have has had ai must need"  # "dont", as "don't"
ENDINGS = "com org net edu gov mil int info biz tv doc docx xls pdf jpg html htm txt co.uk org.uk gov.uk ac.uk"  # of addresses and files


def _any_of(words: str) -> str:
    return "(?:" + "|".join(sorted(words.replace(".", r"\.").split(), key=len, reverse=True)) + ")"


LETTER = r"(?:[^\W_]|[\u0300-\u036f])"  # or digit, or accent upon one
CLITIC = r"(?:[sS]|re|RE|ve|VE|ll|LL|[dD]|[mM])\b"
# Every repetition is bounded, possessive, or over characters that what follows cannot take: the pattern is linear in
# the text, but for the bounded alternatives.
WORD = re.compile(
    rf"""
    # A quick way through for plain words and marks; the look-behinds leave to the rest what may be cut
      [A-Z]?[a-z]++(?=[\s,])(?<![nN]t)(?<!nna)(?<!tta)(?<!mme)(?<!nnot)(?<![iI]m)(?<![iI]ve)(?<![uy][rv]e)(?<!ats)(?<!res)(?<!hes)
    | [,.](?=\s)
    # Words that begin with letters
    | (?=[A-Za-z])(?:
          (?:https?://|www\.|mailto:)[^\s<>"]{{0,500}}[^\s<>".,;:!?)\]'”’]
        | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,5}}
        | (?:[\w-]{{1,63}}\.){{1,4}}(?:{_any_of(ENDINGS)})\b(?:/(?:[^\s<>"]{{0,300}}[^\s<>".,;:!?)\]'”’])?)?
        | (?:[A-Za-z]\.){{2,6}}(?=\W|$)
        | {_any_of(ABBREVIATIONS)}\.(?=\W|$)
        | {_any_of(INSIDE_SENTENCES)}\.(?=[,;:)]|\s+[a-z\d])
        | {_any_of(BEFORE_NUMBERS)}\.(?=\s?\d)
        | [A-Z]\.(?=\s?[A-Z][.\w])
        | (?=[A-Za-z][a-z]{{0,6}}[-‐‑]){_any_of(BOTH_CASES)}[-‐‑](?:\d++/\d++\b|{LETTER}++(?!\.[A-Za-z])|(?=\s+(?:and|or|to)\b))
        | (?:[B-HJ-Zb-z]|[CSTWcstw]h)-(?=[\s.,?!]|$)
        | (?i:can(?=not\b)|(?:gon|wan)(?=na\b)|(?:got|lot)(?=ta\b)|(?:gim|lem)(?=me\b)|y['’](?=all\b))
        | (?i:{_any_of(NEGATED)}(?=nt\b)|(?:you|they)(?=(?:re|ve)\b))
        | [Ii](?=(?:m|ve)\b) | (?:[Tt]hat|[Ww]hat|[Tt]here|[Ss]?[Hh]e)(?=s\b)
      )
    # The second halves of those
    | (?<=[A-Za-z])(?:(?<=[cC]an)not|(?<=[cC]AN)NOT|(?<=[oaOA][nN])na|(?<=[oO]t)ta|(?<=[ie]m)me|[nN][tT]|[ms]|re|ve)\b
    # Numbers, dates, telephones; a unit is the next word
    | (?=[\d.+])(?:
          (?:\+?\d{{1,3}}-)?\d{{2,4}}-\d{{3,4}}-\d{{3,4}}\b | \d{{3}}-\d{{4}}\b
        | \d{{4}}-\d\d-\d\d\b | \d\d?-\d\d?-\d\d(?:\d\d)?\b
        | \d++(?:/\d++){{1,3}}(?!\w)
        | (?:\d0|\d\d\d0)['’]s\b
        | (?:\+|(?<![\w.])\.)?\d++(?:[.:]\d++|,\d{{3,4}}(?!\d)|,\d\d(?=,))*+
          (?:(?={_any_of(UNITS)}(?!{LETTER})) | (?:st|nd|rd|th|s|ST|ND|RD|TH)?(?![^\W\d_]))
      )
    # What apostrophes tie
    | (?<!\w)['’]\d\d(?:s\b|(?!\w))
    | ['’`´]{CLITIC}
    | {LETTER}+?(?=[nN]['’][tT]\b) | [nN]['’][tT]\b
    | {LETTER}++(?:(?:[&]|(?<![a-z][a-z])\.|\.(?![A-Z][a-z])|_++){LETTER}++)*+(?:['’](?!{CLITIC}|[tT]\b){LETTER}++)*+
    # Marks
    | (?<!\w)[#@](?=[A-Za-z])\w++ | (?<![\w.])\.(?=[a-z])[a-z]{{2,4}}\b
    | (?<!\S)(?:[:;=]['-]?[()DPp|\\/\]\[*]|[(]['-]?[:;=]|\^_+\^|<3)(?!\w)
    | [:;=]-?[()](?=\s|$)
    | \.{{2,}} | … | [!?]+ | -{{2,}} | \*{{2,}} | ={{2,}} | _{{2,}} | ~{{2,}} | \+{{2,}} | <{{2,}} | >{{2,}} | '' | `` | ’’
    | \S
    """,
    re.VERBOSE,
)


def find_words(text: str, within: Span) -> list[Span]:
    """The words and punctuation marks of a stretch of text."""
    return [Span(*match.span()) for match in WORD.finditer(text, within.start, within.end)]
