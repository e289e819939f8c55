"""Going through a sample on the terminal, a line a record."""

from collections.abc import Sequence

import typer
from rich.console import Console
from rich.text import Text

from diurna.errors import ReviewError
from diurna.records import Article, Event, Span
from diurna.records.review import FIELDS, Item, Sample
from diurna.review.judgements import (
    Standing,
    add_missed,
    judge,
    mark_read,
    next_number,
    standing_of,
    undo,
)
from diurna.review.values import gold_of, paragraph_of, words_of
from diurna.store import Store
from diurna.store.reviews import texts_of
from diurna.writers.labels import BASIS_WORDS, day_label, plural, visible

LETTERS = dict(zip("earsldp", FIELDS, strict=True))
HELP = (
    "Enter: all is right. Letters of what is wrong (e.g. ar), ? before what you are not sure of (a?d), x: no event at all; "
    "n: with a note; u: undo; q: stop."
)
HELP_ARTICLE = (
    "Enter: read to its end, nothing more was missed. m: add a missed event; n: with a note; u: undo; q: stop."
)


def go_through(store: Store, sample: Sample, items: Sequence[Item], reviewer: str) -> None:
    """Ask for what is left of a sample, item by item, until all is done or the reviewer stops."""
    console = Console(stderr=True)
    number = 0
    while True:
        standing = standing_of(store, sample.id, reviewer)
        number = next_number(len(items), standing, number) or 0
        if not number:
            console.print(f"All {plural(len(items), 'item')} of sample {sample.id} are done.")
            console.print(f"The report: diurna review report {visible(str(store.path))} {sample.id}", highlight=False)
            return
        item = items[number - 1]
        article = texts_of(store, [item.version])[item.version]
        show(item, article, standing, items, console)
        answer = _asked("mark" if item.record else "article")
        if answer == "q":
            return
        if answer == "u":
            back = undo(store, sample.id, reviewer)
            console.print("Nothing to undo." if back is None else f"Undone; back to item {back}.")
            number = 0 if back is None else back - 1
            continue
        try:
            done = (
                _judge(store, item, article, reviewer, answer)
                if item.record
                else _read(store, item, article, reviewer, answer)
            )
        except ReviewError as error:
            for line in str(error).splitlines():
                console.print(Text(visible(line), style="yellow"))
            number = item.number - 1
            continue
        number = item.number if done else item.number - 1


def show(item: Item, article: Article, standing: Standing, items: Sequence[Item], console: Console) -> None:
    """One item: where it stands, its sentence with the trigger, its fields with their letters."""
    done = len(standing.done)
    about = " · ".join(part for part in (article.publisher, day_label(article.published)) if part)
    console.print()
    console.print(Text(visible(f"{item.number} of {len(items)}, {done} done · {about}"), style="dim"))
    if item.record is None:
        console.print(Text("Read the whole article. Does it tell of events that have no record?", style="bold"))
        console.print(marked_text(article, item, items))
        for missed in standing.missed.get(item.number, []):
            words = missed.event.trigger.of(article.text)
            console.print(Text(visible(f'  missed: {missed.event.event} "{words}"'), style="yellow"))
        console.print(Text(HELP_ARTICLE, style="dim"))
        return
    record = item.record
    console.print(sentence_of(record, article))
    gold = gold_of(record)
    for letter, field in LETTERS.items():
        words = words_of(gold, field, article.text)
        if field == "date":
            words = f"{words}  ({BASIS_WORDS[record.date.basis]})"
        console.print(Text.assemble("  ", (letter, "bold cyan"), f"  {field:<10}", visible(words)))
    console.print(Text(HELP, style="dim"))


def sentence_of(record: Event, article: Article) -> Text:
    """The paragraph of a record, its trigger marked."""
    trigger = Span(record.trigger.start, record.trigger.end)
    near = paragraph_of(article.text, trigger)
    text = Text(visible(near.of(article.text)))
    text.stylize("bold reverse", trigger.start - near.start, trigger.end - near.start)
    return text


def marked_text(article: Article, item: Item, items: Sequence[Item]) -> Text:
    """A whole article, the triggers of its records marked."""
    lines = "".join(char if char == "\n" else visible(char) for char in article.text)
    text = Text(lines)
    for one in items:
        if one.version == item.version and one.record is not None:
            text.stylize("reverse", one.record.trigger.start, one.record.trigger.end)
    return text


def _judge(store: Store, item: Item, article: Article, reviewer: str, answer: str) -> bool:
    """Keep what a line of letters says of a record."""
    verdicts: dict[str, str] = {}
    note = is_spurious = unsure = False
    for letter in answer:
        if letter in LETTERS:
            verdicts[LETTERS[letter]] = "unsure" if unsure else "wrong"
        elif letter not in "xn? ":
            raise ReviewError(f'"{letter}" stands for nothing here. {HELP}')
        unsure = letter == "?"
        is_spurious = is_spurious or letter == "x"
        note = note or letter == "n"
    corrections = {}
    if not is_spurious:
        assert item.record is not None
        for field, verdict in verdicts.items():
            if verdict == "wrong":
                found = words_of(gold_of(item.record), field, article.text)
                corrections[field] = _asked(f'{field}: "{visible(found)}" is wrong; right is (Enter: left open)')
    words = _asked("note") if note else ""
    judge(
        store, item, article, reviewer, verdicts=verdicts, corrections=corrections, is_event=not is_spurious, note=words
    )
    return True


def _read(store: Store, item: Item, article: Article, reviewer: str, answer: str) -> bool:
    """Keep what is said of an article; False where the same is asked again."""
    if answer == "m":
        trigger = _asked("words that tell of it")
        fields = {field: _asked(f"{field} (Enter: {'actual' if field == 'status' else 'none'})") for field in FIELDS}
        add_missed(store, item, article, reviewer, fields, trigger)
        return False
    if answer not in {"", "n"}:
        raise ReviewError(f'"{answer}" stands for nothing here. {HELP_ARTICLE}')
    mark_read(store, item, reviewer, _asked("note") if answer == "n" else "")
    return True


def _asked(what: str) -> str:
    """One line from the reviewer; the end of input stops."""
    try:
        return str(typer.prompt(what, default="", show_default=False, err=True)).strip()
    except typer.Abort:
        raise typer.Exit(0) from None
