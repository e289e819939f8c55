"""Whether records stay the same when a sentence is told otherwise: `make robust`.

    python evaluation/robust.py [--fillings 3] [--failures 30] [--change passive] [--json]

Takes the sentences of `robust_sentences.tsv`, fills their slots, changes each in one way at a time (passive for active,
other countries and people, a clause more, American spelling, datelines, a sentence beside it, the order of two), and
prints the share of pairs whose records changed exactly as they should: not at all, or in the countries' codes alone.
"""

import argparse
import json
import sys
from pathlib import Path

from diurna import Coder, Event
from diurna.scoring.metamorphic import Outcome, make_pairs, read_templates, run_pairs, shares

SENTENCES = Path(__file__).parent / "robust_sentences.tsv"
PUBLISHED = "2024-05-15"


def main() -> None:
    """Make pairs, code them, and tell."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--fillings", type=int, default=3, help="times that each sentence is filled")
    parser.add_argument("--failures", type=int, default=0, help="how many failures to show")
    parser.add_argument("--change", default="", help="only this change")
    parser.add_argument("--json", action="store_true", help="one JSON object with the share of each change")
    args = parser.parse_args()
    coder = Coder()

    def code(text: str) -> tuple[Event, ...]:
        return coder.code(text, published=PUBLISHED)

    templates = read_templates(SENTENCES)
    pairs = list(make_pairs(templates, fillings=args.fillings))
    outcomes = list(run_pairs([pair for pair in pairs if args.change in {"", pair.change}], code))
    changes = shares(outcomes, lambda one: one.pair.change)
    if args.json:
        json.dump({change: round(kept / total, 4) for change, (kept, total) in changes.items()}, sys.stdout)
        print()
        return
    told = [one for one in outcomes if one.expected]
    silent = sorted({one.pair.template for one in outcomes if not one.expected})
    print(f"{len(templates)} sentences, {len(outcomes)} pairs; {len(told)} whose first text has a record")
    if silent:
        print(f"without a record in some filling: {', '.join(silent)}")
    print("\nchange                pairs   kept")
    for change, (kept, total) in sorted(changes.items(), key=lambda item: item[1][0] / item[1][1]):
        print(f"{change:20} {total:6} {100 * kept / total:5.1f} %")
    kept, total = sum(one.kept for one in told), len(told)
    print(f"{'all':20} {total:6} {100 * kept / total:5.1f} %")
    print("\nconstructions that keep them least")
    constructions = shares(outcomes, lambda one: one.pair.construction)
    for name, (kept, total) in sorted(constructions.items(), key=lambda item: item[1][0] / item[1][1])[:12]:
        print(f"{name:20} {total:6} {100 * kept / total:5.1f} %")
    for one in [one for one in told if not one.kept][: args.failures]:
        tell(one)


def tell(one: Outcome) -> None:
    """Show a failure: both texts, and what was lost and added."""
    print(f"\n{one.pair.change}, {one.pair.template}\n  {one.pair.before}\n  {one.pair.after}")
    for sign, records in (("-", one.expected - one.found), ("+", one.found - one.expected)):
        for event, mode, actors, recipients, status in records:
            named = f"{event} {mode or ''}".strip()
            print(f"  {sign} {named}: {', '.join(actors) or 'nobody'} → {', '.join(recipients) or 'nobody'}, {status}")


if __name__ == "__main__":
    main()
