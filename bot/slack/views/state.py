"""What must a button remember? A reply as a short string for a button's `value`, and back. No store, no memory needed.

The string is JSON, and gives up its least important parts until it fits the room it has. Positions in the text are not
kept: a card quotes, it does not point. A string of another version reads as None, and the card says it is too old.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.diagnosis.model import Certainty, Choice, Diagnosis, Evidence, Found, Kind, Match, Mode, Question, QuestionKind
from bot.kb.model import Asks
from bot.service.model import Reply
from bot.slack.text import truncate

VERSION = "1"
VALUE = 1400
"""Characters a button's value may take here. Slack's limit is 2,000, but a card has several such buttons."""
BLOCK_ID = 250
METADATA = 2900


def pack(reply: Reply, room: int = VALUE) -> str:
    """The reply in at most `room` characters, with as much of its evidence as fits."""
    packed = ""
    for thin in _THINNER:
        reply = thin(reply)
        packed = json.dumps(_rows(reply), ensure_ascii=False, separators=(",", ":"))
        if len(packed) <= room:
            return packed
    return packed[:room]


def unpack(value: str) -> Reply | None:
    """The reply a button remembers, or None where it was made by another version or is not ours."""
    try:
        rows = json.loads(value)
        return _reply(rows) if isinstance(rows, list) and rows[0] == VERSION else None
    except (ValueError, TypeError, IndexError, KeyError):
        return None


def keys(reply: Reply) -> tuple[str, ...]:
    """The evidence keys a reply rests on, so that a choice can be judged together with them."""
    matches = (*reply.diagnosis.matches, *([reply.diagnosis.runner_up] if reply.diagnosis.runner_up else ()))
    wanted = {Kind.CODE, Kind.PRODUCT, Kind.PROVIDER}
    found = (*reply.diagnosis.found.evidence, *(item for match in matches for item in match.evidence))
    return tuple(dict.fromkeys(item.key for item in found if item.kind in wanted))


def _rows(reply: Reply) -> list[Any]:
    said = reply.diagnosis
    asked = said.question
    return [
        VERSION, reply.case, said.mode.value, said.certainty.value if said.certainty else "", said.asks.value,
        reply.language, reply.quote, said.reason or "", [_match_rows(match) for match in said.matches],
        _match_rows(said.runner_up) if said.runner_up else 0,
        [asked.kind.value, asked.subject, [[way.entry, way.key] for way in asked.choices]] if asked else 0,
        list(reply.addresses), list(said.found.domains), list(said.found.providers), said.found.ticket or "",
        1 if said.off_topic else 0, reply.thread, list(said.found.products),
    ]  # fmt: skip


def _match_rows(match: Match) -> list[Any]:
    evidence = [[item.kind.value, item.text, item.key] for item in match.evidence]
    return [match.entry, round(match.confidence, 2), evidence, list(match.causes)]


def _reply(rows: list[Any]) -> Reply:
    _, case, mode, certainty, asks, language, quote, reason, matches, runner, asked, addresses, *found = rows
    # A button of an older version ends earlier.
    domains, providers, ticket, off_topic, thread, products = [*found, "", ""][:6]
    diagnosis = Diagnosis(
        mode=Mode(mode),
        certainty=Certainty(certainty) if certainty else None,
        matches=tuple(_match(item) for item in matches),
        runner_up=_match(runner) if runner else None,
        question=_question(asked) if asked else None,
        reason=reason or None,
        asks=Asks(asks),
        detected="und",
        found=Found((), tuple(products), tuple(providers), tuple(addresses), tuple(domains), ticket or None),
        scores={},
        off_topic=bool(off_topic),
    )
    return Reply(
        case=case, diagnosis=diagnosis, language=language, quote=quote, addresses=tuple(addresses), thread=str(thread)
    )


def _match(rows: list[Any]) -> Match:
    entry, confidence, evidence, causes = rows
    found = tuple(Evidence(Kind(kind), text, 0, 0, key) for kind, text, key in evidence)
    return Match(entry, float(confidence), found, tuple(causes))


def _question(rows: list[Any]) -> Question:
    kind, subject, choices = rows
    return Question(QuestionKind(kind), subject, tuple(Choice(entry, key) for entry, key in choices))


def _diagnosed(reply: Reply, **changes: Any) -> Reply:
    return replace(reply, diagnosis=replace(reply.diagnosis, **changes))


def _evidence(most: int, length: int) -> Callable[[Reply], Reply]:
    """Keeps the `most` strongest pieces of evidence a match, each cut to `length`."""

    def thinner(match: Match) -> Match:
        kept = tuple(replace(item, text=item.text[:length]) for item in match.evidence[:most])
        return replace(match, evidence=kept)

    def thin(reply: Reply) -> Reply:
        runner = reply.diagnosis.runner_up
        matches = tuple(thinner(match) for match in reply.diagnosis.matches)
        return _diagnosed(reply, matches=matches, runner_up=thinner(runner) if runner else None)

    return thin


def _without_found(reply: Reply) -> Reply:
    found = replace(reply.diagnosis.found, domains=reply.diagnosis.found.domains[:1])
    return replace(_diagnosed(reply, found=found), addresses=reply.addresses[:2])


def _without_addresses(reply: Reply) -> Reply:
    return replace(_diagnosed(reply, found=Found(ticket=reply.diagnosis.found.ticket)), addresses=())


def _without_causes(reply: Reply) -> Reply:
    matches = tuple(replace(match, causes=match.causes[:1]) for match in reply.diagnosis.matches)
    return _diagnosed(reply, matches=matches)


def _bare(reply: Reply) -> Reply:
    matches = tuple(replace(match, causes=()) for match in reply.diagnosis.matches)
    return replace(_diagnosed(reply, matches=matches, runner_up=None), quote="")


_THINNER: tuple[Callable[[Reply], Reply], ...] = (
    lambda reply: replace(reply, quote=truncate(reply.quote, 200)),
    _evidence(8, 80),
    _without_found,
    _evidence(4, 40),
    _without_addresses,
    lambda reply: replace(reply, quote=truncate(reply.quote, 80)),
    _without_causes,
    _evidence(1, 24),
    lambda reply: replace(reply, quote=truncate(reply.quote, 40)),
    _evidence(0, 0),
    _bare,
    # What a card offers can be asked again as "which one fits": better a plainer card than a dead menu.
    lambda reply: _diagnosed(reply, question=None),
    lambda reply: _diagnosed(reply, matches=reply.diagnosis.matches[:2]),
    lambda reply: _diagnosed(reply, matches=reply.diagnosis.matches[:1]),
)
