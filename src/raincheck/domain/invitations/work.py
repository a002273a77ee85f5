"""Which job at which company an invitation is about.

The company is the one that the candidate would work for. The domain of the contact never is its name, but it tells
which words of the text are. Where an agency writes, a client that it names goes before the agency.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from raincheck.domain.invitations import companies, spellings, subjects
from raincheck.domain.invitations.documents import Document, Mail, Person
from raincheck.domain.invitations.facts import Fact
from raincheck.domain.invitations.letters import Letter, Scene, read_texts, set_scene, writes_as
from raincheck.domain.invitations.mailboxes import Mailbox, company_label, fold, is_freemail, mailbox, same_mailbox
from raincheck.domain.invitations.named import named_people
from raincheck.domain.invitations.names import clean_name, names_mailbox, same_person
from raincheck.domain.invitations.people import Contact
from raincheck.domain.invitations.roles import text_roles
from raincheck.domain.invitations.texts import READ_LIMIT, fact
from raincheck.domain.invitations.threads import Part
from raincheck.domain.invitations.vocabulary import COMPANY_WORDS, TEAM_WORDS

_SLUG = re.compile(r"(?:https?://|www\.|@)([\w.-]{3,100})(?:/([\w-]{2,40}))?")


class Work(Struct, frozen=True, kw_only=True):
    """The company and the role; either may be missing."""

    company: Fact | None = None
    role: Fact | None = None


def find_work(document: Document, parts: Sequence[Part], contact: Contact) -> Work:
    """The company and the role that a document gives, as far as it is sure of them."""
    search = _Search(document, set_scene(document, parts, _reader(document.mail or Mail(), contact)), contact)
    return Work(company=search.company(), role=search.role())


def _reader(mail: Mail, contact: Contact) -> Person:
    """Who reads, as far as the contact tells: the other one of the two between whom a mail went."""
    email = contact.email.value if contact.email else ""
    if any(same_mailbox(email, person.email) for person in mail.to):
        return mail.sender
    return next(iter(mail.to), Person()) if same_mailbox(email, mail.sender.email) else Person()


class _Search:
    """The letters of the other side, the subjects, and who of all names is a person."""

    def __init__(self, document: Document, scene: Scene, contact: Contact) -> None:
        self.contact_name = contact.name.value if contact.name else ""
        self.contact_email = contact.email.value if contact.email else ""
        self.scene = scene
        self.document = document
        theirs = [letter for i, letter in enumerate(scene.letters) if self._is_theirs(letter, first=i == 0)]
        self.signatures = [letter.signature for letter in theirs if letter.signature]
        others = [letter for letter in scene.letters if letter not in theirs]
        self.texts = list(read_texts([*theirs, *others]))
        self.subjects = list(dict.fromkeys(_subjects(document, scene.letters)))
        self.displays = [person.name for letter in theirs for person in (letter.sender, letter.reply_to) if person.name]
        self.machines = [letter.sender.name for letter in theirs if writes_as(letter.sender) is Mailbox.NOBODY]
        self.labels = list(dict.fromkeys(self._labels(theirs)))
        self.mailboxes = [email for email in self._mailboxes() if mailbox(email) is Mailbox.PERSON]
        self.people = [name for name in self._people() if name]
        self.writers = list(self._writers())
        self.slugs = frozenset(_slugs(scene.letters))
        self.everything = "\n".join([*(text for _, text in self.texts), *self.signatures])

    def company(self) -> Fact | None:
        """The employer, else the agency that writes for an employer whom it does not name."""
        client = self._first(self._clients())
        if client and not any(spellings.related(client.value, label) for label in self.labels):
            return client
        named = list(self._employers())
        spelled = self._spelled()
        if spelled is None and named:
            return self._agreed(named)
        if spelled is None:
            own = (entry for entry in self.writers if self._fits(entry[0]))
            return self._first(self._doubtful(named)) or self._first(own)
        agency = spellings.is_agency("".join(self.labels[:1]), self.everything)
        if agency:
            named += filter(None, (self._named(*entry) for entry in self._doubtful(named)))
        others = [told for told in named if not spellings.related(told.value, spelled.value)]
        if others and agency:
            return others[0]
        return spelled if len(others) < max(1, len(named)) else None

    def role(self) -> Fact | None:
        """The job, where the text and the subject do not contradict each other."""
        told = next(([(role, s) for role in jobs] for text, s in self._with_source() if (jobs := text_roles(text))), [])
        shown = [(role, s) for subject, s in self.subjects for role in subjects.subject_roles(subject)]
        read = (fact(role, source) for role, source in (*told, *shown))
        found = [role for role in read if role is not None and not self._is_own_job(role)]
        if not found:
            return None
        longest = max(found, key=lambda role: (len(role.value.split()), role.value[0].isupper()))
        return longest if all(_words(role.value) <= _words(longest.value) for role in found) else None

    def _agreed(self, named: Sequence[Fact]) -> Fact | None:
        """The one company of all that were named; with several the one that a subject names too."""
        if all(spellings.related(told.value, named[0].value) for told in named):
            return named[0]
        titles = fold(" ".join(subject for subject, _ in self.subjects))
        both = [told for told in named if fold(told.value) in titles]
        return both[0] if both and all(spellings.related(both[0].value, told.value) for told in both) else None

    def _clients(self) -> Iterator[tuple[str, str]]:
        """For whom an agency recruits, where that is no person."""
        for text, source in self._with_source():
            yield from ((name, source) for name in companies.clients(text))
            for name in companies.principals(text):
                if not subjects.may_be_person(name) or self._is_sure(name, (), alone=True):
                    yield name, source

    def _spelled(self) -> Fact | None:
        """The words of the document that are the domain of its sender."""
        places = [*self.subjects, *((name, "From") for name in self.displays), *self._with_source()]
        places += [(signature, "signature") for signature in self.signatures]
        for label in self.labels:
            for text, source in places:
                name = spellings.spelling(label, text)
                if name and not self._is_person(name) and fold(name) != fold(self.contact_name):
                    return fact(name, source)
        return None

    def _employers(self) -> Iterator[Fact]:
        """The companies that are said plainly to be the employer."""
        found = [(name, source) for subject, source in self.subjects for name in subjects.placed(subject)]
        found += [(name, source) for text, source in self._with_source() for name in companies.employers(text)]
        for letter in self.scene.letters:
            for person in (letter.sender, letter.reply_to):
                nobody = person.email and mailbox(person.email) is not Mailbox.PERSON
                if nobody and not clean_name(person.name, person.email):
                    found.append((companies.shown(person.name), "From"))
        yield from filter(None, (self._named(*entry) for entry in found))

    def _doubtful(self, named: Sequence[Fact]) -> Iterator[tuple[str, str]]:
        """What may be a company or a person, where something else tells that it is a company."""
        for subject, source in self.subjects:
            found = [(name, True) for name in subjects.hosted(subject)]
            left = subjects.left_over(subject)
            found += [(name, leads and len(left) == 1) for name, leads in left]
            yield from ((name, source) for name, alone in found if self._is_sure(name, named, alone=alone))
        for text, source in self._with_source():
            yield from ((name, source) for name in companies.hosts(text) if self._is_sure(name, named, alone=True))
            yield from ((name, source) for name in companies.venues(text) if self._is_sure(name, named, alone=None))

    def _writers(self) -> Iterator[tuple[str, str]]:
        """The companies for which the other side says to write."""
        yield from ((companies.shown(display), "From") for display in self.displays)
        yield from ((name, "From") for name in self.machines if companies.is_company(name) and _is_no_person(name))
        for text, source in self._with_source():
            yield from ((name, source) for name in companies.writers(text))
        for signature in self.signatures:
            yield from ((name, "signature") for name in companies.signed(signature))

    def _fits(self, name: str) -> bool:
        """Whether the domain of the contact does not speak against a name."""
        return not self.labels or any(spellings.related(name, label) for label in self.labels)

    def _is_sure(self, name: str, named: Sequence[Fact], *, alone: bool | None) -> bool:
        """Whether a name that a person could have is a company's: its own words, a domain or another place say so.

        `alone` says that the name stands where a company would; None, that no person could stand there.
        """
        if self._is_person(name):
            return False
        told = [known.value for known in named] + [other for other, _ in self.writers] + self.machines
        if any(fold(other) == fold(name) for other in told) or any(spellings.related(name, x) for x in self.labels):
            return True
        if fold(name) in self.slugs:
            return True
        if self.labels and not spellings.is_agency(self.labels[0], self.everything):
            return False
        if " " in name and _is_no_person(name):
            return True
        return alone is None or (alone and not subjects.may_be_person(name))

    def _first(self, entries: Iterable[tuple[str, str]]) -> Fact | None:
        return next(filter(None, (self._named(*entry) for entry in entries)), None)

    def _named(self, name: str, source: str) -> Fact | None:
        return fact(name, source) if name and not self._is_person(name) else None

    def _is_person(self, name: str) -> bool:
        if any(same_person(name, person) for person in self.people):
            return True
        return not (self.labels and self._fits(name)) and any(names_mailbox(name, email) for email in self.mailboxes)

    def _is_own_job(self, role: Fact) -> bool:
        """Whether a job from a subject is the one of who signs."""
        own = any(role.value.casefold() in signature.casefold() for signature in self.signatures)
        return own and role.source in ("subject", "SUMMARY")

    def _is_theirs(self, letter: Letter, *, first: bool) -> bool:
        """Whether the other side wrote a letter, so that its signature names their company."""
        person = letter.sender
        if not person.email and not person.name:
            return first or letter.source == "DESCRIPTION"
        if person.email and mailbox(person.email) is not Mailbox.PERSON:
            return True
        if not self.contact_email and not self.contact_name:
            return not is_freemail(person.email)
        label = company_label(person.email)
        if same_mailbox(self.contact_email, person.email) or (label and label == company_label(self.contact_email)):
            return True
        return same_person(clean_name(person.name, person.email), self.contact_name)

    def _labels(self, theirs: Sequence[Letter]) -> Iterator[str]:
        """The domains of the other side: that of the contact, else those of who sent the letters."""
        if own := company_label(self.contact_email):
            yield own
            return
        people = [person for letter in theirs for person in (letter.sender, letter.reply_to)]
        people += [event.organizer for event in self.document.events]
        for person in people:
            if person.email and not self.scene.is_own(person) and (label := company_label(person.email)):
                yield label

    def _people(self) -> Iterator[str]:
        listed = [person for event in self.document.events for person in (event.organizer, *event.attendees)]
        listed += [letter.sender for letter in self.scene.letters] + list(self.scene.own)
        yield from (clean_name(person.name, person.email) for person in listed if writes_as(person) is Mailbox.PERSON)
        yield from (letter.greets for letter in self.scene.letters)
        yield self.contact_name
        for _, text in self.texts[:3]:
            yield from (who.name for who in named_people(text) if who.sure or " " in who.name)

    def _mailboxes(self) -> Iterator[str]:
        """The addresses of people whose names are not known: only these can still be somebody's whom a text names."""
        if not self.contact_name:
            yield self.contact_email
        listed = [person for event in self.document.events for person in (event.organizer, *event.attendees)]
        yield from (person.email for person in (*listed, *self.scene.own) if not clean_name(person.name, person.email))

    def _with_source(self) -> Iterator[tuple[str, str]]:
        yield from ((text, letter.source) for letter, text in self.texts)


def _subjects(document: Document, letters: Sequence[Letter]) -> Iterator[tuple[str, str]]:
    """Each subject and each summary, with where it stood."""
    if document.mail and document.mail.subject:
        yield document.mail.subject, "subject"
    yield from ((event.summary, "SUMMARY") for event in document.events if event.summary)
    yield from ((letter.subject, "subject") for letter in letters if letter.subject)


def _slugs(letters: Sequence[Letter]) -> Iterator[str]:
    """What links and addresses are made of: a recruiting system has the name of the company in its own."""
    for letter in letters:
        for found in _SLUG.finditer(letter.body[:READ_LIMIT]):
            yield from (fold(part) for part in (*found[1].split("."), found[2] or ""))


def _is_no_person(name: str) -> bool:
    """Whether the whole display name of a machine is a company's: one word, or with the word of a company."""
    words = [word.casefold().strip(".") for word in name.split()]
    return TEAM_WORDS.isdisjoint(words) and (len(words) == 1 or words[-1] in COMPANY_WORDS)


def _words(role: str) -> set[str]:
    return set(re.findall(r"\w+", role.casefold()))
