/* What columns become: slots of fields, the fixed parts of responses, and the columns of a table of records.
 *
 * Method: a column that feeds a field gets the field's slot; a response gets its item (the map's, the platform's code, else
 * a slug of the heading) and all members that no row changes, as JSON text. In a table of records a heading is a field's
 * name, in any case and with any marks. Invariant: items are unique in a file.
 */
#include <string.h>
#include "likert.h"
#include "columns_parts.h"

static const char *const made_names[SURVEY_MADE] = {"id", "org_id", "org_personal", "side", "size", "size_basis", "contact_name", "email",
    "phone", "source.file", "source.row", "source.response"};
static const char *const who_names[SURVEY_WHO] = {"id", "org", "country", "website"};

/* The slot of a field of the participant or the row's nth challenge, a new one where there is none. */
static size_t slot_of(struct survey_plan *plan, const struct coco_field *field, unsigned char nth)
{
	for (size_t k = 0; k < plan->n_slots; k++) {
		if (plan->slots[k].key->field == field && plan->slots[k].nth == nth)
			return k;
	}
	plan->slots[plan->n_slots] = (struct survey_slot){survey_key_find(plan->keys, field), strcmp(field->type, "challenge") == 0, nth};
	return plan->n_slots++;
}

const struct survey_column *survey_column_beside(
    const struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field)
{
	for (size_t i = 0; field && i < plan->n; i++) {
		const struct survey_column *o = &plan->columns[i];
		if (o->use == SURVEY_FIELD && o->field == field && (!o->nth || !c->nth || o->nth == c->nth))
			return o;
	}
	return NULL;
}

/* The participant's slot of that name among the first `n`, or COCO_NONE. */
static size_t slot_named(const struct survey_plan *plan, const char *name, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		if (!plan->slots[k].challenge && strcmp(plan->slots[k].key->field->name, name) == 0)
			return k;
	}
	return COCO_NONE;
}

/* What a participant gets beyond its columns, and where it says who it is. */
static void participant_make(struct survey_plan *plan)
{
	const struct survey_map *map = &plan->map;
	for (size_t i = 0; i < SURVEY_MADE; i++)
		plan->made[i] = slot_of(plan, coco_schema_field(COCO_STR("participant"), coco_str_of(made_names[i])), 0);
	for (size_t i = 0; i < map->n_constants; i++) {
		const struct coco_field *field = coco_schema_field(COCO_STR("participant"), map->constants[i].field);
		if (field && coco_str_is(map->constants[i].type, "participant"))
			plan->constants[plan->n_constants++] = (struct survey_constant){slot_of(plan, field, 0), map->constants[i].json};
	}
	plan->headcount = slot_named(plan, "headcount", plan->n_slots);
	for (size_t i = 0; i < SURVEY_WHO; i++) {
		plan->who[i] = slot_named(plan, who_names[i], plan->n_fed);
		for (size_t k = 0; k < plan->map.n_constants; k++) {
			const struct survey_map_constant *c = &plan->map.constants[k];
			if (coco_str_is(c->type, "participant") && coco_str_is(c->field, who_names[i]))
				plan->who_said[i] = coco_json_str(c->json, plan->arena);
		}
	}
}

/* Where the currency beside an amount goes, if none of the columns holds it. */
static const struct coco_field *currency_of(const struct survey_column *columns, size_t n, const struct coco_field *field)
{
	if (!field || !field->unit || strcmp(field->unit, "currency") != 0)
		return NULL;
	const struct coco_field *currency = coco_schema_field(coco_str_of(field->type), COCO_STR("currency"));
	for (size_t i = 0; currency && i < n; i++) {
		if (columns[i].field == currency && columns[i].use == SURVEY_FIELD)
			return NULL;
	}
	return currency;
}

const struct coco_field *survey_partner_of(const struct coco_field *field)
{
	static const char *const ends[] = {"_min", "_max"};
	char name[64];
	if (field && strcmp(field->name, "headcount") == 0)
		return coco_schema_field(coco_str_of(field->type), COCO_STR("size"));
	for (size_t i = 0; field && (field->kind == COCO_INT || field->kind == COCO_NUM) && i < COCO_LEN(ends); i++) {
		size_t n = strlen(field->name);
		if (n < 5 || n >= sizeof name || strcmp(field->name + n - 4, ends[i]) != 0)
			continue;
		memcpy(name, field->name, n - 4);
		memcpy(name + n - 4, ends[1 - i], 5);
		return coco_schema_field(coco_str_of(field->type), coco_str_of(name));
	}
	return NULL;
}

