// Makes the pictures of the README, with Debian's pngquant: node tests/html/pictures.mjs --binary … --modules …

import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";

import { DELIVERY, PROFILE } from "./lines.mjs";
import { html, load } from "./program.mjs";

const { chromium } = load("playwright-core");

/** What is pictured, and how high it is. */
const PICTURES = {
  plan: [["plan", "--profile", PROFILE], 680],
  ladder: [["map", "--profile", PROFILE], 700],
  matrix: [["matrix", "--ladder", "uk-delivery"], 680],
  team: [["team", DELIVERY, "--ladder", "uk-delivery", "--part", "matrix"], 680],
  market: [["market", "--rank", "median", "--top", "8", "--kind", "metro", "--occupation", "15-1299"], 680],
};

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, [args, height]] of Object.entries(PICTURES)) {
  const page = await browser.newPage({ viewport: { width: 900, height }, colorScheme: "light" });
  await page.setContent(html(args));
  const path = `tests/pictures/${name}.png`;
  await page.screenshot({ path });
  execFileSync("pngquant", ["--force", "--output", path, "64", path]);
  const { size } = statSync(path);
  if (size > 60_000) {
    throw new Error(`${path} has ${size} bytes`);
  }
  console.log(`${path}: ${size} bytes`);
}
await browser.close();
