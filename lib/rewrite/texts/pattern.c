/* Rows of patterns of the tables as one alternation.
 *
 * Method: PCRE2; a pattern behind a sieve (sieve.c) is compiled with the first text that holds one of its needles, and asked of no other;
 * machine code is made of it only when it is used often or of a long text. A match limit is set on every match: a hostile sentence costs a
 * bounded time and then counts as "no match"; what could not be compiled or matched for want of memory does not, but fails the run.
 *
 * Invariant: what is found does not depend on how often, or with which texts before, a pattern was used. */
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Machine code is worth its making after so many bytes of text for each byte of a pattern that knows how its matches begin; of another
 * after a part of its bytes. */
enum { QUICK_TIMES = 4, SLOW_PART = 8 };
enum { MATCH_LIMIT = 200000, DEPTH_LIMIT = 2000, HEAP_LIMIT_KIB = 8192, SUBJECT_MAX = 20000 };

struct pattern {
	char *source; /* until it is compiled */
	uint32_t options;
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	struct needle *needles; /* until it has a sieve */
	size_t n_needles;
	struct sieve *sieve; /* it keeps what went wrong while matching */
	unsigned number;     /* in the sieve; 0: it is asked of every text */
	size_t left;         /* bytes of text until machine code is made of it */
	bool fast;           /* it is machine code, or can't be */
};

struct pattern *pattern_late(const char *alternatives, unsigned how, struct coco_err *err)
{
	const bool words = how & PATTERN_WORDS, begins = how & PATTERN_BEGINS;
	struct coco_buf source = COCO_BUF_INIT;
	coco_buf_puts(&source, words ? "(?<![\\pL\\pN])(?:" : begins ? "(?<![\\p{L}\\d])(?:" : "(?:");
	coco_buf_puts(&source, alternatives);
	coco_buf_puts(&source, words ? ")(?![\\pL\\pN])" : ")");
	struct pattern *pattern = calloc(1, sizeof *pattern);
	if (!pattern || !coco_buf_ok(&source) || !(pattern->source = strdup(source.data))) {
		coco_err_nomem(err);
		pattern_free(pattern);
		pattern = NULL;
	} else {
		pattern->options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NO_UTF_CHECK | (how & PATTERN_AT_START ? PCRE2_ANCHORED : 0);
		pattern->needles = needles_of(alternatives, words || begins, words, &pattern->n_needles);
	}
	coco_buf_free(&source);
	return pattern;
}

/* The text may have a match. */
static bool passes(const struct pattern *pattern, struct coco_str text)
{
	return pattern->number == 0 || sieve_passes(pattern->sieve, pattern->number, text);
}

/* How many bytes of text the interpreter looks at before machine code is made. */
static size_t patience(const pcre2_code *code)
{
	size_t size = 0;
	uint32_t first = 0, options = 0;
	const uint8_t *starts = NULL;
	pcre2_pattern_info(code, PCRE2_INFO_SIZE, &size);
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &first);
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &starts);
	pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &options);
	return first || starts || (options & PCRE2_ANCHORED) ? size * QUICK_TIMES : size / SLOW_PART;
}

static int compile(struct pattern *pattern, struct coco_err *err)
{
	int code = 0;
	PCRE2_SIZE at = 0;
	if (!pattern->code)
		pattern->code = pcre2_compile((PCRE2_SPTR)pattern->source, PCRE2_ZERO_TERMINATED, pattern->options, &code, &at, NULL);
	if (!pattern->code)
		return coco_err_set(err, COCO_EXIT_BUG, "bad-pattern", "pattern of a table does not compile (%d) at %zu: %.200s", code, (size_t)at,
		    pattern->source);
	if (!pattern->data)
		pattern->data = pcre2_match_data_create_from_pattern(pattern->code, NULL);
	if (!pattern->context)
		pattern->context = pcre2_match_context_create(NULL);
	if (!pattern->data || !pattern->context)
		return coco_err_nomem(err);
	pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
	pattern->left = patience(pattern->code);
	free(pattern->source);
	pattern->source = NULL;
	return 0;
}

struct pattern *pattern_new(const char *alternatives, unsigned how, struct coco_err *err)
{
	struct pattern *pattern = pattern_late(alternatives, how, err);
	if (pattern && compile(pattern, err) != 0) {
		pattern_free(pattern);
		pattern = NULL;
	}
	return pattern;
}

