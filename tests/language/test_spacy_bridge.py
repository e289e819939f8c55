"""To and from spaCy, with blank pipelines whose annotations are set by hand."""

import sys
from dataclasses import replace

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

import diurna
from builders import make_coding
from diurna.errors import AssemblyError, PipelineError
from diurna.language import Analyser
from diurna.language.spacy_bridge import SpacyAnalyser, from_doc, to_doc
from diurna.language.spacy_bridge.alignment import align_words
from diurna.language.spacy_bridge.penn import Clues, penn_tag
from diurna.language.spacy_bridge.trees import make_tree
from diurna.language.words import find_words
from diurna.records import Analysis, Article, Coding
from diurna.records import Span as Offsets
from diurna.records.analysis import NO_HEAD

VOCAB = spacy.blank("en").vocab

# Form, lemma, UPOS, XPOS, head (1-based, 0 for the root), relation, features; "_" for none, as in CoNLL-U.
SUMMONED = """
The the DET DT 3 det _
Kenyan Kenyan ADJ JJ 3 amod _
government government NOUN NN 4 nsubj _
summoned summon VERB VBD 0 root _
the the DET DT 7 det _
Ugandan Ugandan ADJ JJ 7 amod _
ambassador ambassador NOUN NN 4 obj _
. . PUNCT . 4 punct _
"""
REFUSED = """
Chad Chad PROPN NNP 4 nsubj _
did do AUX VBD 4 aux _
n't not PART RB 4 advmod _
criticise criticise VERB VB 0 root _
Niger Niger PROPN NNP 4 obj _
. . PUNCT . 4 punct _
"""
HEADLINE = """
Ghana Ghana PROPN NNP 2 nsubj _
thanks thank VERB VBZ 0 root _
Togo Togo PROPN NNP 2 obj _
"""


PARSES = {}


@Language.component("parsed_by_hand")
def parsed_by_hand(doc):
    """Put the Doc made by hand in the place of one with its text."""
    return PARSES[doc.text]


def pipeline(*docs, by_text=None):
    """A blank pipeline whose only component knows these Docs, by their own texts or those of `by_text`."""
    PARSES.clear()
    PARSES.update(by_text or {doc.text: doc for doc in docs})
    nlp = spacy.blank("en")
    nlp.add_pipe("parsed_by_hand")
    return nlp


def hand_doc(text, *sentences, entities=(), heads=None):
    """A Doc of a text with rows as above, white space as spaCy's tokenizer has it.

    `entities` are (first, last, label) in tokens of the Doc; `heads` replaces those of the rows, likewise.
    """
    tokens, places, governors, end = [], [], {}, 0
    for sentence in sentences:
        first = len(places)
        for line in sentence.strip().splitlines():
            form, lemma, upos, xpos, head, relation, features = ("" if part == "_" else part for part in line.split())
            start = text.index(form, end)
            if text[end:start] not in {"", " "}:
                tokens.append((text[end:start], False, text[end:start], "SPACE", "_SP", "dep", ""))
            end = start + len(form)
            governors[len(tokens)] = first + int(head) - 1 if int(head) else len(places)
            places.append(len(tokens))
            dep = "ROOT" if relation == "root" else relation
            tokens.append((form, text[end : end + 1] == " ", lemma, upos, xpos, dep, features))
            end += tokens[-1][1]
    keys = ("words", "spaces", "lemmas", "pos", "tags", "deps", "morphs")
    made = dict(zip(keys, map(list, zip(*tokens, strict=True)), strict=True))
    made["heads"] = heads or [
        places[governors[place]] if place in governors else place - 1 for place in range(len(tokens))
    ]
    doc = Doc(VOCAB, **made)
    doc.ents = [Span(doc, *entity) for entity in entities]
    return doc


def analysed(nlp, text, **article):
    """The analysis of a text by a pipeline."""
    return SpacyAnalyser(nlp)(Coding(Article(id="x", text=text, **article))).analysis


def tree(analysis):
    """(word, governor or None, relation) for each token."""
    return [
        (token.text, None if token.head == NO_HEAD else analysis.tokens[token.head].text, token.relation)
        for token in analysis.tokens
    ]


def test_a_pipeline_s_parse_becomes_the_analysis():
    """Words, lemmas, tags, heads and relations arrive as the pipeline set them; the root is a UD root."""
    text = "Chad didn't criticise Niger."
    analysis = analysed(pipeline(hand_doc(text, REFUSED)), text)

    assert analysis == make_coding("\n".join(row.rsplit(" ", 1)[0] for row in REFUSED.strip().splitlines())).analysis
    assert analysis.engine == "spacy:en_pipeline-0.0.0"


