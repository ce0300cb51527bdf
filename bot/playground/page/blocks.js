// Block Kit -> DOM. `ctx.names` resolves <@U..> and <#C..>; the rest of `ctx` is for the elements.
import { isWeb, link, make, unique } from "./dom.js";
import { picture, renderElement, textOf } from "./elements.js";
import { mrkdwn } from "./mrkdwn.js";

const STYLES = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"]];

function richRun(run, names) {
  if (run.type === "link" && (isWeb(run.url) || /^mailto:/i.test(run.url))) return link(run.url, run.text ?? run.url);
  if (run.type === "user") return make("span", { className: "mention", textContent: names(`@${run.user_id}`) });
  if (run.type !== "text") return document.createTextNode(run.text ?? run.url ?? `[${run.type}]`);
  return STYLES.reduce((node, [style, tag]) => (run.style?.[style] ? make(tag, {}, node) : node), document.createTextNode(run.text));
}

const RICH = { rich_text_section: "p", rich_text_preformatted: "pre", rich_text_quote: "blockquote" };
function rich(part, names) {
  const runs = (holder) => holder.elements.map((run) => richRun(run, names));
  if (!Array.isArray(part.elements)) return make("p");
  if (part.type === "rich_text_list") return make(part.style === "ordered" ? "ol" : "ul", {}, ...part.elements.map((item) => make("li", {}, ...runs(item))));
  return make(RICH[part.type] ?? "p", {}, ...runs(part));
}

function section(block, ctx) {
  const text = make("div", { className: "section-text" });
  if (block.text) text.append(make("div", {}, textOf(block.text, ctx.names)));
  if (block.fields) text.append(make("div", { className: "fields" }, ...block.fields.map((field) => make("div", {}, textOf(field, ctx.names)))));
  return make("div", { className: "section" }, text, block.accessory ? renderElement(block.accessory, block, ctx) : null);
}

function input(block, ctx) {
  const control = renderElement(block.element, block, ctx);
  control.id ||= unique("input");
  const isGroup = control.classList.contains("choices");
  const words = [block.label.text, block.optional ? make("span", { className: "hint", textContent: " (optional)" }) : null];
  const label = isGroup ? make("div", { className: "label", id: unique("label") }, ...words) : make("label", { className: "label", htmlFor: control.id }, ...words);
  if (isGroup) control.setAttribute("aria-labelledby", label.id);
  const hint = block.hint ? make("p", { className: "hint", id: unique("hint"), textContent: block.hint.text }) : null;
  const fault = make("p", { className: "fault", id: unique("fault"), hidden: true });
  control.setAttribute("aria-describedby", [hint?.id, fault.id].filter(Boolean).join(" "));
  const holder = make("div", { className: "input" }, label, control, hint, fault);
  holder.dataset.block = block.block_id ?? "";
  return holder;
}

function row(block, ctx) {
  return make("div", { className: "actions" }, ...block.elements.map((part) => renderElement(part, block, ctx)));
}

// A cell is a text, a number, or a rich_text block.
function cell(one, ctx) {
  return one.type === "rich_text" ? RICH_TEXT(one, ctx) : document.createTextNode(one.text ?? String(one.value ?? ""));
}

function table(block, ctx) {
  const [head, ...rows] = block.rows;
  const line = (cells, tag) => make("tr", {}, ...cells.map((one) => make(tag, tag === "th" ? { scope: "col" } : {}, cell(one, ctx))));
  const made = make("table", { className: "grid" }, make("thead", {}, line(head, "th")), make("tbody", {}, ...rows.map((row) => line(row, "td"))));
  return make("div", { className: "grid-holder", tabIndex: 0, role: "group", "aria-label": "Table" }, made);
}

const RICH_TEXT = (block, ctx) => make("div", { className: "rich" }, ...block.elements.map((part) => rich(part, ctx.names)));

const BLOCKS = {
  section, input,
  actions: row,
  context_actions: row,
  header: (block) => make("h3", { className: "block-header", textContent: block.text.text }),
  divider: () => make("hr"),
  context: (block, ctx) => make("div", { className: "context" }, ...block.elements.map((part) =>
    part.type === "image" ? picture(part) : make("span", {}, textOf(part, ctx.names)))),
  image: (block) => make("figure", {}, picture(block), make("figcaption", { textContent: block.title?.text ?? "" })),
  markdown: (block, ctx) => make("div", {}, mrkdwn(block.text.replaceAll("**", "*"), ctx.names)),
  rich_text: RICH_TEXT,
  table,
  alert: (block, ctx) => make("div", { className: "note" }, textOf(block.text, ctx.names)),
};

export function renderBlocks(blocks, ctx) {
  const out = document.createDocumentFragment();
  for (const block of blocks) {
    const render = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : null;
    out.append(render ? render(block, ctx) : make("div", { className: "unknown", textContent: `A block of type "${block.type}" is not drawn here; see the raw JSON.` }));
  }
  return out;
}
