// duckdb.mjs FILE KIND: the import of one of survey.py's files in DuckDB's words, on one thread: rename, trim, split three lists,
// cast fourteen cells, one JSON object a row to /dev/null. The package is looked for in the folder that it is run in.
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(process.cwd() + '/')('@duckdb/node-api');
const [file, kind] = process.argv.slice(2);
const pick = (form) => (names) => Object.entries(names).map(([heading, name]) => form(`"${heading}"`) + ` AS ${name}`);
const text = pick((column) => `trim(${column})`);
const list = pick((column) => `string_split(${column}, ';')`);
const cast = (type) => pick((column) => `CAST(${column} AS ${type})`);
const columns = {
	profiles: [
		...text({ Firm: 'org', Mail: 'email', Who: 'contact_name', Town: 'city', Web: 'website', 'Heard of us': 'channel', Notice: 'notice' }),
		...text({ Offer: 'offers', Wanted: 'needs', State: 'country', 'How to meet': 'mode', Stage: 'stage', Is: 'status' }),
		...list({ Topics: 'areas', Spoken: 'languages', Machines: 'technologies' }),
		...cast('INTEGER')({ Since: 'founded', Staff: 'headcount', 'Pitches from': 'capacity_min', 'Pitches to': 'capacity_max' }),
		...cast('DOUBLE')({ Lat: 'lat', Lon: 'lon', Culture: 'culture', Capability: 'capability', Receptiveness: 'receptiveness', 'Self-image': 'brain' }),
		...cast('BOOLEAN')({ 'Agrees: data': 'process', 'Agrees: partners': 'share', 'Agrees: story': 'publish' }),
		...cast('DATE')({ Came: 'joined' }),
	],
	answers: [
		...text({ Organisation: 'org', 'E-mail': 'email', Country: 'country', City: 'city', Website: 'website', Founded: 'founded' }),
		...text({ 'Number of employees': 'headcount', 'What do you offer?': 'offers', Comment: 'comment' }),
		...text({ 'Note A': 'note_a', 'Note B': 'note_b', 'Note C': 'note_c', 'Note D': 'note_d' }),
		...list({ Areas: 'areas', Languages: 'languages', Technologies: 'technologies' }),
		...cast('INTEGER')(Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`Score ${i + 1}`, `score_${i + 1}`]))),
	],
}[kind];
const database = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await database.connect();
await connection.run(`COPY (SELECT ${columns.join(', ')}
	FROM read_csv('${file}', all_varchar = true, header = true, parallel = false)) TO '/dev/null' (FORMAT json)`);
process.exit(0);
