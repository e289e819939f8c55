"""What is learned from a batch: labels, and what teachers tell."""

from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="needs the [train] extra")

import torch

from diurna.model.engine import ENGLISH
from diurna.model.pieces import WordPieces
from diurna.training.batches import Labels, encode, pack
from diurna.training.corpora import Sample
from diurna.training.devices import choose_device
from diurna.training.fit import quality_of
from diurna.training.losses import Teachers, loss_of, scores_of, unpack
from diurna.training.network import Encoder, Network, Shape
from diurna.training.steps import Stepper

SIZES = {"hidden_size": 24, "vocab_size": 30522, "max_position_embeddings": 64, "intermediate_size": 32}
SMALL = {**SIZES, "num_attention_heads": 2, "num_hidden_layers": 2}
THEY_MET = Sample(
    words=("They", "met", "."),
    upos=("PRON", "VERB", "PUNCT"),
    xpos=("PRP", "VBD", "."),
    lemmas=("they", "meet", "."),
    heads=(2, 0, 2),
    relations=("nsubj", "root", "punct"),
    sentence=True,
)
LABELS = Labels.of([THEY_MET] * 3)


def network(seed):
    """A small network with weights of its own."""
    torch.manual_seed(seed)
    made = Network(Encoder(SMALL), LABELS.sizes(), Shape(layers=2, arc=8, relation=8, event=8))
    torch.nn.init.normal_(made.arc_weight)
    return made.eval()


def packed(*samples):
    """Samples as one batch."""
    return torch.from_numpy(pack(encode(samples, LABELS), WordPieces.from_file(ENGLISH / "tokenizer.json")))


def test_no_word_hangs_from_itself_or_from_padding():
    """Arcs to the word itself and to places past the end are ruled out."""
    arcs = scores_of(network(1), unpack(packed(THEY_MET)), halves=False)["arcs"][0]

    assert bool((arcs.diagonal() <= -1e4).all())
    assert bool((arcs[:, 4:] <= -1e4).all())
    assert bool((arcs[1, [0, 2, 3]] > -1e4).all())


def test_without_labels_and_teachers_nothing_is_asked():
    """A sentence of nothing but words costs nothing by itself."""
    assert float(loss_of(network(1), packed(Sample(words=("They", "met"), taught=True)))) == 0


def test_a_network_that_agrees_with_its_teacher_has_the_least_to_learn():
    """Of what the teacher alone can tell, no other network has a smaller loss than the teacher itself."""
    batch = packed(Sample(words=("They", "met", "."), taught=True))
    teachers = Teachers([network(1)], 0.5)

    same, other = (float(loss_of(network(seed), batch, teachers)) for seed in (1, 2))

    assert 0 < same < other


def test_labels_and_teachers_share_the_loss():
    """With a share of nothing the labels alone are learned."""
    batch = packed(replace(THEY_MET, names=("O", "O", "O")))

    alone, shared = loss_of(network(1), batch), loss_of(network(1), batch, Teachers([network(2)], 0.0))

    assert torch.isclose(alone, shared)


def test_a_step_leaves_gradients_and_its_loss():
    """Gradients are those of the last batch alone; losses are summed until they are asked for."""
    made = network(1)
    stepper = Stepper(made, None, halves=False, graphs=True)
    batch = packed(THEY_MET).numpy()

    stepper(batch)
    first = made.arc_weight.grad.clone()
    stepper(batch)

    assert torch.equal(first, made.arc_weight.grad)
    assert stepper.take_loss() == pytest.approx(2 * float(loss_of(made, packed(THEY_MET))), rel=1e-5)
    assert stepper.take_loss() == 0
    assert made.facts.weight.grad is None


def test_trees_are_judged_first_and_what_is_missing_is_left_out():
    """Nine parts trees and one part names; of name sets alone, the names."""
    assert quality_of({"a": {"las": 0.9}, "b": {"names_f1": 0.5}}) == pytest.approx(0.86)
    assert quality_of({"b": {"names_f1": 0.5}}) == 0.5


def test_a_device_that_is_not_there_is_said_so(monkeypatch):
    """Asked for a GPU where there is none, training stops and says what to do; left to itself it takes the CPU."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)

    assert choose_device("auto").type == "cpu"
    with pytest.raises(SystemExit, match="finds no GPU"):
        choose_device("cuda")
