/* What a map's options say of the cells of a response.
 *
 * Method: where a cell is no option, but falls at one mark into pieces that all are, its column holds several answers, as if the map gave
 * the mark ("split"). Pieces are put together, the longest first, so that an option may hold the mark. What is no option is told where its
 * like have some: of numbers where an option is a number, of words where one is a word. Invariant: the cell's text stays.
 */
#include <string.h>
#include "plan.h"

/* Options that stand for numbers are places on a scale: of them nobody chooses several. */
static bool are_numbers(const struct survey_map_column *m)
{
	for (size_t i = 0; i < m->n_options; i++) {
		if (coco_json_kind(m->options[i].json) != COCO_JSON_STRING)
			return true;
	}
	return false;
}

static bool is_numeral(struct coco_str text)
{
	double value;
	return coco_num_parse(coco_str_trim(text), &value);
}

/* All pieces of the cell at the mark, two at least, are options. */
static bool falls_apart(const struct survey_map_column *m, struct coco_str cell, const char *mark)
{
	struct coco_str pieces[SURVEY_PIECES];
	const size_t n = survey_pieces_cut(cell, mark, false, pieces);
	size_t found = 0;
	for (size_t i = 0; n > 1 && n <= SURVEY_PIECES && i < n; i++) {
		size_t last = n;
		if (!coco_str_trim(pieces[i]).n)
			continue;
		while (last > i && !survey_map_option(m, coco_str_trim((struct coco_str){
		                                             pieces[i].s, (size_t)(pieces[last - 1].s + pieces[last - 1].n - pieces[i].s)}))
		                        .s)
			last--;
		if (last == i)
			return false;
		i = last - 1;
		found++;
	}
	return found > 1;
}

bool survey_map_splits(const struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	static const char *const marks[] = {";", ",", "|", "/", "+", "\n"};
	const struct survey_map_column *m = c->map;
	if (plan->type || !m || !m->n_options || m->scaled || c->field || c->scale || c->number || are_numbers(m))
		return false;
	for (size_t k = 0; k < e->n_distinct; k++) {
		const struct coco_str cell = coco_str_trim(e->distinct[k]);
		for (size_t i = 0; i < COCO_LEN(marks) && !survey_map_option(m, cell).s; i++) {
			if (!falls_apart(m, cell, marks[i]))
				continue;
			memset(c->separator, 0, sizeof c->separator);
			c->separator[0] = marks[i][0];
			return true;
		}
	}
	return false;
}

bool survey_map_lacks(const struct survey_column *c, struct coco_str cell)
{
	const struct survey_map_column *m = c->map;
	const bool numeral = is_numeral(cell);
	if (!m || !m->n_options || c->rest || survey_map_option(m, coco_str_trim(cell)).s)
		return false;
	for (size_t i = 0; i < m->n_options; i++) {
		if (is_numeral(m->options[i].words) == numeral)
			return true;
	}
	return false;
}

bool survey_map_lacks_items(const struct survey_column *c, const struct survey_seen *seen)
{
	const struct survey_map_column *m = c->map;
	for (size_t k = 0; k < seen->n_items; k++) {
		size_t i = 0;
		while (i < m->n_options && !coco_str_eq(m->options[i].json, seen->items[k]))
			i++;
		if (i == m->n_options)
			return true;
	}
	return false;
}
