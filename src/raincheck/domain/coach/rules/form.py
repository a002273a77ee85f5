"""The form: the news first where it is heard, short, and a subject that says what it is about."""

import re

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Part, Severity
from raincheck.domain.coach.phrases import DAY, NEWS, SPOKEN_HOUR, TIME
from raincheck.domain.coach.reading import MISSING, Reading, Span, phrases
from raincheck.domain.coach.rule import Rule, rule
from raincheck.domain.coach.rules.facts import _keys, _plain
from raincheck.domain.session import Channel

LIMITS = {
    Channel.EMAIL: 150,
    Channel.LINKEDIN: 100,
    Channel.ATS: 80,
    Channel.PHONE: 80,
    Channel.VOICEMAIL: 80,
    Channel.SMS: 60,
}
"""Words, greeting and signature not counted (domain rules, section 2)."""

LEAD_SENTENCES = 2
SOON_MINUTES = 120
"""Within the first two sentences the news must stand, in a mail only when it is less than two hours."""

_INTRODUCES = phrases(
    r"this is|my name(?: is|'s)|i am [\w .'-]{2,40}$|it'?s [\w .'-]{2,30}(?: here)?(?:$|,)|here (?:is|speaks)|is (?:that|this)|am i speaking|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))(?: [\w.'-]+){0,4}[,.!]?$|speaking"
)
_REPLY = re.compile(r"\s*(?:re|aw|fw|fwd|sv|antw|rif|res|odp|tr|wg)\s*:", re.IGNORECASE)
_IDLE = set("hello hi hey sorry apology apologies interview urgent question reschedule rescheduling important time help please read today request change my our the a an about for re regarding message update issue problem information info note meeting call appointment late running delay delayed need to of cannot can't make it missed quick i am in".split())


@rule("buried-lead", Family.FORM, Severity.WARN, never=(Occasion.FOLLOWUP,))
def buried_lead(text: Reading, case: Circumstances) -> Span | None:
    """What has happened comes late, where it is heard or read in a hurry."""
    if case.channel in (Channel.LINKEDIN, Channel.ATS) or (case.channel is Channel.EMAIL and not _is_near(case)):
        return None
    told = 0
    for sentence in text.sentences:
        if NEWS.search(sentence.text):
            return None
        told += not _INTRODUCES.search(sentence.text)
        if told >= LEAD_SENTENCES:
            return _later_news(text, sentence.end)
    return None


def _is_near(case: Circumstances) -> bool:
    return case.minutes_to_start is not None and 0 <= case.minutes_to_start < SOON_MINUTES


def _later_news(text: Reading, end: int) -> Span:
    later = next((s for s in text.sentences if s.start >= end and NEWS.search(s.text)), None)
    return text.sentence_span(later) if later else MISSING


@rule("too-long", Family.FORM, Severity.WARN)
def too_long(text: Reading, case: Circumstances) -> Span | None:
    """More words than are read, or listened to, on this channel."""
    return MISSING if text.words > LIMITS[case.channel] else None


@rule("subject-weak", Family.FORM, Severity.WARN, channels=(Channel.EMAIL,))
def subject_weak(text: Reading, case: Circumstances) -> Span | None:
    """The subject is empty, shouts, or names neither the role nor the time."""
    subject = text.subject.strip()
    if not subject:
        return Span(Part.SUBJECT, 0, 0)
    if _REPLY.match(subject):
        return None
    letters = [c for c in subject if c.isalpha()]
    shouts = len(subject.split()) > 1 and len(letters) > 5 and all(c.isupper() for c in letters)
    if shouts or not (_names_role(text, case) or _names_time(text)):
        return Span(Part.SUBJECT, 0, len(text.subject))
    return None


def _names_role(text: Reading, case: Circumstances) -> bool:
    subject = _plain(text.heading)
    if any(key in subject for key in _keys(case.role)):
        return True
    rest = [word for word in re.findall(r"[^\W\d_]+", subject) if word not in _IDLE]
    return not case.role and len(rest) > 1


def _names_time(text: Reading) -> bool:
    return any(pattern.search(text.heading) for pattern in (TIME, DAY, SPOKEN_HOUR))


RULES: tuple[Rule, ...] = (buried_lead, too_long, subject_weak)
