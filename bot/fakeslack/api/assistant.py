"""What does the agent pane show? assistant.threads.setStatus, setSuggestedPrompts, setTitle."""

from bot.fakeslack.api.call import Call
from bot.fakeslack.changes import What
from bot.fakeslack.errors import invalid
from bot.fakeslack.model import Channel, Json


def _pane(call: Call) -> Channel:
    call.need("channel_id")
    return call.channel("channel_id")


def set_status(call: Call) -> Json:
    """assistant.threads.setStatus: an empty status takes it away; an answer in the thread does so too."""
    call.need_scope("assistant:write", "chat:write")
    channel = _pane(call)
    thread = call.need("thread_ts")
    if call.text("status"):
        channel.status[thread] = call.text("status")
    else:
        channel.status.pop(thread, None)
    call.core.changes.tell(What.STATUS, channel=channel.id, data={"thread_ts": thread, "status": call.text("status")})
    return {}


def set_prompts(call: Call) -> Json:
    """assistant.threads.setSuggestedPrompts: one to four, each with a title and a message.

    For an app with an `agent_view`, as this one, a call with `thread_ts` fails silently.
    """
    channel = _pane(call)
    prompts = call.args.get("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= 4:
        raise invalid("invalid_arguments", ["must have 1 to 4 items [json-pointer:/prompts]"])
    for index, prompt in enumerate(prompts):
        if not isinstance(prompt, dict) or not prompt.get("title") or not prompt.get("message"):
            raise invalid("invalid_arguments", [f"needs a title and a message [json-pointer:/prompts/{index}]"])
    if call.text("thread_ts"):
        return {}
    channel.prompts = prompts
    call.core.changes.tell(What.PROMPTS, channel=channel.id, data={"prompts": prompts, "title": call.text("title")})
    return {}


def set_title(call: Call) -> Json:
    """assistant.threads.setTitle"""
    channel = _pane(call)
    channel.titles[call.need("thread_ts")] = call.need("title")
    return {}
