"""What may stand in a line and in a body; everything from outside is cleaned here, once.

A terminal obeys control characters whatever widget shows them, and a header or a calendar
line ends at a newline. So C0 and C1 controls, line and paragraph separators, bidirectional
overrides and other invisible format characters are removed or turned into spaces at the
border. Joiners and variation selectors stay: emoji and several scripts need them.
"""

import re
import unicodedata

LINE_LIMIT = 500
"""Characters kept of a single line, such as a name or a company."""

BODY_LIMIT = 100_000
"""Characters kept of a body."""

_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC and its payload (ECMA-48 8.3.89)
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b."  # any other escape
    r"|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
    r"|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def _scrub(text: str) -> str:
    return _CONTROLS.sub("", _SURROGATES.sub("\ufffd", text))


def clean_line(text: str) -> str:
    """One line that is safe in a header, a calendar property, a file and a terminal."""
    text = _scrub(_BREAKS.sub(" ", text[: LINE_LIMIT * 4]).replace("\t", " "))
    return unicodedata.normalize("NFC", " ".join(text.split()))[:LINE_LIMIT].rstrip()


def clean_body(text: str) -> str:
    """A text of many lines with a line feed between them, its tabs and blank lines kept."""
    text = _scrub(_BREAKS.sub("\n", text[: BODY_LIMIT * 2]))
    return text[:BODY_LIMIT]


def inert(text: str, *, many_lines: bool = False) -> str:
    """The text as it is, without anything that a terminal would obey: for what was cleaned before."""
    return _scrub(_BREAKS.sub("\n" if many_lines else " ", text))


def sentence(clause: str) -> str:
    """A clause as a sentence: first letter up, one full stop at the end."""
    clause = clause.strip()
    if not clause:
        return ""
    closed = clause if clause[-1] in ".!?…" else f"{clause}."
    return closed[0].upper() + closed[1:]


def slug(text: str, limit: int = 40) -> str:
    """ASCII letters, digits and single dashes: a part of a file name that cannot leave its folder."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:limit].strip("-")
