"""What a button remembers: enough to draw the card again, in the room it has."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.diagnosis.model import Certainty
from bot.i18n.catalog import LANGUAGES
from bot.kb.model import Asks
from bot.slack.views import card
from bot.slack.views.state import BLOCK_ID, METADATA, VALUE, keys, pack, unpack
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, offer, others, which_code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asks", list(Asks))
def test_a_card_is_drawn_again_from_its_button_as_it_was(language: str, asks: Asks) -> None:
    """Blocks, words and buttons, in every mode."""
    near = others(bundled(), "smtp/user-unknown")
    question = which_code("002", *near)
    for reply in (
        answer("smtp/user-unknown", language, asks, runner_up="smtp/mailbox-full"),
        offer(near, language, asks),
        offer(near, language, certainty=Certainty.POSSIBLE, question=question),
        abstention(language, question),
    ):
        again = unpack(pack(reply))
        assert again is not None
        assert card.render(again, bundled()) == card.render(reply, bundled())


@pytest.mark.parametrize("entry", tuple(bundled().entries))
def test_what_is_packed_fits_and_names_the_answer(entry: str) -> None:
    """Even in the name of a row the entries, the mode and the language are there."""
    near = others(bundled(), entry)
    made = (answer(entry, "uk", runner_up=near[1]), offer(near, "pl"))
    for reply, room in product(made, (BLOCK_ID, 400, VALUE, METADATA)):
        packed = pack(reply, room)
        again = unpack(packed)
        assert len(packed) <= room
        assert again is not None
        assert [one.entry for one in again.diagnosis.matches] == [one.entry for one in reply.diagnosis.matches]
        assert (again.case, again.language, again.diagnosis.mode) == (reply.case, reply.language, reply.diagnosis.mode)


@pytest.mark.parametrize("room", [BLOCK_ID, VALUE])
def test_a_private_card_remembers_the_thread_it_is_about(room: int) -> None:
    """Also in the name of a row."""
    reply = replace(answer("smtp/user-unknown"), thread="1700000000.000100")
    again = unpack(pack(reply, room))
    assert again is not None
    assert again.thread == reply.thread


@pytest.mark.parametrize("entry", tuple(bundled().entries))
def test_the_row_of_a_question_about_a_code_fits_too(entry: str) -> None:
    """A private card comes back by the name of its row alone: at the least with its first answer and its thread."""
    near = others(bundled(), entry)
    asked = replace(offer(near, "uk", question=which_code("002", *near)), thread="1700000000.000100")
    for room in (BLOCK_ID, 700, VALUE):
        again = unpack(pack(asked, room))
        assert again is not None
        assert again.thread == asked.thread
        assert again.diagnosis.matches[0].entry == entry


@given(st.text())
def test_what_is_not_ours_is_nothing(value: str) -> None:
    """Never a fault."""
    assert unpack(value) is None


@pytest.mark.parametrize("value", ["[]", '["0","x"]', '["1"]', "{}", "null", '["1","c","nomode"]', "1"])
def test_another_version_is_nothing(value: str) -> None:
    """A card from before an update, or half a state."""
    assert unpack(value) is None


def test_the_keys_are_those_that_decide_again() -> None:
    """Codes, products and providers; not the words."""
    assert keys(answer("smtp/user-unknown")) == ("enhanced:5.7.26", "provider:google")


def test_a_quote_that_is_shortened_says_so() -> None:
    """A card drawn again from its button must not end in the middle of a word as if that were all."""
    long = replace(answer("smtp/user-unknown"), quote="550 5.1.1 " + "the mailbox is not there " * 20)
    for room in (VALUE, 700):
        again = unpack(pack(long, room))
        assert again is not None
        assert again.quote == "" or again.quote.endswith("…")
