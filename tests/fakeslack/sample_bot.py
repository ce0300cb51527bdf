"""A small Bolt bot that does a bit of everything, to prove that an unmodified AsyncApp runs on the fake."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp

MODAL = {
    "type": "modal",
    "callback_id": "check",
    "title": {"type": "plain_text", "text": "Check"},
    "submit": {"type": "plain_text", "text": "Go"},
    "blocks": [
        {
            "type": "input",
            "block_id": "domain",
            "label": {"type": "plain_text", "text": "Domain"},
            "element": {"type": "plain_text_input", "action_id": "name"},
        }
    ],
}


def card(text: str) -> list[dict[str, Any]]:
    """A section and one button."""
    button = {"type": "button", "action_id": "again", "text": {"type": "plain_text", "text": "Again"}, "value": "v1"}
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": text}},
        {"type": "actions", "block_id": "row", "elements": [button]},
    ]


def register(app: AsyncApp) -> list[str]:
    """Hang the listeners on; the returned list gets a word for everything that ran."""
    ran: list[str] = []
    _listen(app, ran)
    _interact(app, ran)
    return ran


def _listen(app: AsyncApp, ran: list[str]) -> None:
    @app.event("app_mention")
    async def mentioned(event: dict[str, Any], say: Any) -> None:
        ran.append("mention")
        await say(text="why", blocks=card("Because."), thread_ts=event.get("thread_ts") or event["ts"])

    @app.event("message")
    async def heard(event: dict[str, Any], say: Any) -> None:
        ran.append(f"message:{event.get('subtype')}")
        if event.get("subtype") is None:
            await say(text=f"heard {event['text']}")

    @app.event("app_home_opened")
    async def home(event: dict[str, Any], client: Any) -> None:
        ran.append("home")
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": card("Home")})


def _interact(app: AsyncApp, ran: list[str]) -> None:
    @app.command("/mailwhy")
    async def command(ack: Any, command: dict[str, Any], respond: Any, client: Any) -> None:
        ran.append("command")
        if command["text"] == "boom":
            raise RuntimeError("before ack")
        await ack("one moment")
        if command["text"] == "modal":
            await client.views_open(trigger_id=command["trigger_id"], view=MODAL)
        else:
            await respond(text="the answer", blocks=card("Private."))

    @app.action("again")
    async def pressed(ack: Any, body: dict[str, Any], client: Any, respond: Any) -> None:
        ran.append("action")
        await ack()
        if body["container"].get("type") == "view":
            return
        if body["container"]["is_ephemeral"]:
            await respond(text="pressed", replace_original=True)
            return
        channel, ts = body["channel"]["id"], body["message"]["ts"]
        await client.chat_update(channel=channel, ts=ts, text="pressed", blocks=card("Pressed."))

    @app.view("check")
    async def sent(ack: Any, view: dict[str, Any]) -> None:
        ran.append("view")
        name = view["state"]["values"]["domain"]["name"]["value"]
        if "." in name:
            await ack()
        else:
            await ack(response_action="errors", errors={"domain": "Not a domain"})

    @app.shortcut("diagnose")
    async def shortcut(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        ran.append(f"shortcut:{shortcut['type']}")
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)
