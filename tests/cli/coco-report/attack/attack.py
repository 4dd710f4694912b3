"""attack.py REPORT...: tries linear programming on published reports. Every count that figures are made of is an
unknown; what the report prints is an equation; counts nest and add up. A count of which a reader can say that it is 1 to
k - 1 is derived. A director's report is taken as the one before with nothing but its small counts left out: it must be easy."""
import itertools, json, math, sys
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from scipy.stats import binom

SPLITS = ["country", "nuts2", "sector", "size", "campaign"]
STEPS = ["connect", "share", "solve", "innovate"]


class System:
    """Unknown counts from 0 on, linear equations and inequalities."""

    def __init__(self):
        self.names, self.equal, self.most, self.low, self.targets, self.seen = {}, [], [], {}, [], []

    def var(self, *name):
        return self.names.setdefault(name, len(self.names))

    def eq(self, terms, value):
        self.equal.append((terms, value))

    def le(self, terms, value):
        self.most.append((terms, value))

    def at_least(self, var, least):
        self.low[var] = max(self.low.get(var, 0), least)

    def known(self, var, value):
        if value is not None:
            self.eq({var: 1}, value)

    def split(self, whole, parts):
        """whole = parts + something that is printed nowhere; each part and the rest is a target"""
        rest = self.var("rest", whole, tuple(parts))
        self.eq({whole: 1, rest: -1, **{p: -1 for p in parts}}, 0)
        self.targets += [rest]

    def share(self, x, n, one):
        if one is None:
            return
        self.known(n, one["n"])
        if one["value"] is not None:
            assert one["n"] is not None, one
            self.known(x, round(one["value"] * one["n"]))

    def rows(self, rows):
        if not rows:
            return None, None
        at = [(i, var, factor) for i, (terms, _) in enumerate(rows) for var, factor in terms.items()]
        lines, columns, factors = zip(*at)
        return csr_matrix((factors, (lines, columns)), shape=(len(rows), len(self.names))), [value for _, value in rows]

    def bounds(self, target):
        if getattr(self, "size", None) != (len(self.names), len(self.equal), len(self.most)):
            self.size = (len(self.names), len(self.equal), len(self.most))
            self.made = self.rows(self.equal) + self.rows(self.most)
        a, b, c, d = self.made
        limits = [(self.low.get(v, 0), None) for v in range(len(self.names))]
        goal = [0.0] * len(self.names)
        out = []
        for sign in (1, -1):
            if out and out[0] <= 1e-6:  # it may be 0: nothing is derived, whatever the most is
                return 0, math.inf
            goal[target] = sign
            found = linprog(goal, A_eq=a, b_eq=b, A_ub=c, b_ub=d, bounds=limits, method="highs")
            if found.status == 2:
                return None
            if found.status == 0:
                self.seen.append(found.x)
            out.append(math.inf if found.status == 3 else found.fun * sign)
        return math.ceil(out[0] - 1e-6), (out[1] if math.isinf(out[1]) else math.floor(out[1] + 1e-6))

    def derived(self, k):
        found = []
        for target in dict.fromkeys(list(self.names.values()) if not self.targets else self.targets + list(self.names.values())):
            if any(x[target] <= 1e-6 or x[target] >= k for x in self.seen):
                continue  # counts that agree with the report, where it is 0 or large
            both = self.bounds(target)
            assert both is not None, "the report contradicts itself"
            if both[0] >= 1 and both[1] < k:
                found.append(([n for n, v in self.names.items() if v == target][0], both))
        return found


def table(figures):
    return {(f["kpi"], tuple(sorted(f["group"].items()))): f for f in figures}


def groups(figures, kpi, dims):
    return list(dict.fromkeys(tuple(sorted(f["group"].items())) for f in figures if f["kpi"] == kpi and set(f["group"]) <= dims))


def sums(s, name, rows, exact=True):
    """the groups of each dimension add up to the total"""
    for dim in {g[0][0] for g in rows if g}:
        terms = {s.var(name, g): 1 for g in rows if g and g[0][0] == dim}
        terms[s.var(name, ())] = -1
        s.eq(terms, 0) if exact else s.le(terms, 0)


