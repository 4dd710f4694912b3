/* The schema: which types and fields records have. The one place where a field is added.
 *
 * A row a field, in the order in which a person fills them in; members of an object stand directly behind it under dotted
 * names, those of a list's objects too ("portfolio.title"). Validation, JSON Schema, templates, record CSV and the field
 * tables of coco-formats(5) come from here. Rows: F name, kind, flags, of, meaning · N the same for numbers, with their
 * range and unit. The key of a type is made of its KEY fields in the order of the rows; where a record has none of them, of its
 * INSTEAD fields.
 */
#include "coco/record.h"
#include "schema.h"

/* clang-format off */
#define F(name, kind, flags, of, meaning) {T, name, COCO_##kind, flags, of, 0, 0, NULL, meaning, sizeof(name) - 1}
#define N(name, kind, flags, ...) {T, name, COCO_##kind, flags, NULL, __VA_ARGS__, sizeof(name) - 1} /* min, max, unit, meaning */
enum {
	L = COCO_FIELD_LIST,
	R = COCO_FIELD_REQUIRED,
	K = COCO_FIELD_KEY,
	P = COCO_FIELD_PERSONAL,
	O = COCO_FIELD_OPEN,
	D = COCO_FIELD_DERIVED,
	I = COCO_FIELD_INSTEAD
};
#define ANY_INT (-9007199254740991.0), 9007199254740991.0
#define COUNT 0, 9007199254740991.0
#define STAFF 0, 999999 /* no employer of Europe has more; register and tax numbers do */
#define MONEY 0, 1e15
#define RATING 1, 5, "1 to 5"
#define SCORE 0, 1, "0 to 1"
#define YEAR 1000, 2999, "year"
#define MODES "in_person|online|either"
#define SIZES "micro|small|medium|large"
#define IP "open|assign|license|shared"
#define STOP_REASONS "barrier|=time|=money|=better_partner|=other"

#define T "*"
static const struct coco_field common[] = {
	F("type", STRING, R, NULL, "which kind of record this is"),
	F("campaign", STRING, 0, NULL, "the campaign that the record belongs to"),
	N("round", INT, 0, COUNT, NULL, "the round of matching within the campaign, from 1"),
	F("source", OBJECT, 0, NULL, "where the record came from"),
	F("source.file", STRING, 0, NULL, "the file"),
	N("source.row", INT, 0, COUNT, NULL, "the line of the file on which the row began"),
	F("source.response", STRING, 0, NULL, "the survey platform's own number of the response"),
	F("source.history", OBJECT, L, NULL, "values that later answers have replaced"),
	F("source.history.field", STRING, 0, NULL, "the field"),
	F("source.history.value", ANY, 0, NULL, "its earlier value"),
	F("source.history.file", STRING, 0, NULL, "the file that brought the new one"),
	N("source.history.row", INT, 0, COUNT, NULL, "the line of that file"),
	F("source.history.date", DATE, 0, NULL, "when it was replaced"),
	F("extra", OBJECT, 0, "any", "anything else that you want to keep beside the record"),
	F("expires", DATE, 0, NULL, "the day after which the record must be deleted"),
};
#undef T

