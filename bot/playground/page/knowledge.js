// Is the knowledge folder sound? Errors stand on top until they are mended; what a good reload changed is said once.
import { $, make } from "./dom.js";
import { say } from "./server.js";

export function showKnowledge(knowledge, changed = "") {
  const banner = $("knowledge");
  const { problems, more } = knowledge;
  banner.hidden = !problems.length;
  banner.replaceChildren();
  if (changed) say(changed);
  if (!problems.length) return;
  const list = problems.map((one) => make("li", {}, make("code", { textContent: place(one) }), ` ${one.path ? `${one.path}: ` : ""}${one.message}`));
  if (more) list.push(make("li", { textContent: `and ${more} more` }));
  banner.append(make("strong", { textContent: "The knowledge has an error. The last good version answers until it is mended." }), make("ul", {}, ...list));
}

const place = (one) => (one.line ? `${one.file}:${one.line}:${one.column}` : one.file);
