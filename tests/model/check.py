#!/usr/bin/env python3
"""Holds the program against `model.py` on random ladders and questions.

    python3 tests/model/check.py --binary target/release/itpm-career --cases 600 --seed 1

The JSON of each answer is compared with the model key by key (keys that the model does not know may
be there); then the cells of CSV and Markdown, and the lines of `ndjson` and `ids`, with that JSON. Of
each kind of mismatch the first is printed, made small. Wording is not compared, but for remarks and for
what has changed: notes, reasons, messages, and what a certificate asks for in words. Exit status 1 if
anything does not fit.
"""

import argparse
import copy
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter, namedtuple
from decimal import Decimal
from urllib.parse import unquote

sys.dont_write_bytecode = True

import generate
import readers
from model import Free, Model, Refused, Thing, UsageError, loose

Case = namedtuple("Case", "ladder command args")
Mismatch = namedtuple("Mismatch", "kind what expected found")
REFUSED = "a sound ladder is refused"
LISTS = ["levels", "tracks", "skills", "salaries", "strategies", "certifications", "match"]
OPTIONS = {"for_": "for", "min_salary": "min-salary", "skills": "skill", "certifications": "certification",
           "tracks": "track", "training_hours": "training-hours", "leading_months": "leading-months"}


def parse(text):
    """JSON with each number as the decimal digits that stand there."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def amount(one):
    """Months of some work, or hours of some training, as an option takes them."""
    if "months" in one:
        return f"{one['of']}:{one['months']}"
    return one["hours"] if one["kind"] is None else f"{one['kind']}:{one['hours']}"


class Program:
    """The binary, on one ladder at a time."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.folder = tempfile.TemporaryDirectory()
        self.file = os.path.join(self.folder.name, "ladder.json")
        self.profiles = {key: os.path.join(self.folder.name, f"{key}.json") for key in ("profile", "since")}
        self.environment = {"PATH": os.environ.get("PATH", ""), "HOME": self.folder.name}
        help_ = self.run(["tracks", "--help"])
        self.has_currency = "--currency" in help_.stdout

    def run(self, arguments):
        run = subprocess.run([self.binary, *arguments], capture_output=True, env=self.environment,
                             timeout=30, stdin=subprocess.DEVNULL)
        run.stdout, run.stderr = run.stdout.decode(), run.stderr.decode()
        return run

    def arguments(self, command, args):
        """The command line, without the format. A value may begin with a hyphen."""
        line, names = [command], []
        for key, value in args.items():
            if command == "show" or key in ("from_", "to"):
                names.append(value)
            elif key in self.profiles:
                line.append(f"--{key}={self.profiles[key]}")
            elif key == "strict":
                line.append("--strict")
            else:
                for one in value if isinstance(value, list) else [value]:
                    one = one if isinstance(one, str) else amount(one)
                    option = OPTIONS.get(key, key).replace("_", "-")
                    line.append(f"--{option}={one}")
        return line + [f"--data={self.file}"] + (["--", *names] if names else [])

    def ask(self, case, format_, *more):
        line = self.arguments(case.command, case.args)
        return self.run([line[0], "--format", format_, *more, *line[1:]])

    def load(self, case):
        with open(self.file, "w", encoding="utf-8") as file:
            json.dump(case.ladder, file, ensure_ascii=False)
        for key, path in self.profiles.items():
            with open(path, "w", encoding="utf-8") as file:
                json.dump(self.as_file(case.args.get(key, {})), file, ensure_ascii=False)

    @staticmethod
    def as_file(said):
        """A profile as its file has it: amounts are numbers there."""
        profile = dict(said)
        for key in ("years", "leading_months"):
            if key in profile:
                profile[key] = json.loads(profile[key])
        if "experience" in profile:
            profile["experience"] = [{**one, "months": json.loads(one["months"])} if "months" in one else one
                                     for one in profile["experience"]]
        if "training_hours" in profile:
            hours = [{**one, "hours": json.loads(one["hours"])} for one in profile["training_hours"]]
            # Hours of no kind are a number in a profile, so that there they stand alone.
            profile["training_hours"] = hours[0]["hours"] if hours[0]["kind"] is None else hours
        return profile


# ---- One case -----------------------------------------------------------------------------------

