/* Tasks about challenges: their brief, its approval and open questions, pitches that are missing, invitations without an answer,
 * feedback that is owed. The owner is called; where nobody knows the owner, the creative. What is closed or withdrawn asks for
 * nothing but feedback. */
#include <stdlib.h>

#include "coco/rewrite.h"
#include "tasks.h"

static bool over(const struct coco_report *r, const struct coco_rec *challenge)
{
	struct coco_str status = coco_rec_str(challenge, "status", r->arena);
	return coco_str_is(status, "closed") || coco_str_is(status, "withdrawn");
}

static struct task task_of(const struct coco_report *r, const struct coco_rec *challenge, struct coco_date since)
{
	return (struct task){.person = person_in(r, challenge, "owner"), .since = since, .challenge = coco_rec_str(challenge, "id", r->arena)};
}

/* ---- the brief ---------------------------------------------------------------------------------------------------- */

/* The approval names another brief than the record has, or this one cannot be read back; as coco-rewrite-challenge judges. */
static bool altered(const struct coco_report *r, const struct coco_rec *challenge)
{
	struct coco_str approved = coco_rec_str(challenge, "approved.brief_sha256", r->arena), edits = coco_rec_get(challenge, "edits");
	struct coco_brief brief;
	char sha[COCO_SHA256_TEXT];
	struct coco_err ignored = {0};
	if (!approved.n) {
		return false;
	}
	bool read = coco_brief_read(coco_rec_get(challenge, "brief"), edits.s ? edits : COCO_STR("[]"), r->arena, &brief);
	return !read || coco_brief_sha256(&brief, sha, &ignored) || !coco_str_is(approved, sha);
}

static void brief_tasks(struct coco_report *r, const struct coco_rec *challenge)
{
	struct task task = task_of(r, challenge, coco_rec_date(challenge, "opens"));
	const struct coco_fill title = {"challenge", task_challenge(r, challenge)};
	if (coco_json_count(coco_rec_get(challenge, "brief")) == 0) {
		task_add(r, "brief", "reason", task, COCO_NONE, &title, 1);
		return;
	}
	bool approved = coco_json_count(coco_rec_get(challenge, "approved")) > 0;
	task.since = approved ? coco_rec_date(challenge, "approved.date") : task.since;
	if (!approved || altered(r, challenge)) {
		task_add(r, "approval", approved ? "altered" : "reason", task, COCO_NONE, &title, 1);
	}
}

static bool answered(const struct coco_report *r, const struct coco_rec *challenge, struct coco_str slot)
{
	struct coco_json_iter answers = coco_json_iter(coco_rec_get(challenge, "answers"));
	struct coco_str key, answer;
	while (coco_json_next(&answers, &key, &answer)) {
		if (coco_str_eq(coco_json_str(coco_json_get(answer, "slot"), r->arena), slot)) {
			return true;
		}
	}
	return false;
}

static void question_tasks(struct coco_report *r, const struct coco_rec *challenge)
{
	struct coco_json_iter missing = coco_json_iter(coco_rec_get(challenge, "brief.missing"));
	struct coco_str key, one;
	struct coco_buf asks = COCO_BUF_INIT;
	while (coco_json_next(&missing, &key, &one)) {
		struct coco_str ask = coco_json_str(coco_json_get(one, "ask"), r->arena);
		if (ask.n && !answered(r, challenge, coco_json_str(coco_json_get(one, "slot"), r->arena))) {
			coco_buf_puts(&asks, asks.len ? " " : "");
			coco_buf_str(&asks, ask);
		}
	}
	const struct coco_fill fills[] = {{"challenge", task_challenge(r, challenge)}, {"asks", coco_buf_view(&asks)}};
	if (asks.len) {
		task_add(r, "questions", "reason", task_of(r, challenge, coco_rec_date(challenge, "opens")), COCO_NONE, fills, COCO_LEN(fills));
	}
	r->failed |= asks.failed;
	coco_buf_free(&asks);
}

/* ---- pitches ------------------------------------------------------------------------------------------------------ */

