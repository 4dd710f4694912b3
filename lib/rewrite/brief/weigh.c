/* What a sentence says, by the cues of its language.
 *
 * Method: each cue that fits has a weight for its slot (cues.csv), and so have the heading and the label that the sentence stands under or
 * begins with; the heaviest slot has it, unless the rules send it to the annex. What says the contrary of its words is turned.
 *
 * Invariant: a unit's slot is a slot or -1 (annex); headings have none. */
#include "choose.h"
#include "deeds.h"

#include <string.h>
#include <unictype.h>

enum {
	EARLY = 3,
	CLEAR_TIME = 9,
	WEAK_STATE = 3,
	LABEL_WEIGHT = 10,
	LABEL_AIM = 7,
	NEED = 5,
	ADDRESS_LEFT = 4,
	FEW_FIGURES = 3,
	HEAD_WORDS = 5,
	CLEAR = 6,   /* weight of a cue that says what a sentence is about */
	DENIED = 20, /* weight of "Not wanted:", which nothing outweighs */
	DENIAL_BYTES = 80,
	ITEM_WORDS = 8,
	ITEM_THERE = 9, /* what an item weighs where its heading's slot is, and a sentence */
	SENTENCE_THERE = 4,
	DEADLINE = 7,
	DEADLINE_FIRST = 4,
	FORM_WORDS = 5,
	DEMAND = 5,
	GREETING = 4, /* among so many units a letter greets */
	QUESTION_WORDS = 6,
	PEOPLE = 4,
	NOT_LAST = 8,
	TIME_WORDS = 20, /* of a sentence that says how long something takes */
	SCRAP = 2,       /* words that say nothing alone */
	LAST = -1        /* a score for which a sentence is taken alone */
};

/* The slot that a heading names, or -1. */
static int section_of(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unit_text(m->text, unit);
	while (s.n > 0 && strchr(":.# ", s.s[s.n - 1]))
		s.n--;
	while (s.n > 0 && strchr("0123456789.) ", s.s[0])) /* 3.1 Current situation */
		s = coco_str_sub(s, 1, s.n);
	const struct cue *part = NULL; /* the first one within the heading; one that is all of it goes before: "wanted state", "state" */
	bool counted = false;          /* Challenge 2: Tours */
	for (size_t i = 0; i < m->tables->n_cues; i++) {
		const struct cue *cue = &m->tables->cues[i];
		size_t start, end;
		if (!cue->section || pattern_find(cue->pattern, s, 0, &start, &end) != 1 || (start > 0 && unit->words > 4) ||
		    end - start + 24 < s.n)
			continue;
		if (start == 0 && end == s.n)
			return cue->slot;
		if (!part)
			counted = end + 1 < s.n && s.s[end] == ' ' && s.s[end + 1] >= '0' && s.s[end + 1] <= '9';
		part = part ? part : cue;
	}
	return part && !counted ? part->slot : -1;
}

/* The heading is the name of a slot and no more; "Challenge: noise in the canteen" over a text is its title. */
static bool only_named(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	size_t start, end;
	while (s.n > 0 && strchr(":.# ", s.s[s.n - 1]))
		s.n--;
	for (size_t i = 0; i < m->tables->n_cues; i++)
		if (m->tables->cues[i].section && pattern_find(m->tables->cues[i].pattern, s, 0, &start, &end) == 1 && start == 0 && end == s.n)
			return true;
	return false;
}

bool chooser_begins(const struct pattern *pattern, struct coco_str s)
{
	size_t start, end;
	return pattern_find(pattern, s, 0, &start, &end) == 1 && start == 0;
}

/* The sentence leans on the one before it: it begins with a word that points back (cues.csv, slot "before"). */
bool chooser_leans(const struct chooser *m, const struct unit *unit)
{
	return m->text.s[unit->start] == '(' || chooser_begins(m->tables->marks[MARK_BEFORE], unit_text(m->text, unit));
}

/* How the sentence would be shortened in the slot; NULL: no memory. */
const struct changes *chooser_shortened(struct chooser *m, struct unit *unit, int slot)
{
	if (unit->changes && unit->changes->slot == slot)
		return unit->changes;
	struct changes *changes = coco_arena_array(m->shortener->arena, 1, sizeof *changes);
	if (!changes || shorten_unit(m->shortener, unit, slot, changes, m->err) != 0) {
		m->failed = true;
		return NULL;
	}
	return unit->changes = changes;
}

