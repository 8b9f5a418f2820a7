"""The queries of itpm-career once more, as plainly as they can be put.

Written from DESIGN.md, the README, the JSON Schema of the ladder and the issues, not from the Rust
code, and with other algorithms, so that an error is unlikely to be on both sides. Speed does not
matter here. Numbers are decimals: what the ladder says in decimal digits is added up in them.

A query gives a list of answers, any of which is right; the first is the likeliest. It raises
`UsageError` where the program has to exit with 2, and `Free` where the documents leave it open what
the program does, so that there is nothing to compare.
"""

import calendar
import math
import unicodedata
from collections import namedtuple
from decimal import Decimal
from fractions import Fraction

KINDS = ["level", "track", "skill", "strategy", "certification"]
SECTIONS = {"level": "levels", "track": "tracks", "strategy": "strategies",
            "certification": "certifications"}
EDUCATION = ["secondary", "associate", "bachelor"]
EDUCATION_TITLES = {None: "no diploma", "secondary": "an upper-secondary diploma", "associate": "an associate's degree",
                    "bachelor": "a bachelor's degree or higher"}
# Other words for the same; whoever has more than a bachelor's degree has that too.
ALSO_CALLED = {
    "secondary": ["high school", "diploma", "abitur", "a levels"], "associate": ["associate's"],
    "bachelor": ["bachelor's", "bsc", "ba", "bs", "beng", "degree", "master", "master's", "msc", "ma", "ms",
                 "mba", "phd", "doctorate"]}

Thing = namedtuple("Thing", "kind at id title aliases")


class UsageError(Exception):
    """The program has to exit with 2. `kinds` are those that the error may have as JSON."""

    kinds = {"usage", "unknown_name", "ambiguous_name"}


class Refused(Exception):
    """A profile contradicts itself: the program has to exit with 1."""

    kinds = {"invalid_file"}


class NotThere(UsageError):
    """Something that is named is not there."""

    kinds = {"unknown_name"}


class Ambiguous(UsageError):
    """A name that means several things."""

    kinds = {"ambiguous_name"}


class Unknown(NotThere):
    """Nothing is called so. Of what a person claims that is said, and counts for nothing."""


class Free(Exception):
    """The documents do not say what is right."""


# ---- Names --------------------------------------------------------------------------------------

def cased(text):
    """Two texts that differ in case only give the same (Unicode: NFKC_Casefold)."""
    for _ in range(2):
        text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text)


def case_only(text):
    """Two texts that differ in nothing but case give the same: a letter's width is not its case."""
    text = unicodedata.normalize("NFD", text).casefold()
    return unicodedata.normalize("NFC", text)


def is_joint(char):
    """Whether a character stands between words: a blank, a hyphen, an underscore."""
    return char.isspace() or char == "_" or unicodedata.category(char) == "Pd" or char == "\u2212"


def without_accents(text):
    """Without the marks on Latin, Greek and Cyrillic letters; those of other scripts stay."""
    kept, base = [], ""
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char) == "Mn":
            if base.startswith(("LATIN", "GREEK", "CYRILLIC")):
                continue
        else:
            base = unicodedata.name(char, "")
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def loose(text):
    """Two texts that differ in case, spacing, hyphens and accents give the same."""
    return "".join(c for c in without_accents(cased(text)) if not is_joint(c))


def identity(name):
    """Two names that are one name give the same: accents never tell, so they stay."""
    return "".join(c for c in cased(name) if not is_joint(c))


def matches(things, name):
    """The things that `name` may mean, step by step of the look-up; the first that has any counts."""
    names = lambda thing: [thing.id, thing.title, *thing.aliases]
    yield [t for t in things if t.id == name]
    yield [t for t in things if t.title == name]
    yield [t for t in things if name in t.aliases]
    yield [t for t in things if case_only(name) in map(case_only, names(t))]
    key = loose(name)
    yield [t for t in things if key and key in map(loose, names(t))]


def look_up(things, name, steps=slice(0, 5)):
    """The one thing called `name`; None if there is none."""
    found = list(matches(things, name))[steps]
    # Whether "exact" is by bytes or by what Unicode holds for equal is not said.
    nfc = lambda text: unicodedata.normalize("NFC", text)
    again = [Thing(t.kind, t.at, nfc(t.id), nfc(t.title), [nfc(a) for a in t.aliases]) for t in things]
    best = lambda found: next(({(t.kind, t.at) for t in step} for step in found if step), set())
    if best(found) != best(list(matches(again, nfc(name)))[steps]):
        raise Free("bytes or canonical equivalence")
    for step in found:
        if step:
            if len({(t.kind, t.at) for t in step}) > 1:
                raise Ambiguous(f"{name!r} means more than one thing")
            return step[0]
    return None


def words(text, reading):
    """The words of a name. Where a word ends beside a sign like `.` or `+` is not said in the
    documents, so there are readings: signs part words, they end words, they belong to words."""
    is_letter = lambda c: unicodedata.category(c)[0] in "LMN"
    if reading == "part":
        parts = "".join(c if is_letter(c) else " " for c in text).split()
    else:
        parts = "".join(" " if is_joint(c) else c for c in text).split()
    if reading == "end":
        letters = [[is_letter(c) for c in part] for part in parts]
        parts = [part[at.index(True):len(at) - at[::-1].index(True)] if any(at) else part
                 for part, at in zip(parts, letters)]
    return [loose(part) for part in parts if part]


def holding(names_of, typed, among=("part", "end")):
    """The keys of `names_of` that have a name in which the words of `typed` stand side by side."""
    readings = []
    for reading in among:
        sought = words(typed, reading)
        holds = lambda name: sought and any(
            words(name, reading)[i:i + len(sought)] == sought for i in range(len(name)))
        readings.append([key for key, names in names_of.items() if any(map(holds, names))])
    if any(one != readings[0] for one in readings):
        raise Free("what a word is")
    return readings[0]


def text_filter(values, typed):
    """Which of some texts (themes, issuers) are meant: by the whole, else by words of them."""
    values = list(dict.fromkeys(value for value in values if value is not None))
    for same in (str, cased, loose):
        found = [value for value in values if same(value) == same(typed)]
        if len(found) > 1:
            raise Free("several themes or issuers are alike")
        if found:
            return found
    found = holding({value: [value] for value in values}, typed)
    if not found:
        raise NotThere(f"there is no {typed!r}")
    return found


def attained(education):
    """The highest education: a step that a route may ask for, or "none" where it reaches none of them;
    None where it is not said."""
    if education is None or loose(education) == "none":
        return education and "none"
    for step in EDUCATION:
        if loose(education) in map(loose, [step, *ALSO_CALLED.get(step, [])]):
            return step
    raise UsageError(f"there is no education {education!r}")


def split_up(typed):
    """The names of a list with commas."""
    return [part.strip() for part in typed.split(",") if part.strip()]


# ---- Training ------------------------------------------------------------------------------------

HOURS_TAKEN = "hours of training that are given without a kind count as `pm`"


def kind_of(training):
    """What hours of a training are told by: the kind, or the words where there is none."""
    return loose(training.get("kind") or training["of"])


def hours_in(me, training):
    """The hours that count for a training, and whether some of them are taken to be of its kind."""
    return me["hours"].get(kind_of(training), me["hours"].get(None, (0, False)))


# ---- Time ----------------------------------------------------------------------------------------

LEADING = "leading projects"  # what months of leading are called


def month(date):
    """The months up to this one, from the beginning of our era: of a day those of its month."""
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def is_after(one, other):
    """Whether all of one date comes after the other. A day is not after the month that it lies in."""
    if len(one) == len(other):
        return one > other
    return one[:7] > other[:7]


