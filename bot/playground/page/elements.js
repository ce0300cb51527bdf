// Block Kit's interactive elements -> DOM. `ctx.act(block, element, chosen, control)` is called when one is used;
// `ctx.value(block, element, read)` hands over how to read a field; `ctx.kept(block, element)` is what it held before.
import { isWeb, make, unique } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";

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

function button(element, block, ctx) {
  const made = pressable(`button${element.style ? ` ${element.style}` : ""}`, element.text.text, element.accessibility_label, element.action_id);
  made.addEventListener("click", () => {
    if (!confirmed(element)) return;
    if (element.url && isWeb(element.url)) window.open(element.url, "_blank", "noreferrer");
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
  const before = ctx.kept?.(block, element)?.selected_option ?? element.initial_option;
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
  const opener = make("summary", { "aria-label": "More actions", textContent: "⋯" });
  opener.dataset.focus = element.action_id;
  const menu = make("div", { className: "menu" });
  const holder = make("details", { className: "overflow" }, opener, menu);
  for (const option of element.options) {
    const item = make("button", { type: "button", textContent: option.text.text });
    item.addEventListener("click", () => {
      opener.focus();
      holder.open = false;
      ctx.act(block, element, { selected: option.value }, opener);
    });
    menu.append(item);
  }
  holder.addEventListener("toggle", () => { if (holder.open) menu.scrollIntoView({ block: "nearest" }); });
  holder.addEventListener("focusout", (event) => { if (event.relatedTarget && !holder.contains(event.relatedTarget)) holder.open = false; });
  holder.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !holder.open) return;
    event.preventDefault();
    event.stopPropagation();
    holder.open = false;
    opener.focus();
  });
  return holder;
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

function textInput(element, block, ctx) {
  const made = element.multiline ? make("textarea", { rows: 9 }) : make("input", { type: "text" });
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
  inputs.forEach((input, index) => group.append(make("label", {}, input, " ", textOf(element.options[index].text, ctx.names))));
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
  button, overflow, static_select: select, feedback_buttons: feedback, plain_text_input: textInput, image: picture,
  icon_button: (element, block, ctx) => button({ ...element, text: { text: `🗑 ${element.text.text}` } }, block, ctx),
  radio_buttons: (element, block, ctx) => choices(element, block, ctx, "radio"),
  checkboxes: (element, block, ctx) => choices(element, block, ctx, "checkbox"),
};

export function renderElement(element, block, ctx) {
  const render = Object.hasOwn(ELEMENTS, element.type) ? ELEMENTS[element.type] : null;
  return render ? render(element, block, ctx) : make("span", { className: "unknown", textContent: `"${element.type}" is not drawn here; see the raw JSON.` });
}
