"""A whole mail, and a strict reader that is not ours: what it finds is what a recipient gets."""

from email import message_from_bytes, message_from_string
from email.errors import NonASCIILocalPartDefect
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import compat32, default
from email.utils import parseaddr

from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel
from stubs.cases import BODY, INTERVIEW, ME, NOW, SUBJECT

MAIL = Outgoing(
    channel=Channel.EMAIL,
    to=INTERVIEW.contact_email,
    to_name=INTERVIEW.contact_name,
    subject=SUBJECT,
    body=BODY,
    sender_name=ME.name,
    sender_email=ME.email,
    message_id="<0123456789abcdef@mail.example>",
    date=NOW,
)

ALWAYS = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]


def strictly(data: bytes) -> EmailMessage:
    """The mail as the strict reader of the standard library has it, which ends at the first defect."""
    policy = default.clone(raise_on_defect=True)
    # UTF-8 in headers (RFC 6532) is text to that reader only when it is handed text.
    ascii_only = data.isascii()
    read = message_from_bytes(data, policy=policy) if ascii_only else message_from_string(data.decode(), policy=policy)
    assert isinstance(read, EmailMessage)
    assert not read.defects
    for header in read.values():
        # That reader calls every name beyond ASCII a defect, where RFC 6532 allows it.
        assert all(isinstance(defect, NonASCIILocalPartDefect) and not ascii_only for defect in header.defects)
    return read


def body_of(read: EmailMessage) -> str:
    """The text, with a line feed between its lines."""
    content = read.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def name_and_address(data: bytes, header: str) -> tuple[str, str]:
    """Who stands in a header, by the older of the two readers: the newer one may put spaces into long names."""
    read: Message = message_from_bytes(data, policy=compat32)
    name, address = parseaddr("".join(str(read[header]).splitlines()))
    return str(make_header(decode_header(name))), address


def lines_of(data: bytes) -> list[bytes]:
    """The lines, none of which is too long, or broken by anything but CRLF."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    for line in lines:
        assert len(line) <= 998
        assert not set(line) & set(b"\r\n\0")
    return lines


def head_of(data: bytes) -> list[bytes]:
    """The lines of the headers."""
    return lines_of(data.partition(b"\r\n\r\n")[0] + b"\r\n")


def assert_is(data: bytes, mail: Outgoing, *more: str) -> EmailMessage:
    """What is sent is the message, and nothing beside it."""
    read = strictly(data)
    assert sorted(read.keys()) == sorted([*ALWAYS, *more])
    assert [address.addr_spec for address in read["To"].addresses] == [mail.to]
    assert [address.addr_spec for address in read["From"].addresses] == [mail.sender_email]
    assert name_and_address(data, "To") == (mail.to_name, mail.to)
    assert name_and_address(data, "From") == (mail.sender_name, mail.sender_email)
    assert read["Subject"] == mail.subject
    # The last line of a mail always ends.
    assert body_of(read) == mail.body.removesuffix("\n") + "\n"
    assert all(line.isascii() for line in lines_of(data))
    return read
