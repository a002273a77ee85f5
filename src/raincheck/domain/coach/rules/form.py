"""The form: the news first where it is heard, short, and a subject that says what it is about."""

import re

from raincheck.domain.coach.findings import BLAMELESS, Circumstances, Family, Occasion, Part, Severity
from raincheck.domain.coach.lexicon.causes import groups
from raincheck.domain.coach.lexicon.form import IDLE, INTRODUCES, REPLY
from raincheck.domain.coach.lexicon.news import NEWS
from raincheck.domain.coach.lexicon.times import DAY, SPOKEN_HOUR, TIME
from raincheck.domain.coach.reading import MISSING, Reading, Span
from raincheck.domain.coach.rule import Rule, Scope, rule
from raincheck.domain.coach.rules.facts import role_words, unaccented
from raincheck.domain.session import Channel

LIMITS = {
    Channel.EMAIL: 150,
    Channel.LINKEDIN: 100,
    Channel.ATS: 80,
    Channel.PHONE: 150,
    Channel.VOICEMAIL: 80,
    Channel.SMS: 60,
}
"""Words, greeting and signature not counted (domain rules, section 2)."""

LEAD_SENTENCES = 2
SOON_MINUTES = 120
"""Within the first two sentences the news must stand, in a mail only when it is less than two hours."""


@rule("buried-lead", Family.FORM, Severity.WARN, Scope(never=(Occasion.FOLLOWUP, Occasion.CANCELED, *BLAMELESS)))
def buried_lead(text: Reading, case: Circumstances) -> Span | None:
    """What has happened comes late, where it is heard or read in a hurry."""
    if case.channel in (Channel.LINKEDIN, Channel.ATS) or (case.channel is Channel.EMAIL and not _is_near(case)):
        return None
    said = [s for s in text.sentences if NEWS.search(s.text) or not INTRODUCES.search(s.text)]
    news = next((number for number, sentence in enumerate(said) if NEWS.search(sentence.text)), 0)
    if news < LEAD_SENTENCES or (news == LEAD_SENTENCES and any(groups(s.text) for s in said[:news])):
        # Right after a reason the news is not buried, only second.
        return None
    return text.sentence_span(said[news])


def _is_near(case: Circumstances) -> bool:
    return case.minutes_to_start is not None and 0 <= case.minutes_to_start < SOON_MINUTES


@rule("too-long", Family.FORM, Severity.WARN)
def too_long(text: Reading, case: Circumstances) -> Span | None:
    """More words than are read, or listened to, on this channel."""
    return MISSING if text.words > LIMITS[case.channel] else None


@rule("subject-weak", Family.FORM, Severity.WARN, Scope(channels=(Channel.EMAIL,)))
def subject_weak(text: Reading, case: Circumstances) -> Span | None:
    """The subject is empty, shouts, or names neither the role nor the time."""
    subject = text.subject.strip()
    if not subject:
        return Span(Part.SUBJECT, 0, 0)
    if REPLY.match(subject):
        return None
    letters = [c for c in subject if c.isalpha()]
    shouts = len(subject.split()) > 1 and len(letters) > 5 and all(c.isupper() for c in letters)
    if shouts or not (_names_role(text, case) or _names_time(text)):
        return Span(Part.SUBJECT, 0, len(text.subject))
    return None


def _names_role(text: Reading, case: Circumstances) -> bool:
    subject = unaccented(text.heading)
    if any(key in subject for key in role_words(case.role)):
        return True
    rest = [word for word in re.findall(r"[^\W\d_]+", subject) if word not in IDLE]
    return not case.role and len(rest) > 1


def _names_time(text: Reading) -> bool:
    return any(pattern.search(text.heading) for pattern in (TIME, DAY, SPOKEN_HOUR))


RULES: tuple[Rule, ...] = (buried_lead, too_long, subject_weak)
