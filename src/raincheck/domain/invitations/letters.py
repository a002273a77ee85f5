"""Who wrote to whom in a document: its mails, without those of the reader and of a friend who passed them on."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from raincheck.domain.invitations.documents import Document, Mail, Person
from raincheck.domain.invitations.mailboxes import Mailbox, company_label, fold, is_freemail, mailbox, same_mailbox
from raincheck.domain.invitations.names import alike, clean_name, names_mailbox, same_person
from raincheck.domain.invitations.signatures import split_signature
from raincheck.domain.invitations.texts import reflow, unlinked
from raincheck.domain.invitations.threads import Part

MAX_LETTERS = 12
"""Mails of a thread that are read; what counts stands in the newest."""

_READ_IN_ALL = 40_000
_FORWARD = re.compile(r"\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_GREETING = re.compile(
    r"\s*(?:hi|hello|dear|hey|good (?:morning|afternoon|evening)|hiya)[ ,]+(?P<name>[^\n,!.:;\u2013—-]{2,50})",
    re.IGNORECASE,
)


class Letter(Struct, frozen=True, kw_only=True):
    """One mail or message: who wrote it, its words, and whom it greets. `source` is where its words stood."""

    sender: Person = Person()
    reply_to: Person = Person()
    subject: str = ""
    body: str = ""
    signature: str = ""
    greets: str = ""
    source: str = "mail text"
    speakers: tuple[str, ...] = ()


class Scene(Struct, frozen=True, kw_only=True):
    """The letters that count, the newest first, and the people who are not the contact."""

    letters: tuple[Letter, ...] = ()
    own: tuple[Person, ...] = ()

    def is_own(self, person: Person) -> bool:
        """Whether that is the reader, or a friend who forwarded the mail."""
        if person.email:
            if any(same_mailbox(own.email, person.email) for own in self.own):
                return True
            name = clean_name(person.name, person.email)
            return " " in name and any(" " in own.name and alike(own.name, name) for own in self.own)
        return bool(person.name) and any(same_person(own.name, person.name) for own in self.own if own.name)


def set_scene(document: Document, parts: Sequence[Part], me: Person) -> Scene:
    """The letters of a document, in the order in which they say who the contact is."""
    mail = document.mail or Mail()
    own = [me] if me.name or me.email else []
    if not own and _answers(mail):
        own = [mail.sender]
    elif not _is_one(mail.sender, me):
        own += mail.to
    letters = list(_letters(document, parts))
    first = _first_relevant(letters, parts, mail, Scene(own=tuple(own)))
    own += [letter.sender for letter in letters[:first] if letter.sender.email or letter.sender.name]
    scene = Scene(own=tuple(own))
    kept = [letter for letter in letters[first:] if letter.speakers or not scene.is_own(letter.sender)]
    if not me.email and not mail.to:
        kept.sort(key=lambda letter: is_freemail(letter.sender.email))
    return Scene(letters=(*kept, *_descriptions(document)), own=scene.own)


def read_texts(letters: Sequence[Letter]) -> Iterator[tuple[Letter, str]]:
    """The letters that are read for facts, the broken lines of their bodies joined."""
    left = _READ_IN_ALL
    for letter in letters:
        if left > 0 and letter.body:
            text = reflow(unlinked(letter.body))
            left -= len(text)
            yield letter, text


def writes_as(person: Person) -> Mailbox:
    """Whose mailbox a sender has; a name without an address is a person's, and "dana.lee.hr" is Dana Lee's."""
    name = clean_name(person.name, person.email)
    if not person.email:
        return Mailbox.PERSON if name else Mailbox.NOBODY
    kind = mailbox(person.email)
    return Mailbox.PERSON if kind is Mailbox.TEAM and " " in name and names_mailbox(name, person.email) else kind


def greeting(text: str) -> str:
    """The name after "Hi" or "Dear" at the beginning of a text."""
    for line in text[:600].split("\n")[:6]:
        if found := _GREETING.match(line):
            return clean_name(found["name"])
    return ""


def _letters(document: Document, parts: Sequence[Part]) -> Iterator[Letter]:
    """One letter for each part; the headers of the mail belong to the newest, if that has none of its own."""
    mail = document.mail or Mail()
    headed = bool(parts) and _known(parts[0].sender)
    source = "mail text" if document.text.strip() or not document.events else "DESCRIPTION"
    if document.mail and (headed or not parts):
        yield Letter(sender=mail.sender, reply_to=mail.reply_to, subject=mail.subject)
    for i, part in enumerate(parts[:MAX_LETTERS]):
        top = i == 0 and not headed
        body, signature = split_signature(part.text)
        yield Letter(
            sender=mail.sender if top else part.sender,
            reply_to=mail.reply_to if top else Person(),
            subject=part.subject or (mail.subject if i == 0 else ""),
            body=body,
            signature=signature,
            greets=greeting(body),
            source="chat" if part.speakers else source,
            speakers=part.speakers,
        )


def _descriptions(document: Document) -> Iterator[Letter]:
    """The description of each event, where it is not the text of the mail as well."""
    seen = {document.text.strip(), ""}
    for event in document.events[:MAX_LETTERS]:
        if event.description.strip() not in seen:
            seen.add(event.description.strip())
            body, signature = split_signature(event.description)
            yield Letter(body=body, signature=signature, greets=greeting(body), source="DESCRIPTION")


def _first_relevant(letters: Sequence[Letter], parts: Sequence[Part], mail: Mail, scene: Scene) -> int:
    """The first letter that is meant: in a forward the one that was passed on."""
    shift = len(letters) - min(len(parts), MAX_LETTERS)
    marked = [i + shift for i, part in enumerate(parts[:MAX_LETTERS]) if part.forwarded]
    if not marked and (_FORWARD.match(mail.subject) or (letters and _FORWARD.match(letters[0].subject))):
        marked = [i for i in range(1, len(letters)) if _known(letters[i].sender)][:1]
    at = 0
    for place in marked:
        if scene.is_own(letters[place].sender):
            continue
        colleagues = at < place and _passes_on(letters[at].sender, letters[place])
        if colleagues:
            return at
        at = place
    return at


def _passes_on(sender: Person, letter: Letter) -> bool:
    """Whether a forwarder writes for the same company, so that they are the contact themselves."""
    label = company_label(sender.email)
    if not label or mailbox(sender.email) not in (Mailbox.PERSON, Mailbox.TEAM):
        return False
    return label == company_label(letter.sender.email) or fold(label) in fold(f"{letter.sender.name} {letter.subject}")


def _answers(mail: Mail) -> bool:
    """Whether the mail is the reader's own answer, as far as its addresses tell: from a free one to a company's."""
    return is_freemail(mail.sender.email) and any(company_label(person.email) for person in mail.to)


def _known(person: Person) -> bool:
    return bool(person.name or person.email)


def _is_one(person: Person, me: Person) -> bool:
    named = " " in me.name and same_person(clean_name(person.name, person.email), me.name)
    return same_mailbox(me.email, person.email) or (bool(person.email or person.name) and named)
