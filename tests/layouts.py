"""Articles in the layouts of publishers and databases, composed here: what a reader should find is known exactly.

Ten stories, each with title, day, publisher, byline and paragraphs; `LAYOUTS` renders one as a saved page or an export.
"""

import datetime as dt
import html
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

OPENINGS = (
    ("Ministers agree to reopen border crossing", "The foreign ministers of Armenia and Georgia agreed on Tuesday to reopen the crossing at Sadakhlo, which was closed in March after a landslide."),
    ("Teachers in Tunis walk out over unpaid wages", "Some four thousand teachers in Tunis walked out of their classrooms on Monday and marched to the finance ministry to demand wages that have not been paid since June."),
    ("Court in Nairobi blocks fuel levy", "A court in Nairobi on Thursday blocked a levy on fuel that parliament had passed in haste, saying that citizens had not been heard as the constitution asks."),
    ("Rebels seize mining town in the east", "Rebels seized the mining town of Rubaya before dawn on Wednesday, residents and a hospital worker said, after soldiers had left their posts without a fight."),
    ("Norway pledges aid for flooded provinces", "Norway will send tents, medicine and water pumps worth eleven million dollars to the flooded provinces of southern Pakistan, its development minister announced on Friday."),
    ("Opposition leader freed after nine months", "The leader of the largest opposition party walked out of the central prison in Harare on Saturday, nine months after police had arrested him at a rally."),
    ("Envoys leave Geneva without a truce", "Envoys of the two warring parties left Geneva on Sunday without a truce, and each side accused the other of having come only to be seen at the table."),
    ("Parliament in Sofia votes to expel diplomats", "Parliament in Sofia voted on Tuesday to expel three diplomats whom the security service accuses of having bought documents about a gas pipeline."),
    ("Dockers in Callao call off their strike", "Dockers in Callao called off their strike late on Monday after the port's owner had promised to take back sixty workers dismissed in the spring."),
    ("Two countries trade blame for shelling", "Two neighbours traded blame on Thursday for shells that fell on a village market and killed five people, the gravest incident since the ceasefire was signed."),
)  # fmt: skip
SEQUEL = (
    "“We have waited long enough, and so have the people who live there,” a spokeswoman told reporters in front of the building. She would not say what had been promised in return.",
    "The governor said that the police would keep the roads open and that nobody need fear for food or petrol. Shops in the old town stayed shut all the same, and buses ran half empty.",
    "Analysts doubt that the step will last. A similar promise was made two years ago, and it took less than a month until both sides had gone back to where they stood before.",
    "The United Nations welcomed the news and asked all parties to talk to one another. Its envoy is to travel to the region next week, a statement said, and will meet officials and families.",
)  # fmt: skip
PUBLISHERS = (
    "The Harbour Gazette",
    "Northern Courier",
    "The Daily Ledger",
    "Hill Country Post",
    "The Evening Standard-Bearer",
)
FIRST_DAY = dt.date(2022, 8, 22)


@dataclass(frozen=True)
class Story:
    """What stands in an article, so that what a reader makes of it can be held against it."""

    title: str
    day: dt.date
    publisher: str
    byline: str
    paragraphs: tuple[str, ...]
    url: str

    @property
    def body(self) -> str:
        """The paragraphs, a blank line between."""
        return "\n\n".join(self.paragraphs)


STORIES = tuple(
    Story(
        title,
        FIRST_DAY + dt.timedelta(days=37 * index),
        PUBLISHERS[index % len(PUBLISHERS)],
        ("Jane Doe", "Peter van Dalen", "Amina Yusuf")[index % 3],
        (opening, *SEQUEL[index % 4 :], *SEQUEL[: index % 4]),
        f"https://www.{PUBLISHERS[index % len(PUBLISHERS)].lower().replace(' ', '').replace('-', '')}.example/news/{index}",
    )
    for index, (title, opening) in enumerate(OPENINGS)
)


def written(day: dt.date) -> str:
    """A day as British databases write it: "22 August 2022"."""
    return f"{day.day} {day:%B %Y}"


def american(day: dt.date) -> str:
    """A day as American databases write it: "August 22, 2022"."""
    return f"{day:%B} {day.day}, {day.year}"


def paragraphs(story: Story, tag: str = "p", more: str = "") -> str:
    """The paragraphs as HTML."""
    return "\n".join(f"<{tag}{more}>{html.escape(text, quote=False)}</{tag}>" for text in story.paragraphs)


MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
ASIDE = """<aside><h3>Most read</h3><ol><li><a href="/a">Ten lakes to see before winter comes</a></li>
<li><a href="/b">Why the price of bread has doubled in a year</a></li></ol></aside>"""
FOOTER = "<footer><p>Contact us | Privacy policy | Terms of use</p><p>© 2022 All rights reserved.</p></footer>"


