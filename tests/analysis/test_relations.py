"""Standing relations: what opens, closes and denies them, from when to when, and in whose voice."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from diurna.analysis.linking import link_stories
from diurna.analysis.relations import identity_of, relation_rules, relations
from diurna.analysis.spells import fold
from diurna.ontology import plover
from diurna.records import Coding, When
from diurna.store import Store
from diurna.store.relations import stated_relations
from diurna.store.spells import are_current
from writers.samples import make_article, make_event, make_speaker

HEADLINE = "News of the day"
URL = "https://example.org/{}"


def told(
    day: str, trigger: str, event: str, evidence: str, *, mode: str | None = None, by: str = "NOR", to: str = "SUD",
    said: bool = False, date: When | None = None, number: int = 0, **fields: Any,
) -> Coding:  # fmt: skip
    """An article of a day with one record: `by` does `trigger` to `to`."""
    text = f"{HEADLINE}\n\n{by} {trigger} {to}, Holm said. ({day}, {number})"
    published = dt.date.fromisoformat(day)
    article = make_article(text, HEADLINE, id=f"{day} {trigger} {by} {to} {number}", published=published)
    record = make_event(
        article, trigger, id=f"{day} {trigger} {by} {to}", event=event, mode=mode, evidence=(evidence, "slot.subj"),
        actors=[(by, by)], recipients=[(to, to)],
        speakers=(make_speaker(article, "Holm", "said", "NOR-GOV"),) if said else (),
        date=date or When(start=published, end=published, text=None, basis="anchored"), **fields,
    )  # fmt: skip
    return Coding(article, events=(record,))


def rows_of(*codings: Coding, **asked: Any) -> list[tuple[Any, ...]]:
    """Relations folded from articles: holder, of, holds, since, until, basis."""
    with Store() as store:
        store.add_all(codings)
        table = relations(store, **asked).to_pylist()
    return [
        (row["holder"], row["of"], row["holds"], str(row["since"]), str(row["until"]), row["basis"]) for row in table
    ]


RECOGNISE = ("SUPPORT", "support.recognise.party")
SANCTION = ("SANCTION", "sanction.impose")
LIFT = ("RETREAT", "retreat.lift.sanctions")


def test_a_recognition_stands_from_its_day():
    """It has no end until a record gives one."""
    assert rows_of(told("2008-02-18", "recognised", *RECOGNISE)) == [
        ("NOR", "SUD", True, "2008-02-18", "None", "fact")
    ]  # fmt: skip


def test_a_relation_ends_where_a_record_says_so():
    """From then on it is known not to hold."""
    assert rows_of(
        told("2014-03-01", "imposed sanctions on", *SANCTION, mode="discontinue"),
        told("2019-06-01", "lifted sanctions on", *LIFT),
    ) == [
        ("NOR", "SUD", True, "2014-03-01", "2019-06-01", "fact"),
        ("NOR", "SUD", False, "2019-06-01", "None", "fact"),
    ]


def test_the_order_in_which_articles_come_in_does_not_count():
    """Days do."""
    pair = (
        told("2014-03-01", "imposed sanctions on", *SANCTION, mode="discontinue"),
        told("2019-06-01", "lifted sanctions on", *LIFT),
    )
    assert rows_of(*pair) == rows_of(*reversed(pair))


def test_what_is_repeated_is_one_relation():
    """Every later record confirms it; the first day counts."""
    assert rows_of(
        *(told(f"201{year}-03-01", "imposed sanctions on", *SANCTION, mode="discontinue") for year in range(4, 8))
    ) == [("NOR", "SUD", True, "2014-03-01", "None", "fact")]


def test_refusing_to_recognise_is_known_not_to_hold():
    """A REJECT of a recognition denies it."""
    assert rows_of(told("2022-08-22", "refuses to recognise", "REJECT", "support.recognise.party")) == [
        ("NOR", "SUD", False, "2022-08-22", "None", "fact")
    ]


def test_what_did_not_happen_denies():
    """Sanctions that were not imposed are a relation that does not hold, in the voice of who says so."""
    assert rows_of(
        told("2022-08-22", "did not impose sanctions on", *SANCTION, mode="discontinue", status="negated", said=True)
    ) == [("NOR", "SUD", False, "2022-08-22", "None", "claim")]


def test_not_recognising_a_state_claims_no_land():
    """Recognition undoes a claim, but who does not recognise has not made one."""
    codings = (
        told("2010-01-01", "claims", "REJECT", "reject.claim.territory"),
        told("2022-08-22", "did not recognise", *RECOGNISE, by="EST", status="negated"),
    )

    assert rows_of(*codings, relation="claims") == [("NOR", "SUD", True, "2010-01-01", "None", "fact")]
    later = (*codings, told("2023-01-01", "recognised", *RECOGNISE))
    assert rows_of(*later, relation="claims") == [("NOR", "SUD", True, "2010-01-01", "2023-01-01", "fact")]


def test_not_attacking_makes_no_ceasefire():
    """An attack undoes a ceasefire; that there was none says nothing of one."""
    calm = told("2024-01-20", "did not invade", "ASSAULT", "assault.invade", status="negated")

    assert rows_of(calm, relation="ceasefire with") == []


@pytest.mark.parametrize("status", ["future", "hypothetical"])
def test_what_may_come_changes_nothing(status):
    """A threat of sanctions is no sanction, and no lack of one."""
    assert rows_of(told("2022-08-22", "imposed sanctions on", *SANCTION, mode="discontinue", status=status)) == []


def test_a_claim_closes_no_fact():
    """What a speaker denies stands beside what the reporter told."""
    assert rows_of(
        told("2008-02-18", "recognised", *RECOGNISE),
        told("2022-08-22", "refuses to recognise", "REJECT", "support.recognise.party", said=True),
    ) == [
        ("NOR", "SUD", True, "2008-02-18", "None", "fact"),
        ("NOR", "SUD", False, "2022-08-22", "None", "claim"),
    ]


def test_an_unknown_beginning_is_not_made_up():
    """Told without a date: it is known from the day of publication, and may have begun long before."""
    day = dt.date(2022, 8, 22)
    standing_in = When(start=day, end=day, text=None, basis="published")
    with Store() as store:
        store.add(told("2022-08-22", "sanctions", *SANCTION, mode="discontinue", date=standing_in))
        (row,) = relations(store).to_pylist()

    assert (row["since"], row["known_since"]) == (None, day)


def test_an_attack_lapses():
    """No record ends it, so it counts for thirty days after the last that tells of it."""
    attack = ("ASSAULT", "assault.air")
    assert rows_of(
        told("2024-01-01", "bombed", *attack),
        told("2024-01-20", "bombed", *attack),
        told("2024-06-01", "bombed", *attack),
    ) == [
        ("NOR", "SUD", True, "2024-01-01", "2024-02-19", "fact"),
        ("NOR", "SUD", True, "2024-06-01", "2024-07-01", "fact"),
    ]


def test_a_ceasefire_ends_war_and_attacks():
    """And holds between the two, whichever of them declared it."""
    codings = (
        told("2024-01-01", "declared war on", "ASSAULT", "assault.war.declare"),
        told("2024-01-20", "ceasefire with", "RETREAT", "retreat.ceasefire.noun", mode="ceasefire", by="SUD", to="NOR"),
    )
    assert rows_of(*codings, relation="is at war with") == [("NOR", "SUD", True, "2024-01-01", "2024-01-20", "fact")]
    assert rows_of(*codings, relation="ceasefire with") == [("NOR", "SUD", True, "2024-01-20", "None", "fact")]


@pytest.mark.parametrize(
    ("asked", "holders"),
    [
        ({"of": "SUD"}, ["EST", "NOR"]),
        ({"holder": "NOR"}, ["NOR"]),
        ({"between": ("SUD", "EST")}, ["EST"]),
        ({"between": ("NOR", "EST")}, []),
        ({"relation": "recognises"}, ["EST", "NOR"]),
        ({"relation": "sanctions"}, []),
        ({"on": dt.date(2009, 1, 1)}, ["NOR"]),
        ({"on": dt.date(2008, 1, 1)}, []),
        ({"on": dt.date(2022, 1, 1)}, ["EST", "NOR"]),
    ],
    ids=str,
)
def test_questions(asked, holders):
    """Of whom, by whom, between whom, on what day."""
    found = rows_of(
        told("2008-02-18", "recognised", *RECOGNISE), told("2012-02-18", "recognised", *RECOGNISE, by="EST"), **asked
    )
    assert sorted(row[0] for row in found) == holders


def test_several_states_and_their_governments_are_one_holder_each():
    """A government's act is its state's; what two do together, each does."""
    coding = told("2008-02-18", "recognised", *RECOGNISE)
    (event,) = coding.events
    both = (
        event.actors[0],
        replace(event.actors[0], code="NOR-GOV", sectors=("GOV",)),
        replace(event.actors[0], code="EST", country="EST", name="Estmark"),
    )
    assert [row[0] for row in rows_of(replace(coding, events=(replace(event, actors=both),)))] == ["EST", "NOR"]


def test_records_that_a_relation_rests_on_are_named():
    """Those that opened it, and those that closed it."""
    with Store() as store:
        store.add_all(
            [
                told("2014-03-01", "imposed sanctions on", *SANCTION, mode="discontinue"),
                told("2019-06-01", "lifted sanctions on", *LIFT),
            ]
        )
        stood, _ = relations(store).to_pylist()

    assert stood["records"] == ["2014-03-01 imposed sanctions on NOR SUD"]
    assert stood["closed_by"] == ["2019-06-01 lifted sanctions on NOR SUD"]


def test_every_rule_can_be_met():
    """Its evidence names entries of the event lexicon, so that a renamed entry is found out."""
    from fnmatch import fnmatch

    from diurna.lexicons.events import event_lexicon

    known = {entry.id for entries in event_lexicon().entries.values() for entry in entries}
    lost = [
        f"{rule.id}: {name}"
        for rule in relation_rules()
        for name in rule.evidence
        if not any(fnmatch(entry, name) for entry in known)
    ]
    assert lost == []


def test_every_relation_of_the_rules_has_one_that_opens_it():
    """And its event types are the ontology's."""
    opened = {rule.relation for rule in relation_rules() if rule.effect == "open"}

    assert {rule.relation for rule in relation_rules()} == opened
    assert all(set(rule.events) <= set(plover().events) for rule in relation_rules())


