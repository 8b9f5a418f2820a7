#!/usr/bin/env python3
"""Holds `team` against `team.py` on random ladders and random rosters.

    python3 tests/model/check_team.py --binary target/release/itpm-career --cases 400 --seed 1

A roster is a JSON array, NDJSON with lines that are no profiles among them, or a spreadsheet with a row a
person, a column a skill or a row a skill of a person. Of the JSON each key is compared but for messages
and what is nearest; then the lines of NDJSON and the rows of CSV with that JSON. Exit status 1 if
anything does not fit; the files of the first case of each kind of mismatch are kept.
"""

import argparse
import csv
import io
import json
import shutil
import sys
import tempfile
from collections import Counter

sys.dont_write_bytecode = True

import generate
import readers
from check import Mismatch, Program, differences, parse
from model import Free, UsageError, loose
from team import TeamModel

NAMES = ["Ann Ames", "Bob", "ann-ames", "Étienne", "Etienne", "=1+1", "+Cy, 'Dee'", "\u202eevil", "a\u001b[31mred",
         "7", "x" * 300, "李", "<b>Bo</b>", "{", "Zoë Q", "Fay", "Gil", "Hal", "Ida", "Jon"]
BROKEN = ["{", "7", "null", "[]", '{"years":-1}', '{"age":3}', '{"name":"a"', "{}{}", '{"name":"a","name":"b"}', "x"]
CELLS = ["x", "Yes", "no", "-", "0", "✓", "n/a", "true", "  ", "oddly", "99"]


