/* A survey's map, read with jansson, checked key by key.
 *
 * Method: the tree is walked once; every key must be known and of the right kind, so that a typing error is told with its
 * name and line and never changes a run in silence. jansson keeps no places of keys: the line is that of the key's first
 * mention in the text. Invariant: what is returned lives in the arena; no jansson value outlives the call.
 */
#include <jansson.h>
#include <string.h>
#include "mapfile.h"

#define MAP_MAX ((size_t)4 << 20)

struct loader {
	const char *path;
	struct coco_str text;
	struct coco_arena *arena;
	struct coco_err *err;
};

/* Line of the first `"key"` of the text at or behind `from`. */
static size_t line_of(const struct loader *l, const char *key)
{
	struct coco_buf quoted = COCO_BUF_INIT;
	coco_json_quote(&quoted, coco_str_of(key));
	size_t at = coco_str_find(l->text, coco_buf_view(&quoted), 0), line = 1;
	coco_buf_free(&quoted);
	for (size_t i = 0; at != SIZE_MAX && i < at; i++)
		line += l->text.s[i] == '\n';
	return at == SIZE_MAX ? 0 : line;
}

static int refuse(const struct loader *l, const char *key, const char *what, const char *hint)
{
	coco_err_set(l->err, COCO_EXIT_USAGE, "bad-map", "\"%s\" %s", key, what);
	coco_err_hint(l->err, "%s", hint);
	return coco_err_at(l->err, l->path, line_of(l, key), 0);
}

static int take_text(const struct loader *l, const char *key, json_t *value, struct coco_str *out)
{
	if (!json_is_string(value))
		return refuse(l, key, "must be a text", "put it in quotes");
	*out = coco_arena_copy(l->arena, (struct coco_str){json_string_value(value), json_string_length(value)});
	return out->s ? 0 : coco_err_nomem(l->err);
}

static int take_json(const struct loader *l, json_t *value, struct coco_str *out)
{
	char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(15));
	*out = text ? coco_arena_copy(l->arena, coco_str_of(text)) : COCO_STR_NONE;
	free(text);
	return out->s ? 0 : coco_err_nomem(l->err);
}

static int take_options(const struct loader *l, json_t *value, struct survey_map_column *column)
{
	const char *key;
	json_t *code;
	struct coco_buf folded = COCO_BUF_INIT;
	if (!json_is_object(value))
		return refuse(l, "options", "must be an object: {\"words of the option\": code}", "see coco-import(1), MAP");
	column->options = coco_arena_array(l->arena, json_object_size(value) + 1, sizeof *column->options);
	if (!column->options)
		return coco_err_nomem(l->err);
	json_object_foreach(value, key, code)
	{
		struct survey_map_option *o = &column->options[column->n_options++];
		if (json_is_object(code) || json_is_array(code)) {
			coco_buf_free(&folded);
			return refuse(l, key, "must stand for a code, a number, true or false", "see coco-import(1), MAP");
		}
		coco_buf_clear(&folded);
		coco_fold(coco_str_of(key), &folded);
		o->words = coco_arena_copy(l->arena, folded.len ? coco_buf_view(&folded) : coco_str_of(key));
		if (!o->words.s || take_json(l, code, &o->json)) {
			coco_buf_free(&folded);
			return coco_err_nomem(l->err);
		}
	}
	coco_buf_free(&folded);
	return 0;
}

static int take_scale(const struct loader *l, json_t *value, struct survey_map_column *column)
{
	json_t *low = json_array_get(value, 0), *high = json_array_get(value, 1);
	if (json_array_size(value) != 2 || !json_is_number(low) || !json_is_number(high) || json_number_value(low) >= json_number_value(high))
		return refuse(l, "scale", "must be [lowest, highest]", "for example \"scale\": [1, 7]");
	column->scaled = true;
	column->scale_min = json_number_value(low);
	column->scale_max = json_number_value(high);
	return 0;
}

static int take_bool(const struct loader *l, const char *key, json_t *value, bool *out)
{
	if (!json_is_boolean(value))
		return refuse(l, key, "must be true or false", "without quotes");
	*out = json_is_true(value);
	return 0;
}

