"""Somebody typed the slash command: one answer that only they see, or a look into the knowledge base."""

from bot.kb.hosts import is_meant
from bot.log import get
from bot.service.model import Asked
from bot.slack import newcomer
from bot.slack.answering import offers, reply_to, warn_of_secrets
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.grammar import Command, Verb, parse
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.listeners import propose, standing
from bot.slack.rights import may_edit
from bot.slack.search import search
from bot.slack.views import card, limits, pages, settings
from bot.slack.views.message import Message
from bot.store.standing import State

log = get("bot.slack")
COMMAND = "/mailwhy"
KNOWLEDGE = frozenset({Verb.KB, Verb.RELOAD, Verb.PAUSE, Verb.RESUME})


async def run(desk: Desk, incoming: Incoming) -> None:
    """Do what the command says; one message, after a silent ack."""
    base = desk.knowledge()
    command = parse(str(incoming.body.get("text", "")), lambda words: is_meant(words, base))
    if command.verb is Verb.ASK:
        await _ask(desk, incoming, command.argument)
    elif command.verb is Verb.PROPOSE and not incoming.shared:
        await propose.open_by_command(desk, incoming)
    else:
        await desk.poster.respond(incoming.response_url, await _page(desk, incoming, command))


async def _ask(desk: Desk, incoming: Incoming, text: str) -> None:
    place = incoming.place
    reply = await reply_to(desk, Asked(text, place))
    base = desk.knowledge()
    shown = card.render(reply, base, offers(desk, place, shared=incoming.shared, publish=True))
    if not await _whispered(desk, incoming, shown):
        alone = card.render(reply, base, offers(desk, place, shared=incoming.shared))
        await desk.poster.respond(incoming.response_url, alone)
    await warn_of_secrets(desk, place, reply)


async def _whispered(desk: Desk, incoming: Incoming, message: Message) -> bool:
    """Answer as a member of the channel: where that works, posting the card there will work too."""
    place = incoming.place
    if not place.channel.startswith(("C", "G")) or incoming.body.get("channel_name") == "directmessage":
        return False
    try:
        await desk.poster.whisper(place.channel, place.person, message)
    except RefusedError as refused:
        log.debug("not_a_member", code=refused.code)
        return False
    return True


async def _page(desk: Desk, incoming: Incoming, command: Command) -> Message:
    language, base = await newcomer.language(desk, incoming.place), desk.knowledge()
    if command.verb is Verb.LIMITS:
        return limits.page(command.argument, base, language)
    if command.verb is Verb.SETTINGS:
        return settings.page(command.argument, base, language)
    if command.verb is Verb.SEARCH:
        return pages.search_page(command.argument, search(command.argument, base), base, language)
    if command.verb is Verb.SHOW:
        return pages.entry_or_notice(command.argument, base, language, desk.names.command)
    if command.verb in KNOWLEDGE:
        return await _knowledge(desk, incoming, command, language)
    return pages.help_page(language, desk.names.command, desk.names.bot, command.argument)


async def _knowledge(desk: Desk, incoming: Incoming, command: Command, language: str) -> Message:
    """What was done with the knowledge base, or how it is."""
    if command.verb in {Verb.PAUSE, Verb.RESUME}:
        return await standing.turn(desk, incoming.place, command.argument, language, out=command.verb is Verb.PAUSE)
    if command.verb is Verb.RELOAD and (incoming.stranger or not await may_edit(desk, incoming.person)):
        return pages.notice("authors.only", language)
    if command.verb is Verb.RELOAD and desk.reload:
        await desk.reload()
    stands = await desk.store.standing.list(incoming.team) if desk.store else ()
    paused, lowered = ([one.entry for one in stands if one.state is state] for state in (State.PAUSED, State.LOWERED))
    return pages.knowledge_page(desk.knowledge(), desk.problems(), language, paused, lowered)


LISTENS = (Listen(On.COMMAND, COMMAND, run, strangers=True),)