def test_headline_and_paragraphs_are_parsed_by_themselves():
    """The headline is sentence 0, the dateline is left out, and sentences count on over paragraphs."""
    text = "Ghana thanks Togo\n\nACCRA - Chad didn't criticise Niger.\n\nThe Kenyan government summoned the Ugandan ambassador."
    chad, kenya = text[text.index("Chad") : text.index("\n\nThe")], text[text.index("The Kenyan") :]
    nlp = pipeline(hand_doc("Ghana thanks Togo", HEADLINE), hand_doc(chad, REFUSED), hand_doc(kenya, SUMMONED))
    dateline = Offsets(text.index("ACCRA"), text.index("Chad"))

    analysis = analysed(nlp, text, headline=Offsets(0, 17), dateline=dateline)

    assert [(sentence.number, sentence.span.of(text)) for sentence in analysis.sentences] == [
        (0, "Ghana thanks Togo"),
        (1, chad),
        (2, kenya),
    ]
    assert all(token.span.of(text) == token.text for token in analysis.tokens)
    assert [token.index for token in analysis.tokens] == list(range(len(analysis.tokens)))
    assert ("ambassador", "summoned", "obj") in tree(analysis)


def test_a_headline_of_two_sentences_is_one():
    """The headline has number 0 whatever the pipeline makes of it; its second root hangs from the first."""
    text = "Ghana thanks Togo Chad didn't criticise Niger."
    analysis = analysed(pipeline(hand_doc(text, HEADLINE, REFUSED)), text, headline=Offsets(0, len(text)))

    assert [sentence.number for sentence in analysis.sentences] == [0]
    assert ("criticise", "thanks", "parataxis") in tree(analysis)


def test_white_space_is_no_word():
    """White-space tokens go, and what hung from one hangs from its governor."""
    text = "Ghana thanks\n  Togo"
    doc = hand_doc(text, HEADLINE, heads=[1, 1, 1, 2])
    assert [word.text for word in doc] == ["Ghana", "thanks", "\n  ", "Togo"]
    assert doc[3].head.text == "\n  "

    analysis = from_doc(doc, offset=100)

    assert tree(analysis)[2] == ("Togo", "thanks", "obj")
    assert analysis.tokens[2].span == Offsets(115, 119)


def test_white_space_that_governs_a_sentence_leaves_a_root():
    """Where the root was white space, the word below it takes its place."""
    doc = Doc(
        VOCAB, words=["\n", "Go"], spaces=[False, False], pos=["SPACE", "VERB"], deps=["ROOT", "dep"], heads=[0, 0]
    )

    assert tree(from_doc(doc)) == [("Go", None, "root")]


def test_an_empty_article_has_an_empty_analysis():
    """No words, no sentences, no error."""
    assert analysed(spacy.blank("en"), " \n") == Analysis()


def test_names_of_people_bodies_and_places_are_kept():
    """OntoNotes and CoNLL kinds become PER, ORG and LOC; nationalities go; "the" and "'s" are no part of a name."""
    text = "The Kenyan government summoned the Ugandan ambassador."
    found = []
    for entity in ((0, 3, "ORG"), (1, 2, "NORP"), (4, 6, "GPE"), (6, 7, "PERSON")):
        analysis = from_doc(hand_doc(text, SUMMONED, entities=[entity]))
        for name in analysis.names:
            words = Offsets.around(token.span for token in analysis.tokens[name.first : name.last])
            found.append((words.of(text), name.kind))

    assert found == [("Kenyan government", "ORG"), ("Ugandan", "LOC"), ("ambassador", "PER")]


