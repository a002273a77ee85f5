"""A web server on loopback that gives the answers of a test, one after the other, and writes down what it was asked."""

import contextlib
import socketserver
import threading
from collections.abc import Iterator
from typing import NamedTuple

HANGS_UP = b"|"
"""Behind an answer: the server closes the connection then, and does not say so."""


class Asked(NamedTuple):
    """A request: its first line, its headers with their names in lower case, its body, and on which connection."""

    line: str
    headers: dict[str, str]
    body: bytes
    connection: int


class Canned(NamedTuple):
    """A running one."""

    url: str
    asked: list[Asked]


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    """An answer with its length."""
    head = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}"]
    return "".join(f"{line}\r\n" for line in [*head, ""]).encode() + body


@contextlib.contextmanager
def canned(*answers: bytes) -> Iterator[Canned]:
    """A server with these answers; after the last it hangs up."""
    left, asked, connections = list(answers), list[Asked](), list[int]()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            connections.append(len(connections) + 1)
            number = connections[-1]
            while left and (line := self.rfile.readline().decode().strip()):
                headers = dict(iter(self._header, ("", "")))
                body = self.rfile.read(int(headers.get("content-length", "0")))
                asked.append(Asked(line, headers, body, number))
                said = left.pop(0)
                self.wfile.write(said.removesuffix(HANGS_UP))
                if b"\r\nConnection: close" in said or said.endswith(HANGS_UP):
                    return

        def _header(self) -> tuple[str, str]:
            name, _, text = self.rfile.readline().decode().strip().partition(":")
            return name.lower(), text.strip()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Canned(f"http://127.0.0.1:{server.server_address[1]}/me/", asked)
        finally:
            server.shutdown()
            thread.join()
