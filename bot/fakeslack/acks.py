"""What does Slack do with the body of an ack? A message for a command, a response_action for a modal."""

from typing import Any

from bot.fakeslack import modals, posting
from bot.fakeslack.changes import What
from bot.fakeslack.core import Core
from bot.fakeslack.delivery import Delivery
from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import Channel, Json, View
from bot.fakeslack.response_urls import ResponseUrl

SLACKBOT = "USLACKBOT"
TROUBLE = "We had some trouble connecting. Try again?"


def command(core: Core, delivery: Delivery, user: str, channel: Channel) -> None:
    """Show the body of a command's ack as a message; note in the delivery why it could not be shown.

    Without an ack Slackbot tells the person so, as in Slack.
    """
    body = delivery.ack.body
    if not delivery.acked:
        _slackbot(core, user, channel, delivery)
        return
    if not body:
        return
    said = {"text": body} if isinstance(body, str) else body
    try:
        respond(core, ResponseUrl("", user, channel.id, core.clock()), said)
    except SlackError as error:
        delivery.refused = error.code


def _slackbot(core: Core, user: str, channel: Channel, delivery: Delivery) -> None:
    code = "operation_timeout" if delivery.ack.problem == "timeout" else "dispatch_failed"
    text = f'{delivery.name} failed with the error "{code}"'
    message = core.space.add_message(channel, user=SLACKBOT, text=text, ephemeral_to=user)
    core.changes.tell(What.POSTED, channel=channel.id, user=user, message=message)


def respond(core: Core, url: ResponseUrl, body: Json) -> None:
    """Do what a response_url was asked: delete, replace or post, ephemeral unless said otherwise."""
    original = url.message if url.message and not url.message.deleted else None
    if body.get("delete_original") is True:
        if original:
            posting.delete(core, original)
        return
    posting.check_content(body.get("text") or "", body.get("blocks"), body.get("attachments"))
    if body.get("replace_original") is True and original:
        posting.edit(core, original, body)
        return
    only = None if body.get("response_type") == "in_channel" else url.user
    thread = body.get("thread_ts")
    posting.post(core, core.space.channels[url.channel], body, thread_ts=str(thread) if thread else None, only=only)


def submission(core: Core, delivery: Delivery, view: View) -> None:
    """Do what the ack of a modal asks: close, clear, show errors, update or push."""
    if not delivery.acked:
        _errors(core, view, {"": TROUBLE})
        delivery.refused = delivery.ack.problem
        return
    body = delivery.ack.body
    try:
        _act(core, view, body if isinstance(body, dict) else {})
    except SlackError as error:
        _errors(core, view, {"": TROUBLE})
        delivery.refused = error.code


def _act(core: Core, view: View, body: Json) -> None:
    what: Any = body.get("response_action")
    if what is None:
        modals.close_top(core, view)
    elif what == "clear":
        modals.close_all(core, view.user)
    elif what == "errors":
        _show_errors(core, view, body.get("errors"))
    elif what == "update":
        modals.update_view(core, view, modals.checked(body.get("view")))
    elif what == "push":
        modals.push_modal(core, view, modals.checked(body.get("view")))
    else:
        raise SlackError("invalid_response_action")


def _show_errors(core: Core, view: View, errors: Any) -> None:
    fields = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= fields:
        raise SlackError("invalid_errors")
    if not all(isinstance(text, str) and text for text in errors.values()):
        raise SlackError("invalid_errors")
    _errors(core, view, errors)


def _errors(core: Core, view: View, errors: dict[str, str]) -> None:
    view.errors = errors
    core.changes.tell(What.VIEW_ERRORS, user=view.user, view=view, data={"errors": errors})
