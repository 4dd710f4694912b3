# Creative respondents who answered in German. Everyone is invented. Format: see cci_en.py
TEXT = """
@Atelier Restform|Judith Kaltenegger|Graz|AT22|2015|2|ds,cr|ID,MC,PK|SE,PD|de,en|2|in_person
O Wir entwerfen Produkte aus Industrieresten: Carbon, Filz, Lochblech, Leder. Am Anfang steht ein Tag im Abfalllager, am Ende stehen Funktionsmuster, Stückkosten und eine Liste von Käufern. Wir kennen die Eigenheiten von Prepreg aus zwei Projekten und haben eine Werkstatt mit Absaugung, in der wir selbst laminieren und schleifen.
K Kreislaufwirtschaft; Materialforschung; Kleinserienfertigung; Möbelbau
P Zweitschnitt (2022)|Tabletts und Schuhlöffel aus Carbonabschnitten eines Rennrodelherstellers; 600 Stück im ersten Jahr verkauft.
P Filzarchiv (2020)|Materialbibliothek mit 84 Reststoffen aus der Steiermark, verliehen an Schulen und Betriebe.
N Ehrliche Mengenangaben und Zugang zu einem Ofen oder Autoklaven.

@Büro Lautlos|Matthias Gschwandtner|Linz|AT31|2013|2|mu,ds|SO,UR|PD,DT|de,en|2|either
O Klanggestaltung für Geräte und Fahrzeuge. Wir entwickeln Signalfamilien, die man in einer Halle ortet, ohne sie zu hassen, und prüfen sie mit Hörversuchen, auch in der Nachtschicht. Unsere Klänge liefern wir als Parameter für Umrichter und Steuerungen. Ein Elektrotechniker und eine Komponistin reden bei uns miteinander, meistens sogar gern.
K Psychoakustik; Sounddesign; Hörversuche; Signaltechnik
P Ein Lift sagt nichts (2021)|Stockwerksansage ohne Sprache für ein Blindeninstitut.
P Stapler im Nebel (2023)|Annäherungsklang für ein Kühllager, in dem Licht nicht hilft.
N Prüfstand mit Umrichterzugang und zwanzig geduldige Ohren.

@Schnittstelle Süd|Carina Lexer|Klagenfurt|AT21|2016|2|ds,is|UX,GR,UR|PD,OP|de,en,it,sl|2|either
O Bedienoberflächen für Maschinen und Labore. Wir räumen Bildschirme auf, legen Begriffe fest und zeichnen Symbole, die ohne Sprache funktionieren. Dafür beobachten wir das Einrichten an der Maschine, bauen klickbare Muster und testen mit Handschuhen. Am Ende gibt es einen Gestaltungsleitfaden, den die eigene Softwareabteilung weiterführen kann.
K Interface-Design; Piktogramme; Usability-Tests; Styleguides
P Presse ohne Handbuch (2022)|Neues Bedienkonzept für eine Ballenpresse, Einschulung von acht auf zwei Stunden verkürzt.
P Zeichen für Kälte (2019)|Symbolsatz für Kühlanlagen nach ISO 7000, ergänzt um 23 eigene Zeichen.
N Eine Maschine, an der wir Fehler machen dürfen.

@Neun Komma Drei|Severin Paulitsch|Wels|AT31|2018|1|ds|DV,GR,SW|OP,MC|de,en|3|either
O Ich mache aus Tabellen Bilder, die in der Produktion hängen bleiben. Datenvisualisierung heißt für mich: eine Frage pro Wand, lesbar im Vorbeigehen, ohne dass jemand an den Pranger kommt. Ich arbeite mit PostgreSQL und Grafana, genauso gern aber mit Holz, Magneten und einem Plotter, und spreche die Regeln vorher mit dem Betriebsrat ab.
K Informationsdesign; SQL; analoge Anzeigen; Plotterzeichnung
P Ampel war gestern (2023)|Schichtwand für eine Käserei: 14 Fäden, jede Maschine einer, gezogen jede Stunde.
P Dreißig Tage Wind (2021)|Geplottete Ertragskarten für einen Windpark.
N Einen Monat Rohdaten und die Erlaubnis, an einer Frühschicht teilzunehmen.

@Formdepot|Annika Seidel|Dresden|DED2|2010|2|ds|ID,UX,BR|PD,MC|de,en|2|either
O Industriedesign für Geräte, die in kleinen Stückzahlen gebaut werden. Wir entwickeln Formensprachen für ganze Produktfamilien: Fugenbild, Radien, Farben, Bedienlogik. Dabei rechnen wir mit Blech, Tiefziehteil und 3D-Druck, nicht mit Werkzeugen, die sich nie bezahlen. Modelle im Maßstab 1:1 bauen wir im eigenen Haus und diskutieren sie mit der Konstruktion.
K Industriedesign; Modellbau; Farb- und Materialkonzept; Gebrauchstauglichkeit nach IEC 62366
P Sieben werden eins (2021)|Gestaltungsleitfaden für einen Hersteller von Sterilisatoren, umgesetzt in drei Stufen.
P Waage mit Rücken (2023)|Gehäuse für ein Analysegerät, 120 Stück im Jahr.
N Konstruktionsdaten und Mitsprache der Fertigung von der ersten Woche an.

@Kittel & Kragen|Miriam Hofstätter|Dornbirn|AT34|2014|1|fa|TX,UR,MC|PD,AT|de,en|2|in_person
O Arbeitskleidung ist mein Fach. Ich entwerfe Schnitte, die beim Bücken nicht rutschen, in Größen für Frauen und Männer, und probiere sie dort an, wo gearbeitet wird. Elektroden, Akkus und Reflexflächen plane ich von Anfang an in den Schnitt ein, damit ein Kleidungsstück entsteht, das man auch nach vier Wochen noch anzieht.
K Modedesign; Schnittentwicklung; leitfähige Textilien; Anproben auf der Baustelle
P Montur für Seilbahner (2020)|Winterkleidung für 90 Personen, drei Prototypenrunden am Berg.
P Die zweite Weste (2023)|Überarbeitung einer Warnweste für eine Straßenmeisterei, Tragequote nach einem Jahr 88 %.
N Trägerinnen und Träger, die mitreden dürfen, und einen Betriebsrat am Tisch.

@Fadenlauf Textilforschung|Leonie Nachbaur|Bregenz|AT34|2017|1|ds,fa|TX,MC|PD,SE|de,en|2|either
O Textildesign zwischen Webstuhl und Labor. Ich entwickle Bindungen, in denen Leiter, Sensor und Stoff eine einzige Fläche sind, und untersuche, wie sie sich nach Wäsche, Schweiß und Winter anfühlen. Musterweben kann ich auf eigener Maschine.
K Textildesign; Smart Textiles; Nutzerforschung; Waschversuche
P Warm, wo es zieht (2022)|Heizgewebe für Bushaltestellen, ein Winter im Versuch.

@Wanderkamera|Gregor Steindl|Leoben|AT22|2012|1|fi|FI,PH,ST|AT,MC|de,en,hr|2|in_person
O Filme und Fotos aus Hütten, Hallen und Lagern. Ich drehe allein, mit eigener Schutzausrüstung, und bleibe so lange, bis mich niemand mehr bemerkt. Lehrlinge führen bei mir gern selbst die Kamera, dann glauben es auch ihre Freunde.
K Dokumentarfilm; Industriefotografie; Employer Branding; Videowerkstatt mit Lehrlingen
P Nachtguss (2023)|Vier Kurzfilme über eine Gießerei, gedreht mit sechs Lehrlingen.
P Gesichter der Frühschicht (2019)|Fotoserie, 64 Porträts, gezeigt am Werkszaun.
N Sicherheitsunterweisung vor dem Drehtag.

@Raum für Später|Ulrike Tschinkel|Wien|AT13|2011|2|ar|AR,FA,EX|AT,OP|de,en|1|in_person
O Innenarchitektur für Menschen, die kurz Pause haben. Wir planen Kantinen, Ruheräume und Umkleiden gemeinsam mit denen, die dort sitzen, in drei Schichten und wenn nötig mit Bildern statt Worten. Wir bauen mit vorhandenem Material, kennen Brandschutz und Reinigung und werden in den Betriebsferien fertig.
K Innenarchitektur; Beteiligungsverfahren; Akustik; Bauen mit Restmaterial
P Die halbe Stunde (2022)|Pausenraum für eine Großwäscherei, gebaut aus alten Wäschewagen.
P Umkleide mit Fenster (2018)|Kleiner Umbau, große Wirkung: weniger Krankenstände im ersten Jahr.
N Gespräche mit allen Schichten, auch nachts.

@Kollektiv Kippschalter|Moritz Ranftl|St. Pölten|AT12|2019|2|is,pe|XR,FA,IL|OP,DT|de,en|2|either
O Wir entwickeln Spiele für ernste Themen: Sicherheit, Schichtübergabe, Störfälle. Am liebsten auf dem Tisch, mit Karten und Figuren, manchmal in VR. Eine Partie dauert höchstens eine Dreiviertelstunde, alle spielen mit, niemand wird bloßgestellt, und nach drei Monaten messen wir, was hängen geblieben ist.
K Spieldesign; Dramaturgie; Arbeitssicherheit; Prototypen aus Papier
P Roter Knopf (2021)|Kooperatives Brettspiel über einen Chemieunfall, in sieben Werken im Einsatz.
P Wer hat das Schloss? (2024)|Kartenspiel zu Lockout-Tagout für eine Wartungsfirma.

@Tonspur Werkhalle|Elisabeth Mauerhofer|Steyr|AT31|2020|1|mu,fi|SO,FI|AT,MC|de,en|2|either
O Podcasts und Hörstücke aus Betrieben. Ich nehme auf, was Leute über ihre Arbeit erzählen, wenn keine Kamera dabei ist, und schneide daraus Folgen von zwölf Minuten.
K Podcast; Interviewführung; Tonschnitt
P Pfusch und Präzision (2022)|Zehn Folgen mit Werkzeugmachern, 18.000 Abrufe.
N Ein ruhiges Zimmer neben einer lauten Halle.

@Grafik Ennstal|Bernhard Lackner|Liezen|AT22|2008|1|ds,ad|GR,BR,PK|MC|de|2|in_person
O Marken, Kataloge und Verpackungen für Betriebe auf dem Land. Ich komme vorbei, trinke Kaffee, schaue in die Regale und streiche dann die Hälfte. Was übrig bleibt, ist lesbar und passt auch auf eine Kiste.
K Typografie; Katalogsatz; Verpackungsgestaltung
P Schrauben nach Farben (2017)|Katalog für einen Großhändler mit 9.000 Artikeln.
N Entscheidungen in einer Runde, nicht in fünf.

@Lichthof Ausstellungen|Paula Krenn|Salzburg|AT32|2009|10|ds,ar|EX,DV,XR|MC,AT|de,en,it|1|either
O Ausstellungen und Schauräume für Technikfirmen. Wir machen Unsichtbares sichtbar: Strömung, Druck, Reinheit, Zeit. Simulationsdaten werden bei uns zu Modellen, die man anfassen darf, und ein Besuch dauert so lange wie ein Kaffee. Bau, Licht und Medientechnik kommen aus einer Hand, bedient wird alles mit einem Schalter.
K Szenografie; Exponatbau; Lichtplanung; Medientechnik
P Fluss ohne Wasser (2023)|Schauraum eines Pumpenherstellers, 60 m², 14 Monate, 3.100 Gäste.
P Das reine Zimmer (2020)|Begehbares Modell eines Reinraums für eine Lehrlingsmesse.
N Ein Budget, das die Hardware ehrlich einrechnet.

@Zettelwirtschaft|Ines Harrer|Graz|AT22|2016|1|pu,ds|ST,IL,GR|MC,OP|de,en|3|online
O Anleitungen, die jemand liest. Ich zeichne Abläufe, kürze Texte und ordne Warnhinweise so, dass sie am richtigen Handgriff stehen. Vorher schaue ich beim Einbau zu und zähle, wie oft geblättert wird.
K technische Illustration; Leichte Sprache; Informationsdesign; Redaktion
P Drei Blatt Papier (2022)|Montageanleitung für ein Balkonkraftwerk, getestet mit 15 Laien.
P Notfall am Lift (2018)|Bildtafeln für 70 Seilbahnstationen.
N Kontakt zu zwei Monteuren, die sich ärgern.

@Marktplatz Metall|Corinna Feichtinger|Villach|AT21|2015|1|ad,ds|BR,ST,PH|MC,OI|de,en,it,sl|2|either
O Ich baue Marken für Dinge, die bisher nur in Stücklisten vorkamen. Onlineshop, Bilder, Preis, erste Händler: klein anfangen, nach drei Monaten nachrechnen.
K Markenentwicklung; E-Commerce; Produktfotografie; Texte
P Drehteil (2021)|Shop für Küchengriffe eines Lohnfertigers, Umsatz im zweiten Jahr sechsstellig.

@Hörsinn & Söhne|Jakob Oberrauch|Innsbruck|AT33|2006|2|mu,cr|SO,MC|PD,AT|de,en,it|1|in_person
O Instrumentenbauer, die sich in Werkshallen umhören. Wir bauen Glocken, Schlitztrommeln und Signale aus Metall, mechanisch und ohne Strom, und verbessern die Akustik von Kantinen mit Absorbern aus Schafwolle.
K Instrumentenbau; Raumakustik; Metallbearbeitung
P Pausenglocke (2019)|Ein Klang für den Schichtwechsel, gegossen im eigenen Werk des Kunden.

@Studio Querholz|Theresa Lindmoser|Hallein|AT32|2013|1|cr,ds|ID,MC|PD,SE|de,en|2|in_person
O Möbel und Geräteteile aus Massivholz, gebogen und verleimt. Ich arbeite mit CNC und Hobel, gerne auch mit Verschnitt und Mischmaterial, und liefere zu jedem Entwurf einen Arbeitsplan.
K Möbeldesign; Biegeholz; Prototypenbau
P Bank aus Fehlern (2020)|Sitzbank aus 312 Fehlteilen einer Fensterfabrik.
N Einen festen Ansprechpartner in der Arbeitsvorbereitung.

@Bildstörung XR|Fabian Ortner|Wien|AT13|2020|2|is,cs|XR,SW,UX|OI,PD|de,en|3|online
O Virtuelle Inbetriebnahme, begehbare Modelle, Fernvorführungen von Geräten, die zu groß für eine Messe sind. Wir übernehmen CAD-Daten, reduzieren sie auf das Nötige und bringen sie auf Brillen, die auch ohne Internet laufen. Datenschutz klären wir vorher.
K Unity; Echtzeitgrafik; Fernwartung mit AR; Interface-Design
P Mikroskop auf Besuch (2023)|Ferngesteuerte Vorführung eines Großgeräts für Labore in sechs Ländern.
P Gleis 0 (2021)|VR-Schulung für Verschubarbeiten.
N CAD-Daten vor dem Kennenlerntermin.

@Erzählwerk Thüringen|Konstanze Pfeiffer|Erfurt|DEG0|2011|1|pu,an|ST,HE,GR|MC,AT|de,en|2|either
O Firmengeschichte ohne Weihrauch. Ich sichte Archive, führe Gespräche mit Ehemaligen, erfasse Objekte und mache aus hundert Jahren zwölf Geschichten, die im Vertrieb funktionieren.
K Archivarbeit; Oral History; Buchgestaltung
P Schublade für Schublade (2019)|Inventar und Heft einer Messerschmiede mit 1.200 Objekten.
N Einen trockenen Raum und Zeit bis zum Sommer.

@Handgriff Design|Oliver Bentz|Jena|DEG0|2012|2|ds|ID,UR,UX|PD,DT|de,en|2|in_person
O Wir gestalten Medizin- und Laborgeräte vom Griff her. Beobachten, Ton modellieren, testen, konstruieren. Mit Desinfektionsmitteln, IVDR und IEC 62366 kennen wir uns aus, und unsere Muster dürfen kaputtgehen.
K Industriedesign; Ergonomie; Gebrauchstauglichkeit; Oberflächen für Desinfektion
P Pipette für große Hände (2020)|Serienprodukt, 4.000 Stück im Jahr.
P Pflegebett leise (2023)|Handschalter für Menschen mit Tremor, geprüft mit 14 Personen.
N Zwei Tage im Labor, bevor das Lastenheft fertig ist.

@Blickfang Nord|Svenja Adler|Chemnitz|DED4|2017|1|ds|GR,BR,DV|MC,AT|de,en|2|online
O Erscheinungsbilder für Maschinenbauer: Logo, Messe, Bedienfeld und Serviceheft aus einem Guss.
K Corporate Design; Messegrafik; Infografik
P Servicebuch 30 (2022)|Digitales Heft für Maschinen aus drei Jahrzehnten.

@Fräulein Fuge|Magdalena Sutter|Feldkirch|AT34|2019|1|ar,cr|AR,MC,EX|AT,SE|de,en|2|in_person
O Räume aus Resten. Ich plane und baue Pausenräume, Empfangszonen und Werkstätten aus dem, was im Betrieb liegen bleibt, zusammen mit einer Gruppe aus der Belegschaft. Geschlafen wird in der Nähe, fertig sind wir in drei Wochen.
K Innenraumgestaltung; Bauen im Bestand; Workshops mit Belegschaften
P Kaffeeküche 4. Stock (2023)|Umbau mit Spulen und Garnkonen einer Weberei.
N Einen Raum, den wir drei Wochen für uns haben.

@Generator Oberfläche|Xaver Plank|Linz|AT31|2021|1|ds,cs|DV,SW,MC|PD,OI|de,en,it|2|online
O Ich schreibe Regeln, aus denen Oberflächen wachsen: Fliesen, Tapeten, Bleche, jede anders und alle verwandt. Generatives Design ohne fremde Bilder, die Rechenzeit ist Teil des Entwurfs, und das Ergebnis kommt als druckfertige Datei mit Farbprofil.
K generatives Design; Python; GPU-Programmierung; Farbmanagement
P Tausend Türen (2022)|Lochmuster für eine Garagenanlage, jedes Blatt ein Unikat.
P Salz (2024)|Wachsende Ornamente für einen Tapetendrucker, 1,8 Sekunden je Bahn.
N Originalprofile des Druckers und drei Stunden an der Anlage.

@Pause & Partner|Renate Zöhrer|Leibnitz|AT22|2007|2|ad,ds|FA,ST,SV|DT,OI|de,sl,en|2|either
O Moderation zwischen Technik und Gestaltung. Wir bereiten Kreative auf Pflichtenhefte vor und Ingenieurinnen auf Skizzen. Am Ende steht immer ein Blatt: wer, was, bis wann, wofür.
K Moderation; Geschäftsmodelle; Design Thinking
P Lohnfertiger lernt verkaufen (2021)|Aus Stundensätzen wurden drei Pakete, gemeinsam mit der Belegschaft entwickelt.
N Zusage der Geschäftsführung, dass jemand mit Entscheidungsrecht dabei ist.

@Glasperlen Interaktiv|Dominik Vallaster|Bludenz|AT34|2018|1|is|XR,SW,SO|OI,OP|de,en|2|online
O Kleine Simulationen und Lernspiele für Betriebe, die im Browser laufen. Mit Ton, ohne Konto, in vier Sprachen.
K Webentwicklung; Lernspiele; Barrierefreiheit
P Rüsten in 90 Sekunden (2023)|Übung für Spritzgießmaschinen auf dem Handy.
"""