size_t chooser_facts(const struct chooser *m, const struct unit *unit, enum coco_fact_kind kind)
{
	size_t n = 0, i, to;
	for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		n += m->facts[i].kind == kind;
	return n;
}

/* What the facts and the place of a sentence say of it (deeds.h). */
static unsigned deed_marks(const struct chooser *m, const struct unit *unit, bool first)
{
	const bool has[DEED_MARKS] = {[DEED_MONEY] = chooser_facts(m, unit, COCO_FACT_MONEY) > 0,
	    [DEED_DATE] = chooser_dated(m, unit),
	    [DEED_NUMBER] = chooser_facts(m, unit, COCO_FACT_NUMBER) > 0,
	    [DEED_FIRST] = first,
	    [DEED_PEOPLE] = chooser_marked(m, unit, MARK_PEOPLE),
	    [DEED_LIMIT] = chooser_limits(m, unit)};
	unsigned marks = 0;
	for (unsigned k = 0; k < DEED_MARKS; k++)
		marks |= (has[k] ? 1U : 0) << k;
	return marks;
}

/* The sentence without its brackets: "The handle (wall 2.5 mm ± 0.1 mm) is too large" demands nothing. 0 or -1. */
static int bare_of(const struct chooser *m, struct coco_str s, struct coco_str *bare)
{
	*bare = s;
	if (s.n == 0 || !memchr(s.s, '(', s.n))
		return 0;
	const struct coco_str cut = without_brackets(s, m->shortener->arena);
	*bare = cut;
	return cut.s ? 0 : coco_err_nomem(m->err);
}

/* What the cues say about a sentence. Only clear ones count: a word of time needs a date beside it, a mere "is" tells how
 * things are only where a text begins, and a sentence of figures is statistics, whoever is its subject. */
int chooser_weigh(const struct chooser *m, const struct unit *unit, bool early, bool first, int weights[COCO_SLOTS])
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	struct coco_str bare;
	if (bare_of(m, s, &bare) != 0)
		return -1;
	bool dated = chooser_dated(m, unit), figures = chooser_facts(m, unit, COCO_FACT_NUMBER) >= STATISTICS;
	bool point = (unit->flags & F_ITEM) && s.n > 0 && !strchr(".!?", s.s[s.n - 1]); /* of a list, no sentence */
	for (size_t k = 0; k < m->tables->n_cues; k++) {
		size_t start, end;
		const struct cue *cue = &m->tables->cues[k];
		bool weak =
		    (cue->slot == COCO_SLOT_TIMELINE && cue->weight != CLEAR_TIME && !dated) ||
		    (cue->slot == COCO_SLOT_TODAY && ((cue->weight <= WEAK_STATE && !early) || (point && unit->section != COCO_SLOT_TODAY))) ||
		    (cue->slot == COCO_SLOT_WHO && (figures || pattern_find(m->tables->marks[MARK_THEM], s, 0, &start, &end) == 1));
		if (!cue->section && !weak && cue->weight > weights[cue->slot] &&
		    pattern_find(cue->pattern, cue->slot == COCO_SLOT_FIXED ? bare : s, 0, &start, &end) == 1)
			weights[cue->slot] = cue->weight;
	}
	size_t at, end;
	if (weights[COCO_SLOT_TIMELINE] < DEADLINE && weights[COCO_SLOT_TODAY] < CLEAR && weights[COCO_SLOT_OFFER] < CLEAR &&
	    pattern_find(m->tables->marks[MARK_PERIOD], s, 0, &at, &end) == 1)
		weights[COCO_SLOT_TIMELINE] = DEADLINE; /* "We want it before Q4 2016." */
	if (dated && weights[COCO_SLOT_TIMELINE] < DEADLINE && pattern_find(m->tables->marks[MARK_DEADLINE], s, 0, &at, &end) == 1)
		weights[COCO_SLOT_TIMELINE] = DEADLINE;
	return deeds_weigh(&m->tables->deeds, s, deed_marks(m, unit, first), weights, m->err);
}

