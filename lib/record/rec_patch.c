/* Changing members of a record, all other bytes left as they are.
 *
 * A member's body runs from its key's quote to the end of its value. The blanks belong to places, not to members: what stands
 * behind `{` stays before the first member, what stands before `}` stays behind the last, whichever these are afterwards. So
 * adding a member and removing it again gives the same bytes. A new member takes the blanks of the last one.
 */
#include "json.h"

#include <string.h>

/* What is to be written, in order; blanks as the place demands. */
struct pieces {
	struct coco_buf *out;
	struct coco_str first_lead; /* between '{' and the first member */
	struct coco_str new_lead;   /* before a member that is added */
	struct coco_str new_colon;  /* between its key and its value */
	struct coco_str trail;      /* of the piece before, written when another follows */
	bool any;
};

static struct coco_str between(const char *from, const char *to)
{
	return (struct coco_str){from, (size_t)(to - from)};
}

static const char *key_start(const struct coco_member *m)
{
	return m->key.s - 1;
}

static const char *key_end(const struct coco_member *m)
{
	return m->key.s + m->key.n + 1;
}

static const char *value_end(const struct coco_member *m)
{
	return m->value.s + m->value.n;
}

/* The blanks between the value and its comma or brace. */
static struct coco_str trail_of(const struct coco_member *m, const char *end)
{
	return between(value_end(m), json_blanks(value_end(m), end));
}

static void begin_piece(struct pieces *p, struct coco_str lead)
{
	if (p->any) {
		coco_buf_str(p->out, p->trail);
		coco_buf_putc(p->out, ',');
	}
	coco_buf_str(p->out, p->any ? lead : p->first_lead);
	p->trail = COCO_STR("");
	p->any = true;
}

/* The patch that settles member `key`: the last one of that name. */
static const struct coco_patch *patch_for(const struct coco_patch *patches, size_t n, struct coco_str key)
{
	while (n-- > 0)
		if (json_key_is(key, coco_str_of(patches[n].key)))
			return &patches[n];
	return NULL;
}

static bool is_new(const struct coco_rec *rec, const struct coco_patch *patches, size_t n, size_t which)
{
	struct coco_str name = coco_str_of(patches[which].key);
	if (!patches[which].value.s)
		return false;
	for (size_t i = which + 1; i < n; i++)
		if (coco_str_is(name, patches[i].key))
			return false;
	for (size_t i = 0; i < rec->n_members; i++)
		if (json_key_is(rec->members[i].key, name))
			return false;
	return true;
}

/* The blanks that a new member takes over. */
static void find_style(struct pieces *p, const struct coco_rec *rec, const char *end)
{
	static const struct coco_str space = {" ", 1};
	const struct coco_member *last = &rec->members[rec->n_members - 1];
	p->new_colon = between(key_end(last), last->value.s);
	if (rec->n_members > 1) {
		const char *comma = json_blanks(value_end(last - 1), end);
		p->new_lead = between(comma + 1, key_start(last));
	} else if (memchr(p->first_lead.s, '\n', p->first_lead.n)) {
		p->new_lead = p->first_lead;
	} else {
		p->new_lead = p->new_colon.n > 1 ? space : COCO_STR("");
	}
}

void coco_rec_patch(const struct coco_rec *rec, const struct coco_patch *patches, size_t n, struct coco_buf *out)
{
	const char *end = rec->line.s + rec->line.n;
	const char *brace = json_blanks(rec->line.s, end) + 1;
	const char *close = end - 1;
	struct pieces p = {.out = out, .new_lead = COCO_STR(""), .new_colon = COCO_STR(":")};
	struct coco_str last_trail = COCO_STR("");

	while (close > brace && *close != '}')
		close--;
	p.first_lead = between(brace, json_blanks(brace, end));
	if (rec->n_members) {
		find_style(&p, rec, end);
		last_trail = trail_of(&rec->members[rec->n_members - 1], end);
	}
	coco_buf_str(out, between(rec->line.s, brace));
	for (size_t i = 0; i < rec->n_members; i++) {
		const struct coco_member *m = &rec->members[i];
		const struct coco_patch *patch = patch_for(patches, n, m->key);
		if (patch && !patch->value.s)
			continue;
		begin_piece(&p, i ? between(json_blanks(value_end(m - 1), end) + 1, key_start(m)) : p.new_lead);
		coco_buf_str(out, between(key_start(m), m->value.s));
		coco_buf_str(out, patch ? patch->value : m->value);
		if (i + 1 < rec->n_members)
			p.trail = trail_of(m, end);
	}
	for (size_t i = 0; i < n; i++) {
		if (!is_new(rec, patches, n, i))
			continue;
		begin_piece(&p, p.new_lead);
		coco_json_quote(out, coco_str_of(patches[i].key));
		coco_buf_str(out, p.new_colon);
		coco_buf_str(out, patches[i].value);
	}
	if (!p.any)
		coco_buf_str(out, p.first_lead);
	coco_buf_str(out, last_trail);
	coco_buf_str(out, between(close, end));
}
