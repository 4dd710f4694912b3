/* A cell as its column's plan reads it: a word for no answer, a value, or the items of a list (cell_lists.c); kept for the next time it
 * occurs. Invariant: a value depends on the column's plan and the cell alone, so the cache never changes a result.
 */
#include <stdlib.h>
#include <string.h>
#include "cells_parts.h"
#include "likert.h"

#define CACHE_MAX 4096
#define KEPT_BYTES 400 /* of a cell */

/* ---- one answer -------------------------------------------------------------------------------------------------- */

/* "Title (2020)\nText" as an item of `portfolio`. */
static struct coco_str portfolio_json(struct coco_str cell, struct coco_arena *arena)
{
	struct coco_buf json = COCO_BUF_INIT;
	struct coco_writer w;
	struct coco_str rest = cell, title;
	int64_t year = 0;
	coco_str_split(&rest, '\n', &title);
	title = coco_str_trim(title);
	if (title.n > 7 && title.s[title.n - 1] == ')' && title.s[title.n - 6] == '(' &&
	    coco_int_parse(coco_str_sub(title, title.n - 5, title.n - 1), &year) && year >= 1000 && year < 3000)
		title = coco_str_trim(coco_str_sub(title, 0, title.n - 6));
	else
		year = 0;
	coco_writer_init(&w, &json);
	coco_write_object(&w);
	coco_write_key(&w, "title");
	coco_write_str(&w, title);
	if (rest.s && coco_str_trim(rest).n) {
		coco_write_key(&w, "text");
		coco_write_str(&w, coco_str_trim(rest));
	}
	if (year) {
		coco_write_key(&w, "year");
		coco_write_int(&w, year);
	}
	coco_write_end(&w, true);
	struct coco_str out = coco_buf_ok(&json) ? coco_arena_copy(arena, coco_buf_view(&json)) : COCO_STR_NONE;
	coco_buf_free(&json);
	return out;
}

/* An option's column: chosen (its code as the only item), not chosen, or unreadable. */
static int option_read(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen)
{
	bool own = plan->platform && *plan->platform->chosen; /* the platform has a code of its own: 2 chosen, 1 not */
	const char *no = own ? plan->platform->not_chosen : "";
	const char *word = c->mark.n && coco_str_eq(coco_str_trim(cell), c->mark)     ? "yes"
	                   : !own                                                     ? survey_lexicon_word(plan->lexicon, "bool", cell)
	                   : coco_str_is(coco_str_trim(cell), plan->platform->chosen) ? "yes"
	                   : !*no || coco_str_is(coco_str_trim(cell), no)             ? "no"
	                                                                              : NULL;
	if (own && !word && cell.n && !(cell.s[0] >= '0' && cell.s[0] <= '9')) /* a file with words in the place of codes */
		word = survey_lexicon_word(plan->lexicon, "bool", cell);
	struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
	bool chosen = word && strcmp(word, "yes") == 0;
	if (!word) { /* SurveyMonkey and others repeat the option's text */
		coco_fold(cell, &a);
		coco_fold(c->option.s ? c->option : c->sub, &b);
		chosen = a.len && coco_str_eq(coco_buf_view(&a), coco_buf_view(&b));
		seen->missing = chosen ? NULL : survey_word_missing(plan->lexicon, cell, false);
		seen->code = chosen || seen->missing ? NULL : "bad-boolean";
	}
	coco_buf_free(&a);
	coco_buf_free(&b);
	seen->items = coco_arena_array(arena, 1, sizeof *seen->items);
	if (!seen->items)
		return -1;
	if (chosen)
		seen->items[seen->n_items++] = c->option_json;
	return 0;
}

/* The currency that stands beside an amount. */
static int currency_read(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen)
{
	struct survey_amount amount;
	struct coco_buf json = COCO_BUF_INIT;
	double value;
	if (!c->currency || survey_number_canonical(cell))
		return 0;
	if (!survey_amount(plan->lexicon, cell, c->format.decimal, &amount, &value, &json) && amount.currency[0]) {
		coco_buf_clear(&json);
		coco_json_quote(&json, coco_str_of(amount.currency));
		seen->currency = coco_arena_copy(arena, coco_buf_view(&json));
	}
	bool good = coco_buf_ok(&json) && (!amount.currency[0] || seen->currency.s);
	coco_buf_free(&json);
	return good ? 0 : -1;
}

/* A box to tick that repeats what it asks: "I agree to …" under "I agree to …". */
static bool repeats_heading(const struct survey_column *c, struct coco_str cell)
{
	struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
	coco_fold(cell, &a);
	coco_fold(c->asked, &b);
	bool same = a.len && coco_str_eq(coco_buf_view(&a), coco_buf_view(&b));
	coco_buf_free(&a);
	coco_buf_free(&b);
	return same;
}

