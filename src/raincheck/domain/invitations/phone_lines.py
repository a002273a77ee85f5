"""What a text says about a number in it: whose it is, and of what kind.

Three readings, in this order: what makes it nobody's to call (a fax, the reader's own number, an order),
what makes it a way into a conference, and what is left: the number of a person or of an office.
"""

import re
from enum import IntEnum

from raincheck.domain.invitations.phrases import any_of


class Kind(IntEnum):
    """Numbers of a person and an office, the better to call the higher."""

    OFFICE = 1
    PROSE = 2
    PLAIN = 3
    DIRECT = 4
    MOBILE = 5


_END = r"\s*(?:no\.?|nr\.?|number|phone|line)?\s*[#.:)\]=–—-]{0,3}\s*[(<\[]?\s*(?:tel:)?$"  # noqa: RUF001
_START = r"^[\s)>\]]*[(\[,–—-]?\s*"  # noqa: RUF001
_NAME = r"[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,2}"  # noqa: RUF001

_FAX = re.compile(rf"(?:\b(?:(?:tele)?fax|fx)|(?:^|[\s|/•,(])F\s?[.:)]|(?:^|[\s|•])F){_END}", re.IGNORECASE)
_FAX_AFTER = re.compile(rf"{_START}(?:tele)?fax\b", re.IGNORECASE)

_THEIRS = any_of(
    r"\b(?:call|ring|phone|dial|reach|text|contact|try)(?:ing)?(?: out to)? you\b.{0,60}$",
    r"\bgive you a (?:call|ring|buzz)\b.{0,40}$",
    r"\b(?:receive|get|expect|expecting) (?:a|our|my|the|her|his) (?:phone )?call (?:at|on)\b.{0,20}$",
    r"\byour (?:[\w-]+ ){0,3}(?:number|phone|mobile|cell|line|telephone|cellphone)\b"
    r"(?! (?:interview|screen|call|conversation|chat)).{0,40}$",
    r"\b(?:we|i) (?:have|~ve got|got|show) you(?:r)?\b.{0,50}$|\bhave you (?:at|on|down)\b.{0,30}$",
    r"\bnumber (?:we|i|you) (?:have|gave|provided|listed|shared|left|sent)\b.{0,50}$",
    r"\bnumber (?:on|in) (?:file|your)\b.{0,50}$",
    r"\b(?:candidate|invitee|attendee|applicant|interviewee)(?:~s)?\s*(?:phone|number|mobile|cell|tel)?\b.{0,12}$",
    r"\bsend text messages to\b.{0,5}$|\btext reminder\b.{0,12}$",
    r"\b(?!you\b)\w+(?:~ll| will| shall|(?: is| are|~m| am|~re) going to) (?:be )?(?:call|ring|phone|dial)(?:ing)?"
    r"(?: (?:at|on))?\s*[:(]?\s*$",
    r"\b(?:call|dial|phone) (?:the )?candidate\b.{0,30}$",
)
_THEIRS_AFTER = any_of(
    rf"{_START}(?:as |is |still |this )*your\b|{_START}on file\b|{_START}(?:which|that|as) you\b",
    rf"{_START}(?:is |as |still |this |the |a )*(?:best|right|correct|good) (?:number|phone)\b"
    r"(?!.{0,40}\b(?:me|us)\b)",
)
_TURNS = any_of(
    r"\bmy (?:[\w-]+ )?(?:cell|mobile|number|phone|line|direct)\b",
    r"\b(?:call|text|reach|ring|phone|contact|message) (?:me|us)\b",
)
_CALLS_FROM = any_of(r"\bfrom(?: (?:the|my|our|this|a))?(?: [\w-]+)?(?: number)?\s*[:(]?\s*$")
_NO_PHONE = any_of(
    r"\b(?:id|passcode|password|order|ref|reference|req|requisition|case|ticket|account|invoice|vat|iban|ein|ssn|job|"
    r"confirmation|booking|tracking)\s*(?:no\.?|number|code|id)?\s*[#:.]*\s*$"
)
_NOT_THEM = any_of(
    r"\b(?:tech(?:nical)? (?:support|issues?|difficult\w+|problems?)|it (?:support|team|department|desk)|"
    r"help ?(?:desk|line)|customer (?:service|care|support)|hotel|taxi|cab|shuttle|accommodations?|relay|tty|tdd)"
    r"\b.{0,50}$"
)

