# Creative respondents who answered in Czech. Everyone is invented. Format: see cci_en.py
TEXT = """
@Ateliér Přesah|Barbora Vaňková|Brno|CZ06|2014|2|ds|ID,UX,UR|PD,DT|cs,sk,en|2|either
O Design laboratorních a měřicích přístrojů vyráběných v desítkách kusů. Sjednocujeme rodiny výrobků, které vznikly nákupem firem, a píšeme pravidla, podle nichž další přístroj nebude sirotek. Pracujeme s ohýbaným plechem, tvarovanými kryty a tiskem, modely stavíme v životní velikosti.
K průmyslový design; ergonomie; uživatelské rozhraní; modelářství
P Osm mikroskopů (2021)|Společný tvarový jazyk pro výrobce optiky, zavedený ve třech krocích.
P Centrifuga do ruky (2023)|Přenosný přístroj pro terénní veterináře.
N Rozpočet výroby a dva dny v laboratoři.

@Dálkový Pohled|Ondřej Sedlák|Praha|CZ01|2019|2|is,cs|XR,SW|MC,OI|cs,en|3|online
O Předvádíme na dálku přístroje, které se na veletrh nevejdou. Digitální model, kamera a průvodce v jednom, bez instalace u zákazníka. Z vašich simulací umíme udělat obraz, po kterém se dá chodit.
K rozšířená realita; vzdálené prezentace; 3D grafika
P Návštěva elektronů (2023)|Online prohlídka velkého mikroskopu ve čtyřech jazycích.
N Modely CAD a hodina s aplikačním specialistou.

@Hluboký Tah|Radka Nováčková|Zlín|CZ07|2011|2|ds|PK,ID,MC|SE,PD|cs,sk,en|2|either
O Vratné obaly a přepravky z tvarovaných desek. Zkoušíme je pádem, mytím a spěchem. Navrhujeme i cestu zpátky: kdo obal vezme, kde čeká a podle čeho se pozná, že je čistý.
K vratné obaly; tvarování za tepla; zkoušky; logistika
P Přepravka pro krev (2022)|Stohovatelný box pro transfuzní stanice, sto mycích cyklů.
P Zpátečka (2020)|Vratné boxy pro školní jídelny.
N Pracovní směnu u zákazníka.

@Návod k Radosti|Milan Kříž|Ostrava|CZ08|2013|1|pu|ST,IL|MC,OP|cs,pl,en|3|online
O Návody, bezpečnostní listy a servisní texty, které jde číst v rukavicích. Zkracuji na polovinu, čísla a výstrahy nechávám. Kreslím si sám a výsledek zkouším na lidech, kteří spěchají.
K technické psaní; kresba; srozumitelnost
P Bagr beze slov (2021)|Obrazový návod na výměnu filtru.

@Tereza Havránková Keramika|Tereza Havránková|Karlovy Vary|CZ04|2009|1|cr|MC,ID|PD|cs,de|1|in_person
O Keramička a porcelánářka. Vyvíjím glazury a reliéfy pro sériovou výrobu, pracuji s tiskárnou na hlínu a s odpadním porcelánem. Nejvíc mě baví povrchy, na nichž oko nenajde opakování.
K keramika; glazury; reliéf; tisk hlíny
P Nic dvakrát (2022)|Sto talířů z jedné formy, každý jiný.
N Vzorek hmoty a cestu k peci.

@Společná Řeč|Lenka Marková|Olomouc|CZ07|2012|2|pe,ds|FA,SV|DT,OI,AT|cs,sk,en|2|either
O Vedeme setkání, při kterých si výrobci a tvůrci vymění role. Používáme divadlo, mapy služeb a ticho. Na konci je dohoda na jedné straně, kterou podepíše každý, kdo byl v místnosti.
K facilitace; divadlo fórum; design služeb
P Servisní opera (2019)|Nový postup reklamací u výrobce dveří.
P Výměna bot (2023)|Den, kdy designéři seřizovali soustruh.
"""
