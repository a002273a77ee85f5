"""HTML to the text that a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.invitations.html import SOURCE_LIMIT, html_text
from stubs.deadline import deadline

SECONDS = 5.0
"""Far more than it takes, and far less than the square of a megabyte."""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("One<br><br><br><br>Two", "One\n\nTwo"),
        ("one \n\t two", "one two"),
        ("<b>Tues</b>day <i>at</i> 2", "Tuesday at 2"),
        ("2&nbsp;pm&#160;ET &amp; more &lt;b&gt;", "2 pm ET & more <b>"),
        (
            "<table><tr><td>When</td><td>Tuesday</td></tr><tr><td>Who</td><td>Dana</td></tr></table>",
            "When Tuesday\nWho Dana",
        ),
        ("<ul><li>One<li>Two</ul>Three", "One\nTwo\nThree"),
        ("<pre>a\n  b</pre>c", "a\n  b\nc"),
        ("un&shy;break&shy;able", "unbreakable"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("write to <dana@corp.example>", "write to <dana@corp.example>"),
        ("join <https://zoom.us/j/1>", "join <https://zoom.us/j/1>"),
        ("<o:p>Office</o:p>", "Office"),
        ("&#" + "9" * 5000 + ";", ";"),
        ("", ""),
    ],
)
def test_text_stands_in_the_lines_that_are_seen(html: str, text: str) -> None:
    assert html_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<a href='https://zoom.us/j/1?pwd=a&amp;x=b'>Join</a> now", "Join <https://zoom.us/j/1?pwd=a&x=b> now"),
        ("<a href='https://zoom.us/j/1'>https://zoom.us/j/1</a>", "https://zoom.us/j/1"),
        ("<a href='https://www.zoom.us/j/1/'>zoom.us/j/1</a>", "zoom.us/j/1"),
        ("<a href='mailto:dana@corp.example?subject=Hi'>dana@corp.example</a>", "dana@corp.example"),
        ("<a href='tel:+12025550188'>call</a>", "call <tel:+12025550188>"),
        ("<a href='https://zoom.us/j/12'>https://zoom.us/j/1</a>", "https://zoom.us/j/1 <https://zoom.us/j/12>"),
        ("<a href='https://x.example/'><img src=a.png></a>", "<https://x.example/>"),
        ("<a href='https://x.example/'><div>Join</div></a><p>Bye</p>", "Join <https://x.example/>\n\nBye"),
        ("<a href='https://x.\nexample/'>Join</a>", "Join <https://x.example/>"),
        ("<a href='javascript:alert(1)'>Join</a>", "Join"),
        ("<a href='#top'>Top</a> <a>none</a> <a href>empty</a>", "Top none empty"),
        ("<a href='https://x.example/" + "a" * 3000 + "'>long</a>", "long"),
    ],
)
def test_a_link_stands_beside_its_words(html: str, text: str) -> None:
    assert html_text(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>Title</title><style>p {color: red}</style></head><body>seen</body></html>",
        "<head><title>Title</title><body>seen",
        "<script>var a = '<p>no</p>';</script>seen",
        "<div style='display: none'>preheader<div>more</div></div>seen",
        "<DIV STYLE='color:red;Display:NONE!important'>preheader</DIV>seen",
        "<span style='visibility:hidden'>no</span>seen",
        "<p hidden>no<p>seen",
        "<template>no</template>seen",
        "<!-- no <b>comment</b> -->seen",
        "<!--[if mso]><p>no</p><![endif]-->seen",
        "<!--[if !mso]><!-->seen<!--<![endif]-->",
        "<![if !mso]>seen<![endif]>",
        "<!doctype html><?xml version='1.0'?>seen",
        "<img style='display:none' src=pixel.gif>seen",
        "<![no such section]>seen",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(html: str) -> None:
    assert html_text(html) == "seen"


def test_something_hidden_without_an_end_does_not_hide_the_mail() -> None:
    assert html_text("<div style='display:none'>preheader<p>The interview is on Tuesday.") == (
        "preheader\n\nThe interview is on Tuesday."
    )


def test_an_earlier_mail_is_marked_as_one() -> None:
    html = "Tuesday works.<blockquote type='cite'><div>Monday?</div><blockquote class='gmail_quote'>Hi"
    assert html_text(html) == "Tuesday works.\n> Monday?\n> > Hi"


def test_a_block_quote_that_only_indents_is_not_marked() -> None:
    assert html_text("<blockquote style='margin-left:40px'>Tuesday</blockquote>") == "Tuesday"


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<",
        "<a",
        "<!--",
        "<!",
        "</",
        "<a b='",
        "&",
        "<style>",
        "<blockquote type=cite>",
        "<a href='http://x'>",
        "<b></b>",
    ],
)
def test_the_same_over_and_over_ends_soon(unit: str) -> None:
    with deadline(SECONDS):
        html_text(unit * (5_000_000 // len(unit)))


@pytest.mark.parametrize("inner", [" ", "/ b", " ,", "b=c "])
def test_an_endless_tag_ends_soon(inner: str) -> None:
    with deadline(SECONDS):
        html_text(f"seen<a b=c{inner * 1_000_000}>")


def test_a_picture_written_into_the_page_hides_no_text_behind_it() -> None:
    assert html_text(f"<img src='data:image/png;base64,{'A' * 2 * SOURCE_LIMIT}'>seen") == "seen"


@given(st.text(alphabet="<>/!?-'\"=&#; abdiv\n[]", max_size=60))
def test_no_page_makes_it_fail(html: str) -> None:
    assert isinstance(html_text(html), str)
