"""What strangers wrote stays words: no mention, no link, no mark of theirs comes alive in anything that goes out."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.diagnosis.diagnose import Diagnoser, deciding_line
from bot.diagnosis.model import Question, QuestionKind
from bot.service.model import Reply
from bot.slack import limits
from bot.slack.views import card, drafts, more, pages
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import EVIDENCE, abstention, answer, match, offer

DIAGNOSER = Diagnoser(bundled())


def everything(reply: Reply, text: str) -> list[str]:
    """All that can be made of a reply, and what in it is alive."""
    base = bundled()
    messages = [card.render(reply, base), pages.search_page(text, (), base, "en"), pages.error_page(text[:9], "en")]
    messages += [pages.entry_or_notice(text, base, "en", "/mailwhy"), limits.as_text(card.render(reply, base))]
    found = [one for message in map(limits.check, messages) for one in alive(message.blocks, message.text)]
    modals = [drafts.render(reply, base)]
    if reply.diagnosis.matches:
        modals.append(more.render(reply, base))
    return found + [one for modal in modals for one in alive(modal.blocks, "")]


def replies(text: str) -> list[Reply]:
    """Replies whose every foreign part is this text."""
    evidence = tuple(replace(piece, text=text) for piece in EVIDENCE)
    made = [answer("smtp/user-unknown", quote=text), offer(("smtp/user-unknown", "smtp/blocked-ip"))]
    matches = (match("smtp/user-unknown", evidence),)
    made = [replace(one, quote=text, diagnosis=replace(one.diagnosis, matches=matches)) for one in made]
    return [*made, abstention(question=Question(QuestionKind.WHICH_CODE, text))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_inert_in_everything_made_of_it(text: str) -> None:
    """As it is diagnosed, and put by hand into every foreign place."""
    said = DIAGNOSER.diagnose(text)
    reply = Reply("c1", said, "en", deciding_line(said, text))
    assert everything(reply, text) == []
    assert [one for made in replies(text) for one in everything(made, text)] == []


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<", ">", "&", "|", "`", "!channel", "@U1", "\n", "lt;", " ", "x"]), max_size=12
    )
)
def test_no_mixture_of_marks_comes_alive(parts: list[str]) -> None:
    """Any order of them, with halves of marks between."""
    text = "".join(parts)
    assert [one for made in replies(text) for one in everything(made, text)] == []


@given(st.text(max_size=400))
def test_no_text_at_all_comes_alive_or_breaks_the_card(text: str) -> None:
    """Whatever unicode holds; and the payload stays JSON."""
    for made in replies(text):
        assert everything(made, text) == []
        json.dumps(card.render(made, bundled()).blocks)
