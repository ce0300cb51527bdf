"""What can be pressed on a card, here and now? Buttons, the menu, the choices of the one question, feedback."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.diagnosis.model import Choice, Mode, QuestionKind
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.service.model import Reply
from bot.slack.text import truncate
from bot.slack.views import blocks as build
from bot.slack.views import wording
from bot.slack.views.message import Block
from bot.slack.views.state import BLOCK_ID, pack

MORE, DRAFT, MENU, FEEDBACK, CHOOSE = "more", "draft", "menu", "feedback", "choose"
WHERE, HUMAN, DETAIL, PUBLISH = "where", "human", "detail", "publish"
"""Ways out of a card: WHERE is a button or stands in the menu, the others stand in the menu."""
CHOICES, CHOICE_STATE = 5, 700
OVERFLOW = 5
"""Entries of the menu: Slack takes no more."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What works where this card is shown: a button that cannot work is not there."""

    publish: bool = False
    """The card is for one person's eyes in a channel: it can be posted there, or in the thread it is about."""
    feedback: bool = True
    drafts: bool = True
    menu: bool = True
    where: bool = False
    """There is something to say to "Where is it?"."""
    human: bool = False
    """Somebody can be asked: mailwhy.yaml names the humans' channel."""
    detail: bool = False
    """A detail cannot just be written here, as it can in a direct message."""


EVERYTHING = Offers()


def controls(reply: Reply, offers: Offers) -> Block:
    """Two buttons and the menu. The row's id remembers the reply for the menu, whose own values are short."""
    language, state = reply.language, pack(reply)
    elements = []
    if reply.diagnosis.matches:
        spoken = text("card.more_spoken", language)
        elements.append(build.button(MORE, text("card.more", language), state, spoken=spoken))
    elif offers.where:
        elements.append(build.button(WHERE, text("card.where", language), state))
    if offers.drafts:
        label = "card.draft" if reply.diagnosis.mode is Mode.ANSWER else "card.ask_customer"
        elements.append(build.button(DRAFT, text(label, language), state))
    if offers.menu:
        elements.append(menu(reply, offers))
    return build.actions(elements, pack(reply, BLOCK_ID))


def menu(reply: Reply, offers: Offers) -> Block:
    """What else can be done, then the other languages, as many as there is room for."""
    ways = [build.option(_label(way, reply), way) for way in _menu_ways(reply, offers)]
    others = (code for code in LANGUAGES if code != reply.language)
    tongues = [build.option(text(f"card.in_{code}", reply.language), code) for code in others]
    return build.overflow(MENU, [*ways, *tongues][:OVERFLOW])


def _label(way: str, reply: Reply) -> str:
    name = "publish_thread" if way == PUBLISH and reply.thread else way
    return text(f"card.{name}", reply.language)


def _menu_ways(reply: Reply, offers: Offers) -> Iterator[str]:
    if offers.where and reply.diagnosis.matches and reply.diagnosis.mode is not Mode.ANSWER:
        yield WHERE
    if offers.human:
        yield HUMAN
    if offers.detail:
        yield DETAIL
    if offers.publish:
        yield PUBLISH


def thumbs(reply: Reply, entry: str, offers: Offers) -> tuple[Block, ...]:
    """Was this helpful?"""
    if not offers.feedback:
        return ()
    yes, no = text("card.helped", reply.language), text("card.wrong", reply.language)
    return (build.feedback(FEEDBACK, yes, no, f"{reply.language} {entry} {reply.case}"),)


def choices(reply: Reply, base: Knowledge, room: int = 72) -> Block | None:
    """The ways out of the one question as buttons, ranked; the offered entries where there is no question.

    `room` is the most characters of a label.
    """
    asked = reply.diagnosis.question
    kind = asked.kind if asked else QuestionKind.WHICH_CAUSE
    ways = asked.choices if asked else ()
    if not ways and reply.diagnosis.mode is Mode.OFFER:
        ways = tuple(Choice(match.entry, match.entry) for match in reply.diagnosis.matches)
    if len(ways) < 2:
        return None
    state = pack(reply, CHOICE_STATE)
    return build.actions(
        [
            _way(number, way, wording.choice(way, kind, base, reply.language), state, room)
            for number, way in enumerate(ways[:CHOICES])
        ]
    )


def _way(number: int, way: Choice, words: str, state: str, room: int) -> Block:
    value = f"{way.key} {way.entry} {state}"
    return build.button(f"{CHOOSE}_{number}", truncate(words, room), value, spoken=truncate(words, 75))