static void partners_make(struct survey_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		c->partner = c->use == SURVEY_FIELD ? survey_partner_of(c->field) : NULL;
		if (survey_column_beside(plan, c, c->partner))
			c->partner = NULL;
		if (c->partner)
			c->partner_slot = slot_of(plan, c->partner, c->nth);
	}
}

/* The currency of an amount, beside which a column may hold it as well: both must say the same. */
static int currencies_make(struct survey_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		char said[4];
		c->currency = c->use == SURVEY_FIELD ? currency_of(NULL, 0, c->field) : NULL;
		if (!c->currency)
			continue;
		const struct survey_column *beside = survey_column_beside(plan, c, c->currency);
		c->currency_slot = slot_of(plan, c->currency, beside ? beside->nth : c->nth);
		if (survey_currency_asked(plan->lexicon, c->label, said) && !(c->currency_json = survey_quote(coco_str_of(said), plan->arena)).s)
			return -1;
	}
	return 0;
}

/* Behind those whose fields stand before its own. */
static void slot_place(struct survey_slots *slots, const struct survey_key *key, size_t slot)
{
	size_t k = slots->n++;
	for (; k > 0 && slots->at[k - 1].key->order > key->order; k--)
		slots->at[k] = slots->at[k - 1];
	slots->at[k] = (struct survey_placed){key, slot};
	slots->bytes += key->first.n + 1;
}

int survey_slots_make(struct survey_plan *plan, struct coco_err *err)
{
	size_t most = 3 * plan->n + SURVEY_MADE + plan->map.n_constants; /* columns, their currencies, their other bounds */
	plan->slots = coco_arena_array(plan->arena, most, sizeof *plan->slots);
	plan->of_participant.at = coco_arena_array(plan->arena, most, sizeof *plan->of_participant.at);
	plan->of_challenge.at = coco_arena_array(plan->arena, most, sizeof *plan->of_challenge.at);
	plan->constants = coco_arena_array(plan->arena, plan->map.n_constants, sizeof *plan->constants);
	plan->fields = coco_arena_array(plan->arena, plan->n, sizeof *plan->fields);
	plan->asked = coco_arena_array(plan->arena, plan->n, sizeof *plan->asked);
	if (!plan->slots || !plan->of_participant.at || !plan->of_challenge.at || !plan->constants || !plan->fields || !plan->asked)
		return coco_err_nomem(err);
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (c->use == SURVEY_RESPONSE || c->use == SURVEY_TICKS)
			plan->asked[plan->n_asked++] = i;
		else if (c->use != SURVEY_DROP && c->use != SURVEY_TICK)
			plan->fields[plan->n_fields++] = i;
		if (c->use != SURVEY_FIELD && c->use != SURVEY_OPTION)
			continue;
		c->slot = slot_of(plan, c->field, c->nth);
		c->words = survey_is_words(c->field);
		c->text = c->use == SURVEY_FIELD && survey_is_text(c->field) && !(c->map && c->map->n_options);
		plan->has_challenge |= plan->slots[c->slot].challenge;
	}
	if (currencies_make(plan))
		return coco_err_nomem(err);
	partners_make(plan);
	if (survey_bounds_find(plan))
		return coco_err_nomem(err);
	plan->n_fed = plan->n_slots;
	participant_make(plan);
	for (size_t i = 0; i < plan->n_slots; i++)
		slot_place(plan->slots[i].challenge ? &plan->of_challenge : &plan->of_participant, plan->slots[i].key, i);
	return 0;
}

enum { SHORT_CODE = 2, SLUG_MOST = 60, SLUG_END = 24, SLUG_DIGEST = 8 };

/* The longest run of whole words at the beginning (or the end) of a slug that has `most` bytes at most; a longer word is cut. */
static struct coco_str words_of(struct coco_str slug, size_t most, bool end)
{
	size_t at = end ? slug.n - most : most;
	for (size_t i = at; end ? i < slug.n : i > 0; i = end ? i + 1 : i - 1)
		if (slug.s[i] == '_')
			return end ? coco_str_sub(slug, i + 1, slug.n) : coco_str_sub(slug, 0, i);
	while (at < slug.n && ((unsigned char)slug.s[at] & 0xC0) == 0x80)
		at++;
	return end ? coco_str_sub(slug, at, slug.n) : coco_str_sub(slug, 0, at);
}

