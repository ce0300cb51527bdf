"""Which notions of the trade do words stand for, whatever their language? `скринька`, `casella` and `mailbox` are one.

A table of word beginnings (folded as `fold.fold` folds them) in English, Italian, Ukrainian, Polish, and the commonest
in German, French, Spanish, Portuguese and Russian. It knows no entry: entries and questions are both read through it.
A `$` ends a word that must stand whole.
"""

from collections.abc import Iterable
from functools import lru_cache

_TABLE = """
send: send sent$ sending outgoing outbound goes$ leaves$ | invi spedi mand parte$ partono esce escono uscita | надсил
    надісл відправ шле$ шлю слат висла висила посила йде$ йдуть вихідн | wysyl wysla wyslij wychodz wyjsc wyszl |
    sende gesendet versand versend | envoy envoi | enviar envia envio
receive: receiv arriv incoming reach | ricev arriv giung | отрим приход прийш дійш дохо надій надход вхідної | otrzym
    doszl docho przysz przycho dotar odebra odbier | erhalt ankomm bekomm angekommen | recu recoi recev | recib llega
    | receb chega
bounce: bounc undeliver mailer daemon ndr kicked | rimbalz indietro | поверт поверн зворотн відбив відбит відбил відскоч
    завер | zwrot wraca wroci odbij odbit odbil | zuruck unzustell | rebond retourn | rebot devuel | devolv voltou
reject: reject refus declin denied deny | rifiut respin negat | відхил відмов відкид завертa | odrzuc odmaw odmow |
    abgelehnt ablehn verweiger | rejet | rechaz | rejeit recus
deliver: deliver undelivered | consegn recapit | достав | dorecz dostarcz | zugestell zustell | livr | entreg
delivered: delivered$ accepted | consegnat recapitat | доставлен | dostarczon doreczon | zugestellt | livre$ |
    entregad
fail: fail fails failure unsuccess | fallit fallisc fallimen riuscit | невдач невдал вдал збій | niepowod nieudan
    udalo | fehlgeschlag | echou echec | fallo$ fallid | falhou falha
error: error err$ | errore errori | помилк | blad bled | fehler | erreur | error | erro$ | ошибк
spam: spam junk | indesiderat spazzatur | спам небажан смітт | spam smiec niechcian oferty | unerwunscht | indesirabl
    | deseado
content: content wording subject$ link$ links$ phrase | contenut testo$ oggetto | вміст зміст текст$ тексті посиланн |
    tresc slowa linki linkami temat | inhalt | contenu
full: full$ overfull quota overquota storage space | pien piena satur spazio quota traboc | переповн заповн забит
    повна$ повний місця квот | pelna pelny przepeln zapchan zapeln miejsc | voll$ speicher uberfull | pleine plein$ |
    llena lleno | cheia
large: large larger big bigger heavy size oversize huge | grand dimension pesant peso$ pesa troppo$ eccede | розмір
    великий велике велика завелик важк важит перевищ | duzy duza duze rozmiar ciezk wielk wazy przekracz | gross
    grosse groesse | taille volumin lourd | tamano pesad | tamanho
attachment: attach file files zip$ pdf photo picture video scan$ mb$ gb$ 20mb 25mb 40mb meg$ megs$ | allegat foto
    immagin megabyte mega$ | вкладен вкладк файл прикріп фото відео архів$ мб$ мегабайт | zalacz plik zdjec film mega$
    | anhang datei | jointe fichier | adjunt archivo | anexo
limit: limit cap$ capped maximum max$ allowance daily hourly | limit massim tetto giornalier | ліміт обмеж максим
    добов денн | limit ogranicz maksym dzienn | grenze tageslimit | limite
many: many mass bulk blast burst hundred flood throttl rate rapid fast unusual | massiv tanti tante troppi troppe
    centinaia insolit | масов багато забагато сотн швидк незвичн | masow duzo wiele zbyt setk setka nietypow | viele
    massen | beaucoup trop | muchos masiv | muitos
block: block ban$ banned lock locked restrict | blocc bloccat | блок забан | blok zablok | sperr gesperrt blockiert |
    bloqu
blacklist: blacklist blocklist rbl$ dnsbl spamhaus listed delist barracuda spamcop uce | nera$ nere$ elencat | чорний
    чорному чорного чорних спамхаус блекліст | czarn czarna czarnej spamhaus | schwarz | noire | negra
reputation: reputat | reputaz | репутац | reputac
ip: ip$ ips$ ipv4 | айпі айпішник іп$ айпи
allow: whitelist allowlist allow safelist trusted | bianca$ autorizz whitelist consentit | білий білого вайтліст
    дозволен | bial whitelist dozwol zaufan
firewall: firewall gateway appliance mimecast proofpoint barracuda | aziendal | фаєрвол файрвол шлюз корпоратив |
    zapor bramk korporac
security: security protect secur | sicurezz protez | безпек захист | bezpiecz ochron | sicherheit
quarantine: quarantin held$ hold$ trace | quaranten trattenut | карантин притрим затрим | kwarantan zatrzym przytrzym
filter: filter rule label$ labels archive archives archiving moves skip$ skips | filtr regol etichett archivi spost |
    фільтр правил мітк ярлик архів перемі закид переклад | filtr regul etykiet archiw przenos | regel | regle
folder: folder subfolder directory | cartell sottocartell | папк підпапк тек$ теки теці | folder podfolder katalog |
    ordner unterordner | dossier | carpet subcarpet | pasta
delete: delet trash erase | cancell elimin cestin | видал кошик | kasuj usuw usun kosz
forward: forward redirect alias | inoltr reindirizz redirez | переадрес пересил перенаправ редірект | przekier
    przekazyw | weiterleit umleit | redirig redirection | reenvi
loop: loop circular circle hops hop$ endless ping | ciclo cicl giro$ circol rimpall loop | петл колу$ коло$ цикл
    зацикл безкінеч кругом | petl kolko zapetl | schleife | boucl | bucle
password: password passcode pwd$ pw$ pass$ credential creds | parola credenzial passw | парол | hasl poswiadcz |
    passwort kennwort | passe | contrasen clave | senha
apppassword: app$ apps$ generated specific | applicazion specifica generat | додатк застосунк згенер окремий | aplikac
    wygener specjaln osobne | anwendung
twostep: 2fa mfa$ 2sv otp$ factor twofactor step verification authenticator | fattori verifica passaggi | двофактор
    двохфактор двоетап двохетап факторн етапн | dwuetap dwuskladnik dwustopn skladnik weryfikac 2fa | zweifaktor
    faktor
oauth: oauth oauth2 modern consent
basicauth: basic legacy deprecat | base$ legacy | базов застаріл | podstawow przestarz
login: login signin sign$ authent authoriz logon log$ | autentic accesso acced | логін автентиф авториз аутентиф вхід
    увійти входит ввійти | logow zalog uwierzyt login autoryz | anmeld | connexion | iniciar
certificate: certif ssl$ cert$ certs$ selfsigned signed | certificat autofirmat | сертиф самопідпис | certyf
    samopodpis | zertifik
tls: tls$ starttls encrypt unencrypt | cifrat crittogr | шифр зашифр незашифр | szyfr nieszyfr | verschlussel | chiffr
    | cifrad
expire: expir renew | scadut rinnov | сплив протерм простроч закінчив | wygas przeterm | abgelauf | expir
imap: imap$ imapa imapu imapem | імап імапу
smtp: smtp$ | смтп
pop: pop$ pop3$ pop3a | поп$ поп3
port: port$ ports$ host$ hostname hosts$ 993 587 465 | porta$ porte$ host$ | порт$ порти порту хост$ хости | porty
    portu hosta
settings: setting config setup param | impostaz configur parametr | налаштув параметр конфіг | ustawien konfigur
    parametr | einstell | reglage parametre | ajuste configura
server: server servers | serwer | сервер
connect: connect reconnect integrat link$ linked hook add$ adding | colleg connett connession integraz aggiung connes
    | підключ під'єдн підєдн з'єдн зєднан інтеграц дода прив'яз привяз | polacz podlacz lacz integrac doda podpi |
    verbind verbund | connect | conect
enable: enabl activ turn switch | abilit attiv | увімк ввімк вмик активу | wlacz aktyw uruchom | aktivier einschalt
disabled: disabl suspend deactiv inactiv closed dormant | disabilit disattiv sospes chius | вимкн деактив призуп
    неактивн закрит відключен | wylacz zawiesz nieaktywn zamkn dezaktyw | deaktiv gesperrt | desactiv suspend
unknown: unknown exist nonexist invalid unreal nosuch | esist inesist sconosc valido valida invalid | існує існува
    неіснуюч невідом недійсн невалідн немає$ | istniej nieistn nieznan nieprawidl niepopraw | existier unbekannt
    ungultig | inconnu existe
nobody: nobody noone such$ | nessuno | ніхто нікого такої такого$ | nikt nikogo takiej$ takiego$ | niemand
    personne$ | nadie | ninguem
typo: typo misspell misspelt mistyp spelling letter$ gmial gmali comma spaces | refus battitur sbagliat | опечат
    друкарськ помилков одрук описк | literowk pomylk pomylil | tippfehl vertippt | faute coquille
address: address addr$ addrs addresses | indirizz | адрес | adres | adresse | direccion | endereco
recipient: recipient addressee | destinatar | отримувач одержувач адресат | odbiorc adresat | empfanger | destinataire
contact: contact lead prospect | contatt lead$ prospect | контакт лід$ ліда ліди лідам лідів лідів ліди прос | kontakt
    lead prospekt | kontakt
profile: profile card record field column | profilo scheda campo colonna | профіл картк поле$ полі | profil kart pole$
    polu kolumn
left: left$ quit retired job$ resigned company changed | cambiato ditta licenziat lasciato dimess | звільн перейшов
    змінив змінила компані фірм | odszed odesz zwoln zmienil firma firme
moved: moved successor new$ newaddress | trasferit nuovo$ nuova$ | переїхав переїхал переніс нову$ нова$ новою |
    przeni nowy$ nowa$ nowego
reply: repl answer respon | rispost rispond | відповід відпис | odpowied odpis odpowiad | antwort | repons repond |
    respuest respost
detect: detect track count counted notice recogni see$ sees$ blind status stats | rilev traccia conta$ vede stato$
    stati | відстеж бачит фіксу врахов статус розпізн рахує | wykry sledz zlicza widzi status niewykr | erkenn
campaign: campaign drip sequence | campagn sequenz | кампан послідовн | kampan sekwenc
newsletter: newsletter mailing mailshot | newsletter | розсил | newsletter mailing wysylk | rundmail
warmup: warm warmup | riscald warmup scald | прогрів прогрівa прогріт розігрів варм | rozgrzew rozgrz warm nagrzew |
    aufwarm
followup: followup follow remind nudge | followup sollecit promemor | фоловап фолоу нагадув | followup przypomn |
    erinner
yellow: yellow amber orange | giall | жовт | zolt | gelb | jaune | amarill amarel
warning: warn notice alert banner badge icon triangle exclamation sign$ | avvis icon triangol esclamat segnal |
    попередж значок іконк трикут оклик повідомлення | ostrzez ikon trojkat komunikat wykrzykn | warnung hinweis
tag: tag$ tags$ tagged | tag | тег$ тегу тегом теги | tag znacznik
listing: list$ all$ overview search report view$ views | elenco lista$ tutti ricerc vista | список переліч пошук
    подання вибірк усі$ всі$ | lista$ liste wszystk wyszuk widok zestaw
ticket: ticket$ tickets case$ | ticket segnalazion | тікет тикет заявк звернен | ticket tickec tiket zgloszen
comment: comment public | comment pubblic | коментар комент публічн | komentarz publiczn
trigger: trigger automat | automaz trigger | тригер автоматиз | wyzwalacz trigger
log: log$ logs event history | evento eventi cronolog registro storico | подій подія журнал історі | zdarzen dziennik
    histori
sync: sync missing appear timeline show$ shows mirror visible | sincron manca$ mancano compai vede$ vedono timeline |
    синхрон відсутн з'явл зявл підтяг видно стрічк показує | synchron brak brakuj pojaw widac widocz sciaga osi$ |
    fehlen sync | manqu | faltan
inbox: inbox | arrivo inbox | вхідні вхідних інбокс | odbiorcz | posteingang
bcc: bcc$ cc$ cci$ | ccn$ | прихован копі | udw$ dw$ ukryt
second: two$ second another multiple both several | due$ second altra$ altro$ secondo | два$ дві$ друг другу другий
    кілька двох | dwa$ dwie drug dwoch kilka | zwei zweite | deux | dos$ | dois
person: people persons partners recipients participants | persone partecip | людей осіб учасник адресатів | osob ludzi
    uczestnik adresatow | personnes | personas
deal: deal$ deals opportun | opportunit trattativ affare deal | угод | szans transakc umow
unlink: unlink dissoc detach disassoc | dissoci scolleg stacc slega | відв'яз відвяз від'єдн відєдн відкріп | odlacz
    odpi odwiaz rozlacz odczep | gelost | detach
again: again back$ keeps reappear reattach relink returns | nuovo$ ricompar riappar ritorn torna | знову знов назад |
    znow znowu ponown spowrot | wieder | nouveau
stats: stat statistic report$ performance shows open | statistic report risult | статист звіт | statyst raport
sender: from$ sender | mittent | відправник від$ | nadawc | absender | expediteur | remitente
domain: domain | domin | домен | domen | domane | domaine
website: website site$ web$ | sito$ | сайт | strona stron | webseite
mismatch: match mismatch differ different align same$ rebrand | corrispond divers combac coincid | збіга відрізн
    співпад інший інша | zgadza rozni pasuj inny inna | stimmt | correspond
emailauth: spf$ dkim$ dmarc$ spfu dkimu unauthenticat | спф дкім дмарк
dnsrecord: dns$ record$ records txt$ mx$ cname nameserver | record | запис$ записи днс | rekord wpis | eintrag
reverse: ptr$ rdns revers | invers | зворотний зворотного зворотне | odwrotn revdns
virus: virus malware trojan infect antivir clamav macro$ exe$ | virus infett antivirus | вірус антивірус заражен |
    wirus zainfek antywirus zlosliw
greylist: greylist graylist postgrey greylisting | grigia grigie | сірий сірого грейліст | szara szarej szare
retry: temporar temp$ later retry retries trying defer delay queue soon minutes | temporane riprov tardi coda$ ritard
    differit minuti | тимчас пізніш спробу повторн черг затримк чекати хвилин | tymczas pozniej ponow kolejk opozn
    sprobow minut probow | spater verzoger | tard retard | tarde
timeout: timeout timed unreachable down$ respond unresponsive | timeout irraggiung risponde | таймаут недоступн
    відповідає мовчит лежит | timeout niedostepn odpowiada milcz
relay: relay relaying | relay | релей ретранс | relay
policy: policy policies violat internal | policy polic viola violaz interne$ | політик поруш внутрішн | polityk narusz
    zasad wewnetrz | richtlin
group: group distribution outside outsider external | gruppo distribuz estern | група групу зовнішн сторонн | grup
    dystrybuc zewnatrz zewnetrz | verteiler extern
phone: phone call$ calling reach sms | telefon chiam raggiung | телефон дзвон зателефон зв'яз | telefon dzwon zadzwon
    skontakt
resend: resend | rimand reinvi rispedi | перевідправ перенадісл повторно | ponownie
mail: mail$ mails$ email e$ message messages letter | posta messagg lettera | лист$ листа листи листів листу пошт
    імейл | poczt wiadomosc maila maile maili | nachricht | courriel | correo | mensagem
trouble: problem broken issue wrong stuck lost disappear nothing never doesn't didn't isn't won't can't came | problem
    persa perso sparit nulla niente funziona bloccat | проблем зламал зник нема пропад | problem zepsut znik zaginel
    nic$ dziala | problem
printer: printer scanner scan device | stampant scanner | принтер сканер | drukark skaner skany
hosting: webhost hoster hosting provider registrar | hosting provider gestore | хостинг провайдер хостер | hosting
    dostawc hoster
it: admin administrator sysadmin helpdesk | sistemist amministrat informatic | адмін сисадмін айтішник | admin
    informatyk administrat
infolist: details timestamp exact date$ info$ | dettagl orario data$ | деталі дані час$ | szczegol godzin dane$
code: code | codice | код$ коду | kod$
microsoft: microsoft office365 o365 m365 365 outlook exchange | майкрософт офіс | microsoftem
gmail: gmail google workspace | гмейл джимейл гугл
upgrade: upgrade old$ older outdated update tlsv1 | aggiorn vecchi | оновит старий застаріл | stary aktualiz przestarz
"""


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        name, _, beginnings = line.partition(":")
        for beginning in beginnings.replace("|", " ").split():
            table.setdefault(beginning, name)
    return table


_BEGINNINGS = _table()
_LONGEST = max(len(beginning) for beginning in _BEGINNINGS)


GENERAL = frozenset(("mail", "trouble"))
"""Notions that nearly every question holds: they tell talk of mail from other talk, not one entry from another."""
_TROUBLES = frozenset("bounce reject deliver delivered fail error trouble receive block timeout again sync".split())
_NEGATIONS = frozenset("not no non не ні nie nicht kein keine pas nao".split())


def speaks_of_trouble(words: Iterable[str]) -> bool:
    """Whether folded words speak of mail and of something that goes wrong with it, or that it does not go or come."""
    said = set(words)
    names = {concept(word) for word in said}
    wrong = names & _TROUBLES or ("send" in names and said & _NEGATIONS)
    return "bounce" in names or ("mail" in names and bool(wrong))


@lru_cache(maxsize=8192)
def concept(word: str) -> str | None:
    """The notion a folded word stands for, by its longest beginning in the table; None for words of no trade."""
    whole = _BEGINNINGS.get(word + "$")
    if whole:
        return whole
    for length in range(min(len(word), _LONGEST), 1, -1):
        name = _BEGINNINGS.get(word[:length])
        if name:
            return name
    return None
