/* One option's value: read as its kind wants it, checked, stored at its offset. The message of a bad value says what is
 * wanted, so it needs no look into the manual. */
#include "coco/base_run.h"
#include "opt.h"

#include <string.h>

static int fail(struct coco_err *err, const char *shown, const char *wanted, const char *value)
{
	return coco_err_set(err, COCO_EXIT_USAGE, "usage", "%s takes %s, not '%s'", shown, wanted, value);
}

static void range_text(const struct coco_opt *opt, const char *noun, char *out, size_t size)
{
	char min[COCO_NUM_TEXT], max[COCO_NUM_TEXT];
	coco_num_text(opt->min, min);
	coco_num_text(opt->max, max);
	if (opt->min == 0 && opt->max == 0)
		snprintf(out, size, "%s", noun);
	else
		snprintf(out, size, "%s from %s to %s", noun, min, max);
}

static bool in_range(const struct coco_opt *opt, double value)
{
	return (opt->min == 0 && opt->max == 0) || (value >= opt->min && value <= opt->max);
}

static int set_int(const struct coco_opt *opt, const char *shown, const char *value, long *target, struct coco_err *err)
{
	int64_t number;
	char wanted[128];
	if (coco_int_parse(coco_str_of(value), &number) && in_range(opt, (double)number) && (long)number == number) {
		*target = (long)number;
		return 0;
	}
	range_text(opt, "a whole number", wanted, sizeof wanted);
	return fail(err, shown, wanted, value);
}

static int set_num(const struct coco_opt *opt, const char *shown, const char *value, double *target, struct coco_err *err)
{
	double number;
	char wanted[128], whole[64];
	struct coco_str text = {value, strlen(value)};
	if (value[0] == '.' && text.n < sizeof whole - 1) { /* people write .5 */
		snprintf(whole, sizeof whole, "0%s", value);
		text = coco_str_of(whole);
	}
	if (coco_num_parse(text, &number) && in_range(opt, number)) {
		*target = number;
		return 0;
	}
	range_text(opt, "a number", wanted, sizeof wanted);
	return fail(err, shown, wanted, value);
}

static int fail_choice(const struct coco_opt *opt, const char *shown, const char *value, struct coco_err *err)
{
	char wanted[256];
	enum { ROOM = 200 }; /* of the choices as one text: more would cut the message, so the first are named, and where all are */
	const struct coco_str all = coco_str_of(opt->choices);
	struct coco_str rest = all, choice;
	size_t count = 1, n;
	for (size_t i = 0; i < all.n; i++)
		count += all.s[i] == '|';
	n = all.n <= ROOM ? (size_t)snprintf(wanted, sizeof wanted, "one of ") : (size_t)snprintf(wanted, sizeof wanted, "one of %zu: ", count);
	for (size_t said = 0; rest.s && coco_str_split(&rest, '|', &choice) && (all.n <= ROOM || n + choice.n < ROOM); said++)
		n += (size_t)snprintf(wanted + n, sizeof wanted - n, "%s%.*s", said ? ", " : "", COCO_STR_ARG(choice));
	if (all.n > ROOM)
		snprintf(wanted + n, sizeof wanted - n, " … (--help has all)");
	return fail(err, shown, wanted, value);
}

static int add_to_list(struct opt_parse *parse, struct coco_texts *list, const char *value, struct coco_err *err)
{
	/* A new array each time: the snapshots of earlier FILEs keep theirs. */
	const char **items = coco_arena_array(parse->arena, list->count + 1, sizeof *items);
	if (!items)
		return coco_err_nomem(err);
	if (list->count > 0)
		memcpy(items, list->items, list->count * sizeof *items);
	items[list->count] = value;
	list->items = items;
	list->count++;
	return 0;
}

int opt_set(struct opt_parse *parse, const struct coco_opt *opt, const char *shown, const char *value, struct coco_err *err)
{
	char *base = opt->flags & COCO_OPT_REQUEST ? (char *)&parse->request : parse->options;
	void *target = base + opt->offset;
	parse->needs_no_input |= (opt->flags & COCO_OPT_NO_INPUT) != 0;
	if (opt->flags & COCO_OPT_FILE && value[0] == '\0' && !(opt->flags & COCO_OPT_OPTIONAL))
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "%s needs a file name", shown);
	switch (opt->kind) {
	case COCO_OPT_FLAG:
		*(bool *)target = true;
		return 0;
	case COCO_OPT_TEXT:
		if (opt->choices && coco_choice(opt->choices, coco_str_of(value)) < 0)
			return fail_choice(opt, shown, value, err);
		*(const char **)target = value;
		return 0;
	case COCO_OPT_INT:
		return set_int(opt, shown, value, target, err);
	case COCO_OPT_NUM:
		return set_num(opt, shown, value, target, err);
	case COCO_OPT_CHOICE: {
		int number = value[0] == '\0' && opt->flags & COCO_OPT_OPTIONAL ? 0 : coco_choice(opt->choices, coco_str_of(value));
		if (number < 0)
			return fail_choice(opt, shown, value, err);
		*(int *)target = number;
		return 0;
	}
	case COCO_OPT_DATE:
		if (!coco_date_parse(coco_str_of(value), target))
			return fail(err, shown, "a day as YYYY-MM-DD", value);
		return 0;
	case COCO_OPT_LIST:
		return add_to_list(parse, target, value, err);
	}
	return coco_err_set(err, COCO_EXIT_BUG, "bug", "the option table has a row of unknown kind");
}
