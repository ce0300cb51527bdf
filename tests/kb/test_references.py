from collections.abc import Callable
from pathlib import Path

import pytest

from bot.kb.load import load


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reasons: [user_unknown]", "reasons: [nothing]", "reasons[0]: there is no reason 'nothing'"),
        ("source: rfc3463", "source: rfc1", "causes[0].source: there is no source 'rfc1' in sources.yaml"),
        ("{namespace: enhanced,", "{provider: nobody, namespace: enhanced,", "codes[0].provider: there is no provider"),
        ("{namespace: enhanced,", "{reason: nothing, namespace: enhanced,", "codes[0].reason: there is no reason"),
        ('  - re: "user', '  - provider: nobody\n    re: "user', "patterns[0].provider: there is no provider"),
        ('  - re: "user', '  - reason: nothing\n    re: "user', "patterns[0].reason: there is no reason"),
        ("  - id: typo\n", "  - id: typo\n    when: {provider: [nobody]}\n", "when.provider[0]: there is no provider"),
        ("  - id: typo\n", "  - id: typo\n    when: {product: [nothing]}\n", "when.product[0]: there is no product"),
        ("platform: smtp\n", "platform: smtp\nparent: smtp/none\n", "parent: there is no entry 'smtp/none' in entries"),
        ("platform: smtp\n", "platform: smtp\nrelated: [smtp/none]\n", "related[0]: there is no entry 'smtp/none'"),
        ("mailbox is full", 'mailbox is full", instead: "smtp/none', "examples.miss[0].instead: there is no entry"),
        ("  - to: sender\n", "  - to: sender\n    source: rfc1\n", "drafts[0].source: there is no source 'rfc1'"),
    ],
)
def test_a_name_that_leads_nowhere_is_an_error(spoil: Callable[..., Path], old: str, new: str, said: str) -> None:
    """Every kind of reference is followed."""
    loaded = load([spoil(old, new)])
    assert loaded.base is None
    assert said in "\n".join(map(str, loaded.problems))


def test_a_reason_that_points_to_no_entry_is_an_error(spoil: Callable[..., Path]) -> None:
    """The map from reasons to entries is data and must hold."""
    loaded = load([spoil("entry: smtp/user-unknown", "entry: smtp/none", "reasons.yaml")])
    assert "[user_unknown] [0].entry: there is no entry 'smtp/none'" in str(loaded.problems[0])
