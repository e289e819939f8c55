"""Files that are no store, or cannot be used: a clear message, and nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from diurna.errors import StoreError
from diurna.store import Filter, Store, files
from store.numbered import make_numbered

TESTS = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path):
    """A store with ten articles."""
    file = tmp_path / "s.duckdb"
    with Store(file) as store:
        store.add_all(make_numbered(number) for number in range(10))
    return file


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty. Expected a DuckDB file that `diurna code --store` made"),
        (b"title,text\nA,B\n", "is no store"),
        (b"SQLite format 3\x00" + b"\x00" * 100, "is no store"),
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_store_is_refused_and_left_as_it_is(tmp_path, content, message, read_only):
    """Whatever is in the file stays there."""
    file = tmp_path / "x.duckdb"
    file.write_bytes(content)

    with pytest.raises(StoreError, match=message):
        Store(file, read_only=read_only)

    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_duckdb_file_of_something_else_is_refused(tmp_path):
    """Tables of the user's own are not added to."""
    file = tmp_path / "x.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")

    with pytest.raises(StoreError, match="no store of Diurna's"):
        Store(file)

    with duckdb.connect(str(file)) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("mine",)]


def test_a_store_of_a_newer_layout_is_refused(path):
    """It says which layout, and to upgrade."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"INSERT INTO {files.MARK} VALUES (99, now()::TIMESTAMP)")

    with pytest.raises(StoreError, match=r"layout 99, made by a newer Diurna.*pip install --upgrade diurna"):
        Store(path)


@pytest.mark.parametrize("layout", [1, 2, 4, 5, 6])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_of_an_older_layout_is_brought_up_to_date(tmp_path, layout, read_only):
    """What is in it stays, and it can be read, though it was opened for reading."""
    file = make_old_store(tmp_path / "old.duckdb", layout)

    with Store(file, read_only=read_only) as store:
        assert {event.id for event in store.events()} == {event.id for event in make_numbered(1).events}
        assert store.table(f"SELECT max(layout) AS n FROM {files.MARK}")["n"].to_pylist() == [len(files.MIGRATIONS)]
        assert store.table("SELECT DISTINCT place_region FROM who_did_what")["place_region"].to_pylist() == [None]
        assert len(list(store.events(Filter(words="opposition ARRESTED")))) == 1


def make_old_store(file: Path, layout: int) -> Path:
    """A store as an earlier Diurna left it, with one article: its tables filled from a store of the newest layout."""
    new = file.with_suffix(".new")
    with Store(new) as store:
        store.add(make_numbered(1))
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"CREATE TABLE {files.MARK} (layout INTEGER, made TIMESTAMP)")
        for number, statements in enumerate(files.MIGRATIONS[:layout], start=1):
            connection.execute(statements)
            connection.execute(f"INSERT INTO {files.MARK} VALUES (?, now()::TIMESTAMP)", [number])
        connection.execute("CREATE VIEW newest_events AS SELECT * FROM events")  # it had views of its own
        tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        connection.execute(f"ATTACH '{new}' AS newest_layout (READ_ONLY)")
        for (table,) in tables:
            if table != files.MARK:
                names = [name for (name, *_) in connection.execute(f"DESCRIBE {table}").fetchall()]
                columns = ", ".join(f'"{name}"' for name in names)
                connection.execute(f"INSERT INTO {table} SELECT {columns} FROM newest_layout.{table}")
    return file


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_a_truncated_store_is_told(path, share):
    """It says that the file is cut short or damaged, not what DuckDB says, at the latest where the lost part is read."""
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(StoreError, match=r"s\.duckdb: is (cut short|damaged)"), Store(path) as store:
        read_all(store)


def read_all(store: Store) -> None:
    """Every row of every table."""
    for name in store.table("SELECT table_name FROM duckdb_tables()")["table_name"].to_pylist():
        store.table(f"SELECT * FROM {name}")


def test_a_store_in_use_is_told_with_the_process(path):
    """Another process that writes: who it is, and that one waits for it."""
    code = "import sys, time; from diurna.store import Store; s = Store(sys.argv[1]); print('in', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            with pytest.raises(StoreError, match=rf"in use by another process \(process {holder.pid}\)"):
                Store(path)
        finally:
            holder.kill()

    with Store(path) as store:
        assert len(list(store.events())) == 70


def test_several_may_read_at_once(path):
    """Readers keep no one from reading."""
    with Store(path, read_only=True) as one, Store(path, read_only=True) as other:
        assert len(list(one.events())) == len(list(other.events())) == 70


def test_a_full_disk_loses_nothing(path):
    """The message says that what was there is safe, and so it is."""
    code = (
        "import resource, sys\n"
        "from diurna.errors import StoreError\n"
        "from diurna.store import Store\n"
        "from store.numbered import make_numbered\n"
        "path = sys.argv[1]\n"
        "with open(path, 'rb') as file: size = len(file.read())\n"
        "try:\n"
        "    with Store(path) as store:\n"
        "        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 4, size // 4))\n"
        "        for number in range(10, 100_000): store.add(make_numbered(number))\n"
        "except StoreError as error:\n"
        "    print(error); sys.exit(3)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=TESTS, capture_output=True, text=True, check=False
    )

    assert done.returncode == 3, done.stderr
    assert "safe" in done.stdout
    with Store(path) as store:
        assert len(list(store.events())) >= 70
        assert store.add(make_numbered(-1))


def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    """A missing folder, and one without rights where rights count."""
    with pytest.raises(StoreError, match="is not there, nor a folder"):
        Store(tmp_path / "none" / "s.duckdb")
    with pytest.raises(StoreError, match="is no file"):
        Store(tmp_path)
    if os.geteuid() != 0:
        (tmp_path / "shut").mkdir(mode=0o500)
        with pytest.raises(StoreError, match="permission"):
            Store(tmp_path / "shut" / "s.duckdb")


def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path):
    """The message says how to make it."""
    with pytest.raises(StoreError, match="diurna code INPUT --store"):
        Store(tmp_path / "s.duckdb", read_only=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [":memory:", "md:mine"])
def test_a_file_s_name_is_only_a_name(tmp_path, monkeypatch, name):
    """What DuckDB would take for something else is a file here."""
    monkeypatch.chdir(tmp_path)
    with Store(name) as store:
        store.add(make_numbered(1))

    assert (tmp_path / name).is_file()
