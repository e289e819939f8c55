"""Treebanks in CoNLL-U, and the text that they are rebuilt to."""

import pytest

from diurna.errors import GoldError
from diurna.records import Span
from diurna.scoring.raw import rebuild_documents
from diurna.scoring.treebanks import read_treebank

TREEBANK = """\
# newdoc id = one
# newpar
# sent_id = 1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
3.1\tthere\t_\t_\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_

# newpar id = two
1-2\tdu\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tde\tde\tADP\tIN\t_\t0\troot\t_\t_
2\tle\tle\tDET\tDT\t_\t1\tdet\t_\t_
3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newdoc
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def write(tmp_path, text):
    """A treebank on disk."""
    path = tmp_path / "bank.conllu"
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_words_and_annotation_are_read(tmp_path, line_end):
    """Ranges and empty nodes are no words; heads count from 1."""
    first, second, third, last = read_treebank(write(tmp_path, TREEBANK.replace("\n", line_end)))

    assert first.words == ("Do", "n't", "go", ".")
    assert first.row.heads == (3, 3, 0, 3)
    assert first.row.xpos == ("VB", "RB", "VB", ".")
    assert [surface.form for surface in first.surfaces] == ["Don't", "go", "."]
    assert (first.opens_document, first.opens_paragraph) == (True, True)
    assert (second.opens_document, second.opens_paragraph) == (False, False)
    assert (third.opens_document, third.opens_paragraph) == (False, True)
    assert (last.opens_document, last.opens_paragraph) == (True, False)


def test_text_is_rebuilt_as_printed(tmp_path):
    """Spaces, ranges, paragraphs and documents come out as the treebank says."""
    one, two = rebuild_documents(read_treebank(write(tmp_path, TREEBANK)))

    assert one.text == "Don't go. Stay\n\ndu!"
    assert two.text == "Yes"
    assert [span.of(one.text) for span in one.gold.words] == ["Do", "n't", "go", ".", "Stay", "du", "du", "!"]
    assert [span.of(one.text) for span in one.gold.sentences] == ["Don't go.", "Stay", "du!"]
    assert one.gold.row.heads == [3, 3, 0, 3, 0, 0, 6, 6]
    assert one.gold.zones == [(Span(16, 18), range(5, 7))]
    assert one.size == 3


def test_a_file_without_documents_is_one(tmp_path):
    """No `# newdoc`, one text."""
    (document,) = rebuild_documents(read_treebank(write(tmp_path, TREEBANK.replace("# newdoc", "# olddoc"))))

    assert document.text.endswith("du! Yes")


def test_every_fault_is_told_at_once(tmp_path):
    """Each line that breaks the format is named, with what was expected."""
    text = (
        "1\tA\ta\tDET\tDT\t_\t9\tdet\t_\t_\n"
        "2\tman\tman\n"
        "\n"
        "1-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tcan\tcan\tAUX\tMD\t_\tx\taux\t_\t_\n"
        "4\t\tnot\tPART\tRB\t_\t0\troot\t_\t_\n"
        "\x1bfive\tx\tx\tX\tX\t_\t0\troot\t_\t_\n"
    )

    with pytest.raises(GoldError) as caught:
        read_treebank(write(tmp_path, text))

    told = "\n".join(fault.replace(str(tmp_path), "") for fault in caught.value.faults)
    assert 'line 1: head "9"; expected a number from 0 (the root) to 1' in told
    assert "line 2: 3 columns found; expected 10" in told
    assert "line 4: the range ends at word 3, but the sentence has 2" in told
    assert 'line 5: head "x"' in told
    assert "line 6: word 4; expected 2" in told
    assert "line 6: the form is empty" in told
    assert '"\\x1bfive" is no id' in told
    assert len(caught.value.faults) == 7


@pytest.mark.parametrize("text", ["", "\n\n", "# newdoc\n"])
def test_a_file_without_a_sentence_is_a_fault(tmp_path, text):
    """Nothing to score is said, not scored as perfect."""
    with pytest.raises(GoldError, match="no sentence"):
        read_treebank(write(tmp_path, text))


def test_a_file_that_is_not_there_or_not_utf8_is_a_fault(tmp_path):
    """What the system says is passed on, and a byte that is not UTF-8 has its line."""
    with pytest.raises(GoldError, match=r"absent.conllu: cannot be read \(No such file"):
        read_treebank(tmp_path / "absent.conllu")
    (tmp_path / "latin.conllu").write_bytes(TREEBANK.replace("Yes", "Sí").encode("latin-1"))
    with pytest.raises(GoldError, match=r"line 20: byte 4 is not UTF-8"):
        read_treebank(tmp_path / "latin.conllu")
