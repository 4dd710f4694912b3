# Creative respondents who answered in English. Everyone is invented.
# @organisation|contact|city|nuts|founded|people|sectors|skills|areas|languages|pitches|mode
# O offer  K other skills, own words  P portfolio: title|text  N needs
TEXT = """
@Quiet Panel|Dóra Lénárd|Budapest|HU11|2015|2|ds,is|UX,UR,GR|PD,DT|hu,en|2|either
O We redesign the screens of machines: panels, pendants, alarm lists, setup pages. First we stand next to the operator for two shifts and count what is really touched. Then we cut. Our click prototypes run on the customer's own hardware, with gloves on, and we test them with people who have never seen the machine before.
K HMI design; usability testing on the shop floor; pictograms; design systems in HTML5
P Nine buttons for a bottle washer (2023)|The filling plant had 74 functions on its panel. Operators now use nine; the rest sits behind a service key. Training went from two days to three hours.
P Alarm grammar (2021)|A set of 40 alarm sentences and symbols for a chiller manufacturer, tested in five languages.
N A machine that we may watch for at least two full shifts, and one engineer who is allowed to say no.

@Hollow Bell Audio|Jonas Prettner|Graz|AT22|2017|1|mu|SO,UR|PD,OI|de,en|2|in_person
O I design sounds for things that move: lifts, ticket gates, autonomous carts. I work with parameters, not with finished audio files, because the sound has to come out of the hardware that is already there. Every set is tested in a listening panel with people who will hear it all day, and I measure annoyance as carefully as recognition.
K psychoacoustics; listening tests; sound synthesis; field recording
P Gate, not beep (2022)|Four sounds for a ski resort's turnstiles, synthesised on a two-euro chip; complaints from staff went to zero in the first season.
P Night carts (2024)|Approach sounds for laundry carts in a hospital that patients sleep through and nurses notice.
N Access to the inverter's parameters and a quiet hour in the test hall.

@Room for Doubt|Tjaša Kuhar|Ljubljana|SI04|2013|2|ds,ar|EX,ST,DV|MC,AT|sl,en,de|1|either
O We build exhibitions about things that nobody can see: radiation, bacteria, statistics, trust. Our rooms work without a guide and survive school classes. We write the texts ourselves, ten words where others need a panel, and we build the first version out of cardboard in the real room before a single cable is laid.
K exhibition concept; scenography; exhibit prototyping; museum texts
P The weight of a breath (2023)|A touring room about air in cities: visitors balance the dust of one day on a pair of scales. Seen by 41,000 people in four countries.
P Pipe dreams (2020)|Visitor centre for a water utility; one operator, eleven minutes, no screen.
N Early access to the room and the right to leave most of the slides out.

@Ladder & Loop|Marek Hlaváč|Bratislava|SK01|2018|2|ds|SV,FA,UR|OI,DT,OP|sk,cs,en|2|either
O Service design for companies that sell machines and would like to sell what the machines do. We map a breakdown from the first noise to the paid invoice, together with the people who get the call at night. Out come offers, prices and contracts that fit on a few pages and that technicians dare to explain.
K service blueprints; pay-per-use models; contract design in plain language; facilitation
P A compressor by the cubic metre (2022)|New offer for a rental company; three of ten pilot customers stayed with it after the trial year.
P The four-page contract (2024)|A data-sharing agreement for dairies, rewritten and drawn, understood by 19 of 20 readers in a test.
N Customers who agree to be interviewed and figures about what a breakdown really costs.

@Returnable|Elena Fabris|Padova|ITH3|2019|2|ds|PK,SV,ID|SE,PD|it,en|2|either
O Packaging that comes back. We design crates, inlays and labels, and above all the habit of returning them: who picks up the empty box, where it waits, what tells you that it is clean. We prototype in vacuum-formed sheet within a week and test on real trolleys, in real corridors, with real gloves.
K reusable packaging; behaviour design; logistics mapping; thermoforming prototypes
P Lunch boxes that come home (2022)|Return system for nine school kitchens; after half a year 94 of 100 boxes came back.
P The clean side up (2023)|A tray for dental laboratories that shows its state by the way it is turned.
N A week on the ward or on the loading dock before we draw anything.

@Third Shift Films|Petra Vukelić|Varaždin|HR06|2016|2|fi|FI,PH,ST|AT,MC|hr,en|2|in_person
O Short documentaries about work. We film where it is loud, hot and dusty, with a crew of two and our own safety gear, and we let the people on screen decide what stays in. No actors, no drone over the roof, no handshake. Most of our films are under ninety seconds because that is how long a bus stop takes.
K documentary film; vertical video for social media; sound in noisy places; training apprentices to film
P Hands of line two (2024)|Eight portraits from a textile dye works, filmed with its apprentices; applications for training places rose from 6 to 23.
P Five in the morning (2021)|Night bakery series for regional television, four parts.
N Consent of the people on the floor and a foreman who likes us a little.

@Nightshift Labs|Adam Wieczorek|Katowice|PL22|2020|2|is|XR,SW,DV|OI,MC,PD|pl,en|2|either
O We make mixed reality for places without good light and without patience: assembly halls, vocational schools, showrooms. A technician can start our installations by switching on the power. We turn simulation data such as flow, stress or heat into something that a visitor can walk around, and we keep it honest with a scale and a legend.
K Unity; real-time CFD visualisation; stand-alone VR; installation hardware
P Heat you can walk through (2023)|Full-scale AR view of a furnace's temperature field, built from the maker's own simulation files.
P Look, no crane (2022)|VR training for rigging with six headsets and no internet.
N CAD or simulation data that we may simplify, and a person who can tell us which simplification would be a lie.

@Plainspoken|Rebecca Tollinger|Innsbruck|AT33|2014|1|pu,ad|ST,GR|MC,OP|de,en,it|3|online
O I rewrite what engineers have written. Manuals, safety sheets, data sheets, websites: shorter, in the order in which a reader needs it, with every figure still there. I work in English and German with a list of the terms that must not change, and I hand back a version in which each change can be traced.
K technical writing; plain language; terminology; editing for translation
P 164 to 38 (2023)|The manual of a wood-chip boiler; the legal warnings kept word for word, the rest cut to 38 pages.
P What the label says (2020)|Safety texts for a climbing gear maker in nine languages.
N Someone who answers questions within a day; I ask many.

@Fold & Fell|Maja Jurić|Zagreb|HR05|2017|1|fa,ds|TX,UR,MC|PD,DT|hr,en,de|2|in_person
O Clothing for people at work. I cut patterns for bodies that bend, climb and sweat, in women's sizes too, and I fit every prototype on the ones who will wear it. My background is in stage costume, so I know how to hide a battery, open a seam in ten seconds and make a uniform that people like to be seen in.
K pattern cutting; wearables; fitting sessions; durable garment care
P Forty conductors (2022)|Tram drivers' jackets in eleven sizes, worn and corrected over one winter before the series was ordered.
P Harness for a flying Peter Pan (2019)|Stage costume with a concealed certified harness.
N Ten people who will wear the sample for at least three weeks and tell me the truth.

@Offcut Society|Hannes Brugger|Wien|AT13|2018|2|ds,cr|ID,MC,PK|SE,PD,OI|de,en|2|either
O We make products out of what is left over in factories. We come with a van, sort the offcuts by shape, and return with objects that somebody wants to buy, along with a price, a buyer and a name for the material that is not the word waste. Composite, leather and technical felt are our favourite problems.
K circular product design; material experiments; small series; cost estimates
P Ski edge lamp (2021)|A desk lamp from steel edge strips; 1,400 sold through six shops.
P Seat belt remnants (2023)|A line of shelf straps from a webbing maker's trimmings, now part of its own catalogue.
N Fifty kilograms of the real scrap, not of a clean sample.

@Noisy Neighbours|Giulio Ferrante|Torino|ITC1|2015|2|mu,pe|SO,FA|AT,PD,OI|it,en|1|in_person
O A composer and an acoustician. We listen to factories and change how they sound, with curtains, with rhythms, sometimes with music, often only by moving one machine. Workers take part with recorders and draw maps of where it hurts. We also make sound signals that are heard in a loud hall without adding to the noise.
K acoustics of rooms; composition; participatory sound walks; signal design
P The canteen that whispers (2022)|Acoustic redesign of a canteen for 300 people with offcut felt; reverberation went from 2.1 to 0.8 seconds.
P Seven calls (2024)|Signal family for automated guided vehicles, tested with pickers on the night shift.
N One night with all the machines switched off.

@Small Batch Studio|Kinga Borowiec|Kraków|PL21|2016|2|ds|ID,GR,BR|PD,MC|pl,en|2|either
O Product design for series between ten and five hundred, where no injection mould pays off. Folded sheet, thermoformed covers, printed parts, one good detail. We have given laboratory and measuring equipment a common look across product families and written the guides that keep it so when we are gone.
K low-volume housings; design guidelines; model making; colour, material and finish
P One family, six balances (2022)|Form language for a maker of laboratory balances, introduced step by step over two years without a new tool.
P Air quality box (2024)|Wall-mounted sensor that people stopped hiding behind curtains.
N The real cost calculation, and an hour with the man who bends the sheet metal.

@Ink & Ohm|Lucie Marešová|Brno|CZ06|2012|2|ds|DV,GR,IL|OP,MC|cs,en|2|online
O We draw data by hand first and by machine later. Our dashboards hang on walls and have few numbers on them; the night shift reads them from eight metres. We like paper, split-flap boards and magnets as much as screens, and we write down what each figure must never be used for.
K information design; wall displays; illustration of processes; data ethics with works councils
P A wall that breathes (2023)|Energy display for a brewery: one moving line, no percentage, 11 % less heat lost in a year.
P Waiting (2021)|Printed calendar of delays for a railway depot.
N Raw data for a month and a chat with the people whose work it shows.

@Bright Idle|Vid Cerar|Koper|SI04|2021|1|is|XR,SW,SO|MC,OI|sl,it,en|3|online
O I build playable explanations: a small game or a simulation in a browser, which shows in three minutes what a product does. It loads on a trade-fair tablet without a network and speaks as many languages as you have text for.
K web graphics; interactive explanations; sound for games
P Grow a cell (2024)|A browser toy about a bioreactor; sales staff open their talks with it.

@Assembly of Two|Nikolett Pásztor|Pécs|HU23|2014|2|cr,ds|MC,ID,EX|PD,MC|hu,en,de|2|in_person
O Ceramic designers with a kiln, a slip-casting room and a clay printer. We develop glazes, reliefs and rules for surfaces which look alive because no two tiles agree. We are used to industrial tolerances, and we will tell you when an idea only works in a gallery.
K ceramic surfaces; clay printing; glaze development; parametric relief
P Rain field (2023)|A façade of 900 tiles, each pressed by a different minute of recorded rain.
P Insulators at home (2020)|Vases made on the line of a high-voltage porcelain factory.
N Three days on the line, clay from the real batch.

@Northlight Objects|Tomáš Urban|Olomouc|CZ07|2011|1|ds,cr|ID,MC|PD,SE|cs,en,de|2|either
O Furniture and objects from composite, bent wood and metal. I draw, mill and laminate myself, so the first functional sample is usually ready after two weeks. Stiff, thin parts are what I like most.
K laminating carbon and flax; prototype building; furniture standards
P Cantilever, 900 grams (2022)|A stool from end-of-life prepreg, load tested with 160 kg.

@Common Table|Barbara Šega|Maribor|SI03|2012|2|pe,ds|FA,UR,SV|DT,OI,AT|sl,de,en|2|in_person
O We run workshops in which a welder and a managing director talk to each other as equals. Our methods come from theatre. We rehearse the future service, the bad day and the angry customer before anything is designed, and we leave a protocol that engineers accept.
K facilitation; forum theatre; service rehearsal; conflict mapping
P The angry customer (2022)|Two days with a lift maintenance firm; the call-out procedure was rewritten by the technicians themselves.
P Change of shift (2024)|Rehearsed handover in a dairy with eleven nationalities.
N Mixed groups. If only managers come, we cancel.

@Loop Cinema|Filip Domański|Łódź|PL71|2009|2|fi,an|FI,ST,HE|MC,AT|pl,en|1|either
O We make films with industrial archives: negatives, tapes, drawings, the memory of a retired foreman. Each archive becomes a handful of short stories that a company can go on using for years, and the material itself is catalogued on the way, with rights cleared and files named so that someone will find them again.
K archive film; oral history; digitisation; rights clearance
P Looms at rest (2020)|Oral history of a closed spinning mill: 26 voices, one hour, and a searchable catalogue.
P Drawer 14 (2023)|Eleven clips about tools whose purpose nobody could remember.
N A dry room with a table and the phone numbers of the retired.
"""
