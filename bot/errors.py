"""The exceptions people may meet. Each carries a public sentence that says what to do, and a private cause for the log.

MailwhyError
 +-- UsageError          the command or its input is wrong            exit 2
 |    +-- SettingsError  a setting is missing or malformed            exit 2
 +-- KnowledgeError      the knowledge base does not load             exit 1
 +-- StoreError          the database is missing, old or unreachable  exit 2
"""


class MailwhyError(Exception):
    """Something a person must know about. `public` is safe to show; `cause` is for the log only."""

    exit_code = 2

    def __init__(self, public: str, cause: str = "") -> None:
        super().__init__(public)
        self.public = public
        self.cause = cause


class UsageError(MailwhyError):
    """The command or what it was given is wrong."""


class SettingsError(UsageError):
    """A setting is missing or malformed; names it and gives an example value."""


class KnowledgeError(MailwhyError):
    """The knowledge base does not load; the message lists every problem with file:line:column."""

    exit_code = 1


class StoreError(MailwhyError):
    """The database cannot be used as it is."""
