"""A small Bolt bot that shows everything the page can draw, so that the page is tested without Mailwhy's own words."""

import asyncio
from typing import Any

from slack_bolt.app.async_app import AsyncApp

Block = dict[str, Any]
ESCAPED = 'escaped &lt;!channel&gt; &lt;script&gt;window.hit=1&lt;/script&gt; "&gt;&lt;img src=x&gt;'
RAW = (
    "raw <!channel> <script>window.hit=1</script> <javascript:window.hit=1|press me> "
    '<https://example.com/" onmouseover="window.hit=1|quoted> <data:text/html,x|data> `<b>code</b>` <img src=x>'
)
LONG = "W" * 400
CITIES = ("Rome", "Kyiv", "Cracow")


def plain(text: str) -> Block:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Block:
    """A section of mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action: str, text: str) -> Block:
    """A button."""
    return {"type": "button", "action_id": action, "text": plain(text), "value": action}


def options(*names: str) -> list[Block]:
    """Options whose value is their lower-case name."""
    return [{"text": plain(name), "value": name.lower()} for name in names]


def select(action: str, placeholder: str, *names: str) -> Block:
    """A menu with nothing chosen."""
    shown = {"placeholder": plain(placeholder), "options": options(*names)}
    return {"type": "static_select", "action_id": action, **shown}


def input_block(block_id: str, label: str, element: Block, **more: Any) -> Block:
    """A field with its label."""
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


def row(*elements: Block) -> Block:
    """A row of elements."""
    return {"type": "actions", "elements": list(elements)}


def card(text: str) -> list[Block]:
    """What most tests look at: text, all ways to press, small print."""
    menu = {"type": "overflow", "action_id": "menu", "options": options("Copy", "Archive")}
    city = select("city", "Pick a city", *CITIES)
    thumbs = {
        "type": "feedback_buttons",
        "action_id": "thumbs",
        "positive_button": {"text": plain("Good"), "value": "yes"},
        "negative_button": {"text": plain("Bad"), "value": "no"},
    }
    return [
        section(text),
        row(button("again", "Again"), button("form", "Open form"), city, menu),
        {"type": "context_actions", "elements": [thumbs]},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "`entry/id` · <https://example.com|Source>"}]},
    ]


def form(kind: str = "Mailbox", note: str = "Which domain?") -> Block:
    """A modal with a menu that changes it, a required field, choices and a hint."""
    kinds = {
        "type": "static_select",
        "action_id": "kind",
        "placeholder": plain("Kind"),
        "options": options("Mailbox", "Domain"),
    }
    ticks = {"type": "checkboxes", "action_id": "ticks", "options": options("Urgent", "Known")}
    field = {"type": "plain_text_input", "action_id": "name"}
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("A form"),
        "submit": plain("Send it"),
        "close": plain("Never mind"),
        "blocks": [
            section(f"{note} ({kind})"),
            {"type": "actions", "block_id": "kinds", "elements": [kinds]},
            input_block("domain", "Domain", field, hint=plain("a.example")),
            input_block("more", "More", ticks, optional=True),
        ],
    }


def home(note: str) -> Block:
    """A Home tab with what can be pressed there."""
    languages = select("tongue", "Language", "English", "Italiano")
    return {"type": "home", "blocks": [section(note), row(button("greet", "Greet"), languages)]}


def every_field() -> Block:
    """A modal with each kind of field that is drawn."""
    reasons = {"type": "radio_buttons", "action_id": "reason", "options": options("Wrong cause", "Outdated")}
    text = {"type": "plain_text_input", "action_id": "text", "multiline": True, "initial_value": "As it was."}
    where = {"type": "conversations_select", "action_id": "where", "placeholder": plain("Which place")}
    mail = {"type": "email_text_input", "action_id": "mail"}
    return {
        "type": "modal",
        "callback_id": "every",
        "title": plain("Every field"),
        "submit": plain("Send it"),
        "blocks": [
            input_block("reasons", "What was wrong?", reasons),
            input_block("texts", "Text", text),
            input_block("wheres", "Where?", where, optional=True),
            input_block("mails", "Address", mail, optional=True),
        ],
    }


def gallery(app: AsyncApp, slow: float = 1.0) -> list[str]:
    """Hang the listeners on; the returned list gets what was entered. `slow` is how long it takes to ack "slow"."""
    entered: list[str] = []

    @app.middleware
    async def delay(payload: dict[str, Any], next: Any) -> None:  # noqa: A002 - Bolt's own name
        if "slow" in str(payload.get("text", "")):
            await asyncio.sleep(slow)
        await next()

    _listen(app)
    _show(app)
    _press(app, entered)
    _fill(app, entered)
    return entered


def _listen(app: AsyncApp) -> None:
    @app.event("app_mention")
    async def mentioned(event: dict[str, Any], say: Any) -> None:
        thread = event.get("thread_ts") or event["ts"]
        if "hostile" in event["text"]:
            await say(text="hostile", blocks=[section(ESCAPED), section(RAW), section(LONG)], thread_ts=thread)
        elif "slow" not in event["text"]:
            await say(text="a card", blocks=card("*The answer* is here."), thread_ts=thread)

    @app.event("message")
    async def heard(event: dict[str, Any], say: Any) -> None:
        if event.get("subtype") is None and not event.get("bot_id"):
            await say(text=f"you wrote: {event['text']}")

    @app.command("/mailwhy")
    async def command(ack: Any, command: dict[str, Any], respond: Any) -> None:
        await ack()
        await respond(text="private", blocks=card(f"Privately: {command['text']}"))


def _show(app: AsyncApp) -> None:
    @app.event("app_home_opened")
    async def opened(event: dict[str, Any], client: Any) -> None:
        if event["tab"] == "home":
            await client.views_publish(user_id=event["user"], view=home("Welcome home."))
            return
        prompts = [{"title": "Try ciao", "message": "ciao"}]
        await client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=prompts)

    @app.action("greet")
    async def greet(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_publish(user_id=body["user"]["id"], view=home("Greeted."))

    @app.action("tongue")
    async def tongue(ack: Any, action: dict[str, Any], body: dict[str, Any], client: Any) -> None:
        await ack()
        text = f"Now {action['selected_option']['value']}."
        await client.views_publish(user_id=body["user"]["id"], view=home(text))

    @app.shortcut("why_this")
    async def why_this(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        await ack()
        message, channel = shortcut["message"], shortcut["channel"]["id"]
        text = f"About: {message['text']}"
        await client.chat_postEphemeral(channel=channel, user=shortcut["user"]["id"], text=text, blocks=card(text))

    @app.shortcut("ask_any")
    async def ask_any(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=every_field())


def _press(app: AsyncApp, entered: list[str]) -> None:
    @app.action("again")
    async def again(ack: Any, body: dict[str, Any], client: Any, respond: Any) -> None:
        await ack()
        if body["container"]["is_ephemeral"]:
            await respond(text="pressed", blocks=card("Pressed privately."), replace_original=True)
            return
        channel, ts = body["channel"]["id"], body["message"]["ts"]
        await client.chat_update(channel=channel, ts=ts, text="pressed", blocks=card("It was pressed."))

    @app.action("city")
    @app.action("menu")
    async def chosen(ack: Any, action: dict[str, Any], body: dict[str, Any], client: Any) -> None:
        await ack()
        text = f"Chosen: {action['selected_option']['value']}."
        await client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text=text, blocks=card(text))

    @app.action("thumbs")
    async def thumbs(ack: Any, action: dict[str, Any]) -> None:
        await ack()
        entered.append(action["value"])


def _fill(app: AsyncApp, entered: list[str]) -> None:
    @app.action("form")
    async def open_form(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form())

    @app.action("kind")
    async def kind(ack: Any, action: dict[str, Any], body: dict[str, Any], client: Any) -> None:
        await ack()
        view = form(action["selected_option"]["text"]["text"], "Changed")
        await client.views_update(view_id=body["view"]["id"], view=view)

    @app.view("every")
    async def every(ack: Any, view: dict[str, Any]) -> None:
        values = view["state"]["values"]
        if values["reasons"]["reason"]["selected_option"]["value"] == "outdated":
            await ack(response_action="update", view={**every_field(), "title": plain("Another one")})
            return
        await ack(response_action="push", view={**form(), "title": plain("On top")})
        entered.append(f"{values['texts']['text']['value']} {bool(values['wheres']['where']['selected_conversation'])}")

    @app.view("form")
    async def sent(ack: Any, view: dict[str, Any]) -> None:
        values = view["state"]["values"]
        name = values["domain"]["name"]["value"]
        if "." not in name:
            await ack(response_action="errors", errors={"domain": "This is not a domain."})
            return
        await ack()
        entered.append(f"{name} {[tick['value'] for tick in values['more']['ticks']['selected_options']]}")
