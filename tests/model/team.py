"""`team` once more: what it says of each person, of their skills together, and of what has changed.

Written from DESIGN.md, the README and the issue, like `model.py`, which judges the person; and what the
cells of a spreadsheet say, for those kinds of columns that people keep.
"""

import re
import unicodedata
from collections import Counter
from decimal import Decimal, InvalidOperation

from model import (Ambiguous, Free, Model, NotThere, Refused, Thing, Unknown, UsageError, attained, loose,
                   look_up, refuse)

# What a cell says of a skill, beside a proficiency and its place on the scale.
HAS, HAS_NOT = {"x", "yes", "y", "true", "1", "✓", "✔"}, {"", "0", "no", "n", "false", "-", "–", "—", "none", "n/a"}
MOST_NAMED = 10


class TeamModel(Model):
    """A ladder and the people on it. A roster is a list of `(row, name, profile, unknown)`; of who could
    not be read the profile is None. `unknown` has what a spreadsheet says that is no profile."""

    more = None  # what is not known of the person who is being judged, beside what a plan lists

    # ---- One person -----------------------------------------------------------------------------

    def find(self, name, kinds):
        """Of many people one who names a level that there is not does not stop the others."""
        try:
            return super().find(name, kinds)
        except Unknown:
            if kinds != ["level"] or self.more is None:
                raise
            self.more.append(("level", name))
            return Thing("level", None, None, None, [])

    def claims_in(self, typed):
        """Nor does a proficiency that there is not."""
        try:
            return super().claims_in(typed)
        except Ambiguous:
            raise
        except NotThere:
            self.more.append(("proficiency", typed))
            return []

    def evidence(self, profile):
        """No answer of a team holds it; to look up its claims again would tell again what is not known."""
        return []

    def judge(self, row, name, profile, unknown, goal, strict, certifications):
        """What the answer says of a person, and what is known of them: None if nothing is."""
        entry = {"name": None, "row": row, "at": [], "next": [], "certifications": None, "unknown": [], "error": None}
        if profile is None:
            return {**entry, "error": "invalid_file"}, None
        self.more = list(unknown)
        # What nobody asks for is not looked up.
        ignored = {"tracks", "place"} | ({"goal"} if goal is not None else set())
        try:
            refuse(profile)
            me = self.person({key: value for key, value in profile.items() if key not in ignored}, {})
        except Refused:
            return {**entry, "error": "invalid_file"}, None
        except Ambiguous:
            return {**entry, "error": "ambiguous_name"}, None
        except UsageError:
            return {**entry, "error": "usage"}, None
        finally:
            more, self.more = self.more, None
        unknown = sorted(more + [(one["kind"], one["given"]) for one in me["unknown"]])
        if strict and unknown:
            return {**entry, "error": "unknown_name"}, None
        me["here"] = self.here(me)
        goal = me["goal"] if goal is None else goal
        following = {at for one in me["here"] for at in self.next[one]} if me["here"] else \
            {at for at in range(len(self.levels)) if not any(at in after for after in self.next)}
        me["next"] = [goal] if goal is not None else sorted(following)
        status = lambda one: {"id": one["id"], "status": one["status"]}
        return {**entry, "name": name, "at": [self.levels[at]["id"] for at in me["here"]],
                "next": [self.next_entry(me, at) for at in me["next"]], "unknown": unknown,
                "certifications": list(map(status, self.plan_certifications(me, [], []))) if certifications
                else None}, me

    def short(self, entry, me):
        """What is lacking at the levels where a person stands."""
        own = [self.next_entry(me, at) for at in me["here"]]
        gap = lambda one: {key: one[key] for key in ("met", "too_low", "missing", "waived", "undecided")}
        return [{**who(entry), "at": one["id"], **gap(one)} for one in own
                if one["too_low"] or one["missing"] or one["waived"]]

    def here(self, me):
        if me["at"] is not None:
            return [me["at"]]
        years = self.by_years(me["years"])
        if years is not None:
            return [at for at in years if not any(at in self.above[other] for other in years)]
        return self.by_skills(me) or []

    def next_entry(self, me, at):
        level = self.levels[at]
        required = [one for _, one in self.measured(me, level, at) if one["required"]]
        those = lambda status: [one for one in required if one["status"] == status]
        ids = lambda status: [one["id"] for one in those(status)]
        years = self.years_missing(me, self.years(level))
        return {"id": level["id"], "title": level["title"],
                "ready": bool(required) and len(ids("met")) == len(required) and not years, "years_missing": years,
                "met": ids("met"), "waived": ids("waived"), "undecided": ids("undecided"),
                "too_low": [{key: one[key] for key in ("id", "have", "want")} for one in those("too_low")],
                "missing": [{key: one[key] for key in ("id", "want")} for one in those("missing")]}

    # ---- All of them ----------------------------------------------------------------------------

    def team(self, roster, goal=None, level=None, ready=False, sort=None, certifications=False, strict=False,
             without=(), need=None, since=None):
        """The value under the key `team`, and how many of the people could not be judged."""
        place = lambda name: None if name is None else self.find(name, ["level"]).at
        goal, level = place(goal), place(level)
        all_ = [self.judge(*one, goal, strict, certifications) for one in roster]
        known = [(entry, me) for entry, me in all_ if me is not None]
        if strict and len(known) < len(all_):
            raise (NotThere if all(me or one["error"] == "unknown_name" for one, me in all_) else UsageError)("not all")
        is_ready = lambda entry: any(one["ready"] for one in entry["next"])
        shown = [(entry, me) for entry, me in all_ if me is None
                 or (not ready or is_ready(entry)) and (level is None or level in me["here"])]
        last = float("inf")
        left = lambda entry: min((sum(len(one[key]) for key in ("missing", "too_low", "waived", "undecided"))
                                  for one in entry["next"]), default=last)
        # What nobody sees is no letter to sort by.
        shown_as = lambda name: "".join(one for one in loose(name) if unicodedata.category(one) != "Cf")
        orders = {None: lambda pair: 0, "missing": lambda pair: left(pair[0]),
                  "name": lambda pair: (pair[0]["name"] is None, shown_as(pair[0]["name"] or "")),
                  "level": lambda pair: (pair[1] is None, pair[1]["here"] if pair[1] else [])}
        shown.sort(key=orders[sort])
        levels, people = Counter(), Counter()
        for entry, me in known:
            for at in me["here"] or [-1]:
                people[at] += 1
                levels[at] += is_ready(entry)
        named = lambda at, key: None if at < 0 else self.levels[at][key]
        absent = self.absent(known, without)
        answer = {"people": [entry for entry, _ in shown],
                  "short": [one for entry, me in shown if me is not None for one in self.short(entry, me)],
                  "coverage": self.coverage(known, known, need or []),
                  "levels": [{"id": named(at, "id"), "title": named(at, "title"), "people": people[at],
                              "ready": levels[at]} for at in sorted(people)],
                  "unknown": [(entry["name"], entry["row"], given) for entry, _ in known
                              for _, given in entry["unknown"]],
                  "what_if": {"without": [who(entry) for entry, _ in absent],
                              "coverage": self.coverage([one for one in known if one not in absent], known, [])}
                  if without else None,
                  "since": None}
        if since is not None:
            then = [self.judge(*one, goal, strict, certifications) for one in since]
            answer["since"] = self.since([one for one in then if one[1] is not None], known)
        asks_years = lambda me: any(self.years(self.levels[at])["min"] is not None for at in me["next"])
        self.no_years = sum(me["years"] is None and asks_years(me) for _, me in known)
        return answer, len(all_) - len(known)

    def absent(self, known, without):
        found = []
        for name in without:
            called = [one for one in known if str(one[0]["row"]) == name
                      or one[0]["name"] is not None and loose(one[0]["name"]) == loose(name)]
            if len(called) != 1:
                raise Ambiguous("several") if called else NotThere("nobody")
            found += [one for one in called if one not in found]
        return found

    def coverage(self, people, whole, need):
        """Of the skills that anybody of the whole team has, or that is asked of one or needed."""
        counted = lambda those: [self.covered(at, those, dict(need)) for at in range(len(self.skills_))]
        tells = lambda one, at: one["have"] + one["asked"] + one["next_short"] or at in dict(need)
        both = zip(counted(people), counted(whole))
        return [one for at, (one, all_) in enumerate(both) if tells(all_, at)]

    def covered(self, skill, people, need):
        has = [(me["claims"][skill], who(entry)) for entry, me in people if skill in me["claims"]]
        asked, short, next_short, want = 0, 0, 0, None
        lacks = lambda me, at, *statuses: any(
            one["id"] == self.skills_[skill].id and one["required"] and one["status"] in statuses
            for _, one in self.measured(me, self.levels[at], at))
        for entry, me in people:
            wanted = [(at, rank) for at in me["here"] for other, rank, one in self.asked(self.levels[at])
                      if other == skill and one["required"]]
            asked += bool(wanted)
            short += any(lacks(me, at, "missing", "too_low", "waived") for at, _ in wanted)
            want = max([*(rank for _, rank in wanted), -1 if want is None else want])
            want = None if want < 0 else want
            next_short += any(lacks(me, at, "missing", "too_low") for at in me["next"])
        name = lambda rank: self.scale[rank] if self.scale and rank is not None else None
        enough = [one for rank, one in has if rank >= (want or 0)]
        entry = {"id": self.skills_[skill].id, "name": self.skills_[skill].title, "have": len(has),
                 "at": [{"proficiency": one, "people": sum(rank == at for rank, _ in has)}
                        for at, one in enumerate(self.scale)],
                 "asked": asked, "want": name(want), "short": short, "next_short": next_short,
                 "alone": enough[0] if len(enough) == 1 else None,
                 "one_below": [one for rank, one in has if want and rank == want - 1][:MOST_NAMED], "need": None}
        if skill in need:
            rank, wanted = need[skill]
            have = len([one for one, _ in has if one >= (rank or 0)])
            entry["need"] = {"proficiency": name(rank), "people": wanted, "have": have, "short": max(0, wanted - have)}
        return entry

    def since(self, then, now):
        """What has changed, from the people before and those now: they are known again by name, and those
        of one name in their order."""
        before, after = by_name(then), by_name(now)
        people = []
        for key, (entry, me) in after.items():
            if key not in before:
                continue
            old, had = before[key][0], before[key][1]["claims"]
            have = me["claims"]
            name = lambda claims, skill: self.scale[claims[skill]] if self.scale and skill in claims else None
            changes = lambda more, less: [
                {"id": self.skills_[skill].id, "from": name(had, skill), "to": name(have, skill)}
                for skill in sorted(more) if more[skill] > less.get(skill, -1)]
            ready = lambda entry: [one["id"] for one in entry["next"] if one["ready"]]
            changed = {"gained": changes(have, had), "lost": changes(had, have),
                       "became_ready": [id_ for id_ in ready(entry) if id_ not in ready(old)]}
            if any(changed.values()) or old["at"] != entry["at"]:
                people.append({**who(entry), **changed, "was_at": old["at"], "at": entry["at"]})
        have = lambda people, skill: sum(skill in me["claims"] for _, me in people)
        fallen = [(one, have(then, one.at), have(now, one.at)) for one in self.skills_]
        return {"people": people, "joined": [who(after[key][0]) for key in after if key not in before],
                "left": [who(before[key][0]) for key in before if key not in after],
                "coverage": [{"id": one.id, "name": one.title, "before": old, "after": new}
                             for one, old, new in fallen if new < old]}

    # ---- Spreadsheets ---------------------------------------------------------------------------

    def from_rows(self, headings, rows):
        """The people of a spreadsheet with a row each. A heading is `name`, `years` and so on, or else
        stands for the skill that is called so; `rows` begin in line 2."""
        people = []
        for line, row in enumerate(rows, 2):
            profile, unknown = {}, []
            if not any(map(str.strip, row)):
                continue
            for heading, cell in zip(headings, row):
                self.say(profile, unknown, heading, cell.strip())
            people.append((line, profile.get("name"), profile, unknown))
        return people

    def from_claims(self, rows):
        """The people of a spreadsheet with a row for each skill of a person: name, skill, how well."""
        people = {}
        for line, (name, skill, how) in enumerate(rows, 2):
            if not name.strip():
                people[line] = (line, None, None, [])
                continue
            _, _, profile, unknown = people.setdefault(name, (line, name, {"name": name, "skills": []}, []))
            if how.strip():
                self.say_how_well(profile, unknown, skill, how.strip())
            else:
                profile["skills"].append(skill)
        return list(people.values())

    def say(self, profile, unknown, heading, cell):
        if not cell:
            return
        key = heading.lower()
        if key in ("name", "at", "goal"):
            profile[key] = cell
        elif key in ("years", "leading months"):
            unit = r"\s*(years?|yrs?)$" if key == "years" else r"\s*months?$"
            number = re.sub(unit, "", cell, flags=re.IGNORECASE | re.ASCII).replace(",", ".")
            try:
                known = 0 <= Decimal(number) and set(number) <= set("0123456789.")
            except InvalidOperation:
                known = False
            if known:
                profile[key.replace(" ", "_")] = number
            else:
                unknown.append(("years" if key == "years" else "experience", cell))
        elif key == "education":
            try:
                attained(cell)
                profile[key] = cell
            except UsageError:
                unknown.append(("education", cell))
        elif key in ("skills", "certifications", "waive"):
            profile.setdefault(key, []).extend(one.strip() for one in cell.split(";") if one.strip())
        elif look_up(self.skills_, heading) is None:
            unknown.append(("column", heading))
        else:
            self.say_how_well(profile, unknown, look_up(self.skills_, heading).title, cell)

    def say_how_well(self, profile, unknown, skill, cell):
        skills = profile.setdefault("skills", [])
        if self.rank(cell) is not None:
            skills.append(f"{skill}:{cell}")
        elif cell.isdigit() and 0 < int(cell) <= len(self.scale):
            skills.append(f"{skill}:{self.scale[int(cell) - 1]}")
        elif not self.scale and cell.isdigit() and int(cell) > 0:
            skills.append(skill)
        elif loose(cell) in map(loose, HAS):
            skills.append(skill)
        elif loose(cell) not in map(loose, HAS_NOT):
            unknown.append(("proficiency", f"{skill}:{cell}"))


def who(entry):
    return {"name": entry["name"], "row": entry["row"]}


def by_name(people):
    found, seen = {}, Counter()
    for entry, me in people:
        name = loose(entry["name"] if entry["name"] is not None else f"row {entry['row']}")
        seen[name] += 1
        found[name, seen[name]] = entry, me
    return found
