/* The list of those who were erased, so that tomorrow's import does not bring them back.
 *
 * Method: a line is a hash of an id, keyed where there is a key: the list says of an id whether it is on it, and nothing else.
 * Invariant: no id, address or name is in the file; its mode is 0600.
 */
#include <string.h>
#include "keep.h"

static size_t hash_find(const struct coco_erased *e, struct coco_str id, const unsigned char *key, char hash[COCO_PERSON_ID])
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_buf_puts(&text, "erased\x1f");
	coco_buf_str(&text, id);
	coco_person_hash(coco_buf_view(&text), key, hash);
	coco_buf_free(&text);
	return coco_map_find(e->hashes, coco_str_of(hash));
}

int coco_erased_read(struct coco_erased *e, const char *path, const unsigned char *key, struct coco_err *err)
{
	struct coco_line line;
	*e = (struct coco_erased){.hashes = coco_map_new(), .key = key};
	if (!e->hashes)
		return coco_err_nomem(err);
	if (!coco_file_exists(path))
		return 0;
	struct coco_in *in = coco_in_open(path, err);
	int rc = in ? 1 : -1;
	while (rc > 0 && (rc = coco_in_line(in, &line, err)) > 0) {
		struct coco_str hash = coco_str_trim(line.text);
		if (hash.n && hash.n != 26) {
			coco_err_set(err, COCO_EXIT_INPUT, "not-a-list", "is no list of the erased: a line is no hash");
			rc = coco_err_at(err, path, line.number, 0);
		} else if (hash.n && coco_map_add(e->hashes, hash, NULL) == COCO_NONE) {
			rc = coco_err_nomem(err);
		}
	}
	if (in)
		coco_in_close(in);
	e->known = coco_map_count(e->hashes);
	return rc;
}

bool coco_erased_has(const struct coco_erased *e, struct coco_str id)
{
	char hash[COCO_PERSON_ID];
	if (!coco_map_count(e->hashes))
		return false;
	return (e->key && hash_find(e, id, e->key, hash) != COCO_NONE) || hash_find(e, id, NULL, hash) != COCO_NONE;
}

int coco_erased_add(struct coco_erased *e, struct coco_str id)
{
	char hash[COCO_PERSON_ID];
	if (coco_erased_has(e, id))
		return 0;
	hash_find(e, id, e->key, hash);
	return coco_map_add(e->hashes, coco_str_of(hash), NULL) == COCO_NONE ? -1 : 0;
}

int coco_erased_write(struct coco_erased *e, const char *path, struct coco_err *err)
{
	e->out = coco_out_open(path, COCO_OUT_PRIVATE, err);
	for (size_t i = 0; e->out && i < coco_map_count(e->hashes); i++) {
		coco_out_str(e->out, coco_map_key(e->hashes, i));
		coco_out_puts(e->out, "\n");
	}
	return e->out ? 0 : -1;
}

int coco_erased_close(struct coco_erased *e, bool commit, struct coco_err *err)
{
	bool more = e->hashes && coco_map_count(e->hashes) > e->known;
	int rc = e->out ? coco_out_close(e->out, commit && more, commit ? err : NULL) : 0;
	coco_map_free(e->hashes);
	*e = (struct coco_erased){.out = NULL};
	return rc;
}