#define T "participant"
static const struct coco_field participant[] = {
	F("id", STRING, R | K, NULL, "the participant's id: your register number, or one that coco-import derives"),
	F("org_id", STRING, 0, NULL, "the organisation's id: register number, else domain of the website, else name and country; else the id"),
	F("aliases", STRING, L, NULL, "earlier ids of the same participant"),
	F("side", CHOICE, 0, "avm|cci|both|bso|other", "avm: advanced manufacturer, cci: creative, bso: business support organisation"),
	F("org", STRING, 0, NULL, "name of the organisation"),
	F("org_personal", BOOL, 0, NULL, "the organisation's name is a person's name, as with a sole trader"),
	F("contact_name", STRING, P, NULL, "the person to talk to"),
	F("email", STRING, P, NULL, "the person's e-mail address"),
	F("phone", STRING, P, NULL, "the person's telephone number"),
	F("website", STRING, 0, NULL, "address of the organisation's website"),
	F("country", CODE, 0, "country", "country of the organisation, two letters"),
	F("nuts", CODE, 0, "nuts", "region of the organisation, as a NUTS code of any level"),
	F("nuts_version", CHOICE, 0, "2021|2024", "edition of NUTS that the code is from"),
	F("city", STRING, 0, NULL, "town"),
	N("lat", NUM, 0, -90, 90, "deg", "latitude"),
	N("lon", NUM, 0, -180, 180, "deg", "longitude"),
	F("nace", CODE, L, "nace", "economic activities, main one first"),
	F("nace_version", CHOICE, 0, "2|2.1", "edition of NACE that the codes are from"),
	F("creative_sectors", CODE, L, "sector", "creative sectors in which the organisation works"),
	F("eurostat_cultural", BOOL, D, NULL, "Eurostat counts the NACE code as cultural"),
	F("tech_level", CHOICE, D, "high|medium_high|medium_low|low", "technology level of the NACE code in manufacturing"),
	F("technologies", CODE, L, "technology", "advanced technologies that the organisation uses"),
	F("size", CHOICE, 0, SIZES, "size class of the organisation"),
	F("size_basis", CHOICE, 0, "headcount|full", "what the size class is based on: headcount alone, or turnover and ownership too"),
	N("headcount", INT, 0, STAFF, "persons", "number of people who work there"),
	N("founded", INT, 0, YEAR, "year of foundation"),
	F("languages", CODE, L, "language", "languages in which the participant can work"),
	F("skills", CODE, L | O, "skill", "what the participant is good at"),
	F("offers", TEXT, 0, NULL, "what the participant offers, in own words"),
	F("needs", TEXT, 0, NULL, "what the participant needs, in own words"),
	F("portfolio", OBJECT, L, NULL, "works that show what the participant can do"),
	F("portfolio.title", STRING, 0, NULL, "title of the work"),
	F("portfolio.text", TEXT, 0, NULL, "what it was about"),
	N("portfolio.year", INT, 0, YEAR, "when it was made"),
	F("portfolio.url", STRING, 0, NULL, "where it can be seen"),
	F("areas", CODE, L, "area", "what the participant wants to work on"),
	F("barriers", CODE, L, "barrier", "what stands in the way of working together"),
	F("wishes", CODE, L, "wish", "what would help"),
	F("training_needs", CODE, L | O, "skill|technology", "what the participant wants to learn"),
	F("readiness", OBJECT, 0, NULL, "how ready the organisation is to work across sectors"),
	N("readiness.culture", NUM, 0, RATING, "openness of the organisation's culture"),
	N("readiness.capability", NUM, 0, RATING, "ability to run a joint project"),
	N("readiness.receptiveness", NUM, 0, RATING, "willingness to take up what comes from outside"),
	F("readiness.stage", CHOICE, 0, "considering|networking|cooperating|engaging|partnering", "how far it has come"),
	N("brain", NUM, 0, -1, 1, "-1 to 1", "self-image from the semantic differential: -1 analytical, 1 creative"),
	N("capacity_min", INT, 0, COUNT, "pitches", "fewest pitches that make it worthwhile"),
	N("capacity_max", INT, 0, COUNT, "pitches", "most pitches that the participant can make"),
	F("availability", INTERVAL, L, NULL, "when the participant is there, in the event's local time; empty: always"),
	F("mode", CHOICE, 0, MODES, "how the participant can meet"),
	F("exclude", REF, L | O, "participant", "participants or domains that must not be paired with this one"),
	F("prefer", REF, L, "participant", "participants whom this one would like to meet"),
	F("consent", OBJECT, 0, NULL, "what the participant has agreed to"),
	F("consent.process", BOOL, 0, NULL, "that the data are processed"),
	F("consent.share", BOOL, 0, NULL, "that the profile is shown to matched partners"),
	F("consent.publish", BOOL, 0, NULL, "that name and story are published"),
	F("consent.photo", BOOL, 0, NULL, "that photographs are taken and used"),
	F("consent.date", DATE, 0, NULL, "when"),
	F("consent.notice", STRING, 0, NULL, "which version of the privacy notice was shown"),
	F("status", CHOICE, 0, "prospect|invited|active|paused|alumni|withdrawn", "only active ones are matched; empty: active"),
	F("channel", STRING, 0, NULL, "how the participant was found"),
	F("joined", DATE, 0, NULL, "when the participant joined"),
	F("stop_reason", CODE, 0, STOP_REASONS, "why the participant left"),
	F("facilitator", REF, 0, "facilitator", "who accompanies the participant"),
	F("collected", DATE, 0, NULL, "when the data were collected"),
};
#undef T

#define T "facilitator"
static const struct coco_field facilitator[] = {
	F("id", STRING, R | K, NULL, "the facilitator's id"),
	F("org", STRING, 0, NULL, "organisation of the facilitator"),
	F("kind", CHOICE, 0, "bso|hub|expert|mediator", "bso: business support organisation, hub: creative hub"),
	F("tandem_with", REF, 0, "facilitator", "partner in the tandem of a classic BSO and a creative hub"),
	F("languages", CODE, L, "language", "languages in which the facilitator works"),
	F("expertise", CODE, L, "skill|technology", "what the facilitator knows about"),
	F("nuts", CODE, 0, "nuts", "region of the facilitator"),
};
#undef T

