// Block Kit's interactive elements -> DOM. `ctx.act(block, element, chosen, control)` is called when one is used;
// `ctx.value(block, element, read)` hands over how to read a field; `ctx.kept(block, element)` is what it held before.
import { isWeb, make, unique } from "./dom.js";
import { menu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { picker } from "./pickers.js";

export function textOf(object, names) {
  if (!object) return document.createTextNode("");
  return object.type === "plain_text" ? document.createTextNode(object.text) : mrkdwn(object.text, names);
}

function confirmed(element) {
  if (!element.confirm) return true;
  return window.confirm(`${element.confirm.title?.text ?? ""}\n\n${element.confirm.text?.text ?? ""}`);
}

function pressable(className, text, label, focus) {
  const button = make("button", { type: "button", className, textContent: text, "aria-label": label });
  button.dataset.focus = focus;
  return button;
}

// A page that knows the address may take it over (jump.js); else the browser opens it.
function follow(from, url) {
  const asked = new CustomEvent("follow", { detail: url, bubbles: true, cancelable: true });
  if (from.dispatchEvent(asked)) window.open(url, "_blank", "noreferrer");
}

function button(element, block, ctx) {
  const made = pressable(`button${element.style ? ` ${element.style}` : ""}`, element.text.text, element.accessibility_label, element.action_id);
  made.addEventListener("click", () => {
    if (!confirmed(element)) return;
    if (element.url && isWeb(element.url)) follow(made, element.url);
    ctx.act(block, element, element.value === undefined ? {} : { value: element.value }, made);
  });
  return made;
}

// Is a change told at once, or only when the modal is sent?
const tellsAtOnce = (block) => block.type !== "input" || block.dispatch_action;

function select(element, block, ctx) {
  const label = element.placeholder?.text ?? "Choose";
  const made = make("select", { className: "select", "aria-label": block.type === "input" ? null : label });
  made.dataset.focus = element.action_id;
  const kept = ctx.kept?.(block, element);
  const before = kept?.selected_option ?? (element.holds && kept?.[element.holds] ? { value: kept[element.holds] } : element.initial_option);
  if (!element.initial_option) made.append(make("option", { value: "", textContent: label }));
  const groups = element.option_groups ?? [{ options: element.options }];
  for (const group of groups) {
    const options = group.options.map((option) => make("option", { value: option.value, textContent: option.text.text, selected: option.value === before?.value }));
    made.append(...(group.label ? [make("optgroup", { label: group.label.text }, ...options)] : options));
  }
  ctx.value?.(block, element, () => made.value || null);
  if (tellsAtOnce(block)) made.addEventListener("change", () => { if (made.value) ctx.act(block, element, { selected: made.value }, made); });
  return made;
}

function overflow(element, block, ctx) {
  const items = element.options.map((option) => [option.text.text, (control) => ctx.act(block, element, { selected: option.value }, control)]);
  return menu("⋯", "More actions", element.action_id, items);
}

function feedback(element, block, ctx) {
  const holder = make("span", { className: "feedback", role: "group", "aria-label": "Feedback" });
  for (const [side, icon] of [["positive_button", "👍"], ["negative_button", "👎"]]) {
    const half = element[side];
    const made = pressable("button small", `${icon} ${half.text.text}`, half.accessibility_label, `${element.action_id} ${side}`);
    made.setAttribute("aria-pressed", "false");
    made.addEventListener("click", () => {
      for (const other of holder.children) other.setAttribute("aria-pressed", String(other === made));
      ctx.act(block, element, { value: half.value }, made);
    });
    holder.append(made);
  }
  return holder;
}

const LINE = { email_text_input: "email", url_text_input: "url", number_input: "number" };
function textInput(element, block, ctx) {
  const made = element.multiline ? make("textarea", { rows: 9 }) : make("input", { type: LINE[element.type] ?? "text" });
  made.className = "field";
  made.dataset.focus = `${block.block_id} ${element.action_id}`;
  made.value = ctx.kept?.(block, element)?.value ?? element.initial_value ?? "";
  if (element.placeholder) made.placeholder = element.placeholder.text;
  made.maxLength = element.max_length ?? 3000;
  ctx.value?.(block, element, () => made.value || null);
  return made;
}

function choices(element, block, ctx, kind) {
  const many = kind === "checkbox";
  const group = make("div", { role: many ? "group" : "radiogroup", className: "choices" });
  const name = unique("choice");
  const kept = ctx.kept?.(block, element);
  const before = [kept?.selected_option ?? element.initial_option, ...(kept?.selected_options ?? element.initial_options ?? [])].map((option) => option?.value);
  const inputs = element.options.map((option) => make("input", { type: kind, name, value: option.value, checked: before.includes(option.value) }));
  inputs.forEach((input, index) => {
    const option = element.options[index];
    input.dataset.focus = `${element.action_id} ${option.value}`;
    const more = option.description ? make("span", { className: "hint" }, " ", textOf(option.description, ctx.names)) : null;
    group.append(make("label", {}, input, " ", make("span", {}, textOf(option.text, ctx.names), more)));
  });
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const read = () => (many ? chosen() : chosen()[0] ?? null);
  ctx.value?.(block, element, read);
  if (tellsAtOnce(block)) group.addEventListener("change", () => ctx.act(block, element, { selected: read() }, group));
  return group;
}

// Pictures are not fetched: nothing leaves this computer.
export function picture(element) {
  return make("span", { className: "picture", role: "img", "aria-label": element.alt_text, title: element.image_url ?? "", textContent: `🖼 ${element.alt_text}` });
}

const ELEMENTS = {
  button, overflow, static_select: select, feedback_buttons: feedback, image: picture,
  plain_text_input: textInput, email_text_input: textInput, url_text_input: textInput, number_input: textInput,
  icon_button: (element, block, ctx) => button({ ...element, text: { text: `🗑 ${element.text.text}` } }, block, ctx),
  radio_buttons: (element, block, ctx) => choices(element, block, ctx, "radio"),
  checkboxes: (element, block, ctx) => choices(element, block, ctx, "checkbox"),
};

export function renderElement(element, block, ctx) {
  const chosen = picker(element);
  if (chosen) return select(chosen, block, ctx);
  const render = Object.hasOwn(ELEMENTS, element.type) ? ELEMENTS[element.type] : null;
  return render ? render(element, block, ctx) : make("span", { className: "unknown", textContent: `"${element.type}" is not drawn here; see the raw JSON.` });
}
