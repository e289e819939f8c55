"""Compiled gazetteers: written, read, and built from a dump."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.errors import GazetteerError
from diurna.places import compiling
from diurna.places.compiling import Entry, compile_table
from diurna.places.dump import build_gazetteer
from diurna.places.gazetteer import Gazetteer
from diurna.places.names import fold
from diurna.places.place import Place
from diurna.places.table import PlaceTable


def row(geonames: int, name: str, feature: str, **cells: str) -> str:
    """A line of a GeoNames dump."""
    columns = [
        str(geonames),
        name,
        name,
        cells.get("others", ""),
        cells.get("latitude", "1.5"),
        "36.25",
        feature[0],
        feature,
    ]
    columns += [
        "KE",
        "",
        cells.get("region", "05"),
        cells.get("county", ""),
        "",
        "",
        cells.get("people", "0"),
        "",
        "",
        "",
        "",
    ]
    return "\t".join(columns)


DUMP = [
    row(7, "Kelleyland", "PPL", others="Kelleystadt,Кел", people="2000", county="a1"),
    row(3, "Kelley County", "ADM2", county="a1"),
    row(2, "Kelley State", "ADM1"),
    row(9, "Kelleyland", "PPL", people="50", region="06"),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "KE.txt"
    path.write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    return path


def test_a_dump_becomes_a_gazetteer(dump: Path, tmp_path: Path):
    """Names, other names, divisions and people; the most populous first."""
    assert build_gazetteer(dump, tmp_path / "made") == len(DUMP)

    gazetteer = Gazetteer(tmp_path / "made")
    first, second = gazetteer.candidates("Kelleyland")
    assert (first.geonames, second.geonames) == (7, 9)
    assert (first.country, first.latitude, first.longitude, first.population) == ("KEN", 1.5, 36.25, 2000)
    assert (first.region, first.county, second.region) == (2, 3, None)
    assert gazetteer.candidates("Kelleystadt") == (first,)
    assert first.lies_in(gazetteer.candidates("Kelley State")[0])


def test_a_variable_names_the_gazetteer_of_all_commands(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without a folder of its own, a gazetteer is the one of DIURNA_GAZETTEER."""
    build_gazetteer(dump, tmp_path / "made")
    monkeypatch.setenv("DIURNA_GAZETTEER", str(tmp_path / "made"))

    assert [place.geonames for place in Gazetteer().candidates("Kelleyland")] == [7, 9]


def test_a_zip_is_read_too(dump: Path, tmp_path: Path):
    """GeoNames packs its dumps."""
    path = tmp_path / "KE.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(dump, "KE.txt")
        archive.writestr("readme.txt", "about")

    assert build_gazetteer(path, tmp_path / "made") == len(DUMP)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\tb\n", "line 1: 2 columns, expected 19"),
        (row(1, "Kelleyland", "PPL", latitude="95") + "\n", "no latitude"),
        (row(1, "", "PPL") + "\n", "no GeoNames id and name"),
    ],
)
def test_a_file_that_is_no_dump_is_told(tmp_path: Path, text: str, told: str):
    """The line, what was found, what was expected; and no half-made folder is left."""
    path = tmp_path / "bad.txt"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(GazetteerError, match=told):
        build_gazetteer(path, tmp_path / "made")
    assert [child.name for child in tmp_path.iterdir()] == ["bad.txt"]


def test_a_missing_dump_is_told(tmp_path: Path):
    """A wrong path is a message."""
    with pytest.raises(GazetteerError, match="No such file"):
        build_gazetteer(tmp_path / "none.txt", tmp_path / "made")


def test_nothing_is_overwritten(dump: Path, tmp_path: Path):
    """A folder that holds something is left as it is."""
    with pytest.raises(GazetteerError, match="something here already"):
        build_gazetteer(dump, tmp_path)


@pytest.mark.parametrize("meta", [None, "{", '{"format": 99, "origin": "", "countries": [], "features": []}'])
def test_a_folder_that_is_no_gazetteer_is_told(tmp_path: Path, meta: str | None):
    """Empty, broken or of another format: build it again."""
    if meta is not None:
        compile_table([], tmp_path, "test")
        (tmp_path / "meta.json").write_text(meta, encoding="utf-8")

    with pytest.raises(GazetteerError, match="uild it again"):
        PlaceTable(tmp_path)


NAMES = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=30)


@given(names=NAMES)
def test_every_name_leads_back_to_its_places(tmp_path_factory: pytest.TempPathFactory, names: list[str]):
    """Whatever the names, each is found by its folded form, with names spilled to disk in small runs."""
    folder = tmp_path_factory.mktemp("table")
    places = [Place(name, "PPL", "KEN", number + 1, number) for number, name in enumerate(names)]
    whole, compiling.RUN = compiling.RUN, 3
    try:
        compile_table([Entry(place) for place in places], folder, "test")
    finally:
        compiling.RUN = whole
    table = PlaceTable(folder)

    for place in places:
        if fold(place.name):
            named = table.named(fold(place.name))
            assert place.geonames in {one.geonames for one in named}
            assert [one.population for one in named] == sorted((one.population for one in named), reverse=True)
        assert table.with_id(place.geonames or 0) is not None
    assert table.with_id(len(names) + 1) is None