def test_multiword_tokens_share_their_characters():
    """Where a pipeline gives words that the text does not spell, offsets still point into the text."""
    text = "Chad won't criticise Niger."
    rows = REFUSED.replace("did do", "will will").replace("n't not", "not not")
    doc = hand_doc("Chad will not criticise Niger.", rows)

    analysis = analysed(pipeline(by_text={text: doc}), text)

    assert [(token.text, token.lemma) for token in analysis.tokens[1:3]] == [("wo", "will"), ("n't", "not")]
    assert all(token.span.of(text) == token.text for token in analysis.tokens)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("They can not go .", "They cannot go.", "They can not go ."),
        ("zu dem Markt .", "zum Markt.", "zu m Markt ."),
        ("de le lecteur", "du  lecteur", "d u lecteur"),
        ("à le marché", "au marché", "a u marché"),
        ("le homme", "l'homme", "l' homme"),
        ("da me lo", "dámelo", "dá me lo"),
        ("l' elysee", "L'Élysée", "L' Élysée"),
    ],
)
def test_words_are_aligned_by_characters(words, text, expected):
    """Each word of a multiword token gets at least one of its characters, and the rest stay where they stand."""
    assert [span.of(text) for span in align_words(words.split(), text)] == expected.split()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Mali left .", "Kenyan police arrested two men."),
        ("went home early today", "He went home early today"),
        ("a b c d", "ab"),
        ("", "words"),
        ("words", ""),
    ],
)
def test_words_of_another_text_are_refused(words, text):
    """Rather than point at the wrong words, say what does not fit."""
    with pytest.raises(PipelineError, match=r"do not fit the text: .* Use a tokenizer"):
        align_words(words.split(), text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_the_text_s_own_words_are_found_where_they_stand(text):
    """A tokenizer that keeps to the text needs no alignment, whatever the characters."""
    spans = find_words(text, Offsets(0, len(text)))

    assert align_words([span.of(text) for span in spans], text) == spans


def test_several_roots_become_one_tree():
    """The first root that is no punctuation mark governs the others."""
    heads, relations = make_tree(
        ["“", "Go", "!", "he", "said"], [-1, -1, -1, 4, -1], ["root", "root", "root", "nsubj", "root"], [1, 0, 1, 0, 0]
    )

    assert heads == [1, NO_HEAD, 1, 4, 1]
    assert relations == ["punct", "root", "punct", "nsubj", "parataxis"]


def test_words_that_govern_each_other_are_refused():
    """A circle is no tree, and is not cut at random."""
    doc = hand_doc("Ghana thanks Togo", HEADLINE, heads=[1, 2, 0])

    with pytest.raises(PipelineError, match='in a circle: "Ghana", "thanks", "Togo"'):
        from_doc(doc)


def test_a_pipeline_without_a_parse_is_refused():
    """A blank pipeline cannot be the engine, and the message says what can."""
    with pytest.raises(PipelineError, match=r'no dependency relation to any word of "Chad left ."\. .*spacy-stanza'):
        analysed(spacy.blank("en"), "Chad left.")


def test_a_pipeline_without_parts_of_speech_is_refused():
    """One word without a tag is enough."""
    doc = hand_doc("Ghana thanks Togo", HEADLINE.replace("PROPN NNP 2 obj", "_ NNP 2 obj"))

    with pytest.raises(PipelineError, match=r"no part of speech \(token.pos_\) to 1 of 3 words"):
        from_doc(doc)


@pytest.mark.parametrize("label", ["dobj", "pobj", "nsubjpass", "agent"])
def test_labels_of_another_scheme_are_refused(label):
    """Those of spaCy's own English models are named in the message."""
    doc = hand_doc("Ghana thanks Togo", HEADLINE.replace("obj", label))

    with pytest.raises(PipelineError, match=rf'relations that are not UD\'s \("{label}"\).*version 2'):
        from_doc(doc)


def test_a_doc_without_sentences_is_refused():
    """Heads set one by one, without sentence starts, are no parse."""
    doc = Doc(VOCAB, words=["Chad", "left"], pos=["PROPN", "VERB"])
    for word, label in zip(doc, ("nsubj", "root"), strict=True):
        word.dep_ = label

    with pytest.raises(PipelineError, match='no sentences in "Chad left"'):
        from_doc(doc)


@pytest.mark.parametrize(
    ("expected", "clues"),
    [
        (
            "VBD",
            {"form": "accused", "lemma": "accuse", "upos": "VERB", "features": {"Tense": "Past", "VerbForm": "Fin"}},
        ),
        (
            "VBN",
            {"form": "accused", "lemma": "accuse", "upos": "VERB", "features": {"Tense": "Past", "VerbForm": "Part"}},
        ),
        ("VBZ", {"form": "is", "lemma": "be", "upos": "AUX", "features": {"Number": "Sing", "Tense": "Pres"}}),
        ("VB", {"form": "go", "lemma": "go", "upos": "VERB", "features": {"Mood": "Imp", "VerbForm": "Fin"}}),
        ("VBN", {"form": "left", "lemma": "leave", "upos": "VERB", "helpers": {"has"}}),
        ("VBD", {"form": "left", "lemma": "leave", "upos": "VERB", "subject": True}),
        ("VB", {"form": "leave", "lemma": "leave", "upos": "VERB", "helpers": {"will"}, "subject": True}),
        ("VBP", {"form": "leave", "lemma": "leave", "upos": "VERB", "subject": True}),
        ("VBG", {"form": "leaving", "lemma": "leave", "upos": "VERB"}),
        ("VBN", {"form": "seized", "lemma": "seize", "upos": "VERB", "relation": "acl"}),
        ("MD", {"form": "'ll", "lemma": "will", "upos": "AUX"}),
        ("NNS", {"form": "men", "lemma": "man", "upos": "NOUN"}),
        ("NNPS", {"form": "Nations", "lemma": "Nation", "upos": "PROPN", "features": {"Number": "Plur"}}),
        ("PRP$", {"form": "their", "lemma": "their", "upos": "PRON", "relation": "nmod:poss"}),
        ("WP", {"form": "who", "lemma": "who", "upos": "PRON"}),
        ("WDT", {"form": "that", "lemma": "that", "upos": "PRON", "features": {"PronType": "Rel"}}),
        ("EX", {"form": "There", "lemma": "there", "upos": "PRON", "relation": "expl"}),
        ("TO", {"form": "to", "lemma": "to", "upos": "PART"}),
        ("IN", {"form": "to", "lemma": "to", "upos": "ADP"}),
        ("RP", {"form": "down", "lemma": "down", "upos": "ADP", "relation": "compound:prt"}),
        ("WRB", {"form": "when", "lemma": "when", "upos": "ADV"}),
        ("JJS", {"form": "largest", "lemma": "large", "upos": "ADJ"}),
        ("POS", {"form": "’s", "lemma": "'s", "upos": "PART"}),
        ("-LRB-", {"form": "(", "lemma": "(", "upos": "PUNCT"}),
    ],
)
def test_penn_tags_are_derived(expected, clues):
    """From features where there are any, else from form, lemma and helpers."""
    assert penn_tag(Clues(**clues)) == expected


def test_a_pipeline_without_penn_tags_and_lemmas_gets_them():
    """Features give the tag, the dictionary the lemma."""
    rows = SUMMONED.replace("summon VERB VBD 0 root _", "_ VERB _ 0 root Tense=Past|VerbForm=Fin").replace(
        " NN ", " V-S "
    )
    analysis = from_doc(hand_doc("The Kenyan government summoned the Ugandan ambassador.", rows))

    assert (analysis.tokens[3].lemma, analysis.tokens[3].xpos) == ("summon", "VBD")
    assert analysis.tokens[2].xpos == "NN"


def test_a_coder_codes_with_a_spacy_pipeline():
    """The whole way from a text to records, with the pipeline's parse and its name in the record."""
    text = "The Kenyan government summoned the Ugandan ambassador.\nChad didn't criticise Niger."
    nlp = pipeline(*(hand_doc(part, rows) for part, rows in zip(text.split("\n"), (SUMMONED, REFUSED), strict=True)))
    coder = diurna.Coder(analyser=SpacyAnalyser(nlp, engine="by-hand"))

    summoned, criticised = coder.code(text, published="2024-05-15")

    assert [party.code for party in (*summoned.actors, *summoned.recipients)] == ["KEN-GOV", "UGA-GOV"]
    assert (criticised.actors[0].country, criticised.recipients[0].country) == ("TCD", "NER")
    assert (summoned.status, criticised.status) == ("actual", "negated")
    assert text[criticised.trigger.start : criticised.trigger.end] == criticised.trigger.text == "criticise"
    assert "model by-hand" in summoned.coder


def test_a_coder_refuses_what_is_no_stage():
    """A bare pipeline must be wrapped, and the message says how."""
    with pytest.raises(AssemblyError, match=r"English is no stage.*SpacyAnalyser\(nlp\)"):
        diurna.Coder(analyser=spacy.blank("en"))


def test_a_coder_refuses_an_analyser_beside_stages():
    """Two ways to say which stage is first."""
    analyser = SpacyAnalyser(spacy.blank("en"))

    with pytest.raises(AssemblyError, match="Both stages and an analyser"):
        diurna.Coder([analyser], analyser=analyser)


TWO_PARAGRAPHS = make_coding(
    "Ghana Ghana PROPN NNP 2 nsubj\nthanks thank VERB VBZ 0 root\nTogo Togo PROPN NNP 2 obj",
    "\n".join(row.rsplit(" ", 1)[0] for row in SUMMONED.strip().splitlines()),
    "\n".join(row.rsplit(" ", 1)[0] for row in REFUSED.strip().splitlines()),
    names=[("Ghana", "LOC"), ("Togo", "LOC"), ("Kenyan government", "ORG"), ("Niger", "LOC")],
    headline=True,
)


def moved(coding, text):
    """The same analysis on a text with other white space, or more text, between the words."""
    tokens, place = [], 0
    for token in coding.analysis.tokens:
        start = text.index(token.text, place)
        place = start + len(token.text)
        tokens.append(replace(token, span=Offsets(start, place)))
    sentences = [
        replace(sentence, span=Offsets(tokens[sentence.first].span.start, tokens[sentence.last - 1].span.end))
        for sentence in coding.analysis.sentences
    ]
    analysis = replace(coding.analysis, tokens=tuple(tokens), sentences=tuple(sentences))
    return replace(coding, article=replace(coding.article, text=text), analysis=analysis)


@pytest.mark.parametrize(
    "text",
    [
        TWO_PARAGRAPHS.article.text,
        "  Ghana  thanks \n Togo\n\n ACCRA - The Kenyan\ngovernment summoned the\tUgandan ambassador.\nChad didn't  criticise Niger. \n",
        "Ghana thanks Togo ( AFP )\n(AFP) -- \nThe Kenyan government summoned the Ugandan ambassador. * * * Chad didn't criticise Niger.\n\n(end)",
    ],
)
def test_an_analysis_survives_the_way_to_spacy_and_back(text):
    """The Doc has the article's text and offsets, and holds the same analysis, headline and all."""
    coding = moved(TWO_PARAGRAPHS, text)

    doc = to_doc(coding)

    assert doc.text == text
    assert from_doc(doc) == coding.analysis


def test_a_doc_has_what_spacy_users_expect():
    """Sentences, labels, lemmas and entities are where spaCy keeps them."""
    doc = to_doc(TWO_PARAGRAPHS.analysis, TWO_PARAGRAPHS.article.text)

    assert [sentence.root.text for sentence in doc.sents] == ["thanks", "summoned", "criticise"]
    assert [(entity.text, entity.label_) for entity in doc.ents][2] == ("Kenyan government", "ORG")
    assert [(word.lemma_, word.pos_, word.tag_, word.dep_) for word in doc if word.text == "summoned"] == [
        ("summon", "VERB", "VBD", "ROOT")
    ]
    assert [span.text for span in doc.spans["headline"]] == ["Ghana thanks Togo"]
    assert [word.text for word in doc if word.is_space] == ["\n", "\n"]


def test_text_that_was_not_parsed_stands_in_the_doc():
    """A dateline is there, is marked, and belongs to the sentence that follows it."""
    coding = moved(TWO_PARAGRAPHS, TWO_PARAGRAPHS.article.text.replace("The", "ACCRA - The"))

    doc = to_doc(coding)

    assert [span.text for span in doc.spans["unparsed"]] == ["ACCRA", "-"]
    assert [sentence.text.strip() for sentence in doc.sents][1].startswith("ACCRA - The Kenyan")


def test_what_the_shipped_engine_found_survives_too():
    """Not only trees made by hand: an article with headline, dateline, quotes and odd white space."""
    text = (
        "Ghana and Togo reopen border\n\nACCRA, May 3 - Ghana's  president won't attend talks.\n"
        '“We can’t wait,” Togo’s envoy, Kofi Mensah,\tsaid on Monday ... "Both sides agreed."\n'
    )
    coding = Analyser()(Coding(Article(id="x", text=text, headline=Offsets(0, 28), dateline=Offsets(30, 45))))
    names = tuple(replace(name, score=1.0) for name in coding.analysis.names)

    assert len(coding.analysis.sentences) > 2
    assert from_doc(to_doc(coding)) == replace(coding.analysis, names=names)


def test_an_analysis_without_words_is_a_doc_of_its_text():
    """Nothing was parsed, so all of it is unparsed."""
    doc = to_doc(Analysis(), " *** \n")

    assert doc.text == " *** \n"
    assert from_doc(doc) == Analysis()


def test_a_text_that_was_not_analysed_is_refused():
    """Offsets would point at other words."""
    with pytest.raises(ValueError, match='The text has "Niger" at 0, the analysis "Ghana"'):
        to_doc(TWO_PARAGRAPHS, "Niger thanks Togo")
    with pytest.raises(ValueError, match="An analysis holds no text"):
        to_doc(TWO_PARAGRAPHS.analysis)


def test_without_spacy_the_message_says_what_to_install(monkeypatch):
    """SpaCy is an extra, and only what needs it asks for it."""
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)

    with pytest.raises(PipelineError, match=r"pip install 'diurna\[spacy\]'"):
        to_doc(TWO_PARAGRAPHS)


def test_the_coder_does_not_load_spacy():
    """Whoever does not use spaCy does not wait for it."""
    import subprocess

    code = "import sys, diurna.coder, diurna.language.spacy_bridge; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
