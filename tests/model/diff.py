#!/usr/bin/env python3
"""Holds `diff` against a model of it, on random ladders that are edited at random.

    python3 tests/model/diff.py --binary target/release/itpm-career --cases 600 --seed 1

What changed is worked out here from the two files alone. Of one edit it is known before: the edit says itself
what it changes. Of several every change has to be told, and no other; and on the way back each has to be its
mirror. Exit status 1 if anything does not fit.
"""

import argparse
import copy
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal

sys.dont_write_bytecode = True

import generate
from model import Model

LISTS = {"levels": "level", "tracks": "track", "skills": "skill", "certifications": "certification",
         "strategies": "strategy", "beyond": "beyond", "sources": "source"}
MIRRORED = {"added": "removed", "removed": "added", "raised": "lowered", "lowered": "raised"}
TOLD = ("change", "kind", "id", "field", "from", "to")


# ---- What changed -------------------------------------------------------------------------------

def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_same(old, new):
    """Null and an object without members say nothing; a number is the same however it is written."""
    if is_number(old) and is_number(new):
        return float(old) == float(new)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(is_same, old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        return all(is_same(old.get(key), new.get(key)) for key in {**old, **new})
    return type(old) is type(new) and old == new or old in (None, {}) and new in (None, {})


def digits(number):
    return format(Decimal(repr(float(number))).normalize(), "f")


def text(value):
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if is_number(value):
        return digits(value)
    if isinstance(value, list):
        return "\n".join(map(text, value)) if value else "none"
    return value["text"] if list(value) == ["text"] else json.dumps(value, ensure_ascii=False)


def of(had, has):
    return "changed" if had == has else "added" if has else "removed"


def by(old, new):
    return "raised" if new > old else "lowered" if new < old else "changed"


class Changes(list):
    """The changes of one thing."""

    def __init__(self, kind, id_):
        self.kind, self.id = kind, id_

    def tell(self, change, field, old, new):
        self.append((change, self.kind, self.id, field, old, new))

    def value(self, field, old, new):
        if is_same(old, new):
            return
        parts = [one for one in (old, new) if one is not None]
        if all(isinstance(one, dict) for one in parts):
            old, new = old or {}, new or {}
            for key in {**old, **new}:
                self.value(f"{field}.{key}", old.get(key), new.get(key))
        elif all(isinstance(one, list) for one in parts) and (len(parts) == 2 or field != "next"):
            # A level without `next` leads on, and one with none does not.
            self.list(field, old or [], new or [])
        elif is_number(old) and is_number(new):
            self.tell(by(old, new), field, digits(old), digits(new))
        else:
            self.tell(of(old is not None, new is not None), field, text(old), text(new))

    def list(self, field, old, new):
        if not old and not new:
            return
        if len(old) == len(new) and all(isinstance(one, dict) for one in old + new):
            for at, pair in enumerate(zip(old, new)):
                self.value(f"{field}[{at}]", *pair)
            return
        gone, come = only(old, new), only(new, old)
        lines = lambda items: "\n".join(map(text, items)) if items else None
        if gone or come:
            self.tell(of(bool(gone), bool(come)), field, lines(gone), lines(come))
        else:
            self.tell("moved", field, lines(old), lines(new))

    def order(self, field, old, new):
        """Whether what both hold comes in another order."""
        before, after = [one for one in old if one in new], [one for one in new if one in old]
        if before != after:
            self.tell("moved", field, "\n".join(before), "\n".join(after))


def only(items, others):
    rest, mine = list(others), []
    for item in items:
        found = next((at for at, one in enumerate(rest) if is_same(one, item)), None)
        if found is None:
            mine.append(item)
        else:
            del rest[found]
    return mine


class Ladder:
    """A ladder, and the ids of the skills that no registry names."""

    def __init__(self, value, ids):
        self.value = value
        self.model = Model(value, ids)
        self.scale = value.get("scale", [])

    def asked(self, owner):
        """What is asked for, by the ids of the skills."""
        asked = {}
        for one in owner.get("skills", []):
            one = {"skill": one} if isinstance(one, str) else one
            skill = self.model.skills_[self.model.skill_named(one["skill"])]
            asked[skill.id] = {"proficiency": one.get("proficiency"), "note": one.get("note"),
                               "required": one.get("required", True), "weight": one.get("weight", 1)}
        return asked


def words(one):
    """`working, optional`, and what is expected on a line of its own."""
    said = [one["proficiency"]] * (one["proficiency"] is not None)
    said += ["optional"] * (not one["required"])
    said += [f"weight {digits(one['weight'])}"] * (one["weight"] != 1)
    lines = [", ".join(said)] * bool(said) + [one["note"]] * (one["note"] is not None)
    return "\n".join(lines) or "yes"


def direction(old, new, scales):
    if old is None or new is None:
        return of(old is not None, new is not None)
    for scale in scales:
        if old in scale and new in scale:
            return by(scale.index(old), scale.index(new))
    return "changed"


def requirements(changes, old, new, scales):
    for id_ in {**old, **new}:
        field, was, now = f"skills.{id_}", old.get(id_), new.get(id_)
        if was is None or now is None:
            changes.tell(of(was is not None, now is not None), field, was and words(was), now and words(now))
            continue
        if was["proficiency"] != now["proficiency"]:
            change = direction(was["proficiency"], now["proficiency"], scales)
            changes.tell(change, f"{field}.proficiency", was["proficiency"], now["proficiency"])
        for key in ("weight", "required", "note"):
            changes.value(f"{field}.{key}", was[key], now[key])
    changes.order("skills", list(old), list(new))


def ranges(owner):
    """What is paid, by what for: of several for the same the later by number."""
    paid = {}
    for one in owner.get("salary") or []:
        base = ", ".join(one[key] for key in ("currency", "period", "region") if key in one)
        key, number = base, 1
        while key in paid:
            number += 1
            key = f"{base}, {number}"
        paid[key] = one
    return paid


def pay(changes, old, new):
    ends = lambda one: (f"{digits(one['min'])} to {digits(one['max'])}" if {"min", "max"} <= set(one)
                        else f"from {digits(one['min'])}" if "min" in one else f"up to {digits(one['max'])}")
    for key in {**old, **new}:
        field, was, now = f"salary[{key}]", old.get(key), new.get(key)
        if was is None or now is None:
            changes.tell(of(was is not None, now is not None), field, was and ends(was), now and ends(now))
        else:
            changes.value(field, was, now)
    changes.order("salary", list(old), list(new))


def called(thing):
    return thing.get("id", thing.get("title"))


def expected(old, new):
    """All that changed from one ladder to another."""
    changes = Changes("ladder", None)
    for key in {**old.value, **new.value}:
        if key not in LISTS and key != "$schema":
            changes.value(key, old.value.get(key), new.value.get(key))
    all_ = []
    for key, kind in LISTS.items():
        before = {called(one): one for one in old.value.get(key, [])}
        after = {called(one): one for one in new.value.get(key, [])}
        changes.order(key, list(before), list(after))
        for name in {**before, **after}:
            was, now = before.get(name), after.get(name)
            of_one = Changes(kind, (now or was).get("id"))
            if was is None or now is None:
                of_one.tell(of(was is not None, now is not None), None, None, None)
            else:
                thing(of_one, (old, was), (new, now))
            all_ += of_one
    return list(changes) + all_


def thing(changes, old, new):
    (old, was), (new, now) = old, new
    for key in {**was, **now}:
        if key in ("title", "name") and was.get(key) != now.get(key):
            changes.tell("renamed", key, was.get(key), now.get(key))
        elif key == "skills" and changes.kind in ("level", "track"):
            requirements(changes, old.asked(was), new.asked(now), (new.scale, old.scale))
        elif key == "salary":
            pay(changes, ranges(was), ranges(now))
        elif key in ("activities", "evidence"):
            objects = lambda one: [{"text": it} if isinstance(it, str) else it for it in one.get(key) or []]
            changes.value(key, objects(was), objects(now))
        else:
            changes.value(key, was.get(key), now.get(key))


# ---- Edits --------------------------------------------------------------------------------------

class Editor(generate.Generator):
    """Changes ladders. Where an edit knows what a reader has to be told of it, it gives that."""

    def edit(self, ladder):
        edits = [self.rename, self.drop, self.add, self.years, self.amount, self.range, self.grade, self.note,
                 self.optional, self.new_skill, self.shuffle, self.anything, self.anything]
        try:
            return self.random.choice(edits)(ladder)
        except (KeyError, IndexError):
            return None  # an edit before this one left out what it looks for

    def some_thing(self, ladder, keys=tuple(LISTS)):
        """A thing of some list, with its kind."""
        key = self.random.choice([key for key in keys if ladder.get(key)])
        return key, LISTS[key], self.random.choice(ladder[key])

    def rename(self, ladder):
        key, kind, one = self.some_thing(ladder)
        field = "name" if "name" in one else "title"
        if "id" not in one:
            return None
        old, one[field] = one[field], f"{one[field]} Two"
        return [("renamed", kind, one["id"], field, old, one[field])]

    def drop(self, ladder):
        key, kind, one = self.some_thing(ladder)
        ladder[key].remove(one)
        return [("removed", kind, one.get("id"), None, None, None)]

    def add(self, ladder):
        id_ = f"new{self.random.randrange(1 << 30)}"
        ladder["levels"].insert(self.random.randint(0, len(ladder["levels"])), {"id": id_, "title": id_})
        return [("added", "level", id_, None, None, None)]

    def years(self, ladder):
        one = self.random.choice(ladder["levels"])
        if "min" not in one.get("years", {}):
            return None
        old = one["years"]["min"]
        one["years"]["min"] = old - 1 if old >= 1 else old + 0.25
        change = "lowered" if old >= 1 else "raised"
        return [(change, "level", one["id"], "years.min", digits(old), digits(one["years"]["min"]))]

    def amount(self, ladder):
        _, kind, one = self.some_thing(ladder, ("levels", "tracks"))
        paid = [(key, pay) for key, pay in ranges(one).items() if "max" in pay]
        if not paid:
            return None
        key, pay = self.random.choice(paid)
        old, pay["max"] = pay["max"], pay["max"] + 1000
        return [("raised", kind, one["id"], f"salary[{key}].max", digits(old), digits(pay["max"]))]

    def range(self, ladder):
        _, kind, one = self.some_thing(ladder, ("levels", "tracks"))
        one.setdefault("salary", []).append({"currency": "SEK", "period": "year", "min": 5})
        if sum(pay["currency"] == "SEK" for pay in one["salary"]) > 1:
            return None
        return [("added", kind, one["id"], "salary[SEK, year]", None, "from 5")]

    def requirement(self, ladder):
        """A requirement as an object, with the field that it is told by where its name is an id."""
        _, kind, owner = self.some_thing(ladder, ("levels", "tracks"))
        if not owner.get("skills"):
            return None, None, None, None
        at = self.random.randrange(len(owner["skills"]))
        if isinstance(owner["skills"][at], str):
            owner["skills"][at] = {"skill": owner["skills"][at]}
        one = owner["skills"][at]
        by_id = {skill["id"] for skill in ladder.get("skills", [])}
        field = f"skills.{one['skill']}" if one["skill"] in by_id else None
        return kind, owner["id"], field, one

    def grade(self, ladder):
        kind, id_, field, one = self.requirement(ladder)
        scale = ladder.get("scale", [])
        if one is None or one.get("proficiency") not in scale[:-1]:
            return None
        old, one["proficiency"] = one["proficiency"], scale[scale.index(one["proficiency"]) + 1]
        return field and [("raised", kind, id_, f"{field}.proficiency", old, one["proficiency"])]

    def note(self, ladder):
        kind, id_, field, one = self.requirement(ladder)
        if one is None:
            return None
        old, one["note"] = one.get("note"), "Something else"
        return field and old != one["note"] and [
            (of(old is not None, True), kind, id_, f"{field}.note", old, one["note"])]

    def optional(self, ladder):
        kind, id_, field, one = self.requirement(ladder)
        if one is None:
            return None
        was = one.get("required", True)
        one["required"] = not was
        return field and [("changed", kind, id_, f"{field}.required", text(was), text(not was))]

    def new_skill(self, ladder):
        _, kind, one = self.some_thing(ladder, ("levels", "tracks"))
        one.setdefault("skills", []).append({"skill": "Brand new", "required": False})
        return None

    def shuffle(self, ladder):
        _, _, one = self.some_thing(ladder)
        lists = [ladder[key] for key in LISTS if key in ladder] + [it for it in one.values() if isinstance(it, list)]
        self.random.shuffle(self.random.choice(lists))
        return None

    def anything(self, ladder):
        """Some value anywhere: left out, or another."""
        inner, key = ladder, self.random.choice(list(ladder))
        while isinstance(inner[key], (dict, list)) and inner[key] and self.chance(0.9):
            inner = inner[key]
            key = self.random.choice(list(inner) if isinstance(inner, dict) else range(len(inner)))
        value = inner[key]
        if isinstance(value, bool):
            inner[key] = not value
        elif isinstance(value, str) and key not in ("id", "skill") and self.chance(0.6):
            inner[key] = f"{value} more"
        elif is_number(value) and self.chance(0.7):
            inner[key] = value + 1
        else:
            del inner[key]
        return None


# ---- The program --------------------------------------------------------------------------------

class Program:
    def __init__(self, binary, folder):
        self.binary = os.path.abspath(binary)
        self.files = [os.path.join(folder, name) for name in ("old.json", "new.json")]

    def write(self, *ladders):
        for file, ladder in zip(self.files, ladders):
            with open(file, "w", encoding="utf-8") as out:
                json.dump(ladder, out, ensure_ascii=False)

    def run(self, *arguments):
        run = subprocess.run([self.binary, *arguments, "--json"], capture_output=True, timeout=60)
        return json.loads(run.stdout) if run.returncode == 0 else None

    def diff(self, old, new):
        """The changes, each as it is told; None if one of the two is no ladder."""
        answer = self.run("diff", old, new)
        return answer and [told(one) for one in answer["diff"]["changes"]]

    def ladder(self, file, value):
        skills = self.run("skills", "--data", file)["skills"]
        return Ladder(value, {one["name"]: one["id"] for one in skills})


def told(one):
    return tuple(one[key] for key in TOLD)


def plain(change):
    """The change with objects that are written as JSON in any order of their keys."""
    def line(one):
        try:
            return json.dumps(json.loads(one), sort_keys=True) if one.startswith("{") else one
        except ValueError:
            return one
    side = lambda one: one and "\n".join(map(line, one.split("\n")))
    return (*change[:4], side(change[4]), side(change[5]))


def mirrored(change):
    how, kind, id_, field, old, new = change
    return MIRRORED.get(how, how), kind, id_, field, new, old


def compare(what, right, found, case):
    right, found = Counter(map(plain, right)), Counter(map(plain, found))
    if right == found:
        return True
    print(f"--- {what}\nold {json.dumps(case[0], ensure_ascii=False)}\nnew {json.dumps(case[1], ensure_ascii=False)}")
    print(f"not told  {list((right - found).elements())}\ntold only {list((found - right).elements())}\n")
    return False


def check(program, old, new, known):
    """Whether all fits; None if the edited ladder is none."""
    program.write(old, new)
    there = program.diff(*program.files)
    if there is None:
        return None
    case, moved = (old, new), [one for one in there if one[0] == "moved"]
    right = expected(*map(program.ladder, program.files, case))
    fits = compare("what changed", right, there, case)
    fits &= compare("the way back", map(mirrored, there), program.diff(*reversed(program.files)), case)
    if known:
        # What somebody leaves behind, as a skill that nobody asks for, is not the edit's.
        fits &= not Counter(map(plain, known)) - Counter(map(plain, there)) or compare(
            "what an edit says of itself", known, there, case)
        fits &= not moved or compare("an order that no edit changed", [], moved, case)
    return fits


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", required=True)
    options.add_argument("--cases", type=int, default=600)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    editor = Editor(options.seed)
    passed = failed = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        program = Program(options.binary, folder)
        while passed + failed < options.cases:
            old = editor.ladder()
            titles = [one["title"] for one in old.get("beyond", [])]
            if len(set(titles)) < len(titles):
                continue  # they have no ids, so that two of one title are not told apart
            for number in (1, 1, 1, 2, 5, 12):
                new = copy.deepcopy(old)
                known = [editor.edit(new) for _ in range(number)]
                fits = check(program, old, new, known[0] if number == 1 else None)
                refused += fits is None
                passed, failed = passed + (fits is True), failed + (fits is False)
    print(f"{refused} left out, since the edited ladder is not valid")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or refused > 2 * passed else 0)


if __name__ == "__main__":
    main()
