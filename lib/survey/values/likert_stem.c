/* What the labels of a scale say of one and the same word: "gar nicht interessant", "eher interessant", "sehr interessant".
 *
 * Method: words that all labels begin with are left out ("trifft eher zu", "trifft nicht zu"); what all of them end with is their core,
 * from the beginning of a word or behind a syllable that denies ("unwichtig", "nevystihuje"). The core is written "xx" and such a syllable
 * "un" before it, as in likert.csv, where the words around any core have their places. Invariant: a label without the core stays as it is.
 */
#include <string.h>
#include "likert.h"
#include "likert_parts.h"

static const char *const denials[] = {"un", "in", "im", "dis", "ne", "ni", "nie"};

/* Bytes of a denying syllable that begins at `at` and ends at `end`; 0: none. */
static size_t denial(struct coco_str text, size_t at, size_t end)
{
	for (size_t i = 0; i < COCO_LEN(denials); i++) {
		if (coco_str_is(coco_str_sub(text, at, end), denials[i]))
			return end - at;
	}
	return 0;
}

/* Where the word begins in which `at` is. */
static size_t word_start(struct coco_str text, size_t at)
{
	while (at > 0 && text.s[at - 1] != ' ')
		at--;
	return at;
}

static bool may_begin(struct coco_str text, size_t at)
{
	const size_t start = word_start(text, at);
	return start == at || denial(text, start, at) > 0;
}

static size_t lead_of(const struct coco_str *labels, size_t n)
{
	size_t lead = 0;
	for (size_t at = 0; at < labels[0].n; at++) {
		for (size_t i = 1; i < n; i++) {
			if (at >= labels[i].n || labels[i].s[at] != labels[0].s[at])
				return lead;
		}
		if (labels[0].s[at] == ' ')
			lead = at + 1;
	}
	return lead;
}

static size_t core_of(const struct coco_str *labels, size_t n, size_t lead)
{
	size_t core = 0, most = labels[0].n - lead;
	for (; core < most; core++) {
		for (size_t i = 1; i < n; i++) {
			if (core >= labels[i].n - lead || labels[i].s[labels[i].n - 1 - core] != labels[0].s[labels[0].n - 1 - core])
				most = core;
		}
	}
	for (core = most; core > 0; core--) {
		bool fits = true;
		for (size_t i = 0; i < n && fits; i++)
			fits = may_begin(labels[i], labels[i].n - core);
		if (fits)
			break;
	}
	return core;
}

bool survey_stem_find(const struct coco_str *labels, size_t n, struct survey_stem *stem)
{
	*stem = (struct survey_stem){.core = ""};
	if (n < 2)
		return false;
	const size_t lead = lead_of(labels, n), core = core_of(labels, n, lead);
	if (core < 2 || core >= sizeof stem->core || lead >= sizeof stem->lead)
		return false;
	memcpy(stem->lead, labels[0].s, lead);
	memcpy(stem->core, labels[0].s + labels[0].n - core, core);
	return true;
}

struct coco_str survey_stem_apply(const struct survey_stem *stem, struct coco_str label, char *room, size_t size)
{
	const size_t lead = strlen(stem->lead), core = strlen(stem->core);
	size_t n = 0, at = lead && coco_str_starts(label, stem->lead) ? lead : 0;
	while (at < label.n && n + 5 < size) {
		const size_t start = word_start(label, at);
		const bool here = core && label.n - at >= core && memcmp(label.s + at, stem->core, core) == 0 && may_begin(label, at) &&
		                  (at + core == label.n || label.s[at + core] == ' ');
		if (!here) {
			room[n++] = label.s[at++];
			continue;
		}
		if (start < at) { /* "un" whatever the syllable is */
			n -= at - start;
			memcpy(room + n, "un ", 3);
			n += 3;
		}
		memcpy(room + n, "xx", 2);
		n += 2;
		at += core;
	}
	size_t kept = 0; /* as the table's names are folded: without the blanks */
	for (size_t i = 0; i < n; i++) {
		room[kept] = room[i];
		kept += room[i] != ' ';
	}
	return at < label.n ? COCO_STR("") : (struct coco_str){room, kept};
}