def page(head: str, body: str) -> bytes:
    """A whole page."""
    return f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{head}</head>\n<body>{body}</body></html>'.encode()


def page_linked_data(story: Story) -> bytes:
    """A large paper: JSON-LD, an article element, a newsletter box in the middle."""
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
        "datePublished": f"{story.day}T09:30:00Z", "dateModified": f"{story.day + dt.timedelta(days=3)}T10:00:00Z",
        "publisher": {"@type": "Organization", "name": story.publisher}, "author": {"@type": "Person", "name": story.byline},
    }  # fmt: skip
    box = '<div class="newsletter"><p>Sign up for our morning briefing</p><form><input type="email"><button>Sign up</button></form></div>'
    parts = paragraphs(story).split("\n")
    text = "\n".join([*parts[:2], box, *parts[2:]])
    return page(
        f'<title>{story.title} | {story.publisher}</title><script type="application/ld+json">{json.dumps(data)}</script>'
        f'<link rel="canonical" href="{story.url}">',
        f"<header>{MENU}</header><main><article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p>{text}</article>{ASIDE}</main>{FOOTER}",
    )


def page_open_graph(story: Story) -> bytes:
    """A paper with Open Graph tags and a time element."""
    return page(
        f'<title>{story.title} - {story.publisher}</title><meta property="og:title" content="{story.title}">'
        f'<meta property="og:site_name" content="{story.publisher}"><meta property="article:published_time" content="{story.day}T18:05:00+02:00">'
        f'<meta property="og:url" content="{story.url}">',
        f'{MENU}<div id="content"><h1 class="entry-title">{story.title}</h1><time datetime="{story.day}">{written(story.day)}</time>'
        f'<span class="author">{story.byline}</span><div class="article-body">{paragraphs(story)}</div>'
        f'<div class="share">Share on Facebook | Tweet</div></div>{ASIDE}{FOOTER}',
    )


def page_wordpress(story: Story) -> bytes:
    """A small site on WordPress."""
    return page(
        f'<title>{story.title} – {story.publisher}</title><meta property="og:site_name" content="{story.publisher}">'
        f'<meta property="og:title" content="{story.title}"><meta property="article:published_time" content="{story.day}T07:00:00+00:00">'
        f'<link rel="canonical" href="{story.url}">',
        f'<div id="page"><header id="masthead">{MENU}</header><div id="primary"><article class="post type-post"><header class="entry-header">'
        f'<h1 class="entry-title">{story.title}</h1><div class="entry-meta">Posted on {american(story.day)} by {story.byline}</div></header>'
        f'<div class="entry-content">{paragraphs(story)}<div class="sharedaddy">Share this: Twitter Facebook</div></div></article>'
        f'<div id="comments"><h2>2 comments</h2><p>First! This is what happens when nobody reads the treaty.</p></div></div></div>{FOOTER}',
    )


def page_figure(story: Story) -> bytes:
    """A broadcaster: figures with captions, a list of links, dates in a meta tag only."""
    figure = '<figure><img src="a.jpg"><figcaption>Image source, Getty Images</figcaption></figure>'
    data = {"@context": "https://schema.org", "@graph": [{"@type": "ReportageNewsArticle", "headline": story.title,
            "datePublished": f"{story.day}T04:00:00.000Z", "publisher": {"@type": "NewsMediaOrganization", "name": story.publisher}}]}  # fmt: skip
    return page(
        f'<title>{story.title} - {story.publisher}</title><script data-rh="true" type="application/ld+json">{json.dumps(data)}</script>'
        f'<meta property="og:title" content="{story.title}">',
        f'{MENU}<main id="main-content"><article><header><h1>{story.title}</h1></header>{figure}'
        f'<div data-component="text-block">{paragraphs(story)}</div>'
        f'<section><h2>More on this story</h2><ul><li><a href="/c">Who guards the bridge now?</a></li></ul></section></article></main>{FOOTER}',
    )


def page_meta_names(story: Story) -> bytes:
    """An older paper: named meta tags, divs instead of an article element."""
    return page(
        f'<title>{story.title}</title><meta name="date" content="{story.day}"><meta name="publisher" content="{story.publisher}">'
        f'<meta name="author" content="{story.byline}"><meta property="og:site_name" content="{story.publisher}">',
        f'<div class="top">{MENU}</div><div class="story"><h1>{story.title}</h1><div class="storytext">{paragraphs(story)}</div></div>'
        f"<div class='side'>{ASIDE}</div><div class='bottom'>{FOOTER}</div>",
    )


def page_windows(story: Story) -> bytes:
    """A page in Windows-1252 that says so."""
    text = page_open_graph(story).decode().replace('charset="utf-8"', 'charset="windows-1252"')
    return text.encode("cp1252")


