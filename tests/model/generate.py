"""Random sound ladders, random questions about them, and small inputs that are worth asking each time.

Everything comes from one `random.Random`, so a seed gives the same cases again. A ladder is made of
plain dicts and lists, as JSON has them; a question is a command and its arguments, by the names that
`model.py` gives them.
"""

import random

from model import Free, Model, UsageError, cased, identity, is_after, loose, without_accents

# Names that are hard to tell apart or to print. Those on one line differ only in what a look-up may
# ignore for a person's sake, or in what it must never ignore.
HARD_NAMES = [
    "Führung", "Fuhrung", "FÜHRUNG & Strategie", "Résumé", "Resume", "Straße", "Naïve Bayes",
    "Σίσυφος", "Οδός", "ΟΔΟΣ Δύο", "Йога", "Ёлка", "Елка", "Łódź",
    "バス", "パス", "プロジェクト管理", "दल", "दिल", "ข่าว", "ข้าว", "한국어", "ﬁnance", "Ｓｃｒｕｍ",
    "C: the language", "ISO: 9001", "Risk: basic", "a, b", "Plan, Do & Check", "R&D", "C++", "C#",
    "Learn C #", "a|b", "*bold*", "_under_score_", "`code`", "<b>tag</b>", "[x](http://e.example)",
    "$x$ and $y$", "~~gone~~", "&amp;", "back\\slash", "\"quoted\"", "www.evil.example", "p1-1", "p11",
    "# heading", "1. first", "- dash", "level:1", "track:2", "Buy or Build", "Buy and Build", "👩‍💻 Pair",
    "snake_case name", "twice  blank", "!", "a@b.example", "http://plain.example/a_b_c",
]
PLAIN_WORDS = ["Risk", "Scrum", "Planning", "Budget", "Coaching", "Kanban", "Delivery", "Cloud",
               "Vendor", "Quality", "Team", "Change", "Security", "Data", "Testing", "Lead"]
TEXTS = [
    "Keeps plans in order.", "Says \"no\", kindly.", "one, two; three", "first line\nsecond line",
    "A paragraph.\n\nAnother one.", "Things:\n- one\n- two", "a | b | c", "*not bold* _nor this_",
    "see https://a.example/CAPM_July_2023_Slides for more", "trailing #", "<script>alert(1)</script>",
    "ends in a backslash \\", "tab\there", "ΣΊΣΥΦΟΣ", "ไทย ข่าว", "100 % & more", "`a` ``b``", "~x~",
    "www.evil.example is no link", "line\r\nend", "=1+1", "[ ] box", "$5 or $x$", "\u202eright to left",
    "escape \u001b[31mred", "zero\u200bwidth", "1) list", "+ plus", "!", "a\\|b",
]
URLS = ["https://a.example/CAPM_July_2023_Slides", "https://b.example/x?a=1&b=2", "http://c.example/~d",
        "https://d.example/a(b)c", "https://e.example/*star*/[x]", "https://f.example/a|b",
        "https://www.pmi.org/-/media/new-pmp.pdf", "https://g.example/%C3%BC#part"]
SCALES = [["awareness", "working", "expert"], ["1: basic", "2: good", "3: best"], ["low", "high"],
          ["Grundkenntnis", "geübt", "Könner"], ["a b", "c-d", "e"]]
LABELS = ["basics", "10", "2", "Übung", "first: steps", "a|b", "*"]  # what means has without a scale
CURRENCIES = ["USD", "EUR", "GBP", "CHF", "JPY"]
EDUCATIONS = ["none", "secondary", "high school", "diploma", "abitur", "a levels", "associate", "associate's",
              "bachelor", "bachelor's", "bsc", "ba", "degree", "master", "master's", "msc", "mba", "phd",
              "doctorate", "High  School", "Máster", "Ph D", "A-Levels"]
