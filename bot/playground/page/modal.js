// A view that the bot opened: drawn in a <dialog>, sent with its values, errors shown at their fields.
import { renderBlocks } from "./blocks.js";
import { $, keepFocus, make } from "./dom.js";
import { fieldsOf } from "./fields.js";
import { openInspector } from "./inspector.js";
import { send } from "./server.js";

let shown = null;
let fields = null;

export function showModal(view) {
  if (!view) { leave(); return; }
  if (shown?.id !== view.id || shown.hash !== view.hash) draw(view);
  shown = view;
  showErrors(view.errors);
}

function leave() {
  shown = null;
  if ($("modal").open) $("modal").close();
}

function draw(view) {
  const dialog = $("modal");
  fields = fieldsOf(view);
  const form = make("form", { method: "dialog", noValidate: true, tabIndex: -1 },
    make("h2", { id: "modal-title", textContent: view.title.text }),
    make("p", { className: "fault general", role: "alert", hidden: true }),
    make("div", { className: "modal-body", tabIndex: 0, role: "group", "aria-labelledby": "modal-title" }, renderBlocks(view.blocks, fields.context)),
    buttons(view));
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(view); });
  dialog.onclose = () => { if (shown) { send("close", { view_id: shown.id }); shown = null; } };
  keepFocus(dialog, form, () => dialog.replaceChildren(form));
  if (dialog.open) return;
  dialog.showModal();
  (form.querySelector(".field") ?? form.querySelector(".modal-body")).focus();
}

function buttons(view) {
  const cancel = make("button", { type: "button", className: "button", textContent: view.close?.text ?? "Close" });
  cancel.addEventListener("click", () => $("modal").close());
  const raw = make("button", { type: "button", className: "link", textContent: "Raw JSON and limits", "aria-haspopup": "dialog" });
  const { title, blocks } = view;
  raw.addEventListener("click", () => openInspector("What was opened", view.limits, { title, submit: view.submit, close: view.close, blocks }));
  const send = view.submit ? make("button", { type: "submit", className: "button primary", textContent: view.submit.text }) : null;
  return make("div", { className: "actions end" }, raw, cancel, send);
}

// The change stream closes or replaces the modal; errors come with the answer too, for the focus.
async function submit(view) {
  const empty = emptyFields(view);
  if (Object.keys(empty).length) { showErrors(empty, true); return; }
  const result = await send("submit", { view_id: view.id, values: fields.values() });
  if (result && shown?.id === view.id) showErrors(result.errors, true);
}

// What Slack itself would not send.
function emptyFields(view) {
  const given = fields.values();
  const isEmpty = (value) => value === null || value.length === 0;
  const wrong = view.blocks.filter((block) => block.type === "input" && !block.optional && isEmpty(given[block.block_id]?.[block.element.action_id] ?? null));
  return Object.fromEntries(wrong.map((block) => [block.block_id, "Please fill this in."]));
}

function showErrors(errors, takeFocus = false) {
  const dialog = $("modal");
  let first = null;
  for (const holder of dialog.querySelectorAll(".input")) {
    const message = errors[holder.dataset.block];
    const fault = holder.querySelector(".fault");
    fault.hidden = !message;
    fault.textContent = message ?? "";
    const control = holder.querySelector("input, textarea, select");
    control?.setAttribute("aria-invalid", String(Boolean(message)));
    if (message) first ??= control;
  }
  const general = dialog.querySelector(".general");
  general.hidden = !errors[""];
  general.textContent = errors[""] ?? "";
  if (takeFocus) first?.focus();
}
