"""Composed sentences with their events: reading them, and saying what is wrong with them."""

from pathlib import Path

import pytest

from diurna.training.events import EventFileError, read_events

COMPOSED = Path(__file__).parents[2] / "training" / "events"
PROTEST = "Japan lodged a protest with Beijing after its ships boarded a trawler, and it turned an offer of talks down."


def written(folder: Path, *lines: str) -> Path:
    """A file of one sentence with these lines under it."""
    path = folder / "fisheries.txt"
    path.write_text("# a comment\n\n" + "\n".join([PROTEST, *lines]) + "\n", encoding="utf-8")
    return path


def test_an_event_points_at_the_words_of_its_sentence(tmp_path: Path):
    """Parties, trigger and contexts are read, as spans of the sentence."""
    path = written(tmp_path, "\tACCUSE disapprove | Japan | Beijing | lodged | actual | diplomatic, territory")

    (sentence,) = read_events(path)
    (event,) = sentence.events

    assert (event.kind, event.mode, event.status) == ("ACCUSE", "disapprove", "actual")
    assert event.contexts == ("diplomatic", "territory")
    assert event.actors[0].of(sentence.text) == "Japan"
    assert event.trigger.of(sentence.text) == "lodged"
    assert event.speakers == ()


def test_a_particle_verb_with_a_gap_is_its_verb(tmp_path: Path):
    """The words "turned down" for "turned an offer down" stands for the verb."""
    (sentence,) = read_events(written(tmp_path, "\tREJECT meet | it | Beijing | turned down | actual | -"))

    assert sentence.events[0].trigger.of(sentence.text) == "turned"


def test_the_second_of_the_same_words_is_told_by_its_number(tmp_path: Path):
    """The words "a#2" are the second "a"; parts of words do not count."""
    (sentence,) = read_events(written(tmp_path, "\tNONE | Japan | a#2 | boarded"))

    assert sentence.events[0].recipients[0].start == PROTEST.index("a trawler")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("\tACCUSE shout | Japan | Beijing | lodged | actual | -", "'shout' is no mode of ACCUSE"),
        ("\tPRAISE | Japan | Beijing | lodged | actual | -", "'PRAISE' is no PLOVER type"),
        ("\tACCUSE | Korea | Beijing | lodged | actual | -", "'Korea' stands 0 times"),
        ("\tACCUSE | Japan | Beijing | lodged | done | -", "status 'done'"),
        ("\tACCUSE | Japan | Beijing | lodged | actual | fish", "no PLOVER context: fish"),
        ("\tACCUSE | Japan", "2 fields, expected 4 to 7"),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, line: str, fault: str):
    """Every fault is told with its file and line."""
    with pytest.raises(EventFileError, match=r"fisheries\.txt line 4") as error:
        read_events(written(tmp_path, line))

    assert fault in str(error.value)


def test_all_faults_are_told_at_once(tmp_path: Path):
    """One pass mends a file: no fault hides the next."""
    with pytest.raises(EventFileError) as error:
        read_events(written(tmp_path, "\tPRAISE | Japan | Beijing | lodged", "\tSCOLD | Japan | Beijing | lodged"))

    assert str(error.value).count("\n") == 1


@pytest.mark.parametrize("path", sorted(COMPOSED.rglob("*.txt")), ids=lambda path: path.stem)
def test_every_composed_file_reads(path: Path):
    """Each file of composed sentences reads, those for the next training too, and no sentence stands twice in it."""
    sentences = read_events(path)

    assert len({sentence.text for sentence in sentences}) == len(sentences) > 20