_CALL_ME = any_of(
    rf"\b(?:call|ring|phone|text|sms|whatsapp|reach|contact|message|buzz|try|dial) (?:me|us|him|her|them|(?-i:{_NAME}))"
    r"\b.{0,50}$",
    r"\b(?:get (?:a )?hold of|get in touch with) (?:me|us|him|her|them)\b.{0,50}$",
    r"\bmy (?:[\w-]+ ){0,2}(?:number|phone|line)\b.{0,25}$",
)
_CALL = any_of(r"\b(?:call|phone|ring|text|reach|contact|questions?|number|telephone|running late|changes?)\b.{0,40}$")
_OFFICE_NEAR = any_of(
    r"\b(?:our|the) (?:[\w-]+ )?(?:office|reception|front desk|switchboard|main (?:line|number|desk)|lobby|security|"
    r"concierge|reception desk|receptionist)\b.{0,25}$"
)


def _label(words: str, letters: str, more: str = "") -> re.Pattern[str]:
    """A label right before a number: a word; a letter with a colon; a capital letter alone."""
    single = rf"(?:^|[\s|/•,(])[{letters}]\s?[.:)]|(?:^|[\s|•])(?-i:[{letters}])"
    return re.compile(rf"(?:\b(?:{words})|{single}{more}){_END}", re.IGNORECASE)


_LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.MOBILE,
        _label("mobile|mobil|mob|cell|cellular|cell ?phone|handy|gsm|whatsapp|text|sms|portable", "MC", "|📱"),
    ),
    (Kind.DIRECT, _label("direct(?:[ -]dial)?|ddi|durchwahl|direkt|(?:dd|dl)(?=\\s?[.:])", "D")),
    (
        Kind.OFFICE,
        _label(
            "office|main|switchboard|reception|front desk|hq|headquarters?|general|zentrale|company|corporate|business",
            "O",
        ),
    ),
    (
        Kind.PLAIN,
        _label(
            "tel|tele|telephone|telefon|téléphone|teléfono|phone|ph|call|number|work|home", "TPWH", "|[📞☎✆]\ufe0f?"
        ),
    ),
)
_LABELS_AFTER = (
    (Kind.MOBILE, re.compile(rf"{_START}(?:mobile|cell|mob|m\))\b", re.IGNORECASE)),
    (Kind.DIRECT, re.compile(rf"{_START}direct\b", re.IGNORECASE)),
    (Kind.OFFICE, re.compile(rf"{_START}(?:office|main|switchboard|reception|front desk|o\))", re.IGNORECASE)),
)

