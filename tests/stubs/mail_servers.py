"""Mail servers on loopback: one that works, in each way of protecting it, and one that says what a test wants.

with mail_server(folder, Security.STARTTLS) as server:
    settings = server.settings()
    ...
    assert server.taken == [...]
"""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, Security
from raincheck.domain.secret import Secret

USER = "marisol"
PASSWORD = Secret("canary-Ünïque 7f3a!x")
NOBODY = "nobody@larkspur.example"
"""A recipient whom the working server does not know."""

LATER = "busy@larkspur.example"
"""A recipient whom it does not take for now."""

REFUSALS = {NOBODY: "550 5.1.1 No such user here", LATER: "450 4.2.0 Greylisted"}
QUEUED = "250 2.0.0 queued as ABC123"


class Taken(NamedTuple):
    """A mail that a server has taken: what was said before it, and its bytes without the dots of the transport."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes
    options: tuple[str, ...]
    protected: bool
    user: str


class MailServer(Controller):
    """A real server (aiosmtpd) on a free port of 127.0.0.1, which records what it takes and who logged in how."""

    def __init__(self, security: Security, ca_file: str, context: ssl.SSLContext | None, *, login: bool) -> None:
        self.security = security
        self.ca_file = ca_file
        self.login = login
        self.taken: list[Taken] = []
        self.thinks = 0.0
        """Seconds between taking a message and saying so."""

        self.may_answer = threading.Event()
        """Cleared by a test in which it says so only later."""

        self.may_answer.set()
        self.answered = threading.Event()
        """Set once it has said so."""

        self.names: list[str] = []
        """What clients called themselves."""

        starttls = security is Security.STARTTLS
        super().__init__(
            self,
            hostname="127.0.0.1",
            port=0,
            ssl_context=context if security is Security.TLS else None,
            tls_context=context if starttls else None,
            require_starttls=starttls,
            auth_require_tls=starttls,
            authenticator=self._authenticate,
            enable_SMTPUTF8=True,
            ident="ready",
        )

    def settings(self, **changes: Any) -> MailSettings:
        """How a user would have set it up."""
        known: dict[str, Any] = {
            "way": MailWay.SMTP,
            "host": "localhost",
            "port": self.port,
            "security": self.security,
            "auth": Auth.PASSWORD if self.login else Auth.NONE,
            "user": USER if self.login else "",
            "ca_file": self.ca_file,
        }
        return MailSettings(**known | changes)

    def _trigger_server(self) -> None:
        # The port is free because the system chose it, and known only now.
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # aiosmtpd has types in part

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword), mechanism
        right = (data.login.decode(), data.password.decode()) == (USER, PASSWORD.reveal())
        return AuthResult(success=right, handled=False, auth_data=data.login.decode())

    async def handle_EHLO(  # noqa: N802 - aiosmtpd names its hooks so
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, replies: list[str]
    ) -> list[str]:
        self.names.append(name)
        session.host_name = name
        return replies

    async def handle_MAIL(  # noqa: N802 - the same
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 - the same
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in REFUSALS:
            return REFUSALS[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        assert isinstance(envelope.content, bytes)
        self.taken.append(
            Taken(
                str(envelope.mail_from),
                tuple(envelope.rcpt_tos),
                envelope.content,
                tuple(envelope.mail_options),
                self.security is Security.TLS or session.ssl is not None,
                str(session.auth_data),
            )
        )
        await asyncio.sleep(self.thinks)
        await asyncio.to_thread(self.may_answer.wait)
        self.answered.set()
        return QUEUED


@contextlib.contextmanager
def mail_server(folder: Path, security: Security = Security.STARTTLS, *, login: bool = True) -> Iterator[MailServer]:
    """A server for that way of protecting the line; `folder` takes the certificate that makes it trusted."""
    context, ca_file = None, ""
    if security is not Security.NONE:
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
        ca_file = str(folder / "authority.pem")
        authority.cert_pem.write_to_path(ca_file)
    server = MailServer(security, ca_file, context, login=login)
    server.start()
    try:
        yield server
    finally:
        server.stop()


HANG = b""
"""Instead of a reply: nothing, until the client has gone."""

DEAF = b"\1"
"""Instead of a reply: nothing, and nothing is read any more."""

LEAVE = b"\0"
"""Instead of a reply: the connection is closed."""

VERBS = frozenset(("EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT"))

_USUAL = {
    "GREETING": b"220 ready",
    "EHLO": b"250-here\r\n250-AUTH PLAIN LOGIN XOAUTH2\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 1000000",
    "AUTH": b"235 2.7.0 welcome",
    "DATA": b"354 go on",
    ".": QUEUED.encode(),
    "QUIT": b"221 bye",
}


class ScriptedServer:
    """Says to each verb what a test wants, on 127.0.0.1 and without protection; `{line}` in it is what was said.

    The verbs are those of SMTP, "GREETING", "BODY" (said at the first line of a message), "." (the final dot), and
    "MORE" (to a line that is no command, as in a login of several lines). One that is not in the script is answered
    as usual. `heard` is each line that came, without its end.
    """

    def __init__(self, script: Mapping[str, bytes]) -> None:
        self._script = _USUAL | dict(script)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._closed = threading.Event()
        self.heard: list[bytes] = []
        self.taken = 0
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def settings(self, **changes: Any) -> MailSettings:
        """How a user would have set it up, with a password."""
        known: dict[str, Any] = {
            "way": MailWay.SMTP,
            "host": "127.0.0.1",
            "port": self.port,
            "security": Security.NONE,
            "user": USER,
        }
        return MailSettings(**known | changes)

    def close(self) -> None:
        """Hang up, on everybody."""
        self._closed.set()
        for one in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                # Who waits for it in another thread would not notice that it is closed.
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                self._open.append(caller)
                threading.Thread(target=self._talk, args=(caller,), daemon=True).start()

    def _talk(self, caller: socket.socket) -> None:
        with contextlib.suppress(OSError), caller, caller.makefile("rb") as lines:
            told = self._say(caller, "GREETING", b"")
            while told and (line := lines.readline()):
                said = line.rstrip(b"\r\n")
                self.heard.append(said)
                verb = said.partition(b" ")[0].decode("latin-1")
                told = self._say(caller, verb if verb in VERBS else "MORE", said)
                if told == "DATA" and self._script["DATA"].startswith(b"354"):
                    told = self._take(caller, lines)

    def _take(self, caller: socket.socket, lines: Any) -> str:
        """The message. It counts as taken once its dot is there, unless the answer is a no."""
        first = True
        while line := lines.readline():
            self.heard.append(line.rstrip(b"\r\n"))
            if line == b".\r\n":
                self.taken += self._script["."][:1] not in (b"4", b"5")
                return self._say(caller, ".", b"")
            if first and "BODY" in self._script and not self._say(caller, "BODY", line):
                return ""
            first = False
        return ""

    def _say(self, caller: socket.socket, verb: str, line: bytes) -> str:
        reply = self._script.get(verb, b"250 OK")
        if reply == LEAVE:
            return ""
        if reply == HANG:
            while caller.recv(65_536):
                pass
            return ""
        if reply == DEAF:
            self._closed.wait()
            return ""
        caller.sendall(reply.replace(b"{line}", line) + b"\r\n")
        return verb


@contextlib.contextmanager
def scripted(**script: bytes) -> Iterator[ScriptedServer]:
    """A server by its script; DOT stands for "."."""
    server = ScriptedServer({"." if verb == "DOT" else verb: reply for verb, reply in script.items()})
    try:
        yield server
    finally:
        server.close()