/* The bytes of a blank or a mark that is no letter and stands outside ASCII, "–" and a blank that does not break; 0: it is none. */
static size_t wide_mark(struct coco_str text, size_t i)
{
	const unsigned char first = (unsigned char)text.s[i], second = i + 1 < text.n ? (unsigned char)text.s[i + 1] : 0;
	if (first == 0xC2 && second >= 0xA0 && second != 0xAA && second != 0xBA)
		return 2;
	return first == 0xE2 && second >= 0x80 && second <= 0x81 && i + 2 < text.n ? 3 : 0;
}

static bool in_word(struct coco_str text, size_t i)
{
	const char c = text.s[i];
	return (unsigned char)c >= 0x80 ? !wide_mark(text, i) : (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* A readable key: the heading's words, small, joined by '_'. Of a long one stand the beginning, the end (where the rows of a grid differ)
 * and digits of the SHA-256 of the whole: so an item is the same in every wave, whatever columns stand beside it. */
static struct coco_str slug(struct coco_arena *arena, struct coco_str text)
{
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t i = 0; i < text.n;) {
		size_t start = i;
		while (i < text.n && in_word(text, i))
			i++;
		size_t before = out.len;
		if (out.len)
			coco_buf_putc(&out, '_');
		size_t mark = out.len;
		coco_fold(coco_str_sub(text, start, i), &out);
		if (out.len == mark)
			out.len = before;
		i += i > start || i == text.n ? 0 : wide_mark(text, i) ? wide_mark(text, i) : 1;
	}
	struct coco_str whole = out.len ? coco_buf_view(&out) : COCO_STR("item"), copy;
	if (whole.n > SLUG_MOST) {
		char digest[COCO_SHA256_TEXT];
		coco_sha256_text(whole, digest);
		copy = coco_str_of(coco_arena_printf(arena, "%.*s_%.*s_%.*s", COCO_STR_ARG(words_of(whole, SLUG_END, false)),
		    COCO_STR_ARG(words_of(whole, SLUG_END, true)), SLUG_DIGEST, digest));
	} else {
		copy = coco_arena_copy(arena, whole);
	}
	coco_buf_free(&out);
	return copy;
}

static struct coco_str item_of(struct survey_plan *plan, const struct survey_column *c)
{
	if (c->beside && !c->map)
		return coco_str_of(coco_arena_printf(plan->arena, "%.*s[other]", COCO_STR_ARG(item_of(plan, c->beside))));
	if (c->counts)
		return coco_str_of(coco_arena_printf(plan->arena, "%.*s_count", COCO_STR_ARG(coco_str_trim(c->name))));
	if (c->use == SURVEY_TICKS)
		return c->map && c->map->item.s ? c->map->item : c->code.s ? c->code : slug(plan->arena, c->question);
	if (c->map && c->map->item.s) {
		if (coco_str_eq(c->map->key, c->question) && c->sub.s && !coco_str_eq(c->map->key, c->name))
			return coco_str_of(coco_arena_printf(plan->arena, "%.*s[%.*s]", COCO_STR_ARG(c->map->item), COCO_STR_ARG(c->sub)));
		return c->map->item;
	}
	/* a code has a digit or is short; a word alone is one item whatever its case and accents, in every file of a run */
	struct coco_str name = c->plain;
	bool code = name.n > 0 && name.n < 24, digit = false;
	for (size_t i = 0; i < name.n && code; i++) {
		digit |= name.s[i] >= '0' && name.s[i] <= '9';
		code =
		    (name.s[i] >= '0' && name.s[i] <= '9') || ((name.s[i] | 32) >= 'a' && (name.s[i] | 32) <= 'z') || memchr("_.-", name.s[i], 3);
	}
	return c->code.s ? c->code : code && (digit || name.n <= SHORT_CODE) ? name : slug(plan->arena, c->plain);
}

/* The items of a file, and those that were numbered because a heading says the same as one before it. */
struct items {
	struct coco_map *names;
	const struct survey_column *first;
	size_t numbered;
};

bool survey_column_bounds(const struct survey_column *c, double *low, double *high)
{
	const bool map = c->map && c->map->scaled;
	*low = map ? c->map->scale_min : c->scale ? c->scale->min : c->low;
	*high = map ? c->map->scale_max : c->scale ? c->scale->max : c->high;
	return map || c->scale || c->bounded;
}

/* The members of a response that are the same in every row. */
static int response_make(struct survey_plan *plan, struct survey_column *c, struct items *items)
{
	struct coco_buf head = COCO_BUF_INIT, tail = COCO_BUF_INIT;
	struct coco_str item = item_of(plan, c), unique = item;
	bool added = false;
	for (size_t k = 2; unique.s; k++) {
		if (coco_map_add(items->names, unique, &added) == COCO_NONE)
			unique = COCO_STR_NONE;
		else if (added)
			break;
		else
			unique = coco_str_of(coco_arena_printf(plan->arena, "%.*s_%zu", COCO_STR_ARG(item), k));
	}
	if (unique.n > item.n || (c->again && !c->map && !c->code.s)) {
		items->first = items->first ? items->first : c;
		items->numbered++;
	}
	c->item = unique;
	coco_buf_puts(&head, ",\"item\":");
	coco_json_quote(&head, unique);
	if (c->map && c->map->construct.s) {
		coco_buf_puts(&head, ",\"construct\":");
		coco_json_quote(&head, c->map->construct);
	}
	if (!coco_str_eq(c->label, unique)) {
		coco_buf_puts(&head, ",\"label\":");
		coco_json_quote(&head, c->label);
	}
	double low, high;
	if (survey_column_bounds(c, &low, &high)) {
		char text[COCO_NUM_TEXT];
		coco_buf_puts(&tail, ",\"scale_min\":");
		coco_buf_put(&tail, text, coco_num_text(low, text));
		coco_buf_puts(&tail, ",\"scale_max\":");
		coco_buf_put(&tail, text, coco_num_text(high, text));
	}
	if (c->map && c->map->reversed)
		coco_buf_puts(&tail, ",\"reversed\":true");
	if (c->map && c->map->of.s) {
		coco_buf_puts(&tail, ",\"of\":");
		coco_json_quote(&tail, c->map->of);
	}
	coco_buf_puts(&head, ",\"value\":");
	c->head_json = coco_arena_copy(plan->arena, coco_buf_view(&head));
	c->tail_json = tail.len ? coco_arena_copy(plan->arena, coco_buf_view(&tail)) : COCO_STR("");
	bool good = unique.s && coco_buf_ok(&head) && coco_buf_ok(&tail) && c->head_json.s && c->tail_json.s;
	coco_buf_free(&head);
	coco_buf_free(&tail);
	return good ? 0 : -1;
}

/* No column is split in silence, and none left whole whose heading says that it holds several answers: said once a file, with the first. */
static void splits_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	const struct survey_column *first = NULL, *whole = NULL;
	struct coco_finding at = {.file = plan->path};
	size_t n = 0, n_whole = 0;
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		first = c->split_found && !first ? c : first;
		whole = c->unsplit && !whole ? c : whole;
		n += c->split_found;
		n_whole += c->unsplit;
	}
	if (first)
		coco_diag_say(diag, COCO_NOTE, "several-answers", &at, "--explain shows each; a map's \"split\" or \"options\" decides",
		    "%zu column%s hold%s several answers in a cell; split at '%s', the cell is kept beside: \"%.*s\"%s", n, n == 1 ? "" : "s",
		    n == 1 ? "s" : "", first->separator, COCO_STR_ARG(first->name), n == 1 ? "" : " …");
	if (whole)
		coco_diag_say(diag, COCO_NOTE, "several-not-split", &at, "give the column its \"options\", or its \"split\", in the map",
		    "%zu column%s may hold several answers in a cell by %s heading%s, but the cells do not say where one ends: they stay whole: "
		    "\"%.*s\"%s",
		    n_whole, n_whole == 1 ? "" : "s", n_whole == 1 ? "its" : "their", n_whole == 1 ? "" : "s", COCO_STR_ARG(whole->name),
		    n_whole == 1 ? "" : " …");
}