def people(figures, s, t):
    rows = [g for g in groups(figures, "participants.count", {"side", "country", "nuts2", "sector", "size", "campaign"}) if len(g) < 2]
    for g in rows:
        p = s.var("people", g)
        one = t["participants.count", g]
        s.known(p, one["value"]), s.known(p, one["n"]), s.at_least(p, 1)
        before = p
        for step in STEPS:
            at = tuple(sorted(g + (("step", step),)))
            reached = s.var(step, g)
            for kpi, n in (("funnel.reached", p), ("funnel.reach", p), ("funnel.conversion", before)):
                one = t.get((kpi, at))
                if one and kpi == "funnel.reached":
                    s.known(reached, one["value"]), s.known(n, one["n"])
                else:
                    s.share(reached, n, one)
            s.split(before, [reached])
            before = reached
        orgs = t.get(("participants.organisations", g))
        if orgs:
            o = s.var("organisations", g)
            s.known(o, orgs["value"]), s.le({o: 1, p: -1}, 0)
    for name in ["people"] + STEPS:
        sums(s, name, rows)
    for g in groups(figures, "nomenclature.count", {"nomenclature"}):
        known, listed = s.var("known", g), s.var("listed", g)
        s.known(known, t["nomenclature.known", g]["value"]), s.known(known, t["nomenclature.count", g]["n"])
        s.known(listed, t["nomenclature.count", g]["value"])
        s.split(s.var("people", ()), [known]), s.split(known, [listed])
        creative = [r for r in rows if r and r[0][0] == "sector" and not r[0][1][-1].isdigit() and r[0][1] != "unknown"]
        if creative and g[0][1] == "dcms_13":  # a reader may take those with a sector for all that are on the list
            s.eq({listed: -1, **{s.var("people", r): 1 for r in creative}}, 0)


def codes(figures, s, t, kpi, dims):
    total = s.var(kpi, ())
    for f in figures:
        if f["kpi"] == kpi:
            s.known(total, f["n"])
            one = s.var(kpi, tuple(f["group"].items()))
            s.known(one, f["value"]), s.at_least(one, f["value"] != 0)
    for dim in dims:
        rows = groups(figures, kpi, {dim})
        if len(rows) > 1:
            sums(s, kpi, [g for g in rows if g])


def pitches(figures, s, t):
    codes(figures, s, t, "pitches.count", SPLITS)
    rows = [g for g in groups(figures, "pitches.count", set(SPLITS)) if len(g) < 2]
    for g in rows:
        decided, undecided, chosen = s.var("decided", g), s.var("undecided", g), s.var("chosen", g)
        one = t.get(("pitches.chosen_share", g))
        s.share(chosen, decided, one)
        if one and one["missing"] is not None:
            s.known(undecided, sum(one["missing"].values()))
        s.eq({s.var("pitches.count", g): 1, decided: -1, undecided: -1}, 0)
        s.split(decided, [chosen])
    for name in ("decided", "undecided", "chosen"):
        sums(s, name, rows, exact=False)


