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
  plan(plan, page) {
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

/** Checks a page: what is special to its command, and that whatever the answer lists is named. */
export function check(command, answer, page) {
  CHECKS[command]?.(answer, page);
  for (const item of Array.isArray(answer) ? answer : []) {
    const name = item.title ?? item.name;
    assert.ok(name === undefined || page.text.includes(name), name);
  }
}
