/* Who does what when. Private to the room. */
#ifndef COCO_REWRITE_ACTS_H
#define COCO_REWRITE_ACTS_H

#include "parts.h"

/* What a clause, or a text, says of who does what when. */
struct said_acts {
	struct coco_str text;
	unsigned times[32]; /* by row of acts.csv of the kind `act` */
	bool we, us, by;    /* we do it; it is done to us; the doer follows */
	bool future, past, perfect, passive;
};
/* The forms of a language, once. 0 or -1. */
int acts_load(struct lang_tables *to, int lang, struct coco_err *err);
void acts_read(const struct lang_tables *tables, int lang, struct coco_str text, struct said_acts *to, struct coco_buf *scratch);
/* The text has a verb of the row `act` with this meaning. */
bool acts_have(const struct said_acts *acts, const char *meaning);
/* As if it had none. */
void acts_forget(struct said_acts *acts, const char *meaning);
/* The wording has no other acts than what it stands for. */
bool acts_same(const struct said_acts *source, const struct said_acts *whole, const struct said_acts *to);
/* Of an act that both have one has us as the doers, the other as those to whom it is done. */
bool acts_turned(const struct said_acts *one, const struct said_acts *other);
/* A clause of the wording makes nobody else the doer than the one that it rests on, nor another time. */
bool acts_agree(const struct lang_tables *tables, struct coco_stemmer *stemmer, int lang, const struct said_acts *to,
    const struct said_acts *from, struct coco_buf *scratch);

#endif
