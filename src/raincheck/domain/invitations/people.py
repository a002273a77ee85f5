"""Who should hear that the interview will be late or missed: the person who invited, and where they are reached.

A name and an address are only given together where they belong to one person, or where a named person
answers from the address of a team. The reader, a friend who forwarded the mail, machines and rooms are no contact.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from raincheck.domain.invitations.documents import Document, Person
from raincheck.domain.invitations.facts import Fact
from raincheck.domain.invitations.letters import Letter, Scene, read_texts, set_scene, writes_as
from raincheck.domain.invitations.mailboxes import (
    ADDRESS,
    Mailbox,
    company_label,
    fold,
    is_freemail,
    is_relay,
    mailbox,
    read_person,
    same_mailbox,
)
from raincheck.domain.invitations.named import Named, Role, named_people
from raincheck.domain.invitations.names import clean_name, names_mailbox, same_person
from raincheck.domain.invitations.texts import READ_LIMIT, fact, unlinked
from raincheck.domain.invitations.threads import Part

_INVITEE = (
    "invitee",
    "sent to",
    "your email",
    "your e-mail",
    "candidate",
    "applicant",
    "intended for",
    "registered",
    "attendee",
)
_SIGNED_LINES = 3


class Contact(Struct, frozen=True, kw_only=True):
    """The person to write to. `email` may be that of a team, and then there may be no name."""

    name: Fact | None = None
    email: Fact | None = None


def find_contact(document: Document, parts: Sequence[Part], me: Person) -> Contact:
    """The contact that a document gives, as far as it is sure of one."""
    search = _Search(document, set_scene(document, parts, me))
    finders = (search.writer, search.organizer, search.shown, search.named, search.signed)
    found = next((contact for finder in finders if (contact := finder()) is not None), Contact())
    if found.email is None:
        found = Contact(name=found.name, email=search.team(found.name))
    return found


class _Search:
    """What the finders share: the letters, every address in the document, and the names that are companies."""

    def __init__(self, document: Document, scene: Scene) -> None:
        self.document = document
        self.scene = scene
        self.texts = list(read_texts(scene.letters))
        self.addresses = list(self._addresses())
        self.companies = self._companies()

    def writer(self) -> Contact | None:
        """The human who wrote the newest letter, or who is to be answered."""
        for letter in self.scene.letters:
            if letter.speakers:
                return self._speaker(letter)
            if self._writes(letter.sender, letter):
                return self._written(letter, letter.sender, "From")
            if self._writes(letter.reply_to, letter):
                return self._written(letter, self._answered(letter), "Reply-To")
        return None

    def organizer(self) -> Contact | None:
        """The ORGANIZER of the event, or its CONTACT (RFC 5545, 3.8.4)."""
        for event in self.document.events:
            listed = [(event.organizer, "ORGANIZER"), (read_person(event.contact), "CONTACT")]
            for person, source in listed:
                if person.email and mailbox(person.email) is Mailbox.PERSON and not self.scene.is_own(person):
                    name = clean_name(person.name, person.email) or self._name_of(person.email)
                    return Contact(name=fact(name, source), email=fact(person.email, source))
        return None

    def shown(self) -> Contact | None:
        """In whose name a machine writes: "Dana Lee via Calendly", or from an address made for this candidate."""
        for letter in self.scene.letters:
            sender, name = letter.sender, clean_name(letter.sender.name)
            personal = " via " in sender.name or is_relay(sender.email)
            if personal and " " in name and writes_as(sender) is Mailbox.NOBODY and self._possible(name, letter):
                return Contact(name=fact(name, "From"), email=fact(self._email_of(name, None), "mail text"))
        return None

    def named(self) -> Contact | None:
        """A recruiter whom a text names, else its only interviewer, else who says "My name is", else who is listed."""
        people: list[tuple[Named, str]] = []
        for letter, text in self.texts:
            people += [(who, letter.source) for who in named_people(text) if self._possible(who.name, letter)]
        for role in Role:
            found = [(self._whole(who, people), who, source) for who, source in people if who.role is role]
            placed = [(name, self._email_of(name, who), who, source) for name, who, source in found]
            sure = [entry for entry in placed if entry[1] or entry[2].sure or " " in entry[0]]
            if not sure or (role is not Role.RECRUITER and any(not same_person(sure[0][0], e[0]) for e in sure)):
                continue
            name, email, _, source = next((entry for entry in sure if entry[1]), sure[0])
            return Contact(name=fact(name, source), email=fact(email, source))
        return None

    def signed(self) -> Contact | None:
        """Who signed a letter that a machine sent."""
        for letter in self.scene.letters:
            name = self._signature_name(letter)
            inside = [found[0] for found in ADDRESS.finditer(letter.signature)]
            emails = [email for email in inside if mailbox(email) is Mailbox.PERSON and self._foreign(email)]
            if name:
                email = next((e for e in emails if names_mailbox(name, e)), emails[0] if len(emails) == 1 else "")
                email = email or self._email_of(name, None)
                return Contact(name=fact(name, "signature"), email=fact(email, "signature"))
        return None

    def team(self, name: Fact | None) -> Fact | None:
        """The address of a team, for want of a person's: who wrote from it, else the only one in the text."""
        asked = [(p.email, s) for x in self.scene.letters for p, s in ((x.sender, "From"), (x.reply_to, "Reply-To"))]
        asked += [(event.organizer.email, "ORGANIZER") for event in self.document.events]
        for wanted in (Mailbox.TEAM, Mailbox.DESK):
            for email, source in asked:
                if email and mailbox(email) is wanted and self._foreign(email):
                    return fact(email, source)
            if wanted is Mailbox.DESK:
                break
            for kind in (Mailbox.PERSON, Mailbox.TEAM) if name is None else (Mailbox.TEAM,):
                listed = {e.casefold(): e for e in self._listed() if mailbox(e) is kind and not is_freemail(e)}
                if len(listed) == 1:
                    return fact(next(iter(listed.values())), "mail text")
        return None

    def _writes(self, person: Person, letter: Letter) -> bool:
        """Whether that is a human: by the address, or by the signature under a letter from a team's address."""
        kind = writes_as(person)
        signed = kind is Mailbox.TEAM and self._signature_name(letter)
        return bool(kind is Mailbox.PERSON or signed) and not self.scene.is_own(person)

    def _written(self, letter: Letter, person: Person, source: str) -> Contact:
        """The writer under the fullest of their names, at their own address or else at that of their team."""
        personal = writes_as(person) is Mailbox.PERSON
        name, told = clean_name(person.name, person.email) if personal else "", source
        signed = self._signature_name(letter)
        if signed and signed != name and (not name or (" " not in name and same_person(name, signed))):
            name, told = signed, "signature"
        if not name:
            name, told = self._introduced(letter), letter.source
        elsewhere = "" if personal and person.email else self._email_of(name, None)
        email = fact(elsewhere, "mail text") or fact(person.email, source)
        return Contact(name=fact(name, told), email=email)

    def _speaker(self, letter: Letter) -> Contact | None:
        others = [who for who in letter.speakers if not self.scene.is_own(Person(name=who))]
        if not others or (len(others) > 1 and len(others) == len(letter.speakers)):
            return None
        return Contact(name=fact(others[0], "chat"), email=fact(self._email_of(others[0], None), "chat"))

    def _answered(self, letter: Letter) -> Person:
        """Whom a reply goes to; a machine may send under that person's name: "Dana Lee via Calendly"."""
        reply = letter.reply_to
        if clean_name(reply.name, reply.email):
            return reply
        shown = clean_name(letter.sender.name)
        return Person(name=shown if names_mailbox(shown, reply.email) else "", email=reply.email)

    def _introduced(self, letter: Letter) -> str:
        """The name by which the writer introduces themselves."""
        text = next((text for read, text in self.texts if read is letter), "")
        names = [who.name for who in named_people(text) if who.role is Role.WRITER and self._possible(who.name, letter)]
        return names[0] if names else ""

    def _signature_name(self, letter: Letter) -> str:
        lines = [line.strip(" *_\t") for line in unlinked(letter.signature).split("\n") if line.strip()]
        names = [name for line in lines[:_SIGNED_LINES] if len(line) <= 80 and (name := clean_name(line))]
        possible = [name for name in names[:2] if name[0].isupper() and self._possible(name, letter)]
        return max(possible, key=lambda name: (same_person(name, possible[0]), " " in name)) if possible else ""

    def _possible(self, name: str, letter: Letter) -> bool:
        """Whether a name in a letter can be its contact: not the reader, whom it greets, and no company."""
        greeted = letter.greets and same_person(_first(letter.greets), _first(name))
        return not greeted and not self.scene.is_own(Person(name=name)) and not self._is_company(name)

    def _is_company(self, name: str) -> bool:
        first, whole = fold(_first(name)), fold(name)
        if any(names_mailbox(name, email) for email in self.addresses):
            return False
        return any(whole == known or (len(first) > 3 and known.startswith(first)) for known in self.companies)

    def _whole(self, who: Named, people: Sequence[tuple[Named, str]]) -> str:
        """The fullest form of a name: a text says "Dana Lee" once and "Dana" after that."""
        forms = [other.name for other, _ in people if same_person(other.name, who.name)]
        return max([who.name, *forms], key=lambda name: len(name.split()))

    def _email_of(self, name: str, who: Named | None) -> str:
        """The one address that belongs to a name: beside it, near it, or anywhere made of it."""
        if not name:
            return ""
        if who and who.beside and mailbox(who.beside) in (Mailbox.PERSON, Mailbox.TEAM) and self._foreign(who.beside):
            return who.beside
        for pool in (who.near if who else (), self.addresses):
            made = [e for e in pool if names_mailbox(name, e) and mailbox(e) is Mailbox.PERSON and self._foreign(e)]
            if len({e.casefold() for e in made}) == 1:
                return made[0]
        return ""

    def _name_of(self, email: str) -> str:
        """The name of an address without one, as a signature or a header has it."""
        listed = [p for event in self.document.events for p in event.attendees] + [x.sender for x in self.scene.letters]
        known = [clean_name(person.name, email) for person in listed if same_mailbox(person.email, email)]
        signed = [self._signature_name(letter) for letter in self.scene.letters]
        return next((name for name in known if name), "") or next(
            (n for n in signed if n and names_mailbox(n, email)), ""
        )

    def _foreign(self, email: str) -> bool:
        return not self.scene.is_own(Person(email=email))

    def _listed(self) -> Iterator[str]:
        """The addresses in the texts, but for those on a line about the person who is invited."""
        for letter in self.scene.letters:
            for line in f"{letter.body[:READ_LIMIT]}\n{letter.signature[:READ_LIMIT]}".split("\n"):
                if "@" in line and not any(word in line.casefold() for word in _INVITEE):
                    yield from (found[0] for found in ADDRESS.finditer(line) if self._foreign(found[0]))

    def _addresses(self) -> Iterator[str]:
        people = [person for event in self.document.events for person in (event.organizer, *event.attendees)]
        people += [person for letter in self.scene.letters for person in (letter.sender, letter.reply_to)]
        found = dict.fromkeys([person.email for person in people if person.email] + list(self._listed()))
        yield from (email for email in found if self._foreign(email))

    def _companies(self) -> frozenset[str]:
        """What is known to be a company's name, folded: the domains of the other side, and names of its teams."""
        labels = {fold(company_label(email)) for email in self.addresses}
        teams = {fold(letter.sender.name) for letter in self.scene.letters if not clean_name(letter.sender.name)}
        return frozenset((labels | teams) - {""})


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0]