#define T "contact"
static const struct coco_field contact[] = {
	F("date", DATE, R | K, NULL, "day of the contact"),
	F("participants", REF, L | R | K, "participant", "who took part"),
	F("challenge", REF, 0, "challenge", "the challenge that it was about"),
	F("collaboration", REF, 0, "collaboration", "the collaboration that it was about"),
	F("facilitator", REF, 0, "facilitator", "who facilitated"),
	F("mode", CHOICE, 0, "in_person|online|phone", "how they met"),
	N("minutes", INT, 0, COUNT, "min", "how long it took"),
	F("moderated", BOOL, 0, NULL, "a facilitator moderated"),
	F("purpose", STRING, K, NULL, "what it was for"),
	F("note", TEXT, 0, NULL, "what came out of it"),
	F("next", STRING, 0, NULL, "the next step"),
	F("next_due", DATE, 0, NULL, "when the next step is due"),
};
#undef T

/* What a partner must or should have; the same keys twice. */
#define WANTED(name, meaning) \
	F(name, OBJECT, 0, NULL, meaning), \
	F(name ".languages", CODE, L, "language", "one of these languages"), \
	F(name ".countries", CODE, L, "country", "one of these countries"), \
	F(name ".nuts", CODE, L, "nuts", "one of these regions, or within"), \
	F(name ".skills", CODE, L | O, "skill", "one of these skills"), \
	F(name ".creative_sectors", CODE, L, "sector", "one of these creative sectors"), \
	F(name ".sizes", CHOICE, L, SIZES, "one of these size classes")

#define T "challenge"
static const struct coco_field challenge[] = {
	F("id", STRING, R | K, NULL, "the challenge's id"),
	F("owner", REF, R, "participant", "the participant whose problem it is"),
	F("title", STRING, 0, NULL, "a short title"),
	F("text", TEXT, R, NULL, "the problem in the owner's own words, kept as it is"),
	F("lang", CODE, 0, "language", "language of the text"),
	F("area", CODE, 0, "area", "what it is about"),
	F("skills_wanted", CODE, L | O, "skill", "skills that would help"),
	WANTED("must", "what a partner must have, or there is no pair"),
	WANTED("prefer", "what a partner should rather have"),
	F("exclude", REF, L | O, "participant", "participants or domains that must not see it"),
	N("seats_min", INT, 0, COUNT, "participants", "fewest creatives who should pitch"),
	N("seats_max", INT, 0, COUNT, "participants", "most creatives who can pitch"),
	F("opens", DATE, 0, NULL, "first day for proposals"),
	F("deadline", DATE, 0, NULL, "last day for proposals"),
	N("budget_min", NUM, 0, MONEY, "currency", "least that the owner will pay"),
	N("budget_max", NUM, 0, MONEY, "currency", "most that the owner will pay"),
	F("currency", STRING, 0, NULL, "currency of the budget, three letters"),
	F("ip", CHOICE, 0, IP, "who owns what is made"),
	F("visibility", CHOICE, 0, "public|registered|matched|nda", "who may read it"),
	F("site_visit", BOOL, 0, NULL, "the factory can be visited"),
	F("mode", CHOICE, 0, MODES, "how to meet"),
	N("trl", INT, 0, 1, 9, NULL, "technology readiness level of the present solution"),
	F("expert", REF, 0, "facilitator", "someone from the field who sits at the table"),
	F("sponsor", STRING, 0, NULL, "who in the owner's management stands behind it"),
	F("status", CHOICE, 0, "draft|reviewed|published|matched|closed|withdrawn", "how far it has come"),
	F("brief", OBJECT, 0, NULL, "the challenge as creatives read it"),
	F("brief.question", STRING, 0, NULL, "the question, in twenty words at most"),
	F("brief.why", TEXT, 0, NULL, "why it matters"),
	F("brief.who", TEXT, 0, NULL, "who is concerned"),
	F("brief.today", TEXT, 0, NULL, "how it is today, what was tried"),
	F("brief.open", TEXT, 0, NULL, "what is open to ideas"),
	F("brief.fixed", STRING, L, NULL, "what can't be changed"),
	F("brief.offer", TEXT, 0, NULL, "what the owner offers"),
	F("brief.choice", TEXT, 0, NULL, "how a proposal is chosen"),
	F("brief.timeline", TEXT, 0, NULL, "what happens when"),
	F("brief.contact", TEXT, 0, NULL, "how to ask"),
	F("brief.parts", OBJECT, L, NULL, "the challenges of a text that has several"),
	F("brief.parts.question", STRING, 0, NULL, "its question"),
	F("brief.parts.start", INT, 0, NULL, "where the text speaks of it, in bytes"),
	F("brief.parts.end", INT, 0, NULL, "to where"),
	F("brief.parts.key", BOOL, 0, NULL, "the brief is of this one"),
	F("brief.parts.reason", STRING, 0, NULL, "why it is the key one"),
	F("brief.confidential", BOOL, 0, NULL, "the text asks for confidence: nothing is published before its owner agrees"),
	F("brief.missing", OBJECT, L, NULL, "what the text does not say"),
	F("brief.missing.slot", STRING, 0, NULL, "part of the brief"),
	F("brief.missing.ask", STRING, 0, NULL, "question to the owner"),
	F("brief.annex", OBJECT, L, NULL, "facts that stand behind the brief"),
	F("brief.annex.id", STRING, 0, NULL, "number of the fact"),
	F("brief.annex.text", TEXT, 0, NULL, "the fact as it was written"),
	F("brief.original_sha256", STRING, 0, NULL, "SHA-256 of the text that the brief was made from"),
	F("answers", OBJECT, L, NULL, "what the owner answered to the questions"),
	F("answers.slot", STRING, 0, NULL, "part of the brief"),
	F("answers.text", TEXT, 0, NULL, "the answer"),
	F("answers.by", STRING, 0, NULL, "who answered"),
	F("answers.date", DATE, 0, NULL, "when"),
	F("approved", OBJECT, 0, NULL, "the owner's approval of the brief"),
	F("approved.by", STRING, 0, NULL, "who approved"),
	F("approved.date", DATE, 0, NULL, "when"),
	F("approved.brief_sha256", STRING, 0, NULL, "SHA-256 of the brief that was approved"),
	F("edits", OBJECT, L, NULL, "what the rewriter changed; it can be reversed"),
	F("edits.rule", STRING, 0, NULL, "the rule"),
	N("edits.start", INT, 0, COUNT, "bytes", "where the span of the text begins"),
	N("edits.end", INT, 0, COUNT, "bytes", "where it ends"),
	F("edits.slot", STRING, 0, NULL, "part of the brief"),
	N("edits.at", INT, 0, COUNT, "bytes", "where the change stands in that part"),
	F("edits.before", TEXT, 0, NULL, "what stood there"),
	F("edits.after", TEXT, 0, NULL, "what stands there now"),
	F("edits.reason", STRING, 0, NULL, "why"),
	F("edits.facts", STRING, L, NULL, "facts that the change touches"),
	F("readability", OBJECT, 0, NULL, "figures of readability"),
	F("readability.before", OBJECT, 0, "any", "of the text"),
	F("readability.after", OBJECT, 0, "any", "of the brief"),
	F("findings", OBJECT, L, NULL, "what the rewriter noticed but did not change"),
	F("findings.rule", STRING, 0, NULL, "the rule"),
	F("findings.level", CHOICE, 0, "note|warning|error", "how grave it is"),
	N("findings.start", INT, 0, COUNT, "bytes", "where the span of the text begins"),
	N("findings.end", INT, 0, COUNT, "bytes", "where it ends"),
	F("findings.text", TEXT, 0, NULL, "what was noticed"),
	F("findings.hint", STRING, 0, NULL, "what to do"),
};
#undef T

