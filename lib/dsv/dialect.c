/* The delimiter of a CSV text, found by width.
 *
 * Method: each candidate splits the first rows, quotes heeded; its share is the part of the rows that are as wide as the
 * first. The best share wins, then the greater width. A first line "sep=X" decides by itself (Excel).
 * Cells that are all written ="text" (1KA's table for spreadsheet programs) tell the delimiter by what stands between two of them; the
 * rows above are headings, and may end with a delimiter that the others have not.
 * A few narrow lines may stand before the headings (a title, EUSurvey's alias and date): they are seen by the table behind them,
 * which is at least twice as wide and whose rows all have the width of its first.
 * Invariant: the answer depends on the text alone; two candidates that fit equally well are an error, not a guess.
 */
#include <string.h>
#include "coco/dsv.h"

#define ROWS_LOOKED_AT 200
#define PREAMBLE 5

struct width {
	size_t width;
	size_t rows, same; /* rows behind the first, and those as wide as it */
	bool broken;       /* a quote fault: not this delimiter */
	bool open_end;     /* the first row ends with a delimiter: others may be as wide without it */
};

/* `narrow`: whether rows count behind a first one that the delimiter does not split. */
static int width_measure(struct coco_str text, size_t skip, char delimiter, bool narrow, struct width *w, struct coco_err *err)
{
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_of(text);
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_new(bytes, delimiter, err) : NULL;
	struct coco_dsv_row row;
	struct coco_err fault = {0};
	int rc = rows ? coco_dsv_rows_skip(rows, skip, err) : -1;
	*w = (struct width){0};
	if (!bytes)
		coco_err_nomem(err);
	for (size_t i = 0; rc > 0 && i < ROWS_LOOKED_AT && (rc = coco_dsv_rows_next(rows, &row, &fault)) > 0; i++) {
		if (i == 0) {
			w->width = row.n;
			w->broken = row.fault != NULL;
			w->open_end = !row.fault && row.n > 2 && !coco_str_trim(row.cells[row.n - 1]).n;
			if (row.n < 2 && !narrow)
				break;
		} else {
			w->rows += row.fault ? row.lines : 1;
			w->same += (row.n == w->width || (w->open_end && row.n + 1 == w->width)) && !row.fault;
		}
	}
	if (rc < 0 && fault.exit == COCO_EXIT_INPUT) {
		w->rows++; /* the row that could not be read to its end */
		rc = 0;
	} else if (rc < 0 && fault.exit != COCO_EXIT_OK && err) {
		*err = fault;
	}
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
	return rc < 0 ? -1 : 0;
}

/* "sep=;" as the first line: the delimiter, or 0. */
static char sep_line(struct coco_str text)
{
	struct coco_str rest = text, line;
	if (!coco_str_split(&rest, '\n', &line))
		return 0;
	line = coco_str_sub(line, 0, line.n < 16 ? line.n : 16);
	if (line.n && line.s[line.n - 1] == '\r')
		line.n--;
	if (line.n > 1 && line.s[0] == '"' && line.s[line.n - 1] == '"')
		line = coco_str_sub(line, 1, line.n - 1);
	if (line.n == 5 && (memcmp(line.s, "sep=", 4) == 0 || memcmp(line.s, "SEP=", 4) == 0))
		return line.s[4];
	return 0;
}

/* Looks for a line of cells ="text", and takes what parts them for the delimiter. */
static void formulas_find(struct coco_str text, const char *candidates, struct coco_dsv_dialect *dialect)
{
	struct coco_str rest = text, line;
	size_t above = 0;
	for (size_t i = 0; i < ROWS_LOOKED_AT && rest.s && coco_str_split(&rest, '\n', &line); i++) {
		if (i < dialect->skip || !coco_str_trim(line).n)
			continue;
		for (size_t k = 0; candidates[k] && above && coco_str_starts(line, "=\""); k++) {
			const char between[] = {'"', candidates[k], '=', '"'};
			if (coco_str_find(line, (struct coco_str){between, sizeof between}, 0) == SIZE_MAX)
				continue;
			dialect->delimiter = candidates[k];
			dialect->formulas = true;
			dialect->above = above;
			dialect->reason = "it parts cells that are written =\"text\"";
			return;
		}
		above++;
	}
}

static double share(const struct width *w)
{
	return w->rows ? (double)w->same / (double)w->rows : 1;
}

