"""The text as the rules read it: its parts, its sentences, and where each of them stands.

Everything is found in one string, the subject, a blank line, the body, in small letters with plain
quotes. It is as long as what was written, character for character, so a place in it is a place there.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from raincheck.domain.coach.findings import Part

SENTENCES = 500
"""Sentences of which it is remembered what they say: while one types, only one of them changes."""

GAP = "\n\n"
"""Between the subject and the body."""

LONGEST_SIGNATURE = 600
"""Characters from the end in which a sign-off is looked for."""

_PLAIN = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"', "\u2011": "-"}
    | dict.fromkeys("\t\r\u00a0\u2007\u2009\u202f", " ")
)
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_QUOTED_HEAD = re.compile(
    r"^[ \t]*on [^\n]{4,120}(?:\n(?![ \t]*>)[^\n]{1,80})?wrote:[ \t]*$|^-{2,} ?(?:original|forwarded) message.*$"
    r"|^_{10,}[ \t]*$|^from: [^\n]+\n(?:sent|date|to|cc): .*$",
    re.MULTILINE | re.IGNORECASE,
)
_MARKED = re.compile(r"\s*>")
_GREETING_WORDS = (
    r"(?i:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|respected|to|hola|hallo|guten tag"
    r"|namaste|bonjour|ol\u00e1|ciao)"
)
_GREETED = (
    r"(?i:all|there|team|everyone|everybody|hiring|recruiting|recruitment|talent|sir|madam|or|and|&|the|to|whom|it|may"
    r"|concern|manager|members?|of|panel|colleagues|people|von|van|de|la|mr|mrs|ms|dr|prof)\.?"
)
_GREETING_LINE = re.compile(
    rf"\s*(?:{_GREETING_WORDS}(?:(?:[ ,]+(?:{_GREETED}\b|[^\W\d_a-z][\w.'-]*)){{0,9}}|(?: [\w.'-]{{1,30}}){{1,2}})"
    r"|[^\W\d_][\w .'-]{1,30},)[,:;!.\u2013-]?[ \t]*(?=\n)"
)
_SIGN_OFF = re.compile(
    r"^[ \t]*(?:(?:with |my |kind |kindest |best |warm |warmest |many |all |very )*(?:regards|wishes|thanks"
    r"|greetings)"
    r"|all the best|best|sincerely|thanks(?: (?:again|so much|a lot|and regards|in advance))?"
    r"|thank you(?: (?:again|so much|very much|kindly))?|thanking you|cheers|yours(?: \w+)?"
    r"|respectfully(?: yours)?|warmly|cordially"
    r"|sincerely yours|take care|with (?:appreciation|gratitude|thanks|apologies|respect)|gratefully"
    r"|speak soon|talk soon"
    r"|apologetically|mit freundlichen gr\u00fc\u00dfen|viele gr\u00fc\u00dfe|saludos(?: \w+)?|atentamente"
    r"|um abra\u00e7o|pozdrawiam)"
    r"[ \t]*[,.!\u2013-]*[ \t]*$",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(
    r"(?<=[.!?\u2026])[\"')\]]*(?=\s)|\n[ \t]*\n|(?<=[:,;])[ \t]*\n(?=[ \t]*[-*\u2022\d])"
    r"|\n(?=[ \t]*[-*\u2022] )"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|vs|approx|ext|tel|e\.g|i\.e|a\.m|p\.m|a\. m|p\. m|jr|sr|inc|ltd|co"
    r"|hr\. dept)|\b[a-z])\.$"
)
_WORD = re.compile(r"\w[\w'\u2019.:@/+-]*")


class Span(Struct, frozen=True):
    """Where a finding stands; nothing between start and end means that something is missing."""

    part: Part = Part.BODY
    start: int = 0
    end: int = 0


MISSING = Span()
"""Something is not there: the place is the whole message."""


class Sentence(Struct, frozen=True):
    """One sentence of the prose: its place in the whole, and its small letters with single blanks."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


