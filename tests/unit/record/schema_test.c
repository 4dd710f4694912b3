/* The schema: the table holds together, keys, and the three forms in which it is given out. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "help.h"

/* ---- the table -------------------------------------------------------------------------------------------------- */

Test(schema, table_holds_together)
{
	struct coco_map *seen = coco_map_new();
	for (size_t i = 0; i < coco_schema_count(); i++) {
		const struct coco_field *field = coco_schema_field_at(i);
		char name[128];
		bool added;
		snprintf(name, sizeof name, "%s %s", field->type, field->name);
		coco_map_add(seen, view(name), &added);
		cr_expect(added, "%s twice", name);
		cr_expect(field->name_bytes == strlen(field->name) && field->meaning && *field->meaning, "%s", name);
		cr_expect(coco_schema_field(view(field->type), view(field->name)) == field, "%s", name);
		cr_expect(field->min <= field->max, "%s", name);
		cr_expect(strcmp(field->type, "*") == 0 || coco_schema_known(view(field->type)), "%s", name);
		bool needs_of = field->kind == COCO_CODE || field->kind == COCO_CHOICE || field->kind == COCO_REF;
		cr_expect(!needs_of || (field->of && *field->of), "%s", name);
		cr_expect(field->kind != COCO_REF || coco_schema_known(view(field->of)), "%s", name);
		const char *dot = strrchr(field->name, '.');
		if (dot) {
			const struct coco_field *parent =
			    coco_schema_field(view(field->type), (struct coco_str){field->name, (size_t)(dot - field->name)});
			cr_expect(parent && parent->kind == COCO_OBJECT && !parent->of && parent < field, "%s has no parent", name);
		}
		if (field->kind == COCO_CODE) {
			struct coco_str rest = view(field->of), piece;
			while (coco_str_split(&rest, '|', &piece)) {
				char vocab[32];
				snprintf(vocab, sizeof vocab, "%.*s", COCO_STR_ARG(piece));
				cr_expect(*vocab == '=' || coco_vocab(vocab), "%s: no vocabulary %s", name, vocab);
			}
		}
	}
	coco_map_free(seen);
	size_t own = 0;
	for (size_t t = 0; t < coco_schema_types(); t++, own = 0) {
		for (size_t i = 0; i < coco_schema_count(); i++)
			own += strcmp(coco_schema_field_at(i)->type, coco_schema_type(t)) == 0;
		cr_expect(own > 0 && *coco_schema_type_meaning(t));
	}
}

/* Spot checks against the page that the table was made from. */
Test(schema, says_what_the_page_says)
{
	static const struct {
		const char *type, *name;
		enum coco_kind kind;
		unsigned flags;
		const char *of;
		double min, max;
	} rows[] = {{"participant", "email", COCO_STRING, COCO_FIELD_PERSONAL, NULL, 0, 0},
	    {"participant", "nace", COCO_CODE, COCO_FIELD_LIST, "nace", 0, 0},
	    {"participant", "training_needs", COCO_CODE, COCO_FIELD_LIST | COCO_FIELD_OPEN, "skill|technology", 0, 0},
	    {"participant", "lat", COCO_NUM, 0, NULL, -90, 90}, {"participant", "readiness.culture", COCO_NUM, 0, NULL, 1, 5},
	    {"participant", "brain", COCO_NUM, 0, NULL, -1, 1}, {"participant", "campaign", COCO_STRING, 0, NULL, 0, 0},
	    {"participant", "tech_level", COCO_CHOICE, COCO_FIELD_DERIVED, "high|medium_high|medium_low|low", 0, 0},
	    {"match", "score", COCO_NUM, COCO_FIELD_REQUIRED, NULL, 0, 1}, {"match", "components.text", COCO_NUM, 0, NULL, 0, 1},
	    {"interest", "level", COCO_INT, 0, NULL, 1, 5}, {"challenge", "must.languages", COCO_CODE, COCO_FIELD_LIST, "language", 0, 0},
	    {"collaboration", "commitment.agreed.participant", COCO_REF, 0, "participant", 0, 0},
	    {"population", "source", COCO_STRING, 0, NULL, 0, 0}, {"event", "source", COCO_OBJECT, 0, NULL, 0, 0},
	    {"unknown", "round", COCO_INT, 0, NULL, 0, 9007199254740991.0}, {"response", "value", COCO_ANY, 0, NULL, 0, 0},
	    {"participant", "availability", COCO_INTERVAL, COCO_FIELD_LIST, NULL, 0, 0}};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		const struct coco_field *field = coco_schema_field(view(rows[i].type), view(rows[i].name));
		cr_assert(field, "%s %s", rows[i].type, rows[i].name);
		cr_expect(field->kind == rows[i].kind && field->flags == rows[i].flags && field->min == rows[i].min && field->max == rows[i].max,
		    "%s %s", rows[i].type, rows[i].name);
		cr_expect(rows[i].of ? field->of && strcmp(field->of, rows[i].of) == 0 : field->kind == COCO_OBJECT || !field->of, "%s %s",
		    rows[i].type, rows[i].name);
	}
	cr_expect(
	    !coco_schema_field(view("participant"), view("nonsense")) && !coco_schema_known(view("*")) && !coco_schema_known(COCO_STR_NONE));
}

