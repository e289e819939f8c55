import csv
import datetime as dt
import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from diurna.records import Analysis, Article, Coding, Entity, Name, Span, Token
from diurna.writers import collect_people, render_people, write_people_csv, write_people_jsonl
from writers.hostile import HOSTILE

LEVAN = Entity(id="e1", kind="person", name="Anna Levan", country="GEO", sectors=("GOV",), office="finance minister")


def coding(day, *entities, words=("Anna", "Levan")):
    """An article of a day, whose only words are a person's name, and whom it is about."""
    tokens = tuple(
        Token(index, Span(index * 9, index * 9 + 4), word, word, "PROPN", "NNP", -1, "root")
        for index, word in enumerate(words)
    )
    analysis = Analysis(tokens=tokens, names=(Name(0, len(words), "PER"),))
    return Coding(Article(id="a", text="", published=day), analysis, entities)


def test_an_office_has_the_days_on_which_it_was_seen():
    """One row an office: the first and last day of publication, and how many articles."""
    other = replace(LEVAN, office="prime minister")

    people = collect_people(
        [coding(dt.date(2024, 3, 2), LEVAN), coding(dt.date(2023, 1, 9), LEVAN), coding(None, LEVAN, other)]
    )

    assert [(one.office, one.first_seen, one.last_seen, one.articles) for one in people] == [
        ("finance minister", dt.date(2023, 1, 9), dt.date(2024, 3, 2), 3),
        ("prime minister", None, None, 1),
    ]


def test_only_named_persons_with_an_office_or_a_code_are_people():
    """Countries, nameless ministers and names of which nothing is known are left out."""
    country = Entity(id="e2", kind="country", name="Levan", country="GEO")
    nameless = Entity(id="e3", kind="person", name="the minister", country="GEO", sectors=("GOV",), office="minister")
    unknown = Entity(id="e4", kind="person", name="Anna Levan")

    assert collect_people([coding(None, country, nameless, unknown)]) == []


def test_every_format_tells_the_same():
    """Table, JSON Lines and CSV hold name, office, code and days."""
    people = collect_people([coding(dt.date(2024, 3, 2), LEVAN)])
    table, lines, rows = io.StringIO(), io.StringIO(), io.StringIO()

    render_people(people, Console(file=table, width=100))
    write_people_jsonl(people, lines)
    write_people_csv(people, rows)

    assert all(word in table.getvalue() for word in ("Anna Levan", "finance minister", "GEO-GOV", "2024-03-02"))
    assert json.loads(lines.getvalue()) == {
        "name": "Anna Levan", "office": "finance minister", "code": "GEO-GOV", "country": "GEO", "sectors": ["GOV"],
        "first_seen": "2024-03-02", "last_seen": "2024-03-02", "articles": 1,
    }  # fmt: skip
    assert next(csv.DictReader(io.StringIO(rows.getvalue())))["office"] == "finance minister"


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_name_acts_on_nothing(kind):
    """No control character of a name reaches a terminal, and JSON and CSV stay whole."""
    name = "Anna " + HOSTILE[kind]
    people = collect_people([coding(None, replace(LEVAN, name=name), words=("Anna",))])
    table, lines, rows = io.StringIO(), io.StringIO(), io.StringIO(newline="")

    render_people(people, Console(file=table, width=1000))
    write_people_jsonl(people, lines)
    write_people_csv(people, rows)

    assert not {char for char in table.getvalue() if ord(char) < 32} - {"\n"}
    assert json.loads(lines.getvalue())["articles"] == 1
    assert len(list(csv.reader(io.StringIO(rows.getvalue(), newline="")))) == 2


def test_no_person_is_said():
    """An empty table says so."""
    table = io.StringIO()

    render_people([], Console(file=table))

    assert table.getvalue() == "No person is named.\n"
