"""What every part of the generator needs: repeatable chance, ASCII forms of names, and writers for the CSV dialects."""
import csv
import io
import os
import random
import unicodedata

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Chance:
    """Only random.random() is used: its sequence for a seed is the same in every Python 3."""

    def __init__(self, seed):
        self._r = random.Random(seed)

    def unit(self):
        return self._r.random()

    def yes(self, p):
        return self.unit() < p

    def int(self, lo, hi):
        return lo + int(self.unit() * (hi - lo + 1))

    def pick(self, items):
        return items[int(self.unit() * len(items))]

    def some(self, items, p):
        """Each item with its own probability; p is one number or {item: number}."""
        return [i for i in items if self.yes(p[i] if isinstance(p, dict) else p)]

    def normal(self):
        return sum(self.unit() for _ in range(12)) - 6.0

    def order(self, items):
        return [i for _, i in sorted(((self.unit(), n), i) for n, i in enumerate(items))]


PLAIN = {"ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
LEGAL = {"gmbh", "doo", "dd", "kft", "zrt", "srl", "spa", "sp", "z", "oo", "sa", "sro", "ag", "co", "kg"}


def slug(text, sep="-", drop=(), country=""):
    if country in ("AT", "DE"):
        text = "".join(GERMAN.get(c, c) for c in text)
    text = "".join(PLAIN.get(c, c) for c in text.replace("d.o.o.", "doo").replace("d.d.", "dd").replace("o.o.", "oo")
                   .replace("s.r.o.", "sro").replace("S.r.l.", "srl").replace("S.p.A.", "spa").replace("S.A.", "sa"))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in text).split()
    return sep.join(w for w in words if w not in drop)


def email(contact, org, country):
    names = contact.split()
    return "%s.%s@%s.example.org" % (slug(names[0], "", country=country), slug(" ".join(names[1:]), country=country),
                                     slug(org, drop=LEGAL, country=country))


def website(org, country):
    return "https://%s.example.org" % slug(org, drop=LEGAL, country=country)


DIAL = {"AT": "+43", "SI": "+386", "IT": "+39", "PL": "+48", "HU": "+36", "HR": "+385", "DE": "+49", "SK": "+421", "CZ": "+420"}


def phone(country, n):
    """No number of a network: the subscriber part begins with 000."""
    return "%s 000 %03d %03d" % (DIAL[country], n // 7 + 100, (n * 37) % 1000)


def write_bytes(name, data):
    with open(os.path.join(HERE, name), "wb") as f:
        f.write(data)


def write_csv(name, rows, encoding="utf-8", bom=False, delimiter=",", quote_all=False, eol="\n", final_eol=True):
    buf = io.StringIO(newline="")
    w = csv.writer(buf, delimiter=delimiter, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL, lineterminator=eol)
    w.writerows(rows)
    text = buf.getvalue()
    if not final_eol:
        text = text[:-len(eol)]
    write_bytes(name, (b"\xef\xbb\xbf" if bom else b"") + text.encode(encoding))


def clamp(x, lo, hi):
    return max(lo, min(hi, x))


# The eight pairs of the semantic differential: construct, left pole, right pole, reversed.
# A high value after turning means the favourable pole.
PAIRS = [
    ("image.traditional_innovative", "traditional", "innovative", False),
    ("image.closed_open", "closed", "open", False),
    ("image.unreliable_reliable", "reliable", "unreliable", True),
    ("image.slow_fast", "slow", "fast", False),
    ("image.chaotic_structured", "chaotic", "structured", False),
    ("image.dull_inspiring", "inspiring", "dull", True),
    ("image.distant_approachable", "distant", "approachable", False),
    ("image.costly_worthwhile", "costly", "worthwhile", False),
]
# Means before the campaign, in the order of PAIRS: (side that answers, whose image).
MEANS = {
    ("avm", "self"): (5.3, 4.6, 6.2, 4.5, 5.8, 4.4, 5.0, 5.7),
    ("avm", "other"): (5.5, 5.1, 3.4, 3.8, 2.9, 5.6, 4.2, 3.0),
    ("avm", "assumed"): (4.1, 3.6, 5.6, 3.6, 5.6, 3.2, 3.7, 5.0),
    ("cci", "self"): (6.0, 6.1, 5.7, 4.9, 4.6, 6.1, 5.9, 5.2),
    ("cci", "other"): (3.9, 3.1, 5.3, 3.2, 5.6, 2.9, 3.0, 4.8),
    ("cci", "assumed"): (5.0, 5.2, 3.2, 4.0, 2.6, 5.3, 4.6, 2.8),
}
OTHER_SIDE = {"avm": "cci", "cci": "avm"}


def image(chance, side, of, lean, post):
    """Eight raw answers 1–7. After the campaign the image of the other nears that side's own; lean is the person's habit."""
    out = []
    for n, (_, _, _, turned) in enumerate(PAIRS):
        mean = MEANS[side, of][n]
        if post:
            goal = {"other": MEANS[OTHER_SIDE[side], "self"][n], "assumed": MEANS[side, "self"][n], "self": mean - 0.2}[of]
            mean += {"other": 0.5, "assumed": 0.4, "self": 0.5}[of] * (goal - mean)
        v = int(clamp(round(mean + lean + 0.95 * chance.normal()), 1, 7))
        out.append(8 - v if turned else v)
    return out
