"""Whatever a database exports, as lines of text: the paragraphs of a document, the blocks of a page."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from diurna.articles.archives import MOST_GROWTH
from diurna.articles.checks import clean
from diurna.articles.markup import to_text
from diurna.errors import InputError, escape

if TYPE_CHECKING:
    from lxml import etree

CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
# Bytes of a document's text as XML: some thousand articles.
LONGEST_DOCUMENT = 512 << 20
LONGEST_RTF = 64 << 20
# Bytes that a document may have, however small it is packed.
FREE_GROWTH = 16 << 20


def lines_of_docx(file: IO[bytes], origin: str) -> Iterator[str]:
    """The paragraphs of a Word document, one at a time, in the order of the document; tables are read cell by cell."""
    from lxml import etree  # like the library for rich text, only for such files

    try:
        archive = zipfile.ZipFile(file)
        info = archive.getinfo(DOCUMENT)
        if info.file_size > min(LONGEST_DOCUMENT, max(FREE_GROWTH, MOST_GROWTH * info.compress_size)):
            raise InputError(origin, f"its text has {info.file_size:,} bytes, more than it can be read with. Split it.")
        with archive.open(info) as raw:
            # No entities, no network, and lxml's own limits on depth and size.
            for _, element in etree.iterparse(raw, tag=f"{WORD}p", resolve_entities=False, no_network=True):
                yield from text_of_paragraph(element).split("\n")
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except KeyError as error:
        raise InputError(
            origin, "an office document that is no Word document (.docx). Save it as .docx or .txt."
        ) from error
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise broken(origin, error) from error
    except etree.XMLSyntaxError as error:
        raise broken(origin, error) from error


def broken(origin: str, error: BaseException) -> InputError:
    """The error for a document that breaks off or lies."""
    return InputError(origin, f"the document is broken ({escape(str(error)[:80])}). Export or save it anew.")


def text_of_paragraph(paragraph: "etree._Element") -> str:
    """The words of a Word paragraph, with its breaks."""
    parts: list[str] = []
    for element in paragraph.iter(f"{WORD}t", f"{WORD}br", f"{WORD}cr", f"{WORD}tab"):
        if element.tag == f"{WORD}t":
            parts.append(element.text or "")
        else:
            parts.append("\t" if element.tag == f"{WORD}tab" else "\n")
    return clean("".join(parts))


def lines_of_rtf(data: bytes, origin: str) -> list[str]:
    """The paragraphs of a rich text document."""
    if len(data) > LONGEST_RTF:
        raise InputError(origin, f"longer than {LONGEST_RTF:,} bytes. Split the export, or export it as .docx.")
    try:
        from striprtf.striprtf import rtf_to_text

        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except MemoryError:
        raise
    except Exception as error:
        raise broken(origin, error) from error
    return clean(text).split("\n")


def lines_of_html(html: str) -> list[str]:
    """The blocks of a page; the cells of a table's row stand on one line."""
    return to_text(CELL.sub("\t", html)).split("\n")
