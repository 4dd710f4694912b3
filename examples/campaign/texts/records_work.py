# Collaborations and what came of them. Everything is invented. @key is a manufacturer of avm.py.
COLLABORATIONS = [
 dict(id="co-01", challenge="", pitch="", participants="@salzlas;Bildstörung XR", kind="commission", status="completed", start="2025-09-08", agreed="2025-09-15", end="2026-06-26",
  first_time_pair="false", contract="contract", ip="license", aims="Remote service of laser cells with a headset, so that a service engineer travels half as often.",
  timeline="Concept by November 2025, trial with three customers until March 2026, hand-over in June 2026.", milestones="Interview round; trial at three customers; hand-over to the service department",
  responsibilities="The studio builds and trains; the firm supplies CAD data, two engineers for one day a week and the three customers.", expectations="Calls are solved in the first hour; nobody has to wear the headset longer than 20 minutes.",
  mode="Every second Thursday online, once a month in Salzburg.", review_due="2026-03-02", handover="2026-02-02", eq=("5", "4"), outcome="Used in 41 service calls by June; 26 of them solved without a journey.",
  trl=("4", "8"), story="The first headset stayed in its case for a month. Then the oldest service engineer took it to a customer in Split because his flight was cancelled. He solved the fault from the hotel lobby and has been teaching his colleagues since."),
 dict(id="co-02", challenge="", pitch="", participants="@merilni;Studio Lipa", kind="co_creation", status="completed", start="2025-09-12", agreed="2025-09-22", end="2026-07-10",
  first_time_pair="false", contract="contract", ip="assign", aims="A common form for four laboratory instruments, made without new tools.", timeline="Guide by January 2026, first housing in May 2026.",
  milestones="Observation in two laboratories; form guide; first housing", responsibilities="The studio designs and builds the models; the firm decides within five working days.", expectations="No extra cost above 3 % of the manufacturing cost.",
  mode="In the workshop in Ljubljana, every Tuesday afternoon.", review_due="2026-02-16", handover="2026-01-19", eq=("5", "5"), outcome="Guide of 18 pages in use; first housing in series of 40 since May.",
  trl=("3", "9"), story="The designers cut the housing out of cardboard in the canteen at lunchtime. A toolmaker sat down, bent one edge the other way and saved a weld. The guide now names him as an author."),
 dict(id="co-03", challenge="", pitch="", participants="@tessile;Maglia Tecnica", kind="rd", status="active", start="2025-10-01", agreed="2025-10-06", end="",
  first_time_pair="false", contract="contract", ip="shared", aims="A knitted work glove of regenerated fibre whose origin can be proved.", timeline="Yarn trials until February 2026, wear trial from May, decision in November 2026.",
  milestones="Ten yarn samples; wear trial; decision about a series", responsibilities="The mill spins small lots on Fridays; the studio knits, tests and documents.", expectations="At least 40 % regenerated fibre and no loss of abrasion class.",
  mode="Samples by post, a meeting in Schio every six weeks.", review_due="2026-04-13", handover="2026-03-09", eq=("4", "4"), outcome="", trl=("3", "6"), story=""),
 dict(id="co-04", challenge="gyorpress", pitch="gyorpress/Gombnyomás", participants="@gyorpress;Gombnyomás", kind="commission", status="active", start="2026-04-20", agreed="2026-04-27", end="",
  first_time_pair="true", contract="contract", ip="assign", aims="Changeover in 12 minutes with a screen that needs no manual.", timeline="Click prototype by July, test at two customers in August, style guide by 30 September 2026.",
  milestones="Observation of the setters; click prototype; test with six operators; style guide", responsibilities="The firm opens the test controller and pays the journeys; the studio tests and reports within a week.", expectations="Six operators reach 15 minutes or less at the first attempt.",
  mode="Daily messages, one day a week in Győr.", review_due="2026-08-24", handover="2026-09-30", eq=("4", "5"), outcome="", trl=("3", "6"), story=""),
 dict(id="co-05", challenge="klangantrieb", pitch="klangantrieb/Hollow Bell Audio", participants="@klangantrieb;Hollow Bell Audio;Büro Lautlos", kind="rd", status="active", start="2026-04-13", agreed="2026-05-05", end="",
  first_time_pair="true", contract="contract", ip="license", aims="Seven signals from the motor's own switching that people locate and accept.", timeline="Listening test in June, second test in a customer's hall in August, freeze on 15 September 2026.",
  milestones="Parameter format; first listening test; hall test; freeze", responsibilities="The firm keeps the inverter stable; Hollow Bell Audio owns the vocabulary, Büro Lautlos the direction.", expectations="Recognition of at least 90 % within a second; no complaint after four weeks.",
  mode="Wednesday on the test bench in Linz.", review_due="2026-09-21", handover="2026-10-15", eq=("5", "5"), outcome="", trl=("4", "6"), story=""),
 dict(id="co-06", challenge="carbo", pitch="carbo/Atelier Restform", participants="@carbo;Atelier Restform;Northlight Objects", kind="co_creation", status="active", start="2026-04-10", agreed="2026-05-04", end="",
  first_time_pair="true", contract="contract", ip="shared", aims="A small line of products from prepreg offcuts that pays for itself.", timeline="Functional samples by July, first 50 pieces by October 2026.",
  milestones="Sorting of the offcuts; two functional samples; cost sheet; first fifty pieces; first buyer", responsibilities="The firm sorts, stores and cures on Fridays; the studios design, finish and sell.", expectations="A unit cost below 34 euros at 500 pieces.",
  mode="Every Friday at the autoclave.", review_due="2026-10-05", handover="2026-10-30", eq=("5", "4"), outcome="", trl=("2", "6"), story=""),
 dict(id="co-07", challenge="textag", pitch="textag/Kittel & Kragen", participants="@textag;Kittel & Kragen;Fadenlauf Textilforschung", kind="co_creation", status="agreed", start="2026-05-18", agreed="2026-06-22", end="",
  first_time_pair="true", contract="loi", ip="license", aims="A shirt and a vest that are still worn after four weeks.", timeline="First fitting in July, samples in three sizes by 16 October 2026.",
  milestones="Fitting with ten wearers; samples in three sizes", responsibilities="The firm weaves, the studios cut and fit; the works council approves the data page.", expectations="At least 70 % still wear it after four weeks.",
  mode="In Dornbirn every second Wednesday, two nights on a building site.", review_due="2026-10-19", handover="", eq=("4", "4"), outcome="", trl=("4", ""), story=""),
 dict(id="co-08", challenge="spritz", pitch="spritz/Neun Komma Drei", participants="@spritz;Neun Komma Drei", kind="commission", status="completed", start="2026-04-07", agreed="2026-04-28", end="2026-09-30",
  first_time_pair="true", contract="contract", ip="license", aims="A wall that shows the night to the morning shift.", timeline="Trial with six machines in June, all 38 by September 2026.",
  milestones="Two shifts of watching; trial with six machines; wall with 38 strings; acceptance", responsibilities="The shifts move the beads; the studio builds and repairs; nobody counts persons.", expectations="Short stops are talked about every morning.",
  mode="On site in Wels at the change of shift.", review_due="2026-07-06", handover="2026-08-31", eq=("5", "5"), outcome="All 38 machines on the wall; the talk at the change of shift takes four minutes; OEE 71 % in September.", trl=("4", "9"),
  story="The wall has no plug. Each hour somebody moves a bead, and whoever moves it says why. In the third week the night shift added a string of its own: for the coffee machine. It stops most often of all."),
 dict(id="co-09", challenge="toplota", pitch="toplota/Risalnica", participants="@toplota;Risalnica", kind="commission", status="active", start="2026-04-08", agreed="2026-05-21", end="",
  first_time_pair="true", contract="contract", ip="assign", aims="Twelve cards that a fitter uses on site.", timeline="Cards by August, test with eight fitters in September, translation until December 2026.",
  milestones="Two days on building sites; draft cards; test with eight fitters; release", responsibilities="The service department answers within a day; the standards officer checks every warning.", expectations="30 % fewer calls by 31 March 2027.",
  mode="Short calls, drawings on paper by post.", review_due="2026-09-28", handover="2026-10-12", eq=("4", "5"), outcome="", trl=("3", "7"), story=""),
 dict(id="co-10", challenge="lozko", pitch="lozko/Studio Ciepła Dłoń", participants="@lozko;Studio Ciepła Dłoń", kind="commission", status="agreed", start="2026-05-11", agreed="2026-06-08", end="",
  first_time_pair="true", contract="contract", ip="assign", aims="A handset and a rail that patients over seventy use by themselves.", timeline="Study on two wards until September, prototype by 15 October 2026.",
  milestones="Approval of the ethics committee; study with twelve patients", responsibilities="The firm pays and opens the wards; the studio does the study.", expectations="Half of the position changes are made by the patients.",
  mode="On the ward on Mondays, otherwise online.", review_due="2026-10-26", handover="", eq=("", "4"), outcome="", trl=("3", ""), story=""),
 dict(id="co-11", challenge="catena", pitch="catena/Ritorno Packaging", participants="@catena;Ritorno Packaging", kind="idea", status="contact", start="2026-06-03", agreed="", end="",
  first_time_pair="true", contract="nda", ip="", aims="", timeline="", milestones="", responsibilities="", expectations="", mode="", review_due="", handover="", eq=("", ""), outcome="", trl=("2", ""), story=""),
 dict(id="co-12", challenge="ceram", pitch="ceram/Algoritmo Dolce", participants="@ceram;Algoritmo Dolce", kind="licence", status="dropped", start="2026-04-15", agreed="", end="2026-07-01", stop_reason="other",
  first_time_pair="true", contract="nda", ip="", aims="Three families of slabs generated by rules.", timeline="Samples by 30 September 2026.", milestones="Test slabs on the line", responsibilities="", expectations="The code stays with the artist, the pictures with the firm.",
  mode="", review_due="", handover="", eq=("3", "2"), outcome="Stopped over the licence of the code. Twelve test slabs were printed.", trl=("3", "4"), story=""),
 dict(id="co-13", challenge="labor", pitch="labor/Formdepot", participants="@labor;Formdepot", kind="commission", status="dropped", start="2026-04-22", agreed="2026-05-13", end="2026-08-14", stop_reason="management",
  first_time_pair="true", contract="contract", ip="assign", aims="A form guide for seven devices and two models.", timeline="Models by November 2026.", milestones="Workshop with the design department", responsibilities="The design department of nine takes part in every review.",
  expectations="No more than 4 % extra cost.", mode="Every second Friday in Jena.", review_due="2026-08-17", handover="", eq=("4", "3"), outcome="The firm was sold in July; the new owner has a guide of its own.", trl=("2", "3"), story=""),
 dict(id="co-14", challenge="metal3d", pitch="metal3d/Studio Sedam Mora", participants="@metal3d;Studio Sedam Mora", kind="co_creation", status="unknown", start="2026-05-06", agreed="", end="",
  first_time_pair="true", contract="none", ip="shared", aims="Six objects for restored boats.", timeline="First collection by 1 October 2026.", milestones="Three test prints", responsibilities="", expectations="Income is shared in halves.",
  mode="", review_due="", handover="", eq=("", ""), outcome="", trl=("3", ""), story=""),
]

