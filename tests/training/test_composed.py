"""The readers of names for training, and the sentences composed for it."""

from pathlib import Path

import pytest

from diurna.training.names import gum_names, read_composed, read_iob2

COMPOSED = Path(__file__).parents[2] / "training" / "names"


def written(folder, text):
    """A file with that text."""
    path = folder / "topic.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_become_tags(tmp_path):
    """Names are marked inline; the tags begin and end where the marks do."""
    (sample,) = read_composed(written(tmp_path, "[PER Amina Diallo]'s aides left [LOC Port Sudan].\n"))

    assert list(zip(sample.words, sample.names, strict=True)) == [
        ("Amina", "B-PER"),
        ("Diallo", "I-PER"),
        ("'s", "O"),
        ("aides", "O"),
        ("left", "O"),
        ("Port", "B-LOC"),
        ("Sudan", "I-LOC"),
        (".", "O"),
    ]


def test_a_stray_bracket_is_named(tmp_path):
    """A mark of an unknown type is told with its line."""
    with pytest.raises(SystemExit, match="line 2"):
        read_composed(written(tmp_path, "All is well.\n[GPE Chad] spoke.\n"))


@pytest.mark.parametrize("path", sorted(COMPOSED.glob("*.txt")), ids=lambda path: path.stem)
def test_every_composed_file_reads(path):
    """Each file of composed sentences reads, and no sentence stands twice in it."""
    samples = read_composed(path)

    assert len({sample.words for sample in samples}) == len(samples) > 50


def test_gum_mentions_become_names():
    """A mention headed by a proper noun is a name, without its title; an office alone is none."""
    rows = [
        ["1", "President", "President", "PROPN", "NNP", "_", "3", "nsubj", "_", "Entity=(1-person-new-cf1-1,2-coref"],
        ["2", "Ruto", "Ruto", "PROPN", "NNP", "_", "1", "flat", "_", "Entity=1)"],
        ["3", "left", "leave", "VERB", "VBD", "_", "0", "root", "_", "_"],
        ["4", "Kenya", "Kenya", "PROPN", "NNP", "_", "3", "obj", "_", "Entity=(2-place-new-cf2-1-coref)"],
    ]

    assert gum_names(rows) == ("O", "B-PER", "O", "B-LOC")


def test_universal_ner_reads(tmp_path):
    """Words and tags of Universal NER; types that we do not tell apart become O."""
    path = written(tmp_path, "# text = Oslo won\n1\tOslo\tB-LOC\t-\n2\twon\tB-OTH\t-\n\n")

    (sample,) = read_iob2(path)

    assert (sample.words, sample.names) == (("Oslo", "won"), ("B-LOC", "O"))