/* The items of a list as one JSON text. */
static int list_join(struct survey_seen *seen, struct coco_buf *json, struct coco_arena *arena)
{
	if (!seen->n_items)
		return 0;
	coco_buf_clear(json);
	for (size_t i = 0; i < seen->n_items; i++) {
		coco_buf_putc(json, i ? ',' : '[');
		coco_buf_str(json, seen->items[i]);
	}
	coco_buf_putc(json, ']');
	seen->list = coco_buf_ok(json) ? coco_arena_copy(arena, coco_buf_view(json)) : COCO_STR_NONE;
	return seen->list.s ? 0 : -1;
}

static bool is_tick(const struct survey_column *c)
{
	return c->use == SURVEY_OPTION || c->use == SURVEY_TICKS || c->use == SURVEY_TICK;
}

/* A code that in a survey may mean something else: "NA" is Namibia or a statistics program's word for nothing (words.csv, set "unclear").
 * Letters with marks are clear; so is every code in a table of records. */
static const char *unclear(struct survey_plan *plan, const struct coco_field *field, struct coco_str cell)
{
	if (plan->type || !field || field->kind != COCO_CODE || strcmp(field->of, "country") != 0)
		return NULL;
	for (size_t i = 0; i < cell.n; i++) {
		if ((unsigned char)cell.s[i] >= 0x80)
			return NULL;
	}
	return survey_lexicon_word(plan->lexicon, "unclear country", cell) ? "unclear-code" : NULL;
}

/* "10.000-20.000 EUR" in a field that has another bound beside it. 1: read, or a fault is noted; 0: it is no range; -1: memory. */
static int range_read(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen)
{
	struct survey_range range;
	const char *unit = c->field->unit ? c->field->unit : "", *name = c->field->name;
	if (plan->type || survey_is_exponent(cell) || !survey_range(plan->lexicon, cell, c->format.decimal, &range, &seen->code))
		return 0;
	bool most = strcmp(name + strlen(name) - 4, "_max") == 0;
	bool fits = (!range.amount.currency[0] || strcmp(unit, "currency") == 0) && (!range.amount.persons || strcmp(unit, "persons") == 0);
	struct coco_buf *own = most ? &range.high : &range.low, *other = most ? &range.low : &range.high;
	bool whole = c->field->kind != COCO_INT || !((own->len && strchr(own->data, '.')) || (other->len && strchr(other->data, '.')));
	int rc = 1;
	if (!seen->code && !(fits && whole))
		seen->code = "bad-number";
	if (!seen->code) {
		seen->json = own->len ? coco_arena_copy(arena, coco_buf_view(own)) : COCO_STR_NONE;
		seen->partner = other->len ? coco_arena_copy(arena, coco_buf_view(other)) : COCO_STR_NONE;
		if (range.amount.currency[0] && c->currency)
			seen->currency = survey_quote(coco_str_of(range.amount.currency), arena);
		rc = (own->len && !seen->json.s) || (other->len && !seen->partner.s) ? -1 : 1;
	}
	survey_range_free(&range);
	return rc;
}

/* "10-49" among headcounts is the class that holds it. 1: read, or a fault is noted; 0: it is a number, or no range; -1: memory. */
static int class_read(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen)
{
	struct coco_buf *json = &plan->scratch;
	struct survey_range range;
	coco_buf_clear(json);
	const bool number = plan->type || survey_is_exponent(cell) || !survey_value(plan->lexicon, c->field, cell, c->format, json);
	coco_buf_clear(json);
	if (number)
		return 0;
	if (!survey_value(plan->lexicon, c->partner, cell, c->format, json)) {
		seen->partner = coco_arena_copy(arena, coco_buf_view(json));
		return seen->partner.s ? 1 : -1;
	}
	coco_buf_clear(json);
	if (!survey_range(plan->lexicon, cell, c->format.decimal, &range, &seen->code))
		return 0;
	survey_range_free(&range);
	seen->code = "range";
	return 1;
}

/* "1.2E+05" in a field of numbers, by the field's own rules for the number that it says. */
static void power_read(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_buf *json, struct survey_seen *seen)
{
	struct coco_buf plain = COCO_BUF_INIT;
	const struct survey_format format = {.decimal = '.'};
	coco_buf_clear(json);
	if (!survey_power(cell, &plain))
		seen->code = survey_value(plan->lexicon, c->field, coco_buf_view(&plain), format, json);
	seen->power = !seen->code;
	coco_buf_free(&plain);
}

