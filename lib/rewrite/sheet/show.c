/* What the tool prints beside briefs: findings, scores, the catalogue of rules, differences.
 *
 * Invariant: a fact that is personal is named by its kind, never shown. */
#include "coco/stats.h"
#include "parts.h"

#include <string.h>

static const double LEVEL = 0.95;

void place_move(struct place *place, size_t to)
{
	for (; place->at < to && place->at < place->text.n; place->at++) {
		place->column++;
		if (place->text.s[place->at] == '\n') {
			place->line++;
			place->column = 1;
		}
	}
}

void coco_text_place(struct coco_str text, size_t at, size_t *line, size_t *column)
{
	struct place place = {text, 0, 1, 1};
	place_move(&place, at);
	*line = place.line;
	*column = place.column;
}

int coco_lines_make(struct coco_str text, struct coco_arena *arena, struct coco_lines *lines, struct coco_err *err)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += text.s[i] == '\n';
	size_t *starts = coco_arena_array(arena, n, sizeof *starts);
	if (!starts)
		return coco_err_nomem(err);
	*lines = (struct coco_lines){text, starts, 1};
	starts[0] = 0;
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\n')
			starts[lines->n++] = i + 1;
	return 0;
}

/* Line and column of an offset: the last line that begins at or before it. */
static void put_place(const struct coco_lines *lines, size_t at, struct coco_buf *out)
{
	size_t low = 1, high = lines->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (lines->starts[mid] <= at)
			low = mid + 1;
		else
			high = mid;
	}
	coco_buf_printf(out, " at %zu:%zu", low, at - lines->starts[low - 1] + 1);
}

void coco_smell_json(const struct coco_smell *smell, const char *file, struct coco_str record, struct coco_buf *out)
{
	struct coco_writer w;
	struct coco_rule rule = coco_rule_at(smell->rule);
	coco_writer_init(&w, out);
	coco_write_object(&w);
	if (file) {
		coco_write_key(&w, "file");
		coco_write_text(&w, file);
	}
	if (record.s) {
		coco_write_key(&w, "record");
		coco_write_str(&w, record);
	}
	coco_write_key(&w, "rule");
	coco_write_text(&w, rule.id);
	coco_write_key(&w, "slug");
	coco_write_text(&w, rule.slug);
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

static void write_counts(struct coco_writer *w, const struct coco_counts *c, int lang)
{
	const struct {
		const char *name;
		size_t n;
	} counts[] = {{"characters", c->characters}, {"letters", c->letters}, {"words", c->words}, {"sentences", c->sentences},
	    {"syllables", c->syllables}, {"long_words", c->long_words}, {"words_1_syllable", c->words_1_syllable},
	    {"words_3_syllables", c->words_3_syllables}, {"words_4_syllables", c->words_4_syllables},
	    {"words_5_syllables", c->words_5_syllables}, {"distinct_words", c->distinct_words}, {"difficult_words", c->difficult_words}};
	coco_write_key(w, "counts");
	coco_write_object(w);
	for (size_t i = 0; i < COCO_LEN(counts) - (lang != 0); i++) { /* the last is for English */
		coco_write_key(w, counts[i].name);
		coco_write_int(w, (int64_t)counts[i].n);
	}
	coco_write_end(w, true);
}

static void write_scores(struct coco_writer *w, const struct coco_counts *counts, int lang)
{
	const char *names[COCO_SCORES_MAX];
	bool calibrated;
	size_t n = coco_score_names(lang, names, &calibrated);
	double value;
	coco_write_key(w, "calibration"); /* whether a formula was made for the language */
	coco_write_text(w, calibrated ? "native" : "uncalibrated");
	coco_write_key(w, "scores");
	coco_write_object(w);
	for (size_t i = 0; i < n; i++) {
		coco_write_key(w, names[i]);
		if (coco_score(names[i], counts, &value))
			coco_write_fixed(w, value, 4);
		else
			coco_write_null(w);
	}
	coco_write_end(w, true);
}

int coco_score_json(struct coco_str text, int lang, const char *file, struct coco_str record, bool with_sentences, struct coco_buf *out,
    struct coco_err *err)
{
	struct coco_counts counts;
	struct coco_writer w;
	if (coco_text_counts(text, lang, &counts, err) != 0)
		return -1;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "type");
	coco_write_text(&w, "score");
	if (file) {
		coco_write_key(&w, "file");
		coco_write_text(&w, file);
	}
	if (record.s) {
		coco_write_key(&w, "challenge");
		coco_write_str(&w, record);
	}
	coco_write_key(&w, "lang");
	coco_write_text(&w, lang >= 0 ? coco_langs[lang] : NULL);
	write_counts(&w, &counts, lang);
	write_scores(&w, &counts, lang);
	if (with_sentences) {
		struct coco_arena *arena = coco_arena_new();
		struct coco_sentence *sentences;
		size_t n = 0;
		if (!arena || coco_unwrap(&text, arena, err) != 0 || coco_sentences(text, lang, arena, &sentences, &n, err) != 0) {
			coco_arena_free(arena);
			return arena ? -1 : coco_err_nomem(err);
		}
		coco_write_key(&w, "sentences");
		coco_write_array(&w);
		for (size_t i = 0; i < n; i++)
			coco_write_str(&w, coco_str_sub(text, sentences[i].start, sentences[i].end));
		coco_write_end(&w, false);
		coco_arena_free(arena);
	}
	coco_write_end(&w, true);
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

/* In which languages it changes words, and how many of its edits were right: "edits in en (9 of 9), de (8 of 8)". */
static void put_edits(const struct coco_rule *rule, struct coco_buf *out)
{
	size_t n = 0;
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		unsigned right, wrong;
		bool edits = coco_rule_edits(rule->id, lang, &right, &wrong);
		if (right + wrong == 0)
			continue;
		coco_buf_printf(
		    out, "%s %s (%u of %u%s)", n++ ? "," : "    right edits:", coco_langs[lang], right, right + wrong, edits ? "" : ", only notes");
	}
	coco_buf_puts(out, n ? "\n" : "");
}

