"""From a document to the facts of an interview: each reader is asked once, and what is sure is told.

Document -> parts of the thread -> links, place, start, people, work, numbers -> Invitation
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import asdict, replace

from raincheck.domain.interview import Mode
from raincheck.domain.invitations.completing import completed
from raincheck.domain.invitations.dialing import Numbers, find_numbers
from raincheck.domain.invitations.documents import CalendarEvent, Document, FindPhones, Person
from raincheck.domain.invitations.facts import Asked, Fact, Invitation
from raincheck.domain.invitations.links import find_links
from raincheck.domain.invitations.mailboxes import same_mailbox
from raincheck.domain.invitations.methods import find_method, is_postponed
from raincheck.domain.invitations.origins import find_origin
from raincheck.domain.invitations.people import find_contact
from raincheck.domain.invitations.places import find_address, find_location, find_mode
from raincheck.domain.invitations.prose_times import Wording, length_in, prose_start
from raincheck.domain.invitations.starts import Start, event_start, latest_versions
from raincheck.domain.invitations.threads import Part, split_signature, split_thread
from raincheck.domain.invitations.work import find_work
from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.moments.reading import read_moment
from raincheck.domain.moments.readings import moments_of
from raincheck.domain.moments.zone_words import Places


class Reader(Struct, frozen=True, kw_only=True):
    """Who reads, when and where: `me` and `my_phone` are never taken for the contact's.

    `country` (ISO 3166) is for numbers without a country code.
    """

    now: datetime
    places: Places
    find_phones: FindPhones
    me: Person = Person()
    my_phone: str = ""
    country: str = ""


class Scene(Struct, frozen=True, kw_only=True):
    """A document taken apart: the last versions of its events, and what was written, the newest first."""

    document: Document
    events: tuple[CalendarEvent, ...]
    parts: tuple[Part, ...]

    @property
    def newest(self) -> str:
        """What was written last."""
        return next((part.text for part in self.parts if part.text.strip()), "")

    @property
    def titles(self) -> str:
        """The subject of the mail and of the events."""
        subject = self.document.mail.subject if self.document.mail else ""
        return "\n".join([subject, *(event.summary for event in self.events)])

    @property
    def described(self) -> str:
        """What the events say in words."""
        return "\n".join(text for event in self.events for text in (event.description, event.location, event.url))


def understand(document: Document, reader: Reader) -> Invitation:
    """The facts of the invitation. It depends on nothing that was read before."""
    scene = _scene(document)
    everything = "\n".join([*(part.text for part in scene.parts), scene.described])
    links = find_links(everything, _properties(scene.events))
    numbers = _numbers(scene, everything, reader)
    body, signature = split_signature(scene.newest)
    location = find_location(scene.events, body)
    several = next((Fact("", "link in the text") for asked in links.questions if asked.reason == "link-several"), None)
    mode = find_mode(
        links.join or several, location, f"{scene.titles}\n{everything}", dial_in=numbers.dial_in is not None
    )
    on_site = mode is not None and mode[0] is Mode.IN_PERSON
    if on_site and location is None:
        location = find_address(signature, "signature")
    start = _start(scene, reader, mode[0] if mode else None)
    contact = find_contact(document, scene.parts, reader.me)
    work = find_work(document, scene.parts, contact)
    contact, work = completed(document, scene.parts, reader.me, contact, work)
    texts = {
        "contact_name": contact.name,
        "contact_email": contact.email,
        "contact_phone": numbers.contact,
        "company": work.company,
        "role": work.role,
        "join_url": links.join,
        "dial_in": numbers.dial_in,
        "dial_in_code": numbers.dial_in_code,
        "location": location if mode is None or on_site else None,
        "reschedule_url": links.reschedule,
    }
    if start.moment is not None and not start.new and is_postponed(scene.newest):
        start = Start(reading=Doubt("event-postponed", start.moments), source=start.source)
    questions = (*_asked(start), *links.questions, *numbers.questions)
    told = _told(scene, start, mode, {name: fact for name, fact in texts.items() if fact is not None}, questions)
    origin = find_origin(document, scene.parts, reader.me)
    return replace(told, **asdict(origin))


def _scene(document: Document) -> Scene:
    events = latest_versions(document.events)
    parts = split_thread(document.text or "\n\n".join(event.description for event in events))
    # What a friend wrote above a mail that they forwarded is not the interviewer's.
    first = next((i for i, part in enumerate(parts) if part.forwarded), 0)
    return Scene(document=document, events=events, parts=parts[first:])


def _told(
    scene: Scene, start: Start, mode: tuple[Mode, str] | None, texts: dict[str, Fact], questions: tuple[Asked, ...]
) -> Invitation:
    """Everything that was found, each with its source."""
    sources = {name: fact.source for name, fact in texts.items()}
    moment = start.moment
    if moment is not None:
        sources |= {"starts": start.source} | ({"zone": start.source} if start.zone_said else {})
    minutes = start.minutes or length_in(scene.newest)
    if minutes is not None:
        sources["duration_minutes"] = "DTEND" if start.minutes and start.source == "DTSTART" else "mail text"
    if mode is not None:
        sources["mode"] = mode[1]
    method, update = find_method(scene.document, scene.events, scene.newest)
    told = Invitation(
        starts=moment.at if moment else None,
        zone=moment.zone if moment and moment.zone != "Etc/UTC" else None,
        duration_minutes=minutes,
        mode=mode[0] if mode else None,
        method=method,
        update=update,
        sources=sources,
        questions=questions,
    )
    return replace(told, **{name: fact.value for name, fact in texts.items()})


def _properties(events: Sequence[CalendarEvent]) -> list[str]:
    """The links that a calendar gives as the way in."""
    return [link for event in events for link in (*event.links, event.location) if "://" in link]


def _numbers(scene: Scene, everything: str, reader: Reader) -> Numbers:
    """The dial-in from wherever it stands; the contact's own number from what the reader did not write."""
    phones = reader.find_phones(everything, reader.country)
    numbers = find_numbers(everything, phones, reader.country, reader.my_phone)
    if numbers.contact is None or len(scene.parts) == 1:
        return numbers
    theirs = "\n".join([*(part.text for part in scene.parts if not _is_own(part, scene, reader)), scene.described])
    contact = find_numbers(theirs, reader.find_phones(theirs, reader.country), reader.country, reader.my_phone).contact
    return Numbers(
        dial_in=numbers.dial_in, dial_in_code=numbers.dial_in_code, contact=contact, questions=numbers.questions
    )


