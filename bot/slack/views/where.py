"""Where is it? A modal that tells how the one thing that would decide is found, and writes it down for the customer.

What is looked for follows from the one question, else from the entry; where, from the provider or product that was
named. Both can be changed. A program without steps of its own gets the general ones, and the modal says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.diagnosis.model import Kind, QuestionKind
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.kb.whereabouts import HOMES, OTHER, PLACES, THINGS, Whereabouts
from bot.service.model import Reply
from bot.slack.text import escape, truncate
from bot.slack.views import blocks as build
from bot.slack.views.card import numbered
from bot.slack.views.footer import linked
from bot.slack.views.message import Block, Modal
from bot.slack.views.state import METADATA, keys, pack

CALLBACK, THING, PLACE, LANGUAGE, WRITE = "where", "where_thing", "where_place", "where_language", "where_write"
CHOICES, TEXT_BLOCK, VALUE = "where_choices", "text", "where_value"
HINT = 150
_INPUT = 3000
_ASKED: Mapping[QuestionKind, str] = {
    QuestionKind.WHICH_PROVIDER: "provider_name",
    QuestionKind.WHICH_PRODUCT: "error_text",
    QuestionKind.WHICH_CODE: "error_text",
}
"""Question -> what answers it; other questions depend on the product."""
_OF_PLATFORM: Mapping[str, str] = {
    "sell": "error_text",
    "snov": "error_text",
    "mailbox": "error_text",
    "support": "delivery_status",
    "hubspot": "delivery_status",
    "smtp": "full_bounce",
}
_AT_THE_RECIPIENT = frozenset({"spam_folder", "quarantine", "message_headers", "from_address"})
"""Looked for in the recipient's mailbox, whatever product sent."""
_FIELDS: Mapping[str, str] = {
    "server_reply": "full_bounce",
    "sending_ip": "sending_ip",
    "provider": "provider_name",
    "sender_address": "from_address",
}
"""Field of a draft -> the thing that fills it."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, where, and in which language it is written for the customer (empty: not yet)."""

    thing: str
    place: str
    language: str = ""


def guess(reply: Reply, base: Knowledge) -> Sought:
    """The thing that would decide this case, and the place where the person most likely looks."""
    thing = _thing(reply, base)
    products = _homes((*_products(reply), *_platforms(reply)))
    providers = _homes((*reply.diagnosis.found.providers, *_named(reply, Kind.PROVIDER)))
    near = (*providers, *products) if thing in _AT_THE_RECIPIENT else (*products, *providers)
    with_steps = (home for home in near if f"{home}/{thing}" in base.evidence)
    return Sought(thing, (*with_steps, *providers, OTHER)[0])


def look_up(sought: Sought, base: Knowledge) -> Whereabouts | None:
    """The steps for that place, else the general ones; None where the base has neither."""
    return base.evidence.get(f"{sought.place}/{sought.thing}") or base.evidence.get(f"{OTHER}/{sought.thing}")


def render(reply: Reply, base: Knowledge, sought: Sought | None = None, *, copy: bool = True) -> Modal:
    """The modal. `copy`: the text can be sent to whoever opened it."""
    sought = sought or guess(reply, base)
    found, language = look_up(sought, base), reply.language
    body: tuple[Block, ...] = (build.section(escape(text("where.nothing", language))),)
    if found:
        lettered = _letter_input if copy else _letter_to_copy
        body = (lettered if sought.language else _shown)(found, sought, base, language)
    return Modal(
        callback=CALLBACK,
        title=text("where.title", language),
        blocks=(build.actions(_selects(sought, base, language), CHOICES), *body),
        close=text("slack.close", language),
        submit=text("draft.send_copy", language) if found and sought.language and copy else "",
        metadata=pack(reply, METADATA),
    )


def chosen(values: Mapping[str, str], reply: Reply, base: Knowledge) -> Sought:
    """What is set in the modal: action -> value. What another version knew is guessed anew."""
    first = guess(reply, base)
    thing, place, language = (values.get(name, "") for name in (THING, PLACE, LANGUAGE))
    return Sought(
        thing if thing in THINGS else first.thing,
        place if place in PLACES else first.place,
        language if language in LANGUAGES else "",
    )


def letter(found: Whereabouts, sought: Sought) -> str:
    """The steps as a text that a customer can be sent: plain words, no marks."""
    language = sought.language
    thing = text(f"where.thing_{found.thing}", language)
    place = f" ({text(f'where.place_{found.place}', language)})" if found.place != OTHER else ""
    steps = "\n".join(f"{number}. {step.in_(language)}" for number, step in enumerate(found.steps, 1))
    return text("where.letter", language, thing=_small(thing), place=place, steps=steps)


