"""The numbers of an invitation: the way to dial into the conference, and the number of a person to call.

The two are easily taken for one another, and a number of the wrong kind costs the minutes that matter. So what
stands in or beside dial-in details is never anybody's own number, nor is the reader's own number, nor a fax.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from raincheck.domain.addresses import is_phone
from raincheck.domain.invitations.calling_codes import countries_of
from raincheck.domain.invitations.dial_lists import Line, marked_lines
from raincheck.domain.invitations.documents import PhoneFound
from raincheck.domain.invitations.facts import Asked, Fact
from raincheck.domain.invitations.phone_lines import (
    Kind,
    is_fax,
    is_no_phone,
    is_readers_own,
    is_somebody_else,
    kind_in,
    label_of,
    speaks_of_dialing,
    speaks_of_toll,
)

SIGNATURE = "signature"
IN_TEXT = "mail text"
DETAILS = "dial-in details"

_WRAPPED = 45
_HOSTS = r"(?<!host )(?<!moderator )(?<!organizer )(?<!leader )(?<!chairperson )(?<!video )(?<!vtc )(?<!device )"
_CODES = tuple(
    re.compile(
        rf"(?<![\w-]){_HOSTS}(?:{names})[ \t]*(?:\([^()\n]{{0,30}}\))?[ \t]*(?:is|[:#=.])?"
        r"\s*(\d+(?:[ \u00a0.-]\d+){0,7})",
        re.IGNORECASE,
    )
    for names in (
        r"(?:phone |audio )?conference[ -]?(?:id|code|number|pin)",
        r"(?<!dial-in )pin(?: code)?",
        r"(?:participant |attendee |guest |dial-in |audio )?access code|(?:participant|attendee|guest) (?:code|pin)",
        r"(?:meeting|webinar|event)[ -]?(?:id|number|code)",
    )
)
"""What a conference asks for, the surest name first: a meeting has an ID for screens beside the one for phones."""

_ONE_TAP = re.compile(r"\s{0,2}(?:[,;]{2,6}\s?\*?(\d[\d ]{2,17})|[,;]\s?(\d{3,17})#)")
_CODE_LINE = re.compile(
    r"\W*(?:(?:participant|guest|attendee|conference|meeting|phone) ){0,2}(?:access |conference )?(?:code|id|pin)\b"
    r"[^\n\d]{0,20}\d",
    re.IGNORECASE,
)
_INLINE_CODE = re.compile(r"\W{0,3}(?:(?:meeting|conference) )?id\W{0,3}(\d[\d -]{2,17}\d)", re.IGNORECASE)
_COUNTRY = re.compile(r"\W*([A-Z]{2})\W*")
_EXTENSION = re.compile(r"(?:\bx|\bext\.?|\bextension|#)\s*(\d{1,6})$|(?<=\d)x(\d{1,6})$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)")
_ABBREVIATION = re.compile(r"\b(?:tel|mob|ph|no|ext|mr|mrs|ms|dr)\.$", re.IGNORECASE)


class Numbers(Struct, frozen=True):
    """What the numbers say."""

    dial_in: Fact | None = None
    dial_in_code: Fact | None = None
    contact: Fact | None = None
    questions: tuple[Asked, ...] = ()


class _Dialed(Struct, frozen=True):
    """A number to dial in with, and the code that stands right behind it."""

    phone: PhoneFound
    code: str = ""


class _Called(Struct, frozen=True):
    """A number that a person or an office answers."""

    kind: Kind
    phone: PhoneFound
    source: str


def find_numbers(text: str, phones: Sequence[PhoneFound], country: str = "", mine: str = "") -> Numbers:
    """The numbers of a text, sorted; `country` is where the reader dials from, `mine` the reader's own number."""
    lines = marked_lines(text, phones)
    dialed: list[_Dialed] = []
    called: list[_Called] = []
    conference = any(line.dialing or line.listed for line in lines)
    for index, line in enumerate(lines):
        for number in range(len(line.phones)):
            role = _role(lines, index, number, conference=conference)
            if isinstance(role, _Dialed):
                dialed.append(role)
            elif role and not _same(role.phone, mine):
                called.append(role)
    named = {_key(one.phone) for one in called if one.kind >= Kind.DIRECT}
    dialed = [one for one in dialed if one.code or _key(one.phone) not in named]
    bridges = {_key(one.phone) for one in dialed}
    called = [one for one in called if _key(one.phone) not in bridges]
    dial_in = _nearest(dialed, country)
    return Numbers(
        dial_in=Fact(_digits_of(dial_in.phone), DETAILS) if dial_in else None,
        dial_in_code=_code(text, dial_in, dialed) if dial_in else None,
        contact=_contact(called),
    )


