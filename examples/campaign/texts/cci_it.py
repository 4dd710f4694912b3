# Creative respondents who answered in Italian. Everyone is invented. Format: see cci_en.py
TEXT = """
@Bottega Superficie|Elisa Montanari|Faenza|ITH5|2014|2|cr,ds|MC,ID,DV|PD,MC|it,en|2|in_person
O Progettiamo superfici ceramiche partendo da regole e non da fotografie. Scriviamo il codice, cuociamo i campioni, buttiamo via quasi tutto. Ogni lastra è diversa, ma si capisce che viene dalla stessa mano. Lavoriamo con stampa a getto d'inchiostro e con estrusori per argilla, e conosciamo i limiti di una linea che corre a trenta metri al minuto.
K design generativo; arte ceramica; stampa 3D di argilla; profili colore
P Maree (2023)|Collezione di 600 piastrelle generate dai dati di un mareografo.
P Crepe (2020)|Ricerca sui difetti di cottura come decoro, esposta in tre musei.
N Campioni di impasto e due giornate di linea, anche di notte.

@Archivio Vivo|Francesca Del Fabbro|Udine|ITH4|2010|2|an,pu|HE,ST,GR|MC,AT|it,en,sl|2|either
O Apriamo archivi d'impresa. Inventariamo gli oggetti, raccogliamo le voci degli ex dipendenti e ne ricaviamo storie brevi che servono a vendere e a farsi conoscere. Usiamo schede semplici, che un impiegato sa aggiornare da solo in mezz'ora, e diciamo subito che cosa non vale la pena conservare.
K patrimonio industriale; storia orale; catalogazione; narrazione d'impresa
P Il cassetto dei manici (2022)|Archivio di una fabbrica di utensili agricoli: 900 oggetti, 14 voci, un libretto.
P Sessanta campanelli (2019)|Mostra portatile in una valigia per un produttore di biciclette.
N Un custode della memoria disposto a parlare davanti a un microfono.

@Fotografia Lenta|Nicola Brusaferro|Pordenone|ITH4|2008|1|fi|PH,FI|MC,AT|it,en|3|in_person
O Fotografo oggetti di metallo: lame, molle, strumenti. La luce sul metallo è il mio mestiere. Preparo un set che l'azienda può rimontare da sola, così ogni nuovo pezzo del catalogo somiglia agli altri. Faccio anche ritratti di chi quegli oggetti li costruisce.
K fotografia di prodotto; riproduzione a 600 dpi; ritratto; archivio digitale
P Filo (2021)|Centoventi forbici fotografate a grandezza naturale.
P Mani e morse (2017)|Ritratti in una fucina friulana.

@Tipografia Mobile|Anna Zorzettig|Cividale del Friuli|ITH4|2012|1|pu,ds|GR,ST,IL|MC|it,sl,en|2|either
O Editoria per aziende che hanno qualcosa da raccontare e poco tempo. Progetto libri, fogli e schede con caratteri leggibili e testi corti, in due lingue. Stampo piccole tirature in bottega, dove il cliente può sporcarsi le mani.
K grafica editoriale; stampa tipografica; redazione bilingue
P Cinque generazioni di falci (2018)|Libro di 64 pagine cucito a mano, tre ristampe.
P Foglio d'officina (2023)|Giornale trimestrale scritto dagli operai.
N Testi veri, anche brutti, non comunicati stampa.

@Ritorno Packaging|Matteo Cavazzuti|Modena|ITH5|2018|2|ds|PK,SV,MC|SE,OP|it,en|2|either
O Imballaggi riutilizzabili per ospedali, laboratori e mense. Progettiamo il contenitore e il giro che deve fare: chi lo svuota, dove aspetta, come si capisce che è pulito. Prepariamo prototipi termoformati in una settimana e li proviamo in corsia con gli infermieri.
K packaging riutilizzabile; ecodesign; prove di caduta; mappe logistiche
P Vassoio parlante (2022)|Contenitore per provette che mostra lo stato con una linguetta colorata.
P Casse che tornano (2020)|Sistema di resi per un birrificio, tasso di ritorno 91 per cento.
N Una settimana in reparto e qualcuno che lava.

@Suono Utile|Andrea Valcovich|Trieste|ITH4|2016|1|mu,is|SO,SW|PD,OI|it,en|2|online
O Progetto suoni per macchine e interfacce: macchine da caffè, ascensori, veicoli silenziosi. Sintetizzo direttamente sul microcontrollore e verifico con prove d'ascolto, perché un suono che piace a un musicista può rovinare la giornata a un barista.
K sound design; psicoacustica; programmazione embedded; prove d'ascolto
P Crema (2023)|I tre suoni di una macchina da caffè professionale.
P Attenti al carrello (2021)|Segnali per carrelli automatici in un porto.

@Laboratorio Zero Virgola|Ilaria Pesavento|Vicenza|ITH3|2013|2|ds|ID,UX,UR|PD,DT|it,en|2|either
O Disegno industriale per apparecchi medici e da laboratorio. Osserviamo chi li usa, modelliamo in schiuma, proviamo con guanti e fretta. Sappiamo parlare con chi fa la norma e con chi fa lo stampo.
K disegno industriale; usabilità; modelli funzionali; colore e finitura
P Poltrona per la dialisi (2020)|Seduta con comandi per mani tremanti, 18 pazienti coinvolti.
P Manico (2022)|Impugnatura per uno strumento ortopedico.
N L'accesso al reparto, con i permessi già chiesti.

@Cinema Breve|Davide Quaglia|Torino|ITC1|2011|2|fi|FI,ST|AT,MC|it,en|2|in_person
O Documentari brevi sul lavoro industriale. Passiamo prima tre giorni senza camera. Poi giriamo con poca luce e poche domande. I giovani dell'azienda rivedono il montaggio con noi e hanno diritto di veto.
K documentario; montaggio; formati verticali
P Turno di notte a Settimo (2022)|Serie di cinque episodi da due minuti.
P Apprendisti (2018)|Film di 28 minuti, proiettato in quaranta scuole.
N Una persona dell'azienda che risponda al telefono anche di sabato.

@Gioiello Aumentato|Serena Bellotto|Vicenza|ITH3|2017|1|cr,fa|ID,MC,BR|PD,OI,MC|it,en|2|either
O Gioielli e piccoli oggetti nati per la stampa in metallo: cerniere stampate in un pezzo solo, maglie, strutture cave. Disegno tenendo conto di supporti e finiture, e curo anche le immagini e la vendita in rete. Titanio e bronzo sono i materiali che conosco meglio.
K design del gioiello; modellazione parametrica; finitura dei metalli; vendita online
P Catena senza saldature (2021)|Collana in titanio stampata già chiusa, premio di settore.
P Serratura (2023)|Ciondoli apribili in bronzo, 200 pezzi numerati.
N Un tecnologo con cui sbagliare velocemente.

@Officina Dati|Giacomo Rinaldi|Bologna|ITH5|2019|2|cs,ds|DV,SW|OP,MC|it,en|3|online
O Trasformiamo i dati di produzione in disegni da appendere. Niente semafori, niente classifiche di persone. Una domanda alla volta, leggibile da otto metri.
K visualizzazione dati; D3; infografica
P Il fiume dei fermi (2022)|Grafico murale per una linea di imbottigliamento.
N Un mese di dati grezzi.

@Casa degli Attrezzi|Luisa Gregori|Gorizia|ITH4|2009|2|ar,ds|AR,EX,FA|AT,MC|it,sl,en|2|in_person
O Allestimenti e interni per aziende: sale dimostrative, mense, ingressi. Costruiamo con materiali di recupero dell'azienda stessa e lasciamo un manuale di manutenzione di due pagine.
K allestimento; architettura d'interni; autocostruzione
P La sala del vento (2021)|Spazio dimostrativo per un produttore di ventilatori.
P Mensa 12 (2018)|Mensa per 90 persone, arredata con bancali verniciati.

@Maglia Tecnica|Beatrice Fontanive|Belluno|ITH3|2015|1|fa|TX,MC,UR|PD,AT|it,de,en|2|either
O Abbigliamento da lavoro e sportivo in maglia. Progetto capi con sensori integrati, li provo su corpi veri di tutte le taglie e li lavo finché si rompono. Parlo volentieri con chi fila e con chi porta.
K modellistica; maglieria; tessuti conduttivi; prove di vestibilità
P Guanto che conta (2020)|Guanto per la riabilitazione con fili conduttivi.
P Gilet per il soccorso alpino (2023)|Provato in quattordici interventi.
N Campioni di filato e dieci volontari.

@Realtà Minore|Stefano Lucchetta|Treviso|ITH3|2020|1|is|XR,SW|MC,OI,PD|it,en|2|online
O Realtà aumentata per cose difficili da mostrare: flussi, pressioni, interni di macchine. Parto dai vostri file di simulazione e li rendo leggeri. Funziona senza rete e senza di me.
K realtà aumentata; Unity; ottimizzazione 3D
P Dentro la pompa (2023)|Spaccato in scala reale per una fiera, 5.000 visite.

@Parole in Officina|Claudia Nardin|Trento|ITH2|2013|1|pu|ST,GR|MC,OP|it,de,en|3|online
O Riscrivo manuali e schede tecniche. Metto prima quello che serve prima. I numeri restano tutti, le frasi si dimezzano.
K redazione tecnica; linguaggio chiaro; terminologia
P Il manuale della segheria (2021)|Da 210 a 70 pagine, in due lingue.
N Domande e risposte con un tecnico ogni settimana.

@Compagnia del Collaudo|Tommaso Ferrarin|Verona|ITH3|2012|2|pe|FA,SV|DT,OI,AT|it,en|2|in_person
O Teatro per aziende che devono cambiare abitudini. Mettiamo in scena il guasto, il reclamo, la consegna in ritardo, e cerchiamo insieme un altro finale. Non facciamo team building e non usiamo palloncini.
K facilitazione; teatro forum; progettazione di servizi
P Il cliente delle sei (2019)|Percorso con i tecnici di assistenza di un produttore di ascensori.
N Un gruppo misto, dirigenti compresi.

@Studio Carnia|Marco Pellizzari|Tolmezzo|ITH4|2016|1|ds,cr|ID,MC|PD,SE|it,de,en|2|in_person
O Mobili e oggetti in legno locale e scarti di composito. Progetto, fresatura, laminazione e primi venti pezzi li faccio io. Il costo lo dico prima del disegno.
K falegnameria; laminazione; design di prodotto
P Slitta (2022)|Slitta da bambini in fibra di carbonio recuperata e frassino.
P Panca Tagliamento (2019)|Arredo pubblico in larice.

@Marca Gentile|Valentina Sartori|Milano|ITC4|2010|2|ad,ds|BR,GR,ST|MC,AT|it,en,fr|2|either
O Identità visiva e strategia di marca per imprese manifatturiere. Prima ascoltiamo chi monta, poi chi vende. Lavoriamo bene con aziende che hanno tanti prodotti e nessuna famiglia.
K identità visiva; architettura di marca; naming
P Una sola voce (2021)|Riordino di undici marchi per un gruppo di meccanica fine.
N Accesso alla direzione commerciale.

@Pixel di Montagna|Erik Unterholzner|Bressanone|ITH1|2018|1|is,ds|UX,IL|PD,OP|de,it,en|2|either
O Interfacce per chi lavora all'aperto o in cella frigorifera. Schermi leggibili al sole, tasti per guanti, parole in due lingue. Provo tutto nei meleti prima di consegnare.
K interfacce per guanti; icone; prove sul campo
P Mela verde (2022)|Quadro comandi per celle di frutta.

@Carta da Zucchero|Giorgia Lanzi|Parma|ITH5|2014|1|ds|PK,GR|SE,MC|it,en|2|either
O Confezioni in carta e cartone senza colla per prodotti alimentari, cosmetici e campioni tecnici. Mi piace quando la scatola resta sulla scrivania.
K packaging; cartotecnica; campionari
P Campionario di colori (2023)|Cofanetto per un produttore di vernici, richiuso cento volte senza danni.
N Il prodotto vero in mano, non il disegno.

@Algoritmo Dolce|Pietro Scarpa|Venezia|ITH3|2021|1|cs,an|DV,SW,MC|PD,OI|it,en|2|online
O Artista e programmatore. Uso modelli allenati solo su immagini mie o del committente, e sistemi di regole che girano in pochi secondi. Dalle superfici tessili sono passato alla pietra sinterizzata e alla ceramica.
K arte generativa; GPU; texture
P Acqua alta (2022)|Mille disegni diversi per un tessuto jacquard.
P Regola 7 (2024)|Pattern per lastre, calcolo in 2,5 secondi.
N Un server uguale al vostro e un occhio critico in reparto colore.
"""
