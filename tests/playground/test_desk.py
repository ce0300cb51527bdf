"""What does the person at the page do? Each thing reaches a real Bolt app and comes back."""

import pytest

from bot.fakeslack.errors import CannotDoThatError
from bot.playground.asked import Close, Command, Delete, Edit, Invite, Look, Press, Say, Shortcut, Submit
from bot.playground.told import LATE, NotThereError
from tests.playground.room import Room, opened


async def test_words_in_a_channel_mention_the_bot_and_are_answered_in_their_thread(room: Room) -> None:
    """The person does not type the mention."""
    channel = room.desk.places[0]
    said = await room.desk.say(Say(channel=channel.id, text="why?"))
    [message] = channel.messages.values()
    assert said == {"ts": message.ts}
    [answer] = await room.slack.wait_for(lambda: room.slack.replies(message))
    assert message.text == f"<@{room.slack.space.app.bot_user}> why?"
    assert answer.text == "a card"


async def test_words_in_the_direct_message_are_sent_as_they_are(room: Room) -> None:
    """No mention is needed there."""
    direct = room.desk.places[-1]
    await room.desk.say(Say(channel=direct.id, text="ciao"))
    await room.slack.wait_for(lambda: len(direct.messages) == 2)
    assert [message.text for message in direct.messages.values()] == ["ciao", "you wrote: ciao"]


async def test_a_command_is_answered_to_this_person_only(room: Room) -> None:
    """The answer is ephemeral."""
    channel = room.desk.places[0]
    await room.desk.command(Command(channel=channel.id, text="/mailwhy\n550 5.1.1\nunknown"))
    [answer] = await room.slack.wait_for(lambda: room.slack.visible("emma", "support"))
    assert answer.ephemeral_to == room.desk.me.id
    assert answer.blocks[0]["text"]["text"] == "Privately: 550 5.1.1\nunknown"


async def test_an_unknown_command_and_one_in_a_thread_are_not_sent(room: Room) -> None:
    """The page gives the words back."""
    channel = room.desk.places[0].id
    unknown = await room.desk.command(Command(channel=channel, text="/weather"))
    threaded = await room.desk.say(Say(channel=channel, text="/mailwhy help", thread_ts="1.2"))
    assert unknown["unsent"] is True
    assert "/weather" in unknown["notice"]
    assert threaded["unsent"] is True
    assert room.slack.deliveries == []


async def test_a_press_on_a_message_reaches_the_bot(room: Room) -> None:
    """Button, menu and feedback."""
    channel = room.desk.places[0]
    await room.desk.say(Say(channel=channel.id, text="why?"))
    answer = await room.slack.wait_for(lambda: next((m for m in channel.messages.values() if m.bot_id), None))
    for chosen in ({"action_id": "menu", "selected": "copy"}, {"action_id": "city", "selected": "kyiv"}):
        assert await room.desk.press(Press(channel=channel.id, ts=answer.ts, **chosen)) == {}
        expected = f"Chosen: {chosen['selected']}."
        await room.slack.wait_for(lambda text=expected: answer.text == text)
    await room.desk.press(Press(channel=channel.id, ts=answer.ts, action_id="thumbs", value="no"))
    assert room.entered == ["no"]


async def test_a_modal_shows_its_errors_keeps_what_was_typed_and_closes(room: Room) -> None:
    """Pressing a menu in it tells the bot what the other fields hold."""
    channel = room.desk.places[0]
    await room.desk.say(Say(channel=channel.id, text="why?"))
    answer = await room.slack.wait_for(lambda: next((m for m in channel.messages.values() if m.bot_id), None))
    await room.desk.press(Press(channel=channel.id, ts=answer.ts, action_id="form"))
    view = await room.slack.wait_for(lambda: room.slack.space.modal("emma"))
    state = {"domain": {"name": "rossi"}, "more": {"ticks": ("urgent",)}}
    await room.desk.press(Press(view_id=view.id, action_id="kind", selected="domain", state=state))
    await room.slack.wait_for(lambda: "Changed" in str(view.blocks))
    assert view.values["domain"]["name"]["value"] == "rossi"
    errors = {"domain": "This is not a domain."}
    assert await room.desk.submit(Submit(view_id=view.id, values=state)) == {"errors": errors}
    state["domain"]["name"] = "rossi.example"
    assert await room.desk.submit(Submit(view_id=view.id, values=state)) == {"errors": {}}
    assert not view.is_open
    assert room.entered == ["rossi.example ['urgent']"]


