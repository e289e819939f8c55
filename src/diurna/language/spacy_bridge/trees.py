"""One well-formed tree for a sentence, whatever roots its parser left."""

from collections.abc import Sequence

from diurna.errors import PipelineError
from diurna.records.analysis import NO_HEAD


def make_tree(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], punctuation: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """Heads and relations with one root, called "root"; heads count from 0 in the sentence, `NO_HEAD` for a root.

    Of several roots, the first that is no punctuation mark stays; the others hang from it, as "punct" or
    "parataxis". Raises `PipelineError` where words govern each other in a circle: a parser that gives one is broken,
    and any way to cut it would be a guess.

    >>> make_tree(["Chad", "left", "."], [1, -1, -1], ["nsubj", "root", "root"], [False, False, True])
    ([1, -1, 1], ['nsubj', 'root', 'punct'])
    """
    check_circles(words, heads)
    roots = [place for place, head in enumerate(heads) if head == NO_HEAD]
    root = next((place for place in roots if not punctuation[place]), roots[0])
    out_heads, out_relations = list(heads), list(relations)
    for place, head in enumerate(heads):
        if place == root:
            out_relations[place] = "root"
        elif head == NO_HEAD:
            out_heads[place] = root
            out_relations[place] = "punct" if punctuation[place] else "parataxis"
        elif relations[place] == "root":  # a label that contradicts the arc
            out_relations[place] = "dep"
    return out_heads, out_relations


def check_circles(words: Sequence[str], heads: Sequence[int]) -> None:
    """Raise `PipelineError` unless the way up from every word ends at a root."""
    ends = {NO_HEAD}
    for start in range(len(heads)):
        way: list[int] = []
        place = start
        while place not in ends:
            ends.add(place)
            way.append(place)
            place = heads[place]
        if place in way:
            circle = ", ".join(f'"{words[place]}"' for place in way[way.index(place) :])
            raise PipelineError(
                f"The spaCy pipeline gave a sentence in which words govern each other in a circle: {circle}. Expected "
                "a tree. Mend the component that sets the heads."
            )
