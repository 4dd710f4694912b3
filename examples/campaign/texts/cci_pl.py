# Creative respondents who answered in Polish. Everyone is invented. Format: see cci_en.py
TEXT = """
@Studio Ciepła Dłoń|Magdalena Rybicka|Łódź|PL71|2013|2|ds|ID,UR,MC|PD,DT|pl,en|2|either
O Projektujemy wyroby medyczne i rehabilitacyjne od strony dłoni, która je trzyma. Prowadzimy badania na oddziałach, lepimy modele, sprawdzamy je z osobami o ograniczonej sprawności i dopiero potem rysujemy. Znamy wymagania dotyczące dezynfekcji i wiemy, jak rozmawiać z komisją bioetyczną oraz z konstruktorem, który ma już gotową formę.
K wzornictwo przemysłowe; badania użytkowników; ergonomia; kolor i materiał
P Pilot dla babci (2022)|Pilot do fotela z trzema przyciskami, sprawdzony z 26 seniorami.
P Balkonik (2019)|Składany balkonik, który mieści się w windzie z wózkiem.
N Dwa dni na oddziale i kontakt z pielęgniarką, która mówi prawdę.

@Pracownia Barwa i Rdza|Iwona Stachowiak|Poznań|PL41|2010|1|ds,cr|MC,GR,ID|PD,SE|pl,en|2|either
O Kolor, faktura i materiał w produktach przemysłowych. Dobieram powłoki i barwy, które znoszą mycie, słońce i modę, i pokazuję je na dużych próbkach w prawdziwym świetle. Pracowałam przy wyposażeniu szpitali i tramwajów, a w wolnym czasie farbuję stal rdzą.
K projektowanie CMF; badania koloru; powłoki; próbniki
P Oddział 4B (2023)|Kolorystyka oddziału geriatrycznego, po zmianie mniej pomyłek w wyborze drzwi.
P Siedzenia dla tramwaju (2018)|Tkanina i kolor, które po pięciu latach nadal wyglądają świeżo.

@Kostka i Pionek|Szymon Wrona|Gliwice|PL22|2016|2|is,ds|XR,FA,IL|OP,OI|pl,en|2|in_person
O Tworzymy gry poważne: planszowe, karciane i mieszane. Uczą procedur, których nikt nie czyta, w czasie krótszym niż przerwa obiadowa. Zawsze grają wszyscy, nikt nie odpada i nikt nie jest ośmieszany. Scenariusze piszemy z inspektorem BHP, a skuteczność mierzymy testem praktycznym po miesiącu i po trzech.
K projektowanie gier; scenariusze szkoleniowe; ilustracja; prototypy papierowe
P Kłódka (2022)|Gra o procedurze LOTO dla huty, 120 zestawów w użyciu.
P Ostatni zgasi światło (2020)|Kooperacyjna gra o awarii zasilania w szpitalu.
N Inspektor z poczuciem humoru i stołówka na jedno popołudnie.

@Gogle i Spółka|Patrycja Malinowska|Kraków|PL21|2018|10|is,cs|XR,SW,UX|OP,OI,MC|pl,en|3|either
O Szkolenia i pokazy w wirtualnej rzeczywistości, które działają w stołówce, bez internetu i bez informatyka. Z modeli CAD robimy lekkie sceny, piszemy dialogi i dodajemy konsekwencje złych decyzji. Mamy wersje w czterech językach i wypożyczalnię sprzętu.
K Unreal; scenariusze VR; optymalizacja CAD; lokalizacja
P Wejście do celi (2023)|Moduł VR o bezpiecznym wejściu do strefy robota, 310 przeszkolonych osób.
P Suwnica (2021)|Trening dla operatorów suwnic, sześć zestawów gogli w walizce.
N Pliki STEP i godzina z operatorem, nie z handlowcem.

@Czytelnia Maszyn|Aleksandra Pietrzyk|Wrocław|PL51|2014|1|pu|ST,IL,GR|MC,OP|pl,en,de|3|online
O Piszę i rysuję instrukcje. Skracam je o połowę i nie gubię ani jednej liczby. Najpierw patrzę, jak ktoś naprawdę montuje urządzenie, potem układam tekst w kolejności rąk. Ostrzeżenia zostają słowo w słowo, zmienia się tylko ich miejsce.
K redakcja techniczna; prosta polszczyzna; rysunek instruktażowy
P Kocioł w komiksie (2021)|Instrukcja uruchomienia na dwunastu planszach.
P Karta zamiast segregatora (2023)|Karty stanowiskowe dla piekarni przemysłowej.

@Film po Robocie|Kamil Sobotka|Bielsko-Biała|PL22|2012|2|fi|FI,PH|AT,MC|pl,en|2|in_person
O Filmujemy zakłady od środka: hałas, parę i ludzi, którzy znają się na rzeczy. Pracujemy w kasku, we dwoje, bez aktorów. Uczniowie z technikum montują z nami i to oni decydują, co jest nudne, a co warto wysłać znajomym.
K film dokumentalny; montaż; warsztaty z uczniami; zdjęcia przemysłowe
P Druga zmiana (2022)|Sześć portretów z odlewni, każdy po siedemdziesiąt sekund.
P Wiązka (2019)|Film o montażu wiązek elektrycznych nakręcony oczami uczennicy.
N Szkolenie BHP przed pierwszym dniem zdjęć.

@Pudło Pełne Sensu|Natalia Jaworska|Lublin|PL81|2017|2|ds|PK,GR,MC|SE,MC,PD|pl,en|2|either
O Opakowania z papieru, skrobi i rozsądku. Projektujemy pudełka, które wracają albo znikają, robimy prototypy na ploterze i zrzucamy je ze schodów. Interesuje nas też to, kto po pracy odnosi puste opakowanie i dlaczego tego nie robi.
K opakowania wielokrotnego użytku; tektura; próby upadku; logistyka zwrotów
P Skrzynka, która wraca (2022)|Opakowanie zwrotne dla sieci aptek, 87 procent powrotów.
P Próbnik granulatu (2024)|Pudełko z dwunastoma odlanymi listkami ze skrobi.
N Cały tydzień w magazynie odbiorcy.

@Wykreślnia|Bartosz Lewicki|Warszawa|PL91|2015|2|ds,cs|DV,SW,GR|OP,MC|pl,en|2|online
O Zamieniamy dane z hali na obrazy, które zauważa się w przelocie. Ściana, kartka, sznurek, czasem ekran. Nie pokazujemy nazwisk i nie robimy rankingów, a zasady spisujemy razem ze związkami zawodowymi, zanim powstanie pierwszy wykres.
K wizualizacja danych; infografika; SQL; tablice analogowe
P Rzeka przestojów (2023)|Ścienny wykres dla drukarni opakowań.
P Kolej na mapie (2020)|Plakat o opóźnieniach, narysowany z 900 tysięcy rekordów.
N Zrzut danych za miesiąc i jedna nocna zmiana.

@Szew Roboczy|Klaudia Zięba|Częstochowa|PL22|2011|2|fa|TX,UR,MC|PD,AT|pl,en|2|in_person
O Odzież robocza, którą ludzie zakładają z własnej woli. Kroimy na różne sylwetki, także kobiece, przymierzamy na budowie i w chłodni, poprawiamy po trzech tygodniach noszenia. Umiemy ukryć w szwie baterię, czujnik i przewód, tak aby kurtka nadal dawała się prać.
K konstrukcja odzieży; tekstylia przewodzące; przymiarki; recykling tkanin
P Kamizelka na tory (2021)|Kamizelka ostrzegawcza w dziewięciu rozmiarach, noszona przez 96 procent zespołu.
P Fartuch dla szlifierza (2018)|Fartuch z odpadów skóry tapicerskiej.

@Dźwięk Maszyny|Oskar Bielecki|Katowice|PL22|2019|1|mu|SO,UR|PD,OI|pl,en|2|either
O Projektuję dźwięki urządzeń i pojazdów wewnętrznych. Zaczynam od nagrania tego, co już słychać, kończę na zestawie parametrów dla sterownika. Testy odsłuchowe prowadzę także na nocnej zmianie, bo to wtedy dźwięk najbardziej przeszkadza.
K projektowanie dźwięku; testy odsłuchowe; synteza; akustyka hal
P Wózek, który mruczy (2023)|Sygnał zbliżania dla wózków w magazynie części.
N Dostęp do falownika i cichy kąt w hali.

@Weronika Sikora Faktury|Weronika Sikora|Opole|PL52|2016|1|cr,ds|MC,ID|PD|pl,de|1|in_person
O Szkło, ceramika i żużel: robię nowe powierzchnie z tego, co zostaje po produkcji. Wypalam próbki we własnym piecu, opisuję je tak, żeby technolog mógł je powtórzyć, i szukam przedmiotu, do którego pasują.
K ceramika artystyczna; szkliwa; szkło topione; wzory
P Szkło po lampach (2020)|Płytki z przetopionych baniek, 14 kolorów.
P Żużlowe niebo (2023)|Szkliwo z odpadów hutniczych na fasadzie przystanku.
N Dwadzieścia kilogramów odpadu z różnych dni.

@Kolektyw Rozmowa|Jacek Ostrowski|Szczecin|PL42|2009|2|pe,ds|FA,SV|DT,OI,AT|pl,en,de|2|in_person
O Prowadzimy warsztaty, na których spawacz i prezes mówią do siebie po imieniu. Metody bierzemy z teatru i projektowania usług. Po dwóch dniach jest plan: kto, co i do kiedy, a także lista rzeczy, których nie robimy.
K facylitacja; projektowanie usług; teatr improwizowany
P Reklamacja w trzech aktach (2019)|Nowy sposób obsługi zgłoszeń u producenta bram.
P Serwis na abonament (2023)|Model usługi dla sprężarek wypracowany z klientami.
N Obecność decydenta przez cały warsztat.

@Formacja 12|Hubert Cichy|Rzeszów|PL82|2012|2|ds|ID,UX,BR|PD,MC|pl,en|2|either
O Wzornictwo urządzeń produkowanych w krótkich seriach: blacha gięta, termoformowanie, druk 3D. Porządkujemy rodziny produktów, które rosły bez planu, i piszemy zasady, dzięki którym następny model nie będzie przypadkiem.
K wzornictwo przemysłowe; interfejsy; rodziny produktów; modele 1:1
P Pięć czujników, jedna twarz (2021)|Rodzina obudów dla producenta mierników gazu.
P Panel bez instrukcji (2023)|Interfejs stanowiska kontroli łopatek.
N Prawdziwe koszty i zgoda na jedną głupią próbę.

@Muzeum w Walizce|Teresa Gawron|Tarnów|PL21|2007|2|an,pu|HE,EX,ST|MC,AT|pl,en|1|in_person
O Historie zakładów opowiadamy przedmiotami. Opisujemy zbiory, nagrywamy byłych pracowników, robimy wystawy, które mieszczą się w bagażniku, i strony, które firma uzupełnia sama w godzinę miesięcznie.
K dziedzictwo przemysłowe; historia mówiona; wystawiennictwo; katalogowanie
P Sto lat w jednej szufladzie (2018)|Wystawa objazdowa fabryki nożyczek.
P Głosy ze sprężarkowni (2022)|Dziesięć nagrań dostępnych z kodów na maszynach.

@Marka bez Krawata|Michał Nowicki|Gdańsk|PL63|2014|2|ad|BR,ST,PH|AT,MC|pl,en|2|either
O Wizerunek pracodawcy dla firm, które mają dobrą pracę i złą opinię. Rozmawiamy z tymi, którzy odeszli, i z tymi, którzy zostali. Potem mówimy prawdę: ile się zarabia, jak gorąco jest w lipcu i dlaczego mimo to warto.
K wizerunek pracodawcy; media społecznościowe; fotografia; strategia
P Spawaczka (2023)|Kampania stoczni, 74 zgłoszenia kobiet w kwartał.
P Uczciwe ogłoszenie (2020)|Ogłoszenia o pracę pisane razem z brygadzistami.
N Dostęp do ludzi bez obecności działu kadr.

@Biżuteria z Proszku|Julia Kwiecień|Kraków|PL21|2020|1|cr,fa|ID,MC,BR|PD,OI|pl,en|2|either
O Projektuję biżuterię i okucia, które mogą powstać tylko z proszku metalu: puste w środku, ruchome, bez lutowania. Znam ograniczenia druku z tytanu i stali, sama wykańczam powierzchnie, prowadzę mały sklep internetowy.
K projektowanie biżuterii; modelowanie parametryczne; polerowanie; sprzedaż w sieci
P Zawias (2022)|Bransoleta z dziewięciu ruchomych części, wydrukowana jako jedna.
N Próbny wydruk i szczera rozmowa o podporach.

@Dagmara Wolska Fotografia|Dagmara Wolska|Zielona Góra|PL43|2013|1|fi|PH,FI|MC|pl,de|3|in_person
O Fotografia przemysłowa i produktowa. Lubię szkło, soczewki, olej i stal, bo są trudne. Oddaję też instrukcję, jak powtórzyć ujęcie bez fotografa, żeby katalog po roku nadal wyglądał jak jeden katalog.
K fotografia produktowa; makrofotografia; retusz
P Soczewki (2021)|Sto ujęć fotoniki na czarnym tle.
P Ręce (2017)|Portrety dłoni z fabryki zamków.

@Ekspozytura|Wojciech Hajduk|Toruń|PL61|2008|10|ds,ar|EX,XR,DV|MC|pl,en,de|1|either
O Stoiska, sale pokazowe i ścieżki zwiedzania dla firm technicznych. Pokazujemy to, czego nie widać: ciśnienie, czystość, oszczędność. Budujemy z modułów, które można odnowić własnymi siłami, i zostawiamy obsługę na jeden włącznik.
K wystawiennictwo; scenografia; światło; eksponaty
P Oddech hali (2022)|Sala pokazowa producenta wentylacji, 70 m², bez jednego slajdu.
P Kropla (2019)|Eksponat o filtracji wody, 60 tysięcy gości.
N Rysunki budynku i jedna osoba decyzyjna.

@Interfejs na Rękawice|Łukasz Janik|Lublin|PL81|2017|2|ds,is|UX,UR,SW|PD,OP|pl,en|2|either
O Panele maszyn i aplikacje serwisowe do obsługi w rękawicach, w mrozie i w pośpiechu. Liczymy dotknięcia, usuwamy ekrany, testujemy na hali z ludźmi, którzy zaczęli pracę w tym tygodniu. Symbole sprawdzamy w pięciu językach.
K projektowanie interfejsów; piktogramy; testy użyteczności; HTML5
P Giętarka w jedenastu polach (2022)|Nowy ekran ustawiania prasy krawędziowej, przezbrojenie krótsze o dziewięć minut.
P Kombajn zimą (2020)|Terminal do maszyn komunalnych.
N Dzień przy maszynie i dostęp do oprogramowania testowego.

@Zielnik Materiałów|Alicja Borkowska|Białystok|PL84|2019|1|ds,cr|MC,ID,PK|SE,PD|pl,en|2|online
O Badam odpady i biopolimery, zanim staną się produktem. Robię próbniki, opisuję zapach, dotyk i starzenie, szukam pierwszego klienta. Pracowałam ze skrobią, filcem, włóknem węglowym i plewami.
K badanie materiałów; biopolimery; próbniki; gospodarka obiegu zamkniętego
P Plewy (2021)|Płyta z plew orkiszu, dziś blat w trzech kawiarniach.
P Drugie życie tkaniny (2023)|Panele akustyczne z wykładzin samochodowych.
"""
