// duckdb.mjs FILE: the import of survey.py's file in DuckDB's words, on one thread: rename, trim, split three lists, cast fourteen
// cells, one JSON object a row to /dev/null. The package is looked for in the folder that it is run in.
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(process.cwd() + '/')('@duckdb/node-api');
const [file] = process.argv.slice(2);
const database = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await database.connect();
const scores = Array.from({ length: 14 }, (_, i) => `CAST("Score ${i + 1}" AS INTEGER) AS score_${i + 1}`).join(', ');
const lists = ['Areas', 'Languages', 'Technologies'].map((name) => `string_split("${name}", ';') AS ${name}`).join(', ');
await connection.run(`COPY (SELECT trim("Organisation") AS org, trim("E-mail") AS email, trim("Country") AS country, trim("City") AS city,
	"Website" AS website, "Founded" AS founded, "Number of employees" AS headcount, ${lists}, "What do you offer?" AS offers, "Comment",
	${scores}, "Note A", "Note B", "Note C", "Note D"
	FROM read_csv('${file}', all_varchar = true, header = true, parallel = false)) TO '/dev/null' (FORMAT json)`);
process.exit(0);