/* The slot with the most weight, or -1. Of equal ones the first wins: a demand is a demand, even with a reason. */
int chooser_heaviest(const int weights[COCO_SLOTS])
{
	static const int order[] = {COCO_SLOT_CONTACT, COCO_SLOT_TIMELINE, COCO_SLOT_OFFER, COCO_SLOT_CHOICE, COCO_SLOT_FIXED, COCO_SLOT_WHY,
	    COCO_SLOT_OPEN, COCO_SLOT_WHO, COCO_SLOT_TODAY};
	int best = -1;
	for (size_t k = 0; k < COCO_LEN(order); k++)
		if (weights[order[k]] > 0 && (best < 0 || weights[order[k]] > weights[best]))
			best = order[k];
	return best;
}

/* It asks for confidence in words: no address and no number made it so. */
static bool secret(const struct chooser *m, const struct unit *unit)
{
	return (unit->flags & F_CONFIDENTIAL) && chooser_facts(m, unit, COCO_FACT_EMAIL) + chooser_facts(m, unit, COCO_FACT_PHONE) == 0;
}

/* Who may take part, and what is asked of them: it is for the annex, or a point of what is fixed. */
static bool partakes(const struct chooser *m, struct unit *unit)
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	bool admitted = chooser_begins(m->tables->marks[MARK_ADMITTED], s);
	if (admitted && !(unit->flags & F_GATE))
		unit->flags |= F_ADMITTED;
	if (admitted || chooser_begins(m->tables->marks[MARK_PARTAKE], s))
		unit->flags |= F_GATE;
	return unit->flags & F_GATE;
}

/* The sentence is for the annex, whatever its slot would be. */
bool chooser_annexes(struct chooser *m, struct unit *unit, int best, int weight)
{
	bool timed = best == COCO_SLOT_TIMELINE && chooser_dated(m, unit);
	if ((!timed && partakes(m, unit)) || best < 0 || secret(m, unit))
		return true;
	const struct changes *left = chooser_shortened(m, unit, best);
	if (!left || left->unknown || left->personal ||
	    ((unit->flags & F_CONFIDENTIAL) && (!left->cut || (left->words < ADDRESS_LEFT && !left->until && !left->whole))))
		return true;
	if (best == COCO_SLOT_OPEN && chooser_marked(m, unit, MARK_PRESCRIBED)) {
		unit->flags |= F_SOLUTION; /* what is asked for is bought, not open */
		return true;
	}
	bool soft = best == COCO_SLOT_TIMELINE || best == COCO_SLOT_OFFER || best == COCO_SLOT_CONTACT || best == COCO_SLOT_CHOICE;
	bool need = best == COCO_SLOT_OPEN && weight >= NEED && unit->weights[COCO_SLOT_FIXED] == 0;
	bool label_own = chooser_own(m, unit, chooser_label(m, unit)) == best; /* in a list of requirements, too */
	bool own =
	    label_own || (((soft && weight >= 6) || need) && !(unit->flags & F_ITEM)); /* a budget or the need behind a list of requirements */
	bool asks = coco_str_ends(unit_text(m->text, unit), "?") && best != COCO_SLOT_OPEN; /* a question tells nothing */
	/* the figures that made it one for the annex are left out */
	bool eased = left->cut && left->figures < FEW_FIGURES && !left->limits && unit->weights[COCO_SLOT_FIXED] == 0;
	return asks || (unit->section == COCO_SLOT_FIXED && !own) || unit->words == 0 || left->longest > m->longest ||
	       (unit->flags & (F_SOLUTION | F_GATE | F_ROW)) || ((unit->flags & F_STANDARD) && !eased) ||
	       ((unit->flags & F_LIMITS) && !soft && !eased) || chooser_begins(m->tables->marks[MARK_ANNEX], unit_text(m->text, unit));
}

/* Whom to send ideas to is personal, but not until when: of the sentence that is left. */
static bool until_when(struct chooser *m, struct unit *unit, int *slot)
{
	const int *weights = unit->weights;
	if ((weights[COCO_SLOT_CONTACT] == 0 && weights[COCO_SLOT_TIMELINE] == 0 && unit->section != COCO_SLOT_CONTACT) ||
	    !chooser_dated(m, unit) || (unit->flags & (F_SOLUTION | F_GATE | F_ROW)) || secret(m, unit))
		return false;
	const struct changes *left = chooser_shortened(m, unit, COCO_SLOT_TIMELINE);
	if (!left || !left->until || left->personal)
		return false;
	*slot = COCO_SLOT_TIMELINE;
	return true;
}