def page_saved(story: Story) -> bytes:
    """A page as a browser saves it, with its mark in front."""
    return f"<!-- saved from url=(0040){story.url} -->\n".encode() + page_linked_data(story)


def page_mhtml(story: Story) -> bytes:
    """A page as Chrome saves it in one file."""
    import base64

    content = base64.encodebytes(page_linked_data(story)).decode()
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {story.url}\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: base64\r\nContent-Location: {story.url}\r\n\r\n{content}\r\n------b--\r\n"
    ).encode()


def nexis_uni(story: Story) -> list[str]:
    """A document as Nexis Uni delivers it, paragraph by paragraph."""
    return [
        story.title, story.publisher, f"{american(story.day)} {story.day:%A}", "",
        f"Copyright {story.day.year} {story.publisher} All Rights Reserved", "Section: NEWS; Pg. 4", "Length: 645 words",
        f"Byline: {story.byline}", "Body", "", *(line for text in story.paragraphs for line in (text, "")),
        "Graphic", "", "Lorries wait at the gate.", "", f"Load-Date: {american(story.day + dt.timedelta(days=1))}", "", "End of Document",
    ]  # fmt: skip


NEXIS_COVER = [
    "User Name: Jane Reader", "Date and Time: Monday, February 6, 2023 3:14:00 PM EST", "Job Number: 189123456", "",
    "Document (1)", "", "1. An article", "Client/Matter: -None-", "Search Terms: border", "Search Type: Terms and Connectors",
]  # fmt: skip


def wrapped(text: str, width: int = 72) -> list[str]:
    """A paragraph broken at a column."""
    import textwrap

    return textwrap.wrap(text, width)


def lexis_academic(story: Story) -> bytes:
    """A document as LexisNexis Academic wrote it in plain text."""
    body = "\n\n".join("\n".join(wrapped(text)) for text in story.paragraphs)
    return (
        f"\n                               1 of 1 DOCUMENTS\n\n\n                              {story.publisher}\n\n"
        f"                           {american(story.day)} {story.day:%A}\n                             London Edition 1\n\n{story.title}\n\n"
        f"BYLINE: {story.byline}\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 645 words\n\nDATELINE: LONDON\n\n{body}\n\n"
        f"LOAD-DATE: {american(story.day)}\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: Lorries wait at the gate.\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        f"              Copyright {story.day.year} {story.publisher}\n                     All Rights Reserved\n"
    ).encode()


def factiva_codes(story: Story) -> list[str]:
    """A document of Factiva with codes, as its tables have it: code, tab, value."""
    first, *rest = story.paragraphs
    return [
        "SE\tNews", f"HD\t{story.title}", f"BY\tBy {story.byline}", "WC\t645 words", f"PD\t{written(story.day)}", "ET\t10:15",
        f"SN\t{story.publisher}", "SC\tGAZ", "PG\t4", "LA\tEnglish", f"CY\t(c) {story.day.year} {story.publisher}. All rights reserved.",
        f"LP\t{first}", "TD", *(line for text in rest for line in (text, "")), "NS\tgdip : International Relations", "RE\teurz : Europe",
        f"AN\tDocument GAZ00000{story.day:%Y%m%d}ei8m0001x",
    ]  # fmt: skip


def factiva_plain(story: Story) -> list[str]:
    """A document of Factiva in the layout for reading."""
    return [
        "News", story.title, f"By {story.byline}", "645 words", written(story.day), "10:15", story.publisher, "GAZ", "4", "English",
        f"(c) {story.day.year} {story.publisher}. All rights reserved.", "", *(line for text in story.paragraphs for line in (text, "")),
        f"Document GAZ00000{story.day:%Y%m%d}ei8m0001x", "",
    ]  # fmt: skip


def proquest(story: Story) -> list[str]:
    """A document of ProQuest."""
    return [
        "_" * 60, "", "Report Information from ProQuest", "06 February 2023 15:14", "_" * 60, "", "Document 1 of 1", "", story.title, "",
        f"Author: {story.byline}", "", f"Publication info: {story.publisher} ; London (UK) [London (UK)]{story.day:%d %b %Y}: 4.", "",
        "ProQuest document link", "", "Abstract: None available.", "", f"Full text: {story.paragraphs[0]}", "",
        *(line for text in story.paragraphs[1:] for line in (text, "")), f"Credit: By {story.byline}", "",
        "Subject: Borders; International relations", "", f"Title: {story.title}", "", f"Publication title: {story.publisher}; London (UK)", "",
        "Pages: 4", "", f"Publication year: {story.day.year}", "", f"Publication date: {story.day:%b} {story.day.day}, {story.day.year}", "",
        "Section: News", "", "Publisher: Harbour Media Ltd", "", "Source type: Newspapers", "", "Language of publication: English", "",
        "ProQuest document ID: 270512345", "", "Document URL: https://www.proquest.com/newspapers/x/docview/270512345/se-2", "",
        f"Copyright: Copyright Harbour Media {american(story.day)}", "", f"Last updated: {story.day}", "", "Database: ProQuest Central", "", "_" * 60, "",
        "Contact us at: https://www.proquest.com/", "",
    ]  # fmt: skip


