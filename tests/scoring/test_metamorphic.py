"""Sentences told otherwise: how pairs are made, and what counts as the same."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from diurna.errors import GoldError
from diurna.scoring.metamorphic import (
    Pair,
    Template,
    fill,
    lowered,
    make_pairs,
    read_templates,
    recoded,
    records_told,
    run_pairs,
    shares,
)
from writers.samples import make_article, make_event

SENTENCES = Path(__file__).parents[2] / "evaluation/robust_sentences.tsv"
EXPEL = Template("t.1", "transitive", "{A} expelled a {b} envoy, {P}.", "A {b} envoy, {P}, was expelled by {A}.")


@pytest.fixture
def record():
    """A record of one country's doing to another."""
    article = make_article("Norland expelled two Sudmark envoys.", headline=None)
    return make_event(
        article,
        event="SANCTION",
        trigger="expelled",
        actors=[("Norland", "NOR", "Norland")],
        recipients=[("Sudmark", "SDM", "Sudmark")],
    )


def test_the_shipped_sentences_can_all_be_read():
    """Fifty and more, each filled in a way that leaves no slot."""
    templates = read_templates(SENTENCES)

    assert len(templates) >= 50
    assert len({template.id for template in templates}) == len(templates)
    pairs = list(make_pairs(templates, fillings=1))
    assert not any("{" in pair.before + pair.after for pair in pairs)
    assert all(pair.before != pair.after for pair in pairs)


def test_faulty_lines_are_told_all_at_once(tmp_path):
    """With their numbers."""
    path = tmp_path / "sentences.tsv"
    path.write_text("id\tconstruction\tsentence\tpassive\na.1\tx\t{Z} did it.\nb.1\tx\n", encoding="utf-8")

    with pytest.raises(GoldError) as error:
        read_templates(path)

    assert [fault.split(":")[0] for fault in error.value.faults] == ["sentences.tsv line 2", "sentences.tsv line 3"]


def test_each_change_is_of_one_kind():
    """A passive keeps countries and people; renaming the ones keeps the others."""
    pairs = {pair.change: pair for pair in make_pairs([EXPEL], fillings=1)}

    assert set(pairs) == {
        "passive", "countries renamed", "people renamed", "clause before", "clause after", "clause within", "dateline",
        "sentence beside", "sentence order",
    }  # fmt: skip
    base = pairs["passive"].before
    assert sorted(base.lower().replace(",", "").rstrip(".").split())[:3] != []
    assert set(base.rstrip(".").replace(",", "").split()) <= set(
        pairs["passive"].after.rstrip(".").replace(",", "").split()
    ) | {"a", "an"}
    name = base.split(", ")[1]
    assert pairs["countries renamed"].after.endswith(name)
    assert pairs["people renamed"].after.startswith(base.split(", ")[0])
    assert not pairs["people renamed"].after.endswith(name)


def test_only_countries_renamed_change_codes():
    """And their codes are those of the countries, one for one."""
    for pair in make_pairs([EXPEL], fillings=3):
        assert len(pair.codes) == (3 if pair.change == "countries renamed" else 0)
        assert not set(pair.codes) & set(pair.codes.values())


def test_articles_and_capitals_suit_what_is_filled_in():
    """It is "an Indian envoy"; a name keeps its capital behind a clause, an article does not."""
    assert fill("A {b} envoy met {A}.", {"A": "Mali", "b": "Indian"}) == "An Indian envoy met Mali."
    assert lowered("The army left.") == "the army left."
    assert lowered("Mali left.") == "Mali left."


def test_american_spelling_changes_nothing_else():
    """Only where a word has two spellings."""
    spelt = Template("t.2", "transitive", "{A} criticised {B}.", "")
    changes = {pair.change: pair for pair in make_pairs([spelt], fillings=1)}

    assert changes["American spelling"].after == changes["American spelling"].before.replace("criticised", "criticized")


def test_codes_are_renamed_by_their_country():
    """Sectors stay."""
    assert recoded("FRA-GOV", {"FRA": "MLI"}) == "MLI-GOV"
    assert recoded("EU", {"FRA": "MLI"}) == "EU"


def test_records_are_the_same_in_any_order_and_place(record):
    """Type, mode, codes and status count; where the words stand does not."""
    moved = replace(record, id="other", sentence=3, text="elsewhere", confidence=0.1)

    assert records_told([record, moved]) == records_told([moved, record])
    assert records_told([record]) != records_told([replace(record, status="negated")])
    assert records_told([record]) != records_told([record, moved])


def test_a_pair_is_kept_where_records_change_as_they_should(record):
    """Lost, added or other records are failures; a first text without records is no pair."""
    told = {"one": [record], "same": [record], "lost": [], "silent": [], "any": [record]}
    pairs = [
        Pair("a", "t", "x", "one", "same"), Pair("a", "t", "x", "one", "lost"), Pair("b", "t", "x", "silent", "any"),
    ]  # fmt: skip

    outcomes = list(run_pairs(pairs, lambda text: told[text]))

    assert [one.kept for one in outcomes] == [True, False, False]
    assert shares(outcomes, lambda one: one.pair.change) == {"a": (1, 2)}
    assert outcomes[1].expected - outcomes[1].found == Counter(records_told([record]))