class Reading:
    """One message, read once and then asked by every rule."""

    def __init__(self, subject: str, body: str) -> None:
        self.subject, self.body = subject, body
        self.offset = len(subject) + len(GAP)
        self.cased = plain(subject) + GAP + _unquoted(plain(body))
        self.lines = _lowered(self.cased)
        self.whole = self.lines.replace("\n", " ")
        self.start, self.end = self._prose()

    def _prose(self) -> tuple[int, int]:
        """From after the line of the greeting to before the signature."""
        greeting = _GREETING_LINE.match(self.cased, self.offset)
        start = greeting.end() if greeting else self.offset
        near = max(start, len(self.lines.rstrip()) - LONGEST_SIGNATURE)
        ends = [found.start() for found in _SIGN_OFF.finditer(self.lines, near) if _is_last(self.lines, found.end())]
        return start, ends[0] if ends else _before_name(self.lines, start)

    @property
    def prose(self) -> str:
        """What is said between greeting and signature, on one line."""
        return self.whole[self.start : self.end]

    @property
    def said(self) -> str:
        """The body, with greeting and signature, on one line."""
        return self.whole[self.offset :]

    @property
    def heading(self) -> str:
        """The subject in small letters."""
        return self.whole[: len(self.subject)]

    @property
    def greeting(self) -> str:
        """The line of the greeting as it was written, or the first words where it has no line of its own."""
        return self.cased[self.offset : self.start] or self.cased[self.offset : self.offset + 60].partition("\n")[0]

    @property
    def signature(self) -> str:
        """Everything from the sign-off on, as it was written."""
        return self.cased[self.end :]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the prose."""
        return tuple(self._split())

    def _split(self) -> Iterator[Sentence]:
        start = self.start
        for mark in [*(m.end() for m in _SENTENCE_END.finditer(self.lines, self.start, self.end)), self.end]:
            # A full stop after "Ms" ends nothing.
            if mark != self.end and _ABBREVIATED.search(self.lines, max(start, mark - 12), mark):
                continue
            raw = self.lines[start:mark]
            if text := " ".join(raw.split()):
                yield Sentence(start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()), text)
            start = mark

    def breaks(self, before: Sentence, after: Sentence) -> bool:
        """Whether a new paragraph begins between two sentences."""
        return "\n\n" in re.sub(r"[ \r]", "", self.lines[before.end : after.start])

    @cached_property
    def words(self) -> int:
        """The words of the prose."""
        return len(_WORD.findall(self.prose))

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether it stands in the subject or the body."""
        return pattern.search(self.whole) is not None

    def find(self, pattern: re.Pattern[str]) -> Span | None:
        """Where it first stands in the body, else in the subject."""
        found = pattern.search(self.whole, self.offset) or pattern.search(self.whole, 0, len(self.subject))
        return self.span(*found.span()) if found else None

    def span(self, start: int, end: int) -> Span:
        """A place in the whole as a place in its part."""
        if start < self.offset:
            return Span(Part.SUBJECT, start, min(end, len(self.subject)))
        return Span(Part.BODY, start - self.offset, end - self.offset)

    def sentence_span(self, sentence: Sentence) -> Span:
        """The place of a whole sentence."""
        return self.span(sentence.start, sentence.end)


def plain(text: str) -> str:
    """The text with plain quotes and blanks, as long as it was."""
    return text.translate(_PLAIN)


def phrases(*alternatives: str) -> re.Pattern[str]:
    """Any of these, as whole words. Each is an expression; a blank stands for a blank."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")


def _lowered(text: str) -> str:
    low = text.lower()
    # A few letters, such as a dotted capital I, grow when they become small; then every place would move.
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _unquoted(body: str) -> str:
    """The body with what they wrote blanked out, every character at its place."""
    parts, done = [], 0
    for head in _QUOTED_HEAD.finditer(body):
        # Where the quotation is marked line by line, an answer may stand below it; else it is the rest.
        marked = _MARKED.match(body, head.end()) is not None
        end = head.end() if marked else len(body)
        parts += [body[done : head.start()], _blank(body[head.start() : end])]
        done = end
        if not marked:
            break
    return _QUOTED_LINE.sub(lambda found: _blank(found[0]), "".join([*parts, body[done:]]))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _is_last(text: str, end: int) -> bool:
    """Whether what follows is only a name, a number, an address."""
    rest = [line.strip() for line in text[end:].splitlines() if line.strip()]
    return len(rest) <= 7 and all(len(line.split()) <= 9 and not line.endswith(("?", "!")) for line in rest)


def _before_name(text: str, start: int) -> int:
    """The end of the prose where nothing signs off: before short last lines without a full stop."""
    end = len(text.rstrip())
    while (line_start := text.rfind("\n", start, end) + 1) > 0:
        line = text[line_start:end].strip()
        if line.endswith((".", "?", "!", ",", ";")) or len(line.split()) > 4:
            break
        end = len(text[:line_start].rstrip())
    return max(end, start)