#define T "interest"
static const struct coco_field interest[] = {
	F("challenge", REF, R | K, "challenge", "the challenge"),
	F("participant", REF, R | K, "participant", "the creative who volunteers"),
	N("level", INT, 0, RATING, "how keen"),
	F("date", DATE, 0, NULL, "when it was said"),
	F("text", TEXT, 0, NULL, "why, in own words"),
};
#undef T

/* A number for each part of a score; the same keys twice. */
#define PARTS(name, what, max, unit) \
	N(name ".text", NUM, 0, 0, max, unit, what "likeness of the texts"), \
	N(name ".skills", NUM, 0, 0, max, unit, what "skills wanted and had"), \
	N(name ".areas", NUM, 0, 0, max, unit, what "areas of interest"), \
	N(name ".complement", NUM, 0, 0, max, unit, what "completing each other: analytical and creative"), \
	N(name ".language", NUM, 0, 0, max, unit, what "a common language"), \
	N(name ".region", NUM, 0, 0, max, unit, what "nearness"), \
	N(name ".readiness", NUM, 0, 0, max, unit, what "readiness of both"), \
	N(name ".interest", NUM, 0, 0, max, unit, what "stated interest"), \
	N(name ".history", NUM, 0, 0, max, unit, what "earlier contacts")

