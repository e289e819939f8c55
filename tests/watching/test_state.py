"""What a watch knows between rounds: one file, to which a round adds what it changed."""

import pytest

from diurna.articles.feeds import Entry
from diurna.errors import DiurnaError
from diurna.watching import State
from diurna.watching import state as module
from diurna.watching.state import key_of


def entry(number, text=""):
    """An entry of a feed."""
    return Entry(title=f"Report {number}", text=text, link=f"http://a.example/{number}", published=None, publisher=None)


def known(state):
    """All that a state knows."""
    return state.feeds, state.pending, state.seen


def test_all_that_was_noted_is_there_after_a_restart(tmp_path):
    """Feeds, articles still to be coded with their tries, and articles done."""
    state = State.load(tmp_path / "state")
    state.feed("http://a.example/feed").etag = "one"
    new = [state.list("http://a.example/feed", entry(number)) for number in (1, 2, 3, 1)]
    state.save(feed="http://a.example/feed")
    state.pending[key_of(entry(2))].tries = 2
    state.save(tried=key_of(entry(2)))
    state.done(key_of(entry(1)))
    state.save()

    left = State.load(tmp_path / "state")

    assert new == [True, True, True, False]
    assert known(left) == known(state)
    assert (left.feeds["http://a.example/feed"].etag, left.pending[key_of(entry(2))].tries) == ("one", 2)
    assert list(left.seen) == [key_of(entry(1))]
    assert not left.list("http://a.example/feed", entry(1))


def test_a_save_writes_what_changed(tmp_path):
    """With a thousand articles known, the try of one adds a line, and a feed that lists what is known adds only itself."""
    state = State.load(tmp_path / "state")
    state.feed("http://a.example/feed")
    for number in range(1000):
        state.list("http://a.example/feed", entry(number, "long " * 100))
        if number % 2:
            state.done(key_of(entry(number)))
    state.save(feed="http://a.example/feed")
    before = (tmp_path / "state").stat().st_size

    state.save(tried=key_of(entry(0)))
    for number in range(1000):
        state.list("http://a.example/feed", entry(number, "long " * 100))
    state.save(feed="http://a.example/feed")

    assert before > 300_000
    assert 0 < (tmp_path / "state").stat().st_size - before < 500


def test_the_file_does_not_grow_for_ever(tmp_path, monkeypatch):
    """What no longer counts goes when as much was added as there is."""
    monkeypatch.setattr(module, "ROOM", 1000)
    state = State.load(tmp_path / "state")
    for _ in range(500):
        state.feed("http://a.example/feed").failures += 1
        state.save(feed="http://a.example/feed")

    assert (tmp_path / "state").stat().st_size < 3000
    assert State.load(tmp_path / "state").feeds["http://a.example/feed"].failures == 500


def test_what_a_crash_cut_off_was_not_noted(tmp_path):
    """Cut at any byte behind the first save, the file gives a state of then or later, and can be added to."""
    path = tmp_path / "state"
    state = State.load(path)
    state.save(feed=state.feed("http://a.example/feed") and "http://a.example/feed")
    first = path.stat().st_size
    for number in range(3):
        state.list("http://a.example/feed", entry(number))
        state.save()
    whole = path.read_bytes()
    for size in range(first, len(whole) + 1):
        path.write_bytes(whole[:size])
        left = State.load(path)
        assert list(left.pending) == list(state.pending)[: whole[first:size].count(b"\n")]
        left.list("http://a.example/feed", entry(9))
        left.save()
        assert State.load(path).pending.keys() == left.pending.keys()


def test_a_disk_that_is_full_for_a_while_spoils_nothing(tmp_path, monkeypatch):
    """A line that was written half is not glued to the next one."""
    path = tmp_path / "state"
    state = State.load(path)
    state.feed("http://a.example/feed")
    state.save(feed="http://a.example/feed")

    def fail(file):
        with path.open("ab") as other:
            other.truncate(path.stat().st_size - 5)
        raise OSError(28, "No space left on device")

    state.list("http://a.example/feed", entry(1))
    with monkeypatch.context() as full:
        full.setattr(module.os, "fsync", fail)
        with pytest.raises(OSError, match="No space left"):
            state.save()
    state.list("http://a.example/feed", entry(2))
    state.save()

    assert known(State.load(path)) == known(state)
    assert len(state.pending) == 2


@pytest.mark.parametrize(
    "text", ["[]\n", '{"version": 1}\n', '{"version": 2}\n{"seen": 1}\n', "\0\n", '{"version": 2}\nx\n']
)
def test_a_file_that_is_no_state_is_said(tmp_path, text):
    """It is not overwritten either."""
    path = tmp_path / "state"
    path.write_text(text)

    with pytest.raises(DiurnaError, match="not the state of a watch"):
        State.load(path)

    assert path.read_text() == text