def _role(lines: list[Line], index: int, number: int, *, conference: bool) -> _Dialed | _Called | None:
    """What a number is for; `conference` says that the text has dial-in details at all."""
    line = lines[index]
    phone = line.phones[number]
    begins = line.phones[number - 1].end - line.start if number else 0
    ends = line.phones[number + 1].start - line.start if number + 1 < len(line.phones) else len(line.text)
    at = phone.start - line.start
    before = line.text[max(0, begins, at - 200) : at]
    after = line.text[phone.end - line.start : min(ends, phone.end - line.start + 100)]
    sentence = before if _ABBREVIATION.search(before.rstrip()) else _SENTENCE.split(before)[-1]
    # Between two numbers "Fax" belongs to the second.
    faxes = is_fax(before, after if ends == len(line.text) else "")
    if faxes or is_no_phone(before) or line.theirs or is_readers_own(sentence, after):
        return None
    if tapped := _ONE_TAP.match(after):
        return _Dialed(phone, re.sub(r"\D", "", tapped[1] or tapped[2]))
    label = label_of(before, after)
    personal = label is not None and label >= Kind.DIRECT and not line.fenced and not speaks_of_dialing(before)
    if not personal and (line.listed or _code_follows(lines, index) or _is_to_dial(line, number, label is not None)):
        code = _INLINE_CODE.match(after)
        return _Dialed(phone, re.sub(r"\D", "", code[1]) if code else "")
    if speaks_of_toll(f"{before} {after}") or _is_of_country(before, phone):
        return _Dialed(phone) if conference else None
    return None if line.text[:9].lstrip().startswith(">") else _called(lines, index, phone, sentence, label)


def _is_to_dial(line: Line, number: int, labelled: bool) -> bool:
    """Whether the sentence around a number is about dialing in; a label of its own begins another sentence."""
    if not line.dialing:
        return False
    at, end = line.phones[number].start - line.start, line.phones[number].end - line.start
    begins = line.phones[number - 1].end - line.start if number and labelled else max(0, at - 300)
    behind = line.text[end : end + 120].split("|")[0]
    ended = behind[:1] in ".!?;"
    if ended and _CODE_LINE.match(behind):
        return True
    said = (_SENTENCE.split(line.text[begins:at])[-1], "" if ended else _SENTENCE.split(behind)[0])
    return any(map(speaks_of_dialing, said))


def _is_of_country(before: str, phone: PhoneFound) -> bool:
    """Whether a country stands before the number as it does in lists: "US: +1"."""
    found = _COUNTRY.fullmatch(before)
    return found is not None and found[1].replace("UK", "GB") in countries_of(phone.e164)


def _called(lines: list[Line], index: int, phone: PhoneFound, sentence: str, label: Kind | None) -> _Called | None:
    line = lines[index]
    short = len(line.text) < 120
    if label is not None:
        clause = re.split(r"[|•,\t]", sentence)[-1]
        if label < Kind.DIRECT and is_somebody_else(clause):
            return None
        return _Called(label, phone, SIGNATURE if short and len(sentence.split()) < 6 else IN_TEXT)
    whole = sentence
    if line.text.startswith(sentence):
        whole = _SENTENCE.split(f"{_led_by(lines, index)} {sentence}"[-300:])[-1]
    if is_readers_own(whole, "") or is_somebody_else(whole):
        return None
    kind = kind_in(whole)
    if kind is Kind.PROSE and short and _stands_alone(line):
        return _Called(Kind.PLAIN, phone, SIGNATURE)
    return _Called(kind, phone, IN_TEXT)


