"""An invitation understood: what its file says, the rules of the domain, and the numbers of the world together."""

from raincheck.domain.context import Context
from raincheck.domain.invitations.documents import Document, Person
from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.invitations.understand import Reader, understand
from raincheck.domain.moments.zone_words import Places
from raincheck.domain.session import Me
from raincheck.ports import InvitationFiles


def understood(document: Document, ctx: Context, files: InvitationFiles, me: Me | None = None) -> Invitation:
    """The facts in a document, as they are for somebody in `ctx.zone`; `me` is never taken for the contact."""
    candidate = me or Me()
    reader = Reader(
        now=ctx.now,
        # "My time" in somebody else's mail is not the reader's.
        places=Places(ctx.zone, "", ctx.words.zones),
        find_phones=files.phones,
        me=Person(name=candidate.name, email=candidate.email),
        my_phone=candidate.phone,
        country=files.country(ctx.zone),
    )
    return understand(document, reader)
