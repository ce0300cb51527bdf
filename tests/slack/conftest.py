"""What the tests of the Slack room share."""

from tests.fixtures.mailwhy import knowledge, mailwhy, slack, store, transport

__all__ = ["knowledge", "mailwhy", "slack", "store", "transport"]