#define T "match"
static const struct coco_field match[] = {
	N("round", INT, K, COUNT, NULL, "the round of matching within the campaign, from 1"),
	F("challenge", REF, R | K, "challenge", "the challenge"),
	F("participant", REF, R | K, "participant", "the participant who fits"),
	N("score", NUM, R, SCORE, "how well they fit, six decimals"),
	N("rank", INT, 0, 1, 9007199254740991.0, NULL, "place among the challenge's matches"),
	F("status", CHOICE, 0, "ranked|assigned|waiting|invited|accepted|declined|vetoed", "what has become of it"),
	F("decided", DATE, 0, NULL, "when it was decided"),
	F("stop_reason", CODE, 0, STOP_REASONS, "why it was declined or vetoed"),
	F("components", OBJECT, 0, NULL, "parts of the score; null: unknown"),
	PARTS("components", "", 1, "0 to 1"),
	F("weights", OBJECT, 0, NULL, "weights of the parts"),
	PARTS("weights", "weight of ", 1e9, NULL),
	F("reasons", OBJECT, L, NULL, "why they fit"),
	F("reasons.component", STRING, 0, NULL, "part of the score"),
	F("reasons.text", STRING, 0, NULL, "the reason in words"),
	F("reasons.terms", OBJECT, L, NULL, "words in common"),
	F("reasons.terms.term", STRING, 0, NULL, "the word"),
	N("reasons.terms.weight", NUM, 0, ANY_INT, NULL, "its weight"),
	F("reasons.passage", STRING, 0, NULL, "the passage of the profile that speaks for it"),
	F("gate", STRING, 0, NULL, "why it is no match: the answer to a question about a pair that may not be"),
	N("of", INT, 0, COUNT, "participants", "how many the rank is among, where a pair was asked about"),
	F("ahead", REF, L, "participant", "the best of those who rank before it, at most three"),
	F("choice", CHOICE, 0, "cci|avm", "chosen after the pitches, in the stable choice that is best for this side"),
	F("explain", OBJECT, 0, NULL, "a paragraph for each side"),
	F("explain.avm", TEXT, 0, NULL, "for the owner of the challenge"),
	F("explain.cci", TEXT, 0, NULL, "for the creative"),
	N("price", NUM, 0, 0, 0, NULL, "what it costs the whole to forbid this pair; on a waiting list: to have it"),
	F("locked", BOOL, 0, NULL, "must stay in later runs"),
	F("run", STRING, 0, NULL, "hash of options and input"),
};
#undef T

#define T "pitch"
static const struct coco_field pitch[] = {
	F("id", STRING, K, NULL, "the pitch's id; without one, a participant has one pitch for a challenge"),
	F("challenge", REF, R | I, "challenge", "the challenge"),
	F("participant", REF, R | I, "participant", "who pitches"),
	F("parent", REF, 0, "pitch", "the pitch from which this one grew"),
	F("date", DATE, 0, NULL, "day of the pitch"),
	F("approach", TEXT, 0, NULL, "what is proposed"),
	N("rating_avm", NUM, 0, RATING, "the manufacturer's rating of the pitch"),
	N("rating_cci", NUM, 0, RATING, "the creative's rating of the meeting"),
	N("rank_avm", INT, 0, 1, 9007199254740991.0, NULL, "place in the manufacturer's order of choice"),
	N("rank_cci", INT, 0, 1, 9007199254740991.0, NULL, "place in the creative's order of choice"),
	F("chosen", BOOL, 0, NULL, "the manufacturer has chosen it"),
	F("reason", TEXT, 0, NULL, "why it was chosen or not"),
	F("feedback", TEXT, 0, NULL, "what the creative was told"),
	F("feedback_sent", DATE, 0, NULL, "when"),
	F("stage", CHOICE, 0, "seed|feasibility|prototype|pilot|market|shelved", "how far the idea has come"),
};
#undef T

#define T "response"
static const struct coco_field response[] = {
	F("participant", REF, R | K, "participant", "who answered"),
	F("survey", STRING, R | K, NULL, "the survey's id"),
	F("wave", STRING, K, NULL, "which time it was asked: pre, post, 6m, 12m, 2026-1"),
	F("item", STRING, R | K, NULL, "the platform's code of the question, else a slug of the header"),
	F("construct", STRING, 0, NULL, "what the question measures; links languages, waves and figures"),
	F("label", TEXT, 0, NULL, "the question as it was asked"),
	F("value", ANY, 0, NULL, "the answer"),
	F("raw", STRING, 0, NULL, "the answer as it stood, if it was changed"),
	F("missing", CHOICE, 0, "not_shown|no_answer|dont_know|dropout", "why there is no answer"),
	N("scale_min", NUM, 0, 0, 0, NULL, "lowest point of the scale"),
	N("scale_max", NUM, 0, 0, 0, NULL, "highest point of the scale"),
	F("reversed", BOOL, 0, NULL, "a high answer means a low value of the construct"),
	F("of", CHOICE, K, "self|other|assumed", "whose image is rated"),
	F("event", REF, 0, "event", "the event that the answer is about"),
	F("lang", CODE, 0, "language", "language of the questionnaire"),
	F("submitted", TIME, 0, NULL, "when the answer was sent"),
	F("complete", BOOL, 0, NULL, "the questionnaire was finished"),
	N("weight", NUM, 0, MONEY, NULL, "survey weight"),
};
#undef T

