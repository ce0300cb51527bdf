"""Are modals and the Home tab shown, replaced and refused as Slack does?"""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack


def _modal(title: str = "One", **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": {"type": "plain_text", "text": title}, "blocks": [{"type": "divider"}], **more}


def _trigger(slack: FakeSlack, view_id: str | None = None) -> str:
    return slack.core.triggers.issue(slack.space.user("anna").id, view_id)


async def test_a_trigger_opens_one_modal(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """Used twice it is exchanged_trigger_id; an unknown one is invalid_trigger_id."""
    name = _trigger(bare)
    opened = await client.views_open(trigger_id=name, view=_modal(private_metadata="m"))
    assert opened["view"]["private_metadata"] == "m"
    assert bare.space.modal("anna").id == opened["view"]["id"]  # type: ignore[union-attr]
    assert bare.space.modal("piotr") is None
    assert await refusal(client.views_open(trigger_id=name, view=_modal())) == "exchanged_trigger_id"
    assert await refusal(client.views_open(trigger_id="x", view=_modal())) == "invalid_trigger_id"


async def test_a_trigger_is_good_for_three_seconds(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any, clock: Any
) -> None:
    """expired_trigger_id after that, by the Slack's clock."""
    fresh, stale = _trigger(bare), _trigger(bare)
    clock.now += 3
    await client.views_open(trigger_id=fresh, view=_modal())
    clock.now += 0.1
    assert await refusal(client.views_open(trigger_id=stale, view=_modal())) == "expired_trigger_id"


async def test_a_refused_view_does_not_spend_the_trigger(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """The bot may try a shorter one."""
    name = _trigger(bare)
    assert await refusal(client.views_open(trigger_id=name, view=_modal("x" * 25))) == "invalid_arguments"
    await client.views_open(trigger_id=name, view=_modal("x" * 24))


async def test_views_are_stacked_three_deep(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """push_limit_reached at the fourth; a trigger from outside a modal pushes nothing."""
    first = (await client.views_open(trigger_id=_trigger(bare), view=_modal()))["view"]
    second = (await client.views_push(trigger_id=_trigger(bare, first["id"]), view=_modal("Two")))["view"]
    assert (second["root_view_id"], second["previous_view_id"]) == (first["id"], first["id"])
    await client.views_push(trigger_id=_trigger(bare, second["id"]), view=_modal("Three"))
    assert [view.title for view in bare.space.modals("anna")] == ["One", "Two", "Three"]
    fourth = client.views_push(trigger_id=_trigger(bare, first["id"]), view=_modal("Four"))
    assert await refusal(fourth) == "push_limit_reached"
    assert await refusal(client.views_push(trigger_id=_trigger(bare), view=_modal())) == "invalid_arguments"


async def test_a_view_is_updated_by_id_external_id_and_hash(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any
) -> None:
    """A stale hash is hash_conflict, a closed or unknown view not_found, an external id is unique."""
    view = (await client.views_open(trigger_id=_trigger(bare), view=_modal(external_id="e1")))["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=_modal("Two", external_id="e1"))
    stale = client.views_update(view_id=view["id"], hash=view["hash"], view=_modal("Three"))
    assert await refusal(stale) == "hash_conflict"
    await client.views_update(external_id="e1", view=_modal("Four", external_id="e1"))
    shown = bare.space.modal("anna")
    assert shown is not None
    assert shown.title == "Four"
    twice = client.views_open(trigger_id=_trigger(bare), view=_modal(external_id="e1"))
    assert await refusal(twice) == "duplicate_external_id"
    await bare.close_view("anna")
    assert await refusal(client.views_update(view_id=view["id"], view=_modal())) == "not_found"


async def test_the_home_tab_is_published_for_one_person(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """Again and again, with the same id; a stale hash and a modal are refused."""
    anna = bare.space.user("anna").id
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    first = (await client.views_publish(user_id=anna, view=home))["view"]
    second = (await client.views_publish(user_id=anna, view=home, hash=first["hash"]))["view"]
    assert first["id"] == second["id"]
    assert await refusal(client.views_publish(user_id=anna, view=home, hash=first["hash"])) == "hash_conflict"
    assert await refusal(client.views_publish(user_id=anna, view=_modal())) == "invalid_arguments"
    assert bare.space.home("piotr") is None