def kept_and_folded(store: Store) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The relations that a store keeps, and those folded from all its records."""
    assert are_current(store, identity_of(relation_rules()))
    kept = relations(store).to_pylist()
    return kept, fold(stated_relations(store, relation_rules())).to_pylist()


def test_what_is_kept_is_what_all_records_tell():
    """Articles come in one after another, are changed and come again; what linking keeps is what a fold of all gives."""
    first = told("2014-03-01", "imposed sanctions on", *SANCTION, mode="discontinue")
    withdrawn = replace(first, article=replace(first.article, text=first.article.text + " It was not so."), events=())
    steps = (
        [told("2008-02-18", "recognised", *RECOGNISE), first],
        [told("2012-02-18", "recognised", *RECOGNISE, by="EST"), told("2019-06-01", "lifted sanctions on", *LIFT)],
        [told("2024-01-01", "bombed", "ASSAULT", "assault.air", said=True)],
        [withdrawn],
        [first],
    )
    seen = []
    with Store() as store:
        for codings in steps:
            store.add_all(
                [
                    replace(each, article=replace(each.article, url=URL.format(each.article.published)))
                    for each in codings
                ]
            )
            assert not are_current(store, identity_of(relation_rules()))
            link_stories(store)
            kept, folded = kept_and_folded(store)
            assert kept == folded
            seen.append(len(kept))

    assert seen == [2, 4, 5, 4, 5]


def test_what_was_not_folded_yet_is_told_too():
    """Records that came after the last linking are in the answer."""
    with Store() as store:
        store.add(told("2008-02-18", "recognised", *RECOGNISE))
        link_stories(store)
        store.add(told("2012-02-18", "recognised", *RECOGNISE, by="EST"))

        assert relations(store)["holder"].to_pylist() == ["NOR", "EST"]


def test_other_rules_fold_all_again(monkeypatch):
    """What an older version kept is not believed."""
    with Store() as store:
        store.add(told("2008-02-18", "recognised", *RECOGNISE))
        link_stories(store)
        monkeypatch.setattr("diurna.analysis.relations.VERSION", "another")
        fewer = tuple(rule for rule in relation_rules() if rule.relation != "recognises")
        monkeypatch.setattr("diurna.analysis.relations.relation_rules", lambda: fewer)

        assert relations(store).num_rows == 0
        link_stories(store)
        assert relations(store).num_rows == 0
        assert are_current(store, identity_of(fewer))


@pytest.mark.parametrize(
    "asked",
    [
        {"of": "SUD"},
        {"holder": "NOR"},
        {"between": ("SUD", "EST")},
        {"relation": "ceasefire with", "of": "NOR"},
        {"on": dt.date(2010, 1, 1)},
        {"on": dt.date(2024, 1, 10), "holder": "SUD"},
    ],
    ids=str,
)
def test_questions_to_what_is_kept(asked):
    """The same answers as from all records."""
    codings = [
        told("2008-02-18", "recognised", *RECOGNISE),
        told("2012-02-18", "recognised", *RECOGNISE, by="EST"),
        told("2024-01-01", "bombed", "ASSAULT", "assault.air"),
        told("2024-01-20", "ceasefire with", "RETREAT", "retreat.ceasefire.noun", mode="ceasefire", by="SUD", to="NOR"),
    ]
    with Store() as store:
        store.add_all(codings)
        before = relations(store, **asked).to_pylist()
        link_stories(store)
        assert are_current(store, identity_of(relation_rules()))
        assert relations(store, **asked).to_pylist() == before
