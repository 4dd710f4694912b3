/* Names that a report for the public may not tell, and the words that give them away, in whatever case of the nine languages. */
#ifndef COCO_REPORT_NAMES_H
#define COCO_REPORT_NAMES_H

#include "model.h"

#define STEM_MAX 64 /* bytes */
struct name_stem {
	char text[STEM_MAX];
	size_t n;
	const char *before; /* letters of which one follows, NULL: any may */
};
struct name_stems {
	struct name_stem at[48];
	size_t n;
};
/* What words that are a part of a name, folded, in some case begin with; see inflected.c. */
void name_stems(struct coco_str part, struct name_stems *stems);
struct coco_str name_stem_text(const struct name_stem *stem);
/* What stands in a word behind a stem of so many bytes may be an ending, where the part is `part` bytes long. */
bool name_ends_well(struct coco_str word, size_t stem, size_t part);
bool name_ending(struct coco_str ending); /* of the table, or none */
/* The word, folded, may be a part of a name, folded, in another case, feminine or as what is somebody's. */
bool name_inflected(struct coco_str word, struct coco_str part);

/* The next word of a text, as it stands; false: there is none. */
bool name_word(struct coco_str *rest, struct coco_str *word);

/* Marks of a name: a word a mark, with blanks between, from which no name is read; see marks.c. */
enum mark_kind { MARK_PERSON, MARK_FIRM, MARK_WHOLE, MARK_KINDS };
struct mark {
	enum mark_kind kind;
	size_t length; /* bytes of the part; of a whole name its words */
	uint64_t digest;
};
#define MARK_WORDS_MAX 8
struct marker;
struct marker *marker_new(void); /* NULL: no memory */
void marker_free(struct marker *marker);
/* Appends the marks of a name. `personal`: somebody's own. */
void name_marks(struct marker *marker, struct coco_str name, bool personal, struct coco_buf *out);
bool mark_next(struct coco_str *marks, struct mark *mark); /* false: there is none, or it is none */
uint64_t mark_digest(enum mark_kind kind, struct coco_str text);
/* The word, folded, says nothing of whose name it stands in: a trade, a legal form, a place; `everyday`: or any that everybody uses. */
bool name_word_common(const struct marker *marker, struct coco_str word, bool everyday);
/* Appends a folded text with the umlauts that German spells with two letters as one: "mueller" as "muller", which "müller" is folded to. */
void name_without_digraphs(struct coco_str text, struct coco_buf *out);

/* Whom a text gives away. */
enum names_scope { NAMES_STORIES, NAMES_FIGURES, NAMES_CODES }; /* figures: nobody is named; codes: in small letters, too */
struct names;
struct names *names_new(const struct coco_report *r, struct coco_err *err);
void names_free(struct names *names);
/* The text, without the words of the `n` names (as the records have them) that may be told in it, gives somebody away. */
bool names_tell(struct names *names, enum names_scope scope, struct coco_str text, const struct coco_str *but, size_t n);
bool names_ok(const struct names *names); /* no memory was wanting */

#endif