WORKS = ["leading projects", "agile projects", "program: management", "Führung", "Leading-Projects"]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, part):
        return self.random.random() < part

    def some(self, things, most):
        return self.random.sample(things, min(len(things), self.random.randint(0, most)))

    # ---- Ladders --------------------------------------------------------------------------------

    def ladder(self):
        """A sound ladder: `Model` finds every name in it, and no name means two things where the
        file format forbids it."""
        pick = self.random
        ladder = {"levels": []}
        self.keys = set()  # identities of names and aliases of skills, which belong to one skill each
        if self.chance(0.7):
            ladder["title"] = self.name()
        if self.chance(0.6):
            ladder["scale"] = pick.choice(SCALES)
        if self.chance(0.7):
            ladder["sources"] = [
                self.with_some({"id": f"s{at}", "title": self.name()}, publisher=self.name,
                               url=lambda: pick.choice(URLS), as_of=lambda: "2026-04")
                for at in range(pick.randint(1, 3))]
        self.sources = [one["id"] for one in ladder.get("sources", [])]
        self.scale = ladder.get("scale", [])
        self.kinds = pick.choice([[], ["pm", "agile"], ["PM", "law: basics"], ["agile", "Führung"]])
        if self.chance(0.6):
            ladder["skills"] = self.registry(pick.randint(1, 7))
        self.bare = [name for _ in range(5) if identity(name := self.fresh_name())]
        self.pool = Model(ladder, {})
        ladder["levels"] = [
            {"id": id_, "title": self.name()} for id_ in self.ids("l", pick.randint(1, 6))]
        families = ["Delivery", pick.choice(["Programs: all", "Führung", "a | b"])]
        several = self.chance(0.4)
        for at, level in enumerate(ladder["levels"]):
            self.with_some(level, aliases=self.aliases, years=lambda: self.band(at), summary=self.text,
                           responsibilities=self.texts, skills=self.requirements, salary=self.pay,
                           source=self.source, grade=lambda: pick.choice(["P4", "12", "IC | 5"]),
                           url=lambda: pick.choice(URLS),
                           family=lambda: pick.choice(families) if several else None)
            later = [one["id"] for one in ladder["levels"][at + 1:]]
            if self.chance(0.4):
                level["next"] = self.some(later, 3)
                if level["next"] and self.chance(0.15):
                    level["next"].append(level["next"][0])
        # Each extends one that stands before it in some order, so that there is no circle.
        before = []
        for level in pick.sample(ladder["levels"], len(ladder["levels"])):
            if before and self.chance(0.4):
                level["extends"] = pick.choice(before)["id"]
                self.ask_again(level, Model(ladder, {}))
            before.append(level)
        if self.chance(0.5):
            self.ask_alike(ladder)
        if self.chance(0.7):
            ladder["tracks"] = [
                self.with_some({"id": id_, "title": self.name()}, aliases=self.aliases, focus=self.text,
                               summary=self.text, skills=self.requirements, salary=self.pay,
                               source=self.source, url=lambda: pick.choice(URLS),
                               **{"from": lambda: pick.choice(ladder["levels"])["id"]})
                for id_ in self.ids("t", pick.randint(1, 5))]
        self.implies(ladder)
        certifications = self.ids("c", pick.randint(1, 4)) if self.chance(0.7) else []
        if self.chance(0.4):
            ladder["beyond"] = [
                self.with_some({"title": self.name()}, summary=self.text, source=self.source,
                               occupation=lambda: "11-9199", certifications=lambda: self.some(certifications, 2),
                               **{"from": lambda: self.some([one["id"] for one in ladder["levels"]], 3)})
                for _ in range(pick.randint(1, 3))]
        if self.chance(0.6):
            ladder["strategies"] = [
                self.with_some({"id": id_, "title": self.name()}, theme=self.name, aliases=self.aliases,
                               advice=self.text, steps=self.texts, source=self.source,
                               references=self.references)
                for id_ in self.ids("g", pick.randint(1, 4))]
            for one in ladder["strategies"]:
                one["develops"] = self.develops(ladder)
                one["certifications"] = self.some(certifications, 2)
        if certifications:
            ladder["certifications"] = [self.certification(ladder, id_, certifications)
                                        for id_ in certifications]
        return ladder

    def with_some(self, record, **makers):
        for key, make in makers.items():
            if self.chance(0.6) and (value := make()) is not None:
                record[key] = value
        return record

    def name(self):
        if self.chance(0.4):
            return self.random.choice(HARD_NAMES)
        return " ".join(self.random.sample(PLAIN_WORDS, self.random.randint(1, 3)))

    def fresh_name(self):
        """A name that no skill has yet."""
        while True:
            name = self.name()
            if identity(name) not in self.keys:
                self.keys.add(identity(name))
                return name

    def text(self):
        return self.random.choice(TEXTS)

    def texts(self):
        return self.some(TEXTS, 3)

    def aliases(self):
        return [self.name() for _ in range(self.random.randint(0, 2))]

    def source(self):
        return self.random.choice(self.sources) if self.sources else None

    def ids(self, letter, count):
        """Different ids, now and then another thing's name or something that looks like a prefix."""
        ids = []
        while len(ids) < count:
            id_ = f"{letter}{len(ids)}"
            if self.chance(0.25):
                odd = ["p1-1", "p11", "P11", "level:1", "1", "bücher", "risk", "Risk", "l-0", "skill:l0"]
                id_ = self.random.choice([*odd, self.name()])
            if id_ not in ids and not id_.startswith("-"):
                ids.append(id_)
        return ids

    def references(self):
        return self.some(self.sources, 2)

    def registry(self, count):
        return [self.with_some({"id": id_, "name": self.fresh_name()}, group=self.name,
                               aliases=lambda: [self.fresh_name() for _ in range(self.random.randint(0, 2))],
                               description=self.text, means=self.means, references=self.references,
                               activities=lambda: self.things_to("makes", "needs"), evidence=self.things_to)
                for id_ in self.ids("k", count)]

    def means(self):
        return {name: self.text() for name in self.some(self.scale or LABELS, 3)}

    def things_to(self, *keys):
        """Texts, some of them as an object with what else is known."""
        more = {key: self.text for key in keys}
        if "needs" in more:
            more["needs"] = lambda: self.random.choice(["a team", "a team", "a project", "nothing else", "A team"])
        return [self.with_some({"text": one}, **more, sources=self.references) if self.chance(0.5) else one
                for one in self.texts()]

    def implies(self, ladder):
        """What the skills of the registry imply: those that stand behind them in some order, so that
        there is no circle, and names that the registry does not have."""
        model = Model(ladder, {})
        registered = ladder.get("skills", [])
        order = self.random.sample(range(len(registered)), len(registered))
        spelled = {}
        for name in self.named(ladder):
            spelled.setdefault(model.skill_named(name), []).append(name)
        for place, at in enumerate(order):
            behind = [names for skill, names in spelled.items() if skill not in order[:place + 1]]
            if self.chance(0.7):
                registered[at]["implies"] = [self.random.choice(names) for names in self.some(behind, 3)]
                if self.chance(0.1):
                    registered[at]["implies"] *= 2

    def number(self, most):
        kind = self.random.random()
        if kind < 0.6:
            return self.random.randint(0, most)
        if kind < 0.9:
            return round(self.random.uniform(0, most), self.random.choice([1, 2, 6, 7]))
        return self.random.uniform(0, most)

    def decimal(self, most):
        """A number of which sums and differences have at most seven digits behind the point."""
        number = round(self.random.uniform(0, most), self.random.choice([0, 0, 0, 1, 2, 7]))
        return int(number) if number == int(number) else number

    def band(self, at):
        low = at * 2 + self.random.choice([0, 0, 0, 1, 2, 0.5, 0.1])
        high = low + self.random.choice([0, 1, 2, 2, 2, 3, 2.9])
        band = {"min": low, "max": round(high, 7)}
        if self.chance(0.3):
            del band[self.random.choice(["min", "max"])]
        return band

    def pay(self):
        ranges = []
        few = self.random.sample(CURRENCIES, self.random.choice([1, 1, 1, 2]))
        for _ in range(self.random.randint(1, 3)):
            low, high = sorted([self.number(100000), self.number(100000)])
            one = {"currency": self.random.choice(few), "min": low, "max": high,
                   "period": self.random.choice(["year", "year", "year", "month", "week", "day", "hour"])}
            if self.chance(0.3):
                del one[self.random.choice(["min", "max"])]
            ranges.append(self.with_some(one, region=self.name, source=self.source, as_of=self.text))
        return ranges

    def skill_names(self):
        """All that a requirement may say: skill by skill, names that mean that one and no other."""
        by_skill = {}
        for thing in self.pool.skills_:
            names = [thing.id, thing.title, *thing.aliases, thing.title.upper(), thing.title.lower()]
            fit = []
            for name in names:
                try:
                    if self.pool.whole_term(name) == (thing.at, None):
                        fit.append(name)
                except (Free, UsageError):
                    pass
            if fit:
                by_skill[thing.at] = fit
        for name in self.bare:
            # A bare name that a registered one may be taken for leaves open whether it is that one.
            if not any(loose(name) in map(loose, [t.id, t.title, *t.aliases]) for t in self.pool.skills_):
                by_skill[name] = [name, name] + [name.upper()] * (cased(name.upper()) == cased(name))
        return by_skill

    def requirements(self):
        asked = []
        for names in self.some(list(self.skill_names().values()), 4):
            one = {"skill": self.random.choice(names)}
            if self.scale:
                self.with_some(one, proficiency=lambda: self.random.choice(self.scale))
            if self.chance(0.4):
                self.with_some(one, required=lambda: self.chance(0.5), note=self.text,
                               weight=lambda: self.number(9))
            asked.append(one["skill"] if list(one) == ["skill"] else one)
        return asked

    def ask_again(self, level, model):
        """A level asks itself for some of what it has from another anyway."""
        for at, _, inherited in model.asked(level):
            name = model.skills_[at].title
            if inherited["inherited_from"] and self.chance(0.5) and model.skill_named(name) == at:
                one = self.with_some({"skill": name}, note=self.text, weight=lambda: self.number(9))
                if self.scale:
                    self.with_some(one, proficiency=lambda: self.random.choice(self.scale))
                level.setdefault("skills", []).append(one)

    def ask_alike(self, ladder):
        """Several levels ask for one skill at one proficiency, and may expect different things of it."""
        model, pick = Model(ladder, {}), self.random
        names = pick.choice(list(self.skill_names().values()) or [["Cloud"]])
        proficiency = {"proficiency": pick.choice(self.scale)} if self.scale else {}
        notes = self.some(TEXTS, 2) + [None]
        for level in pick.sample(ladder["levels"], pick.randint(1, len(ladder["levels"]))):
            if not any(at == model.skill_named(names[0]) for at, _, _ in model.asked_here(level)):
                note = pick.choice(notes)
                level.setdefault("skills", []).append(
                    {"skill": pick.choice(names), **proficiency, **({"note": note} if note else {})})

    def named(self, ladder):
        """The skills that the registry, a level or a track names, each as it is spelled there."""
        owners = ladder["levels"] + ladder.get("tracks", [])
        asked = [one for owner in owners for one in owner.get("skills", [])]
        return [one if isinstance(one, str) else one["skill"] for one in asked] \
            + [one["id"] for one in ladder.get("skills", [])]

    def develops(self, ladder):
        develops = self.some(list(dict.fromkeys(self.named(ladder))), 3)
        model, once = Model(ladder, {}), {}
        for name in develops:
            once.setdefault(model.skill_named(name), name)
        return develops if self.chance(0.2) else list(once.values())

    def certification(self, ladder, id_, ids):
        """Its routes, and what it is for: an id of a level or track, or a name of a skill."""
        name, known_as = self.name(), self.aliases()
        if self.chance(0.3):
            # Where a name ends in brackets, people may go by what stands there.
            short = self.random.choice([id_, "ABC", self.name(), *known_as])
            name, known_as = f"{name} ({short})", known_as + ["abc"] * (short == "ABC" and self.chance(0.7))
        one = self.with_some({"id": id_, "name": name}, aliases=lambda: known_as, issuer=self.issuer,
                             url=lambda: self.random.choice(URLS), as_of=self.text,
                             exam=lambda: self.with_some({}, questions=lambda: self.decimal(200),
                                                         minutes=lambda: self.decimal(300), note=self.text),
                             renewal=lambda: self.with_some({}, years=lambda: self.random.choice(
                                 [self.decimal(5), 1, 2, 3, 1.5, 8000]), by=self.text))
        if self.sources:
            one["sources"] = self.some(self.sources, 2)
        if self.chance(0.8):
            one["routes"] = [self.route(ids) for _ in range(self.random.randint(1, 3))]
        owners = [owner["id"] for owner in ladder["levels"] + ladder.get("tracks", [])]
        one["for"] = self.some(list(dict.fromkeys(owners + self.named(ladder))), 3)
        if not self.chance(0.2):
            served, once = Model({**ladder, "certifications": [one]}, {}), []
            one["for"] = [name for name in one["for"] if not (
                (thing := served.served({"for": [name]})[0]) in once or once.append(thing))]
        return one

    def issuer(self):
        return self.random.choice(["Project Management Institute (PMI)", "Scrum.org", "Example, Inc.",
                                   "Scrum Alliance", "PeopleCert", "Институт Йоги"])

    def route(self, ids):
        def experience():
            return [self.with_some({"months": self.decimal(60), "of": of},
                                   within_years=lambda: self.random.choice([*range(1, 11), 0, 0.5, 0.2, 1.3, 2.6, 15]),
                                   counted_as=lambda: self.random.choice(["leading", "leading", "any"]),
                                   or_certification=lambda: self.some(ids, 1))
                    for of in self.some(WORKS, 2)]

        def training():
            of = self.random.choice(["planning", "agile methods"])
            return self.with_some({"of": of}, hours=lambda: self.decimal(40),
                                  kind=lambda: self.random.choice(self.kinds) if self.kinds else None,
                                  or_certification=lambda: self.some(ids, 2))

        return self.with_some({}, education=lambda: self.random.choice(["secondary", "associate", "bachelor"]),
                              experience=experience, training=training,
                              certifications=lambda: self.some(ids, 1),
                              condition=lambda: self.text() if self.chance(0.3) else None)

    # ---- Questions ------------------------------------------------------------------------------

    def respelled(self, name):
        """The name as somebody may type it."""
        kind = self.random.randrange(9)
        if kind == 0:
            return name.upper()
        if kind == 1:
            return name.lower()
        if kind == 2:
            return without_accents(name)
        if kind == 3:
            return name.replace(" ", self.random.choice(["-", "_", "", "  "]))
        if kind == 4:
            return without_accents(name).upper().replace(" ", "-")
        return name

    def typed(self, model, kinds, prefixed=True, among=None, unknown=0.01):
        """A name for something of these kinds, now and then of none."""
        things = among or [thing for kind in kinds for thing in model.things(kind)]
        if not things or self.chance(unknown):
            return self.random.choice(["nothing of this name", "xyzzy:1", "level:xyzzy", "Xyzzy", "Xyz zy"])
        thing = self.random.choice(things)
        name = self.respelled(self.random.choice([thing.id, thing.title, thing.title, *thing.aliases]))
        return f"{thing.kind}:{name}" if prefixed and self.chance(0.25) else name

    def skill_term(self, model, owners=None):
        """A skill that one has, or, with `owners`, one to pick them by: mostly one that they ask for."""
        asked = [model.skills_[at] for owner in owners or [] for at, _, _ in model.asked(owner)]
        if owners is None and self.chance(0.6):
            # What implies others, or what levels ask for.
            asked = [skill for skill in model.skills_ if model.implied(skill.at)] if self.chance(0.4) else \
                [model.skills_[at] for level in model.levels for at, _, _ in model.asked(level)]
        if self.chance(0.1 if owners is None else 0.05):
            # As a list; what is empty between its commas counts for nothing.
            parts = [self.one_term(model, owners, asked) for _ in range(self.random.randint(1, 3))]
            return self.random.choice([",", ", ", " ,", ",,", ", ,"]).join(parts) + "," * self.chance(0.3)
        return self.one_term(model, owners, asked)

    def one_term(self, model, owners, asked):
        name = self.typed(model, ["skill"], False, asked if self.chance(0.8) else None,
                          0.06 if owners is None else 0.01)
        if owners is not None and self.chance(0.3):
            parts = name.split()
            start = self.random.randrange(len(parts)) if parts else 0
            name = " ".join(parts[start:start + self.random.randint(1, 2)]) or name
        if model.scale and self.chance(0.7):
            name += ":" + self.respelled("no such" if self.chance(0.005) else self.random.choice(model.scale))
        return name

    def terms(self, model, command):
        owners = model.levels if command == "levels" else model.tracks_ if command == "tracks" \
            else model.levels + model.tracks_
        return [self.skill_term(model, owners) for _ in range(self.random.choice([0, 1, 1, 1, 2]))]

    def question(self, model):
        """A command and its arguments; texts are never empty and never begin with a blank."""
        pick = self.random
        command = pick.choice(["levels", "levels", "tracks", "tracks", "skills", "salaries", "strategies",
                               "certifications", "show", "show", "compare",
                               "plan", "plan", "plan", "plan", "match", "match"])
        args = {}
        if command in ("levels", "tracks", "skills") and self.chance(0.7):
            args["skill"] = self.terms(model, command)
        if command == "levels" and self.chance(0.4):
            args["years"] = str(self.decimal(12))
        if command == "tracks":
            if self.chance(0.2 if "skill" in args else 0.6):
                args["min_salary"] = str(self.decimal(self.random.choice([30000, 90000])))
                paid = [one["currency"] for track in model.tracks_ for one in track.get("salary", [])]
                if paid and self.chance(0.4):
                    args["currency"] = pick.choice(paid)
                if self.chance(0.2):
                    args["period"] = pick.choice(["month", "week", "day", "hour"])
            if self.chance(0.6):
                args["sort"] = pick.choice(["salary", "salary", "title"])
        themes = [one["theme"] for one in model.strategies_ if "theme" in one]
        if command == "strategies" and themes and self.chance(0.7):
            args["theme"] = self.part(themes)
        if command == "certifications":
            if model.certifications_ and self.chance(0.5):
                args["for_"] = self.typed(model, ["level", "track", "skill"])
            issuers = [one["issuer"] for one in model.certifications_ if "issuer" in one]
            if issuers and self.chance(0.4):
                args["issuer"] = self.part(issuers)
        if command == "show":
            args["name"] = self.typed(model, ["level", "track", "skill", "strategy", "certification"])
        if command == "compare":
            args["from_"], args["to"] = (self.typed(model, ["level", "track"]) for _ in range(2))
        if command in ("plan", "match"):
            args = self.profile(model)
            if "training_hours" in args and self.chance(0.2):
                args["training_hours"].append({"kind": None, "hours": str(self.decimal(40))})
            if self.chance(0.6):
                args["profile"] = self.as_file(model, self.profile(model))
                if self.chance(0.5):
                    # What a profile says shows where no option says otherwise.
                    args = {"profile": args["profile"]}
            if self.chance(0.08):
                args["strict"] = True
        if command == "plan" and self.chance(0.35):
            args["since"] = self.before(model, args)
        if command == "match":
            args = {key: value for key, value in args.items() if key not in ("goal", "tracks")}
            if self.chance(0.2):
                args["top"] = str(pick.randint(1, 6))
        return command, args

    def as_file(self, model, profile):
        """A profile with what only a file says: when all this was, what shows it, and as whose expectation
        a skill is meant."""
        pick = self.random
        self.with_some(profile, name=self.name, note=self.text, date=lambda: self.date(2024, 2026))
        at = lambda: self.typed(model, ["level"], unknown=0.005) if self.chance(0.6) else None
        if "skills" in profile:
            profile["skills"] = [self.with_some({"skill": one}, at=at, evidence=self.text) if self.chance(0.6) else one
                                 for one in profile["skills"]]
            if profile["skills"] and self.chance(0.2):
                # Twice, and once more as somebody may say it again.
                again = pick.choice(profile["skills"])
                profile["skills"] += [again] if isinstance(again, str) else [again, {**again, "skill": again["skill"].upper()}]
        if "certifications" in profile:
            earned = lambda: self.date_until(profile.get("date"), 2019)
            profile["certifications"] = [self.with_some({"certification": one}, earned=earned)
                                         if self.chance(0.7) else one for one in profile["certifications"]]
        works = [work["of"] for work in model.works()]
        if works and self.chance(0.5):
            of = pick.choice(works)
            one_of = lambda: self.respelled(of if self.chance(0.6) else pick.choice(works))
            posts = [self.post(one_of(), profile.get("date")) for _ in range(pick.randint(1, 4))]
            profile["experience"] = [*profile.get("experience", []), *posts]
            pick.shuffle(profile["experience"])
        if profile.get("experience") and self.chance(0.03):
            # What contradicts itself.
            profile["experience"].append({"of": "any", **pick.choice(
                [{}, {"to": "2020-01"}, {"from": "2020-02", "to": "2020-01-31"}, {"from": "9999-01"},
                 {"months": "1", "from": "2019-01", "to": "2020-01"}])})
        return profile

    def date(self, first, last):
        """A month, or a day of it."""
        date = f"{self.random.randint(first, last):04}-{self.random.randint(1, 12):02}"
        return date + f"-{self.random.randint(1, 28):02}" * self.chance(0.4)

    def date_until(self, last, first):
        """A date that is not after another one."""
        while is_after(date := self.date(first, int((last or "2026")[:4])), last or "2026-12"):
            pass
        return date

    def post(self, of, date):
        """Work from one month to another; it may go on, or end after the date of the profile."""
        first = self.date_until(date, 2010 if self.chance(0.5) else 2020)
        if date is not None and self.chance(0.3):
            return {"of": of, "from": first}
        year = int(first[:4])
        while is_after(first, last := self.date(year, year + self.random.choice([0, 1, 3, 6]))):
            pass
        return {"of": of, "from": first, "to": last}

    def before(self, model, args):
        """A profile from before: often the same person, with other amounts and fewer or more of the rest."""
        earlier = self.as_file(model, self.profile(model))
        if self.chance(0.3):
            return earlier
        now = {**{key: value for key, value in args.items() if key not in ("profile", "strict")},
               **args.get("profile", {})}
        for key, value in now.items():
            if key == "date" or self.chance(0.3):
                continue
            earlier[key] = self.random.sample(value, self.random.randint(0, len(value))) \
                if isinstance(value, list) and key not in ("experience", "training_hours") else value
        if "training_hours" in earlier and len(earlier["training_hours"]) > 1:
            # A file has hours of no kind alone.
            kinds = [one for one in earlier["training_hours"] if one["kind"] is not None]
            earlier["training_hours"] = kinds or earlier["training_hours"][:1]
        # Its own date bounds what was said then.
        if self.chance(0.7) or any(is_after(one["earned"], earlier.get("date", "9999"))
                                   for one in earlier.get("certifications", []) if "earned" in one):
            earlier.pop("date", None)
            if "date" in now:
                earlier["date"] = now["date"]
        return earlier

    def part(self, texts):
        """A text, or a word of it."""
        text = self.random.choice(texts)
        return self.respelled(self.random.choice(text.split()) if self.chance(0.4) else text)

    def training_hours(self, model):
        """Hours of training, of no kind or of some."""
        pick = self.random
        asked = [route["training"] for one in model.certifications_ for route in one.get("routes") or []
                 if "hours" in (route.get("training") or {})]
        kinds = [one.get("kind", one["of"]) for one in asked]
        if not kinds or self.chance(0.4 if "pm" in map(loose, kinds) else 0.05):
            return [{"kind": None, "hours": str(self.decimal(40))}]
        kind = lambda: self.respelled("no such kind" if self.chance(0.06) else pick.choice(kinds))
        return [{"kind": kind(), "hours": str(self.decimal(40))} for _ in range(pick.randint(1, 3))]

    def profile(self, model):
        """What somebody may say of themselves, by the keys of the profile."""
        pick, me = self.random, {}

        def names(kind, most, unknown=0.01):
            return lambda: [self.typed(model, [kind], unknown=unknown) for _ in range(pick.randint(0, most))] \
                if model.things(kind) else None

        def waived():
            parts = [self.typed(model, ["skill"], False, unknown=0.05) for _ in range(pick.choice([1, 1, 1, 2]))]
            return [", ".join(parts)] if self.chance(0.2) else parts

        def education():
            name = pick.choice(EDUCATIONS)
            return pick.choice([name, name, name.upper(), name.title()])

        works = [work["of"] for one in model.certifications_ for route in one.get("routes") or []
                 for work in route.get("experience", [])]
        work = lambda: self.respelled("no such work" if not works or self.chance(0.15) else pick.choice(works))
        self.with_some(me, years=lambda: str(self.decimal(12)),
                       skills=lambda: [self.skill_term(model) for _ in range(pick.randint(0, 5))])
        if self.chance(0.4):
            level = lambda: self.typed(model, ["level"])
            self.with_some(me, at=level, goal=level, tracks=names("track", 2), waive=waived)
        self.with_some(me, education=education, training_hours=lambda: self.training_hours(model),
                       certifications=names("certification", 2, 0.04))
        if self.chance(0.5):
            self.with_some(me, leading_months=lambda: str(self.decimal(60)),
                           experience=lambda: [{"of": work(), "months": str(self.decimal(60))}
                                               for _ in range(pick.randint(1, 3))])
        return {key: value for key, value in me.items() if value != []}


