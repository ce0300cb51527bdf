import pytest

from bot.cli.batch import questions
from bot.errors import UsageError


def test_ids_are_handed_on_as_they_are() -> None:
    """Text and numbers; other fields do not disturb, and a line may end in CR LF."""
    lines = ['{"id": "a", "text": "x", "lang": "it"}\r\n', "\n", '{"id": 7, "text": ""}\n']
    assert list(questions(lines)) == [("a", "x"), (7, "")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it is no object"),
        ('"text"', "it is no object"),
        ('{"text": "x"}', '"id" must be'),
        ('{"id": null, "text": "x"}', '"id" must be'),
        ('{"id": true, "text": "x"}', '"id" must be'),
        ('{"id": 1.5, "text": "x"}', '"id" must be'),
        ('{"id": "a"}', '"text" must be'),
        ('{"id": "a", "text": ["x"]}', '"text" must be'),
    ],
)
def test_a_line_that_is_no_question_is_named_with_what_is_wrong(line: str, said: str) -> None:
    """Counted as an editor counts, blank lines included."""
    with pytest.raises(UsageError, match=r"^Line 3 must be a JSON object") as caught:
        list(questions(['{"id": "a", "text": "x"}\n', "\n", line]))
    assert said in caught.value.public
    assert "\n" not in caught.value.public


def test_lines_are_read_as_they_come() -> None:
    """A program that writes a question and waits for its answer gets it."""
    taken: list[int] = []

    def lines():
        for number in range(3):
            taken.append(number)
            yield f'{{"id": {number}, "text": "x"}}\n'

    read = questions(lines())
    assert next(read) == (0, "x")
    assert taken == [0]
