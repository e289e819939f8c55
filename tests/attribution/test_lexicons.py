"""The tables of signatures and of speech: what ships is sound, and every fault is named at once."""

import pytest

from diurna.errors import LexiconError
from diurna.lexicons.signatures import EFFECTS, read_signatures, shipped_signatures
from diurna.lexicons.speech import read_speech, shipped_speech


def test_shipped_tables_are_read():
    """The shipped rows are found by part of speech, lemma and complement."""
    refuse = shipped_signatures().find("verb", ["refuse"], ["xcomp"])
    say = shipped_speech().find("verb", "say")

    assert refuse is not None
    assert refuse.positive == "negated"
    assert say is not None
    assert say.stance == "asserts"


def test_two_word_verb_comes_first():
    """The row of both words wins: "call off" is not "call"."""
    row = shipped_signatures().find("verb", ["call_off", "call"], ["obj"])

    assert row is not None
    assert (row.id, row.positive) == ("signature.call_off", "negated")


def test_signature_faults_come_together(tmp_path):
    """A wrong part of speech, a wrong effect and an empty field are all reported, each with its line."""
    path = tmp_path / "signatures.tsv"
    path.write_text(
        "id\tpos\tlemma\trelation\tpositive\tnegative\tnote\n"
        "a\tverbs\trefuse\txcomp\tnegated\tactual\n"
        "b\tverb\tfail\txcomp\tno\tactual\n"
        "c\tverb\tmanage\t\tsame\tsame\n"
    )

    with pytest.raises(LexiconError) as caught:
        read_signatures(path)

    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        f"signatures.tsv line {line}" for line in (2, 3, 4)
    ]
    assert EFFECTS[-1] in caught.value.faults[1]


def test_speech_faults_come_together(tmp_path):
    """A wrong stance, an unknown frame and a word that stands twice are all reported."""
    path = tmp_path / "speech.tsv"
    path.write_text(
        "id\tpos\tlemma\ttakes\tstance\tnote\n"
        "a\tverb\tsay\tclause\tlies\n"
        "b\tverb\ttell\tsong\tasserts\n"
        "c\tverb\ttell\tclause\tasserts\n"
    )

    with pytest.raises(LexiconError) as caught:
        read_speech(path)

    assert len(caught.value.faults) == 3
