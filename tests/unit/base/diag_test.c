/* Messages: both forms, what is escaped, what is counted. */
#include "ours.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void collect(void *context, const char *bytes, size_t n)
{
	coco_buf_put(context, bytes, n);
}

static struct coco_buf tell(bool json, bool color, const struct coco_finding *finding)
{
	struct coco_buf seen = COCO_BUF_INIT;
	struct coco_diag *diag =
	    coco_diag_new("coco-x", &(struct coco_diag_options){.json = json, .color = color, .write = collect, .context = &seen});
	coco_diag_add(diag, finding);
	coco_diag_free(diag);
	return seen;
}

Test(diag, forms)
{
	static const struct {
		struct coco_finding finding;
		const char *text, *json;
	} cases[] = {
	    {{COCO_ERROR, "bad-date", "survey.csv", 214, 9, NULL, NULL, "'31.2.' is no date", "use --date-order or correct the cell", NULL},
	        "coco-x: survey.csv:214:9: error[bad-date]: '31.2.' is no date; use --date-order or correct the cell\n",
	        "{\"tool\":\"coco-x\",\"level\":\"error\",\"code\":\"bad-date\",\"file\":\"survey.csv\",\"line\":214,\"column\":9,\"text\":\"'"
	        "31.2.' is no date\",\"hint\":\"use --date-order or correct the cell\"}\n"},
	    {{COCO_NOTE, "n", NULL, 0, 0, "p-1", "size", "odd", NULL, "{\"n\":1}"}, "coco-x: note[n]: odd (p-1, size)\n",
	        "{\"tool\":\"coco-x\",\"level\":\"note\",\"code\":\"n\",\"record\":\"p-1\",\"field\":\"size\",\"text\":\"odd\",\"data\":{\"n\":"
	        "1}}\n"},
	    {{COCO_WARNING, "w", "f", 0, 3, "p-1", "size", "size of p-1", "", NULL}, "coco-x: f: warning[w]: size of p-1\n",
	        "{\"tool\":\"coco-x\",\"level\":\"warning\",\"code\":\"w\",\"file\":\"f\",\"column\":3,\"record\":\"p-1\",\"field\":\"size\","
	        "\"text\":\"size of p-1\"}\n"},
	    {{COCO_ERROR, "c", "a\nb", 1, 0, NULL, NULL, "\x1B[31m \xC2\x9B \xE2\x80\xAE é \xFF \"\\ \xF3\xA0\x80\xA1", NULL, NULL},
	        "coco-x: a\\u{A}b:1: error[c]: \\u{1B}[31m \\u{9B} \\u{202E} é \\x{FF} \"\\ \\u{E0021}\n",
	        "{\"tool\":\"coco-x\",\"level\":\"error\",\"code\":\"c\",\"file\":\"a\\u000ab\",\"line\":1,\"text\":\"\\u001b[31m \\u009b "
	        "\\u202e é \xEF\xBF\xBD \\\"\\\\ \\udb40\\udc21\"}\n"},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf text = tell(false, false, &cases[i].finding), json = tell(true, false, &cases[i].finding);
		cr_expect_str_eq(text.data, cases[i].text);
		cr_expect_str_eq(json.data, cases[i].json);
		json_t *value = json_loads(json.data, JSON_REJECT_DUPLICATES, NULL);
		cr_expect(json_is_object(value));
		json_decref(value);
		coco_buf_free(&text);
		coco_buf_free(&json);
	}
	struct coco_buf color = tell(false, true, &cases[1].finding);
	cr_expect_str_eq(color.data, "coco-x: \033[36mnote\033[0m[n]: odd (p-1, size)\n");
	coco_buf_free(&color);
}

/* Whatever the bytes: one line, no control byte, valid UTF-8, valid JSON. */
Test(diag, any_bytes)
{
	uint64_t state = 42;
	for (int i = 0; i < 3000; i++) {
		char text[24];
		for (size_t k = 0; k < sizeof text - 1; k++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			text[k] = (char)((state >> 33) % 255 + 1);
		}
		text[sizeof text - 1] = '\0';
		struct coco_finding finding = {.level = COCO_ERROR, .code = "x", .file = text, .text = text};
		struct coco_buf line = tell(false, false, &finding), json = tell(true, false, &finding);
		size_t controls = 0;
		for (size_t k = 0; k + 1 < line.len; k++)
			controls += (unsigned char)line.data[k] < 0x20 || line.data[k] == 0x7F;
		cr_assert(controls == 0 && coco_utf8_check(coco_buf_view(&line)) == SIZE_MAX);
		json_t *value = json_loadb(json.data, json.len, 0, NULL);
		cr_assert(value);
		json_decref(value);
		coco_buf_free(&line);
		coco_buf_free(&json);
	}
}

Test(diag, counts)
{
	struct coco_buf seen = COCO_BUF_INIT;
	struct coco_diag_options options = {.quiet = true, .repeat = 2, .write = collect, .context = &seen};
	struct coco_diag *diag = coco_diag_new("t", &options);
	for (int i = 0; i < 5; i++) {
		coco_diag_say(diag, COCO_ERROR, "a", NULL, NULL, "%d", i);
		coco_diag_say(diag, COCO_WARNING, "b", &(struct coco_finding){.file = "f", .line = 3}, NULL, "%d", i);
	}
	coco_diag_err(diag, &(struct coco_err){.exit = COCO_EXIT_IO, .code = "c", .source = "s", .text = "e", .hint = "h"});
	coco_diag_end(diag);
	coco_diag_end(diag);
	cr_expect_str_eq(seen.data, "t: error[a]: 0\nt: error[a]: 1\nt: s: error[c]: e; h\nt: … 3 more like this [a]; -v shows them all\n");
	cr_expect(coco_diag_count(diag, COCO_ERROR) == 6 && coco_diag_count(diag, COCO_WARNING) == 5 && coco_diag_count(diag, COCO_NOTE) == 0);
	coco_diag_free(diag);
	/* JSON and no limit show all. */
	for (int json = 0; json < 2; json++) {
		coco_buf_clear(&seen);
		options = (struct coco_diag_options){.json = json, .repeat = json ? 2 : 0, .write = collect, .context = &seen};
		diag = coco_diag_new("t", &options);
		for (int i = 0; i < 50; i++)
			coco_diag_say(diag, COCO_NOTE, "a", NULL, NULL, "same");
		coco_diag_end(diag);
		size_t lines = 0;
		for (size_t i = 0; i < seen.len; i++)
			lines += seen.data[i] == '\n';
		cr_expect(lines == 50);
		coco_diag_free(diag);
	}
	coco_buf_free(&seen);
}