def grown():
    """The small inputs on what skills mean and imply, and on levels that extend one another."""
    ask = lambda skill, proficiency=None, **more: {
        "skill": skill, **({"proficiency": proficiency} if proficiency else {}), **more}
    level = lambda id_, *skills, **more: {"id": id_, "title": id_.upper(), "skills": list(skills), **more}
    scale = ["low", "mid", "high"]
    means = {"id": "a", "name": "A", "means": {"mid": "second", "low": "first"}}
    raised = {"scale": scale, "skills": [means], "levels": [
        level("x", ask("a", "mid", note="of x"), ask("b", "low"), "c", ask("d", "high")),
        level("y", "e", ask("c", "low", note="of y"), ask("b"), ask("a", note="own"), extends="x"),
        level("z", ask("a", "high", required=False, weight=2), "f", extends="y")]}
    for name in "xyz":
        yield raised, "show", {"name": name}
    yield raised, "levels", {"skill": ["d:high"]}
    yield raised, "skills", {"skill": ["a:mid"]}
    yield raised, "compare", {"from_": "x", "to": "z"}
    yield raised, "compare", {"from_": "z", "to": "y"}
    yield raised, "plan", {"skills": ["d:low", "a"], "goal": "z"}
    imply = lambda id_, *ids: {"id": id_, "name": id_.upper(), "implies": list(ids)}
    chain = {"scale": scale, "skills": [imply("a", "b"), imply("b", "c"), imply("c"), imply("d", "c", "E")],
             "levels": [level("x", *(ask(id_, "mid") for id_ in "abcde"))]}
    for skills in (["a:high"], ["a:mid", "d:mid"], ["d:mid", "a:mid"], ["a:low", "d:high"], ["a:high", "b:low"],
                   ["b:low", "d:low"], ["a"], ["a:high", "b:low", "c:low"]):
        yield chain, "plan", {"skills": skills}
        yield chain, "plan", {"skills": skills, "waive": ["a", "e"]}
    yield chain, "plan", {"skills": ["a:high"], "profile": {"skills": ["c:low"]}}
    yield chain, "plan", {"waive": ["a"]}
    yield chain, "skills", {"skill": ["c"]}
    free = {"skills": [{**means, "implies": ["b"]}], "levels": [level("x", "a", ask("b", note="n"))]}
    yield free, "show", {"name": "skill:a"}
    yield free, "plan", {"skills": ["a"]}
    families = {"levels": [level("a", family="F"), level("b"), level("c", family="G"), level("d", family="F"),
                           level("e"), level("f", family="G", next=[])],
                "beyond": [{"title": "Any"}, {"title": "Of a", "from": ["a", "d"]}, {"title": "None", "from": []}]}
    yield families, "levels", {}
    yield families, "plan", {"at": "a"}
    for name in "abdf":
        yield families, "show", {"name": name}


