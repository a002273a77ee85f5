"""What hypothesis draws from: hostile text, and whole cases as any road may leave them."""

from datetime import datetime, timedelta, timezone
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from raincheck.domain.cadence import Rule
from raincheck.domain.interview import Interview, Method, Mode, Relation, Sources, Weekday, Workplace
from raincheck.domain.returning import Errand, Learned, Preparation, Recruiter, Reply, Since, Told
from raincheck.domain.session import (
    Attempt,
    Bookmark,
    Channel,
    Delivery,
    DeliveryState,
    Evidence,
    Kind,
    Me,
    Message,
    Reached,
    Reason,
    Rescue,
    RescuePlan,
    Rung,
    Session,
    Situation,
    Step,
    Text,
    Tone,
    Way,
)
from raincheck.domain.text import clean_body, clean_line
from raincheck.domain.touches import CalendarFile, FollowUp, Held, Touch, TouchKind, TouchState

settings.register_profile(
    "calm", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")

ZONES = (
    "America/New_York America/Los_Angeles America/Phoenix America/St_Johns Europe/London Europe/Berlin Asia/Kolkata "
    "Asia/Kathmandu Asia/Tokyo Australia/Lord_Howe Australia/Sydney Pacific/Apia Pacific/Kiritimati Africa/Casablanca "
    "America/Sao_Paulo Europe/Dublin Etc/UTC"
).split()

HOSTILE = (
    "\x1b[2J",
    "\x1b]52;c;cm0=\x07",
    "a\r\nBcc: evil@example.com",
    "=?utf-8?q?a=0D=0ABcc:_evil=40example.com?=",
    "[/bold]",
    "$name ${me} {0} %s",
    "\u202egnp.exe",
    "\ud800",
    '"""',
    "'''",
    "\\",
    "END:VEVENT",
    "\u2028\u2029\x85\x0b\x0c",
    "👩\u200d👩\u200d👧",
    "e\u0301",
    "\x00\x7f\x9b",
    "$",
    "None",
)

T = TypeVar("T")

raw_text = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=5)), max_size=5).map("".join),
)
"""Any text at all, surrogates and controls included."""

lines = raw_text.map(clean_line)
bodies = raw_text.map(clean_body)
names = lines.filter(bool)