# collaboration|title|owner|due|done|status|evidence
MILESTONES = """
co-01|Interviews with nine service engineers|Bildstörung XR|2025-10-31|2025-11-06|done|Protocol of 14 pages
co-01|Light CAD models of two laser cells|@salzlas|2025-12-12|2025-12-19|done|Files in the service folder
co-01|Trial with three customers|Bildstörung XR|2026-03-31|2026-04-10|done|Log of 17 calls
co-01|Hand-over to the service department|@salzlas|2026-06-26|2026-06-26|done|Signed protocol
co-02|Observation in two laboratories|Studio Lipa|2025-10-24|2025-10-22|done|Photo series and notes
co-02|Cardboard models of four instruments|Studio Lipa|2025-12-05|2025-12-05|done|Models in the workshop
co-02|Form guide released|@merilni|2026-01-30|2026-02-11|done|Guide, 18 pages
co-02|First housing in series|@merilni|2026-05-29|2026-05-27|done|Forty pieces delivered
co-03|Ten yarn samples|@tessile|2026-02-27|2026-03-13|done|Sample cards 1 to 10
co-03|Abrasion test of three samples|Maglia Tecnica|2026-04-30|2026-05-08|done|Test report
co-03|Wear trial with twelve persons|Maglia Tecnica|2026-09-30||missed|
co-03|Decision about a series|@tessile|2026-11-30||open|
co-04|Observation of two setters|Gombnyomás|2026-05-22|2026-05-20|done|Film of 50 minutes
co-04|Click prototype|Gombnyomás|2026-07-17|2026-07-24|done|Prototype on the test controller
co-04|Test with six operators at two customers|@gyorpress|2026-08-28|2026-09-11|done|Report: 14 minutes on average
co-04|Style guide|Gombnyomás|2026-10-30||open|
co-05|Parameter format agreed|@klangantrieb|2026-05-15|2026-05-13|done|Format description, 3 pages
co-05|Listening test with 20 persons|Hollow Bell Audio|2026-06-26|2026-07-03|done|92 % recognised
co-05|Test in a customer's hall|Büro Lautlos|2026-08-28|2026-08-27|done|Measuring report
co-05|Freeze of the seven signals|@klangantrieb|2026-09-15|2026-10-02|done|Parameter set 1.0
co-06|Offcuts of a month sorted|@carbo|2026-05-29|2026-05-29|done|Crates A to F
co-06|Two functional samples|Atelier Restform|2026-07-17|2026-07-10|done|Tray and stool
co-06|Cost sheet for 500 pieces|Northlight Objects|2026-08-14|2026-09-04|done|Cost sheet
co-06|First fifty pieces|@carbo|2026-10-16||open|
co-06|First buyer signed|Atelier Restform|2026-10-30||open|
co-07|Fitting with ten wearers|Kittel & Kragen|2026-07-31|2026-08-07|done|Fitting protocol, two night shifts
co-07|Samples in three sizes|Fadenlauf Textilforschung|2026-10-16||open|
co-08|Two shifts of watching|Neun Komma Drei|2026-04-28|2026-04-28|done|Sketchbook
co-08|Trial with six machines|Neun Komma Drei|2026-06-30|2026-06-22|done|Four weeks of entries
co-08|Wall with 38 strings|@spritz|2026-09-11|2026-09-09|done|Photo with consent
co-08|Acceptance|@spritz|2026-09-30|2026-09-30|done|Protocol
co-09|Two days on building sites|Risalnica|2026-06-12|2026-06-11|done|Notes and 80 photographs
co-09|Draft of twelve cards|Risalnica|2026-08-21|2026-08-28|done|Cards 0.3
co-09|Test with eight fitters|@toplota|2026-09-25|2026-10-06|done|Six of eight without a call
co-09|Release of the Slovene cards|@toplota|2026-11-20||open|
co-10|Approval of the ethics committee|@lozko|2026-04-21|2026-05-19|done|Decision of the committee
co-10|Study with twelve patients|Studio Ciepła Dłoń|2026-09-18||missed|
co-12|Test slabs on the line|@ceram|2026-06-12|2026-06-16|done|Twelve slabs
co-13|Workshop with the design department|Formdepot|2026-06-05|2026-06-12|done|Photo protocol
co-13|Model of PT-40|Formdepot|2026-09-30||cancelled|
""".strip()

