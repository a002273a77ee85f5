"""A real calendar server (radicale) on loopback, and what other programs do to its calendars.

with calendar_server(folder) as server:
    placed = put(server.settings(), [an_entry()])
    ...
    assert server.entries() == {...}
"""

import base64
import contextlib
import http.client
import ssl
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import quote, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from zoneinfo import ZoneInfo

import trustme
from icalendar import Calendar
from radicale import config
from radicale.app import Application

from raincheck.adapters.calendars.caldav.server import CalDav, Limits
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.touches import Held, Touch, TouchKind, TouchState
from raincheck.ports import CalendarFound, NoCalendar, Placed, Placement
from raincheck.watching import Lookout
from stubs.calendars import FakeCalendarAccount
from stubs.cases import FIRST_TOUCH, NOW

USER = "marisol"
PASSWORD = Secret("canary-Ünïque 7f3a!x")
UID = "2026-11-18 k7wq-first@raincheck.invalid"
"""One that has to be encoded in an address."""

_NEW_CALENDAR = (
    '<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
    "<d:displayname>{name}</d:displayname><c:supported-calendar-component-set>"
    '<c:comp name="{kind}"/></c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>'
)


TASKS = "VTODO"
"""The kind of a calendar that takes tasks and no events (RFC 4791, 5.2.3): no follow-up can go there."""


def an_entry(
    uid: str = UID,
    at: datetime = FIRST_TOUCH,
    sequence: int = 0,
    *,
    stands: bool = True,
    summary: str = "Follow up with Larkspur Freight",
) -> CalendarEntry:
    """An entry, the same each time but for what a test names."""
    state = TouchState.PLANNED if stands else TouchState.DROPPED
    touch = Touch(uid=uid, kind=TouchKind.FIRST, at=at, zone="America/Phoenix", state=state, sequence=sequence)
    return CalendarEntry(touch=touch, summary=summary, description="Send the second message.")


def place(  # noqa: PLR0913 - what a test may want to change, all with a default
    settings: CalendarSettings,
    entries: Sequence[CalendarEntry],
    held: Sequence[Held] = (),
    *,
    secret: Secret = PASSWORD,
    limits: Limits | None = None,
    watch: Lookout | None = None,
) -> tuple[Placement, ...]:
    """Bring the calendar of the settings to these entries."""
    account = FakeCalendarAccount(settings)
    account.held.append(secret)
    return CalDav(account, limits).place(entries, held, NOW, watch or Lookout())


def discover(
    settings: CalendarSettings, secret: Secret | None = PASSWORD, limits: Limits | None = None
) -> tuple[CalendarFound, ...] | NoCalendar:
    """The calendars of that account."""
    return CalDav(FakeCalendarAccount(), limits).discover(settings, secret, Lookout())


def held_of(placement: Placement) -> Held:
    """What is known of an entry that was placed."""
    assert isinstance(placement, Placed), placement
    return placement.held


class Answer(NamedTuple):
    """What another program was answered."""

    status: int
    etag: str
    body: bytes


class OtherProgram:
    """Somebody else who has the password, such as the calendar of a phone."""

    def __init__(self, url: str, user: str, secret: Secret, ca_file: str = "") -> None:
        self._url = urlsplit(url)
        self._login = base64.b64encode(f"{user}:{secret.reveal()}".encode()).decode()
        self._ca_file = ca_file

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """One request."""
        assert self._url.hostname
        if self._ca_file:
            context = ssl.create_default_context(cafile=self._ca_file)
            line: http.client.HTTPConnection = http.client.HTTPSConnection(
                self._url.hostname, self._url.port, timeout=20, context=context
            )
        else:
            line = http.client.HTTPConnection(self._url.hostname, self._url.port, timeout=20)
        with contextlib.closing(line):
            line.request(method, path, body, {"Authorization": f"Basic {self._login}", **headers})
            reply = line.getresponse()
            return Answer(reply.status, reply.getheader("ETag", ""), reply.read())

    def entry(self, calendar: str, uid: str = UID) -> bytes:
        """The bytes of an entry as the server has them now; empty when it has none."""
        answer = self.ask("GET", self.path(calendar, uid))
        return answer.body if answer.status == 200 else b""

    def rewrite(self, calendar: str, uid: str = UID, **changes: Any) -> None:
        """Change it as another program does: `start`, `summary`, or `alarms=0`."""
        parsed = Calendar.from_ical(self.entry(calendar, uid))
        event = parsed.walk("VEVENT")[0]
        if "start" in changes:
            for name in ("DTSTART", "DTEND"):
                event.pop(name)
            start = changes["start"].astimezone(ZoneInfo("America/Phoenix"))
            event.add("dtstart", start)
            event.add("dtend", start + timedelta(minutes=15))
        for name in ("summary", "status", "sequence"):
            if name in changes:
                event.pop(name, None)
                event.add(name, changes[name])
        if changes.get("alarms") == 0:
            event.subcomponents.clear()
        if "uid" in changes:
            event["uid"] = changes["uid"]
        answer = self.ask("PUT", self.path(calendar, uid), parsed.to_ical(), **{"Content-Type": "text/calendar"})
        assert 200 <= answer.status < 300, answer

    @staticmethod
    def path(calendar: str, uid: str = UID) -> str:
        """Where the entry stands."""
        return f"{urlsplit(calendar).path}{quote(uid, safe='')}.ics"


class CalendarServer(NamedTuple):
    """A running radicale; `ca_file` vouches for it where it is protected."""

    url: str
    ca_file: str

    @property
    def other(self) -> OtherProgram:
        """Another program of the same person's."""
        return OtherProgram(self.url, USER, PASSWORD, self.ca_file)

    def new_calendar(self, key: str, name: str = "Interviews", kind: str = "VEVENT") -> str:
        """A new calendar of the user's, and its address."""
        body = _NEW_CALENDAR.format(name=name, kind=kind).encode()
        answer = self.other.ask("MKCALENDAR", f"/{USER}/{key}/", body)
        assert answer.status == 201, answer
        return f"{self.url}{USER}/{key}/"

    def entries(self, calendar: str) -> list[str]:
        """The UIDs of all that stands in it."""
        whole = self.other.ask("GET", urlsplit(calendar).path).body
        return sorted(str(event["uid"]) for event in Calendar.from_ical(whole).walk("VEVENT"))


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing on the screen of the tests."""


class _Server(WSGIServer):
    def handle_error(self, *_: Any) -> None:
        """A client that does not trust it hangs up."""


@contextlib.contextmanager
def calendar_server(folder: Path, *, protected: bool = False) -> Iterator[CalendarServer]:
    """A real one, which knows one person."""
    folder.mkdir(parents=True, exist_ok=True)
    people, ca_file = folder / "users", folder / "ca.pem"
    people.write_text(f"{USER}:{PASSWORD.reveal()}\n", "utf-8")
    settings = config.load()
    settings.update(
        {
            "auth": {
                "type": "htpasswd",
                "htpasswd_filename": str(people),
                "htpasswd_encryption": "plain",
                "delay": "0",
            },
            "storage": {"filesystem_folder": str(folder / "storage"), "_filesystem_fsync": "False"},
            "logging": {"level": "critical"},
        },
        "tests",
        privileged=True,
    )
    server = make_server("127.0.0.1", 0, cast("Any", Application(settings)), _Server, _Quiet)
    if protected:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(ca_file))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        place = f"https://localhost:{server.server_port}/" if protected else f"http://127.0.0.1:{server.server_port}/"
        yield CalendarServer(place, str(ca_file) if protected else "")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
