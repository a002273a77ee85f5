"""Links (RFC 3966, RFC 5724, RFC 6068): what a second parser reads is exactly what was written."""

from email import policy
from email.message import EmailMessage
from email.utils import getaddresses
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.delivery import Outgoing
from raincheck.domain.links import mailto_link, sms_link, tel_link
from raincheck.domain.session import Channel
from stubs.cases import BODY, INTERVIEW, SUBJECT
from stubs.strategies import bodies, lines, raw_text

UNSAFE = set(" \"'<>`{}|\\^\r\n")
NUMBERS = {
    "+1 602 555 0142": "tel:+16025550142",
    "+1-602-555-0142": "tel:+16025550142",
    "(602) 555-0142": "tel:6025550142",
    "602.555.0142": "tel:6025550142",
    "+44 (0)20 7946 0958": "tel:+442079460958",
    "089/123456": "tel:089123456",
    "0711 / 555 0142": "tel:07115550142",
    "+1\u00a0602\u2011555\u20110142": "tel:+16025550142",
    "911": "tel:911",
    "  +16025550142 ": "tel:+16025550142",
    "+16025550142 x12": "tel:+16025550142;ext=12",
    "602 555 0142x12": "tel:6025550142;ext=12",
    "602 555 0142 ext. 12": "tel:6025550142;ext=12",
    "602 555 0142 Extension 12": "tel:6025550142;ext=12",
    "602 555 0142;ext=12": "tel:6025550142;ext=12",
    "602 555 0142 #12": "tel:6025550142;ext=12",
    "+16025550142,,123456#": "tel:+16025550142;ext=123456",
    "602 555 0142 / 602 555 0143": "tel:6025550142",
    "555 0142/555 0143": "tel:5550142",
}
NO_NUMBERS = (
    "",
    "12",
    "x12",
    "+",
    "call the front desk",
    "1-800-FLOWERS",
    "*#06#",
    "*21*6025550142#",
    "+1 602 +1 602",
    "602 555 0142 602 555 0143",
    "\u0663\u0663\u0663\u0663",
    "6025550142?body=x",
    "602555;0142",
    "602\n555\n0142&",
)


def mail(to: str = INTERVIEW.contact_email, subject: str = SUBJECT, body: str = BODY, **more: object) -> Outgoing:
    named = {"to_name": "Dana Whitfield", **more}
    return Outgoing(channel=Channel.EMAIL, to=to, subject=subject, body=body, **named)  # type: ignore[arg-type] # named


def read_back(link: str) -> tuple[str, dict[str, str]]:
    scheme, _, rest = link.partition(":")
    address, _, query = rest.partition("?")
    # parse_qsl reads "+" as a space, which no standard of these does; nothing of ours may stand there raw.
    assert "+" not in query
    pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    assert len(pairs) == len(dict(pairs))
    return f"{scheme}:{unquote(address)}", dict(pairs)


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


# tel:


@pytest.mark.parametrize(("number", "link"), NUMBERS.items())
def test_a_number_is_dialed_without_what_makes_it_readable(number: str, link: str) -> None:
    assert tel_link(number) == link


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_not_dialed(text: str) -> None:
    assert tel_link(text) == ""


@given(raw_text)
def test_no_text_makes_anything_but_digits_of_a_link_to_dial(text: str) -> None:
    link = tel_link(text)
    number, _, extension = link.removeprefix("tel:").partition(";ext=")
    assert link == "" or (number.removeprefix("+") + extension).encode().isdigit()


@given(st.text("0123456789", min_size=3, max_size=15), st.booleans(), st.text("0123456789", max_size=11), st.data())
def test_every_digit_is_dialed_once_and_in_order(digits: str, plus: bool, extension: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.sampled_from(["", " ", "-", ".", "\u00a0"]), min_size=len(digits), max_size=20))
    written = ("+" if plus else "") + "".join(d + m for d, m in zip(digits, marks, strict=False))
    link = tel_link(f"{written} x{extension}" if extension else written)
    assert link == f"tel:{'+' if plus else ''}{digits}{f';ext={extension}' if extension else ''}"


# sms:


