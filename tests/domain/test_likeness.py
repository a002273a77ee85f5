"""Which names are taken for one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.invitations.vocabulary import FREEMAIL
from raincheck.domain.likeness import alike, meant_provider, one_slip, resembles

KNOWN = "larkspur-freight.com"
LIKE = [
    "larkspur-frieght.com",  # two letters swapped
    "larkspur-freght.com",  # one lost
    "larkspur-freightt.com",  # one more
    "larkspur-freighy.com",  # another one
    "larkspurfreight.com",  # the hyphen lost
    "lark-spur-freight.com",  # one more
    "larkspur-freight.co",  # another ending
    "larkspur-freight.co.uk",
    "mail.larkspur-freight.net",
    "1arkspur-freight.com",  # a digit
    "larkspur-fre1ght.com",
    "larkspur-freіght.com",  # Cyrillic  # noqa: RUF001 - the letter is the example
    "lаrkspur-freight.com",  # noqa: RUF001 - the same
    "larkspυr-freight.com",  # Greek  # noqa: RUF001 - the same
    "lárkspur-freight.com",  # an accent
    "xn--lrkspur-freight-njb.com",  # the same, as it travels
    "larkspur-freight.com.evil.example",  # in front of another
    "larkspur-freight-jobs.com",  # inside another
    "careers-larkspur-freight.com",
    "larkspurfreightcareers.com",  # in front of more
    "LARKSPUR-FRIEGHT.COM",
]
UNLIKE = [
    KNOWN,
    "LARKSPUR-FREIGHT.COM",
    "mail.larkspur-freight.com",
    "eu.mail.larkspur-freight.com",
    "larkspur.com",
    "freight.com",
    "hays.com",
    "gmail.com",
    "graywater.example",
    "lark.com",
    "larkspurs-freighters.com",
]


@pytest.mark.parametrize("domain", LIKE)
def test_a_domain_that_is_taken_for_another_resembles_it(domain: str) -> None:
    assert resembles(domain, KNOWN)


def test_a_short_name_has_other_endings_but_begins_many_others() -> None:
    assert resembles("arc.co", "arc.com")
    assert not resembles("arcadia.example", "arc.example")
    assert not resembles("larkspur-freight.example", "larks.example")


@pytest.mark.parametrize("domain", UNLIKE)
def test_a_domain_of_the_same_house_or_of_another_resembles_nothing(domain: str) -> None:
    assert not resembles(domain, KNOWN)


@pytest.mark.parametrize(
    ("one", "other"),
    [("modern", "modem"), ("vvest", "west"), ("0live", "olive"), ("tay1or", "taylor"), ("abcd", "abdc")],
)
def test_names_that_look_the_same_or_differ_by_a_slip_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("abc", "nbc"), ("aon", "aol"), ("hays", "reed"), ("acme", "acme")])
def test_short_names_and_other_names_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


TYPED = [
    ("gmial.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gmaill.com", "gmail.com"),
    ("gnail.com", "gmail.com"),
    ("mgail.com", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("gmail.co", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("GMAIL.CON", "gmail.com"),
    ("gmial.con", "gmail.com"),
    ("hotmial.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmial.co.uk", "hotmail.co.uk"),
    ("outlok.com", "outlook.com"),
    ("outloook.com", "outlook.com"),
    ("yaho.com", "yahoo.com"),
    ("yahooo.co.uk", "yahoo.co.uk"),
    ("iclould.com", "icloud.com"),
    ("protonmial.com", "protonmail.com"),
    ("aol.con", "aol.com"),
]
OTHERS = [
    *("email.com", "cloud.com", "aon.com", "live.co", "hey.co", "mail.co", "gail.co.in", "yahoo.ca", "hotmail.it"),
    *("outlook.es", "five.com", "gmail.example", "larkspur.con.example", "larkspur.co", "", "com", "gmail", "."),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_a_slip_on_a_well_known_provider_is_seen(typed: str, meant: str) -> None:
    assert meant_provider(typed) == meant


@pytest.mark.parametrize("domain", [*sorted(FREEMAIL), *OTHERS])
def test_a_domain_that_exists_is_no_slip(domain: str) -> None:
    assert not meant_provider(domain)


@given(st.text("abcdefghij-", min_size=4, max_size=20), st.data())
def test_one_letter_makes_one_slip(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    assert one_slip(name[:at] + name[at + 1 :], name)
    assert one_slip(name[:at] + "z" + name[at:], name)
    assert one_slip(name[:at] + "z" + name[at + 1 :], name)
    assert not one_slip(name, name)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_fails_on_no_text_and_nothing_resembles_itself(one: str, other: str) -> None:
    resembles(one, other)
    meant_provider(one)
    assert not resembles(one, one)
    assert alike(one, other) == alike(other, one)