def check(program, case, memory):
    """The mismatches of one case; None where there is nothing that could be compared."""
    program.load(case)
    as_read = parse(json.dumps(case.ladder))
    if memory.get("ladder") is not case.ladder:
        run = program.run(["skills", "--format", "json", f"--data={program.file}"])
        if run.returncode:
            return [Mismatch(REFUSED, case.command, 0, run.stderr.strip())]
        named = {one["name"]: one["id"] for one in parse(run.stdout)["skills"]}
        memory.update(ladder=case.ladder, ids=named)
        run = program.run(["validate", "--json", program.file])
        if run.returncode or run.stderr or parse(run.stdout).get("ladder", 0) is not None:
            return [Mismatch("the envelope of validate", "ladder", None, run.stdout + run.stderr)]
        if len(set(named.values())) < len(named):
            return [Mismatch("two skills have one id", "skills", "different ids", named)]
    registered = {one["name"] for one in as_read.get("skills", [])}
    model = Model(as_read, {k: v for k, v in memory["ids"].items() if k not in registered})
    try:
        expected = model.answer(case.command, case.args)
    except Free:
        return None
    except (Refused, UsageError) as error:
        expected = error
    run = program.ask(case, "json")
    code = 2 if isinstance(expected, UsageError) else 1 if isinstance(expected, Refused) else 0
    if run.returncode != code:
        kind = "answers what is an error" if code and not run.returncode else "fails in another way" if code \
            else "refuses a question" if run.returncode == 2 else "refuses a profile, or crashes"
        return [Mismatch(f"{case.command}: {kind}", str(expected) if code else "",
                         f"status {code}", f"status {run.returncode}: {(run.stderr or run.stdout).strip()[:500]}")]
    if code:
        return list(error_as_json(expected, run)) + list(error_in_words(program, case, code))
    envelope = parse(run.stdout)
    whole = {"schema_version": 1, "ladder": {"id": None, "title": as_read.get("title"), "scale": model.scale}}
    if not {case.command, "notes"} <= set(envelope) or {key: envelope.get(key) for key in whole} != whole:
        return [Mismatch("the envelope", "", whole, {**envelope, case.command: "..."})]
    answer = envelope[case.command]
    if case.command == "plan":
        expected = model.plan(**case.args, order=[rung["level"]["id"] for rung in answer["way"]])
    if case.command == "tracks" and case.args.get("sort") == "title":
        # By what rule titles of any script are put in order is not said: only the tracks are compared.
        by_id = lambda tracks: sorted(tracks, key=lambda one: one["id"])
        titles = [one["title"] for one in answer]
        if all(title.replace(" ", "").isalpha() and title.isascii() for title in titles):
            by_id = list
        expected, compared = [by_id(expected[0])], by_id(answer)
    else:
        compared = answer
    tries = [list(differences(canonical(model, case, right), canonical(model, case, compared), case.command))
             for right in expected]
    found = min(tries, key=len)
    found += notes(case, model, envelope["notes"], answer, run.stderr)
    if case.command == "plan" and not way_is_upward(model, answer["way"]):
        found.append(Mismatch("plan.way is not upward", "", "each level before those above it",
                              [rung["level"]["id"] for rung in answer["way"]]))
    if case.command == "plan":
        found += loosely(answer)
    found += check_csv(program, case, model, answer, envelope["notes"])
    found += check_ndjson(program, case, answer)
    found += check_ids(program, case, answer)
    found += check_markdown(program, case, model, answer)
    if program.ask(case, "table").stdout != program.ask(case, "table", "--width=100").stdout:
        found.append(Mismatch(f"{case.command} as a table: the width", "", "100 columns", "another"))
    return found


def error_as_json(expected, run):
    """That an error is one JSON object on stderr, of a kind that fits, and nothing else."""
    try:
        error = parse(run.stderr)
    except ValueError:
        error = {}
    inner = error.get("error", {})
    right = {"kind", "message", "hint", "near", "file", "line", "column", "path", "problems"}
    if run.stdout or error.get("schema_version") != 1 or not right <= set(inner) or run.stderr.count("\n") != 1:
        yield Mismatch("an error is one JSON object on stderr", "", sorted(right), run.stdout + run.stderr)
    elif inner["kind"] not in expected.kinds:
        yield Mismatch("the kind of an error", f"{expected}", sorted(expected.kinds), inner)


def error_in_words(program, case, code):
    run = program.ask(case, "table")
    if run.returncode != code or run.stdout or not run.stderr.startswith("error: "):
        yield Mismatch("an error is an empty stdout and a message", "", "", run.stdout + run.stderr)


def canonical(model, case, answer):
    """What is left open taken out: where `changed` stands among what compare lists, in which order
    branches of a way stand that do not lead to one another, and unknown works. Of what is assumed, and
    of amounts that have changed, in which order it stands; of a remark the years of a level."""
    if case.command == "compare":
        changed = [one for one in answer["skills"] if one["change"] == "changed"]
        others = [one for one in answer["skills"] if one["change"] != "changed"]
        return {**answer, "skills": others, "changed": changed}
    if case.command == "plan":
        place = lambda rung: model.level_at.get(rung["level"]["id"], -1)
        works = [one for one in answer["unknown"] if one["kind"] == "experience"]
        others = [one for one in answer["unknown"] if one["kind"] != "experience"]
        answer = {**answer, "way": sorted(answer["way"], key=place),
                  "unknown": others + sorted(works, key=lambda one: one["given"])}
        closed = [{**one, "used_for": [id_ for id_ in one["used_for"]
                                       if (one["what"], one["value"], id_) not in model.open_times]}
                  for one in answer["assumed"]]
        answer["assumed"] = sorted((one for one in closed if one["used_for"]),
                                   key=lambda one: (one["what"], str(one["value"])))
        remarks = answer["standing"]["remarks"]
        answer["standing"] = {**answer["standing"], "remarks": [
            re.sub(r"(are more than the years of .*) \(.*\)$", r"\1", one, flags=re.S) for one in remarks]}
        if answer["since"]:
            # The model gives all the ways in which it may be spelled.
            named = lambda one: loose(min(one["what"]) if isinstance(one["what"], set) else one["what"])
            answer["since"] = {
                **answer["since"], "amounts": sorted(answer["since"]["amounts"], key=named),
                "closed": sorted(answer["since"]["closed"], key=lambda one: model.level_at[one["level"]])}
    return answer


def loosely(plan):
    """Of what is wording, or open how it comes about, that it has the form that it has to have."""
    pairs = [(one["what"], one["value"]) for one in plan["assumed"]]
    forms = {"assumed": len(set(pairs)) == len(pairs),
             "unknown": all(isinstance(one["near"], list) and len(one["near"]) <= 3 for one in plan["unknown"]),
             "standing.remarks": all(isinstance(one, str) and one for one in plan["standing"]["remarks"])}
    return [Mismatch(f"plan.{key}: form", key, "", plan) for key, is_right in forms.items() if not is_right]


def way_is_upward(model, way):
    """Whether no level of the way stands before one that it is above of."""
    places = [model.level_at[rung["level"]["id"]] for rung in way]
    return not any(high in model.above[low] for at, low in enumerate(places) for high in places[:at])