def collaborations(figures, s, t):
    kpi = "collaborations.count"
    codes(figures, s, t, kpi, ["status", "kind"])
    judged, alive, complete = s.var("judged"), s.var("alive"), s.var("complete")
    status = {g[0][1]: s.var(kpi, g) for g in groups(figures, kpi, {"status"}) if g}
    s.share(alive, judged, t.get(("collaborations.alive_share", ())))
    s.share(complete, judged, t.get(("collaborations.commitment_share", ())))
    s.eq({judged: -1, **{v: 1 for c, v in status.items() if c not in ("contact", "unknown")}}, 0)
    s.eq({alive: -1, **{v: 1 for c, v in status.items() if c in ("agreed", "active", "completed")}}, 0)
    s.split(judged, [alive])
    s.split(judged, [complete])
    pair, told, untold = t.get(("partnerships.first_time_share", ())), s.var("told"), s.var("untold")
    if pair:
        s.share(s.var("first"), told, pair), s.eq({judged: 1, told: -1, untold: -1}, 0)
        if pair["missing"] is not None:
            s.known(untold, sum(pair["missing"].values()))
    for g in groups(figures, "impacts.asked_share", {"wave"}):
        due = s.var("due", g)
        s.known(due, t["impacts.asked_share", g]["n"]), s.split(judged, [due])
    for g in groups(figures, kpi, set(SPLITS)):
        if len(g) == 1:  # a part: no more than all, and nothing adds up
            whole, among, rest, lasts, told, untold, first = (s.var(n, g) for n in (kpi, "among", "rest of", "lasts", "told", "untold", "first"))
            s.known(whole, t[kpi, g]["value"]), s.le({whole: 1, s.var(kpi, ()): -1}, 0)
            one, pair = t["collaborations.alive_share", g], t["partnerships.first_time_share", g]
            s.share(lasts, among, one), s.share(first, told, pair)
            for var, f in ((rest, one), (untold, pair)):
                if f["missing"] is not None:
                    s.known(var, sum(f["missing"].values()))
            s.eq({whole: 1, among: -1, rest: -1}, 0), s.eq({among: 1, told: -1, untold: -1}, 0)
            s.le({among: 1, judged: -1}, 0), s.le({lasts: 1, alive: -1}, 0)
            s.split(among, [lasts]), s.split(told, [first])
            s.split(s.var(kpi, ()), [whole])


def attendance(figures, s, t):
    rows = groups(figures, "activities.attended", {"activity"})
    for g in rows:
        expected, attended, rated, unrated = (s.var(n, g) for n in ("expected", "attended", "rated", "unrated"))
        s.known(attended, t["activities.attended", g]["value"]), s.known(attended, t["activities.attended", g]["n"])
        s.share(attended, expected, t.get(("activities.show_share", g)))
        rating = t.get(("activities.rating", g))
        if rating:
            s.known(rated, rating["n"])
            if rating["missing"] is not None:
                s.known(unrated, sum(rating["missing"].values()))
        s.eq({attended: 1, rated: -1, unrated: -1}, 0)
        s.split(expected, [attended])
    for name in ("expected", "attended", "rated", "unrated"):
        sums(s, name, rows)


def voices(figures, s, t):
    """several codes may be named: each nests in those asked by itself"""
    for kpi, dim in (("voices.barrier_share", "barrier"), ("voices.wish_share", "wish")):
        for f in figures:
            if f["kpi"] == kpi:
                asked, named = s.var(kpi, "asked", f["group"]["side"]), s.var(kpi, f["group"]["side"], f["group"][dim])
                s.share(named, asked, f), s.at_least(named, 1)
                s.split(asked, [named])


def questions(figures, s, t):
    """those who said yes are some of those who said yes or no, who are some of the side"""
    for f in figures:
        if f["kpi"] == "questions.yes_share":
            g = tuple(sorted(f["group"].items()))
            n, yes, missing = s.var("said", g), s.var("said", g, "yes"), s.var("said", g, "missing")
            s.share(yes, n, f), s.split(n, [yes])
            if f["missing"] is not None:
                s.known(missing, sum(f["missing"].values()))
    whole = {}
    for f in figures:
        if f["kpi"] in ("questions.option_share", "questions.choice_share"):
            g = tuple(sorted((k, v) for k, v in f["group"].items() if k != "option"))
            n, chose, missing = s.var("chose", g), s.var("chose", g, f["group"]["option"]), s.var("chose", g, "missing")
            s.share(chose, n, f), s.split(n, [chose])
            if f["missing"] is not None:
                s.known(missing, sum(f["missing"].values()))
            if f["kpi"] == "questions.option_share":
                whole.setdefault(g, []).append(chose)
    for g, parts in whole.items():  # with "other" they are all
        s.eq({s.var("chose", g): 1, **{x: -1 for x in parts}}, 0)


