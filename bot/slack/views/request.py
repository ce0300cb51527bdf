"""How does a question to a human look in the colleagues' channel? One post: what is asked, what is known, who has it.

Its words are nowhere else. So an edit keeps the blocks that ask (`ASKED`) as Slack hands them back, and puts others
below them. The buttons hold ids only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.diagnosis.model import Certainty, Evidence, Kind
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.service.model import Handover, Reply
from bot.slack.text import code, escape, link, one_line, truncate, unescape, visible
from bot.slack.views import blocks as build
from bot.slack.views import wording
from bot.slack.views.handover import pack
from bot.slack.views.message import Block, Message

TAKE, GIVE_BACK, ANSWER, LEARN = "request_take", "request_give_back", "request_answer", "request_learn"
ASKED, TEXT, ANSWERED = "asked_", "asked_text_", "answered_text_"
"""How the ids of blocks begin: of all that asks, of the question itself, of the answer."""
SECTION = 2800
WORDS, WORD = 8, 60
"""Pieces of evidence, and characters of each."""
_NAMES = frozenset({Kind.PRODUCT, Kind.PROVIDER})


@dataclass(frozen=True, slots=True)
class Written:
    """What the asker wrote, secrets cut, and what was found for them."""

    by: str
    text: str
    ticket: str = ""
    link: str = ""
    """To the conversation it was asked in, where others may read that."""
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[str, ...] = ()


def render(handover: Handover, reply: Reply, written: Written, base: Knowledge, language: str) -> Message:
    """The post as nobody has taken it."""
    name = escape(text("human.asks", language, name=one_line(written.by)))
    head = f"*{name}*"
    if written.link:
        head += f" · {link(written.link, text('human.conversation', language))}"
    facts = "\n".join(_facts(reply, written, base, language))
    parts = [build.section(head, f"{ASKED}head"), *quoted(written.text, TEXT), build.context(facts, f"{ASKED}facts")]
    spoken = escape(truncate(one_line(written.text), 150))
    return Message(f"{name}: {spoken}", (*parts, _buttons(handover, language)))


def free(blocks: Iterable[Block], handover: Handover, language: str) -> Message:
    """The post after it was given back."""
    asked = kept(blocks)
    return Message(_head(asked), (*asked, _buttons(handover, language)))


def taken(blocks: Iterable[Block], handover: Handover, name: str, since: str, language: str) -> Message:
    """The post with who has it, since when."""
    said = escape(text("human.has_it", language, name=one_line(name), time=since))
    return Message(said, (*kept(blocks), build.context(said), _buttons(handover, language, taken=True)))


def answered(blocks: Iterable[Block], handover: Handover, name: str, answer: str, language: str) -> Message:
    """The post with its answer; nothing but learning from it is left to do."""
    said = escape(text("human.answered_by", language, name=one_line(name)))
    learn = build.button(LEARN, text("human.learn", language), pack(handover))
    parts = (build.section(f"*{said}*"), *quoted(answer, ANSWERED), build.actions([learn]))
    return Message(said, (*kept(blocks), *parts))


def kept(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that ask."""
    return tuple(block for block in blocks if str(block.get("block_id", "")).startswith(ASKED))


def quoted(words: str, block_id: str) -> tuple[Block, ...]:
    """Somebody's words as quotes, every line of them, in as many sections as they fill."""
    packed: list[str] = []
    for line in words.strip().splitlines():
        said = f"> {escape(visible(line))}".rstrip()
        if packed and len(packed[-1]) + len(said) < SECTION:
            packed[-1] += f"\n{said}"
        else:
            packed.append(said)
    return tuple(build.section(part, f"{block_id}{number}") for number, part in enumerate(packed))


def unquoted(blocks: Iterable[Block], block_id: str) -> str:
    """The words that `quoted` showed."""
    parts = (block["text"]["text"] for block in blocks if str(block.get("block_id", "")).startswith(block_id))
    lines = (unescape(line) for part in parts for line in part.splitlines())
    return "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines)


def _facts(reply: Reply, written: Written, base: Knowledge, language: str) -> Iterator[str]:
    found = _found(written.evidence)
    if found:
        yield text("human.found", language, what=found)
    yield from _thoughts(reply, base, language)
    if written.checks:
        yield text("human.checks", language, what=escape(", ".join(written.checks)))
    if written.ticket:
        yield text("human.with_ticket", language, what=escape(truncate(one_line(written.ticket), 200)))


def _found(evidence: Sequence[Evidence]) -> str:
    """Codes and words in code marks, then names."""
    words = [code(piece.text, WORD) for piece in evidence if piece.kind not in _NAMES][:WORDS]
    names = [escape(truncate(one_line(piece.text), WORD)) for piece in evidence if piece.kind in _NAMES][:WORDS]
    return " · ".join(dict.fromkeys((*words, *names)))


def _thoughts(reply: Reply, base: Knowledge, language: str) -> Iterator[str]:
    said = reply.diagnosis
    if not said.matches:
        yield text("human.nothing", language)
    for number, match in enumerate(said.matches):
        certainty = (said.certainty if number == 0 else None) or Certainty.POSSIBLE
        title = f"{text(f'card.{certainty}', language)}: {wording.title(match.entry, base, language)}"
        yield text("human.thought", language, what=f"{escape(title)} {code(match.entry, WORD)}")


def _buttons(handover: Handover, language: str, *, taken: bool = False) -> Block:
    state = pack(handover)
    first = (GIVE_BACK, "human.give_back") if taken else (TAKE, "human.take")
    return build.actions(
        [
            build.button(first[0], text(first[1], language), state, primary=not taken),
            build.button(ANSWER, text("human.answer", language), state),
        ]
    )


def _head(asked: Sequence[Mapping[str, Any]]) -> str:
    words = next((block["text"]["text"] for block in asked if "text" in block), "…")
    return str(words).partition(" · ")[0].strip("*")
