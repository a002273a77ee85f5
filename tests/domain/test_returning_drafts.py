"""The words of every errand that comes back to a case, after every history: one property a test."""

import re

import pytest

from raincheck.domain.coach import check
from raincheck.domain.coach.case import circumstances
from raincheck.domain.coach.findings import Review
from raincheck.domain.drafting import MOST_WORDS, word_count
from raincheck.domain.drafting.occasion import FOLLOWING, LAST, Occasion
from raincheck.domain.gaps import first_gap
from raincheck.domain.interview import Method, Relation
from raincheck.domain.returning import Errand
from raincheck.domain.session import Channel, Tone
from raincheck.domain.zones import zones_differ
from stubs.coming_back import ERRANDS, NED, NEW_TIME, drafts_back
from stubs.fakes import WORDS
from stubs.matrix import Drafted, Made, distinct, with_texts
from stubs.prose import (
    BROKEN,
    CLOCK,
    DOUBLED,
    NEVER,
    PLACEHOLDER,
    REGRET,
    SMALL,
    THANKS,
    begin_alike,
    none,
    prose,
    says_twice,
)
from stubs.wordings import BACK, LISTS

WITH_GAPS = (Occasion.ANSWER, Occasion.OUTREACH)
GAP = re.compile(r"\[(?:your answer|years and field of your work|field of your work|place|role)\]")
ASKING = (*FOLLOWING, Occasion.OUTREACH)
TALK = (Channel.PHONE, Channel.VOICEMAIL)


Reviews = tuple[tuple[Drafted, Review], ...]


@pytest.fixture(scope="module")
def made() -> Made:
    return with_texts(drafts_back)


@pytest.fixture(scope="module")
def matrix(made: Made) -> tuple[Drafted, ...]:
    return tuple(draft for draft, _ in made)


@pytest.fixture(scope="module")
def reviews(made: Made) -> Reviews:
    return tuple((draft, reviewed(draft)) for draft in distinct(made))


def reviewed(draft: Drafted) -> Review:
    """What the coach says to it."""
    case = circumstances(draft.session, draft.channel, draft.ctx)
    return check(draft.text.subject, draft.text.body, case, WORDS.coach)


def is_theirs(draft: Drafted) -> bool:
    """Whether they canceled it themselves."""
    return draft.session.interview.method is Method.CANCEL


def whole(text: str) -> str:
    """The text with its gaps filled: an answer is a sentence, anything else a word in one."""
    return GAP.sub(lambda gap: "It." if gap[0] == "[your answer]" else "it", text)


def ungapped(draft: Drafted) -> str:
    """The subject and the words, the wanted gaps filled."""
    return GAP.sub("filled", f"{draft.text.subject}\n{draft.text.body}")


def test_every_errand_is_there_in_every_tone_and_channel(matrix: tuple[Drafted, ...]) -> None:
    told = {(d.occasion.value, d.session.message.tone, d.channel) for d in matrix}
    assert len(told) == len(ERRANDS) * len(Tone) * len(Channel)


def test_every_wording_is_said_somewhere(made: Made) -> None:
    said = frozenset().union(*(texts for _, texts in made))
    assert {place: missing for place in BACK if (missing := set(LISTS[place]) - said)} == {}


def test_no_placeholder_is_left_but_the_wanted_gaps(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if PLACEHOLDER.search(ungapped(d)))


def test_only_an_answer_and_an_introduction_have_gaps_and_each_is_seen_as_one(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if bool(GAP.search(d.text.body)) is not (d.occasion in WITH_GAPS))
    none(d for d in matrix if any(first_gap(gap) is None for gap in GAP.findall(d.text.subject + d.text.body)))


