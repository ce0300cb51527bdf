import json
from pathlib import Path

import jsonschema
import pytest

from bot.kb.locate import bundled
from bot.kb.schema import documents, write
from bot.kb.yaml_nodes import parse

KNOWLEDGE = bundled()


@pytest.mark.parametrize("name", documents())
def test_the_committed_schema_is_the_one_the_types_make(name: str) -> None:
    """When this fails: `mailwhy kb schema --write`."""
    assert (KNOWLEDGE / name).read_text(encoding="utf-8") == documents()[name]


def test_every_schema_is_a_schema() -> None:
    """Editors refuse a malformed one in silence."""
    for text in documents().values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_list_fits_its_schema() -> None:
    """The schema says what the loader says."""
    for name, text in documents().items():
        if name.startswith("schema/"):
            listed = parse((KNOWLEDGE / f"{Path(name).stem}.yaml").read_text(encoding="utf-8")).value
            jsonschema.validate(listed, json.loads(text))


def test_a_sound_entry_fits_and_a_faulty_one_does_not(good: Path) -> None:
    """Required fields, unknown fields and patterns are in the schema."""
    schema = json.loads(documents()["schema.json"])
    value = parse((good / "entries/smtp/user-unknown.yaml").read_text(encoding="utf-8")).value
    jsonschema.validate(value, schema)
    for spoilt in ({**value, "titel": {}}, {**value, "id": "nowhere/x"}, {k: v for k, v in value.items() if k != "id"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(spoilt, schema)


def test_the_schema_explains_fields_to_whoever_hovers_over_them() -> None:
    """The remarks of the types reach the editor."""
    entry = json.loads(documents()["schema.json"])
    assert "reasons.yaml" in entry["properties"]["reasons"]["description"]


def test_keys_are_spelt_as_files_spell_them() -> None:
    """`not` and `from`, although Python must call them otherwise."""
    defined = json.loads(documents()["schema.json"])["$defs"]
    assert "not" in defined["Pattern"]["properties"]
    assert "from" in defined["Validity"]["properties"]


def test_every_entry_names_its_schema_in_the_first_line() -> None:
    """Editors find it by the modeline."""
    line = "# yaml-language-server: $schema=../../schema.json"
    wrong = [
        path for path in (KNOWLEDGE / "entries").glob("*/*.yaml") if path.read_text("utf-8").split("\n")[0] != line
    ]
    assert wrong == []


def test_writing_changes_only_what_is_stale(tmp_path: Path) -> None:
    """A second run has nothing to do."""
    assert len(write(tmp_path)) == len(documents())
    assert write(tmp_path) == ()
