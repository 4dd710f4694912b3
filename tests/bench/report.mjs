// report.mjs FILE: the counts of a report in DuckDB's words, on one thread, without intervals, tests, references or a digest of the input: reads the
// columns that they need, keeps the last record of each key, and groups. Prints each count. The package is looked for in the folder that it is run in.
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(process.cwd() + '/')('@duckdb/node-api');
const file = process.argv[2];
const text = ['type', 'id', 'event', 'participant', 'challenge', 'owner', 'side', 'country', 'org_id', 'status', 'activity', 'lang', 'kind', 'survey', 'wave', 'item',
	'construct', 'of', 'impact', 'indicator', 'collaboration', 'slot', 'a', 'b', 'purpose', 'evidence'];
const columns = { ...Object.fromEntries(text.map((name) => [name, 'VARCHAR'])), date: 'DATE', agreed: 'DATE', rank: 'INTEGER', round: 'INTEGER', chosen: 'BOOLEAN',
	value: 'DOUBLE', granted: 'DOUBLE', seats_max: 'INTEGER', first_time_pair: 'BOOLEAN', participants: 'VARCHAR[]', barriers: 'VARCHAR[]' };
const keys = { participant: 'id', challenge: 'id', event: 'id', pitch: 'id', collaboration: 'id', voucher: 'id', attendance: 'event, participant', match: 'round, challenge, participant',
	meeting: 'event, slot, a, b', response: 'participant, survey, wave, item, "of"', impact: 'collaboration, participant, impact, indicator, wave',
	contact: 'date, participants, purpose' };
const spec = Object.entries(columns).map(([name, kind]) => `${name === 'of' ? '"of"' : name}: '${kind}'`).join(', ');
const database = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await database.connect();
await connection.run(`CREATE TABLE records AS SELECT *, row_number() OVER () AS place FROM read_json('${file}', format = 'newline_delimited', columns = {${spec}})`);
for (const [type, key] of Object.entries(keys))
	await connection.run(`CREATE TABLE ${type}s AS SELECT * FROM records WHERE type = '${type}' QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY place DESC) = 1`);
await connection.run(`CREATE TABLE steps AS
	WITH step(activity, step) AS (VALUES ('info_day', 0), ('mindset_workshop', 0), ('avm_pitch', 1), ('visit', 1), ('specialised_workshop', 1), ('meet_the_expert', 2), ('hands_on', 2),
		('solution_pitch', 2), ('individual_visit', 3), ('individual_workshop', 3)),
	touched AS (SELECT t.participant AS person, s.step FROM attendances t JOIN events e ON e.id = t.event JOIN step s ON s.activity = e.activity WHERE t.status = 'attended'
		UNION ALL SELECT m.a, s.step FROM meetings m JOIN events e ON e.id = m.event JOIN step s ON s.activity = e.activity WHERE m.status = 'held'
		UNION ALL SELECT m.b, s.step FROM meetings m JOIN events e ON e.id = m.event JOIN step s ON s.activity = e.activity WHERE m.status = 'held'
		UNION ALL SELECT participant, 2 FROM pitchs UNION ALL SELECT c.owner, 2 FROM pitchs p JOIN challenges c ON c.id = p.challenge
		UNION ALL SELECT unnest(participants), 3 FROM collaborations)
	SELECT person, max(step) AS step FROM touched GROUP BY person`);
const counts = [
	'SELECT side, country, count(*), count(DISTINCT org_id) FROM participants GROUP BY ALL',
	'SELECT p.side, p.country, s.step, count(*) FROM participants p LEFT JOIN steps s ON s.person = p.id GROUP BY ALL',
	'SELECT side, b, count(*) FROM (SELECT side, unnest(barriers) AS b FROM participants) GROUP BY ALL',
	'SELECT c.status, c.lang, p.country, count(*), sum(c.seats_max) FROM challenges c LEFT JOIN participants p ON p.id = c.owner GROUP BY ALL',
	'SELECT n, count(*) FROM (SELECT c.id, count(p.id) AS n FROM challenges c LEFT JOIN pitchs p ON p.challenge = c.id GROUP BY ALL) GROUP BY ALL',
	'SELECT status, count(*) FROM matchs GROUP BY ALL',
	'SELECT rank, status, count(*) FROM matchs GROUP BY ALL',
	'SELECT count(*), count(*) FILTER (chosen) FROM pitchs',
	'SELECT status, kind, first_time_pair, count(*) FROM collaborations GROUP BY ALL',
	'SELECT e.id, e.activity AS activity, t.status, count(*) FROM attendances t JOIN events e ON e.id = t.event GROUP BY ALL',
	'SELECT visits, count(*) FROM (SELECT participant, count(*) AS visits FROM attendances WHERE status = \'attended\' GROUP BY ALL) GROUP BY ALL',
	'SELECT status, count(*) FROM meetings GROUP BY ALL',
	'SELECT r.construct, r."of", p.side, r.wave, r.value, count(*) FROM responses r JOIN participants p ON p.id = r.participant GROUP BY ALL',
	'SELECT r.construct, r."of", p.side, r.wave, median(r.value) FROM responses r JOIN participants p ON p.id = r.participant GROUP BY ALL',
	'SELECT impact, wave, evidence, count(*), sum(value) FROM impacts GROUP BY ALL',
	'SELECT status, count(*), sum(granted) FROM vouchers GROUP BY ALL',
	'SELECT type, count(*) FROM records GROUP BY ALL',
];
for (const sql of counts)
	console.log(JSON.stringify((await connection.runAndReadAll(sql)).getRowsJson()));
process.exit(0);
