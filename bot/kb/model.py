"""What an entry of the knowledge base holds: the types every reader of the base may rely on.

These types are the schema: `kb/validate.py` has pydantic check each YAML file against them, and `mailwhy kb schema`
prints the JSON Schema made from them. They are plain dataclasses because importing pydantic takes 0.2 s, which
`mailwhy ask` must not pay to read a base that was checked before. Frozen, strict, no behaviour beyond small look-ups.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

LANGUAGES = ("en", "it", "uk", "pl")
Language = Literal["en", "it", "uk", "pl"]
Platform = Literal["sell", "snov", "support", "hubspot", "smtp", "mailbox"]


@dataclass(frozen=True, slots=True)
class Matches:
    """A text must match this regular expression. Read by pydantic when it builds the validator."""

    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The schema of the text with the pattern added."""
        return {**handler(source), "pattern": self.pattern}


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A text or list must have this many characters or items."""

    length: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The schema of the text or list with the length added."""
        return {**handler(source), "min_length": self.length}


EntryId = Annotated[str, Matches(r"^(sell|snov|support|hubspot|smtp|mailbox)/[a-z0-9]+(-[a-z0-9]+)*$")]
FactId = Annotated[str, Matches(r"^[A-E]-F[0-9]{1,2}$")]
Date = Annotated[str, Matches(r"^20[0-9]{2}-[01][0-9](-[0-3][0-9])?$")]
"""`2026-11-24`, or `2023-06` where only the month is known."""
Duration = Annotated[str, Matches(r"^[1-9][0-9]*(s|m|h|d)$")]
"""A length of time as people write it: `30s`, `15m`, `24h`, `2d`."""
NonEmpty = Annotated[str, AtLeast(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The common ground: unknown keys are errors, nothing is converted, nothing changes after loading."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "strict": True,
        "use_attribute_docstrings": True,
        # `not` and `from` are keywords: the field is `not_`, the key in the file is `not`.
        "alias_generator": lambda name: name.removesuffix("_"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Model):
    """One text in the languages of the interface. Drafts of an entry may lack all but one."""

    en: NonEmpty | None = None
    it: NonEmpty | None = None
    uk: NonEmpty | None = None
    pl: NonEmpty | None = None

    def in_(self, language: str) -> str:
        """The text in `language`, else in English, else in whatever language it has."""
        for code in (language, *LANGUAGES):
            found: str | None = getattr(self, code, None)
            if found:
                return found
        return ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages this text is written in."""
        return tuple(code for code in LANGUAGES if getattr(self, code))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Model):
    """Several lines for each language."""

    en: tuple[str, ...] = ()
    it: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()
    pl: tuple[str, ...] = ()

    def in_(self, language: str) -> tuple[str, ...]:
        """The lines in `language`; empty where there are none."""
        found: tuple[str, ...] = getattr(self, language, ())
        return found


class Actor(StrEnum):
    """Who has to act."""

    AGENT = "agent"
    SENDER = "sender"
    SENDER_ADMIN = "sender_admin"
    RECIPIENT = "recipient"
    RECIPIENT_ADMIN = "recipient_admin"
    VENDOR = "vendor"
    WAIT = "wait"


class Resend(StrEnum):
    """May the same message be sent again?"""

    YES = "yes"
    NO = "no"
    AFTER_FIX = "after_fix"
    LATER = "later"


class Window(StrEnum):
    """What kind of clock a limit runs on."""

    ROLLING = "rolling"
    CALENDAR = "calendar"
    RETRY = "retry"
    """The sending server tries again by itself."""


class Asks(StrEnum):
    """The kind of question an agent asks; the verdict line answers that kind."""

    WHY = "why"
    CAN = "can"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHAT = "what"


class Namespace(StrEnum):
    """Where a code means what it says. A bare code is not a key."""

    SELL_SEND = "sell_send"
    SELL_CONNECT = "sell_connect"
    SMTP = "smtp"
    """A three-digit reply code."""
    ENHANCED = "enhanced"
    """An RFC 3463 status, `5.1.1`."""
    PROVIDER = "provider"
    """A provider's own code: `S3150`, `RP-001`, `TSS04`, `IB607`."""
    ZENDESK_STATUS = "zendesk_status"
    """A code of Zendesk's delivery status table: `558`, `EC-004`."""
    ZENDESK_TAG = "zendesk_tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Model):
    """How long to wait before trying again."""

    min: Duration | None = None
    max: Duration | None = None
    window: Window | None = None

    def __post_init__(self) -> None:
        """A wait without a time says nothing."""
        if self.min is None and self.max is None:
            raise ValueError("a wait needs min, max or both; leave the whole field out where no time is known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Says(Model):
    """The verdict line per kind of question, without the certainty word, at most 76 characters a language.

    `why` is required. Where another kind is missing the interface builds the line from the verdict (resend, wait,
    actor) or from `where`.
    """

    why: Text
    can: Text | None = None
    when: Text | None = None
    where: Text | None = None
    who: Text | None = None
    what: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Model):
    """What the agent may tell the customer at once."""

    actor: Actor
    resend: Resend
    wait: Wait | None = None
    still_works: Text | None = None
    broken: Text | None = None
    says: Says


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Model):
    """A statement with its ground: article facts, or a source of `sources.yaml`, or marked as derived by us."""

    facts: tuple[FactId, ...] = ()
    source: str | None = None
    """An id of `sources.yaml` beyond the entry's own source, for what no article says."""
    derived: bool = False
    """True where no source says it in so many words and we conclude it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UiPath(Cited):
    """Where to click, and when that was last known to be true."""

    label: Text
    path: Text
    """Menu names joined by ` > `, in the language the product shows them where known."""
    as_of: Date
    plans: Text | None = None
    """The plans that have this page, where not all do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix(Cited):
    """What one actor does about one cause. Each step is at most 110 characters."""

    actor: Actor
    steps: Annotated[tuple[Text, ...], AtLeast(1)]
    wait: Wait | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Model):
    """What hoists a cause to the top when the question names it. All that are given must hold."""

    provider: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    connector: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(Cited):
    """One explanation. Causes stand in the order of likelihood."""

    id: Annotated[str, Matches(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    text: Text
    when: When | None = None
    fixes: Annotated[tuple[Fix, ...], AtLeast(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Model):
    """A code this entry explains.

    `alone: answer` - the code in its namespace is enough to answer as fact. `alone: offer` - it is shared or vague
    (5.7.1, bare 550): it counts, but words must decide.
    """

    namespace: Namespace
    code: Annotated[str, AtLeast(1)]
    provider: str | None = None
    """An id of `providers.yaml`: the code means this only there."""
    alone: Literal["answer", "offer"] = "answer"
    reason: str | None = None
    """The reason it proves, where that is not the first of the entry's `reasons`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern(Model):
    """A regular expression on what a server or a screen says.

    `re` is matched case-insensitively on text whose line breaks are folded to single spaces. `literal` is a lower-case
    string that every match contains; the loader derives it where it can.
    """

    re: Annotated[str, AtLeast(4)]
    on: Literal["reply", "imap", "screen"] = "reply"
    literal: Annotated[str, AtLeast(4)] | None = None
    provider: str | None = None
    weight: Literal["decides", "supports"] = "decides"
    not_: tuple[str, ...] = ()
    """Regular expressions that must not match the same line."""
    reason: str | None = None
    """The reason it proves, where that is not the first of the entry's `reasons`."""
    example: Annotated[str, AtLeast(4)]


class Target(StrEnum):
    """What a check of an entry looks at."""

    SENDER_DOMAIN = "sender_domain"
    RECIPIENT_DOMAIN = "recipient_domain"
    SENDING_IP = "sending_ip"
    MAILBOX = "mailbox"
    SENDER_ACCOUNT = "sender_account"
    RECIPIENT_ADDRESS = "recipient_address"


CheckName = Literal[
    "domain", "nameservers", "txt", "cname", "idn", "dnssec", "dane", "caa", "mx", "provider", "mx_reach", "mx_tls",
    "ptr", "spf", "spf_sender", "dkim", "dmarc", "mta_sts", "tls_rpt", "bimi", "dnsbl", "autoconfig", "bulk_sender",
    "imap_settings", "smtp_settings", "pop3", "imap_login", "smtp_login", "folders", "find_message", "forwarding",
    "hubspot_domain", "zendesk_domain", "snov_domain", "mailbox_quota", "sending_quota", "recipient",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckHint(Model):
    """A live check that would confirm or refute this entry."""

    check: CheckName
    target: Target
    confirms: Text | None = None
    """What result speaks for this entry."""
    refutes: Text | None = None
    """What result speaks against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate(Cited):
    """To whom it goes when the steps did not help, when, and what to hand over."""

    to: Text
    when: Text
    include: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Model):
    """A page to read further."""

    title: Text
    url: Annotated[str, Matches(r"^https://")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySource(Model):
    """The source the entry is made from, an id of `sources.yaml`, and the article facts it says."""

    id: str
    facts: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Model):
    """Where a source errs: what it says, what is right, why."""

    id: Annotated[str, Matches(r"^M[0-9]{1,2}$")]
    says: Text
    right: Text
    why: Text


class Addressee(StrEnum):
    """Whom a draft is written to. `phone` is a text of at most 300 characters, read out or sent as SMS."""

    SENDER = "sender"
    SENDER_ADMIN = "sender_admin"
    RECIPIENT = "recipient"
    RECIPIENT_ADMIN = "recipient_admin"
    DNS = "dns"
    VENDOR = "vendor"
    PHONE = "phone"


DRAFT_FIELDS = (
    "recipient_address", "sender_address", "recipient_domain", "sender_domain", "subject", "from_name", "sent_at",
    "server_reply", "sending_ip", "provider", "ticket", "new_address", "size_limit", "send_limit", "deal_link",
    "server_settings", "certificate_issuer", "plan", "folder",
    "dns_host", "dns_value", "spf_value", "dkim_host", "dkim_value", "dmarc_value",
)  # fmt: skip
"""The facts a draft may leave open, written `{subject}`; what is unknown becomes an input field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Cited):
    """A text an agent can send. It names neither Mailwhy nor other customers nor internal hosts."""

    to: Addressee
    subject: Text | None = None
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HitExample(Model):
    """A question that must find this entry."""

    text: str
    lang: str = "en"
    mode: Literal["answer", "offer"] | None = None
    """The mode it must be answered in, where that is part of the promise."""
    rank: Literal[1, 2, 3] = 1
    """The worst rank allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissExample(Model):
    """A near miss: a question that must not be answered with this entry first."""

    text: str
    lang: str = "en"
    instead: EntryId | None = None
    """The entry it belongs to; nothing where it is out of scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples(Model):
    """What is run against the whole base by `mailwhy kb test`."""

    hit: Annotated[tuple[HitExample, ...], AtLeast(1)]
    miss: tuple[MissExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity(Model):
    """From and until when the entry holds, with why."""

    from_: Date | None = None
    until: Date | None = None
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Model):
    """One answer of the knowledge base."""

    id: EntryId
    platform: Platform
    parent: EntryId | None = None
    maturity: Literal["stable", "draft"]
    reviewed: Date
    review_by: Date
    valid: Validity | None = None
    reasons: Annotated[tuple[str, ...], AtLeast(1)]
    """Names of `reasons.yaml`."""
    title: Text
    summary: Text
    """One or two sentences: what happened and what it means."""
    verdict: Verdict
    causes: Annotated[tuple[Cause, ...], AtLeast(1)]
    codes: tuple[Code, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    symptoms: Lines
    checks: tuple[CheckHint, ...] = ()
    where: tuple[UiPath, ...] = ()
    escalate: Escalate | None = None
    links: tuple[Link, ...] = ()
    related: tuple[EntryId, ...] = ()
    source: Annotated[tuple[EntrySource, ...], AtLeast(1)]
    corrections: tuple[Correction, ...] = ()
    drafts: Annotated[tuple[Draft, ...], AtLeast(1)]
    examples: Examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Model):
    """A platform-independent class of failure (`reasons.yaml`)."""

    name: str
    family: str
    sisimai: tuple[str, ...] = ()
    """The words Sisimai uses for it."""
    means: Text
    entry: EntryId
    """The entry that explains it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable(Model):
    """A fact of an article that no entry has to say, and why."""

    fact: FactId
    why: NonEmpty


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Model):
    """Where statements come from (`sources.yaml`)."""

    id: str
    title: Text
    kind: Literal["article", "rfc", "vendor", "guide", "registry", "measurement", "experience"]
    """`guide` is a help page about somebody else's product."""
    url: str | None = None
    file: str | None = None
    """The file name of one of the five articles."""
    language: str
    date: Date | None = None
    """When the source itself was published or last changed, where it says so."""
    retrieved: Date
    machine_translated: bool = False
    note: Text | None = None
    not_applicable: tuple[NotApplicable, ...] = ()
    """Facts of this article that need no entry; every other fact is listed by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Model):
    """A product agents name (`products.yaml`), the gate between entries."""

    id: Platform
    name: str
    names: tuple[str, ...]
    """Lower-case words and phrases by which people name it, in any language and spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfScope(Model):
    """Utterances that must be met with silence (`out_of_scope.yaml`): negatives of the index, mostly near misses."""

    id: str
    lines: Lines
