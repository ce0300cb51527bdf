"""The modal that adds a detail, over every entry and language."""

from dataclasses import replace

import pytest

from bot.diagnosis.model import Found
from bot.fakeslack.limits.surfaces import check_view
from bot.i18n.catalog import LANGUAGES
from bot.slack.limits import check
from bot.slack.views import detail
from bot.slack.views.detail import Origin, hints
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, offer

ORIGIN = Origin("C1", "1700000000.000100", f"https://hooks.slack.com/actions/{'x' * 120}", private=True, shared=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", tuple(bundled().entries))
def test_slack_takes_it_and_it_remembers_its_card(entry: str, language: str) -> None:
    """One field, at most six boxes, nothing required; the card and where it stands come back."""
    for reply in (answer(entry, language), offer((entry, "smtp/user-unknown"), language)):
        modal = check(detail.render(reply, bundled(), ORIGIN))
        check_view(modal.payload(), home=False)
        assert len(modal.metadata) <= 3000
        before, origin = detail.remembered(modal.metadata)
        assert (before.case, before.language, origin) == (reply.case, language, ORIGIN)
        assert all(block["optional"] for block in modal.blocks)
        assert all(len(block["element"].get("options", ())) <= 6 for block in modal.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_can_be_ticked(language: str) -> None:
    """Products and providers while neither is known, providers of the language alone, nothing when both are."""
    bare = abstention(language)
    bare = replace(bare, diagnosis=replace(bare.diagnosis, found=Found()))
    both = [key for key, _ in hints(bare, bundled(), Found())]
    assert [key.partition(":")[0] for key in both] == ["product"] * 4 + ["provider"] * 2
    assert all(key.startswith("provider:") for key, _ in hints(bare, bundled(), Found(products=("sell",))))
    assert len(hints(bare, bundled(), Found(products=("sell",)))) == 6
    assert hints(bare, bundled(), Found(products=("sell",), providers=("google",))) == ()
    assert {key.partition(":")[0] for key, _ in hints(bare, bundled(), Found(providers=("wp",)))} == {"product"}


def test_the_entry_of_a_product_says_which_it_is() -> None:
    """Sell's entry is about Sell, whatever words were used."""
    reply = answer("sell/send-failed")
    assert not any(key.startswith("product:") for key, _ in hints(reply, bundled(), Found()))


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_words_in_the_card_stay_in_its_memory(text: str) -> None:
    """They are quoted twice there, and still fit."""
    modal = check(detail.render(answer("smtp/user-unknown", quote=text * 5 + '"' * 200), bundled(), ORIGIN))
    assert alive(modal.blocks, "") == []
    assert len(modal.metadata) <= 3000
    assert detail.remembered(modal.metadata)


@pytest.mark.parametrize("memory", ["", "[]", "{}", "1", '["C1",null,"",true,false,"x"]', '["C1","{}"]'])
def test_the_memory_of_another_version_is_nothing(memory: str) -> None:
    """Never a fault."""
    assert detail.remembered(memory) is None
