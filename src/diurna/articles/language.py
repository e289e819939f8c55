"""Tell English from other languages.

Common words decide nearly always, without a model: the words below are a tenth or more of any English news text and
next to nothing of one in another language. What they leave in doubt goes to py3langid, loaded on first need (half a
second, 105 MB).
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Frequent in English and rare elsewhere; "in", "is", "was" or "had" would not do (Dutch, German).
ENGLISH = frozenset(
    ("the", "of", "and", "that", "with", "from", "which", "their", "they", "this", "would", "to", "said")
)
# Of 2,172 English news texts (Wikinews, LGL, GeoVirus, TimeBank, AQUAINT, PolNeAR, and others) three have less.
ENOUGH_ENGLISH = 0.06
# With fewer words than this, a text gets the benefit of the doubt unless its script speaks against it.
FEWEST_WORDS = 20
# A text is foreign if the model gives English less than this. Anything from 0.001 to 0.05 would do: of 3,000 stretches of
# 25 words from English news none falls below, and 20 words in another language give English less than 1e-6.
FOREIGN_BELOW = 0.01
# Longer texts are judged by three stretches of this many characters: start, middle and end.
STRETCH = 2000
UNKNOWN_SCRIPT = "und"
UNNAMED = "a language that is not written in Latin letters"

NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "ig": "Igbo",
    "id": "Indonesian or Malay", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "lb": "Luxembourgish",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam",
    "mn": "Mongolian", "mr": "Marathi", "mt": "Maltese", "my": "Burmese", "ne": "Nepali",
    "nl": "Dutch", "no": "Norwegian", "om": "Oromo", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "si": "Sinhala", "sk": "Slovak",
    "sl": "Slovenian", "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "tk": "Turkmen", "tl": "Tagalog",
    "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "xh": "Xhosa", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN_LETTER = re.compile(
    r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u02b8\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06\uff21-\uff5a]"
)


def tell_language(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is in, "und" for an unknown script; None where it is too short."""
    sample = _sample(text)
    foreign = len(_FOREIGN_LETTER.findall(sample))
    if foreign and 2 * foreign > len(_LETTER.findall(sample)):
        language, _ = _rank(sample)
        return language if language != "en" else UNKNOWN_SCRIPT
    words = _WORD.findall(sample.lower())
    if len(words) < FEWEST_WORDS:
        return None
    if sum(word in ENGLISH for word in words) >= ENOUGH_ENGLISH * len(words):
        return "en"
    language, english = _rank(sample)
    return language if english < FOREIGN_BELOW else "en"


def name_foreign(language: str | None) -> str | None:
    """The name of a language that `tell_language` gave; None for English, and where it was too short to tell."""
    return None if language is None or language == "en" else NAMES.get(language, UNNAMED)


def _sample(text: str) -> str:
    if len(text) <= 3 * STRETCH:
        return text
    middle = len(text) // 2
    return " ".join((text[:STRETCH], text[middle : middle + STRETCH], text[-STRETCH:]))


def _rank(text: str) -> tuple[str, float]:
    """The likeliest language, and the probability of English."""
    ranked = _identifier().rank(text)
    return ranked[0][0], dict(ranked)["en"]


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(NAMES)
    return identifier
