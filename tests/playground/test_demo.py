"""Does the made-up workspace show every way in? Its configuration is valid, and its posts can be asked about."""

from bot.config import Config
from bot.config_file import parse
from bot.fakeslack.server import FakeSlack
from bot.playground import demo


def test_the_configuration_names_people_and_channels_that_are_there() -> None:
    """Operators, authors, the humans' channel and one that is answered without a mention."""
    slack = FakeSlack()
    demo.furnish(slack)
    config, space = parse(demo.config(slack.space)), slack.space
    assert isinstance(config, Config)
    assert config.operators == (space.user("emma").id,)
    assert config.humans
    assert config.humans.channel == space.channel("escalations").id
    assert config.knowledge.channel == space.channel("knowledge").id
    assert config.knowledge.authors == space.usergroups[0]["id"]
    assert config.channels[space.channel("auto").id].manner == "auto"


def test_support_holds_a_post_of_another_app_a_forwarded_bounce_and_a_file() -> None:
    """Each can be tried with the shortcut."""
    slack = FakeSlack()
    demo.furnish(slack)
    other, forwarded, shared = slack.visible("anna", "support")
    assert (other.bot_id, other.attachments[0]["fields"][1]["value"]) == ("B0HUBSPOT", "Delivered")
    assert "550 5.1.1" in forwarded.attachments[0]["text"]
    assert shared.files[0]["name"] == "delivery-status.txt"


def test_the_app_hears_everything_its_manifest_asks_for() -> None:
    """With every feature: the auto channel needs messages without a mention."""
    slack = FakeSlack()
    demo.subscribe(slack.space.app)
    assert {"app_mention", "message.im"} <= slack.space.app.events
