"""Finding the calendars of a person: on a real server, and through every fault of the shared one."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.ports import (
    CalendarFound,
    FailCause,
    NoCalendar,
)
from stubs.calendar_servers import (
    TASKS,
    USER,
    CalendarServer,
    calendar_server,
    discover,
)
from stubs.canned import answer, canned
from stubs.faulty_calendar import QUICK, Row, faulty_calendar

_KEYS = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServer]:
    with calendar_server(tmp_path_factory.mktemp("calendars")) as running:
        yield running


@pytest.fixture
def calendar(server: CalendarServer) -> str:
    return server.new_calendar(f"calendar-{next(_KEYS)}")


def test_a_host_is_enough_to_find_those_that_take_entries(tmp_path_factory: pytest.TempPathFactory) -> None:
    with calendar_server(tmp_path_factory.mktemp("found")) as server:
        work, home = server.new_calendar("work", "Work ☂"), server.new_calendar("home", "Home")
        server.new_calendar("tasks", "Tasks", TASKS)
        found = discover(CalendarSettings(url=server.url.removeprefix("http://"), user=USER))
        assert isinstance(found, tuple)
        assert sorted(found, key=lambda one: one.name) == [CalendarFound(home, "Home"), CalendarFound(work, "Work ☂")]


@pytest.mark.parametrize("path", ["", f"{USER}/", f"{USER}"])
def test_an_address_on_the_way_leads_to_them_too(server: CalendarServer, calendar: str, path: str) -> None:
    found = discover(CalendarSettings(url=server.url + path, user=USER))
    assert isinstance(found, tuple)
    assert calendar in {one.url for one in found}


def test_the_address_of_a_calendar_means_that_one_alone(calendar: str) -> None:
    assert discover(CalendarSettings(url=calendar, user=USER)) == (CalendarFound(calendar, "Interviews"),)


def test_names_from_the_server_are_lines_that_drive_no_terminal(server: CalendarServer) -> None:
    url = server.new_calendar(f"evil-{next(_KEYS)}", "W\u202eork\u009b31m\u0085 [/bold]" + "x" * 300)
    found = discover(CalendarSettings(url=url, user=USER))
    assert isinstance(found, tuple)
    assert found[0].name.startswith("Work [/bold]xxx")
    assert len(found[0].name) == 200


def test_a_wrong_password_is_said_once(server: CalendarServer) -> None:
    found = discover(CalendarSettings(url=server.url, user=USER), Secret("wrong"))
    assert isinstance(found, NoCalendar)
    assert found.cause is FailCause.CALENDAR_LOGIN_REFUSED


def test_without_a_password_nothing_is_asked(server: CalendarServer) -> None:
    assert discover(CalendarSettings(url=server.url, user=USER), None) == NoCalendar(FailCause.PASSWORD_NEEDED)


def test_where_nothing_listens_it_says_so() -> None:
    found = discover(CalendarSettings(url="http://127.0.0.1:9/", user=USER))
    assert found == NoCalendar(FailCause.CALENDAR_NO_CONNECTION)


CALENDAR = b"""<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>/</d:href>
<d:propstat><d:prop><d:resourcetype><c:calendar/></d:resourcetype></d:prop></d:propstat></d:response></d:multistatus>"""


def test_a_server_without_the_agreed_address_is_asked_at_its_root() -> None:
    not_there, calendar = answer("404 Not Found"), answer("207 Multi-Status", CALENDAR)
    with canned(not_there, not_there, calendar) as server:
        found = discover(CalendarSettings(url=server.url, user=USER))
        root = server.url.removesuffix("me/")
    assert found == (CalendarFound(root, "Calendar"),)
    assert [asked.line.split()[1] for asked in server.asked] == ["/me/", "/.well-known/caldav", "/"]


def test_a_calendar_that_only_may_be_read_is_not_offered() -> None:
    read_only = CALENDAR.replace(
        b"</d:prop>",
        b"<d:current-user-privilege-set><d:privilege><d:read/></d:privilege></d:current-user-privilege-set></d:prop>",
    )
    with canned(answer("207 Multi-Status", read_only)) as server:
        assert discover(CalendarSettings(url=server.url, user=USER)) == NoCalendar(FailCause.CALENDAR_NONE)


# Faults, by their number in the shared table

FINDING = [
    Row("CA-01", "PROPFIND:401", FailCause.CALENDAR_LOGIN_REFUSED),
    Row("CA-01", "PROPFIND:403", FailCause.CALENDAR_FORBIDDEN),
    Row("CA-01", "PROPFIND:404", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-01", "PROPFIND:405", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-02", "PROPFIND:html-200", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-07", "PROPFIND:429", FailCause.CALENDAR_LATER, wait=120),
    Row("CA-08", "PROPFIND:hang", FailCause.CALENDAR_TIMED_OUT),
    Row("CA-08", "PROPFIND:drip", FailCause.CALENDAR_TIMED_OUT),
    Row("CA-08", "PROPFIND:rst", FailCause.CALENDAR_LOST),
    Row("CA-08", "PROPFIND:truncated", FailCause.CALENDAR_LOST),
    Row("CA-08", "PROPFIND:bad-header", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-09", "PROPFIND:redirect-other", FailCause.CALENDAR_ELSEWHERE),
    Row("CA-09", "PROPFIND:redirect-308-other", FailCause.CALENDAR_ELSEWHERE),
    Row("CA-09", "PROPFIND:redirect-http", FailCause.CALENDAR_ELSEWHERE),
    Row("CA-09", "PROPFIND:redirect-loop", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-11", "PROPFIND:bad-xml", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-11", "PROPFIND:xml-bomb", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-11", "PROPFIND:xxe", FailCause.CALENDAR_NOT_CALDAV),
]


@pytest.mark.parametrize("row", FINDING, ids=[f"{row.number}-{row.faults}" for row in FINDING])
def test_where_nothing_is_found_it_says_why(row: Row, tmp_path: Path) -> None:
    with faulty_calendar(tmp_path / "server", row.faults) as server:
        found = discover(CalendarSettings(url=server.url, user=USER), limits=QUICK)
        assert isinstance(found, NoCalendar)
        assert (found.cause, found.wait_seconds) == (row.said, row.wait)
        assert "root:" not in found.note
        assert server.strays == []


def test_ca_09_the_other_server_is_named_for_who_wants_to_type_it(tmp_path: Path) -> None:
    with faulty_calendar(tmp_path / "server", "PROPFIND:redirect-308-other") as server:
        found = discover(CalendarSettings(url=server.url, user=USER))
        assert isinstance(found, NoCalendar)
        assert found.note.startswith("http://127.0.0.1:")


def test_it_is_found_by_the_agreed_address(tmp_path: Path) -> None:
    with faulty_calendar(tmp_path / "server") as server:
        found = discover(CalendarSettings(url=server.url, user=USER))
        assert found == (CalendarFound(server.calendar, "Default"),)
        assert server.asked()[0]["path"] == "/.well-known/caldav"


def test_ca_12_a_hostile_name_is_shown_inert(tmp_path: Path) -> None:
    with faulty_calendar(tmp_path / "server", "PROPFIND:evil-text") as server:
        found = discover(CalendarSettings(url=server.url, user=USER))
        assert found == (CalendarFound(server.calendar, "Work]52;c;cHduZWQ=[@click=app.quit]free[/] gnp.ics [/bold]"),)


CERTIFICATES = {
    "expired": FailCause.CALENDAR_EXPIRED,
    "self-signed": FailCause.CALENDAR_UNTRUSTED,
    "wrong-host": FailCause.CALENDAR_WRONG_HOST,
}


@pytest.mark.parametrize("certificate", CERTIFICATES)
def test_ca_13_a_certificate_that_vouches_for_nobody_gets_no_password(
    certificate: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faulty_calendar(tmp_path / "server", certificate=certificate) as server:
        if certificate != "self-signed":
            monkeypatch.setenv("SSL_CERT_FILE", server.ca_file)
        found = discover(CalendarSettings(url=server.url, user=USER))
        assert found == NoCalendar(CERTIFICATES[certificate])
        assert server.asked() == []


PROBE = """
import resource, sys
from raincheck.domain.calendar_settings import CalendarSettings
from stubs.calendar_servers import USER, discover
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = discover(CalendarSettings(url=sys.argv[1], user=USER))
print(found.cause.value, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize(
    ("fault", "cause"),
    [("huge", FailCause.CALENDAR_TOO_MUCH), ("gzip-bomb", FailCause.CALENDAR_NOT_CALDAV)],
)
def test_ca_10_an_answer_without_end_costs_no_memory(fault: str, cause: FailCause, tmp_path: Path) -> None:
    with faulty_calendar(tmp_path / "server", f"PROPFIND:{fault}") as server:
        run = subprocess.run(
            [sys.executable, "-c", PROBE, server.url],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            cwd=Path(__file__).parents[1],
        )
    why, megabytes = run.stdout.split()
    assert why == cause.value
    assert int(megabytes) < 60
