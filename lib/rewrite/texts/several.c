/* Several challenges in one text: which they are, and which is the key one.
 *
 * Method: a text has several where headings, or the labels of paragraphs or sentences, count them ("Challenge 2: …"), else where a sentence
 * says how many there are and they follow, else where rule R21 finds a second need behind a connective ("In addition, we need …"), else
 * where ordinals or numbers count what goes wrong (several_listed.c), or another problem is named. Each is a section or a
 * sentence, with the question that can be composed of it. The key one is the one that was chosen; else the one whose words stand where the
 * text says what is urgent; else the one of which the text tells most reasons; else the first. The others go to the annex as a whole, so
 * that the brief speaks of one thing.
 *
 * Invariant: a text with one challenge, or none, is left alone; where there are several exactly one is the key one. */
#include "several.h"

#include <string.h>

enum { SUBSTANCE = 5, MATTER = 3, POINTS = 3, ENDING = 2, FRONT = 20, TROUBLE_WORDS = 3, CLEAR = 6 };

/* `w` and `other` are the same word; an ending may differ. */
static bool same_stem(struct coco_str w, struct coco_str other)
{
	struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
	coco_text_normal(w, &a);
	coco_text_normal(other, &b);
	size_t stem = a.len - a.len / 5;
	bool brief = a.len < SUBSTANCE && b.len > a.len + ENDING; /* "car", "carpet" */
	bool same = a.len >= MATTER && b.len >= stem && !brief && memcmp(a.data, b.data, stem) == 0;
	coco_buf_free(&a);
	coco_buf_free(&b);
	return same;
}

bool several_troubles(const struct finder *f, size_t i)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	size_t start, end;
	if (f->units[i].words < TROUBLE_WORDS || (f->units[i].flags & (F_HEADING | F_LIMITS | F_GATE | F_STANDARD | F_ROW)))
		return false;
	if (pattern_find(f->trouble, s, 0, &start, &end) == 1)
		return true;
	for (size_t k = 0; k < f->tables->n_cues; k++)
		if (!f->tables->cues[k].section && f->tables->cues[k].slot == COCO_SLOT_WHY &&
		    pattern_find(f->tables->cues[k].pattern, s, 0, &start, &end) == 1)
			return true;
	return false;
}

bool several_wants(const struct finder *f, size_t i)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	size_t start, end;
	for (size_t k = 0; !(f->units[i].flags & F_HEADING) && k < f->tables->n_cues; k++)
		if (!f->tables->cues[k].section && f->tables->cues[k].slot == COCO_SLOT_OPEN &&
		    pattern_find(f->tables->cues[k].pattern, s, 0, &start, &end) == 1)
			return true;
	return false;
}

bool several_begins(const struct pattern *pattern, struct coco_str s)
{
	size_t start, end;
	return pattern_find(pattern, s, 0, &start, &end) == 1 && start == 0;
}

size_t several_end(const struct finder *f, size_t i, size_t next)
{
	size_t end = i + 1;
	while (end < next && f->units[end].block == f->units[i].block && !(f->units[end].flags & F_HEADING))
		end++;
	return end;
}

/* What is of all challenges of a text: what is offered, who decides, until when, whom to ask, what is said of all of them or compares them
 * ("the crates are most urgent"), and who writes, where `who` says that this is told among them. What goes wrong is of one. */
static bool common(const struct finder *f, size_t i, bool who)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	size_t start, end;
	bool both = pattern_find(f->every, s, 0, &start, &end) == 1 ||
	            (f->units[i].words > POINTS && pattern_find(f->urgent, s, 0, &start, &end) == 1); /* "This is urgent" compares nothing */
	for (size_t k = 0; k < f->tables->n_cues; k++) {
		const struct cue *cue = &f->tables->cues[k];
		if (cue->section || pattern_find(cue->pattern, s, 0, &start, &end) != 1)
			continue;
		if (cue->slot == COCO_SLOT_WHY)
			return false;
		both = both || (cue->weight >= CLEAR &&
		                   ((who && cue->slot == COCO_SLOT_TODAY) || cue->slot == COCO_SLOT_OFFER || cue->slot == COCO_SLOT_CHOICE ||
		                       cue->slot == COCO_SLOT_TIMELINE || cue->slot == COCO_SLOT_CONTACT));
	}
	return both;
}

/* It stands over what follows: a heading, or a line such as "Challenge 3: Noise". */
static bool heads(const struct finder *f, size_t i)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	return (f->units[i].flags & F_HEADING) || (s.n > 0 && !(f->units[i].flags & F_ITEM) && !strchr(".!?;,", s.s[s.n - 1]));
}