/* From some days before the deadline on; without one, as soon as it is open. */
static void pitch_tasks(struct coco_report *r, const struct coco_rec *challenge, size_t n)
{
	int64_t least = 0;
	coco_rec_int(challenge, "seats_min", &least);
	struct coco_date deadline = coco_rec_date(challenge, "deadline"), opens = coco_rec_date(challenge, "opens");
	const char *rule = n ? "few_pitches" : "no_pitch";
	char have[24], want[24];
	snprintf(have, sizeof have, "%zu", n);
	snprintf(want, sizeof want, "%lld", (long long)least);
	const struct coco_fill fills[] = {{"challenge", task_challenge(r, challenge)}, {"n", coco_str_of(have)}, {"min", coco_str_of(want)}};
	if (coco_str_is(coco_rec_str(challenge, "status", r->arena), "draft") || (n && (int64_t)n >= least) || !task_due(r, rule, deadline)) {
		return;
	}
	task_add(r, rule, "reason", task_of(r, challenge, deadline.year ? deadline : opens), COCO_NONE, fills, COCO_LEN(fills));
}

static void feedback_task(struct coco_report *r, const struct coco_rec *pitch, const struct coco_rec *challenge)
{
	struct coco_date date = coco_rec_date(pitch, "date"), sent = coco_rec_date(pitch, "feedback_sent");
	size_t creative = person_in(r, pitch, "participant");
	size_t owner = challenge ? person_in(r, challenge, "owner") : COCO_NONE;
	if (!date.year || !task_due(r, "feedback", date) || (sent.year && coco_date_cmp(sent, r->options.as_of) <= 0)) {
		return;
	}
	struct coco_str id = coco_rec_str(pitch, "challenge", r->arena);
	const struct coco_fill fills[] = {{"who", creative == COCO_NONE ? coco_rec_str(pitch, "participant", r->arena) : task_who(r, creative)},
	    {"challenge", challenge ? task_challenge(r, challenge) : id}, {"date", task_date(r, date)}};
	const struct task task = {
	    .person = owner == COCO_NONE ? creative : owner, .since = date, .challenge = id, .pitch = coco_rec_str(pitch, "id", r->arena)};
	task_add(r, "feedback", "reason", task, creative, fills, COCO_LEN(fills));
}

/* Feedback; and the number of pitches of each challenge. 0 or -1. */
static int pitches(struct coco_report *r, struct coco_map *ids, size_t *counts)
{
	for (size_t i = 0, records = coco_store_count(r->store, "challenge"); i < records; i++) {
		if (coco_map_add(ids, coco_rec_str(coco_store_at(r->store, "challenge", i), "id", r->arena), NULL) != i) {
			return -1;
		}
	}
	for (size_t i = 0, records = coco_store_count(r->store, "pitch"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		size_t at = coco_map_find(ids, coco_rec_str(rec, "challenge", r->arena));
		if (!counted_date(r, rec, "date")) {
			continue;
		}
		if (at != COCO_NONE) {
			counts[at]++;
		}
		feedback_task(r, rec, at == COCO_NONE ? NULL : coco_store_at(r->store, "challenge", at));
	}
	return 0;
}

/* ---- invitations -------------------------------------------------------------------------------------------------- */

static void answer_tasks(struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "match"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "match", i);
		struct coco_date day = coco_rec_date(rec, "decided");
		if (!coco_str_is(coco_rec_str(rec, "status", r->arena), "invited") || !task_due(r, "answer", day)) {
			continue;
		}
		struct coco_str id = coco_rec_str(rec, "challenge", r->arena);
		const struct coco_rec *challenge = coco_store_find(r->store, "challenge", id);
		const struct coco_fill title = {"challenge", challenge ? task_challenge(r, challenge) : id};
		const struct task task = {.person = person_in(r, rec, "participant"), .since = day, .challenge = id};
		if (!challenge || !over(r, challenge)) {
			task_add(r, "answer", "reason", task, COCO_NONE, &title, 1);
		}
	}
}

int tasks_of_challenges(struct coco_report *r)
{
	size_t n = coco_store_count(r->store, "challenge");
	size_t *counts = coco_arena_array(r->arena, n + 1, sizeof *counts);
	struct coco_map *ids = coco_map_new();
	int status = counts && ids ? pitches(r, ids, counts) : -1;
	for (size_t i = 0; i < n && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "challenge", i);
		if (!over(r, rec) && counted_date(r, rec, "opens")) {
			brief_tasks(r, rec);
			question_tasks(r, rec);
			pitch_tasks(r, rec, counts[i]);
		}
	}
	answer_tasks(r);
	coco_map_free(ids);
	return status;
}