def organisations(figures, s, t):
    """the Interreg counts nest, and all of them in the organisations"""
    code = {g[0][1]: s.var("rco", g[0][1]) for g in groups(figures, "interreg.count", {"interreg"})}
    for name, var in code.items():
        one = t["interreg.count", (("interreg", name),)]
        s.known(var, one["value"]), s.known(var, one["n"])
    if code:
        whole = s.var("organisations", ())
        s.known(whole, t["participants.organisations", ()]["value"])
        s.split(whole, [code["RCO01"]])
        for name in set(code) - {"RCO01"}:
            s.split(code["RCO01"], [code[name]])
        missed, told = s.var("missed by RCO10"), t["interreg.count", (("interreg", "RCO10"),)]["missing"]
        s.split(code["RCO01"], [code["RCO10"], missed])
        if told is not None:
            s.known(missed, sum(told.values()))
    over = (("over", "organisation"),)
    if ("collaborations.repeat_share", over) in t and code:
        orgs, repeat = s.var("orgs"), s.var("repeat")
        s.share(repeat, orgs, t["collaborations.repeat_share", over])
        index = t["collaborations.hhi", over]
        s.known(orgs, index["n"]), s.split(code["RCO01"], [orgs]), s.split(orgs, [repeat])
        if index["value"] is not None and index["n"] and round(index["value"] * index["n"], 1) > 1.1:
            s.at_least(repeat, 1)  # more than evenly spread: somebody comes back


def others(figures, s, t):
    """first-time partners among those judged; vouchers whose use is known among those granted"""
    judged, told, first = s.var("judged"), s.var("told"), s.var("first")
    alive = t.get(("collaborations.alive_share", ()))
    if alive:
        s.known(judged, alive["n"])
        s.share(first, told, t.get(("partnerships.first_time_share", ())))
        s.split(judged, [told]), s.split(told, [first])
    vouchers(figures, s, t)


def vouchers(figures, s, t):
    """by status; those granted by currency, with and without amount; those with an agreed collaboration, and of these what lasts"""
    kpi, total = "vouchers.count", s.var("vouchers")
    decided, undecided, given = s.var("decided"), s.var("undecided"), s.var("given")
    for f in figures:
        if f["kpi"] == kpi:
            s.known(total, f["n"])
            s.known(s.var(kpi, f["group"]["status"]) if f["group"] else total, f["value"])
    status = {f["group"]["status"]: s.var(kpi, f["group"]["status"]) for f in figures if f["kpi"] == kpi and f["group"]}
    if not status:
        return
    for v in status.values():
        s.at_least(v, 1)
    s.eq({total: -1, **{v: 1 for v in status.values()}}, 0)
    s.eq({given: -1, **{v: 1 for c, v in status.items() if c in ("granted", "drawn", "completed")}}, 0)
    s.eq({undecided: -1, **{v: 1 for c, v in status.items() if c in ("applied", "eligible", "not_given")}}, 0)
    s.eq({total: 1, decided: -1, undecided: -1}, 0)
    one = t[("vouchers.granted_share", ())]
    s.share(given, decided, one), s.split(decided, [given])
    if one["missing"] is not None:
        s.known(undecided, sum(one["missing"].values()))
    by_currency = {}
    for g in groups(figures, "vouchers.granted", {"currency"}):
        granted, without, used, lasting, who = (s.var(n, g) for n in ("granted", "without", "used", "lasting", "applicants"))
        sum_of = t["vouchers.granted", g]
        s.at_least(granted, 1), s.known(granted, sum_of["n"])
        if sum_of["missing"] is not None:
            s.known(without, sum(sum_of["missing"].values()))
        for name in ("uptake", "leverage", "drawn"):
            s.known(used, t["vouchers." + name, g]["n"])
        s.known(lasting, t["vouchers.per_lasting", g]["n"])
        s.known(who, t["vouchers.hhi", g]["n"]), s.known(who, t["vouchers.gini", g]["n"]), s.le({who: 1, granted: -1}, 0)
        s.split(granted, [used]), s.split(used, [lasting])
        by_currency.update({granted: 1, without: 1})
    s.eq({given: -1, **by_currency}, 0)
    for group in ("granted", "comparison"):
        one = t.get(("vouchers.lasting_share", (("voucher", group),)))
        if one:
            agreed, lasts, rest = s.var("agreed", group), s.var("lasts", group), s.var("unagreed", group)
            s.share(lasts, agreed, one), s.split(agreed, [lasts])
            if one["missing"] is not None:
                s.known(rest, sum(one["missing"].values()))
            if group == "granted":
                s.le({agreed: 1, rest: 1, given: -1}, 0)  # a collaboration may have several
                for g in groups(figures, "vouchers.granted", {"currency"}):
                    s.split(lasts, [s.var("lasting", g)])