def planned():
    """The small inputs on what a plan makes of what is claimed, and on what to do first."""
    ask = lambda skill, proficiency=None, **more: {
        "skill": skill, **({"proficiency": proficiency} if proficiency else {}), **more}
    level = lambda id_, *skills, **more: {"id": id_, "title": id_.upper(), "skills": list(skills), **more}
    scale = ["low", "mid", "high"]
    # Levels that expect different things of one skill at one proficiency; `y` does not follow `w`.
    open_ = {"scale": scale, "skills": [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "implies": ["a"]}],
             "levels": [level("w", ask("a", "low", note="of w"), "e", next=["x", "z"]),
                        level("x", ask("a", "mid", note="of x"), next=["z"]),
                        level("y", ask("a", "mid", note="of x"), next=["z"]),
                        level("z", ask("a", "mid"), "c", ask("b", "mid"), extends="x"),
                        level("v", ask("a", "mid", note="of v", required=False), extends="y")],
             "tracks": [{"id": "t", "title": "T", "skills": [ask("a", "mid", note="of t")]}]}
    for claim in ("a:low", "a:mid", "a:high", "b:mid"):
        yield open_, "plan", {"skills": [claim]}
        yield open_, "plan", {"skills": [claim], "waive": ["a"], "goal": "v"}
        yield open_, "plan", {"skills": [claim], "waive": ["c"], "goal": "z"}
        for at in "wxyzv":
            yield open_, "plan", {"skills": [claim], "at": at, "goal": "v"}
            for here in "xz":
                yield open_, "plan", {"at": here, "profile": {"skills": [{"skill": claim, "at": at}]}}
    # What is open, or not yet well enough, speaks; what is waived does not.
    speaks = {"scale": scale, "levels": [level("w", years={"max": 2}), level("x", ask("a", "mid", note="n")),
                                         level("y", ask("a", "mid"), ask("b", "low", required=False))]}
    for skills in (["a:mid"], ["a:low"], ["b:low"], []):
        for more in ({}, {"at": "w"}, {"waive": ["a"]}, {"waive": ["a"], "at": "w"}):
            yield speaks, "plan", {"years": "1", "skills": skills, **more}
    bare = {"levels": [level("x", ask("a", note="n")), level("y", "a"), level("z", "b", extends="x")]}
    for skills in ([], ["a"], ["b"], ["a", "b"], ["a,b"], ["nothing,a,,NOTHING"]):
        yield bare, "plan", {"skills": skills}
        yield bare, "plan", {"skills": skills, "waive": ["b, q,"], "goal": "z"}
        yield bare, "plan", {"skills": skills, "strict": True}
        yield bare, "levels", {"skill": skills}
    # The heavier and the larger step go first, whether or not anything is there to build on.
    gaps = {"scale": scale, "levels": [level(
        "x", ask("a", "high", required=False), ask("b", "high"), ask("c", "mid"), ask("d", "low", weight=2),
        ask("e", "mid", weight=2), ask("f", "high"), ask("g", "low"))]}
    for skills in ([], ["b:low"], ["e:low", "f:mid"], ["a:low", "c:low", "g"]):
        yield gaps, "plan", {"skills": skills}
        yield gaps, "plan", {"skills": skills, "waive": ["b,c", "g"]}
    do = lambda text, needs=None: {"text": text, **({"needs": needs} if needs else {})}
    team = {"skills": [{"id": "a", "name": "A", "activities": [do("with many", "a team"), do("alone", "a desk")]},
                       {"id": "b", "name": "B", "activities": [do("with many", "a team")], "evidence": ["a log"]},
                       {"id": "c", "name": "C", "activities": ["any", do("with many", "a team"), do("at once", "nothing else")]},
                       {"id": "d", "name": "D", "activities": [do("with many", "A team")]}],
            "levels": [level("x", "c", "a", years={"min": 2}), level("y", "b", ask("a", weight=3), "d")]}
    for who in ({}, {"years": "0"}, {"years": "1"}, {"leading_months": "0"}, {"leading_months": "1"},
                {"at": "x"}, {"skills": ["a", "c"]}, {"years": "0", "at": "x"}):
        yield team, "plan", who
        yield team, "plan", {**who, "goal": "y"}
    # One certificate after another is the best; the last has none before it.
    route = lambda **more: {"routes": [more]}
    work = lambda *months: {"experience": [{"months": m, "of": of} for m, of in zip(months, "uv")]}
    named = lambda id_, *for_, **more: {"id": id_, "name": f"Certificate {id_}", "for": list(for_), **more}
    first = {"levels": [level("x", "a", "b"), level("y", "c"), level("z")],
             "strategies": [{"id": "s", "title": "S", "certifications": ["e", "h"]},
                            {"id": "t", "title": "T", "develops": ["a"], "certifications": ["g"]}],
             "certifications": [
                 named("k", "q"), named("l", "z", **route()), named("d", "a", "b"),
                 named("e", "a", "b", "c", **route(**work(1, 1))), named("m", "a", **route(education="secondary")),
                 named("f", "a", "b", **route(education="secondary")),
                 named("g", "c", **route(training={"hours": 3, "of": "o", "or_certification": ["f"]})),
                 named("h", "y", **route(condition="of theirs", certifications=["e"])),
                 named("p", "y", **route(education="secondary")), named("i", "y", **route()), named("j", "x")],
             "tracks": [{"id": "t", "title": "T", "skills": ["q"]}]}
    held = []
    for one in "jihpgfmedl":
        for who in ({}, {"education": "phd"}, {"goal": "z"}, {"skills": ["a"], "goal": "y"}, {"at": "z"}):
            yield first, "plan", {**who, **({"certifications": held} if held else {})}
            yield first, "plan", {**who, "certifications": [one]}
        held = held + [one]
    had = {"levels": [level("x", "a")], "certifications": [named(
        "c", "a", **route(education="bachelor", **work(10, 20), training={"hours": 5, "of": "o", "kind": "agile"}))]}
    for education in EDUCATIONS:
        yield had, "plan", {"education": education}
        yield had, "plan", {"profile": {"education": education}}
    months = lambda *pairs: [{"of": of, "months": m} for of, m in pairs]
    for said in (months(("u", "3"), ("U", "4")), months(("v", "30"), ("w", "2"), ("W", "3"))):
        yield had, "plan", {"experience": said}
        yield had, "plan", {"experience": said, "strict": True}
        yield had, "plan", {"experience": said, "profile": {"experience": months(("u", "8"), ("w", "1"), ("q", "1"))}}
    for kind in ("agile", "AGILE", "other"):
        yield had, "plan", {"training_hours": [{"kind": kind, "hours": "6"}]}
        yield had, "plan", {"training_hours": [{"kind": kind, "hours": "6"}], "strict": True}
    yield had, "plan", {"certifications": ["nothing"], "waive": ["nought"], "skills": ["none"]}