# id|applicant|scheme|collaboration|requested|granted|drawn|own share|currency|applied|decided|status|comparison group
VOUCHERS = """
vo-01|Bildstörung XR|Open Workshop Voucher|co-01|10000|10000|10000|2500|EUR|2025-09-19|2025-10-17|completed|false
vo-02|@merilni|Open Workshop Voucher|co-02|8000|8000|7640|2000|EUR|2025-09-26|2025-10-24|completed|false
vo-03|@tessile|Filiera Creativa|co-03|12000|9000|4500|4000|EUR|2025-10-10|2025-12-01|drawn|false
vo-04|@gyorpress|Rába Design Forint|co-04|3800000|3800000|1900000|950000|HUF|2026-05-04|2026-06-09|drawn|false
vo-05|@klangantrieb|Open Workshop Voucher|co-05|10000|10000|6200|3000|EUR|2026-05-08|2026-06-03|drawn|false
vo-06|@carbo|Open Workshop Voucher|co-06|10000|7500|0|2500|EUR|2026-05-11|2026-06-19|granted|false
vo-07|@toplota|Vavčer za oblikovanje|co-09|5000|5000|2500|1250|EUR|2026-05-25|2026-07-02|drawn|false
vo-08|@lozko|Bon na Projekt|co-10|40000|||10000|PLN|2026-06-15||eligible|false
vo-09|Dielňa Služieb|Open Workshop Voucher||10000|||2500|EUR|2026-09-14||applied|false
vo-10|@poznan|Bon na Projekt||35000|0||9000|PLN|2026-03-02|2026-04-20|rejected|true
vo-11|@kolesa|Vavčer za oblikovanje||5000|0||1250|EUR|2026-02-16|2026-03-27|rejected|true
vo-12|@optik|Open Workshop Voucher||8000|0||2000|EUR|2026-01-30|2026-03-06|rejected|true
""".strip()

