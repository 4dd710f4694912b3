/* Codes of vocabularies as words of a sentence. */
#include "reason.h"

#include "coco/text.h"

struct coco_str coco_label_of(const char *vocabulary, struct coco_str code, int lang)
{
	const struct coco_vocab *vocab = coco_vocab(vocabulary);
	const size_t row = vocab ? coco_vocab_find(vocab, code) : COCO_NONE;
	return row == COCO_NONE ? code : coco_str_of(coco_vocab_label(vocab, row, lang));
}

/* Names of languages stand inside of sentences, where only English and German write them with a capital. */
static struct coco_str language_label(struct coco_str label, int lang, struct coco_arena *arena)
{
	struct coco_buf small = COCO_BUF_INIT;
	if (coco_str_is(coco_str_of(coco_langs[lang]), "en") || coco_str_is(coco_str_of(coco_langs[lang]), "de"))
		return label;
	coco_text_normal(label, &small);
	const struct coco_str kept = coco_arena_copy(arena, coco_buf_view(&small));
	coco_buf_free(&small);
	return kept;
}

struct coco_str coco_language_of(struct coco_match *m, struct coco_str code, int lang)
{
	return language_label(coco_label_of("language", code, lang), lang, m->pool.arena);
}

void coco_reason_list_bridge(struct coco_match *m, struct coco_reason *r, const struct coco_bridge *bridge)
{
	const struct coco_str name = bridge->guide->org.n > 0 ? bridge->guide->org : bridge->guide->id;
	const struct coco_str one = coco_language_of(m, bridge->owner, r->lang), other = coco_language_of(m, bridge->participant, r->lang);
	coco_buf_printf(&r->list, "%.*s (%.*s, %.*s)", COCO_STR_ARG(name), COCO_STR_ARG(one), COCO_STR_ARG(other));
	r->n_list++;
}
