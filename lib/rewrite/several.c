/* Several challenges in one text: which they are, and which is the key one.
 *
 * Method: a text has several where headings, or the labels of paragraphs, count them ("Challenge 2: …"), else where rule R21 finds a second
 * need behind a connective
 * ("In addition, we need …"), else where ordinals or numbers count what goes wrong, or another problem is named. Each is a section or a
 * sentence, with the question that can be composed of it. The key one is the one that was chosen; else the one whose words stand where the
 * text says what is urgent; else the one of which the text tells most reasons; else the first. The others go to the annex as a whole, so
 * that the brief speaks of one thing.
 *
 * Invariant: a text with one challenge, or none, is left alone; where there are several exactly one is the key one. */
#include "parts.h"

#include <string.h>

enum { PARTS_MAX = 9, SUBSTANCE = 5, TROUBLE_WORDS = 3 };

struct finder {
	struct coco_rewriter *rewriter;
	struct lang_tables *tables;
	struct coco_str text;
	int lang;
	struct unit *units;
	size_t count;
	size_t from[PARTS_MAX], to[PARTS_MAX], n; /* units of each part */
};

/* The unit counts a challenge: as a heading, or as the label that a paragraph begins with ("Challenge 2: …"). */
static bool counts_one(const struct finder *f, const struct pattern *heading, size_t i)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	size_t start, end;
	bool first = i == 0 || f->units[i - 1].block != f->units[i].block;
	if (!(f->units[i].flags & F_HEADING) && !first)
		return false;
	if (pattern_find(heading, s, 0, &start, &end) != 1 || start != 0)
		return false;
	return (f->units[i].flags & F_HEADING) || (end < s.n && s.s[end] == ':');
}

/* Sections whose headings count them, and paragraphs whose labels do. */
static void numbered(struct finder *f, const struct pattern *heading)
{
	for (size_t i = 0; i < f->count && f->n < PARTS_MAX; i++) {
		if (!counts_one(f, heading, i))
			continue;
		bool headed = f->units[i].flags & F_HEADING;
		size_t last = i + 1;
		while (last < f->count && !(f->units[last].flags & F_HEADING) && f->units[last].block <= f->units[i].block + headed)
			last++;
		if (headed && last == i + 1)
			continue;
		f->from[f->n] = i;
		f->to[f->n++] = last;
	}
	if (f->n < 2)
		f->n = 0;
}

/* The sentence that the question rests on, and the one that rule R21 finds. */
static int connected(struct finder *f, struct coco_arena *arena, struct coco_err *err)
{
	size_t rule = rule_by_id("R21"), first, start, end;
	struct coco_str question;
	if (rule == COCO_NONE || !f->tables->rules[rule])
		return 0;
	for (size_t i = 1; i < f->count; i++) {
		if ((f->units[i].flags & (F_HEADING | F_ITEM)) ||
		    pattern_find(f->tables->rules[rule], unit_text(f->text, &f->units[i]), 0, &start, &end) != 1)
			continue;
		if (question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units, i, arena, &question, &first, err) != 0)
			return -1;
		if (!question.s || first == COCO_NONE || (f->units[first].flags & F_HEADING))
			return 0;
		f->from[0] = first;
		f->from[1] = i;
		f->to[0] = first + 1;
		f->to[1] = i + 1;
		f->n = 2;
		return 0;
	}
	return 0;
}

/* The unit says what goes wrong, in no demand. */
static bool troubles(const struct finder *f, const struct pattern *words, size_t i)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	size_t start, end;
	if (f->units[i].words < TROUBLE_WORDS || (f->units[i].flags & (F_HEADING | F_LIMITS | F_GATE | F_STANDARD | F_ROW)))
		return false;
	if (pattern_find(words, s, 0, &start, &end) == 1)
		return true;
	for (size_t k = 0; k < f->tables->n_cues; k++)
		if (!f->tables->cues[k].section && f->tables->cues[k].slot == COCO_SLOT_WHY &&
		    pattern_find(f->tables->cues[k].pattern, s, 0, &start, &end) == 1)
			return true;
	return false;
}

static bool begins(const struct pattern *pattern, struct coco_str s)
{
	size_t start, end;
	return pattern_find(pattern, s, 0, &start, &end) == 1 && start == 0;
}

/* "2. The handles look old.": the number of a paragraph of a list; 0: none. */
static size_t list_number(struct coco_str s)
{
	return s.n > 2 && s.s[0] >= '1' && s.s[0] <= '9' && strchr(".)", s.s[1]) && s.s[2] == ' ' ? (size_t)(s.s[0] - '0') : 0;
}

