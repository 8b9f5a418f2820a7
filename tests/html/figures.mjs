// What a page shows, held against the JSON of the same command: another way to the same figures.

import assert from "node:assert/strict";

const grouped = (number) => number.toLocaleString("en-US");
const dollars = (number) => (number === null ? "—" : `$${grouped(number)}`);

/** What can be read in a page, as the browser has it. Runs in the browser. */
export function read() {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
  return {
    text: document.body.textContent,
    rows: [...document.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent)),
    boxes: texts(".checklist strong"),
    bars: [...document.querySelectorAll("svg.bar")].map((bar) => bar.getAttribute("aria-label")),
    next: texts("path.next title"),
  };
}

function hasRow(page, cells) {
  const found = page.rows.some((row) => cells.every((cell) => row.includes(cell)));
  assert.ok(found, `no row with ${cells}`);
}

const CHECKS = {
  levels(levels, page) {
    for (const { title, summary, skills } of levels) {
      for (const text of [title, summary ?? "", ...skills.map((skill) => skill.name)]) {
        assert.ok(page.text.includes(text), text);
      }
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
  plan(plan, page, args) {
    if (args.includes("--full")) {
      return;
    }
    for (const text of [plan.name, plan.date, ...plan.way.map((rung) => rung.level.title)]) {
      assert.ok(page.text.includes(text), text);
    }
    const lacking = plan.way.flatMap((rung) => rung.skills.filter((skill) => skill.status !== "met"));
    const ticked = page.boxes.map((box) => box.replace(/ \(first\)$/, "").replace(/: .*/, ""));
    assert.deepEqual(new Set(ticked), new Set(lacking.map((skill) => skill.name)));
    for (const { activity } of plan.next_steps) {
      assert.ok(page.text.includes(activity ?? ""), activity);
    }
  },
};

/** Whether each skill has its proficiency under each level, and a dash where the level does not ask for it. */
CHECKS.matrix = (matrix, page) => {
  for (const skill of matrix.skills) {
    const row = page.rows.find((cells) => cells[0] === skill.name);
    assert.ok(row, skill.name);
    for (const [place, level] of matrix.levels.entries()) {
      const asked = skill.levels.find((one) => one.level === level.id);
      const cell = row[place + 1];
      assert.ok(asked ? cell !== "—" && cell.startsWith(asked.proficiency ?? "") : cell === "—", `${skill.name}: ${cell}`);
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

/** Checks a page: what is special to its command, and that whatever the answer lists is named. */
export function check(args, answer, page) {
  CHECKS[args[0]]?.(answer, page, args);
  for (const item of Array.isArray(answer) ? answer : []) {
    const name = item.title ?? item.name;
    assert.ok(name === undefined || page.text.includes(name), name);
  }
}