def effects(figures, s, t):
    """one effect by itself: those asked, of these those with it, of these by level of evidence and by direction"""
    for g in groups(figures, "impacts.share", {"wave", "impact"}):
        wave = dict(g)["wave"]
        asked, effect, proven = s.var("asked", wave), s.var("effect", g), s.var("proven", g)
        s.share(effect, asked, t["impacts.share", g]), s.share(proven, asked, t["impacts.proven_share", g])
        s.split(asked, [effect]), s.split(effect, [proven])
        level = {}
        for code in ("documented", "verified", "self", "not_given"):
            one = t.get(("impacts.level_share", tuple(sorted(g + (("evidence", code),)))))
            if one:
                level[code] = s.var(code, g)
                s.share(level[code], asked, one)
        if level:
            s.at_least(effect, 1)
            s.eq({proven: -1, level["documented"]: 1, level["verified"]: 1}, 0)
            s.eq({effect: -1, **{v: 1 for v in level.values()}}, 0)
        for code in ("vertical", "horizontal"):
            one = t.get(("impacts.trend_share", tuple(sorted(g + (("trend", code),)))))
            if one:
                way = s.var(code, g)
                s.share(way, asked, one), s.split(effect, [way])
                s.le({way: 1, s.var("path", wave, code): -1}, 0)
    for dims in ({"wave", "trend"}, {"wave", "path"}):
        for g in groups(figures, "impacts.path_share", dims):
            if len(g) == 2:
                asked, way = s.var("asked", dict(g)["wave"]), s.var("path", dict(g)["wave"], dict(g).get("trend", dict(g).get("path")))
                s.at_least(way, 1), s.share(way, asked, t["impacts.path_share", g]), s.split(asked, [way])
    for g in groups(figures, "impacts.asked_share", {"wave"}):
        due, timely = s.var("due", g), s.var("timely", g)
        s.share(timely, due, t["impacts.asked_share", g]), s.split(due, [timely])
    for kpi in ("impacts.jobs", "impacts.fte"):
        for g in groups(figures, kpi, {"wave"}):
            jobs = s.var(kpi, g)
            s.known(jobs, t[kpi, g]["n"]), s.at_least(jobs, 1)