#define T "event"
static const struct coco_field event[] = {
	F("id", STRING, R | K, NULL, "the event's id"),
	F("tz", STRING, 0, NULL, "time zone of the place: Europe/Ljubljana"),
	F("activity", CODE, R, "activity", "what kind of event it is"),
	F("step", CHOICE, D, "connect|share|solve|innovate", "step of the method that the activity belongs to"),
	F("topic", STRING, 0, NULL, "what it is about"),
	F("date", DATE, R, NULL, "the day"),
	F("start", TIME, 0, NULL, "when it begins"),
	F("end", TIME, 0, NULL, "when it ends"),
	F("place", STRING, 0, NULL, "where"),
	F("nuts", CODE, 0, "nuts", "region of the place"),
	F("mode", CHOICE, 0, MODES, "how they meet"),
	N("capacity", INT, 0, COUNT, "persons", "how many can come"),
	F("host", REF, 0, "participant", "whose factory or studio it is in"),
	F("challenge", REF, 0, "challenge", "the challenge that it is about"),
	F("collaboration", REF, 0, "collaboration", "the collaboration that it is for"),
	F("trainers", STRING, L, NULL, "who teaches"),
	F("facilitators", REF, L, "facilitator", "who facilitates"),
	F("languages", CODE, L, "language", "languages of the event"),
	N("cost", NUM, 0, MONEY, "currency", "what it cost"),
	F("currency", STRING, 0, NULL, "currency of the cost, three letters"),
};
#undef T

#define T "attendance"
static const struct coco_field attendance[] = {
	F("event", REF, R | K, "event", "the event"),
	F("participant", REF, R | K, "participant", "who"),
	F("status", CHOICE, R, "invited|registered|attended|no_show", "came or not"),
	N("rating", NUM, 0, RATING, "the participant's rating of the event"),
	F("note", TEXT, 0, NULL, "remarks"),
};
#undef T

#define T "meeting"
static const struct coco_field meeting[] = {
	F("event", REF, R | K, "event", "the event at which they meet"),
	F("slot", STRING, K, NULL, "slot of the timetable"),
	F("start", TIME, 0, NULL, "when it begins"),
	F("end", TIME, 0, NULL, "when it ends"),
	N("table", INT, 0, COUNT, NULL, "number of the table"),
	F("a", REF, R | K, "participant", "one side: the owner of the challenge"),
	F("b", REF, R | K, "participant", "the other side"),
	F("challenge", REF, 0, "challenge", "what they talk about"),
	F("status", CHOICE, 0, "proposed|accepted|held|cancelled|no_show", "what has become of it"),
	F("locked", BOOL, 0, NULL, "must stay where it is in later runs"),
	N("rating_a", NUM, 0, RATING, "rating by a"),
	N("rating_b", NUM, 0, RATING, "rating by b"),
};
#undef T

#define T "collaboration"
static const struct coco_field collaboration[] = {
	F("id", STRING, R | K, NULL, "the collaboration's id"),
	F("challenge", REF, 0, "challenge", "the challenge that it grew from"),
	F("pitch", REF, 0, "pitch", "the pitch that it grew from"),
	F("participants", REF, L | R, "participant", "who works together"),
	F("kind", CHOICE, 0, "idea|commission|co_creation|rd|licence|residency", "what kind of work"),
	F("status", CHOICE, R, "contact|agreed|active|completed|dropped|unknown", "how far it has come"),
	F("start", DATE, 0, NULL, "first day of work"),
	F("agreed", DATE, 0, NULL, "day of the agreement"),
	F("end", DATE, 0, NULL, "last day of work"),
	F("stop_reason", CODE, 0, STOP_REASONS, "why it was dropped"),
	F("first_time_pair", BOOL, 0, NULL, "they had never worked together before"),
	F("contract", CHOICE, 0, "none|loi|nda|contract", "what was signed; loi: letter of intent"),
	F("ip", CHOICE, 0, IP, "who owns what is made"),
	F("commitment", OBJECT, 0, NULL, "what both sides have committed to"),
	F("commitment.aims", TEXT, 0, NULL, "aims"),
	F("commitment.timeline", TEXT, 0, NULL, "timeline"),
	F("commitment.milestones", TEXT, 0, NULL, "milestones"),
	F("commitment.responsibilities", TEXT, 0, NULL, "who is responsible for what"),
	F("commitment.expectations", TEXT, 0, NULL, "what each side expects"),
	F("commitment.mode", TEXT, 0, NULL, "mode of working"),
	F("commitment.agreed", OBJECT, L, NULL, "who has agreed"),
	F("commitment.agreed.participant", REF, 0, "participant", "who"),
	F("commitment.agreed.date", DATE, 0, NULL, "when"),
	F("commitment.review_due", DATE, 0, NULL, "when it is looked at again"),
	F("commitment.handover", DATE, 0, NULL, "when the facilitator steps aside"),
	N("equal_footing_avm", NUM, 0, RATING, "the manufacturer feels on an equal footing"),
	N("equal_footing_cci", NUM, 0, RATING, "the creative feels on an equal footing"),
	F("outcome", TEXT, 0, NULL, "what came out of it"),
	N("trl_start", INT, 0, 1, 9, NULL, "technology readiness level at the start"),
	N("trl_end", INT, 0, 1, 9, NULL, "technology readiness level at the end"),
	F("story", TEXT, 0, NULL, "the story, published with the consent of everyone in it"),
};
#undef T

