"""HTML to the text that a reader would see, its links beside their words.

The standard library's parser does the reading. Before it, all is taken out that it is known to stumble
over: comments, declarations, and every "<" that begins no tag. Some of these raise AssertionError in it,
others make it look for an end from each of them anew, for minutes in a file of a megabyte.
"""

import re
from html.parser import HTMLParser

from raincheck.domain.text import BODY_LIMIT

SOURCE_LIMIT = 1_000_000
"""Characters of a page that are read. Mail programs write a hundred for each that is seen, not more."""

LINK_LIMIT = 2048
"""Characters of a link; a longer one is no use to a person, nor is a part of it."""

_CHUNK = 65_536
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}+>")  # a picture written into its tag, and read anew with each chunk
_LONG_NUMBER = re.compile(r"&#[0-9]{9,}")  # int() refuses it, and no character has one
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][a-zA-Z0-9-]*(?::[a-zA-Z][a-zA-Z0-9]*)?(?:[\s/][^<>]*)?>)")
_HIDING = re.compile(r"(?:^|;)(?:display:none|visibility:hidden)")

_SOFT_HYPHEN = "\xad"
_PARAGRAPHS = set("p h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _PARAGRAPHS | set(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "header hr html li main nav ol pre section summary table tbody tfoot thead tr ul".split()
)
_CELLS = {"td", "th"}
_VOID = set("area base br col embed hr img input link meta param source track wbr".split())
_UNSEEN = {"head", "script", "style", "template", "title"}
_LINKED = ("http://", "https://", "tel:", "mailto:")


def html_text(html: str) -> str:
    """Lines of text; a link is `words <url>` where the words are not the address themselves.

    Lines that quote an earlier mail begin with "> ", as they do in a mail of plain text.
    """
    html = _without_comments(_LONG_TAG.sub("", html)[:SOURCE_LIMIT])
    html = _NO_TAG.sub("&lt;", _LONG_NUMBER.sub("", _DECLARATION.sub("", html)))
    page = _read(html, hiding=True)
    if page.hidden:
        # Something hidden has no end, and would hide the rest of the page with it.
        page = _read(html, hiding=False)
    return page.text()


def _without_comments(html: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := html.find("<!--", at)) >= 0:
        kept.append(html[at:start])
        # From the second dash of the start, for "<!-->" is a whole comment.
        end = html.find("-->", start + 2)
        at = end + 3 if end >= 0 else start + 4
        if end < 0:
            break
    return "".join(kept) + html[at:]


def _read(html: str, *, hiding: bool) -> "_Page":
    page = _Page(hiding=hiding)
    for at in range(0, len(html), _CHUNK):
        page.feed(html[at : at + _CHUNK])
        if page.size > BODY_LIMIT:
            break
    else:
        page.close()
    return page


class _Page(HTMLParser):
    """What is seen so far. It counts what is open instead of nesting it, so depth costs nothing."""

    def __init__(self, *, hiding: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.size = 0
        self.hidden = ""  # the element that hides what is in it
        self._within = 0  # how many of that name are open
        self._hiding = hiding
        self._out: list[str] = []
        self._breaks = 0
        self._space = False
        self._as_written = 0
        self._quotes: list[bool] = []  # of each open block quote, whether it quotes a mail or is only indented
        self._quoted = 0
        self._href = ""
        self._link_at = 0

    def text(self) -> str:
        """All lines."""
        return "".join(self._out).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hide, break the line, or remember where a link goes."""
        # A body ends the head, and a paragraph the one before it, also without an end tag.
        if self.hidden and tag != "body" and not tag == self.hidden == "p":
            self._within += tag == self.hidden
            return
        given = dict(attrs)
        hides = tag in _UNSEEN or (self._hiding and _hides(given))
        self.hidden, self._within = (tag, 1) if hides and tag not in _VOID else ("", 0)
        self._break_at(tag)
        if tag == "br":
            self._breaks += 1
        elif tag == "pre":
            self._as_written += 1
        elif tag == "blockquote":
            self._quotes.append(given.get("type") == "cite" or "quote" in (given.get("class") or ""))
            self._quoted += self._quotes[-1]
        elif tag == "a":
            self._href = "".join((given.get("href") or "").split())
            self._link_at = len(self._out)

    def handle_endtag(self, tag: str) -> None:
        """End what is hidden, the line, or a link."""
        if self.hidden:
            self._within -= tag == self.hidden
            if not self._within:
                self.hidden = ""
            return
        if tag == "a":
            self._end_link()
        elif tag == "pre":
            self._as_written = max(0, self._as_written - 1)
        elif tag == "blockquote" and self._quotes:
            self._quoted -= self._quotes.pop()
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        """Words; white space between them is one space, and a no-break space is one as well."""
        if self.hidden:
            return
        data = data.replace(_SOFT_HYPHEN, "")
        if self._as_written:
            self._write_lines(data)
            return
        words = data.split()
        self._space |= data[:1].isspace()
        if words:
            self._write(" ".join(words))
            self._space = data[-1:].isspace()

    def _break_at(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._breaks = max(self._breaks, 2 if tag in _PARAGRAPHS else 1)
        elif tag in _CELLS:
            self._space = True

    def _write_lines(self, data: str) -> None:
        for number, line in enumerate(data.replace("\r\n", "\n").split("\n")):
            self._breaks += bool(number)
            if line:
                self._write(line)

    def _write(self, words: str) -> None:
        if not self._out or self._breaks:
            # One blank line is enough for any distance, and five marks for any depth.
            self._out.append("\n" * min(self._breaks, 2) + "> " * min(self._quoted, 5))
        elif self._space:
            self._out.append(" ")
        self._breaks, self._space = 0, False
        self._out.append(words)
        self.size += len(words)

    def _end_link(self) -> None:
        href, self._href = self._href, ""
        if not href.lower().startswith(_LINKED) or len(href) > LINK_LIMIT:
            return
        words = "".join(self._out[self._link_at :])
        if _bare(href) != _bare(words):
            broken, self._breaks, self._space = self._breaks, 0, True
            self._write(f"<{href}>")
            self._breaks = broken


def _hides(given: dict[str, str | None]) -> bool:
    style = "".join((given.get("style") or "").lower().split())
    return "hidden" in given or _HIDING.search(style) is not None


def _bare(link: str) -> str:
    """A link as people write it: "example.com/x" and "dana@example.com"."""
    link = link.strip().casefold()
    if link.startswith("mailto:"):
        link = link.partition("?")[0]
    for scheme in _LINKED:
        link = link.removeprefix(scheme)
    return link.removeprefix("www.").rstrip("/")