static void put_share(unsigned right, unsigned wrong, struct coco_buf *out)
{
	struct coco_interval in = coco_wilson(right, right + wrong, LEVEL);
	coco_buf_printf(out, "%.2f (%.2f to %.2f): %u of %u findings", right / (double)(right + wrong), in.lo, in.hi, right, right + wrong);
}

/* Of a rule about a text what it is in texts; single sentences come second, for they lack what their text may say. */
static void put_precision(const struct coco_rule *rule, struct coco_buf *out)
{
	if (!rule->labelled && !rule->texts) {
		coco_buf_puts(out, "    precision not measured\n");
		return;
	}
	if (rule->texts) {
		coco_buf_puts(out, "    precision ");
		put_share(rule->texts_right, rule->texts_wrong, out);
		coco_buf_printf(out, " in %u whole texts\n", rule->texts);
	}
	if (rule->labelled) {
		coco_buf_puts(out, rule->texts ? "    in sentences " : "    precision ");
		put_share(rule->right, rule->wrong, out);
		coco_buf_printf(out, " in %u labelled sentences\n", rule->labelled);
	}
	if (coco_rule_silent(rule))
		coco_buf_puts(out, "    silent unless --every-rule asks for it: fewer than eight of ten are right\n");
}

void coco_rules_text(struct coco_buf *out)
{
	for (size_t i = 0; i < coco_rule_count(); i++) {
		struct coco_rule rule = coco_rule_at(i);
		coco_buf_printf(out, "%s-%s: %s\n    level %s, fix %s, scope %s; %s%s\n    %s\n", rule.id, rule.slug, rule.what, rule.level,
		    rule.fix, rule.scope, rule.langs[0] ? "acts in " : "does not act yet", rule.langs, rule.hint);
		put_precision(&rule, out);
		put_edits(&rule, out);
	}
	coco_buf_puts(out,
	    "\nFix: E edit in place (listed, reversible); M move to the annex; G compose or gloss; A ask; N note only.\n"
	    "Scope: doc, at most one finding a text; sent, at most one a sentence.\n"
	    "Precision: on sentences that the rules' maker wrote and labelled for this (R13: judged in texts), with Wilson's interval of\n"
	    "95 %; of rules of scope doc in whole texts, read one by one, and besides on single sentences, which say less than a text.\n"
	    "Edits: of those made in labelled sentences of the language; below nine of ten right, and where nothing was measured, a rule only\n"
	    "notes.\n");
}

