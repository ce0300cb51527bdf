"""Posts of other apps, shared messages and emails, as an app is told of them."""

from bot.fakeslack.others import OTHER_BOT
from bot.fakeslack.server import FakeSlack


async def test_another_apps_post_is_a_bot_message(bare: FakeSlack) -> None:
    """Without a person, with the bot that made it."""
    sent = await bare.app_posts("support", "Ticket 1", attachments=[{"text": "550"}])
    ran = await bare.shortcut("anna", "why", sent.message)
    message = ran.delivery.payload["message"]
    assert (message["bot_id"], message["subtype"], "user" in message) == (OTHER_BOT, "bot_message", False)
    assert message["attachments"] == [{"text": "550"}]


async def test_a_shared_message_hangs_on_the_new_one(bare: FakeSlack) -> None:
    """With its blocks, as Slack carries it."""
    first = await bare.post_in_channel("anna", "support", "550 5.1.1")
    sent = await bare.share("emma", "support", first.message, "look")
    (attachment,) = sent.message.attachments
    assert (sent.message.text, attachment["text"], attachment["is_share"]) == ("look", "550 5.1.1", True)
    assert attachment["message_blocks"][0]["message"]["blocks"] == first.message.blocks


async def test_an_email_is_a_file_with_its_words(bare: FakeSlack) -> None:
    """Subject, sender and plain text."""
    sent = await bare.share_mail("emma", "support", "Undelivered", "daemon@b.it", "550 5.1.1")
    (file,) = sent.message.files
    assert (file["filetype"], file["subject"], file["plain_text"]) == ("email", "Undelivered", "550 5.1.1")
    assert file["from"][0]["address"] == "daemon@b.it"
