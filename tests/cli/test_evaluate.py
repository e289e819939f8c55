"""`diurna evaluate` as its user meets it."""

import json

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app

TREEBANK = """\
# newdoc
1\tMali\tMali\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tthanked\tthank\tVERB\tVBD\t_\t0\troot\t_\t_
3-4\tChad's\t_\t_\t_\t_\t_\t_\t_\t_
3\tChad\tChad\tPROPN\tNNP\t_\t5\tnmod:poss\t_\t_
4\t's\t's\tPART\tPOS\t_\t3\tcase\t_\t_
5\tpresident\tpresident\tNOUN\tNN\t_\t2\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tsmiled\tsmile\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
NAMES = "1\tAngela\tB-PER\n2\tMerkel\tI-PER\n3\tvisited\tO\n4\tParis\tB-LOC\n5\t.\tO\n"


@pytest.fixture
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, ["evaluate", *(str(argument) for argument in arguments)])


@pytest.fixture
def treebank(tmp_path):
    """A small treebank on disk."""
    path = tmp_path / "bank.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "figures"),
    [
        ((), {"upos", "xpos", "lemma", "verb_lemma", "uas", "las"}),
        (("--raw",), {"words_f1", "sentences_f1", "upos", "xpos", "lemma", "verb_lemma", "uas", "las"}),
    ],
)
def test_parses_are_scored_as_json(run, treebank, options, figures):
    """One object on one line: kind, file, number of sentences, and figures between 0 and 1."""
    result = run("parse", treebank, "--json", *options)

    assert result.exit_code == 0, result.stderr
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert (found["kind"], found["file"], found["n"]) == ("parse", str(treebank), 2)
    assert set(found["figures"]) == figures
    assert all(0.5 < figure <= 1 for figure in found["figures"].values())
    assert result.stderr == ""


def test_raw_text_with_a_headline_or_dateline_is_cut_as_any_other(run, tmp_path):
    """What looks like a headline or a dateline is words to be found all the same."""
    path = tmp_path / "dateline.conllu"
    path.write_text(
        "1\tWar\twar\tNOUN\tNN\t_\t0\troot\t_\t_\n2\tends\tend\tVERB\tVBZ\t_\t1\tdep\t_\t_\n\n# newpar\n"
        "1\tPARIS\tParis\tPROPN\tNNP\t_\t3\tdep\t_\tSpaceAfter=No\n2\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_\n"
        "3\tMay\tMay\tPROPN\tNNP\t_\t0\troot\t_\t_\n4\t9\t9\tNUM\tCD\t_\t3\tnummod\t_\t_\n"
        "5\t-\t-\tPUNCT\t,\t_\t7\tpunct\t_\t_\n6\tIt\tit\tPRON\tPRP\t_\t7\tnsubj\t_\t_\n"
        "7\tended\tend\tVERB\tVBD\t_\t3\tdep\t_\tSpaceAfter=No\n8\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_\n",
        encoding="utf-8",
    )

    figures = json.loads(run("parse", path, "--raw", "--json").stdout)["figures"]

    assert (figures["words_f1"], figures["sentences_f1"]) == (1, 1)


def test_names_are_scored_as_json(run, tmp_path):
    """Precision, recall and F1 on gold words."""
    path = tmp_path / "names.iob2"
    path.write_text(NAMES, encoding="utf-8")

    found = json.loads(run("names", path, "--json").stdout)

    assert found == {
        "kind": "names", "file": str(path), "n": 1, "figures": {"precision": 1, "recall": 1, "f1": 1},
    }  # fmt: skip


def test_without_json_a_table_is_printed_in_per_cent(run, treebank):
    """For people: figures of a hundred."""
    result = run("parse", treebank, "--raw")

    assert result.exit_code == 0
    assert "2 sentences" in result.stdout
    assert "words_f1" in result.stdout
    assert "100.00" in result.stdout


def test_faults_of_a_gold_file_are_told_and_exit_with_1(run, tmp_path):
    """Every fault has its line, up to a point; nothing goes to standard output."""
    path = tmp_path / "bad.conllu"
    path.write_text("no treebank\n" * 30)

    result = run("parse", path, "--json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "bad.conllu line 1: 1 column found; expected 10" in result.stderr
    assert "And 10 more faults." in result.stderr


@pytest.mark.parametrize("arguments", [("parse",), ("names", "x.iob2", "--raw"), ("rumours", "x.txt")])
def test_wrong_usage_exits_with_2(run, arguments):
    """A missing file name, an option of another kind, an unknown kind."""
    assert run(*arguments).exit_code == 2
