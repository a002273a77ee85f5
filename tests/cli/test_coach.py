"""`raincheck coach`: a linter for messages, for editors and pipes."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from raincheck.exits import ExitCode
from stubs.coaching import CONTEXT, GOOD, row, rules, write
from stubs.command import Run
from stubs.hostile import ATTACKS, controls_in

BAD = """\
Subject: Interview time

Dear Ms. Oyelaran,

\u201cNobody told me\u201d that the office had moved. Confirm the new slot by noon. \U0001f64f
"""
MARKED = {
    "subject-weak": "Interview time",
    "wrong-name": "Ms. Oyelaran",
    "blame-shifting": "\u201cNobody told me\u201d that the office had moved.",
    "demanding-tone": "Confirm the new slot by noon.",
    "emoji": "\U0001f64f",
}


@pytest.fixture
def good(tmp_path: Path) -> str:
    return write(tmp_path / "good.txt", GOOD)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    return write(tmp_path / "bad.txt", BAD)


@pytest.fixture
def context(tmp_path: Path) -> str:
    return write(tmp_path / "case.toml", CONTEXT)


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


# The result


def test_a_clean_message_is_0(run: Run, good: str, context: str) -> None:
    assert run("coach", good, "--context", context).code == ExitCode.OK


def test_a_clean_message_has_no_findings(run: Run, good: str, context: str) -> None:
    assert rules(run, good, "--context", context) == set()


def test_findings_are_1(run: Run, bad: str) -> None:
    assert run("coach", bad).code == 1


def test_findings_are_1_in_json_as_well(run: Run, bad: str) -> None:
    assert run("coach", bad, "--json").code == ExitCode.FINDINGS


def test_the_keys_of_the_json_are_those_that_are_promised(run: Run, bad: str) -> None:
    assert set(row(run, bad)) == {"ingredients", "words", "findings"}


def test_the_keys_of_a_finding_are_those_that_are_promised(run: Run, bad: str) -> None:
    keys = {"rule", "family", "severity", "start", "end", "message", "suggestion"}
    assert {frozenset(finding) for finding in row(run, bad)["findings"]} == {frozenset(keys)}


def test_the_five_ingredients_are_yes_or_no(run: Run, good: str, context: str) -> None:
    ticks = row(run, good, "--context", context)["ingredients"]
    assert ticks == dict.fromkeys(("own", "reason", "ask", "regret", "thanks"), True)


def test_the_words_are_those_of_the_body_without_greeting_and_signature(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "m.txt", "Subject: Warehouse Lead, 2:30\n\nHi Dana,\n\nI can't come today.\n\nBest,\nJonah")
    assert row(run, path)["words"] == 4


def test_all_findings_are_in_the_json(run: Run, bad: str, context: str) -> None:
    assert len(rules(run, bad, "--context", context)) > 5


def test_the_worst_finding_comes_first(run: Run, bad: str, context: str) -> None:
    order = ["block", "warn", "hint"]
    found = [order.index(finding["severity"]) for finding in row(run, bad, "--context", context)["findings"]]
    assert found == sorted(found)


def test_a_person_reads_where_a_finding_stands(run: Run, bad: str) -> None:
    (line,) = [line for line in run("coach", bad).out.splitlines() if "[blame-shifting]" in line]
    assert line.startswith(f"{bad}:5:1: warn: ")


def test_a_person_reads_the_ticks_and_the_words(run: Run, good: str, context: str) -> None:
    last = run("coach", good, "--context", context).out.splitlines()[-1]
    assert (last.count("\u2713"), "words" in last) == (5, True)


# Places


@pytest.mark.parametrize("rule", MARKED)
@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_a_place_counts_the_letters_of_the_whole_file(
    run: Run, tmp_path: Path, context: str, rule: str, breaks: str
) -> None:
    text = BAD.replace("\n", breaks)
    path = write(tmp_path / "m.txt", text)
    (finding,) = [found for found in row(run, path, "--context", context)["findings"] if found["rule"] == rule]
    assert text[finding["start"] : finding["end"]] == MARKED[rule]


def test_a_file_without_a_subject_line_is_all_body(run: Run, tmp_path: Path) -> None:
    text = "Hi Dana, {{reason}} keeps me at home."
    (finding,) = [f for f in row(run, write(tmp_path / "m.txt", text))["findings"] if f["rule"] == "placeholder-left"]
    assert text[finding["start"] : finding["end"]] == "{{reason}}"


@pytest.mark.parametrize("head", ["Subject: ", "subject:", "SUBJECT:\t"])
def test_a_subject_line_is_the_subject(run: Run, tmp_path: Path, head: str) -> None:
    path = write(tmp_path / "m.txt", f"{head}Warehouse Lead, 10:00 today\n\nI can't come.")
    assert "subject-weak" not in rules(run, path)


def test_a_subject_line_may_be_the_only_one(run: Run, tmp_path: Path) -> None:
    text = "Subject: {{role}}, 10:00 today"
    (finding,) = [f for f in row(run, write(tmp_path / "m.txt", text))["findings"] if f["rule"] == "placeholder-left"]
    assert text[finding["start"] : finding["end"]] == "{{role}}"


def test_a_subject_in_a_later_line_is_body(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "m.txt", "Hi Dana,\nSubject: Warehouse Lead, 10:00 today\n")
    assert "subject-weak" in rules(run, path)


def test_a_byte_order_mark_hides_no_subject(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_bytes(b"\xef\xbb\xbfSubject: Warehouse Lead, 10:00 today\r\n\r\nI can't come.\r\n")
    assert "subject-weak" not in rules(run, str(path))


# What comes in


def test_a_pipe_is_read(run: Run, monkeypatch: pytest.MonkeyPatch, context: str) -> None:
    pipe(monkeypatch, GOOD.encode())
    assert run("coach", "-", "--context", context).code == ExitCode.OK


def test_an_empty_pipe_is_a_message_without_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, b"")
    assert row(run, "-")["words"] == 0


def test_a_closed_standard_input_is_a_message_without_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert row(run, "-")["words"] == 0


UNREADABLE = {"too large": b"a" * (1024 * 1024 + 1), "no UTF-8": b"I can\x92t come.", "UTF-16": "Hi".encode("utf-16")}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("piped", [False, True])
def test_what_is_no_text_is_refused_with_a_reason(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, piped: bool
) -> None:
    path = tmp_path / "m.txt"
    path.write_bytes(UNREADABLE[name])
    pipe(monkeypatch, UNREADABLE[name])
    result = run("coach", "-" if piped else str(path))
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert result.err.strip().endswith(".")


def test_a_megabyte_is_read(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "m.txt", "I can't come. " + "\n" * (1024 * 1024 - 14))
    assert row(run, path)["words"] == 3


@pytest.mark.parametrize("name", ["missing.txt", ".", "nul\x00here"])
def test_what_is_no_file_is_refused_with_a_reason(run: Run, name: str) -> None:
    result = run("coach", name)
    assert (result.code, result.out, bool(result.err.strip())) == (ExitCode.USAGE, "", True)


@pytest.mark.parametrize("argv", [(), ("a.txt", "b.txt"), ("a.txt", "--channel", "fax"), ("a.txt", "--chan", "sms")])
def test_a_wrong_use_is_2(run: Run, argv: tuple[str, ...]) -> None:
    assert run("coach", *argv).code == ExitCode.USAGE


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_message_reaches_the_terminal_raw(run: Run, tmp_path: Path, attack: str) -> None:
    path = write(tmp_path / "m.txt", f"Subject: {attack}\n\nDear {attack}, {{{{{attack}}}}} is on fire.")
    plain, rows = run("coach", path), run("coach", path, "--json")
    assert controls_in(plain.out + plain.err + rows.out + rows.err) == set()


# The rules


def test_the_rules_are_listed_with_reason_and_source(run: Run) -> None:
    listed = json.loads(run("coach", "--rules", "--json").out)
    assert len(listed) == 30
    assert all(rule["why"] and rule["source"] for rule in listed)


def test_a_person_reads_thirty_rules(run: Run) -> None:
    result = run("coach", "--rules")
    assert (result.code, result.out.count("  why: ")) == (ExitCode.OK, 30)


def test_every_rule_has_its_family_and_severity(run: Run) -> None:
    listed = json.loads(run("coach", "--rules", "--json").out)
    assert {rule["severity"] for rule in listed} == {"block", "warn", "hint"}
    assert all(rule["family"] for rule in listed)
