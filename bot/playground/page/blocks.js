// Block Kit -> DOM. `act(block, element, extra)` is called when something is pressed; `names` resolves <@U..> and <#C..>.
import { inline, mrkdwn } from "./mrkdwn.js";

let serial = 0;
const unique = (stem) => `${stem}-${++serial}`;

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function textOf(object, names) {
  if (!object) return document.createTextNode("");
  if (object.type === "plain_text") return document.createTextNode(object.text);
  return mrkdwn(object.text, names);
}

function confirmed(element) {
  if (!element.confirm) return true;
  return window.confirm(`${element.confirm.title?.text ?? ""}\n\n${element.confirm.text?.text ?? ""}`);
}

const ELEMENTS = {
  button(element, block, ctx) {
    const style = element.style ? ` ${element.style}` : "";
    const button = make("button", { type: "button", className: `button${style}`, textContent: element.text.text });
    if (element.accessibility_label) button.setAttribute("aria-label", element.accessibility_label);
    button.addEventListener("click", () => {
      if (element.url) window.open(element.url, "_blank", "noreferrer");
      if (confirmed(element)) ctx.act(block, element, { value: element.value }, button);
    });
    return button;
  },
  static_select(element, block, ctx) {
    const select = make("select", { className: "select", "aria-label": element.placeholder?.text ?? element.action_id });
    if (!element.initial_option) select.append(make("option", { value: "", textContent: element.placeholder?.text ?? "Choose" }));
    const options = element.options ?? element.option_groups.flatMap((group) => group.options);
    for (const option of options) {
      select.append(make("option", { value: option.value, textContent: option.text.text, selected: option.value === element.initial_option?.value }));
    }
    ctx.value?.(block, element, () => ({ type: element.type, selected_option: options.find((option) => option.value === select.value) ?? null }));
    if (block.type !== "input" || block.dispatch_action) {
      select.addEventListener("change", () => {
        const chosen = options.find((option) => option.value === select.value);
        if (chosen) ctx.act(block, element, { selected_option: chosen }, select);
      });
    }
    return select;
  },
  overflow(element, block, ctx) {
    const holder = make("details", { className: "overflow" });
    holder.append(make("summary", { "aria-label": "More actions", textContent: "⋯" }));
    const menu = make("div", { className: "menu", role: "group" });
    for (const option of element.options) {
      const item = make("button", { type: "button", textContent: option.text.text });
      item.addEventListener("click", () => { holder.open = false; ctx.act(block, element, { selected_option: option }, item); });
      menu.append(item);
    }
    holder.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { holder.open = false; holder.firstChild.focus(); event.stopPropagation(); }
    });
    holder.append(menu);
    return holder;
  },
  feedback_buttons(element, block, ctx) {
    const holder = make("span", { className: "feedback" });
    for (const side of ["positive_button", "negative_button"]) {
      const half = element[side];
      const button = make("button", { type: "button", className: "button small", textContent: half.text.text });
      if (half.accessibility_label) button.setAttribute("aria-label", half.accessibility_label);
      button.addEventListener("click", () => {
        holder.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
        ctx.act(block, element, { value: half.value }, button);
      });
      holder.append(button);
    }
    return holder;
  },
  icon_button(element, block, ctx) {
    const button = make("button", { type: "button", className: "button small", textContent: element.text.text });
    if (element.accessibility_label) button.setAttribute("aria-label", element.accessibility_label);
    button.addEventListener("click", () => { if (confirmed(element)) ctx.act(block, element, { value: element.value }, button); });
    return button;
  },
  plain_text_input(element, block, ctx) {
    const field = element.multiline ? make("textarea", { rows: 6 }) : make("input", { type: "text" });
    field.className = "field";
    field.value = element.initial_value ?? "";
    if (element.placeholder) field.placeholder = element.placeholder.text;
    if (element.max_length) field.maxLength = element.max_length;
    ctx.value?.(block, element, () => ({ type: element.type, value: field.value || null }));
    return field;
  },
  radio_buttons(element, block, ctx) { return choices(element, block, ctx, "radio"); },
  checkboxes(element, block, ctx) { return choices(element, block, ctx, "checkbox"); },
  image(element) { return make("img", { src: element.image_url, alt: element.alt_text, className: "thumb" }); },
};

