"""What the careful rules for people and work leave open, filled in from the end of a text and from fuller forms."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from raincheck.domain.invitations.documents import Document, Mail, Person
from raincheck.domain.invitations.facts import Fact
from raincheck.domain.invitations.fuller import fuller_company, fuller_role, plain_role, said_role
from raincheck.domain.invitations.letters import Letter, greeting, set_scene
from raincheck.domain.invitations.mailboxes import Mailbox, company_label, fold, mailbox, same_mailbox
from raincheck.domain.invitations.names import NAME, cut_name, is_name, names_mailbox, same_person
from raincheck.domain.invitations.people import Contact
from raincheck.domain.invitations.sign_offs import SignOff, sign_off
from raincheck.domain.invitations.spellings import spelling
from raincheck.domain.invitations.texts import fact, reflow, unlinked
from raincheck.domain.invitations.threads import Part
from raincheck.domain.invitations.work import Work, find_work

SIGNED = "signature"

_TOPIC = re.compile(
    r"^(?:Topic|Event Name|Meeting name|Title)[ \t]*(?::|\n)[ \t]*(?P<topic>\S[^\n]{2,150})", re.MULTILINE
)

_ASKING = frozenset("contact email mail ask call write reach questions with recruiter host interviewer to".split())
"""Words before a name that are none of it, though they begin a sentence."""


def completed(
    document: Document, parts: Sequence[Part], me: Person, contact: Contact, work: Work
) -> tuple[Contact, Work]:
    """The same contact and work, with what is left to find about them."""
    letters = set_scene(document, parts, me).letters
    contact = _not_greeted(_one_of_two(contact, letters), parts)
    work = _with_topic(document, parts, letters, contact, work)
    own = [me.name, *(person.name for person in (document.mail.to if document.mail else ()))]
    signed = _signed(letters, own)
    contact = _beside(_contact(contact, signed, document), letters)
    return contact, _work(document, letters, contact, work, signed)


def _one_of_two(contact: Contact, letters: Sequence[Letter]) -> Contact:
    """Nobody of a chat between two, where nothing says which of them is the reader; and never who is greeted there."""
    speakers = letters[0].speakers if letters else ()
    if contact.name is None or not any(same_person(contact.name.value, who) for who in speakers):
        return contact
    first = re.escape(contact.name.value.partition(" ")[0])
    greeted = re.search(
        rf"\b(?:hi|hello|hey|dear|morning|afternoon|evening)[ ,]+{first}\b", letters[0].body, re.IGNORECASE
    )
    return Contact() if greeted or len(speakers) > 1 else contact


def _not_greeted(contact: Contact, parts: Sequence[Part]) -> Contact:
    """Nobody but the reader is greeted by the newest mail: a quoted answer of theirs must not make them the contact."""
    greeted = greeting(parts[0].text) if parts else ""
    if not greeted or contact.name is None:
        return contact
    first = greeted.partition(" ")[0]
    return Contact() if same_person(first, contact.name.value.partition(" ")[0]) else contact


def _with_topic(
    document: Document, parts: Sequence[Part], letters: Sequence[Letter], contact: Contact, work: Work
) -> Work:
    """With what a heading in the text says, where there is no subject or it says less."""
    topic = next(filter(None, (_topic(letter.body) for letter in letters)), "")
    if not topic or (work.company is not None and work.role is not None):
        return work
    more = find_work(replace(document, mail=replace(document.mail or Mail(), subject=topic)), parts, contact)
    return Work(company=work.company or _from_text(more.company), role=work.role or _from_text(more.role))


def _from_text(found: Fact | None) -> Fact | None:
    return Fact(found.value, "mail text") if found is not None else None


def _topic(text: str) -> str:
    """What stands as a heading: the topic of a call, the name of an event, a first line about an interview."""
    labeled = _TOPIC.search(text)
    if labeled:
        return labeled["topic"].strip()
    first = text.strip().partition("\n")[0].strip()
    return first if len(first) < 100 and "interview" in first.casefold() and first[-1:] not in ".!?,:" else ""


def _signed(letters: Sequence[Letter], own: Sequence[str]) -> SignOff:
    """The first sign-off in the letters that is not the reader's own."""
    for letter in letters:
        if len(letter.speakers) > 1:
            # One of the speakers is the reader, and nothing says which.
            continue
        text = unlinked(f"{letter.body}\n\n{letter.signature}" if letter.signature else letter.body)
        found = sign_off(text, letter.greets)
        if found.name and not any(found.name == name for name in own):
            return found
    return SignOff()


