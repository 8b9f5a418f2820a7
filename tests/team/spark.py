#!/usr/bin/env python3
"""Has Spark spread people over several workers of this machine, each with `team` in a pipe, and holds what
they find, put together, against one run over all of them.

    python3 tests/team/spark.py --binary target/release/itpm-career --people 200000 --workers 4

Needs Java. Where there is no pyspark it is installed into `target/spark`.
"""

import argparse
import csv
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
import venv

COUNTS = ["have", "asked", "short", "next_short"]


def with_pyspark():
    """Starts this script again where pyspark is, which is installed there first."""
    if importlib.util.find_spec("pyspark"):
        return
    folder = os.path.abspath("target/spark")
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "pyspark"], check=True)
    os.execv(python, [python, *sys.argv])


def counts_of(rows):
    """The counts of each skill, of rows of CSV that may begin with the headings again and again."""
    rows = csv.reader(rows)
    names = next(rows, None)
    for row in rows:
        if row != names:
            one = dict(zip(names, row))
            yield one["id"], [int(one[key]) for key in COUNTS]


def without_row(line):
    """Where a person stands is counted within each part."""
    return {key: value for key, value in json.loads(line).items() if key not in ("row", "file")}


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", required=True)
    options.add_argument("--people", type=int, default=200_000)
    options.add_argument("--workers", type=int, default=4)
    options = options.parse_args()
    with_pyspark()
    from pyspark import SparkConf, SparkContext

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    filter_ = f"{os.path.abspath(options.binary)} team --format ndjson -"
    counter = f"{os.path.abspath(options.binary)} team --part coverage --format csv -"
    with tempfile.TemporaryDirectory() as folder:
        people = os.path.join(folder, "people.ndjson")
        maker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "people.py")
        with open(people, "wb") as out:
            subprocess.run([sys.executable, maker, str(options.people)], stdout=out, check=True)
        conf = SparkConf().setMaster(f"local[{options.workers}]").setAppName("team")
        context = SparkContext(conf=conf.set("spark.ui.enabled", "false"))
        context.setLogLevel("ERROR")
        begin = time.monotonic()
        lines = context.textFile(people, minPartitions=3 * options.workers)
        parts = lines.getNumPartitions()
        judged = lines.pipe(filter_, checkCode=True).collect()
        sums = lines.pipe(counter, checkCode=True).mapPartitions(counts_of)
        sums = dict(sums.reduceByKey(lambda one, other: [a + b for a, b in zip(one, other)]).collect())
        took = time.monotonic() - begin
        context.stop()

        def alone(command):
            with open(people, "rb") as file:
                return subprocess.run(command.split(), stdin=file, capture_output=True, check=True, text=True).stdout

        single = alone(filter_).splitlines()
        right = dict(counts_of(alone(counter).splitlines()))
    same = len(judged) == len(single) and all(without_row(a) == without_row(b) for a, b in zip(judged, single))
    print(f"{options.people} people in {parts} parts by {options.workers} workers, {took:.1f} s")
    print(f"people: {'the same' if same else 'NOT the same'} {len(judged)} lines as of one run")
    print(f"coverage: {'the same' if sums == right else 'NOT the same'} sums of {len(right)} skills as of one run")
    sys.exit(0 if same and sums == right and len(single) == options.people and right else 1)


if __name__ == "__main__":
    main()
