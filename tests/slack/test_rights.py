"""Who may do what with an answer."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.service.model import Place, Surface
from bot.slack.rights import rights
from bot.slack.views.personal import Rights
from bot.store.answers import Answer
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy
from tests.fixtures.replies import answer

EMMA = Place("T0MAILWHY", "C1", "1.1", "U1", Surface.MENTION)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


async def test_who_asked_may_delete_what_stands_in_a_message(mailwhy: Mailwhy, store: Store) -> None:
    """That message of the case and no other, not another person, not another workspace."""
    reply = answer("smtp/user-unknown")
    await store.save(store.cases.saving(reply.case, EMMA, "answer", (), "en", NOW))
    await store.answers.add(Answer("T0MAILWHY", "C1", "1.1", "2.2", reply.case, "U1"), NOW)
    assert await rights(mailwhy.desk, EMMA, reply, "2.2") == Rights(delete="C1 2.2")
    assert await rights(mailwhy.desk, EMMA, reply) == Rights()
    assert await rights(mailwhy.desk, EMMA, reply, "3.3") == Rights()
    assert await rights(mailwhy.desk, replace(EMMA, person="U2"), reply, "2.2") == Rights()
    assert await rights(mailwhy.desk, replace(EMMA, team="T2"), reply, "2.2") == Rights()


async def test_a_card_that_was_posted_from_a_private_one_belongs_to_who_asked(mailwhy: Mailwhy, store: Store) -> None:
    """It answers no message, so the case says whose it is."""
    reply = answer("smtp/user-unknown")
    await store.save(store.cases.saving(reply.case, EMMA, "answer", (), "en", NOW))
    await store.cases.posted(reply.case, "2.2")
    assert await rights(mailwhy.desk, EMMA, reply, "2.2") == Rights(delete="C1 2.2")
    assert await rights(mailwhy.desk, replace(EMMA, person="U2"), reply, "2.2") == Rights()


async def test_without_a_store_or_a_case_nobody_may_delete(mailwhy: Mailwhy) -> None:
    """What cannot be looked up is not allowed."""
    assert await rights(replace(mailwhy.desk, store=None), EMMA, answer("smtp/user-unknown"), "2.2") == Rights()
    assert await rights(mailwhy.desk, EMMA, answer("smtp/user-unknown"), "2.2") == Rights()


async def test_an_author_is_whom_the_desk_says(mailwhy: Mailwhy) -> None:
    """Asked by the person's id."""

    async def only_u1(person: str) -> bool:
        return person == "U1"

    desk = replace(mailwhy.desk, is_author=only_u1)
    assert (await rights(desk, EMMA, answer("smtp/user-unknown"))).author
    assert not (await rights(desk, EMMA, answer("smtp/user-unknown"), shared=True)).author
    assert not (await rights(desk, replace(EMMA, person="U2"), answer("smtp/user-unknown"))).author