/* One mark with or without blanks around it, or blanks alone: what is between answers is no word. Empty: nothing is. */
static int take_split(const struct loader *l, json_t *value, struct survey_map_column *c)
{
	if (take_text(l, "split", value, &c->split))
		return -1;
	struct coco_str mark = coco_str_trim(c->split);
	bool word = mark.n && ((unsigned char)mark.s[0] >= 0x80 || (mark.s[0] >= '0' && mark.s[0] <= '9') ||
	                          ((mark.s[0] | 32) >= 'a' && (mark.s[0] | 32) <= 'z'));
	if (mark.n <= 1 && !word && c->split.n <= SURVEY_MAP_SPLIT)
		return 0;
	return refuse(
	    l, "split", "must be one mark such as , ; | or /, blanks around it or not", "give the column its \"options\" where it is a word");
}

static int take_member(const struct loader *l, const char *key, json_t *value, struct survey_map_column *c)
{
	if (strcmp(key, "field") == 0)
		return take_text(l, key, value, &c->field);
	if (strcmp(key, "options") == 0)
		return take_options(l, value, c);
	if (strcmp(key, "split") == 0)
		return take_split(l, value, c);
	if (strcmp(key, "construct") == 0)
		return take_text(l, key, value, &c->construct);
	if (strcmp(key, "item") == 0)
		return take_text(l, key, value, &c->item);
	if (strcmp(key, "scale") == 0)
		return take_scale(l, value, c);
	if (strcmp(key, "reversed") == 0)
		return take_bool(l, key, value, &c->reversed);
	if (strcmp(key, "drop") == 0)
		return take_bool(l, key, value, &c->drop);
	if (strcmp(key, "keep") == 0)
		return take_bool(l, key, value, &c->keep);
	if (strcmp(key, "of") == 0) {
		if (take_text(l, key, value, &c->of))
			return -1;
		return coco_choice("self|other|assumed", c->of) >= 0 ? 0 : refuse(l, key, "must be self, other or assumed", "whose image is rated");
	}
	return refuse(l, key, "is no key of a column in a map", "known: field options split construct of scale reversed item keep drop");
}

static int take_columns(const struct loader *l, json_t *value, struct survey_map *map)
{
	const char *key, *member;
	json_t *column, *inner;
	if (!json_is_object(value))
		return refuse(l, "columns", "must be an object: {\"heading\": \"field\"}", "see coco-import(1), MAP");
	map->columns = coco_arena_array(l->arena, json_object_size(value) + 1, sizeof *map->columns);
	if (!map->columns)
		return coco_err_nomem(l->err);
	json_object_foreach(value, key, column)
	{
		struct survey_map_column *c = &map->columns[map->n_columns++];
		c->key = coco_arena_copy(l->arena, coco_str_of(key));
		if (!c->key.s)
			return coco_err_nomem(l->err);
		if (json_is_string(column)) {
			if (take_text(l, key, column, &c->field))
				return -1;
			continue;
		}
		if (!json_is_object(column))
			return refuse(l, key, "must be a field's name or an object", "see coco-import(1), MAP");
		json_object_foreach(column, member, inner)
		{
			if (take_member(l, member, inner, c))
				return -1;
		}
	}
	return 0;
}

static int constant_add(
    const struct loader *l, struct survey_map *map, const char *type, const char *outer, const char *name, json_t *value)
{
	struct survey_map_constant *c = &map->constants[map->n_constants++];
	char *dotted = coco_arena_printf(l->arena, "%s%s%s", outer, *outer ? "." : "", name);
	c->type = coco_arena_copy(l->arena, coco_str_of(type));
	c->field = coco_str_of(dotted);
	return take_json(l, value, &c->json);
}

static int take_constants(const struct loader *l, json_t *value, struct survey_map *map)
{
	const char *type, *name, *inner_name;
	json_t *fields, *field, *inner;
	size_t n = 1;
	if (!json_is_object(value))
		return refuse(l, "constants", "must be an object: {\"participant\": {…}}", "see coco-import(1), MAP");
	json_object_foreach(value, type, fields)
	{
		if (!json_is_object(fields))
			return refuse(l, type, "must be an object of fields and values", "see coco-import(1), MAP");
		json_object_foreach(fields, name, field) n += json_is_object(field) ? json_object_size(field) : 1;
	}
	map->constants = coco_arena_array(l->arena, n, sizeof *map->constants);
	if (!map->constants)
		return coco_err_nomem(l->err);
	json_object_foreach(value, type, fields)
	{
		json_object_foreach(fields, name, field)
		{
			if (!json_is_object(field)) {
				if (constant_add(l, map, type, "", name, field))
					return -1;
				continue;
			}
			json_object_foreach(field, inner_name, inner)
			{
				if (constant_add(l, map, type, name, inner_name, inner))
					return -1;
			}
		}
	}
	return 0;
}

