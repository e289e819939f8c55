"""Fitting the learned grade of factuality."""

import json
from dataclasses import replace

import numpy as np
import pytest

from diurna.attribution.factuality_head import read_head
from diurna.training.factuality import SEEN, HeadRecipe, Predicate, fit_head, main, marks_of, measure, slopes_of

SMALL = HeadRecipe(size=8, epochs=30, batch=16, rate=0.02, dropout=0.1, decay=0.0)


def predicates(count=200):
    """Predicates whose factuality is told by one clue, beside numbers that say nothing."""
    rng = np.random.default_rng(0)
    return [
        Predicate(rng.normal(size=4).astype(np.float32), ("aux will",) if one % 2 else ("aux did",), -2 if one % 2 else 2)
        for one in range(count)
    ]  # fmt: skip


def test_a_head_learns_what_a_clue_tells():
    """On predicates it has not seen, its grades lie with gold."""
    head = fit_head(predicates(), SMALL)

    assert measure(head, predicates(40)) > 0.95


def test_the_same_recipe_gives_the_same_head_and_another_seed_another():
    """So that what ships can be made again."""
    one, same = fit_head(predicates(), SMALL), fit_head(predicates(), SMALL)
    other = fit_head(predicates(), replace(SMALL, seed=2))

    assert np.array_equal(one.hidden, same.hidden)
    assert not np.array_equal(one.hidden, other.hidden)


def test_rare_clues_are_left_out():
    """A clue beside too few predicates is no row of the head."""
    given = predicates()
    given[0] = replace(given[0], clues=("aux did", "lemma outlier"))

    head = fit_head(given, SMALL)

    assert list(head.clues) == ["aux did", "aux will"]
    assert len(given) // 2 >= SEEN
    assert marks_of(given[:2], list(head.clues)).tolist() == [[1, 0], [0, 1]]


def test_slopes_are_those_of_half_the_mean_square():
    """Held against differences, weight by weight."""
    rng = np.random.default_rng(1)
    weights = [rng.normal(size=shape).astype(np.float64) for shape in ((3, 4), (4,), (4,), (1,))]
    given, gold, mask = rng.normal(size=(5, 3)), rng.normal(size=5), np.ones((5, 4))

    def loss():
        inner = np.maximum(given @ weights[0] + weights[1], 0) * mask
        return 0.5 * np.mean((inner @ weights[2] + weights[3][0] - gold) ** 2)

    for place, slope in enumerate(slopes_of(weights, given, gold, mask)):
        for index in np.ndindex(weights[place].shape):
            kept = weights[place][index]
            weights[place][index] = kept + 1e-5
            above = loss()
            weights[place][index] = kept - 1e-5
            below = loss()
            weights[place][index] = kept
            assert slope[index] == pytest.approx((above - below) / 2e-5, abs=1e-4)


def test_a_head_is_written_and_read_again(tmp_path):
    """With weights as halves, its grades stay."""
    head = fit_head(predicates(), SMALL)
    head.save(tmp_path / "head.npz")

    read = read_head(tmp_path / "head.npz")

    assert list(read.clues) == list(head.clues)
    assert np.allclose(read.hidden, head.hidden, atol=1e-2)
    assert measure(read, predicates(40)) == pytest.approx(measure(head, predicates(40)), abs=1e-3)


def test_the_command_writes_head_and_card(tmp_path, monkeypatch, capsys):
    """From a folder with the training file; the card tells where it is from and its figure."""
    rows = [
        json.dumps(
            {
                "id": str(one),
                "tokens": ["Peru" if one % 2 else "Chad", "left" if one % 3 else "may", "."],
                "targets": [{"start": 1, "end": 2, "factuality": one % 4 - 1}],
            }
        )
        + "\n"
        for one in range(60)
    ]
    (tmp_path / "uds_ih2_train.jsonl").write_text("".join(rows))
    monkeypatch.setattr("sys.argv", ["factuality", str(tmp_path), "--out", str(tmp_path / "made.npz")])
    monkeypatch.setattr("diurna.training.factuality.HeadRecipe", lambda: SMALL)

    main()

    assert len(read_head(tmp_path / "made.npz").out) == SMALL.size
    card = (tmp_path / "CARD.md").read_text()
    assert card in capsys.readouterr().out
    assert "60 predicates, CC BY-SA 4.0" in card
