"""From a document to the facts of an interview: each reader is asked once, and the sure ones are told.

Document -> parts of the thread -> links, place, start, people, work, numbers -> Invitation
"""

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from raincheck.domain.interview import Method, Mode
from raincheck.domain.invitations.dialing import Numbers, find_numbers
from raincheck.domain.invitations.documents import CalendarEvent, Document, FindPhones, Person
from raincheck.domain.invitations.facts import Asked, Fact, Invitation
from raincheck.domain.invitations.links import find_links
from raincheck.domain.invitations.people import find_contact
from raincheck.domain.invitations.places import find_location, find_mode
from raincheck.domain.invitations.prose_times import Wording, length_in, prose_start
from raincheck.domain.invitations.starts import Start, event_start, latest_versions
from raincheck.domain.invitations.threads import Part, split_signature, split_thread
from raincheck.domain.invitations.work import find_work
from raincheck.domain.moments import Doubt, Moment, read_moment
from raincheck.domain.moments.readings import moments_of
from raincheck.domain.moments.zone_words import Places

_CANCELS = re.compile(
    r"^(?:(?:re|fwd?|aw):\s*)*(?:cancel(?:l)?ed(?: event)?(?: with note)?|cancel(?:l)?ation)\b"
    r"|\b(?:interview|call|meeting|conversation|appointment|event|it)\b[^.\n]{0,60}\b(?:has been|have been|was|is) cancel(?:l)?ed\b"
    r"|\b(?:have|need|had) to cancel\b|\bcancel(?:l)?ing (?:your|our|the) (?:interview|call|meeting)",
    re.IGNORECASE | re.MULTILINE,
)
_UPDATES = re.compile(
    r"^(?:updated invitation|updated|rescheduled|new time proposed)\b"
    r"|\b(?:has been|have|was|been|to be|we|is) (?:\w+ )?(?:rescheduled|moved to|moved from|updated)\b|\bnew (?:date|time)\b",
    re.IGNORECASE | re.MULTILINE,
)
_METHODS = {
    "REQUEST": Method.REQUEST,
    "PUBLISH": Method.REQUEST,
    "ADD": Method.REQUEST,
    "CANCEL": Method.CANCEL,
    "REPLY": Method.REPLY,
    "COUNTER": Method.REPLY,
    "DECLINECOUNTER": Method.REPLY,
    "REFRESH": Method.REPLY,
}


class Reader(Struct, frozen=True, kw_only=True):
    """Who reads, when and where: `me` is never taken for the contact; `country` is for numbers without a code."""

    now: datetime
    places: Places
    find_phones: FindPhones
    me: Person = Person()
    country: str = ""


def understand(document: Document, reader: Reader) -> Invitation:
    """The facts of the invitation. It depends on nothing that was read before."""
    events = latest_versions(document.events)
    text = document.text or "\n\n".join(event.description for event in events)
    parts = _passed_on(split_thread(text))
    whole = _whole(parts, events)
    links = find_links(whole, _properties(events))
    location = find_location(events, _newest(parts))
    mode = find_mode(links.join, location, (_subject(document, events), whole))
    remote = mode is not None and mode[0] is not Mode.IN_PERSON
    start = _start(document, events, parts, reader, remote=remote)
    contact = find_contact(document, parts, reader.me)
    work = find_work(document, parts, contact)
    numbers = _numbers(whole, reader)
    method, update = _method(document, events, parts)
    found: dict[str, Fact | None] = {
        "contact_name": contact.name,
        "contact_email": contact.email,
        "contact_phone": numbers.contact,
        "company": work.company,
        "role": work.role,
        "join_url": links.join,
        "dial_in": numbers.dial_in,
        "dial_in_code": numbers.dial_in_code,
        "location": location if mode is None or mode[0] is Mode.IN_PERSON else None,
        "reschedule_url": links.reschedule,
    }
    sources = {name: fact.source for name, fact in found.items() if fact is not None}
    moment = start.moment
    minutes = start.minutes or length_in(_newest(parts))
    if moment is not None:
        sources |= {"starts": start.source} | ({"zone": start.source} if start.zone_said else {})
    if minutes is not None:
        sources["duration_minutes"] = "DTEND" if start.source == "DTSTART" and start.minutes else "mail text"
    if mode is not None:
        sources["mode"] = mode[1]
    return Invitation(
        starts=moment.at if moment else None,
        zone=_zone(moment, start),
        duration_minutes=minutes,
        mode=mode[0] if mode else None,
        method=method,
        update=update,
        message_id=document.mail.message_id or None if document.mail else None,
        sources=sources,
        questions=(*_asked(start), *links.questions, *numbers.questions),
        **{name: fact.value for name, fact in found.items() if fact is not None},  # type: ignore[arg-type] # all are texts
    )


