"""One article coded, or told why it could not be: what every process of a run does, again and again."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diurna.articles import Page
from diurna.coder import Coder
from diurna.errors import DiurnaError, InputError, escape
from diurna.records import Article, Coding
from diurna.scale.reports import Reported

# Characters of an error's own text in a message.
LONGEST_ERROR = 200
OUT_OF_MEMORY = "the memory ran out while it was coded. It was left out; split it, or find a machine with more memory."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of a coding where its records are all that is wanted: small, so that it travels fast."""

    origin: str
    sentences: int
    lines: tuple[str, ...]  # a record each
    reported: Reported | None = None  # what linking it to other articles takes, where that was asked for


Given = Article | Page | InputError
Result = Coding | InputError
# Applied where the coding was made, by the worker; it must be importable by name.
Shape = Callable[[Coding], Outcome]


@dataclass(frozen=True, slots=True)
class Making:
    """What a coder is made with: files of custom lexicons, the folder of a custom ontology, and where the model runs."""

    lexicons: tuple[Path, ...] = ()
    ontology: Path | None = None
    device: str = "cpu"

    def coder(self) -> Coder:
        """The coder; raises `DiurnaError` where what it is made with has faults."""
        return Coder(lexicons=self.lexicons, ontology=self.ontology, device=self.device)


def shaped(result: Result, shape: Shape | None) -> Coding | Outcome | InputError:
    """What is wanted of a result."""
    return result if shape is None or isinstance(result, InputError) else shape(result)


def code_one(coder: Coder, given: Given) -> Result:
    """Code one article, or say why it could not be."""
    article = given.article() if isinstance(given, Page) else given
    if isinstance(article, InputError):
        return article
    try:
        return coder.code_article(article)
    except MemoryError:
        return InputError(article.origin, OUT_OF_MEMORY)
    except DiurnaError as error:  # it says what to do: a parser of the user's own that gives no trees, say
        return InputError(article.origin, escape(str(error)))
    except Exception as error:  # noqa: BLE001  one article's bug must not cost the other 99,999
        return InputError(article.origin, name_bug(error))


def name_bug(error: Exception) -> str:
    """The reason for an error that nobody expected: on one line, and short, whatever the error's text holds."""
    text = escape(str(error)[: LONGEST_ERROR + 1])
    if len(text) > LONGEST_ERROR:
        text = text[: LONGEST_ERROR - 3] + "..."
    return f"could not be coded ({type(error).__name__}: {text}). It was left out; please report it as a bug."