def _is_own(part: Part, scene: Scene, reader: Reader) -> bool:
    """Whether the reader wrote it: the mail is addressed to whoever wrote the older one that it quotes."""
    mail = scene.document.mail
    own = [reader.me.email, *(person.email for person in (mail.to if mail else ()))]
    return part.quoted and any(email and same_mailbox(email, part.sender.email) for email in own)


def _start(scene: Scene, reader: Reader, mode: Mode | None) -> Start:
    """From the calendar, and from the words of the mail where there is no calendar; both must agree."""
    calendar = event_start(scene.events, reader.now, reader.places, on_site=mode is Mode.IN_PERSON)
    words = _words_start(scene, reader, remote=mode in (Mode.VIDEO, Mode.PHONE))
    if calendar.reading is None:
        return words
    moment = calendar.moment
    if moment is None:
        return calendar
    told = words.moments if words.zone_said else ()
    if told and all(other.at != moment.at for other in told) and scene.document.method != "CANCEL":
        return Start(reading=Doubt("times-disagree", moments_of([moment, *told])), source="DTSTART")
    if not calendar.zone_said and words.zone_said and words.moment and words.moment.at == moment.at:
        # The same instant, and the words name the clock of the people there.
        return Start(reading=words.moment, minutes=calendar.minutes, source="DTSTART", zone_said=True)
    return calendar


def _words_start(scene: Scene, reader: Reader, *, remote: bool) -> Start:
    """The newest part that names a time; an older one only proposes, for it may have been overtaken."""
    for index, part in enumerate(scene.parts):
        start = _part_start(scene, index, reader, remote=remote)
        if start.reading is None:
            continue
        answered = any(newer.text.strip() and not newer.forwarded for newer in scene.parts[:index])
        if part.quoted and not part.forwarded and start.moments and answered:
            return Start(reading=Doubt("time-in-quoted", start.moments), source=start.source)
        return start
    return Start()


def _part_start(scene: Scene, index: int, reader: Reader, *, remote: bool) -> Start:
    """The start in the words of a part, else in its subject."""
    part, (sent, placed) = scene.parts[index], _sent(scene, index, reader)
    found = Start()
    for text, source in _wordings(scene, index, part):
        start = prose_start(Wording(text, sent, source, placed), reader.now, reader.places, remote=remote)
        if start.moments:
            return start
        found = start if found.reading is None else found
    return found


def _wordings(scene: Scene, index: int, part: Part) -> Iterator[tuple[str, str]]:
    yield split_signature(part.text)[0], "mail text"
    mail = scene.document.mail
    yield part.subject or (mail.subject if mail and index == 0 else ""), "subject"


def _sent(scene: Scene, index: int, reader: Reader) -> tuple[datetime | None, bool]:
    """When the part was written, and whether at the writer's own offset: by its header, or by that of the mail."""
    part, mail = scene.parts[index], scene.document.mail
    if part.sent_text:
        read = read_moment(part.sent_text, reader.now, reader.places.base, reader.places.names)
        if isinstance(read, Moment):
            return read.at, False
    return (mail.sent, True) if mail and mail.sent and (index == 0 or part.forwarded) else (None, False)


def _asked(start: Start) -> tuple[Asked, ...]:
    """The question that is left about the start."""
    if not isinstance(start.reading, Doubt):
        return ()
    days = (start.day.isoformat(),) if start.day else ()
    return (Asked(field="starts", reason=start.reading.reason, candidates=days, moments=start.moments),)
