"""Which texts are one mail address, in ASCII and beyond."""

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.addresses import EMAIL_LIMIT, is_email
from stubs.corpus import corpus_json
from stubs.strategies import raw_text

SOUND = [
    "dana@larkspur.example",
    "d.w+case-1@mail.larkspur.co.uk",
    "!#$%&'*+/?=^_`{|}~-@x.example",
    "x@xn--exmple-cua.example",
    "jösé@example.com",
    "dana@exämple.com",
    "dana@EXÄMPLE.com",
    "李小龙@例子.广告",
    "владимир@пример.example",
    "dana@straße.example",
    "دانا@مثال.example",
    "dana@אבג1.example",
    "राम@उदाहरण.example",
]


@pytest.mark.parametrize("text", SOUND)
def test_one_address_is_one(text: str) -> None:
    assert is_email(text)


NONE = {
    "no local part": "@example.com",
    "no domain": "a@",
    "no at": "a.example.com",
    "two ats": "ä@b@example.com",
    "one label": "ä@localhost",
    "an empty label": "ä@example..com",
    "a dot at the end": "ä@example.com.",
    "a dot at the start": ".ä@example.com",
    "two dots": "ä..b@example.com",
    "a space": "ä b@example.com",
    "a no-break space": "ä\u00a0b@example.com",
    "a comma": "ä,b@example.com",
    "a semicolon": "ä@example.com; b@example.com",
    "quotation marks": '"ä"@example.com',
    "angle brackets": "<ä@example.com>",
    "a comment": "ä@example.com (x)",
    "a line break": "ä@example.com\r\nBcc: b@example.com",
    "a line separator": "a@example.com\u2028Bcc: b@example.com",
    "a control": "a\x85@example.com",
    "a surrogate": "a\udc80@example.com",
    "a zero-width space": "a@example.com\u200b",
    "a joiner": "a\u200d@exämple.com",
    "a bidi mark": "a@exämple\u200f.com",
    "a bidi override": "\u202ea@example.com",
    "a soft hyphen": "a@exä\u00admple.com",
    "a wide letter": "\uff41@example.com",
    "a wide dot": "a@example\uff0ecom",
    "an ideographic dot": "a@例子。com",
    "a wide at": "a\uff20example.com",
    "a ligature": "a@ﬁrma.example",
    "an accent of its own": "o\u0308@example.com",
    "an accent at the start": "a@\u0301x.example",
    "an accent at the start of the name": "\u0301x@example.com",
    "half a syllable": "a@\u1100.example",
    "a stretched letter": "a@ب\u0640ب.example",
    "a mark for symbols": "x\u20d0@example.com",
    "an emoji": "a@i❤.example",
    "a filler": "a@\u3164.example",
    "a hyphen at the start": "a@-ä.example",
    "a hyphen at the end": "a@ä-.example",
    "hyphens of an encoded label": "a@xn--ä.example",
    "two directions": "a@אבגabc.example",
    "a digit before a label from right to left": "a@1אבג.example",
    "two sets of digits": "a@א1٣.example",
    "a long label": f"a@{'ä' * 60}.example",
    "an encoded word": "=?utf-8?q?a=0D=0ABcc?=@example.com",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_what_could_be_read_otherwise_is_none(text: str) -> None:
    assert not is_email(text)


@pytest.mark.parametrize("letter", ["a", "ä", "李"])
def test_an_address_has_its_length_in_octets(letter: str) -> None:
    size = len(letter.encode())
    rest = "@example.com"
    most = (EMAIL_LIMIT - len(rest)) // size
    assert is_email(letter * most + rest)
    assert not is_email(letter * (most + 1) + rest)


def test_the_shared_addresses_are_one_or_none() -> None:
    texts = corpus_json("strings/attack.json")
    sound = [text for text in [*texts["addresses"], *texts["header-injection"]] if is_email(text)]
    assert [text for text in sound if not text.isascii()] == ["jösé@example.com", "a@exämple.com"]
    assert all(text.count("@") == 1 and not set(text) & set("\r\n <>,;()\"'") for text in sound)


LETTERS = st.characters(min_codepoint=0x80, categories=("Ll", "Lu", "Lo", "Lm", "Mn", "Mc", "Nd"))


@given(st.text(LETTERS, min_size=1, max_size=3), st.text(LETTERS, min_size=1, max_size=3), raw_text)
def test_whatever_counts_as_an_address_is_one(local: str, label: str, hostile: str) -> None:
    for text in (f"{local}@{label}.example", f"{local}{hostile}@{label}.example", f"{local}@{label}{hostile}.example"):
        if is_email(text):
            assert text.count("@") == 1
            assert text.isprintable()
            assert not set(text) & set(' <>()[],;:\\"')


@given(st.text(LETTERS, min_size=1, max_size=4))
def test_every_international_domain_has_an_ascii_form(label: str) -> None:
    domain = f"{label}.example"
    if is_email(f"a@{domain}"):
        assert is_email(f"a@{idna.encode(domain, uts46=True).decode('ascii')}")