#define T "milestone"
static const struct coco_field milestone[] = {
	F("collaboration", REF, R | K, "collaboration", "the collaboration"),
	F("title", STRING, R | K, NULL, "what is to be reached"),
	F("owner", REF, 0, "participant", "who is responsible"),
	F("due", DATE, 0, NULL, "when it is due"),
	F("done", DATE, 0, NULL, "when it was reached"),
	F("status", CHOICE, 0, "open|done|missed|cancelled", "what has become of it"),
	F("evidence", STRING, 0, NULL, "what shows that it was reached"),
};
#undef T

#define T "voucher"
static const struct coco_field voucher[] = {
	F("id", STRING, R | K, NULL, "the voucher's id"),
	F("applicant", REF, R, "participant", "who applied"),
	F("scheme", STRING, 0, NULL, "the funding scheme"),
	F("collaboration", REF, 0, "collaboration", "what it pays for"),
	N("requested", NUM, 0, MONEY, "currency", "amount that was asked for"),
	N("granted", NUM, 0, MONEY, "currency", "amount that was granted"),
	N("drawn", NUM, 0, MONEY, "currency", "amount that was paid out"),
	N("own_share", NUM, 0, MONEY, "currency", "amount that the applicant pays"),
	F("currency", STRING, 0, NULL, "currency of the amounts, three letters"),
	F("applied", DATE, 0, NULL, "day of the application"),
	F("decided", DATE, 0, NULL, "day of the decision"),
	F("status", CHOICE, 0, "applied|eligible|granted|rejected|drawn|completed", "how far it has come"),
	F("comparison_group", BOOL, 0, NULL, "not funded, but watched for comparison"),
};
#undef T

#define T "impact"
static const struct coco_field impact[] = {
	F("collaboration", REF, K, "collaboration", "the collaboration that had the effect"),
	F("participant", REF, K, "participant", "the participant who felt it"),
	F("impact", CODE, R | K, "impact", "what changed"),
	F("trend", CHOICE, 0, "vertical|horizontal", "vertical: within the sector, horizontal: across sectors"),
	F("path", CODE, 0, "path", "the way in which it came about"),
	F("indicator", STRING, K, NULL, "what was measured"),
	N("value", NUM, 0, 0, 0, NULL, "the measured value"),
	F("unit", STRING, 0, NULL, "its unit"),
	N("baseline", NUM, 0, 0, 0, NULL, "the value before"),
	F("wave", STRING, K, NULL, "which time it was measured"),
	F("date", DATE, 0, NULL, "when it was measured"),
	F("evidence", CHOICE, 0, "self|documented|verified", "who says so: the participant, a document, an examiner"),
	F("method", STRING, 0, NULL, "how it was measured"),
	F("text", TEXT, 0, NULL, "the effect in words"),
};
#undef T

#define T "population"
static const struct coco_field population[] = {
	F("dimension", STRING, R | K, NULL, "what the numbers are split by: country, sector, size"),
	F("code", STRING, R | K, NULL, "the class"),
	N("total", NUM, R, COUNT, "organisations", "how many there are in reality"),
	F("source", STRING, 0, NULL, "where the number is from"),
	N("year", INT, K, YEAR, "year of the number"),
};
#undef T

#define T "indicator"
static const struct coco_field indicator[] = {
	F("kpi", STRING, R, NULL, "the figure's id"),
	F("definition", STRING, 0, NULL, "version of its formula"),
	F("group", OBJECT, 0, "str", "the classes that it holds for, by dimension"),
	N("value", NUM, 0, 0, 0, NULL, "the figure; null: suppressed or unknown"),
	N("lo", NUM, 0, 0, 0, NULL, "lower end of the interval"),
	N("hi", NUM, 0, 0, 0, NULL, "upper end of the interval"),
	N("n", INT, 0, COUNT, NULL, "number of cases"),
	F("missing", OBJECT, 0, "int", "cases left out, by reason"),
	F("unit", STRING, 0, NULL, "its unit"),
	F("flag", CHOICE, 0, "c|u|p", "c: confidential, u: unreliable, p: provisional"),
	F("method", STRING, 0, NULL, "how figure and interval were computed"),
	F("period", OBJECT, 0, NULL, "the time that it covers"),
	F("period.from", DATE, 0, NULL, "first day"),
	F("period.to", DATE, 0, NULL, "last day"),
	F("change", OBJECT, 0, NULL, "since an earlier report"),
	N("change.before", NUM, 0, 0, 0, NULL, "the figure then"),
	N("change.value", NUM, 0, 0, 0, NULL, "what it is more now"),
	N("change.lo", NUM, 0, 0, 0, NULL, "lower end of the change's interval"),
	N("change.hi", NUM, 0, 0, 0, NULL, "upper end of the change's interval"),
};
#undef T

