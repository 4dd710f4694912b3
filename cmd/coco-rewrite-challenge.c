/* coco-rewrite-challenge: an AVM's problem in, a brief that creatives want to answer out; no fact lost.
 * Options, wiring, exit code; what is done to a text is lib/rewrite's business. */
#include "rewrite_options.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VIA_SECONDS = 60 };

/* All that a program of --via sees of the environment. */
static char **environment(struct coco_arena *arena)
{
	static const char *const names[] = {"PATH", "HOME", "TMPDIR", "LANG", "LC_ALL"};
	char **list = coco_arena_array(arena, COCO_LEN(names) + 1, sizeof *list);
	size_t n = 0;
	for (size_t i = 0; list && i < COCO_LEN(names); i++) {
		const char *value = getenv(names[i]);
		if (value)
			list[n++] = coco_arena_printf(arena, "%s=%s", names[i], value);
	}
	return list;
}

/* Colours in the output: asked for, or a terminal that takes them. */
static bool colors(const struct options *o)
{
	const char *no_color = getenv("NO_COLOR");
	if (o->common.color != COCO_AUTO)
		return o->common.color == COCO_ALWAYS;
	return !o->common.output && isatty(STDOUT_FILENO) == 1 && !(no_color && no_color[0]);
}

static struct coco_desk_options desk_options(const struct options *o, struct coco_arena *arena)
{
	const char *lang = o->common.lang;
	return (struct coco_desk_options){
	    .mode = o->check   ? COCO_DESK_CHECK
	            : o->score ? COCO_DESK_SCORE
	            : o->undo  ? COCO_DESK_UNDO
	                       : COCO_DESK_REWRITE,
	    .form = (enum coco_desk_form)o->format,
	    .rewrite = {o->apply == NOT_GIVEN ? COCO_APPLY_SAFE : (enum coco_apply)o->apply,
	        lang && strcmp(lang, "auto") != 0 ? coco_str_of(lang) : COCO_STR_NONE, o->force, NULL, NULL, 0, (size_t)o->part},
	    .lexicons = o->lexicons,
	    .answers = o->answers,
	    .via = o->via,
	    .via_seconds = o->via_timeout > 0 ? o->via_timeout : VIA_SECONDS,
	    .environment = environment(arena),
	    .owner = o->owner,
	    .text = o->text,
	    .notes_fail = o->fail_on == FAIL_NOTE,
	    .every_rule = o->every_rule,
	    .sentences = o->sentences,
	    .color = colors(o),
	};
}

static int work(struct coco_run *run, const struct options *o, struct coco_desk *desk, struct coco_err *err)
{
	if (o->rules)
		return coco_desk_rules(desk, err);
	if (o->verify)
		return coco_desk_verify(desk, o->verify, run->files[0].path, err);
	for (size_t i = 0; i < run->n_files; i++)
		if (coco_desk_file(desk, run->files[i].path, err) != 0)
			return -1;
	return coco_desk_end(desk, err);
}

int main(int argc, char **argv)
{
	struct options options = {.apply = NOT_GIVEN, .fail_on = NOT_GIVEN};
	struct coco_run run;
	struct coco_err err = {0};
	if (!coco_start(&run, &rewrite_tool, &options, sizeof options, argc, argv))
		return coco_finish(&run, NULL);
	struct coco_desk *desk = NULL;
	struct coco_desk_options of = desk_options(&options, run.arena);
	bool records = (of.mode == COCO_DESK_REWRITE || of.mode == COCO_DESK_UNDO) && !options.rules && !options.verify;
	run.stream = records && (of.form == COCO_DESK_NDJSON || (of.form == COCO_DESK_AUTO && options.undo));
	int rc = rewrite_check(&options, &run, &err);
	if (rc == 0 && !of.environment)
		rc = coco_err_nomem(&err);
	if (rc == 0 && !(desk = coco_desk_new(&run, &of, &err)))
		rc = -1;
	if (rc == 0)
		rc = coco_run_output(&run, 0, &err);
	if (rc == 0)
		rc = work(&run, &options, desk, &err);
	coco_desk_free(desk);
	return coco_finish(&run, rc == 0 ? NULL : &err);
}