/* "Prize money: 3000 €", alone on its line as headings are: it says what is offered, or until when. */
static bool says_something(struct chooser *m, const struct unit *unit)
{
	int weights[COCO_SLOTS] = {0};
	bool money = chooser_facts(m, unit, COCO_FACT_MONEY) > 0, date = chooser_facts(m, unit, COCO_FACT_DATE) > 0;
	int label = money || date ? chooser_label(m, unit) : -1;
	if ((money || date) && chooser_weigh(m, unit, false, false, weights) != 0)
		m->failed = true;
	return chooser_bare_dates(m, unit) || (money && (label == COCO_SLOT_OFFER || weights[COCO_SLOT_OFFER] >= CLEAR)) ||
	       (date && (label == COCO_SLOT_TIMELINE || weights[COCO_SLOT_TIMELINE] >= CLEAR));
}

/* An item that is no point of a list but a clause of rules: "1. Entries have to be sent by post." */
static bool whole_sentence(const struct chooser *m, const struct unit *unit)
{
	return unit->words > ITEM_WORDS && strchr(".!?", m->text.s[unit->end - 1]);
}

/* "What we are not looking for: foils, foam.", a list that is denied in one sentence. */
static bool denies(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	const char *colon = memchr(s.s, ':', s.n < DENIAL_BYTES ? s.n : DENIAL_BYTES);
	size_t start, end;
	s.n = colon ? (size_t)(colon - s.s) : 0;
	return colon && pattern_find(m->tables->marks[MARK_EXCLUDED], s, 0, &start, &end) == 1;
}

/* The slot of a list that the sentence leads to, "Entries are judged by:", and where it ends; -1: none. */
static int leads_to(const struct chooser *m, size_t at, int best, size_t *end)
{
	const struct unit *unit = &m->units[at];
	bool clear =
	    best >= 0 && unit->weights[best] >= (best == COCO_SLOT_FIXED ? DEMAND : CLEAR) && coco_str_ends(unit_text(m->text, unit), ":");
	return clear && lists_lead(m->text, m->units, m->count, at, end) ? best : -1;
}

/* "2. Who can take part?", alone on its line, and below a heading "How to apply?", alone in its paragraph: a heading that asks. */
static bool asks_as_heading(const struct chooser *m, size_t at, bool headed)
{
	const struct unit *unit = &m->units[at];
	struct coco_str s = unit_text(m->text, unit);
	bool alone = headed && at > 0 && at + 1 < m->count && m->units[at - 1].block != unit->block && m->units[at + 1].block != unit->block;
	return unit->words <= QUESTION_WORDS && coco_str_ends(s, "?") && (unnumbered(s).n < s.n || alone) && chooser_fills_line(m->text, unit);
}

/* "DESIGN CHALLENGE SPECIFICATIONS" on a line of its own, below the line that was taken for the heading. */
static bool shouted(const struct chooser *m, const struct unit *unit)
{
	enum { WORDS_MIN = 2, WORDS_MOST = 8 };
	struct coco_str s = unit_text(m->text, unit);
	size_t i = 0, capitals = 0;
	for (uint32_t cp; i < s.n; i += coco_utf8_next(coco_str_sub(s, i, s.n), &cp)) {
		coco_utf8_next(coco_str_sub(s, i, s.n), &cp);
		if (uc_is_lower(cp) || (cp >= '0' && cp <= '9'))
			return false;
		capitals += uc_is_upper(cp) != 0;
	}
	return capitals > WORDS_MOST && unit->words >= WORDS_MIN && unit->words <= WORDS_MOST && chooser_fills_line(m->text, unit) &&
	       !strchr(".!?:", s.s[s.n - 1]) && !(unit->flags & F_ITEM);
}

/* A number of how things are: "within 5 s" of what somebody should be able to do is none. */
static bool tells_number(const struct chooser *m, const struct unit *unit)
{
	size_t i, to;
	for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		if (m->facts[i].kind == COCO_FACT_NUMBER && !m->facts[i].modality)
			return true;
	return false;
}

static bool has_figure(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unit_text(m->text, unit);
	size_t length;
	for (size_t i = 0; i < s.n; i += length)
		if (is_decimal_digit(s, i, &length))
			return true;
	return chooser_dated(m, unit);
}

