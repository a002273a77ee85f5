"""Addresses of the web in a text: found, taken apart strictly, and freed of the wrappers that mail filters add.

A part of an address means what a browser makes of it, so the host is what stands after the last "@" and
before the first slash. Whatever is not plainly such an address is no address here.
"""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

URL_LIMIT = 4096
"""Characters of an address; a longer one is passed over, not cut."""

_DEPTH = 4
_URL = re.compile(
    r"<(https?://[^\s<>]++(?:[ \t]*+\n[^\s<>]++){1,3}+)>"  # RFC 3986, appendix C: broken over lines inside brackets
    r"|https?://(?:(?![,;]https?://)[^\s<>\"\\^`{}|])++",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w@./\\:%=&?+#~-])[a-z0-9][a-z0-9.-]{3,80}/[^\s<>\"\\^`{}|]++", re.IGNORECASE)
_PARTS = re.compile(r"(https?)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_UNSAFE = re.compile(r"[\s<>\"\\^`{}|\x00-\x1f\x7f]")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_END = re.compile(
    r"&(?:gt|lt|quot|nbsp|#39|#34);"  # what is left of HTML
    r"|[\u3000-\u9fff\uac00-\ud7af\uff01-\uff0f\uff1a-\uff1f]",  # words that are written without a space before them
    re.IGNORECASE,
)
_MARKS = ".,;:!?'\"*>\u201d\u2019\u00bb\u2026"
_BRACKETS = {")": "(", "]": "["}
_B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_SAFE_LINKS = (
    "safelinks.protection.outlook.com",
    "safelinks.protection.office365.us",
    "safelinks.protection.partner.outlook.cn",
)
_GOOGLE = re.compile(r"(?:[a-z]+\.)?google\.(?:com?\.)?(?:com|[a-z]{2})")
_REDIRECTS = {
    "linkprotect.cudasvc.com": "a",
    "linkedin.com": "url",
    "slack-redir.net": "url",
    "l.facebook.com": "u",
    "checkpoint.url-protection.com": "o",
    "clicktime.symantec.com": "u",
    "fireeye.com": "u",
    "trendmicro.com": "url",
}

WRAPPERS = (*_SAFE_LINKS, "urldefense.com", "urldefense.proofpoint.com", "linkprotect.cudasvc.com")
"""Hosts that stand before other addresses; a likeness of one of them is a trap as well."""


class Url(Struct, frozen=True, kw_only=True):
    """An address in its parts. `text` is all of it; `plain` is whether the host is a name and nothing else."""

    text: str
    scheme: str
    host: str
    path: str
    query: str
    fragment: str
    userinfo: str = ""
    port: str = ""

    @property
    def plain(self) -> bool:
        """Whether its host is an ordinary name: no user before it, no odd port behind it, no other letters."""
        usual = self.port in ("", "443" if self.scheme == "https" else "80")
        return not self.userinfo and usual and _HOST.fullmatch(self.host) is not None

    @property
    def rest(self) -> str:
        """All that follows the host."""
        query = f"?{self.query}" if self.query else ""
        return self.path + query + (f"#{self.fragment}" if self.fragment else "")

    def param(self, name: str) -> str:
        """The value of a parameter of the query, decoded; empty when it is not there."""
        for pair in self.query.split("&"):
            key, _, value = pair.partition("=")
            if key.lower() == name:
                return percent_decoded(value)
        return ""

    def under(self, *domains: str) -> bool:
        """Whether its host is one of these or below one of them."""
        return is_under(self.host, *domains)


class FoundUrl(Struct, frozen=True):
    """An address as it stood in the text, and what it leads to. `bare` is one without http:// before it."""

    start: int
    end: int
    url: Url
    bare: bool = False


def is_under(host: str, *domains: str) -> bool:
    """Whether a host is one of these names or below one of them, by whole labels."""
    return any(domain in domains for domain in domains_of(host))


def domains_of(host: str) -> list[str]:
    """A host and the domains above it: a.b.example, b.example, example. A name of any use has eight labels at most."""
    labels = host.rsplit(".", 8)[-8:]
    return [".".join(labels[i:]) for i in range(len(labels))]


def percent_decoded(text: str) -> str:
    """The text with its %XX as UTF-8; what is none stays."""
    return _PERCENT.sub(lambda run: bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace"), text)


def split_url(text: str) -> Url | None:
    """The parts of an http or https address, or None."""
    found = _PARTS.fullmatch(text)
    if found is None or len(text) > URL_LIMIT or _UNSAFE.search(text):
        return None
    userinfo, _, authority = found[2].rpartition("@")
    host, _, port = authority.partition(":")
    if not host:
        return None
    scheme, host, rest = found[1].lower(), host.lower(), text[found.end(2) :]
    before = f"{userinfo}@" if "@" in found[2] else ""
    return Url(
        text=f"{scheme}://{before}{host}{f':{port}' if port else ''}{rest}",
        scheme=scheme,
        host=host,
        path=found[3],
        query=found[4] or "",
        fragment=found[5] or "",
        userinfo=before,
        port=port,
    )


def find_urls(text: str, limit: int = 500) -> list[FoundUrl]:
    """The addresses of a text in their order, unwrapped; at most `limit` of each kind."""
    found: list[FoundUrl] = []
    taken: list[tuple[int, int]] = []
    for match in islice(_URL.finditer(text), limit):
        taken.append(match.span())
        raw = re.sub(r"\s+", "", match[1]) if match[1] else match[0]
        written = _as_written(raw) if len(raw) < 2 * URL_LIMIT else ""
        url = split_url(written.replace("&amp;", "&"))
        if url and (target := unwrap(url)):
            end = match.end() if match[1] else match.start() + len(written)
            found.append(FoundUrl(match.start(), end, target))
    return sorted([*found, *_bare_urls(text, taken, limit)], key=lambda one: one.start)


def _bare_urls(text: str, taken: list[tuple[int, int]], limit: int) -> Iterator[FoundUrl]:
    """Addresses without a scheme, as people paste them into a chat; only of use where the host is known."""
    if len(taken) == limit:
        text = text[: taken[-1][1]]  # beyond it, nobody knows what is inside another address
    spans = iter(taken)
    start, end = next(spans, (len(text), len(text) + 1))
    for match in islice(_BARE.finditer(text), limit):
        while end <= match.start():
            start, end = next(spans, (len(text), len(text) + 1))
        written = _as_written(match[0]) if len(match[0]) < URL_LIMIT else ""
        url = split_url(f"https://{written.replace('&amp;', '&')}")
        if url and url.plain and match.start() < start:
            yield FoundUrl(match.start(), match.start() + len(written), url, bare=True)


def _as_written(raw: str) -> str:
    """What of a run of characters is the address: without the marks that close a sentence around it."""
    cut = _END.search(raw, 8)
    text = raw[: cut.start()] if cut else raw
    surplus = {close: text.count(close) - text.count(opening) for close, opening in _BRACKETS.items()}
    end = len(text)
    while end and (text[end - 1] in _MARKS or surplus.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in surplus:
            surplus[text[end]] -= 1
    return text[:end]


def unwrap(url: Url) -> Url | None:
    """Where it leads past the filters of mail programs; None where that is no address of the web."""
    for _ in range(_DEPTH):
        inner = _wrapped(url)
        if inner is None:
            return url
        target = split_url(inner)
        if target is None:
            return None
        url = target
    return None


def _wrapped(url: Url) -> str | None:
    """The address inside a known wrapper; None where it is no wrapper."""
    if not url.plain:
        return None
    if url.under(*_SAFE_LINKS) or (url.under("statics.teams.cdn.office.net") and "safelinks" in url.path.lower()):
        return url.param("url") or None
    if _GOOGLE.fullmatch(url.host) and url.path == "/url":
        return url.param("q") or url.param("url") or None
    if url.host == "meet.google.com" and url.path == "/linkredirect":
        return url.param("dest") or None
    if url.under("urldefense.com", "urldefense.us", "urldefense.proofpoint.com"):
        return _urldefense(url)
    if url.under("secure-web.cisco.com"):
        last = percent_decoded(url.path.rpartition("/")[2])
        return last if last.startswith("http") else None
    if url.under("protect.checkpoint.com"):
        found = re.search(r"/___(https?:/.+?)___", url.rest)
        return re.sub(r"^(https?):/+", r"\1://", found[1]) if found else None
    for host, name in _REDIRECTS.items():
        if url.under(host) and url.param(name).startswith("http"):
            return url.param(name)
    return None


def _urldefense(url: Url) -> str | None:
    """Proofpoint: v1 encodes, v2 writes "-" and "_" for "%" and "/", v3 keeps all but a few characters."""
    if url.path.startswith("/v1/url"):
        return url.param("u") or None
    if url.path.startswith("/v2/url"):
        return percent_decoded(url.param("u").replace("-", "%").replace("_", "/")) or None
    found = re.fullmatch(r"/v3/__(.+?)__;([\w=-]*)!.*", url.rest)
    if found is None:
        return None
    inner = re.sub(r"^(https?):/+", r"\1://", found[1], flags=re.IGNORECASE)
    hidden = iter(_base64(found[2]))
    # "*" stands for one hidden character, "**" and a letter for a run of them: "**A" is two, "**B" three.
    return re.sub(
        r"\*\*([A-Za-z0-9_-])|\*",
        lambda star: "".join(next(hidden, "") for _ in range(_B64.index(star[1]) + 2 if star[1] else 1)),
        inner,
    )


def _base64(text: str) -> str:
    bits = "".join(f"{_B64.index(c):06b}" for c in text if c in _B64)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8)).decode("utf-8", "replace")
