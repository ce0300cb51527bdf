"""The modal behind "More": nothing the entry holds or the text showed is lost."""

import json

import pytest

from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.kb.base import Knowledge
from bot.slack import limits
from bot.slack.views import measure, more
from bot.slack.views.message import Modal
from bot.slack.views.state import unpack
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import EVIDENCE, answer, offer


@pytest.mark.parametrize("entry", tuple(bundled().entries))
def test_every_statement_of_an_entry_is_there(entry: str) -> None:
    """Causes, all steps of all actors, paths, checks, corrections, escalation, facts; and Slack takes it uncut."""
    for language in LANGUAGES:
        modal = more.render(answer(entry, language), bundled())
        said = read(modal)
        assert [part for part in statements(entry, language) if part not in said] == []
        assert limits.check(modal) == modal
        assert block_problems(list(modal.blocks), "modal") == []


def statements(entry: str, language: str) -> list[str]:
    """Everything an entry says, drafts and symptoms aside."""
    held = bundled().entries[entry]
    texts = [held.summary, held.title, *(cause.text for cause in held.causes)]
    texts += [step for cause in held.causes for fix in cause.fixes for step in fix.steps]
    texts += [part for path in held.where for part in (path.label, path.path)]
    texts += [part for hint in held.checks for part in (hint.confirms, hint.refutes) if part]
    texts += [part for item in held.corrections for part in (item.says, item.right, item.why)]
    if held.escalate:
        texts += [held.escalate.to, held.escalate.when, *held.escalate.include]
    facts = [fact for source in held.source for fact in source.facts]
    return [" ".join(one.in_(language).split()) for one in texts] + facts


def read(modal: Modal) -> str:
    """What a person reads in it."""
    said = (part for block in modal.blocks for part in measure._texts(block))
    return " ".join(measure.shown(" ".join(said)).split())


def test_all_evidence_and_the_runner_up_are_named(knowledge: Knowledge) -> None:
    """What was found, what sort of thing it is, and what else it could be."""
    said = read(more.render(answer("smtp/auth-failure", runner_up="smtp/blocked-ip"), knowledge))
    assert all(piece.text in said for piece in EVIDENCE)
    assert knowledge.entries["smtp/blocked-ip"].title.in_("en") in said


def test_an_offers_other_entries_are_named(knowledge: Knowledge) -> None:
    """The second and the third, with why."""
    said = read(more.render(offer(("smtp/auth-failure", "smtp/blocked-ip", "smtp/mailbox-full")), knowledge))
    for entry in ("smtp/blocked-ip", "smtp/mailbox-full"):
        assert knowledge.entries[entry].verdict.says.why.in_("en") in said


def test_the_modal_remembers_its_reply(knowledge: Knowledge) -> None:
    """So that what is pressed in it knows what it is about."""
    reply = answer("smtp/auth-failure")
    remembered = unpack(more.render(reply, knowledge).metadata)
    assert remembered is not None
    assert remembered.case == reply.case


def test_foreign_words_are_code_and_escaped(knowledge: Knowledge) -> None:
    """A quote cannot mention anybody."""
    modal = more.render(answer("smtp/auth-failure", quote="<!channel> `x` <@U1>"), knowledge)
    assert "<!channel>" not in json.dumps(modal.blocks)
    assert "`&lt;!channel&gt; x &lt;@U1&gt;`" in json.dumps(modal.blocks)


def test_an_entry_alone_has_no_evidence(knowledge: Knowledge) -> None:
    """`show` asks nothing, so nothing was found."""
    said = read(more.of_entry(knowledge.entries["smtp/auth-failure"], knowledge, "en"))
    assert "What I found" not in said
    assert "smtp/auth-failure" in said
