"""Three questions about what an interview that did not take place teaches."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.questions import ChoiceQuestion, Rejected, TextField
from raincheck.domain.returning import Learned
from raincheck.domain.session import Reason, Session, Situation, Step
from raincheck.domain.steps import learn
from stubs.cases import a_case
from stubs.fakes import WORDS, context
from stubs.strategies import raw_text

CTX, NOTHING = context(), Learned()
TAXI = Learned(happened="no-start", caught="dry-run", next_time="do-taxi")


def learning(learned: Learned = NOTHING, reason: Reason | None = Reason.CAR) -> Session:
    return a_case(step=Step.LEARN, learned=learned, situation=Situation(reason=reason))


def choices(case: Session, name: str) -> tuple[str, ...]:
    (question,) = [one for one in learn.page(case, CTX).questions if one.id == name]
    assert isinstance(question, ChoiceQuestion)
    return tuple(choice.value for choice in question.choices)


@pytest.mark.parametrize("reason", [*Reason, None])
@pytest.mark.parametrize("name", learn.QUESTIONS)
def test_three_to_six_answers_fit_a_reason_and_the_last_is_in_ones_own_words(reason: Reason | None, name: str) -> None:
    *fitting, last = choices(learning(reason=reason), name)
    assert last == learn.OWN
    assert 2 <= len(set(fitting)) == len(fitting) <= 5


def test_every_answer_fits_some_reason() -> None:
    words = WORDS.learn
    used = {key for fits in (words.happened, words.caught, words.next_time) for keys in fits.values() for key in keys}
    assert used == set(words.choices)


def test_no_answer_belongs_to_two_questions() -> None:
    words = WORDS.learn
    answers = [{key for keys in fits.values() for key in keys} for fits in (words.happened, words.caught)]
    answers.append({key for keys in words.next_time.values() for key in keys})
    assert not any(one & other for one, other in pairwise([*answers, answers[0]]))


def test_ones_own_words_open_a_line_right_below_their_question() -> None:
    kept = learn.keep(learning(), {"happened": learn.OWN}, CTX)
    ids = [question.id for question in learn.page(kept, CTX).questions]
    assert ids == ["happened", "happened_own", "caught", "next_time"]
    assert isinstance(learn.page(kept, CTX).questions[1], TextField)


def test_another_choice_closes_the_line_again() -> None:
    kept = learn.keep(learning(Learned(happened="the bridge was closed")), {"happened": "no-ride"}, CTX)
    assert kept.learned.happened == "no-ride"
    assert [question.id for question in learn.page(kept, CTX).questions] == [*learn.QUESTIONS]


def test_words_of_ones_own_are_kept_as_they_are_typed() -> None:
    kept = learn.keep(learning(), {"happened": learn.OWN, "happened_own": " the bridge\x1b[2J was\nclosed "}, CTX)
    assert kept.learned.happened == "the bridge was closed"
    assert learn.stored(kept, CTX)["happened_own"] == "the bridge was closed"


def test_who_answers_nothing_goes_on_with_nothing_learned() -> None:
    outcome = learn.answer(learning(), {}, CTX)
    assert isinstance(outcome, Session)
    assert outcome.learned == NOTHING


def test_who_goes_on_keeps_what_is_answered_so_far() -> None:
    outcome = learn.answer(learning(Learned(happened="no-start", caught=learn.OWN)), {}, CTX)
    assert isinstance(outcome, Session)
    assert outcome.learned == Learned(happened="no-start")


def test_all_three_are_taken() -> None:
    outcome = learn.answer(learning(), {"happened": "no-start", "caught": "dry-run", "next_time": "do-taxi"}, CTX)
    assert isinstance(outcome, Session)
    assert outcome.learned == TAXI


@pytest.mark.parametrize(
    ("answers", "field", "cause"),
    [
        ({"happened": "no-start", "caught": "dry-run"}, "next_time", "choose-one"),
        ({"caught": "dry-run"}, "happened", "choose-one"),
        ({"happened": "own", "caught": "dry-run", "next_time": "do-taxi"}, "happened_own", "own-empty"),
        ({"happened": "no-start", "caught": "own", "caught_own": " "}, "caught_own", "own-empty"),
    ],
    ids=["one left out", "only the second", "own words not written", "own words of nothing but space"],
)
def test_what_is_missing_is_asked_for(answers: dict[str, str], field: str, cause: str) -> None:
    outcome = learn.answer(learning(), answers, CTX)
    assert isinstance(outcome, Rejected)
    assert (outcome.problems[0].field, outcome.problems[0].cause) == (field, WORDS.problems[cause].cause)


ANSWERS = st.dictionaries(
    st.sampled_from([*learn.QUESTIONS, *(f"{name}_own" for name in learn.QUESTIONS), "x"]),
    st.one_of(raw_text, st.sampled_from([*WORDS.learn.choices, learn.OWN])),
)


@given(ANSWERS, ANSWERS)
def test_giving_what_is_stored_once_more_changes_nothing(first: dict[str, str], second: dict[str, str]) -> None:
    kept = learn.keep(learn.keep(learning(), first, CTX), second, CTX)
    assert learn.keep(kept, learn.stored(kept, CTX), CTX) == kept