def dated():
    """The small inputs on when something was, and on what has changed since then."""
    level = lambda id_, *skills, **more: {"id": id_, "title": id_.upper(), "skills": list(skills), **more}
    work = lambda of, months, within=None, counted=None: {
        "of": of, "months": months, **({"within_years": within} if within is not None else {}),
        **({"counted_as": counted} if counted else {})}
    named = lambda id_, *works, **more: {"id": id_, "name": f"Certificate {id_}",
                                         "routes": [{"experience": list(works)}], **more}
    asking = {"levels": [level("x", "a")], "certifications": [
        named("c", work("u", 100, 10)), named("d", work("u", 24)), named("e", work("v", 36, 3, "leading")),
        named("f", work("w", 36, 3, "leading")), named("g", work("n", 12, 2, "any"))]}
    post = lambda of, from_, to=None: {"of": of, "from": from_, **({"to": to} if to else {})}
    months = lambda of, count: {"of": of, "months": count}
    for posts in ([post("u", "2010-01", "2014-12")], [post("u", "2016-10", "2017-01")],
                  [post("u", "2016-12", "2016-12"), post("U", "2016-11", "2016-11")],
                  [post("u", "2016-12-31", "2016-12-31")], [post("u", "2024-01", "2024-06"), post("u", "2024-06", "2024-07")],
                  [post("u", "2020-01", "2022-12"), post("u", "2021-01", "2021-02"), post("u", "2022-12", "2023-01")],
                  [post("u", "2026-11", "2030-01")], [post("u", "2025-01", "2026-11-30"), months("u", "3")],
                  [months("u", "5"), months("u", "0.5")], [months("u", "0")], [post("v", "2020-01", "2023-11")],
                  [post("v", "2020-01", "2023-12")], [months("v", "36")], [months("q", "7"), post("q", "2020-01", "2020-02")],
                  [post("v", "2000-01", "2005-12")]):
        for date in ({}, {"date": "2026-11-26"}):
            yield asking, "plan", {"profile": {"experience": posts, **date}}
        yield asking, "plan", {"profile": {"experience": [*posts, post("u", "2026-11")], "years": "4", "date": "2026-11"}}
    for posts in ([post("u", "2020-01", "2022-12"), post("v", "2020-01", "2025-12")], [months("v", "7"), months("u", "7")]):
        for more in ({"experience": [months("u", "30")]}, {"experience": [months("v", "30")]}, {"leading_months": "40"}):
            yield asking, "plan", {"profile": {"experience": posts, "date": "2026-11"}, **more}
            yield asking, "plan", {"profile": {"experience": posts, "leading_months": "20"}, **more}
    alone = {"of": "u", "from": "2020-01"}
    for wrong in ({"experience": [alone]}, {"experience": [{**alone, "to": "2019-12"}]},
                  {"experience": [{**alone, "months": "3"}]}, {"experience": [{"of": "u", "to": "2020-01"}]},
                  {"experience": [{"of": "u"}]}, {"date": "2019-12", "experience": [alone]},
                  {"date": "2019-12-30", "certifications": [{"certification": "c", "earned": "2019-12-31"}]}):
        yield asking, "plan", {"profile": wrong}
        yield asking, "plan", {"since": wrong}
        yield asking, "match", {"profile": wrong}
    for right in ({"date": "2019-12", "certifications": [{"certification": "c", "earned": "2019-12-31"}]},
                  {"date": "2020-01-01", "experience": [alone]}, {"date": "2020-01-15", "experience": [
                      {**alone, "from": "2020-01-15"}]}):
        yield asking, "plan", {"profile": right}
    # Two certificates ask for the same work, within different years.
    both = {"levels": [level("x")], "certifications": [named("c", work("u", 9, 10)), named("d", work("u", 9, 3))]}
    yield both, "plan", {"experience": [months("u", "9")]}
    yield both, "plan", {"profile": {"experience": [post("u", "2020-01", "2020-12")]}}
    # A part of a month is among the years that are asked for; these posts are long before.
    part = {"levels": [level("x")], "certifications": [named("c", work("u", 9, 1.3))]}
    yield part, "plan", {"profile": {"date": "2026-11", "experience": [post("u", "2020-01", "2020-12")]}}
    kept = {"levels": [level("x")], "certifications": [
        named("c", renewal={"years": 3}), named("d", renewal={"years": 1.5, "by": "more"}), named("e", renewal={"by": "it"}),
        named("f", renewal={"years": 8000}), named("g", renewal={"years": 0})]}
    for earned in ("2024-02-29", "2024-02", "2023-08-31", "2023-12-31"):
        yield kept, "plan", {"profile": {"date": "2026-11-26", "certifications": [
            {"certification": id_, "earned": earned} for id_ in "cdefg"]}}
    yield kept, "plan", {"profile": {"certifications": [
        {"certification": "c", "earned": "2020-01"}, {"certification": "C", "earned": "2024-01"},
        {"certification": "c"}, "c", "d"]}, "certifications": ["c"]}
    scale = ["low", "mid", "high"]
    skill = lambda name, how, note=None: {"skill": name, "proficiency": how, **({"note": note} if note else {})}
    changing = {"scale": scale, "skills": [{"id": "a", "name": "A", "implies": ["b"]}, {"id": "b", "name": "B"}],
                "levels": [level("x", skill("a", "low"), skill("c", "mid"), years={"min": 1, "max": 3}),
                           level("y", skill("a", "mid", "more"), skill("b", "high"), years={"min": 3, "max": 5}),
                           level("z", "d", extends="y", years={"min": 5})],
                "certifications": [{**named("c", work("u", 9)), "for": ["a"]}, named("d"),
                                   named("e", work("leading projects", 9, 5, "leading"))]}
    said = ({}, {"skills": ["a:low", "c"], "years": "2"}, {"skills": ["a:high"], "years": "4", "certifications": ["c"]},
            {"skills": ["b:mid"], "experience": [months("u", "9")], "leading_months": "12", "goal": "z"},
            {"skills": ["a:mid", "b:low", "q"], "waive": ["c"], "years": "6", "certifications": ["d"],
             "training_hours": [{"kind": None, "hours": "3"}]},
            {"skills": ["d", "c:high"], "at": "y", "training_hours": [{"kind": None, "hours": "5"}],
             "experience": [months("leading projects", "10"), months("odd", "2")]})
    for earlier in said:
        yield changing, "plan", {"since": earlier, **said[-1]}
        for later in said:
            yield changing, "plan", {"since": {**earlier, "date": "2026-05"}, "profile": {**later, "date": "2026-11-26"}}
    evidence = {"skills": [{"skill": "a:high", "evidence": "did it"}, {"skill": "B:low,c", "evidence": "so\nand so"},
                           {"skill": "A:low", "evidence": "again"}, {"skill": "no", "evidence": "nothing"}]}
    yield changing, "plan", {"profile": {**evidence, "name": "Ada | *B*", "date": "2026-11", "note": "- [ ] what else"}}
    yield changing, "plan", {"profile": evidence, "skills": ["a:low"]}
    yield changing, "plan", {"since": evidence}