/* A consent among options in columns of their own: the platform's code for "chosen" or "not chosen". NULL or a code. */
static const char *tick_put(const struct survey_plan *plan, struct coco_str cell, struct coco_buf *json)
{
	const bool chosen = coco_str_is(coco_str_trim(cell), plan->platform->chosen);
	if (!chosen && !coco_str_is(coco_str_trim(cell), plan->platform->not_chosen))
		return "bad-boolean";
	coco_buf_puts(json, chosen ? "true" : "false");
	return NULL;
}

/* A consent: what is no clear answer leaves none in force; only who says nothing has not changed his mind. */
static int consent_cell(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen)
{
	struct coco_buf *json = &plan->scratch;
	coco_buf_clear(json);
	seen->code = survey_consent_read(plan, c, cell, json);
	if (seen->code && repeats_heading(c, cell)) {
		seen->code = NULL;
		coco_buf_clear(json);
		coco_buf_puts(json, "true");
	}
	if (c->refuses) { /* its no says nothing, all else that the consent is not given */
		seen->missing = coco_str_is(coco_buf_view(json), "false") ? "no_answer" : survey_word_missing(plan->lexicon, cell, false);
		seen->code = NULL;
		seen->json = seen->missing ? COCO_STR_NONE : COCO_STR("null");
		return 0;
	}
	seen->missing = seen->code ? survey_word_missing(plan->lexicon, cell, false) : NULL;
	if (seen->missing && strcmp(seen->missing, "dont_know") != 0)
		seen->code = NULL;
	else
		seen->json = coco_buf_ok(json) ? coco_arena_copy(arena, coco_buf_view(json)) : COCO_STR_NONE;
	return seen->missing || seen->json.s ? 0 : -1;
}

static int cell_parse(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen)
{
	struct coco_buf *json = &plan->scratch;
	if (c->text) {
		seen->json = survey_quote(c->field->kind == COCO_TEXT ? cell : coco_str_trim(cell), arena);
		return seen->json.s ? 0 : -1;
	}
	if (is_tick(c))
		return option_read(plan, c, cell, arena, seen);
	if (c->field && c->field->kind == COCO_OBJECT && strcmp(c->field->name, "portfolio") == 0) {
		seen->items = coco_arena_array(arena, 1, sizeof *seen->items);
		if (!seen->items)
			return -1;
		return cell_item_add(seen, portfolio_json(cell, arena));
	}
	if (c->list || (c->field && (c->field->flags & COCO_FIELD_LIST))) {
		if (cell_list_read(plan, c, cell, arena, seen))
			return -1;
		bool none = seen->code && !seen->n_items && !plan->type;
		seen->missing = none ? survey_word_missing(plan->lexicon, cell, false) : NULL;
		seen->code = seen->missing ? NULL : seen->code;
		return 0;
	}
	if (c->map && c->map->n_options) {
		seen->json = survey_map_option(c->map, cell);
		if (seen->json.s)
			return 0;
	}
	if (!c->field) {
		double value;
		char text[COCO_NUM_TEXT];
		if (c->scale && survey_scale_value(c->scale, cell, &value)) {
			seen->json = coco_arena_copy(arena, (struct coco_str){text, coco_num_text(value, text)});
			return seen->json.s ? 0 : -1;
		}
		seen->missing = c->choice ? survey_word_missing(plan->lexicon, cell, c->number || c->scale) : NULL;
		return 0;
	}
	coco_buf_clear(json);
	bool coded = c->field->kind == COCO_CODE && !plan->type;
	seen->missing = coded ? survey_word_missing(plan->lexicon, cell, false) : NULL; /* "n/a" before a code that folds to it */
	if (seen->missing)
		return 0;
	if (c->partner) {
		const bool classes = strcmp(c->field->name, "headcount") == 0;
		int read = classes ? class_read(plan, c, cell, arena, seen) : range_read(plan, c, cell, arena, seen);
		if (read)
			return read < 0 ? -1 : 0;
	}
	const bool own_tick = c->stem && c->field->kind == COCO_BOOL;
	if (!own_tick && !plan->type && survey_is_consent(c->field))
		return consent_cell(plan, c, cell, arena, seen);
	seen->code = own_tick ? tick_put(plan, cell, json) : unclear(plan, c->field, cell);
	if (!seen->code && !own_tick)
		seen->code = survey_value(plan->lexicon, c->field, cell, c->format, json);
	if (seen->code && strcmp(seen->code, "exponent") == 0 && !plan->type && c->field->kind != COCO_STRING)
		power_read(plan, c, cell, json, seen);
	if (seen->code && c->field->kind == COCO_BOOL && !plan->type && repeats_heading(c, cell)) {
		seen->code = NULL;
		coco_buf_clear(json);
		coco_buf_puts(json, "true");
	}
	if (seen->code && !plan->type)
		seen->missing = survey_word_missing(plan->lexicon, cell, c->field->kind == COCO_INT || c->field->kind == COCO_NUM);
	if (seen->missing)
		seen->code = NULL;
	else if (!seen->code)
		seen->json = coco_buf_ok(json) ? coco_arena_copy(arena, coco_buf_view(json)) : COCO_STR_NONE;
	if (seen->json.s && currency_read(plan, c, cell, arena, seen))
		return -1;
	return seen->code || seen->missing || seen->json.s ? 0 : -1;
}