class TeamGenerator(generate.Generator):
    """Rosters, and what is asked of them."""

    def of_levels(self, model):
        """The skills that some levels ask for, mostly as well as they do."""
        claims = []
        for level in self.random.sample(model.levels, min(len(model.levels), self.random.randint(1, 2))):
            for at, rank, _ in model.asked(level):
                if self.chance(0.8):
                    rank = rank if self.chance(0.8) else self.random.randrange(len(model.scale) or 1)
                    claims.append(model.skills_[at].title + (f":{model.scale[rank]}" if model.scale else ""))
        return claims

    def person(self, model):
        profile = self.profile(model)
        if self.chance(0.3):
            profile = self.as_file(model, profile)
        if self.chance(0.6):
            profile["skills"] = profile.get("skills", []) + self.of_levels(model)
        profile.pop("name", None)
        if self.chance(0.9):
            profile["name"] = self.random.choice(NAMES)
        return profile

    def roster(self, model, file):
        """The people of a roster, which is written into a file."""
        kind = self.random.choice(["list", "lines", "lines", "rows", "rows", "claims"])
        count = self.random.choice([1, 2, 3, 5, 8, 12])
        if kind in ("list", "lines"):
            people = [self.person(model) for _ in range(count)]
            texts = [json.dumps(Program.as_file(one), ensure_ascii=False) for one in people]
            text, roster = (self.as_list if kind == "list" else self.as_lines)(people, texts)
            with open(file, "wb") as out:
                out.write(text.encode("utf-8-sig" if self.chance(0.2) else "utf-8"))
            return roster
        headings, rows, roster = (self.claims if kind == "claims" else self.rows)(model, count)
        self.write_csv(file, headings, rows)
        return roster

    @staticmethod
    def as_list(people, texts):
        return f"[{','.join(texts)}]", [(at, one.get("name"), one, []) for at, one in enumerate(people, 1)]

    def as_lines(self, people, texts):
        """A line each, with empty lines and such as are no profiles between."""
        lines, roster = [], []
        for one, text in zip(people, texts):
            lines.append(text)
            roster.append((len(lines), one.get("name"), one, []))
            if self.chance(0.15):
                lines += [""] * self.random.randint(1, 2)
            if self.chance(0.15):
                lines.append(self.random.choice(BROKEN))
                roster.append((len(lines), None, None, []))
        end = self.random.choice(["\n", "\n", "\r\n"])
        return end.join(lines) + end * self.chance(0.7), roster

    def plain(self, names):
        """Those of some names that one cell can list among others."""
        return [one for one in names if one == one.strip() and not set(one) & set(";|\n")]

    def rows(self, model, count):
        """A row a person, with columns as people call them and such as are skills."""
        columns = ["name", *self.some(["years", "at", "goal", "education", "skills", "certifications", "waive",
                                       "leading months"], 7)]
        skills = [one for one in self.registered(model) if self.chance(0.3)]
        columns += self.some(skills, 5) + self.some(["Colour", "E-mail address"], 1)
        if len(columns) == 1:
            columns.append("years")
        self.random.shuffle(columns)
        people = [self.row(model, columns) for _ in range(count)]
        spelled = [one.upper() if one.islower() and one not in skills and self.chance(0.2) else one for one in columns]
        return spelled, people, model.from_rows(columns, people)

    def registered(self, model):
        """The skills whose names mean them and nothing else, whatever is added to them."""
        fit = []
        for skill in model.skills_:
            try:
                if model.whole_term(skill.title) == (skill.at, None) and skill.title == skill.title.strip():
                    fit.append(skill.title)
            except (Free, UsageError):
                pass
        return fit

    def row(self, model, columns):
        profile, pick = self.person(model), self.random
        texts = lambda key: self.plain([one if isinstance(one, str) else one.get("skill", one.get("certification"))
                                        for one in profile.get(key, [])])
        cells = []
        for column in columns:
            if column in ("years", "leading months"):
                cell = profile.get(column.replace(" ", "_"), "")
                cell = pick.choice(["many", "3 years", "-1"]) if self.chance(0.05) else cell
                cell = cell.replace(".", ",") if self.chance(0.3) else cell
            elif column == "education":
                cell = "uni" if self.chance(0.05) else profile.get(column, "")
            elif column in ("skills", "certifications", "waive"):
                cell = pick.choice(["; ", ";"]).join(texts(column))
            elif column in ("name", "at", "goal"):
                cell = profile.get(column, "")
            else:
                cell = pick.choice([*CELLS, *model.scale, "1", "2", ""])
            cells.append(f" {cell} " if self.chance(0.1) else cell)
        return cells

    def claims(self, model, count):
        rows = []
        for name in self.random.sample([*NAMES, ""], count):
            for typed in self.random.sample(skills := self.registered(model), min(len(skills), 4)):
                how = self.random.choice([*CELLS, *model.scale, *model.scale, "1", ""])
                rows.append([name, typed, how])
        self.random.shuffle(rows)
        return ["Person", "Skill", "Proficiency"], rows, model.from_claims(rows)

    def write_csv(self, file, headings, rows):
        text = io.StringIO(newline="")
        # What begins as JSON does is JSON.
        is_plain = headings[0][:1] not in ("[", "{") and not any(set(one) & set(",;\t\"") for one in headings)
        writer = csv.writer(text, delimiter=self.random.choice(",;\t"), quoting=self.random.choice(
            [csv.QUOTE_ALL, csv.QUOTE_MINIMAL if is_plain else csv.QUOTE_ALL]),
            lineterminator=self.random.choice(["\n", "\r\n"]))
        writer.writerows([headings, *rows])
        with open(file, "wb") as out:
            out.write(text.getvalue().encode(self.random.choice(["utf-8", "utf-8-sig", "utf-16"])))

    def options(self, model, roster, folder):
        """What is asked, as the model takes it, and as options."""
        asked, line = {}, []

        def ask(key, value, *words):
            asked[key] = value
            line.extend(words)

        for key in ("goal", "level"):
            if self.chance(0.2):
                name = self.typed(model, ["level"])
                ask(key, name, f"--{key}={name}")
        for key, chance in (("ready", 0.1), ("certifications", 0.3), ("strict", 0.07)):
            if self.chance(chance):
                ask(key, True, f"--{key}")
        if self.chance(0.4):
            sort = self.random.choice(["missing", "name", "level"])
            ask("sort", sort, f"--sort={sort}")
        if self.chance(0.3):
            called = [one[1] or str(one[0]) for one in roster] + ["Nobody"] * self.chance(0.1)
            names = [self.respelled(name) for name in self.random.sample(called, min(len(called), self.random.choice([1, 1, 2])))]
            ask("without", names, *(f"--without={name}" for name in names))
        if self.chance(0.3):
            needs = self.needs(model, f"{folder}/need.csv")
            ask("need", needs, f"--need={folder}/need.csv")
        if self.chance(0.3):
            ask("since", self.roster(model, f"{folder}/since"), f"--since={folder}/since")
        return asked, line

    def needs(self, model, file):
        """How many are needed with some skills: the place of each, how well, and how many."""
        needs = []
        for name in self.some(self.registered(model), 3):
            rank = self.random.randrange(len(model.scale)) if model.scale and self.chance(0.6) else None
            needs.append((name, rank, self.random.randint(0, 5)))
        rows = [[name, "" if rank is None else model.scale[rank], people] for name, rank, people in needs]
        self.write_csv(file, ["skill", "proficiency", "people"], rows)
        return [(model.whole_term(name)[0], (rank, people)) for name, rank, people in needs]


def check(program, model, folder, roster, asked, line):
    """The mismatches of one roster; None where the documents leave it open."""
    file = f"{folder}/roster"
    try:
        expected, failed = model.team(roster, **asked)
        code = 1 if failed else 0
    except Free:
        return None
    except UsageError as error:
        expected, code = error, 2
    run = program.run(["team", file, f"--data={program.file}", "--json", *line])
    if run.returncode != code:
        return [Mismatch("the exit status", str(line), (code, str(expected)[:200]),
                         (run.returncode, (run.stderr or run.stdout)[:600]))]
    if code == 2:
        kind = parse(run.stderr)["error"]["kind"]
        return [] if kind in expected.kinds else [Mismatch("the kind of an error", line, expected.kinds, kind)]
    answer = parse(run.stdout)
    team, said = answer["team"], answer["notes"]
    found = list(differences(expected | {"unknown": []}, as_model(team), "team"))
    found += [*unknown_of_all(model, expected, team), *notes(model, said, failed)]
    if not {"sort", "without", "need", "since", "strict"} & set(asked):
        lines = program.run(["team", file, f"--data={program.file}", "--format=ndjson", *line])
        lines = [parse(one) for one in lines.stdout.splitlines()]
        found += [Mismatch(f"NDJSON{one.what[4:]}", one.what, one.expected, one.found)
                  for one in differences(team["people"], lines, "line")]
    return found + list(rows_of(program, file, line, team))


