"""What bytes look like: text, JSON, or a format that Diurna does not read."""

import re

from diurna.errors import InputError

CONVERT = "Convert it to plain text in UTF-8 first."
UNPACK = "Unpack it first and give the files inside."
EXPORT = "Export its table of articles as CSV or JSON Lines first."

# First bytes of what can't be read, what they mean, what to do.
UNREAD: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", CONVERT),
    (b"\xfd7zXZ\x00", "an xz archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document (.doc, .xls)", CONVERT),
    (b"SQLite format 3\x00", "an SQLite database", EXPORT),
    (b"\x89PNG\r\n", "a picture (PNG)", CONVERT),
    (b"\xff\xd8\xff", "a picture (JPEG)", CONVERT),
    (b"GIF87a", "a picture (GIF)", CONVERT),
    (b"GIF89a", "a picture (GIF)", CONVERT),
    (b"\x7fELF", "a program (ELF)", "Check the path."),
)
# First bytes of what can be read; the name of the form, and what messages call it.
READ: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "gz", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "zst", "a zstd archive"),
    (b"PK\x03\x04", "zip", "a zip archive"),
    (b"PK\x05\x06", "zip", "a zip archive"),
    (b"{\\rtf", "rtf", "a rich text (RTF) document"),
    (b"PAR1", "parquet", "a Parquet table"),
    (b"ARROW1\x00\x00", "arrow", "an Arrow table"),
    (b"\xff\xff\xff\xff", "arrow", "an Arrow table"),
    (b"WARC/1.", "warc", "a web archive (WARC)"),
)
MARKUP = re.compile(
    rb"<(?:!--|!doctype\s+html|html|head|body|article|div|p|\?xml|rss|feed|rdf:RDF|nitf|newsml)[\s>/-]"
    rb"|<(?:!doctype\s+html|html|head|body|article|div|p|rss|feed)\b",
    re.IGNORECASE,
)
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p)\b", re.IGNORECASE)
MHTML = re.compile(
    rb"(?:From: <Saved by |MIME-Version: 1\.0\r?\n|[\w-]+: [^\n]*\n(?:[^\n]+\n){0,12}?MIME-Version: )", re.IGNORECASE
)
# Control bytes that no text holds; tab, line feed, form feed, carriage return and escape occur in some.
CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 12, 13, 27} | {127}))
UTF_16 = "looks like UTF-16 text, expected UTF-8. Save it as UTF-8, or use: iconv -f UTF-16 -t UTF-8 OLD > NEW"


def tell_form(data: bytes) -> tuple[str, str] | None:
    """The form that the first bytes show, and what messages call it; None where they may be text."""
    for start, form, what in READ:
        if data.startswith(start):
            return (
                ("docx", "an office document (.docx, .xlsx, .odt)")
                if form == "zip" and _is_office(data)
                else (form, what)
            )
    inside = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if MARKUP.match(inside):
        feed, page = FEED.search(inside), PAGE.search(inside)
        if feed and not (page and page.start() < feed.start()):
            return "feed", "a web page or XML (a feed)"
        return ("html" if page or not inside[:5].lower().startswith(b"<?xml") else "xml"), "a web page or XML"
    if MHTML.match(inside) and b"multipart/related" in inside:
        return "mhtml", "a saved web page (MHTML)"
    return None


def name_binary(data: bytes) -> str | None:
    """Why bytes cannot be read as text, in one line; None where they can be tried."""
    unread = _name_unread(data)
    if unread:
        what, advice = unread
        return f"looks like {what}, which Diurna cannot read yet. {advice}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _has_every_other_zero(data):
        return UTF_16
    if _is_binary(data):
        return "looks like a binary file, expected text in UTF-8. Check the path, or convert it to text first."
    return None


def _name_unread(data: bytes) -> tuple[str, str] | None:
    for start, what, advice in UNREAD:
        if data.startswith(start):
            return what, advice
    if re.match(rb"BZh[1-9]1AY&SY", data):
        return "a bzip2 archive", UNPACK
    if data[257:262] == b"ustar":
        return "a tar archive", UNPACK
    if data[8:12] == b"DUCK" and b"\x00" in data[12:20]:
        return "a DuckDB database", "If it is a store of Diurna's, ask it with diurna events."
    return None


def _is_office(data: bytes) -> bool:
    return b"word/" in data or b"[Content_Types].xml" in data or b"opendocument" in data


def _has_every_other_zero(data: bytes) -> bool:
    """UTF-16 without its mark: in English text nearly every second byte is zero, the others never."""
    sample = data[:4096]
    if len(sample) < 8:
        return False
    for first in (0, 1):
        zeros, others = sample[first::2], sample[1 - first :: 2]
        if zeros.count(0) > 0.9 * len(zeros) and not others.count(0):
            return True
    return False


def _is_binary(data: bytes) -> bool:
    """A stray control character leaves text text; many, or some among bytes that are not UTF-8, do not."""
    sample = data[:65_536]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls <= 0.02 * len(sample) and not (controls and sample.count(0)):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return True
    return controls > 0.1 * len(sample)


def decode(data: bytes, origin: str, unit: str = "") -> str:
    """Decode UTF-8; raises `InputError` with the offset of the first bad byte, counted from 0 in the `unit`."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            origin,
            f"byte {error.start}{unit} (0x{data[error.start]:02x}) is not UTF-8. Save the file as UTF-8; "
            "if it is Windows text, use: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ) from error


def find_json_form(head: bytes) -> str | None:
    """What the first non-blank line says: JSON "lines", one JSON "document" over many lines, or None: no JSON.

    Only the line's first characters are looked at, so that a broken first line does not turn a JSON Lines
    file into one long article.
    """
    line = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].strip()
    if re.match(rb'\{\s*["}]', line):
        return "lines"
    if line in (b"{", b"[") or re.match(rb"\[\s*[{\]]", line):
        return "document"
    return None
