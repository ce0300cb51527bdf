"""Was this right? The verdict is written down at the press; what is wrong with the answer may follow in a modal."""

from bot.errors import StoreError
from bot.i18n.catalog import LANGUAGES, text
from bot.log import get
from bot.service import cases
from bot.service.cases import Verdict
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming, typed
from bot.slack.listen import Listen, On
from bot.slack.listeners.card import tell
from bot.slack.text import escape
from bot.slack.views import controls, pages, wrong
from bot.slack.views.message import Message
from bot.slack.views.wrong import Judged

log = get("bot.slack")


async def judge(desk: Desk, incoming: Incoming) -> None:
    """Write down the verdict; say thanks where only that person sees it, or ask what is wrong."""
    pressed, language, entry, case = [*incoming.pressed.split(" "), "", "", "", ""][:4]
    language = language if language in LANGUAGES else "en"
    verdict = Verdict.RIGHT if pressed == "yes" else Verdict.WRONG
    desk.meters.feedback.labels(verdict.value).inc()
    judged = Judged(case, entry, language, incoming.response_url, incoming.thread)
    if not await _kept(desk, incoming, judged, verdict):
        await tell(desk, incoming, pages.notice("feedback.not_kept", language))
    elif verdict is Verdict.RIGHT or incoming.stranger:
        key = "feedback.thanks" if verdict is Verdict.RIGHT else "feedback.thanks_wrong"
        await tell(desk, incoming, pages.notice(key, language))
    elif not await _opened(desk, incoming, judged):
        said = (text("feedback.thanks_wrong", language), text("feedback.no_form", language))
        await tell(desk, incoming, pages.paragraph(escape(" ".join(said))))


async def explain(desk: Desk, incoming: Incoming) -> None:
    """Add reason and line to the verdict; while they cannot be kept the modal stays open with what was typed."""
    judged = wrong.remembered(str(incoming.view.get("private_metadata", "")))
    if not judged:
        await incoming.ack()
        return
    line = cases.remark(typed(incoming.view, wrong.LINE))
    if not await _kept(desk, incoming, judged, Verdict.WRONG, typed(incoming.view, wrong.REASON), line.text):
        sorry = text("feedback.not_kept", judged.language)
        await incoming.ack(response_action="errors", errors={wrong.REASON: sorry})
        return
    await incoming.ack()
    await _thank(desk, incoming, judged, pages.notice("feedback.thanks_wrong", judged.language))
    if line.kinds:
        await _thank(desk, incoming, judged, pages.secret_notice(line.kinds, judged.language, command=True))


async def _kept(
    desk: Desk, incoming: Incoming, judged: Judged, verdict: Verdict, reason: str = "", line: str = ""
) -> bool:
    """False where the database is away. A case it does not know any more has nothing to be written to."""
    if not desk.store:
        return True
    try:
        if incoming.stranger:
            await cases.feedback_from_outside(
                desk.store, incoming.place, judged.case, judged.entry, verdict, desk.now()
            )
        else:
            await cases.feedback(
                desk.store, incoming.place, judged.case, judged.entry, verdict, desk.now(), reason=reason, line=line
            )
    except StoreError as fault:
        log.warning("verdict_not_kept", cause=fault.cause)
        return False
    return True


async def _opened(desk: Desk, incoming: Incoming, judged: Judged) -> bool:
    """Did the modal open? Its trigger lives three seconds, and the verdict comes first."""
    try:
        await desk.poster.open(incoming.trigger, wrong.render(judged))
    except RefusedError as refused:
        log.warning("reasons_not_asked", code=refused.code)
        return False
    return True


async def _thank(desk: Desk, incoming: Incoming, judged: Judged, message: Message) -> None:
    """Beside the card; directly where its address has expired while the modal was open."""
    try:
        await desk.poster.respond(judged.url, message, thread=judged.thread)
    except RefusedError as refused:
        log.info("thanked_directly", code=refused.code)
        await desk.poster.post(incoming.person, message)


LISTENS = (
    Listen(On.ACTION, controls.FEEDBACK, judge, strangers=True),
    Listen(On.VIEW, wrong.CALLBACK, explain),
)
