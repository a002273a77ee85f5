"""What to look at before a message leaves: whom it goes to, and what is missing in it.

A warning about a message that is right teaches people to look away, so each needs a reason that can be named.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field

from raincheck.domain.delivery import Outgoing
from raincheck.domain.gaps import first_gap
from raincheck.domain.interview import Interview
from raincheck.domain.invitations.mailboxes import (
    company_label,
    fold,
    home_of,
    is_freemail,
    is_unread,
    same_mailbox,
)
from raincheck.domain.likeness import alike, as_shown, meant_provider, resembles
from raincheck.domain.segments import segments
from raincheck.domain.session import Channel, Me, Session
from raincheck.domain.text import clean_line

MOST = 3
"""More are not read, and less so in a hurry."""

FAR = timedelta(days=366)
"""An interview is neither planned nor mourned for so long; it is the clock that is wrong."""

TEXT_PARTS = 7
"""Parts of a text message; of an eighth Android makes a picture message (mms_config, smsToMmsTextThreshold)."""

QUOTED = 40
"""Characters of a gap that are shown."""

_NAMES_FROM = 6
"""Letters of a company's name of which one slip is no other company."""

_GRAVEST = (
    "review-no-recipient review-own-address review-look-alike review-inviter-look-alike review-mistyped "
    "review-reply-elsewhere review-no-reply review-placeholder review-no-subject review-clock "
    "review-other-recipient review-long-text"
).split()


class Warning(Struct, frozen=True):  # noqa: A001 - what it is
    """One thing: `key` is a problem in `content/`. With `blocks` it must be mended before it can be sent from here."""

    key: str
    facts: Mapping[str, str] = field(default_factory=dict)
    blocks: bool = False


def warnings(message: Outgoing, session: Session, now: datetime) -> tuple[Warning, ...]:
    """The gravest first, at most three; none for an ordinary message. Upper and lower case make no difference."""
    found = [*_people(message, session), *_content(message), *_clock(session.interview, now)]
    return tuple(sorted(found, key=lambda one: _GRAVEST.index(one.key)))[:MOST]


# Whom it goes to


def _people(message: Outgoing, session: Session) -> Iterator[Warning]:
    if message.channel is not Channel.EMAIL:
        return
    interview = session.interview
    doubt = _main(message, interview, session.me)
    if doubt is None and _is_another(message, interview):
        doubt = _warning("review-other-recipient", address=message.to, known=interview.contact_email)
    copies = (_address(address, interview) for address in message.cc if not same_mailbox(address, session.me.email))
    yield from {one.key: one for one in (*copies, doubt) if one is not None}.values()


def _main(message: Outgoing, interview: Interview, me: Me) -> Warning | None:
    """What is wrong with the address in the To line; only one thing, for one is enough to look at it."""
    to = message.to
    if not to:
        return Warning("review-no-recipient", blocks=True)
    if same_mailbox(to, me.email):
        return _warning("review-own-address")
    strange = _address(to, interview) or _contact(to, interview)
    if strange is None and is_unread(to):
        return _warning("review-no-reply", address=to)
    return strange


def _address(address: str, interview: Interview) -> Warning | None:
    """Whether an address is a slip, or is made to be taken for one that is known."""
    inviter, domain = interview.invited_by, _domain(address)
    meant = "" if domain == _domain(inviter) else meant_provider(domain)
    if meant:
        return _warning("review-mistyped", address=address, known=f"{address.rpartition('@')[0]}@{meant}")
    known = [one for one in (interview.contact_email, inviter) if one]
    if any(same_mailbox(address, one) for one in known):
        return None
    neighbors = [one for one in known if _domain(one) == domain]
    twin = next((one for one in neighbors if alike(_local(address), _local(one))), "")
    if twin:
        return _warning("review-look-alike", address=address, known=twin)
    return None if _is_house(address, known) else _stranger(address, domain, known, interview.company)


def _stranger(address: str, domain: str, known: list[str], company: str) -> Warning | None:
    """Whether a domain that none of them has looks like theirs, or like the name of the company."""
    if is_freemail(address):
        return None
    like = next((_domain(one) for one in known if company_label(one) and resembles(domain, _domain(one))), "")
    name, label = fold(company), fold(company_label(address))
    if not like and min(len(name), len(label)) >= _NAMES_FROM and alike(label, name):
        like = company
    return _warning("review-look-alike", address=domain, known=like) if like else None


def _contact(to: str, interview: Interview) -> Warning | None:
    """Whether the contact is somebody else than who invited: typed wrong, or slipped in by Reply-To.

    A contact whom the words of the mail name is the word of whoever wrote it. A system writes for others.
    """
    inviter, source = interview.invited_by, interview.sources.contact_email
    asked = source == "Reply-To"
    if not same_mailbox(to, interview.contact_email) or not company_label(inviter) or not (asked or not source):
        return None
    if resembles(_domain(to), _domain(inviter)) and not is_freemail(to):
        return _warning("review-inviter-look-alike", address=_domain(to), known=_domain(inviter))
    if asked and not _is_house(to, [inviter]):
        return _warning("review-reply-elsewhere", address=to, known=inviter)
    return None


def _is_another(message: Outgoing, interview: Interview) -> bool:
    """Whether neither the contact nor who invited gets it."""
    contact = interview.contact_email
    got = (message.to, *message.cc)
    expected = same_mailbox(message.to, interview.invited_by) or any(same_mailbox(one, contact) for one in got)
    return bool(contact) and not expected


def _is_house(address: str, known: list[str]) -> bool:
    """Whether somebody known is of the same house, also where their domains have other names in front."""
    return any(as_shown(home_of(address)) == as_shown(home_of(one)) for one in known)


def _domain(address: str) -> str:
    return as_shown(address.rpartition("@")[2])


def _local(address: str) -> str:
    return address.casefold().rpartition("@")[0]


# What is in it, and when


def _content(message: Outgoing) -> Iterator[Warning]:
    if message.channel is Channel.EMAIL and not message.subject.strip():
        yield _warning("review-no-subject")
    if gap := _gap(message):
        yield _warning("review-placeholder", text=gap)
    parts = segments(message.body).count if message.channel is Channel.SMS else 0
    if parts > TEXT_PARTS:
        yield _warning("review-long-text", text=str(parts))


def _gap(message: Outgoing) -> str:
    """The first gap of a template that was never filled, but for those in what somebody else wrote."""
    own = "\n".join(line for line in message.body.split("\n") if not line.lstrip().startswith(">"))
    found = first_gap(message.subject) or first_gap(own)
    return clean_line(found[0])[:QUOTED] if found else ""


def _clock(interview: Interview, now: datetime) -> Iterator[Warning]:
    if interview.starts is not None and abs(interview.starts - now) > FAR:
        yield _warning("review-clock")


def _warning(key: str, **facts: str) -> Warning:
    return Warning(key, facts)
