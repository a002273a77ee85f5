"""The file of a case: what is written, what is kept, and what is refused."""

import tomllib
from typing import Any

import pytest
from msgspec.structs import replace

from raincheck.adapters.record import Damaged, Newer, decode, encode
from raincheck.domain.session import Message, Session, Step, Text
from stubs.cases import a_case, a_fresh_case

WHOLE = encode(a_case(), {})
CREATED = "created = 2026-11-18 16:20:00+00:00"


def damaged_by(old: str, new: str) -> bytes:
    text = WHOLE.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def test_a_case_reads_back_as_itself() -> None:
    assert decode(WHOLE)[0] == a_case()


def test_the_sections_stand_in_the_order_of_the_road_and_the_end_mark_last() -> None:
    again = encode(a_case(), tomllib.loads(WHOLE.decode()))
    assert again == WHOLE
    names = [line.strip("[]") for line in WHOLE.decode().splitlines() if line.startswith("[")]
    sections = list(dict.fromkeys(name.partition(".")[0] for name in names))
    assert sections == [name for name in (*Session.__struct_fields__, "end") if name in sections]
    assert WHOLE.decode().rstrip().endswith("[end]")


def test_a_person_can_read_the_body() -> None:
    assert "my car has broken down. I can't make our interview today at 10:00.\n\nThank you,\n" in WHOLE.decode()


def test_a_new_case_is_small() -> None:
    case = Session(id="x", created=a_case().created, updated=a_case().updated)
    assert len(encode(case, {}).splitlines()) < 12
    assert decode(encode(case, {}))[0] == case


@pytest.mark.parametrize("body", ["", "\n", "\n\nx", "x\n\n", 'a"""b', "a'''b", "\\", "a\\\n b", "  \t", '"', '""""""'])
def test_any_body_is_kept_to_the_letter(body: str) -> None:
    case = a_fresh_case(message=Message(email=Text(body=body, edited=True), sms=Text(body=body)))
    assert decode(encode(case, {}))[0] == case


UNKNOWN: dict[str, Any] = {
    "color": "blue",
    "numbers": [1, 2, [3]],
    "extra": {"deep": {"er": 1}},
    "list": [{"a": 1}, {"b": "x\r\ny"}],
}


def test_what_is_not_known_is_kept_everywhere() -> None:
    before = tomllib.loads(WHOLE.decode()) | UNKNOWN
    for section in ("me", "interview", "message", "followup"):
        before[section]["new_key"] = UNKNOWN
    before["message"]["email"]["new_key"] = 1
    before["followup"]["touches"][1]["new_key"] = UNKNOWN
    before["deliveries"][0]["new_key"] = True
    after = tomllib.loads(encode(replace(a_case(), step=Step.SEND), before).decode())
    assert {key: after[key] for key in UNKNOWN} == UNKNOWN
    assert [after[s]["new_key"] for s in ("me", "interview", "message", "followup")] == [UNKNOWN] * 4
    assert after["message"]["email"]["new_key"] == 1
    assert [touch.get("new_key") for touch in after["followup"]["touches"]] == [None, UNKNOWN, None]
    assert (after["deliveries"][0]["new_key"], after["step"]) == (True, "send")


def test_what_is_not_known_is_kept_in_a_section_that_holds_nothing_else() -> None:
    case = Session(id="x", created=a_case().created, updated=a_case().updated)
    before = tomllib.loads(encode(case, {}).decode())
    before |= {"rescue": {"new_key": 1}, "message": {"email": {"new_key": 2}}}
    after = tomllib.loads(encode(case, before).decode())
    assert (after["rescue"], after["message"]) == ({"new_key": 1}, {"email": {"new_key": 2}})
    assert decode(encode(case, before))[0].rescue == case.rescue


def test_a_key_that_became_empty_goes() -> None:
    before = tomllib.loads(WHOLE.decode())
    after = tomllib.loads(encode(replace(a_case(), me=replace(a_case().me, phone="")), before).decode())
    assert "phone" not in after["me"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "schema"),
        (b"\xff\xfe", "UTF-8"),
        (WHOLE.decode().encode("utf-16"), "UTF-8"),
        (b"\x00" * 500, "TOML"),
        (WHOLE[: len(WHOLE) // 2], "TOML|end"),
        (WHOLE + b"[end]\n", "TOML"),
        (WHOLE + b"\x00\x00", "TOML"),
        (b"<<<<<<< HEAD\n" + WHOLE, "TOML"),
        (b"x = " + b"[" * 600 + b"]" * 600, "TOML"),
        (b"x = " + b"9" * 5000, "TOML"),
        (damaged_by("[end]", ""), "end"),
        (damaged_by("schema = 1", ""), "schema"),
        (damaged_by("schema = 1", "schema = 0"), "schema"),
        (damaged_by("schema = 1", "schema = -1"), "schema"),
        (damaged_by("schema = 1", 'schema = "1"'), "schema"),
        (damaged_by("schema = 1", "schema = true"), "schema"),
        (damaged_by("schema = 1", "schema = 1.0"), "schema"),
        (damaged_by('step = "summary"', 'step = "bogus"'), "step"),
        (damaged_by('step = "summary"', "step = 7"), "step"),
        (damaged_by(CREATED, "created = 2026-11-18 16:20:00"), "created"),
        (damaged_by(CREATED, "created = 2026-11-18"), "created"),
        (damaged_by(CREATED, "created = nan"), "created"),
        (damaged_by(CREATED, "created = 9999-12-31T20:00:00Z"), "far away"),
        (damaged_by(CREATED, "created = 0001-01-01T00:30:00+10:00"), "far away"),
        (damaged_by(CREATED, "created = 2026-02-30T00:00:00Z"), "TOML"),
    ],
)
def test_what_is_not_a_whole_case_is_damaged_and_says_why(data: bytes, why: str) -> None:
    with pytest.raises(Damaged, match=why):
        decode(data)


def test_a_long_dotted_key_is_refused_in_no_time() -> None:
    with pytest.raises(Damaged):
        decode(b".".join([b"a"] * 400_000) + b" = 1\n" + WHOLE)


def test_a_body_of_dots_is_no_dotted_key() -> None:
    body = ".".join(["a"] * 5000) + "\n" + "." * 5000 + "\na.b.c = 1\n[x.y]"
    case = a_fresh_case(message=Message(email=Text(body=body)))
    assert decode(encode(case, {}))[0] == case


@pytest.mark.parametrize(
    "data", [b"schema = 2\n", b'schema = 99\nshape = "other"\n', damaged_by("schema = 1", "schema = 2")]
)
def test_a_newer_file_is_known_by_its_schema_alone(data: bytes) -> None:
    with pytest.raises(Newer):
        decode(data)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + WHOLE, WHOLE.replace(b"\n", b"\r\n")], ids=["bom", "crlf"])
def test_what_editors_do_to_a_file_is_read(data: bytes) -> None:
    assert decode(data)[0] == a_case()


def test_escapes_in_an_edited_file_are_inert() -> None:
    case, _ = decode(damaged_by("Larkspur Freight", "Lark\\u001b[2J\\u202e\\nspur"))
    assert case.interview.company == "Lark spur"


def test_a_message_of_damage_quotes_no_words_of_the_user() -> None:
    with pytest.raises(Damaged) as caught:
        decode(damaged_by('name = "Marisol Vega"', 'name = ["Marisol Vega"]'))
    assert "Marisol" not in str(caught.value)
