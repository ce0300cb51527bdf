from bot.kb.item import Item
from bot.kb.model import Wait
from bot.kb.yaml_nodes import parse


def test_a_problem_of_a_list_item_carries_its_place_in_the_whole_file() -> None:
    """The path counts from the item, the place and the shown path from the file."""
    document = parse("- a: 1\n- a: [x, y]\n")
    item = Item("second", Wait(min="1m"), "list.yaml", document, (1,))
    problem = item.problem(("a", 1), "is odd", rule="test", warning=True)
    assert str(problem) == "list.yaml:2:10 [second] [1].a[1]: is odd"
    assert (problem.severity, problem.rule) == ("warning", "test")
