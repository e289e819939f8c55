"""What can go wrong, as a tree of exceptions; and how messages quote what comes from outside.

DiurnaError                 anything that Diurna raises on purpose
├── InputError              an input that cannot be read or coded; names the input, and what to do
├── FaultsError             several faults of one thing, told together
│   ├── LexiconError        in a lexicon or an ontology
│   ├── RecordError         in JSON that is no event record
│   └── GoldError           in a gold file that is not in its format
├── ModelError              a model directory that is missing or broken
├── GazetteerError          a gazetteer or a GeoNames dump that is missing or broken
├── StoreError              a store that cannot be opened, read or added to, or a question that it cannot answer
├── ReviewError             a sample that cannot be drawn, a judgement that cannot be kept, a review that cannot be exported
├── PipelineError           a spaCy pipeline that is missing, or gives no Universal Dependencies
└── AssemblyError           stages put together in an order that cannot work
"""

from collections.abc import Sequence


def escape(text: str) -> str:
    """Text with every character that cannot be printed as its escape: control, format, lone surrogate, odd space.

    >>> escape("a\\x1b[31m")
    'a\\\\x1b[31m'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


class DiurnaError(Exception):
    """The root of all errors that Diurna raises on purpose."""


class InputError(DiurnaError):
    """An input that cannot be read or coded.

    `origin` is what the user calls it: a path, `path:line`, or `<stdin>`. `reason` says what was found,
    what was expected and what to do, in one line.
    """

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        """Let the error travel between processes, which rebuild it from both parts."""
        return InputError, (self.origin, self.reason)


class FaultsError(DiurnaError):
    """Several faults of one thing, reported together."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class LexiconError(FaultsError):
    """Faults in a lexicon or an ontology; `faults` has one line for each."""


class RecordError(FaultsError):
    """JSON that is no event record; `faults` has one line for each fault."""


class GoldError(FaultsError):
    """A gold file that is not in its format; `faults` has one line for each fault, with the file and line number."""


class ModelError(DiurnaError):
    """A model directory that is missing or broken."""


class GazetteerError(DiurnaError):
    """A gazetteer or a GeoNames dump that is missing or broken."""


class StoreError(DiurnaError):
    """A store that cannot be opened, read or added to, or a question that it cannot answer."""


class ReviewError(DiurnaError):
    """A sample that cannot be drawn, a judgement that makes no sense, or a review that gives no report or gold."""


class PipelineError(DiurnaError):
    """A spaCy pipeline that cannot serve as engine: not installed, without a parse, or without UD labels."""


class AssemblyError(DiurnaError):
    """Stages put together in an order in which one lacks what it needs."""
