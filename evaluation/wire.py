"""Lay out the articles of the second gold set, which are taken from six corpora, as files with one article each.

    python evaluation/wire.py DATA FOLDER        DATA: the folder that holds attribution, events, places, stories and times

`evaluation/gold/wire.jsonl` names these files. The texts may be measured on, not shipped: see `docs/evaluate.md`.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

ARTICLES = {
    "times/timebank": (
        "APW19980213.1310",
        "VOA19980303.1600.0917",
        "APW19980227.0476",
        "CNN19980213.2130.0155",
        "VOA19980501.1800.0355",
        "PRI19980306.2000.1675",
        "APW19980301.0720",
        "PRI19980205.2000.1890",
        "APW19980227.0494",
        "APW19980308.0201",
    ),
    "times/aquaint": (
        "XIE19980808.0049",
        "APW19980911.0475",
        "XIE19980814.0294",
        "APW20000328.0257",
        "XIE19980821.0077",
        "XIE19990227.0171",
        "APW20000106.0064",
    ),
    "places/lgl": (
        "41447397",
        "38754831",
        "41028454",
        "43340250",
    ),
    "attribution/polnear_dev": (
        "politico_2016-09-28_axelrod-calls-on-dean-to-apologi",
        "politico_2016-09-08_flynn-says-trump-absolutely-righ",
        "usa-today_2016-09-08_laws-don-t-apply-equially-to-cli",
    ),
    "events/meantime_dev": (
        "58383_Cisco_sues_Apple",
        "118147_US_automaker_bailout_deal_fails_to_pass_Senate",
        "121134_US_automakers_GM_and_Chrysler_seek_more_government_aid",
    ),
    "stories/news_events_dev": (
        # the n-th article of an event
        "66 0",
        "36 1",
        "19 2",
        "21 5",
    ),
}


def articles(data: Path) -> Iterator[tuple[str, str, str]]:
    """File name, text and day of each article."""
    for corpus, chosen in ARTICLES.items():
        rows = [json.loads(line) for line in (data / f"{corpus}.jsonl").open(encoding="utf-8")]
        numbers: dict[str, int] = {}
        for row in rows:
            key = row["id"]
            if "event_id" in row:
                number = numbers.get(row["event_id"], 0)
                numbers[row["event_id"]] = number + 1
                key = f"{row['event_id']} {number}"
            if key not in chosen:
                continue
            title, text = row.get("title"), row["text"].strip()
            if title and not text.startswith(title):
                text = f"{title}\n\n{text}"
            name = f"{corpus.split('/')[1].split('_')[0]}_{key.replace(' ', '-')}.txt"
            yield name, text + "\n", (row.get("dct") or row["date"])[:10]


def main() -> None:
    """Write the texts and `metadata.jsonl`, which has their days."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with (arguments.folder / "metadata.jsonl").open("w", encoding="utf-8") as metadata:
        for name, text, day in articles(arguments.data):
            (arguments.folder / name).write_text(text, encoding="utf-8")
            title = text.splitlines()[0]
            print(json.dumps({"file": name, "title": title, "date": day}), file=metadata)


if __name__ == "__main__":
    main()
