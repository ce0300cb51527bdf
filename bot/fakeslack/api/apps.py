"""Where does Socket Mode connect? apps.connections.open gives an address that is good for one connection."""

import secrets

from bot.fakeslack.api.call import Call
from bot.fakeslack.model import Json


def open_connection(call: Call) -> Json:
    """apps.connections.open"""
    ticket = secrets.token_hex(16)
    call.core.tickets[ticket] = call.core.clock()
    address = call.core.base.replace("http://", "ws://", 1)
    return {"url": f"{address}/link/?ticket={ticket}&app_id={call.space.app.id}"}
