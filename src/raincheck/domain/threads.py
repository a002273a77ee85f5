"""Following on: the headers that put a mail into the thread that the reader already has (RFC 5322, 3.6.4)."""

import re
from collections.abc import Iterator

from raincheck.domain.interview import Interview
from raincheck.domain.returning import Errand
from raincheck.domain.session import Channel, Delivery, DeliveryState, Session, Way

_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
_HEADERS = frozenset(("From", "Reply-To", "ORGANIZER"))
"""Where the contact stood, if the mail names them as one of its own people."""

_OURS = (Way.SMTP, Way.COMMAND)
"""Ways on which a mail keeps the Message-ID that we gave it; a mail program gives it one of its own."""

_MAY_HAVE_LEFT = (DeliveryState.SENT, DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN)
_AGAIN = re.compile(r"(?:re[ \t]*:[ \t]*)+", re.IGNORECASE)


def thread_on(session: Session, to: str) -> tuple[str, tuple[str, ...]]:
    """In-Reply-To and References for the mail in hand: after the last of our own that this address has.

    Without one, those of the mail that invited. A yes to a new time answers the mail that offered it. A recruiter one
    turns to has no part in any of it.
    """
    if session.message.errand is Errand.OUTREACH:
        return "", ()
    offer = session.told.facts if session.message.errand is Errand.ACCEPT else None
    if offer is not None and (found := thread_of(offer, to))[0]:
        return found
    parent, before = thread_of(session.interview, to)
    sent = (one for one in _earlier(session, to) if one.state is DeliveryState.SENT and one.way in _OURS)
    ours = dict.fromkeys(one.message_id for one in sent if _ID.fullmatch(one.message_id))
    references = (*(one for one in before if one not in ours), *ours)
    return (references[-1], references) if ours else (parent, before)


def subject_on(session: Session, to: str) -> str:
    """The subject that the thread with that address has, as an answer says it; empty where no mail began one.

    "Re: " stands before it once, and says that it is the one of the mail before (RFC 5322, 3.6.5).
    """
    if session.message.errand is Errand.OUTREACH:
        return ""
    subjects = (one.subject for one in _earlier(session, to) if one.state in _MAY_HAVE_LEFT)
    first = next((said for subject in subjects if (said := _AGAIN.sub("", subject, count=1).strip())), "")
    return f"Re: {first}" if first else ""


def _earlier(session: Session, to: str) -> Iterator[Delivery]:
    """Our mails before this round that went to that address."""
    # Its patterns are compiled when it is loaded, and the first screen sends nothing.
    from raincheck.domain.invitations.mailboxes import same_mailbox

    for one in session.deliveries:
        people = [who for who in (one.only or (one.to, *one.cc)) if who]
        missed = [refused.address for refused in one.refused]
        went = any(same_mailbox(to, who) for who in people) and not any(same_mailbox(to, who) for who in missed)
        is_mail = one.channel is Channel.EMAIL and one.errand is not Errand.OUTREACH
        if is_mail and one.round < session.message.round and went:
            yield one


def thread_of(interview: Interview, to: str) -> tuple[str, tuple[str, ...]]:
    """In-Reply-To and References for an answer to that address: the parent, and its references with it at the end.

    Empty without a mail that invited, and for an address that has no part in it: a stranger's mail program could
    not find the thread, and the ids would tell them that there is one, and where it is kept. Who stands on the
    Cc line is let in by the user, as by every other mail program.
    """
    parent = interview.thread
    if _ID.fullmatch(parent) is None or not _takes_part(interview, to):
        return "", ()
    before = dict.fromkeys(one for one in interview.references if _ID.fullmatch(one) and one != parent)
    return parent, (*before, parent)


def _takes_part(interview: Interview, to: str) -> bool:
    """Whether that is who invited, somebody of the same house, or whom the mail itself asks to answer."""
    from raincheck.domain.invitations.mailboxes import company_label, home_of, same_mailbox

    inviter, contact = interview.invited_by, interview.contact_email
    if same_mailbox(to, inviter):
        return True
    # At a provider of mail for everybody, or in a recruiting system, neighbors are strangers.
    colleagues = company_label(to) and company_label(inviter) and home_of(to) == home_of(inviter)
    return bool(colleagues) or (same_mailbox(to, contact) and interview.sources.contact_email in _HEADERS)
