"""What is the answer to this question, here, for this person? The use case behind every way of asking in Slack.

A question costs two reads and one write. When the database fails the question is answered all the same, without memory.
How entries stand (paused, lowered) costs no read: `bot.service.standing`.
"""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.diagnosis.diagnose import Diagnoser, deciding_line
from bot.diagnosis.model import Context, Diagnosis, Kind, Mode
from bot.errors import StoreError
from bot.kb.base import Knowledge
from bot.log import get
from bot.mail.secrets import Cut, cut
from bot.service import unanswered
from bot.service.language import choose
from bot.service.model import Asked, Reply, Surface
from bot.service.remember import chosen, is_top, key, remember
from bot.service.standing import Standing, StandingCache
from bot.store.people import Person
from bot.store.store import Store
from bot.store.threads import KEPT, Thread

LONG = 8 * 1024
"""Characters from which on a text is read in a thread, so that nobody else waits for it."""
MOST = 64 * 1024
"""What comes after this many characters is not read: Slack itself allows 40,000."""
FOLLOWS_WITHIN = timedelta(minutes=10)
SHORT = 200
"""A direct message outside threads is a follow-up when it is this short, this soon, and without evidence of its own."""
FEW_WORDS = 6
_BESIDE = frozenset({Surface.SHORTCUT, Surface.AUTO})
"""Where an answer that one person sees stands beside the thread it would be posted in."""
_OWN_EVIDENCE = frozenset({Kind.CODE, Kind.REPLY, Kind.PHRASE})
_log = get(__name__)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known before the question."""

    thread: Thread | None = None
    person: Person = field(default_factory=Person)

    @property
    def context(self) -> Context:
        return self.thread.context if self.thread else Context()

    @property
    def chosen(self) -> tuple[str, ...]:
        return self.thread.chosen if self.thread else ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A reply that was found and not yet given."""

    asked: Asked
    reply: Reply
    text: str
    """What was asked, without secrets."""
    known: _Known

    @property
    def before(self) -> Context:
        """What the case knew before."""
        return self.known.context


def index(base: Knowledge) -> Diagnoser:
    """A diagnoser over `base` with its index built: that takes a moment, and must not be the first question's."""
    diagnoser = Diagnoser(base)
    diagnoser.diagnose("mail")
    return diagnoser


class Asking:
    """Answers questions from the current knowledge, and remembers what a follow-up needs.

    Without a store nothing is remembered. `channel_language` is the setting of a channel; `new_case` makes an id.
    """

    def __init__(
        self,
        knowledge: Callable[[], Knowledge],
        store: Store | None,
        *,
        channel_language: Callable[[str], str | None] = lambda _: None,
        new_case: Callable[[], str] = lambda: secrets.token_hex(6),
        build: Callable[[Knowledge], Diagnoser] = index,
    ) -> None:
        self._knowledge = knowledge
        self._store = store
        self.standings = StandingCache(store)
        """How entries stand that authors paused or people flagged; to be refreshed from time to time."""
        self._channel_language = channel_language
        self._new_case = new_case
        self._build = build
        self._built: tuple[Knowledge, Diagnoser] | None = None
        self._building = asyncio.Lock()

    async def ask(self, asked: Asked, now: datetime) -> Reply:
        """The reply to a question. Raises nothing of its own: faults of the database are logged."""
        considered = await self.consider(asked, now)
        await self.keep(considered, now)
        return considered.reply

    async def consider(self, asked: Asked, now: datetime) -> Considered:
        """The reply, with nothing of it written down: it may not be said."""
        diagnoser = await self.diagnoser()
        known = await self._known(asked, now)
        if known.thread is None:
            asked = replace(asked, adds=(*asked.shown, *asked.adds))
        standing = await self.standings.of(asked.place.team)
        clean, diagnosis, known = await _diagnosed(diagnoser, asked, known, standing)
        reply = Reply(
            case=known.thread.case if known.thread else self._new_case(),
            diagnosis=diagnosis,
            language=self._language(asked, diagnosis, known),
            quote=deciding_line(diagnosis, clean.text),
            secret_kinds=clean.kinds,
            refines=known.thread is not None,
            addresses=diagnosis.found.addresses,
            withheld=tuple(key for key in asked.adds if key in standing.paused),
            thread=(asked.place.thread or "") if asked.place.surface in _BESIDE else "",
        )
        return Considered(asked, reply, clean.text, known)

    async def diagnoser(self) -> Diagnoser:
        """The diagnoser of the current knowledge; a new base is indexed in a thread, once."""
        base = self._knowledge()
        built = self._built
        if built is None or built[0] is not base:
            async with self._building:
                built = self._built
                if built is None or built[0] is not base:
                    built = self._built = (base, await asyncio.to_thread(self._build, base))
        return built[1]

    async def _known(self, asked: Asked, now: datetime) -> _Known:
        if self._store is None:
            return _Known()
        try:
            person = await self._store.people.get(asked.place.team, asked.place.person)
            return _Known(await _thread(self._store, asked, now), person)
        except StoreError as fault:
            _log.warning("context_not_read", cause=fault.cause)
            return _Known()

    def _language(self, asked: Asked, diagnosis: Diagnosis, known: _Known) -> str:
        # The language of somebody else's words is better than none, and comes after all that speaks of the asker.
        return choose(
            switched=asked.language,
            choice=known.person.choice,
            detected=diagnosis.detected if asked.own else None,
            thread=known.thread.language if known.thread else None,
            last=known.person.last,
            channel=self._channel_language(asked.place.channel) or diagnosis.detected,
        )

    async def keep(self, considered: Considered, now: datetime) -> None:
        """The reply is given: remember what a follow-up needs."""
        if self._store is None:
            return
        try:
            await self._store.save(*_statements(self._store, considered, now))
        except StoreError as fault:
            _log.warning("context_not_kept", cause=fault.cause)


