"""What the careful rules for people and work leave open, filled in from the end of a text and from fuller forms."""

import re
from collections.abc import Sequence

from raincheck.domain.invitations.documents import Document, Person
from raincheck.domain.invitations.facts import Fact
from raincheck.domain.invitations.fuller import fuller_company, fuller_role, plain_role, said_role
from raincheck.domain.invitations.letters import Letter, set_scene
from raincheck.domain.invitations.mailboxes import Mailbox, company_label, fold, mailbox, same_mailbox
from raincheck.domain.invitations.names import NAME, cut_name, names_mailbox
from raincheck.domain.invitations.people import Contact
from raincheck.domain.invitations.sign_offs import SignOff, sign_off
from raincheck.domain.invitations.spellings import spelling
from raincheck.domain.invitations.texts import fact, reflow, unlinked
from raincheck.domain.invitations.threads import Part
from raincheck.domain.invitations.work import Work

SIGNED = "signature"

_ASKING = frozenset("contact email mail ask call write reach questions with recruiter host interviewer to".split())
"""Words before a name that are none of it, though they begin a sentence."""


def completed(
    document: Document, parts: Sequence[Part], me: Person, contact: Contact, work: Work
) -> tuple[Contact, Work]:
    """The same contact and work, with what is left to find about them."""
    letters = set_scene(document, parts, me).letters
    own = [me.name, *(person.name for person in (document.mail.to if document.mail else ()))]
    signed = _signed(letters, own)
    contact = _beside(_contact(contact, signed, document), letters)
    return contact, _work(document, letters, contact, work, signed)


def _signed(letters: Sequence[Letter], own: Sequence[str]) -> SignOff:
    """The first sign-off in the letters that is not the reader's own."""
    for letter in letters:
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
    company = work.company or fact(signed.company, SIGNED) or _housed(document, contact)
    if company is not None:
        people = [contact.name.value] if contact.name else []
        company = Fact(fuller_company(company.value, [*subjects, *texts], people), company.source)
    name = company.value if company else ""
    return Work(company=company, role=_role(work.role, subjects, texts, name))


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
