"""Participles that the tagger takes for adjectives: "the town was shelled", "iodised salt"; their tags are mended.

The treebanks call a form in -ed an adjective where it has a meaning of its own ("limited", "interested"). The tagger
does so of rare verbs too, and a verb that is called an adjective has neither the verb's lemma nor its event.
"""

from collections.abc import Sequence

from diurna.language.dictionary import open_dictionary

# Forms in -ed that the train splits of UD English EWT (CC BY-SA 4.0) and GUM (without its non-commercial genres; CC BY and
# CC BY-SA) have as adjectives, though the dictionary does not. `python -m diurna.training` does not rewrite them.
ADJECTIVES = frozenset(
    """
acclaimed accustomed acquainted advantaged alleged amazed amused animated annoyed appalled associated astonished
bored captivated celebrated centralized civilized cocked coiled congested converted covered crippled delayed
delighted desisted developed disappeared disciplined discounted discouraged dissatisfied dyed embarrassed endangered
ended entertained exhausted expanded expired exposed failed famed fashioned feathered fed finished flustered focused
gilded grained gratified handed healed heightened honored hydrated impressed incarcerated inclined individualized
inspired intertwined involved irrigated mainstreamed manned minded nuanced numbered obligated obsessed occupied
offended organised organized overcooked overcrowded overwhelmed packed padded picked planned ported posted pressured
priced ranged reasoned regulated relieved renewed respected riddled satisfied scared seasoned separated shaped
shared shattered shocked skinned slanted slowed smashed specialized spoiled subdued suited surprised tenured
terrified threatened thrilled tied trained treated unmanned updated vaunted vested wounded wrapped zipped
    """.split()
)


def mend_participles(words: Sequence[str], upos: list[str], xpos: list[str]) -> None:
    """Call verbs, in place, the participles in -ed tagged as adjectives that neither dictionary nor treebanks have as one."""
    for place, tag in enumerate(upos):
        if tag == "ADJ" and xpos[place] == "JJ" and _is_participle(words[place].lower()):
            upos[place], xpos[place] = "VERB", "VBN"


def _is_participle(form: str) -> bool:
    if not form.endswith("ed") or form in ADJECTIVES:
        return False
    lemmas = open_dictionary().lemmas
    return form not in lemmas["ADJ"] and lemmas["VERB"].get(form, form) != form
