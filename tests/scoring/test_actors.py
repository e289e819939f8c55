"""Codes of parties against gold cases."""

import datetime as dt
import json

import pytest

from diurna.errors import GoldError
from diurna.scoring.actors import Coded, judge, read_actor_table, read_counted_out, score_actors
from diurna.scoring.ngec import TODAY, day_of, read_ngec

HEADER = "id\tsentence\tmention\tcountry\tsectors\tregion\tsplit\n"


@pytest.fixture
def write(tmp_path):
    """Write a file; returns its path."""

    def make(text, name="cases.tsv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def coded(home="", sectors="", short=None):
    """A coding."""
    return Coded(home or None, short, frozenset(filter(None, sectors.split("|"))))


def ngec(write, **case):
    """One case of NGEC's kind, read."""
    line = json.dumps({"id": "n-1", "function": "agent_to_code", "text": "a ferry", **case})
    (found,) = read_ngec(write(line + "\n", "cases.jsonl"))
    return found


def test_a_table_s_sectors_are_a_set(write):
    """All of them and no other, in any order; the mention is found in its sentence."""
    (case,) = read_actor_table(write(HEADER + "a\tTwo naval police met.\tnaval police\tMLT\tMIL|COP\tEurope\tdev\n"))

    assert (case.start, case.end, case.group) == (4, 16, "Europe")
    assert judge(case, coded("MLT", "COP|MIL")).right
    assert judge(case, coded("MLT", "COP")).sector is False
    assert judge(case, coded("ITA", "COP|MIL")).country is False


def test_a_body_s_short_name_is_its_country(write):
    """Where a body has a short name, that is compared."""
    (case,) = read_actor_table(write(HEADER + "a\tThe EU met.\tEU\tEU\t\tEurope\ttest\n"))

    assert judge(case, coded(short="EU")).right


def test_only_one_split_is_read(write):
    """Cases of the other one are left out, and none at all is a fault."""
    path = write(HEADER + "a\tMali met.\tMali\tMLI\t\tAfrica\tdev\n")

    assert len(read_actor_table(path, split="dev")) == 1
    with pytest.raises(GoldError, match='no case of split "test"'):
        read_actor_table(path, split="test")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a\tMali met.\tMali\tMLI\t\tAfrica", "6 columns found; expected 7"),
        ("\tMali met.\tMali\tMLI\t\tAfrica\tdev", "no id"),
        ("a\tMali met.\tChad\tTCD\t\tAfrica\tdev", 'mention "Chad" does not stand in the sentence'),
        ("a\tMali met.\tMali\tMLI\t\tAfrica\ttrain", 'split "train"; expected dev or test'),
        ("b\tChad met.\tChad\tTCD\t\tAfrica\tdev", 'id "b" stands in line 2 too'),
    ],
)
def test_faults_of_a_table(write, row, message):
    """Each with its line."""
    with pytest.raises(GoldError) as error:
        read_actor_table(write(HEADER + "b\tNiger met.\tNiger\tNER\t\tAfrica\tdev\n" + row + "\n"))

    assert "cases.tsv line 3: " in error.value.faults[0]
    assert message in error.value.faults[0]


@pytest.mark.parametrize(
    ("expected", "right", "wrong"),
    [
        ({"country": "MLT", "code_1": "MIL"}, coded("MLT", "MIL|COP"), coded("MLT", "COP")),
        ({"country": "", "code_1": ""}, coded(), coded("MLT")),
        ({"result": None}, coded(), coded("", "CVL")),
        ({"code_1": "MED"}, coded("MLT", "HLH"), coded("MLT", "MED")),
        ({"code_1": "PRM"}, coded("", "UAF"), coded()),
        ({"country": "EUR"}, coded(short="EU"), coded("DEU")),
        ({"country": "UNO"}, coded(short="WHO"), coded(short="EU")),
        ({"country": "IGO"}, coded(short="OPEC"), coded("DEU")),
        ({"country !=": "GBR"}, coded("MLT"), coded("GBR")),
        ({"country": "GEO", "code_1": "PRE"}, coded("GEO", "REB"), coded("ABK")),
    ],
)
def test_what_ngec_s_cases_expect(write, expected, right, wrong):
    """Its codes in ours; the first sector among those found; partial recognition is no sector here."""
    case = ngec(write, expected=expected)

    assert judge(case, right).right
    assert not judge(case, wrong).right


def test_cases_that_ask_for_no_code_are_left_out(write):
    """The title of a page is no code."""
    with pytest.raises(GoldError, match="no case that asks for a code"):
        ngec(write, function="query_wiki", expected={"wiki": "Ferry"})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-01-01", dt.date(2021, 1, 1)),
        ("1 july 2021", dt.date(2021, 7, 1)),
        ("Today", TODAY),
        (None, TODAY),
    ],
)
def test_days_of_ngec_s_cases(text, day):
    """Written in two ways, or not at all."""
    assert day_of(text) == day


def test_faults_of_ngec_s_cases(write):
    """No JSON, no case, no day."""
    lines = [
        "{",
        "{}",
        json.dumps({"id": "a", "function": "agent_to_code", "text": "x", "expected": {}, "query_date": "May"}),
    ]

    with pytest.raises(GoldError) as error:
        read_ngec(write("\n".join(lines), "cases.jsonl"))

    assert [fault.split("line ")[1][0] for fault in error.value.faults] == ["1", "2", "3"]


def test_figures_are_shares_of_what_was_asked(write):
    """A case that asks for a sector alone does not count for countries."""
    first = judge(ngec(write, expected={"country": "MLT", "code_1": "MIL"}), coded("MLT"))
    second = judge(ngec(write, expected={"code_1": "MIL"}), coded("ITA", "MIL"))

    assert score_actors([first, second]) == {"country": 1.0, "sector": 0.5, "both": 0.5}
    assert score_actors([]) == {"country": 0.0, "sector": 0.0, "both": 0.0}


def test_cases_counted_out_need_a_reason(write):
    """An id alone is a fault."""
    assert read_counted_out(write("# why\nn-1\ta private person\n")) == {"n-1": "a private person"}
    with pytest.raises(GoldError, match="expected an id, a tab and the reason"):
        read_counted_out(write("n-1\n"))