def _led_by(lines: list[Line], index: int) -> str:
    """The line above where it runs on into this one: a wrapped line, or one that ends in "on" or a colon."""
    above = lines[index - 1].text.strip() if index else ""
    runs_on = len(above) >= _WRAPPED and above[-1] not in ".!?" and not lines[index - 1].phones
    introduces = re.search(r"(?:[:,]|\b(?:at|on|is|number|call|to|as|me|phone))$", above[-40:], re.IGNORECASE)
    return above[-200:] if above and (runs_on or introduces) else ""


def _stands_alone(line: Line) -> bool:
    """Whether a line is a piece of a signature: numbers, addresses and a few words, but no sentence."""
    rest = line.text
    for phone in line.phones:
        rest = rest.replace(phone.text, " ")
    rest = re.sub(r"\S+[@/]\S+|www\.\S+", " ", rest)
    return len(re.findall(r"[^\W\d]+", rest)) <= 8


def _code_follows(lines: list[Line], index: int) -> bool:
    """Whether the next line with anything in it is the code for the number in this one."""
    below = next((line for line in lines[index + 1 : index + 3] if line.text.strip()), None)
    return below is not None and not below.phones and _CODE_LINE.match(below.head) is not None


def _nearest(dialed: list[_Dialed], country: str) -> _Dialed | None:
    """The first of the reader's country, else the first that can be dialed from anywhere, else the first."""
    at_home = [one for one in dialed if country and country.upper() in countries_of(one.phone.e164)]
    return next(iter((*at_home, *(one for one in dialed if one.phone.e164), *dialed)), None)


def _code(text: str, dial_in: _Dialed, dialed: list[_Dialed]) -> Fact | None:
    """The code behind the number, else the nearest of the surest kind: a meeting has more numbers than codes."""
    if dial_in.code:
        return Fact(dial_in.code, DETAILS)
    for pattern in _CODES:
        found = [match for match in pattern.finditer(text) if 3 <= len(re.sub(r"\D", "", match[1])) <= 15]
        if found:
            best = min(found, key=lambda match: abs(match.start() - dial_in.phone.end))
            return Fact(re.sub(r"\D", "", best[1]), DETAILS)
    tapped = next((one.code for one in dialed if one.code), "")
    return Fact(tapped, DETAILS) if tapped else None


def _contact(called: list[_Called]) -> Fact | None:
    usable = [one for one in called if _digits_of(one.phone)]
    if not usable:
        return None
    best = max(usable, key=lambda one: one.kind)
    return Fact(_digits_of(best.phone), best.source)


def _digits_of(phone: PhoneFound) -> str:
    """The number as it is dialed; without a known country, as it was written."""
    written = " ".join(re.sub(r"[\u2010-\u2015\u2212]", "-", phone.text).split())
    extension = _EXTENSION.search(written)
    if not phone.e164:
        plain = written[: extension.start()].rstrip(" ,;") if extension else written
        number = f"{plain} x{extension[1] or extension[2]}" if extension else plain
        return number if is_phone(number) else ""
    return f"{phone.e164} x{extension[1] or extension[2]}" if extension else phone.e164


def _key(phone: PhoneFound) -> str:
    return phone.e164 or re.sub(r"\D", "", phone.text)


def _same(phone: PhoneFound, mine: str) -> bool:
    own = re.sub(r"\D", "", mine)[-9:]
    return len(own) >= 7 and re.sub(r"\D", "", _key(phone)).endswith(own)