def _contact(contact: Contact, signed: SignOff, document: Document) -> Contact:
    """With the name that stands under the text, where there is no mail or event that names its sender."""
    told = (document.mail and document.mail.sender.name) or any(event.organizer.name for event in document.events)
    if not signed.name or (told and contact.email is not None):
        return contact
    if contact.name is not None and (told or contact.name.source != "mail text"):
        return contact
    # Who signs is to be told, and not the colleague whom the text names as interviewer.
    email = contact.email if contact.email and _belongs(contact.email.value, signed) else None
    if email is None and mailbox(signed.email) in (Mailbox.PERSON, Mailbox.TEAM):
        email = fact(signed.email, SIGNED)
    return Contact(name=fact(signed.name, SIGNED), email=email)


def _beside(contact: Contact, letters: Sequence[Letter]) -> Contact:
    """With the name that stands right before the address: "Contact Louisa Tran, louisa.tran@…"."""
    if contact.name is not None or contact.email is None:
        return contact
    pattern = re.compile(rf"(?P<name>{NAME})[\s,:;<(\u2013-]{{1,4}}{re.escape(contact.email.value)}")
    for letter in letters:
        match = pattern.search(unlinked(letter.body))
        name = cut_name(match["name"]) if match else ""
        while name.partition(" ")[0].casefold() in _ASKING:
            name = name.partition(" ")[2]
        if name and names_mailbox(name, contact.email.value):
            return Contact(name=fact(name, "mail text"), email=contact.email)
    return contact


def _belongs(email: str, signed: SignOff) -> bool:
    """Whether the address can be that of the person: below the name, made of it, or one of a team."""
    return same_mailbox(email, signed.email) or names_mailbox(signed.name, email) or mailbox(email) is Mailbox.TEAM


def _work(document: Document, letters: Sequence[Letter], contact: Contact, work: Work, signed: SignOff) -> Work:
    subjects = [event.summary for event in document.events] + [letter.subject for letter in letters if letter.subject]
    subjects += [document.mail.subject] if document.mail and document.mail.subject else []
    subjects += [letters[0].body.strip().partition("\n")[0][:120]] if letters and not subjects else []
    texts = [part for letter in letters for part in (reflow(letter.body), letter.signature) if part]
    company = _no_people(work.company) or fact(signed.company, SIGNED) or _housed(document, contact)
    if company is not None:
        people = [contact.name.value] if contact.name else []
        company = Fact(fuller_company(company.value, [*subjects, *texts], people), company.source)
    name = company.value if company else ""
    role = _role(work.role, subjects, texts, name)
    known = [p.name for event in document.events for p in (event.organizer, *event.attendees) if p.name]
    known += [contact.name.value] if contact.name else []
    worn = role is not None and any(person in role.value for person in known)
    return Work(company=company, role=None if worn else role)


def _no_people(company: Fact | None) -> Fact | None:
    """A pair of names in a subject, "Phoebe Strand and Ruskin Tolliver", is no company."""
    pair = company.value.split(" and ") if company else []
    return None if len(pair) == 2 and all(" " in one and is_name(one) for one in pair) else company


def _housed(document: Document, contact: Contact) -> Fact | None:
    """The company of the contact's domain in the place of an event: "Saltmarsh Energy, 640 Estuary Street"."""
    label = company_label(contact.email.value) if contact.email else ""
    for event in document.events:
        house = event.location.partition(",")[0]
        if label and (name := spelling(label, house)):
            return fact(fuller_company(name, [house], ()), "LOCATION")
    return None


def _role(role: Fact | None, subjects: Sequence[str], texts: Sequence[str], company: str) -> Fact | None:
    if role is None:
        said, source = said_role(subjects, texts, company)
        return fact(said, source) if said else None
    plain = plain_role(role.value, company)
    fuller = fuller_role(plain, [*texts, *subjects])
    return Fact(fuller, role.source) if fold(fuller) else None
