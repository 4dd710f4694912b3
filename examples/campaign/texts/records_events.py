# What the support organisations wrote down by hand: who accompanies, the events, who volunteered. Everything is invented.
# A name that begins with @ is the key of a manufacturer in avm.py.

# id|org|kind|tandem with|languages|expertise|nuts
FACILITATORS = """
fac-graz|Impulskammer Mur|bso|Werkraum Südost|de;en|robotics;service_design|AT22
fac-werkraum|Werkraum Südost|hub|Impulskammer Mur|de;en;sl|industrial_design;facilitation|AT22
fac-drava|Gospodarski center Drava|bso|Ustvarjalni otok|sl;de;hr|iot;branding|SI03
fac-otok|Ustvarjalni otok|hub|Gospodarski center Drava|sl;en;it|exhibition_design;xr|SI04
fac-adria|Sviluppo Alto Adriatico|bso|Officina Confluenze|it;en;sl|3d_printing;packaging_design|ITH4
fac-confluenze|Officina Confluenze|hub|Sviluppo Alto Adriatico|it;en|storytelling;crafts|ITH5
fac-slask|Śląska Izba Nowej Roboty|bso||pl;en|robotics;xr|PL22
fac-raba|Rábamenti Vállalkozói Kör|bso||hu;de;en|iot;ux_design|HU22
fac-jadran|Jadran Krea|hub||hr;it;en|film_production;branding|HR03
fac-brandauer|Brandauer Maschinensicherheit|expert||de;en|robotics;machine_vision|AT31
""".strip()

# id|activity|topic|date|start|end|place|nuts|mode|capacity|host|challenge|trainers|facilitators|languages|cost|currency|tz
EVENTS = """
ev-2025-09-info-maribor|info_day|What culture and creative firms can do for a factory|2025-09-25|14:00|17:30|Maribor|SI03|in_person|90|||Barbara Šega|Gospodarski center Drava;Ustvarjalni otok|sl;en|1840|EUR|Europe/Ljubljana
ev-2025-10-info-graz|info_day|What culture and creative firms can do for a factory|2025-10-02|13:00|17:00|Graz|AT22|in_person|120||||Impulskammer Mur;Werkraum Südost|de;en|2310|EUR|Europe/Vienna
ev-2025-10-info-katowice|info_day|What culture and creative firms can do for a factory|2025-10-09|10:00|13:30|Katowice|PL22|in_person|80||||Śląska Izba Nowej Roboty|pl;en|7400|PLN|Europe/Warsaw
ev-2025-10-mindset-trieste|mindset_workshop|Speaking of costs, speaking of ideas|2025-10-23|09:30|16:30|Trieste|ITH4|in_person|70|||Tommaso Ferrarin;Barbara Šega|Sviluppo Alto Adriatico;Jadran Krea|en;it|2650|EUR|Europe/Rome
ev-2025-11-mindset-gyor|mindset_workshop|Speaking of costs, speaking of ideas|2025-11-06|09:30|16:30|Győr|HU22|in_person|60|||Ágnes Rónai;Lenka Marková|Rábamenti Vállalkozói Kör|hu;en|910000|HUF|Europe/Budapest
ev-2025-11-avmpitch-zagreb|avm_pitch|Ten manufacturers, ten minutes each|2025-11-20|10:00|15:00|Zagreb|HR05|in_person|90|@zagreb|||Jadran Krea;Gospodarski center Drava|hr;en|2120|EUR|Europe/Zagreb
ev-2025-12-avmpitch-online|avm_pitch|Eight manufacturers, ten minutes each|2025-12-04|13:00|16:00||AT22|online|150||||Impulskammer Mur;Śląska Izba Nowej Roboty|en|350|EUR|Europe/Vienna
ev-2026-01-visit-ried|visit|Walking through the cutting room of a composite maker|2026-01-15|13:00|17:00|Ried im Innkreis|AT31|in_person|30|@carbo|Zweites Leben für Prepreg-Verschnitt||Impulskammer Mur;Werkraum Südost|de;en|980|EUR|Europe/Vienna
ev-2026-01-visit-gliwice|visit|Inside a robot cell|2026-01-29|09:00|13:00|Gliwice|PL22|in_person|30|@robot|Gra szkoleniowa BHP dla operatorów robotów||Śląska Izba Nowej Roboty|pl;en|3900|PLN|Europe/Warsaw
ev-2026-02-workshop-ljubljana|specialised_workshop|Rights, contracts and money between a studio and a factory|2026-02-12|09:00|15:00|Ljubljana|SI04|in_person|60|||Primož Ravnikar;Agnieszka Walczak|Ustvarjalni otok;Gospodarski center Drava|en;sl|2480|EUR|Europe/Ljubljana
ev-2026-02-expert-linz|meet_the_expert|Safety standards that a designer has to know|2026-02-26|14:00|17:00|Linz|AT31|in_person|40|@klangantrieb|||Brandauer Maschinensicherheit;Impulskammer Mur|de;en|1150|EUR|Europe/Vienna
ev-2026-03-handson-udine|hands_on|A day with scrap: composite, leather, ceramic, paper|2026-03-12|09:00|17:00|Udine|ITH4|in_person|45|||Elena Fabris;Judith Kaltenegger|Sviluppo Alto Adriatico;Officina Confluenze|it;en|3320|EUR|Europe/Rome
ev-2026-03-solution-graz|solution_pitch|Ideas for twelve challenges|2026-03-26|09:00|18:00|Graz|AT22|in_person|100||||Impulskammer Mur;Werkraum Südost;Sviluppo Alto Adriatico|en;de;sl;it;hr|4100|EUR|Europe/Vienna
ev-2026-04-solution-krakow|solution_pitch|Ideas for six challenges|2026-04-09|09:30|16:30|Kraków|PL21|in_person|60|@krakow|||Śląska Izba Nowej Roboty;Rábamenti Vállalkozói Kör|en;pl;hu|11800|PLN|Europe/Warsaw
ev-2026-04-visit-wels|individual_visit|Two shifts beside the injection moulding machines|2026-04-28|05:30|14:30|Wels|AT31|in_person|6|@spritz|Maschinendaten, die in der Halle gelesen werden||Impulskammer Mur|de|140|EUR|Europe/Vienna
ev-2026-05-workshop-velenje|individual_workshop|Aims, timeline and responsibilities for two collaborations|2026-05-21|10:00|15:00|Velenje|SI03|in_person|12|@toplota|Navodila za zagon toplotne črpalke, ki jih monter prebere|Barbara Šega|Gospodarski center Drava|sl;en|620|EUR|Europe/Ljubljana
""".strip()

