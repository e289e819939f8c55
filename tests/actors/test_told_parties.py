"""Whose a party is and what it is, on sentences that the shipped model reads: one construction of English a case."""

import datetime as dt

import pytest

from builders import rules_coder
from diurna.articles import article_from_text

DAY = dt.date(2024, 5, 15)
CASES = {
    "two titles of one name": (
        "Police in Oslo said that Swedish senator and presidential candidate Lars Holm had been shot.",
        {"Swedish senator": "SWE-LEG", "presidential candidate Lars Holm": "SWE-LEG"},
    ),
    "a house's committee": (
        "In April, the House Oversight and Reform Committee heard ten witnesses.",
        {"House Oversight and Reform Committee": "USA-LEG"},
    ),
    "a house that is a building": ("Protesters blocked Government House in Sydney.", {"House": None}),
    "a court's name goes on before its country": (
        "The Supreme Court of Justice (Oberster Gerichtshof) of Austria asked the EU for advice.",
        {"The Supreme Court": "AUT-JUD"},
    ),
    "a former minister is the country's": (
        "A former minister was arrested by police in Harare, Zimbabwe, on Monday.",
        {"A former minister": "ZWE-ELI"},
    ),
    "a former president, whenever": (
        "Former president Donald Trump attacked the judge.",
        {"Former president Donald Trump": "USA-ELI"},
    ),
    "a person's country": (
        "French President Emmanuel Macron spoke in Berlin. Soldiers will defend his country, he said.",
        {"his country": "FRA"},
    ),
    "a number that counts people": (
        "Police in Lima held miners on Monday. Four were picked up and two more released.",
        {"Four": "PER-CVL", "two": "PER-CVL"},
    ),
    "a number that counts things": ("The court in Lima sentenced him on two of three counts.", {"two": None}),
    "a body by its word alone, but not in a name": (
        "The committee met the Olympic Committee in Oslo.",
        {"The committee": "NOR"},
    ),
    "strikers and their organisers": (
        "Strikers in Kenya beat two carabineros in Chile.",
        {"Strikers": "KEN-LAB", "two carabineros": "CHL-COP"},
    ),
    "a union that is none of workers": (
        "The Union of Rationalist Freethinkers asked the Italian government to respect the ruling.",
        {"The Union": "NGO"},
    ),
    "a feast is no party": (
        "Police said a hundred people attended the party. Four guests were shot in Ohio.",
        {"the party": None},
    ),
    "a church's officials are the church's": (
        "Scientology officials accused the FBI of lying.",
        {"Scientology officials": "REL"},
    ),
    "another country's ministry of a well-known name": (
        "The Danish Justice Department will not charge the prime minister.",
        {"Danish Justice Department": "DNK-GOV"},
    ),
    "critics of somebody are not his": ("Critics of the king accused Iran of lying.", {"Critics": "CVL"}),
    "a noun shared by two numbers": (
        "Three Kenyan and two Somali soldiers were killed by al-Shabaab.",
        {"Three Kenyan and two Somali soldiers": ("KEN-MIL", "SOM-MIL")},
    ),
    "the speaker's own president": (
        "Turkish President Erdogan met US Senator Lindsey Graham. Later US President Biden met Turkish President Erdogan."
        ' "I applaud the president for this," said Graham.',
        {"the president": "USA-GOV"},
    ),
    "the police of which an official speaks": (
        "The interior minister of Chad said that police arrested ten rebels. Later the foreign minister of France spoke in"
        " Berlin, Germany.",
        {"police": "TCD-COP"},
    ),
    "the army where the scene is one country's": (
        "Tribal leaders in Darfur accused the army of bombing villages in Sudan.",
        {"the army": "SDN-MIL"},
    ),
    "the group told of before": (
        "A spokesman for the rebels said the group had released two Chinese engineers.",
        {"the group": "REB"},
    ),
    "it takes up the thing that was the object": (
        "The resolution passed, with 231 Democrats supporting the resolution and 194 Republicans opposing it.",
        {"it": None},
    ),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_hangs_together_is_coded_as_one(coder, text, expected):
    """Mentions by their words have these codes; None is for words that are no party at all."""
    coding = coder.code_article(article_from_text(text, published=DAY))
    found = {mention.span.of(text): coding.entity(mention) for mention in coding.mentions}

    for words, code in expected.items():
        if code is None:
            assert words not in found
        elif isinstance(code, tuple):
            members = found[words].members
            assert tuple(one.code for one in coding.entities if one.id in members) == code
        else:
            assert found[words].code == code
