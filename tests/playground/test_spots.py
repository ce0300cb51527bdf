"""What is said of a place? Who reads there, and whether the bot is mentioned."""

from bot.fakeslack.server import FakeSlack
from bot.playground.spots import Spot, place

SPACE = FakeSlack().space


def test_a_channel_says_who_reads_it() -> None:
    """The team, two companies, or one person."""
    topics = [place(SPACE.channel(name), SPACE)["topic"] for name in ("support", "shared-rossi")]
    assert topics == ["The whole team reads this", "Shared: Mail Desk and Rossi SpA read this"]
    assert place(SPACE.direct("emma"), SPACE)["topic"] == "Direct message"
    assert "not theirs" in place(SPACE.channel("shared-rossi"), SPACE, stranger=True)["hint"]


def test_a_mention_is_offered_where_the_bot_can_hear_it() -> None:
    """None where there is nothing to choose: in the direct message, and where the bot is no member."""
    auto = Spot("Answers by itself", "Just write.", mention=False)
    assert place(SPACE.channel("support"), SPACE)["mention"] is True
    assert place(SPACE.channel("general"), SPACE, auto)["mention"] is False
    assert place(SPACE.channel("lonely"), SPACE)["mention"] is None
    assert place(SPACE.channel("lonely"), SPACE)["absent"] is True
    assert place(SPACE.direct("emma"), SPACE)["mention"] is None