/* Where the items of the list end that the unit leads to by saying who may take part; 0: it leads to none. */
static size_t leads_to_gates(const struct chooser *m, size_t at)
{
	size_t end = 0;
	struct unit *unit = &m->units[at];
	return coco_str_ends(unit_text(m->text, unit), ":") && lists_lead(m->text, m->units, m->count, at, &end) && partakes(m, unit) ? end : 0;
}

void chooser_assign(struct chooser *m)
{
	int section = -1, list = -1;                  /* of the heading, and of the sentence over a list */
	size_t told = 0, list_end = 0, gates_end = 0; /* sentences so far */
	bool greeted = false;
	for (size_t i = 0; i < m->count; i++) {
		struct unit *unit = &m->units[i];
		int *weights = unit->weights;
		if (unit->flags & F_EXCLUDED) { /* "Not wanted:", and what follows */
			unit->flags |= F_LIMITS;
			unit->section = COCO_SLOT_FIXED;
			weights[COCO_SLOT_FIXED] = denies(m, unit) ? DENIED : 0;
			section = unit->flags & F_HEADING ? COCO_SLOT_FIXED : section;
			continue;
		}
		list = i < list_end ? list : -1;
		if (i > 0 && (unit->flags & F_HEADING) && !(unit->flags & F_OTHER) && says_something(m, unit))
			unit->flags &= ~(unsigned)F_HEADING;
		if ((unit->flags & F_HEADING) && i > 0 && chooser_marked(m, unit, MARK_CLOSING)) { /* "Best wishes" heads nothing */
			unit->flags &= ~(unsigned)F_HEADING;
			section = -1;
			continue;
		}
		if (unit->flags & (F_HEADING | F_OTHER)) {
			section = unit->flags & F_OTHER || (i == 0 && !only_named(m, unit)) ? -1 : section_of(m, unit);
			continue;
		}
		if (shouted(m, unit)) {
			unit->flags |= F_HEADING;
			section = only_named(m, unit) ? section_of(m, unit) : section;
			continue;
		}
		if (asks_as_heading(m, i, section >= 0)) {
			section = section_of(m, unit);
			continue;
		}
		/* "Constraints:" or "DEADLINE" over a list or a paragraph */
		if (unit->words <= HEAD_WORDS &&
		    (coco_str_ends(unit_text(m->text, unit), ":") || (chooser_fills_line(m->text, unit) && only_named(m, unit)))) {
			int named = section_of(m, unit);
			if (named >= 0) {
				section = named;
				continue;
			}
			size_t end;
			if (coco_str_ends(unit_text(m->text, unit), ":") && lists_lead(m->text, m->units, m->count, i, &end))
				section = -1; /* of something else */
		}
		size_t behind = leads_to_gates(m, i);
		gates_end = behind > 0 ? behind : gates_end;
		if (i < gates_end) {                             /* "The competition is open to:", and what follows */
			unit->flags |= F_GATE | F_ADMITTED | F_BACK; /* none of them without the others */
			continue;
		}
		int under = list >= 0 ? list : section;
		unit->section = under;
		bool early = told++ < EARLY;
		greeted = greeted || (i < GREETING && chooser_begins(m->tables->marks[MARK_ANNEX], unit_text(m->text, unit)));
		if (chooser_marked(m, unit, MARK_IDLE)) { /* "The contest is no lottery" says nothing of its matter */
			unit->flags |= F_CONTEST;
			continue;
		}
		if (chooser_weigh(m, unit, early, told == 1, weights) != 0)
			m->failed = true;
		chooser_turn(m, unit);
		if (unit->section == COCO_SLOT_TODAY && weights[COCO_SLOT_FIXED] == DEMAND && !chooser_limits(m, unit))
			weights[COCO_SLOT_FIXED] = 0; /* "The list must be updated every week": that is how things are */
		bool letter = greeted && told <= EARLY && weights[COCO_SLOT_TODAY] < CLEAR && chooser_marked(m, unit, MARK_CHAT);
		if (letter)
			weights[COCO_SLOT_TODAY] = weights[COCO_SLOT_WHY] = weights[COCO_SLOT_WHO] = 0;
		if (!letter && chooser_trouble(m, unit) != 0)
			m->failed = true;
		if (weights[COCO_SLOT_WHO] <= PEOPLE && weights[COCO_SLOT_WHY] == 0 && tells_number(m, unit))
			weights[COCO_SLOT_WHO] = 0; /* "Visitors stay for 11 minutes" only counts them */
		int label = chooser_label(m, unit);
		if (denies(m, unit)) {
			memset(weights, 0, sizeof unit->weights);
			weights[COCO_SLOT_FIXED] = DENIED;
			label = -1;
		}
		if (label < 0 && coco_label_length(unit_text(m->text, unit)) > 0 && unit->words <= FORM_WORDS &&
		    weights[COCO_SLOT_FIXED] != DENIED && weights[COCO_SLOT_OFFER] < CLEAR && list < 0 &&
		    !(weights[COCO_SLOT_TIMELINE] > 0 && chooser_facts(m, unit, COCO_FACT_DATE) > 0)) {
			unit->flags |= F_ROW; /* "Employees: 45", a line of a form */
			continue;
		}
		int own = chooser_own(m, unit, label);
		if (own < 0 && chooser_bare_dates(m, unit))
			weights[own = COCO_SLOT_TIMELINE] = DEADLINE;
		int other = own < 0 || own == under ? chooser_of_two(m, unit) : own;
		if (other >= 0 && other != under) {
			weights[own = other] += SENTENCE_THERE;
			under = -1;
		}
		if (label >= 0 || own >= 0)
			unit->section = label >= 0 ? -1 : own; /* whatever heading it stands under */
		bool when = under == COCO_SLOT_TIMELINE && chooser_dated(m, unit);
		if (label >= 0)
			weights[label] = label == COCO_SLOT_OPEN ? LABEL_AIM : LABEL_WEIGHT;
		else if (under >= 0 && under != COCO_SLOT_FIXED && weights[COCO_SLOT_FIXED] != DENIED)
			weights[under] += when || ((unit->flags & F_ITEM) && !whole_sentence(m, unit)) ? ITEM_THERE : SENTENCE_THERE;
		if (label != COCO_SLOT_TIMELINE && weights[COCO_SLOT_TIMELINE] < CLEAR_TIME && !when &&
		    (!has_figure(m, unit) || unit->words > TIME_WORDS))
			weights[COCO_SLOT_TIMELINE] = 0; /* no day, no week, no month */
		const struct unit *before = i > 0 && m->units[i - 1].block == unit->block ? &m->units[i - 1] : NULL;
		bool effect = chooser_effect(m, unit);
		int best = chooser_heaviest(weights);
		if (best >= 0 && unit->words <= SCRAP && !(unit->flags & F_ITEM) && label < 0 && own < 0 && weights[best] <= SENTENCE_THERE)
			best = -1; /* "Central time." */
		if (chooser_leans(m, unit) && !effect)
			unit->flags |= F_BACK;
		if (before && before->slot >= 0 && (best < 0 || weights[best] < 5) && (unit->flags & F_BACK)) {
			best = before->slot;
			unit->flags |= F_LEANS;
		}
		if (list < 0)
			list = leads_to(m, i, best, &list_end);
		if ((unit->flags & F_ITEM) && ((under == COCO_SLOT_FIXED && best >= 0) || (under < 0 && own < 0 && chooser_limits(m, unit))))
			best = COCO_SLOT_FIXED;
		if (best == COCO_SLOT_FIXED)
			unit->flags |= F_LIMITS;
		if (chooser_annexes(m, unit, best, best < 0 ? 0 : weights[best]) && !until_when(m, unit, &best))
			continue;
		unit->slot = best;
		unit->score = unit->flags & F_LEANS ? 3 : weights[best] - (unit->flags & F_BACK ? 3 : 0);
		unit->score -= ease_penalty(&m->ease, unit) + 0.001 * (double)(i < 1000 ? i : 1000);
		if (best == COCO_SLOT_TODAY && early)
			unit->score += weights[best] >= CLEAR ? 4 : 2; /* who they are, before what they have tried */
		if ((unit->flags & F_CONTEST) && best == COCO_SLOT_OPEN && weights[best] < NOT_LAST)
			unit->score = LAST; /* where nothing else says what is sought */
		if (unit->changes && unit->changes->until)
			unit->score = DEADLINE;                                               /* whatever goes with it */
		if (best == COCO_SLOT_TIMELINE && chooser_marked(m, unit, MARK_DEADLINE)) /* before the day on which the winners are told */
			unit->score += DEADLINE_FIRST;
	}
}
