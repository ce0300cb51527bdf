"""What the tests of the views share."""

from tests.fixtures.mailwhy import knowledge

__all__ = ["knowledge"]
