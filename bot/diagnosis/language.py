"""Which language did the person write in? A rule of letters and function words, for short and sloppy lines.

Knows en, it, uk, pl, and recognises de, fr, es, pt, ru as something else. English counts for less: server texts and
product words are English in every language.
"""

import re

from bot.diagnosis.fold import fold

_WORDS = """
en: the is are was were be been what why how when where who which does do did doesn't dont don't didn't isn't can
    can't cant cannot could should would will won't i we he she they his her their my our your it's its to of in on at
    for from with and or but not no this that these those there here has have had get gets got says said keep keeps
    still anyone any some after before into out up again so if then because cause u pls please thanks need needs tell
    told anything nothing it a an came back one two customer customers cust bounce bounced code quick mails sends
    sending email emails reply w/ inside between something someone
it: il lo la gli le un una uno di del della dei delle dal dalla da nel nella nei in con per su sul sulla che chi cosa
    come dove quando perché perche quale quanto è e' sono era ha hanno ho non nn ma se anche ancora più piu già gia
    solo mi ti ci si vi questo questa quello al alla ai allo dice fa fare può puo posso deve devo c'è ce cliente
    errore arriva poi adesso ora sempre tutti tutto qualcuno ke x xke cmq grazie invece senza dopo prima o ed va viene
    dato stesso stessa sullo sugli dall nell all dell indirizzi indirizzo casella posta avviso vicino parte
uk: що як чи не це на в у з із до від та і й або але для по за про він вона вони його її їх є був була було ще вже
    коли де чому куди хто який яка яке які якщо бо тому так ні нам мені нас я ми ви тільки також після перед через
    треба можна шо шось клієнт клієнта клієнту лист листи листів помилка пошта скринька каже пише робити зараз
pl: że ze nie się sie jest są sa na w z do od dla po za i a o czy co jak gdzie kiedy dlaczego czemu kto który która
    które to ten ta te tego tej tym ale lub albo oraz już juz jeszcze tylko przy przez bez pod nad jego jej ich mu go
    nam mi mnie my on ona mam ma mają może mozna można trzeba klient klienta klientka klientowi błąd blad błędu
    skrzynka maila maile poczta teraz bo jeśli jesli też tez
de: der die das den dem des ein eine einen einem ist sind war nicht und oder aber mit von zu zum zur für auf aus bei
    nach wie was wer wo wann warum kann können kunde kunden ich wir er sie es uns noch schon nur auch wenn dass keine
    kein hat haben im am
fr: le la les un une des du de et ou mais pas ne est sont était avec pour sur dans par que qui quoi où quand comment
    pourquoi il elle nous vous ils je ce cette ces au aux mon son sa ses client chez déjà encore plus quelqu'un c'est
    n'est y'a d'un
es: el la los las un una unos de del y o pero no es son era con para por en que qué quien quién cómo donde dónde
    cuando cuándo porque lo le se su sus mi al ya más muy también cliente correo correos está están tiene hay
pt: o a os as um uma uns de do da dos das e ou mas não nao é são era com para pra por em no na nos nas que quem como
    onde quando porque ele ela eles seu sua já mais muito também cliente tem ter agora isso está oi erro
ru: что как не это на в у с из до от и или но для по за про он она они его её их есть был была было ещё уже когда где
    почему куда кто который если потому так нет нам мне нас я мы вы только также после через надо нужно можно письмо
    письма ошибка
"""
_SETS = {
    language: frozenset(words.split())
    for language, _, words in (line.partition(":") for line in _WORDS.replace("\n    ", " ").strip().splitlines())
}
_TELLING = (
    "bounce bounced email sending sends casella posta indirizzo indirizzi лист листи листів листа скринька пошта "
    "skrzynka poczta mail maila maile"
)
FUNCTION_WORDS = frozenset(fold(word) for language in ("en", "it", "uk", "pl") for word in _SETS[language]) - frozenset(
    fold(_TELLING).split()
)
"""Words that tell nothing about the matter, folded, in the languages of the interface."""
_LETTERS = {
    "uk": re.compile("[іїєґ]"),
    "ru": re.compile("[ыэъё]"),
    "pl": re.compile("[ąćęłńśźż]"),
    "it": re.compile("[òìù]|è|[aeiou]'(?![a-z])"),
    "de": re.compile("[äöüß]"),
    "es": re.compile("[ñ¿¡]"),
    "pt": re.compile("[ãõ]"),
    "fr": re.compile("[çêûîœ]"),
}
_CYRILLIC = re.compile("[а-яіїєґё]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WEIGHT = {"de": 0.9, "fr": 0.9, "es": 0.9, "pt": 0.9}
UNDETERMINED = "und"


def detect(own: str) -> str:
    """The language of a person's own words: en, it, uk, pl, de, fr, es, pt, ru, or `und` for fewer than three words."""
    lowered = own.lower().replace("’", "'").replace("w/", "with ")
    words = _WORD.findall(lowered)
    if len(words) < 3:
        return UNDETERMINED
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    if len(cyrillic) >= 2 or (cyrillic and len(cyrillic) * 3 >= len(words)):
        return _best(cyrillic, ("uk", "ru"), lowered, default="uk")
    latin = [word for word in words if not _CYRILLIC.search(word)]
    return _best(latin, ("en", "it", "pl", "de", "fr", "es", "pt"), lowered, default=UNDETERMINED)


def _best(words: list[str], languages: tuple[str, ...], lowered: str, default: str) -> str:
    scores = {}
    for language in languages:
        score = sum(_weight(word, language, languages) for word in words if word in _SETS[language])
        letters = _LETTERS.get(language)
        if letters:
            score += min(3, len(letters.findall(lowered)))
        scores[language] = score
    best = max(languages, key=lambda language: scores[language])
    return best if scores[best] > 0 else default


def _weight(word: str, language: str, languages: tuple[str, ...]) -> float:
    """A word that several languages have tells half as much."""
    shared = any(word in _SETS[other] for other in languages if other != language)
    return _WEIGHT.get(language, 1.0) * (0.5 if shared else 1.0)
