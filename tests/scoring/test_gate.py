"""The gate: figures may rise, and fall only with a written reason."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def gate(monkeypatch):
    """The module of `make gate`."""
    monkeypatch.syspath_prepend(ROOT / "evaluation")
    import gate

    return gate


@pytest.fixture
def found(gate):
    """What a run found: figures, or why it failed."""
    from runs import Found, Run

    def make(failure="", **figures):
        run = Run("kind", "a kind", ("kind", "file"), "a set", "a licence", ("f1", "ece"), True)
        return Found(run, 1.0, 10, None if failure else figures, None, failure)

    return make


def floor(value, highest=None, **more):
    """The floors of one figure."""
    return {"kind": {"f1": {"floor": value, "highest": highest or value, **more}}}


def test_a_figure_under_its_floor_is_named_with_both(gate, found):
    """Figure, floor, what was found, and what to do; a hair's breadth is none."""
    (fault,) = gate.faults_of_figures(floor(0.8), [found(f1=0.75)], 0.003)

    assert fault.startswith("kind f1: found 0.7500, which is under the floor of 0.8. Mend what made it fall")
    assert not list(gate.faults_of_figures(floor(0.8), [found(f1=0.798)], 0.003))


def test_a_run_that_fails_or_lacks_a_figure_is_a_fault(gate, found):
    """Nothing passes by not being measured."""
    (failed,) = gate.faults_of_figures(floor(0.8), [found(failure="no model there")], 0.003)
    (lacking,) = gate.faults_of_figures(floor(0.8), [found(other=1.0)], 0.003)

    assert failed == "kind: the evaluation failed. no model there"
    assert lacking.startswith("kind f1: not among the figures found")


def test_a_floor_is_lowered_only_with_a_reason(gate):
    """The highest it was stays in the file."""
    (fault,) = gate.faults_of_floors(floor(0.7, 0.8))

    assert "the floor is 0.7, and was 0.8" in fault
    assert list(gate.faults_of_floors(floor(0.7, 0.8, why="  "))) == [fault]
    assert not list(gate.faults_of_floors(floor(0.7, 0.8, why="Gold was mended.")))


def test_raising_lowers_nothing_and_adds_what_is_new(gate, found):
    """Four digits, rounded down; a reason goes where it is needed no more; errors are not held."""
    assert gate.raised(floor(0.8), [found(f1=0.75)]) == floor(0.8)
    assert gate.raised(floor(0.8), [found(f1=0.87659, ece=0.1)]) == floor(0.8765)
    assert gate.raised(floor(0.7, 0.8, why="so"), [found(f1=0.75)]) == floor(0.75, 0.8, why="so")
    assert gate.raised(floor(0.7, 0.8, why="so"), [found(f1=0.9)]) == floor(0.9)
    assert gate.raised({}, [found(f1=0.5)]) == floor(0.5)


def test_the_runs_and_floors_of_the_project_fit_together(gate):
    """Every floor is of a run and a figure that the gate measures, and none was lowered without a word."""
    from runs import read_runs

    runs = {run.id: run for run in read_runs()}
    floors = json.loads((ROOT / "evaluation/floors.json").read_text(encoding="utf-8"))["floors"]

    assert not list(gate.faults_of_floors(floors))
    for name, figures in floors.items():
        assert runs[name].gate
        assert set(figures) <= set(runs[name].figures) - gate.NOT_HELD


def test_the_test_half_is_asked_for_by_name(gate):
    """Our own gold is measured on its dev half unless told otherwise."""
    from runs import read_runs

    own = [run for run in read_runs() if any("evaluation/" in argument for argument in run.arguments)]

    assert own
    for run in own:
        assert run.command(Path("data"), "dev")[-1] == "dev"
        assert run.command(Path("data"), "test")[-1] == "test"


def test_the_page_of_results_is_what_was_measured(monkeypatch):
    """docs/results.md is written from results.json, and from nothing else."""
    monkeypatch.syspath_prepend(ROOT / "evaluation")
    import results
    from runs import read_runs

    assert results.PAGE.read_text(encoding="utf-8") == results.page_of(results.read_results(), read_runs())


def test_data_that_are_not_there_are_named(gate, tmp_path):
    """A run says which of its files is missing, and is not begun."""
    from runs import read_runs

    run = next(run for run in read_runs() if run.id == "coref")

    assert run.missing(tmp_path) == [f"{tmp_path}/coref/gum_dev.jsonl"]
    assert not run.is_at_hand(tmp_path)
