"""Whom an invitation came from, and the mail to which an answer belongs."""

from collections.abc import Sequence

from msgspec import Struct

from raincheck.domain.addresses import is_email
from raincheck.domain.invitations.documents import Document, Mail, Person
from raincheck.domain.invitations.letters import set_scene
from raincheck.domain.invitations.mailboxes import same_mailbox
from raincheck.domain.invitations.threads import Part


class Origin(Struct, frozen=True, kw_only=True):
    """Where an invitation came from; the names are those of `Invitation`."""

    invited_by: str | None = None
    message_id: str | None = None
    references: tuple[str, ...] = ()


def find_origin(document: Document, parts: Sequence[Part], me: Person) -> Origin:
    """The sender of the letter that counts, or else the organizer; and the mail, where they have it."""
    scene = set_scene(document, parts, me)
    written = [letter.sender.email for letter in scene.letters]
    organizers = [event.organizer.email for event in document.events]
    others = (email for email in (*written, *organizers) if is_email(email) and not scene.is_own(Person(email=email)))
    inviter = next(others, None)
    mail = document.mail
    if mail is None or not _has(mail, inviter):
        return Origin(invited_by=inviter)
    return Origin(invited_by=inviter, message_id=mail.message_id or None, references=mail.references)


def _has(mail: Mail, inviter: str | None) -> bool:
    """Whether the inviter wrote the mail or got it.

    A mail that a friend passed on is another one: they would not find it, and it is the friend's.
    """
    return any(same_mailbox(person.email, inviter or "") for person in (mail.sender, *mail.to))
