/* Organisations of different names on one website: they have one org_id, by its host, and count as one.
 *
 * Method: of each of the first HOSTS_MOST hosts that a run meets the words of the first organisation's name are kept as hashes; another
 * name that shares none of them is told, once a host, by the lines of both. Hosts that many are known to share are no org_id (hosts.csv).
 * Invariant: memory does not grow with the rows, and no name stands in the message.
 */
#include <stdlib.h>
#include <string.h>
#include "import.h"

#define HOSTS_MOST 2048
#define HOST_SLOTS ((size_t)4096)
#define HOST_BITS ((size_t)16384)
#define NAME_WORDS 6
#define WORD_LEAST 3

struct host {
	uint32_t words[NAME_WORDS]; /* 0: none */
	uint32_t file;
	bool told;
	size_t line;
};
/* What is looked through stands apart from what is seldom looked at. */
struct survey_hosts {
	size_t n;
	uint64_t seen[HOST_BITS / 64]; /* a bit of each hash: nearly every host of a long file is told by it that it is none of these */
	uint64_t hashes[HOST_SLOTS];   /* 0: none */
	uint16_t numbers[HOST_SLOTS];
	struct host all[HOSTS_MOST]; /* by number */
};

static void words_hash(struct coco_str name, uint32_t words[NAME_WORDS])
{
	struct coco_buf fold = COCO_BUF_INIT;
	size_t n = 0;
	memset(words, 0, NAME_WORDS * sizeof *words);
	coco_fold_words(name, &fold);
	struct coco_str rest = coco_buf_view(&fold), word;
	while (n < NAME_WORDS && rest.n && coco_str_split(&rest, ' ', &word)) {
		if (word.n >= WORD_LEAST)
			words[n++] = (uint32_t)coco_hash(word) | 1;
	}
	coco_buf_free(&fold);
}

static bool share_one(const uint32_t a[NAME_WORDS], const uint32_t b[NAME_WORDS])
{
	bool shared = !a[0] || !b[0]; /* of a name without words nobody can tell */
	for (size_t i = 0; i < NAME_WORDS && a[i] && !shared; i++) {
		for (size_t k = 0; k < NAME_WORDS && b[k] && !shared; k++)
			shared = a[i] == b[k];
	}
	return shared;
}

int survey_host_note(struct survey_job *job, struct coco_str org_id, struct coco_str org)
{
	struct coco_import *import = job->import;
	if (!import->hosts && !(import->hosts = calloc(1, sizeof *import->hosts)))
		return -1;
	struct survey_hosts *hosts = import->hosts;
	const uint64_t hash = coco_hash(org_id) | 1;
	size_t at = hash % HOST_SLOTS, bit = (hash >> 32) % HOST_BITS;
	if (hosts->n == HOSTS_MOST && !(hosts->seen[bit / 64] >> bit % 64 & 1))
		return 0;
	while (hosts->hashes[at] && hosts->hashes[at] != hash)
		at = (at + 1) % HOST_SLOTS;
	const bool known = hosts->hashes[at] != 0;
	if (known ? hosts->all[hosts->numbers[at]].told : hosts->n == HOSTS_MOST)
		return 0;
	uint32_t words[NAME_WORDS];
	words_hash(org, words);
	struct host *host = &hosts->all[known ? hosts->numbers[at] : hosts->n];
	if (!known) {
		*host = (struct host){.line = job->line, .file = (uint32_t)import->at_file};
		memcpy(host->words, words, sizeof words);
		hosts->hashes[at] = hash;
		hosts->seen[bit / 64] |= UINT64_C(1) << bit % 64;
		hosts->numbers[at] = (uint16_t)hosts->n++;
		return 0;
	}
	if (share_one(host->words, words))
		return 0;
	host->told = true;
	struct coco_finding at_row = {.file = job->plan->path, .line = job->line, .field = "org_id"};
	const bool here = host->file == (uint32_t)import->at_file;
	coco_diag_say(import->setup.diag, COCO_WARNING, "shared-website", &at_row,
	    "if they are two, leave out the website that is not their own, or give each an org_id",
	    "the organisation of %s %zu has the same website under another name: both have one org_id and count as one",
	    here ? "line" : "another file's line", host->line);
	return 0;
}

void survey_hosts_free(struct survey_hosts *hosts)
{
	free(hosts);
}