def _whole(parts: Sequence[Part], events: Sequence[CalendarEvent]) -> str:
    """Every text in which links and numbers may stand."""
    return "\n".join(
        [*(part.text for part in parts), *(text for event in events for text in (event.description, event.location))]
    )


def _properties(events: Sequence[CalendarEvent]) -> list[str]:
    """The links that a calendar gives as links."""
    return [link for event in events for link in (*event.links, event.location, event.url) if "://" in link]


def _passed_on(parts: Sequence[Part]) -> Sequence[Part]:
    """Without what a friend wrote above a mail that they forwarded."""
    first = next((i for i, part in enumerate(parts) if part.forwarded), 0)
    return parts[first:]


def _newest(parts: Sequence[Part]) -> str:
    """What was written last."""
    return next((part.text for part in parts if part.text.strip()), "")


def _subject(document: Document, events: Sequence[CalendarEvent]) -> str:
    subject = document.mail.subject if document.mail else ""
    return "\n".join([subject, *(event.summary for event in events)])


def _numbers(text: str, reader: Reader) -> Numbers:
    return find_numbers(text, reader.find_phones(text, reader.country), reader.country)


def _start(
    document: Document, events: Sequence[CalendarEvent], parts: Sequence[Part], reader: Reader, *, remote: bool
) -> Start:
    """From the calendar, and from the words of the mail where there is no calendar; both must agree."""
    calendar = event_start(events, reader.now, reader.places, remote=remote)
    words = _words_start(document, parts, reader, remote=remote)
    if calendar.reading is None:
        return words
    moment = calendar.moment
    if moment is None:
        return calendar
    told = words.moments if document.text and words.zone_said else ()
    if told and all(other.at != moment.at for other in told) and document.method != "CANCEL":
        return Start(reading=Doubt("times-disagree", moments_of([moment, *told])), source="DTSTART")
    if not calendar.zone_said and words.zone_said and words.moment and words.moment.at == moment.at:
        # The same instant, and the words name the clock of the people there.
        return Start(reading=words.moment, minutes=calendar.minutes, source="DTSTART", zone_said=True)
    return calendar


def _words_start(document: Document, parts: Sequence[Part], reader: Reader, *, remote: bool) -> Start:
    """The newest part that names a time; an older one only proposes, for it may have been overtaken."""
    for index, part in enumerate(parts):
        sent = _sent(document, part, index, reader)
        body, _ = split_signature(part.text)
        start = prose_start(Wording(body, sent, "mail text"), reader.now, reader.places, remote=remote)
        if start.reading is None or (isinstance(start.reading, Doubt) and start.reading.reason == "time-missing"):
            subject = part.subject or (document.mail.subject if document.mail and index == 0 else "")
            titled = prose_start(Wording(subject, sent, "subject"), reader.now, reader.places, remote=remote)
            start = titled if titled.moments else start
        if start.reading is None:
            continue
        if part.quoted and not part.forwarded and start.moments and _answers(parts[:index]):
            return Start(reading=Doubt("time-in-quoted", start.moments), source=start.source)
        return start
    return Start()


def _answers(newer: Sequence[Part]) -> bool:
    """Whether somebody wrote something above the quoted part, so that it may have been overtaken."""
    return any(part.text.strip() and not part.forwarded for part in newer)


def _sent(document: Document, part: Part, index: int, reader: Reader) -> datetime | None:
    """When the part was written: by its own header, or for the first by that of the mail."""
    if part.sent_text:
        read = read_moment(part.sent_text, reader.now, reader.places.base, reader.places.names)
        if isinstance(read, Moment):
            return read.at
    if index == 0 or part.forwarded:
        return document.mail.sent if document.mail else None
    return None


def _zone(moment: Moment | None, start: Start) -> str | None:
    if moment is None or moment.zone == "Etc/UTC":
        return None
    return moment.zone if start.zone_said or start.source else None


def _asked(start: Start) -> tuple[Asked, ...]:
    """The question that is left about the start."""
    if not isinstance(start.reading, Doubt):
        return ()
    days = (start.day.isoformat(),) if start.day else ()
    return (Asked(field="starts", reason=start.reading.reason, candidates=days, moments=start.moments),)


def _method(document: Document, events: Sequence[CalendarEvent], parts: Sequence[Part]) -> tuple[Method | None, bool]:
    """What it wants, and whether it changes something that was sent before."""
    subject = document.mail.subject if document.mail else ""
    newest = parts[0].text if parts else ""
    method = _METHODS.get(document.method)
    cancelled = bool(events) and all(event.cancelled for event in events)
    if cancelled or method is Method.CANCEL or (method is None and _CANCELS.search(f"{subject}\n{newest}")):
        return Method.CANCEL, False
    update = any(event.sequence > 0 for event in events) or bool(_UPDATES.search(f"{subject}\n{newest}"))
    return method, update and method is not Method.REPLY
