"""Where a mail ends: its signature, and the footers below that nobody wrote."""

import re
from itertools import islice

from raincheck.domain.invitations.mailboxes import ADDRESS
from raincheck.domain.invitations.names import is_name
from raincheck.domain.invitations.texts import unlinked
from raincheck.domain.invitations.vocabulary import COMPANY_SUFFIXES, RECRUITING_WORDS, TITLE_WORDS

_MAX_LINES = 8_000
_TRIES = 30
_LINE_LIMIT = 100
_SIGNATURE_LINES = 14

_OPENERS = (
    r"(?:all the |my |with |many |kind|warm|best|very |yours |thank|talk|speak|see you|looking forward|cheers|regards|"
    r"sincerely|respectfully|cordially|take care|have a (?:great|good|nice|wonderful|lovely)|mit freundlichen)"
)
_CLOSING = re.compile(
    rf"[ \t*]{{0,8}}(?P<words>{_OPENERS}[^\n,!.:?@\u2013—]{{0,40}})(?P<mark>[,!.:\u2013—-]{{0,3}})"
    r"(?:[ \t]+(?P<name>[^\n,!.:?@0-9]{2,40}))?[ \t*,]{0,4}",
    re.IGNORECASE,
)
_CLOSING_WORDS = frozenset(
    (
        "a again all and appreciation advance best bye care cheers cordially day do everything faithfully for "
        "forward from good gratitude great hearing help have in interest interview it kind kindest kindly lovely "
        "looking love luck many meeting mit freundlichen grüßen much my nice now on our patience regards "
        "respectfully see seeing sincere sincerely so soon speak speaking support take talk talking thank thanks "
        "the then time to truly understanding until very warm warmest warmly week weekend wishes with wonderful you "
        "your yours i we am are it's connecting chatting consideration monday tuesday wednesday thursday friday "
        "tomorrow"
    ).split()
)
_DASHES = re.compile(r"[ \t]{0,4}(?:--|—|\u2013\u2013)[ \t]{0,4}")
_MESSAGE = r"(?:e-?mail|message|communication|transmission)"
_NOTICE = re.compile(
    rf"(?:this|the (?:information|contents?) (?:contained )?(?:in|of) this) {_MESSAGE}"
    r"(?:,? (?:and|including|with|or)\b|.{0,80}\b(?:confidential|privileged|intended|proprietary))"
    r"|\bconfidential(?:ity)? (?:notice|note)\b|^disclaimer\b"
    r"|if you are not the (?:intended|named) (?:recipient|addressee)"
    rf"|if you (?:have )?received this {_MESSAGE} in error|virus(?:es)?[- ]free|scanned for viruses"
    rf"|consider the environment before print|^caution: this {_MESSAGE}|originated (?:from )?outside"
    r"|you (?:are receiv|receiv|got|'re receiv)(?:ing|ed)? this (?:e-?mail|message|notification) (?:because|as|at)"
    r"|registered (?:office|in england)|you can unsubscribe|to unsubscribe|unsubscribe from",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"[ \t*_]{0,8}(?:sent (?:from|via|with|on) (?:my |the )?.{1,40}|get outlook for .{1,20}"
    r"|(?:click here to )?unsubscribe\b.{0,80}|view (?:this (?:e-?mail|message) )?in (?:your )?browser.{0,40}"
    r"|(?:manage|update) (?:your )?(?:email )?preferences.{0,40}|privacy (?:policy|statement|notice)\b.{0,80}"
    r"|(?:©|\(c\)|copyright).{0,120}|powered by .{1,40}|\[?external\]?|all rights reserved.{0,40})[ \t*_.]{0,8}",
    re.IGNORECASE,
)
_DETAILS = re.compile(
    r"[ \t*\u2022-]{0,8}(?:join\b|meeting (?:id|link|url|number)|passcode|password|dial|one tap|topic:|when:|where:"
    r"|time:|date:|location:|agenda|interview|p\.?\s?s\b|microsoft teams|google meet|zoom meeting"
    r"|https?://\S{0,200}(?:zoom|meet|teams|webex)|add to calendar|reschedule|cancel"
    r"|-{5,}|_{5,}|\*{5,}|={5,}|-::~)",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"(?:the )?[^\n,.:]{1,50} (?:team|recruiting|recruitment|talent|hr|careers|acquisition)", re.IGNORECASE
)
_GAP = re.compile(r"\n(?:[ \t]*\n){2,}")
_REACH = re.compile(r"\+?\(?\d[\d ().-]{6,20}\d")