def test_a_text_has_its_number_and_its_words() -> None:
    link = sms_link("+1 (602) 555-0142", "Hi Dana,\nI'm late + sorry.")
    assert link == "sms:+16025550142?body=Hi%20Dana%2C%0D%0AI%27m%20late%20%2B%20sorry."


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+16025550142", "sms:+16025550142"),
        ("602 555 0142 x7", "sms:6025550142"),
        ("", "sms:"),
        ("the front desk", "sms:"),
    ],
)
def test_a_text_without_words_is_only_for_a_number(number: str, link: str) -> None:
    assert sms_link(number) == link


@given(bodies)
def test_any_words_of_a_text_read_back_as_themselves(body: str) -> None:
    link = sms_link("+1 602 555 0142", body)
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True)
    assert (parts.scheme, parts.path) == ("sms", "+16025550142")
    assert fields == ({"body": [crlf(body)]} if body else {})
    assert link.isascii()
    assert not set(link) & UNSAFE


# mailto:


def test_a_mail_is_its_address_its_subject_and_its_words() -> None:
    fields = {"subject": SUBJECT, "body": crlf(BODY)}
    assert read_back(mailto_link(mail())) == (f"mailto:{INTERVIEW.contact_email}", fields)


@given(lines, lines, bodies)
def test_any_mail_reads_back_as_itself(to: str, subject: str, body: str) -> None:
    link = mailto_link(mail(to, subject, body))
    written = {"subject": subject, "body": crlf(body)}
    assert read_back(link) == (f"mailto:{to}", {name: text for name, text in written.items() if text})
    assert link.isascii()
    assert not set(link) & UNSAFE


@given(bodies)
def test_a_mail_program_that_fills_a_mail_from_it_has_the_same_words(body: str) -> None:
    target, fields = read_back(mailto_link(mail(body=body, cc=("pat@larkspur.example",))))
    draft = EmailMessage(policy=policy.SMTPUTF8)
    draft["To"] = target.removeprefix("mailto:")
    draft["Cc"], draft["Subject"] = fields["cc"], fields["subject"]
    draft.set_content(fields.get("body", ""))
    assert getaddresses([str(draft["To"]), str(draft["Cc"])]) == [
        ("", INTERVIEW.contact_email),
        ("", "pat@larkspur.example"),
    ]
    assert draft["Subject"] == SUBJECT
    assert "".join(draft.get_content().splitlines()) == "".join(body.splitlines())


@pytest.mark.parametrize(
    "text",
    ["a@example.com?cc=x@y.org&body=pwn", "a&b@example.com", "%0d%0aBcc:%20e@x.org", "a,b@x.org", "a;b", "a#b", "a+b"],
)
def test_nothing_in_an_address_or_a_subject_becomes_a_field(text: str) -> None:
    target, fields = read_back(mailto_link(mail(text, text, "x")))
    assert (target, fields) == (f"mailto:{text}", {"subject": text, "body": "x"})


def test_spaces_and_breaks_are_encoded_as_the_standard_says() -> None:
    link = mailto_link(mail(subject="a b", body="c\nd + e"))
    assert link.endswith("?subject=a%20b&body=c%0D%0Ad%20%2B%20e")


def test_copies_stand_in_a_field_with_commas_between_them() -> None:
    link = mailto_link(mail("a@x.org", "", "", cc=("b@x.org", "c+d@x.org")))
    assert link == "mailto:a@x.org?cc=b@x.org,c%2Bd@x.org"


def test_a_mail_that_answers_names_what_it_answers() -> None:
    link = mailto_link(mail("a@x.org", "", "", in_reply_to="<1@x.org>"))
    assert read_back(link) == ("mailto:a@x.org", {"In-Reply-To": "<1@x.org>"})


def test_who_has_the_mail_already_is_not_written_to_again() -> None:
    link = mailto_link(mail("a@x.org", "", "", cc=("b@x.org", "c@x.org"), only=("b@x.org",)))
    assert link == "mailto:b@x.org"


def test_empty_parts_are_left_out() -> None:
    assert mailto_link(mail("", "", "")) == "mailto:"


def test_a_number_is_no_address() -> None:
    sms = Outgoing(channel=Channel.SMS, to="+1 602 555 0142", to_name="Dana", subject="", body="Hi")
    assert mailto_link(sms) == "mailto:?body=Hi"


def test_a_lone_surrogate_does_not_break_a_link() -> None:
    assert sms_link("911", "a\ud800b") == "sms:911?body=a%3Fb"