function choices(element, block, ctx, kind) {
  const group = make("div", { role: kind === "radio" ? "radiogroup" : "group", className: "choices" });
  const name = unique("choice");
  const initial = new Set([element.initial_option, ...(element.initial_options ?? [])].filter(Boolean).map((option) => option.value));
  const inputs = element.options.map((option) => {
    const input = make("input", { type: kind, name, value: option.value, checked: initial.has(option.value) });
    group.append(make("label", {}, input, " ", textOf(option.text, ctx.names)));
    return [input, option];
  });
  const chosen = () => inputs.filter(([input]) => input.checked).map(([, option]) => option);
  ctx.value?.(block, element, () => kind === "radio"
    ? { type: element.type, selected_option: chosen()[0] ?? null }
    : { type: element.type, selected_options: chosen() });
  if (block.type !== "input" || block.dispatch_action) {
    group.addEventListener("change", () => ctx.act(block, element, kind === "radio" ? { selected_option: chosen()[0] } : { selected_options: chosen() }, group));
  }
  return group;
}

function element(object, block, ctx) {
  const render = ELEMENTS[object.type];
  return render ? render(object, block, ctx) : make("span", { className: "unknown", textContent: `[${object.type}]` });
}

function richRun(run, names) {
  if (run.type === "link") return make("a", { href: /^(https?|mailto):/i.test(run.url) ? run.url : "#", rel: "noreferrer noopener", target: "_blank", textContent: run.text ?? run.url });
  if (run.type === "user") return make("span", { className: "mention", textContent: names(`@${run.user_id}`) });
  if (run.type !== "text") return document.createTextNode(run.text ?? `[${run.type}]`);
  let node = document.createTextNode(run.text);
  for (const [style, tag] of [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"]]) {
    if (run.style?.[style]) node = make(tag, {}, node);
  }
  return node;
}

const RICH = { rich_text_section: "p", rich_text_preformatted: "pre", rich_text_quote: "blockquote" };
function rich(part, names) {
  if (part.type === "rich_text_list") {
    return make(part.style === "ordered" ? "ol" : "ul", {}, ...part.elements.map((item) => make("li", {}, ...item.elements.map((run) => richRun(run, names)))));
  }
  return make(RICH[part.type] ?? "p", {}, ...part.elements.map((run) => richRun(run, names)));
}

const BLOCKS = {
  header: (block) => make("h3", { className: "block-header", textContent: block.text.text }),
  divider: () => make("hr"),
  section(block, ctx) {
    const body = make("div", { className: "section-text" });
    if (block.text) body.append(make("div", {}, textOf(block.text, ctx.names)));
    if (block.fields) body.append(make("div", { className: "fields" }, ...block.fields.map((field) => make("div", {}, textOf(field, ctx.names)))));
    return make("div", { className: "section" }, body, block.accessory ? element(block.accessory, block, ctx) : null);
  },
  context: (block, ctx) => make("div", { className: "context" }, ...block.elements.map((part) =>
    part.type === "image" ? element(part, block, ctx) : make("span", {}, textOf(part, ctx.names)))),
  actions: (block, ctx) => make("div", { className: "actions" }, ...block.elements.map((part) => element(part, block, ctx))),
  context_actions: (block, ctx) => make("div", { className: "actions" }, ...block.elements.map((part) => element(part, block, ctx))),
  image: (block) => make("figure", {}, make("img", { src: block.image_url, alt: block.alt_text }), make("figcaption", { textContent: block.title?.text ?? "" })),
  markdown: (block, ctx) => make("div", {}, mrkdwn(block.text.replaceAll("**", "*"), ctx.names)),
  rich_text: (block, ctx) => make("div", { className: "rich" }, ...block.elements.map((part) => rich(part, ctx.names))),
  input(block, ctx) {
    const control = element(block.element, block, ctx);
    control.id ||= unique("input");
    const hint = block.hint ? make("p", { className: "hint", id: unique("hint"), textContent: block.hint.text }) : null;
    const fault = make("p", { className: "fault", id: unique("fault"), hidden: true });
    control.setAttribute("aria-describedby", [hint?.id, fault.id].filter(Boolean).join(" "));
    const optional = block.optional ? make("span", { className: "hint", textContent: " (optional)" }) : null;
    const holder = make("div", { className: "input" }, make("label", { htmlFor: control.id }, block.label.text, optional), control, hint, fault);
    holder.dataset.block = block.block_id ?? "";
    return holder;
  },
};

export function renderBlocks(blocks, ctx) {
  const out = document.createDocumentFragment();
  for (const block of blocks) {
    const render = BLOCKS[block.type];
    out.append(render ? render(block, ctx) : make("div", { className: "unknown", textContent: `Block "${block.type}" is not drawn here; see the raw JSON.` }));
  }
  return out;
}

export { inline };
