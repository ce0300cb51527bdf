"""The post in the colleagues' channel: every language and mode, every edit of it, and nobody's words come alive."""

from dataclasses import replace
from itertools import product

import pytest

from bot.diagnosis.model import Evidence, Kind
from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES, text
from bot.service.model import Handover, Place, Reply, Surface
from bot.slack import limits
from bot.slack.views import request
from bot.slack.views.message import Message
from bot.slack.views.request import Written
from tests.fixtures.hostile import HOSTILE, alive, texts
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import EVIDENCE, abstention, answer, offer, others

PLACE = Place("T1", "C1", "1700000000.000100", "U1", Surface.MENTION)
HANDOVER = Handover("aa11", "c8f3a2c8f3a2", "smtp/user-unknown", PLACE, "it")
WRITTEN = Written("emma", "He writes:\n\n550 5.1.1 <a@b.example> & more", "48213", "", EVIDENCE)
REPLIES = (
    answer("smtp/user-unknown"),
    offer(others(bundled(), "smtp/user-unknown")),
    abstention(),
)


def post(reply: Reply = REPLIES[0], written: Written = WRITTEN, language: str = "en") -> Message:
    """The post nobody has taken."""
    return request.render(HANDOVER, reply, written, bundled(), language)


def edits(blocks: tuple, words: str, language: str) -> list[Message]:
    """All that becomes of a post."""
    return [
        request.taken(blocks, HANDOVER, words, "10:42", language),
        request.free(blocks, HANDOVER, language),
        request.answered(blocks, HANDOVER, words, words, language),
    ]


@pytest.mark.parametrize(("language", "reply"), tuple(product(LANGUAGES, REPLIES)))
def test_the_post_and_its_edits_are_taken_by_slack_uncut(language: str, reply: Reply) -> None:
    """With the longest text the form lets through, in letters of two bytes."""
    for words in ("x", "ї" * 1999, "\n".join(["рядок"] * 330)):
        written = replace(WRITTEN, text=words, checks=("mx", "spf"))
        first = post(reply, written, language)
        for message in (first, *edits(first.blocks, words[:60], language)):
            assert limits.check(message) == message
            assert block_problems(list(message.blocks), "message") == []


@pytest.mark.parametrize("foreign", HOSTILE)
@pytest.mark.parametrize("reply", REPLIES)
def test_foreign_words_stay_words(foreign: str, reply: Reply) -> None:
    """In the name, the text, the ticket, the evidence, the checks, the answer."""
    pieces = tuple(Evidence(kind, foreign, 0, 0, "x") for kind in Kind)
    first = post(reply, Written(foreign, foreign, foreign, "", pieces, (foreign,)))
    for message in (first, *edits(first.blocks, foreign, "en")):
        assert alive(message.blocks, message.text) == []


def test_it_says_what_was_asked_found_and_thought() -> None:
    """And pings nobody: the name is a word."""
    said = "\n".join(texts(post(written=replace(WRITTEN, link="https://acme.slack.com/archives/C1/p17")).blocks))
    assert "*emma asks for help* · <https://acme.slack.com/archives/C1/p17|open the conversation>" in said
    assert "> 550 5.1.1 &lt;a@b.example&gt; &amp; more" in said
    assert "Found: `5.7.26`" in said
    assert "Gmail" in said
    assert (
        f"Mailwhy's answer: Sure: {bundled().entries['smtp/user-unknown'].title.in_('en')} `smtp/user-unknown`" in said
    )
    assert "Ticket: 48213" in said
    assert "Checks" not in said
    assert "<@" not in said


def test_without_an_answer_it_says_so() -> None:
    """A colleague need not look for one."""
    said = texts(post(abstention(), Written("emma", "help")).blocks)
    assert text("human.nothing", "en") in said
    assert not any("Found" in one or "Ticket" in one for one in said)


def test_an_offer_names_each_entry_with_how_sure_it_is() -> None:
    """The first may be likely, the others are possible."""
    facts = next(one for one in texts(post(REPLIES[1]).blocks) if "Mailwhy" in one).splitlines()
    assert [line.partition(": ")[2].split(":")[0] for line in facts if "answer" in line] == [
        "Likely", "Possible", "Possible",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["one\n\n  two > three", "a & b <c> &lt;d&gt;", "ї" * 5000])
def test_what_was_quoted_is_read_back(words: str) -> None:
    """An edit and a proposal need the words, and only Slack has them; it hands back `&gt;` for a quote's sign."""
    blocks = request.quoted(words, request.TEXT)
    assert request.unquoted(blocks, request.TEXT) == words
    stored = tuple({**block, "text": {**block["text"], "text": "&gt;" + block["text"]["text"][1:]}} for block in blocks)
    assert request.unquoted(stored, request.TEXT) == words


def test_who_has_it_takes_the_place_of_the_first_button() -> None:
    """The question stays as it is; given back, the post is as it was."""
    first = post()
    shown = request.taken(first.blocks, HANDOVER, "maria", "10:42", "en")
    assert "maria has it, since 10:42" in texts(shown.blocks)
    assert actions(shown) == [request.GIVE_BACK, request.ANSWER]
    assert request.free(shown.blocks, HANDOVER, "en").blocks == first.blocks
    assert actions(first) == [request.TAKE, request.ANSWER]


def test_an_answered_post_holds_the_answer() -> None:
    """Whoever had it before."""
    first = post()
    shown = request.answered(
        request.taken(first.blocks, HANDOVER, "x", "1:00", "en").blocks, HANDOVER, "maria", "Yes.", "en"
    )
    assert shown.text == "Answered by maria"
    assert request.unquoted(shown.blocks, request.ANSWERED) == "Yes."
    assert not any("has it" in one for one in texts(shown.blocks))


def actions(message: Message) -> list[str]:
    """What can be pressed."""
    return [one["action_id"] for block in message.blocks if block["type"] == "actions" for one in block["elements"]]