def split_signature(text: str) -> tuple[str, str]:
    """The body and the signature, without the footers; what follows a signature belongs to the body."""
    lines = _without_footers(text.replace("\r", "").split("\n", _MAX_LINES)[:_MAX_LINES])
    plain = [unlinked(line) for line in lines]
    found = _dashed(plain) or _closed(plain) or _unclosed(plain)
    if found is None:
        return _GAP.sub("\n\n", "\n".join(lines)).strip(), ""
    cut, start, end, inline = found
    signature = [inline, *lines[start:end]] if inline else lines[start:end]
    body = [*lines[:cut], *lines[end:]]
    return _GAP.sub("\n\n", "\n".join(body)).strip(), "\n".join(signature).strip()


def _without_footers(lines: list[str]) -> list[str]:
    """All lines but the footers; a notice goes on to the end of its paragraph."""
    kept: list[str] = []
    dropping = False
    for line in lines:
        seen = unlinked(line[:600])
        if not seen.strip():
            dropping = False
        elif dropping or _NOTICE.search(seen):
            dropping = True
            continue
        elif _FOOT.fullmatch(seen[:300]):
            continue
        kept.append(line)
    return kept


Found = tuple[int, int, int, str]
"""The end of the body, the first and the end of the signature's lines, and a name beside the closing."""


def _dashed(lines: list[str]) -> Found | None:
    """After "-- ", the mark that mail programs set (RFC 3676, 4.3)."""
    for row in range(len(lines) - 1, -1, -1):
        if _DASHES.fullmatch(lines[row]):
            end = _end(lines, row + 1)
            first = next((line.strip() for line in lines[row + 1 : end] if line.strip()), "")
            return _closing_before(lines, row, end) if first else None
    return None


def _closing_before(lines: list[str], row: int, end: int) -> Found:
    """The signature after the dashes, together with a name that was signed above them."""
    above = [i for i in range(max(0, row - 3), row) if lines[i].strip()]
    for i in above:
        closing = _closing(lines[i])
        if closing is not None and all(is_name(lines[j].strip()) for j in above if j > i):
            signed = closing or next((lines[j].strip() for j in above if j > i), "")
            return i, row + 1, end, signed
    return row, row + 1, end, ""


def _closed(lines: list[str]) -> Found | None:
    """After "Best regards," and its kin: the last one that a name follows."""
    closings = ((row, name) for row in range(len(lines) - 1, -1, -1) if (name := _closing(lines[row])) is not None)
    for row, name in islice(closings, _TRIES):
        end = _end(lines, row + 1)
        first = next((line.strip(" *_\t") for line in lines[row + 1 : end] if line.strip()), "")
        if (name and any(line.strip() for line in lines[:row])) or _names(first):
            return row, row + 1, end, name
    return None


def _unclosed(lines: list[str]) -> Found | None:
    """The last paragraph, where it is a name, a job and a way to reach its owner."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip() and end - start < _SIGNATURE_LINES:
        start -= 1
    block = lines[start:end]
    if not 2 <= len(block) <= 8 or start == 0 or any(len(line) > _LINE_LIMIT for line in block):
        return None
    rest = "\n".join(block[1:])
    words = {word.casefold() for word in re.findall(r"\w+", rest)}
    reachable = ADDRESS.search(rest) or _REACH.search(rest)
    working = not words.isdisjoint(TITLE_WORDS | RECRUITING_WORDS | COMPANY_SUFFIXES)
    return (start, start, end, "") if _names(block[0].strip(" *_")) and reachable and working else None


def _closing(line: str) -> str | None:
    """The name beside a closing, or empty; None where the line is no closing."""
    if not 2 < len(line) <= 80:
        return None
    found = _CLOSING.fullmatch(line)
    if found is None or not _CLOSING_WORDS.issuperset(re.findall(r"[\w']+", found["words"].casefold())):
        return None
    name = (found["name"] or "").strip()
    if not name:
        return ""
    return name if found["mark"] and is_name(name) and name[0].isupper() else None


def _names(line: str) -> bool:
    """Whether the first line of a signature begins with a name, or is that of a team."""
    if not line or len(line) > _LINE_LIMIT:
        return False
    return _TEAM.fullmatch(line) is not None or is_name(
        re.split(r"\s*[|,(/\u2013—]|\s-\s", line, maxsplit=1)[0].strip()
    )


def _end(lines: list[str], start: int) -> int:
    """The line after the signature: at meeting details, at a sentence, or after enough lines."""
    filled, blanks, last = 0, 0, start
    for row in range(start, len(lines)):
        line = lines[row].strip()
        if not line:
            blanks += 1
            continue
        apart = blanks and filled
        if _DETAILS.match(line) or len(line) > _LINE_LIMIT or filled >= _SIGNATURE_LINES:
            break
        if apart and (blanks > 2 or (len(line.split()) > 9 and not ADDRESS.search(line))):
            break
        filled, blanks, last = filled + 1, 0, row + 1
    return last
