"""The message shortcut, from any message to its private card and on into the thread, over both transports."""

import pytest

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.slack.manifest import SHORTCUTS
from bot.store.threads import ThreadKey
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import Mailwhy, bundled, start

TEAM = "T0MAILWHY"
SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires authentication"
SECRET = "550 5.1.1 user unknown, password: Tr0ub4dor-xyz"
PUBLISH = "Post in thread"


async def run(slack: FakeSlack, message: Message, who: str = "emma") -> Message:
    """The private card that the shortcut brings."""
    before = len(whispers(slack, message.channel, who))
    await slack.shortcut(who, "why_not", message)
    return (await slack.wait_for(lambda: whispers(slack, message.channel, who)[before:]))[0]


def whispers(slack: FakeSlack, channel: str, who: str = "emma") -> list[Message]:
    """What only this person sees."""
    return [one for one in slack.visible(who, channel) if one.ephemeral_to]


async def test_a_colleagues_message_gets_one_private_card(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """In the channel, for who ran it; nobody else sees anything."""
    sent = await slack.post_in_channel("anna", "support", SPF)
    card = await run(slack, sent.message)
    assert card.text.startswith("Sure: ")
    assert card.thread_ts is None
    assert PUBLISH in str(card.blocks)
    assert [one for one in slack.visible("anna", "support") if one.bot_id] == []
    assert slack.calls.refused() == []


async def test_in_a_thread_the_card_stands_in_the_thread(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A whisper is seen there because somebody has answered already."""
    root = await slack.post_in_channel("anna", "support", "customer has a problem")
    reply = await slack.post_in_channel("piotr", "support", SPF, thread_ts=root.message.ts)
    assert (await run(slack, reply.message)).thread_ts == root.message.ts
    assert (await run(slack, root.message)).thread_ts == root.message.ts


async def test_an_apps_post_a_shared_message_and_an_email_are_read(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The words stand in blocks, in an attachment, in a file."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": SPF}}
    app = await slack.app_posts("support", "Ticket 48213", blocks=[section])
    old = await slack.app_posts("support", attachments=[{"fallback": "x", "title": "Bounce", "text": SPF}])
    shared = await slack.share("anna", "support", app.message, "look")
    mail = await slack.share_mail("anna", "support", "Undelivered Mail", "mailer-daemon@b.it", SPF)
    for sent in (app, old, shared, mail):
        assert "5.7.26" in str((await run(slack, sent.message)).blocks)
    assert slack.calls.refused() == []


async def test_a_picture_is_answered_by_what_to_paste(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """There is nothing to go by."""
    sent = await slack.share_file("anna", "support", "screenshot.png", b"png", mimetype="image/png")
    card = await run(slack, sent.message)
    assert "as text" in card.text
    assert "more" not in str(card.blocks)


async def test_posted_in_the_thread_of_its_message_where_the_case_goes_on(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Everybody reads it there, with who asked; a follow-up in that thread refines it."""
    sent = await slack.post_in_channel("anna", "support", "the customer's email does not arrive, what is wrong?")
    card = await run(slack, sent.message)
    await slack.press("emma", card, "menu", selected_option=PUBLISH)
    (posted,) = await slack.wait_for(lambda: slack.replies(sent.message))
    assert posted.thread_ts == sent.message.ts
    assert "Asked by emma" in str(posted.blocks)
    await slack.settled()
    thread = await mailwhy.desk.store.threads.get(ThreadKey(TEAM, posted.channel, sent.message.ts), mailwhy.desk.now())
    case = await mailwhy.desk.store.cases.get(thread.case)
    assert (case.message, case.place.thread, case.place.surface) == (posted.ts, sent.message.ts, "mention")
    await slack.mention("piotr", "support", SPF, thread_ts=sent.message.ts)
    both = await slack.wait_for(
        lambda: len(found := [one for one in slack.replies(sent.message) if one.bot_id]) == 2 and found
    )
    assert both[1].text.startswith("Sure: ")
    assert slack.calls.refused() == []


async def test_the_thread_is_remembered_by_the_card_itself(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Through a choice and another language: the payloads of a private card carry no blocks."""
    sent = await slack.post_in_channel("anna", "support", "002")
    card = await run(slack, sent.message)
    await slack.press("emma", card, "choose_0")
    await slack.wait_for(lambda: card.log)
    await slack.press("emma", card, "menu", selected_option="it")
    await slack.wait_for(lambda: len(card.log) == 2)
    await slack.press("emma", card, "menu", selected_option="Pubblica nel thread")
    (posted,) = await slack.wait_for(lambda: slack.replies(sent.message))
    assert posted.thread_ts == sent.message.ts
    assert slack.calls.refused() == []


async def test_where_the_bot_is_no_member_the_card_stays_and_asks_for_an_invitation(
    slack: FakeSlack, mailwhy: Mailwhy
) -> None:
    """The response address answers; posting works once the bot was invited."""
    sent = await slack.post_in_channel("anna", "lonely", SPF)
    card = await run(slack, sent.message)
    await slack.press("emma", card, "menu", selected_option=PUBLISH)
    told = (await slack.wait_for(lambda: whispers(slack, "lonely")[1:]))[0]
    assert "/invite @Mailwhy" in told.text
    assert card in slack.visible("emma", "lonely")
    await slack.invite_bot("emma", "lonely")
    await slack.press("emma", card, "menu", selected_option=PUBLISH)
    assert await slack.wait_for(lambda: slack.replies(sent.message))


async def test_a_message_deleted_meanwhile_is_told(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """There is no thread any more; nothing is posted into the channel instead."""
    sent = await slack.post_in_channel("anna", "support", SPF)
    card = await run(slack, sent.message)
    await slack.delete_message("anna", sent.message)
    await slack.press("emma", card, "menu", selected_option=PUBLISH)
    told = (await slack.wait_for(lambda: whispers(slack, "support")[1:]))[0]
    assert "deleted" in told.text


async def test_a_secret_of_somebody_else(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Who ran it learns whom to ask; the secret goes nowhere."""
    sent = await slack.post_in_channel("anna", "support", SECRET)
    await run(slack, sent.message)
    told = (await slack.wait_for(lambda: whispers(slack, "support")[1:]))[0]
    assert f"ask <@{slack.space.user('anna').id}> to delete it" in told.text
    assert whispers(slack, "support", "anna") == []
    await slack.settled()
    assert not any("Tr0ub4dor" in str(call.args) for call in slack.calls)


@pytest.mark.parametrize("by", ["me", "app"])
async def test_a_secret_of_ones_own_and_one_of_an_app(slack: FakeSlack, mailwhy: Mailwhy, by: str) -> None:
    """The author deletes it; an app's post is for who looks after the app."""
    sent = await (
        slack.post_in_channel("emma", "support", SECRET) if by == "me" else slack.app_posts("support", SECRET)
    )
    await run(slack, sent.message)
    told = (await slack.wait_for(lambda: whispers(slack, "support")[1:]))[0]
    assert ("Please delete the message" if by == "me" else "whoever looks after that app") in told.text


async def test_the_language_is_the_askers_not_that_of_somebody_elses_words(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A customer's Italian is answered in the agent's Polish, and is not remembered as theirs."""
    store = mailwhy.desk.store
    piotr = slack.space.user("piotr").id
    await store.people.choose(TEAM, piotr, "pl")
    italian = "il cliente dice che la mail non arriva, Sell dice errore 002"
    sent = await slack.post_in_channel("anna", "support", italian)
    assert "Wysłać ponownie" in str((await run(slack, sent.message, "piotr")).blocks)
    card = await run(slack, sent.message, "emma")
    assert "Inviare di nuovo" in str(card.blocks)
    assert (await store.people.get(TEAM, slack.space.user("emma").id)).last is None


async def test_in_a_direct_message_of_two_people_it_works_by_the_address(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The bot is in no such conversation; nothing can be posted there."""
    sent = await slack.direct("emma", SPF)
    await slack.wait_for(lambda: [one for one in slack.visible("emma") if one.bot_id])
    card = await run(slack, sent.message)
    assert PUBLISH not in str(card.blocks)
    assert slack.calls.refused() == []


async def test_it_works_without_a_store(slack: FakeSlack) -> None:
    """Card, choice and post; the case is just not remembered."""
    running = await start(slack, Asking(bundled, None), None)
    try:
        sent = await slack.post_in_channel("anna", "support", SPF)
        card = await run(slack, sent.message)
        await slack.press("emma", card, "menu", selected_option=PUBLISH)
        assert await slack.wait_for(lambda: slack.replies(sent.message))
    finally:
        await running.stop()


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_message_gets_an_inert_card(slack: FakeSlack, mailwhy: Mailwhy, text: str) -> None:
    """By an app, in an attachment."""
    sent = await slack.app_posts("support", attachments=[{"title": text, "text": text, "fallback": text}])
    card = await run(slack, sent.message)
    assert alive(tuple(card.blocks), card.text) == []
    assert slack.calls.refused() == []


def test_names_fit_slacks_menus() -> None:
    """24 characters, 150 of description."""
    assert SHORTCUTS["why_not"].name == "Why didn't this arrive?"
    assert all(len(one.name) <= 24 and len(one.description) <= 150 for one in SHORTCUTS.values())
