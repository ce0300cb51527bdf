"""What stands in the made-up workspace before anybody asks? Its channels, who edits knowledge, and posts to try."""

from bot.fakeslack import shapes
from bot.fakeslack.model import App, File
from bot.fakeslack.server import FakeSlack
from bot.fakeslack.state import TEAM, Workspace
from bot.playground.spots import Spot
from bot.slack.manifest import FEATURES, Options, manifest

AUTHORS = "S0AUTHORS"
SPOTS = {
    "auto": Spot(
        "Mailwhy answers by itself here, when it is sure",
        "Just write what the customer saw: no mention.",
        mention=False,
    ),
    "escalations": Spot(
        "Questions for a human arrive here", "Mailwhy posts here what it could not answer.", mention=False
    ),
    "knowledge": Spot("For those who edit the knowledge", "The daily digest of the authors comes here."),
}
"""What is special about a channel, by name."""
BOUNCE = """This is the mail system at host mx.rossi.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

<acquisti@rossi.example>: host mx.rossi.example[192.0.2.25] said: 550 5.1.1 <acquisti@rossi.example>: \
Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command)"""
FULL = """Reporting-MTA: dns; mx.lampy.example
Final-Recipient: rfc822; biuro@lampy.example
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 The email account that you tried to reach is over quota"""
CONFIG = """\
operators: [{emma}]
humans: {{channel: {escalations}, hours: {{from: "00:00", to: "23:59", days: [mon, tue, wed, thu, fri, sat, sun]}}}}
knowledge: {{channel: {knowledge}, authors: {authors}}}
channels: {{{auto}: {{manner: auto}}, {escalations}: {{language: en}}, {knowledge}: {{language: en}}}}
"""


def subscribe(app: App) -> None:
    """Install the app with every feature of its manifest."""
    full = manifest(Options(features=tuple(FEATURES)))
    app.events |= set(full["settings"]["event_subscriptions"]["bot_events"])


def shortcuts() -> list[dict[str, str]]:
    """The app's shortcuts, as the manifest has them."""
    found: list[dict[str, str]] = manifest()["features"].get("shortcuts", [])
    return found


def furnish(slack: FakeSlack) -> None:
    """Add the channels, the authors and the posts of a working day."""
    space = slack.space
    space.add_channel("auto", ("anna", "oksana", "piotr", "emma"))
    space.add_channel("knowledge", ("emma", "anna"))
    handle = {"id": AUTHORS, "handle": "authors", "name": "Knowledge authors"}
    space.usergroups.append({**handle, "users": [space.user("emma").id]})
    _delivered(space)
    _forwarded(space)
    _shared(slack)
    text = "Anybody else with mails to outlook.com that come back? 550 5.7.1, since this morning."
    space.add_message(space.channel("lonely"), user=space.user("piotr").id, text=text, typed=text, team=TEAM)


def config(space: Workspace) -> str:
    """A mailwhy.yaml that shows every way in."""
    names = {name: space.channel(name).id for name in ("escalations", "knowledge", "auto")}
    return CONFIG.format(emma=space.user("emma").id, authors=AUTHORS, **names)


def _delivered(space: Workspace) -> None:
    app = space.add_user("hubspot", real_name="HubSpot", is_bot=True, email="")
    rows = (("Contact", "giulia@rossi.example"), ("Status", "Delivered"), ("Opened", "No"), ("Replied", "No"))
    facts = [{"title": title, "value": value, "short": True} for title, value in rows]
    card = {
        "color": "#ff7a59",
        "title": "Spring offer for Rossi SpA",
        "text": "The customer says nothing arrived in the inbox, HubSpot shows delivered.",
        "fields": facts,
        "footer": "HubSpot, marketing email",
    }
    said = {"text": "A contact reported a problem with an email", "attachments": [card], "subtype": "bot_message"}
    space.add_message(space.channel("support"), user=app.id, bot_id="B0HUBSPOT", **said)


def _forwarded(space: Workspace) -> None:
    text = "The customer forwarded me this, what is it?"
    mail = {
        "author_name": "MAILER-DAEMON@mx.rossi.example",
        "title": "Undelivered Mail Returned to Sender",
        "text": BOUNCE,
        "footer": "Forwarded mail",
    }
    who = {"user": space.user("anna").id, "team": TEAM, "typed": text}
    space.add_message(space.channel("support"), text=text, attachments=[mail], **who)


def _shared(slack: FakeSlack) -> None:
    space, piotr = slack.space, slack.space.user("piotr")
    place = space.channel("support")
    file = File(
        space.ids.new("F"), "delivery-status.txt", FULL.encode(), "text/plain", piotr.id, int(slack.core.clock())
    )
    file.channels.append(place.id)
    space.files[file.id] = file
    text = "Bounce from the customer's provider, as a file."
    said = {"text": text, "typed": text, "files": [shapes.file(file, slack.url)], "subtype": "file_share"}
    space.add_message(place, user=piotr.id, team=TEAM, **said)
