"""What kind of question is asked?"""

import pytest

from bot.diagnosis.asks import asked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("why does it bounce", "why"),
        ("perché rimbalza", "why"),
        ("чому повертається", "why"),
        ("dlaczego wraca", "why"),
        ("can he send it again", "can"),
        ("posso rimandarla?", "can"),
        ("чи можна надіслати", "can"),
        ("czy można wysłać ponownie", "can"),
        ("when can he send again", "when"),
        ("quanto tempo deve aspettare", "when"),
        ("коли відпустить", "when"),
        ("kiedy odblokuje", "when"),
        ("where do I see the reason", "where"),
        ("dove si clicca", "where"),
        ("де глянути причину", "where"),
        ("gdzie to ustawić", "where"),
        ("who sets that up", "who"),
        ("con chi deve parlare", "who"),
        ("хто має це виправити", "who"),
        ("do kogo z tym", "who"),
        ("what should I tell her", "what"),
        ("cosa rispondo al cliente", "what"),
        ("що робити", "what"),
        ("co mu odpisać", "what"),
        ("mailbox full", "why"),
        ("", "why"),
    ],
)
def test_cue_words_tell_the_kind_in_four_languages(text: str, kind: str) -> None:
    """Where nothing is asked, why is meant."""
    assert asked(text) == kind


def test_the_more_particular_kind_wins() -> None:
    """Of "what" and "when", when is the one that needs its own answer."""
    assert asked("what is that and when can he send again?") == "when"
