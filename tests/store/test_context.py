"""The context as JSON stays within bounds and reads what older versions wrote."""

from bot.diagnosis.model import Context, Evidence, Found, Kind
from bot.store import context as contexts


def test_a_context_keeps_the_newest_evidence_and_the_highest_scores() -> None:
    """A thread of a thousand messages does not become a row without end."""
    evidence = tuple(Evidence(Kind.CODE, "9" * 99, 0, 99, f"smtp:{number}") for number in range(500))
    scores = {f"smtp/e{number}": float(number) for number in range(500)}
    dumped = contexts.dump(Context(Found(evidence=evidence, addresses=("a@b.example",) * 500), scores))
    assert dumped["evidence"][0][1] == "smtp:0"
    assert len(dumped["evidence"]) == contexts.MOST_EVIDENCE
    assert all(len(text) <= contexts.LONGEST_TEXT for _, _, text in dumped["evidence"])
    assert max(dumped["scores"], key=dumped["scores"].__getitem__) == "smtp/e499"
    assert len(dumped["scores"]) == contexts.MOST_SCORES
    assert len(dumped["addresses"]) == contexts.MOST_NAMES


def test_unknown_kinds_and_missing_fields_are_left_out() -> None:
    """Rows of another version do no harm."""
    assert contexts.load({"evidence": [["finding", "spf.fail", ""]]}) == Context()
    assert contexts.load({}) == Context()
