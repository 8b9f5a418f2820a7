// Looks at the pages of `--format html` in a real browser, as their readers do:
//
//   node tests/html/check.mjs --binary target/release/itpm-career --modules target/tools/node_modules
//
// No request leaves, nothing is said on the console, nothing scrolls sideways but marked tables, axe and
// vnu find nothing, no column is cut on paper, and texts and figures are those of the JSON.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bigLadder } from "./big_ladder.mjs";
import * as figures from "./figures.mjs";
import { ONCE, THOROUGHLY } from "./lines.mjs";
import { asked, commands, html, load, modules, titles } from "./program.mjs";

const { chromium } = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const TITLES = titles();
const WIDTHS = [360, 800, 1280];
// Of a whole framework, in milliseconds, on a machine that has other things to do as well.
const OPENS_WITHIN = 2500;
// What is left of the paper between margins of 14 mm, in CSS pixels.
const PAPERS = { A4: ((210 - 28) / 25.4) * 96, Letter: (8.5 - 28 / 25.4) * 96 };

const folder = mkdtempSync(join(tmpdir(), "itpm-html-"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const pages = new Map();
const requests = [];
const server = createServer((request, response) => {
  requests.push(request.url);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(pages.get(request.url) ?? "");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const site = `http://127.0.0.1:${server.address().port}`;

/** Opens a page in a window of its own and does something with it. */
async function open(path, { width, colorScheme }, look) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  requests.length = 0;
  await page.goto(site + path);
  await look(page);
  assert.deepEqual(complaints, [], "the console");
  assert.deepEqual(requests, [path], "requests");
  await context.close();
}

/** What is wider than the window, but in a table that is marked to scroll. Runs in the browser. */
function overflowing() {
  const room = document.documentElement.clientWidth;
  const outside = [...document.body.querySelectorAll(":not(caption)")].filter(
    (one) => one.getBoundingClientRect().right > room + 1 && !one.closest(".scroll"),
  );
  const page = document.documentElement.scrollWidth > room ? ["the page"] : [];
  return page.concat(outside.map((one) => one.outerHTML.slice(0, 120)));
}

/** The tables that scroll and cannot be reached by keyboard, or have no name. Runs in the browser. */
function unreachable() {
  const regions = [...document.querySelectorAll("*")].filter((one) => one.scrollWidth > one.clientWidth + 1);
  const isScrolled = (one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
  const isMarked = (one) => one.tabIndex === 0 && one.getAttribute("role") === "region";
  return regions.filter((one) => isScrolled(one) && !isMarked(one)).map((one) => one.outerHTML.slice(0, 120));
}

async function looksWell(page) {
  assert.deepEqual(await page.evaluate(overflowing), [], "too wide");
  assert.deepEqual(await page.evaluate(unreachable), [], "not to be reached");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`);
  assert.deepEqual(found, [], "axe");
}

/** On paper nothing is cut, and all that is read on the screen is there. */
async function printsWell(path) {
  for (const [format, width] of Object.entries(PAPERS)) {
    await open(path, { width: Math.floor(width), colorScheme: "dark" }, async (page) => {
      const text = await page.evaluate(() => [...document.querySelectorAll("h1, th, td, p")].map((one) => one.textContent).join(" "));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const cut = await page.evaluate(() => {
        const right = (one) => one.getBoundingClientRect().right;
        const room = document.documentElement.clientWidth;
        return [...document.querySelectorAll("th, td, svg")].filter((one) => right(one) > room + 1).map((one) => one.outerHTML.slice(0, 120));
      });
      assert.deepEqual(cut, [], `cut on ${format}`);
      const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.equal(background, "rgb(255, 255, 255)", "paper is white, whatever the screen");
      const file = join(folder, "page.pdf");
      await page.pdf({ path: file, format, printBackground: false });
      const printed = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8", maxBuffer: 2 ** 28 });
      // Words may be broken at the end of a line, so only letters and digits are compared.
      const letters = (one) => one.replace(/[^\p{L}\p{N}]/gu, "");
      const onPaper = letters(printed.normalize("NFKC"));
      const lost = text.split(/\s+/).filter((word) => !onPaper.includes(letters(word.normalize("NFKC"))));
      assert.ok(lost.length < 0.02 * text.split(/\s+/).length, `lost on ${format}: ${lost.slice(0, 20)}`);
    });
  }
}

async function checked(args, look) {
  const path = `/${args.join("%20").replaceAll("/", "%2F")}.html`;
  pages.set(path, html(args));
  assert.equal(html(args), pages.get(path), "the same input gives the same bytes");
  try {
    await look(path);
  } catch (error) {
    error.message = `${args.join(" ")}: ${error.message}`;
    throw error;
  }
  console.log(`ok: ${args.join(" ")}`);
}

async function figuresAgree(args, path) {
  await open(path, { width: 1280 }, async (page) => {
    figures.check(args, asked(args), await page.evaluate(figures.read), TITLES);
  });
}

const missing = commands().filter((name) => ![...THOROUGHLY, ...ONCE].some(([command]) => command === name));
assert.deepEqual(missing, [], "commands that are not looked at");
for (const args of THOROUGHLY) {
  await checked(args, async (path) => {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of WIDTHS) {
        await open(path, { width, colorScheme }, looksWell);
      }
    }
    await printsWell(path);
    await figuresAgree(args, path);
  });
}
for (const [place, args] of ONCE.entries()) {
  await checked(args, async (path) => {
    const colorScheme = place % 2 ? "dark" : "light";
    await open(path, { width: WIDTHS[place % WIDTHS.length], colorScheme }, looksWell);
    await figuresAgree(args, path);
  });
}

// A whole framework opens at once, and none of it is cut.
const ladder = bigLadder(201);
const framework = JSON.stringify(ladder);
const called = new Map([...ladder.levels, ...ladder.skills].map(({ id, title, name }) => [id, title ?? name]));
for (const args of [["levels"], ["levels", "--full"], ["matrix"], ["map"]]) {
  const fromStdin = [...args, "--data", "-"];
  const path = `/framework-${args.join("-")}.html`;
  const page = html(fromStdin, framework);
  assert.ok(page.length < 2_000_000, `${path}: ${page.length} bytes`);
  pages.set(path, page);
  await open(path, { width: 360 }, async (page) => {
    const { domContentLoadedEventEnd } = await page.evaluate(() => performance.getEntriesByType("navigation")[0].toJSON());
    assert.ok(domContentLoadedEventEnd < OPENS_WITHIN, `${path}: ${domContentLoadedEventEnd} ms`);
    assert.deepEqual(await page.evaluate(overflowing), []);
    if (args[0] !== "levels") {
      figures.check(args, asked(fromStdin, framework), await page.evaluate(figures.read), called);
    }
    console.log(`ok: 201 levels, ${args.join(" ")}: ${pages.get(path).length} bytes, open after ${Math.round(domContentLoadedEventEnd)} ms`);
  });
}
await printsWell("/framework-matrix.html");
await browser.close();
server.close();

const files = [...pages].map(([path, page], place) => {
  const file = join(folder, `${place}.html`);
  writeFileSync(file, page);
  return [file, path];
});
const vnu = ["-jar", join(modules, "vnu-jar/build/dist/vnu.jar"), "--errors-only", ...files.map(([file]) => file)];
execFileSync("java", vnu, { stdio: "inherit" });
rmSync(folder, { recursive: true });
console.log(`${files.length} pages: valid by vnu, clean by axe, ${WIDTHS} pixels wide, in light and dark, on paper`);
