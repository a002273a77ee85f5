"""A subject and a body as one text, the way a mail stands in a file, and back again."""

from raincheck.domain.text import clean_body, clean_line

_HEADER = "Subject:"


def joined(subject: str | None, body: str) -> str:
    """One text that ends its last line, as editors want it; without a subject only the body."""
    head = "" if subject is None else f"{_HEADER} {subject}\n\n"
    return f"{head}{body}\n"


def parted(text: str, subject: str | None) -> tuple[str | None, str]:
    """The subject and the body of such a text; a subject line that was deleted leaves the subject as it was."""
    text = clean_body(text).removesuffix("\n")
    line, _, rest = text.partition("\n")
    if subject is None or not line.casefold().startswith(_HEADER.casefold()):
        return subject, text
    return clean_line(line[len(_HEADER) :]), rest.removeprefix("\n")