# collaboration|participant|impact|trend|path|indicator|value|unit|baseline|wave|date|evidence|method|text
IMPACTS = """
co-01|@salzlas|new_products|vertical|servitisation|Service calls solved without a journey|63|percent|31|6m|2026-03-20|documented|Service log|Counted from the log of the service department, trial customers only.
co-01|Bildstörung XR|new_business_models|horizontal|new_business_model|Income from maintenance contracts|14200|EUR|0|6m|2026-03-20|documented|Invoices|The studio sells its first yearly contract.
co-01|@salzlas|sustainability|vertical|servitisation|Business flights avoided|9|flights|0|6m|2026-03-20|self|Estimate of the head of service|
co-01|@salzlas|new_products|vertical|servitisation|Service calls solved without a journey|68|percent|31|12m|2026-09-18|verified|Service log, checked by the chamber|
co-01|Bildstörung XR|new_business_models|horizontal|new_business_model|Income from maintenance contracts|38500|EUR|0|12m|2026-09-18|documented|Invoices|Two more customers, one of them from medical technology.
co-01|Bildstörung XR|jobs_wellbeing|horizontal|new_business_model|Additional jobs|1|full-time equivalents|0|12m|2026-09-18|documented|Payroll|
co-02|@merilni|new_products|vertical|product_value|Housings sold in the new form|0|pieces|0|6m|2026-03-25|documented|Sales list|Series begins in May.
co-02|Studio Lipa|mediator_role|horizontal|mindset|Meetings with suppliers led by the studio|7|meetings|0|6m|2026-03-25|self|Calendar|The studio translates between toolmaker and sales.
co-02|@merilni|new_products|vertical|product_value|Housings sold in the new form|163|pieces|0|12m|2026-09-25|verified|Sales list, checked by the chamber|
co-02|@merilni|value_cocreation|vertical|brand_narrative|Share of instruments with a common form|50|percent|0|12m|2026-09-25|documented|Product list|Two of four.
co-02|Studio Lipa|ecosystems_connectivity|horizontal|new_sector|New customers in instrument making|2|firms|0|12m|2026-09-25|self|Interview|
co-03|@tessile|sustainability|vertical|product_value|Regenerated fibre in the sample yarn|40|percent|15|6m|2026-04-08|documented|Laboratory report|
co-03|Maglia Tecnica|new_business_models|horizontal|new_sector|Share of income from industry|18|percent|5|6m|2026-04-08|self|Interview|
co-03|@tessile|value_cocreation|vertical|product_value|Small lots spun for others|6|lots|0|12m|2026-10-07|documented|Production plan|The Friday slot is now open to three more studios.
co-03|Maglia Tecnica|jobs_wellbeing|horizontal|new_sector|Additional jobs|0.5|full-time equivalents|0|12m|2026-10-07|self|Interview|
co-03|@tessile|ecosystems_connectivity|horizontal|mindset|Creative partners of the mill|4|partners|1|12m|2026-10-07|self|Interview|
co-04|@gyorpress|new_products|vertical|product_value|Average changeover with the new screen|14|minutes|27|6m|2026-10-14|documented|Test with six operators|
co-04|Gombnyomás|mediator_role|horizontal|mindset|Workshops led at customers of the firm|3|workshops|0|6m|2026-10-14|self|Calendar|
co-05|@klangantrieb|human_digital_innovation|vertical|product_value|Signals recognised within a second|92|percent|54|6m|2026-10-09|documented|Listening test, 20 persons|
co-05|Hollow Bell Audio|new_business_models|horizontal|new_sector|Licence requests from logistics|2|requests|0|6m|2026-10-09|self|E-mails|
co-05|Büro Lautlos|value_cocreation|vertical|product_value|Vehicle located correctly by ear|88|percent|61|6m|2026-10-09|documented|Hall test|
co-06|@carbo|sustainability|vertical|product_value|Offcuts kept from disposal|640|kilograms|0|6m|2026-10-12|documented|Weighing slips|
co-06|Atelier Restform|new_business_models|horizontal|new_sector|Price agreed with the first shop|79|EUR per piece|0|6m|2026-10-12|self|Interview|
co-06|Northlight Objects|ecosystems_connectivity|horizontal|mindset|New partners found through the campaign|3|partners|0|6m|2026-10-12|self|Interview|
co-06|@carbo|jobs_wellbeing|horizontal|mindset|Employees who took part voluntarily|17|persons|0|6m|2026-10-12|documented|List at the autoclave|
co-08|@spritz|value_cocreation|vertical|servitisation|OEE|71|percent|68|6m|2026-10-08|documented|MES|
co-08|@spritz|jobs_wellbeing|horizontal|mindset|Short stops discussed at the change of shift|12|stops per day|0|6m|2026-10-08|documented|Count of the beads|
co-08|Neun Komma Drei|mediator_role|horizontal|new_business_model|Further walls ordered|2|walls|0|6m|2026-10-08|self|Order letters|
co-09|@toplota|new_products|vertical|product_value|Fitters who start a pump without a call|75|percent|37|6m|2026-10-15|documented|Test with eight fitters|
co-09|Risalnica|new_business_models|horizontal|new_sector|Requests from other makers of heating systems|3|requests|0|6m|2026-10-15|self|E-mails|
""".strip()
