import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.kb import yaml_nodes
from bot.kb.yaml_nodes import Place, parse

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
VALUES: Any = st.recursive(
    st.one_of(WORDS, st.booleans(), st.integers(-999, 999)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_was_written_as_json_is_read_back_as_it_was(value: dict[str, Any]) -> None:
    """Quoted texts, numbers, booleans, lists and groups survive: JSON is YAML."""
    document = parse(json.dumps(value, ensure_ascii=False))
    assert document.faults == ()
    assert document.value == value


@given(st.from_regex(r"0[0-9]{1,3}|[0-9]\.[0-9]{1,3}|[0-9]{1,2}:[0-5][0-9]|0x[0-9a-f]{2}|[0-9]e[0-9]", fullmatch=True))
def test_an_unquoted_text_that_programs_read_differently_is_refused(code: str) -> None:
    """002, 5.10, 12:30, 0x1f and 1e3 must be quoted, and quoted they are texts."""
    refused = parse(f"code: {code}\n")
    assert [fault.place for fault in refused.faults] == [Place(1, 7)]
    assert f"quote it: '{code}'" in refused.faults[0].message
    assert parse(f'code: "{code}"\n').value == {"code": code}


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_crash(text: str) -> None:
    """Whatever a file holds, reading it returns a document."""
    assert isinstance(parse(text), yaml_nodes.Document)


@given(VALUES)
def test_every_value_has_a_place(value: Any) -> None:
    """Each list item and each value of a group can be pointed at."""
    document = parse(yaml.safe_dump(value, default_flow_style=False, allow_unicode=True, default_style='"'))
    for path, place in document.values.items():
        assert place.line >= 1, path
        assert place.column >= 1, path
    assert () in document.values


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "Yes", "NO", "True", "y", "5.1.1", "1m", "2026-11"])
def test_words_that_yaml_1_1_takes_for_something_else_stay_text(word: str) -> None:
    """`resend: no` is the word no, and `on: reply` has the key on."""
    assert parse(f"on: {word}\n").value == {"on": word}
    assert parse(f"on: {word}\n").faults == ()


def test_plain_numbers_and_booleans_become_values() -> None:
    """`rank: 2` and `derived: true` need no quotes; quoted they stay text."""
    assert parse('{a: 2, b: true, c: false, d: "2", e: "true"}').value == {
        "a": 2,
        "b": True,
        "c": False,
        "d": "2",
        "e": "true",
    }


def test_the_place_of_an_unknown_path_is_that_of_the_nearest_thing_around_it() -> None:
    """A missing field is reported where it belongs."""
    document = parse("a:\n  b:\n    - c: 1\n")
    assert document.place(("a", "b", 0, "c")) == Place(3, 10)
    assert document.place(("a", "b", 0, "c"), key=True) == Place(3, 7)
    assert document.place(("a", "b", 0, "missing")) == Place(3, 7)
    assert document.place(("x",)) == Place(1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1", "anchors (&x)"),
        ("a: &x {b: c}", "anchors (&x)"),
        ("a: &x [b]\nb: *x", "aliases (*x)"),
        ("<<: {a: b}", "merge keys"),
        ("a: !!int '2'", "tags"),
        ("a: !own b", "tags"),
        ("a: 1\na: 2", "the key 'a' stands twice; the first is on line 1"),
        ("? [a, b]\n: c", "a key must be a plain word"),
        ("a:", "has no value"),
        ("a: ~", "has no value"),
        ("", "the file is empty"),
        ("# only a remark\n", "the file is empty"),
        ("a: b\n---\nc: d", "a second YAML document"),
        ("a: [b", "not valid YAML"),
        ("a:\n\tb: c", "a tab at the beginning of a line"),
        ("a: \x00", "a character that does not belong"),
        ("[" * 40 + "]" * 40, "nested more than"),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_refused_in_plain_words(text: str, said: str) -> None:
    """Anchors, aliases, tags, merge and duplicate keys, empty values and second documents are all faults."""
    assert any(said in fault.message for fault in parse(text).faults)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """Nothing stops at the first."""
    document = parse("a: 01\nb: 02\nb: x\nc: &y z\n")
    assert [fault.place.line for fault in document.faults] == [1, 2, 3, 4]


def test_a_byte_order_mark_is_no_fault() -> None:
    """Windows editors write one."""
    assert parse("\ufeffa: b").value == {"a": "b"}


def test_a_huge_file_is_not_parsed() -> None:
    """A pasted dump of a mailbox must not occupy the process."""
    assert "longer than" in parse("a" * (yaml_nodes.MAX_CHARACTERS + 1)).faults[0].message


def test_the_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C library, values, places and faults are the same."""
    text = 'a: 1\nb: [x, "y", true]\nc: {d: 02}\nd: &e f\n'
    fast = parse(text)
    monkeypatch.setattr(yaml_nodes, "_Loader", yaml.SafeLoader)
    slow = parse(text)
    assert (slow.value, slow.values, slow.keys, slow.faults) == (fast.value, fast.values, fast.keys, fast.faults)
