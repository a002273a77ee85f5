"""A card as a row of the index, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.card_rows import card_in, row_of
from raincheck.adapters.index import SEPARATOR
from raincheck.domain.cards import card_of
from raincheck.domain.session import Session
from raincheck.domain.text import inert
from stubs.cases import a_case
from stubs.hostile import ATTACKS, controls_in
from stubs.strategies import raw_text, sessions

CARD = card_of(a_case())
FIELDS = row_of(CARD).split(SEPARATOR)


@given(sessions)
def test_a_card_comes_back_as_it_was(case: Session) -> None:
    card = card_of(case)
    assert card_in(row_of(card)) == card


@pytest.mark.parametrize("text", ["a\tb", "👩\u200d👩\u200d👧", "e\u0301", "  ", "«»", "\u3000"])
def test_what_a_file_may_hold_comes_back(text: str) -> None:
    assert inert(text) == text
    assert card_in(row_of(CARD._replace(company=text))) == CARD._replace(company=text)


@pytest.mark.parametrize("text", [f"a{SEPARATOR}b", "a\nb"])
def test_a_text_that_would_break_a_row_has_none(text: str) -> None:
    assert row_of(CARD._replace(role=text)) == ""


@pytest.mark.parametrize("index", range(len(FIELDS)))
@pytest.mark.parametrize("text", [*ATTACKS, "2026-01-01T00:00:00", "x" * 9])
def test_a_hostile_field_makes_no_card_that_a_terminal_would_obey(index: int, text: str) -> None:
    fields = [text if number == index else field for number, field in enumerate(FIELDS)]
    card = card_in(SEPARATOR.join(fields))
    assert card is None or controls_in(f"{card.id}{card.company}{card.role}{card.contact}{card.zone}") == set()


@given(st.one_of(raw_text, st.lists(raw_text, max_size=30).map(SEPARATOR.join)))
def test_any_other_row_is_no_card_and_no_error(row: str) -> None:
    assert card_in(row) is None


@pytest.mark.parametrize("count", range(len(FIELDS)))
def test_a_row_that_is_cut_is_no_card(count: int) -> None:
    whole = {19, 22, 25}
    assert (card_in(SEPARATOR.join(FIELDS[:count])) is None) == (count not in whole)
