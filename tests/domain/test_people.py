"""Who is one person, and what is known of them together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.people import is_same, together
from raincheck.domain.returning import Recruiter
from stubs.strategies import lines

JOAN = Recruiter(name="Joan Reyes", agency="Northgate", email="joan@northgate.example", phone="+1 602 555 0110")
recruiters = st.builds(Recruiter, name=lines, agency=lines, email=lines, phone=lines)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(Recruiter(name="J.", email="JOAN@northgate.example"), True, id="the address"),
        pytest.param(Recruiter(name="Bo Lund", email="joan@northgate.example"), False, id="a mailbox that they share"),
        pytest.param(Recruiter(email="joan@northgate.example"), True, id="the address alone"),
        pytest.param(Recruiter(name="Joan Reyes", email="joan@other.example"), False, id="another address"),
        pytest.param(Recruiter(phone="+1 (602) 555-0110"), True, id="the number"),
        pytest.param(Recruiter(name="Joan Reyes", phone="+1 602 555 0111"), False, id="another number"),
        pytest.param(Recruiter(name="joan reyes"), True, id="the name"),
        pytest.param(Recruiter(name="Joan Reyes", agency="Southgate"), False, id="the name at another agency"),
        pytest.param(Recruiter(agency="Northgate"), False, id="only the agency"),
        pytest.param(Recruiter(), False, id="nothing"),
    ],
)
def test_the_address_decides_then_the_number_then_the_name(other: Recruiter, same: bool) -> None:
    assert is_same(JOAN, other) is is_same(other, JOAN) is same


def test_what_was_learned_last_goes_first() -> None:
    latest = Recruiter(name="Joan R.", email="joan@northgate.example")
    assert together(latest, JOAN) == Recruiter(
        name="Joan R.", agency="Northgate", email="joan@northgate.example", phone="+1 602 555 0110"
    )


@given(recruiters, recruiters)
def test_it_does_not_matter_who_is_asked_about_whom(one: Recruiter, other: Recruiter) -> None:
    assert is_same(one, other) == is_same(other, one)


@given(recruiters)
def test_a_person_known_by_anything_but_a_role_is_themselves(someone: Recruiter) -> None:
    assert is_same(someone, someone) or someone == Recruiter()
    assert together(someone, someone) == someone
