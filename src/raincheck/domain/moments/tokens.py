"""A phrase as words, numbers and marks, with where each of them stood."""

import re
from typing import NamedTuple

DASHES = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
SPACES = {ord(c): " " for c in "\u00a0\u2007\u2009\u200a\u202f\u3000"}
_PLAIN = DASHES | SPACES | {ord("\u2019"): "'"} | {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}
"""One character for one, so that a place in the tokens is a place in the text."""

_TOKEN = re.compile(
    r"(?P<path>[a-z_]+(?:/[a-z][a-z0-9_]*(?:[+-][a-z0-9_]+)*)+)"  # an IANA name
    r"|(?P<half>[ap]\.?[ ]?m\b\.?)"
    r"|(?P<dotted>[a-z](?:\.[a-z]){1,3}\b\.?)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<mark>\S)"
)

LONGEST = 40
"""Tokens of the longest phrase that is read as one moment."""


class Token(NamedTuple):
    """One of them: its kind, its folded text, its place, and whether it touches the one before."""

    kind: str
    text: str
    start: int
    end: int
    touches: bool


NOTHING = Token("end", "", 0, 0, False)
"""What stands after the last token."""


class Tokens(list[Token]):
    """The tokens of a phrase. One after the last is `NOTHING`, so that a grammar can look ahead."""

    def at(self, index: int) -> Token:
        """The token there."""
        return self[index] if 0 <= index < len(self) else NOTHING

    def text(self, index: int) -> str:
        """The folded text there, empty past the end."""
        return self.at(index).text

    def tight(self, index: int, text: str) -> bool:
        """Whether that mark stands there without a space before it."""
        token = self.at(index)
        return token.text == text and token.touches


def tokenize(text: str) -> Tokens:
    """The tokens of a text of any length."""
    plain = text.translate(_PLAIN)
    tokens, last = Tokens(), -1
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        kind, text = match.lastgroup or "", match[0]
        if kind == "dotted":
            kind, text = "word", text.replace(".", "")
        tokens.append(Token(kind, text, start, end, start == last))
        last = end
    return tokens
