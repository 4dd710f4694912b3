# The manufacturers of the campaign. Every firm and person is invented.
# key|org|contact|city|nuts|nace|headcount|founded|languages|technologies|areas|survey language|technology needs
AVM = """
gyorpress|Rábapress Szerszámgép Kft.|Gergely Vadász|Győr|HU22|28.41|164|1994|hu,en,de|rob,iot,vis|PD,DT|en|A control panel that a new operator understands on the first morning. We also want to record what the old setters do by ear and by hand.
filtar|Filtar d.o.o.|Mojca Rebernik|Kranj|SI04|28.25|92|2001|sl,en,de|iot,mat,hpc|MC,PD|en|Flow simulation results that a buyer can read. A way to show particles of 0.3 micrometres without a microscope.
ljevoplan|Ljevoplan d.d.|Tomislav Brezovec|Varaždin|HR06|24.53|310|1962|hr,en,de|rob,vis,3dp|AT,MC|en|Robots for deburring, and above all people who want to work next to them. Sand printing for prototypes is new for us.
catena|Catena Medicale S.r.l.|Giulia Bortolan|Mirandola|ITH5|32.50|78|2008|it,en|bio,3dp,mat|PD,SE|en|Bio-based films that survive gamma sterilisation. Small series of printed tooling for the packaging line.
klangantrieb|Enzinger Antriebstechnik GmbH|Markus Enzinger|Linz|AT31|27.11|230|1978|de,en|rob,ai,iot|PD,MC|en|Acoustic classification at the end-of-line test bench; acoustic feedback as part of the product.
spindl|Vretenix s.r.o.|Peter Hudec|Žilina|SK03|28.49|57|2006|sk,cs,en|iot,ai,twin|OI,OP|en|A digital twin of the spindle that the customer pays for monthly, not once. Data contracts that a small workshop will sign.
carbo|Innfaser Verbundteile GmbH|Sabine Aigner|Ried im Innkreis|AT31|30.30|205|1999|de,en|mat,rob,vis|SE,PD|de|Verfahren, um nicht ausgehärtete Prepreg-Reste weiterzuverwenden. Automatisches Zuschneiden mit weniger Rand.
textag|Rheintaler Funktionsgewebe AG & Co KG|Lukas Hämmerle|Dornbirn|AT34|13.96|118|1951|de,en,it|mat,iot,4dp|PD,DT|de|Leitfähige Garne, die 50 Wäschen überstehen. Sensorik, die niemand spürt.
labor|Saale Laborautomation GmbH|Katrin Voigtländer|Jena|DEG0|26.51|140|2003|de,en|rob,vis,ai|PD,MC|de|Baukasten für Gehäuse in kleinen Stückzahlen, additiv gefertigte Greifer, eine einheitliche Bediensoftware.
spritz|Traunkunst Spritzguss GmbH|Johannes Wiesbauer|Wels|AT31|22.29|87|1986|de,en,hr|iot,ai,vis|OP,PD|de|Auswertung der Maschinendaten ohne eigenen Datenanalysten. Anzeigen, die in der Halle gelesen werden.
toplota|Savinja Toplotna tehnika d.o.o.|Urška Podgoršek|Velenje|SI03|28.25|176|1989|sl,de,en|iot,twin,mat|MC,PD|sl|Spletna diagnostika toplotnih črpalk, ki jo razume monter na terenu. Navidezni zagon pred dobavo.
sedez|Krkina Sedežna oprema d.o.o.|Boštjan Hrastar|Novo mesto|SI03|29.32|264|1997|sl,hr,en|rob,vis,iot|OP,AT|sl|Sodelujoči roboti ob ročnih postajah in merjenje hrupa ter svetlobe v hali v realnem času.
coltel|Coltelleria Alpina Maniaghese S.r.l.|Enrico Centazzo|Maniago|ITH4|25.71|34|1921|it,en,de|las,rob|MC,PD|it|Affilatura robotizzata per lotti da 50 pezzi. Incisione laser personalizzata che non sembri un gadget.
ceram|Superfici Ceramiche Valsecchia S.p.A.|Lorenzo Guidetti|Sassuolo|ITH5|23.31|190|1974|it,en,fr|3dp,ai,mat|PD,MC|it|Stampa 3D di impasti ceramici oltre il prototipo. Algoritmi per generare decori che non si ripetono.
lozko|Medoria Meble Szpitalne Sp. z o.o.|Agnieszka Walczak|Pabianice|PL71|32.50|148|1993|pl,en|iot,rob,mat|PD,DT|pl|Czujniki w łóżku, które nie straszą pacjenta. Powłoki łatwe do dezynfekcji, a ciepłe w dotyku.
robot|Zębatka Automatyka Sp. z o.o.|Krzysztof Mroczek|Gliwice|PL22|28.22|96|2005|pl,en,de|rob,xr,ai|OP,OI|pl|Szkolenie operatorów w VR bez zatrzymywania linii. Prosty symulator celi zrobotyzowanej.
alu|Albaregia Nyílászáró Zrt.|Zsuzsanna Kelemen|Székesfehérvár|HU21|25.12|221|1991|hu,de,en|rob,las,twin|MC,PD|hu|Digitális termékkönyvtár, amely mindig a gyártással egyező adatot mutat. Mintadarabok 3D nyomtatással.
metal3d|Adriaprint Metal d.o.o.|Ivana Matešić|Rijeka|HR03|25.62|23|2016|hr,en,it|3dp,las,ai|MC,OI|hr|Programi za potporne strukture i brža završna obrada površine. Novi kupci izvan brodogradnje.
moebelhb|Hartbergs Holzsysteme GmbH|Franz Pöllabauer|Hartberg|AT22|16.23|132|1969|de,en,sl|rob,iot|PD,SE|de|Zuschnittoptimierung für Massivholz mit KI, Rückverfolgung jedes Brettes.
murtal|Murtaler Gesenkschmiede GmbH|Doris Leitold|Judenburg|AT22|25.50|188|1958|de,en|rob,vis,ai|AT,OP|de|Bildverarbeitung bei 1.100 °C. Assistenz am Gesenkwechsel.
optik|Dachstein Optische Messtechnik GmbH|Thomas Ebner|Graz|AT22|26.51|64|2007|de,en|vis,ai,3dp|PD,MC|de|Schnelle Auswertung von Punktwolken; eine Bedienung, die ohne Schulung auskommt.
wienpump|Donaukanal Pumpenbau GmbH|Petra Lindtner|Wien|AT13|28.13|145|1948|de,en,hu|iot,twin|OP,OI|de|Zustandsüberwachung für Pumpen, die älter sind als unsere Datenbank.
bioklin|Klinarra Bioreaktoren GmbH|Stefan Obermair|Innsbruck|AT33|28.99|41|2013|de,en,it|bio,iot,ai|PD,MC|de|Visualisierung von Zellwachstum für Kundengespräche, automatisierte Probenahme.
salzlas|Salzach Lasertechnik GmbH|Verena Rainer|Salzburg|AT32|28.49|52|2010|de,en|las,rob,vis|PD,MC|de|Sicheres Laserschweißen als Dienstleistung, Fernwartung mit AR-Brille.
kaerntchip|Gailtal Sensorik GmbH|Christian Moser|Villach|AT21|26.11|320|1996|de,en,it,sl|ai,hpc,iot|AT,OI|de|Reinraumtaugliche Assistenzsysteme. Erklärbare KI für die Ausbeute.
burgwind|Pannonia Rotorservice GmbH|Eva Tschögl|Eisenstadt|AT11|33.12|48|2009|de,hu,en|rob,vis,mat|OP,SE|de|Drohneninspektion und Reparaturroboter für Rotorblätter.
noebahn|Ybbstal Schienentechnik GmbH|Reinhard Kaltenbrunner|Amstetten|AT12|30.20|275|1933|de,en,cs|rob,iot,twin|PD,OP|de|
glasvlbg|Bregenzer Glasformen GmbH|Miriam Fessler|Bregenz|AT34|23.19|39|1982|de,en|3dp,las|PD,MC|de|Gedruckte Formeinsätze, die Glas bei 1.050 °C aushalten.
kolesa|Kolesarna Gorjan d.o.o.|Matic Gorjan|Škofja Loka|SI04|30.92|27|2014|sl,en,it|3dp,mat|MC,PD|sl|Tiskani spojni elementi iz titana in spremljanje obremenitev okvirja.
orodja|Orodjarna Polskava d.o.o.|Silvo Kmetec|Slovenska Bistrica|SI03|25.73|110|1987|sl,de,en|rob,3dp,hpc|OP,AT|sl|Hlajenje orodij po obliki izdelka in simulacija brizganja, ki jo razume tudi prodaja.
plovila|Navalis Kompoziti d.o.o.|Erika Bizjak|Ajdovščina|SI04|30.12|71|2004|sl,it,en|mat,3dp,rob|PD,SE|sl|Reciklabilne smole in tiskani modeli za kalupe.
elektro|Iskrišče Elektronika d.o.o.|Damjan Zupanc|Idrija|SI04|27.12|203|1979|sl,de,it,en|rob,vis,iot|OP,PD|sl|
papir|Papirnica Mislinjka d.o.o.|Nataša Verhovnik|Slovenj Gradec|SI03|17.21|58|1966|sl,de|iot,mat|PD,SE|sl|Barierni premazi brez plastike in preizkušanje embalaže v malih serijah.
lesarna|Lesna Hiša Bloke d.o.o.|Andrej Mlakar|Postojna|SI04|16.23|83|1993|sl,it,en|rob,twin|PD,MC|sl|Povezava med načrtom arhitekta in strojem brez ponovnega risanja.
farma|Prekmurski Bioprocesi d.o.o.|Simona Horvat Lovrenčec|Murska Sobota|SI03|21.20|46|2011|sl,hu,en|bio,ai|OI,SE|en|A readable batch record, and a display in the clean room that works with gloves.
merilni|Meritor Laboratorijska oprema d.o.o.|Gregor Pirnat|Ljubljana|SI04|26.51|36|2009|sl,en|vis,ai,3dp|PD,DT|sl|Majhne serije ohišij in enoten videz naprav.
zobnik|Zobniki Dravinja d.o.o.|Franci Kokol|Maribor|SI03|28.15|125|1984|sl,de,hr|rob,iot|AT,OP|sl|Robotsko posnemanje robov in boljši prikaz podatkov s strojev.
caffe|Officine Caffè Tergeste S.r.l.|Paolo Marussig|Trieste|ITH4|28.93|62|1985|it,en,sl,de|iot,3dp|PD,MC|it|Interfacce per macchine da caffè che parlino con il barista e con il tecnico.
legno|Falegnameria Industriale Carnica S.r.l.|Marta Pittino|Tolmezzo|ITH4|31.09|45|1972|it,de|rob,las|PD,AT|it|Levigatura robotizzata di pezzi curvi e tracciabilità del legno locale.
occhiali|Lenti e Montature Cadore S.r.l.|Davide Zandegiacomo|Belluno|ITH3|32.50|96|1968|it,en|3dp,ai,mat|PD,MC|it|Montature stampate in poliammide da olio di ricino; prova virtuale che rispetti la privacy.
tessile|Filatura Leogra S.p.A.|Chiara Dalla Pozza|Schio|ITH3|13.10|137|1955|it,en|mat,iot|SE,MC|it|Fibre rigenerate con origine dimostrabile e lotti piccoli senza fermare i ring.
pack|Imballaggi Automatici Savena S.p.A.|Roberto Tagliavini|Bologna|ITH5|28.29|284|1980|it,en,de,es|rob,vis,twin|OP,OI|it|Gemello digitale della linea comprensibile anche all'ufficio acquisti del cliente.
droni|Volavia Sistemi S.r.l.|Federica Neri|Torino|ITC1|30.30|29|2017|it,en|ai,vis,mat|PD,OI|en|Light frames printed in one piece and a ground station that a mountain rescuer can read in the rain.
melinda|Valli Fredde Impianti S.r.l.|Hannes Pichler|Bolzano|ITH1|28.25|88|1990|it,de,en|iot,ai|SE,PD|de|Kältetechnik mit natürlichen Kältemitteln und eine Anzeige, die Obstbauern ohne Handbuch verstehen.
trentino|Meccatronica Vallagarina S.r.l.|Silvia Bertoldi|Rovereto|ITH2|28.99|73|2002|it,en|rob,ai,iot|OI,DT|it|
milano|Stampa Additiva Martesana S.r.l.|Andrea Colnaghi|Milano|ITC4|22.29|31|2015|it,en|3dp,ai,4dp|MC,OI|it|Finitura superficiale dei pezzi sinterizzati e un catalogo di texture.
lodz|Włókna Techniczne Księży Młyn S.A.|Beata Sobczyk|Łódź|PL71|13.96|167|1959|pl,en|mat,4dp,iot|PD,SE|pl|Tekstylia reagujące na temperaturę i recykling mieszanek włókien.
krakow|Wawelska Fabryka Czujników Sp. z o.o.|Marcin Dudek|Kraków|PL21|26.51|82|2010|pl,en|iot,ai,3dp|PD,MC|pl|Krótkie serie obudów i panel użytkownika do czujników jakości powietrza.
poznan|Wartapol Maszyny Piekarnicze Sp. z o.o.|Joanna Kaczmarek|Poznań|PL41|28.93|119|1988|pl,en,de|rob,iot|PD,OP|pl|Zrobotyzowane układanie delikatnych wyrobów i zdalny serwis.
rzeszow|Lotnia Precyzja Sp. z o.o.|Paweł Stec|Rzeszów|PL82|30.30|240|1998|pl,en|hpc,3dp,vis|AT,OI|en|Additive repair of turbine parts. Better ways to explain inspection data to people who are not inspectors.
bielsko|Beskidzkie Zakłady Osprzętu Sp. z o.o.|Dorota Pająk|Bielsko-Biała|PL22|29.32|356|1976|pl,en,it|rob,vis,iot|AT,OP|pl|Roboty współpracujące przy montażu wiązek oraz ergonomia stanowisk dla osób 55+.
wroclaw|Odratech Fotonika Sp. z o.o.|Tomasz Bielawski|Wrocław|PL51|26.70|44|2012|pl,en|las,vis,ai|MC,PD|en|Photonics modules that a designer would want to show, not hide.
gdansk|Motława Konstrukcje Okrętowe Sp. z o.o.|Karolina Formela|Gdańsk|PL63|30.11|410|1971|pl,en,de|rob,twin,xr|OP,AT|pl|Spawanie zrobotyzowane dużych sekcji i instrukcje w rozszerzonej rzeczywistości.
lublin|Roztocze Biopolimery Sp. z o.o.|Ewa Szymczyk|Lublin|PL81|20.16|38|2013|pl,en|bio,mat|SE,PD|pl|Granulat ze skrobi do druku 3D oraz próbki, które pokażą jego zalety.
opole|Opolska Huta Szkła Technicznego Sp. z o.o.|Rafał Kotula|Opole|PL52|23.19|156|1947|pl,de|vis,rob|PD,AT|pl|
szczecin|Odra Offshore Wind Parts Sp. z o.o.|Michał Gajda|Szczecin|PL42|25.11|198|2008|pl,en,de|rob,mat,twin|AT,SE|en|
debrec|Hortobágyi Agrárgép Kft.|Balázs Nánási|Debrecen|HU32|28.30|133|1992|hu,en|iot,ai,vis|PD,MC|hu|Gépi látás betakarítógépekhez, és olyan kijelző, amelyet kesztyűben is lehet kezelni.
pecs|Mecsek Porcelántechnika Kft.|Judit Somogyvári|Pécs|HU23|23.42|67|1985|hu,de,en|3dp,mat|PD,MC|hu|Kerámia 3D nyomtatás szigetelőkhöz és dísztárgyakhoz ugyanazon a gépen.
buda|Rózsadomb Orvosi Robotika Zrt.|Márton Füredi|Budapest|HU11|32.50|49|2015|hu,en,de|rob,ai,3dp|PD,DT|hu|Rehabilitációs robot, amelytől a beteg nem ijed meg.
miskolc|Szinva Hidraulika Kft.|Attila Bodnár|Miskolc|HU31|28.12|102|1981|hu,sk|rob,iot|OP,AT|hu|Régi gépek adatgyűjtése, szerelési útmutató kép alapján.
szeged|Tiszaparti Lézer Kft.|Nóra Gulyás|Szeged|HU33|28.49|28|2012|hu,en|las,3dp|MC,OI|en|Micro-machining for customers outside the laboratory.
vacuum|Vácrátóti Vákuumtechnika Kft.|Imre Halmos|Vác|HU12|28.29|75|1999|hu,en|rob,twin|OP,PD|hu|
zagreb|Medvednica Robotika d.o.o.|Luka Šimunić|Zagreb|HR05|28.99|61|2011|hr,en,de|rob,ai,vis|PD,DT|hr|Kolaborativni roboti za pakiranje i sučelje bez programiranja.
osijek|Dravske Poljostrojarske Tvornice d.o.o.|Marija Kolarić|Osijek|HR02|28.30|144|1954|hr,de,hu|iot,rob|PD,AT|hr|Senzori za vlagu i rad sijačica, prikaz podataka na mobitelu.
split|Kaštelanska Kompozitna Brodogradnja d.o.o.|Duje Perković|Split|HR03|30.12|55|2003|hr,en,it|mat,3dp|SE,MC|hr|Biljna vlakna umjesto stakla i kalupi iz velikoformatnog pisača.
cakovec|Međimurska Precizna Obrada d.o.o.|Sanja Novak|Čakovec|HR06|25.62|98|1996|hr,de,sl|rob,vis|AT,OP|hr|
brno|Svratka Elektronové mikroskopy s.r.o.|Hana Doležalová|Brno|CZ06|26.70|112|2000|cs,en,de|vis,ai,hpc|MC,PD|en|A remote demonstration of the instrument, so that not every interested laboratory has to travel to Brno.
chem|Zschopauer Textilmaschinen GmbH|Uwe Reichelt|Chemnitz|DED4|28.94|174|1991|de,en,cs|rob,twin,iot|OP,OI|de|Digitales Serviceheft für Maschinen mit 30 Jahren Laufzeit, VR-Inbetriebnahme.
""".strip()
# rows that were begun and not submitted: the page where they stopped
DROPPED = {"noebahn": 3, "elektro": 2, "trentino": 4, "vacuum": 2, "opole": 1, "szczecin": 4}
