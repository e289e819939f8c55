"""What stands in an article and is no part of its story is cut, and nothing else is."""

import pytest

from diurna.articles import article_from_text
from diurna.articles.furniture import find_cuts, is_furniture

FURNITURE = """
By Jane Doe
By Jane Doe and Peter van Dalen, Northern Courier
By JANE DOE
By Jane Doe in Nairobi
By our diplomatic correspondent
Jane Doe, Political Correspondent
Jane Doe | Staff Writer
Reporting by Jane Doe in Geneva; Editing by Peter Dale
Additional reporting by Amina Yusuf
Jane Doe contributed to this report.
Published: 22 August 2022 14:32 BST
Updated 14:30 GMT, 22 August 2022
Mon 22 Aug 2022 14.32 BST
August 22, 2022
Last updated 3 hours ago
14:32 GMT
5 min read
Read more: Who guards the bridge now?
READ MORE: Who guards the bridge now?
Also read: Ten lakes to see before winter
Read more
Related articles
More on this story
Sign up for our morning newsletter
Subscribe to the briefing and get it in your inbox
Follow us on Twitter
Share on Facebook
Advertisement
Story continues below advertisement
Image source, Getty Images
Image caption, The bridge before the flood
FILE PHOTO: Lorries wait at the crossing on Monday
FILE - The prime minister speaks in parliament. (AP Photo/Jane Doe)
Lorries wait at the crossing on Monday [Jane Doe/AFP]
Soldiers on the bridge (Photo: Jane Doe)
REUTERS/Jane Doe
Photograph: Jane Doe/AFP
Correction: An earlier version of this article gave the wrong number of lorries.
Editor's note: This article was written before the vote.
This article was amended on 23 August 2022 to correct a name.
An earlier version of this story misspelled the governor's name.
© 2022 Northern Courier. All rights reserved.
This material may not be published, broadcast, rewritten or redistributed.
Load-Date: August 22, 2022
645 words
jd/pvd (AFP, Reuters)
""".strip().split("\n")

PROSE = """
By Monday the army had left the town.
By the time Jane Doe arrived, the bridge was closed.
Read more than the law says, the minister urged the court.
Watch the border closely, the general told his officers.
Published reports say that the two sides have met.
Updated figures show that 40 people died.
The correction of the border took ten years.
Share prices fell after the vote.
The minister resigned on Monday. (AP)
The agency said so on Monday, according to state television (RTS) and the ministry.
On 22 August 2022 the treaty was signed.
August 22, 2022, was the day on which the war began.
Follow the money, the prosecutor said, and you will find the bank.
Photographs of the meeting were published by the ministry.
The picture, he said, was false.
Soldiers loyal to Jane Doe, the former president, seized the airport.
Related talks will go on in Vienna.
Comments by the president angered Warsaw.
More than 40 people were arrested.
Sign up for nothing, the lawyer told her clients.
“Read my lips,” the president said.
""".strip().split("\n")


@pytest.mark.parametrize("line", [line for line in FURNITURE if not line.startswith("jd/pvd (")])
def test_furniture(line):
    """A line of furniture is cut."""
    assert is_furniture(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose(line):
    """A sentence that looks a little like it is not."""
    assert not is_furniture(line)


def test_nothing_is_taken_out():
    """The text stays as it was; the cuts point into it."""
    text = "Bridge opens\n\nBy Jane Doe\n\nGENEVA - The bridge opened on Monday. (Reporting by Jane Doe; Editing by Peter Dale)\n\nRead more: Who guards it?"
    article = article_from_text(text)

    assert article.text == text
    assert [span.of(text) for span in article.cuts] == [
        "By Jane Doe", "(Reporting by Jane Doe; Editing by Peter Dale)", "Read more: Who guards it?",
    ]  # fmt: skip
    assert article.dateline.of(text) == "GENEVA - "


def test_stamps_of_a_live_blog():
    """The time in front of an entry is cut, the entry is not."""
    text = "14:32 GMT - Troops have left the town.\n\n3.15pm: The mayor says so too."

    assert [span.of(text) for span in find_cuts(text, 0)] == ["14:32 GMT - ", "3.15pm: "]


def test_hard_wrapped_lines_are_left_alone():
    """Where a machine broke the lines, one that looks like furniture may be the middle of a sentence."""
    text = "The treaty was signed in the old town hall on the Monday before, that is\nAugust 22, 2022\nand nobody who was there has forgotten the rain.\n\nBy Jane Doe\n"

    assert [span.of(text) for span in find_cuts(text, 0, alone=True)] == ["By Jane Doe"]


def test_an_article_never_vanishes():
    """A text that is all furniture is kept, for somebody thought it an article."""
    assert find_cuts("By Jane Doe\n\nRead more", 0) == ()


def test_what_is_cut_is_not_read():
    """The sentences of the analysis leave it out."""
    from diurna.language import Analyser
    from diurna.records import Coding

    text = (
        "Town empty\n\nBy Jane Doe\n\nTroops left the town. (Reporting by Jane Doe)\n\nFILE PHOTO: Troops in the town"
    )
    analysis = Analyser()(Coding(article_from_text(text))).analysis

    assert [sentence.span.of(text) for sentence in analysis.sentences] == ["Town empty", "Troops left the town."]