/* The part that begins at `part` has the word in its heading or first sentence. */
static bool holds(const struct finder *f, size_t part, struct coco_str word)
{
	bool headed = heads(f, part);
	for (size_t i = part; i < f->count && i <= part + headed; i++) {
		struct coco_str head = unit_text(f->text, &f->units[i]);
		size_t colon = coco_str_find(head, COCO_STR(": "), 0), comma = coco_str_find(head, COCO_STR(", "), head.n < FRONT ? head.n : FRONT);
		struct coco_word other;
		head.n = comma < head.n ? comma : head.n; /* behind it is what it should do, or why */
		for (size_t k = colon < head.n ? colon : 0; coco_word_next(head, &k, &other);)
			if (same_stem(coco_str_sub(head, other.start, other.end), word))
				return true;
	}
	return false;
}

/* A function word, or what goes wrong with anything ("complain"): no matter of its own. */
static bool is_empty(const struct finder *f, struct coco_str w)
{
	struct coco_buf normal = COCO_BUF_INIT;
	size_t start, end;
	coco_text_normal(w, &normal);
	bool stop = coco_stop_word(f->lang, coco_buf_view(&normal));
	coco_buf_free(&normal);
	return stop || pattern_find(f->trouble, w, 0, &start, &end) == 1;
}

/* The unit names the matter of the part `own` by a word that no other part has. */
static bool names_alone(const struct finder *f, const size_t *begin, size_t n, size_t own, size_t i)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	struct coco_word word;
	for (size_t at = 0; coco_word_next(s, &at, &word);) {
		struct coco_str w = coco_str_sub(s, word.start, word.end);
		size_t parts = 0;
		if (coco_utf8_count(w) < MATTER || is_empty(f, w))
			continue;
		for (size_t k = 0; k < n; k++)
			parts += holds(f, begin[k], w);
		if (parts == 1 && holds(f, begin[own], w))
			return true;
	}
	return false;
}

bool several_names_other(const struct finder *f, const size_t *begin, size_t n, size_t own, size_t i)
{
	bool other = false;
	for (size_t k = 0; k < n; k++)
		other = other || (k != own && names_alone(f, begin, n, k, i));
	return other && !names_alone(f, begin, n, own, i);
}

size_t several_last(const struct finder *f, const size_t *begin, size_t n)
{
	size_t i = begin[n - 1], end = i + 1;
	bool headed = heads(f, i);
	for (; end < f->count && !(f->units[end].flags & F_HEADING); end++) {
		if (several_names_other(f, begin, n, n - 1, end))
			break;
		if (!names_alone(f, begin, n, n - 1, end) && !several_troubles(f, end) &&
		    !several_begins(f->tables->marks[MARK_BEFORE], unit_text(f->text, &f->units[end])) &&
		    (common(f, end, !headed) || (!headed && f->units[end].block != f->units[i].block)))
			break;
	}
	return end;
}

/* The unit counts a challenge: as a heading, or as the label that a paragraph or a sentence begins with ("Challenge 2: …"). */
static bool counts_one(const struct finder *f, const struct pattern *heading, size_t i)
{
	struct coco_str s = unit_text(f->text, &f->units[i]);
	size_t start, end;
	if (pattern_find(heading, s, 0, &start, &end) != 1 || start != 0)
		return false;
	while (end < s.n && s.s[end] == ' ')
		end++;
	struct coco_str rest = coco_str_sub(s, end, s.n);
	return (f->units[i].flags & F_HEADING) || coco_str_starts(rest, ":") || coco_str_starts(rest, "–") || coco_str_starts(rest, "—");
}

/* Sections whose headings count them, and paragraphs or sentences whose labels do. What stands between two of them, without a heading of
 * its own, belongs to the first. */
static void numbered(struct finder *f, const struct pattern *heading)
{
	for (size_t i = 0; i < f->count && f->n < PARTS_MAX; i++) {
		if (!counts_one(f, heading, i))
			continue;
		bool headed = f->units[i].flags & F_HEADING;
		size_t last = i + 1;
		while (last < f->count && !(f->units[last].flags & F_HEADING) && f->units[last].block <= f->units[i].block + headed &&
		       !counts_one(f, heading, last))
			last++;
		if (headed && last == i + 1)
			continue;
		f->from[f->n] = i;
		f->to[f->n++] = last;
	}
	for (size_t k = 0; k + 1 < f->n; k++)
		while (f->to[k] < f->from[k + 1] && !(f->units[f->to[k]].flags & F_HEADING))
			f->to[k]++;
	if (f->n < 2) {
		f->n = 0;
		return;
	}
	f->to[f->n - 1] = several_last(f, f->from, f->n);
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
		if (question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units, i, arena, &question, &first, NULL, err) != 0)
			return -1;
		if (!question.s || first == COCO_NONE || (f->units[first].flags & F_HEADING)) /* a need of which none can be made */
			for (first = 0; first < i && !several_wants(f, first); first++)
				;
		if (first >= i)
			return 0;
		f->from[0] = first;
		f->from[1] = i;
		f->to[0] = first + 1;
		f->to[1] = several_last(f, f->from, 2);
		f->n = 2;
		f->joined = true;
		return 0;
	}
	return 0;
}

