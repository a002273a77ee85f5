"""Whose mailbox an address is: a person's, a team's, or nobody's that could be written to."""

import re
import unicodedata
from enum import StrEnum

from raincheck.domain.addresses import is_email
from raincheck.domain.invitations.documents import Person
from raincheck.domain.invitations.vocabulary import (
    COMPANY_SUFFIXES,
    DESK_LOCALS,
    FREEMAIL,
    SYSTEM_DOMAINS,
    TEAM_LOCALS,
    UNREAD_DOMAINS,
)
from raincheck.domain.text import clean_line

ADDRESS = re.compile(
    r"(?<![A-Za-z0-9.+'%=&_@-])[A-Za-z0-9_][A-Za-z0-9.+'%=&_-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w@])"
)
"""An address in running text; every repetition is bounded, and it cannot start inside a word."""

_NO_REPLY = (
    r"no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|ne[._-]?pas[._-]?repondre|nicht[._-]?antworten|"
    r"no[._-]?responder|n[ao]o[._-]?respond(?:a|er)|non[._-]?rispondere|"
    r"(?:calendar-?)?notifications?|notifier|notify|mailer|mailer-daemon|bounces?|automated|unsubscribe|"
    r"unknownorganizer|robot|auto[._-]?reply|unmonitored"
)
_BEFORE, _AFTER = r"(?:^|[._+=-])", r"\d*(?:$|[._+=-])"
_UNREAD = re.compile(rf"{_BEFORE}(?:{_NO_REPLY}){_AFTER}|^no[._-]?reply|noreply$")
_UNREAD_HOST = re.compile(r"(?:^|\.)(?:no-?reply|do-?not-?reply|bounces?)\.")
_MACHINE = re.compile(
    rf"{_BEFORE}(?:{_NO_REPLY}|postmaster|alerts?|auto|messages?|invitations?|reminders?|system|bot){_AFTER}"
)
_RELAY = re.compile(
    r"^reply[+=-]|^(?:inmail|hit-reply|conversation|thread|candidate)[+=]|^(?:hit-)?reply\d*$|[0-9a-f]{16,}"
)
_RELAY_HOST = re.compile(r"(?:^|\.)(?:reply|replies|bounces?|inbound|relay|notifications?)\.")
_ROOM = re.compile(r"(?:^|[._-])(?:conf(?:erence)?|meeting|board)[._-]?rooms?(?:$|[._\d-])|^room[._-]?\d")
_TENANTS = (".onmicrosoft.com", ".zendesk.com", ".freshdesk.com", ".bamboohr.com")
_TEAM_ENDS = (
    "careers",
    "interviews",
    "bookings",
    "scheduling",
    "recruiting",
    "recruitment",
    "hiring",
    "talent",
    "jobs",
)
_TEAM_MARKS = frozenset("careers career jobs recruiting recruitment recruiters talent hiring hr".split())
_DOTTED_ENDS = frozenset("co com org net ac gov edu gob or ne".split())
_NAME_EDGES = " \t\"'<>()[]*,;:“”\u2018\u2019"


class Mailbox(StrEnum):
    """Who reads what is sent there."""

    PERSON = "person"
    TEAM = "team"
    DESK = "desk"
    NOBODY = "nobody"


def mailbox(email: str) -> Mailbox:
    """Who would read a message about an interview that is sent to that address."""
    local, _, domain = email.casefold().rpartition("@")
    if not is_email(email) or _under(domain, SYSTEM_DOMAINS):
        return Mailbox.NOBODY
    if any(pattern.search(local) for pattern in (_MACHINE, _RELAY, _ROOM)) or _RELAY_HOST.search(f"{domain}."):
        return Mailbox.NOBODY
    words = re.split(r"[._+-]", local)
    joined = "".join(words)
    if joined in DESK_LOCALS or words[0] in DESK_LOCALS:
        return Mailbox.DESK
    if joined in TEAM_LOCALS or joined.endswith(_TEAM_ENDS) or not _TEAM_MARKS.isdisjoint(words):
        return Mailbox.TEAM
    return Mailbox.PERSON


def is_unread(email: str) -> bool:
    """Whether an address says that nobody reads it: that of a machine, of a room or of a calendar."""
    local, _, domain = email.casefold().rpartition("@")
    named = _UNREAD.search(local) or _UNREAD_HOST.search(domain) or _ROOM.search(local)
    return named is not None or _under(domain, UNREAD_DOMAINS)


def is_relay(email: str) -> bool:
    """Whether a system made that address for one candidate, and writes from it in somebody's name."""
    return _RELAY.search(email.casefold().rpartition("@")[0]) is not None


def is_freemail(email: str) -> bool:
    """Whether anybody can have an address there, so that its domain names no company."""
    return email.casefold().rpartition("@")[2] in FREEMAIL


def company_label(email: str) -> str:
    """The label of the domain that a company would have chosen: "larkspur" of "mail.larkspur.co.uk"."""
    domain = email.casefold().rpartition("@")[2]
    if "." not in domain or domain in FREEMAIL or _under(domain, SYSTEM_DOMAINS):
        return ""
    return home_of(email).partition(".")[0]


def home_of(email: str) -> str:
    """The part of its domain that one owner has: "larkspur.co.uk" of "dana@mail.larkspur.co.uk"."""
    domain = email.casefold().rpartition("@")[2]
    labels = domain.split(".")
    dotted = len(labels[-1]) == 2 and labels[-2:-1] and labels[-2] in _DOTTED_ENDS
    return ".".join(labels[-3 if dotted or domain.endswith(_TENANTS) else -2 :])


def same_mailbox(one: str, other: str) -> bool:
    """Whether two addresses are one; a tag after a plus and the dots of a Gmail address do not count."""
    return bool(one) and _plain(one) == _plain(other)


def read_person(text: str) -> Person:
    """The name and the address of "Dana Lee <dana@x.example>" and of its many relatives."""
    text = clean_line(text)
    found = ADDRESS.search(text)
    if found is None:
        name = text.split("<", 1)[0].strip(_NAME_EDGES)
        return Person() if "@" in name else Person(name=name[:120])
    before = re.sub(r"[\[(<\s]*mailto:\s*$", "", text[: found.start()]).strip(_NAME_EDGES)
    after = text[found.end() :]
    if not before and (comment := re.match(r">?\s*\(([^()]{1,80})\)", after)):
        before = comment[1].strip(_NAME_EDGES)
    return Person(name="" if "@" in before else _closed(before)[:120], email=found[0])


def fold(text: str) -> str:
    """A name for comparison: without case, accents, spaces, punctuation and the legal form at its end."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("ß", "ss").replace(" & ", " and ")
    words = [word for word in re.split(r"[^\w]+", "".join(c for c in plain if not unicodedata.combining(c))) if word]
    while len(words) > 1 and words[-1] in COMPANY_SUFFIXES:
        words.pop()
    return "".join(words).replace("_", "")


def _closed(name: str) -> str:
    """The name with the parenthesis that the edges took: "Dana Lee (Larkspur"."""
    return f"{name})" if name.count("(") > name.count(")") else name


def _plain(email: str) -> str:
    local, _, domain = email.casefold().rpartition("@")
    local = local.split("+", 1)[0]
    return f"{local.replace('.', '')}@gmail.com" if domain in ("gmail.com", "googlemail.com") else f"{local}@{domain}"


def _under(domain: str, known: frozenset[str]) -> bool:
    labels = domain.split(".")
    return any(".".join(labels[i:]) in known for i in range(len(labels) - 1))