/* A heading that names a slot stands over the unit: what a list counts there are reasons, demands, prizes. */
static bool under_slot(const struct finder *f, size_t i)
{
	size_t start, end;
	while (i > 0 && !(f->units[i - 1].flags & F_HEADING) && !coco_str_ends(unit_text(f->text, &f->units[i - 1]), ":"))
		i--;
	if (i == 0)
		return false;
	struct coco_str s = unit_text(f->text, &f->units[i - 1]);
	for (size_t k = 0; k < f->tables->n_cues; k++)
		if (f->tables->cues[k].section && f->tables->cues[k].slot != COCO_SLOT_OPEN &&
		    pattern_find(f->tables->cues[k].pattern, s, 0, &start, &end) == 1 && start == 0)
			return true;
	return false;
}

/* Where what the unit at `i` begins ends: before `next`, in its paragraph; behind the last one only what goes on with it. */
static size_t part_end(const struct finder *f, const struct pattern *words, size_t i, size_t next, bool last)
{
	size_t end = i + 1;
	while (end < next && f->units[end].block == f->units[i].block && !(f->units[end].flags & F_HEADING) &&
	       (!last || troubles(f, words, end) || begins(f->tables->marks[MARK_BEFORE], unit_text(f->text, &f->units[end]))))
		end++;
	return end;
}

/* Sentences that ordinals count ("First, … Second, …"), or paragraphs that numbers do, each of which says what goes wrong. Where the text
 * states a need besides, they are its reasons; steps of a process go wrong nowhere. 0 or -1. */
static int ordinals(struct finder *f, struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *one = cut_of(f->rewriter, f->lang, CUT_ONE, err),
	                     *more = one ? cut_of(f->rewriter, f->lang, CUT_MORE, err) : NULL,
	                     *words = more ? cut_of(f->rewriter, f->lang, CUT_TROUBLE, err) : NULL;
	size_t begin[PARTS_MAX], n = 0, from;
	bool listed = false;
	struct coco_str before, behind;
	if (!words)
		return -1;
	for (size_t i = 0; i < f->count && n < PARTS_MAX; i++) {
		struct coco_str s = unit_text(f->text, &f->units[i]);
		size_t number = list_number(s);
		if (n == 0 && (number == 1 || begins(one, s))) {
			listed = number == 1;
			begin[n++] = i;
		} else if (n > 0 && (listed ? number == n + 1 : begins(more, s))) {
			begin[n++] = i;
		}
	}
	if (n < 2 || under_slot(f, begin[0]))
		return 0;
	for (size_t k = 0; k < n; k++) {
		bool wrong = false;
		f->from[k] = begin[k];
		f->to[k] = part_end(f, words, begin[k], k + 1 < n ? begin[k + 1] : f->count, k + 1 == n);
		for (size_t i = f->from[k]; i < f->to[k]; i++)
			wrong = wrong || troubles(f, words, i);
		if (!wrong)
			return 0;
	}
	if (question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units, begin[0], arena, &before, &from, err) != 0 ||
	    question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units + f->to[n - 1], f->count - f->to[n - 1], arena, &behind, &from,
	        err) != 0)
		return -1;
	f->n = before.s || behind.s ? 0 : n;
	return 0;
}

/* "The other problem is our packaging": the sentence of the need, else the first that says what goes wrong, and that one. */
static int another(struct finder *f, struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *other = cut_of(f->rewriter, f->lang, CUT_OTHER, err),
	                     *words = other ? cut_of(f->rewriter, f->lang, CUT_TROUBLE, err) : NULL;
	size_t first;
	struct coco_str question;
	if (!words)
		return -1;
	for (size_t i = 1; i < f->count; i++) {
		if ((f->units[i].flags & (F_HEADING | F_ITEM)) || !begins(other, unit_text(f->text, &f->units[i])))
			continue;
		if (question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units, i, arena, &question, &first, err) != 0)
			return -1;
		if (!question.s || first == COCO_NONE || (f->units[first].flags & F_HEADING))
			for (first = 0; first < i && !troubles(f, words, first); first++)
				;
		if (first >= i)
			return 0;
		f->from[0] = first;
		f->to[0] = first + 1;
		f->from[1] = i;
		f->to[1] = part_end(f, words, i, f->count, true);
		f->n = 2;
		return 0;
	}
	return 0;
}