/* ---- keys ------------------------------------------------------------------------------------------------------- */

Test(schema, keys)
{
	static const struct {
		const char *line, *key; /* | for 1f, + for 1e; NULL: none */
	} cases[] = {{"{\"type\":\"participant\",\"id\":\"p1\"}", "participant|p1"}, {"{\"type\":\"participant\"}", NULL},
	    {"{\"type\":\"participant\",\"id\":null}", NULL}, {"{\"type\":\"participant\",\"id\":{}}", NULL},
	    {"{\"participant\":\"p\",\"challenge\":\"c\",\"round\":2,\"type\":\"match\"}", "match|2|c|p"},
	    {"{\"type\":\"match\",\"challenge\":\"c\",\"participant\":\"p\"}", "match||c|p"},
	    {"{\"type\":\"match\",\"challenge\":\"c\",\"participant\":\"p\",\"round\":2.0}", "match|2|c|p"},
	    {"{\"type\":\"contact\",\"date\":\"2026-01-02\",\"participants\":[\"b\",\"a\",\"\\u0062\"],\"purpose\":\"x\"}",
	        "contact|2026-01-02|a+b+b|x"},
	    {"{\"type\":\"contact\",\"date\":\"2026-01-02\",\"participants\":[]}", NULL},
	    {"{\"type\":\"response\",\"item\":\"q\\u0031\",\"survey\":\"s\",\"participant\":\"p\",\"of\":\"self\"}", "response|p|s||q1|self"},
	    {"{\"type\":\"response\",\"survey\":\"s\",\"participant\":\"p\"}", NULL},
	    {"{\"type\":\"meeting\",\"b\":\"2\",\"a\":\"1\",\"slot\":\"09:00\",\"event\":\"e\"}", "meeting|e|09:00|1|2"},
	    {"{\"type\":\"pitch\",\"id\":\"x\",\"challenge\":\"c\",\"participant\":\"p\"}", "pitch|x"},
	    {"{\"type\":\"pitch\",\"participant\":\"p\",\"challenge\":\"c\"}", "pitch||c|p"},
	    {"{\"type\":\"pitch\",\"challenge\":\"c\"}", NULL},
	    {"{\"type\":\"population\",\"dimension\":\"d\",\"code\":\"c\",\"year\":2025,\"total\":1}", "population|d|c|2025"},
	    {"{\"type\":\"indicator\",\"kpi\":\"k\"}", NULL}, {"{\"type\":\"unknown\",\"id\":\"x\"}", NULL}, {"{\"id\":\"x\"}", NULL}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_rec rec = {0};
		struct coco_err err = {0};
		struct coco_buf out = COCO_BUF_INIT;
		coco_buf_puts(&out, ">");
		cr_assert(coco_rec_parse(&rec, view(cases[i].line), &err) == 0, "%s", err.text);
		bool got = coco_rec_key(&rec, &out);
		for (size_t j = 0; j < out.len; j++)
			out.data[j] = out.data[j] == '\x1f' ? '|' : out.data[j] == '\x1e' ? '+' : out.data[j];
		cr_expect(got == (cases[i].key != NULL) && strcmp(out.data + 1, cases[i].key ? cases[i].key : "") == 0, "%s: %s", cases[i].line,
		    out.data);
		coco_buf_free(&out);
		coco_rec_free(&rec);
	}
}

/* ---- JSON Schema ------------------------------------------------------------------------------------------------ */

/* A definition, followed through its $ref. */
static json_t *follow(json_t *root, json_t *schema)
{
	const char *ref = json_string_value(json_object_get(schema, "$ref"));
	if (!ref)
		return schema;
	cr_assert(strncmp(ref, "#/$defs/", 8) == 0, "%s", ref);
	json_t *found = json_object_get(json_object_get(root, "$defs"), ref + 8);
	cr_assert(found, "%s leads nowhere", ref);
	return found;
}

