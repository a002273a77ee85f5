"""Whom the message in hand is for: the contact of the interview, or the recruiter whom one turns to."""

from msgspec import Struct

from raincheck.domain.addresses import is_email
from raincheck.domain.returning import Errand
from raincheck.domain.session import Channel, Session


class Addressee(Struct, frozen=True, kw_only=True):
    """A person as far as they are known, and their company or agency; `form` is the link to a form of theirs."""

    name: str = ""
    house: str = ""
    email: str = ""
    phone: str = ""
    form: str = ""

    def place(self, channel: Channel) -> str:
        """Where a message goes: an address, a number, or the link to a form; empty where none is known."""
        # What was typed but never taken forward may be no address; a program must not be handed that.
        address = self.email if is_email(self.email) else ""
        return {Channel.EMAIL: address, Channel.SMS: self.phone, Channel.ATS: self.form}.get(channel, "")


def mailbox(session: Session) -> str:
    """The address of the mail in hand: the one that the user chose, else theirs."""
    chosen = session.message.to
    return chosen if is_email(chosen) else addressee(session).place(Channel.EMAIL)


def addressee(session: Session) -> Addressee:
    """The person for the errand of the message."""
    if session.message.errand is Errand.OUTREACH:
        someone = session.recruiter
        return Addressee(name=someone.name, house=someone.agency, email=someone.email, phone=someone.phone)
    interview = session.interview
    return Addressee(
        name=interview.contact_name,
        house=interview.company,
        email=interview.contact_email,
        phone=interview.contact_phone,
        form=interview.reschedule_url,
    )
