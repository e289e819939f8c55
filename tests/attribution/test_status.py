"""Status of predicates in the constructions that change it."""

import pytest
from trees import plant

from diurna.attribution import AttributeStatus, status_of
from diurna.records import Claim, Span
from diurna.records.draft import Draft

# The status, the word that the event hangs from, the rule that decides last, and the sentence.
CONSTRUCTIONS = [
    (
        "actual", "ratified", "status.default",
        "Turkey|Turkey|NNP|2|nsubj ratified|ratify|VBD|0|root the|the|DT|4|det accord|accord|NN|2|obj "
        ".|.|.|2|punct",
    ),
    (
        "negated", "ratified", "negation.not",
        "Turkey|Turkey|NNP|4|nsubj has|have|VBZ|4|aux not|not|RB|4|advmod ratified|ratify|VBN|0|root "
        "the|the|DT|6|det accord|accord|NN|4|obj .|.|.|4|punct",
    ),
    (
        "negated", "imposed", "negation.no",
        "No|no|DT|2|det country|country|NN|3|nsubj imposed|impose|VBD|0|root sanctions|sanction|NNS|3|obj "
        "on|on|IN|6|case Belarus|Belarus|NNP|3|obl .|.|.|3|punct",
    ),
    (
        "negated", "sanctions", "negation.not",
        "Chad|Chad|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod impose|impose|VB|0|root "
        "sanctions|sanction|NNS|4|obj on|on|IN|7|case Belarus|Belarus|NNP|4|obl .|.|.|4|punct",
    ),
    (
        "negated", "signed", "negation.neither",
        "Neither|neither|CC|2|cc:preconj Chad|Chad|NNP|5|nsubj nor|nor|CC|4|cc Niger|Niger|NNP|2|conj "
        "signed|sign|VBD|0|root the|the|DT|7|det treaty|treaty|NN|5|obj .|.|.|5|punct",
    ),
    (
        "actual", "condemned", "status.default",
        "Italy|Italy|NNP|4|nsubj not|not|RB|4|advmod only|only|RB|4|advmod condemned|condemn|VBD|0|root "
        "the|the|DT|6|det raid|raid|NN|4|obj but|but|CC|8|cc closed|close|VBD|4|conj its|its|PRP$|10|nmod:poss "
        "embassy|embassy|NN|8|obj .|.|.|4|punct",
    ),
    (
        "negated", "ratify", "negation.not",
        "Ghana|Ghana|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod sign|sign|VB|0|root or|or|CC|6|cc "
        "ratify|ratify|VB|4|conj the|the|DT|8|det treaty|treaty|NN|4|obj .|.|.|4|punct",
    ),
    (
        "actual", "left", "status.default",
        "Ghana|Ghana|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod sign|sign|VB|0|root the|the|DT|6|det "
        "treaty|treaty|NN|4|obj and|and|CC|8|cc left|leave|VBD|4|conj the|the|DT|10|det bloc|bloc|NN|8|obj "
        ".|.|.|4|punct",
    ),
    (
        "negated", "attend", "negation.not",
        "Ghana|Ghana|NNP|4|nsubj will|will|MD|4|aux not|not|RB|4|advmod attend|attend|VB|0|root the|the|DT|6|det "
        "summit|summit|NN|4|obj .|.|.|4|punct",
    ),
    (
        "future", "attend", "modal.will",
        "Ghana|Ghana|NNP|3|nsubj will|will|MD|3|aux attend|attend|VB|0|root the|the|DT|5|det "
        "summit|summit|NN|3|obj .|.|.|3|punct",
    ),
    (
        "hypothetical", "attend", "modal.may",
        "Ghana|Ghana|NNP|3|nsubj may|may|MD|3|aux attend|attend|VB|0|root the|the|DT|5|det summit|summit|NN|3|obj "
        ".|.|.|3|punct",
    ),
    (
        "hypothetical", "blocked", "modal.would_have",
        "Poland|Poland|NNP|4|nsubj would|would|MD|4|aux have|have|VB|4|aux blocked|block|VBN|0|root "
        "the|the|DT|6|det deal|deal|NN|4|obj .|.|.|4|punct",
    ),
    (
        "future", "support", "tense.reported_future",
        "Diaz|Diaz|NNP|2|nsubj said|say|VBD|0|root Spain|Spain|NNP|5|nsubj would|would|MD|5|aux "
        "support|support|VB|2|ccomp Kenya|Kenya|NNP|5|obj .|.|.|2|punct",
    ),
    (
        "hypothetical", "support", "modal.would",
        "“|“|``|4|punct We|we|PRP|4|nsubj would|would|MD|4|aux support|support|VB|9|ccomp Kenya|Kenya|NNP|4|obj "
        ",|,|,|4|punct ”|”|''|4|punct Diaz|Diaz|NNP|9|nsubj said|say|VBD|0|root .|.|.|9|punct",
    ),
    (
        "negated", "reach", "negation.not",
        "Iraq|Iraq|NNP|4|nsubj could|could|MD|4|aux not|not|RB|4|advmod reach|reach|VB|0|root a|a|DT|6|det "
        "deal|deal|NN|4|obj .|.|.|4|punct",
    ),
    (
        "hypothetical", "expels", "conditional.if",
        "If|if|IN|3|mark Mali|Mali|NNP|3|nsubj expels|expel|VBZ|9|advcl the|the|DT|5|det envoy|envoy|NN|3|obj "
        ",|,|,|3|punct France|France|NNP|9|nsubj will|will|MD|9|aux retaliate|retaliate|VB|0|root .|.|.|9|punct",
    ),
    (
        "hypothetical", "retaliate", "conditional.main",
        "If|if|IN|3|mark Mali|Mali|NNP|3|nsubj expels|expel|VBZ|9|advcl the|the|DT|5|det envoy|envoy|NN|3|obj "
        ",|,|,|3|punct France|France|NNP|9|nsubj will|will|MD|9|aux retaliate|retaliate|VB|0|root .|.|.|9|punct",
    ),
    (
        "hypothetical", "attack", "mood.question",
        "Will|will|MD|3|aux Egypt|Egypt|NNP|3|nsubj attack|attack|VB|0|root Libya|Libya|NNP|3|obj ?|?|.|3|punct",
    ),
    (
        "actual", "attack", "status.default",
        "Why|why|WRB|4|advmod did|do|VBD|4|aux Egypt|Egypt|NNP|4|nsubj attack|attack|VB|0|root "
        "Libya|Libya|NNP|4|obj ?|?|.|4|punct",
    ),
    (
        "hypothetical", "quell", "embedding.purpose",
        "The|the|DT|2|det army|army|NN|3|nsubj sent|send|VBD|0|root troops|troops|NNS|3|obj to|to|TO|6|mark "
        "quell|quell|VB|3|advcl the|the|DT|8|det riots|riot|NNS|6|obj .|.|.|3|punct",
    ),
    (
        "hypothetical", "Withdraw", "mood.command",
        "Withdraw|withdraw|VB|0|root the|the|DT|3|det troops|troops|NNS|1|obj !|!|.|1|punct",
    ),
    (
        "actual", "arrest", "status.default",
        "Peru|Peru|NNP|2|nsubj managed|manage|VBD|0|root to|to|TO|4|mark arrest|arrest|VB|2|xcomp "
        "the|the|DT|6|det rebels|rebel|NNS|4|obj .|.|.|2|punct",
    ),
    (
        "negated", "arrest", "negation.not",
        "Peru|Peru|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod manage|manage|VB|0|root to|to|TO|6|mark "
        "arrest|arrest|VB|4|xcomp the|the|DT|8|det rebels|rebel|NNS|6|obj .|.|.|4|punct",
    ),
    (
        "negated", "arrest", "signature.fail",
        "Peru|Peru|NNP|2|nsubj failed|fail|VBD|0|root to|to|TO|4|mark arrest|arrest|VB|2|xcomp the|the|DT|6|det "
        "rebels|rebel|NNS|4|obj .|.|.|2|punct",
    ),
    (
        "actual", "deploy", "signature.fail",
        "Kenya|Kenya|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod fail|fail|VB|0|root to|to|TO|6|mark "
        "deploy|deploy|VB|4|xcomp troops|troops|NNS|6|obj .|.|.|4|punct",
    ),
    (
        "future", "deploy", "signature.fail",
        "Kenya|Kenya|NNP|4|nsubj will|will|MD|4|aux not|not|RB|4|advmod fail|fail|VB|0|root to|to|TO|6|mark "
        "deploy|deploy|VB|4|xcomp troops|troops|NNS|6|obj .|.|.|4|punct",
    ),
    (
        "negated", "recognise", "signature.refuse",
        "Cuba|Cuba|NNP|2|nsubj refused|refuse|VBD|0|root to|to|TO|4|mark recognise|recognise|VB|2|xcomp "
        "Kosovo|Kosovo|NNP|4|obj .|.|.|2|punct",
    ),
    (
        "negated", "following", "signature.refrain",
        "Oman|Oman|NNP|2|nsubj refrained|refrain|VBD|0|root from|from|IN|4|mark following|follow|VBG|2|advcl "
        "suit|suit|NN|4|obj .|.|.|2|punct",
    ),
    (
        "negated", "leaving", "signature.prevent",
        "Cuba|Cuba|NNP|2|nsubj prevented|prevent|VBD|0|root the|the|DT|4|det envoy|envoy|NN|2|obj "
        "from|from|IN|6|mark leaving|leave|VBG|2|advcl .|.|.|2|punct",
    ),
    (
        "negated", "armed", "signature.deny",
        "France|France|NNP|2|nsubj denied|deny|VBD|0|root that|that|IN|6|mark it|it|PRP|6|nsubj "
        "had|have|VBD|6|aux armed|arm|VBN|2|ccomp the|the|DT|8|det rebels|rebel|NNS|6|obj .|.|.|2|punct",
    ),
    (
        "hypothetical", "armed", "signature.deny",
        "France|France|NNP|2|nsubj refused|refuse|VBD|0|root to|to|TO|4|mark deny|deny|VB|2|xcomp "
        "that|that|IN|8|mark it|it|PRP|8|nsubj had|have|VBD|8|aux armed|arm|VBN|4|ccomp the|the|DT|10|det "
        "rebels|rebel|NNS|8|obj .|.|.|2|punct",
    ),
    (
        "hypothetical", "bombing", "signature.accuse",
        "Officials|official|NNS|2|nsubj accused|accuse|VBD|0|root Iran|Iran|NNP|2|obj of|of|IN|5|mark "
        "bombing|bomb|VBG|2|advcl the|the|DT|7|det port|port|NN|5|obj .|.|.|2|punct",
    ),
    (
        "hypothetical", "withdraw", "signature.urge",
        "Japan|Japan|NNP|2|nsubj urged|urge|VBD|0|root China|China|NNP|2|obj to|to|TO|5|mark "
        "withdraw|withdraw|VB|2|xcomp .|.|.|2|punct",
    ),
    (
        "hypothetical", "withdrawal", "signature.call",
        "Laos|Laos|NNP|2|nsubj called|call|VBD|0|root for|for|IN|5|case the|the|DT|5|det "
        "withdrawal|withdrawal|NN|2|obl of|of|IN|7|case troops|troops|NNS|5|nmod .|.|.|2|punct",
    ),
    (
        "negated", "release", "signature.refusal",
        "Its|its|PRP$|2|nmod:poss refusal|refusal|NN|7|nsubj to|to|TO|4|mark release|release|VB|2|acl "
        "the|the|DT|6|det men|man|NNS|4|obj angered|anger|VBD|0|root Egypt|Egypt|NNP|7|obj .|.|.|7|punct",
    ),
    (
        "future", "deport", "signature.plan.noun",
        "The|the|DT|2|det plan|plan|NN|6|nsubj to|to|TO|4|mark deport|deport|VB|2|acl migrants|migrant|NNS|4|obj "
        "angered|anger|VBD|0|root Peru|Peru|NNP|6|obj .|.|.|6|punct",
    ),
    (
        "future", "recognise", "signature.set",
        "Chile|Chile|NNP|3|nsubj:pass is|be|VBZ|3|aux:pass set|set|VBN|0|root to|to|TO|5|mark "
        "recognise|recognise|VB|3|xcomp Palestine|Palestine|NNP|5|obj .|.|.|3|punct",
    ),
    (
        "hypothetical", "recognise", "signature.ready.adj",
        "Chile|Chile|NNP|3|nsubj is|be|VBZ|3|cop ready|ready|JJ|0|root to|to|TO|5|mark "
        "recognise|recognise|VB|3|xcomp Palestine|Palestine|NNP|5|obj .|.|.|3|punct",
    ),
    (
        "negated", "retake", "signature.unable",
        "Yemen|Yemen|NNP|3|nsubj was|be|VBD|3|cop unable|unable|JJ|0|root to|to|TO|5|mark "
        "retake|retake|VB|3|xcomp the|the|DT|7|det city|city|NN|5|obj .|.|.|3|punct",
    ),
    (
        "negated", "recognise", "signature.yet_to",
        "Oman|Oman|NNP|2|nsubj has|have|VBZ|0|root yet|yet|RB|2|advmod to|to|TO|5|mark "
        "recognise|recognise|VB|2|xcomp Israel|Israel|NNP|5|obj .|.|.|2|punct",
    ),
    (
        "negated", "recognises", "negation.no_longer",
        "Bahrain|Bahrain|NNP|4|nsubj no|no|RB|3|advmod longer|long|RBR|4|advmod recognises|recognise|VBZ|0|root "
        "the|the|DT|6|det junta|junta|NN|4|obj .|.|.|4|punct",
    ),
    (
        "negated", "signing", "negation.without",
        "Qatar|Qatar|NNP|2|nsubj left|leave|VBD|0|root without|without|IN|4|mark signing|sign|VBG|2|advcl "
        "the|the|DT|6|det pact|pact|NN|4|obj .|.|.|2|punct",
    ),
    (
        "hypothetical", "used", "embedding.whether",
        "It|it|PRP|3|expl is|be|VBZ|3|cop unclear|unclear|JJ|0|root whether|whether|IN|6|mark "
        "Syria|Syria|NNP|6|nsubj used|use|VBD|3|csubj gas|gas|NN|6|obj .|.|.|3|punct",
    ),
    (
        "actual", "ceasefire", "signature.welcome",
        "Nepal|Nepal|NNP|2|nsubj welcomed|welcome|VBD|0|root the|the|DT|4|det ceasefire|ceasefire|NN|2|obj "
        ".|.|.|2|punct",
    ),
    (
        "future", "visit", "signature.planned",
        "The|the|DT|3|det planned|plan|VBN|3|amod visit|visit|NN|4|nsubj angered|anger|VBD|0|root "
        "Peru|Peru|NNP|4|obj .|.|.|4|punct",
    ),
    (
        "actual", "declare", "status.default",
        "Kosovo|Kosovo|NNP|4|nsubj was|be|VBD|4|cop the|the|DT|4|det first|first|JJ|0|root to|to|TO|6|mark "
        "declare|declare|VB|4|advcl independence|independence|NN|6|obj .|.|.|4|punct",
    ),
    (
        "actual", "close", "status.default",
        "Greece|Greece|NNP|3|nsubj:pass was|be|VBD|3|aux:pass forced|force|VBN|0|root to|to|TO|5|mark "
        "close|close|VB|3|xcomp the|the|DT|7|det border|border|NN|5|obj .|.|.|3|punct",
    ),
    (
        "future", "meets", "tense.time_ahead",
        "Thailand|Thailand|NNP|2|nsubj meets|meet|VBZ|0|root Laos|Laos|NNP|2|obj next|next|JJ|5|amod "
        "week|week|NN|2|obl:unmarked .|.|.|2|punct",
    ),
    (
        "negated", "expel", "negation.not",
        "Canada|Canada|NNP|2|nsubj decided|decide|VBD|0|root not|not|RB|5|advmod to|to|TO|5|mark "
        "expel|expel|VB|2|xcomp the|the|DT|7|det envoy|envoy|NN|5|obj .|.|.|2|punct",
    ),
]  # fmt: skip
HEADLINES = [
    (
        "future", "visit", "tense.headline_to",
        "Kenyan|Kenyan|JJ|2|amod envoy|envoy|NN|0|root to|to|TO|4|mark visit|visit|VB|2|acl Peru|Peru|NNP|4|obj",
    ),
    (
        "actual", "seize", "status.default",
        "Rebels|rebel|NNS|2|nsubj seize|seize|VBP|0|root port|port|NN|2|obj",
    ),
]  # fmt: skip