def ebsco(story: Story) -> list[str]:
    """A record of EBSCOhost with its full text."""
    name = story.publisher.removeprefix("The ")
    inverted = f"{name}, The" if name != story.publisher else name
    return [
        "Record: 1", f"Title:\t{story.title}.", "Authors:\tDoe, Jane", f"Source:\t{inverted}. {story.day:%m/%d/%Y}, p4. ",
        "Document Type:\tArticle", "Subject Terms:\tBORDERS", "INTERNATIONAL relations", "Full Text Word Count:\t645", "ISSN:\t1234-5678",
        "Accession Number:\t2W61234567890",
        "Persistent link to this record (Permalink):\thttps://search.ebscohost.com/login.aspx?direct=true&db=nfh&AN=2W61234567890",
        "Database:\tNewspaper Source", "", story.title, "", *(line for text in story.paragraphs for line in (text, "")), "~~~~~~~~",
        f"By {story.byline}", "", f"Copyright of {story.publisher} is the property of its owner.", "",
    ]  # fmt: skip


def as_text(lines: list[str]) -> bytes:
    """Lines as a plain text file, as Windows writes it."""
    return "\r\n".join(lines).encode()


def as_docx(lines: list[str]) -> bytes:
    """Lines as a Word document."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r></w:p>' for line in lines)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return buffer.getvalue()


def as_rtf(lines: list[str]) -> bytes:
    """Lines as rich text."""

    def escape(line: str) -> str:
        line = line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\t", "\\tab ")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line)

    return (
        "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs24 "
        + "".join(f"{escape(line)}\\par\n" for line in lines)
        + "}"
    ).encode()


def as_html(lines: list[str]) -> bytes:
    """Lines as the paragraphs of a page; tabs part cells."""

    def block(line: str) -> str:
        cells = [html.escape(cell) for cell in line.split("\t")]
        return (
            f"<p>{cells[0]}</p>"
            if len(cells) == 1
            else "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"
        )

    return (
        "<html><head><title>Export</title></head><body>"
        + "\n".join(block(line) for line in lines if line)
        + "</body></html>"
    ).encode()


# Name of a layout: the end of the file's name, and what renders a story so.
LAYOUTS: dict[str, tuple[str, Callable[[Story], bytes]]] = {
    "page, JSON-LD": (".html", page_linked_data),
    "page, Open Graph": (".html", page_open_graph),
    "page, WordPress": (".html", page_wordpress),
    "page, broadcaster": (".html", page_figure),
    "page, named meta tags": (".htm", page_meta_names),
    "page, Windows-1252": (".html", page_windows),
    "page, saved": (".html", page_saved),
    "page, MHTML": (".mhtml", page_mhtml),
    "Nexis Uni, docx": (".docx", lambda story: as_docx([*NEXIS_COVER, "", *nexis_uni(story)])),
    "Nexis Uni, rtf": (".rtf", lambda story: as_rtf([*NEXIS_COVER, "", *nexis_uni(story)])),
    "Nexis Uni, html": (".html", lambda story: as_html(nexis_uni(story))),
    "Nexis Uni, txt": (".txt", lambda story: as_text(nexis_uni(story))),
    "Lexis Academic, txt": (".txt", lexis_academic),
    "Factiva codes, docx": (".docx", lambda story: as_docx(factiva_codes(story))),
    "Factiva codes, rtf": (".rtf", lambda story: as_rtf(factiva_codes(story))),
    "Factiva codes, html": (".html", lambda story: as_html(factiva_codes(story))),
    "Factiva codes, txt": (".txt", lambda story: as_text(factiva_codes(story))),
    "Factiva, docx": (".docx", lambda story: as_docx(factiva_plain(story))),
    "Factiva, rtf": (".rtf", lambda story: as_rtf(factiva_plain(story))),
    "Factiva, html": (".html", lambda story: as_html(factiva_plain(story))),
    "Factiva, txt": (".txt", lambda story: as_text(factiva_plain(story))),
    "ProQuest, docx": (".docx", lambda story: as_docx(proquest(story))),
    "ProQuest, rtf": (".rtf", lambda story: as_rtf(proquest(story))),
    "ProQuest, html": (".html", lambda story: as_html(proquest(story))),
    "ProQuest, txt": (".txt", lambda story: as_text(proquest(story))),
    "EBSCO, rtf": (".rtf", lambda story: as_rtf(ebsco(story))),
    "EBSCO, html": (".html", lambda story: as_html(ebsco(story))),
    "EBSCO, txt": (".txt", lambda story: as_text(ebsco(story))),
}
