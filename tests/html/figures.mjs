// What a page shows, held against the JSON of the same command: another way to the same figures.

import assert from "node:assert/strict";

import { checkShown } from "./shown.mjs";

const grouped = (number) => number.toLocaleString("en-US");
const dollars = (number) => (number === null ? "—" : `$${grouped(number)}`);

/** What can be read in a page, as the browser has it. Runs in the browser. */
export function read() {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
  const cells = (row) => [...row.cells].map((cell) => cell.textContent);
  return {
    // As a whole, and cell by cell: two numbers side by side are not one.
    text: [document.body.textContent, ...texts("th, td")].join("\n"),
    rows: [...document.querySelectorAll("tr")].map(cells),
    grids: [...document.querySelectorAll("table.grid")].map((table) => [...table.rows].map(cells)),
    heats: [...document.querySelectorAll("svg.heat")].map((map) => {
      const texts = [...map.querySelectorAll("text")].map((one) => ({ text: one.textContent, x: Number(one.getAttribute("x")), y: one.getAttribute("y"), isHead: one.hasAttribute("transform"), isGroup: one.matches(".title") }));
      const heads = texts.filter((one) => one.isHead).sort((a, b) => a.x - b.x);
      const names = texts.filter((one) => !one.isHead && !one.isGroup && one.x === 0);
      const cell = (name, head) => texts.find((one) => !one.isHead && one.y === name.y && one.x === head.x)?.text ?? "";
      return { heads: heads.map((one) => one.text), rows: names.map((name) => [name.text, ...heads.map((head) => cell(name, head))]) };
    }),
    boxes: texts(".checklist strong"),
    bars: [...document.querySelectorAll("svg.bar")].map((bar) => bar.getAttribute("aria-label")),
    next: texts("path.next title"),
    marked: [...document.querySelectorAll(".node")]
      .filter((node) => node.querySelector(".mark"))
      .map((node) => `${node.querySelector(".title").textContent}|${node.querySelector(".mark").textContent}`),
  };
}

/** Whether a heat map has these columns and rows of letters, and no other; a long text ends with three dots. */
function isPicture({ heads, rows }, titles, named) {
  const isText = (drawn, text) => (drawn.endsWith("…") ? text.startsWith(drawn.slice(0, -1)) : drawn === text);
  const areTexts = (drawn, texts) => drawn.length === texts.length && texts.every((text, at) => isText(drawn[at], text));
  assert.ok(areTexts(heads, titles), `columns ${heads}, not ${titles}`);
  assert.equal(rows.length, named.length, "rows of the picture");
  named.forEach((row, at) => assert.ok(areTexts(rows[at], row), `row ${rows[at]}, not ${row}`));
}

/** A proficiency as a digit, from 1; a tick on a ladder without a scale. */
const digit = (scale, proficiency) => (scale.length ? String(scale.indexOf(proficiency) + 1) : "✓");

function hasRow(page, cells) {
  const found = page.rows.some((row) => cells.every((cell) => row.includes(cell)));
  assert.ok(found, `no row with ${cells}`);
}

