"""Lists of what stands on a server, as WebDAV writes them (RFC 4918, 13)."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from msgspec import Struct

from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.ports import FailCause

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"

ELEMENT_LIMIT = 50_000
"""Elements of one answer; one calendar in it has some thirty."""

_WRITING = {f"{DAV}{privilege}" for privilege in ("all", "write", "bind", "write-content")}

ASKED = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>'
    b"<d:resourcetype/><d:displayname/><d:current-user-principal/><d:current-user-privilege-set/>"
    b"<c:calendar-home-set/><c:supported-calendar-component-set/>"
    b"</d:prop></d:propfind>"
)
"""The body of a PROPFIND: everything that is ever asked of a resource."""

_SEARCH = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:getetag/></d:prop>'
    '<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:prop-filter name="UID">'
    '<c:text-match collation="i;octet">{uid}</c:text-match>'
    "</c:prop-filter></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"
)


def search(uid: str) -> bytes:
    """The body of a REPORT that asks where an entry stands (RFC 4791, 7.8)."""
    return _SEARCH.format(uid=escape(uid)).encode()


class Resource(Struct, frozen=True):
    """One thing on the server, `href` as the server writes it, with those of its properties that it told."""

    href: str
    properties: Mapping[str, ET.Element]

    @property
    def name(self) -> str:
        """As its owner calls it; not cleaned."""
        found = self.properties.get(f"{DAV}displayname")
        return (found.text or "") if found is not None else ""

    @property
    def is_calendar(self) -> bool:
        """Whether entries are kept in it (RFC 4791, 4.2)."""
        return f"{CALDAV}calendar" in self._tags("resourcetype", DAV)

    @property
    def takes_entries(self) -> bool:
        """Whether it is a calendar that takes ours: a server that says nothing of it takes all (RFC 4791, 5.2.3)."""
        kinds = self.properties.get(f"{CALDAV}supported-calendar-component-set")
        of_events = kinds is None or "VEVENT" in {str(kind.get("name")).upper() for kind in kinds}
        rights = self.properties.get(f"{DAV}current-user-privilege-set")
        granted = {right.tag for right in rights.iter()} if rights is not None else _WRITING
        return self.is_calendar and of_events and bool(granted & _WRITING)

    @property
    def principal(self) -> str:
        """Where it says who we are there (RFC 5397); empty when it does not."""
        return next(self._hrefs(f"{DAV}current-user-principal"), "")

    @property
    def homes(self) -> tuple[str, ...]:
        """Where our calendars are (RFC 4791, 6.2.1)."""
        return tuple(self._hrefs(f"{CALDAV}calendar-home-set"))

    def _tags(self, name: str, space: str) -> set[str]:
        found = self.properties.get(f"{space}{name}")
        return {child.tag for child in found} if found is not None else set()

    def _hrefs(self, name: str) -> Iterator[str]:
        found = self.properties.get(name)
        hrefs = found.findall(f"{DAV}href") if found is not None else []
        return (href.text.strip() for href in hrefs if href.text and href.text.strip())


class _Plain(ET.TreeBuilder):
    """Builds a tree of bounded size, and none for a document with a DOCTYPE: entities are declared there.

    WebDAV has no use for one, and an entity may be a bomb or a file of this machine.
    """

    def __init__(self) -> None:
        super().__init__()
        self._elements = 0

    def doctype(self, *_declared: str | None) -> None:
        """Heard before anything in it."""
        raise Refused(FailCause.CALENDAR_NOT_CALDAV)

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        """Count it first."""
        self._elements += 1
        if self._elements > ELEMENT_LIMIT:
            raise Refused(FailCause.CALENDAR_TOO_MUCH)
        return super().start(tag, attrs)


def resources(body: bytes) -> tuple[Resource, ...]:
    """What an answer lists. Raises Refused for what is no such list."""
    parser = ET.XMLParser(target=_Plain())  # noqa: S314 - see `_Plain`
    try:
        parser.feed(body)
        tree = parser.close()
    except (ET.ParseError, ValueError, LookupError):
        # Beside broken XML, an encoding that nobody knows.
        raise Refused(FailCause.CALENDAR_NOT_CALDAV) from None
    if tree.tag != f"{DAV}multistatus":
        raise Refused(FailCause.CALENDAR_NOT_CALDAV)
    return tuple(_resource(response) for response in tree.iter(f"{DAV}response"))


def _resource(response: ET.Element) -> Resource:
    told = {
        found.tag: found
        for propstat in response.findall(f"{DAV}propstat")
        if " 200" in (propstat.findtext(f"{DAV}status") or " 200")
        for found in propstat.iterfind(f"{DAV}prop/*")
    }
    return Resource((response.findtext(f"{DAV}href") or "").strip(), told)
