"""The whole bot as it runs: starts, answers, says how it is, takes newer knowledge, ends in peace."""

import asyncio
import logging
import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.app import bot as bot_module
from bot.app.bot import Bot, running
from bot.errors import KnowledgeError, SettingsError, StoreError
from bot.fakeslack.server import FakeSlack
from bot.settings import Settings, read
from bot.store.place import StoredPlace
from bot.store.requests import Request
from bot.store.store import Store
from tests.app.conftest import Environ
from tests.store.conftest import Cluster

Make = Callable[..., Settings]
QUESTION = "550 5.1.1 user unknown"
ONE = pytest.mark.parametrize("transport", ["socket"], indirect=True)
"""For what does not depend on the way from Slack."""


async def joined(slack: FakeSlack, bot: Bot) -> None:
    """Slack and bot have found each other."""
    if slack.transport == "socket":
        await slack.connected()
    else:
        slack.request_url = f"{bot.url}/slack/events"


async def answer(slack: FakeSlack, text: str = QUESTION) -> str:
    """What the bot posts under a mention."""
    sent = await slack.mention("emma", "support", text)
    replies = await slack.wait_for(lambda: slack.replies(sent.message))
    return f"{replies[0].text} {replies[0].blocks}"


async def get(url: str, **headers: str) -> tuple[int, str]:
    """Status and body."""
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as found:
        return found.status, await found.text()


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - the log has no event for it
            await asyncio.sleep(0.01)


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a file as an author does; its time moves on even where the clock is coarse."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    before = path.stat().st_mtime_ns
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def events(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The names of the events that were logged."""
    return [record.getMessage() for record in caplog.records]


async def test_it_answers_over_either_transport(slack: FakeSlack, settings: Make) -> None:
    """From nothing to an answered mention, and nothing refused by Slack's limits."""
    async with running(settings()) as bot:
        await joined(slack, bot)
        assert "the address does not exist there" in await answer(slack)
        assert slack.calls.refused() == []


async def test_it_says_how_it_is(slack: FakeSlack, settings: Make) -> None:
    """Alive, ready, and with counters for who has the token only."""
    async with running(settings(MAILWHY_METRICS_TOKEN="a-long-random-word")) as bot:
        await joined(slack, bot)
        await answer(slack)
        assert await get(f"{bot.url}/healthz") == (200, "ok")
        assert await get(f"{bot.url}/readyz") == (200, '{"ready":true,"wrong":{}}')
        assert (await get(f"{bot.url}/metrics"))[0] == 404
        status, numbers = await get(f"{bot.url}/metrics", Authorization="Bearer a-long-random-word")
        assert status == 200
        assert 'mailwhy_answers_total{mode="offer",surface="mention"} 1.0' in numbers


@ONE
async def test_a_lost_link_to_slack_is_not_ready(slack: FakeSlack, settings: Make) -> None:
    """It lives on and tries again; the platform learns that it cannot answer."""
    slack.faults.refuse("apps.connections.open", "invalid_auth", 1000)
    async with running(settings()) as bot:
        assert (await get(f"{bot.url}/healthz"))[0] == 200
        status, body = await get(f"{bot.url}/readyz")
        assert status == 503
        assert "Socket Mode is not connected" in body


@ONE
async def test_socket_mode_alone_opens_no_way_in_over_http(slack: FakeSlack, settings: Make) -> None:
    """Without a signing secret nobody could tell Slack from a stranger."""
    async with running(settings()) as bot:
        assert (await get(f"{bot.url}/slack/events"))[0] == 404


@ONE
@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"SLACK_BOT_TOKEN": None}, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_APP_TOKEN": None}, "Set SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET"),
    ],
)
async def test_without_tokens_it_says_which_and_does_not_start(settings: Make, missing: dict, said: str) -> None:
    """One sentence that names the variable."""
    with pytest.raises(SettingsError, match=said):
        async with running(settings(**missing)):
            pass


@ONE
async def test_a_taken_port_is_said_so_and_all_is_closed_again(
    slack: FakeSlack, settings: Make, tmp_path: Path
) -> None:
    """The same settings with a free port start right after."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=f"Port {port} of 127.0.0.1 is taken: set PORT to a free one"):
            async with running(settings(PORT=str(port))):
                pass
    async with running(settings()) as bot:
        await joined(slack, bot)


@ONE
async def test_an_address_of_another_machine_is_not_called_taken(settings: Make) -> None:
    """Another fault, another advice."""
    with pytest.raises(SettingsError, match="set MAILWHY_HOST to an address of this machine"):
        async with running(settings(MAILWHY_HOST="192.0.2.1")):
            pass


@ONE
async def test_broken_knowledge_names_file_and_line(settings: Make, entry: Path) -> None:
    """At the start there is no older base to fall back on."""
    rewrite(entry, "maturity: draft", "maturity: done")
    with pytest.raises(KnowledgeError, match=r"user-unknown\.yaml:\d+:\d+"):
        async with running(settings()):
            pass


@ONE
async def test_an_old_schema_on_postgres_names_the_command_that_mends_it(settings: Make, postgres: Cluster) -> None:
    """Several processes may be serving: migrating is the release's task."""
    with pytest.raises(StoreError, match="Run: mailwhy migrate"):
        async with running(settings(DATABASE_URL=postgres.database())):
            pass