/* "key": {"value", "lo", "hi", "right", "wrong", `of`}, or null where there are none of these. */
static void write_precision(struct coco_writer *w, const char *key, unsigned right, unsigned wrong, const char *of, unsigned n)
{
	coco_write_key(w, key);
	if (!n) {
		coco_write_null(w);
		return;
	}
	struct coco_interval in = coco_wilson(right, right + wrong, LEVEL);
	const struct {
		const char *key;
		double value;
		int decimals;
	} members[] = {{"value", right / (double)(right + wrong), 3}, {"lo", in.lo, 3}, {"hi", in.hi, 3}, {"right", right, 0},
	    {"wrong", wrong, 0}, {of, n, 0}};
	coco_write_object(w);
	for (size_t i = 0; i < COCO_LEN(members); i++) {
		coco_write_key(w, members[i].key);
		coco_write_fixed(w, members[i].value, members[i].decimals);
	}
	coco_write_end(w, true);
}

/* {"en": {"right", "wrong", "edits"}, …} */
static void write_edits(struct coco_writer *w, const struct coco_rule *rule)
{
	coco_write_key(w, "edits");
	coco_write_object(w);
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		unsigned right, wrong;
		bool edits = coco_rule_edits(rule->id, lang, &right, &wrong);
		if (right + wrong == 0)
			continue;
		coco_write_key(w, coco_langs[lang]);
		coco_write_object(w);
		coco_write_key(w, "right");
		coco_write_int(w, right);
		coco_write_key(w, "wrong");
		coco_write_int(w, wrong);
		coco_write_key(w, "edits");
		coco_write_bool(w, edits);
		coco_write_end(w, true);
	}
	coco_write_end(w, true);
}

