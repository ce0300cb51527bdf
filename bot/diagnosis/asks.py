"""What kind of question is asked: why, can, when, where, who, what? The verdict line answers that kind."""

import re

from bot.diagnosis.cues import alternatives
from bot.kb.model import Asks

_CUES: dict[Asks, str] = {
    Asks.WHEN: r"""
        when (?:can|will|does|do|is|should|again)|when\?|how (?:long|soon|many (?:hours|days|minutes))
        until when|how much (?:time|longer)|quando
        quanto (?:tempo|dura|ci vuole|deve aspettare|devo aspettare|aspett\w+)|fino a quando|entro quanto
        коли|скільки (?:часу|чекати|ждати|треба чекати|годин|днів|ще)|як довго|як скоро|до якого часу
        через скільки|kiedy|jak długo|jak dlugo
        ile (?:czasu|czekać|czekac|godzin|to potrwa|trwa|trzeba czekać)|na jak długo|za ile
    """,
    Asks.WHERE: r"""
        where|which (?:page|menu|tab|screen)|dove|in che (?:menu|pagina|schermata)|dov'è|da dove|де|куди
        звідки|на якій сторінці|gdzie|dokąd|dokad|skąd (?:wzi|ma wzi|mam wzi|go wzi)
        skad (?:wzi|ma wzi|mam wzi)|w którym miejscu|w ktorym miejscu
    """,
    Asks.WHO: r"""
        who(?:m|se)?(?: \w+)? (?:sets?|must|should|has|have|can|does|do|is|needs?|fix\w*|to|job|side|fault|problem)
        whose (?:fault|side|job|problem)|is (?:it|this) (?:us|ours|them|on us|on them|on our)|registrar or
        chi (?:deve|può|puo|ha|è|lo|se|fa|ci|bisogna|sistema|risolve)|con chi|a chi|di chi|tocca a|spetta a
        хто|кому|чия|чий|до кого|з чийого|з якого боку|на чиєму боці|це до (?:нас|клієнта|них|кого)|\bkto
        komu|do kogo|z kim|czyj\w*|po czyjej|po której stronie|po ktorej stronie
    """,
    Asks.CAN: r"""
        can (?:i|we|he|she|they|you|u|it|the|a|one|this|customers?|cust|someone still|anything)
        could (?:i|we|he|she|they)|may (?:i|we|he)|is it (?:ok|okay|possible|allowed|safe)|am i allowed
        should (?:i|we|he|she|they|the|cust\w*) (?:re-?send|retry|try|wait|still|just|call)
        (?:ok|safe) to (?:re-?send|retry)|does (?:he|she|it|the) .{0,30}still work|do we (?:just|have)|posso
        possiamo|si p[uo]+ò?|può|puo|possono|può ancora|è possibile|e possibile|si riesce|fattibile
        va bene se|bisogna rimand\w+|ci va bene|rimando|la rimando|conviene (?:rimandare|riprovare)
        ci vuole per forza|parte lo stesso|можна|чи може|може (?:він|клієнт|далі|слати)|чи варто|чи можу
        можу|можемо|чи дозволено|надсилати ще раз|відправити ще раз|можно
        czy (?:można|mozna|mogę|moge|może|moze|da się|da sie|wolno|klient może|próbować|wysłać|wyslac)
        da się|da sie|można|mozna|próbować (?:jeszcze|ponownie)|probowac jeszcze
        kann (?:ich|der|ein|man|kunde)|peut-on|puedo|posso
    """,
    Asks.WHAT: r"""
        what (?:should|do|can|to|now|shall|must|info|steps|is the fix|are the steps)
        how (?:do|to|can|should|would)|what'?s the (?:fix|right)|whats the (?:fix|right)
        any(?:thing)? (?:we|i) can do|what .{0,20}tell|ideas\?
        which (?:imap|smtp|port|host|settings|password|steps)|fix\?
        cosa (?:dico|faccio|fare|devo|deve|bisogna|posso|si fa|rispondo|togliere|consiglio)
        che (?:devo|deve|faccio|fare|gli dico|dico|passi|soluzione|si fa|bisogna)
        come (?:si|faccio|fa|devo|deve|risolv\w+|evit\w+|sistem\w+|procedo|mi)
        що (?:робити|казати|порадити|відповісти|йому|їй|їм|передати|зробити|вмикати|ввімкнути)
        що (?:треба|потрібно|саме|далі|має|прибрати)
        шо (?:робити|казати)
        як (?:це|виправити|підключити|лікувати|вирішити|полагодити|вийти|відповісти|додати|надіслати)
        як (?:обійти|його|їх|бути)
        куди копати
        co (?:z tym|robić|robic|zrobić|zrobic|ma|mam|mu|jej|odpisać|odpisac|powiedzieć|powiedziec)
        co (?:doradzić|klikn\w+|teraz|dalej|trzeba)
        jak (?:to|naprawić|naprawic|wysłać|wyslac|podłączyć|podlaczyc|rozwiązać|rozwiazac|obejść|obejsc)
        jak (?:go|ustawić|ustawic|temu|się)
        jaki\w* (?:serwer|port|host|ustawienia)|was (?:tun|soll|muss|kann)|que faire|qué hago
        o que
    """,
    Asks.WHY: r"""
        why|how come|what (?:does|is|are|s) |what'?s (?:wrong|this|that|it)|reason|caus\w+|due to|related\?
        what means|what mean|perch[eéè]|xk[eé]|xche|come mai
        che (?:vuol dire|significa|cavolo|errore|è|e'|succede)|cosa (?:vuol|significa|è|e')|motivo|causa
        c'?entra|чому|чого|через що|що це|шо це|що означає|що значить|причин\w*|від чого|навіщо|як так
        dlaczego|czemu|co to|co oznacza|co znaczy|powód|powod|przyczyn\w*|skąd (?:ta|to|się)|skad ta|warum
        wieso|pourquoi|por qué|por que
    """,
}
_COMPILED = tuple(
    (asks, re.compile(rf"(?<!\w){alternatives(cues)}(?!\w)", re.IGNORECASE)) for asks, cues in _CUES.items()
)
_ORDER = (Asks.WHEN, Asks.WHERE, Asks.WHO, Asks.CAN, Asks.WHAT, Asks.WHY)


def asked(own: str) -> Asks:
    """The kind of question the person's own words ask; `why` where nothing else is asked.

    The more particular kind wins: "what is it and when can he send again" asks when.
    """
    if len(own) > 2000:
        own = own[:1000] + " " + own[-1000:]
    hits = {asks for asks, cue in _COMPILED if cue.search(own)}
    return next((asks for asks in _ORDER if asks in hits), Asks.WHY)
