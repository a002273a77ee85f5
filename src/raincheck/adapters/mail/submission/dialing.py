"""The way to a server: its name looked up and its address reached, and both can be given up at any time."""

import asyncio
import contextlib
import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from raincheck.adapters.mail.submission.failing import Unsent
from raincheck.domain.mail_settings import is_loopback
from raincheck.ports import FailCause

STAGGER = 0.25
"""Seconds after which the next address is tried beside the one that does not answer (RFC 8305, 5)."""

T = TypeVar("T")


class Address(NamedTuple):
    """One place where a server may be, as `getaddrinfo` tells it."""

    family: int
    place: tuple[str, int] | tuple[str, int, int, int]


async def aside(ask: Callable[[], T]) -> T | None:
    """What a call says that may block, or None where it broke.

    In a thread that nobody joins: the loop waits for its own threads when it ends, and the interpreter
    for those of an executor, so that one name server that does not answer would hold up the whole program.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T | None] = loop.create_future()

    def tell(said: T | None) -> None:
        if not answer.done():
            answer.set_result(said)

    def work() -> None:
        said: T | None = None
        try:
            said = ask()
        finally:
            # The loop has ended when nobody waits any more.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(tell, said)

    threading.Thread(target=work, daemon=True).start()
    return await answer


async def dial(host: str, port: int, *, here_only: bool) -> socket.socket:
    """A connection to the first address that answers. With `here_only` no address of another machine is tried.

    Raises Unsent, or OSError of the last address that was tried.
    """
    if here_only and not is_loopback(host):
        raise Unsent(FailCause.NOT_LOOPBACK)
    found = await aside(lambda: look_up(host, port))
    if found is None or isinstance(found, OSError):
        raise Unsent(FailCause.NO_HOST, (found.strerror or "") if found else "")
    # The name alone does not say it: a name server or a file of hosts may send "localhost" anywhere.
    near = [address for address in found if is_here(address)] if here_only else found
    if here_only and not near:
        raise Unsent(FailCause.NOT_LOOPBACK)
    return await _first(near)


def look_up(host: str, port: int) -> Sequence[Address] | OSError:
    """Where that name leads. It blocks as long as the name server does."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        return error
    except UnicodeError:
        # A part of the name is longer than 63 octets (RFC 1035, 2.3.4).
        return OSError()
    internet = (socket.AF_INET, socket.AF_INET6)
    return [Address(family, place) for family, _, _, _, place in found if family in internet]  # type: ignore[arg-type] # places of these two families


def is_here(address: Address) -> bool:
    """Whether it is an address of this machine's own (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3)."""
    place = ipaddress.ip_address(address.place[0].partition("%")[0])
    mapped = place.ipv4_mapped if isinstance(place, ipaddress.IPv6Address) else None
    return (mapped or place).is_loopback


async def _first(addresses: Sequence[Address]) -> socket.socket:
    """The first connection of all addresses, each tried a little later than the one before it."""
    waiting, tries = list(addresses), list[asyncio.Task[socket.socket]]()
    trouble = OSError()
    won: socket.socket | None = None
    try:
        while waiting or any(not one.done() for one in tries):
            if waiting:
                tries.append(asyncio.ensure_future(_connected(waiting.pop(0))))
            pending = [one for one in tries if not one.done()]
            done, _ = await asyncio.wait(
                pending, timeout=STAGGER if waiting else None, return_when=asyncio.FIRST_COMPLETED
            )
            for one in done:
                error = one.exception()
                if error is None:
                    won = one.result()
                    return won
                trouble = error if isinstance(error, OSError) else trouble
        raise trouble
    finally:
        await _hang_up(tries, won)


async def _connected(address: Address) -> socket.socket:
    caller = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        caller.setblocking(False)
        await asyncio.get_running_loop().sock_connect(caller, address.place)
    except BaseException:
        caller.close()
        raise
    return caller


async def _hang_up(tries: Sequence[asyncio.Task[socket.socket]], keep: socket.socket | None) -> None:
    """End all tries but the one that won; two may have been answered at once."""
    for one in tries:
        one.cancel()
    for answered in await asyncio.gather(*tries, return_exceptions=True):
        if isinstance(answered, socket.socket) and answered is not keep:
            answered.close()
