"""What diagnosis returns: evidence with its place in the text, and the entries it speaks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.kb.model import Asks


class Kind(StrEnum):
    """What sort of thing was found."""

    CODE = "code"
    REPLY = "reply"
    PHRASE = "phrase"
    PRODUCT = "product"
    PROVIDER = "provider"
    SYMPTOM = "symptom"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something found in the text. `start` and `end` index the text as the person wrote it (`end` exclusive)."""

    kind: Kind
    text: str
    start: int
    end: int
    key: str
    """What it was recognised as: `sell_send:002`, `enhanced:5.7.26`, `product:sell`, `provider:google`, an entry id."""


class Mode(StrEnum):
    """How sure the answer is."""

    ANSWER = "answer"
    OFFER = "offer"
    ABSTAIN = "abstain"


class Certainty(StrEnum):
    """The word the verdict line opens with. `answer` is always sure; offers are likely or possible."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Match:
    """One entry with its confidence (0 to 1) and the evidence for it, strongest first."""

    entry: str
    confidence: float
    evidence: tuple[Evidence, ...]
    causes: tuple[str, ...] = ()
    """Ids of the entry's causes in the order the evidence puts them (`when` hoists)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way out of an ambiguity."""

    entry: str
    key: str
    """The evidence that taking this choice adds: `sell_send:002`, `product:snov`, `provider:microsoft`."""


class QuestionKind(StrEnum):
    """Which single question would decide. The wording is rendered by i18n from `ask.<value>`."""

    WHICH_CODE = "which_code"
    """A bare code that means different things; `subject` is the code."""
    WHICH_PRODUCT = "which_product"
    WHICH_PROVIDER = "which_provider"
    WHICH_CAUSE = "which_cause"
    """Several entries are close: choose what fits."""
    PASTE_REPLY = "paste_reply"
    """Nothing but the server's own words would decide."""


@dataclass(frozen=True, slots=True)
class Question:
    """The one question that would decide, with choices where there are some."""

    kind: QuestionKind
    subject: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def name(self) -> str:
        """What is asked about, by which the choices are counted: `which_code:002`."""
        return f"{self.kind.value}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Found:
    """What extraction alone saw: what a thread remembers of a message (never its text)."""

    evidence: tuple[Evidence, ...] = ()
    products: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ticket: str | None = None
    """`48213` of `#48213` or of a ticket link."""


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier messages of the same case established; merged under the evidence of the new text.

    `scores` keeps the symptom evidence of earlier messages per entry, since their text is not kept.
    """

    found: Found = field(default_factory=Found)
    scores: Mapping[str, float] = field(default_factory=dict)
    excluded: tuple[str, ...] = ()
    """Entries the person said are wrong."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Ranked entries for a text, or an abstention with the one question that would decide."""

    mode: Mode
    certainty: Certainty | None
    """None when abstaining."""
    matches: tuple[Match, ...]
    """At most three in offer, at most two in answer (the answer and its runner-up is `runner_up`), none in abstain."""
    runner_up: Match | None
    question: Question | None
    reason: str | None
    """A name of `reasons.yaml`."""
    asks: Asks
    detected: str
    """The language of the person's own words: en, it, uk, pl, another ISO code, or `und`."""
    found: Found
    scores: Mapping[str, float]
    """Symptom evidence per entry, for the case's `Context`."""
    off_topic: bool = False
    """True when the text is plainly about something else (a negative of `out_of_scope.yaml` won)."""