int pattern_ready(struct pattern *pattern, struct coco_str text, struct coco_err *err)
{
	return pattern->source && passes(pattern, text) ? compile(pattern, err) : 0;
}

void pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_match_context_free(pattern->context);
	pcre2_match_data_free(pattern->data);
	pcre2_code_free(pattern->code);
	free(pattern->needles);
	free(pattern->source);
	free(pattern);
}

void pattern_sieve(struct pattern *pattern, struct sieve *sieve)
{
	if (!pattern || pattern->sieve)
		return;
	pattern->sieve = sieve;
	if (pattern->needles)
		pattern->number = sieve_add(sieve, pattern->needles, pattern->n_needles);
	free(pattern->needles);
	pattern->needles = NULL;
}

static int match(const struct pattern *pattern, struct coco_str text, size_t from)
{
	if (text.n > SUBJECT_MAX) {
		text.n = SUBJECT_MAX;
		while (text.n > 0 && ((unsigned char)text.s[text.n] & 0xC0) == 0x80)
			text.n--;
	}
	if (!pattern || from > text.n || !passes(pattern, text))
		return 0;
	struct pattern *used = (struct pattern *)pattern;
	struct coco_err err = {0};
	if (!pattern->code && (!pattern->sieve || compile(used, &err) != 0))
		return pattern->sieve ? sieve_fails(pattern->sieve, &err) : -1;
	if (!used->fast && text.n - from >= used->left) {
		pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* where it fails the interpreter goes on, more slowly */
		used->fast = true;
	}
	used->left -= used->fast ? 0 : text.n - from;
	int rc = pcre2_match(pattern->code, (PCRE2_SPTR)text.s, text.n, from, PCRE2_NO_UTF_CHECK, pattern->data, pattern->context);
	if (rc == PCRE2_ERROR_NOMEMORY && pattern->sieve && coco_err_nomem(&err) != 0)
		return sieve_fails(pattern->sieve, &err);
	return rc > 0 ? rc : rc == PCRE2_ERROR_NOMATCH ? 0 : -1;
}

int pattern_find(const struct pattern *pattern, struct coco_str text, size_t from, size_t *start, size_t *end)
{
	int rc = match(pattern, text, from);
	if (rc <= 0)
		return rc;
	PCRE2_SIZE *found = pcre2_get_ovector_pointer(pattern->data);
	*start = found[0];
	*end = found[1];
	return 1;
}

int patterns_add(struct patterns *to, struct pattern *pattern, struct coco_err *err)
{
	if (!pattern)
		return -1;
	if (coco_grow(&to->items, &to->cap, to->n, sizeof(struct pattern *)) != 0) {
		pattern_free(pattern);
		return coco_err_nomem(err);
	}
	to->items[to->n++] = pattern;
	return 0;
}

void patterns_sieve(struct patterns *patterns, struct sieve *sieve)
{
	for (size_t i = 0; i < patterns->n; i++)
		pattern_sieve(patterns->items[i], sieve);
}

void patterns_free(struct patterns *patterns)
{
	for (size_t i = 0; i < patterns->n; i++)
		pattern_free(patterns->items[i]);
	free(patterns->items);
}

/* \K lets a match start behind the place where it was found, which decides. */
int patterns_find(const struct patterns *patterns, struct coco_str text, size_t from, size_t *start, size_t *end)
{
	size_t first = SIZE_MAX, a, b;
	for (size_t i = 0; i < patterns->n; i++) {
		int rc = pattern_find(patterns->items[i], text, from, &a, &b);
		if (rc < 0)
			return rc;
		if (rc == 0 || pcre2_get_startchar(patterns->items[i]->data) >= first)
			continue;
		first = pcre2_get_startchar(patterns->items[i]->data);
		*start = a;
		*end = b;
	}
	return first != SIZE_MAX;
}

int pattern_groups_from(const struct pattern *pattern, struct coco_str text, size_t from, size_t groups[16])
{
	int rc = match(pattern, text, from);
	if (rc <= 0)
		return rc;
	PCRE2_SIZE *found = pcre2_get_ovector_pointer(pattern->data);
	for (int i = 0; i < 16; i++)
		groups[i] = i < 2 * rc && found[i] != PCRE2_UNSET ? found[i] : SIZE_MAX;
	return 1;
}

int pattern_groups(const struct pattern *pattern, struct coco_str text, size_t groups[16])
{
	return pattern_groups_from(pattern, text, 0, groups);
}
