"""One file of the user's own words: what is taken, what is refused and where, and that nothing in it raises."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from raincheck.adapters.overrides import MOST, SIZE_LIMIT, Facts, OwnFile, facts_of
from raincheck.domain.session import Reason
from stubs.fakes import WORDS


class Toy(Struct, frozen=True, forbid_unknown_fields=True):
    """One table with each type that there is in `content/`."""

    label: str
    wordings: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    minutes: int | None = None
    urgent: bool = False
    extra: str = ""
    values: dict[str, str] | None = None


OURS = {
    "call": {
        "label": "Call $contact",
        "wordings": ["Hi $first,", "Hello,\nthis is $me."],
        "reasons": ["car"],
        "values": {"yes": "Yes", "no": "No"},
    }
}

KEYS = [
    ("unknown fact, a like one", '[call]\nlabel = "Ring $contakt"\n', 2, 15, "words-fact-near"),
    ("unknown fact, none like it", '[call]\nlabel = "Ring $xyzzy"\n', 2, 15, "words-fact-some"),
    ("a fact where ours has none", '[call]\nextra = "$contact"\n', 2, 10, "words-fact-none"),
    ("a fact in braces", '[call]\nlabel = "Ring ${contakt} now"\n', 2, 15, "words-fact-near"),
    ("a lone dollar", '[call]\nlabel = "It costs $ 5"\n', 2, 19, "words-dollar"),
    ("a price", '[call]\nlabel = "It costs $5"\n', 2, 19, "words-dollar"),
    ("an open brace", '[call]\nlabel = "Ring ${"\n', 2, 15, "words-dollar"),
    ("after an escape", '[call]\nlabel = "a\\"b $x"\n', 2, 15, "words-fact-some"),
    ("in the second wording", '[call]\nwordings = [\n  "Hi,",\n  "Hi $frist,",\n]\n', 4, 7, "words-fact-near"),
    ("in a text of many lines", '[call]\nwordings = ["""\nHi,\n  $frist"""]\n', 4, 3, "words-fact-near"),
    ("by a dotted key", 'call.label = "Ring $contakt"\n', 1, 20, "words-fact-near"),
    ("in quoted keys", '["call"]\n"label" = "Ring $contakt"\n', 2, 17, "words-fact-near"),
    ("in an inline table", 'call = { label = "Ring $contakt" }\n', 1, 24, "words-fact-near"),
    ("unknown table", '[cal]\nlabel = "x"\n', 1, 2, "words-key-near"),
    ("unknown key, a like one", '[call]\nlabl = "x"\n', 2, 1, "words-key-near"),
    ("unknown key, none like it", '[call]\nzzz = "x"\n', 2, 1, "words-key"),
    ("unknown key in a table of texts", '[call.values]\nyess = "x"\n', 2, 1, "words-key-near"),
    ("unknown dotted key", 'call.labl = "x"\n', 1, 6, "words-key-near"),
    ("a list for a text", '[call]\nlabel = ["x"]\n', 2, 9, "words-type"),
    ("a text for a list", '[call]\nwordings = "x"\n', 2, 12, "words-type"),
    ("a number in a list of texts", '[call]\nwordings = [\n  "x",\n  1,\n]\n', 4, 3, "words-type"),
    ("a text for a table", 'call = "x"\n', 1, 8, "words-type"),
    ("a list of tables for a table", '[[call]]\nlabel = "x"\n', 1, 3, "words-type"),
    ("a text for a number", '[call]\nminutes = "5"\n', 2, 11, "words-type"),
    ("a text for a yes", '[call]\nurgent = "true"\n', 2, 10, "words-type"),
    ("unknown member, a like one", '[call]\nreasons = ["car", "trafic"]\n', 2, 19, "words-member-near"),
    ("unknown member, none like it", '[call]\nreasons = ["zzz"]\n', 2, 12, "words-member"),
    ("an empty list of wordings", "[call]\nwordings = []\n", 2, 12, "words-empty-list"),
    ("an empty text", '[call]\nlabel = ""\n', 2, 9, "words-blank"),
    ("a text of blanks", '[call]\nwordings = ["x", "  "]\n', 2, 18, "words-blank"),
    ("an escape character", '[call]\nlabel = "a\\u001b[31m"\n', 2, 11, "words-control"),
    ("a tab", '[call]\nlabel = "a\\tb"\n', 2, 11, "words-control"),
    ("a mark that turns the writing round", '[call]\nlabel = "a\u202eb"\n', 2, 11, "words-control"),
    ("a line end where ours has none", '[call]\nlabel = "a\\nb"\n', 2, 11, "words-break"),
]
"""What is wrong with one key: the file, the place, the sentence."""

WHOLE = [
    ("no value", b"[call]\nlabel =\n", 2, 8, "words-toml"),
    ("no quotes", b"[call]\nlabel = Call them\n", 2, 9, "words-toml"),
    ("no end", b'[call]\nlabel = "Call', 2, 14, "words-toml"),
    ("a key twice", b'[call]\nlabel = "a"\nlabel = "b"\n', 3, 12, "words-toml"),
    ("a bracket too few", b"[call\n", 1, 6, "words-toml"),
    ("latin-1", 'a = 1\nb = "caf\xe9"\n'.encode("latin-1"), 2, 9, "words-encoding"),
    ("utf-16", '[call]\nlabel = "x"\n'.encode("utf-16"), 1, 1, "words-encoding"),
    ("brackets without end", b"a = " + b"[" * 50_000, 1, 1, "words-deep"),
    ("dots without end", b"a" + b".a" * 50_000 + b" = 1", 1, 1, "words-deep"),
    ("dots in quotes without end", b"[a" + b" . 'a'" * 50_000 + b"]", 1, 1, "words-deep"),
    ("a number without end", b"a = " + b"1" * 5_000, 1, 1, "words-number"),
    ("too large", b"#" * (SIZE_LIMIT + 1), 1, 1, "words-large"),
]
"""What is wrong with the whole file."""


def own_file(folder: Path, content: str | bytes, facts: Facts | None = None) -> OwnFile:
    path = folder / "toys.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return OwnFile(path, facts)


def over(own: OwnFile) -> Any:
    return own.over(OURS, dict[str, Toy])


@pytest.mark.parametrize(("content", "line", "column", "key"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS])
def test_a_fault_is_found_at_its_place(tmp_path: Path, content: str, line: int, column: int, key: str) -> None:
    own = own_file(tmp_path, content)
    over(own)
    assert [(found.line, found.column, found.fault.key) for found in own.findings] == [(line, column, key)]


@pytest.mark.parametrize("content", [row[1] for row in KEYS], ids=[row[0] for row in KEYS])
def test_where_a_key_is_at_fault_ours_stands(tmp_path: Path, content: str) -> None:
    assert over(own_file(tmp_path, content)) == OURS


@pytest.mark.parametrize(
    ("content", "line", "column", "key"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE]
)
def test_a_file_at_fault_is_left_out(tmp_path: Path, content: bytes, line: int, column: int, key: str) -> None:
    own = own_file(tmp_path, content)
    assert over(own) == OURS
    (found,) = own.findings
    assert (found.line, found.column, found.fault.key, found.whole) == (line, column, key, True)


@pytest.mark.parametrize("key", sorted({row[4] for row in [*KEYS, *WHOLE]}))
def test_every_fault_has_its_sentence(key: str) -> None:
    assert WORDS.screens[key].endswith((".", "?"))


def test_a_fault_spoils_no_other_key(tmp_path: Path) -> None:
    merged = over(own_file(tmp_path, '[call]\nlabel = "$"\nminutes = 7\n'))
    assert (merged["call"]["label"], merged["call"]["minutes"]) == (OURS["call"]["label"], 7)


def test_a_partial_table_keeps_the_rest(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'call.values.no = "Never, $$5"\n')
    assert over(own)["call"] == OURS["call"] | {"values": {"yes": "Yes", "no": "Never, $$5"}}
    assert own.findings == []


def test_a_list_replaces_ours(tmp_path: Path) -> None:
    assert over(own_file(tmp_path, '[call]\nwordings = ["Hey $first!\\nIt is $me."]\n'))["call"]["wordings"] == [
        "Hey $first!\nIt is $me."
    ]


def test_an_empty_list_that_chooses_is_taken(tmp_path: Path) -> None:
    own = own_file(tmp_path, "call.reasons = []\n")
    assert (over(own)["call"]["reasons"], own.findings) == ([], [])


def test_a_key_that_ours_left_out_can_be_given(tmp_path: Path) -> None:
    assert over(own_file(tmp_path, 'call.extra = "More."\n'))["call"]["extra"] == "More."


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    own = own_file(tmp_path, b'\xef\xbb\xbf[call]\r\nlabel = "Ring $contact"\r\n')
    assert (over(own)["call"]["label"], own.findings) == ("Ring $contact", [])


def test_many_faults_are_not_all_looked_into(tmp_path: Path) -> None:
    own = own_file(tmp_path, "".join(f"key{number} = 1\n" for number in range(1000)))
    over(own)
    assert len(own.findings) == MOST


def test_the_facts_of_the_file_are_enough_where_every_text_can_have_them(tmp_path: Path) -> None:
    own = own_file(tmp_path, '[call]\nextra = "$eta"\n', {"eta": frozenset()})
    assert (over(own)["call"]["extra"], own.findings) == ("$eta", [])


def test_a_fact_of_some_tables_is_none_in_another(tmp_path: Path) -> None:
    own = own_file(tmp_path, '[call]\nextra = "$ask"\n', {"ask": frozenset({"withdraw"})})
    over(own)
    assert [found.fault.key for found in own.findings] == ["words-fact-none"]


def test_the_facts_of_a_file_are_those_of_its_texts_and_of_the_heads_of_its_family(tmp_path: Path) -> None:
    (tmp_path / "drafts.toml").write_text("# $other\n")
    (tmp_path / "drafts-warm.toml").write_text("# See drafts-plain.toml.\n\n# $role as well\n[call]\n# not $this\n")
    (tmp_path / "drafts-plain.toml").write_text("# Facts: $eta\n# Only in call and withdraw: $ask (what is asked).\n")
    facts = facts_of("drafts-warm", {"a": [{"b": "$me"}]}, tmp_path)
    everywhere: Facts = dict.fromkeys(("eta", "role", "me"), frozenset())
    assert facts == everywhere | {"ask": frozenset({"call", "withdraw"})}


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "toys.toml")
    (found,) = OwnFile(tmp_path / "toys.toml", None).findings
    assert found.fault.key == "words-no-file"


def test_a_file_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "toys.toml").symlink_to(tmp_path / "nowhere")
    (found,) = OwnFile(tmp_path / "toys.toml", None).findings
    assert found.fault.key == "words-unreadable"


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise(tmp_path: Path, content: bytes) -> None:
    assert isinstance(over(own_file(tmp_path, content)), dict)


LINES = st.lists(
    st.sampled_from(
        "[call] [call.values] [[call]] call=1 label='$' label='''x\ny''' wordings=[] wordings=['$a',{b=1}] "
        "values.yes=\"\\u0000\" minutes=1979-05-27 reasons=['car','$'] 'call'.\"label\"=\"$contact\" # [".split(" ")
    ),
    max_size=6,
)


@given(LINES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_mixture_of_lines_raises(tmp_path: Path, lines: list[str]) -> None:
    assert isinstance(over(own_file(tmp_path, "\n".join(lines))), dict)
