import io
import json
from dataclasses import replace

import pytest

from diurna.records.serial import event_from_json
from diurna.writers import json_line, write_jsonl
from writers.hostile import HOSTILE
from writers.samples import sample


def test_one_object_a_line_that_reads_back_the_same():
    """Every record becomes one newline-terminated line, from which the same record is read."""
    _, events = sample()
    file = io.StringIO()

    assert write_jsonl(iter(events), file) == len(events)

    lines = file.getvalue().split("\n")
    assert lines.pop() == ""
    assert [event_from_json(json.loads(line)) for line in lines] == list(events)


def test_letters_stay_letters():
    """Text of any script is written as itself, not as escapes."""
    _, (event, *_) = sample()

    assert "“Žižek” 国連" in json_line(replace(event, text="“Žižek” 国連"))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_odd_text_stays_one_line_and_whole(words):
    """Line separators, control characters and lone surrogates neither break a line nor the encoding."""
    _, (event, *_) = sample()
    event = replace(event, text=words)

    line = json_line(event)

    assert len(line.splitlines()) == 1
    line.encode("utf-8")
    assert event_from_json(json.loads(line)) == event


def test_records_are_written_as_they_come():
    """A line is out before the next record is asked for."""
    _, events = sample()
    file = io.StringIO()
    lengths = []

    def watched():
        for event in events:
            lengths.append(len(file.getvalue()))
            yield event

    write_jsonl(watched(), file)

    assert lengths == sorted(set(lengths))
