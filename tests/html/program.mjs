// The program, and the modules that the checks are made with.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    binary: { type: "string", default: "target/release/itpm-career" },
    modules: { type: "string", default: "target/tools/node_modules" },
  },
});

/** Loads a module from npm, wherever it was installed. */
export const load = createRequire(`${resolve(options.modules)}/`);

/** Runs the program; a ladder may stand on its standard input. */
export function run(args, input = "") {
  return execFileSync(options.binary, args, { input, encoding: "utf8", maxBuffer: 2 ** 28, stdio: "pipe" });
}

/** A page in HTML. */
export const html = (args, input) => run([...args, "--format", "html"], input);

/** The same answer as JSON: what stands under the key of the command, and the scale of the ladder. */
export function asked(args, input) {
  const envelope = JSON.parse(run([...args, "--json"], input));
  return { answer: envelope[args[0]], scale: envelope.ladder?.scale ?? [] };
}

export const answer = (args, input) => asked(args, input).answer;

/** What the things of the built-in ladders are called, by their ids. */
export function titles() {
  const kinds = ["levels", "tracks", "skills", "certifications", "strategies"];
  const ladders = run(["ladders", "--format", "ids"]).trim().split("\n");
  const all = ladders.flatMap((ladder) => kinds.flatMap((kind) => answer([kind, "--ladder", ladder])));
  return new Map(all.map(({ id, title, name }) => [id, title ?? name]));
}

/** The names of the commands that answer something; the others print a text of the program itself. */
export function commands() {
  const texts = ["schema", "completions", "man", "help", "import"];
  const { commands } = JSON.parse(run(["help", "--json"])).help;
  return commands.map((command) => command.name).filter((name) => !texts.includes(name));
}

/** Where the modules are. */
export const modules = resolve(options.modules);
