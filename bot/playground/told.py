"""What comes back to the page when the person did something? What Slack would complain about, in a sentence."""

from bot.fakeslack.delivery import Sent
from bot.fakeslack.model import Json

LATE = "The bot did not answer within 3 seconds. Slack would show an error here."
UNUSABLE = "Slack could not use the bot's answer: {why}."


class NotThereError(Exception):
    """The page asked for something that is gone: an old message, a closed modal. The text is for the person."""


def unsent(text: str) -> Json:
    """Nothing was sent; the page gives the person their words back."""
    return {"notice": text, "unsent": True}


def notice(sent: Sent) -> Json:
    """What Slack would complain about, if anything."""
    if not all(delivery.acked for delivery in sent.deliveries):
        return {"notice": LATE}
    refused = next((delivery.refused for delivery in sent.deliveries if delivery.refused), None)
    return {"notice": UNUSABLE.format(why=refused)} if refused else {}