def hint(field: str, reply: Reply, base: Knowledge) -> str:
    """The first step towards a fact that a draft asks for; empty where there is none or it is too long."""
    thing = _FIELDS.get(field, "")
    found = look_up(replace(guess(reply, base), thing=thing), base) if thing else None
    said = text("where.hint", reply.language, step=found.steps[0].in_(reply.language)) if found else ""
    return said if len(said) <= HINT else ""


def _thing(reply: Reply, base: Knowledge) -> str:
    asked, matches = reply.diagnosis.question, reply.diagnosis.matches
    if asked and asked.kind in _ASKED:
        return _ASKED[asked.kind]
    if matches:
        for found in base.evidence.values():
            if matches[0].entry in found.decides:
                return found.thing
        return _OF_PLATFORM.get(matches[0].entry.partition("/")[0], "full_bounce")
    return next((_OF_PLATFORM[name] for name in _products(reply) if name in _OF_PLATFORM), "full_bounce")


def _homes(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(HOMES[name] for name in names if name in HOMES)


def _products(reply: Reply) -> tuple[str, ...]:
    return (*reply.diagnosis.found.products, *_named(reply, Kind.PRODUCT))


def _platforms(reply: Reply) -> Iterator[str]:
    return (match.entry.partition("/")[0] for match in reply.diagnosis.matches[:1])


def _named(reply: Reply, kind: Kind) -> Iterator[str]:
    return (key.partition(":")[2] for key in keys(reply) if key.startswith(f"{kind}:"))


def _selects(sought: Sought, base: Knowledge, language: str) -> list[Block]:
    known = {found.place for found in base.evidence.values()} | {OTHER}
    things = [build.option(text(f"where.thing_{name}", language), name) for name in THINGS]
    places = [build.option(text(f"where.place_{name}", language), name) for name in PLACES if name in known]
    selects = [
        build.select(THING, text("where.thing", language), things, sought.thing),
        build.select(PLACE, text("where.place", language), places, sought.place),
    ]
    if sought.language:
        tongues = [build.option(text(f"draft.lang_{code}", language), code) for code in LANGUAGES]
        selects.append(build.select(LANGUAGE, text("draft.language", language), tongues, sought.language))
    return selects


def _shown(found: Whereabouts, sought: Sought, base: Knowledge, language: str) -> tuple[Block, ...]:
    steps = tuple(step.in_(language) for step in found.steps)
    return (
        *_general(found, sought, language),
        build.section(numbered(steps)),
        build.context(_ground(found, base, language)),
        build.actions([build.button(WRITE, text("where.write", language), sought.thing)]),
    )


def _letter_input(found: Whereabouts, sought: Sought, base: Knowledge, language: str) -> tuple[Block, ...]:
    """The finished text. Its block id changes with the choice, or Slack would keep the old input."""
    tag = f"{TEXT_BLOCK} {sought.thing} {sought.place} {sought.language}"
    body = truncate(letter(found, sought), _INPUT)
    return (
        *_general(found, sought, language),
        build.text_input(tag, VALUE, text("draft.text", language), value=body, lines=True),
        build.context(_ground(found, base, language)),
    )


def _letter_to_copy(found: Whereabouts, sought: Sought, base: Knowledge, language: str) -> tuple[Block, ...]:
    """The finished text to read and mark: Slack takes no input where there is nothing to send off."""
    return (
        *_general(found, sought, language),
        build.section(escape(truncate(letter(found, sought), _INPUT))),
        build.context(_ground(found, base, language)),
    )


def _general(found: Whereabouts, sought: Sought, language: str) -> tuple[Block, ...]:
    if found.place == sought.place:
        return ()
    return (
        build.context(escape(text("where.general", language, place=text(f"where.place_{sought.place}", language)))),
    )


def _ground(found: Whereabouts, base: Knowledge, language: str) -> str:
    """Where the steps come from, and of when they are."""
    source = base.sources.get(found.source or "")
    parts = [text("more.by_source", language, source=linked(source, source.title.in_(language)))] if source else []
    if found.derived:
        parts.append(escape(text("more.derived", language)))
    return " · ".join([*parts, escape(text("more.as_of", language, date=found.reviewed))])


def _small(label: str) -> str:
    """A label within a sentence: its first letter small, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
