"""`diurna evaluate actors` as its user meets it."""

import json

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app
from diurna.cli.evaluate_actors import COUNTED_OUT
from diurna.scoring.actors import read_counted_out

TABLE = """\
id\tsentence\tmention\tcountry\tsectors\tregion\tsplit
a\tThe Serbian interior minister thanked Kenyan soldiers.\tSerbian interior minister\tSRB\tGOV\tEurope\tdev
b\tThe Serbian interior minister thanked Kenyan soldiers.\tKenyan soldiers\tKEN\tMIL\tAfrica\tdev
c\tThe European Union thanked Kenyan soldiers.\tEuropean Union\tEU\tGOV\tEurope\tdev
d\tThe rain fell in Malta.\train\tMLT\t\tEurope\ttest
"""
CASES = [
    {"id": "n-1", "function": "agent_to_code", "text": "raids in Mali", "expected": {"country": "MLI", "code_1": ""}},
    {"id": "n-2", "function": "short_text_to_agent", "text": "soldiers", "expected": {"code_1": "COP"}},
]


@pytest.fixture
def run(tmp_path):
    """Write a file and evaluate it; the result has exit_code, stdout and stderr."""
    runner = CliRunner()

    def invoke(name, text, *options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return runner.invoke(app, ["evaluate", "actors", str(path), *map(str, options)])

    return invoke


def test_a_table_is_scored_as_json(run):
    """One object: shares of the cases of the split, the party taken whose head lies in the mention."""
    result = run("cases.tsv", TABLE, "--json", "--split", "dev")

    found = json.loads(result.stdout)
    assert (found["kind"], found["n"], set(found["figures"])) == ("actors", 3, {"country", "sector", "both"})
    assert found["figures"]["country"] == 1
    assert found["figures"]["sector"] == found["figures"]["both"] == pytest.approx(2 / 3, abs=1e-5)


def test_regions_and_failures_are_shown_to_people(run):
    """A table of regions, and each case that is wrong on standard error."""
    result = run("cases.tsv", TABLE, "--failures")

    assert "Europe" in result.stdout
    assert "c: European Union: sector wrong; expected EU-GOV; found EU" in result.stderr


def test_ngec_s_cases_are_phrases_coded_as_articles(run):
    """In "raids in Mali" the party is Mali."""
    text = "".join(json.dumps(case) + "\n" for case in CASES)

    assert json.loads(run("cases.jsonl", text, "--json").stdout)["figures"] == {
        "country": 1,
        "sector": 0.5,
        "both": 0.5,
    }


def test_cases_counted_out_are_not_judged(run, tmp_path):
    """How many is said."""
    out = tmp_path / "out.txt"
    out.write_text("n-2\tit asks for the wrong sector\n")

    result = run("cases.jsonl", "".join(json.dumps(case) + "\n" for case in CASES), "--json", "--counted-out", out)

    assert (json.loads(result.stdout)["n"], json.loads(result.stdout)["figures"]["both"]) == (1, 1)
    assert "1 cases are counted out" in result.stderr


def test_a_lexicon_of_one_s_own_can_be_measured(run, tmp_path):
    """With --lexicon, its codes are scored."""
    mine = tmp_path / "mine.tsv"
    mine.write_text(
        "id\tkind\tnames\tcase\tcountry\tshort\tsectors\toffice\tfrom\tto\tnote\neu\tbody\tEuropean Union\t\tBEL\t\tGOV\n"
    )
    table = TABLE.replace("\tEU\tGOV", "\tBEL\tGOV")

    assert json.loads(run("c.tsv", table, "--json", "--split", "dev", "--lexicon", mine).stdout)["figures"]["both"] == 1


def test_faults_exit_with_1(run):
    """A file that is no table of cases is not scored."""
    result = run("cases.tsv", "no table\n", "--json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "cases.tsv line 1: the header is" in result.stderr


def test_every_case_counted_out_has_its_reason():
    """The project's own list can be read."""
    assert all(reason for reason in read_counted_out(COUNTED_OUT).values())