def differences(right, found, path):
    """Where an answer is not what the model says; each key of the model has to be there."""
    if isinstance(right, dict) and isinstance(found, dict):
        if path.endswith(".means") and list(right) != [key for key in found if key in right]:
            kind = re.sub(r"\[\d+\]", "[]", path)
            yield Mismatch(f"{kind}: order", path, list(right), list(found))
        for key, value in right.items():
            if key not in found:
                yield Mismatch(re.sub(r"\[\d+\]", "[]", f"{path}.{key} is not there"), "", value, None)
            else:
                yield from differences(value, found[key], f"{path}.{key}")
    elif isinstance(right, set):
        if found not in right:
            yield Mismatch(re.sub(r"\[\d+\]", "[]", path), path, sorted(right), found)
    elif isinstance(right, list) and isinstance(found, list) and len(right) == len(found):
        for at, (a, b) in enumerate(zip(right, found)):
            yield from differences(a, b, f"{path}[{at}]")
    elif type(right) is not type(found) and not (is_number(right) and is_number(found)) or right != found:
        brief = lambda value: [one.get("id", one) if isinstance(one, dict) else one for one in value] \
            if isinstance(value, list) else value
        yield Mismatch(re.sub(r"\[\d+\]", "[]", path), path, brief(right), brief(found))


def is_number(value):
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def notes(case, model, said, answer, stderr):
    """That an empty answer, ranges left out of a comparison, and names of an earlier profile that the
    ladder does not know are not passed over in silence, and that JSON has all that is said itself."""
    if stderr:
        return [Mismatch("JSON, and notes on stderr", case.command, "none", stderr)]
    if case.command == "plan" and answer["since"]:
        # Of many the first are told.
        silent = [name for name in model.unknown_then[:20] if not any(name in one for one in answer["notes"])]
        if silent:
            return [Mismatch("names of an earlier profile without a note", "plan", silent, answer["notes"])]
    if case.command in LISTS and not answer and not said:
        return [Mismatch("an empty answer without a note", case.command, "a note", "none")]
    if case.command == "tracks" and "min_salary" in case.args:
        shown = {(one["currency"], one["period"]) for track in answer for one in track["salary"]}
        # Of tracks that do not ask for the skill there is nothing to compare.
        others = [one for track in model.tracks_ for one in track.get("salary", [])
                  if "skill" not in case.args and shown and (one["currency"], one["period"]) not in shown]
        if others and not said:
            return [Mismatch("ranges left out without a note", "tracks", f"{len(others)} ranges", "none")]
    return []


# ---- The other formats --------------------------------------------------------------------------

def digits(number):
    return "" if number is None else format(number.normalize(), "f")


def in_words(name, one):
    """`Scrum (working, optional)`."""
    more = [one["proficiency"]] * (one["proficiency"] is not None) + ["optional"] * (not one["required"])
    return f"{name} ({', '.join(more)})" if more else name


def asked(entry):
    return [in_words(one["name"], one) for one in entry["skills"]]


def expectation(one):
    """What is expected of a requirement, and what the proficiency means, each in a column."""
    columns = {"What is expected": one["note"], "What it means": one["means"]}
    return {head: [text] for head, text in columns.items() if text is not None}


def expected_of(entry):
    """`Scrum (working): note – means`, of the requirements of which either is known."""
    texts = lambda one: [one[key] for key in ("note", "means") if one[key] is not None]
    return [f"{in_words(one['name'], one)}: {' – '.join(texts(one))}"
            for one in entry["skills"] if texts(one)]


def labelled(means):
    return [f"{name}: {meaning}" for name, meaning in means.items()]


def askers(entries):
    return [in_words(one["title"], one) for one in entries]


def text(value):
    return "" if value is None else value


def flat(record):
    """A record as a line of CSV: lists joined, numbers as they are, what is unknown empty."""
    one = lambda value: value if isinstance(value, set) else "; ".join(value) if isinstance(value, list) else \
        digits(value) if is_number(value) else str(value).lower() if isinstance(value, bool) else text(value)
    return {key: one(value) for key, value in record.items()}


def csv_rows(command, answer, model):
    """What CSV has to hold of an answer, as far as it is not wording."""
    def paid(record, salaries):
        for one in salaries or [{}]:
            yield {**record, **{f"salary_{key}": one.get(key)
                                for key in ("currency", "min", "max", "period", "region", "source", "as_of")}}

    titles = lambda entries: [one["title"] for one in entries]
    pick = lambda entry, *keys: {key: entry[key] for key in keys}
    if command == "levels":
        for one in answer:
            years = {"years_min": one["years"]["min"], "years_max": one["years"]["max"]}
            yield from paid({**pick(one, "id", "title", "aliases", "summary", "responsibilities", "next",
                                    "source", "family", "grade", "extends", "url"), **years,
                             "skills": asked(one), "expected": expected_of(one)}, one["salary"])
    elif command == "tracks":
        for one in answer:
            yield from paid({**pick(one, "id", "title", "aliases", "focus", "summary", "from", "source", "url"),
                             "skills": asked(one), "expected": expected_of(one)}, one["salary"])
    elif command == "skills":
        for one in answer:
            yield {**pick(one, "id", "name", "aliases", "group"), "levels": askers(one["levels"]),
                   "tracks": askers(one["tracks"]), "strategies": titles(one["strategies"]),
                   "certifications": titles(one["certifications"]), "means": labelled(one["means"]),
                   **{key: [each["text"] for each in one[key]] for key in ("activities", "evidence")},
                   **pick(one, "description", "references", "implies")}
    elif command == "salaries":
        for one in answer:
            yield from paid(pick(one, "kind", "id", "title"), [one])
    elif command == "strategies":
        for one in answer:
            yield pick(one, "id", "theme", "title", "aliases", "advice", "steps", "develops",
                       "certifications", "source", "references")
    elif command == "certifications":
        for one in answer:
            exam, renewal = one["exam"] or {}, one["renewal"] or {}
            yield {**pick(one, "id", "name", "aliases", "issuer", "url", "for", "as_of"),
                   "exam_questions": exam.get("questions"), "exam_minutes": exam.get("minutes"),
                   "renewal_years": renewal.get("years"),
                   "sources": [source["id"] for source in one["sources"]]}
    elif command == "compare":
        for one in answer["skills"]:
            yield {**pick(one, "id", "name", "change", "from", "to"),
                   **{f"{side}_{key}": one[key][side] for side in ("from", "to")
                      for key in ("required", "weight", "note", "means")}}
    elif command == "plan":
        for rung in answer["way"]:
            level = {"level": rung["level"]["id"], "level_title": rung["level"]["title"]}
            if rung["years_missing"]:
                first = model.years(model.levels[model.level_at[rung["level"]["id"]]])["min"]
                yield {**level, "kind": "years", "id": "", "name": "Years as a project manager", "status": "too_low",
                       "have": first - rung["years_missing"], "want": first, "required": True, "weight": "",
                       "note": "", "means": "", "had": ""}
            for one in rung["skills"]:
                if one["status"] in ("missing", "too_low"):
                    yield {**level, "kind": "skill", **pick(one, "id", "name", "status", "have", "want",
                                                            "required", "weight", "note", "means"), "had": ""}
        yield from since_rows(answer["since"], model)
    elif command == "match":
        for one in answer:
            yield {**pick(one, "kind", "id", "title", "family", "required", "met", "too_low", "missing", "waived",
                          "undecided", "optional", "optional_met", "gaps", "years_missing"),
                   **{f"years_{end}": one["years"][end] for end in ("min", "max")}}


