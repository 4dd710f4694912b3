# Creative respondents who answered in Slovene. Everyone is invented. Format: see cci_en.py
TEXT = """
@Studio Lipa|Ana Kos|Ljubljana|SI04|2016|2|ds|ID,UX,UR|PD,DT|sl,en,de|2|either
O Oblikujemo izdelke, ki nastajajo v majhnih serijah: merilne naprave, laboratorijsko opremo, krmilne omarice. Začnemo z opazovanjem v delavnici, nadaljujemo z modeli iz kartona in končamo z navodili, ki jih konstrukcija sprejme. Posebej radi poenotimo videz naprav, ki so nastajale petnajst let brez skupnega načrta.
K industrijsko oblikovanje; ergonomija; izdelava modelov; uporabniški vmesniki
P Tri tehtnice, ena družina (2022)|Skupna oblika za proizvajalca tehtnic, uvedena v dveh letih brez novih orodij.
P Omarica za gasilce (2020)|Krmilna omarica, ki jo odprejo v rokavicah in v temi.
N Konstruktor, ki si vzame dve popoldnevi, in resnični podatki o stroških.

@Risalnica|Eva Tomšič|Celje|SI03|2014|1|ds,pu|IL,GR,ST|MC,OP|sl,en,de|3|either
O Rišem navodila. Postopke razstavim na korake, jih narišem brez besed in preizkusim z ljudmi, ki naprave še niso videli. Varnostna opozorila ostanejo dobesedno, spremeni se le mesto, kjer jih bralec potrebuje. Delam tudi tablice, nalepke in slike za majhne zaslone.
K tehnična ilustracija; piktogrami; informacijsko oblikovanje; urejanje besedil
P Peč brez besed (2023)|Slikovna navodila za zagon peči na pelete; klici na servis so se zmanjšali za tretjino.
P Kam z nogo (2021)|Opozorilne table za gozdarske stroje.
N Dva monterja in eno gradbišče z blatom.

@Zvočni vrt|Primož Ravnikar|Novo mesto|SI03|2017|1|mu,pe|SO,FA|AT,PD|sl,hr,en|2|in_person
O Poslušam prostore, v katerih se dela, in jih skupaj z zaposlenimi umirim. Merim odmev, rišem zvočne zemljevide in sestavljam absorberje iz blaga, pene in usnja, ki v podjetju že ležijo. Sestavljam tudi zvočne signale za stroje, ki jih človek razume brez učenja.
K akustika prostorov; oblikovanje zvoka; participativne delavnice; terensko snemanje
P Tiha jedilnica (2021)|Šolska jedilnica za 240 otrok, odmev s 1,8 na 0,7 sekunde, izdelano iz starih zaves.
P Zvonec za izmeno (2023)|Nežnejši znak za začetek dela v predilnici.
N En večer v praznem prostoru.

@Arhitektura Vmes|Katarina Jereb|Novo mesto|SI03|2011|2|ar|AR,FA,MC|AT,SE|sl,hr,en|2|in_person
O Notranja arhitektura za prostore, ki jih nihče ne naroči: jedilnice, garderobe, hodniki. Načrtujemo z vsemi izmenami, tudi z maketo v naravni velikosti, in uporabimo material iz skladišča. Poznamo požarne zahteve in vemo, da se dela samo med kolektivnim dopustom.
K notranja arhitektura; participativno načrtovanje; gradnja v merilu 1 : 1; ponovna uporaba materialov
P Pol ure miru (2022)|Prenova jedilnice v živilskem obratu, izvedena v šestnajstih dneh.
P Garderoba št. 3 (2019)|Garderobe za komunalno podjetje, narejene iz recikliranih prometnih tabel.
N Skupino, v kateri niso samo vodje.

@Kamera Kolpa|Rok Štefanič|Črnomelj|SI03|2015|1|fi|FI,PH|AT,MC|sl,hr|2|in_person
O Snemam kratke filme o delu in ljudeh, brez igralcev in brez besedil s plakata. Vajenci dobijo kamero, jaz jim pomagam z zvokom in montažo. Film je dober, če ga delavci sami pošljejo prijateljem.
K dokumentarni film; montaža; delavnice z mladimi
P Livarji (2020)|Petnajst minut o nočni izmeni, nagrada občinstva na domačem festivalu.
P Moja prva izmena (2024)|Šest navpičnih videov, ki so jih posneli vajenci.

@Vidik Podatkov|Nejc Bolčina|Tolmin|SI04|2019|1|ds,cs|DV,SW|OP,MC|sl,it,en|3|online
O Podatke s strojev spremenim v sliko, ki jo razume tudi nočna izmena. Prikazi delujejo v lokalnem omrežju, brez oblaka. Če je treba, izdelam tablo iz lesa in vrvic, ker je ni treba posodabljati.
K vizualizacija podatkov; SQL; infografika
P Koliko je ura, žaga (2022)|Prikaz zastojev v žagi, ena črta na stroj.
N Izpis podatkov za en mesec.

@Kolektiv Prag|Zala Furlan|Nova Gorica|SI04|2013|2|pe,ds|FA,SV,UR|DT,OI|sl,it,en|2|in_person
O Vodimo delavnice, v katerih tehniki in ustvarjalci rešujejo isto nalogo in si pri tem ne skačejo v besedo. Delamo z improvizacijo, vlogami in prototipi storitev. Podjetje dobi zemljevid poti kupca in tri predloge, ki jih je mogoče preizkusiti v enem mesecu.
K moderiranje; oblikovanje storitev; gledališke metode
P Servis kot predstava (2021)|Zaposleni v servisu dvigal so odigrali svoj najslabši dan in nato popravili postopek.
N Zavezo vodstva, da predloge preizkusi.

@Brez Ovinkov|Alenka Zupančič Rus|Velenje|SI03|2010|1|pu|ST,GR|MC|sl,de,en|2|online
O Pišem tehnična besedila, ki jih ni treba brati dvakrat. Navodila, podatkovne liste in spletne strani skrajšam na polovico, vse številke pa ostanejo. Sodelujem s prevajalci in vodim slovar izrazov.
K tehnično pisanje; lektoriranje; terminologija
P Navodila za kosilnico (2018)|Z 92 na 31 strani, potrjeno pri organu za varnost.
P Slovar servisa (2023)|Tristo izrazov v štirih jezikih.

@Les in Luknja|Tine Pogačnik|Kranj|SI04|2012|1|cr,ds|ID,MC,EX|PD,MC|sl,en|2|in_person
O Izdelujem eksponate in modele za sejme in razstavne prostore: zračni tokovi iz niti, prerezi, ki se odpirajo, tehtnice za prah. Vse je mehansko, vse se da popraviti z izvijačem. Obiskovalec razume v treh minutah.
K izdelava eksponatov; mizarstvo; mehanizmi; maketiranje
P Veter v škatli (2023)|Model prezračevanja, ki deluje s kroglicami plute.
P Kako diši tlak (2017)|Eksponat za hišo eksperimentov.
N Tehnik, ki mi pove, kdaj model laže.

@Modri Pikslji|Sara Vodopivec|Ljubljana|SI04|2020|2|is|XR,UX,SW|MC,OI,PD|sl,en|2|either
O Razvijamo resničnost z dodatki za sejme, šole in proizvodnjo. Rezultate simulacij pokažemo v prostoru, v pravem merilu in z legendo. Namestitev zažene vzdrževalec s pritiskom na stikalo.
K obogatena resničnost; Unity; uporabniški vmesniki; 3D modeliranje
P Zrak, ki ga vidiš (2023)|Prikaz pretoka v čistem prostoru na tablicah, brez interneta.
P Trideset ton (2021)|Ogled žerjava, ki je predolg za vsako halo.
N Datoteke simulacije in pol ure z inženirjem.

@Papirnati Tiger|Helena Oblak|Slovenj Gradec|SI03|2016|1|ds|PK,GR,MC|SE,PD|sl,de,en|2|either
O Embalaža iz papirja in lepenke, brez lepila in brez plastike. Delam vzorce na rezalniku še isti teden in jih preizkusim s padcem, vlago in nestrpnimi kupci. Zanima me tudi vračljiva embalaža in vprašanje, kdo jo odnese nazaj.
K oblikovanje embalaže; papirni mehanizmi; preizkusi padca
P Škatla brez lepila (2022)|Embalaža za svetila, ki se zloži v petih gibih.
P Nazaj domov (2024)|Vračljiva škatla za spletno trgovino z otroškimi čevlji.

@Nit|Mateja Krašovec|Mengeš|SI04|2009|1|fa|TX,MC|PD,AT|sl,en|2|in_person
O Oblikujem delovna oblačila in tekstilne izdelke za industrijo. Krojim za različna telesa in preizkušam v pravem delu, tudi pozimi. Ostanke tekstila predelam v opremo prostorov.
K krojenje; tekstilno oblikovanje; delovna oblačila
P Jopič za vinogradnike (2021)|Štirje prototipi, ena trgatev, zdaj v redni prodaji.
N Deset ljudi, ki bi vzorec nosili.

@Hiša Zgodb|Igor Marinšek|Idrija|SI04|2008|2|pu,an|HE,ST,EX|MC,AT|sl,it,en|1|in_person
O Industrijska dediščina je naše gradivo. Popisujemo predmete, snemamo pričevanja in iz njih delamo majhne razstave, knjige in spletne zgodbe, ki jih podjetje lahko samo dopolnjuje. Z upokojenimi mojstri znamo govoriti.
K popis dediščine; ustna zgodovina; kuratorstvo
P Sto predmetov iz rudnika (2019)|Katalog in potujoča razstava.
P Mojster Lojze ve (2022)|Dvanajst zvočnih zgodb o orodjarni.
N Ključ arhiva in nekoga, ki ve, kaj je kaj.

@Oblika Zavoj|Urban Kastelic|Domžale|SI04|2018|2|ds,ad|BR,GR,ST|MC,AT|sl,en,hr|2|either
O Gradimo blagovne znamke podjetij, ki iščejo ljudi, ne kupcev. Pogovarjamo se s tistimi, ki so odšli, in s tistimi, ki so ostali. Nato povemo resnico na plakatu, v videu in na razpisu za delo.
K znamka delodajalca; družbena omrežja; oblikovanje kampanj
P Zakaj sem ostala (2023)|Kampanja za tovarno zdravil za živali, 58 prijav v dveh mesecih.

@Kovačija Drobiž|Luka Marolt|Radovljica|SI04|2014|1|cr,an|MC,ID|PD,OI|sl,en,it|2|in_person
O Oblikovalec nakita in kovač. Znam uporabiti natisnjeni titan, bron in jeklo: obdelam površino, dodam ročno delo in naredim predmet, ki ga ljudje želijo imeti. Sodeloval sem že z zobotehničnim laboratorijem.
K oblikovanje nakita; obdelava kovin; površine
P Rebra (2022)|Zapestnice iz natisnjenega titana, 80 kosov, razprodano.
P Ključ (2020)|Odpirači iz odpadnih zobnikov.
N Pol dneva ob tiskalniku.

@Igrišče 8|Jure Planinc|Maribor|SI03|2017|2|is|XR,FA,IL|OP,OI|sl,de,en|2|either
O Snujemo namizne in digitalne igre za usposabljanje: varnost, prva pomoč, menjava izmene. Igra traja štirideset minut in jo vodi kdor koli. Učinek merimo po enem in treh mesecih.
K oblikovanje iger; učni scenariji; ilustracija
P Zakleni in poglej (2023)|Igra o varnem vzdrževanju za papirnico.
N Inšpektorja, ki rad sodeluje.

@Svetloba in Sin|Borut Vrečko|Ptuj|SI03|2003|1|fi,ad|PH,FI|MC|sl,de|3|in_person
O Industrijska fotografija: stroji, izdelki, ljudje. Fotografiram z veliko luči in malo ljudmi naokrog.
K produktna fotografija; retuša
P Knjiga orodij (2015)|Katalog za orodjarno, 400 posnetkov.

@Tretji Razred|Neža Lovše|Ljubljana|SI04|2021|1|ds|SV,UR,DV|OI,DT|sl,en|2|online
O Raziskujem, kako ljudje v resnici uporabljajo stroje in storitve. Intervjuji na terenu, dnevniki, opazovanje ponoči. Iz tega nastane ponudba, ki jo mala delavnica razume in podpiše.
K raziskave uporabnikov; poslovni modeli; vizualni zapisi
P Zakaj ne kličejo (2024)|Raziskava za serviserja kompresorjev, 22 pogovorov.
N Seznam strank, tudi nezadovoljnih.

@Meta Gruden Keramika|Meta Gruden|Ajdovščina|SI04|2012|1|cr,an|MC,EX|PD|sl,it|1|in_person
O Keramičarka. Razvijam glazure in reliefe, delam s tiskalnikom za glino in z industrijskimi ostanki, kot so žlindra, steklo in brusni prah.
K keramika; glazure; 3D tisk gline
P Burja (2021)|Stena iz 300 ploščic, ki jih je oblikoval veter.
N Vzorce mase in nekaj prostora v peči.

@Vmesnik d.o.o.|Domen Hribar|Kranj|SI04|2010|10|cs,ds|UX,SW,GR|PD,OP|sl,en,de,hr|2|either
O Načrtujemo in programiramo vmesnike za stroje, kotle in hišno tehniko. Zasloni so majhni, uporabniki nestrpni, prevodov je deset. Simbole preizkušamo na ulici, preden gredo v napravo.
K oblikovanje vmesnikov; Qt; lokalizacija; testiranje uporabnosti
P Štiri tipke (2020)|Upravljanje toplotne postaje z zaslonom 3,5 palca.
P Brez gesla (2023)|Prijava serviserja s ključem namesto z geslom.
"""
