/* A brief as the members of a challenge record, and back.
 *
 * Method: coco_writer out, coco_json_* in; names as in RECORDS.md. What is read back is checked by verify.c, not here.
 *
 * Invariant: coco_brief_read of what coco_brief_json and coco_edits_json wrote gives the same slots, annex and edits. */
#include "parts.h"

#include <string.h>

static void write_slot(struct coco_writer *w, const struct coco_brief *brief, int slot)
{
	if (!brief->slots[slot].s)
		return;
	coco_write_key(w, coco_slot_names[slot]);
	if (slot != COCO_SLOT_FIXED) {
		coco_write_str(w, brief->slots[slot]);
		return;
	}
	struct coco_str rest = brief->slots[slot], piece;
	coco_write_array(w);
	while (coco_str_split(&rest, '\n', &piece))
		coco_write_str(w, piece);
	coco_write_end(w, false);
}

static void write_parts(struct coco_writer *w, const char *name, const struct coco_part *parts, size_t n)
{
	if (n == 0)
		return;
	coco_write_key(w, name);
	coco_write_array(w);
	for (size_t i = 0; i < n; i++) {
		const struct coco_part *part = &parts[i];
		coco_write_object(w);
		if (part->question.s) {
			coco_write_key(w, "question");
			coco_write_str(w, part->question);
		}
		coco_write_key(w, "start");
		coco_write_int(w, (int64_t)part->start);
		coco_write_key(w, "end");
		coco_write_int(w, (int64_t)part->end);
		coco_write_key(w, "key");
		coco_write_bool(w, part->key);
		if (part->reason.s) {
			coco_write_key(w, "reason");
			coco_write_str(w, part->reason);
		}
		coco_write_end(w, true);
	}
	coco_write_end(w, false);
}