async def test_what_is_gone_is_refused_with_a_sentence(room: Room) -> None:
    """A page may be older than the workspace."""
    channel = room.desk.places[0].id
    with pytest.raises(NotThereError, match="This message is gone"):
        await room.desk.press(Press(channel=channel, ts="1.2", action_id="again"))
    with pytest.raises(NotThereError, match="closed already"):
        await room.desk.close(Close(view_id="V1"))
    with pytest.raises(NotThereError, match="reload"):
        await room.desk.say(Say(channel="C0", text="hello"))
    with pytest.raises(CannotDoThatError):
        await room.desk.say(Say(channel=channel, text="hello", thread_ts="1.2"))


async def test_a_channel_the_page_does_not_show_is_out_of_reach(room: Room) -> None:
    """Piotr is not in #escalations."""
    hidden = room.slack.space.channel("escalations")
    with pytest.raises(NotThereError):
        await room.crowd.desk("piotr").say(Say(channel=hidden.id, text="hello"))


async def test_a_bot_that_does_not_ack_is_reported() -> None:
    """Slack's three seconds, made short here."""
    async with opened(ack_seconds=0.15) as room:
        said = await room.desk.say(Say(channel=room.desk.places[0].id, text="slow please"))
        assert said["notice"] == LATE


async def test_one_may_write_without_a_mention(room: Room) -> None:
    """The bot hears nothing of it."""
    channel = room.desk.places[0]
    await room.desk.say(Say(channel=channel.id, text="among us", mention=False))
    [message] = channel.messages.values()
    assert message.text == "among us"
    assert room.slack.deliveries == []


async def test_a_shortcut_an_edit_and_a_deletion_reach_the_bot(room: Room) -> None:
    """Of one's own message; somebody else's cannot be changed."""
    direct, anna = room.desk.places[-1], room.crowd.desk("anna")
    said = await room.desk.say(Say(channel=direct.id, text="ciao"))
    await room.desk.edit(Edit(channel=direct.id, ts=said["ts"], text="ciao ciao"))
    assert direct.messages[said["ts"]].text == direct.messages[said["ts"]].typed == "ciao ciao"
    await room.desk.delete(Delete(channel=direct.id, ts=said["ts"]))
    with pytest.raises(NotThereError):
        await room.desk.edit(Edit(channel=direct.id, ts=said["ts"], text="again"))
    support = room.desk.places[0]
    said = await room.desk.say(Say(channel=support.id, text="hello", mention=False))
    with pytest.raises(CannotDoThatError):
        await anna.delete(Delete(channel=support.id, ts=said["ts"]))
    await anna.shortcut(Shortcut(callback_id="why_this", channel=support.id, ts=said["ts"]))
    [private] = await room.slack.wait_for(lambda: [m for m in support.messages.values() if m.ephemeral_to])
    assert private.ephemeral_to == anna.me.id


async def test_home_is_published_when_it_is_looked_at_and_can_be_pressed(room: Room) -> None:
    """Its view is known by its own id."""
    await room.desk.look(Look(tab="home"))
    home = await room.slack.wait_for(lambda: room.slack.space.home("emma"))
    await room.desk.press(Press(view_id=home.id, action_id="greet"))
    await room.slack.wait_for(lambda: "Greeted" in str(home.blocks))


async def test_somebody_of_another_company_mentions_but_does_not_command(room: Room) -> None:
    """As in Slack Connect."""
    dario = room.crowd.desk("dario")
    [shared] = dario.places
    assert (await dario.command(Command(channel=shared.id, text="/mailwhy help")))["unsent"] is True
    with pytest.raises(NotThereError):
        await dario.look(Look(tab="home"))
    await dario.say(Say(channel=shared.id, text="why?"))
    await room.slack.wait_for(lambda: len(shared.messages) == 2)


async def test_the_bot_is_invited_into_a_channel(room: Room) -> None:
    """From then on it can be mentioned there."""
    lonely = room.slack.space.channel("lonely")
    await room.desk.invite(Invite(channel=lonely.id))
    await room.desk.say(Say(channel=lonely.id, text="why?"))
    await room.slack.wait_for(lambda: len(lonely.messages) == 2)
