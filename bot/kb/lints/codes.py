"""Are the codes written as codes, and is each claimed once?"""

import re
from collections.abc import Iterator

from bot.kb.lints.rule import Subject
from bot.kb.model import Code, Namespace
from bot.kb.problem import Problem

FORMS = {
    Namespace.SELL_SEND: (r"00[1-3]", "'001' to '003'"),
    Namespace.SELL_CONNECT: (r"00[1-9]", "'001' to '009'"),
    Namespace.SMTP: (r"[2-5][0-9]{2}", "three digits such as '550'"),
    Namespace.ENHANCED: (r"[245]\.[0-9]{1,3}\.[0-9]{1,3}", "three numbers such as '5.1.1'"),
    Namespace.PROVIDER: (r"[A-Za-z][A-Za-z0-9._-]*[0-9][A-Za-z0-9]*", "letters and digits such as 'S3150'"),
    Namespace.ZENDESK_STATUS: (
        r"[0-9]{1,3}( [245]\.[0-9]{1,3}\.[0-9]{1,3})?|EC-[0-9]{3}",
        "as in Zendesk's table: '558', '552 5.3.4', 'EC-004'",
    ),
    Namespace.ZENDESK_TAG: (r"[a-z]+(_[a-z]+)*", "a tag such as 'system_email_notification_failure'"),
}


def code_forms(subject: Subject) -> Iterator[Problem]:
    """A code looks as codes of its namespace do."""
    for number, code in enumerate(subject.entry.codes):
        form, words = FORMS[code.namespace]
        if not re.fullmatch(form, code.code):
            message = f"'{code.code}' is not a code of {code.namespace}: {words}"
            yield subject.error("codes", ("codes", number, "code"), message)


def one_owner(subject: Subject) -> Iterator[Problem]:
    """Among codes that answer alone, (namespace, code, provider) belongs to one entry."""
    mine: set[tuple[str, ...]] = set()
    for number, code in enumerate(subject.entry.codes):
        key = _key(code)
        path = ("codes", number)
        if key in mine:
            yield subject.error("codes", path, f"{_named(code)} stands twice")
        mine.add(key)
        if code.alone == "answer" and (other := _other_owner(subject, key)):
            yield subject.error(
                "codes", path, f"{_named(code)} answers alone in '{other}' too; make one of them 'offer'"
            )


def _other_owner(subject: Subject, key: tuple[str, ...]) -> str | None:
    for entry in subject.base.entries.values():
        if entry.id != subject.entry.id and any(code.alone == "answer" and _key(code) == key for code in entry.codes):
            return entry.id
    return None


def _key(code: Code) -> tuple[str, ...]:
    return code.namespace, code.code.upper(), code.provider or ""


def _named(code: Code) -> str:
    return f"{code.namespace} {code.code}" + (f" at {code.provider}" if code.provider else "")