def led():
    """The small inputs on the time of leading projects, on what somebody said before, and on its names."""
    level = lambda id_, *skills, **more: {"id": id_, "title": id_.upper(), "skills": list(skills), **more}
    work = lambda of, months, counted="leading", within=None: {
        "of": of, "months": months, **({"counted_as": counted} if counted else {}),
        **({"within_years": within} if within is not None else {})}
    named = lambda id_, *routes, **more: {"id": id_, "name": f"Certificate {id_}", "for": ["x"], "routes": list(routes), **more}
    route = lambda *works, **more: {**({"experience": list(works)} if works else {}), **more}
    post = lambda of, from_, to=None: {"of": of, "from": from_, **({"to": to} if to else {})}
    months = lambda of, count: {"of": of, "months": count}
    # `u` and `v` are leading projects, and one route asks for `u` whatever it counts as.
    asking = {"levels": [level("x", "a", years={"min": 1, "max": 2}), level("y", "a", years={"min": 2, "max": 2.5})],
              "certifications": [
                  named("c", route(work("u", 30)), route(work("v", 20, within=2))), named("d", route(work("u", 30, None))),
                  named("e", route(work("w", 30, "any", 2))), named("f", route(work("V", 30, "any"))),
                  named("g", route(work("leading projects", 30, within=1.1), education="bachelor")),
                  named("h", route(work("u", 9, within=1), work("u", 99, within=3), work("n", 9, None, 2)))]}
    posts = ([post("u", "2020-01", "2020-12"), post("v", "2020-07", "2021-06")],
             [post("u", "2025-10", "2025-10"), months("v", "5")],
             [post("U", "2025-09", "2025-09"), post("v", "2025-09", "2025-11")], [months("u", "0")], [months("w", "7")],
             [months("leading-Projects", "24"), post("u", "2026-01", "2026-12")], [])
    for said in posts:
        for more in ({}, {"leading_months": "24.5"}, {"leading_months": "0"}, {"leading_months": "1", "years": "1"}):
            me = {**({"experience": said} if said else {}), **more}
            yield asking, "plan", {"profile": me}
            yield asking, "plan", {"profile": {**me, "date": "2026-11-26"}}
        for more in ({}, {"leading_months": "24.5"}):
            me = {**({"experience": said} if said else {}), **more}
            for options in ({"leading_months": "12"}, {"experience": [months("V", "12")]}, {"experience": [months("w", "12")]},
                            {"leading_months": "3", "experience": [months("u", "4"), months("Leading Projects", "5")]},
                            {"years": "2"}, {"at": "y"}, {"at": "x", "leading_months": "24"}):
                yield asking, "plan", {"profile": {**me, "date": "2026-11"}, **options}
    for within in (0.05, 0.1, 1 / 12, 0.25, 1.0, 1.04):
        part = {"levels": [level("x")], "certifications": [named("c", route(work("u", 9, None, within)), **{"for": []})]}
        for month in range(8, 12):
            yield part, "plan", {"profile": {"date": "2026-11", "experience": [post("u", "2020-01", f"2026-{month:02}")]}}
    # What is said of one's months, and how that is spelled, then and now.
    spelled = ([months("Odd  work", "3"), months("u", "2")], [months("odd-work", "4"), months("U", "2")],
               [months("ODD WORK", "3")], [months("leading-PROJECTS", "6")], [])
    for then in spelled:
        for now in spelled:
            yield asking, "plan", {"since": {"experience": then, "leading_months": "1"}, "profile": {
                "experience": now, "leading_months": "2"}}
            yield asking, "plan", {"since": {"experience": then, "years": "1"}, "profile": {"experience": now, "years": "2"}}
    # A route to what one may sit, whichever it is, names what is then not needed.
    for first in ("secondary", "bachelor"):
        leads = {"levels": [level("x")], "certifications": [
            named("k", route(condition="of theirs")), named("l", route(condition="of theirs")),
            named("m", route(certifications=["k"]), route(education=first)),
            named("n", route(training={"of": "o", "or_certification": ["l"]})), named("o", route(certifications=["m"]))]}
        for held in ([], ["k"], ["l"], ["m"], ["k", "l"], ["n"], ["o"]):
            for who in ({}, {"education": "associate"}, {"education": "none"}):
                yield leads, "plan", {"since": {"education": "associate", "certifications": ["k"]}, "profile": {
                    **who, "certifications": held}}
    for then in (None, *EDUCATIONS[:8]):
        for now in (None, "none", "ba"):
            yield leads, "plan", {"since": {"education": then} if then else {}, "profile": {"education": now} if now else {}}
    short = {"levels": [level("x")], "certifications": [
        named(id_, name=name, aliases=aliases) for id_, name, aliases in (
            ("abc", "Long Name (ABC)", ["a"]), ("b", "Long Name (B C)", ["b-c"]),
            ("c", "Name (not known)", ["longer than the name", "n"]),
            ("d", "(D)", []), ("e", "Name (E) more", ["Short"]), ("f", "Long (Name) (F)", ["(Name"]), ("g", "Gggg", ["gggg."]))]}
    yield short, "plan", {"since": {}, "profile": {"certifications": [
        {"certification": one, "earned": "2024-05"} for one in ("abc", "b", "c", "d", "e", "f", "g")]}}
    alike = {"levels": [level("x")], "certifications": [
        named(id_, name=f"{id_.upper()} (PMP)", aliases=["PMP"]) for id_ in "cd"]}
    yield alike, "plan", {"since": {}, "profile": {"certifications": [{"certification": "c", "earned": "2024-05"}, "d"]}}
    yield short, "plan", {"since": {"certifications": ["abc", "b", "c", "d"]}, "profile": {"certifications": ["e", "f", "g"]}}
    # Names that the ladder does not know, now and then.
    odd = {"skills": ["q", "r,a"], "certifications": ["nought"], "experience": [months("odd", "1")],
           "training_hours": [{"kind": "odd", "hours": "3"}]}
    for key, value in odd.items():
        yield asking, "plan", {"since": {key: value}}
        yield asking, "plan", {"since": {key: value}, "strict": True}
        yield asking, "plan", {"profile": {key: value}, "since": odd}
        yield asking, "plan", {"profile": {key: value}, "since": {"waive": ["nought"]}, "strict": True}
        yield asking, "match", {"profile": {key: value}}
    scale = {"scale": ["low", "high"], "skills": [{"id": "k", "name": "Key", "aliases": ["kk"]}], "levels": [level("x", "k")]}
    shown = lambda *pairs: {"skills": [{"skill": name, "evidence": text} for name, text in pairs]}
    for said in (shown(("k", "did")), shown(("KK:low", "did"), ("kk:high", "did"), ("KK", "did")),
                 shown(("q", "did"), ("q", "more"), ("q:high", "did"), ("k", "did"), ("q", "did"), ("Q", "did")),
                 shown(("q,k:low, kk", "did"), ("k", "did"), ("r", "more")), {"skills": ["q", {"skill": "q"}, "r:low"]}):
        yield scale, "plan", {"profile": {**said, "note": "what else"}}
        yield scale, "plan", {"profile": said, "skills": ["q", "k:low", "z"]}
    many = {"scale": ["low", "high"], "levels": [level("x", *"abcdefgh")]}
    for then, now in ([], "abcdefgh"), ("abcdefgh", []), ("abcdefg", ["a:high", "b:high"]), (["a:high", "b"], ["a:low", "b:high"]):
        yield many, "plan", {"since": {"skills": list(then)}, "profile": {"skills": list(now)}}


