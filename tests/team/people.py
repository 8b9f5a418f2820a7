#!/usr/bin/env python3
"""Writes so many made-up profiles for the built-in ladder, a line each: always the same ones.

    python3 tests/team/people.py 1000000 > people.ndjson
"""

import json
import random
import sys

SKILLS = [
    "Project Coordination",
    "Communication",
    "Time Management",
    "Leadership",
    "Risk Management",
    "Budget Management",
    "Strategic Planning",
    "Advanced Risk Management",
    "Mentoring",
    "Scrum",
    "Kanban",
]
EDUCATIONS = ["none", "high school", "associate", "bsc", "phd"]


def main():
    count = int(sys.argv[1])
    chance = random.Random(20)
    texts = [json.dumps(skill) for skill in SKILLS]
    lines = []
    for number in range(1, count + 1):
        years = chance.randrange(0, 130) / 10
        skills = ",".join(chance.sample(texts, 5))
        education = chance.choice(EDUCATIONS)
        lines.append(
            f'{{"name":"Person {number}","years":{years},"skills":[{skills}],"education":"{education}"}}\n'
        )
        if len(lines) == 10000:
            sys.stdout.write("".join(lines))
            lines.clear()
    sys.stdout.write("".join(lines))


main()