const CHECKS = {
  compare({ skills, from, to }, page, { scale }) {
    hasRow(page, ["Title", from.title, to.title]);
    const asked = (skill, side) => (skill.required[side] === null ? "" : digit(scale, skill[side] ?? scale[0]) + (skill.required[side] ? "" : "?"));
    const shown = skills.filter((skill) => skill.change !== "unchanged" || skill.inherited_from.to === null);
    isPicture(page.heats[0], [from.title, to.title], shown.map((skill) => [skill.name, asked(skill, "from"), asked(skill, "to")]));
    for (const { name, change } of skills) {
      hasRow(page, [name, change]);
    }
  },
  diff({ changes }, page) {
    for (const { kind, title, change } of changes.filter((one) => one.kind !== "ladder" && one.field === null)) {
      assert.ok(page.rows.some((row) => row.includes(change) && row.some((cell) => cell.includes(title ?? ""))), `${change}: ${kind} ${title}`);
    }
  },
  match(matches, page) {
    for (const { title, met, required, missing } of matches) {
      hasRow(page, [title, `${met} of ${required}`, grouped(missing)]);
    }
  },
  team({ people, coverage }, page, { scale }) {
    // Who has what is in no JSON but as numbers of people.
    const [{ heads, rows }] = page.heats;
    assert.deepEqual(heads, people.map((one) => one.name));
    const held = coverage.filter((skill) => skill.have > 0);
    assert.equal(rows.length, held.length, "rows of the picture");
    for (const [at, { name, have, at: levels }] of held.entries()) {
      const letters = rows[at].slice(1);
      assert.ok(name.startsWith(rows[at][0].replace("…", "")), `${rows[at]}: ${name}`);
      assert.equal(letters.filter((letter) => letter !== "").length, have, name);
      for (const { proficiency, people } of levels) {
        assert.equal(letters.filter((letter) => letter === digit(scale, proficiency)).length, people, `${name} ${proficiency}`);
      }
    }
    for (const { name, next: [next] } of people) {
      const met = next && next.met.length;
      hasRow(page, [name, next ? `${met}/${met + next.too_low.length + next.missing.length}` : "nothing follows"]);
    }
    for (const { name, have } of coverage) {
      hasRow(page, [name, grouped(have)]);
    }
  },
  salaries(salaries, page) {
    for (const { title, min, max } of salaries) {
      hasRow(page, [title, `${dollars(min)} – ${dollars(max)} a year`]);
    }
    assert.deepEqual(page.bars, salaries.map(({ min, max }) => `${grouped(min)} to ${grouped(max)}`));
  },
  market(entries, page) {
    for (const { occupation, p10, p25, median, p75, p90, mean, jobs, projection } of entries) {
      const label = `${occupation.title} (${occupation.soc})`;
      hasRow(page, [label, ...[p10, p25, median, p75, p90].map(dollars)]);
      hasRow(page, [label, dollars(mean), grouped(jobs)]);
      if (projection) {
        hasRow(page, [label, grouped(projection.from_jobs), grouped(projection.to_jobs)]);
      }
    }
    const bars = entries.map(({ p10, p90, median }) => `${grouped(p10)} to ${grouped(p90)}, marked at ${grouped(median)}`);
    assert.deepEqual(page.bars, bars);
  },
  plan(plan, page, { args }) {
    if (args.includes("--full")) {
      return;
    }
    for (const text of [plan.name, plan.date, ...plan.way.map((rung) => rung.level.title)]) {
      assert.ok(page.text.includes(text), text);
    }
    // The picture says where the person stands, and what is on the way.
    const marks = plan.way.map(({ level, here }) => `${level.title}|${here ? "I am here" : "on my way"}`);
    assert.deepEqual(page.marked, marks);
    const lacking = plan.way.flatMap((rung) => rung.skills.filter((skill) => skill.status !== "met"));
    const ticked = page.boxes.map((box) => box.replace(/ \(first\)$/, "").replace(/: .*/, ""));
    assert.deepEqual(new Set(ticked), new Set(lacking.map((skill) => skill.name)));
    for (const { activity } of plan.next_steps) {
      assert.ok(page.text.includes(activity ?? ""), activity);
    }
  },
};

/** Whether the picture has a letter for each requirement; a big matrix has none. */
function checkPicture({ skills, levels }, page, scale) {
  if (levels.length > 24 || skills.length > 60) {
    assert.deepEqual(page.heats, []);
    return;
  }
  const word = (proficiency) => (proficiency ? digit(scale, proficiency) : "✓");
  const letter = (asked) => {
    const marks = [asked.required ? "" : "?", asked.weight === 1 ? "" : `×${asked.weight}`, asked.note ? "*" : ""].join("");
    const text = word(asked.proficiency) + marks;
    return asked.status === "met" ? `[${text}]` : text;
  };
  const had = { title: "You have", letters: skills.map((skill) => (skill.has ? word(skill.have) : "")) };
  const asked = levels.map(({ id, title }) => {
    const cells = skills.map((skill) => skill.levels.find((one) => one.level === id));
    return { title, letters: cells.map((one) => (one ? letter(one) : "")) };
  });
  const columns = [had, ...asked].filter((column) => column.letters.some((one) => one !== ""));
  isPicture(page.heats[0], columns.map((one) => one.title), skills.map((skill, at) => [skill.name, ...columns.map((one) => one.letters[at])]));
}

/** Whether each skill has its proficiency under each level, and a dash or no row where the level does not ask for it. */
CHECKS.matrix = (matrix, page, { scale }) => {
  checkPicture(matrix, page, scale);
  const cells = new Map();
  for (const [head, ...rows] of page.grids) {
    for (const [skill, ...graded] of rows) {
      graded.forEach((cell, at) => cells.set(`${skill}|${head[at + 1]}`, cell));
    }
  }
  for (const skill of matrix.skills) {
    for (const level of matrix.levels) {
      const asked = skill.levels.find((one) => one.level === level.id);
      const cell = cells.get(`${skill.name}|${level.title}`) ?? "—";
      assert.ok(asked ? cell !== "—" && cell.startsWith(asked.proficiency ?? "") : cell === "—", `${skill.name}, ${level.title}: ${cell}`);
    }
  }
};

/** Each `next` is an arrow, and there is no other. */
CHECKS.map = (map, page) => {
  const title = (id) => map.nodes.find((node) => node.id === id).title;
  const next = map.edges.filter((edge) => edge.kind === "next");
  assert.deepEqual(page.next.sort(), next.map(({ from, to }) => `${title(from)} → ${title(to)}`).sort());
  for (const node of map.nodes) {
    assert.ok(page.text.includes(node.title), node.title);
  }
};

/** Checks a page: what is special to its command, and that it says what the answer says. */
export function check(args, { answer, scale }, page, titles) {
  CHECKS[args[0]]?.(answer, page, { args, scale });
  checkShown(args, answer, page.text, titles);
}
