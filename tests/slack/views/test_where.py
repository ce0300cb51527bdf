"""Where is it? The modal over everything the base can tell, and what it guesses."""

from dataclasses import replace
from itertools import product

import pytest

from bot.diagnosis.model import Evidence, Found, Kind, Match, Question, QuestionKind
from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.model import DRAFT_FIELDS
from bot.kb.whereabouts import OTHER, PLACES, THINGS, Whereabouts
from bot.service.model import Reply
from bot.slack import limits
from bot.slack.text import escape
from bot.slack.views import where
from bot.slack.views.message import Modal
from bot.slack.views.state import METADATA, pack, unpack
from bot.slack.views.where import Sought
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, match, offer

BASE = bundled()


def named(reply: Reply, *, products: tuple[str, ...] = (), providers: tuple[str, ...] = ()) -> Reply:
    """The reply to a text that named these."""
    found = Found(products=products, providers=providers)
    return replace(reply, diagnosis=replace(reply.diagnosis, found=found))


def bare(entry: str) -> Reply:
    """A likely entry, for a text that named no provider."""
    reply = offer((entry,))
    said = replace(reply.diagnosis, matches=(match(entry, ()),), found=Found())
    return replace(reply, diagnosis=said)


def said(modal: Modal) -> str:
    """All of it, as data."""
    return str(modal.blocks)


@pytest.mark.parametrize("thing", THINGS)
def test_slack_takes_every_modal_uncut(thing: str) -> None:
    """Over every place and language, as steps and as text."""
    for place, language, letter in product(PLACES, LANGUAGES, ("", *LANGUAGES)):
        modal = where.render(abstention(language), BASE, Sought(thing, place, letter))
        assert limits.check(modal) == modal
        assert block_problems(list(modal.blocks), "modal") == []
        assert len(modal.metadata) <= METADATA
        assert bool(modal.submit) is bool(letter)


