"""Finding a case by some letters of what is said of it."""

import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """The text without what nobody types when they look for something: capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def holds(text: str, wanted: Iterable[str]) -> bool:
    """Whether each of the words is part of the text; both are folded."""
    return all(word in text for word in wanted)