void coco_rules_json(struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_array(&w);
	for (size_t i = 0; i < coco_rule_count(); i++) {
		struct coco_rule rule = coco_rule_at(i);
		const char *const members[][2] = {{"id", rule.id}, {"slug", rule.slug}, {"level", rule.level}, {"fix", rule.fix},
		    {"scope", rule.scope}, {"what", rule.what}, {"hint", rule.hint}};
		coco_write_object(&w);
		for (size_t k = 0; k < COCO_LEN(members); k++) {
			coco_write_key(&w, members[k][0]);
			coco_write_text(&w, members[k][1]);
		}
		coco_write_key(&w, "active");
		coco_write_bool(&w, rule.langs[0] != '\0');
		coco_write_key(&w, "langs");
		coco_write_array(&w);
		struct coco_str rest = coco_str_of(rule.langs), piece;
		while (rule.langs[0] && coco_str_split(&rest, ' ', &piece))
			coco_write_str(&w, piece);
		coco_write_end(&w, false);
		write_precision(&w, "precision", rule.right, rule.wrong, "labelled", rule.labelled);
		write_precision(&w, "in_texts", rule.texts_right, rule.texts_wrong, "texts", rule.texts);
		coco_write_key(&w, "silent");
		coco_write_bool(&w, coco_rule_silent(&rule));
		write_edits(&w, &rule);
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
	coco_buf_putc(out, '\n');
}

static const char *const changes[] = {"lost", "changed", "invented"};
static const char *const kinds[] = {
    "number", "money", "date", "standard", "part", "acronym", "url", "email", "phone", "demand", "negation", "material", "mark", "name"};

/* A word of capitals of some length: no AI, no PLC. */
static bool long_capitals(struct coco_str text, size_t start, size_t end)
{
	enum { LONG = 4 };
	return start < end && coco_utf8_count(coco_str_sub(text, start, end)) >= LONG && capitals_end(text, start) == end;
}

/* Two words of capitals side by side may be a person's name (JANET OKORO) as well as acronyms. */
static bool hidden(const struct coco_fact *fact, struct coco_str text)
{
	if (fact->kind != COCO_FACT_ACRONYM || !long_capitals(text, fact->start, fact->end))
		return coco_fact_personal(fact);
	size_t before = fact->start, gap = fact->start, end = fact->end;
	if (gap > 0 && text.s[gap - 1] == ' ')
		for (before = --gap; before > 0 && is_word_byte((unsigned char)text.s[before - 1]); before--)
			;
	size_t behind = end < text.n && text.s[end] == ' ' ? capitals_end(text, end + 1) : end;
	return (before < gap && long_capitals(text, before, gap)) || (behind > end && long_capitals(text, end + 1, behind));
}

static void put_fact(const struct coco_fact *fact, const struct coco_lines *lines, struct coco_buf *out)
{
	static const char *const bounds[] = {"", "at most ", "at least ", "less than ", "more than ", "plus or minus ", "about "};
	static const char *const dates[] = {"", "until ", "from ", "before ", "after ", "plus or minus ", "about "};
	const char *const *comparators = fact->kind == COCO_FACT_DATE ? dates : bounds;
	static const char *const modals[] = {"", "must", "should", ""};
	if (hidden(fact, lines->text)) {
		coco_buf_printf(out, "an address, number or name (%s)", kinds[fact->kind]);
	} else {
		coco_buf_printf(out, "%s“", comparators[fact->comparator]);
		coco_buf_str(out, coco_str_sub(lines->text, fact->start, fact->end));
		coco_buf_puts(out, "”");
	}
	if (modals[fact->modality][0] || fact->negated)
		coco_buf_printf(
		    out, " [%s%s%s]", modals[fact->modality], modals[fact->modality][0] && fact->negated ? " " : "", fact->negated ? "not" : "");
	put_place(lines, fact->start, out);
}

void coco_difference_text(
    const struct coco_difference *d, const struct coco_lines *original, const struct coco_lines *candidate, struct coco_buf *out)
{
	coco_buf_printf(out, "%s: ", changes[d->change]);
	if (d->change != COCO_INVENTED)
		put_fact(&d->before, original, out);
	if (d->change == COCO_CHANGED)
		coco_buf_puts(out, " became ");
	if (d->change != COCO_LOST)
		put_fact(&d->after, candidate, out);
	coco_buf_putc(out, '\n');
}

static void write_fact(struct coco_writer *w, const char *key, const struct coco_fact *fact, struct coco_str text)
{
	static const char *const comparators[] = {NULL, "<=", ">=", "<", ">", "+-", "~"};
	static const char *const modals[] = {NULL, "must", "should", "may"};
	coco_write_key(w, key);
	if (fact->end == fact->start) {
		coco_write_null(w);
		return;
	}
	coco_write_object(w);
	coco_write_key(w, "kind");
	coco_write_text(w, kinds[fact->kind]);
	coco_write_key(w, "start");
	coco_write_int(w, (int64_t)fact->start);
	coco_write_key(w, "end");
	coco_write_int(w, (int64_t)fact->end);
	coco_write_key(w, "text");
	coco_write_str(w, hidden(fact, text) ? COCO_STR("") : coco_str_sub(text, fact->start, fact->end));
	coco_write_key(w, "comparator");
	coco_write_text(w, comparators[fact->comparator]);
	coco_write_key(w, "modality");
	coco_write_text(w, modals[fact->modality]);
	coco_write_key(w, "negated");
	coco_write_bool(w, fact->negated);
	coco_write_end(w, true);
}

void coco_difference_json(const struct coco_difference *d, struct coco_str original, struct coco_str candidate, struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "change");
	coco_write_text(&w, changes[d->change]);
	write_fact(&w, "original", &d->before, original);
	write_fact(&w, "candidate", &d->after, candidate);
	coco_write_end(&w, true);
}
