"""How does one entry read in a terminal?"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.cli.terminal import inert
from bot.i18n.duration import span
from bot.kb.base import Knowledge
from bot.kb.model import LANGUAGES, Cause, Cited, Code, Entry, Text, Wait

INDENT = "  "
_KINDS = ("why", "can", "when", "where", "who", "what")


def page(entry: Entry, base: Knowledge, language: str) -> str:
    """The whole entry in one language, plain text, nothing in it able to command a terminal."""
    writer = _Page(entry, base, language)
    return inert("\n".join(line for block in writer.blocks() for line in (*block, "")).rstrip())


@dataclass(frozen=True, slots=True)
class _Page:
    """Writes the blocks of an entry, each a heading with lines under it."""

    entry: Entry
    base: Knowledge
    language: str

    def blocks(self) -> Iterator[list[str]]:
        """All blocks that have something to say."""
        entry = self.entry
        yield [f"{entry.id}: {self.say(entry.title)}", *self.facts()]
        yield [self.say(entry.summary)]
        yield ["Verdict", *self.verdict()]
        for number, cause in enumerate(entry.causes, start=1):
            yield [f"Cause {number}: {self.say(cause.text)}", *self.cause(cause)]
        for heading, lines in self.groups():
            if found := [INDENT + line for line in lines]:
                yield [heading, *found]
        for draft in entry.drafts:
            subject = [INDENT + self.say(draft.subject)] if draft.subject else []
            body = [INDENT + line for line in self.say(draft.text).split("\n")]
            yield [f"Draft to {draft.to}{_ground(draft)}", *subject, *body]

    def facts(self) -> Iterator[str]:
        """What the entry is: maturity, reasons, dates, kin."""
        entry = self.entry
        local = ", local" if entry.id in self.base.local else ""
        yield f"{INDENT}{entry.maturity}{local}, reviewed {entry.reviewed}, to be reviewed by {entry.review_by}"
        yield f"{INDENT}reasons: {', '.join(entry.reasons)}"
        if entry.parent:
            yield f"{INDENT}parent: {entry.parent}"
        if entry.id in self.base.children:
            yield f"{INDENT}children: {', '.join(self.base.children[entry.id])}"
        if entry.valid:
            ends = " ".join(
                f"{word} {day}" for word, day in (("from", entry.valid.from_), ("until", entry.valid.until)) if day
            )
            yield f"{INDENT}valid {ends}: {self.say(entry.valid.why)}"

    def verdict(self) -> Iterator[str]:
        """Who acts, whether to resend, what works, and the sentence per kind of question."""
        verdict = self.entry.verdict
        yield f"{INDENT}who acts: {verdict.actor}; resend: {verdict.resend}{self.wait(verdict.wait)}"
        for label, text in (("still works", verdict.still_works), ("broken", verdict.broken)):
            if text:
                yield f"{INDENT}{label}: {self.say(text)}"
        for kind in _KINDS:
            if text := getattr(verdict.says, kind):
                yield f"{INDENT}{kind}: {self.say(text)}"

    def cause(self, cause: Cause) -> Iterator[str]:
        """What hoists the cause, and who does what about it."""
        if cause.when:
            given = (
                ("provider", cause.when.provider),
                ("product", cause.when.product),
                ("connector", cause.when.connector),
            )
            yield f"{INDENT}when " + "; ".join(f"{name}: {', '.join(values)}" for name, values in given if values)
        if ground := _ground(cause):
            yield f"{INDENT}{ground.strip()}"
        for fix in cause.fixes:
            yield f"{INDENT}{fix.actor}{self.wait(fix.wait)}{_ground(fix)}"
            yield from (f"{INDENT * 2}{number}. {self.say(step)}" for number, step in enumerate(fix.steps, start=1))

    def groups(self) -> Iterator[tuple[str, list[str]]]:
        """Headings with their lines, empty ones too."""
        entry = self.entry
        yield "Codes", [_code(code) for code in entry.codes]
        yield "Patterns", [f"{one.on} ({one.weight}) /{one.re}/  e.g. {one.example}" for one in entry.patterns]
        yield "Symptoms", [f"{code}: {line}" for code in LANGUAGES for line in entry.symptoms.in_(code)]
        yield (
            "Checks",
            [
                line
                for hint in entry.checks
                for line in self.check(hint.check, hint.target, hint.confirms, hint.refutes)
            ],
        )
        yield "Where", [self.where(one.label, one.path, one.as_of, one.plans) + _ground(one) for one in entry.where]
        yield "Escalate", list(self.escalate())
        yield "Links", [f"{self.say(link.title)}: {link.url}" for link in entry.links]
        yield "Related", [f"{name}: {self.title(name)}" for name in entry.related]
        yield (
            "Sources",
            [self.source(one.id) + (f" ({', '.join(one.facts)})" if one.facts else "") for one in entry.source],
        )
        yield (
            "Corrections",
            [f"{one.id}: {self.say(one.says)} {self.say(one.right)} {self.say(one.why)}" for one in entry.corrections],
        )
        yield (
            "Must find it",
            [f"{one.lang}: {one.text}" + (f" [{one.mode}]" if one.mode else "") for one in entry.examples.hit],
        )
        yield (
            "Must not find it",
            [f"{one.lang}: {one.text}" + (f" [{one.instead}]" if one.instead else "") for one in entry.examples.miss],
        )

    def say(self, text: Text) -> str:
        """The text in the reader's language."""
        return text.in_(self.language)

    def wait(self, wait: Wait | None) -> str:
        """`, wait 1 minute to 24 hours (rolling)`, or nothing."""
        if wait is None:
            return ""
        window = f" ({wait.window})" if wait.window else ""
        return f", wait {span(wait.min, wait.max, self.language)}{window}"

    def check(self, name: str, target: str, confirms: Text | None, refutes: Text | None) -> Iterator[str]:
        """A check with what its results mean."""
        yield f"{name} on {target}"
        for label, text in (("confirms", confirms), ("refutes", refutes)):
            if text:
                yield f"{INDENT}{label}: {self.say(text)}"

    def where(self, label: Text, path: Text, as_of: str, plans: Text | None) -> str:
        """A UI path with its date and the plans that have it."""
        gate = f"; {self.say(plans)}" if plans else ""
        return f"{self.say(label)}: {self.say(path)} (as of {as_of}{gate})"

    def escalate(self) -> Iterator[str]:
        """To whom, when, with what."""
        if one := self.entry.escalate:
            yield f"{self.say(one.to)}: {self.say(one.when)}{_ground(one)}"
            yield from (f"- {self.say(text)}" for text in one.include)

    def title(self, identity: str) -> str:
        """The title of another entry."""
        other = self.base.entries.get(identity)
        return self.say(other.title) if other else "(not in this base)"

    def source(self, identity: str) -> str:
        """A source with its date and whether it was machine-translated."""
        source = self.base.sources.get(identity)
        if source is None:
            return identity
        dated = f", {source.date}" if source.date else ""
        machine = ", machine-translated" if source.machine_translated else ""
        return f"{identity}: {self.say(source.title)}{dated}, retrieved {source.retrieved}{machine}"


def _code(code: Code) -> str:
    at = f" at {code.provider}" if code.provider else ""
    return f"{code.namespace} {code.code}{at} ({code.alone})"


def _ground(cited: Cited) -> str:
    grounds = (*cited.facts, *((cited.source,) if cited.source else ()), *(("derived",) if cited.derived else ()))
    return f" [{', '.join(grounds)}]" if grounds else ""