def refuse(profile):
    """Raises what a profile is refused for: times without an end or a beginning, or the wrong way round."""
    date = profile.get("date")
    for post in profile.get("experience", []):
        since, until = post.get("from"), post.get("to")
        if ("months" in post) == (since is not None or until is not None):
            raise Refused("either months, or from and to")
        if "months" in post:
            continue
        if since is None or (until is None and date is None):
            raise Refused("no beginning or no end")
        if until is not None and is_after(since, until) or date is not None and is_after(since, date):
            raise Refused("a beginning after the end")
    for one in profile.get("certifications", []):
        earned = None if isinstance(one, str) else one.get("earned")
        if date is not None and earned is not None and is_after(earned, date):
            raise Refused("earned after the date")


def later(date, years):
    """The same day so many years later, or the last of its month; None past the year 9999."""
    year, at = divmod(month(date) + int(years * 12), 12)
    if year > 9999:
        return None
    day = date[7:] and f"-{min(int(date[8:]), calendar.monthrange(year, at + 1)[1]):02}"
    return f"{year:04}-{at + 1:02}{day}"


class Spent:
    """The time that was spent on some work: the months that are known, each once, and how many of which
    nobody says when they were."""

    def __init__(self):
        self.known, self.undated = set(), Decimal(0)

    def add(self, said, date):
        if said.get("from") is None:
            self.undated += Decimal(said["months"])
            return
        ends = [month(one) for one in (said.get("to"), date) if one is not None]
        self.known |= set(range(month(said["from"]), min(ends) + 1))

    def months(self):
        return len(self.known) + self.undated

    def within(self, years, date):
        """What counts of it, and whether for that it is assumed when some of it was."""
        if years is None:
            return self.months(), False
        if date is None:
            return self.months(), self.months() > 0
        # The month of the date is the last of them; one that is only partly among them counts.
        months = math.ceil(Fraction(years) * 12)
        count = len([one for one in self.known if one > month(date) - months])
        return count + self.undated, self.undated > 0


# ---- The ladder ---------------------------------------------------------------------------------

