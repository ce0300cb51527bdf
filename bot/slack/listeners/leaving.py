"""The app was taken out of the workspace: what was stored of that workspace goes too."""

from bot.log import get
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On

log = get("bot.slack")


async def uninstalled(desk: Desk, incoming: Incoming) -> None:
    """Nothing of the workspace stays."""
    if desk.store:
        log.info("workspace_forgotten", rows=await desk.store.forget(incoming.team))


async def revoked(desk: Desk, incoming: Incoming) -> None:
    """The same when the bot's own token was revoked; people's tokens are none of ours."""
    if (incoming.event.get("tokens") or {}).get("bot"):
        await uninstalled(desk, incoming)


LISTENS = (
    Listen(On.EVENT, "app_uninstalled", uninstalled, subscribes=("app_uninstalled",)),
    Listen(On.EVENT, "tokens_revoked", revoked, subscribes=("tokens_revoked",)),
)
