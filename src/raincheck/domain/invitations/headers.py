"""The lines in a text that say who wrote what follows: quoted headers, attributions, separators.

Every language but English is here only for the few words that mail programs write by themselves.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from raincheck.domain.invitations.documents import Person
from raincheck.domain.invitations.mailboxes import ADDRESS, read_person
from raincheck.domain.text import clean_line


class Line(NamedTuple):
    """A line without its quote marks, and how many there were."""

    depth: int
    text: str


class Header(Struct, frozen=True, kw_only=True):
    """Who wrote a part. It ends before line `end`; `depth` is that of the part, if it is known."""

    end: int
    sender: Person = Person()
    subject: str = ""
    sent_text: str = ""
    forwarded: bool = False
    depth: int = 0


_KEYS = {
    "from": "from sender von de da",
    "sent": "sent date gesendet datum envoyé enviado fecha",
    "to": "to an à para",
    "subject": "subject betreff objet asunto",
    "other": "cc bcc kopie reply-to importance attachments priority sensitivity",
}
_KEY_OF = {word: key for key, words in _KEYS.items() for word in words.split()}
_FIELD = re.compile(
    rf"[ \t*_]{{0,8}}({'|'.join(map(re.escape, _KEY_OF))})[ \t*_]{{0,4}}:[ \t*_]{{0,8}}(\S.*)?", re.IGNORECASE
)
_KINDS = (
    r"(?:original message|original appointment|forwarded message|forwarded by [^-]{1,80}|reply message|"
    r"ursprüngliche nachricht|weitergeleitete nachricht|message transféré|message d'origine|mensaje original|"
    r"mensaje reenviado)"
)
_BEGINS = r"(?:begin forwarded message|anfang der weitergeleiteten (?:e-mail|nachricht)|début du message transféré)"
_SEPARATOR = re.compile(
    rf"[ \t]{{0,8}}(?:-{{2,20}}[ \t]*(?P<kind>{_KINDS})[ \t]*-{{0,20}}|(?P<begin>{_BEGINS}):?)[ \t]*", re.IGNORECASE
)
_FORWARDS = ("forward", "weitergeleitet", "transf", "reenviado")
_TRIGGER = re.compile(
    rf"[ \t*_]{{0,8}}(?:[-_]|on\b|am\b|le\b|el\b|il\b|em\b|op\b|begin|anfang|début|{'|'.join(_KEY_OF)})",
    re.IGNORECASE,
)
_RULE = re.compile(r"[ \t]*[_*-]{10,200}[ \t]*")
_LEAD = re.compile(r"[ \t*]{0,8}(?:on|am|le|el|il|em|op)\s", re.IGNORECASE)
_ON = re.compile(r"on (?:.{0,40}\d)", re.IGNORECASE)
_VERB = re.compile(r"\s(?:(?:wrote|writes|a écrit|escribió|ha scritto|escreveu|schreef)(?=\s?:$)|schrieb(?=[\s:]))")
_ZONE = r"(?:(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{4}|[ECMP][SD]?T|AK[SD]T|BST|CES?T|EES?T|WES?T|IST|JST|HST)"
_CLOCK = re.compile(rf"\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s?Uhr)?(?:\s\(?{_ZONE}\b\)?)?")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_OWN_TIME = re.compile(r"[ \t*]{0,8}(?:time|when|where|location|duration|start|end)\b[^:]{0,12}:", re.IGNORECASE)
_TO_ME = re.compile(r"[ \t]*to (?:me|[\w.'-]{1,40}(?:, [\w.'-]{1,40}){0,5})[ \t]*▾?[ \t]*")
_WRAPPED = 3
"""Lines that an attribution may take."""

_BLOCK_LINES = 24
_SPAN_LIMIT = 400


def read_header(lines: Sequence[Line], at: int) -> Header | None:
    """The header that begins at that line, if one does."""
    text = lines[at].text
    if not text or len(text) > _SPAN_LIMIT or not (_TRIGGER.match(text) or "wrote" in text):
        return None
    if _LEAD.match(text) or "wrote" in text:
        return _attribution(lines, at)
    if found := _SEPARATOR.fullmatch(text):
        kind = (found["kind"] or found["begin"]).casefold()
        return _after_separator(lines, at, forwarded=any(word in kind for word in _FORWARDS))
    if _RULE.fullmatch(text):
        start = _next_filled(lines, at + 1)
        return _block(lines, start) if start < len(lines) and start - at <= 3 else None
    field = _field(lines[at])
    return _block(lines, at) if field and field[0] != "other" else None


def read_top(lines: Sequence[Line], at: int) -> Header | None:
    """What only the very beginning of a paste may be: a lone subject, or the sender as a web mail shows it."""
    found = _FIELD.fullmatch(lines[at].text)
    if found and _KEY_OF[found[1].casefold()] == "subject" and found[2]:
        return Header(end=at + 1, subject=clean_line(found[2].strip(" *_")), depth=lines[at].depth)
    for row in range(at, min(at + 6, len(lines))):
        if _TO_ME.fullmatch(lines[row].text):
            return _shown(lines, at, row)
    return None


def _shown(lines: Sequence[Line], at: int, last: int) -> Header | None:
    """A sender with an address, a time of sending and "to me", on lines of their own."""
    head = [line.text.strip() for line in lines[at:last] if line.text.strip()]
    place = next((i for i, text in enumerate(head) if ADDRESS.search(text)), None)
    if place is None or place > 2:
        return None
    line = head[place]
    person = read_person(line)
    tail = line[line.find(person.email) + len(person.email) :].strip(" >\t")
    dates = [text for text in (tail, *head[place + 1 :]) if _CLOCK.search(text)]
    if not dates:
        return None
    subject = head[0] if place else ""
    return Header(end=last + 1, sender=person, subject=clean_line(subject), sent_text=clean_line(dates[0]))


def _next_filled(lines: Sequence[Line], start: int) -> int:
    while start < len(lines) and not lines[start].text.strip():
        start += 1
    return start


def _after_separator(lines: Sequence[Line], at: int, *, forwarded: bool) -> Header:
    """The header that follows a separator; without one the separator alone begins a part."""
    start = _next_filled(lines, at + 1)
    found = _attribution(lines, start) or _block(lines, start) if start < len(lines) and start - at <= 3 else None
    if found is None:
        return Header(end=at + 1, forwarded=forwarded, depth=lines[at].depth)
    return Header(
        end=found.end,
        sender=found.sender,
        subject=found.subject,
        sent_text=found.sent_text,
        forwarded=forwarded,
        depth=found.depth,
    )


def _field(line: Line) -> tuple[str, str] | None:
    found = _FIELD.fullmatch(line.text)
    return (_KEY_OF[found[1].casefold()], (found[2] or "").strip(" *_\t")) if found else None


def _block(lines: Sequence[Line], start: int) -> Header | None:
    """A block of From, Sent or Date, To and Subject, in any order, also with blank lines between."""
    fields, end = _fields(lines, start)
    sender = read_person(fields.get("from", ""))
    named = sender.email or (sender.name and not re.search(r"\d", sender.name))
    if not named or not (fields.get("subject") or (sender.email and ("sent" in fields or "to" in fields))):
        return None
    return Header(
        end=end,
        sender=sender,
        subject=clean_line(fields.get("subject", "")),
        sent_text=clean_line(fields.get("sent", "")),
        depth=lines[start].depth,
    )


def _fields(lines: Sequence[Line], start: int) -> tuple[dict[str, str], int]:
    """The fields from that line on, and the line after the last."""
    fields: dict[str, str] = {}
    row, last, depth = start, start, lines[start].depth
    spaced = start + 1 < len(lines) and not lines[start + 1].text.strip()
    before = ""
    while row < min(start + _BLOCK_LINES, len(lines)) and lines[row].depth == depth:
        field = _field(lines[row])
        if field and (field[0] == "other" or field[0] not in fields) and _may_end(lines, row, field[0], spaced=spaced):
            fields[field[0]] = field[1]
            before, last = field[0], row + 1
        elif lines[row].text.strip() or not spaced:
            if not _continues(lines, row, before, fields):
                break
            fields[before] = f"{fields[before]} {lines[row].text.strip(' *_')}"
            last = row + 1
        row += 1
    return fields, last


def _may_end(lines: Sequence[Line], row: int, key: str, *, spaced: bool) -> bool:
    """Whether a date belongs to the header: not where the interview's own time or place follows at once."""
    if key != "sent" or "sent" in lines[row].text.casefold():
        return True
    after = _next_filled(lines, row + 1) if spaced else row + 1
    return not _OWN_TIME.match(lines[after].text) if after < len(lines) else True