def since_rows(since, model):
    """What CSV has to hold of what has changed since an earlier profile."""
    row = lambda name, status, have=None, had=None, level="", title="": {
        "level": level, "level_title": title, "kind": "since", "id": "", "name": name, "status": status,
        "have": have, "had": had, **{key: "" for key in ("want", "required", "weight", "note", "means")}}
    if since is None:
        return
    for status in ("gained", "raised", "lost"):
        for one in since[status]:
            yield row(one["name"], status, one["have"], one["had"])
    names = {skill.id: skill.title for skill in model.skills_}
    for one in since["closed"]:
        title = model.levels[model.level_at[one["level"]]]["title"]
        name = "years as a project manager" if one["skill"] is None else names[one["skill"]]
        yield row(name, "closed", level=one["level"], title=title)
    for key in ("gained", "lost", "opened", "closed"):
        for id_ in since[f"certifications_{key}"]:
            yield row(model.short_names(id_), f"certification_{key}")
    if since["education"]:
        yield row("highest education", "changed", since["education"]["have"], since["education"]["had"])
    for one in since["amounts"]:
        yield row(one["what"], "changed", one["have"], one["had"])


def facts(answer, model):
    """What `show` has to tell of a thing: for each key of CSV the label of a page and the values
    (what may be told by id or by name: either of two lists)."""
    one_of = lambda value: [value] * (value is not None)
    either = lambda things, ids: (ids, named(things, ids))
    sources = [Thing("source", at, one["id"], one["title"], [])
               for at, one in enumerate(model.ladder.get("sources", []))]
    named = lambda things, ids: [{one.id: one.title for one in things}.get(id_, id_) for id_ in ids]
    certificates = lambda: named(model.things("certification"), answer["certifications"])
    labels = {"kind": "Kind", "id": "Id", "aliases": "Also called", "summary": "Summary", "focus": "Focus",
              "responsibilities": "Responsibilities", "group": "Group", "theme": "Theme", "advice": "Why",
              "steps": "How", "issuer": "Issuer", "url": "Page", "as_of": "As of", "family": "Family",
              "grade": "Grade"}
    values = {key: (label, answer[key]) for key, label in labels.items() if key in answer}
    kind = answer["kind"]
    values["title"] = (None, answer.get("title", answer.get("name")))
    if kind in ("level", "track"):
        # A page that has more to tell of them has a table instead: `check_asked`.
        more = expected_of(answer) or any(one["inherited_from"] for one in answer["skills"])
        values["skills"] = (None if more else "Skills", asked(answer))
        values["expected"] = (None, expected_of(answer))
        values["certifications"] = ("Certificates", certificates())
    if kind == "level":
        values["next"] = ("Next", named(model.things("level"), answer["next"]))
        values["extends"] = ("Extends", either(model.things("level"), one_of(answer["extends"])))
        values["beyond"] = ("Beyond", [": ".join(filter(None, (one["title"], one["summary"])))
                                       for one in answer["beyond"]])
        values["years_min"] = (None, digits(answer["years"]["min"]))
        values["years_max"] = (None, digits(answer["years"]["max"]))
    if kind == "skill":
        values["levels"] = ("Levels", askers(answer["levels"]))
        values["tracks"] = ("Tracks", askers(answer["tracks"]))
        for key, label in (("strategies", "Developed by"), ("certifications", "Certificates")):
            values[key] = (label, [one["title"] for one in answer[key]])
        values["description"] = (None, answer["description"])
        values["means"] = (None, labelled(answer["means"]))
        for key in ("activities", "evidence"):
            values[key] = (None, [one["text"] for one in answer[key]])
        values["references"] = (None, either(sources, answer["references"]))
        values["implies"] = ("Implies", either(model.skills_, answer["implies"]))
    if kind == "strategy":
        values["develops"] = ("Develops", named(model.skills_, answer["develops"]))
        values["references"] = ("Worth reading", either(sources, answer["references"]))
        values["certifications"] = ("Certificates", certificates())
    listed = lambda value: value if isinstance(value, list) else [value] * bool(value)
    return {key: (label, value if isinstance(value, tuple) else (listed(value),))
            for key, (label, value) in values.items()}


