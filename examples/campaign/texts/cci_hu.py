# Creative respondents who answered in Hungarian. Everyone is invented. Format: see cci_en.py
TEXT = """
@Mintapéldány Stúdió|Réka Szántó|Székesfehérvár|HU21|2014|2|ds|PK,GR,ID|MC,PD|hu,en|2|either
O Mintadobozokat és csomagolásokat tervezünk, amelyeket az építész nem dob ki. Papírból, ragasztás nélkül, ötvenszer is visszazárható módon, és úgy, hogy elférjenek a polcon. Először megnézzük, mi történik az irodában a régi kofferrel, csak azután rajzolunk. A kis sorozatot saját műhelyünkben vágjuk.
K csomagolástervezés; papírmérnöki munka; arculat; kissorozat
P Kilenc felület (2022)|Mintakazetta egy vakolatgyártónak: 2,1 kilogramm, könyv alakú, 400 darab készült belőle.
P Visszazárható (2020)|Zárak gyűjteménye, amelyek ragasztó nélkül működnek.
N Valódi profilminták és tíz építész telefonszáma.

@Vonalvezetés Építésziroda|Gábor Ligeti|Budapest|HU11|2006|10|ar|AR,EX,SW|PD,MC,AT|hu,en,de|1|either
O Építészként tudjuk, mit keres egy tervező a gyártó könyvtárában, és mit nem talál meg. BIM-elemeket készítünk Revit és ArchiCAD alá, kis fájlmérettel, a gyártással egyező adatokkal. Bemutatótereket és pihenőhelyiségeket is tervezünk, mindig a használóival együtt.
K BIM-könyvtár; belsőépítészet; részletrajz; IFC
P Könyvtár 300 elemmel (2023)|Redőnygyártó digitális könyvtára, elemenként 1,4 MB.
P Öltöző fénnyel (2019)|Üzemi öltöző átépítése három hét alatt.
N Hozzáférés a gyártási adatbázishoz.

@Gombnyomás|Eszter Rácz|Győr|HU22|2017|2|ds,is|UX,UR,GR|PD,OP|hu,en,de|2|either
O Gépek kezelőfelületeit egyszerűsítjük. Megfigyeljük az átállást, megszámoljuk az érintéseket, és kidobjuk, ami nem kell. Kesztyűben tesztelünk, két műszakban, olyanokkal is, akik aznap kezdtek. A jelképeinket nyolc országban próbáltuk ki, szöveg nélkül.
K felhasználói felület; piktogramok; használhatósági teszt; HTML5
P Élhajlító tíz perc alatt (2022)|Új kezelési koncepció, az átállás 24 percről 13-ra csökkent.
P Jelek kesztyűre (2020)|Ötven szimbólum hidegüzemi gépekhez.
N Egy gép, amelyet két napig elronthatunk.

@Csend Műhely|Bence Orosz|Pécs|HU23|2015|1|mu,pe|SO,FA|AT,PD|hu,en|2|in_person
O Zeneszerző vagyok, gyárak hangjával foglalkozom. Jelzéseket tervezek csendes járművekhez, hallgatási próbákat vezetek, zajtérképet rajzolok a dolgozókkal. A hangokat paraméterként adom át, nem hangfájlként, hogy a vezérlés maga szólaltathassa meg őket.
K hangtervezés; pszichoakusztika; zajtérkép; hallgatási próba
P Suttogó targonca (2023)|Közeledésjelző raktári járművekhez, 22 fős próbával.
P Ebédlő függönnyel (2019)|Üzemi étkező csillapítása maradék filccel.
N Egy este az üres csarnokban.

@Műszakváltó Film|Dávid Kecskés|Miskolc|HU31|2013|2|fi|FI,PH,ST|AT,MC|hu,en|2|in_person
O Rövidfilmeket forgatunk munkáról és munkásokról, szereplők és drón nélkül. Három napot kamera nélkül töltünk el az üzemben, a tanulók pedig velünk vágnak. A filmjeinket fiatalok küldik egymásnak, nem a vezetőség a partnereknek.
K dokumentumfilm; vágás; függőleges videó; diákműhely
P Öntők (2021)|Öt portré, a szakképző iskolába kétszer annyian jelentkeztek.
P Hajnali busz (2018)|Dokumentumfilm ingázókról.
N Védőfelszerelés a mi méretünkben.

@Szövetség Textil|Fanni Bakos|Debrecen|HU32|2012|1|fa|TX,MC,UR|PD,SE|hu,en|2|either
O Munkaruhát és viselhető eszközöket tervezek. Nőkre és férfiakra szabok, építkezésen próbálok, ötven mosás után újra megnézem. Vezető fonallal hat éve dolgozom, a maradék textilből pedig hangelnyelő panelt készítek.
K szabászat; vezető textil; viseleti próba; újrahasznosítás
P Mellény a vasúton (2022)|Láthatósági mellény nyolc méretben, nyári és téli béléssel.
N Tíz ember, aki három hétig viseli.

@Adatfonal|Norbert Pintér|Szeged|HU33|2018|1|cs,ds|DV,SW,GR|OP,MC|hu,en|3|online
O Gépadatokból faliképet csinálok. Egy kérdés, egy kép, nyolc méterről is olvasható. A nevek kimaradnak, a szabályokat előre leírjuk az üzemi tanáccsal. Szeretem, ha a táblát kézzel kell állítani, mert akkor beszélnek róla.
K adatvizualizáció; infografika; Python; PostgreSQL
P Fonalak (2023)|Szövőgépek leállásai, valódi fonallal, falra feszítve.
P Vízállás (2020)|Kinyomtatott folyónapló 40 év adataiból.
N Egyhavi nyers adat és egy éjszakai műszak.

@Játékmester Kft.|Csilla Hegedűs|Kecskemét|HU33|2011|10|is|XR,FA,SW|OP,OI|hu,en,pl|2|either
O Komoly játékokat fejlesztünk munkavédelemre, gépkezelésre, vészhelyzetre. Asztalon és virtuális térben is, internet nélkül, negyvenöt perc alatt. Fontos, hogy senki se érezze magát ostobának, és hogy három hónap múlva is emlékezzenek a lépésekre.
K játéktervezés; VR; képzési forgatókönyv; mérés
P Zárd le! (2022)|Kizárás-kitáblázás társasjáték, három üzemben.
P Robotcella (2024)|VR-gyakorlat hegesztőcella biztonságos megnyitására.

@Vass Ildikó Kerámia|Ildikó Vass|Pécs|HU23|2009|1|cr,an|MC,ID|PD,MC|hu,de|1|in_person
O Keramikus vagyok, ipari masszával és agyagnyomtatóval dolgozom. Mázakat fejlesztek, domborműveket és ismétlődés nélküli felületeket, amelyeket az üzem is meg tud ismételni. A selejtet alapanyagnak tekintem.
K kerámia; mázfejlesztés; agyagnyomtatás; felülettervezés
P Selejtkert (2021)|Kerti burkolat törött szigetelőkből.
P Eső (2023)|Nyomtatott reliefek, mindegyik más.
N Próbamassza és egy hely a kemencében.

@Szó Szerint Szövegműhely|Péter Madarász|Budapest|HU11|2010|1|pu|ST,GR|MC,OP|hu,en,de|3|online
O Műszaki szövegeket írok át érthetőre: kezelési útmutatót, adatlapot, honlapot. Felére rövidítek, minden szám megmarad, a biztonsági figyelmeztetés szó szerint. A kifejezések jegyzékét a fordító is megkapja.
K műszaki szövegírás; közérthető fogalmazás; terminológia
P Hőszivattyú egy lapon (2022)|Beüzemelési kártya szerelőknek, három nyelven.

@Örökség és Olaj|Katalin Mészáros|Ózd|HU31|2008|2|an,pu|HE,ST,EX|MC,AT|hu,en|1|in_person
O Gyári emlékeket dolgozunk fel: leltár, hangfelvétel, kis kiállítás. Olyan rendszert hagyunk hátra, amelyet a cég maga bővít havi egy órában. Nem szépítünk, a bezárásról is beszélünk.
K ipari örökség; szóbeli történelem; kiállítás
P Kohó a konyhában (2019)|Családi tárgyakból összeállított vándorkiállítás.
P Szerszámnapló (2023)|Kétszáz szerszám, nyolc hang, egy kis könyv.
N Kulcs a raktárhoz és egy mesélő kedvű nyugdíjas.

@Hajtogatott Lemez|Zoltán Fazekas|Veszprém|HU21|2016|2|ds|ID,UX,BR|PD|hu,en,de|2|either
O Kis szériás berendezések formatervezése lemezből, hőformázott burkolatból, nyomtatott alkatrészből. Rendet teszünk az össze nem illő termékcsaládokban, és útmutatót írunk, hogy a rend meg is maradjon. Orvosi és laboreszközökben vagyunk otthon.
K formatervezés; modellkészítés; ergonómia; CMF
P Hat készülék, egy család (2021)|Laborkészülékek közös formanyelve, szerszámköltség nélkül.
P Kéz a robot mellett (2023)|Rehabilitációs robot burkolata, 17 beteg bevonásával.
N Önköltségi adatok és egy őszinte gyártásvezető.

@Kör Csomagolás|Vivien Boros|Budapest|HU11|2019|2|ds|PK,SV,MC|SE,OP|hu,en|2|either
O Visszatérő csomagolásokat tervezünk kórházaknak, laboroknak, webáruházaknak. A dobozzal együtt a szokást is megtervezzük: ki adja vissza, hol vár, miről látszik, hogy tiszta. Hőformázott prototípussal egy hét alatt ki lehet próbálni.
K többutas csomagolás; szolgáltatástervezés; viselkedéstervezés
P Vissza a laborba (2023)|Mintaszállító doboz, 93 százalékos visszatérési aránnyal.
N Egy osztályos nővér, akinek elege van a kartonból.

@Beszélő Szolgáltatás|Ágnes Rónai|Budapest|HU11|2013|2|ds|SV,FA,UR|OI,DT|hu,en,sk|2|either
O Gépgyártóknak segítünk szolgáltatást eladni gép helyett. Lerajzoljuk az üzemzavart az első zajtól a számláig, interjúzunk a műhelyekben, és rövid, érthető szerződést írunk a szervizesekkel együtt.
K szolgáltatástervezés; üzleti modellek; facilitálás; interjúk
P Szivattyú bérletben (2022)|Havidíjas ajánlat, tizenegy próbaügyfél.
P Éjszakai hívás (2020)|Szervizfolyamat újratervezése liftkarbantartóknál.

@Fehér Zaj Kiállítás|Tamás Kardos|Sopron|HU22|2007|2|ds,ar|EX,XR,ST|MC|hu,de,en|1|in_person
O Bemutatótereket építünk műszaki cégeknek: láthatatlan dolgokat teszünk láthatóvá, tíz percben, vezető nélkül. Kartonmodellel kezdünk a valódi teremben, és olyan eszközöket választunk, amelyeket a gondnok is meg tud javítani.
K kiállítástervezés; kiállítási tárgyak; fénytervezés
P Huzat (2021)|Légtechnikai bemutatóterem hat kísérlettel.

@Képernyőkert|Levente Simon|Debrecen|HU32|2021|1|is|XR,SW,UX|PD,MC,OI|hu,en|2|online
O Kiterjesztett valóságot készítek vásárra és oktatásra. CAD-modellből és szimulációból indulok, a végeredmény táblagépen fut, internet nélkül, magyarázó felirattal és valós méretben. Kezelőfelületet is rajzolok.
K kiterjesztett valóság; 3D-optimalizálás; felülettervezés
P Kombájn belülről (2023)|Áramlás a cséplődobban, életnagyságban.
N Eredeti szimulációs fájl.
"""
