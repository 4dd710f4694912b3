/* What the forms of one noun or adjective have in common: the steps of stem_endings.csv that take endings of cases and plurals, and undo
 * what these change within a word (light.h). Unlike coco_stem it needs no library, and never joins a verb with its noun: whoever looks for
 * a name in a text means that name, not what is made of it. The rules of a language are read when its first word comes. */
#include "light.h"

#include "coco/record.h"

#include <stdlib.h>

struct coco_forms {
	struct light_rules *rules[COCO_LANGS];
	bool none[COCO_LANGS]; /* no table has its endings */
	struct coco_buf normal;
	char stem[LIGHT_MOST];
};

struct coco_forms *coco_forms_new(void)
{
	return calloc(1, sizeof(struct coco_forms));
}

/* The rules of a language. 0 or -1: memory. */
static int read_rules(struct coco_forms *forms, int lang)
{
	forms->rules[lang] = calloc(1, sizeof *forms->rules[lang]);
	if (forms->rules[lang] == NULL)
		return -1;
	forms->none[lang] = light_read(forms->rules[lang], coco_langs[lang]) == 0;
	return 0;
}

int coco_forms_stem(struct coco_forms *forms, int lang, struct coco_str word, struct coco_buf *stem)
{
	if (lang < 0 || lang >= COCO_LANGS)
		return 0;
	if (forms->rules[lang] == NULL && read_rules(forms, lang) != 0)
		return -1;
	if (forms->none[lang])
		return 0;
	coco_buf_clear(&forms->normal);
	coco_text_normal(word, &forms->normal);
	if (!coco_buf_ok(&forms->normal))
		return -1;
	if (forms->normal.len > 0 && forms->normal.len <= LIGHT_MOST)
		coco_fold(light_stem(forms->rules[lang], LIGHT_FORMS, coco_buf_view(&forms->normal), forms->stem), stem);
	return coco_buf_ok(stem) ? 0 : -1;
}

void coco_forms_free(struct coco_forms *forms)
{
	if (forms == NULL)
		return;
	for (size_t lang = 0; lang < COCO_LANGS; lang++)
		free(forms->rules[lang]);
	coco_buf_free(&forms->normal);
	free(forms);
}