static int ambiguous(const char *name, char a, char b, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "ambiguous-delimiter", "'%c' and '%c' split the rows equally well", a, b);
	coco_err_hint(err, "name the right one: --delimiter='%c'", a);
	return coco_err_at(err, name, 1, 0);
}

/* Lines without a character behind so many others. */
static size_t blank_lines(struct coco_str text, size_t behind)
{
	struct coco_str rest = text, line;
	size_t blank = 0;
	for (size_t i = 0; rest.s && coco_str_split(&rest, '\n', &line); i++) {
		if (i < behind)
			continue;
		if (coco_str_trim(line).n)
			break;
		blank++;
	}
	return blank;
}

/* Lines before the headings, at most PREAMBLE: the fewest that leave a table. 0: none. */
static size_t preamble_find(struct coco_str text, size_t skip, const char *candidates, size_t n, char *delimiter, struct width *best)
{
	size_t widest[4] = {0}; /* of the lines that would be left out, per candidate */
	for (size_t lines = 1; lines <= PREAMBLE; lines++) {
		for (size_t i = 0; i < n; i++) {
			struct width w;
			if (width_measure(text, skip + lines - 1, candidates[i], false, &w, NULL))
				return 0;
			widest[i] = w.width > widest[i] ? w.width : widest[i];
			if (width_measure(text, skip + lines, candidates[i], false, &w, NULL))
				return 0;
			if (w.broken || w.width < 4 || w.width < 2 * widest[i] || w.rows < 1 || w.same < w.rows)
				continue;
			*best = w;
			*delimiter = candidates[i];
			return lines + blank_lines(text, skip + lines);
		}
	}
	return 0;
}

/* Takes the dialect of the table behind a preamble, if there is one. 0. */
static int behind_preamble(struct coco_str text, struct coco_dsv_dialect *dialect, const char *candidates, size_t n)
{
	struct width best;
	char delimiter;
	size_t lines = preamble_find(text, dialect->skip, candidates, n, &delimiter, &best);
	if (!lines)
		return 0;
	dialect->reason = dialect->delimiter ? dialect->reason : "its rows are as wide as the header, behind narrower lines";
	dialect->delimiter = delimiter;
	dialect->skip += lines;
	dialect->preamble = lines;
	dialect->width = best.width;
	return 0;
}

int coco_dsv_dialect_find(
    struct coco_str text, size_t skip, char given, const char *name, struct coco_dsv_dialect *dialect, struct coco_err *err)
{
	static const char candidates[] = ",;\t|";
	struct width widths[4], best = {0};
	size_t chosen = SIZE_MAX, rival = SIZE_MAX;
	char sep = skip ? 0 : sep_line(text);
	*dialect = (struct coco_dsv_dialect){.delimiter = given, .skip = skip + (sep != 0), .reason = "as given"};
	if (sep && !given) {
		dialect->delimiter = sep;
		dialect->reason = "the file's sep= line";
	}
	formulas_find(text, given ? (const char[]){given, 0} : candidates, dialect);
	if (dialect->formulas)
		return 0;
	if (dialect->delimiter) {
		if (width_measure(text, dialect->skip, dialect->delimiter, true, &best, err))
			return -1;
		dialect->width = best.width;
		return given && !skip && share(&best) < 0.5 ? behind_preamble(text, dialect, &given, 1) : 0;
	}
	for (size_t i = 0; i < 4; i++) {
		if (width_measure(text, dialect->skip, candidates[i], false, &widths[i], err))
			return -1;
		const struct width *w = &widths[i];
		if (w->broken || w->width < 2)
			continue;
		bool better = chosen == SIZE_MAX || share(w) > share(&best) || (share(w) >= share(&best) && w->width > best.width);
		bool equal = chosen != SIZE_MAX && !better && share(w) >= share(&best) && w->width == best.width;
		if (better) {
			best = *w;
			chosen = i;
			rival = SIZE_MAX;
		} else if (equal) {
			rival = i;
		}
	}
	if (!skip && (chosen == SIZE_MAX || share(&best) < 0.5)) {
		behind_preamble(text, dialect, candidates, sizeof candidates - 1);
		if (dialect->preamble)
			return 0;
	}
	if (rival != SIZE_MAX)
		return ambiguous(name, candidates[chosen], candidates[rival], err);
	dialect->delimiter = chosen == SIZE_MAX ? ',' : candidates[chosen];
	dialect->reason = chosen == SIZE_MAX ? "one column: no delimiter seen" : "its rows are as wide as the header";
	dialect->width = chosen == SIZE_MAX ? 1 : best.width;
	return 0;
}