/* Every $ref in the tree leads somewhere; returns how many there are. */
static size_t walk(json_t *root, json_t *at)
{
	const char *key;
	json_t *value;
	size_t i, n = 0;
	if (json_is_object(at)) {
		if (json_is_string(json_object_get(at, "$ref"))) {
			follow(root, at);
			n++;
		}
		json_object_foreach(at, key, value)
		{
			n += walk(root, value);
		}
	}
	json_array_foreach(at, i, value)
	{
		n += walk(root, value);
	}
	return n;
}

static json_t *schema_of(const char *type)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_err err = {0};
	json_error_t why;
	cr_assert(coco_schema_json(type, &out, &err) == 0, "%s", err.text);
	json_t *root = json_loadb(out.data, out.len, JSON_REJECT_DUPLICATES, &why);
	cr_assert(root, "%s at %d", why.text, why.position);
	coco_buf_free(&out);
	return root;
}

Test(schema, json_schema_is_json_and_complete)
{
	json_t *all = schema_of(NULL);
	cr_expect(strcmp(json_string_value(json_object_get(all, "$schema")), "https://json-schema.org/draft/2020-12/schema") == 0);
	cr_expect(walk(all, all) > coco_schema_types());
	for (size_t i = 0; i < coco_schema_count(); i++) {
		const struct coco_field *field = coco_schema_field_at(i);
		if (strcmp(field->type, "*") == 0)
			continue;
		json_t *at = json_object_get(json_object_get(all, "$defs"), field->type);
		struct coco_str rest = view(field->name), piece;
		while (at && coco_str_split(&rest, '.', &piece)) {
			char name[64];
			snprintf(name, sizeof name, "%.*s", COCO_STR_ARG(piece));
			json_t *items = json_object_get(at, "items");
			at = json_object_get(json_object_get(items ? items : at, "properties"), name);
		}
		cr_expect(at && json_is_string(json_object_get(at, "description")), "%s %s is not in the JSON Schema", field->type, field->name);
	}
	json_decref(all);
	for (size_t t = 0; t < coco_schema_types(); t++) {
		json_t *one = schema_of(coco_schema_type(t));
		walk(one, one);
		cr_expect(json_object_size(json_object_get(follow(one, one), "properties")) > 4);
		json_decref(one);
	}
	struct coco_err err = {0};
	struct coco_buf out = COCO_BUF_INIT;
	cr_expect(coco_schema_json("partizipant", &out, &err) < 0 && err.exit == COCO_EXIT_USAGE && strstr(err.hint, "participant"));
	coco_buf_free(&out);
}

/* An independent validator (Python's jsonschema) and coco agree on these records. */
static const char *const judged[] = {
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"country\":\"AT\",\"lat\":47,\"skills\":[\"x\"],\"areas\":null}",
    "{\"type\":\"participant\",\"id\":\"p\"}", "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"country\":\"XX\"}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"lat\":91}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"languages\":\"de\"}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"nace\":[\"26.11\",\"99.99\"]}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"nace\":[\"00.1\"]}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"nuts\":\"AT1ZZ\",\"stop_reason\":\"money\"}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"nuts\":\"XX\"}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"portfolio\":[{\"year\":\"2020\"}]}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"readiness\":{\"culture\":6}}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"availability\":[\"2026-03-12T09:00/12:00\"]}",
    "{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"availability\":[\"tomorrow\"]}", "{\"type\":\"unknown\",\"id\":5}",
    "{\"id\":5}", "{\"type\":5}", "{\"type\":\"indicator\",\"kpi\":\"k\",\"value\":null,\"flag\":null,\"missing\":{\"x\":1}}",
    "{\"type\":\"indicator\",\"kpi\":\"k\",\"flag\":\"z\"}", "{\"type\":\"indicator\",\"kpi\":\"k\",\"missing\":{\"x\":\"1\"}}",
    "{\"type\":\"match\",\"challenge\":\"c\",\"participant\":\"p\",\"score\":2}",
    "{\"type\":\"match\",\"challenge\":\"c\",\"participant\":\"p\",\"score\":0.2,\"round\":1,\"weights\":{\"text\":1}}",
    "{\"type\":\"event\",\"id\":\"e\",\"activity\":\"visit\",\"date\":\"2026-03-12\",\"start\":\"2026-03-12T09:00\"}",
    "{\"type\":\"event\",\"id\":\"e\",\"activity\":\"party\",\"date\":\"2026-03-12\"}",
    "{\"type\":\"event\",\"id\":\"e\",\"activity\":\"visit\",\"date\":\"2026-03-12\",\"start\":\"nine\"}",
    "{\"type\":\"row\",\"row\":1,\"cells\":{\"a\":\"b\"}}", "{\"type\":\"row\",\"row\":\"1\",\"cells\":{\"a\":\"b\"}}"};

