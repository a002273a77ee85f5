"""The words of a first message over every kind of case: one property a test."""

import re
from itertools import product

import pytest

from raincheck.domain.drafting import word_count
from raincheck.domain.drafting.occasion import BACK, Occasion, unanswered
from raincheck.domain.interview import Relation
from raincheck.domain.phase import Phase, phase_of
from raincheck.domain.session import WRITTEN, Channel, Reason, Rescue, Tone
from raincheck.domain.zones import zones_differ
from stubs.fakes import WORDS
from stubs.matrix import Drafted, Made, drafts, with_texts
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
from stubs.wordings import BACK as BACK_LISTS
from stubs.wordings import LISTS

EXCUSED = (Occasion.CANCELED, Occasion.WITHDRAW)
LONGEST = {Channel.SMS: 60, Channel.LINKEDIN: 100, Channel.ATS: 80, Channel.PHONE: 70, Channel.VOICEMAIL: 62}
SPOKEN = (Channel.PHONE, Channel.VOICEMAIL)


@pytest.fixture(scope="module")
def made() -> Made:
    return with_texts(drafts)


@pytest.fixture(scope="module")
def matrix(made: Made) -> tuple[Drafted, ...]:
    return tuple(draft for draft, _ in made)


def core(draft: Drafted) -> str:
    """The body of a mail without its greeting and its signature."""
    blocks = draft.text.body.rstrip("\n").split("\n\n")
    me = draft.session.me
    return " ".join(blocks[1:-1] if me.name or me.phone else blocks[1:])


def test_every_kind_of_case_is_there(matrix: tuple[Drafted, ...]) -> None:
    assert {draft.occasion for draft in matrix} == set(Occasion) - set(BACK)
    assert {draft.session.rescue.choice for draft in matrix} == {None, *Rescue}
    assert {(draft.session.message.tone, draft.channel) for draft in matrix} == set(product(Tone, Channel))
    assert {(draft.session.situation.reason, phase_of(draft.session, draft.ctx.now)) for draft in matrix} == set(
        product(Reason, Phase)
    )


def test_every_wording_is_said_somewhere(made: Made) -> None:
    said = frozenset().union(*(texts for _, texts in made))
    assert {place: missing for place in set(LISTS) - BACK_LISTS if (missing := set(LISTS[place]) - said)} == {}


def test_no_placeholder_is_left(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if PLACEHOLDER.search(d.text.subject + d.text.body))


def test_blanks_and_stops_stand_as_they_should(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if BROKEN.search(d.text.subject) or BROKEN.search(d.text.body.rstrip("\n")))


def test_every_sentence_begins_with_a_capital(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if any(SMALL.search(block) for block in prose(d).replace(" am.", ".").split("\n") if block))


def test_no_word_stands_twice_in_a_row(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if DOUBLED.search(prose(d)))


def test_no_two_sentences_begin_alike(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if begin_alike(prose(d)))


def test_no_four_words_are_said_twice(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if says_twice(prose(d)))


def test_nothing_is_said_that_a_hiring_manager_would_wince_at(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if NEVER.search(prose(d)))


def test_an_excuse_has_one_apology(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.occasion not in EXCUSED and len(REGRET.findall(prose(d))) != 1)


def test_with_the_subject_there_are_at_most_two_words_of_regret(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if len(REGRET.findall(d.text.subject + prose(d))) > 2)


def test_what_they_canceled_themselves_is_not_apologized_for(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.occasion is Occasion.CANCELED and REGRET.search(d.text.subject + prose(d)))


def test_thanks_are_said_once(matrix: tuple[Drafted, ...]) -> None:
    # Where long facts leave no room, what is said or sent to a telephone goes without.
    least = {Channel.SMS: 0, Channel.PHONE: 0, Channel.VOICEMAIL: 0}
    none(d for d in matrix if not least.get(d.channel, 1) <= len(THANKS.findall(prose(d))) <= 1)


def test_there_is_a_question_to_answer(matrix: tuple[Drafted, ...]) -> None:
    asked = (d for d in matrix if d.channel is not Channel.ATS and d.occasion is not Occasion.WITHDRAW)
    none(d for d in asked if "?" not in d.text.body)


def test_their_schedule_comes_first(matrix: tuple[Drafted, ...]) -> None:
    theirs = re.compile(
        r"(?:suits?|works? for) (?:you|them|the hiring team|[A-Z])|(?:your|their) (?:schedule|calendar)"
    )
    asked = (d for d in matrix if d.occasion is not Occasion.WITHDRAW and d.channel is not Channel.VOICEMAIL)
    none(d for d in asked if not theirs.search(d.text.body))


def test_formal_words_are_not_contracted(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.session.message.tone is Tone.FORMAL and re.search(r"\w'\w", prose(d) + d.text.subject))


