"""Who works in the example workspace? The people and channels that every test and the playground start with."""

from bot.fakeslack.state import OTHER_TEAM, Workspace


def populate(space: Workspace) -> None:
    """The usual people and channels.

    anna (Italian), oksana (Ukrainian), piotr (Polish), emma (English, admin), gus (a guest), dario (another company);
    #general and #support (everybody of the company), #escalations (private: anna, emma), #lonely (without the bot),
    #shared-rossi (Slack Connect: emma, dario).
    """
    for name, locale in (("anna", "it-IT"), ("oksana", "uk-UA"), ("piotr", "pl-PL"), ("emma", "en-GB")):
        space.add_user(name, locale=locale, is_admin=name == "emma")
    space.add_user("gus", guest="single")
    space.add_team(OTHER_TEAM, "Rossi SpA", "rossi")
    space.add_user("dario", team_id=OTHER_TEAM, locale="it-IT")
    team = ("anna", "oksana", "piotr", "emma")
    space.add_channel("general", team)
    space.add_channel("support", (*team, "gus"))
    space.add_channel("escalations", ("anna", "emma"), private=True)
    space.add_channel("lonely", team, bot=False)
    space.add_channel("shared-rossi", ("emma", "dario"), shared=True)