def status_at(word, sentence, *, headline=False):
    """The status of the last token with a form, and the rule named last."""
    coding = plant(sentence, headline=headline)
    token = next(token for token in reversed(coding.analysis.tokens) if token.text == word)
    status, evidence = status_of(coding, token)
    return status, evidence[-1].rule


@pytest.mark.parametrize(("status", "word", "rule", "sentence"), CONSTRUCTIONS)
def test_construction_decides_status(status, word, rule, sentence):
    """Negation, modality, tense and what stands above a predicate say whether its event happened."""
    assert status_at(word, sentence) == (status, rule)


@pytest.mark.parametrize(("status", "word", "rule", "sentence"), HEADLINES)
def test_headlines_have_a_grammar_of_their_own(status, word, rule, sentence):
    """In a headline "X to do Y" lies ahead and the present tense tells what happened."""
    assert status_at(word, sentence, headline=True) == (status, rule)


def test_body_infinitive_is_no_future():
    """What "to" says in a headline it does not say in the body."""
    sentence = HEADLINES[0][3]

    assert status_at("visit", sentence)[0] == "hypothetical"


def draft(coding, word):
    """A draft that hangs from a word."""
    token = next(token for token in coding.analysis.tokens if token.text == word)
    return Draft(id=word, sentence=1, trigger=token.span, predicate=token.index, event="COERCE")


