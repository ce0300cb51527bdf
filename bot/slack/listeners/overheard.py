"""Somebody wrote in a channel without asking us: where we may listen, say only what is sure or new, else nothing.

At the top level of a channel whose manner is `auto`, and in threads where an answer of ours stands. A mention comes as
an event of its own and is left to that. Slack shows no whisper in a thread without replies, so it stands beside it.
"""

from dataclasses import replace

from bot.config import Channel
from bot.service import overhear
from bot.service.model import Asked, Place, Reply, Surface
from bot.service.overhear import Heard
from bot.slack.answering import offers, remember_answer, warn_of_secrets
from bot.slack.dedupe import LEASE
from bot.slack.desk import Desk
from bot.slack.incoming import Body, Incoming
from bot.slack.listen import Listen, On
from bot.slack.said import has_words, said
from bot.slack.views import card
from bot.store.events import Duplicate
from bot.store.store import Store

_MANNER = Channel()


async def hear(desk: Desk, incoming: Incoming) -> None:
    """Answer, once, if there is reason to."""
    if incoming.shared or not desk.store or not is_spoken(incoming.event, incoming.bot):
        return
    place = incoming.place
    if place.thread == incoming.ts:
        if desk.config.channels.get(place.channel, _MANNER).manner == "auto":
            await _once(desk, desk.store, incoming, replace(place, surface=Surface.AUTO))
    elif await overhear.is_followed(desk.store, place, desk.now()):
        await _once(desk, desk.store, incoming, place)


def is_spoken(event: Body, bot: str) -> bool:
    """Did a person say this to the others, and not to us?"""
    if event.get("bot_id") or event.get("edited") or event.get("user") in {None, "USLACKBOT", bot}:
        return False
    words = said(event)
    return event.get("subtype") in {None, "file_share"} and has_words(words) and f"<@{bot}" not in words


async def _once(desk: Desk, store: Store, incoming: Incoming, place: Place) -> None:
    """However often Slack brings this message, it is answered once."""
    heard = f"heard {place.channel} {incoming.ts}"
    if isinstance(await store.events.claim(heard, place, desk.now(), LEASE, "heard"), Duplicate):
        return
    text = said(incoming.event)
    if place.surface is Surface.AUTO:
        await _unasked(desk, store, Asked(text, place, fresh_case=True))
    else:
        await _follow_up(desk, Asked(text, place), incoming.ts)
    await store.events.finish(heard)


async def _unasked(desk: Desk, store: Store, asked: Asked) -> None:
    place, now = asked.place, desk.now()
    heard = await overhear.unasked(desk.asking, store, asked, now)
    openly = heard.say and await _is_open(desk, store, place)
    if openly:
        await _post(desk, place, heard.reply, place.thread or "")
    elif heard.say:
        _count(desk, place, heard)
        shown = card.render(heard.reply, desk.knowledge(), offers(desk, place, publish=True))
        await desk.poster.whisper(place.channel, place.person, shown)
    await warn_of_secrets(desk, place if openly else replace(place, thread=None), heard.reply)


async def _follow_up(desk: Desk, asked: Asked, question: str) -> None:
    heard = await overhear.follow_up(desk.asking, asked, desk.now())
    if heard.say:
        await _post(desk, asked.place, heard.reply, question)
    await warn_of_secrets(desk, asked.place, heard.reply)


async def _is_open(desk: Desk, store: Store, place: Place) -> bool:
    """May all see it? The channel wants that, and nobody called an answer wrong there lately."""
    if not desk.config.channels.get(place.channel, _MANNER).public:
        return False
    return (await store.channels.get(place.team, place.channel)).private_until <= desk.now().timestamp()


async def _post(desk: Desk, place: Place, reply: Reply, question: str) -> None:
    _count(desk, place, Heard(reply, say=True))
    posted = await desk.poster.post(
        place.channel, card.render(reply, desk.knowledge(), offers(desk, place)), place.thread
    )
    await remember_answer(desk, place, reply, question, posted)


def _count(desk: Desk, place: Place, heard: Heard) -> None:
    desk.meters.answers.labels(place.surface.value, heard.reply.diagnosis.mode.value).inc()


def _in_channel(body: Body) -> bool:
    event = body["event"]
    return event.get("channel_type") in {"channel", "group"} and not event.get("hidden")


LISTENS = (
    Listen(
        On.EVENT,
        "message",
        hear,
        subscribes=("message.channels", "message.groups"),
        feature="auto",
        when=_in_channel,
    ),
)
