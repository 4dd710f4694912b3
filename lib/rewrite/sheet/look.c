/* Looking at texts without rewriting them: findings, scores, differences, the catalogue.
 *
 * Method: with --format=json or ndjson each is an object of a list; findings are messages otherwise, differences lines.
 *
 * Invariant: nothing here changes a record; personal data is in no message. */
#include "desk.h"
#include "parts.h"

/* One JSON object of a list that is no stream of records. */
static void put_item(struct coco_desk *desk)
{
	bool array = desk->form == COCO_DESK_JSON;
	coco_out_puts(desk->run->out, !array ? "" : desk->items ? ",\n" : "[\n");
	coco_out_str(desk->run->out, coco_buf_view(&desk->line));
	coco_out_puts(desk->run->out, array ? "" : "\n");
	desk->items++;
}

void desk_end_items(struct coco_desk *desk)
{
	if (desk->form == COCO_DESK_JSON)
		coco_out_puts(desk->run->out, desk->items ? "\n]\n" : "[]\n");
}

static bool as_json(const struct coco_desk *desk)
{
	return desk->form == COCO_DESK_JSON || desk->form == COCO_DESK_NDJSON;
}

struct coco_finding desk_place(const struct coco_desk *desk, const struct coco_rec *rec)
{
	struct coco_str id = coco_rec_str(rec, "id", desk->arena);
	return (struct coco_finding){
	    .file = rec->file, .line = rec->line_number, .record = id.s ? coco_arena_printf(desk->arena, "%.*s", COCO_STR_ARG(id)) : NULL};
}

/* The id of the record that a text stands in; a plain text has none. */
static struct coco_str id_of(const struct coco_desk *desk, const struct desk_text *of)
{
	return of->plain ? COCO_STR_NONE : coco_rec_str(of->rec, "id", desk->arena);
}

static int lang_of_text(const struct coco_desk *desk, const struct desk_text *of)
{
	struct coco_str given = desk->options->rewrite.lang;
	if (!given.n && !of->plain)
		given = coco_rec_str(of->rec, "lang", desk->arena);
	return coco_rewrite_lang(given, of->text);
}

static void tell(struct coco_desk *desk, const struct desk_text *of, const struct coco_smell *smell, struct place *place)
{
	struct coco_rule rule = coco_rule_at(smell->rule);
	struct coco_finding at = {.file = of->rec->file};
	if (of->plain) {
		place_move(place, smell->start);
		at.line = place->line;
		at.column = place->column;
	} else {
		at = desk_place(desk, of->rec);
		at.field = "text";
	}
	const char *code = coco_arena_printf(desk->arena, "%s-%s", rule.id, rule.slug);
	const char *hint = coco_arena_printf(desk->arena, "%.*s", COCO_STR_ARG(smell->hint));
	if (smell->text.n)
		coco_diag_say(desk->run->diag, smell->level, code, &at, hint, "%s: “%.*s”", rule.what, COCO_STR_ARG(smell->text));
	else
		coco_diag_say(desk->run->diag, smell->level, code, &at, hint, "%s", rule.what);
}

int desk_check(struct coco_desk *desk, const struct desk_text *of, struct coco_err *err)
{
	struct coco_smell *smells;
	size_t n;
	struct coco_str id = id_of(desk, of);
	struct place place = {of->text, 0, 1, 1};
	struct coco_brief said = {.terms = NULL};
	if (coco_rewrite_check(desk->rewriter, of->text, lang_of_text(desk, of), desk->arena, &smells, &n, err) != 0 ||
	    (!of->plain && said_beside(of->rec, desk->arena, &said, err) != 0))
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (!desk->options->every_rule && !rule_told(smells[i].rule, &said))
			continue;
		desk->run->findings = desk->run->findings || smells[i].level == COCO_WARNING || desk->options->notes_fail;
		if (as_json(desk)) {
			coco_buf_clear(&desk->line);
			coco_smell_json(&smells[i], of->rec->file, id, &desk->line);
			put_item(desk);
		} else {
			tell(desk, of, &smells[i], &place);
		}
	}
	return 0;
}

