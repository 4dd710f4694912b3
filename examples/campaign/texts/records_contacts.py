# The facilitators' log. Everything is invented. @key is a manufacturer of avm.py.
# date|participants|challenge owner|collaboration|facilitator|mode|minutes|moderated|purpose|note|next|next due
CONTACTS = """
2025-09-11|@salzlas;Bildstörung XR||co-01|Impulskammer Mur|in_person|120|y|Agree on aims|Both want a trial before any contract. Agreed on three customers.|Send draft contract|2025-09-15
2025-09-12|@merilni;Studio Lipa||co-02|Ustvarjalni otok|in_person|90|y|Agree on aims|They know each other from the spring pilot. Cost limit of 3 % is the sore point.|Visit two laboratories|2025-10-10
2025-09-18|@murtal|||Impulskammer Mur|phone|25||Invitation|Interested, no time before the furnace repair.|Call again in November|2025-11-10
2025-09-23|@gyorpress|||Rábamenti Vállalkozói Kör|in_person|75||First talk|Two setters leave in 2027. The word creative made the technical head laugh, kindly.|Help with the survey|2025-09-30
2025-09-30|@tessile;Maglia Tecnica||co-03|Officina Confluenze|online|60|y|Agree on aims|Friday slot on the ring frame is possible.|Contract draft|2025-10-06
2025-10-03|@carbo|||Impulskammer Mur|in_person|110||First talk|Saw the freezer with 3 t of offcuts. Earlier pens were a joke in the canteen.|Draft of the challenge|2025-10-20
2025-10-07|@filtar|||Ustvarjalni otok|in_person|80||First talk|Sixty-two slides. They would love to throw them away.|Ask for the floor plan|2025-10-21
2025-10-14|@coltel|||Sviluppo Alto Adriatico|in_person|150||First talk|The archive is damp. The old foreman knows every knife by name.|Find a dehumidifier|2025-10-31
2025-10-16|Fotografia Lenta|||Sviluppo Alto Adriatico|phone|20||Profile|Wants to be matched with metal only.||
2025-10-21|@toplota|||Gospodarski center Drava|in_person|90||First talk|The manual has 164 pages; service has counted its calls.|Get the call list|2025-11-04
2025-10-28|@lozko|||Śląska Izba Nowej Roboty|online|45||First talk|Tenders decide by price. Still, the owner wants the rail changed.|Ethics committee dates|2025-11-15
2025-10-30|@robot|||Śląska Izba Nowej Roboty|in_person|100||First talk|The test has a pass rate of 99 %. They call it a test of patience.|Draft of the challenge|2025-11-14
2025-11-05|@spindl|||Rábamenti Vállalkozói Kör|online|50||First talk|Four monitoring contracts out of 137 customers.|Ask five customers for interviews|2025-12-05
2025-11-10|@murtal|||Impulskammer Mur|phone|15||Invitation|The furnace again. Next round.||
2025-11-12|@ljevoplan|||Jadran Krea|in_person|130||First talk|Fettling is done by robots now; nobody outside knows.|Meet the apprentices|2025-11-26
2025-11-18|Nit|||Ustvarjalni otok|phone|20||Consent|Does not want her profile shared; comes to events all the same.||
2025-11-26|@ljevoplan|||Jadran Krea|in_person|70||Meeting with the apprentices|Fourteen apprentices, very clear: no drone, no slogans.|Add to the challenge|2025-12-05
2025-11-27|@klangantrieb|||Impulskammer Mur|in_person|95||First talk|The motor sang for us at 440 hertz.|Meeting with the expert on standards|2026-02-26
2025-12-02|@textag|||Impulskammer Mur|online|55||First talk|Nineteen per cent still wear the vest. They are honest about it.|Invite the works council|2026-01-20
2025-12-10|@metal3d|||Jadran Krea|in_person|85||First talk|Sixty-three anchors sold, a box of them on the shelf.|List of materials|2025-12-19
2025-12-11|@alu|||Rábamenti Vállalkozói Kör|in_person|60||First talk|The sample case weighs 14.5 kg. I carried it myself.|Names of ten architects|2026-01-15
2025-12-16|@sedez|||Gospodarski center Drava|in_person|120||Canteen visit|A third eat in their cars. It is loud indeed.|Date with all three shifts|2026-01-22
2025-12-17|@labor|||Impulskammer Mur|online|40||First talk|Seven devices, seven faces. The design department wants a say.||
2026-01-13|@spritz|||Impulskammer Mur|in_person|70||Review of the challenge|Removed four abbreviations together. Works agreement stays as it is.|Publish|2026-01-16
2026-01-14|@catena|||Officina Confluenze|online|50||Review of the challenge|NDA only for drawings, not for the visit.|Publish|2026-01-20
2026-01-20|@textag;Kittel & Kragen|||Impulskammer Mur|online|45|y|Meeting with the works council|The chairwoman asked who sees the pulse. Nobody knew.|Data page|2026-02-10
2026-01-22|@sedez|sedez||Gospodarski center Drava|in_person|90|y|Talk with three shifts|Forty people came, eleven spoke. Translation was needed and helped.|Minutes in pictures|2026-01-30
2026-01-27|@ceram|ceram||Officina Confluenze|online|35||Question about rights|Their lawyer reads each word. Warned both sides early.|Contract workshop|2026-02-12
2026-02-03|Csend Műhely|klangantrieb||Rábamenti Vállalkozói Kör|phone|15||Interest|Free only from June.||
2026-02-05|Wanderkamera|ljevoplan||Werkraum Südost|phone|25||Preparation|Asked for the heat at the workplace, in degrees.||
2026-02-10|Gombnyomás;@gyorpress|gyorpress||Rábamenti Vállalkozói Kör|in_person|180|y|Visit before the pitch|Filmed a changeover: 41 minutes, because of a missing wrench.|Pitch|2026-04-09
2026-02-17|Studio Ciepła Dłoń|lozko||Śląska Izba Nowej Roboty|online|40||Preparation|Has done this with a committee before.|Send the form|2026-02-20
2026-02-19|Risalnica|toplota||Gospodarski center Drava|in_person|60||Preparation|Two fitters laughed at page 91 together.||
2026-02-24|Dielňa Služieb;@spindl|spindl||Rábamenti Vállalkozói Kör|online|60|y|Questions before the pitch|The technicians joined. Scepticism melted after an hour.|Three more interviews|2026-03-20
2026-03-03|Archivio Vivo;@coltel|coltel||Sviluppo Alto Adriatico|in_person|140||Visit before the pitch|Found a knife of 1926 in a paint tin.||
2026-03-17|Algoritmo Dolce;@ceram|ceram||Officina Confluenze|online|50|y|Questions before the pitch|Code or pictures: what is sold? Left open, sadly.|Ask for a lawyer of the hub|2026-04-01
2026-03-27|Atelier Restform;Northlight Objects|carbo||Werkraum Südost|in_person|60|y|Join two ideas|Both are relieved: one likes selling, the other sanding.|Meeting at the autoclave|2026-04-10
2026-03-30|Büro Lautlos;Hollow Bell Audio|klangantrieb||Impulskammer Mur|online|45|y|Join two ideas|Cautious at first; direction and vocabulary can be parted.|Second pitch|2026-05-05
2026-04-07|@spritz;Neun Komma Drei|spritz|co-08|Impulskammer Mur|in_person|80|y|Agree on aims|The shift leader offered his own wall.|Two shifts of watching|2026-04-28
2026-04-10|@carbo;Atelier Restform;Northlight Objects|carbo|co-06|Werkraum Südost|in_person|150|y|Agree on aims|Stood at the autoclave with coffee. Rights: half and half.|Commitment sheet|2026-05-04
2026-04-15|@ceram;Algoritmo Dolce|ceram|co-12|Officina Confluenze|online|60|y|Agree on aims|Friendly, no agreement about the code.|Two variants of a licence|2026-05-06
2026-04-20|@gyorpress;Gombnyomás|gyorpress|co-04|Rábamenti Vállalkozói Kör|in_person|100|y|Agree on aims|Fifteen minutes as the aim for the first attempt.|Contract|2026-04-27
2026-04-22|@labor;Formdepot|labor|co-13|Impulskammer Mur|online|55|y|Agree on aims|The design department asked good questions.|Contract|2026-05-13
2026-04-29|@filtar;Room for Doubt|filtar||Ustvarjalni otok|in_person|90|y|Next steps|Chosen, but the building is late. Start moved to November.|Ask again|2026-09-15
2026-05-05|@klangantrieb;Hollow Bell Audio;Büro Lautlos|klangantrieb|co-05|Impulskammer Mur|in_person|110|y|Agree on aims|Listening to the motor with eyes closed helped all of us.|Parameter format|2026-05-15
2026-05-06|@metal3d;Studio Sedam Mora|metal3d|co-14|Jadran Krea|in_person|70|y|Agree on aims|Enthusiastic. Yards need all machines until September.|Three test prints|2026-06-15
2026-05-11|@lozko;Studio Ciepła Dłoń|lozko|co-10|Śląska Izba Nowej Roboty|in_person|85|y|Agree on aims|Committee wants one more paper.|Approval|2026-05-26
2026-05-21|@toplota;Risalnica|toplota|co-09|Gospodarski center Drava|in_person|120|y|Commitment|Signed at the workshop, over cake.|Building sites in June|2026-06-12
2026-06-03|@catena;Ritorno Packaging|catena|co-11|Officina Confluenze|online|50|y|First talk after the pitch|Waiting for the purchasing body.|Call after the summer|2026-09-07
2026-06-22|@textag;Kittel & Kragen;Fadenlauf Textilforschung|textag|co-07|Impulskammer Mur|in_person|95|y|Commitment|Data page approved by the works council.|Fitting in July|2026-07-31
2026-06-30|@ceram;Algoritmo Dolce|ceram|co-12|Officina Confluenze|phone|30|y|Stop|Ended without anger. The code was the reason, not the slabs.||
2026-07-06|@spritz;Neun Komma Drei|spritz|co-08|Impulskammer Mur|in_person|45||Review|Six strings run. The night shift added one for the coffee machine.|All machines|2026-09-11
2026-07-14|@metal3d|metal3d|co-14|Jadran Krea|phone|10||Ask how it goes|No answer, left a message.|Call again|2026-08-03
2026-08-04|Studio Sedam Mora|metal3d|co-14|Jadran Krea|phone|15||Ask how it goes|Has not heard either. One test print came back.|Visit the firm|2026-09-10
2026-08-13|@labor;Formdepot|labor|co-13|Impulskammer Mur|online|40|y|Stop|The new owner has a guide of its own. Formdepot was paid for its work.||
2026-08-27|@klangantrieb;Büro Lautlos|klangantrieb|co-05|Impulskammer Mur|in_person|200||Hall test|Pickers pointed at the right vehicle with their eyes shut.|Freeze|2026-09-15
2026-09-08|@catena|catena|co-11|Officina Confluenze|phone|20||Ask how it goes|Decision of the purchasing body put off to December.|Call again|2026-12-10
2026-09-16|@filtar;Room for Doubt|filtar||Ustvarjalni otok|online|30||Ask how it goes|The room is ready on 2 November.|Kick-off|2026-11-05
2026-09-28|@toplota;Risalnica|toplota|co-09|Gospodarski center Drava|online|40||Review|Six of eight fitters started the pump without a call.|Release|2026-11-20
2026-10-14|@gyorpress;Gombnyomás|gyorpress|co-04|Rábamenti Vállalkozói Kör|in_person|60||Review|Fourteen minutes. The old setter asked to keep the prototype.|Style guide|2026-10-30
""".strip()