def _or_none(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.one_of(st.none(), values)


offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
FIRST, LAST = datetime(2000, 1, 2), datetime(2099, 12, 30)  # noqa: DTZ001 - hypothesis puts the offset to them
moments = st.datetimes(FIRST, LAST, timezones=offsets).map(lambda moment: moment.replace(microsecond=0))
me = st.builds(Me, name=lines, email=lines, phone=lines)
situations = st.builds(
    Situation, kind=_or_none(st.sampled_from(Kind)), reason=_or_none(st.sampled_from(Reason)), detail=lines
)
interviews = st.builds(
    Interview,
    when=lines,
    starts=_or_none(moments),
    zone=st.one_of(st.sampled_from(ZONES), lines),
    mode=_or_none(st.sampled_from(Mode)),
    company=lines,
    role=lines,
    contact_name=lines,
    contact_email=st.one_of(lines, st.just("dana@larkspur.example")),
    contact_phone=st.one_of(lines, st.just("+1 602 555 0142")),
    relation=st.sampled_from(Relation),
    duration_minutes=_or_none(st.integers(1, 720)),
    join_url=lines,
    dial_in=lines,
    dial_in_code=lines,
    location=lines,
    reschedule_url=lines,
    method=_or_none(st.sampled_from(Method)),
    updated=st.booleans(),
    clock_note=lines,
    work=st.builds(
        Workplace,
        zone=st.one_of(st.sampled_from(ZONES), lines),
        country=st.one_of(st.sampled_from(("US", "GB", "IL")), lines),
        region=lines,
        weekend=st.lists(st.sampled_from(Weekday), max_size=7, unique=True).map(tuple),
    ),
    thread=lines,
    references=st.lists(lines, max_size=3).map(tuple),
    invited_by=lines,
    sources=st.builds(Sources, starts=lines, zone=lines, company=lines),
)
plans = st.builds(RescuePlan, choice=_or_none(st.sampled_from(Rescue)), late_minutes=_or_none(st.integers(1, 720)))
texts = st.builds(Text, subject=lines, body=bodies, edited=st.booleans(), wording=st.integers(0, 9))
errands = st.sampled_from(Errand)
messages = st.builds(
    Message,
    channel=st.sampled_from(Channel),
    tone=st.sampled_from(Tone),
    errand=errands,
    round=st.integers(0, 3),
    email=_or_none(texts),
    sms=_or_none(texts),
    linkedin=_or_none(texts),
    ats=_or_none(texts),
)
deliveries = st.builds(
    Delivery,
    message_id=lines,
    state=st.sampled_from(DeliveryState),
    way=st.sampled_from(Way),
    channel=st.sampled_from(Channel),
    at=moments,
    to=lines,
    subject=lines,
    body=bodies,
    evidence=_or_none(st.sampled_from(Evidence)),
    note=lines,
    errand=errands,
    round=st.integers(0, 3),
)
touches = st.builds(
    Touch,
    uid=names,
    kind=st.sampled_from(TouchKind),
    at=moments,
    zone=st.sampled_from(ZONES),
    state=st.sampled_from(TouchState),
    sequence=st.integers(0, 9),
    rule=st.one_of(st.sampled_from(Rule).map(str), lines),
)
followups = st.builds(
    FollowUp,
    touches=st.lists(touches, max_size=3).map(tuple),
    since=_or_none(moments),
    calendar=_or_none(st.builds(CalendarFile, path=lines, at=moments, opened=st.booleans())),
    held=st.lists(st.builds(Held, uid=names, href=lines, etag=lines, at=moments), max_size=2).map(tuple),
)
replies = st.builds(
    Reply,
    at=moments,
    what=st.sampled_from(Since),
    when=lines,
    starts=_or_none(moments),
    zone=st.sampled_from(ZONES),
    next_case=lines,
    before=st.lists(touches, max_size=2).map(tuple),
)
told = st.builds(Told, what=_or_none(st.sampled_from(Since)), when=lines, facts=_or_none(interviews))
bookmarks = st.builds(Bookmark, message=messages, done=st.lists(st.sampled_from(Step), max_size=2).map(tuple))
attempts = st.builds(Attempt, at=moments, rung=st.sampled_from(Rung), outcome=st.sampled_from(Reached))
sessions = st.builds(
    Session,
    id=st.just("2026-11-18-cannot-make-it-k7wq"),
    created=moments,
    updated=moments,
    step=st.sampled_from(Step),
    done=st.lists(st.sampled_from(Step), unique=True).map(tuple),
    me=me,
    situation=situations,
    interview=interviews,
    rescue=plans,
    attempts=st.lists(attempts, max_size=2).map(tuple),
    message=messages,
    deliveries=st.lists(deliveries, max_size=2).map(tuple),
    followup=followups,
    told=told,
    replies=st.lists(replies, max_size=2).map(tuple),
    bookmarks=st.lists(bookmarks, max_size=1).map(tuple),
    learned=st.builds(Learned, happened=lines, caught=lines, next_time=lines),
    preparation=st.builds(
        Preparation,
        ticks=st.lists(names, max_size=3, unique=True).map(tuple),
        travel_minutes=_or_none(st.integers(0, 600)),
        buffer_minutes=_or_none(st.integers(0, 180)),
    ),
    recruiter=st.builds(Recruiter, name=lines, agency=lines, email=lines, phone=lines),
    origin=lines,
    archived=_or_none(moments),
)
"""Any case that the program may hold: every text was cleaned at the border, no field agrees with another."""