int desk_score(struct coco_desk *desk, const struct desk_text *of, struct coco_err *err)
{
	coco_buf_clear(&desk->line);
	if (coco_score_json(of->text, lang_of_text(desk, of), of->plain ? of->rec->file : NULL, id_of(desk, of), desk->options->sentences,
	        &desk->line, err) != 0)
		return -1;
	put_item(desk);
	return 0;
}

static int read_text(const char *path, struct coco_buf *all, struct coco_str *text, struct coco_err *err)
{
	struct coco_in *in = coco_in_open(path, err);
	int rc = in ? coco_rewrite_read(in, all, text, err) : -1;
	coco_in_close(in);
	return rc;
}

/* The differences, in the language that is asked for, or else in what the texts are written in. */
static int compare_texts(struct coco_desk *desk, struct coco_str original, struct coco_str candidate, struct coco_difference **differences,
    size_t *n, struct coco_err *err)
{
	struct coco_str given = desk->options->rewrite.lang;
	int lang = coco_rewrite_lang(given, original), rc;
	if (given.n) {
		rc = coco_facts_compare_in(desk->rewriter, original, candidate, lang, desk->arena, differences, n, err);
		differences_veil(original, candidate, lang, *differences, rc == 0 ? *n : 0);
		return rc;
	}
	if (lang < 0 && coco_facts_language(desk->rewriter, original, candidate, desk->arena, &lang, err) != 0)
		return -1;
	if (lang < 0) {
		struct coco_finding nowhere = {.file = NULL};
		coco_diag_say(desk->run->diag, COCO_WARNING, "unknown-language", &nowhere, "give --lang",
		    "what language the texts are in is not known; demands, negations, bounds and names in words were not compared");
	}
	rc = coco_facts_compare(desk->rewriter, original, candidate, lang, desk->arena, differences, n, err);
	differences_veil(original, candidate, lang, *differences, rc == 0 ? *n : 0);
	return rc;
}

int coco_desk_verify(struct coco_desk *desk, const char *original_path, const char *candidate_path, struct coco_err *err)
{
	struct coco_buf one = COCO_BUF_INIT, other = COCO_BUF_INIT;
	struct coco_str original, candidate;
	struct coco_lines of_original, of_candidate;
	struct coco_difference *differences;
	size_t n = 0;
	int rc = read_text(original_path, &one, &original, err);
	if (rc == 0)
		rc = read_text(candidate_path, &other, &candidate, err);
	if (rc == 0)
		rc = compare_texts(desk, original, candidate, &differences, &n, err);
	if (rc == 0)
		rc = coco_lines_make(original, desk->arena, &of_original, err);
	if (rc == 0)
		rc = coco_lines_make(candidate, desk->arena, &of_candidate, err);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		desk->run->findings = true;
		coco_buf_clear(&desk->line);
		if (as_json(desk)) {
			coco_difference_json(&differences[i], original, candidate, &desk->line);
			put_item(desk);
		} else {
			coco_difference_text(&differences[i], &of_original, &of_candidate, &desk->line);
			coco_out_str(desk->run->out, coco_buf_view(&desk->line));
		}
	}
	if (rc == 0)
		desk_end_items(desk);
	coco_buf_free(&one);
	coco_buf_free(&other);
	return rc;
}

int coco_desk_rules(struct coco_desk *desk, struct coco_err *err)
{
	coco_buf_clear(&desk->line);
	if (as_json(desk))
		coco_rules_json(&desk->line);
	else
		coco_rules_text(&desk->line);
	coco_out_str(desk->run->out, coco_buf_view(&desk->line));
	return coco_buf_ok(&desk->line) ? 0 : coco_err_nomem(err);
}
