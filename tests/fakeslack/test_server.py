"""Is the fake on this machine only, and does it measure what it sends?"""

import math

import pytest

from bot.fakeslack.delivery import Attempt, percentile
from bot.fakeslack.server import FakeSlack


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com", "::"])
def test_it_listens_on_no_public_interface(host: str) -> None:
    """Loopback only, whatever is asked."""
    with pytest.raises(ValueError, match=r"127\.0\.0\.1 only"):
        FakeSlack(host=host)


def test_a_transport_is_socket_or_http() -> None:
    """A typo is said."""
    with pytest.raises(ValueError, match="socket or http"):
        FakeSlack("websocket")


async def test_two_can_run_side_by_side() -> None:
    """Each on a port of its own."""
    async with FakeSlack() as one, FakeSlack() as two:
        assert one.url != two.url
        assert one.api_url == f"{one.url}/api/"


async def test_acks_are_counted_and_measured(slack: FakeSlack, ran: list[str]) -> None:
    """One attempt a delivery, each with its time."""
    for number in range(5):
        await slack.mention("anna", "support", str(number))
    assert len(slack.acks) == 5
    assert all(attempt.ok for attempt in slack.acks)
    assert 0 < slack.ack_p95() <= max(attempt.seconds for attempt in slack.acks)


def test_the_percentile_is_of_the_acked_ones() -> None:
    """Nearest rank; nan when nothing was acked."""
    attempts = [Attempt(0, float(number)) for number in range(1, 101)] + [Attempt(0, 999.0, problem="timeout")]
    assert percentile(attempts, 0.95) == 95.0
    assert percentile(attempts, 0.5) == 50.0
    assert math.isnan(percentile([]))


async def test_an_event_with_an_id_of_its_own_can_be_sent_raw(slack: FakeSlack, ran: list[str]) -> None:
    """Whatever its form, subscribed or not."""
    event = {"type": "app_mention", "user": "U1", "text": "x", "ts": "1.1", "channel": "C1"}
    delivery = await slack.event(event, event_id="Ev1")
    assert delivery.event_id == "Ev1"
    assert delivery.acked
