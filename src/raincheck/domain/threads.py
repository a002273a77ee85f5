"""Following on: the headers that put an answer into the thread of the mail that invited (RFC 5322, 3.6.4)."""

import re

from raincheck.domain.interview import Interview
from raincheck.domain.invitations.mailboxes import company_label, home_of, same_mailbox

_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
_HEADERS = frozenset(("From", "Reply-To", "ORGANIZER"))
"""Where the contact stood, if the mail names them as one of its own people."""


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
    inviter, contact = interview.invited_by, interview.contact_email
    if same_mailbox(to, inviter):
        return True
    # At a provider of mail for everybody, or in a recruiting system, neighbors are strangers.
    colleagues = company_label(to) and company_label(inviter) and home_of(to) == home_of(inviter)
    return bool(colleagues) or (same_mailbox(to, contact) and interview.sources.contact_email in _HEADERS)