/* A number says nothing of what was asked: another wave may have the columns in another order. */
static void numbered_tell(const struct survey_plan *plan, const struct items *items, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path};
	if (items->numbered)
		coco_diag_say(diag, COCO_NOTE, "same-heading", &at, "give each its \"item\" in the map if another wave is to be compared",
		    "%zu heading%s the same as one before %s: the items are numbered in the order of the columns: \"%.*s\"%s", items->numbered,
		    items->numbered == 1 ? " says" : "s say", items->numbered == 1 ? "it" : "them", COCO_STR_ARG(items->first->name),
		    items->numbered == 1 ? "" : " …");
}

int survey_responses_make(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err)
{
	struct items items = {.names = coco_map_new()};
	int rc = items.names ? 0 : -1;
	for (size_t i = 0; !rc && i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		if (c->use == SURVEY_FIELD && column_is_list(c->field) && column_is_coded(c->field))
			rc = survey_split_field(plan, c, e, diag);
		if (c->use != SURVEY_RESPONSE && c->use != SURVEY_TICKS)
			continue;
		if (c->use == SURVEY_TICKS) {
			rc = response_make(plan, c, &items);
			continue;
		}
		bool ends = plan->platform->list_ends && e->filled && e->ends_semicolon == e->filled;
		bool listed = !c->rest && ((c->map && c->map->split.s) || ends || c->has_options);
		rc = survey_split_decide(plan, c, e, listed, diag, &c->list);
		survey_scale_bound(plan, c, e);
		rc = rc || response_make(plan, c, &items) ? -1 : 0;
	}
	/* a field has no room for the reason of what is missing; these come last, so that they change no other item */
	for (size_t i = 0; !rc && plan->n_missing && i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if ((c->use == SURVEY_FIELD || c->use == SURVEY_OPTION) && !c->personal)
			rc = response_make(plan, c, &items);
	}
	splits_tell(plan, diag);
	numbered_tell(plan, &items, diag);
	coco_map_free(items.names);
	return rc ? coco_err_nomem(err) : 0;
}

