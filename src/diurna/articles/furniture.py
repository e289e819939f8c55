"""What stands in an article and is no part of its story: bylines, captions, "Read more", corrections, time stamps.

Nothing is taken out of the text, so that offsets stay right: `find_cuts` gives spans that no later stage reads as
sentences. A line is cut when all of it is furniture; a few marks are cut inside a line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from diurna.articles.dateline import AGENCIES, MONTHS
from diurna.records import Span

_NAME = r"[A-Z][\w.'’-]*"
_SMALL = r"(?:de|da|di|du|van|von|der|den|la|le|bin|ibn|al|el|dos|ter)"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|{_SMALL})){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| &|, and) {_PERSON}){{0,5}}"
_MONTH = rf"(?:{MONTHS})[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)[a-z]*\.?,?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?"
_ZONE = (
    r"\(?(?:GMT|UTC|BST|CET|CEST|EET|EEST|MSK|EST|EDT|CST|CDT|MST|MDT|PST|PDT|IST|AEST|AEDT|ET|PT)(?:[+-]\d{1,4})?\)?"
)
_DATE = rf"(?:{_WEEKDAY} )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
_MOMENT = rf"(?:{_DATE}(?:,? (?:at |- )?{_CLOCK}(?: ?{_ZONE})?)?|{_CLOCK}(?: ?{_ZONE})?,? {_DATE})"
_ROLE = (
    r"(?:[A-Z]?[\w'’-]+ ){0,4}(?i:correspondent|reporter|editor|staff|staff writer|writer|bureau chief|columnist|news desk"
    r"|news agency|news service|press|agencies)(?: in [A-Z]\w+(?: [A-Z]\w+)?)?"
)
_AGENCY = rf"(?:{AGENCIES}|REUTERS|dpa|PA|EPA|Getty(?: Images)?|Agencies)"

# Whole lines, alone on their line, each with what it is.
LINES: tuple[tuple[str, str], ...] = (
    ("byline", rf"(?:By|BY|by)[: ]+{_PEOPLE}(?:(?:,| \||;| -| –| in| of| for) ?[^.!?]{{2,60}})?"),
    ("byline", rf"(?:By|BY) (?:{_ROLE}|{_AGENCY}|[A-Z][A-Z .'’-]{{4,60}}|(?:our|a) [\w ]{{3,40}}|(?:the )?Associated Press)"),
    ("byline", rf"{_PERSON}(?:,| \|| -| –) {_ROLE}"),
    ("byline", rf"(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ww]ritten|[Cc]ompiled|[Tt]ranslated|[Ee]dited) (?:by|from) {_NAME}[^!?]{{0,300}}"),
    ("byline", r"(?:Author|Authors|Byline|BYLINE|Staff [Rr]eport(?:er)?|Written by|Posted by|Published by)\b:?[^.!?]{0,80}"),
    ("byline", r"(?:(?:and )?[\w .'’-]{3,60} )?contributed (?:reporting )?(?:to|from|for) (?:this|the) (?:report|story|article)[^!?]{0,80}"),
    ("stamp", rf"(?:(?:First |Last )?(?:[Pp]ublished|[Uu]pdated|[Mm]odified|[Pp]osted|PUBLISHED|UPDATED|POSTED|Issued|Created|[Ee]dited)(?: on| at| at:| on:|:)* ?)?{_MOMENT}(?: ?[|·•-] ?[^.!?]{{0,40}})?"),
    ("stamp", rf"(?:(?:First |Last )?(?:[Pp]ublished|[Uu]pdated|[Mm]odified|[Pp]osted|UPDATED))(?: on| at|:)* (?:{_CLOCK}.{{0,30}}|\d+ (?:minutes?|hours?|days?) ago)"),
    ("stamp", rf"{_CLOCK} ?{_ZONE}|\d{{1,2}}:\d{{2}}|\d+ ?(?:min|minutes?|hours?|h|m) ago|\d+ min(?:ute)?s? read|{_CLOCK}[ap]m"),
    ("link", r"(?i:(?:read|see|watch|listen|learn|find out|hear) (?:more|also|next|now|on)\b(?:[:|>»…-].{0,200}| ?[>»…]*|(?: (?:on|about|at|from|here)\b[^.!?]{0,100})))"),
    ("link", r"(?i:(?:also read|see also|read|watch|listen|related|more on this|recommended|explainer|opinion|analysis|live updates?|don['’]t miss|in pictures|in case you missed it) ?[:|>»].{1,200})"),
    ("link", r"(?i:related (?:articles?|stories|topics|content|news|links)|more (?:on this story|from .{2,60}|stories|news)|most (?:read|popular|viewed)|you may also like|top stories|trending(?: now)?|recommended(?: stories| for you)?|what to read next|key points?|latest updates?)"),
    ("link", r"(?i:(?:click|tap) here\b.{0,150}|(?:sign up|subscribe|register|log in|join)\b.{0,40}\b(?:newsletters?|e-?mails?|inbox|account|free|alerts?|briefing|app|today|channel|whatsapp|telegram)\b.{0,100}|follow (?:us|@\w+|.{2,40} on (?:twitter|x|facebook|instagram|telegram))\b.{0,100}|download (?:our|the) .{0,40}app\b.{0,60})"),
    ("link", r"(?i:(?:share|tweet|print|e-?mail|save|copy link|whatsapp|facebook|twitter|linkedin|comments?|reply|menu|close|skip to (?:main )?content)(?: this (?:article|story|page|post)| on (?:facebook|twitter|x|whatsapp|linkedin|telegram)| \(\d+\))?|\d+ (?:comments?|shares?))"),
    ("link", r"(?i:advertise?ment|sponsored(?: content)?|promoted(?: content)?|(?:story|article) continues (?:below|after)(?: (?:this )?(?:ad|advert|advertisement))?|continue reading(?: below)?\b.{0,60}|scroll (?:down|to continue)\b.{0,60}|loading\W*)"),
    ("caption", r"(?:(?:FILE|File)(?: PHOTO| photo| picture| image)?(?: ?[:–—]| -)|(?:PHOTO|Photo|Picture|Image|Video|Caption|Graphic|Illustration|Photograph|Media)(?: (?:source|caption|credit|by|courtesy|copyright)[:,]?|:)) ?.{1,600}"),
    ("caption", rf".{{0,600}}[(\[](?:[^()\[\]]{{0,60}}[/,:] ?)?{_AGENCY}(?: Photos?| Images| file photo)?(?:[/,][^()\[\]]{{1,60}})?[)\]]"),
    ("caption", r".{0,600}[(\[](?:Photo|Image|Picture|Photograph|Credit|Video|File photo)s?(?: (?:by|credit|courtesy(?: of)?))?[:/ ] ?[^()\[\]]{2,80}[)\]]"),
    ("caption", rf"(?:REUTERS|AP|AFP|EPA|PA|Getty Images|Photograph|Credit|Source)(?: Photo)?(?:/|: ){_NAME}(?:[ /,.]+{_NAME}){{0,8}}"),
    ("caption", r"(?:Getty Images|Reuters|AFP|EPA|PA Media|AP|Handout|Courtesy photo|File photo|Stock image)"),
    ("notice", r"(?i:(?:correction|clarification|editor['’]s? notes?|editors['’] note|author['’]s note|note to readers|disclaimer)(?: \([^)]{0,40}\))?(?:, .{0,40})? ?[:–—-] ?.{1,1500})"),
    ("notice", r"(?i:\W*(?:(?:an earlier|a previous|the original) version of (?:this|the) (?:article|story|report|post|headline)|this (?:article|story|report|post|piece|headline|caption)(?: (?:has been|was|is being)| is developing| first appeared| originally appeared)).{0,1500})"),
    ("notice", r"(?i:(?:copyright|\(c\)|©).{0,200}|all rights reserved.{0,100}|.{0,120}may not be (?:published|reproduced|reprinted|copied|republished),.{0,200}|our standards: .{0,100}|terms (?:of use|and conditions|of service)|privacy policy|cookie (?:policy|settings)|contact (?:us|the newsroom).{0,60}|tips?\?.{0,100})"),
    ("notice", r"(?:LENGTH|Length): [\d,]+ words|(?:LOAD|Load)-(?:DATE|Date): .{4,40}|(?:LANGUAGE|PUBLICATION-TYPE|SECTION|DATELINE|HIGHLIGHT): .{1,100}|[\d,]+ words"),
    ("notice", rf"[-–— ]*(?:{_AGENCY}|ENDS?|END|XINHUA|-30-|###|\*{{3,}}|[a-z]{{2,3}}(?:[/-][a-z]{{2,4}}){{1,4}})[-–— .]*"),
)  # fmt: skip
LINE = re.compile("|".join(f"(?:{pattern})" for _, pattern in LINES))
# Inside a line: a stamp in front of a live blog's entry, the reporters' names behind the last sentence, photo credits.
WITHIN = re.compile(
    rf"^(?:{_CLOCK} ?{_ZONE}|\d{{1,2}}:\d{{2}}|\d{{1,2}}[.:]\d{{2}}[ap]m(?: {_ZONE})?)(?: ?[-–—:|]+ ?|  +|: )(?=[A-Z“\"'‘])"
    rf"|(?<=[.!?”\"’] )[(\[](?:Additional )?(?:Reporting|Writing|Editing|Compiled|Translated|Written)\b[^()]{{3,300}}[)\]]$"
    rf"|(?<=[.!?”\"’]) ?[(\[](?:{_AGENCY})[)\]]$"
    r"|[(\[](?:AP|AFP|EPA|REUTERS|Reuters) (?:Photo|photo)?/[^()\[\]]{2,60}[)\]]"
    r"|\((?:pictured|above|below)(?: (?:left|right|above|below|centre|center))?\)"
)
# Characters of the longest line that can be furniture; longer ones are prose, and not tried.
LONGEST_LINE = 1600
# A caption that ends in a credit is a sentence or two; "... told the state news agency (TASS)" within prose is longer.
_SHORT = re.compile(rf"[(\[]{_AGENCY}[)\]]$")


def find_cuts(text: str, start: int, *, alone: bool = False) -> tuple[Span, ...]:
    """The stretches of a body that are no part of its story, in order, apart from one another.

    `start` is where the body begins. With `alone`, lines were broken by a machine, so that only those between blank
    lines can be whole.

    >>> text = "By Jane Doe\\n\\nTroops left the town.\\n\\nRead more: Who rules the town?"
    >>> [span.of(text) for span in find_cuts(text, 0)]
    ['By Jane Doe', 'Read more: Who rules the town?']
    """
    lines = list(_lines(text, start))
    cuts: list[Span] = []
    for index, span in enumerate(lines):
        if len(span.of(text)) > LONGEST_LINE or not span.of(text):
            continue
        if (not alone or _is_alone(lines, index)) and is_furniture(span.of(text)):
            cuts.append(span)
        else:
            cuts.extend(_cuts_within(span, text))
    # An article that would vanish is not furniture, whatever its lines look like.
    return tuple(cuts) if _left(text, lines, cuts) else ()


def is_furniture(line: str) -> bool:
    """Whether a line, without the white space around it, is no part of a story.

    >>> is_furniture("Updated 22 August 2022, 14:30 GMT"), is_furniture("By Monday the army had left.")
    (True, False)
    """
    if not LINE.fullmatch(line):
        return False
    # "The minister resigned on Monday. (AP)" is a paragraph with the agency's name behind it.
    return not (_SHORT.search(line) and re.search(r"[.!?][”\"’]? ?[(\[][^()\[\]]*[)\]]$", line))


def after_cuts(text: str, start: int, cuts: Sequence[Span]) -> int:
    """Where the first words behind `start` stand that are not cut."""
    for span in cuts:
        if text[start : span.start].strip():
            break
        start = span.end
    return start


def _lines(text: str, start: int) -> Iterator[Span]:
    """Every line, blank ones too, without the white space around it."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        begin = start + len(line) - len(line.lstrip())
        yield Span(min(begin, end), max(begin, start + len(line.rstrip())))
        start = end + 1


def _is_alone(lines: Sequence[Span], index: int) -> bool:
    around = (lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines))
    return all(span.start == span.end for span in around)


def _cuts_within(span: Span, text: str) -> Iterator[Span]:
    for found in WITHIN.finditer(span.of(text)):
        yield Span(span.start + found.start(), span.start + found.end())


def _left(text: str, lines: Iterable[Span], cuts: Iterable[Span]) -> bool:
    gone = set(cuts)
    return any(span not in gone and span.of(text) for span in lines)