def _continues(lines: Sequence[Line], row: int, before: str, fields: dict[str, str]) -> bool:
    """Whether a line that is no field goes on with the field before it."""
    text = lines[row].text
    if not before or not text.strip() or len(text) > 200 or _field(lines[row]):
        return False
    if before != "sent" and (text.startswith((" ", "\t")) or fields[before].endswith((",", ";"))):
        return True
    following = _field(lines[row + 1]) if row + 1 < len(lines) else None
    return before in ("subject", "to", "other") and following is not None and following[0] not in fields


def _attribution(lines: Sequence[Line], at: int) -> Header | None:
    """An attribution: "On Tue, Mar 3, 2026 at 9:14 AM Dana Lee <dana@x.example> wrote:", on one to three lines."""
    depth, joined = lines[at].depth, ""
    for row in range(at, min(at + _WRAPPED, len(lines))):
        text = lines[row].text.strip(" \t*")
        if not text or lines[row].depth != depth or (row > at and _ON.match(text)):
            return None
        joined = f"{joined} {text}".strip().replace("< ", "<")
        if len(joined) > _SPAN_LIMIT:
            return None
        if joined.endswith(":") and _VERB.search(joined):
            return _attributed(lines, row + 1, clean_line(joined), depth)
    return None


def _attributed(lines: Sequence[Line], end: int, text: str, depth: int) -> Header | None:
    verb = _VERB.search(text)
    following = _next_filled(lines, end)
    deeper = following < len(lines) and lines[following].depth > depth
    if verb is None:
        return None
    lead = _LEAD.match(text)
    words, after = text[lead.end() if lead else 0 : verb.start()].strip(), text[verb.end() :].strip(" :*")
    sent, who = (words, after) if after else _parted(words, dated=lead is not None)
    if not (ADDRESS.search(who) or (deeper and (sent or not lead)) or _CLOCK.search(sent)):
        return None
    sender = read_person(who)
    if not sender.name and not sender.email:
        return None
    inner = lines[following].depth if deeper else depth
    return Header(end=end, sender=sender, sent_text=sent, depth=inner)


def _parted(words: str, *, dated: bool) -> tuple[str, str]:
    """The date and the sender of an attribution in which they follow each other."""
    if not dated:
        return "", words
    address = ADDRESS.search(words)
    region = words[: address.start()] if address else words
    ends = [found.end() for found in _CLOCK.finditer(region)] or [found.end() for found in _YEAR.finditer(region)]
    if ends:
        return words[: ends[-1]].strip(" ,"), words[ends[-1] :].strip(" ,")
    sent, comma, who = words.rpartition(", ")
    return (sent, who) if comma and re.search(r"\d", sent) else ("", words if address else "")