def matched():
    """The small inputs on what fits."""
    level = lambda id_, *skills, **more: {"id": id_, "title": id_.upper(), "skills": list(skills), **more}
    ask = lambda name, how=None, **more: {"skill": name, **({"proficiency": how} if how else {}), **more}
    fits = {"scale": ["low", "high"], "levels": [
        level("nothing", years={"min": 4}), level("optional", ask("x", required=False), family="F"),
        level("four", "x", "y", "q", "r", years={"min": 1, "max": 3}), level("raised", "x", ask("y", "high")),
        level("two", "x", "q"), level("again", "y", "r"), level("other", "q"), level("waived", "x", "w"),
        level("noted", ask("x", note="n"), "y"), level("more", "z", extends="raised")],
        "tracks": [{"id": "t", "title": "T", "skills": ["x", ask("q", required=False)], "from": "two"},
                   {"id": "u", "title": "U", "skills": [ask("x", "high"), "y"]}, {"id": "v", "title": "V"}]}
    for more in ({}, {"skills": ["x", "y"]}, {"skills": ["x:high", "y:low"], "waive": ["w"]},
                 {"skills": ["x,q,r"], "years": "2"}, {"waive": ["x", "y"], "years": "9"},
                 {"skills": ["nought"], "strict": True}, {"at": "noted", "skills": ["x"]}):
        yield fits, "match", more
        yield fits, "match", {**more, "top": "3"}
        yield fits, "match", {"profile": {**{key: value for key, value in more.items() if key != "strict"},
                                          "goal": "two", "date": "2026-11", "name": "A"}}