def check_csv(program, case, model, answer, said):
    run = program.ask(case, "csv")
    told = [line for line in run.stderr.split("\n") if line.startswith("note: ")]
    # Those of a plan stand on its pages and in its JSON.
    if len(told) != (0 if case.command == "plan" else len(said)):
        return [Mismatch(f"{case.command}: the notes", "", said, told)]
    try:
        header, rows = readers.read_csv(run.stdout)
    except (ValueError, IndexError) as error:
        return [Mismatch(f"{case.command}: CSV cannot be read", "", "a rectangle", f"{error}")]
    found = []
    if case.command == "show":
        for key, (_, readings) in facts(answer, model).items():
            cells = [row["value"] for row in rows if row["field"] == key]
            if cells not in readings:
                found.append(Mismatch(f"show as CSV: {key}", "", readings[0], cells))
        return found
    expected = [flat(row) for row in csv_rows(case.command, answer, model)]
    if len(expected) != len(rows):
        return [Mismatch(f"{case.command} as CSV: rows", "", len(expected), len(rows))]
    for right, row in zip(expected, rows):
        found += [Mismatch(f"{case.command} as CSV: {key}", "", value, row.get(key))
                  for key, value in right.items()
                  if row.get(key) not in (value if isinstance(value, set) else {value})]
    return found


def check_ndjson(program, case, answer):
    """An item of a list on each line, or the whole on one."""
    run = program.ask(case, "ndjson")
    lines = run.stdout.split("\n")
    items = answer if isinstance(answer, list) else [answer]
    if lines.pop() or run.stderr or len(lines) != len(items) or \
            any(json.dumps(parse(line), default=digits) != json.dumps(one, default=digits)
                for line, one in zip(lines, items)):
        return [Mismatch(f"{case.command} as ndjson", "", items, run.stdout + run.stderr)]
    return []


def check_ids(program, case, answer):
    if case.command == "show":
        return []
    entries = answer if case.command in LISTS else answer["skills"] if case.command == "compare" else \
        [one for rung in answer["way"] for one in rung["skills"] if one["status"] in ("missing", "too_low")]
    expected = list(dict.fromkeys(one["id"] for one in entries))
    lines = list(dict.fromkeys(program.ask(case, "ids").stdout.split("\n")[:-1]))
    return [] if lines == expected else [Mismatch(f"{case.command} as ids", "", expected, lines)]


def lines_of(value):
    """A text as lines without the blanks and the marks of a list, however they are shown."""
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|\n", value))
    return [re.sub(r"^[-•] ", "", line) for line in lines if line.strip(" -•")]


def is_hidden(char):
    """Steers a screen, turns the direction or hides: a page shows it in another form."""
    return char != "\n" and unicodedata.category(char) in ("Cc", "Cf") and char not in "\u200c\u200d"


