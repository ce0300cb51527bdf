from bot.kb.problem import Problem, dotted


def test_a_path_reads_as_people_write_it() -> None:
    """Keys are joined by dots, list positions stand in brackets."""
    assert dotted(("causes", 1, "fixes", 0, "actor")) == "causes[1].fixes[0].actor"
    assert dotted((3, "names", 0)) == "[3].names[0]"
    assert dotted(()) == ""


def test_a_problem_begins_with_a_place_editors_can_jump_to() -> None:
    """file:line:column comes first, then the entry, the path and the message."""
    problem = Problem("a.yaml", 7, 3, "sell/x", "title", "lacks Polish")
    assert str(problem) == "a.yaml:7:3 [sell/x] title: lacks Polish"


def test_a_problem_without_a_place_names_just_the_file() -> None:
    """A missing file has no line."""
    assert str(Problem("a.yaml", 0, 0, "", "", "is not UTF-8")) == "a.yaml: is not UTF-8"