def issue_13():
    """The small inputs that the issue names."""
    usd = lambda **ends: {"currency": "USD", "period": "year", **ends}
    levels = [{"id": "l", "title": "L"}]
    two = [{"id": "p1-1", "title": "One"}, {"id": "p11", "title": "Eleven"}]
    skills = lambda *names: {"levels": [{"id": "l", "title": "L", "skills": list(names)}]}
    pay = {"levels": levels, "tracks": [
        {"id": "a", "title": "A", "salary": [usd(max=36000), usd(max=90000)]},
        {"id": "b", "title": "B", "salary": [usd(max=50000)]}]}
    mixed = {"levels": levels, "tracks": [
        {"id": "a", "title": "A", "salary": [usd(max=90000)]},
        {"id": "b", "title": "B", "salary": [{"currency": "JPY", "max": 150000, "period": "month"}]}]}
    works = lambda *months: {"levels": levels, "certifications": [{"id": "c", "name": "C", "routes": [
        {"experience": [{"months": m, "of": of} for m, of in zip(months, "xy")]}]}]}
    yield pay, "tracks", {"sort": "salary"}
    yield pay, "tracks", {"sort": "salary", "min_salary": "40000"}
    yield mixed, "tracks", {"min_salary": "100000"}
    yield mixed, "tracks", {"min_salary": "1000", "currency": "JPY", "period": "month"}
    yield works(0.1, 0.2), "plan", {}
    yield works(1e12, 1), "plan", {}
    yield {"levels": [{"id": "l", "title": "L", "years": {"min": 3}}]}, "plan", {"years": "2.3456789"}
    for name in ("level:p11", "p11", "p1-1", "P11"):
        yield {"levels": two}, "show", {"name": name}
    yield {"levels": two}, "plan", {"at": "p11"}
    yield {"levels": [{"id": "level:1", "title": "L"}]}, "show", {"name": "level:1"}
    risk = {**skills("a", "b"), "skills": [{"id": "risk", "name": "A"}, {"id": "b", "name": "risk"}]}
    risk["levels"][0]["skills"] = ["risk", "b"]
    for name in ("risk", "Risk", "RISK", "b", "A"):
        yield risk, "skills", {"skill": [name]}
        yield risk, "show", {"name": name}
    for pair in (["バス", "パス"], ["दल", "दिल"], ["ข่าว", "ข้าว"], ["Führung", "Fuhrung"]):
        yield skills(*pair), "skills", {"skill": [pair[0]]}
        yield skills(*pair), "levels", {"skill": [pair[1]]}
    for name, typed in (("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("Straße", "STRASSE"), ("Σίσυφος", "σισυφος")):
        yield skills(name), "levels", {"skill": [typed]}
    colon = {"scale": ["1: basic", "2: good"], **skills({"skill": "scrum", "proficiency": "2: good"})}
    yield colon, "levels", {"skill": ["scrum:1: basic"]}
    yield colon, "plan", {"skills": ["scrum:2: good"]}
    twice = {"levels": [{"id": "a", "title": "A", "next": ["b", "b"]}, {"id": "b", "title": "B"}]}
    yield twice, "levels", {}
    yield twice, "plan", {"at": "a", "goal": "b"}
    named = {**skills("Go"), "skills": [{"id": "go", "name": "Go", "aliases": ["golang"]}],
             "strategies": [{"id": "s", "title": "S", "develops": ["go", "golang"], "theme": "Buy or Build"},
                            {"id": "t", "title": "T", "theme": "Buy and Build"}],
             "certifications": [{"id": "c", "name": "C", "for": ["go", "Go"],
                                 "issuer": "Project Management Institute (PMI)"},
                                {"id": "d", "name": "D", "issuer": "Example, Inc."},
                                {"id": "e", "name": "E", "issuer": "Scrum.org"}]}
    yield named, "strategies", {"theme": "Buy or Build"}
    for issuer in ("(PMI)", "Inc.", "scrum.org", "Example"):
        yield named, "certifications", {"issuer": issuer}
    yield named, "skills", {}
    for more in ({"note": "on one's own"}, {"weight": 2}, {"required": False}):
        yield {"levels": [{"id": "a", "title": "A", "skills": ["x"]},
                          {"id": "b", "title": "B", "skills": [{"skill": "x", **more}]}]}, \
            "compare", {"from_": "a", "to": "b"}
    yield {"title": "Learn C #", "levels": [{"id": "l", "title": "www.evil.example",
                                             "summary": "one\ntwo\n\n- three\n- four"}]}, "levels", {}
    yield {"levels": levels, "certifications": [
        {"id": "c", "name": "C", "url": "https://a.example/CAPM_July_2023"}]}, "show", {"name": "c"}