@ONE
async def test_a_changed_file_is_in_the_next_answer(
    slack: FakeSlack, settings: Make, entry: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Without a restart and without being told."""
    caplog.set_level(logging.INFO)
    async with running(settings(), look_every=0.02) as bot:
        await joined(slack, bot)
        assert "gone with the wind" not in await answer(slack)
        rewrite(entry, "the address does not exist there", "the address is gone with the wind")
        await until(lambda: "knowledge_reloaded" in events(caplog))
        assert "gone with the wind" in await answer(slack)


@ONE
async def test_a_broken_file_leaves_the_old_base_in_service_and_is_named_once(
    slack: FakeSlack, settings: Make, entry: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The log, and the operators' page by `desk.problems`, say what is wrong; the repair is taken up."""
    caplog.set_level(logging.INFO)
    async with running(settings(), look_every=0.02) as bot:
        await joined(slack, bot)
        rewrite(entry, "maturity: draft", "maturity: done")
        await until(lambda: "knowledge_not_reloaded" in events(caplog))
        await asyncio.sleep(0.1)
        assert events(caplog).count("knowledge_not_reloaded") == 1
        assert "user-unknown.yaml" in bot.desk.problems()[0]
        assert "the address does not exist there" in await answer(slack)
        rewrite(entry, "maturity: done", "maturity: draft")
        await until(lambda: not bot.desk.problems())


@ONE
async def test_reload_on_demand_says_whether_another_base_came(settings: Make, entry: Path) -> None:
    """SIGHUP and `/mailwhy kb reload`."""
    async with running(settings(), look_every=60) as bot:
        assert await bot.reload() is False
        rewrite(entry, "the address does not exist there", "the address is gone with the wind")
        assert await bot.reload() is True
        assert "gone with the wind" in str(bot.desk.knowledge().entries["smtp/user-unknown"])


@ONE
async def test_a_question_that_nobody_took_is_remembered(slack: FakeSlack, environ: Environ, tmp_path: Path) -> None:
    """In the thread of its post, as soon as half an hour of working time is over."""
    post = (await slack.post_in_channel("emma", "support", "Who knows?")).message
    asked_at = datetime.now(UTC) - timedelta(hours=1)
    place = StoredPlace("T0MAILWHY", "C1", None, "U1", "command")
    async with await Store.open(f"sqlite+aiosqlite:///{tmp_path}/mailwhy.db") as store:
        await store.requests.add(Request("r1", "c1", "", place, "en", post.channel, post.ts, asked_at))
    hours = "{from: '00:00', to: '00:00', days: [mon, tue, wed, thu, fri, sat, sun]}"
    settings = read(environ(), config_text=f"humans: {{channel: {post.channel}, hours: {hours}}}")
    async with running(settings):
        (nudge,) = await slack.wait_for(lambda: slack.replies(post))
    assert "half an hour" in nudge.text


async def test_leaving_lets_a_running_answer_end(slack: FakeSlack, settings: Make) -> None:
    """The post that is under way stands in Slack when the bot is gone, once."""
    async with running(settings()) as bot:
        await joined(slack, bot)
        slack.faults.delay["chat.postMessage"] = 0.3
        sent = await slack.mention("emma", "support", QUESTION)
    assert len(slack.replies(sent.message)) == 1


async def test_what_does_not_end_in_time_is_told_to_ask_again(slack: FakeSlack, settings: Make) -> None:
    """The person is not left waiting for ever."""
    async with running(settings(), grace=0.05) as bot:
        await joined(slack, bot)
        slack.faults.delay["chat.postMessage"] = 5.0
        sent = await slack.mention("emma", "support", QUESTION)
    assert slack.replies(sent.message) == []
    whispers = [one for one in slack.visible("emma", "support") if one.ephemeral_to]
    assert len(whispers) == 1
    assert "again" in whispers[0].text


@ONE
async def test_nothing_is_left_running(settings: Make) -> None:
    """Every task of the bot has ended when it is left."""
    before = asyncio.all_tasks()
    async with running(settings()):
        pass
    await asyncio.sleep(0)
    assert {task for task in asyncio.all_tasks() - before if not task.done()} == set()


@ONE
async def test_an_operators_home_says_what_the_doctor_says_of_this_very_bot(
    slack: FakeSlack, environ: Callable[..., dict[str, str]], entry: Path
) -> None:
    """The tokens it runs with, its database, the knowledge in service, and what the last reload found."""
    operators = f"operators: [{slack.space.user('emma').id}]"
    async with running(read(environ(), config_text=operators)) as bot:
        await joined(slack, bot)
        entry.write_text("id: [", encoding="utf-8")
        await bot.reload()
        await slack.open_home("emma")
        home = await slack.wait_for(
            lambda: (found := slack.space.home("emma")) and "SQLite" in str(found.blocks) and found
        )
        said = str(home.blocks)
        assert "Signed in to `Mail Desk` as mailwhy" in said
        assert "The knowledge base does not load" in said
        assert "user-unknown.yaml:" in said


async def test_background_work_that_failed_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """One fault must not end reminders, digests and reloads for as long as the process lives."""
    monkeypatch.setattr(bot_module, "AGAIN", 0.0)
    tries: list[int] = []

    async def work() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise ValueError

    await bot_module._watched("upkeep", work)
    assert len(tries) == 3