/* ---- the cache --------------------------------------------------------------------------------------------------- */

/* Answers that people choose are few; free texts and numbers are not worth keeping. */
static bool worth_keeping(const struct survey_column *c)
{
	if (is_tick(c) || c->list || c->choice || (c->map && c->map->n_options))
		return true;
	if (!c->field)
		return false;
	enum coco_kind kind = c->field->kind;
	return (c->field->flags & COCO_FIELD_LIST) || kind == COCO_CODE || kind == COCO_CHOICE || kind == COCO_BOOL || kind == COCO_DATE;
}

static void cache_clear(struct survey_cache *cache)
{
	coco_map_free(cache->map);
	coco_arena_free(cache->arena);
	free(cache->seen);
	*cache = (struct survey_cache){.use = cache->use};
}

static bool is_plain(const struct survey_seen *s)
{
	return !s->code && !s->missing && !s->currency.s && !s->partner.s && !s->power && !s->level && !s->torn && !s->other && !s->person;
}

/* The cell read and noted; NULL: memory. */
static const struct survey_seen *cell_note(struct survey_plan *plan, struct survey_column *c, struct coco_str cell)
{
	struct survey_cache *cache = &c->cache;
	struct survey_seen seen = {0};
	if (cache->map && coco_map_count(cache->map) >= CACHE_MAX)
		cache_clear(cache);
	cache->map = cache->map ? cache->map : coco_map_new();
	cache->arena = cache->arena ? cache->arena : coco_arena_new();
	if (!cache->map || !cache->arena)
		return NULL;
	cache->recent = cache->recent ? cache->recent : coco_arena_array(cache->arena, SURVEY_RECENT, sizeof *cache->recent);
	size_t at = cache->recent ? coco_map_add(cache->map, cell, NULL) : COCO_NONE;
	if (at == COCO_NONE)
		return NULL;
	if (coco_grow(&cache->seen, &cache->cap, at, sizeof *cache->seen) || cell_parse(plan, c, cell, cache->arena, &seen) ||
	    list_join(&seen, &plan->scratch, cache->arena)) {
		cache_clear(cache); /* what was noted has no value */
		return NULL;
	}
	seen.plain = is_plain(&seen);
	seen.cell = coco_map_key(cache->map, at);
	cache->seen[at] = seen;
	return &cache->seen[at];
}

static const struct survey_seen *cell_again(struct survey_plan *plan, struct survey_column *c, struct coco_str cell)
{
	struct survey_cache *cache = &c->cache;
	const struct survey_seen *seen = survey_cell_recent(c, cell);
	if (seen)
		return seen;
	const size_t at = cache->map ? coco_map_find(cache->map, cell) : COCO_NONE;
	seen = at != COCO_NONE ? &cache->seen[at] : cell_note(plan, c, cell);
	if (seen)
		cache->recent[survey_ends_hash(cell) % SURVEY_RECENT] = (uint16_t)(seen - cache->seen + 1);
	return seen;
}

const struct survey_seen *survey_cell_read(struct survey_plan *plan, struct survey_column *c, struct coco_str cell, struct coco_arena *row)
{
	struct survey_cache *cache = &c->cache;
	if (cache->use == SURVEY_CACHE_UNKNOWN)
		cache->use = worth_keeping(c) ? SURVEY_CACHE : SURVEY_CACHE_NONE;
	if (cache->use == SURVEY_CACHE && cell.n <= KEPT_BYTES)
		return cell_again(plan, c, cell);
	plan->once = (struct survey_seen){0};
	return cell_parse(plan, c, cell, row, &plan->once) || list_join(&plan->once, &plan->scratch, row) ? NULL : &plan->once;
}

void survey_plan_free(struct survey_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++)
		cache_clear(&plan->columns[i].cache);
	coco_buf_free(&plan->scratch);
	survey_same_free(plan->same);
}