/* A word of substance of the part's first sentence (its heading) stands in `s`. */
static bool speaks_of(const struct finder *f, size_t part, struct coco_str s)
{
	struct coco_str head = unit_text(f->text, &f->units[f->from[part]]);
	struct coco_word word, other;
	size_t colon = coco_str_find(head, COCO_STR(": "), 0);
	for (size_t at = colon == SIZE_MAX ? 0 : colon; coco_word_next(head, &at, &word);) {
		struct coco_str w = coco_str_sub(head, word.start, word.end);
		if (coco_utf8_count(w) < SUBSTANCE)
			continue;
		for (size_t k = 0; coco_word_next(s, &k, &other);) {
			struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
			coco_text_normal(w, &a);
			coco_text_normal(coco_str_sub(s, other.start, other.end), &b);
			size_t stem = a.len > SUBSTANCE ? a.len - 1 : a.len; /* an ending may differ */
			bool same = a.len && b.len >= stem && memcmp(a.data, b.data, stem) == 0;
			coco_buf_free(&a);
			coco_buf_free(&b);
			if (same)
				return true;
		}
	}
	return false;
}

/* The part that the text calls urgent, if it is one alone; SIZE_MAX: none. */
static size_t urgent(const struct finder *f, const struct pattern *words)
{
	size_t found = SIZE_MAX, start, end;
	for (size_t i = 0; i < f->count; i++) {
		struct coco_str s = unit_text(f->text, &f->units[i]);
		if (pattern_find(words, s, 0, &start, &end) != 1)
			continue;
		for (size_t part = 0; part < f->n; part++) {
			bool own = i >= f->from[part] && i < f->to[part];
			if (!own && !speaks_of(f, part, s))
				continue;
			if (found != SIZE_MAX && found != part)
				return SIZE_MAX;
			found = part;
		}
	}
	return found;
}

/* The part of which the text tells most reasons; SIZE_MAX: no one alone. */
static size_t most_reasons(const struct finder *f)
{
	size_t best = SIZE_MAX, most = 0, start, end;
	for (size_t part = 0; part < f->n; part++) {
		size_t n = 0;
		for (size_t i = f->from[part]; i < f->to[part]; i++)
			for (size_t k = 0; k < f->tables->n_cues; k++) {
				const struct cue *cue = &f->tables->cues[k];
				if (!cue->section && cue->slot == COCO_SLOT_WHY &&
				    pattern_find(cue->pattern, unit_text(f->text, &f->units[i]), 0, &start, &end) == 1) {
					n++;
					break;
				}
			}
		if (n > most)
			best = part;
		else if (n == most && n > 0)
			best = SIZE_MAX;
		most = n > most ? n : most;
	}
	return best;
}

/* The key part, and the key of the reason in labels.csv. */
static int key_part(const struct finder *f, size_t wanted, size_t *key, const char **why, struct coco_err *err)
{
	const struct pattern *words = cut_of(f->rewriter, f->lang, CUT_URGENT, err);
	if (!words)
		return -1;
	size_t named = urgent(f, words), told = most_reasons(f);
	*key = wanted > 0 && wanted <= f->n ? wanted - 1 : named != SIZE_MAX ? named : told != SIZE_MAX ? told : 0;
	*why = wanted > 0 && wanted <= f->n ? "part.chosen" : named != SIZE_MAX ? "part.named" : told != SIZE_MAX ? "part.why" : "part.first";
	return 0;
}

static int tell(struct finder *f, size_t key, const char *why, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	brief->parts = coco_arena_array(arena, f->n, sizeof *brief->parts);
	if (!brief->parts)
		return coco_err_nomem(err);
	for (size_t i = 0; i < f->n; i++) {
		struct coco_part *part = &brief->parts[i];
		size_t from;
		*part = (struct coco_part){
		    .start = f->units[f->from[i]].start, .end = f->units[f->to[i] - 1].end, .key = i == key, .reason = COCO_STR_NONE};
		if (i == key)
			part->reason = coco_str_of(label_of("labels", why, f->lang));
		if (question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units + f->from[i], f->to[i] - f->from[i], arena,
		        &part->question, &from, err) != 0)
			return -1;
	}
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = f->from[i]; i != key && k < f->to[i]; k++)
			f->units[k].flags |= F_OTHER;
	brief->n_parts = f->n;
	return 0;
}

int parts_find(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct unit *units, size_t count, size_t wanted,
    struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	struct finder f = {.rewriter = rewriter, .tables = lang_of(rewriter, lang), .text = text, .lang = lang, .units = units, .count = count};
	size_t key;
	const char *why;
	if (lang < 0)
		return 0;
	const struct pattern *heading = cut_of(rewriter, lang, CUT_PART, err);
	if (!heading)
		return -1;
	numbered(&f, heading);
	if (f.n == 0 && connected(&f, arena, err) != 0)
		return -1;
	if (f.n == 0 && ordinals(&f, arena, err) != 0)
		return -1;
	if (f.n == 0 && another(&f, arena, err) != 0)
		return -1;
	if (f.n == 0)
		return 0;
	return key_part(&f, wanted, &key, &why, err) != 0 ? -1 : tell(&f, key, why, arena, brief, err);
}
