"""Which language did the person write in?"""

import pytest

from bot.diagnosis.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the customer cant send anything since monday", "en"),
        ("mail to a client came back, why?", "en"),
        ("bounce code please", "en"),
        ("il cliente non riesce a spedire da ieri", "it"),
        ("nn capisco xke torna indietro la mail", "it"),
        ("у клієнта не йдуть листи з учора", "uk"),
        ("шо це за помилка", "uk"),
        ("klient nie moze nic wyslac od wczoraj", "pl"),
        ("dlaczego wiadomość wróciła do nadawcy", "pl"),
        ("der Kunde kann seit gestern nicht senden", "de"),
        ("le client ne reçoit pas les mails", "fr"),
        ("el cliente no recibe los correos", "es"),
        ("o cliente não recebe os emails", "pt"),
        ("клиент не получает письма, что делать", "ru"),
        ("код 525 у відмові, шо воно таке", "uk"),
        ("user unknown - це до клієнта чи до хостера?", "uk"),
    ],
)
def test_the_language_of_short_sloppy_lines(text: str, language: str) -> None:
    """Letters and function words tell; English server words beside another language do not count."""
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "Sell 002", "550 5.1.1", "xyzzy plugh qwerty"])
def test_too_few_or_unknown_words_are_undetermined(text: str) -> None:
    """Fewer than three words tell nothing."""
    assert detect(text) == "und"