#define T "task"
static const struct coco_field task[] = {
	F("task", STRING, R, NULL, "which kind of work: feedback, milestone, stalled"),
	F("urgency", CHOICE, 0, "now|week|later", "how soon"),
	F("title", STRING, 0, NULL, "the kind of work in words"),
	F("since", DATE, 0, NULL, "the day that counts: when it was due, or the last record"),
	F("participant", REF, 0, "participant", "whom to call"),
	F("org", STRING, 0, NULL, "name of the organisation"),
	F("side", CHOICE, 0, "avm|cci|both|bso|other", "its side"),
	F("languages", CODE, L, "language", "languages in which the participant can work"),
	F("country", CODE, 0, "country", "country of the organisation"),
	F("nuts", CODE, 0, "nuts", "region of the organisation"),
	F("contact_name", STRING, P, NULL, "the person to talk to"),
	F("email", STRING, P, NULL, "the person's e-mail address"),
	F("phone", STRING, P, NULL, "the person's telephone number"),
	F("facilitator", REF, 0, "facilitator", "who accompanies the participant"),
	F("challenge", REF, 0, "challenge", "the challenge that it is about"),
	F("collaboration", REF, 0, "collaboration", "the collaboration that it is about"),
	F("pitch", REF, 0, "pitch", "the pitch that it is about"),
	F("reason", TEXT, 0, NULL, "why, in a sentence"),
	F("todo", TEXT, 0, NULL, "what to do"),
};
#undef T

#define T "row"
static const struct coco_field row[] = {
	N("row", INT, R, COUNT, NULL, "number of the data row, from 1"),
	F("cells", OBJECT, R, "str", "the cells by heading"),
};
#undef T

#define T "import"
static const struct coco_field import[] = {
	F("tool", STRING, 0, NULL, "the tool and its version"),
	F("files", OBJECT, L, NULL, "the files that were read"),
	F("files.file", STRING, 0, NULL, "name"),
	F("files.sha256", STRING, 0, NULL, "SHA-256 of the content"),
	N("files.rows", INT, 0, COUNT, NULL, "data rows in it"),
	N("files.records", INT, 0, COUNT, NULL, "records that came from it"),
	N("files.rejects", INT, 0, COUNT, NULL, "rows that were rejected"),
	N("files.withheld", INT, 0, COUNT, NULL, "rows of which something was left out for want of consent, or because somebody was erased"),
	N("rows", INT, 0, COUNT, NULL, "data rows in all files"),
	N("records", INT, 0, COUNT, NULL, "records in all"),
	N("rejects", INT, 0, COUNT, NULL, "rejected rows in all"),
	N("withheld", INT, 0, COUNT, NULL, "rows in all of which something was left out; rows = records + rejects + withheld"),
	N("lines", INT, 0, COUNT, NULL, "records that stand before this one: a row of a survey gives several"),
};
#undef T

#define T "abort"
static const struct coco_field abort_fields[] = {
	F("tool", STRING, R, NULL, "the tool that failed"),
	F("reason", STRING, R, NULL, "why"),
};
#undef T

#define TYPE(name, fields, meaning) {name, meaning, sizeof(name) - 1, fields, COCO_LEN(fields)}
const struct schema_type schema_types[] = {
	TYPE("*", common, "every record"),
	TYPE("participant", participant, "an organisation or person that takes part"),
	TYPE("facilitator", facilitator, "someone who accompanies participants"),
	TYPE("contact", contact, "a conversation between participants, or with a facilitator"),
	TYPE("challenge", challenge, "a problem that a manufacturer wants solved"),
	TYPE("interest", interest, "a creative volunteers for a challenge"),
	TYPE("match", match, "a challenge and a participant who fits it"),
	TYPE("pitch", pitch, "a creative's proposal for a challenge"),
	TYPE("response", response, "one answer to one question of a survey"),
	TYPE("event", event, "an activity of the method with a date"),
	TYPE("attendance", attendance, "who was invited, registered, came"),
	TYPE("meeting", meeting, "two participants at a table of an event"),
	TYPE("collaboration", collaboration, "work that participants do together"),
	TYPE("milestone", milestone, "something that a collaboration wants to reach"),
	TYPE("voucher", voucher, "public money for a collaboration"),
	TYPE("impact", impact, "an effect of a collaboration or on a participant"),
	TYPE("population", population, "how many organisations there are in a class, for weighting"),
	TYPE("indicator", indicator, "a figure of a report"),
	TYPE("task", task, "something that a facilitator has to do, of a report"),
	TYPE("row", row, "a row of a CSV file as it stands"),
	TYPE("import", import, "the last word of a run of coco-import: what was read and what became of it"),
	TYPE("abort", abort_fields, "the last word of a tool that failed after it had begun to write"),
};
const size_t schema_n_types = COCO_LEN(schema_types);
