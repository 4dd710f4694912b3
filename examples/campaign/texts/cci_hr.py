# Creative respondents who answered in Croatian. Everyone is invented. Format: see cci_en.py
TEXT = """
@Studio Sedam Mora|Nika Barbarić|Rijeka|HR03|2015|2|ds,cr|ID,MC,BR|PD,OI,MC|hr,en,it|2|either
O Dizajniramo predmete koji se mogu izraditi samo metalnim ispisom: šarke iz jednog komada, šuplje okove, svjetiljke i nakit. Poznajemo potpore, debljine stijenki i završnu obradu bronce i titana. Uz predmet radimo ime, fotografiju, cijenu i malu web trgovinu.
K produkt dizajn; parametarsko modeliranje; završna obrada metala; web trgovina
P Šarka (2022)|Kutija za začine s ispisanom šarkom, 340 komada prodano preko interneta.
P Okov za barku (2020)|Replika brodskog okova iz 1930. prema fotografiji.
N Pola dana s tehnologom i jedan neuspio ispis za proučavanje.

@Zlatna Žica|Petra Kovačić Modrić|Zagreb|HR05|2011|1|cr,fa|MC,ID,PH|PD,MC|hr,en|2|either
O Dizajnerica nakita. Radim s titanom, broncom i čelikom, ručno i iz pisača, u malim serijama s brojem i potpisom. Imam vlastitu web trgovinu, kupce u četiri zemlje i iskustvo s propisima o otpuštanju nikla.
K dizajn nakita; obrada metala; fotografija nakita; prodaja na internetu
P Kost (2021)|Naušnice od titana, šuplje, teške 1,2 grama.
P Mreža (2023)|Ogrlica u jednom ispisu, bez ijednog lema.

@Kadar Više|Ante Bašić|Split|HR03|2013|2|fi|FI,PH,ST|AT,MC|hr,en,it|2|in_person
O Snimamo kratke filmove o radu: ljevaonice, brodogradilišta, tvornice konzervi. Dolazimo u vlastitoj zaštitnoj opremi i snimamo samo kad je sigurno. Naučnici drže kameru, radnici odobravaju montažu, a glumaca i dronova kod nas nema.
K dokumentarni film; društvene mreže; fotografija rada; radionice s mladima
P Talina (2022)|Sedam portreta iz ljevaonice, dvostruko više prijava za naukovanje.
P Zavar (2019)|Film o zavarivačicama, prikazan u devet gradova.
N Dogovor s predstavnicima radnika prije prvog kadra.

@Pošten Glas|Lucija Radman|Varaždin|HR06|2016|2|ad|BR,ST,GR|AT,MC|hr,en,de|2|either
O Gradimo ugled poslodavaca koji imaju dobar posao i lošu reputaciju. Razgovaramo s onima koji su otišli, zajedno s naučnicima pišemo poruke i objavljujemo samo ono što se može provjeriti na satu i na platnoj listi.
K brendiranje poslodavca; društvene mreže; kampanje; tekst
P Vruće je, ali (2023)|Kampanja za staklanu: 61 prijava mlađih od trideset u tri mjeseca.
P Prvi dan (2020)|Priručnik za nove radnike, nacrtan umjesto napisan.
N Razgovor s ljudima bez prisutnosti uprave.

@Ormar i Kut|Dinko Jelačić|Osijek|HR02|2010|2|ar|AR,MC,FA|AT,SE|hr,de,en|2|in_person
O Uređujemo prostore u kojima radnici jedu, presvlače se i odmaraju. Planiramo sa svim smjenama, crtežom i maketom umjesto dugih sastanaka, i gradimo od materijala iz skladišta: kože, pjene, paleta. Radove završavamo za kolektivnog godišnjeg.
K interijeri; participativno projektiranje; ponovna uporaba; akustika
P Blagovaonica bez televizora (2021)|Tvornica namještaja, 160 ljudi, dvanaest dana radova.
P Klupa od pojaseva (2018)|Namještaj od odbačenih sigurnosnih pojaseva.

@Sučelje|Goran Pavlek|Zagreb|HR05|2014|10|cs,ds|UX,SW,UR|PD,OP|hr,en,de|3|either
O Projektiramo upravljačka sučelja za strojeve, kotlove i robote. Promatramo namještanje, brišemo zaslone, crtamo simbole koji rade bez prijevoda. Prototip pokrećemo na vašem upravljaču i ispitujemo ga s rukavicama na rukama.
K dizajn sučelja; piktogrami; ispitivanje upotrebljivosti; HTML5
P Robot bez koda (2023)|Sučelje kolaborativnog robota za pakiranje keksa.
P Deset znakova (2020)|Simboli za poljoprivredne strojeve ispitani u šest zemalja.
N Stroj i nestrpljiv operater.

@Tiha Luka|Marin Grgić|Zadar|HR03|2017|1|mu|SO,UR|PD,AT|hr,en|2|online
O Oblikujem zvukove za brodove, dizala i vozila u skladištima. Zvuk predajem kao parametre za pogon, a ne kao snimku. Svaki skup signala ispitujem s najmanje dvadeset slušatelja, i umornih, jer umoran čovjek čuje drugačije.
K dizajn zvuka; psihoakustika; testovi slušanja
P Dolazi tiho (2022)|Zvukovi električnog trajekta za pješake na rivi.
N Pristup pogonu i tiha soba.

@Nacrtano Jasno|Ivona Šarić|Karlovac|HR02|2012|1|pu,ds|IL,GR,ST|MC,OP|hr,en,sl|3|either
O Crtam upute za montažu, sigurnost i servis. Riječi koristim samo kad slika ne uspije. Gledam kako netko radi prljavim rukama, pa složim korake istim redom. Propisana upozorenja ostaju doslovno onakva kakva jesu.
K tehnička ilustracija; piktogrami; urednički rad
P Bojler na dva lista (2021)|Upute za vodoinstalatere, ispitane na tri gradilišta.
P Ne diraj (2018)|Sigurnosni znakovi za pilanu.

@Konoba Podataka|Filip Lovrić|Pula|HR03|2020|1|cs|DV,SW|OP|hr,it,en|3|online
O Od tablica radim slike za zid hale. Bez imena, bez rang-lista, bez oblaka. Ako ekran nije potreban, crtam ploterom ili slažem pločice koje se okreću rukom na kraju smjene.
K vizualizacija podataka; SQL; infografika
P Plima (2023)|Zidni prikaz potrošnje u ribljoj tvornici.
N Podaci za šest tjedana.

@Krojačnica Sever|Snježana Balog|Čakovec|HR06|2006|2|fa|TX,MC|PD,SE|hr,hu,de|1|in_person
O Krojimo radnu odjeću za hladnoću, vatru i kišu, u ženskim i muškim veličinama. Uzorak nosi deset ljudi tri tjedna, a onda ga rastavimo i krojimo ispočetka. Iz ostataka izrađujemo torbe i akustične panele.
K krojenje; radna odjeća; prerada tekstila
P Jakna za cestare (2019)|Četiri sezone u uporabi, dvanaest veličina.
P Panel od ostataka (2022)|Zvučni paneli od presvlaka za škole.

@Igra Smjene|Matea Vidović|Slavonski Brod|HR02|2019|2|is,pe|XR,FA|OP,DT|hr,en|2|either
O Radimo stolne i digitalne igre o sigurnosti, kvaliteti i primopredaji smjene. Igra traje četrdeset minuta, vodi je bilo tko, a učinak mjerimo poslije mjesec i tri mjeseca. Igrači odlučuju zajedno i zajedno snose posljedice.
K dizajn igara; sigurnost na radu; facilitacija
P Tko drži ključ (2022)|Igra o zaključavanju strojeva za metalnu tvrtku.
N Inspektor zaštite na radu na dva sastanka.

@Spremnik Priča|Borna Cindrić|Sisak|HR02|2011|1|an,pu|HE,ST,PH|MC,AT|hr,en|2|either
O Industrijska baština bez patetike. Popisujem arhive, snimam umirovljenike, slažem male izložbe i knjižice koje tvrtka može dopunjavati. Predmete fotografiram tako da se vidi trag ruke.
K industrijska baština; usmena povijest; fotografija; kataloški opis
P Trideset čekića (2020)|Katalog alata jedne kovačnice.
P Zadnja smjena (2017)|Zvučna izložba u zatvorenoj željezari.
N Suh prostor i netko tko pamti.

@Povratna Kutija|Andreja Štimac|Samobor|HR05|2018|1|ds|PK,GR,SV|SE,MC|hr,en,sl|2|either
O Višekratna ambalaža i mali sustavi povrata. Crtam kutiju i njezin put, ispitujem je padom i na kiši, a onda s vozačima i skladištarima tražim razlog zbog kojeg se ne vraća.
K dizajn ambalaže; sustavi povrata; kartonaža
P Kutija zna put (2023)|Povratna ambalaža za dijelove strojeva, 90 posto povrata.

@Moderato|Hrvoje Tadić|Zagreb|HR05|2008|2|pe,ad|FA,SV,ST|DT,OI|hr,en|2|in_person
O Vodimo radionice u kojima inženjeri i kreativci prvo igraju tuđu ulogu. Nakon dva dana postoje tri ponude koje mala radionica može razumjeti i potpisati, i jedna koju smo zajedno bacili.
K facilitacija; poslovni modeli; kazališne metode
P Održavanje kao obećanje (2021)|Nova ponuda servisera kompresora.
P Tuđe cipele (2018)|Zamjena uloga u tvornici kablova.
N Vlasnik koji ostaje do kraja.
"""
