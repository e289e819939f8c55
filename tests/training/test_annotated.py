"""What the detector learns from: annotated texts as lines, with events and parties at words."""

import pytest

pytest.importorskip("torch", reason="needs the [train] extra")

from pathlib import Path

import torch

from diurna.model.engine import ENGLISH
from diurna.scoring.annotations import read_annotations
from diurna.scoring.gold import GoldArticle, text_hash
from diurna.training.annotated import KEPT_OUT, Reader, checked, code_parts, composed_gold
from diurna.training.detector import fresh_network
from diurna.training.events import EVENT_TYPES
from diurna.training.fit_detector import DetectorRecipe, Lines, fit, told_by
from diurna.training.free_texts import lines_text, named
from diurna.training.trunk import Trunk

TEXT = "Norwegian trawlers seized\n\nRussia's coast guard seized two Norwegian trawlers on Monday. Oslo protested.\n"
ANNOTATED = """
1 | COERCE seize | Russia's coast guard=RUS-MIL | two Norwegian trawlers=NOR-BUS | seized | actual | - | - | -
1 | ACCUSE disapprove | Oslo=NOR | - | protested | actual | - | - | -
"""


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """The lines of one article."""
    path = tmp_path_factory.mktemp("annotated") / "a.ann"
    path.write_text(ANNOTATED, encoding="utf-8")
    return list(Reader().examples(TEXT, read_annotations(path, TEXT)))


def test_events_stand_at_their_words(examples):
    """Both in the second line, with the heads of their parties."""
    headline, body = examples

    assert headline.told == ()
    told = [(one.event, body.words[one.predicate], {body.words[place] for place in one.actors}) for one in body.told]
    assert told == [("COERCE", "seized", {"guard"}), ("ACCUSE", "protested", {"Oslo"})]
    assert {body.words[place] for place in body.told[0].recipients} == {"trawlers"}


def test_parties_stand_with_their_sectors(examples):
    """Each with what the rules found of it."""
    found = {examples[1].words[one.place]: one.sector for one in examples[1].coded}

    assert found == {"guard": "MIL", "trawlers": "BUS", "Oslo": ""}


def test_an_epoch_brings_the_losses_of_what_is_told_down(examples, capsys):
    """Forty epochs over one article learn it by heart."""
    torch.set_num_threads(1)
    trunk = Trunk(ENGLISH, threads=1)
    lines, network = Lines.of(examples, trunk), fresh_network(ENGLISH)

    fit(network, lines, trunk.pieces, DetectorRecipe(epochs=40, warm_up=2), {})

    losses = [line.partition("losses ")[2].split(", ") for line in capsys.readouterr().err.splitlines()]
    assert all(float(last) < float(first) / 2 for first, last in zip(losses[0], losses[-1], strict=True))
    assert "0.5: 100/100" in told_by(network, lines, trunk.pieces)
    assert len(network.layers) == 3
    assert network.triggers.score[-1].out_features == len(EVENT_TYPES)


def test_every_so_many_composed_article_is_kept_out_and_a_noted_day_is_read(tmp_path):
    """By their names' order; together they are all there are."""
    for number in range(KEPT_OUT + 2):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
        day = "% published 1998-02-16\n" if number == KEPT_OUT else ""
        (tmp_path / f"{number}.ann").write_text(day + ANNOTATED, encoding="utf-8")

    kept_out, rest = (dict(composed_gold(tmp_path, kept_out=one)) for one in (True, False))

    assert [article.file for article in kept_out] == ["0.txt", f"{KEPT_OUT}.txt"]
    assert [str(article.published) for article in kept_out] == ["None", "1998-02-16"]
    assert len(rest) == KEPT_OUT
    assert set(rest.values()) == {TEXT}


def test_a_text_that_was_not_annotated_is_refused():
    """The hash decides."""
    article = GoldArticle(file="a.txt", sha256=text_hash("A text."), split="train", published=None, events=())

    assert checked(article, "A text.") == "A text."
    with pytest.raises(ValueError, match=r"a\.txt: not the text that was annotated"):
        checked(article, "Another text.")


@pytest.mark.parametrize(
    ("code", "parts"),
    [("RUS-MIL", ("RUS", "MIL")), ("CRM", ("", "CRM")), ("UN", ("UN", "")), (None, ("", "")), ("FRA-XXX", ("FRA", ""))],
)
def test_a_code_has_a_country_and_a_sector(code, parts):
    """Or lacks one."""
    assert code_parts(code) == parts


def test_texts_of_free_corpora_have_a_line_a_sentence_and_plain_names():
    """Whatever stands in a document's own name."""
    assert lines_text(["  One  sentence. ", "", "Another."]) == "One sentence.\nAnother.\n"
    assert named("ewt", "weblog-blogspot.com_x_2004_ENG_2004") == "ewt_weblog_x_2004.txt"
    assert Path(named("re3d", "a/../b")).name == named("re3d", "a/../b")
