// Reads pages, a JSON object a line: their Markdown, and what a reader of Markdown finds in it, the texts of its
// headings, the names written into it and the links within it. Says of each page what the real Mermaid makes of
// its diagram, and which links lead nowhere by GitHub's own rule for the names of headings.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Modules are found where npm has put them, which is on the PATH, not beside this file.
const bin = process.env.PATH.split(":").find((folder) => folder.endsWith("/node_modules/.bin"));
const modules = bin.slice(0, -"/.bin".length);
const { JSDOM } = createRequire(`${modules}/`)("jsdom");
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import(`${modules}/mermaid/dist/mermaid.core.mjs`);
const { default: GithubSlugger } = await import(`${modules}/github-slugger/index.js`);

// Mermaid keeps entities in a form of its own until it draws.
const decoded = (text) => {
  const element = window.document.createElement("p");
  element.innerHTML = text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  return element.textContent;
};

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { markdown, headings, names, links } = JSON.parse(line);
  const diagram = markdown.match(/^```mermaid\n([\s\S]*?)^```$/m)[1];
  await mermaid.parse(diagram);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(diagram);
  const nodes = [...db.getVertices().values()];
  const slugger = new GithubSlugger();
  const known = new Set([...names, ...headings.map((heading) => slugger.slug(heading))]);
  const answer = {
    titles: Object.fromEntries(nodes.map(({ id, text }) => [id, decoded(text.split("<br>")[0])])),
    edges: db.getEdges().map(({ start, end, stroke }) => [start, end, stroke]),
    lost: links.filter((link) => !known.has(link)),
  };
  console.log(JSON.stringify(answer));
}
process.exit(0);