@pytest.mark.parametrize("found", BASE.evidence.values(), ids=lambda found: found.id)
def test_every_item_is_shown_numbered_with_its_source_and_date(found: Whereabouts) -> None:
    """Nothing of evidence.yaml is out of reach."""
    for language in LANGUAGES:
        modal = where.render(abstention(language), BASE, Sought(found.thing, found.place))
        for step in found.steps:
            assert escape(step.in_(language)) in "\n".join(
                block["text"]["text"] for block in modal.blocks if block["type"] == "section"
            )
        assert text("more.as_of", language, date=found.reviewed) in said(modal)
        if found.source:
            assert BASE.sources[found.source].title.in_(language).replace("|", "/") in said(modal).replace("\\'", "'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_without_steps_of_its_own_shows_the_general_ones_and_says_so(language: str) -> None:
    """Only there."""
    for thing, place in product(THINGS, PLACES):
        modal = where.render(abstention(language), BASE, Sought(thing, place))
        note = text("where.general", language, place=text(f"where.place_{place}", language))
        assert (note in said(modal)) is (f"{place}/{thing}" not in BASE.evidence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_for_the_customer_is_plain_and_whole(language: str) -> None:
    """Every step in its order, no marks, no holes, and it speaks for the agent."""
    for found in BASE.evidence.values():
        letter = where.letter(found, Sought(found.thing, found.place, language))
        places = [letter.index(f"{number}. {step.in_(language)}") for number, step in enumerate(found.steps, 1)]
        assert places == sorted(places)
        assert not set("{}*`~") & set(letter)
        assert "mailwhy" not in letter.lower()
        assert len(letter) <= 1500


def test_a_general_text_names_no_program() -> None:
    """The customer has some other one."""
    letter = where.letter(BASE.evidence["other/full_bounce"], Sought("full_bounce", "yahoo", "en"))
    assert "please check the following: whole bounce message. This is how:" in letter
    assert "This is how (Gmail in the browser):" in where.letter(
        BASE.evidence["gmail/full_bounce"], Sought("full_bounce", "gmail", "en")
    )


@pytest.mark.parametrize(
    ("reply", "thing", "place"),
    [
        (abstention(question=Question(QuestionKind.PASTE_REPLY)), "full_bounce", OTHER),
        (abstention(question=Question(QuestionKind.WHICH_PROVIDER)), "provider_name", OTHER),
        (abstention(question=Question(QuestionKind.WHICH_CODE, "002")), "error_text", OTHER),
        (abstention(question=Question(QuestionKind.WHICH_PRODUCT)), "error_text", OTHER),
        (bare("hubspot/delivered-not-received"), "spam_folder", OTHER),
        (bare("hubspot/in-spam-folder"), "spam_folder", OTHER),
        (bare("hubspot/quarantined"), "quarantine", OTHER),
        (bare("hubspot/allowlist-sending-ips"), "sending_ip", "hubspot"),
        (bare("hubspot/from-domain-mismatch"), "from_address", "hubspot"),
        (bare("snov/imap-authentication"), "error_text", "snov"),
        (bare("sell/connect-sign-in"), "error_text", "sell"),
        (bare("mailbox/imap-disabled"), "error_text", OTHER),
        (bare("support/delivery-failed"), "delivery_status", "support"),
        (bare("smtp/mailbox-full"), "full_bounce", OTHER),
    ],
)
def test_what_is_looked_for_follows_from_the_question_and_the_entry(reply: Reply, thing: str, place: str) -> None:
    """And where, from what was named, which here is nothing but the entry's product."""
    reply = reply if reply.diagnosis.matches else named(reply)
    assert where.guess(reply, BASE) == Sought(thing, place)


@pytest.mark.parametrize(
    ("reply", "place"),
    [
        (named(abstention(), providers=("google",)), "gmail"),
        (named(abstention(), providers=("microsoft",)), "outlook_web"),
        (named(abstention(), providers=("o2",)), "wp"),
        (named(abstention(), providers=("ukrnet",)), OTHER),
        (named(abstention(), products=("snov",), providers=("google",)), "snov"),
        (named(abstention(), products=("support",)), "support"),
        (named(offer(("hubspot/in-spam-folder",)), products=("hubspot",), providers=("libero",)), "libero"),
    ],
)
def test_where_follows_from_what_was_named(reply: Reply, place: str) -> None:
    """The product where it sent, the provider where the recipient reads."""
    reply = replace(reply, diagnosis=replace(reply.diagnosis, matches=tuple(map(_plain, reply.diagnosis.matches))))
    assert where.guess(reply, BASE).place == place


def _plain(one: Match) -> Match:
    return replace(one, evidence=())


def test_a_button_remembers_the_product_that_was_named() -> None:
    """Also where there is no entry that would tell; a button of an older version has none to remember."""
    packed = pack(named(abstention(), products=("snov",)))
    reply = unpack(packed)
    assert reply is not None
    assert where.guess(reply, BASE) == Sought("error_text", "snov")
    older = unpack(packed.replace(',"",["snov"]]', "]"))
    assert older is not None
    assert older.diagnosis.found.products == ()


def test_evidence_of_a_match_tells_the_provider_too() -> None:
    """What a button remembers of a case is its matches."""
    proof = Evidence(Kind.PROVIDER, "Yahoo", 0, 5, "provider:yahoo")
    reply = offer(("hubspot/in-spam-folder",))
    said_ = replace(reply.diagnosis, found=Found(), matches=(match("hubspot/in-spam-folder", (proof,)),))
    assert where.guess(replace(reply, diagnosis=said_), BASE).place == "yahoo"


def test_what_was_set_wins_and_what_is_unknown_is_guessed() -> None:
    """A modal opened before an update works on."""
    reply = named(abstention(), providers=("google",))
    values = {where.THING: "quarantine", where.PLACE: "yahoo", where.LANGUAGE: "uk"}
    assert where.chosen(values, reply, BASE) == Sought("quarantine", "yahoo", "uk")
    values = {where.THING: "gone", where.PLACE: "gone", where.LANGUAGE: "xx"}
    assert where.chosen(values, reply, BASE) == Sought("full_bounce", "gmail", "")


def test_another_choice_is_another_input() -> None:
    """Slack keeps what stands in a block it knows."""
    sought = (Sought("full_bounce", place, tongue) for place, tongue in product(("gmail", "wp"), ("en", "pl")))
    names = [
        block["block_id"]
        for one in sought
        for block in where.render(abstention(), BASE, one).blocks
        if block["type"] == "input"
    ]
    assert len(set(names)) == 4


def test_a_base_without_evidence_says_that_it_knows_nothing() -> None:
    """An operator's own base may have no such file."""
    for language in LANGUAGES:
        modal = where.render(abstention(language), replace(BASE, evidence={}), Sought("full_bounce", "gmail", "en"))
        assert text("where.nothing", language) in said(modal).replace("\\'", "'")
        assert modal.submit == ""
        assert block_problems(list(modal.blocks), "modal") == []


def test_who_cannot_be_sent_a_copy_is_not_offered_one() -> None:
    """A person of another organisation copies the text by hand."""
    assert where.render(abstention(), BASE, Sought("full_bounce", "gmail", "en"), copy=False).submit == ""


@pytest.mark.parametrize("foreign", HOSTILE)
def test_nothing_foreign_comes_alive(foreign: str) -> None:
    """Not what was quoted, nor what a code or a provider was called."""
    asked = Question(QuestionKind.WHICH_CODE, foreign)
    for reply in (
        named(abstention(question=asked), products=(foreign,), providers=(foreign,)),
        answer("smtp/auth-failure", quote=foreign),
    ):
        for tongue in ("", "it"):
            modal = where.render(reply, BASE, replace(where.guess(reply, BASE), language=tongue))
            assert alive(modal.blocks, modal.title) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_of_a_draft_gets_a_hint_where_there_is_one(language: str) -> None:
    """Short, and only for what evidence can find."""
    reply = answer("smtp/auth-failure", language)
    found = {field: where.hint(field, reply, BASE) for field in DRAFT_FIELDS}
    assert {field for field, words in found.items() if words} == {
        "server_reply", "sending_ip", "provider", "sender_address",
    }  # fmt: skip
    assert all(len(words) <= where.HINT for words in found.values())