_MAY_DIAL = re.compile(r"dial|tap|click|touch|phone|conf|bridge|code|pin|meet|audio|number|,,|-::|call in|\bid\b")
_DIALING = any_of(
    r"(?<!direct )(?<!direct-)\bdial\b(?!\s+(?:me|my|us)\b)|\bdial-?ins?\b",
    r"\bcall-?in (?:number|details|info|to|using)\b|\bone[- ](?:tap|click|touch)\b",
    r"\bjoin (?:by|via|from|using|with) (?:a |your )?(?:tele)?phone\b|\bphone conference\b",
    r"(?<!video )(?<!vtc )\bconference (?:id|code|line|bridge|call number|number)\b|\bbridge (?:line|number)\b",
    r"\b(?:access|participant|guest|attendee) (?:code|pin|id)\b|\bpin\s*[:#]|\bpin (?:code|is)\b",
    r"\b(?:or|join|connect|attend)\b.{0,25}\b(?:by|via) (?:tele)?phone\b|\bid\s?[:#]?\s?\d{3}[\d -]{3,}",
    r"\bmeeting (?:id|number)\b|\baudio (?:only|conference|conferencing)\b|,,\s?\d|-::~:~::",
    r"\b(?:more phone|global call-?in|international|local) numbers?\b",
)
_TOLL = any_of(r"\btoll\b|\btoll-?free\b|\bfreephone\b")
_LIST_BEGINS = any_of(
    r"\bdial by your location\b|\bone[- ](?:tap|click|touch)\b|\bor dial\b|\bphone dial-?in\b",
    r"\bcall in\b.{0,30}(?:audio|phone)|\bcall in using\b|\baudio (?:conference|connection|only)\b",
    r"\bdial(?:-|\s)?in\b(?!.*\d{4})|\bjoin (?:by|via|from) (?:tele)?phone\b",
    r"\b(?:more phone|global|international|local) numbers?\b",
)
_LIST_GOES_ON = re.compile(
    r"^\W*$|https?://|^\W*(?:find (?:a|your) local|passcode|password|meeting|phone conference|access code|pin\b|dial|"
    r"or\b|one[- ]|more phone|tel:|international|global)",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^\W*(?:[^\W\d][\w.'’-]*[\s,()-]{0,3}){0,5}\W*$")  # noqa: RUF001


def is_fax(before: str, after: str) -> bool:
    """Whether it is a number for paper."""
    return _FAX.search(before) is not None or _FAX_AFTER.match(after) is not None


def is_readers_own(sentence: str, after: str) -> bool:
    """Whether it is the number of the person who reads the invitation: "we will call you on"."""
    if _CALLS_FROM.search(sentence):
        return False
    theirs = _THEIRS.search(sentence)
    if theirs is None:
        return _THEIRS_AFTER.match(after) is not None
    # "When I call you and it fails, call me at" turns to the other side.
    return _TURNS.search(sentence, theirs.start() + 4) is None


def is_no_phone(before: str) -> bool:
    """Whether the words before it make it another kind of number: an order, a case, an ID."""
    return _NO_PHONE.search(before) is not None


def is_somebody_else(sentence: str) -> bool:
    """Whether it is for another purpose than to reach the interviewers: a help desk, a hotel."""
    return _NOT_THEM.search(sentence) is not None and _CALL_ME.search(sentence) is None


def label_of(before: str, after: str) -> Kind | None:
    """What the label beside it says."""
    for kind, pattern in _LABELS_AFTER:
        if pattern.match(after):
            return kind
    return next((kind for kind, pattern in _LABELS if pattern.search(before)), None)


def kind_in(sentence: str) -> Kind:
    """What the sentence says that leads to it."""
    if _CALL_ME.search(sentence):
        return Kind.DIRECT
    if _OFFICE_NEAR.search(sentence):
        return Kind.OFFICE
    return Kind.PLAIN if _CALL.search(sentence) else Kind.PROSE


def speaks_of_dialing(line: str) -> bool:
    """Whether a line is about dialing into a conference."""
    return _MAY_DIAL.search(line.lower()) is not None and _DIALING.search(line) is not None


def speaks_of_toll(line: str) -> bool:
    """Whether a line speaks of toll: of a conference, or of a company's free line."""
    return _TOLL.search(line) is not None


def begins_list(line: str) -> bool:
    """Whether numbers to dial in with follow this line."""
    return _MAY_DIAL.search(line.lower()) is not None and _LIST_BEGINS.search(line) is not None


def may_be_in_list(line: str) -> bool:
    """Whether a line without a number belongs to a list of numbers."""
    return _LIST_GOES_ON.search(line) is not None


def is_list_entry(before: str) -> bool:
    """Whether what stands before a number is nothing, a bullet, or the name of a country."""
    return len(before) < 60 and _ENTRY.match(before) is not None and label_of(before, "") is None