/* "The other problem is our packaging": the sentence of the need, else the first that says what goes wrong, and that one. */
static int another(struct finder *f, struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *other = cut_of(f->rewriter, f->lang, CUT_OTHER, err);
	size_t first;
	struct coco_str question;
	if (!other)
		return -1;
	for (size_t i = 1; i < f->count; i++) {
		if ((f->units[i].flags & (F_HEADING | F_ITEM)) || !several_begins(other, unit_text(f->text, &f->units[i])))
			continue;
		if (question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units, i, arena, &question, &first, NULL, err) != 0)
			return -1;
		if (!question.s || first == COCO_NONE || (f->units[first].flags & F_HEADING))
			for (first = 0; first < i && !several_troubles(f, first); first++)
				;
		if (first >= i)
			return 0;
		f->from[0] = first;
		f->to[0] = first + 1;
		f->from[1] = i;
		f->to[1] = several_last(f, f->from, 2);
		f->n = 2;
		f->joined = true;
		return 0;
	}
	return 0;
}

/* A word of substance of the part's sentence at `unit` stands in `s`. */
static bool speaks_of(const struct finder *f, size_t unit, struct coco_str s)
{
	struct coco_str head = unit_text(f->text, &f->units[unit]);
	struct coco_word word, other;
	size_t colon = coco_str_find(head, COCO_STR(": "), 0);
	for (size_t at = colon == SIZE_MAX ? 0 : colon; coco_word_next(head, &at, &word);)
		for (size_t k = 0; coco_word_next(s, &k, &other);)
			if (coco_utf8_count(coco_str_sub(head, word.start, word.end)) >= SUBSTANCE &&
			    same_stem(coco_str_sub(head, word.start, word.end), coco_str_sub(s, other.start, other.end)))
				return true;
	return false;
}

/* The part that the text calls urgent, by its first sentence or by all of them (`whole`), if it is one alone; SIZE_MAX: none. */
static size_t urgent(const struct finder *f, bool whole)
{
	size_t found = SIZE_MAX, start, end;
	for (size_t i = 0; i < f->count; i++) {
		struct coco_str s = unit_text(f->text, &f->units[i]);
		if (pattern_find(f->urgent, s, 0, &start, &end) != 1)
			continue;
		for (size_t part = 0; part < f->n; part++) {
			bool own = i >= f->from[part] && i < f->to[part];
			for (size_t u = f->from[part]; !own && u < f->to[part] && (u == f->from[part] || whole); u++)
				own = speaks_of(f, u, s);
			if (!own)
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
static void key_part(const struct finder *f, size_t wanted, size_t *key, const char **why)
{
	size_t named = urgent(f, false), told = most_reasons(f);
	named = named != SIZE_MAX ? named : urgent(f, true);
	*key = wanted > 0 && wanted <= f->n ? wanted - 1 : named != SIZE_MAX ? named : told != SIZE_MAX ? told : 0;
	*why = wanted > 0 && wanted <= f->n ? "part.chosen" : named != SIZE_MAX ? "part.named" : told != SIZE_MAX ? "part.why" : "part.first";
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
		        &part->question, &from, NULL, err) != 0)
			return -1;
	}
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = f->from[i]; i != key && k < f->to[i]; k++)
			f->units[k].flags |= F_OTHER;
	/* what stands before a second need is of the first one ("every casting is ground by hand") */
	for (size_t k = 0; f->joined && key == 1 && k < f->from[1]; k++)
		if (!(f->units[k].flags & F_HEADING) && !common(f, k, true))
			f->units[k].flags |= F_OTHER;
	for (size_t k = f->to[f->n - 1]; k < f->count; k++)
		if (!(f->units[k].flags & F_HEADING) && several_names_other(f, f->from, f->n, key, k))
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
	f.trouble = heading ? cut_of(rewriter, lang, CUT_TROUBLE, err) : NULL;
	f.urgent = f.trouble ? cut_of(rewriter, lang, CUT_URGENT, err) : NULL;
	f.every = f.urgent ? cut_of(rewriter, lang, CUT_EVERY, err) : NULL;
	if (!f.every)
		return -1;
	numbered(&f, heading);
	if (f.n == 0 && several_announced(&f, err) != 0)
		return -1;
	if (f.n == 0 && connected(&f, arena, err) != 0)
		return -1;
	if (f.n == 0 && several_ordinals(&f, arena, err) != 0)
		return -1;
	if (f.n == 0 && another(&f, arena, err) != 0)
		return -1;
	if (f.n == 0)
		return 0;
	key_part(&f, wanted, &key, &why);
	return tell(&f, key, why, arena, brief, err);
}
