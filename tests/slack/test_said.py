"""The words of a message, wherever they stand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.said import LONGEST, has_words, said

TYPED = {
    "text": (
        "Hi <mailto:a@b.it|a@b.it>, *it bounced*:\n&gt; 550 5.1.1 unknown &lt;anna@b.it&gt;\n"
        "1. one\n• two\n```550\nx```"
    ),
    "blocks": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "Hi "},
                        {"type": "link", "url": "mailto:a@b.it", "text": "a@b.it"},
                        {"type": "text", "text": ", "},
                        {"type": "text", "text": "it bounced", "style": {"bold": True}},
                        {"type": "text", "text": ":"},
                    ],
                },
                {
                    "type": "rich_text_quote",
                    "elements": [{"type": "text", "text": "550 5.1.1 unknown <anna@b.it>"}],
                },
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}],
                },
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "two"}]}],
                },
                {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "550\nx"}]},
            ],
        }
    ],
}
BLOCKS = [
    {"type": "header", "text": {"type": "plain_text", "text": "Ticket <48213>"}},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*Delivery failed*"},
        "fields": [{"type": "mrkdwn", "text": "To: x@y.it"}, {"type": "plain_text", "text": "Code 5.1.1"}],
        "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Open ticket"}, "action_id": "o"},
    },
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "by Zendesk"}, {"type": "image", "alt_text": "logo"}]},
    {
        "type": "table",
        "rows": [
            [{"type": "raw_text", "text": "address"}, {"type": "raw_text", "text": "reply"}],
            [
                {"type": "raw_text", "text": "x@y.it"},
                {
                    "type": "rich_text",
                    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "mailbox full"}]}],
                },
            ],
        ],
    },
    {"type": "markdown", "text": "**end** of it"},
    {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Retry"}}]},
]


def test_what_a_person_typed_is_their_text_once() -> None:
    """The blocks say the same; the text has Slack's markup, which the service reads."""
    assert said(TYPED) == TYPED["text"]


def test_rich_text_alone_becomes_markup() -> None:
    """Where only the blocks hold the words."""
    lines = said({**TYPED, "text": ""}).splitlines()
    assert lines[0] == "Hi <mailto:a@b.it|a@b.it>, it bounced:"
    assert lines[1] == "550 5.1.1 unknown &lt;anna@b.it&gt;"
    assert lines[2:] == ["1. one", "• two", "550", "x"]


def test_blocks_are_read_from_top_to_bottom_without_buttons() -> None:
    """Labels of what can be pressed are not words of the message; the fallback text is not said twice."""
    assert said({"text": "Delivery failed", "blocks": BLOCKS}).splitlines() == [
        "Ticket &lt;48213&gt;",
        "*Delivery failed*",
        "To: x@y.it",
        "Code 5.1.1",
        "by Zendesk",
        "logo",
        "address | reply",
        "x@y.it | mailbox full",
        "**end** of it",
    ]


def test_a_text_that_says_more_than_the_blocks_stands_before_them() -> None:
    """Neither is lost, and the line both have stands once."""
    assert said({"text": "New alert", "blocks": BLOCKS[1:2]}).splitlines()[:2] == ["New alert", "*Delivery failed*"]


def test_an_attachment_of_an_app() -> None:
    """Pretext, title, text, fields; the fallback only where there is nothing else."""
    card = {
        "fallback": "550 in short",
        "pretext": "A ticket came in",
        "title": "Mail not delivered",
        "text": "550 5.7.26 unauthenticated",
        "fields": [{"title": "From", "value": "a@b.it"}, {"title": "", "value": "urgent"}],
        "footer": "Zendesk",
    }
    assert said({"text": "", "attachments": [card]}).splitlines() == [
        "A ticket came in", "Mail not delivered", "550 5.7.26 unauthenticated", "From: a@b.it", "urgent", "Zendesk",
    ]  # fmt: skip
    assert said({"attachments": [{"fallback": "550 in short"}]}) == "550 in short"


def test_a_shared_message_is_read_where_it_hangs() -> None:
    """Its own words first, then those it shares, once, with what hangs on that one."""
    inner = {"blocks": TYPED["blocks"]}
    shared = {
        "is_share": True,
        "text": TYPED["text"],
        "fallback": "[1.1] Hi",
        "message_blocks": [{"team": "T1", "channel": "C1", "ts": "1.1", "message": inner}],
        "files": [{"name": "bounce.txt", "mimetype": "text/plain", "preview": "452 4.2.2 over quota"}],
    }
    lines = said({"text": "what is this?", "attachments": [shared]}).splitlines()
    assert lines[0] == "what is this?"
    assert sum("550 5.1.1" in line for line in lines) == 1
    assert lines[-2:] == ["bounce.txt", "452 4.2.2 over quota"]


def test_an_email_in_slack() -> None:
    """Subject, sender and words; what is shown of it in short is not said again."""
    mail = {
        "filetype": "email", "mimetype": "text/html", "name": "Undelivered Mail", "title": "Undelivered Mail",
        "subject": "Undelivered Mail", "from": [{"address": "mailer-daemon@b.it", "name": "", "original": ""}],
        "plain_text": "550 5.1.1 <anna@b.it>\nuser unknown", "preview_plain_text": "550 5.1.1", "preview": "<p>550</p>",
    }  # fmt: skip
    assert said({"text": "", "files": [mail]}).splitlines() == [
        "Undelivered Mail", "mailer-daemon@b.it", "550 5.1.1 &lt;anna@b.it&gt;", "user unknown",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"text": ""},
        {"text": " \n"},
        {"files": [{"name": "screenshot 2026.png", "title": "screenshot", "mimetype": "image/png"}]},
        {"text": "🙂", "blocks": [{"type": "divider"}]},
        {
            "blocks": [
                {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Go"}}]}
            ]
        },
        {"text": "<@U1>"},
        {
            "text": [],
            "blocks": [{"type": ["x"]}, {"type": {}, "text": {"type": []}}],
            "files": [{"name": 5}],
            "attachments": {},
        },
    ],
)
def test_a_picture_or_a_sign_says_nothing(message: dict) -> None:
    """There is nothing to go by."""
    assert not has_words(said(message))


@pytest.mark.parametrize("text", ["002", "550", "no mail", "лист"])
def test_a_code_or_a_word_is_enough(text: str) -> None:
    """A code of three digits is a question."""
    assert has_words(text)


def test_it_is_bounded() -> None:
    """In length, in depth, in number."""
    assert len(said({"text": "550 word " * 50_000})) == LONGEST
    deep: dict = {"text": "deep"}
    for number in range(40):
        deep = {"text": f"level {number}", "attachments": [{"message_blocks": [{"message": deep}]}]}
    assert said(deep).startswith("level 39")
    nested: list = ["x"]
    for _ in range(200):
        nested = [nested]
    assert said({"text": "a code", "blocks": [{"type": "section", "fields": nested}]}) == "a code"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["type", "text", "blocks", "elements", "attachments", "files", "rows", "message_blocks", "message", "from",
             "fields", "title", "mimetype", "url", "style"]
        ),
        inner | st.sampled_from(["rich_text_section", "rich_text_list", "table", "plain_text", "mrkdwn", "image/png"]),
        max_size=5,
    ),
    max_leaves=25,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["text", "blocks", "attachments", "files"]), _JSON, max_size=4))
def test_no_shape_of_a_message_breaks_it(message: dict) -> None:
    """Slack may send what we have not seen."""
    json.dumps(said(message))