/* ---- tables of records ------------------------------------------------------------------------------------------- */

/* The field whose name, without marks and case, is the heading's. */
static const struct coco_field *field_alike(const char *type, struct coco_str heading)
{
	struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
	const struct coco_field *found = NULL;
	coco_fold(heading, &a);
	for (size_t i = 0; a.len && !found && i < coco_schema_count(); i++) {
		const struct coco_field *f = coco_schema_field_at(i);
		coco_buf_clear(&b);
		if (strcmp(f->type, type) == 0)
			coco_fold(coco_str_of(f->name), &b);
		if (b.len && coco_str_eq(coco_buf_view(&a), coco_buf_view(&b)))
			found = f;
	}
	coco_buf_free(&a);
	coco_buf_free(&b);
	return found;
}

struct survey_column *survey_columns_of_type(struct survey_plan *plan, const char *type, struct coco_err *err)
{
	struct survey_column *columns = coco_arena_array(plan->arena, plan->n + 1, sizeof *columns);
	const char *kept = plan->type;
	if (!columns) {
		coco_err_nomem(err);
		return NULL;
	}
	plan->type = type;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &columns[i];
		bool exact;
		*c = plan->columns[i];
		struct survey_map_column *entry = plan->has_map ? survey_map_find(&plan->map, c->name, c->code, c->question, &exact) : NULL;
		struct coco_str heading = coco_str_trim(c->name);
		c->map = entry;
		c->use = SURVEY_FIELD;
		c->why = "field of that name";
		if (i == plan->row_type) {
			c->use = SURVEY_DROP;
			c->why = "type of the record";
		} else if (entry && entry->drop) {
			c->use = SURVEY_DROP;
			c->why = "dropped by the map";
		} else {
			struct coco_str name = entry && entry->field.s ? entry->field : heading;
			c->field = coco_schema_field(coco_str_of(type), name);
			if (!c->field && !entry)
				c->field = field_alike(type, name);
			c->why = c->field && entry ? "map" : c->field ? c->why : "no field: kept in extra";
			c->personal = c->field && (c->field->flags & COCO_FIELD_PERSONAL);
			const char *personal = c->field || entry ? NULL : column_personal_heading(plan, c, true, NULL);
			personal = personal || c->field || entry ? personal : column_contact_heading(plan, heading);
			if (personal) {
				column_drop(c, personal);
				c->personal = true;
			}
			memcpy(c->separator, ";", 2);
			if (entry && entry->split.n) { /* items of a table are trimmed: the mark alone */
				struct coco_str mark = coco_str_trim(entry->split);
				c->separator[0] = mark.n ? mark.s[0] : entry->split.s[0];
				c->separator[1] = 0;
			}
		}
		plan->has_personal |= c->personal;
	}
	if (plan->meeting.found)
		survey_meeting_columns(plan, columns);
	survey_meeting_names(plan, columns);
	for (size_t i = 0; i < plan->n; i++)
		columns[i].currency = currency_of(columns, plan->n, columns[i].field);
	plan->type = kept;
	return columns;
}
