"""Does what a person types arrive as Slack delivers it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fakeslack.slackify import pieces, rich_text, slackify

TYPED = {
    "an address": ("write to info@rossi.it now", "write to <mailto:info@rossi.it|info@rossi.it> now"),
    "an address in angle brackets": ("<a.b@x.com>: 550", "&lt;<mailto:a.b@x.com|a.b@x.com>&gt;: 550"),
    "a bare domain": ("MX of example.com?", "MX of <http://example.com|example.com>?"),
    "a host and port": ("smtp.gmail.com:587", "<http://smtp.gmail.com:587|smtp.gmail.com:587>"),
    "a domain at the end of a sentence": ("See rossi.it.", "See <http://rossi.it|rossi.it>."),
    "a URL": ("https://a.com/x?y=1&z=2", "<https://a.com/x?y=1&amp;z=2>"),
    "a URL before a comma": ("https://a.com/x, ok", "<https://a.com/x>, ok"),
    "a URL in brackets": ("(https://a.com/x)", "(<https://a.com/x>)"),
    "entities": ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    "a typed entity": ("&lt;", "&amp;lt;"),
    "a typed broadcast is only text": ("<!channel>", "&lt;!channel&gt;"),
    "a typed mark is only text": ("<@U0SOMEBODY>", "&lt;@U0SOMEBODY&gt;"),
    "codes are no links": ("550 5.7.26 and 4.2.2", "550 5.7.26 and 4.2.2"),
    "a version is no link": ("Node.js v20.1", "Node.js v20.1"),
    "code is not linked": ("`a@b.com` <x>", "`a@b.com` &lt;x&gt;"),
    "a fence is not linked": ("```\nTo: a@b.com <x>\n```", "```\nTo: a@b.com &lt;x&gt;\n```"),
    "an emoji": ("ok 🙂", "ok :slightly_smiling_face:"),
    "a typed link in Slack's form": (
        "<https://evil.com|bank.com>",
        "&lt;<https://evil.com>|<http://bank.com|bank.com>&gt;",
    ),
    "a name nobody has": ("@nobody", "@nobody"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("case", TYPED.values(), ids=TYPED)
def test_typed_text_arrives_as_slack_delivers_it(case: tuple[str, str]) -> None:
    """Links, entities and emoji."""
    typed, delivered = case
    assert slackify(typed) == delivered


def test_known_names_become_marks() -> None:
    """@name and #name, and a mark that the resolver knows."""
    known = {"@mailwhy": "<@U1>", "#support": "<#C1|support>", "<@U1>": "<@U1>"}
    assert slackify("@mailwhy in #support <@U1>", known.get) == "<@U1> in <#C1|support> <@U1>"


@given(st.text(alphabet=st.sampled_from("ab.@:/<>&|`!#\n 5com-🙂"), max_size=60))
def test_pieces_together_are_what_was_typed(typed: str) -> None:
    """Nothing is lost, doubled or moved, whatever is typed."""
    assert "".join(piece.shown for piece in pieces(typed)) == typed


@given(st.text(max_size=60))
def test_no_live_mark_comes_out_of_typed_text(typed: str) -> None:
    """A person cannot type a broadcast or a mention into being."""
    delivered = slackify(typed)
    assert "<!" not in delivered
    assert "<@" not in delivered


def test_rich_text_has_quotes_code_links_and_preformatted() -> None:
    """The blocks beside the text, with the same content."""
    block = rich_text("see a@b.com `x`\n> quoted\n```550 5.1.1```", "b1")
    kinds = [element["type"] for element in block["elements"]]
    assert kinds == ["rich_text_section", "rich_text_quote", "rich_text_preformatted"]
    section = block["elements"][0]["elements"]
    assert section[1] == {"type": "link", "url": "mailto:a@b.com", "text": "a@b.com"}
    assert section[3] == {"type": "text", "text": "x", "style": {"code": True}}
    assert block["elements"][2]["elements"] == [{"type": "text", "text": "550 5.1.1"}]