def as_model(team):
    """The answer without what the model does not say: files, messages, and what is nearest."""
    people = []
    for one in team["people"]:
        error = one["error"] and one["error"]["kind"]
        unknown = sorted((name["kind"], name["given"]) for name in one["unknown"])
        people.append({**one, "error": error, "unknown": unknown})
    return {**team, "people": people, "unknown": []}


def unknown_of_all(model, expected, team):
    """What is listed of all: who says what, once for a column; the nearest are names that there are."""
    listed = [(one["name"], one["row"], one["given"]) for one in team["unknown"]]
    columns = [given for name, row, given in listed if (name, row) == (None, None)]
    if len(set(columns)) < len(columns):
        yield Mismatch("a heading is told more than once", "", sorted(set(columns)), columns)
    without = lambda names: Counter(one for one in names if one[2] not in columns)
    right, listed = without(expected["unknown"]), without(listed)
    if right != listed:
        yield Mismatch("team.unknown", "", sorted(map(str, right - listed)), sorted(map(str, listed - right)))
    names = {name for kind in ("level", "skill", "certification") for thing in model.things(kind)
             for name in (thing.id, thing.title, *thing.aliases)}
    known = set(map(loose, names))
    for one in team["unknown"]:
        near = [name for name in one["near"] if not (
            loose(name.removeprefix("certification:")) in known or name in model.scale or name.isascii())]
        if near or len(one["near"]) > 3:
            yield Mismatch("what is nearest is nothing", one["given"], sorted(names), one["near"])


def notes(model, said, failed):
    """That who could not be judged, and who gives no years where they are asked for, is told."""
    for what, count in (("not be judged", failed), ("no years are known", model.no_years)):
        if bool(count) != any(what in one for one in said):
            yield Mismatch(f"a note: {what}", "", count, said)


def rows_of(program, file, line, team):
    """That a row of CSV stands for each person and each level that may be next."""
    run = program.run(["team", file, f"--data={program.file}", "--format=csv", *line])
    _, rows = readers.read_csv(run.stdout)
    text = lambda value: "" if value is None else str(value)
    # Nobody who is thought away stands in it.
    absent = [(one["name"], one["row"]) for one in (team["what_if"] or {"without": []})["without"]]
    people = [one for one in team["people"] if (one["name"], one["row"]) not in absent]
    right = [(text(one["name"]), text(one["row"]), text(next_.get("id")), text(next_.get("ready")).lower())
             for one in people for next_ in one["next"] or [{}]]
    found = [(one["name"], one["row"], one["next"], one["ready"]) for one in rows]
    plain = lambda rows: [(name.replace("\r\n", "\n"), *more) for name, *more in rows]
    if plain(right) != plain(found):
        yield Mismatch("the rows of CSV", line, right, found)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", required=True)
    options.add_argument("--cases", type=int, default=400, help="how many, free ones not counted")
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    program, generator = Program(options.binary), TeamGenerator(options.seed)
    folder = program.folder.name
    passed = failed = free = people = 0
    first = {}
    while passed + failed < options.cases:
        ladder = generator.ladder()
        with open(program.file, "w", encoding="utf-8") as file:
            json.dump(ladder, file, ensure_ascii=False)
        as_read = parse(json.dumps(ladder))
        named = {one["name"]: one["id"] for one in
                 parse(program.run(["skills", "--json", f"--data={program.file}"]).stdout)["skills"]}
        registered = {one["name"] for one in as_read.get("skills", [])}
        model = TeamModel(as_read, {name: id_ for name, id_ in named.items() if name not in registered})
        for _ in range(4):
            try:
                roster = generator.roster(model, f"{folder}/roster")
                asked, line = generator.options(model, roster, folder)
                found = check(program, model, folder, roster, asked, line)
            except Free:
                found = None
            people += len(roster)
            free, passed, failed = free + (found is None), passed + (found == []), failed + bool(found)
            new = {one.kind: one for one in found or [] if one.kind not in first}
            first.update(new)
            if new:
                kept = shutil.copytree(folder, tempfile.mkdtemp(), dirs_exist_ok=True)
                line = " ".join(map(repr, line)).replace(folder, kept)
                print(f"--- team {kept}/roster --data={kept}/ladder.json {line}")
            for kind, one in new.items():
                print(f"{kind} at {one.what}\nexpected {one.expected!r}\nfound    {one.found!r}\n")
    print(f"{free} left out, since the documents leave them open")
    print(f"{passed} passed, {failed} failed, {people} people")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