def answer_systems(figures, t):
    """For every median: its answers. An even number's median may be the middle of several pairs: a system for each."""
    for f in figures:
        n = f["n"]
        if f["kpi"] != "perceptions.median" or not n:
            continue
        low, high = (int(x) for x in f["group"]["scale"].split(".."))
        scale = range(low, high + 1)
        shares = [t.get(("perceptions.share", tuple(sorted({**f["group"], "answer": str(v)}.items())))) for v in scale]
        pairs = [None]
        if f["value"] is not None:
            pairs = [(a, b) for a in scale for b in scale if a <= b and a + b == round(2 * f["value"]) and (n % 2 == 0 or a == b)]
        systems = []
        for pair in pairs:
            s = System()
            c = [s.var("answer", v) for v in scale]
            s.eq({x: 1 for x in c}, n)
            for x, one in zip(c, shares):
                if one and one["value"] is not None:
                    s.known(x, round(one["value"] * n))
            told = [((n + 1) // 2, pair[0]), (n // 2 + 1, pair[1])] if pair else []
            if f["lo"] is not None:
                rank = int(binom.ppf(.025, n, .5))
                rank -= rank > 0 and binom.cdf(rank - 1, n, .5) > .025
                told += [(rank, f["lo"]), (int(binom.ppf(.975, n, .5)) + 1, f["hi"])]
            for r, v in told:
                s.le({x: -1 for x, w in zip(c, scale) if w <= v}, -r)
                s.le({x: 1 for x, w in zip(c, scale) if w < v}, r - 1)
            systems.append((s, c))
        yield f, systems


def derived(figures, k):
    t, found = table(figures), []
    for build in (people, pitches, collaborations, attendance, voices, questions, organisations, others, effects, lambda *a: codes(*a, "challenges.count", ["status", "lang", *SPLITS])):
        s = System()
        build(figures, s, t)
        found += s.derived(k)
    for f, systems in answer_systems(figures, t):
        for x in range(len(systems[0][1])):
            both = [b for b in (s.bounds(c[x]) for s, c in systems) if b]
            assert both, "the report contradicts itself"
            lo, hi = min(b[0] for b in both), max(b[1] for b in both)
            found += [(f["group"], x, lo, hi)] if lo >= 1 and hi < k else []
    return found


def remainders(figures, k):
    """One figure less another that is a part of it: what is left is a count as well, and found where it is 1 to k - 1."""
    number = lambda f, what: None if f["n"] is None or f["value"] is None else round(f["value"] * f["n"]) if what == "x" else round(f[what])
    some = lambda kpi, what, **with_: [(f["group"], number(f, what)) for f in figures if f["kpi"] == kpi and with_.items() <= f["group"].items()]
    found, places = [], ("country", "nuts2", "sector", "size", "campaign")

    def less(wholes, parts, same=()):
        for whole, all_ in wholes:
            for part, some_ in parts:
                if None not in (all_, some_) and all(whole.get(d) == part.get(d) for d in same) and 0 < all_ - some_ < k:
                    found.append((whole, part, all_ - some_))

    def total(kpi, what):
        return [(g, n) for g, n in some(kpi, what) if not g]

    def by_place(kpi, what):
        return [(g, n) for g, n in some(kpi, what) if len(g) == 1 and set(g) & {*places, "side"}]

    sides = [(g, n) for g, n in some("participants.count", "value") if list(g) == ["side"]]
    for kpi in ("voices.barrier_share", "voices.wish_share", "perceptions.share", "perceptions.median", "questions.yes_share", "questions.option_share", "questions.choice_share"):
        less(sides, some(kpi, "n"), ("side",))
    for kpi, what in (("participants.organisations", "value"), ("collaborations.count", "value"), ("collaborations.alive_share", "n"), ("collaborations.alive_share", "x"),
                      ("partnerships.first_time_share", "n"), ("partnerships.first_time_share", "x")):
        less(total(kpi, what), by_place(kpi, what))
    judged = total("collaborations.alive_share", "n")
    less(judged, some("impacts.share", "n")), less(judged, some("impacts.asked_share", "n")), less(judged, some("partnerships.sectors", "value"))
    less(some("impacts.asked_share", "n", wave="6m"), some("impacts.asked_share", "n", wave="12m"))
    less(total("collaborations.alive_share", "x"), some("interreg.solutions", "value", interreg="RCO116"))
    for kpi in ("impacts.jobs", "impacts.fte"):
        less(some("impacts.share", "n"), some(kpi, "n"), ("wave",))
    less(some("vouchers.uptake", "n"), some("vouchers.leverage", "n"), ("currency",))
    less(some("vouchers.lasting_share", "x", voucher="granted"), some("vouchers.per_lasting", "n"))
    return found


def naive(figures, published, k):
    """primary suppression alone"""
    kept, wanted = [], {(f["kpi"], tuple(sorted(f["group"].items()))) for f in published}
    for f in figures:
        if (f["kpi"], tuple(sorted(f["group"].items()))) not in wanted:
            continue
        if f["unit"] == "share" and f["value"] is not None:
            x = round(f["value"] * f["n"])
            small = any(0 < c < k for c in (x, f["n"] - x, f["n"]))
        else:
            small = 0 < f["n"] < k or (f["method"] == "count" and 0 < f["value"] < k)
        if small:
            f = {**f, "value": None, "lo": None, "hi": None, "n": None, "missing": None}
        kept.append(f)
    return kept


for path in sys.argv[1:]:
    report = json.load(open(path, encoding="utf-8"))
    if report["profile"] == "director":
        left_out = naive(report["indicators"], figures, k)
        print("with small counts left out and no more, some are derived:", len(derived(left_out, k)) > 0, len(remainders(left_out, k)) > 0)
    else:
        figures, k = report["indicators"], report["min_cell"]
        print(report["profile"], any(f["flag"] == "c" for f in figures), "derived:", derived(figures, k)[:5], "left:", remainders(figures, k)[:5])
