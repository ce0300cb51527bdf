"""Somebody proposes an entry: the modal, what is wrong in it, and the draft where authors see it."""

from bot.log import get
from bot.service.proposing import Told, propose
from bot.slack import newcomer
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming, typed
from bot.slack.listen import Listen, On
from bot.slack.text import code
from bot.slack.views import pages, personal
from bot.slack.views import propose as view
from bot.slack.views.message import Message
from bot.slack.views.state import unpack
from bot.store.proposals import Proposal

log = get("bot.slack")


async def open_from_more(desk: Desk, incoming: Incoming) -> None:
    """Laid over the More modal of an answer, with what it knows filled in."""
    reply = unpack(incoming.pressed)
    if not reply:
        return
    first = reply.diagnosis.matches[0].entry if reply.diagnosis.matches else ""
    modal = view.render(reply.language, question=reply.quote, entry=first, origin="more")
    await desk.poster.push(incoming.trigger, modal)


async def open_by_command(desk: Desk, incoming: Incoming) -> None:
    """`/mailwhy kb propose`: the empty modal."""
    await desk.poster.open(
        incoming.trigger, view.render(await newcomer.language(desk, incoming.place), origin="command")
    )


async def submit(desk: Desk, incoming: Incoming) -> None:
    """Say at the fields what is missing, or hand the draft to the authors."""
    kept = view.remembered(str(incoming.view.get("private_metadata", "")))
    if not kept:
        await incoming.ack()
        return
    outcome = await propose(
        desk.store, desk.knowledge(), incoming.place, _told(incoming, kept.language), desk.now(), kept.origin
    )
    if not outcome.kept:
        faults = view.errors(outcome.faults, kept.language)
        await incoming.ack(response_action="errors", errors=dict(faults))
        return
    await incoming.ack(response_action="clear")
    await _hand_over(desk, outcome.kept, kept.language)
    if outcome.secret_kinds:
        notice = pages.secret_notice(outcome.secret_kinds, kept.language, command=True)
        await desk.poster.post(incoming.person, notice)


def _told(incoming: Incoming, language: str) -> Told:
    names = (view.PLATFORM, view.SLUG, view.TITLE, view.SYMPTOMS, view.STEPS, view.ACTOR, view.EXAMPLE)
    return Told(**{name: typed(incoming.view, name) for name in names}, language=language)


async def _hand_over(desk: Desk, proposal: Proposal, language: str) -> None:
    """To the authors' channel, and a word of thanks; to who proposed it where there is no channel for it."""
    if await _in_channel(desk, proposal):
        thanks = pages.notice("propose.thanks", language, entry=code(proposal.entry))
        await desk.poster.post(proposal.person, thanks)
    else:
        await desk.poster.post(proposal.person, _message(desk, proposal, language))


async def _in_channel(desk: Desk, proposal: Proposal) -> bool:
    channel = desk.config.knowledge.channel
    if not channel:
        return False
    try:
        await desk.poster.post(channel, _message(desk, proposal, desk.channel_language(channel) or "en"))
    except RefusedError as refused:
        log.warning("proposal_not_posted", code=refused.code)
        return False
    return True


def _message(desk: Desk, proposal: Proposal, language: str) -> Message:
    url = desk.config.knowledge.edit_url
    return view.posted(proposal.entry, proposal.yaml, proposal.id, proposal.person, url, language)


LISTENS = (
    Listen(On.ACTION, personal.PROPOSE, open_from_more),
    Listen(On.VIEW, view.CALLBACK, submit),
)