class Model:
    """A ladder and the queries on it. `bare_ids` gives the ids of the skills that no registry
    names: the program makes them, and only has to keep them apart."""

    def __init__(self, ladder, bare_ids):
        self.ladder = ladder
        self.levels = ladder["levels"]
        self.tracks_ = ladder.get("tracks", [])
        self.strategies_ = ladder.get("strategies", [])
        self.certifications_ = ladder.get("certifications", [])
        self.scale = ladder.get("scale", [])
        self.skills_ = [Thing("skill", at, one["id"], one["name"], one.get("aliases", []))
                        for at, one in enumerate(ladder.get("skills", []))]
        named = [one for owner in self.levels + self.tracks_ for one in owner.get("skills", [])]
        named = [one if isinstance(one, str) else one["skill"] for one in named]
        named += [name for one in self.strategies_ for name in one.get("develops", [])]
        for name in named:
            if self.skill_named(name) is None:
                self.skills_.append(
                    Thing("skill", len(self.skills_), bare_ids.get(name, name), name, []))
        self.level_at = {level["id"]: at for at, level in enumerate(self.levels)}
        # What follows each level, each once; and everything above it. Levels without a family are one.
        self.next = []
        for at, level in enumerate(self.levels):
            ids = level.get("next")
            if ids is None:
                family = [other for other, one in enumerate(self.levels)
                          if other > at and one.get("family") == level.get("family")]
                self.next.append(family[:1])
            else:
                self.next.append(list(dict.fromkeys(self.level_at[one] for one in ids)))
        self.above = [self.reached(at) for at in range(len(self.levels))]

    def reached(self, start):
        seen, waiting = set(), list(self.next[start])
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                waiting += self.next[at]
        return seen

    def skill_named(self, name):
        """The skill that the ladder itself means by a name: accents never make two names one."""
        registered = len(self.ladder.get("skills", []))
        # An id that the program made is no name of the ladder's.
        known = [t if t.at < registered else Thing(t.kind, t.at, t.title, t.title, [])
                 for t in self.skills_]
        for step in list(matches(known, name))[:4]:
            if step:
                return step[0].at
        alike = [t for t in known
                 if identity(name) in map(identity, [t.id, t.title, *t.aliases])]
        return alike[0].at if alike else None

    def things(self, kind):
        if kind == "skill":
            return self.skills_
        section = self.ladder.get(SECTIONS[kind], [])
        return [Thing(kind, at, one["id"], one.get("title", one.get("name")), one.get("aliases", []))
                for at, one in enumerate(section)]

    def find(self, name, kinds):
        """The thing that a person means: exactly so called, else `kind:name`, else spelled otherwise."""
        all_ = [thing for kind in kinds for thing in self.things(kind)]
        thing = look_up(all_, name, slice(0, 3))
        if thing:
            return thing
        kind, colon, rest = name.partition(":")
        if colon and cased(kind) in kinds:
            if kind not in kinds or any(list(matches(all_, name))[3:]):
                raise Free("a kind in capitals, or a name with a colon that is spelled otherwise")
            thing = look_up(self.things(kind), rest)
            if thing:
                return thing
        thing = look_up(all_, name, slice(3, 5))
        if thing is None:
            raise Unknown(f"there is no {name!r}")
        return thing

    def rank(self, typed):
        """The place of a proficiency on the scale, however it is spelled."""
        for same in (str, cased, loose):
            found = [at for at, name in enumerate(self.scale) if same(name) == same(typed)]
            if len(found) > 1:
                raise Free("two proficiencies are alike")
            if found:
                return found[0]
        return None

    def whole_term(self, typed):
        """`NAME[:PROFICIENCY]` as one whole name: (the place of the skill, that on the scale), or None."""
        whole = look_up(self.skills_, typed)
        if whole:
            return whole.at, None
        readings = {(skill.at, rank) for name, rank in self.parts(typed)
                    if (skill := look_up(self.skills_, name)) is not None}
        if len(readings) > 1:
            raise Free("several colons")
        return readings.pop() if readings else None

    def parts(self, typed):
        """What may be a name and a proficiency of the scale."""
        parts = [(typed[:at], self.rank(typed[at + 1:])) for at, c in enumerate(typed) if c == ":"]
        return [(name, rank) for name, rank in parts if rank is not None]

    def terms(self, typed):
        """What a filter means: the whole as one name, else what stands between the commas, each a term."""
        if "," not in typed or self.whole_term(typed):
            return [self.term(typed)]
        if not split_up(typed):
            raise Free("nothing but commas")
        return [self.term(part) for part in split_up(typed)]

    def term(self, typed):
        """A term of a filter: the places of the skills that it may mean, and that on the scale or None."""
        whole = self.whole_term(typed)
        if whole:
            return [whole[0]], whole[1]
        names = {t.at: [t.title, *t.aliases] for t in self.skills_}
        # Of skills a sign may be what tells them apart: C is not C++.
        some_of = lambda name: holding(names, name, ("part", "end", "belong"))
        found = some_of(typed)
        by_part = [(some, rank) for name, rank in self.parts(typed) if (some := some_of(name))]
        if ":" in typed and len(by_part) + bool(found) != 1:
            if found or by_part:
                raise Free("words and a colon")
            raise NotThere(f"there is no skill {typed!r}")
        if by_part:
            return by_part[0]
        if not found:
            raise NotThere(f"there is no skill {typed!r}")
        return found, None

    def claims_in(self, typed):
        """What a person says to have: each part with the place of the skill (None: there is none) and
        that on the scale. The whole is one name, else the parts between commas are."""
        whole = self.whole_term(typed)
        if whole is None and "," in typed:
            if any(look_up(self.skills_, typed[:at]) for at, c in enumerate(typed) if c == ":" and "," in typed[:at]):
                raise Free("a name with a comma and an unknown proficiency")
            return [claim for part in split_up(typed) for claim in self.claims_in(part)]
        if whole is None and ":" in typed:
            if any(look_up(self.skills_, typed[:at]) for at, c in enumerate(typed) if c == ":"):
                raise NotThere(f"there is no such proficiency: {typed!r}")
            if not self.parts(typed):
                raise Free("whether the skill or the proficiency is what is unknown")
        # Of what is said the name is kept: how well somebody has it does not belong to it.
        if whole is None or look_up(self.skills_, typed) is None:
            known = [name for name, _ in self.parts(typed) if whole is None or look_up(self.skills_, name)]
            typed = next(iter(known), typed)
        return [(typed, *(whole or (None, None)))]

    def asked(self, owner):
        """The requirements of a level or track: (place of the skill, place on the scale, as JSON). Its
        own come first, then what a level has from the one that it extends."""
        asked = self.asked_here(owner)
        if owner.get("extends") is None:
            return asked
        extended = self.levels[self.level_at[owner["extends"]]]
        for skill, rank, one in self.asked(extended):
            own = [at for at, (other, _, _) in enumerate(asked) if other == skill]
            if not own:
                asked.append((skill, rank, {**one, "inherited_from": one["inherited_from"] or extended["id"]}))
            elif rank > asked[own[0]][1]:
                # All else that is said here stays.
                higher = {key: one[key] for key in ("proficiency", "means")}
                asked[own[0]] = skill, rank, {**asked[own[0]][2], **higher}
        return asked

    def asked_here(self, owner):
        asked = []
        for one in owner.get("skills", []):
            one = {"skill": one} if isinstance(one, str) else one
            skill = self.skills_[self.skill_named(one["skill"])]
            how = one.get("proficiency")
            asked.append((skill.at, self.scale.index(how) if how is not None else 0, {
                "id": skill.id, "name": skill.title, "proficiency": how,
                "required": one.get("required", True), "weight": one.get("weight", Decimal(1)),
                "note": one.get("note"), "means": self.meaning(skill.at, how), "inherited_from": None}))
        return asked

    def said_of(self, at):
        """What the registry says of a skill."""
        registered = self.ladder.get("skills", [])
        return registered[at] if at < len(registered) else {}

    def means(self, at):
        """What each proficiency means in a skill, lowest first; without a scale the labels as they stand."""
        means = self.said_of(at).get("means", {})
        return {name: means[name] for name in self.scale or means if name in means}

    def meaning(self, at, proficiency):
        """What is asked of a skill, in its own words: without a proficiency the lowest is."""
        if not self.scale:
            return None
        return self.means(at).get(self.scale[0] if proficiency is None else proficiency)

    def implied(self, at):
        """The skills that one skill says outright that it implies, each once."""
        return list(dict.fromkeys(map(self.skill_named, self.said_of(at).get("implies", []))))

    def all_implied(self, at):
        found = set()
        for one in self.implied(at):
            found |= {one} | self.all_implied(one)
        return found

    def meets(self, owner, terms):
        """Whether an owner asks for each of the terms, well enough."""
        asked = self.asked(owner)
        return all(any(skill in skills and rank >= (least or 0) for skill, rank, _ in asked)
                   for skills, least in terms)

    # ---- Entries as JSON ------------------------------------------------------------------------

    def salary(self, one):
        return {key: one.get(key)
                for key in ("currency", "min", "max", "period", "region", "source", "as_of")}

    def years(self, level):
        band = level.get("years") or {}
        return {"min": band.get("min"), "max": band.get("max")}

    def level_entry(self, at):
        level = self.levels[at]
        return {"id": level["id"], "title": level["title"], "aliases": level.get("aliases", []),
                "family": level.get("family"), "grade": level.get("grade"), "url": level.get("url"),
                "extends": level.get("extends"), "years": self.years(level), "summary": level.get("summary"),
                "responsibilities": level.get("responsibilities", []),
                "skills": [one for _, _, one in self.asked(level)],
                "salary": [self.salary(one) for one in level.get("salary", [])],
                "next": [self.levels[one]["id"] for one in self.next[at]],
                "source": level.get("source")}

    def track_entry(self, track, shown=lambda salary: True):
        return {"id": track["id"], "title": track["title"], "aliases": track.get("aliases", []),
                "url": track.get("url"), "focus": track.get("focus"), "summary": track.get("summary"),
                "skills": [one for _, _, one in self.asked(track)],
                "salary": [self.salary(one) for one in track.get("salary", []) if shown(one)],
                "from": track.get("from"), "source": track.get("source")}

    def skill_entry(self, at, least=0):
        said = self.said_of(at)
        # A bare text stands for an object with nothing else.
        whole = lambda one: {"text": one} if isinstance(one, str) else one
        sources = lambda one: {"sources": whole(one).get("sources", [])}

        def askers(owners):
            told = ("proficiency", "required", "weight", "note", "inherited_from")
            return [{"id": owner["id"], "title": owner["title"], **{key: one[key] for key in told}}
                    for owner in owners for skill, rank, one in self.asked(owner)
                    if skill == at and rank >= least]

        return {"id": self.skills_[at].id, "name": self.skills_[at].title,
                "aliases": self.skills_[at].aliases, "group": said.get("group"),
                "description": said.get("description"), "means": self.means(at),
                "activities": [{**fill(whole(one), "text", "makes", "needs"), **sources(one)}
                               for one in said.get("activities", [])],
                "evidence": [{**fill(whole(one), "text"), **sources(one)}
                             for one in said.get("evidence", [])],
                "references": said.get("references", []),
                "implies": [self.skills_[other].id for other in self.implied(at)],
                "levels": askers(self.levels), "tracks": askers(self.tracks_),
                "strategies": [{"id": one["id"], "title": one["title"]} for one in self.strategies_
                               if at in self.developed(one)],
                "certifications": [{"id": one["id"], "title": one["name"]}
                                   for one in self.certifications_ if ("skill", at) in self.served(one)]}

    def developed(self, strategy):
        return list(dict.fromkeys(map(self.skill_named, strategy.get("develops", []))))

    def strategy_entry(self, one):
        return {"id": one["id"], "theme": one.get("theme"), "title": one["title"],
                "aliases": one.get("aliases", []), "advice": one.get("advice"),
                "steps": one.get("steps", []),
                "develops": [self.skills_[at].id for at in self.developed(one)],
                "certifications": one.get("certifications", []),
                "references": one.get("references", []), "source": one.get("source")}

    def beyond(self, at):
        """What people move to from a level: what names it, and if nothing follows it what names none."""
        return [{**fill(one, "title", "summary", "from", "occupation", "source"),
                 "certifications": one.get("certifications", [])}
                for one in self.ladder.get("beyond", [])
                if (not self.next[at] if one.get("from") is None else self.levels[at]["id"] in one["from"])]

    def served(self, certification):
        """What a certificate is for, each once. An id of a level goes before one of a track, and
        that before a skill."""
        things = []
        for name in certification.get("for", []):
            for kind in ("level", "track"):
                places = [t.at for t in self.things(kind) if t.id == name]
                if places:
                    things.append((kind, places[0]))
                    break
            else:
                things.append(("skill", self.skill_named(name)))
        return list(dict.fromkeys(things))

    def certification_entry(self, one):
        sources = {source["id"]: source for source in self.ladder.get("sources", [])}
        routes = one.get("routes")
        return {"id": one["id"], "name": one["name"], "aliases": one.get("aliases", []),
                "issuer": one.get("issuer"), "url": one.get("url"),
                "routes": None if routes is None else [self.route(route) for route in routes],
                "exam": fill(one.get("exam"), "questions", "scored", "minutes", "note"),
                "renewal": fill(one.get("renewal"), "years", "by"),
                "for": [self.things(kind)[at].id for kind, at in self.served(one)],
                "as_of": one.get("as_of"),
                "sources": [fill(sources[id_], "id", "title", "publisher", "url", "as_of", "license")
                            for id_ in sources if id_ in one.get("sources", [])]}

    def route(self, route):
        return {"education": route.get("education"),
                "experience": [{**fill(one, "months", "of", "within_years", "counted_as"),
                                "or_certification": one.get("or_certification", [])}
                               for one in route.get("experience", [])],
                "training": route.get("training") and {
                    **fill(route["training"], "hours", "of", "kind"),
                    "or_certification": route["training"].get("or_certification", [])},
                "certifications": route.get("certifications", []),
                "condition": route.get("condition")}

    def short_names(self, id_):
        """What a page may call a certificate: what its name ends with in brackets, if it goes by that, else
        its first alias if that is shorter, by bytes or by characters."""
        one = next(one for one in self.certifications_ if one["id"] == id_)
        name, aliases = one["name"], one.get("aliases", [])
        inside = name[:-1].rpartition("(") if name.endswith(")") else ("", "", "")
        if inside[1] and loose(inside[2]) in map(loose, [id_, *aliases]):
            return {inside[2]}
        lengths = (len, lambda text: len(text.encode()))
        return {aliases[0] if aliases and length(aliases[0]) < length(name) else name for length in lengths}

    def serving(self, kind, at):
        """The certificates for a level, track or skill: those that name it or a skill it asks for."""
        wanted = {(kind, at)}
        if kind in ("level", "track"):
            owner = (self.levels if kind == "level" else self.tracks_)[at]
            wanted |= {("skill", skill) for skill, _, _ in self.asked(owner)}
        return [one for one in self.certifications_ if wanted & set(self.served(one))]

    # ---- The commands ---------------------------------------------------------------------------

    def answer(self, command, args):
        """The right answers, each the value under the command's key."""
        return getattr(self, {"levels": "levels_"}.get(command, command))(**args)

    def levels_(self, years=None, skill=()):
        terms = [term for one in skill for term in self.terms(one)]
        fits = lambda level: self.meets(level, terms) and (
            years is None or self.within(self.years(level), Decimal(years)))
        return [[self.level_entry(at) for at, level in enumerate(self.levels) if fits(level)]]

    @staticmethod
    def within(band, years):
        """Whether years lie in a band, ends included; a band without ends says nothing."""
        low, high = band["min"], band["max"]
        return (low, high) != (None, None) and (low is None or low <= years) \
            and (high is None or years <= high)

    def tracks(self, skill=(), min_salary=None, sort=None, currency=None, period=None):
        terms = [term for one in skill for term in self.terms(one)]
        shown = lambda salary: True
        if min_salary is not None:
            period = period or "year"
            paid = lambda owners: {one["currency"] for owner in owners
                                   for one in owner.get("salary", []) if one["period"] == period}
            everywhere, here = paid(self.levels + self.tracks_), paid(self.tracks_)
            if currency is None:
                if len(here) > 1:
                    raise UsageError("several currencies")
                if len(everywhere) != 1:
                    raise Free("the levels' currencies, or none")
                [currency] = everywhere
            elif currency not in everywhere:
                raise Free("a currency that the ladder does not have")
            least = Decimal(min_salary)
            shown = lambda one: (one["currency"], one["period"]) == (currency, period) \
                and (one.get("max") is None or one["max"] >= least)
        tracks = [self.track_entry(one, shown) for one in self.tracks_ if self.meets(one, terms)]
        if min_salary is not None:
            tracks = [one for one in tracks if one["salary"]]
        if sort == "title":
            tracks.sort(key=lambda one: cased(one["title"]))
        if sort == "salary":
            return [self.by_salary(tracks, group) for group in (min, lambda groups: groups[0])]
        return [tracks]

    @staticmethod
    def by_salary(tracks, choose):
        """By the highest amount that is shown, within one currency and period. Where a track has
        several of these, two readings are taken: the group that comes first of all, or the one of
        its own first range."""
        groups = list(dict.fromkeys((pay["currency"], pay["period"])
                                    for one in tracks for pay in one["salary"]))

        def key(one):
            paid = [(groups.index((pay["currency"], pay["period"])),
                     pay["max"] if pay["max"] is not None else pay["min"]) for pay in one["salary"]]
            if not paid:
                return len(groups), 0
            group = choose([group for group, _ in paid])
            return group, -max(amount for other, amount in paid if other == group)

        return sorted(tracks, key=key)

    def skills(self, skill=()):
        terms = [term for one in skill for term in self.terms(one)]
        least = max([rank or 0 for _, rank in terms], default=0)
        return [[self.skill_entry(one.at, least) for one in self.skills_
                 if all(one.at in skills for skills, _ in terms)]]

    def salaries(self):
        return [[{"kind": kind, "id": owner["id"], "title": owner["title"], **self.salary(one)}
                 for kind, owners in (("level", self.levels), ("track", self.tracks_))
                 for owner in owners for one in owner.get("salary", [])]]

    def strategies(self, theme=None):
        chosen = self.strategies_
        if theme is not None:
            if not any(one.get("theme") for one in chosen):
                raise Free("a ladder without themes")
            themes = text_filter([one.get("theme") for one in chosen], theme)
            chosen = [one for one in chosen if one.get("theme") in themes]
        return [[self.strategy_entry(one) for one in chosen]]

    def certifications(self, for_=None, issuer=None):
        chosen = self.certifications_
        if not chosen and (for_ or issuer):
            raise Free("a ladder without certificates")
        if for_ is not None:
            thing = self.find(for_, ["level", "track", "skill"])
            chosen = self.serving(thing.kind, thing.at)
        if issuer is not None:
            if not any(one.get("issuer") for one in self.certifications_):
                raise Free("a ladder without issuers")
            issuers = text_filter([one.get("issuer") for one in self.certifications_], issuer)
            chosen = [one for one in chosen if one.get("issuer") in issuers]
        return [[self.certification_entry(one) for one in chosen]]

    def show(self, name):
        thing = self.find(name, KINDS)
        at = thing.at
        if thing.kind in ("level", "track"):
            entry = self.level_entry(at) if thing.kind == "level" else self.track_entry(self.tracks_[at])
            entry["certifications"] = [one["id"] for one in self.serving(thing.kind, at)]
            if thing.kind == "level":
                entry["beyond"] = self.beyond(at)
        elif thing.kind == "skill":
            entry = self.skill_entry(at)
        elif thing.kind == "strategy":
            entry = self.strategy_entry(self.strategies_[at])
        else:
            entry = self.certification_entry(self.certifications_[at])
        return [{"kind": thing.kind, **entry}]

    def compare(self, from_, to):
        sides = [self.find(name, ["level", "track"]) for name in (from_, to)]
        owners = [(self.levels if side.kind == "level" else self.tracks_)[side.at] for side in sides]
        before, now = [{skill: (rank, one) for skill, rank, one in self.asked(owner)}
                       for owner in owners]
        order = ["gained", "raised", "changed", "unchanged", "lowered", "dropped"]
        skills = []
        for skill in [*now, *(skill for skill in before if skill not in now)]:
            (old, a), (new, b) = before.get(skill, (None, {})), now.get(skill, (None, {}))
            both = lambda key: {"from": a.get(key), "to": b.get(key)}
            if old is None or new is None:
                change = "gained" if old is None else "dropped"
            elif old != new:
                change = "raised" if new > old else "lowered"
            else:
                told = ("note", "required", "weight")
                change = "unchanged" if all(a[key] == b[key] for key in told) else "changed"
            skills.append({"id": self.skills_[skill].id, "name": self.skills_[skill].title,
                           "change": change, "from": a.get("proficiency"), "to": b.get("proficiency"),
                           **{key: both(key) for key in
                              ("required", "weight", "note", "means", "inherited_from")}})
        skills.sort(key=lambda one: order.index(one["change"]))
        side = lambda thing: {"kind": thing.kind, "id": thing.id, "title": thing.title}
        pay = lambda owner: [self.salary(one) for one in owner.get("salary", [])]
        return [{"from": side(sides[0]), "to": side(sides[1]), "skills": skills,
                 "years": {"from": self.years(owners[0]), "to": self.years(owners[1])},
                 "salary": {"from": pay(owners[0]), "to": pay(owners[1])}}]

    # ---- The plan -------------------------------------------------------------------------------

    def plan(self, profile=None, strict=False, order=None, since=None, **flags):
        """For somebody with a profile (the keys of the file) and flags (the keys of the file too). A
        flag adds to the file and wins over it. In which order branches of the way stand that do not
        lead to one another is left open, but next steps go by it: `order` has the ids as they stand.
        `since` is an earlier profile."""
        for one in (profile, since):
            refuse(one or {})
        me = self.person(profile or {}, flags)
        then = None if since is None else self.person(since, {})
        if strict and (me["unknown"] or then and then["unknown"]):
            raise NotThere("what is claimed is not known")
        plan = self.plan_for(me, order)
        # What is left open of the answer: of times that are assumed the work, the years, and the id of a
        # certificate.
        self.open_times = set()
        plan["assumed"] = self.assumed(me)
        if then is not None:
            plan["since"] = self.progress(then, me, self.plan_for(then, None), plan)
            self.unknown_then = [one["given"] for one in then["unknown"]]
        return [plan]

    def match(self, profile=None, strict=False, top=None, **flags):
        """The levels and tracks by how much of what they require a person has."""
        refuse(profile or {})
        can = {key: value for key, value in (profile or {}).items() if key not in ("goal", "tracks")}
        me = self.person(can, flags)
        try:
            self.person(profile or {}, flags)
        except UsageError:
            raise Free("a goal that there is not, where no goal counts") from None
        if strict and me["unknown"]:
            raise NotThere("what is claimed is not known")
        entries = [self.match_entry(me, "level", at, level) for at, level in enumerate(self.levels)]
        entries += [self.match_entry(me, "track", None, track) for track in self.tracks_]
        entries.sort(key=lambda one: (not one["required"], -Fraction(one["met"], one["required"] or 1),
                                      one["missing"], one["too_low"]))
        return [entries[:None if top is None else int(top)]]

    def match_entry(self, me, kind, at, owner):
        asked = [one for _, one in self.measured(me, owner, at)]
        required = [one for one in asked if one["required"]]
        optional = [one for one in asked if not one["required"]]
        years = self.years(owner)
        count = lambda among, status: len([one for one in among if one["status"] == status])
        return {"kind": kind, "id": owner["id"], "title": owner["title"],
                "family": owner.get("family") if kind == "level" else None, "required": len(required),
                **{status: count(required, status)
                   for status in ("met", "too_low", "missing", "waived", "undecided")},
                "optional": len(optional), "optional_met": count(optional, "met"),
                "gaps": [one["id"] for one in required if one["status"] in ("missing", "too_low")],
                "years": years, "years_missing": self.years_missing(me, years)}

    @staticmethod
    def years_missing(me, years):
        return None if years["min"] is None or me["years"] is None \
            else max(Decimal(0), years["min"] - me["years"])

    def person(self, profile, flags):
        unknown = {kind: [] for kind in ("skill", "waive", "certification", "training", "experience")}
        level = lambda name: None if name is None else self.find(name, ["level"]).at
        how_well, said_at = {}, {}
        for said in (profile.get("skills", []), flags.get("skills", [])):
            new, at = {}, {}
            for one in said:
                one = {"skill": one} if isinstance(one, str) else one
                as_of = level(one.get("at"))
                for typed, skill, rank in self.claims_in(one["skill"]):
                    if skill is None:
                        unknown["skill"].append(typed)
                        continue
                    # Of two claims the better, of equals the one made at the later level.
                    order = lambda rank, at: (-1 if rank is None else rank, -1 if at is None else at)
                    if skill not in new or order(rank, as_of) > order(new[skill], at[skill]):
                        new[skill], at[skill] = rank, as_of
            how_well.update(new)
            said_at.update(at)
        claims = {skill: rank or 0 for skill, rank in how_well.items()}
        lists = lambda key: [*profile.get(key, []), *flags.get(key, [])]
        either = lambda key: flags.get(key, profile.get(key))
        waived = set()
        for typed in lists("waive"):
            waived |= self.waived_in(typed, unknown["waive"])
        held, dates = set(), {}
        for one in lists("certifications"):
            one = {"certification": one} if isinstance(one, str) else one
            found = self.claimed(one["certification"], "certification", unknown["certification"])
            if found:
                held.add(self.certifications_[found.at]["id"])
                dates.setdefault(self.certifications_[found.at]["id"], []).append(one.get("earned"))
        amount = lambda key: None if either(key) is None else Decimal(either(key))
        at = level(either("at"))
        claims, implied_by, said_at = self.with_implied(claims, said_at)
        made_at = {skill: self.made_at(skill, place if place is not None else at)
                   for skill, place in said_at.items()}
        spent, spelled, led = self.months_had(profile, flags, unknown["experience"])
        return {"claims": claims, "implied_by": implied_by, "made_at": made_at, "how_well": how_well,
                "evidence": self.evidence(profile), **{key: profile.get(key) for key in ("name", "date", "note")},
                "waived": waived, "held": held,
                "earned": {id_: self.last(ones) for id_, ones in dates.items()},
                "tracks": sorted({self.find(name, ["track"]).at for name in lists("tracks")}),
                "years": amount("years"), "led": led, "spent": spent, "spelled": spelled,
                "leading": self.all_led(spent, led),
                "hours": self.hours_had(profile, flags, unknown["training"]),
                "education": attained(either("education")), "at": at, "goal": level(either("goal")),
                "unknown": [{"kind": kind, "given": typed} for kind in unknown for typed in unknown[kind]]}

    def evidence(self, profile):
        """What a profile says that shows each skill, in its order and once; one claim may be of several
        skills, and of one that there is not."""
        found = []
        for one in profile.get("skills", []):
            if isinstance(one, dict) and one.get("evidence") is not None:
                for name, skill, _ in self.claims_in(one["skill"]):
                    id_ = None if skill is None else self.skills_[skill].id
                    found.append({"skill": id_, "given": name, "evidence": one["evidence"]})
        return [one for at, one in enumerate(found) if one not in found[:at]]

    @staticmethod
    def last(dates):
        """The last of some dates, as far as they are given."""
        dates = [date for date in dates if date is not None]
        for one in dates:
            if not any(is_after(other, one) for other in dates):
                if any(other[:7] == one[:7] and len(other) != len(one) for other in dates):
                    raise Free("a day and its month")
                return one
        return None

    def waived_in(self, typed, unknown):
        """The skills that are waived: the whole as one name, else what stands between the commas."""
        missing = []
        found = self.claimed(typed, "skill", missing)
        if found or "," not in typed:
            unknown += missing
            return {found.at} if found else set()
        return {at for part in split_up(typed) for at in self.waived_in(part, unknown)}

    def claimed(self, typed, kind, unknown):
        """What is claimed; None, and one more that is unknown, where nothing is called so."""
        try:
            return self.find(typed, [kind])
        except Unknown:
            unknown.append(typed)
            return None

    def made_at(self, skill, at):
        """The levels as whose expectation a claim is meant: the one that is said, else the lowest that ask."""
        if at is not None:
            return [at]
        asking = [place for place, level in enumerate(self.levels)
                  if any(other == skill for other, _, _ in self.asked(level))]
        return [place for place in asking if not any(place in self.above[other] for other in asking)]

    def works(self):
        """The work that some certificate asks for: as it is asked for, each time."""
        return [work for one in self.certifications_ for route in one.get("routes") or []
                for work in route.get("experience", [])]

    def is_leading(self, of):
        """Whether a certificate counts some work as leading projects."""
        return any(loose(work["of"]) == of and work.get("counted_as") == "leading" for work in self.works())

    def months_had(self, profile, flags, unknown):
        """The time that was spent on each kind of work, how that is spelled, and the months of leading
        projects beside. What is said of one kind adds up within the profile and within the flags; of a
        kind that both name the flags say it, and all work that is leading projects is one kind."""
        known = {loose(work["of"]) for work in self.works()}
        spent, spelled, led = {}, {}, None
        for said, date in ((profile, profile.get("date")), (flags, None)):
            here = {}
            for work in said.get("experience", []):
                of = loose(work["of"])
                if of not in here:
                    here[of], spelled[of] = Spent(), work["of"]
                here[of].add(work, date)
            if "leading_months" in said or any(map(self.is_leading, here)):
                spent = {of: time for of, time in spent.items() if not self.is_leading(of)}
                led = said.get("leading_months")
            spent.update(here)
        unknown += [name for of, name in spelled.items() if of not in known]
        return spent, spelled, None if led is None else Decimal(led)

    def all_led(self, spent, led):
        """All the time of leading projects, whatever the work is called; None if nothing is said of it."""
        works = [time for of, time in spent.items() if self.is_leading(of)]
        if led is None and not works:
            return None
        whole = Spent()
        whole.known = set().union(*(time.known for time in works))
        whole.undated = sum((time.undated for time in works), led or Decimal(0))
        return whole

    def trainings(self):
        """The training that some certificate asks for hours of, each time."""
        return [route["training"] for one in self.certifications_ for route in one.get("routes") or []
                if (route.get("training") or {}).get("hours") is not None]

    def hours_had(self, profile, flags, unknown):
        """The hours of training by kind, each with whether some of them have none and are taken as
        pm; under None what counts for everything. Hours of one kind add up within the profile and
        within the flags; of a kind that both name the flags say it."""
        trainings = self.trainings()
        named = {loose(one["kind"]) for one in trainings if one.get("kind")}
        known = {kind_of(one) for one in trainings}
        had = {}
        for said in (profile.get("training_hours", []), flags.get("training_hours", [])):
            sums = {}
            for one in said:
                kind, is_taken = one["kind"], False
                if kind is not None:
                    kind = loose(kind)
                    if kind not in known:
                        # It counts for nothing, as if it had not been given.
                        unknown.append(one["kind"])
                        continue
                elif named:
                    kind, is_taken = "pm", True
                    if kind not in named:
                        raise UsageError("hours that count for none")
                before, was_taken = sums.get(kind, (0, False))
                sums[kind] = (before + Decimal(one["hours"]), was_taken or is_taken)
            had.update(sums)
        return had

    def with_implied(self, claims, said_at):
        """The claims with what they imply, at the proficiency of the best of those that imply it and as
        made where that one is; and which that is, of equals the first. What is claimed itself stays
        as it is claimed."""
        all_, by, at = dict(claims), {}, dict(said_at)
        for skill in sorted(claims, key=lambda skill: (-claims[skill], skill)):
            for other in self.all_implied(skill) - set(all_):
                all_[other], by[other], at[other] = claims[skill], self.skills_[skill].id, said_at[skill]
        return all_, by, at

    def plan_for(self, me, order):
        years = self.by_years(me["years"])
        skills = self.by_skills(me)
        if me["at"] is not None:
            here = [me["at"]]
        elif years is not None:
            # On a shared edge the lower level counts: the other is worked towards.
            here = [at for at in years if not any(at in self.above[other] for other in years)]
        else:
            here = skills or []
        ids = lambda places: [self.levels[at]["id"] for at in places]
        agree = years is None or skills is None or bool(set(years) & set(skills)) \
            or not (years or skills)
        way = self.way(me, here)
        if order is not None and sorted(order) == sorted(rung["level"]["id"] for rung in way):
            way.sort(key=lambda rung: order.index(rung["level"]["id"]))
        tracks = self.plan_tracks(me)
        wanted = {one["id"] for rung in way for one in rung["skills"]
                  if one["status"] in ("missing", "too_low")}
        if me["tracks"]:
            wanted |= {id_ for track in tracks for id_ in track["missing"]}
        strategies = self.plan_strategies(me, wanted)
        certifications = self.plan_certifications(me, way, strategies)
        return {"ladder": self.ladder.get("title"),
                "standing": {"by_years": {"levels": ids(years or [])},
                             "by_skills": {"levels": ids(skills or [])}, "agree": agree,
                             "at": None if me["at"] is None else self.levels[me["at"]]["id"],
                             "here": ids(here), "remarks": self.remarks(me, here)},
                "unknown": me["unknown"], "way": way, "strategies": strategies,
                "certifications": certifications, "tracks": tracks, "market": [],
                **{key: me[key] for key in ("name", "date", "note")}, "own_evidence": me["evidence"],
                "next_steps": self.next_steps(me, way, bool(here)),
                "first_certification": self.first_certification(me, way, certifications), "since": None}

    def remarks(self, me, here):
        """What contradicts the years or the level."""
        if me["leading"] is None:
            return []
        led, remarks = me["leading"].months(), []
        months = f"{counted(led, 'month')} of {LEADING}"
        if me["years"] is None and me["at"] is None:
            remarks.append(f"{months} are no years as a project manager: `--years` says those")
        if me["years"] is not None and led > me["years"] * 12:
            remarks.append(f"{months} are longer than {counted(me['years'], 'year')} as a project manager")
        bands = [(self.levels[at]["title"], self.years(self.levels[at])["max"]) for at in here]
        return remarks + [f"{months} are more than the years of {title}" for title, last in bands
                          if last is not None and led > last * 12]

    def by_years(self, years):
        """The levels that the years say; None if they say nothing."""
        bands = {at: self.years(level) for at, level in enumerate(self.levels)}
        bands = {at: band for at, band in bands.items() if set(band.values()) != {None}}
        if years is None or not bands:
            return None
        held = [at for at, band in bands.items() if self.within(band, years)]
        if held:
            # A band that only begins lasts until one above it begins.
            return [at for at in held if bands[at]["max"] is not None
                    or not self.above[at] & set(held)]
        begun = [at for at, band in bands.items() if (band["min"] or 0) <= years]
        return [at for at in begun if not self.above[at] & set(begun)]

    def by_skills(self, me):
        """The highest levels of which all required skills are met; None if the skills say nothing."""
        complete, speaks = [], False
        for at in range(len(self.levels)):
            statuses = [one["status"] for _, one in self.measured(me, self.levels[at], at) if one["required"]]
            speaks = speaks or bool({"met", "too_low", "undecided"} & set(statuses))
            if statuses and set(statuses) == {"met"}:
                complete.append(at)
        if not speaks:
            return None
        return [at for at in complete if not self.above[at] & set(complete)]

    def way(self, me, here):
        goal, all_ = me["goal"], range(len(self.levels))
        if goal is None:
            if here:
                ahead = sorted({at for one in here for at in self.next[one]})
            else:
                ahead = [at for at in all_ if not any(at in self.next[other] for other in all_)]
        elif goal in here:
            ahead = [goal]
        else:
            below = [at for at in all_ if goal in self.above[at]]
            if here:
                below = [at for at in below if any(at in self.above[one] for one in here)]
            ahead = sorted(below + [goal])
        # One's own level begins the way, unless a goal is named that does not lie above it.
        own = [at for at in here if at not in ahead and (goal is None or goal in self.above[at])]
        own = [self.rung(me, at, True, []) for at in own]
        known = sorted({*ahead, *here})
        after = lambda at: [self.levels[one]["id"] for one in known if at in self.next[one]]
        return own + [self.rung(me, at, at in here, after(at)) for at in ahead]

    def rung(self, me, at, here, after):
        level = self.levels[at]
        skills = self.measured(me, level, at)
        # Gaps, what is undecided, what is waived, what is met; required, heavier, larger step first.
        turn = {"missing": 0, "too_low": 0, "undecided": 1, "waived": 2, "met": 3}
        skills.sort(key=lambda pair: (turn[pair[1]["status"]], not pair[1]["required"],
                                      -pair[1]["weight"], -pair[0]))
        return {"level": {"id": level["id"], "title": level["title"]}, "here": here,
                "years_missing": self.years_missing(me, self.years(level)), "skills": [one for _, one in skills],
                "salary": [self.salary(one) for one in level.get("salary", [])], "after": after}

    def measured(self, me, owner, level=None):
        """The skills that an owner asks for beside what one has: (steps that are missing, as JSON). Of a
        level, whose place is `level`, the expectation may leave open whether a claim meets it."""
        measured = []
        for skill, rank, one in self.asked(owner):
            has = me["claims"].get(skill)
            step = max(0, rank - has) if has is not None else rank + 1
            is_open = level is not None and has == rank and self.is_undecided(me, level, skill, rank, one["note"])
            status = "undecided" if is_open else "met" if step == 0 else "waived" if skill in me["waived"] \
                else "missing" if has is None else "too_low"
            have = self.scale[has] if self.scale and has is not None else None
            measured.append((step, {"id": one["id"], "name": one["name"], "have": have,
                                    "want": one["proficiency"], "status": status,
                                    "implied_by": me["implied_by"].get(skill),
                                    **{key: one[key] for key in
                                       ("required", "weight", "note", "means", "inherited_from")}}))
        return measured

    def is_undecided(self, me, level, skill, rank, note):
        """Whether a claim at just this proficiency, made as a lower level expects it, leaves open what
        this one expects at the same."""
        notes = lambda places: {one["note"] for place in places for other, at, one in
                                self.asked(self.levels[place]) if (other, at) == (skill, rank)}
        return len(notes(range(len(self.levels)))) > 1 and any(
            level in self.above[place] and note not in notes([place]) for place in me["made_at"][skill])

    def next_steps(self, me, way, is_placed):
        """For each gap on the way what to do first, and what shows that it is closed."""
        led = me["leading"].months() if me["leading"] else 0
        has_team = (me["years"] or 0) > 0 or led > 0 or is_placed
        steps = {}
        for rung in way:
            for one in rung["skills"]:
                if one["status"] not in ("missing", "too_low") or one["id"] in steps:
                    continue
                entry = self.skill_entry(next(t.at for t in self.skills_ if t.id == one["id"]))
                fit = [do for do in entry["activities"] if has_team or do["needs"] != "a team"]
                # Somebody without a team begins with what needs nothing.
                fit.sort(key=lambda do: not has_team and do["needs"] != "nothing else")
                first = fit[0] if fit else {"text": None, "needs": None}
                steps[one["id"]] = {"skill": one["id"], "level": rung["level"]["id"], "activity": first["text"],
                                    "needs": first["needs"],
                                    "evidence": next((one["text"] for one in entry["evidence"]), None)}
        return list(steps.values())

    def first_certification(self, me, way, entries):
        """The certificate to begin with, if any is for a gap or a level on the way."""
        levels = [rung["level"]["id"] for rung in way]
        gaps = {one["id"] for rung in way for one in rung["skills"] if one["status"] in ("missing", "too_low")}
        # What every route to a held certificate names lies behind that person; what any route to one names
        # that may be taken now is not needed for it.
        passed = set(me["held"])
        for one, entry in zip(self.certifications_, entries):
            named = [{*route.get("certifications", []), *(route.get("training") or {}).get("or_certification", [])}
                     for route in one.get("routes") or []]
            if named and one["id"] in me["held"]:
                passed |= set.intersection(*named)
            if entry["status"] == "eligible":
                passed |= set.union(*named)
        best = []
        for at, (one, entry) in enumerate(zip(self.certifications_, entries)):
            places = [levels.index(self.levels[place]["id"]) for kind, place in self.served(one)
                      if kind == "level" and self.levels[place]["id"] in levels]
            closed = gaps & {self.skills_[place].id for kind, place in self.served(one) if kind == "skill"}
            if one["id"] in passed or not (places or closed):
                continue
            counts = lambda missing: len(missing["certification"]) + len(missing["experience"]) + sum(
                missing[key] is not None for key in ("hours", "education", "course", "condition"))
            nearest = min((counts(route["missing"]) for route in entry["routes"]), default=0)
            ease = 0 if entry["status"] == "eligible" else 1 if one.get("routes") else 2
            best.append((min(places, default=len(levels)), ease, nearest, -len(closed), at))
        return self.certifications_[min(best)[-1]]["id"] if best else None

    def plan_tracks(self, me):
        tracks = []
        for at in me["tracks"] or range(len(self.tracks_)):
            track = self.tracks_[at]
            skills = [one for _, one in self.measured(me, track)]
            ids = lambda *statuses: [one["id"] for one in skills if one["status"] in statuses]
            tracks.append({"id": track["id"], "title": track["title"], "have": ids("met"),
                           "missing": ids("missing", "too_low"), "waived": ids("waived"),
                           "salary": [self.salary(one) for one in track.get("salary", [])],
                           "from": track.get("from")})
        return tracks

    def plan_strategies(self, me, wanted):
        """Those that develop what is missing, then those that name no skill and so always fit. What
        leads to a certificate that is held is done."""
        closing, fitting = [], []
        for one in self.strategies_:
            if me["held"] & set(one.get("certifications", [])):
                continue
            develops = [self.skills_[at].id for at in self.developed(one)]
            entry = {"id": one["id"], "title": one["title"],
                     "develops": [id_ for id_ in develops if id_ in wanted]}
            if not develops:
                fitting.append(entry)
            elif entry["develops"]:
                closing.append(entry)
        return closing + fitting

    def plan_certifications(self, me, way, strategies):
        about = {("level", self.level_at[rung["level"]["id"]]) for rung in way}
        about |= {("track", at) for at in me["tracks"]}
        led_to = {one["id"] for one in strategies}
        on_way = {one["id"] for kind, at in about for one in self.serving(kind, at)}
        on_way |= {id_ for one in self.strategies_ if one["id"] in led_to
                   for id_ in one.get("certifications", [])}
        entries = []
        for one in self.certifications_:
            held = one["id"] in me["held"]
            routes = [] if held else [self.lacking(me, route) for route in one.get("routes") or []]
            # What only the issuer can check counts as missing, but leaves it open.
            open_ = [{**missing, "condition": None} for missing in routes]
            nothing = lambda missing: not any(missing.values())
            status = "held" if held else "eligible" if any(map(nothing, routes)) \
                else "unknown" if one.get("routes") is None or any(map(nothing, open_)) else "not_yet"
            # Hours without a kind count for what asks for pm: that is said where it is so.
            trainings = [] if held else [route.get("training") for route in one.get("routes") or []]
            is_taken = any(hours_in(me, training)[1] for training in trainings if self.asks_hours(me, training))
            entries.append({"id": one["id"], "name": one["name"], "status": status, **self.kept(me, one),
                            "assumed": [HOURS_TAKEN] if is_taken else [],
                            "routes": [{"met": nothing(missing), "missing": missing}
                                       for missing in routes],
                            "as_of": one.get("as_of"), "on_way": one["id"] in on_way})
        return entries

    @staticmethod
    def kept(me, one):
        """When a certificate was earned, and by when that is to be renewed."""
        earned, years = me["earned"].get(one["id"]), (one.get("renewal") or {}).get("years")
        if earned is None or years is None:
            return {"earned": earned, "renew_by": None}
        # Of how long a part of a month is nothing is said.
        return {"earned": earned} if years * 12 % 1 else {"earned": earned, "renew_by": later(earned, years)}

    def asks_hours(self, me, training):
        """Whether hours of a training are asked for, and no certificate stands for them."""
        return training and training.get("hours") is not None \
            and not me["held"] & set(training.get("or_certification", []))

    def lacking(self, me, route):
        """What a person lacks of a route."""
        rank = lambda education: EDUCATION.index(education) if education in EDUCATION else -1
        education = route.get("education")
        experience = []
        for work in route.get("experience", []):
            alternatives = work.get("or_certification", [])
            lacks = work["months"] - (self.months_of(me, work)[0] or 0)
            if lacks > 0 and not me["held"] & set(alternatives):
                experience.append({"of": work["of"], "months": lacks,
                                   "or_certification": alternatives})
        training = route.get("training")
        hours, kind, course, alternatives = None, None, None, []
        if training and not me["held"] & set(training.get("or_certification", [])):
            if training.get("hours") is None:
                course = training["of"]
            elif training["hours"] > hours_in(me, training)[0]:
                hours, kind = training["hours"] - hours_in(me, training)[0], training.get("kind")
            if course or hours:
                alternatives = training.get("or_certification", [])
        return {"months": sum(one["months"] for one in experience) or None, "hours": hours,
                "hours_kind": kind,
                "education": education if rank(me["education"]) < rank(education) else None,
                "certification": [id_ for id_ in route.get("certifications", [])
                                  if id_ not in me["held"]],
                "experience": experience, "course": course, "condition": route.get("condition"),
                "training_or_certification": alternatives}

    def months_of(self, me, work):
        """What was said of this very work, or, where it counts as leading, of all that does; else all the
        years, where the ladder says that they count for it; else None. And whether it is assumed when
        that was, and whether nothing was said of it."""
        years, counted_as = work.get("within_years"), work.get("counted_as")
        time = me["leading"] if counted_as == "leading" else me["spent"].get(loose(work["of"]))
        if time is not None:
            return *time.within(years, me["date"]), False
        if counted_as is None or me["years"] is None:
            return None, False, True
        return me["years"] * 12, years is not None, True

    def assumed(self, me):
        """What nobody said, each with what it was taken for, and the certificates, of a proficiency the
        skills, that this was used for. What is taken for none is listed where it would have counted."""
        found = {}
        add = lambda what, value, id_: found.setdefault((what, value), []).append(id_)
        for skill in sorted(me["how_well"]):
            if self.scale and me["how_well"][skill] is None:
                add("proficiency", self.scale[0], self.skills_[skill].id)
        for one in self.certifications_:
            for route in [] if one["id"] in me["held"] else one.get("routes") or []:
                if route.get("education") is not None and me["education"] is None:
                    add("education", None, one["id"])
                for work in route.get("experience", []):
                    if me["held"] & set(work.get("or_certification", [])):
                        continue
                    self.assume_time(me, work, one["id"], add)
                if self.asks_hours(me, route.get("training")):
                    training = route["training"]
                    kind = training.get("kind") or training["of"]
                    if not me["hours"]:
                        add("hours of training", None, one["id"])
                    elif not {loose(kind), None} & set(me["hours"]):
                        add(f"hours of training ({kind})", None, one["id"])
                    elif hours_in(me, training)[1]:
                        add("the kind of the hours of training", kind, one["id"])
        return [{"what": what, "value": value, "used_for": list(dict.fromkeys(ids))}
                for (what, value), ids in sorted(found.items(), key=str)]

    def assume_time(self, me, work, id_, add):
        months, is_dateless, is_taken = self.months_of(me, work)
        if is_taken:
            add(f"months of {work['of']}", months, id_)
        years = work.get("within_years")
        if years is not None:
            entry = f"when the months of {work['of']} were", f"within the last {counted(years, 'year', 'year')}", id_
            if months and is_dateless:
                add(*entry)
            elif not months:
                # That none were lately is no less so.
                self.open_times.add(entry)

    # ---- What has changed -----------------------------------------------------------------------

    def progress(self, then, now, plan_then, plan_now):
        """What has changed since an earlier profile, with what a plan says of either."""
        had, have, scale = then["claims"], now["claims"], self.scale or [None]
        all_ = sorted({*had, *have})
        named = lambda claims, skill: scale[claims[skill]] if skill in claims else None
        changed = lambda fits: [
            {"id": self.skills_[skill].id, "name": self.skills_[skill].title,
             "had": named(had, skill), "have": named(have, skill)} for skill in all_ if fits(skill)]
        with_status = lambda plan, *statuses: {
            one["id"] for one in plan["certifications"] if one["status"] in statuses}
        certificates = lambda ids: [one["id"] for one in self.certifications_ if one["id"] in ids]
        amounts, before = self.amounts(now), self.amounts(then)
        titles = [EDUCATION_TITLES[None if me["education"] == "none" else me["education"]]
                  if me["education"] is not None else None for me in (then, now)]
        return {"date": then["date"], "here": plan_then["standing"]["here"],
                "gained": changed(lambda skill: skill not in had),
                "raised": changed(lambda skill: skill in had and have.get(skill, -1) > had[skill]),
                "lost": changed(lambda skill: skill in had and have.get(skill, -1) < had[skill]),
                "closed": self.closed(plan_then["way"], now),
                "certifications_gained": certificates(now["held"] - then["held"]),
                "certifications_lost": certificates(then["held"] - now["held"]),
                "certifications_opened": certificates(
                    with_status(plan_now, "eligible") - with_status(plan_then, "eligible", "held")),
                "certifications_closed": certificates(
                    with_status(plan_then, "eligible") - with_status(plan_now, "eligible", "held")),
                "amounts": [{"what": amounts.get(what, before.get(what))[1],
                             "had": before.get(what, [None])[0], "have": amounts.get(what, [None])[0]}
                            for what in sorted({*before, *amounts})
                            if before.get(what, [None])[0] != amounts.get(what, [None])[0]],
                "education": dict(zip(("had", "have"), titles)) if titles[0] != titles[1] else None,
                "left": len({one["id"] for rung in plan_now["way"] for one in rung["skills"]
                             if one["status"] in ("missing", "too_low")})}

    def closed(self, way, now):
        """What was missing on a way, and is there now."""
        closed = []
        for rung in way:
            at = self.level_at[rung["level"]["id"]]
            level, first = self.levels[at], self.years(self.levels[at])["min"]
            if rung["years_missing"] and now["years"] is not None and now["years"] >= first:
                closed.append({"level": level["id"], "skill": None})
            met = {one["id"] for _, one in self.measured(now, level, at) if one["status"] == "met"}
            closed += [{"level": level["id"], "skill": one["id"]} for one in rung["skills"]
                       if one["status"] in ("missing", "too_low") and one["id"] in met]
        return closed

    def amounts(self, me):
        """The years, months and hours that are given, by what they are of, however that is spelled: the
        amount, and how it may be spelled, as it is given or as the ladder has it. What is called alike
        adds up."""
        given = {}

        def add(amount, *spelled):
            before, spellings = given.get(loose(spelled[0]), (0, set()))
            given[loose(spelled[0])] = before + amount, spellings | set(spelled)

        for of, time in me["spent"].items():
            spelled = [me["spelled"][of], *(work["of"] for work in self.works() if loose(work["of"]) == of)]
            add(time.months(), *(f"months of {one}" for one in spelled))
        if me["led"] is not None:
            add(me["led"], f"months of {LEADING}")
        if me["years"] is not None:
            add(me["years"], "years as a project manager")
        # Months of unknown work are shown, hours of an unknown kind of training are not.
        for kind, (hours, _) in me["hours"].items():
            spelled = [one.get("kind") or one["of"] for one in self.trainings() if kind_of(one) == kind]
            add(hours, *(["hours of training"] if kind is None else (f"hours of training ({one})" for one in spelled)))
        return given


def counted(number, thing, alone=None):
    """`1 year`, `0.5 years`; `alone` is how just one is said where it has another form."""
    if number == 1 and alone:
        return alone
    return f"{format(Decimal(number).normalize(), 'f')} {thing}{'s' * (number != 1)}"


def fill(record, *keys):
    """A record with all of its keys; None stays None."""
    return None if record is None else {key: record.get(key) for key in keys}