Test(schema, json_schema_agrees_with_the_check)
{
	if (system("python3 -c 'import jsonschema' >/dev/null 2>&1") != 0)
		cr_skip("python3 has no jsonschema");
	char path[] = "/tmp/coco-schema-XXXXXX", command[512];
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_err err = {0};
	int fd = mkstemp(path);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
	cr_assert(file && coco_schema_json("", &out, &err) == 0);
	fwrite(out.data, 1, out.len, file); /* ends with LF: the schema, then a record a line */
	for (size_t i = 0; i < COCO_LEN(judged); i++)
		fprintf(file, "%s\n", judged[i]);
	fclose(file);
	snprintf(command, sizeof command,
	    "python3 -W ignore -c 'import json,sys,jsonschema as j;L=[json.loads(l) for l in open(\"%s\")];V=j.Draft202012Validator;"
	    "V.check_schema(L[0]);v=V(L[0]);print(\"\".join(\"01\"[v.is_valid(r)] for r in L[1:]))'",
	    path);
	FILE *pipe = popen(command, "r");
	char verdicts[COCO_LEN(judged) + 2] = "";
	cr_assert(pipe && fgets(verdicts, sizeof verdicts, pipe), "no verdicts");
	pclose(pipe);
	unlink(path);
	size_t accepted = 0;
	for (size_t i = 0; i < COCO_LEN(judged); i++) {
		struct coco_rec rec = {0};
		cr_assert(coco_rec_parse(&rec, view(judged[i]), &err) == 0);
		bool ok = coco_schema_check(&rec, NULL);
		accepted += ok;
		cr_expect(ok == (verdicts[i] == '1'), "%s: coco %d, JSON Schema %c", judged[i], ok, verdicts[i]);
		coco_rec_free(&rec);
	}
	cr_expect(accepted > 5 && accepted < COCO_LEN(judged) - 5);
	coco_buf_free(&out);
}

/* ---- templates, the manual -------------------------------------------------------------------------------------- */

Test(schema, templates_are_record_csv)
{
	struct coco_err err = {0};
	for (size_t t = 0; t < coco_schema_types(); t++) {
		struct coco_buf out = COCO_BUF_INIT, line = COCO_BUF_INIT;
		cr_assert(coco_schema_template(coco_schema_type(t), &out, &err) == 0);
		cr_expect(coco_str_starts(coco_buf_view(&out), "type,") && strstr(out.data, "\n# "), "%s", out.data);
		/* without rows it holds no record, with one filled row it holds one */
		struct coco_in *in = coco_in_memory("t", coco_buf_view(&out));
		struct coco_csv_reader *reader = coco_csv_reader_new(in, NULL, &err);
		cr_assert(reader, "%s: %s", coco_schema_type(t), err.text);
		cr_expect(coco_csv_reader_next(reader, &line, NULL, &err) == 0, "%s", line.data);
		coco_csv_reader_free(reader);
		coco_in_close(in);
		const char *end = strchr(out.data, '\n');
		size_t commas = 0;
		for (const char *at = out.data; at < end; at++)
			commas += *at == ',';
		coco_buf_puts(&out, coco_schema_type(t));
		for (; commas > 0; commas--)
			coco_buf_putc(&out, ',');
		in = coco_in_memory("t", coco_buf_view(&out));
		reader = coco_csv_reader_new(in, NULL, &err);
		cr_expect(coco_csv_reader_next(reader, &line, NULL, &err) == 1 && strstr(line.data, coco_schema_type(t)), "%s", line.data);
		coco_csv_reader_free(reader);
		coco_in_close(in);
		coco_buf_free(&line);
		coco_buf_free(&out);
	}
	struct coco_buf out = COCO_BUF_INIT;
	cr_assert(coco_schema_template("match", &out, &err) == 0);
	cr_expect(coco_str_starts(coco_buf_view(&out), "type,round,challenge,participant,score,"), "%s", out.data);
	cr_expect(!strstr(out.data, "reasons") && strstr(out.data, ",campaign,expires\n"), "%s", out.data);
	coco_buf_clear(&out);
	cr_expect(coco_schema_template("nonsense", &out, &err) < 0 && strcmp(err.code, "unknown-type") == 0);
	coco_buf_free(&out);
}

Test(schema, manual_names_every_field)
{
	struct coco_buf out = COCO_BUF_INIT;
	coco_schema_mdoc(&out);
	cr_assert(coco_buf_ok(&out));
	for (size_t i = 0; i < coco_schema_count(); i++) {
		char item[80];
		snprintf(item, sizeof item, "\n.It Sy %s\n", coco_schema_field_at(i)->name);
		cr_expect(strstr(out.data, item), "%s", item);
	}
	coco_buf_free(&out);
}