async def _thread(store: Store, asked: Asked, now: datetime) -> Thread | None:
    """The thread whose context belongs under the question."""
    place = asked.place
    if asked.case is not None:
        thread = await store.threads.of_case(asked.case, now)
        if thread is None or thread.key.team != place.team:
            return None
        kept = Context(excluded=thread.context.excluded)
        return replace(thread, context=kept, chosen=()) if asked.anew else thread
    if asked.fresh_case or place.surface is Surface.SHORTCUT:
        return None
    if not is_top(place):
        return await store.threads.get(key(place, ""), now) if place.thread else None
    if _is_pressed(asked):
        return await store.threads.latest(place.team, place.channel, now - KEPT, now)
    if len(asked.text) > SHORT:
        return None
    return await store.threads.latest(place.team, place.channel, now - FOLLOWS_WITHIN, now)


async def _diagnosed(
    diagnoser: Diagnoser, asked: Asked, known: _Known, standing: Standing
) -> tuple[Cut, Diagnosis, _Known]:
    """The diagnosis, and what of the known belongs to it: a new case in a direct message has no thread."""

    async def read(context: Context, adds: tuple[str, ...]) -> tuple[Cut, Diagnosis]:
        clean, diagnosis = await _read(diagnoser, asked.text, standing.under(context), adds)
        return clean, standing.over(diagnosis)

    if known.thread and is_top(asked.place) and not _is_pressed(asked):
        clean, alone = await read(Context(), ())
        if _is_a_question(alone, clean.text):
            return clean, alone, _Known(None, known.person)
    adds = (*asked.adds, *known.chosen) if not chosen((), asked.adds) else asked.adds
    clean, diagnosis = await read(known.context, adds)
    if adds != asked.adds and _has_own_evidence(diagnosis):
        # What was picked earlier stands until the person brings evidence that may say otherwise.
        clean, diagnosis = await read(known.context, asked.adds)
    return clean, diagnosis, known


async def _read(diagnoser: Diagnoser, text: str, context: Context, adds: tuple[str, ...]) -> tuple[Cut, Diagnosis]:
    def read() -> tuple[Cut, Diagnosis]:
        # Cut first and shorten then: half a secret at the border would not be recognised.
        whole = cut(text[: 2 * MOST])
        clean = Cut(whole.text[:MOST], whole.kinds)
        return clean, diagnoser.diagnose(clean.text, context, adds)

    return await asyncio.to_thread(read) if len(text) > LONG else read()


def _is_pressed(asked: Asked) -> bool:
    """Whether a button brought this rather than words: it belongs to the case at hand."""
    return bool(asked.case or asked.adds or asked.language)


def _is_a_question(alone: Diagnosis, text: str) -> bool:
    """Whether a direct message says enough by itself to be a new question, be it one we have no answer to."""
    if alone.mode is not Mode.ABSTAIN or _has_own_evidence(alone):
        return True
    # "it's Gmail" and "where do I click?" are about nothing by themselves either: only a whole sentence is off-topic.
    return alone.off_topic and len(text.split()) > FEW_WORDS


def _has_own_evidence(diagnosis: Diagnosis) -> bool:
    return any(one.kind in _OWN_EVIDENCE and one.end > 0 for one in diagnosis.found.evidence)


def _statements(store: Store, considered: Considered, now: datetime) -> list[Any]:
    """What is written down after an answer, in one transaction: keys and counts, not the text."""
    asked, reply, text, known = considered.asked, considered.reply, considered.text, considered.known
    place, diagnosis = asked.place, reply.diagnosis
    where = known.thread.key if known.thread else key(place, reply.case)
    thread = Thread(
        where, reply.case, remember(known.context, diagnosis), reply.language, chosen(known.chosen, asked.adds)
    )
    entries = tuple(match.entry for match in diagnosis.matches)
    statements: list[Any] = [
        store.threads.saving(thread, now),
        store.cases.saving(reply.case, place, diagnosis.mode.value, entries, reply.language, now),
    ]
    spoken = asked.language or (diagnosis.detected if asked.own else "")
    if spoken == reply.language != known.person.last:
        statements.append(store.people.saving_last(place.team, place.person, reply.language))
    if asked.picked:
        statements.append(store.picks.counting(place.team, *asked.picked, now))
    gap = unanswered.key(text) if _unanswered(diagnosis) and not reply.refines else ""
    if gap:
        example = unanswered.example(text)
        statements.append(store.gaps.recording(place.team, gap, example, diagnosis.detected[:8], now))
    return statements


def _unanswered(diagnosis: Diagnosis) -> bool:
    """Whether the base had nothing: not when the question was off-topic, nor when one press of a choice answers it."""
    offered = diagnosis.question is not None and diagnosis.question.choices
    return diagnosis.mode is Mode.ABSTAIN and not diagnosis.off_topic and not offered