def claim(name, coding, cue, start, end):
    """A claim whose content runs from the word `start` to the word `end`."""
    spans = {token.text: token.span for token in coding.analysis.tokens}
    return Claim(
        id=name, speaker=None, source=None, cue=spans[cue], quotation="indirect", rule=f"speech.{name}",
        content=Span(spans[start].start, spans[end].end),
    )  # fmt: skip


def test_stage_links_claims_innermost_first():
    """A draft carries the claims that it is told in, nearest first, and the cue as evidence."""
    coding = plant(
        "Diaz|Diaz|NNP|2|nsubj said|say|VBD|0|root Ruiz|Ruiz|NNP|4|nsubj denied|deny|VBD|2|ccomp that|that|IN|7|mark "
        "Peru|Peru|NNP|7|nsubj closed|close|VBD|4|ccomp ports|port|NNS|7|obj .|.|.|2|punct"
    )
    outer, inner = claim("say", coding, "said", "Ruiz", "ports"), claim("deny", coding, "denied", "Peru", "ports")
    coding = type(coding)(
        coding.article,
        coding.analysis,
        claims=(outer, inner),
        drafts=(draft(coding, "closed"), draft(coding, "denied")),
    )

    closed, denied = AttributeStatus()(coding).drafts

    assert (closed.status, closed.claims) == ("negated", ("deny", "say"))
    assert (denied.status, denied.claims) == ("actual", ("say",))
    assert [(item.field, item.rule) for item in closed.evidence] == [
        ("status", "signature.deny"), ("speakers", "speech.deny"), ("speakers", "speech.say")
    ]  # fmt: skip


def test_stage_passes_empty_codings_through():
    """No tokens, no drafts: nothing to say, nothing raised."""
    coding = plant("Stop|stop|VB|0|root")

    assert AttributeStatus()(coding) == coding
