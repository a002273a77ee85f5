"""The demo: an invented case in which all is filled in, and ports that nothing leaves by."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.delivery import Outgoing
from raincheck.domain.interview import Interview, Mode
from raincheck.domain.moments import Moment
from raincheck.domain.moments.reading import typed
from raincheck.domain.secret import Secret
from raincheck.domain.session import Kind, Me, Reason, Session, Situation, Way
from raincheck.domain.touches import Held
from raincheck.domain.zones import at_offset, zone_info
from raincheck.ports import DeliveryOutcome, FailCause, NoCalendar, NotPlaced, NotSent, Watch

MINUTES_LEFT = 38
ROUND_TO = 5


class DemoLauncher:
    """A `Launcher` that opens nothing, and says that it did."""

    def open(self, target: str) -> bool:  # noqa: ARG002 - the shape of the port
        """Always True, so that the road can be walked to its end."""
        return True


class DemoClipboard:
    """A `Clipboard` that keeps nothing."""

    def copy(self, text: str) -> str | None:  # noqa: ARG002 - the shape of the port
        """The name of a tool that there is not."""
        return "demo"


class DemoMail:
    """A `Transport` by which nothing leaves."""

    def __init__(self, way: Way) -> None:
        self.way = way

    def deliver(self, message: Outgoing, watch: Watch) -> DeliveryOutcome:  # noqa: ARG002 - the shape of the port
        """Not sent, whatever it is."""
        return NotSent(FailCause.DEMO)


class DemoCalendar:
    """A `CalendarServer` that is never reached."""

    def discover(
        self,
        settings: CalendarSettings,  # noqa: ARG002 - here and below, the shape of the port
        secret: Secret | None,  # noqa: ARG002
        watch: Watch,  # noqa: ARG002
    ) -> NoCalendar:
        """None, wherever it is looked for."""
        return NoCalendar(FailCause.DEMO)

    def place(
        self,
        entries: Sequence[CalendarEntry],
        held: Sequence[Held],  # noqa: ARG002
        now: datetime,  # noqa: ARG002
        watch: Watch,  # noqa: ARG002
    ) -> tuple[NotPlaced, ...]:
        """Not in a calendar, any of them."""
        return tuple(NotPlaced(entry.touch.uid, FailCause.DEMO) for entry in entries)


def demo_session(now: datetime, zone: str) -> Session:
    """A case at the first question, its interview 38 minutes away, rounded to five, on the user's own clock."""
    zone = zone if zone_info(zone) else "Etc/UTC"
    starts = at_offset(_rounded(now + timedelta(minutes=MINUTES_LEFT)), zone)
    return Session(
        id=f"{now:%Y-%m-%d}-cannot-make-it-demo",
        created=now,
        updated=now,
        me=Me(name="Marisol Vega", phone="+1 602 555 0100"),
        situation=Situation(kind=Kind.CANNOT, reason=Reason.CAR),
        interview=Interview(
            when=typed(Moment(starts, zone)),
            starts=starts,
            zone=zone,
            mode=Mode.IN_PERSON,
            company="Larkspur Freight",
            role="Dispatch Coordinator",
            contact_name="Dana Whitfield",
            contact_email="dana.whitfield@larkspur.example",
            contact_phone="+1 602 555 0142",
        ),
    )


def _rounded(moment: datetime) -> datetime:
    """The nearest moment on a five-minute mark, counted in UTC."""
    step = ROUND_TO * 60
    return datetime.fromtimestamp(round(moment.timestamp() / step) * step, UTC)