# challenge owner|creative|level|date|text
INTEREST = """
filtar|Nightshift Labs|5|2026-01-08|We have shown a furnace's heat field in full scale. Air is easier and also harder: please send one VTK file.
filtar|Les in Luknja|4|2026-01-12|Cork balls instead of aerosol. No power, no network, twelve minutes.
ljevoplan|Kadar Više|4|2025-12-11|We know foundries. We would film with the fourteen apprentices, between casting cycles.
ljevoplan|Marka bez Krawata|3|2025-12-18|We would like to ask those who left before we ask those who stayed.
gyorpress|Interfejs na Rękawice|5|2026-01-09|We have just finished a press brake screen with eleven fields and would bring the measurements along.
gyorpress|Sučelje|3|2026-01-15|Can the prototype run on the CX5140 from the start? Then we are in.
klangantrieb|Dźwięk Maszyny|4|2026-01-13|Our parameter sets work on two inverter families; we could test on a night shift in Katowice.
klangantrieb|Suono Utile|4|2026-01-20|A quiet port in Trieste is at hand for listening tests outdoors.
klangantrieb|Csend Műhely|2|2026-02-03|Interested, but only from June on.
catena|Hluboký Tah|4|2026-01-21|A hundred wash cycles are documented for our blood box; the module is the same, 400 × 300.
carbo|Studio Carnia|5|2026-01-19|The sledge of recovered fibre sells. I would come to the cutting room with my own saw.
carbo|Zielnik Materiałów|2|2026-02-02|I could describe how the material ages and smells, and who might buy it.
textag|Szew Roboczy|4|2026-01-27|Our railway vest is worn by 96 per cent of the team. We would share why.
labor|Ateliér Přesah|5|2026-01-30|Eight microscopes were our last such family. Sheet metal and thermoforming, no moulds.
spritz|Officina Dati|3|2026-01-16|We work on your server and leave the code. No names, no rankings.
toplota|Czytelnia Maszyn|3|2026-02-04|Twelve plates for a boiler came out well; Polish and German are fine, Slovene we would need help with.
sedez|Casa degli Attrezzi|2|2026-02-06|We would build with the leather, but three weeks in August are tight for us.
lozko|Hajtogatott Lemez|4|2026-02-09|Seventeen patients helped us with a rehabilitation robot; the question is very similar.
robot|Játékmester Kft.|5|2026-02-10|We have a lockout board game in three plants and speak Polish in the team.
metal3d|Kovačija Drobiž|4|2026-02-11|Eighty titanium bracelets sold out. I want to try bronze with support marks left visible.
""".strip()