def pay_fits(line, one):
    """Whether a line shows a salary range: its amounts (rounded to cents at most), currency, period, place."""
    region = ", " + " ".join((one["region"] or "").split())
    if one["region"] and not line.endswith(region):
        return False
    line = line[:-len(region)] if one["region"] else line
    amounts = [Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", line)]
    ends = list(dict.fromkeys(one[key] for key in ("min", "max") if one[key] is not None))
    signs = {"USD": "$", "EUR": "€", "GBP": "£"}
    period = f"a{'n' * (one['period'] == 'hour')} {one['period']}"
    return len(amounts) in (len(ends), 2) and all(
        abs(a - b) <= Decimal("0.005") for a, b in zip(amounts, ends + ends)) and period in line \
        and (one["currency"] in line or signs.get(one["currency"], "?") in line)


def markdown_rows(command, answer, model):
    """What the table of a page has to hold, by the heads of its columns. A list of salaries stays one."""
    level = {one["id"]: one["title"] for one in model.levels}
    years = lambda low, high: [] if (low, high) == (None, None) else [
        f"up to {digits(high)}" if low is None else f"{digits(low)}+" if high is None
        else digits(low) if low == high else f"{digits(low)}–{digits(high)}"]
    one_of = lambda value: [value] * (value is not None)
    for one in answer:
        if command == "levels":
            yield {"Level": [one["title"]], "Years": years(one["years"]["min"], one["years"]["max"]),
                   "Skills": asked(one), "Summary": one_of(one["summary"]), "Salary": one["salary"]}
        elif command == "tracks":
            yield {"Track": [one["title"]], "Focus": one_of(one["focus"]), "Skills": asked(one),
                   "Salary": one["salary"],
                   "From level": [level[one["from"]]] if one["from"] is not None else []}
        elif command == "skills":
            yield {"Skill": [one["name"]], "Group": one_of(one["group"]),
                   "Asked for by": askers(one["levels"] + one["tracks"])}
        elif command == "salaries":
            yield {"Level or track": [one["title"]], "Salary": [one]}
        elif command == "strategies":
            yield {"Theme": one_of(one["theme"]), "Strategy": [one["title"]],
                   "Why": one_of(one["advice"]), "How": one["steps"]}
        elif command == "certifications":
            yield {"Certificate": [one["name"], *one_of(one["issuer"])]}
        elif command == "match":
            counts = {"Too low": "too_low", "Missing": "missing", "Waived": "waived",
                      "Cannot be decided": "undecided", "More years": "years_missing"}
            met = {"Met": [f"{one['met']} of {one['required']}"]} if one["required"] else {}
            yield {"Kind": [one["kind"]], "Title": [one["title"]], "Family": one_of(one["family"]), **met,
                   "Years": years(one["years"]["min"], one["years"]["max"]),
                   **{head: [digits(one[key])] if one[key] else [] for head, key in counts.items()}}


def cell_fits(cell, values):
    """Whether a cell shows these values and nothing else."""
    shown = lines_of(cell)
    if not values:
        return shown in ([], ["—"])
    if isinstance(values[0], dict):
        return len(shown) == len(values) and all(map(pay_fits, shown, values))
    if any(is_hidden(c) for value in values for c in value.replace("\r\n", "\n")):
        return True
    return shown == [line for value in values for line in lines_of(value)]


def rows_of(tables, head):
    """The rows of the tables that begin with a column of this head, as dicts."""
    return [dict(zip(map(str.strip, table[0]), row))
            for table in tables if table[0][0].strip() == head for row in table[1:]]


def check_rows(what, right, rows, say):
    """Whether rows hold just this; a column that would be empty may be left out."""
    if len(rows) != len(right):
        say(f"{what}: rows", len(right), len(rows))
    for one, row in zip(right, rows):
        for head, values in one.items():
            if not cell_fits(row.get(head, ""), values):
                say(f"{what}: {head}", values, row.get(head))


def show_tables(answer, model, page):
    """What the tables behind the first one of a page of `show` have to hold, and what they hold."""
    tables = page.tables[1:]
    of_one = lambda value: [value] * (value is not None)
    # What names no source is the file's own judgement: said in words.
    sources = lambda one: {"Source": one["sources"]} if one["sources"] else {}
    if answer["kind"] in ("level", "track"):
        titles = {one["id"]: one["title"] for one in model.levels}
        more = expected_of(answer) or any(one["inherited_from"] for one in answer["skills"])
        yield "skills", [{"Skill": [in_words(one["name"], one)], **expectation(one),
                          "From": [titles[one["inherited_from"]]] if one["inherited_from"] else []}
                         for one in answer["skills"]] * bool(more), rows_of(tables, "Skill")
    if answer["kind"] == "skill":
        yield "means", [{"": [name, meaning]} for name, meaning in answer["means"].items()], \
            [{"": "\n".join(row)} for table in tables if table[0][0].strip() == "" for row in table[1:]]
        yield "activities", [{"Activity": [one["text"]], "Makes": of_one(one["makes"]),
                              "Needs": of_one(one["needs"]), **sources(one)}
                             for one in answer["activities"]], rows_of(tables, "Activity")
        yield "evidence", [{"Evidence": [one["text"]], **sources(one)}
                           for one in answer["evidence"]], rows_of(tables, "Evidence")
        # In which order sources stand is not said. Another table has those that facts are drawn from.
        reading = [table for head, table in zip(page.under, page.tables) if head == "Worth reading"]
        named = [{"Id": [id_]} for id_ in sorted(set(answer["references"]))]
        yield "references", named, sorted(rows_of(reading, "Id"), key=lambda row: row["Id"])


def check_markdown(program, case, model, answer):
    source = program.ask(case, "markdown").stdout
    page = readers.read_markdown(source)
    if page is None:
        return []
    what, found = f"{case.command} as Markdown", []
    say = lambda kind, expected, shown: found.append(Mismatch(f"{what}: {kind}", "", expected, shown))
    if any(is_hidden(c) for c in source):
        say("a character that hides", "none", [hex(ord(c)) for c in source if is_hidden(c)])
    # A plan's page has a checklist of what is missing; nothing else marks up.
    markup = page.markup
    if case.command == "plan":
        markup = [one for one in markup if one != "input"]
    if markup:
        say("text marks up", [], markup)
    check_links(case, answer, page, say)
    if case.command == "show":
        shown = {row[0].strip(): row[1] for table in page.tables[:1] for row in table if len(row) == 2}
        for label, readings in facts(answer, model).values():
            if label and not any(cell_fits(shown.get(label, ""), values) for values in readings):
                say(label, readings[0], shown.get(label))
        for what_table, right, rows in show_tables(answer, model, page):
            check_rows(what_table, right, rows, say)
        said = answer.get("description")
        if said and not any(map(is_hidden, said)) and not all(
                line in lines_of(page.text) for line in lines_of(said)):
            say("description", said, page.text)
    title = answer.get("title", answer.get("name")) if case.command == "show" else \
        case.ladder.get("title") if case.command == "levels" and answer else None
    if title is not None and lines_of(title) != lines_of((page.headings or [""])[0]):
        say("the heading", title, page.headings[:1])
    if case.command in LISTS:
        expected = list(markdown_rows(case.command, answer, model))
        rows = [dict(zip(map(str.strip, table[0]), row)) for table in page.tables for row in table[1:]]
        if case.command == "salaries":
            # A table for each currency and period, in the order in which these first appear.
            groups = list(dict.fromkeys((one["currency"], one["period"]) for one in answer))
            expected.sort(key=lambda row: groups.index((row["Salary"][0]["currency"], row["Salary"][0]["period"])))
        if len(rows) != len(expected):
            say("rows", len(expected), len(rows))
        for right, row in zip(expected, rows):
            for head, values in right.items():
                if not cell_fits(row.get(head, ""), values):
                    say(head, values, row.get(head))
    if case.command == "compare":
        # What is inherited and has not changed stays out of the table.
        shown = [one for one in answer["skills"]
                 if one["change"] != "unchanged" or one["inherited_from"]["to"] is None]
        rows = rows_of(page.tables, "Skill")
        check_rows("skills", [{"Skill": [one["name"]], "Change": [one["change"]]} for one in shown], rows, say)
        for one, row in zip(shown, rows):
            for side in ("from", "to"):
                # How well is asked is put into words; what is expected stands below that.
                note, means = one["note"][side], one["means"][side]
                expected = [note] * (note is not None) + [f"means: {means}"] * (means is not None)
                cell = lines_of(row.get(side.title(), ""))
                below = "\n".join(cell[len(cell) - len(lines_of("\n".join(expected))):])
                if expected and not cell_fits(below, expected):
                    say(f"what is expected {side}", expected, cell)
    if case.command == "plan":
        check_talk(case, model, answer, page, say)
        check_parts(program, case, answer, say)
    return found


def in_one_line(value):
    """A text as the words that a reader sees of it, or None where that is not to be told."""
    return None if any(map(is_hidden, value)) else " ".join(lines_of(value))


def check_talk(case, model, answer, page, say):
    """The page for a talk: who it is of, what that person has, and what is missing as a checklist, of
    the levels ahead and then of where the person stands."""
    me = model.person(case.args.get("profile", {}), {
        key: value for key, value in case.args.items() if key not in ("profile", "since", "strict")})
    ahead, here = ([rung for rung in answer["way"] if rung["here"] == is_here] for is_here in (False, True))
    steps = {one["skill"]: one for one in answer["next_steps"]}
    gaps = [(rung, one) for rung in ahead + here for one in rung["skills"]
            if one["status"] in ("missing", "too_low")]
    if len(page.checklist) != len(gaps):
        say("the checklist", [one["name"] for _, one in gaps], [text for _, text in page.checklist])
    for (rung, one), (under, shown) in zip(gaps, page.checklist):
        if not (in_one_line(under) or "").endswith(in_one_line(rung["level"]["title"]) or ""):
            say("the heading of a checklist", rung["level"]["title"], under)
        first = "".join(lines_of(shown)[:1])
        if not first.startswith(in_one_line(one["name"]) or ""):
            say("what an item of the checklist begins with", one["name"], first)
        told = [one["note"], one["means"], steps[one["id"]]["activity"], steps[one["id"]]["evidence"]]
        for one in told:
            if one is not None and (in_one_line(one) or "") not in in_one_line(shown):
                say("what an item of the checklist tells", one, shown)
    has = [skill for skill in sorted(me["claims"]) if skill not in me["implied_by"]]
    how_well = {skill: model.scale[rank] for skill, rank in me["how_well"].items() if model.scale and rank is not None}
    shown_by = lambda id_: [one["evidence"] for one in me["evidence"] if one["skill"] == id_]
    right = [{"Skill": [model.skills_[skill].title], "What shows it": shown_by(model.skills_[skill].id),
              "How well": [how_well[skill]] if skill in how_well else []} for skill in has]
    # What the ladder does not know stands behind: what is shown, then what is only said.
    others = [(one["given"], [one["evidence"]]) for one in me["evidence"] if one["skill"] is None]
    shown = {name for name, _ in others}
    others += [(one["given"], []) for one in me["unknown"] if one["kind"] == "skill" and one["given"] not in shown]
    right += [{"Skill": [f"{name} (not on this ladder)"], "How well": [], "What shows it": evidence}
              for name, evidence in others[:20]]
    check_rows("what one has", right, rows_of(page.tables, "Skill"), say)
    told = [(page.headings[0], answer[key]) for key in ("name", "date") if answer[key] is not None]
    told += [(page.text, case.args.get("profile", {}).get("note", ""))]
    told += [(page.text, one[key]) for one in answer["certifications"] for key in ("earned", "renew_by") if one[key]]
    if answer["since"]:
        told += [("\n".join(page.headings), f"since {answer['since']['date'] or 'the earlier profile'}")]
        check_changes(model, answer["since"], answer["certifications"], page, say)
    for place, value in told:
        if (in_one_line(value) or "") not in " ".join(lines_of(place)):
            say("what a page for a talk tells", value, place)


def bounded(names, most=6):
    """`a, b and c`, of more than so many `a, b, c, d, e, f and 3 more`."""
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def how_it_was(one):
    """`Scrum (working, was starting)`."""
    more = [one["have"]] * (one["have"] is not None) + [f"was {one['had']}"] * (one["had"] is not None)
    return f"{one['name']} ({', '.join(more)})" if more else one["name"]


def change_of(one):
    """`12 more months of leading projects`, `3 months of audits, not said before`."""
    units, _, of = one["what"].partition(" ")
    more = lambda number, how="": f"{digits(number)}{how} {units[:-1] if number == 1 else units} {of}"
    if one["have"] is None:
        return f"no longer said: {one['what']}"
    if one["had"] is None:
        return f"{more(one['have'])}, not said before"
    return more(abs(one["have"] - one["had"]), " more" if one["have"] > one["had"] else " fewer")


def check_changes(model, since, certificates, page, say):
    """The lines on what has changed."""
    level = {one["id"]: one["title"] for one in model.levels}
    skill = {one.id: one.title for one in model.skills_}
    gap = lambda one: f"{skill.get(one['skill'], 'years as a project manager')} ({level[one['level']]})"
    lists = {"gained": since["gained"], "raised": since["raised"],
             "lower than before": [one for one in since["lost"] if one["have"] is not None],
             "no longer claimed": [one for one in since["lost"] if one["have"] is None]}
    lines = [(verb, list(map(how_it_was, skills))) for verb, skills in lists.items()]
    lines = [f"{verb}: {bounded(named)}" for verb, named in [*lines, ("closed", list(map(gap, since["closed"])))] if named]
    lines += map(change_of, since["amounts"])
    shown = {in_one_line(line) for heading, line in page.items if heading.startswith("What has changed since")}
    lines = [in_one_line(line) for line in lines]
    missing = [line for line in lines if line is not None and line not in shown]
    if missing:
        say("what has changed", missing, sorted(filter(None, shown)))
    # Of a certificate that is new it is said when it was earned, as far as that is known.
    earned = {one["id"]: f" ({one['earned']})" for one in certificates if one["earned"]}
    for verb, key in (("new", "gained"), ("no longer held", "lost"), ("may be taken now", "opened"),
                      ("may no longer be taken", "closed")):
        ids = since[f"certifications_{key}"]
        more = earned if key == "gained" else {}
        named = [sorted(f"{name}{more.get(id_, '')}" for name in model.short_names(id_)) for id_ in ids]
        right = {in_one_line(f"{verb}: {bounded(names)}") for names in itertools.product(*named) if names}
        begin = {line for line in shown if line and line.startswith(f"{verb}: ")}
        if None not in right and not (begin <= right and len(begin) == bool(ids)):
            say(f"what has changed: {verb}", sorted(right), sorted(begin))


def check_parts(program, case, answer, say):
    """All parts of a plan as a page: the way with all that each level asks for."""
    page = readers.read_markdown(program.ask(case, "markdown", "--full").stdout)
    if page.markup:
        say("text of all parts marks up", [], page.markup)
    check_links(case, answer, page, say)
    right = [{"It asks for": [one["name"]], **expectation(one)}
             for rung in answer["way"] for one in rung["skills"]]
    check_rows("the way", right, rows_of(page.tables, "It asks for"), say)
    wanted = [f"since {answer['since']['date'] or 'the earlier profile'}"] if answer["since"] else []
    if not all(any(one in head for head in page.headings) for one in wanted):
        say("all parts: the headings", wanted, page.headings)


def texts(value, key=""):
    """Each text of a ladder with the key it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str):
        yield key, value


def check_links(case, answer, page, say):
    """An address of the ladder is a link to just that address. Other text is none, but where it holds
    a whole `https://` address itself."""
    # The answer has ids that the program made of names.
    all_ = list(texts(case.ladder)) + list(texts(case.args)) + list(texts(answer))
    urls = {value for key, value in all_ if key == "url"}
    targets = {unquote(link) for link in page.links}
    for target in sorted(targets - {unquote(url) for url in urls}):
        whole = re.compile(r"(?<![\w/])" + re.escape(target) + r"(?=$|[^\w/?&=#%+@-])")
        if not re.match("https?://", target, re.I) or not any(whole.search(value) for _, value in all_):
            say("a link that the ladder does not have", sorted(urls), target)
    for url in urls:
        if re.search(re.escape(url) + r"(\s|$)", page.text) and unquote(url) not in targets:
            say("an address is no link to itself", url, sorted(targets))


# ---- Making a mismatch small --------------------------------------------------------------------

def cuts(value, path=()):
    """The places at which something may be left out, the large ones first."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    places = [path + (key,) for key, _ in inside]
    yield from places
    for place, (_, inner) in zip(places, value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(inner, (dict, list)):
            yield from cuts(inner, place)


def smaller(program, case, kind, seconds):
    """The case with as much left out as can be while the same kind of mismatch is there. What makes the
    ladder unsound makes another mismatch; of a ladder that is refused nothing is left out."""
    end, shrunk = time.monotonic() + seconds, kind != REFUSED
    while shrunk:
        shrunk = False
        whole = {"ladder": case.ladder, "args": case.args}
        for place in sorted(cuts(whole), key=len):
            if time.monotonic() > end:
                return case
            attempt = copy.deepcopy(whole)
            inner = attempt
            try:
                for step in place[:-1]:
                    inner = inner[step]
                del inner[place[-1]]
                trial = Case(attempt["ladder"], case.command, attempt["args"])
                if kind in {one.kind for one in check(program, trial, {}) or []}:
                    whole, case, shrunk = attempt, trial, True
            except (KeyError, IndexError, TypeError, ValueError):
                continue  # it was left out already, or cannot be left out
    return case


# ---- All of them --------------------------------------------------------------------------------

def cases(seed):
    """The small inputs, then random ones without end, several questions a ladder."""
    for ladder, command, args in (*generate.issue_13(), *generate.grown(), *generate.planned(),
                                  *generate.dated(), *generate.led(), *generate.matched()):
        yield Case(ladder, command, args)
    generator = generate.Generator(seed)
    while True:
        ladder = generator.ladder()
        model = Model(parse(json.dumps(ladder)), {})
        for _ in range(6):
            yield Case(ladder, *generator.question(model))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", required=True)
    options.add_argument("--cases", type=int, default=600, help="how many, free ones not counted")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="show mismatches whose kind holds this text")
    options.add_argument("--as-found", action="store_true", help="do not make them small")
    options = options.parse_args()
    program = Program(options.binary)
    if readers.CMARK is None:
        print("note: there is no cmark-gfm, so Markdown is not looked at", file=sys.stderr)
    passed = failed = free = 0
    kinds, memory, first = Counter(), {}, {}
    for case in cases(options.seed):
        if passed + failed == options.cases:
            break
        new = {"currency", "period"} & set(case.args)
        found = None if new and not program.has_currency else check(program, case, memory)
        if found is None:
            free += 1
            continue
        found = [one for one in found if options.only in one.kind]
        passed, failed = passed + (not found), failed + bool(found)
        for one in found:
            first.setdefault(one.kind, case)
        kinds.update({one.kind for one in found})
    for kind, case in first.items():
        if not options.as_found:
            case = smaller(program, case, kind, min(8, 40 / len(first)))
        one = next(one for one in check(program, case, {}) if one.kind == kind)
        plain = lambda value: json.dumps(value, ensure_ascii=False, default=lambda one: sorted(one) if isinstance(
            one, set) else digits(one))
        print(f"--- {kind} ({kinds[kind]} cases) {one.what}")
        print(f"ladder   {json.dumps(case.ladder, ensure_ascii=False)}")
        line = program.arguments(case.command, case.args)
        print(f"line     {' '.join(map(repr, line)).replace(program.folder.name + os.sep, '')}")
        for key in program.profiles:
            if key in case.args:
                print(f"{key:8} {json.dumps(program.as_file(case.args[key]), ensure_ascii=False)}")
        print(f"expected {plain(one.expected)}\nfound    {plain(one.found)}\n")
    print(f"{free} left out, since the documents leave them open or the program lacks an option")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
