// Whatever the JSON of an answer says is on its page, but for what is listed here.

import assert from "node:assert/strict";

/** What no page shows: names for programs, and what is said in other words. A key counts wherever it stands. */
const NOWHERE = new Set([
  "kind", "status", "file", "row", "code", "source", "sources", "references", "sources.id", "classification", "year",
  "mean_rse_percent", "jobs_rse_percent", "aliases", "url",
]);

/** What the page of a command leaves to `--full`, to `show` and to programs; with `--full` what it leaves out still. */
const LEFT_OUT = {
  certifications: ["exam.note", "for", "routes.training.kind"],
  diff: ["changes.id", "changes.field"],
  ladders: ["scale", "summary"],
  levels: ["responsibilities", "skills.means"],
  "levels --full": [],
  market: ["place.state", "jobs_per_1000", "projection.from_year", "projection.to_year"],
  match: ["gaps"],
  matrix: ["levels.family"],
  plan: [
    "standing.by_years.reason", "standing.by_skills.reason", "strategies", "certifications", "first_certification",
    "tracks", "market", "next_steps.needs", "assumed", "notes",
  ],
  "plan --full": [
    "certifications", "first_certification", "market.mean", "market.jobs", "market.projection", "next_steps.needs",
    "assumed.used_for", "own_evidence",
  ],
  skills: ["description", "means", "activities", "evidence", "certifications", "strategies"],
  strategies: ["certifications"],
  tracks: ["summary", "salary.currency"],
};

/** Each text and number of an answer with the path of its keys. What counts once, as most does, is not said. */
function* leaves(value, path) {
  if (Array.isArray(value)) {
    for (const item of value) {
      yield* leaves(item, path);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield* leaves(item, [...path, key]);
    }
  } else if (typeof value === "string" || (typeof value === "number" && !(path.at(-1) === "weight" && value === 1))) {
    yield [path, value];
  }
}

/** Whether a number stands in a text, and not within another. */
function hasNumber(text, number) {
  const forms = [number.toLocaleString("en-US"), number.toFixed(2)];
  return forms.some((form) => new RegExp(`(?<![\\d.,])${form.replace(".", "\\.")}(?!\\d)`).test(text));
}

/** Whether a text stands in a page, each of its lines, where what the program quotes is code; or what the thing is
 *  called that has it as its id. */
function hasText(page, text, titles) {
  const lines = text.split("\n").map((line) => line.trim().replace(/^- /, ""));
  return lines.every((line) => page.includes(line) || page.includes(line.replaceAll("`", ""))) || (titles.has(text) && page.includes(titles.get(text)));
}

/** Checks that a page says what the answer says; `titles` are those of the things of the ladder, by id. */
export function checkShown(args, answer, text, titles) {
  const full = `${args[0]} --full`;
  const isFull = args.includes("--full") && full in LEFT_OUT;
  const leftOut = LEFT_OUT[isFull ? full : args[0]] ?? [];
  for (const [keys, value] of leaves(answer, [])) {
    const path = keys.join(".");
    const isLeftOut = leftOut.some((start) => path === start || path.startsWith(`${start}.`));
    if (!isLeftOut && !keys.some((key, at) => NOWHERE.has(key) || NOWHERE.has(keys.slice(at).join(".")))) {
      const isThere = typeof value === "number" ? hasNumber(text, value) : hasText(text, value, titles);
      assert.ok(isThere, `${path} is not on the page: ${value}`);
    }
  }
}