def test_a_mail_has_at_most_125_words(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.channel is Channel.EMAIL and word_count(d.text.body) > 125)


def test_a_mail_has_at_least_50_words_between_greeting_and_signature(matrix: tuple[Drafted, ...]) -> None:
    # Without a time the appointment is two words; nobody comes to a mail without one.
    mails = (d for d in matrix if d.channel is Channel.EMAIL and d.session.interview.starts)
    none(d for d in mails if word_count(core(d)) < 50)


@pytest.mark.parametrize("channel", LONGEST)
def test_what_is_short_stays_short(matrix: tuple[Drafted, ...], channel: Channel) -> None:
    # A reason in the user's own words is as long as they made it.
    ours = (d for d in matrix if d.channel is channel and d.session.situation.reason is not Reason.OTHER)
    none(d for d in ours if word_count(d.text.body) > LONGEST[channel])


def test_a_text_message_and_a_script_are_one_paragraph(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.channel not in (Channel.EMAIL, Channel.LINKEDIN) and "\n" in d.text.body)


def test_only_a_mail_has_a_subject(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if bool(d.text.subject) is not (d.channel is Channel.EMAIL))


def test_a_time_is_named_as_theirs_where_the_zones_differ(matrix: tuple[Drafted, ...]) -> None:
    def unmarked(draft: Drafted) -> bool:
        starts, zone = draft.session.interview.starts, draft.session.interview.zone
        if starts is None or not zones_differ(zone, draft.ctx.zone, starts):
            return bool(re.search(r"\d(?: [ap]m)? your time", draft.text.body))
        ends = [draft.text.body[found.end() :] for found in CLOCK.finditer(draft.text.body)]
        return not all(re.match(r" (?:your time\b|[A-Z]\w+ time\b|UTC)", rest) for rest in ends)

    none(d for d in matrix if unmarked(d))


def test_who_is_late_says_when_they_will_be_there(matrix: tuple[Drafted, ...]) -> None:
    def vague(draft: Drafted) -> bool:
        asks = draft.text.body.split("interview", 1)[-1]
        return not re.search(r"\bnow\b|at the same time|by \d{1,2}:\d\d", asks)

    late = (d for d in matrix if phase_of(d.session, d.ctx.now) is Phase.RUNNING_LATE and d.session.interview.starts)
    # Nothing is promised before a rescue is chosen.
    none(d for d in late if d.occasion not in EXCUSED and d.session.rescue.choice and vague(d))


def test_a_missed_interview_that_could_be_prevented_ends_in_a_promise(matrix: tuple[Drafted, ...]) -> None:
    mails = (d for d in matrix if d.channel is Channel.EMAIL and d.occasion is Occasion.MISSED)
    told = [(d, WORDS.reasons[d.session.situation.reason].controllable) for d in mails if d.session.situation.reason]
    none(d for d, controllable in told if ("From now on" in d.text.body) is not controllable)


def test_a_first_message_is_only_spoken_of_where_one_went(matrix: tuple[Drafted, ...]) -> None:
    spoken = re.compile(r"I (?:did write|wrote|sent)\b|[Mm]y message .* was not enough")
    none(d for d in matrix if bool(spoken.search(d.text.body)) is not bool(unanswered(d.session, d.ctx.now)))


def test_the_interview_is_named_with_its_role(matrix: tuple[Drafted, ...]) -> None:
    known = (d for d in matrix if d.session.interview.role and d.channel not in SPOKEN)
    none(d for d in known if f"{d.session.interview.role} interview" not in d.text.body)


def test_who_writes_is_named(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.session.me.name not in d.text.body)


def test_a_voicemail_leaves_the_number(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.channel is Channel.VOICEMAIL and d.session.me.phone not in d.text.body)


def test_a_recruiter_is_asked_to_ask(matrix: tuple[Drafted, ...]) -> None:
    def direct(draft: Drafted) -> bool:
        return bool(re.search(r"(?:suits?|works? for) you\b|your (?:schedule|calendar)|\bour\b", draft.text.body))

    none(d for d in matrix if d.session.interview.relation is Relation.AGENCY and direct(d))


def test_nobody_at_the_company_is_spoken_of_as_a_third(matrix: tuple[Drafted, ...]) -> None:
    def indirect(draft: Drafted) -> bool:
        company = draft.session.interview.company
        return bool(re.search(r"(?:suits?|works? for) them\b|their|the hiring team", draft.text.body)) or bool(
            company and company in draft.text.body
        )

    none(d for d in matrix if d.session.interview.relation is Relation.EMPLOYER and indirect(d))


def test_written_drafts_need_no_character_beyond_a_telephones(matrix: tuple[Drafted, ...]) -> None:
    none(d for d in matrix if d.channel in WRITTEN and not d.text.body.isascii())