static int take_missing(const struct loader *l, json_t *value, struct survey_map *map)
{
	if (!json_is_array(value))
		return refuse(l, "missing", "must be a list of texts", "for example [\"-9\", \"N/A\"]");
	map->missing = coco_arena_array(l->arena, json_array_size(value) + 1, sizeof *map->missing);
	if (!map->missing)
		return coco_err_nomem(l->err);
	for (size_t i = 0; i < json_array_size(value); i++) {
		if (take_text(l, "missing", json_array_get(value, i), &map->missing[map->n_missing++]))
			return -1;
	}
	return 0;
}

static int take_key(const struct loader *l, const char *key, json_t *value, struct survey_map *map)
{
	const struct {
		const char *key;
		struct coco_str *out;
	} texts[] = {{"platform", &map->platform}, {"side", &map->side}, {"survey", &map->survey}, {"wave", &map->wave}, {"lang", &map->lang},
	    {"sheet", &map->sheet}, {"encoding", &map->encoding}, {"delimiter", &map->delimiter}, {"decimal", &map->decimal},
	    {"date_order", &map->date_order}};
	for (size_t i = 0; i < COCO_LEN(texts); i++) {
		if (strcmp(key, texts[i].key) == 0)
			return take_text(l, key, value, texts[i].out);
	}
	if (strcmp(key, "header_rows") == 0) {
		if (!json_is_integer(value) || json_integer_value(value) < 1 || json_integer_value(value) > 9)
			return refuse(l, key, "must be a number from 1 to 9", "the rows of headings");
		map->header_rows = json_integer_value(value);
		return 0;
	}
	if (strcmp(key, "missing") == 0)
		return take_missing(l, value, map);
	if (strcmp(key, "constants") == 0)
		return take_constants(l, value, map);
	if (strcmp(key, "columns") == 0)
		return take_columns(l, value, map);
	return refuse(l, key, "is no key of a map",
	    "known: platform side survey wave lang sheet encoding delimiter decimal date_order header_rows missing constants columns");
}

size_t survey_map_line(const struct survey_map *map, struct coco_str key)
{
	struct loader l = {.text = map->text};
	return line_of(&l, key.s);
}

int survey_map_load(const char *path, struct survey_map *map, struct coco_arena *arena, struct coco_err *err)
{
	struct loader l = {.path = path, .arena = arena, .err = err};
	json_error_t fault;
	const char *key;
	json_t *value;
	int rc = 0;
	*map = (struct survey_map){.path = path};
	l.text = coco_file_read(path, MAP_MAX, arena, err);
	map->text = l.text;
	if (!l.text.s)
		return -1;
	json_t *root = json_loadb(l.text.s, l.text.n, JSON_REJECT_DUPLICATES, &fault);
	if (!root) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-map", "is no valid JSON: %s", fault.text);
		return coco_err_at(err, path, fault.line > 0 ? (size_t)fault.line : 0, fault.column > 0 ? (size_t)fault.column : 0);
	}
	if (!json_is_object(root)) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-map", "must be a JSON object");
		rc = coco_err_at(err, path, 1, 0);
	} else {
		json_object_foreach(root, key, value)
		{
			if ((rc = take_key(&l, key, value, map)) != 0)
				break;
		}
	}
	json_decref(root);
	return rc;
}

struct survey_map_column *survey_map_find(
    struct survey_map *map, struct coco_str heading, struct coco_str code, struct coco_str question, bool *exact)
{
	const struct coco_str keys[] = {heading, code, question};
	for (size_t k = 0; k < COCO_LEN(keys); k++) {
		for (size_t i = 0; keys[k].s && i < map->n_columns; i++) {
			if (coco_str_eq(map->columns[i].key, keys[k])) {
				*exact = k < 2;
				map->columns[i].used = true;
				return &map->columns[i];
			}
		}
	}
	return NULL;
}

struct coco_str survey_map_option(const struct survey_map_column *column, struct coco_str words)
{
	struct coco_buf folded = COCO_BUF_INIT;
	struct coco_str found = COCO_STR_NONE;
	coco_fold(words, &folded);
	struct coco_str key = folded.len ? coco_buf_view(&folded) : coco_str_trim(words);
	for (size_t i = 0; i < column->n_options && !found.s; i++) {
		if (coco_str_eq(column->options[i].words, key))
			found = column->options[i].json;
	}
	coco_buf_free(&folded);
	return found;
}
