"""The addresses of a mail: one recipient for each, in ASCII wherever there is such a form."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.mail.mime import Unmailable, needs_utf8, wire_address, wire_bytes
from raincheck.domain.addresses import is_email
from stubs.corpus import corpus_json
from stubs.mails import MAIL, assert_is, head_of, strictly


def test_the_shared_addresses_are_one_recipient_or_none() -> None:
    texts = corpus_json("strings/attack.json")
    for text in [*texts["addresses"], *texts["mailto-tel"], *texts["header-injection"]]:
        mail = replace(MAIL, to=text)
        if not is_email(text):
            with pytest.raises(Unmailable):
                wire_bytes(mail, utf8=True)
            continue
        read = strictly(wire_bytes(mail, utf8=needs_utf8(mail)))
        assert len(read["To"].addresses) == 1
        assert b"Bcc" not in wire_bytes(mail, utf8=True)


@given(st.from_regex(r"[a-z!#$%&'*+/=?^_`{|}~.-]{1,20}@[a-z0-9.-]{1,20}\.example", fullmatch=True))
def test_what_counts_as_an_address_is_one_recipient(address: str) -> None:
    assume(is_email(address))
    mail = replace(MAIL, to=address)
    assert_is(wire_bytes(mail), mail)


@given(st.lists(st.from_regex(r"[a-z]{1,60}@[a-z]{1,60}\.example", fullmatch=True), max_size=30))
def test_all_who_get_a_copy_are_named_and_folded(addresses: list[str]) -> None:
    data = wire_bytes(replace(MAIL, cc=tuple(addresses)))
    found = strictly(data)["Cc"]
    assert [address.addr_spec for address in (found.addresses if found else ())] == addresses
    assert all(len(line) <= 78 or line.count(b" ") == 1 for line in head_of(data))


IDN = [
    ("dana@exämple.example", "dana@xn--exmple-cua.example"),
    ("dana@straße.example", "dana@xn--strae-oqa.example"),
    ("dana@EXÄMPLE.example", "dana@xn--exmple-cua.example"),
    ("dana@例子.广告", "dana@xn--fsqu00a.xn--4rr70v"),
    ("dana@טעסט.example", "dana@xn--deba0ad.example"),
]


@pytest.mark.parametrize(("address", "plain"), IDN)
def test_a_domain_beyond_ascii_leaves_in_its_ascii_form(address: str, plain: str) -> None:
    data = wire_bytes(replace(MAIL, to=address, sender_email=address, cc=(address,)))
    assert wire_address(address) == plain
    for header in ("To", "From", "Cc"):
        assert [found.addr_spec for found in strictly(data)[header].addresses] == [plain]
    assert not needs_utf8(replace(MAIL, to=address))


@pytest.mark.parametrize("place", ["to", "sender_email", "cc"])
def test_a_name_beyond_ascii_needs_a_way_that_takes_it(place: str) -> None:
    address = "jösé@exämple.example"
    mail = replace(MAIL, **{place: (address,) if place == "cc" else address})
    assert needs_utf8(mail)
    with pytest.raises(Unmailable):
        wire_bytes(mail)
    data = wire_bytes(mail, utf8=True)
    header = {"to": "To", "sender_email": "From", "cc": "Cc"}[place]
    assert [found.addr_spec for found in strictly(data)[header].addresses] == [address]
    assert data.partition(b"\r\n\r\n")[2].isascii()


@given(st.text("xé李\u05d0\u0628\u0301ßİ.-1٣", min_size=1, max_size=70))
def test_every_domain_that_counts_as_one_has_an_ascii_form(domain: str) -> None:
    address = f"a@{domain}.example"
    assume(is_email(address))
    plain = wire_address(address)
    assert plain.isascii()
    assert is_email(plain)