void coco_brief_json(const struct coco_brief *brief, struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		write_slot(&w, brief, slot);
	write_parts(&w, "parts", brief->parts, brief->n_parts);
	write_parts(&w, "candidates", brief->candidates, brief->n_candidates);
	if (brief->confidential) {
		coco_write_key(&w, "confidential");
		coco_write_bool(&w, true);
	}
	coco_write_key(&w, "missing");
	coco_write_array(&w);
	for (size_t i = 0; i < brief->n_missing; i++) {
		coco_write_object(&w);
		coco_write_key(&w, "slot");
		coco_write_str(&w, brief->missing[i].slot);
		coco_write_key(&w, "ask");
		coco_write_str(&w, brief->missing[i].ask);
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
	coco_write_key(&w, "annex");
	coco_write_array(&w);
	for (size_t i = 0; i < brief->n_annex; i++) {
		coco_write_object(&w);
		coco_write_key(&w, "id");
		coco_write_str(&w, brief->annex[i].id);
		coco_write_key(&w, "text");
		coco_write_str(&w, brief->annex[i].text);
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
	coco_write_key(&w, "original_sha256");
	coco_write_text(&w, brief->original_sha256);
	coco_write_end(&w, true);
}

void coco_edits_json(const struct coco_brief *brief, struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_array(&w);
	for (size_t i = 0; i < brief->n_edits; i++) {
		const struct coco_edit *edit = &brief->edits[i];
		coco_write_object(&w);
		coco_write_key(&w, "rule");
		coco_write_str(&w, edit->rule);
		coco_write_key(&w, "start");
		coco_write_int(&w, (int64_t)edit->start);
		coco_write_key(&w, "end");
		coco_write_int(&w, (int64_t)edit->end);
		coco_write_key(&w, "slot");
		coco_write_str(&w, edit->slot);
		coco_write_key(&w, "at");
		coco_write_int(&w, (int64_t)edit->at);
		coco_write_key(&w, "before");
		coco_write_str(&w, edit->before);
		coco_write_key(&w, "after");
		coco_write_str(&w, edit->after);
		coco_write_key(&w, "reason");
		coco_write_str(&w, edit->reason);
		coco_write_key(&w, "facts");
		coco_write_array(&w);
		for (size_t k = 0; k < edit->n_facts; k++)
			coco_write_str(&w, edit->facts[k]);
		coco_write_end(&w, false);
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
}

void coco_findings_json(const struct coco_brief *brief, struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_array(&w);
	for (size_t i = 0; i < brief->n_smells; i++) {
		const struct coco_smell *smell = &brief->smells[i];
		if (!rule_told(smell->rule, brief))
			continue;
		coco_write_object(&w);
		coco_write_key(&w, "rule");
		coco_write_text(&w, coco_rule_at(smell->rule).id);
		coco_write_key(&w, "level");
		coco_write_text(&w, smell->level == COCO_WARNING ? "warning" : "note");
		coco_write_key(&w, "start");
		coco_write_int(&w, (int64_t)smell->start);
		coco_write_key(&w, "end");
		coco_write_int(&w, (int64_t)smell->end);
		coco_write_key(&w, "text");
		coco_write_str(&w, smell->text);
		coco_write_key(&w, "hint");
		coco_write_str(&w, smell->hint);
		coco_write_end(&w, true);
	}
	for (size_t i = 0; i < brief->n_refused; i++) {
		coco_write_object(&w);
		coco_write_key(&w, "rule");
		coco_write_text(&w, brief->refused[i].by);
		coco_write_key(&w, "level");
		coco_write_text(&w, "note");
		coco_write_key(&w, "start");
		coco_write_int(&w, 0);
		coco_write_key(&w, "end");
		coco_write_int(&w, 0);
		coco_write_key(&w, "text");
		coco_write_str(&w, brief->refused[i].slot.s ? brief->refused[i].slot : COCO_STR(""));
		coco_write_key(&w, "hint");
		coco_write_str(&w, brief->refused[i].why);
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
}

int coco_brief_sha256(const struct coco_brief *brief, char sha[COCO_SHA256_TEXT], struct coco_err *err)
{
	struct coco_buf json = COCO_BUF_INIT;
	coco_brief_json(brief, &json);
	int rc = json.failed ? coco_err_nomem(err) : 0;
	if (rc == 0)
		coco_sha256_text(coco_buf_view(&json), sha);
	coco_buf_free(&json);
	return rc;
}

static void write_counts(struct coco_writer *w, const struct coco_counts *counts, int lang)
{
	const char *names[COCO_SCORES_MAX];
	bool calibrated;
	size_t n = coco_score_names(lang, names, &calibrated);
	double value;
	coco_write_object(w);
	coco_write_key(w, "words");
	coco_write_int(w, (int64_t)counts->words);
	coco_write_key(w, "sentences");
	coco_write_int(w, (int64_t)counts->sentences);
	coco_write_key(w, "long_words");
	coco_write_int(w, (int64_t)counts->long_words);
	coco_write_key(w, "words_per_sentence");
	if (counts->sentences)
		coco_write_fixed(w, (double)counts->words / (double)counts->sentences, 2);
	else
		coco_write_null(w);
	for (size_t i = 0; i < n; i++) {
		coco_write_key(w, names[i]);
		if (coco_score(names[i], counts, &value))
			coco_write_fixed(w, value, 2);
		else
			coco_write_null(w);
	}
	coco_write_end(w, true);
}

void coco_readability_json(const struct coco_brief *brief, struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "before");
	write_counts(&w, &brief->before, brief->lang);
	coco_write_key(&w, "after");
	write_counts(&w, &brief->after, brief->lang);
	coco_write_end(&w, true);
}

/* ---- reading back ---- */

static bool read_size(struct coco_str object, const char *key, size_t *value)
{
	int64_t n;
	if (!coco_json_int(coco_json_get(object, key), &n) || n < 0)
		return false;
	*value = (size_t)n;
	return true;
}

static bool read_str(struct coco_str object, const char *key, struct coco_arena *arena, struct coco_str *value)
{
	*value = coco_json_str(coco_json_get(object, key), arena);
	return value->s != NULL;
}

static bool read_fixed(struct coco_str raw, struct coco_arena *arena, struct coco_str *value)
{
	struct coco_buf joined = COCO_BUF_INIT;
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, item;
	bool ok = coco_json_kind(raw) == COCO_JSON_ARRAY;
	while (ok && coco_json_next(&iter, &key, &item)) {
		struct coco_str text = coco_json_str(item, arena);
		ok = text.s != NULL;
		if (joined.len)
			coco_buf_putc(&joined, '\n');
		coco_buf_str(&joined, text);
	}
	*value = ok && joined.len ? coco_arena_copy(arena, coco_buf_view(&joined)) : COCO_STR_NONE;
	coco_buf_free(&joined);
	return ok;
}

static bool read_pairs(
    struct coco_str raw, const char *one, const char *two, struct coco_arena *arena, struct coco_str (**pairs)[2], size_t *count)
{
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, item;
	*count = 0;
	*pairs = coco_arena_array(arena, coco_json_count(raw) + 1, sizeof **pairs);
	if (coco_json_kind(raw) != COCO_JSON_ARRAY || !*pairs)
		return false;
	while (coco_json_next(&iter, &key, &item)) {
		if (!read_str(item, one, arena, &(*pairs)[*count][0]) || !read_str(item, two, arena, &(*pairs)[*count][1]))
			return false;
		++*count;
	}
	return true;
}

static bool read_edits(struct coco_str raw, struct coco_arena *arena, struct coco_brief *brief)
{
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, item;
	brief->edits = coco_arena_array(arena, coco_json_count(raw) + 1, sizeof *brief->edits);
	if (coco_json_kind(raw) != COCO_JSON_ARRAY || !brief->edits)
		return false;
	while (coco_json_next(&iter, &key, &item)) {
		struct coco_edit *edit = &brief->edits[brief->n_edits++];
		if (!read_str(item, "rule", arena, &edit->rule) || !read_str(item, "slot", arena, &edit->slot) ||
		    !read_str(item, "before", arena, &edit->before) || !read_str(item, "after", arena, &edit->after) ||
		    !read_size(item, "start", &edit->start) || !read_size(item, "end", &edit->end) || !read_size(item, "at", &edit->at))
			return false;
		edit->reason = coco_json_str(coco_json_get(item, "reason"), arena); /* or absent */
	}
	return true;
}

static bool read_parts(struct coco_str raw, struct coco_arena *arena, struct coco_part **parts, size_t *n)
{
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, item;
	*parts = coco_arena_array(arena, coco_json_count(raw) + 1, sizeof **parts);
	if (coco_json_kind(raw) != COCO_JSON_ARRAY || !*parts)
		return false;
	while (coco_json_next(&iter, &key, &item)) {
		struct coco_part *part = &(*parts)[(*n)++];
		if (!read_size(item, "start", &part->start) || !read_size(item, "end", &part->end) ||
		    !coco_json_bool(coco_json_get(item, "key"), &part->key))
			return false;
		part->question = coco_json_str(coco_json_get(item, "question"), arena);
		part->reason = coco_json_str(coco_json_get(item, "reason"), arena);
	}
	return true;
}

bool coco_brief_read(struct coco_str brief_json, struct coco_str edits_json, struct coco_arena *arena, struct coco_brief *brief)
{
	struct coco_str(*pairs)[2], sha;
	size_t n;
	*brief = (struct coco_brief){0};
	if (coco_json_kind(brief_json) != COCO_JSON_OBJECT)
		return false;
	for (int slot = 0; slot < COCO_SLOTS; slot++) {
		struct coco_str raw = coco_json_get(brief_json, coco_slot_names[slot]);
		if (!raw.s)
			continue;
		if (slot == COCO_SLOT_FIXED ? !read_fixed(raw, arena, &brief->slots[slot]) : !(brief->slots[slot] = coco_json_str(raw, arena)).s)
			return false;
	}
	struct coco_str marked = coco_json_get(brief_json, "confidential");
	if (marked.s && !coco_json_bool(marked, &brief->confidential))
		return false;
	struct coco_str parts = coco_json_get(brief_json, "parts"), candidates = coco_json_get(brief_json, "candidates");
	if ((parts.s && !read_parts(parts, arena, &brief->parts, &brief->n_parts)) ||
	    (candidates.s && !read_parts(candidates, arena, &brief->candidates, &brief->n_candidates)))
		return false;
	if (!read_pairs(coco_json_get(brief_json, "missing"), "slot", "ask", arena, &pairs, &n))
		return false;
	brief->missing = coco_arena_array(arena, n + 1, sizeof *brief->missing);
	for (size_t i = 0; brief->missing && i < n; i++)
		brief->missing[brief->n_missing++] = (struct coco_ask){pairs[i][0], pairs[i][1]};
	if (!read_pairs(coco_json_get(brief_json, "annex"), "id", "text", arena, &pairs, &n))
		return false;
	brief->annex = coco_arena_array(arena, n + 1, sizeof *brief->annex);
	for (size_t i = 0; brief->annex && i < n; i++)
		brief->annex[brief->n_annex++] = (struct coco_annex){pairs[i][0], pairs[i][1]};
	if (!read_str(brief_json, "original_sha256", arena, &sha) || sha.n != COCO_SHA256_TEXT - 1)
		return false;
	memcpy(brief->original_sha256, sha.s, sha.n);
	return read_edits(edits_json, arena, brief);
}
