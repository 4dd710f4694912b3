# Creative respondents who answered in Slovak. Everyone is invented. Format: see cci_en.py
TEXT = """
@Dielňa Služieb|Katarína Mihálová|Žilina|SK03|2015|2|ds|SV,FA,UR|OI,DT,OP|sk,cs,en|2|either
O Pomáhame výrobcom strojov predávať výsledok namiesto železa. Chodíme do malých dielní, pýtame sa, čo stojí porucha o druhej ráno, a z odpovedí kreslíme službu, cenu a zmluvu na štyri strany. Servisných technikov berieme ako spoluautorov, lebo oni nesú zlé správy.
K dizajn služieb; obchodné modely; rozhovory v teréne; facilitácia
P Vysokozdvižný vozík na hodiny (2022)|Nová ponuka požičovne, štrnásť zmlúv za rok.
P Kto zdvihne telefón (2020)|Mapa servisných hovorov u výrobcu čerpadiel.
N Päť zákazníkov, z toho aspoň jeden nahnevaný.

@Tichý Chod|Samuel Bartoš|Bratislava|SK01|2018|1|mu,is|SO,SW|PD|sk,en|2|online
O Navrhujem zvuky prístrojov a vozidiel a píšem k nim aj kód do riadiacej jednotky. Počúvacie testy robím s ľuďmi, ktorí budú zvuk počuť osem hodín denne, nie s hudobníkmi.
K zvukový dizajn; syntéza; počúvacie testy; vstavané systémy
P Výťah v nemocnici (2021)|Sedem tónov, ktoré v noci nikoho nezobudia.
P Vozík pri regáli (2024)|Zvuky pre autonómne vozíky, overené na nočnej zmene.

@Papierový Hrad|Zuzana Králiková|Trnava|SK02|2013|1|ds|PK,GR|SE,MC|sk,cs,de|2|either
O Obaly a vzorkovníky z papiera. Skladajú sa bez lepidla, znesú pád zo stola aj otváranie jednou rukou. Prototyp prinesiem do týždňa a s radosťou sa pozriem, ako sa kazí.
K obalový dizajn; papierové konštrukcie; vzorkovníky
P Vzorkovník tehál (2022)|Dva kilogramy namiesto dvanástich, dodnes stojí na policiach architektov.
N Skutočný výrobok, nie jeho fotografia.

@Kamera v Prilbe|Martin Oravec|Košice|SK04|2012|2|fi|FI,PH|AT,MC|sk,hu,en|2|in_person
O Filmy z hút, dielní a skladov. Nakrúcame vo dvojici, s vlastnými prilbami, medzi jednotlivými taktmi výroby. Učni si skúšajú kameru a strih a na konci rozhodujú, ktorá verzia pôjde von.
K dokumentárny film; priemyselná fotografia; práca s učňami
P Žeravé (2020)|Štyri krátke portréty z oceliarne.
P Stredná, strojnícka (2023)|Videá žiakov pre žiakov, 90-tisíc zhliadnutí.

@Čiara a Bod|Veronika Šimková|Nitra|SK02|2016|1|ds|DV,IL,GR|OP,MC|sk,en|3|online
O Kreslím údaje a postupy tak, aby im rozumel človek v behu. Nástenky, piktogramy, návody, výročné správy. Začínam ceruzkou a končím tam, kde už nie je čo vynechať.
K vizualizácia dát; ilustrácia; piktogramy
P Nástenka pekárne (2021)|Jedna strana namiesto dvanástich hlásení.
N Mesačný výpis z výroby.

@Ohýbané Svetlo|Jozef Valent|Banská Bystrica|SK03|2010|2|ds|ID,MC,EX|PD,MC|sk,en|2|either
O Priemyselný dizajn prístrojov a svietidiel v malých sériách, z plechu, skla a tlačených dielov. Staviame modely v mierke 1 : 1 a s konštruktérmi sa hádame slušne. Robíme aj predvádzacie exponáty.
K priemyselný dizajn; modely; exponáty; farba a materiál
P Rodina meračov (2022)|Spoločný vzhľad piatich prístrojov bez novej formy.
P Lúč (2018)|Exponát o optickom vlákne pre vedecké centrum.
"""