def test_the_coach_finds_nothing_but_the_gaps(reviews: Reviews) -> None:
    found = []
    for draft, review in reviews:
        rules = {one.rule for one in review.findings}
        rules -= {"placeholder-left"} if draft.occasion in WITH_GAPS else set()
        # Who has no name can't give it.
        rules -= set() if draft.session.me.name else {"id-missing"}
        found += [f"{rule}: {draft.told}\n{draft.text.subject}\n{draft.text.body}" for rule in rules]
    shown = "\n".join(found[:: len(found) // 5 + 1])
    assert not found, f"{len(found)} findings in {len(reviews)} drafts, for example:\n{shown}"


def test_the_coach_marks_every_frame_as_unfinished(reviews: Reviews) -> None:
    frames = ((draft, review) for draft, review in reviews if draft.occasion in WITH_GAPS)
    none(draft for draft, review in frames if "placeholder-left" not in {one.rule for one in review.findings})


def test_what_the_panel_wants_is_there(reviews: Reviews) -> None:
    none(draft for draft, review in reviews if "own" in review.ticks or not all(review.ticks.values()))


def test_blanks_and_stops_stand_as_they_should(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if BROKEN.search(d.text.subject) or BROKEN.search(whole(d.text.body.rstrip("\n"))))


def test_every_sentence_begins_with_a_capital(matrix: tuple[Drafted, ...]) -> None:
    def small(draft: Drafted) -> bool:
        blocks = whole(prose(draft)).split("\n")
        return any(SMALL.search(block) for block in blocks if block)

    none(d for d in matrix if small(d))


def test_nothing_is_said_twice(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if DOUBLED.search(prose(d)) or begin_alike(prose(d)) or says_twice(prose(d)))


def test_nothing_is_said_that_a_hiring_manager_would_wince_at(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if NEVER.search(prose(d)))


def test_one_word_of_regret_goes_with_asking_again_and_with_nothing_else(matrix: tuple[Drafted, ...]) -> None:
    def wanted(draft: Drafted) -> int:
        return int(draft.occasion in FOLLOWING and not is_theirs(draft))

    none(d for d in matrix if len(REGRET.findall(prose(d))) != wanted(d))


def test_thanks_are_said_once(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if len(THANKS.findall(prose(d))) != 1)


def test_only_who_asks_again_or_introduces_themselves_asks_for_something(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if ("?" in d.text.body) is not (d.occasion in ASKING))


def test_after_the_last_word_nobody_has_to_call(matrix: tuple[Drafted, ...]) -> None:
    last = (d for d in matrix if d.occasion in LAST and d.channel in TALK)
    none(d for d in last if d.session.me.phone in d.text.body and d.session.me.phone)


def test_no_history_is_told_again(matrix: tuple[Drafted, ...]) -> None:
    saga = re.compile(r"\b(?:missed|car|late|couldn't|could not|overslept|because)\b", re.IGNORECASE)
    none(d for d in matrix if saga.search(prose(d)))


def test_formal_words_are_not_contracted(matrix: tuple[Drafted, ...]) -> None:
    formal = (d for d in matrix if d.session.message.tone is Tone.FORMAL)
    none(d for d in formal if re.search(r"\w'\w", prose(d)))


@pytest.mark.parametrize("channel", Channel)
def test_what_is_short_stays_short(matrix: tuple[Drafted, ...], channel: Channel) -> None:
    none(d for d in matrix if d.channel is channel and word_count(d.text.body) > MOST_WORDS[channel])


def test_a_text_message_and_a_script_are_one_paragraph(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.channel not in (Channel.EMAIL, Channel.LINKEDIN) and "\n" in d.text.body)


def test_only_a_mail_has_a_subject(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if bool(d.text.subject) is not (d.channel is Channel.EMAIL))


def test_a_time_is_named_as_theirs_where_the_zones_differ(matrix: tuple[Drafted, ...]) -> None:
    def unmarked(draft: Drafted) -> bool:
        interview = draft.session.interview
        starts = NEW_TIME if draft.session.message.errand is Errand.ACCEPT else interview.starts
        if starts is None or not zones_differ(interview.zone, draft.ctx.zone, starts):
            return bool(re.search(r"\d(?: [ap]m)? your time", draft.text.body))
        ends = [draft.text.body[found.end() :] for found in CLOCK.finditer(draft.text.body)]
        return not all(
            re.match(r" (?:your time\b|my time \(|on \w+, \w+ \d+, my time \(|[A-Z]\w+ time\b)", e) for e in ends
        )

    none(d for d in matrix if unmarked(d))


def test_who_is_known_is_named(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.session.me.name not in d.text.body)
    roles = (d for d in matrix if d.channel not in TALK and d.session.interview.role)
    none(d for d in roles if d.session.interview.role not in d.text.subject + d.text.body)


def test_only_a_recruiter_hears_the_recruiters_name(matrix: tuple[Drafted, ...]) -> None:
    greeted = (d for d in matrix if d.channel is not Channel.ATS and d.session.recruiter == NED)
    none(d for d in greeted if ("Ned" in d.text.body) is not (d.occasion is Occasion.OUTREACH))


def test_a_recruiter_is_asked_to_ask(matrix: tuple[Drafted, ...]) -> None:
    theirs = re.compile(r"(?:suits?|works? for) you\b|\bour (?!\w+ time)")
    agency = (d for d in matrix if d.session.interview.relation is Relation.AGENCY and d.occasion in FOLLOWING)
    none(d for d in agency if theirs.search(d.text.body))
